import type { CellModel, CellStyle, ColumnSpan, RowModel, SheetModel, WorkbookModel } from "../../../sheetfile";
import { emptySheet, emptyWorkbook } from "../../../sheetfile";
import type { Area } from "../address";
import { bounding, columnLetters, formatArea, isUnbounded } from "../address";
import type { CellContent, Engine, SheetInfo } from "../engine/engine";
import type { ExcelHost } from "../host";
import { conditionalModel, validationModel } from "./rules";
import { printOf, protectionOf } from "./settings";
import { styleOf } from "./styles";

/** Pixels of one character of the default font, and of a point. */
export const pixelsPerCharacter = 7;
export const pixelsPerPoint = 4 / 3;
const farAway = 16_000;

/** Equal styles become one object, as the file model wants it. */
class Styles {
  private readonly known = new Map<string, CellStyle>();

  share(style: CellStyle | undefined): CellStyle | undefined {
    if (style === undefined) return undefined;
    const key = JSON.stringify(style);
    const shared = this.known.get(key) ?? style;
    this.known.set(key, shared);
    return shared;
  }
}

function cellModel(cell: CellContent, style: CellStyle | undefined): CellModel | undefined {
  if (cell.kind === "empty" && style === undefined) return undefined;
  return {
    value: cell.kind === "error" ? { error: String(cell.value) } : cell.value,
    ...(cell.formula !== null && { formula: cell.formula }),
    ...(style !== undefined && { style }),
  };
}

/** From A1 to the last cell with content, format or an unlocked mark. */
function extent(engine: Engine, sheet: string): Area {
  const origin: Area = { row: 0, column: 0, rows: 1, columns: 1 };
  const areas = [
    engine.usedArea(sheet, false) ?? origin,
    ...engine.unlockedAreas(sheet).filter((area) => !isUnbounded(area)),
  ];
  return areas.reduce(bounding, origin);
}

function cells(engine: Engine, sheet: string, area: Area, styles: Styles): (CellModel | undefined)[][] {
  const contents = engine.cells(sheet, area);
  const formats = engine.formats(sheet, area);
  return contents.map((row, rowIndex) =>
    row.map((cell, column) => cellModel(cell, styles.share(styleOf(formats[rowIndex]?.[column] ?? {})))),
  );
}

function columns(engine: Engine, sheet: string, usedRows: number, styles: Styles): ColumnSpan[] {
  const { columns: count } = engine.gridSize(sheet);
  const usual = engine.columnWidth(sheet, farAway);
  const below = engine.formats(sheet, { row: usedRows, rows: 1, column: 0, columns: count })[0] ?? [];
  const spans: ColumnSpan[] = [];
  for (let column = 0; column < count; column += 1) {
    const width = engine.columnWidth(sheet, column);
    const style = styles.share(styleOf(below[column] ?? {}));
    const hidden = engine.columnHidden(sheet, column);
    const settings = {
      ...(width !== usual && { width: width / pixelsPerCharacter }),
      ...(hidden && { hidden: true as const }),
      ...(style !== undefined && { style }),
    };
    if (Object.keys(settings).length > 0) spans.push({ from: column, to: column, ...settings });
  }
  return spans;
}

function rows(engine: Engine, sheet: string): Map<number, RowModel> {
  const usual = engine.rowHeight(sheet, farAway);
  const found = new Map<number, RowModel>();
  for (let row = 0; row < engine.gridSize(sheet).rows; row += 1) {
    const height = engine.rowHeight(sheet, row);
    const hidden = engine.rowHidden(sheet, row);
    if (height === usual && !hidden) continue;
    found.set(row, { ...(height !== usual && { height: height / pixelsPerPoint }), ...(hidden && { hidden: true }) });
  }
  return found;
}

function sheetModel(host: ExcelHost, info: SheetInfo, base: SheetModel | undefined, styles: Styles): SheetModel {
  const { engine, book } = host;
  const extras = book.sheet(info.id);
  const area = extent(engine, info.id);
  const carried = base?.conditionalFormats.filter((format) => format.rule.kind === "carried") ?? [];
  const rules = engine.conditionalRules(info.id).map((rule, index) => conditionalModel(rule, index + 1));
  const active = engine.activeSheet() === info.id ? engine.selection()[0] : undefined;
  const activeCell = active === undefined ? base?.activeCell : `${columnLetters(active.column)}${active.row + 1}`;
  return {
    ...(base ?? emptySheet(info.name)),
    ...(extras.fileId !== null && { id: extras.fileId }),
    name: info.name,
    visibility: info.hidden ? (extras.veryHidden ? "veryHidden" : "hidden") : "visible",
    ...(info.tabColor !== null && { tabColor: info.tabColor }),
    cells: cells(engine, info.id, area, styles),
    columns: columns(engine, info.id, area.rows, styles),
    rows: rows(engine, info.id),
    merges: engine.merges(info.id).map(formatArea),
    freeze: info.freeze.rows + info.freeze.columns > 0 ? info.freeze : null,
    conditionalFormats: [
      ...rules,
      ...carried.map((format, index) => ({ ...format, priority: rules.length + index + 1 })),
    ],
    validations: engine.validations(info.id).map(validationModel),
    protection: protectionOf(extras),
    print: printOf(extras.page),
    showGridlines: info.showGridlines,
    ...(activeCell !== undefined && { activeCell }),
  };
}

/**
 * The workbook as a file's data, calculated. `base` is the model it was opened from: what the host does not know
 * (carried conditional formats, comments, tables) is taken from there for sheets that are still the same.
 */
export async function toModel(host: ExcelHost, base?: WorkbookModel): Promise<WorkbookModel> {
  const { engine, book } = host;
  await engine.settle();
  const styles = new Styles();
  const sheets = engine.sheets();
  const sheetName = (id: string): string | undefined => sheets.find((info) => info.id === id)?.name;
  const names = engine.names().map((name) => {
    const sheet = name.sheet === null ? undefined : sheetName(name.sheet);
    return {
      name: name.name,
      reference: name.formula,
      ...(sheet !== undefined && { sheet }),
      ...(!name.visible && { hidden: true as const }),
    };
  });
  return {
    ...(base ?? emptyWorkbook()),
    sheets: sheets.map((info) => {
      const { fileId } = book.sheet(info.id);
      const known = fileId === null ? undefined : base?.sheets.find((sheet) => sheet.id === fileId);
      return sheetModel(host, info, known, styles);
    }),
    names,
    activeSheet: sheetName(engine.activeSheet()) ?? "",
  };
}
