import { readCells, type CellsRead, type Extent } from "./cellReader";
import { resolveColor } from "./colors";
import { readConditionalFormats } from "./conditionalFormats";
import { readFilter } from "./filters";
import { emptySheet, type ColumnSpan, type ProtectionModel, type SheetModel } from "./model";
import { parsePart } from "./package";
import { readBreaks } from "./pageBreaks";
import { readPrint } from "./printSetup";
import { present, type StyleSheet } from "./styleSheet";
import { readValidations } from "./validations";
import { child, childrenNamed, flag, numberAttribute, type XmlElement } from "./xml";

/** A worksheet as read, with what patching needs to know beyond the model. */
export interface WorksheetRead {
  readonly part: string;
  readonly source: string;
  readonly root: XmlElement;
  readonly model: SheetModel;
  readonly cellsRead: CellsRead;
}

export function readWorksheet(
  part: string,
  source: string,
  name: string,
  strings: readonly string[],
  styles: StyleSheet,
  extent: Extent = "whole",
): WorksheetRead {
  const root = parsePart(part, source, "sheetData");
  const columns = readColumns(root, styles);
  const cellsRead = readCells(source, child(root, "sheetData"), strings, styles, columns, extent);
  const model: SheetModel = {
    ...emptySheet(name),
    cells: cellsRead.cells,
    rows: cellsRead.rows,
    columns,
    merges: childrenNamed(child(root, "mergeCells") ?? root, "mergeCell").map(
      (merge) => merge.attributes.get("ref") ?? "",
    ),
    ...(extent === "whole" ? readRules(source, root, styles) : {}),
    protection: readProtection(child(root, "sheetProtection")),
    print: readPrint(root),
    filter: readSheetFilter(root, styles),
    rowBreaks: readBreaks(root, "rowBreaks"),
    columnBreaks: readBreaks(root, "colBreaks"),
    ...readView(root),
  };
  const properties = child(root, "sheetPr");
  const tabColor = resolveColor(properties && child(properties, "tabColor"), styles.palette);
  if (tabColor !== undefined) model.tabColor = tabColor;
  return { part, source, root, model, cellsRead };
}

/** What only colours cells or watches over typing. */
function readRules(
  source: string,
  root: XmlElement,
  styles: StyleSheet,
): Pick<SheetModel, "conditionalFormats" | "validations"> {
  return { conditionalFormats: readConditionalFormats(source, root, styles), validations: readValidations(root) };
}

function readSheetFilter(root: XmlElement, styles: StyleSheet): SheetModel["filter"] {
  const element = child(root, "autoFilter");
  return element ? readFilter(element, styles) : null;
}

function readColumns(root: XmlElement, styles: StyleSheet): ColumnSpan[] {
  const spans = childrenNamed(child(root, "cols") ?? root, "col").map((column): ColumnSpan => {
    const outlineLevel = numberAttribute(column, "outlineLevel");
    return {
      from: (numberAttribute(column, "min") ?? 1) - 1,
      to: (numberAttribute(column, "max") ?? 1) - 1,
      ...present("width", numberAttribute(column, "width")),
      ...(flag(column, "hidden") ? { hidden: true } : {}),
      ...present("style", styles.style(numberAttribute(column, "style") ?? 0)),
      ...present("outlineLevel", outlineLevel === 0 ? undefined : outlineLevel),
    };
  });
  return spans.sort((a, b) => a.from - b.from);
}

function readView(root: XmlElement): Pick<SheetModel, "freeze" | "showGridlines" | "activeCell"> {
  const view = childrenNamed(child(root, "sheetViews") ?? root, "sheetView")[0];
  if (!view) return { freeze: null, showGridlines: true };
  const pane = child(view, "pane");
  const frozen = pane && /^frozen/.test(pane.attributes.get("state") ?? "");
  const selections = childrenNamed(view, "selection");
  const active = pane?.attributes.get("activePane") ?? "topLeft";
  const selection = selections.find((one) => (one.attributes.get("pane") ?? "topLeft") === active) ?? selections[0];
  const activeCell = selection?.attributes.get("activeCell");
  return {
    freeze: frozen
      ? { rows: numberAttribute(pane, "ySplit") ?? 0, columns: numberAttribute(pane, "xSplit") ?? 0 }
      : null,
    showGridlines: flag(view, "showGridLines", true),
    ...present("activeCell", activeCell === "A1" ? undefined : activeCell),
  };
}

/** Options of a protection: on means forbidden, except where people are usually allowed to select. */
export const FORBIDDEN_UNLESS_STATED: readonly string[] = [
  "autoFilter",
  "deleteColumns",
  "deleteRows",
  "formatCells",
  "formatColumns",
  "formatRows",
  "insertColumns",
  "insertHyperlinks",
  "insertRows",
  "pivotTables",
  "sort",
];
export const ALLOWED_UNLESS_STATED: readonly string[] = [
  "objects",
  "scenarios",
  "selectLockedCells",
  "selectUnlockedCells",
];

function readProtection(element: XmlElement | undefined): ProtectionModel | null {
  if (!element || !flag(element, "sheet")) return null;
  const allowed = [
    ...FORBIDDEN_UNLESS_STATED.filter((option) => !flag(element, option, true)),
    ...ALLOWED_UNLESS_STATED.filter((option) => !flag(element, option, false)),
  ];
  // LibreOffice may write an empty hash where there is no password.
  const password = ["password", "hashValue"].some((name) => (element.attributes.get(name) ?? "") !== "");
  return { password, allowed: allowed.sort() };
}
