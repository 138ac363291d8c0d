import { failure, success, type Result } from "../domain/fault";
import type { CellValue, SheetContent, WorkbookContent } from "../workbook/plan";
import { contentBlock, valuesOnly } from "./content";
import { excelFault, hostCode } from "./faults";
import { fromFirstCell } from "./from-first-cell";
import { areaAddress, type Rectangle } from "./rectangles";
import { untracked } from "./ranges";

/** Cells asked for at once; an answer may weigh 5 MB, and texts are as long as people make them. */
const CELLS_AT_ONCE = 60_000;

interface Used {
  readonly name: string;
  readonly area: Rectangle | null;
}

/** Rows of one sheet, read together. */
interface Strip {
  readonly name: string;
  readonly area: Rectangle;
}

/**
 * Contents of sheets too large for one answer, in as many requests as it takes. Somebody may edit between two of them;
 * what is read is then as mixed as what a person sees who scrolls.
 * Faults: a single row is too long.
 */
export async function readInParts(
  context: Excel.RequestContext,
  sheets: readonly string[],
): Promise<Result<WorkbookContent>> {
  const used = await usedAreas(context, sheets);
  const read = new Map<string, SheetContent>();
  for (const { name, area } of used) {
    if (area === null) read.set(name, { name, values: [], formulas: [] });
  }
  const waiting = used.flatMap(({ name, area }) => (area === null ? [] : strips(name, area, CELLS_AT_ONCE)));
  const done: { readonly strip: Strip; readonly content: Pick<SheetContent, "values" | "formulas"> }[] = [];
  let cells = CELLS_AT_ONCE;
  while (waiting.length > 0) {
    const together = nextTogether(waiting, cells);
    const answer = await readStrips(context, together);
    if (answer !== null) {
      done.push(...answer);
      continue;
    }
    const [first] = together;
    if (together.length === 1 && first?.area.rows === 1)
      return failure(excelFault("too-large", { sheets: [first.name] }));
    cells = Math.ceil(cells / 2);
    waiting.unshift(...together.flatMap(({ name, area }) => strips(name, area, cells)));
  }
  for (const { name, area } of used) {
    if (area === null) continue;
    const own = done
      .filter(({ strip }) => strip.name === name)
      .sort((one, other) => one.strip.area.row - other.strip.area.row);
    const values = own.flatMap(({ content }) => content.values);
    const formulas = own.flatMap(({ content }) => content.formulas);
    read.set(name, { name, ...fromFirstCell(values, formulas, area.row, area.column) });
  }
  return success(used.flatMap(({ name }) => read.get(name) ?? []));
}

type Named = readonly (readonly [name: string, values: CellValue[][]])[];

/** Values under defined names: together, or half of them at a time where they do not fit into one answer. */
export async function readNames(
  context: Excel.RequestContext,
  names: readonly string[],
): Promise<ReadonlyMap<string, CellValue[][]>> {
  return new Map(await namesTogether(context, names));
}

async function namesTogether(context: Excel.RequestContext, names: readonly string[]): Promise<Named> {
  if (names.length === 0) return [];
  const asked = names.map((name) => {
    const range = context.workbook.names.getItemOrNullObject(name).getRangeOrNullObject().untrack();
    range.load("values");
    return { name, range };
  });
  try {
    await context.sync();
  } catch (error) {
    if (names.length === 1 || hostCode(error) !== "ResponsePayloadSizeLimitExceeded") throw error;
    const half = Math.ceil(names.length / 2);
    const first = await namesTogether(context, names.slice(0, half));
    return [...first, ...(await namesTogether(context, names.slice(half)))];
  }
  return asked.flatMap(({ name, range }): Named => (range.isNullObject ? [] : [[name, valuesOnly(range.values)]]));
}

async function usedAreas(context: Excel.RequestContext, sheets: readonly string[]): Promise<readonly Used[]> {
  const asked = sheets.map((name) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(name);
    const used = sheet.getUsedRangeOrNullObject(false).untrack();
    used.load("rowIndex,columnIndex,rowCount,columnCount");
    sheet.load("name");
    return { name, sheet, used };
  });
  await context.sync();
  return asked.flatMap(({ name, sheet, used }): Used[] => {
    if (sheet.isNullObject) return [];
    if (used.isNullObject) return [{ name, area: null }];
    const { rowIndex: row, columnIndex: column, rowCount: rows, columnCount: columns } = used;
    return [{ name, area: { row, column, rows, columns } }];
  });
}

function strips(name: string, area: Rectangle, cells: number): Strip[] {
  const rows = Math.max(1, Math.floor(cells / area.columns));
  return Array.from({ length: Math.ceil(area.rows / rows) }, (_unused, index) => {
    const row = area.row + index * rows;
    return { name, area: { ...area, row, rows: Math.min(rows, area.row + area.rows - row) } };
  });
}

/** Takes from the front as many strips as fit into one request. */
function nextTogether(waiting: Strip[], most: number): Strip[] {
  const together: Strip[] = [];
  let cells = 0;
  for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
    const size = next.area.rows * next.area.columns;
    if (together.length > 0 && cells + size > most) break;
    together.push(next);
    cells += size;
    waiting.shift();
  }
  return together;
}

/** Null: the answer would be too long. */
async function readStrips(
  context: Excel.RequestContext,
  together: readonly Strip[],
): Promise<{ readonly strip: Strip; readonly content: Pick<SheetContent, "values" | "formulas"> }[] | null> {
  const asked = together.map((strip) => {
    const range = untracked(context.workbook.worksheets.getItem(strip.name), areaAddress(strip.area));
    range.load("values,formulas");
    return { strip, range };
  });
  try {
    await context.sync();
  } catch (error) {
    if (hostCode(error) === "ResponsePayloadSizeLimitExceeded") return null;
    throw error;
  }
  return asked.map(({ strip, range }) => ({ strip, content: contentBlock(range.values, range.formulas, []) }));
}
