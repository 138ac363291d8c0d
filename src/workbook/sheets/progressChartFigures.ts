import type { FundBook } from "../../domain/book";
import { fundTotal, receivedDocuments } from "../../domain/lines";
import { sumFen, wanNumber, type Fen } from "../../domain/money";
import { monthEnd, type MonthlySpending } from "../../tracking/monthlySpending";
import type { Progress } from "../../tracking/progress";
import { executionRate } from "../../tracking/spending";
import { shareDue, type TimetablePoint } from "../../tracking/timetable";
import { cellAddress, fixedAddress, onSheet } from "../address";
import { FACT_CELL_NAME } from "../factNames";
import type { SheetGrid } from "../grid";
import { PROGRESS_SHEET } from "../names";
import { CATEGORIES, categoryWord } from "./progressBlocks";
import { SPEND_NAME } from "../registers/registerColumns";
import { dateSerial } from "../sheet";
import { STYLES } from "../styles";
import { CATEGORY_BLOCK, MONTH_BLOCK, MONTHS, unitBlock } from "./progressChartPlaces";
import { CATEGORY_ROWS, HEAD_ROW, POINT_COLUMN, POINT_ROWS, UNIT_COLUMN, type ProgressPlaces } from "./progressPlaces";
import type { DueShares } from "./progressPoints";
import { ANY_NUMBER, LIVE, rateFormula, shownAmount, shownRate } from "./progressUnits";

const PERCENT = { ...STYLES.number, numberFormat: "0.00%" };
const DATE = { ...STYLES.text, numberFormat: "yyyy-mm-dd" };

/** What the charts are drawn from. */
export interface ChartGround {
  readonly book: FundBook;
  readonly year: number;
  readonly progress: Progress;
  readonly spending: MonthlySpending;
  readonly due: DueShares;
  readonly places: ProgressPlaces;
  /** Points in force, and how many rows of 进度 are the notice's. */
  readonly points: {
    readonly notice: readonly TimetablePoint[];
    readonly province: readonly TimetablePoint[];
    readonly noticeRows: number;
  };
  /** Basis points, and the expression of the same; null where no rule in force limits resource building. */
  readonly limit: {
    readonly share: number;
    readonly formula: string;
    readonly whole: "centralTotal" | "fundTotal";
  } | null;
}

function onProgress(row: number, column: number): string {
  return onSheet(PROGRESS_SHEET, fixedAddress(row, column));
}

/** 单位｜执行率｜任务完成率｜任务应达 */
export function putUnitFigures(grid: SheetGrid, { book, progress, due }: ChartGround): void {
  const block = unitBlock(book);
  grid.putRow(block.header, 0, ["单位", "执行率", "任务完成率", "任务应达"], STYLES.header);
  for (let row = block.first; row <= block.last; row += 1) {
    const unit = progress.units[row - block.first];
    const source = HEAD_ROW.first + row - block.first;
    grid.put(row, 0, unit?.name ?? null, STYLES.code);
    if (!unit) {
      grid.paint(row, 1, 3, STYLES.text);
      continue;
    }
    grid.compute(row, 1, `=${onProgress(source, UNIT_COLUMN.rate)}`, shownRate(unit.rate), PERCENT);
    grid.compute(row, 2, `=${onProgress(source, UNIT_COLUMN.tasks)}`, shownRate(unit.tasks), PERCENT);
    const needed = onProgress(source, UNIT_COLUMN.taskDue);
    grid.compute(row, 3, `=IF(ISNUMBER(${needed}),${needed},0)`, due.task / 10_000, PERCENT);
  }
}

/** 月份｜截至｜累计支出｜占审定｜通知任务节点｜省级进度表 */
export function putMonthFigures(grid: SheetGrid, ground: ChartGround): void {
  const { header, first, column } = MONTH_BLOCK;
  const labels = ["月份", "截至", "累计支出(万元)", "占审定", "通知任务节点", "省级进度表"];
  grid.putRow(header, column, labels, STYLES.header);
  for (let month = 1; month <= MONTHS; month += 1) putMonth(grid, ground, first + month - 1, month);
}

function putMonth(grid: SheetGrid, ground: ChartGround, row: number, month: number): void {
  const { column } = MONTH_BLOCK;
  const { year, spending, progress, points } = ground;
  const at = (offset: number): string => cellAddress(row, column + offset);
  const end = monthEnd(year, month);
  grid.put(row, column, `${month}月`, STYLES.code);
  grid.compute(row, column + 1, `=DATE(${year},${month}+1,1)-1`, dateSerial(end), DATE);
  const { amount, state, paidOn } = SPEND_NAME;
  const known = `COUNTIFS(${state},${LIVE},${amount},${ANY_NUMBER})`;
  const sum = `ROUND(SUMIFS(${amount},${state},${LIVE},${paidOn},"<="&${at(1)})/10000,6)`;
  const spent = spending.upTo[month - 1] ?? null;
  const begun = `DATE(${year},${month},1)>${FACT_CELL_NAME.today}`;
  const upTo = `=IF(${begun},"",IF(${known}=0,"",${sum}))`;
  grid.compute(row, column + 2, upTo, shownAmount(spent), STYLES.money);
  const whole = progress.reconciliation.allocated;
  const rate = spent === null ? null : executionRate(spent, whole);
  const share = `=${rateFormula(at(2), onProgress(HEAD_ROW.flow + 1, 1))}`;
  grid.compute(row, column + 3, share, shownRate(rate), PERCENT);
  const split = points.noticeRows;
  const notice = (shareDue(points.notice, end) ?? 0) / 10_000;
  grid.compute(row, column + 4, `=${reached(at(1), 0, split)}`, notice, PERCENT);
  const province = (shareDue(points.province, end) ?? 0) / 10_000;
  grid.compute(row, column + 5, `=${reached(at(1), split, POINT_ROWS)}`, province, PERCENT);
}

/** The highest share in force due by a day, of the points in rows `from` to `to` of 进度. */
function reached(day: string, from: number, to: number): string {
  if (to <= from) return "0";
  const range = (column: number): string =>
    `${onProgress(HEAD_ROW.points + from, column)}:${fixedAddress(HEAD_ROW.points + to - 1, column)}`;
  const { on, share, used } = POINT_COLUMN;
  return `IFERROR(SUMPRODUCT(MAX((${range(used)}="是")*(${range(on)}<=${day})*${range(share)})),0)`;
}

/** 类型｜审定｜占资金｜应不低于 */
export function putCategoryFigures(grid: SheetGrid, ground: ChartGround): void {
  const { header, first, column } = CATEGORY_BLOCK;
  const { progress, places, limit } = ground;
  const labels = ["类型", "审定(万元)", "占资金", ...(limit ? ["应不低于"] : [])];
  grid.putRow(header, column, labels, STYLES.header);
  const whole = wholeOf(ground);
  for (let index = 0; index < CATEGORY_ROWS; index += 1) {
    const row = first + index;
    const source = places.categories + 1 + index;
    const category = CATEGORIES[index] ?? null;
    const own = sumFen(progress.lines.filter((line) => line.category === category).map(({ allocated }) => allocated));
    grid.compute(row, column, `=${onProgress(source, 0)}`, categoryWord(category), STYLES.wrapped);
    grid.compute(row, column + 1, `=${onProgress(source, 1)}`, wanNumber(own), STYLES.money);
    const share = rateFormula(cellAddress(row, column + 1), FACT_CELL_NAME[limit?.whole ?? "fundTotal"]);
    grid.compute(row, column + 2, `=${share}`, shownRate(executionRate(own, whole)), PERCENT);
    if (limit) grid.compute(row, column + 3, `=${limit.formula}`, limit.share / 10_000, PERCENT);
  }
}

/** What shares of categories are of: the whole of the limit's own rule. */
export function wholeOf({ book: { ledger }, limit }: ChartGround): Fen {
  if (limit?.whole !== "centralTotal") return fundTotal(ledger);
  return fundTotal(receivedDocuments(ledger).filter(({ source }) => source === "central"));
}
