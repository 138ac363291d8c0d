import type { FundBook } from "../domain/book";
import type { RegisterRow } from "../domain/returns";
import { failure, success, type Result } from "../domain/fault";
import { progressOf, type Progress } from "../tracking/progress";
import { onSheet } from "../workbook/address";
import { PROGRESS_CHARTS_SHEET, PROGRESS_SHEET } from "../workbook/names";
import { placementOf } from "../workbook/placement";
import type { RowPlacement } from "../workbook/rowPlacement";
import type { SheetContent, WorkbookContent } from "../workbook/plan";
import { READ_SHEETS, readBook } from "../workbook/readBook";
import { EXCHANGE_SHEETS, planExchange, readExchange } from "../workbook/registers/exchangePlan";
import { registerGround } from "../workbook/registers/registerColumns";
import { counterpartNames } from "../workbook/sheets/issued";
import { indicatorNames } from "../workbook/sheets/indicators";
import { progressSheet, readProgress, type StandingProgress } from "../workbook/sheets/progress";
import { chartsSheetTaken, progressChartsSheet, type ChartsOf } from "../workbook/sheets/progressCharts";
import { progressPlaces } from "../workbook/sheets/progressPlaces";
import { dueShares, progressPoints, type DueShares } from "../workbook/sheets/progressPoints";
import type { WorkbookPort } from "./port";
import { indicatorsOf, taskRate } from "./unitTasks";
import { BOOK_MISSING, sheetNameTaken } from "./sheetFaults";

/** 进度 of a workbook as it stands. */
export interface ProgressView extends Progress {
  /** Shares due today and the next one, in basis points. */
  readonly due: DueShares;
  readonly today: string;
}

interface Loaded {
  readonly book: FundBook;
  readonly content: WorkbookContent;
  readonly before: SheetContent | null;
  readonly standing: StandingProgress;
  readonly progress: ProgressView;
  readonly exchangeRows: readonly RegisterRow[];
}

async function load(port: WorkbookPort, clock: string, provinceUsed?: boolean): Promise<Result<Loaded>> {
  const content = await port.read([...READ_SHEETS, ...EXCHANGE_SHEETS, PROGRESS_SHEET, PROGRESS_CHARTS_SHEET]);
  if (!content.ok) return content;
  const read = readBook(content.value, clock);
  if (!read.ok) return read;
  const book = read.value;
  if (book === null) return failure(BOOK_MISSING);
  const { exchange, taken } = readExchange(content.value, registerGround(book));
  if (taken !== null) return failure(sheetNameTaken(taken));
  const before = content.value.find(({ name }) => name === PROGRESS_SHEET) ?? null;
  const drawn = content.value.find(({ name }) => name === PROGRESS_CHARTS_SHEET) ?? null;
  if (chartsSheetTaken(drawn)) return failure(sheetNameTaken(PROGRESS_CHARTS_SHEET));
  const typed = readProgress(before);
  if (!typed.ours) return failure(sheetNameTaken(PROGRESS_SHEET));
  const standing = provinceUsed === undefined ? typed : { ...typed, provinceUsed };
  const units = new Map(book.units.map((unit) => [unit.code, unit]));
  const progress = progressOf({
    book,
    rows: exchange.rows,
    taskRate(code) {
      const unit = units.get(code);
      return unit ? taskRate(indicatorsOf(book, unit)) : null;
    },
    counterpartsOf(code) {
      const unit = units.get(code);
      return unit ? counterpartNames(unit) : [];
    },
  });
  const due = dueShares(progressPoints(book, standing), book.today.date);
  const view = { ...progress, due, today: book.today.date };
  return success({ book, content: content.value, before, standing, progress: view, exchangeRows: exchange.rows });
}

/**
 * 审定 → 下达 → 到位 → 支出 by unit, line and document; writes nothing.
 * @param provinceUsed whether to compare with the province's timetable; left out: as typed on 进度
 * Faults: no book, a register's or 进度's name taken by somebody else's sheet.
 */
export async function loadProgress(
  port: WorkbookPort,
  clock: string,
  provinceUsed?: boolean,
): Promise<Result<ProgressView>> {
  const loaded = await load(port, clock, provinceUsed);
  return loaded.ok ? success(loaded.value.progress) : loaded;
}

/**
 * 开始跟踪: makes the sheet 进度, or brings it up to date in place; what was typed on it stays. 支出台账 and 到位台账,
 * which it adds by, are made where nothing was collected yet.
 */
export async function makeProgress(
  port: WorkbookPort,
  clock: string,
  provinceUsed?: boolean,
): Promise<Result<ProgressView>> {
  const loaded = await load(port, clock, provinceUsed);
  if (!loaded.ok) return loaded;
  const { book, content, before, standing, progress } = loaded.value;
  const rows = placementOf(content, book);
  const registers = missingRegisters(book, content);
  const sheet = progressSheet(book, progress, standing, { before, rows });
  const charts = progressChartsSheet(book, chartsOf(loaded.value, rows));
  const names = [...registers.names, ...indicatorNames(book, rows.indicators)];
  const made = await port.render({ sheets: [...registers.sheets, sheet, charts], names, activeSheet: PROGRESS_SHEET });
  if (!made.ok) return made;
  const shown = await port.select(onSheet(PROGRESS_SHEET, "A1"));
  return shown.ok ? success(progress) : shown;
}

function chartsOf({ book, progress, exchangeRows, standing }: Loaded, rows: RowPlacement): ChartsOf {
  const points = progressPoints(book, standing);
  return {
    progress,
    rows: exchangeRows,
    due: progress.due,
    places: progressPlaces(book, rows),
    points: {
      notice: points.notice.filter(({ enabled }) => enabled),
      province: points.provinceUsed ? points.province : [],
      noticeRows: points.notice.length,
    },
  };
}

const ADDED_BY = ["支出台账", "到位台账"];

/** The registers 进度 adds by that are not there yet, and the names of those that are: of older workbooks they lack. */
function missingRegisters(
  book: FundBook,
  content: WorkbookContent,
): Pick<ReturnType<typeof planExchange>, "sheets" | "names"> {
  const ground = registerGround(book);
  const { exchange } = readExchange(content, ground);
  const plan = planExchange(exchange, ground, content, ["spend", "arrival"]);
  const lacking = ADDED_BY.filter((name) => !content.some((sheet) => sheet.name === name));
  const named = plan.names.filter(({ name }) => ADDED_BY.some((register) => name.startsWith(register)));
  return { sheets: plan.sheets.filter(({ name }) => lacking.includes(name)), names: named };
}
