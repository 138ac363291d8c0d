import fc from "fast-check";
import { CHUXIONG_INSTITUTIONS, CHUXIONG_UNITS } from "../../src/domain/chuxiong";
import { namesOnlyUnits, recogniseUnits } from "../../src/domain/recognise";

const counties = CHUXIONG_UNITS.filter((unit) => unit.level === "county").map((unit) => unit.code);

function codes(text: string): readonly string[] {
  const { units, unresolved } = recogniseUnits(text, CHUXIONG_UNITS);
  expect(unresolved).toEqual([]);
  return units;
}

describe("the units of 楚雄州 in 2020", () => {
  test("12 units, prefecture institutions first, counties by code", () => {
    expect(CHUXIONG_UNITS.map((unit) => `${unit.code} ${unit.name}`)).toEqual([
      "CUL 州文化馆",
      "LIB 州图书馆",
      "532301 楚雄市",
      "532322 双柏县",
      "532323 牟定县",
      "532324 南华县",
      "532325 姚安县",
      "532326 大姚县",
      "532327 永仁县",
      "532328 元谋县",
      "532329 武定县",
      "532331 禄丰县",
    ]);
    expect(CHUXIONG_UNITS.every((unit) => unit.shortName.length <= 4)).toBe(true);
  });

  test("22 institutions, 11 of each kind, every one with a unit that holds its money", () => {
    expect(CHUXIONG_INSTITUTIONS).toHaveLength(22);
    expect(CHUXIONG_INSTITUTIONS.filter((one) => one.kind === "culture")).toHaveLength(11);
    expect(new Set(CHUXIONG_INSTITUTIONS.map((one) => one.code)).size).toBe(22);
    const unitCodes = CHUXIONG_UNITS.map((unit) => unit.code);
    expect(CHUXIONG_INSTITUTIONS.every((one) => unitCodes.includes(one.unit))).toBe(true);
  });
});

describe("recogniseUnits", () => {
  test.each([
    "各县（市）文化和旅游局",
    "各县(市)文化和旅游局",
    "各县市文化和旅游局",
    "各县（市）",
    "各县 市",
    "县市",
    "县市级文化馆",
    "十县市",
    "10个县市",
    "１０个县（市）",
    "全州10个县市图书馆",
    "县级图书馆",
    "各市县",
  ])("%s → the ten counties", (text) => {
    expect(codes(text)).toEqual(counties);
  });

  test.each([
    ["全州 11 个州市文化馆", "CUL"],
    ["全州11个州县公共图书馆", "LIB"],
    ["州县11家图书馆", "LIB"],
    ["州、县市文化馆", "CUL"],
    ["州县级文化馆", "CUL"],
    ["全州 11 个文化馆", "CUL"],
  ])("%s → the prefecture institution and the ten counties", (text, institution) => {
    expect(codes(text)).toEqual([institution, ...counties]);
  });

  test.each([
    ["禄丰市", ["532331"]],
    ["禄丰县", ["532331"]],
    ["楚雄州文化馆", ["CUL"]],
    ["楚雄彝族自治州图书馆", ["LIB"]],
    ["州文化馆，州图书馆", ["CUL", "LIB"]],
    ["州级文化馆、图书馆", ["CUL", "LIB"]],
    ["永仁县、双柏县和楚雄市文化和旅游局", ["532301", "532322", "532327"]],
    ["牟定县文化馆、图书馆", ["532323"]],
    ["楚雄州南华县文旅局", ["532324"]],
    ["州文化馆、各县（市）文化和旅游局", ["CUL", ...counties]],
    ["州文化馆\n州图书馆", ["CUL", "LIB"]],
    ["各县（市）文化和\n旅游局", counties],
  ])("%s", (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  test.each(["昆明市", "8个县市", "部分县市", "相关县市", "全州12个文化馆", "州县", "文化馆", "各县市（除双柏县外）"])(
    "%s is reported, not guessed",
    (text) => {
      const { units, unresolved } = recogniseUnits(text, CHUXIONG_UNITS);
      expect(units).toEqual([]);
      expect(unresolved).toHaveLength(1);
      expect(namesOnlyUnits(text, CHUXIONG_UNITS)).toBe(false);
    },
  );

  test("what is known is kept beside what is not", () => {
    expect(recogniseUnits("双柏县、某单位", CHUXIONG_UNITS)).toEqual({ units: ["532322"], unresolved: ["某单位"] });
    expect(recogniseUnits("  ", CHUXIONG_UNITS)).toEqual({ units: [], unresolved: [] });
  });

  test("any list of names comes back as exactly those units, whatever the order, spacing and marks", () => {
    const names = CHUXIONG_UNITS.flatMap((unit) =>
      [unit.name, ...unit.aliases].map((name) => ({ name, code: unit.code })),
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 12 }),
        fc.constantFrom("、", "，", " 、 ", "；", "和", "以及"),
        (chosen, mark) => {
          const expected = CHUXIONG_UNITS.map((unit) => unit.code).filter((code) =>
            chosen.some((one) => one.code === code),
          );
          expect(recogniseUnits(chosen.map((one) => one.name).join(mark), CHUXIONG_UNITS)).toEqual({
            units: expected,
            unresolved: [],
          });
        },
      ),
    );
  });

  test("no text makes it throw, and a text without any unit name yields none", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("甲", "乙", "、", "（", "）", "1", "a", " ") }), (text) => {
        expect(recogniseUnits(text, CHUXIONG_UNITS).units).toEqual([]);
      }),
    );
  });
});
