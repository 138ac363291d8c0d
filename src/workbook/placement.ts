import type { FundBook, FundDocument } from "../domain/book";
import { SHEET } from "./names";
import type { WorkbookContent } from "./plan";
import { ContentReader } from "./read/contentReader";
import { readIndicators } from "./read/indicators";
import { ledgerRowsOf } from "./read/ledger";
import type { RowPlacement } from "./rowPlacement";
import { INDICATOR_ROW } from "./sheets/indicatorColumns";
import { LEDGER_ROW } from "./sheets/ledger";
import { UNITS_ROW } from "./sheets/units";
import { PROJECTS_ROW } from "./sheets/projects";

type Placed = Pick<FundBook, "projects" | "ledger" | "units" | "indicators">;

/** Where everything stands in a workbook nobody has touched. */
function freshPlacement(book: Placed): RowPlacement {
  const numbers = book.projects.map((project) => project.number).sort((one, other) => one - other);
  return {
    projects: new Map(numbers.map((number, index) => [number, PROJECTS_ROW.first + index])),
    units: new Map(book.units.map(({ code }, index) => [code, UNITS_ROW.first + index])),
    indicators: new Map(book.indicators.map(({ id }, index) => [id, INDICATOR_ROW.first + index])),
    ledger: book.ledger.map((_, index) => LEDGER_ROW.first + index),
    ledgerTaken: new Set(),
  };
}

/** Where the records of a book stand, or will stand, in a workbook as it is. */
export function placementOf(content: WorkbookContent, book: Placed): RowPlacement {
  const fresh = freshPlacement(book);
  const sheet = (name: string): ContentReader | null => {
    const found = content.find((candidate) => candidate.name === name);
    return found && found.values.length > 0 ? new ContentReader(found) : null;
  };
  const projects = sheet(SHEET.projects);
  const ledger = sheet(SHEET.ledger);
  const units = sheet(SHEET.units);
  const indicators = sheet(SHEET.indicators);
  return {
    projects: projects ? projectRows(projects, fresh.projects) : fresh.projects,
    units: units ? unitRows(units, fresh.units) : fresh.units,
    indicators: indicators ? indicatorRows(indicators, book, fresh.indicators) : fresh.indicators,
    ...(ledger ? documentRows(ledger, book.ledger) : { ledger: fresh.ledger, ledgerTaken: fresh.ledgerTaken }),
  };
}

function projectRows(sheet: ContentReader, fresh: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const header = sheet.headerRow(["序号", "项目名称", "建设单位"]);
  if (header === null) return fresh;
  const column = sheet.columnOf(header, "序号") ?? 0;
  const rows = new Map<number, number>();
  let last = header;
  for (let row = header + 1; row < sheet.rowCount; row += 1) {
    const number = sheet.number(row, column);
    if (number !== null && fresh.has(number) && !rows.has(number)) rows.set(number, row);
    if ((sheet.content.values[row] ?? []).some((value) => value !== null && value !== "")) last = row;
  }
  for (const number of fresh.keys()) {
    if (rows.has(number)) continue;
    last += 1;
    rows.set(number, last);
  }
  return rows;
}

function unitRows(sheet: ContentReader, fresh: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const header = sheet.headerRow(["代码", "名称", "级次"]);
  if (header === null) return fresh;
  const column = sheet.columnOf(header, "代码") ?? 0;
  const found = new Map<string, number>();
  let last = header;
  for (let row = header + 1; row < sheet.rowCount; row += 1) {
    const code = sheet.text(row, column);
    if (fresh.has(code) && !found.has(code)) found.set(code, row);
    if ((sheet.content.values[row] ?? []).some((value) => value !== null && value !== "")) last = row;
  }
  return withNewBelow(found, fresh, last);
}

/** Rows of indicators as reading finds them, so that ids given to rows people added are those of their rows. */
function indicatorRows(
  sheet: ContentReader,
  book: Placed,
  fresh: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const { rows } = readIndicators(sheet, book.units);
  const found = new Map(rows.flatMap(({ row, indicator: { id } }) => (fresh.has(id) ? [[id, row] as const] : [])));
  return withNewBelow(found, fresh, Math.max(INDICATOR_ROW.header, ...rows.map(({ row }) => row)));
}

function withNewBelow(
  found: ReadonlyMap<string, number>,
  fresh: ReadonlyMap<string, number>,
  last: number,
): ReadonlyMap<string, number> {
  const added = [...fresh.keys()].filter((key) => !found.has(key));
  return new Map([...found, ...added.map((key, index) => [key, last + 1 + index] as const)]);
}

/** A document keeps its row while it reads the same; changed ones take the rows left over, new ones come below. */
function documentRows(
  sheet: ContentReader,
  documents: readonly FundDocument[],
): Pick<RowPlacement, "ledger" | "ledgerTaken"> {
  const { rows, taken } = ledgerRowsOf(sheet);
  const free = [...rows];
  const placed = documents.map((document) => {
    const index = free.findIndex(({ document: read }) => sameDocument(read, document));
    return index < 0 ? null : (free.splice(index, 1)[0]?.row ?? null);
  });
  let last = Math.max(LEDGER_ROW.first - 1, ...rows.map(({ row }) => row), ...taken);
  const ledger = placed.map((row) => {
    if (row !== null) return row;
    const left = free.shift();
    if (left) return left.row;
    last += 1;
    return last;
  });
  return { ledger, ledgerTaken: new Set(taken) };
}

function sameDocument(one: FundDocument, other: FundDocument): boolean {
  return (Object.keys(one) as (keyof FundDocument)[]).every((key) => one[key] === other[key]);
}
