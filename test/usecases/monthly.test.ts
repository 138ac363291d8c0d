import fc from "fast-check";
import type { IndicatorTarget } from "../../src/domain/records";
import { monthlyFigures, NO_MONTHS, returnedMonths } from "../../src/tracking/monthlyIndicator";
import { saveExchange } from "../../src/usecases/exchangeStore";
import { createFundUseCases } from "../../src/usecases/fund";
import { loadMonthly, makeMonthly } from "../../src/usecases/monthly";
import { requireBook } from "../../src/usecases/workbookBook";
import { cellAddress } from "../../src/workbook/address";
import { MONTHLY_SHEET } from "../../src/workbook/names";
import { openFilePort, type FilePort } from "../../src/xlsx/filePort";
import { runs, seed } from "../runs";
import { registerRow, typedCell } from "../tracking/unitFiles";
import { sampleBytes, TODAY, valueOf } from "./corruption";

jest.setTimeout(60_000);

const MONTHLY = "P1-2";
const YEARLY = "P1-3";

async function column(port: FilePort, id: string, label: string): Promise<{ value: unknown; address: string }> {
  const [sheet] = valueOf(await port.read([MONTHLY_SHEET]));
  const values = sheet?.values ?? [];
  const header = values.findIndex((row) => row.includes("每月需补"));
  const at = (values[header] ?? []).indexOf(label);
  const row = values.findIndex((cells) => cells[(values[header] ?? []).indexOf("编号")] === id);
  return { value: values[row]?.[at], address: cellAddress(row, at) };
}

async function type(port: FilePort, id: string, months: readonly (number | string)[]): Promise<void> {
  for (const [index, value] of months.entries()) {
    const { address } = await column(port, id, `${index + 1}月`);
    valueOf(await port.write([{ sheet: MONTHLY_SHEET, address, value }]));
  }
}

test("M15: three months against 15 a month and 180 a year: 月度达标, 累计, what each month left has to bring", async () => {
  const port = valueOf(await openFilePort(await sampleBytes()));
  valueOf(await makeMonthly(port, TODAY));
  await type(port, MONTHLY, [15, 14, 16]);
  const { rows, until } = valueOf(await makeMonthly(port, TODAY));
  // 八（二）2: 100 % by the end of November.
  expect(until).toBe(11);
  const month = rows.find(({ indicator }) => indicator.id === MONTHLY);
  expect(month?.figures).toEqual({
    last: 3,
    reached: 45,
    periods: { met: 2, told: 3 },
    annual: 180,
    short: 1,
    catchUp: 17,
  });
  expect((await column(port, MONTHLY, "月度达标")).value).toBe("2/3");
  // 年更新信息资源 180 counts the same: its months follow those of 月更新信息资源.
  const year = rows.find(({ indicator }) => indicator.id === YEARLY);
  expect(year?.figures).toMatchObject({ reached: 45, annual: 180, short: 135, catchUp: 17 });
  expect((await column(port, YEARLY, "3月")).value).toBe(16);
});

test("a month to catch up by that is no month counts as the end of the year, in the sheet and beside it", async () => {
  const port = valueOf(await openFilePort(await sampleBytes()));
  valueOf(await makeMonthly(port, TODAY));
  await type(port, MONTHLY, [15, 14, 16]);
  for (const [value, catchUp] of [
    [9, 23],
    ["十一月", 15],
    [13, 15],
  ] as const) {
    valueOf(await port.write([{ sheet: MONTHLY_SHEET, address: "D3", value }]));
    const { rows } = valueOf(await makeMonthly(port, TODAY));
    expect([value, rows.find(({ indicator }) => indicator.id === MONTHLY)?.figures.catchUp]).toEqual([value, catchUp]);
    const [sheet] = valueOf(await port.read([MONTHLY_SHEET]));
    expect(sheet?.values[2]?.[3]).toBe(value);
  }
});

test("typed months stay, returned ones fill what is empty, another figure is told and never written over", async () => {
  const port = valueOf(await openFilePort(await sampleBytes()));
  const book = valueOf(await requireBook(port, TODAY));
  const cell = (value: number): ReturnType<typeof typedCell> => typedCell(String(value), value);
  const returned = registerRow(
    "CUL",
    "indicator",
    { month01: cell(15), month02: cell(20) },
    { row: `${MONTHLY}@CUL-C` },
  );
  valueOf(await saveExchange(port, book, { issued: [], received: [], rows: [returned] }));
  valueOf(await makeMonthly(port, TODAY));
  expect((await column(port, MONTHLY, "2月")).value).toBe(20);
  await type(port, MONTHLY, [15, 18, "约4"]);
  const evidence = await column(port, MONTHLY, "佐证");
  valueOf(await port.write([{ sheet: MONTHLY_SHEET, address: evidence.address, value: "截图在共享盘" }]));
  const { rows } = valueOf(await makeMonthly(port, TODAY));
  expect(rows.find(({ indicator }) => indicator.id === MONTHLY)?.figures.reached).toBe(33);
  expect((await column(port, MONTHLY, "收表")).value).toBe("2月收表为20");
  expect((await column(port, MONTHLY, "3月")).value).toBe("约4");
  expect((await column(port, MONTHLY, "佐证")).value).toBe("截图在共享盘");
});

test("记入绩效指标 takes what the months add up to, notes it, and is taken back by 撤销", async () => {
  const port = valueOf(await openFilePort(await sampleBytes()));
  valueOf(await makeMonthly(port, TODAY));
  await type(port, MONTHLY, [15, 14, 16]);
  const fund = createFundUseCases(port, () => TODAY);
  const actual = async (): Promise<unknown> =>
    valueOf(await requireBook(port, TODAY)).indicators.find(({ id }) => id === MONTHLY)?.actual;
  valueOf(await fund.recordMonthly());
  expect(await actual()).toBe(45);
  const view = valueOf(await loadMonthly(port, TODAY));
  expect(
    view.rows.filter(({ indicator, figures }) => figures.reached !== null && figures.reached !== indicator.actual),
  ).toEqual([]);
  valueOf(await fund.undo());
  expect(await actual()).toBeNull();
});

test("weights: equally, by money, only 必备; kept in the workbook; a weight nobody can read is no 1 and no 0", async () => {
  const port = valueOf(await openFilePort(await sampleBytes()));
  const fund = createFundUseCases(port, () => TODAY);
  const weights = async (): Promise<readonly (number | null)[]> =>
    valueOf(await requireBook(port, TODAY)).indicators.map(({ weight }) => weight);
  expect(new Set(await weights())).toEqual(new Set([1]));
  valueOf(await fund.weighIndicators("required"));
  const book = valueOf(await requireBook(port, TODAY));
  expect(await weights()).toEqual(book.indicators.map(({ required }) => (required ? 1 : 0)));
  valueOf(await fund.weighIndicators("money"));
  const money = await weights();
  const spent = Object.values(book.decided).flatMap((cells) => Object.values(cells));
  const whole = spent.reduce<number>((sum, amount) => sum + amount, 0);
  for (const { number } of book.projects) {
    const own = book.indicators.flatMap(({ project }, index) => (project === number ? (money[index] ?? -1) : []));
    const held = Object.values(book.decided[`P${number}`] ?? {}).reduce<number>((sum, amount) => sum + amount, 0);
    const share = own.length === 0 ? 0 : (held / whole) * 1_000;
    expect(Math.abs(own.reduce((sum, weight) => sum + weight, 0) - share)).toBeLessThanOrEqual(own.length / 2);
  }
  valueOf(await fund.undo());
  valueOf(await fund.undo());
  expect(new Set(await weights())).toEqual(new Set([1]));
  const [sheet] = valueOf(await port.read(["绩效指标"]));
  const at = (sheet?.values[2] ?? []).indexOf("权重");
  valueOf(await port.write([{ sheet: "绩效指标", address: cellAddress(3, at), value: "重要" }]));
  expect((await weights())[0]).toBeNull();
  const empty = valueOf(await openFilePort(null));
  const bare = createFundUseCases(empty, () => TODAY);
  valueOf(await bare.loadSample());
  expect(await bare.weighIndicators("money")).toMatchObject({ ok: false, fault: { code: "weights-nothing-decided" } });
});

const BASE: IndicatorTarget = {
  id: "P1-2",
  project: 1,
  unit: "州文化馆",
  holder: "CUL",
  name: "月更新信息资源",
  comparator: ">=",
  measure: "条",
  period: "month",
  required: false,
  original: 15,
  current: 15,
  actual: null,
  counts: "",
  weight: 1,
};

test("bringing 每月需补 each month left reaches the year, one less in each does not", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 10 }),
      fc.integer({ min: 11, max: 12 }),
      (target, told, until) => {
        const months = NO_MONTHS.map((_month, index) => told[index] ?? null);
        const figures = monthlyFigures({ ...BASE, current: target }, months, until);
        const left = until - told.length;
        const [reached, annual, catchUp] = [figures.reached ?? 0, figures.annual ?? 0, figures.catchUp ?? -1];
        expect(reached + left * catchUp).toBeGreaterThanOrEqual(annual);
        if (catchUp > 0) expect(reached + left * (catchUp - 1)).toBeLessThan(annual);
      },
    ),
    { seed, numRuns: runs(200) },
  );
});

test("馆 add up, of a group each must do, of a unit its own word counts; a later return replaces a month; withdrawn rows count nowhere", () => {
  const cell = (value: number): ReturnType<typeof typedCell> => typedCell(String(value), value);
  const row = (who: string, months: Record<string, number>, more: Parameters<typeof registerRow>[3] = {}) =>
    registerRow(
      who,
      "indicator",
      Object.fromEntries(Object.entries(months).map(([key, value]) => [key, cell(value)])),
      {
        row: `P1-2@${who}`,
        ...more,
      },
    );
  const rows = [
    row("A", { month01: 3, month02: 4 }, { period: "2020-02" }),
    row("A", { month02: 5 }, { period: "2020-03" }),
    row("B", { month02: 7 }),
    row("C", { month02: 100 }, { state: "已撤回" }),
  ];
  const group = { ...BASE, holder: null };
  expect(returnedMonths({ ...group, measure: "家" }, rows).slice(0, 3)).toEqual([3, 12, null]);
  expect(returnedMonths(group, rows).slice(0, 3)).toEqual([3, 5, null]);
  expect(returnedMonths({ ...BASE, holder: "B" }, rows).slice(0, 3)).toEqual([null, 7, null]);
});
