import type { CellModel, SheetModel, WorkbookModel } from "../../../sheetfile";
import { emptyWorkbook, isCellError } from "../../../sheetfile";
import type { Area } from "../address";
import { maximumRows, parseArea } from "../address";
import type { CellWrite, FormatPatch } from "../engine/engine";
import type { ExcelHost } from "../host";
import { applyProtection } from "../objects/access";
import { loadBookParts } from "./book-parts";
import { remember } from "./loaded";
import { loadObjects, type OpenHost } from "./objects";
import { areasOf, conditionalOf, validationOf } from "./rules";
import { pageOf, protect } from "./settings";
import { formatOf } from "./styles";
import { pixelsPerCharacter, pixelsPerPoint } from "./sheet-model";

function write(cell: CellModel | undefined): CellWrite | undefined {
  if (cell === undefined) return undefined;
  if (cell.formula !== undefined) return { formula: cell.formula };
  return { value: isCellError(cell.value) ? cell.value.error : cell.value };
}

function loadCells(host: OpenHost, id: string, sheet: SheetModel): void {
  const width = Math.max(0, ...sheet.cells.map((row) => row.length));
  if (width === 0) return;
  const formats = new Map<object, FormatPatch>();
  const patch = (cell: CellModel | undefined): FormatPatch | undefined => {
    if (cell?.style === undefined) return undefined;
    const known = formats.get(cell.style) ?? formatOf(cell.style);
    formats.set(cell.style, known);
    return known;
  };
  host.engine.write(
    id,
    0,
    0,
    sheet.cells.map((row) => Array.from({ length: width }, (_, column) => write(row[column]))),
  );
  host.engine.formatEach(
    id,
    0,
    0,
    sheet.cells.map((row) => Array.from({ length: width }, (_, column) => patch(row[column]))),
  );
}

function loadLayout(host: OpenHost, id: string, sheet: SheetModel): void {
  const { engine } = host;
  for (const span of sheet.columns) {
    const count = span.to - span.from + 1;
    const area: Area = { row: 0, rows: maximumRows, column: span.from, columns: count };
    // Before the cells: a column's style is only the default of cells that have none.
    if (span.style !== undefined) engine.format(id, area, formatOf(span.style));
    if (span.width !== undefined)
      engine.setColumnWidth(id, span.from, count, Math.round(span.width * pixelsPerCharacter));
    if (span.hidden) engine.setColumnsHidden(id, span.from, count, true);
  }
  for (const [row, { height, hidden }] of sheet.rows) {
    if (height !== undefined) engine.setRowHeight(id, row, 1, height * pixelsPerPoint);
    if (hidden) engine.setRowsHidden(id, row, 1, true);
  }
  for (const merge of sheet.merges) {
    const area = parseArea(merge);
    if (area !== null) engine.merge(id, area);
  }
  if (sheet.freeze !== null) engine.freeze(id, sheet.freeze.rows, sheet.freeze.columns);
  if (sheet.tabColor !== undefined) engine.setTabColor(id, sheet.tabColor);
  engine.setGridlines(id, sheet.showGridlines);
}

function loadRules(host: OpenHost, id: string, sheet: SheetModel): void {
  const { engine, book } = host;
  // The engine puts every new rule in front, so the most important comes last.
  const sorted = [...sheet.conditionalFormats].sort((left, right) => right.priority - left.priority);
  for (const model of sorted) {
    const rule = conditionalOf(model, book.nextId("conditional-format"));
    if (rule !== null && rule.areas.length > 0) engine.addConditionalRule(id, rule);
  }
  for (const model of sheet.validations) {
    const rule = validationOf(model, book.nextId("validation"));
    if (rule !== null) engine.setValidation(id, areasOf(model.ranges), rule);
  }
}

/** Fills a new sheet with what a file holds of it. */
export function loadSheet(host: OpenHost, id: string, sheet: SheetModel): void {
  loadLayout(host, id, sheet);
  loadCells(host, id, sheet);
  loadRules(host, id, sheet);
  loadObjects(host, id, sheet);
  const extras = host.book.sheet(id);
  extras.fileId = sheet.id ?? null;
  extras.veryHidden = sheet.visibility === "veryHidden";
  extras.page = pageOf(sheet.print);
  protect(extras, sheet.protection);
  applyProtection({ engine: host.engine, book: host.book }, id);
}

/**
 * Fills a blank workbook (one empty sheet) with a file's data and calculates it. When that fails it is blank again,
 * never half filled.
 */
export async function loadModel(host: ExcelHost, model: WorkbookModel): Promise<void> {
  const { engine } = host;
  const blank = engine.sheets().map(({ id, name }) => ({ id, name }));
  try {
    fill(host, model, blank);
    await engine.settle();
    // Last: what is calculated by hand from now on has its values.
    loadBookParts(host, model);
  } catch (error) {
    makeBlank(host, blank);
    throw error;
  }
  remember(host, model);
}

type Blank = readonly { readonly id: string; readonly name: string }[];

function fill(host: ExcelHost, model: WorkbookModel, blank: Blank): void {
  const { engine, book } = host;
  // Sheets before cells: formulas refer to them by name. The blank one may hold a name that is needed.
  blank.forEach(({ id }, index) => engine.renameSheet(id, `_blank${index}`));
  const ids = model.sheets.map((sheet) => engine.addSheet(sheet.name, engine.sheets().length));
  model.sheets.forEach((sheet, index) => loadSheet(host, ids[index] ?? "", sheet));
  for (const name of model.names) {
    const sheet = name.sheet === undefined ? null : book.findSheet(name.sheet);
    const entry = { id: book.nextId("name"), name: name.name, formula: name.reference, comment: "", sheet };
    engine.setName({ ...entry, visible: name.hidden !== true });
  }
  const active = book.findSheet(model.activeSheet) ?? ids[0];
  if (active !== undefined) engine.activate(active);
  blank.forEach(({ id }) => engine.deleteSheet(id));
  model.sheets.forEach((sheet, index) => engine.setHidden(ids[index] ?? "", sheet.visibility !== "visible"));
  const cell = model.sheets.find((sheet) => sheet.name === model.activeSheet)?.activeCell;
  const area = cell === undefined ? null : parseArea(cell);
  if (active !== undefined && area !== null) engine.select(active, [area]);
}

/** Takes away whatever was filled in; the blank sheets are there again. */
function makeBlank(host: ExcelHost, blank: Blank): void {
  const { engine, book } = host;
  const filled = engine.sheets().map(({ id }) => id);
  filled.forEach((id, index) => engine.renameSheet(id, `_gone${index}`));
  const fresh = blank.map(({ name }) => engine.addSheet(name, engine.sheets().length));
  if (fresh[0] !== undefined) engine.activate(fresh[0]);
  for (const id of filled) {
    engine.deleteSheet(id);
    book.forgetSheet(id);
  }
  for (const { id } of engine.names()) engine.deleteName(id);
  loadBookParts(host, emptyWorkbook());
}
