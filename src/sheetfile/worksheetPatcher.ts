import { formatArea, parseArea } from "./address";
import { patchCells, type CellChanges } from "./cellPatcher";
import { argb } from "./colors";
import { patchConditionalExtension, patchConditionalFormats } from "./conditionalFormats";
import { filterXml } from "./filters";
import { patchHyperlinks } from "./hyperlinks";
import type { ColumnSpan, SheetModel } from "./model";
import { patchNotes } from "./notes";
import { patchBreaks } from "./pageBreaks";
import { patchPrint } from "./printSetup";
import type { SheetPatch } from "./sheetPatch";
import { patchCharts } from "./sheetCharts";
import { patchTables } from "./sheetTables";
import type { StyleEditor } from "./styleEditor";
import { sortedJson, styleKey } from "./styleSheet";
import { patchThreads } from "./threads";
import { patchValidations } from "./validations";
import { WORKSHEET_ORDER } from "./worksheetOrder";
import { ALLOWED_UNLESS_STATED, FORBIDDEN_UNLESS_STATED, type WorksheetRead } from "./worksheetReader";
import { child, childrenNamed, escapeAttribute, flag, type XmlElement } from "./xml";
import { XmlEditor, attributeText, changedTag } from "./xmlEdit";

export interface PatchedWorksheet {
  /** The same text when nothing differs. */
  readonly text: string;
  readonly cells: CellChanges;
}

/**
 * Writes into a worksheet what the model has differently; the steps follow the schema's order.
 * @param selected whether its tab is the selected one; undefined leaves that as it stands
 */
export function patchWorksheet(
  read: WorksheetRead,
  wanted: SheetModel,
  selected: boolean | undefined,
  { parts, styles, book }: Pick<SheetPatch, "parts" | "styles" | "book">,
): PatchedWorksheet {
  const editor = new XmlEditor(read.source, read.root);
  const base = read.model;
  const patch: SheetPatch = { parts, part: read.part, editor, base, wanted, styles, book };
  patchProperties(editor, base, wanted);
  patchDimension(editor, wanted, base);
  patchView(editor, base, wanted, selected);
  patchOutline(editor, base, wanted);
  if (sortedJson(base.columns) !== sortedJson(wanted.columns)) patchColumns(editor, wanted.columns, styles);
  const cells = patchCells(editor, read, wanted, styles);
  if (sortedJson(base.protection) !== sortedJson(wanted.protection)) patchProtection(editor, wanted);
  patchSheetFilter(patch);
  if (sortedJson(base.merges) !== sortedJson(wanted.merges)) patchMerges(editor, wanted.merges);
  const extended = patchConditionalFormats(editor, base.conditionalFormats, wanted.conditionalFormats, styles);
  if (sortedJson(base.validations) !== sortedJson(wanted.validations))
    patchValidations(editor, base.validations, wanted.validations);
  patchHyperlinks(patch);
  patchPrint(editor, base.print, wanted.print);
  patchBreaks(editor, "rowBreaks", base.rowBreaks, wanted.rowBreaks);
  patchBreaks(editor, "colBreaks", base.columnBreaks, wanted.columnBreaks);
  patchCharts(patch);
  patchNotes(patch);
  patchThreads(patch);
  patchTables(patch);
  patchConditionalExtension(editor, extended);
  return { text: editor.changed ? editor.result() : read.source, cells };
}

function patchSheetFilter({ editor, base, wanted, styles }: SheetPatch): void {
  if (sortedJson(base.filter) === sortedJson(wanted.filter)) return;
  const element = child(editor.root, "autoFilter");
  const old = element && base.filter ? { source: editor.source, element, model: base.filter } : undefined;
  const text = wanted.filter ? filterXml(editor.prefix, old, wanted.filter, styles) : "";
  editor.putChild("autoFilter", WORKSHEET_ORDER, text);
}

/** How many levels of groups there are stands beside the usual sizes; without it their marks are not drawn. */
function patchOutline(editor: XmlEditor, base: SheetModel, wanted: SheetModel): void {
  const rows = (sheet: SheetModel): number => deepest([...sheet.rows.values()]);
  const changes = {
    ...(rows(base) === rows(wanted) ? {} : { outlineLevelRow: levelText(rows(wanted)) }),
    ...(deepest(base.columns) === deepest(wanted.columns)
      ? {}
      : { outlineLevelCol: levelText(deepest(wanted.columns)) }),
  };
  if (Object.keys(changes).length === 0) return;
  const present = child(editor.root, "sheetFormatPr");
  const empty = `<${editor.prefix}sheetFormatPr defaultRowHeight="15"/>`;
  if (present) editor.setAttributes(present, changes);
  else editor.putChild("sheetFormatPr", WORKSHEET_ORDER, changedTag(empty, changes));
}

function deepest(spans: readonly { readonly outlineLevel?: number }[]): number {
  return spans.reduce((level, span) => Math.max(level, span.outlineLevel ?? 0), 0);
}

function levelText(level: number): string | undefined {
  return level === 0 ? undefined : String(level);
}

/** Rebuilt as a whole because tab colour and page scaling both live in it. */
function patchProperties(editor: XmlEditor, base: SheetModel, wanted: SheetModel): void {
  const fitted = (sheet: SheetModel): boolean =>
    sheet.print.fitToWidth !== undefined || sheet.print.fitToHeight !== undefined;
  if (base.tabColor === wanted.tabColor && fitted(base) === fitted(wanted)) return;
  const p = editor.prefix;
  const present = child(editor.root, "sheetPr");
  const kept = (local: string): string => {
    const element = present && child(present, local);
    return element ? editor.source.slice(element.start, element.end) : "";
  };
  const color = wanted.tabColor === undefined ? "" : `<${p}tabColor rgb="${argb(wanted.tabColor)}"/>`;
  const tag = kept("pageSetUpPr") || `<${p}pageSetUpPr/>`;
  const setup = changedTag(tag, { fitToPage: fitted(wanted) ? "1" : undefined });
  const inner =
    (base.tabColor === wanted.tabColor ? kept("tabColor") : color) +
    kept("outlinePr") +
    (setup === `<${p}pageSetUpPr/>` ? "" : setup);
  const settings = attributeText(present?.attributes ?? new Map<string, string>());
  editor.putChild("sheetPr", WORKSHEET_ORDER, `<${p}sheetPr${settings}>${inner}</${p}sheetPr>`);
}

/** The range of used cells; only ever widened, as other programs count it their own way. */
function patchDimension(editor: XmlEditor, wanted: SheetModel, base: SheetModel): void {
  const present = child(editor.root, "dimension");
  const stated = present && parseArea(present.attributes.get("ref") ?? "");
  const used = usedArea(wanted);
  const before = usedArea(base);
  if (!present || !stated || !used || (before && formatArea(before) === formatArea(used))) return;
  const widened = before
    ? {
        top: Math.min(stated.top, used.top),
        left: Math.min(stated.left, used.left),
        bottom: Math.max(stated.bottom, used.bottom),
        right: Math.max(stated.right, used.right),
      }
    : used;
  if (formatArea(widened) !== formatArea(stated)) editor.setAttributes(present, { ref: formatArea(widened) });
}

function usedArea(sheet: SheetModel): { top: number; left: number; bottom: number; right: number } | null {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  sheet.cells.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (!cell) return;
      [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
      [left, right] = [Math.min(left, column), Math.max(right, column)];
    });
  });
  return bottom < 0 ? null : { top, left, bottom, right };
}

function patchView(editor: XmlEditor, base: SheetModel, wanted: SheetModel, selected: boolean | undefined): void {
  const p = editor.prefix;
  const view = childrenNamed(child(editor.root, "sheetViews") ?? editor.root, "sheetView")[0];
  const repaned = sortedJson(base.freeze) !== sortedJson(wanted.freeze) || base.activeCell !== wanted.activeCell;
  const changes = viewAttributes(view, base, wanted, selected);
  if (!repaned && Object.keys(changes).length === 0) return;
  const tag = view ? editor.source.slice(view.start, view.openEnd) : `<${p}sheetView workbookViewId="0"/>`;
  const opening = changedTag(tag.replace(/\s*\/?>$/, ">"), changes);
  const slices = (panes: boolean): string =>
    (view?.children ?? [])
      .filter((element) => (element.local === "pane" || element.local === "selection") === panes)
      .map((element) => editor.source.slice(element.start, element.end))
      .join("");
  const text = `${opening}${repaned ? paneXml(p, wanted) : slices(true)}${slices(false)}</${p}sheetView>`;
  if (view) editor.replace(view.start, view.end, text);
  else editor.putChild("sheetViews", WORKSHEET_ORDER, `<${p}sheetViews>${text}</${p}sheetViews>`);
}

function viewAttributes(
  view: XmlElement | undefined,
  base: SheetModel,
  wanted: SheetModel,
  selected: boolean | undefined,
): Record<string, string | undefined> {
  const wasSelected = view !== undefined && flag(view, "tabSelected");
  return {
    ...(base.showGridlines === wanted.showGridlines ? {} : { showGridLines: wanted.showGridlines ? undefined : "0" }),
    ...(selected === undefined || selected === wasSelected ? {} : { tabSelected: selected ? "1" : undefined }),
  };
}

function paneXml(p: string, sheet: SheetModel): string {
  const { freeze } = sheet;
  const cell = escapeAttribute(sheet.activeCell ?? "A1");
  const selection = (pane: string | undefined): string =>
    `<${p}selection${attributeText({ pane, activeCell: cell, sqref: cell })}/>`;
  if (!freeze || (freeze.rows === 0 && freeze.columns === 0))
    return sheet.activeCell === undefined ? "" : selection(undefined);
  const active = freeze.rows === 0 ? "topRight" : freeze.columns === 0 ? "bottomLeft" : "bottomRight";
  const others = active === "bottomRight" ? ["topRight", "bottomLeft"] : [];
  const pane = attributeText({
    xSplit: freeze.columns === 0 ? undefined : freeze.columns,
    ySplit: freeze.rows === 0 ? undefined : freeze.rows,
    topLeftCell: formatArea({ top: freeze.rows, bottom: freeze.rows, left: freeze.columns, right: freeze.columns }),
    activePane: active,
    state: "frozen",
  });
  return `<${p}pane${pane}/>${others.map((other) => `<${p}selection pane="${other}"/>`).join("")}${selection(active)}`;
}

function patchColumns(editor: XmlEditor, columns: readonly ColumnSpan[], styles: StyleEditor): void {
  const p = editor.prefix;
  const present = child(editor.root, "cols");
  const old = (present ? childrenNamed(present, "col") : []).map((element) => ({
    element,
    from: Number(element.attributes.get("min")) - 1,
    to: Number(element.attributes.get("max")) - 1,
  }));
  const text = columns.map((span) => {
    const same = old.find((one) => one.from <= span.from && span.from <= one.to)?.element;
    const tag = same ? editor.source.slice(same.start, same.openEnd).replace(/\s*\/?>$/, "/>") : `<${p}col/>`;
    const oldStyle = Number(same?.attributes.get("style") ?? 0);
    const style =
      styleKey(styles.sheet.style(oldStyle)) === styleKey(span.style) ? oldStyle : styles.number(span.style, oldStyle);
    return changedTag(tag, {
      min: String(span.from + 1),
      max: String(span.to + 1),
      // Excel wants a width on every entry; 9 is what it writes where none was set.
      width: String(span.width ?? 9),
      customWidth: span.width === undefined ? undefined : "1",
      hidden: span.hidden ? "1" : undefined,
      style: style === 0 ? undefined : String(style),
      outlineLevel: span.outlineLevel === undefined ? undefined : String(span.outlineLevel),
    });
  });
  editor.putChild("cols", WORKSHEET_ORDER, text.length === 0 ? "" : `<${p}cols>${text.join("")}</${p}cols>`);
}

/** @throws Error when asked to put a password on a sheet: protection here is never called security */
function patchProtection(editor: XmlEditor, wanted: SheetModel): void {
  const { protection } = wanted;
  if (protection?.password) throw new Error(`the protection of ${wanted.name} has a password and stays as it is`);
  if (!protection) {
    editor.putChild("sheetProtection", WORKSHEET_ORDER, "");
    return;
  }
  const attributes: Record<string, string | undefined> = { sheet: "1" };
  for (const option of ALLOWED_UNLESS_STATED) if (!protection.allowed.includes(option)) attributes[option] = "1";
  for (const option of FORBIDDEN_UNLESS_STATED) if (protection.allowed.includes(option)) attributes[option] = "0";
  editor.putChild("sheetProtection", WORKSHEET_ORDER, `<${editor.prefix}sheetProtection${attributeText(attributes)}/>`);
}

function patchMerges(editor: XmlEditor, merges: readonly string[]): void {
  const p = editor.prefix;
  const entries = merges.map((range) => `<${p}mergeCell ref="${escapeAttribute(range)}"/>`).join("");
  const text = `<${p}mergeCells count="${merges.length}">${entries}</${p}mergeCells>`;
  editor.putChild("mergeCells", WORKSHEET_ORDER, merges.length === 0 ? "" : text);
}
