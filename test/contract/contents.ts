import fc from "fast-check";
import type { CellValue } from "../../src/workbook/plan";
import type { WorkbookPort } from "../../src/usecases/port";
import { runs } from "../runs";
import { asFilled, filled, planned, value } from "./harness";
import { BOOK, cell, computed, plainSheet, plan } from "./plans";

const TRICKY = [
  ...[
    "=1+1",
    "+86 878",
    "-5",
    "@名单",
    "=",
    "'引号",
    "007",
    "3.10",
    "1,883.00",
    "50%",
    "2020-03-01",
    "2020年3月",
    "1/2",
  ],
  ...[
    "TRUE",
    "#N/A",
    "1E5",
    "MAR1",
    " 前后空格 ",
    "１２．５",
    "两行\n文字",
    '"引用"',
    "a'b",
    "532301",
    "楚财教〔2020〕1号",
    "5 互联互通",
  ],
];

export function describeContents(port: () => WorkbookPort): void {
  const rendered = async (values: readonly CellValue[]): Promise<readonly CellValue[]> => {
    value(
      await port().render(
        plan([
          plainSheet(
            "文本",
            values.map((one) => [cell(one)]),
          ),
        ]),
      ),
    );
    const content = value(await port().read(["文本"]));
    expect(content[0]!.formulas.flat().every((formula) => formula === null)).toBe(true);
    return values.map((_one, row) => content[0]!.values[row]?.[0] ?? null);
  };

  it("keeps every text a text, also what looks like a formula, a number or a date", async () => {
    expect(await rendered(TRICKY)).toEqual(TRICKY);
    expect(
      value(
        await port().render(
          plan([
            plainSheet(
              "文本",
              TRICKY.map((text) => [cell(text)]),
            ),
          ]),
        ),
      ).changed,
    ).toEqual([]);
  });

  it("keeps every text a text in text cells and through write", async () => {
    const sheet = plainSheet(
      "文本",
      TRICKY.map((text) => [cell(text, { numberFormat: "@" }), cell("x")]),
    );
    value(await port().render(plan([sheet])));
    value(await port().write(TRICKY.map((text, row) => ({ sheet: "文本", address: `B${row + 1}`, value: text }))));
    const content = value(await port().read(["文本"]));
    expect(content[0]!.values).toEqual(TRICKY.map((text) => [text, text]));
    expect(content[0]!.formulas.flat().every((formula) => formula === null)).toBe(true);
  });

  it("keeps any text", async () => {
    const text = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
      .filter((one) => !/[\p{Cc}\uFFFE\uFFFF]/u.test(one));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 20, maxLength: 40 }), async (texts) => {
        expect(await rendered(texts)).toEqual(texts);
      }),
      { numRuns: runs(3) },
    );
  });

  it("keeps numbers, dates as serials and truth values exactly; an empty text is an empty cell", async () => {
    const values = [0, -0.01, 18.82, 1e15 + 1, 0.1 + 0.2, 43922, 43922.5, true, false];
    expect(await rendered(values)).toEqual(values);
    expect(await rendered(["", null, "x"])).toEqual([null, null, "x"]);
  });

  it("keeps long formulas, and sheet names with quotes, blanks and signs", async () => {
    const odd = "张's 表 (2020)-1";
    const long = `=${Array.from({ length: 120 }, (_term, index) => `A${index + 1}`).join("+")}`;
    expect(long.length).toBeGreaterThan(255);
    const book = plan([
      plainSheet(
        odd,
        Array.from({ length: 120 }, (_row, index) => (index === 0 ? [cell(1), computed(long, 120)] : [cell(1)])),
      ),
      plainSheet("表 二", [[computed("='张''s 表 (2020)-1'!B1*2", 240), cell("文".repeat(2000))]]),
    ]);
    value(await port().render(book));
    expect(asFilled(value(await port().read([odd, "表 二"])))).toEqual(planned(book));
    expect(value(await port().render(book)).changed).toEqual([]);
  });

  it("leaves sheets that do not exist out of the answer, in the order asked", async () => {
    value(await port().render(BOOK));
    const content = value(await port().read(["规则", "没有", "分配表"]));
    expect(content.map((sheet) => sheet.name)).toEqual(["规则", "分配表"]);
  });

  it("reads rows of equal length from A1, also when nothing stands there", async () => {
    value(
      await port().render(plan([plainSheet("角", [[], [], [undefined, undefined, cell("C3")]]), plainSheet("空", [])])),
    );
    const [corner, empty] = value(await port().read(["角", "空"]));
    expect(corner!.values[2]?.[2]).toBe("C3");
    expect(new Set(corner!.values.map((row) => row.length)).size).toBe(1);
    expect(corner!.formulas.map((row) => row.length)).toEqual(corner!.values.map((row) => row.length));
    expect(filled(empty!)).toEqual({});
  });
}
