import type { FundBook } from "../../domain/book";
import type { Fen } from "../../domain/money";
import { wanNumber } from "../../domain/money";
import type { Progress } from "../../tracking/progress";
import type { TimetablePoint } from "../../tracking/timetable";
import { PROVINCIAL_SOURCE } from "../../tracking/timetable";
import { cellAddress, columnLetters, fixedAddress, onSheet } from "../address";
import { FACT_CELL_NAME } from "../factNames";
import { SheetGrid } from "../grid";
import { clearLeftRows } from "../leftRows";
import { layoutOf, MATRIX_COLUMN, MATRIX_ROW } from "../layout";
import { PROGRESS_SHEET, SAMPLE_MARK, SHEET } from "../names";
import type { SheetContent, SheetPlan } from "../plan";
import { ContentReader, isBlank } from "../read/contentReader";
import type { RowPlacement } from "../rowPlacement";
import { dateSerial, isoDate, LIST_PRINT, putTitle, sheetPlan, wrappedHeight } from "../sheet";
import { ALERT_FORMAT, STYLES, UNKNOWN_FORMAT } from "../styles";
import { putCategories, putDocuments, putLines, receiptRange } from "./progressBlocks";
import { HEAD_ROW, POINT_COLUMN, POINT_ROWS, progressPlaces, UNIT_COLUMN, UNIT_LABEL } from "./progressPlaces";
import { dueExpressions, dueShares, progressPoints, putPoints, YES } from "./progressPoints";
import { gapWords, putUnits, shownAmount, type TypedBesideUnit } from "./progressUnits";

const NOTE =
  "金额单位万元。都是公式，随分配表、资金台账和收表结果重算；没有报的空着，不当作0。任务完成率与支出进度分开算（C09）。只在黄格里填写，刷新时保留。";
const SWITCH_LABEL = "省级进度表";
const WIDTHS = [17, 11, 11, 11, 11, 26, 22, 11, 11, 10, 8, 9, 11, 11, 8, 22, 22, 10, 9];
const SWITCH = { row: HEAD_ROW.settings, column: 3 } as const;

/** What people typed on 进度. */
export interface StandingProgress {
  /** False: somebody's own sheet of this name. */
  readonly ours: boolean;
  readonly provinceUsed: boolean;
  /** The province's points as they stand on the sheet; null where the sheet has none yet. */
  readonly province: readonly TimetablePoint[] | null;
  /** By the unit's name. */
  readonly typed: ReadonlyMap<string, TypedBesideUnit>;
}

/** Reads what may be typed on 进度, wherever its rows have gone. */
export function readProgress(content: SheetContent | null): StandingProgress {
  const nothing: StandingProgress = { ours: true, provinceUsed: false, province: null, typed: new Map() };
  if (content === null || isBlank(content)) return nothing;
  const reader = new ContentReader(content);
  const header = reader.headerRow([UNIT_LABEL.name, UNIT_LABEL.reason, UNIT_LABEL.paidOff]);
  if (header === null) return { ...nothing, ours: false };
  const column = (key: keyof typeof UNIT_COLUMN): number => reader.columnOf(header, UNIT_LABEL[key]) ?? -1;
  const [nameAt, reasonAt, paidOffAt] = [column("name"), column("reason"), column("paidOff")];
  const typed = new Map<string, TypedBesideUnit>();
  for (let row = header + 1; row < reader.rowCount && reader.text(row, nameAt) !== ""; row += 1) {
    const [reason, paidOff] = [reader.text(row, reasonAt), reader.text(row, paidOffAt)];
    if (reason !== "" || paidOff !== "") typed.set(reader.text(row, nameAt), { reason, paidOff });
  }
  return { ours: true, typed, ...readPoints(reader, header) };
}

function readPoints(reader: ContentReader, end: number): Pick<StandingProgress, "provinceUsed" | "province"> {
  const province: TimetablePoint[] = [];
  let provinceUsed = false;
  for (let row = 0; row < end; row += 1) {
    const label = reader.columnOf(row, SWITCH_LABEL);
    if (label !== null) provinceUsed = reader.text(row, label + 1) === YES;
    const source = reader.columnOf(row, PROVINCIAL_SOURCE);
    if (source === null) continue;
    const [on, share] = [reader.number(row, source + 1), reader.number(row, source + 2)];
    if (on === null || share === null || share < 0 || share > 1) continue;
    province.push({ on: isoDate(on), share: Math.round(share * 10_000) });
  }
  return { provinceUsed, province: province.length === 0 ? null : province };
}

/** 进度: 对账 first, then units, lines, categories and documents, all plain formulas. Made when asked for. */
export function progressSheet(
  book: FundBook,
  progress: Progress,
  standing: StandingProgress,
  { before, rows }: { readonly before: SheetContent | null; readonly rows?: RowPlacement },
): SheetPlan {
  const places = progressPlaces(book, rows);
  const points = progressPoints(book, standing);
  const grid = new SheetGrid();
  putTitle(grid, `${PROGRESS_SHEET}${book.sample ? `（${SAMPLE_MARK}）` : ""}`);
  grid.put(HEAD_ROW.note, 0, NOTE, STYLES.note);
  putSettings(grid, book, standing.provinceUsed);
  putFlow(grid, progress);
  putPoints(grid, points, fixedAddress(SWITCH.row, SWITCH.column), book.today.date);
  putUnits(grid, {
    book,
    layout: layoutOf(book),
    progress,
    typed: standing.typed,
    due: dueShares(points, book.today.date),
    dueAt: dueExpressions(points),
    receipts: receiptRange(places),
  });
  putLines(grid, book, progress, places);
  putCategories(grid, progress, places);
  putDocuments(grid, book, progress, { places, rows: rows?.ledger });
  clearLeftRows(grid, before, places.end, UNIT_COLUMN.state);
  return sheetPlan(PROGRESS_SHEET, grid, {
    columnWidths: WIDTHS,
    rowHeights: { [HEAD_ROW.units]: 28, ...heights(progress) },
    freeze: { rows: 3, columns: 1 },
    conditionalFormats: formats(places.lastUnit + 1),
    validations: validations(),
    print: { ...LIST_PRINT, area: `A1:${columnLetters(UNIT_COLUMN.state)}${places.end + 1}` },
  });
}

function heights({ units }: Progress): Readonly<Record<number, number>> {
  return Object.fromEntries(
    units.map(({ reported }, index) => [
      HEAD_ROW.first + index,
      wrappedHeight([
        { text: reported, width: WIDTHS[UNIT_COLUMN.reported] ?? 22 },
        { text: "下达比审定少00.00万元；到位没有数；", width: WIDTHS[UNIT_COLUMN.words] ?? 26 },
      ]),
    ]),
  );
}

function formats(last: number): SheetPlan["conditionalFormats"] {
  return (["spendVerdict", "taskVerdict"] as const).flatMap((key) => {
    const letters = columnLetters(UNIT_COLUMN[key]);
    const range = `${letters}${HEAD_ROW.first + 1}:${letters}${last}`;
    const begins = (words: string): string => `=LEFT(${letters}${HEAD_ROW.first + 1},2)="${words}"`;
    return [
      { range, when: { kind: "formula" as const, formula: begins("低于") }, format: ALERT_FORMAT },
      { range, when: { kind: "formula" as const, formula: begins("无数") }, format: UNKNOWN_FORMAT },
    ];
  });
}

function validations(): SheetPlan["validations"] {
  const share = columnLetters(POINT_COLUMN.share);
  return [
    {
      range: cellAddress(SWITCH.row, SWITCH.column),
      rule: { kind: "list", source: ["是", "否"] },
      prompt: {
        title: SWITCH_LABEL,
        message: `${PROVINCIAL_SOURCE}的累计支出进度，2017年的，默认不用；选“是”才比较，日期和比例可改。`,
      },
    },
    {
      range: `${share}${HEAD_ROW.points + 1}:${share}${HEAD_ROW.points + POINT_ROWS}`,
      rule: { kind: "decimal", operator: "between", formula1: "0", formula2: "1" },
      error: { style: "stop", title: "不是比例", message: "请填0%到100%之间的比例，例如60%。" },
    },
  ];
}

function putSettings(grid: SheetGrid, book: FundBook, provinceUsed: boolean): void {
  const row = HEAD_ROW.settings;
  grid.put(row, 0, "今天（在首页改）", STYLES.label);
  const date = { ...STYLES.text, numberFormat: "yyyy-mm-dd" };
  grid.compute(row, 1, `=${FACT_CELL_NAME.today}`, dateSerial(book.today.date), date);
  grid.put(row, 2, SWITCH_LABEL, STYLES.label);
  grid.put(row, SWITCH.column, provinceUsed ? YES : "否", STYLES.inputText);
}

/** 指标总额 → 审定 → 下达 → 到位 → 支出, each with what it lacks to the one before, in money and words. */
function putFlow(grid: SheetGrid, { reconciliation }: Progress): void {
  const { total, allocated, issued, arrived, spent } = reconciliation;
  const sum = (key: keyof typeof UNIT_COLUMN): string => cellAddress(HEAD_ROW.sum, UNIT_COLUMN[key]);
  const steps: readonly { readonly name: string; readonly source: string; readonly amount: Fen | null }[] = [
    { name: "指标总额", source: FACT_CELL_NAME.fundTotal, amount: total },
    {
      name: "审定",
      source: onSheet(SHEET.allocation, fixedAddress(MATRIX_ROW.sum, MATRIX_COLUMN.sum)),
      amount: allocated,
    },
    { name: "下达", source: sum("issued"), amount: issued },
    { name: "到位", source: sum("arrived"), amount: arrived },
    { name: "支出", source: sum("spent"), amount: spent },
  ];
  grid.putRow(HEAD_ROW.flowHeader, 0, ["对账", "金额(万元)", "比前一环", "差在哪里"], STYLES.header);
  grid.paint(HEAD_ROW.flowHeader, 4, 5, STYLES.header);
  steps.forEach(({ name, source, amount }, index) => {
    const row = HEAD_ROW.flow + index;
    grid.put(row, 0, name, STYLES.label);
    grid.compute(row, 1, `=${source}`, shownAmount(amount), STYLES.sum);
    const previous = steps[index - 1];
    grid.paint(row, 4, 5, STYLES.text);
    if (!previous) {
      grid.paint(row, 2, 3, STYLES.text);
      return;
    }
    const cells = { own: cellAddress(row, 1), before: cellAddress(row - 1, 1) };
    const gap = amount === null || previous.amount === null ? "" : wanNumber((amount - previous.amount) as Fen);
    const formula = `=IF(AND(ISNUMBER(${cells.own}),ISNUMBER(${cells.before})),ROUND(${cells.own}-${cells.before},6),"")`;
    grid.compute(row, 2, formula, gap, STYLES.sum);
    const told = gapWords(name, previous.name, cells, amount, previous.amount);
    grid.compute(row, 3, `=${told.formula}`, told.words, STYLES.warning);
  });
}
