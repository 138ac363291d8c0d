import type { FundBook } from "../domain/book";
import { failure, success, type Result } from "../domain/fault";
import type { IndicatorTarget } from "../domain/records";
import type { RegisterRow } from "../domain/returns";
import { RETURN_TABLE } from "../domain/returnTables";
import { monthlyFigures, NO_MONTHS, returnedMonths, yearlyTwins, type Months } from "../tracking/monthlyIndicator";
import { onSheet } from "../workbook/address";
import { MONTHLY_SHEET } from "../workbook/names";
import { placementOf } from "../workbook/placement";
import type { SheetContent, WorkbookContent } from "../workbook/plan";
import { READ_SHEETS, readBook } from "../workbook/readBook";
import { readExchange } from "../workbook/registers/exchangePlan";
import { registerGround } from "../workbook/registers/registerColumns";
import { indicatorNames } from "../workbook/sheets/indicators";
import { monthlySheet, type MonthlyIndicator } from "../workbook/sheets/monthly";
import { numbersOf, readMonthly, type StandingMonthly } from "../workbook/sheets/monthlyRead";
import { progressPoints } from "../workbook/sheets/progressPoints";
import type { WorkbookPort } from "./port";
import { BOOK_MISSING, sheetNameTaken } from "./sheetFaults";

/** 绩效月报 of a workbook as it stands. */
export interface MonthlyView {
  readonly rows: readonly MonthlyIndicator[];
  /** 1–12: the month by which the year's volume is due. */
  readonly until: number;
}

interface Loaded extends MonthlyView {
  readonly book: FundBook;
  readonly content: WorkbookContent;
  readonly before: SheetContent | null;
  readonly standing: StandingMonthly;
}

const INDICATOR_REGISTER = RETURN_TABLE.indicator.register;

async function load(port: WorkbookPort, clock: string): Promise<Result<Loaded>> {
  const content = await port.read([...READ_SHEETS, INDICATOR_REGISTER, MONTHLY_SHEET]);
  if (!content.ok) return content;
  const read = readBook(content.value, clock);
  if (!read.ok) return read;
  const book = read.value;
  if (book === null) return failure(BOOK_MISSING);
  const { exchange, taken } = readExchange(content.value, registerGround(book));
  if (taken !== null) return failure(sheetNameTaken(taken));
  const before = content.value.find(({ name }) => name === MONTHLY_SHEET) ?? null;
  const standing = readMonthly(before);
  if (!standing.ours) return failure(sheetNameTaken(MONTHLY_SHEET));
  const until = untilOf(book, standing);
  return success({
    book,
    content: content.value,
    before,
    standing,
    until,
    rows: rowsOf(book, exchange.rows, standing, until),
  });
}

const MONTHS = Array.from({ length: 12 }, (_unused, index) => index + 1);

/** As typed; else the month of the notice's last share of the year's volume (八（二）2), else December. */
function untilOf(book: FundBook, { until }: StandingMonthly): number {
  // What is no month counts as the end of the year, here as in the sheet's formulas.
  if (until !== null) return MONTHS.find((month) => month === until) ?? 12;
  const { notice } = progressPoints(book, { province: null, provinceUsed: false });
  const last = notice.filter(({ enabled }) => enabled).map(({ on }) => Number(on.slice(5, 7)));
  return last.length === 0 ? 12 : Math.max(...last);
}

function rowsOf(
  { indicators }: FundBook,
  rows: readonly RegisterRow[],
  { typed }: StandingMonthly,
  until: number,
): readonly MonthlyIndicator[] {
  const twins = yearlyTwins(indicators);
  const own = new Map(indicators.map((indicator) => [indicator.id, ownMonths(indicator, rows, typed)]));
  return indicators.map((indicator) => {
    const { shown, returned } = own.get(indicator.id) ?? { shown: NO_MONTHS, returned: NO_MONTHS };
    const twin = twins.get(indicator.id) ?? null;
    const brought = twin === null ? NO_MONTHS : numbersOf(own.get(twin)?.shown ?? []);
    const told = numbersOf(shown);
    const months = told.map(
      (month, index) => month ?? ((shown[index] ?? null) === null ? (brought[index] ?? null) : null),
    );
    return { indicator, months, shown, twin, returned, figures: monthlyFigures(indicator, months, until) };
  });
}

/** What stands stays; where nothing stands, what units returned. */
function ownMonths(
  indicator: IndicatorTarget,
  rows: readonly RegisterRow[],
  typed: StandingMonthly["typed"],
): { readonly shown: MonthlyIndicator["shown"]; readonly returned: Months } {
  const told = returnedMonths(indicator, rows);
  const standing = typed.get(indicator.id)?.months ?? [];
  const shown = told.map((month, index) => standing[index] ?? month);
  return { shown, returned: told.map((month, index) => (month === shown[index] ? null : month)) };
}

/** Twelve months of every indicator and what they say (M15, N13); writes nothing. */
export async function loadMonthly(port: WorkbookPort, clock: string): Promise<Result<MonthlyView>> {
  const loaded = await load(port, clock);
  return loaded.ok ? success({ rows: loaded.value.rows, until: loaded.value.until }) : loaded;
}

/** Writes the sheet 绩效月报, or brings it up to date in place: what was typed stays, empty months take what units returned. */
export async function makeMonthly(port: WorkbookPort, clock: string): Promise<Result<MonthlyView>> {
  const loaded = await load(port, clock);
  if (!loaded.ok) return loaded;
  const { book, rows, standing, until, before, content } = loaded.value;
  const names = indicatorNames(book, placementOf(content, book).indicators);
  const sheets = [monthlySheet(book, rows, standing, { until, before })];
  const made = await port.render({ sheets, names, activeSheet: MONTHLY_SHEET });
  if (!made.ok) return made;
  const shown = await port.select(onSheet(MONTHLY_SHEET, "A1"));
  return shown.ok ? success({ rows, until }) : shown;
}

/** 记入绩效指标: 累计 of 绩效指标 becomes that of the months, wherever any was told. */
export function recordMonthly(book: FundBook, { rows }: MonthlyView): FundBook {
  const reached = new Map(rows.map(({ indicator, figures }) => [indicator.id, figures.reached]));
  return {
    ...book,
    indicators: book.indicators.map((indicator) => {
      return { ...indicator, actual: reached.get(indicator.id) ?? indicator.actual };
    }),
    unreadableRecords: book.unreadableRecords.filter(
      ({ about, field, record = "" }) =>
        !(about === "indicator" && field === "actual" && (reached.get(record) ?? null) !== null),
    ),
  };
}
