import type { FundBook } from "../../src/domain/book";
import { cellAddress, parseCell } from "../../src/workbook/address";
import { placementOf } from "../../src/workbook/placement";
import type { CellValue, WorkbookContent, WorkbookPlan } from "../../src/workbook/plan";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { readBook } from "../../src/workbook/readBook";
import { ACTIVITY_ROW } from "../../src/workbook/sheets/activities";
import { contentOf, dividedSample } from "../workbook/books";
import { disagreements } from "../workbook/disagreements";
import { differences } from "../workbook/recalculate";
import { WalkedWorkbook, withoutEngineNoise } from "./walkedWorkbook";

jest.setTimeout(120_000);

interface Typed {
  readonly sheet: string;
  readonly address: string;
  readonly value: CellValue;
}

/** Days and numbers people type that formulas cannot count, where rules count them. */
const CASES: readonly (readonly [string, readonly Typed[]])[] = [
  ["a day as a text in 单位", [at("单位", "H8", "2020.5.31"), at("单位", "H9", 43_950)]],
  [
    "a number that is no day in 单位",
    [at("单位", "I8", 2020), at("单位", "I9", 20_200_531), at("单位", "I10", 43_950)],
  ],
  [
    "days as texts in 活动培训",
    [at("活动培训", session("A"), "2020年5月18日"), at("活动培训", session("B"), "从业人员培训")],
  ],
  ["a year as a number in 活动培训", [at("活动培训", session("A"), 2020), at("活动培训", session("B"), "志愿者培训")]],
  [
    "numbers as texts in 绩效指标",
    [at("绩效指标", "J4", "１２"), at("绩效指标", "J5", "3,000"), at("绩效指标", "G6", "2")],
  ],
  ["a text as 局党组审定日期", [at("首页", "B12", "2020-5-20")]],
  ["a number that is no day as 省厅审定日期", [at("首页", "B10", 2020)]],
  ["a text as 今天", [at("首页", "B9", "2020.6.1")]],
  [
    "texts as dates of 资金台账",
    [
      at("资金台账", "A5", "发"),
      at("资金台账", "C5", "2020.6.3"),
      at("资金台账", "E5", "楚雄市"),
      at("资金台账", "G5", 1),
    ],
  ],
  [
    "a text as the day of an opinion",
    [at("复核意见", "A4", "R03"), at("复核意见", "B4", "接受"), at("复核意见", "E4", "2020.5.25")],
  ],
];

/** A cell of the first row of the log. */
function session(column: string): string {
  return `${column}${ACTIVITY_ROW.first + 1}`;
}

function at(sheet: string, address: string, value: CellValue): Typed {
  return { sheet, address, value };
}

function localDay(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

function typedInto(content: WorkbookContent, typed: readonly Typed[]): WorkbookContent {
  return content.map((sheet) => ({
    ...sheet,
    values: sheet.values.map((row, r) => row.map((value, c) => typedAt(typed, sheet.name, r, c)?.value ?? value)),
    formulas: sheet.formulas.map((row, r) =>
      row.map((formula, c) => (typedAt(typed, sheet.name, r, c) ? null : formula)),
    ),
  }));
}

function typedAt(typed: readonly Typed[], sheet: string, row: number, column: number): Typed | undefined {
  return typed.find((cell) => cell.sheet === sheet && cell.address === cellAddress(row, column));
}

/** The plan with what was typed in place of what it would write. */
function asTyped(plan: WorkbookPlan, typed: readonly Typed[]): WorkbookPlan {
  const sheets = plan.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((row, r) =>
      row.map((cell, c) => {
        const own = typedAt(typed, sheet.name, r, c);
        return own ? { value: own.value } : cell;
      }),
    ),
  }));
  return { ...plan, sheets };
}

function bookIn(content: WorkbookContent): FundBook {
  const book = readBook(content, localDay());
  if (!book.ok || book.value === null) throw new Error("no book");
  return book.value;
}

describe("what formulas cannot count, nobody counts", () => {
  const workbook = new WalkedWorkbook();
  let noise: ReturnType<typeof withoutEngineNoise>;
  beforeAll(() => {
    noise = withoutEngineNoise();
  });
  afterAll(() => {
    noise.mockRestore();
    workbook.dispose();
  });

  it.each(CASES)("%s", async (_, typed) => {
    for (const { address } of typed) expect(parseCell(address)).not.toBeNull();
    const content = typedInto(contentOf(planWorkbook(dividedSample())), typed);
    const book = bookIn(content);
    const plan = asTyped(planWorkbook(book, placementOf(content, book)), typed);
    expect(book.unreadableRecords.length).toBeGreaterThan(0);
    expect(disagreements(book, plan)).toEqual([]);
    expect(differences(plan, await workbook.become(plan)).slice(0, 8)).toEqual([]);
  });
});
