import type { FundBook } from "../domain/book";
import type { Exchange, RegisterRow } from "../domain/returns";
import { RETURN_TABLE } from "../domain/returnTables";
import { failure, success, type Result } from "../domain/fault";
import { progressOf, type Progress } from "../tracking/progress";
import { PROGRESS_CHARTS_SHEET, PROGRESS_SHEET } from "../workbook/names";
import { placementOf } from "../workbook/placement";
import type { RowPlacement } from "../workbook/rowPlacement";
import type { SheetContent, WorkbookContent } from "../workbook/plan";
import { READ_SHEETS, readBook } from "../workbook/readBook";
import { planExchange, readExchange } from "../workbook/registers/exchangePlan";
import { registerGround, type RegisterGround } from "../workbook/registers/registerColumns";
import { SPEND_COLUMNS, spendRowsOf } from "../workbook/registers/spendColumns";
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
  /** Registers to make, and names to give those that are there: of older workbooks they lack. */
  readonly registers: Registers;
}

type Registers = Pick<ReturnType<typeof planExchange>, "sheets" | "names">;

interface ReadRegisters {
  readonly book: FundBook;
  readonly content: WorkbookContent;
  readonly rows: readonly RegisterRow[];
  readonly registers: Registers;
}

const ARRIVAL_REGISTER = RETURN_TABLE.arrival.register;
const SPEND_REGISTER = RETURN_TABLE.spend.register;
const OWN_SHEETS = [...READ_SHEETS, ARRIVAL_REGISTER, PROGRESS_SHEET, PROGRESS_CHARTS_SHEET];

/** The book and what was paid and arrived; of 支出台账 only the columns sums look at, where they are named. */
async function readRegisters(port: WorkbookPort, clock: string): Promise<Result<ReadRegisters>> {
  const first = await port.readNamed(OWN_SHEETS, SPEND_COLUMNS);
  if (!first.ok) return first;
  const { sheets, named } = first.value;
  const read = readBook(sheets, clock);
  if (!read.ok) return read;
  const book = read.value;
  if (book === null) return failure(BOOK_MISSING);
  const ground = registerGround(book);
  const paid = spendRowsOf(named, ground);
  const whole = paid === null ? await port.read([SPEND_REGISTER]) : success([]);
  if (!whole.ok) return whole;
  const content = [...sheets, ...whole.value];
  const { exchange, taken } = readExchange(content, ground);
  if (taken !== null) return failure(sheetNameTaken(taken));
  const registers = missingRegisters(content, ground, exchange, paid === null);
  return success({ book, content, rows: [...exchange.rows, ...(paid ?? [])], registers });
}

async function load(port: WorkbookPort, clock: string, provinceUsed?: boolean): Promise<Result<Loaded>> {
  const content = await readRegisters(port, clock);
  if (!content.ok) return content;
  const { book, rows, registers } = content.value;
  const before = content.value.content.find(({ name }) => name === PROGRESS_SHEET) ?? null;
  const drawn = content.value.content.find(({ name }) => name === PROGRESS_CHARTS_SHEET) ?? null;
  if (chartsSheetTaken(drawn)) return failure(sheetNameTaken(PROGRESS_CHARTS_SHEET));
  const typed = readProgress(before);
  if (!typed.ours) return failure(sheetNameTaken(PROGRESS_SHEET));
  const standing = provinceUsed === undefined ? typed : { ...typed, provinceUsed };
  const units = new Map(book.units.map((unit) => [unit.code, unit]));
  const progress = progressOf({
    book,
    rows,
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
  return success({
    book,
    content: content.value.content,
    before,
    standing,
    progress: view,
    exchangeRows: rows,
    registers,
  });
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
  const { book, content, before, standing, progress, registers } = loaded.value;
  const rows = placementOf(content, book);
  const sheet = progressSheet(book, progress, standing, { before, rows });
  const charts = progressChartsSheet(book, chartsOf(loaded.value, rows));
  const names = [...registers.names, ...indicatorNames(book, rows.indicators)];
  const sheets = [...registers.sheets, sheet, charts];
  const made = await port.render({ sheets, names, activeSheet: PROGRESS_SHEET, show: true });
  return made.ok ? success(progress) : made;
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

function missingRegisters(
  content: WorkbookContent,
  ground: RegisterGround,
  exchange: Exchange,
  spendRead: boolean,
): Registers {
  const addedBy = spendRead ? [SPEND_REGISTER, ARRIVAL_REGISTER] : [ARRIVAL_REGISTER];
  const plan = planExchange(exchange, ground, content, ["spend", "arrival"]);
  const lacking = addedBy.filter((name) => !content.some((sheet) => sheet.name === name));
  const named = plan.names.filter(({ name }) => addedBy.some((register) => name.startsWith(register)));
  return { sheets: plan.sheets.filter(({ name }) => lacking.includes(name)), names: named };
}
