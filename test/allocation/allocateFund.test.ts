import { allocateFund } from "../../src/allocation/allocateFund";
import type { AllocationInput, AllocationResult, Pot } from "../../src/allocation/result";
import type { Factor } from "../../src/domain/book";
import { categoryTotal, tableTotal } from "../../src/domain/lines";
import { fen, formatWan, type Fen } from "../../src/domain/money";
import { COUNTIES, line, SAMPLE_LINES, UNITS, wan } from "./sampleShape";

function request(more: Partial<AllocationInput> = {}): AllocationInput {
  return { lines: SAMPLE_LINES, units: UNITS, total: wan("47.03"), method: "even", factors: [], holds: {}, ...more };
}

function allocated(more: Partial<AllocationInput> = {}): AllocationResult {
  const result = allocateFund(request(more));
  if (!result.ok) throw new Error(result.fault.sentence.zh);
  return result.value;
}

function faultOf(more: Partial<AllocationInput>): string {
  const result = allocateFund(request(more));
  return result.ok ? "allocated" : `${result.fault.code}: ${result.fault.sentence.zh}`;
}

const pot = (result: AllocationResult, id: string): Pot | undefined => result.pots.find((each) => each.line === id);
const texts = (amounts: Readonly<Record<string, Fen>> | undefined): string[] =>
  Object.values(amounts ?? {}).map((amount) => formatWan(amount));

describe("an even division of the sample", () => {
  const result = allocated();

  it("gives ten pots of 3.62 and three of 3.61, in the order of the printed numbers", () => {
    const live = result.pots.filter((each) => each.cells.length > 0);
    expect(live.map((each) => formatWan(each.amount))).toEqual([
      ...Array<string>(10).fill("3.62"),
      ...Array<string>(3).fill("3.61"),
    ]);
    expect(live.map((each) => each.line).slice(0, 2)).toEqual(["P1", "P3"]);
  });

  it("leaves the missing numbers 2 and 8 without pot and without cells", () => {
    expect(pot(result, "P2")).toMatchObject({ amount: 0, cells: [], basis: "held" });
    expect(Object.keys(result.amounts)).not.toContain("P8");
  });

  it("gives the resource lines 18.10, which is 0.72 short of 40 %", () => {
    expect(formatWan(categoryTotal(result.amounts, SAMPLE_LINES, "resource"))).toBe("18.10");
  });

  it("sums to the total and fills exactly the cells that may hold money", () => {
    expect(tableTotal(result.amounts)).toBe(wan("47.03"));
    for (const each of SAMPLE_LINES) {
      expect(Object.keys(result.amounts[each.id] ?? {}).sort()).toEqual([...each.builders].sort());
    }
  });

  it("shows its working for 测算", () => {
    const [first, second] = pot(result, "P1")?.cells ?? [];
    expect(pot(result, "P1")).toMatchObject({
      quotaText: "3.617692",
      floored: 3_610_000,
      extra: 10_000,
      remainderRank: 1,
    });
    expect(first).toMatchObject({
      unit: "532301",
      quotaText: "0.362000",
      floored: 360_000,
      extra: 10_000,
      state: "proportional",
    });
    expect(second).toMatchObject({ unit: "532322", score: 1n, remainderRank: 2, amount: 370_000 });
    expect(texts(result.amounts.P1)).toEqual([...Array<string>(2).fill("0.37"), ...Array<string>(8).fill("0.36")]);
  });
});

describe("pots", () => {
  const two = [line(1, COUNTIES), line(2, ["CUL"]), line(3, ["LIB"])];

  it("share what fixed amounts leave, by weight", () => {
    const lines = [
      line(1, ["CUL"], { fixedAmount: wan("12.00") }),
      line(2, ["CUL"], { weight: 0.5 }),
      line(3, ["LIB"]),
    ];
    expect(allocated({ lines }).pots.map((each) => formatWan(each.amount))).toEqual(["12.00", "11.68", "23.35"]);
  });

  it("are never less than their holds", () => {
    const result = allocated({ lines: two, holds: { P1: { "532301": wan("40.00") } } });
    expect(result.pots.map((each) => formatWan(each.amount))).toEqual(["40.00", "3.52", "3.51"]);
    expect(pot(result, "P1")).toMatchObject({ state: "floor", held: wan("40.00") });
  });

  it("are exactly their holds where every cell is held, whatever their weight", () => {
    const result = allocated({ lines: two, holds: { P2: { CUL: wan("5.005") } } });
    expect(pot(result, "P2")).toMatchObject({ basis: "held", amount: wan("5.005") });
    expect(tableTotal(result.amounts)).toBe(wan("47.03"));
  });

  it("keep a hold outside 可分单位, and divide the rest among the others", () => {
    const result = allocated({ lines: [line(1, ["CUL", "LIB"])], holds: { P1: { "532301": wan("7.03") } } });
    expect(result.amounts.P1).toEqual({ CUL: wan("20.00"), LIB: wan("20.00"), "532301": wan("7.03") });
  });

  it("of weight 0 get their floors only", () => {
    const lines = [line(1, ["CUL", "LIB"], { weight: 0 }), line(2, ["CUL"])];
    const result = allocated({ lines, floors: { P1: { LIB: wan("1.00") } } });
    expect(result.amounts).toEqual({ P1: { CUL: 0, LIB: wan("1.00") }, P2: { CUL: wan("46.03") } });
  });
});

describe("missing numbers", () => {
  it("take no share by weight, even when units and a weight are filled in", () => {
    const lines = [line(2, ["LIB"], { placeholder: true, weight: 1 }), line(3, ["LIB"])];
    expect(allocated({ lines }).amounts).toEqual({ P2: { LIB: 0 }, P3: { LIB: wan("47.03") } });
  });

  it("take what a person fixes", () => {
    const lines = [line(2, ["LIB"], { placeholder: true, fixedAmount: wan("2.00") }), line(3, ["LIB"])];
    expect(allocated({ lines }).amounts).toEqual({ P2: { LIB: wan("2.00") }, P3: { LIB: wan("45.03") } });
  });
});

describe("amounts finer than a step", () => {
  const lines = [line(1, ["CUL", "LIB"]), line(2, ["CUL", "LIB"])];

  it("put what is below a step of the total in one cell, and name it", () => {
    const result = allocated({ lines, total: wan("47.031234") });
    expect(tableTotal(result.amounts)).toBe(wan("47.031234"));
    const residues = result.pots.flatMap((each) => each.cells).filter((cell) => cell.residue > 0);
    expect(residues.map((cell) => [cell.unit, cell.residue])).toEqual([["CUL", 1234]]);
  });

  it("leave the fraction of a hold in its own line: every other cell is in whole steps", () => {
    const result = allocated({ lines, total: wan("47.031234"), holds: { P2: { LIB: wan("1.001234") } } });
    const others = result.pots.flatMap((each) => each.cells).filter((cell) => cell.state !== "hold");
    expect(others.map((cell) => cell.amount % 10_000)).toEqual([0, 0, 0]);
    expect(tableTotal(result.amounts)).toBe(wan("47.031234"));
  });

  it("never give the rest to a line without weight, however much it holds", () => {
    const weightless = [line(1, ["CUL", "LIB"], { weight: 0 }), line(2, ["CUL", "LIB"])];
    const floors = { P1: { CUL: wan("40.00") } };
    const result = allocated({ lines: weightless, floors, total: wan("47.031234") });
    expect(pot(result, "P1")?.amount).toBe(wan("40.00"));
    expect(pot(result, "P2")).toMatchObject({ amount: wan("7.031234"), residue: 1234 });
  });

  it("divide the very last fen under full ceilings", () => {
    const ceilings = { P1: { CUL: wan("1.00"), LIB: wan("1.00") } };
    const one = { lines: [line(1, ["CUL", "LIB"])], ceilings };
    expect(texts(allocated({ ...one, total: wan("1.999999") }).amounts.P1).sort()).toEqual(["0.999999", "1.00"]);
    expect(faultOf({ ...one, total: wan("2.000001") })).toMatch(/^(ceilings-below-total|nobody-to-take-the-rest): /);
  });

  it("work in coarser steps too", () => {
    const result = allocated({ lines, step: fen(1_000_000), total: wan("47.03") });
    expect(texts({ ...result.amounts.P1, ...{} })).toEqual(["12.03", "12.00"]);
    expect(tableTotal(result.amounts)).toBe(wan("47.03"));
  });
});

describe("factors", () => {
  const factor = (name: string, weight: number, values: Record<string, number>): Factor => {
    return { name, year: "2019", source: "示例", weight, values };
  };
  const lines = [line(1, COUNTIES.slice(0, 3))];
  const [first = "", second = "", third = ""] = COUNTIES;

  it("divide by Σ weight × share, exactly", () => {
    const people = factor("人口", 6000, { [first]: 50, [second]: 30, [third]: 20 });
    const halls = factor("馆数", 4000, { [first]: 1, [second]: 1, [third]: 2 });
    const result = allocated({ lines, method: "factors", factors: [people, halls], total: wan("100.00") });
    // 60 × 0.5 + 40 × 0.25 = 40; 60 × 0.3 + 40 × 0.25 = 28; 60 × 0.2 + 40 × 0.5 = 32
    expect(texts(result.amounts.P1)).toEqual(["40.00", "28.00", "32.00"]);
  });

  it("name the units whose value is missing, and never take it as 0", () => {
    const people = factor("人口", 10000, { [first]: 50 });
    expect(faultOf({ lines, method: "factors", factors: [people] })).toBe(
      `factor-values-missing: 因素“人口”缺这些单位的整数值：县${second}、县${third}。没有当作0，没有分配。`,
    );
  });

  it("are not needed where one unit takes the whole pot or the others are held", () => {
    const one = [line(1, ["CUL"])];
    expect(allocated({ lines: one, method: "factors", factors: [factor("人口", 1, {})] }).amounts.P1?.CUL).toBe(
      wan("47.03"),
    );
  });

  it("are not needed where nothing is left to share", () => {
    const idle = [line(1, COUNTIES, { weight: 0 }), line(2, ["LIB"])];
    const result = allocated({ lines: idle, method: "factors", factors: [factor("人口", 1, {})] });
    expect(result.amounts.P2).toEqual({ LIB: wan("47.03") });
  });

  it.each([
    ["no factor at all", [], "factors-missing"],
    ["a negative weight", [factor("人口", -1, { [first]: 1, [second]: 1, [third]: 1 })], "factor-weight-unusable"],
    ["a value with decimals", [factor("人口", 1, { [first]: 1.5, [second]: 1, [third]: 1 })], "factor-values-missing"],
    ["all values 0", [factor("人口", 1, { [first]: 0, [second]: 0, [third]: 0 })], "factor-values-all-zero"],
  ])("refuse %s", (_, factors, code) => {
    expect(faultOf({ lines, method: "factors", factors })).toMatch(new RegExp(`^${code}: `));
  });
});

describe("what cannot be divided says so", () => {
  const lines = [line(1, ["CUL", "LIB"]), line(2, ["LIB"])];

  it.each<[string, Partial<AllocationInput>, string]>([
    [
      "holds above the total",
      { lines, holds: { P1: { CUL: wan("50.00") } } },
      "floors-above-total: 各项目的保底和固定合计50.00万元，超过可分的47.03万元，没有分配。",
    ],
    [
      "a fixed pot below its holds",
      { lines: [line(1, ["CUL"], { fixedAmount: wan("3.00") })], holds: { P1: { CUL: wan("4.00") } } },
      "fixed-amount-contradicts-cells: 项目1 项目1的固定金额3.00万元，但它的单元格（固定、保底、上限）至少需要4.00万元，没有分配。",
    ],
    [
      "a fixed pot above holds in all its cells",
      { lines: [line(1, ["CUL"], { fixedAmount: wan("5.00") })], holds: { P1: { CUL: wan("4.00") } } },
      "fixed-amount-contradicts-cells: 项目1 项目1的固定金额5.00万元，但它的单元格（固定、保底、上限）最多能放4.00万元，没有分配。",
    ],
    [
      "fixed amounts that leave something for nobody",
      { lines: [line(1, ["CUL"], { fixedAmount: wan("5.00") })] },
      "fixed-amounts-do-not-fit: 各项目的固定金额和全部固定的项目合计5.00万元，指标总额47.03万元，相差的部分没有项目可以承担，没有分配。",
    ],
    [
      "fixed amounts above the total",
      { lines: [line(1, ["CUL"], { fixedAmount: wan("50.00") }), line(2, ["LIB"])] },
      "fixed-amounts-do-not-fit: 各项目的固定金额和全部固定的项目合计50.00万元，指标总额47.03万元，相差的部分没有项目可以承担，没有分配。",
    ],
    [
      "ceilings below the total",
      { lines: [line(1, ["CUL"])], ceilings: { P1: { CUL: wan("40.00") } } },
      "ceilings-below-total: 各项目的上限合计40.00万元，少于要分的47.03万元，没有分配。",
    ],
    [
      "a live line without units",
      { lines: [line(4, [], { placeholder: false, weight: 1 }), line(1, ["CUL"])] },
      "line-without-builders: 项目4 项目4没有可分单位，不知道钱分给谁，没有分配。",
    ],
    ["a negative total", { lines, total: fen(-1) }, "total-negative: 指标总额是-0.000001万元，小于0，没有分配。"],
    [
      "the same number twice",
      { lines: [line(1, ["CUL"]), line(1, ["LIB"])] },
      "line-duplicate: 项目表里序号1出现了不止一次，分不清是哪一行，没有分配。",
    ],
    [
      "a hold on an unknown line",
      { lines, holds: { P9: { CUL: wan("1.00") } } },
      "cell-unknown: 项目P9、单位CUL不在现在的项目表或单位表里，没有分配。",
    ],
    [
      "a builder that is no unit",
      { lines: [line(1, ["530000"])] },
      "cell-unknown: 项目1 项目1、单位530000不在现在的项目表或单位表里，没有分配。",
    ],
    [
      "a weight below 0",
      { lines: [line(1, ["CUL"], { weight: -1 })] },
      "line-weight-unusable: 项目1 项目1的权重“-1”不能用（须不小于0，最多6位小数），没有分配。",
    ],
    [
      "a hold below 0",
      { lines, holds: { P1: { CUL: fen(-10_000) } } },
      "amount-negative: 1 项目1 · 州文化馆的固定是-0.01万元，小于0，没有分配。",
    ],
    [
      "a ceiling below its floor",
      { lines, floors: { P1: { CUL: wan("2.00") } }, ceilings: { P1: { CUL: wan("1.00"), LIB: wan("3.00") } } },
      "ceiling-below-floor: 州文化馆的上限低于保底（按取整单位取整后），没有分配。",
    ],
  ])("%s", (_, more, expected) => {
    expect(faultOf(more)).toBe(expected);
  });
});
