import { lineOfQuote, passageAt, type KeptSource } from "../../src/domain/source";

const SOURCE: KeptSource = {
  fileName: "通知.md",
  lines: ["标题", "", "一、 总体要求", "（一）各县市应当于5月底前", "报送落实方案。", ""].map((text) => ({
    text,
    place: "",
  })),
  lineCount: 6,
};

test("a passage shows the nearest filled lines on either side", () => {
  expect(passageAt(SOURCE, 4)).toEqual({
    line: 4,
    text: "（一）各县市应当于5月底前",
    place: "",
    before: ["标题", "一、 总体要求"],
    after: ["报送落实方案。"],
  });
  expect(passageAt(SOURCE, 7)).toBeNull();
});

test.each([
  ["一、总体要求", 3],
  ["各县市应当于5月底前报送落实方案。", 4],
  ["报送落实方案", 5],
  ["没有这一句", null],
  ["", null],
])("the quotation %s is found on line %s, white space aside", (quote, line) => {
  expect(lineOfQuote(SOURCE, quote)).toBe(line);
});
