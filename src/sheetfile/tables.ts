import { parseArea, formatArea, type Area } from "./address";
import type { SortField, TableColumnModel, TableModel } from "./filterModel";
import { filterXml, readFilter } from "./filters";
import type { StyleEditor } from "./styleEditor";
import { present, sortedJson, type StyleSheet } from "./styleSheet";
import {
  child,
  childrenNamed,
  decodeSheetText,
  encodeForbidden,
  encodeSheetText,
  flag,
  numberAttribute,
  type XmlElement,
} from "./xml";
import { XmlEditor, attributeText, changedTag } from "./xmlEdit";

export function readTable(root: XmlElement, styles: StyleSheet): TableModel {
  const range = root.attributes.get("ref") ?? "";
  const style = child(root, "tableStyleInfo");
  const buttons = child(root, "autoFilter");
  const filter = buttons && readFilter(buttons, styles);
  const shown = (name: string): boolean => style !== undefined && flag(style, name);
  return {
    ...present("id", numberAttribute(root, "id")),
    name: decodeSheetText(root.attributes.get("displayName") ?? root.attributes.get("name") ?? ""),
    range,
    columns: childrenNamed(child(root, "tableColumns") ?? root, "tableColumn").map(readColumn),
    showHeaders: numberAttribute(root, "headerRowCount") !== 0,
    showTotals: (numberAttribute(root, "totalsRowCount") ?? 0) > 0,
    style: style?.attributes.get("name") ?? null,
    bandedRows: shown("showRowStripes"),
    bandedColumns: shown("showColumnStripes"),
    firstColumn: shown("showFirstColumn"),
    lastColumn: shown("showLastColumn"),
    showFilterButtons: buttons !== undefined && !childrenNamed(buttons, "filterColumn").some(isHidden),
    filter: filter && filter.columns.length > 0 ? filter : null,
    sort: readSort(child(root, "sortState"), parseArea(range), styles),
  };
}

function isHidden(column: XmlElement): boolean {
  return flag(column, "hiddenButton") || !flag(column, "showButton", true);
}

function readColumn(column: XmlElement): TableColumnModel {
  const formula = (name: string): string | undefined => {
    const found = child(column, name);
    return found && decodeSheetText(found.text);
  };
  const text = column.attributes.get("totalsRowLabel");
  return {
    name: decodeSheetText(column.attributes.get("name") ?? ""),
    ...present("totalsFunction", column.attributes.get("totalsRowFunction")),
    ...present("totalsFormula", formula("totalsRowFormula")),
    ...present("totalsLabel", text === undefined ? undefined : decodeSheetText(text)),
    ...present("calculatedFormula", formula("calculatedColumnFormula")),
  };
}

const SORT_ON: Readonly<Record<string, SortField["on"]>> = {
  cellColor: "cellColor",
  fontColor: "fontColor",
  icon: "icon",
};

function readSort(element: XmlElement | undefined, area: Area | null, styles: StyleSheet): TableModel["sort"] {
  if (!element) return null;
  const fields = childrenNamed(element, "sortCondition").map((condition) => readSortField(condition, area, styles));
  const method = element.attributes.get("sortMethod") === "stroke" ? "StrokeCount" : "PinYin";
  return { fields, matchCase: flag(element, "caseSensitive"), method };
}

function readSortField(condition: XmlElement, area: Area | null, styles: StyleSheet): SortField {
  const on = SORT_ON[condition.attributes.get("sortBy") ?? ""] ?? "value";
  const format = styles.differential(numberAttribute(condition, "dxfId") ?? -1);
  const color = { value: undefined, icon: undefined, cellColor: format?.fill, fontColor: format?.color }[on];
  const icon = on === "icon" ? readIcon(condition) : undefined;
  const left = parseArea(condition.attributes.get("ref") ?? "")?.left ?? 0;
  return {
    key: left - (area?.left ?? 0),
    ascending: !flag(condition, "descending"),
    on,
    ...present("color", color),
    ...present("icon", icon),
  };
}

function readIcon(condition: XmlElement): SortField["icon"] {
  const set = condition.attributes.get("iconSet");
  return set === undefined ? undefined : { set, index: numberAttribute(condition, "iconId") ?? 0 };
}

const TABLE_ORDER = ["autoFilter", "sortState", "tableColumns", "tableStyleInfo", "extLst"];
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** A table part with nothing in it yet. */
export function emptyTable(id: number): string {
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<table xmlns="${MAIN}" id="${id}" name="" displayName="" ref="A1" totalsRowShown="0">` +
    `<tableColumns count="0"></tableColumns></table>`
  );
}

/** The table part as the model wants it; the same text when nothing differs. */
export function patchTable(source: string, root: XmlElement, wanted: TableModel, styles: StyleEditor): string {
  const base = readTable(root, styles.sheet);
  if (sortedJson({ ...base, id: 0 }) === sortedJson({ ...wanted, id: 0 })) return source;
  const editor = new XmlEditor(source, root);
  patchRoot(editor, base, wanted);
  patchFilter(editor, base, wanted, styles);
  if (sortedJson([base.sort, base.range]) !== sortedJson([wanted.sort, wanted.range]))
    editor.putChild("sortState", TABLE_ORDER, sortXml(editor.prefix, wanted, styles));
  if (sortedJson(base.columns) !== sortedJson(wanted.columns)) patchColumns(editor, base.columns, wanted.columns);
  patchStyle(editor, base, wanted);
  return editor.changed ? editor.result() : source;
}

function patchRoot(editor: XmlEditor, base: TableModel, wanted: TableModel): void {
  const renamed = base.name !== wanted.name ? encodeForbidden(wanted.name) : undefined;
  editor.setAttributes(editor.root, {
    ...(renamed === undefined ? {} : { name: renamed, displayName: renamed }),
    ref: wanted.range,
    ...(base.showHeaders === wanted.showHeaders ? {} : { headerRowCount: wanted.showHeaders ? undefined : "0" }),
    ...(base.showTotals === wanted.showTotals
      ? {}
      : { totalsRowCount: wanted.showTotals ? "1" : undefined, totalsRowShown: undefined }),
  });
}

function dataArea(table: TableModel): Area | null {
  const area = parseArea(table.range);
  if (!area) return null;
  const top = area.top + (table.showHeaders ? 1 : 0);
  const bottom = Math.max(top, area.bottom - (table.showTotals ? 1 : 0));
  return { ...area, top, bottom };
}

function patchFilter(editor: XmlEditor, base: TableModel, wanted: TableModel, styles: StyleEditor): void {
  const parts = (table: TableModel): string =>
    sortedJson([table.filter?.columns, table.range, table.showHeaders, table.showTotals, table.showFilterButtons]);
  if (parts(base) === parts(wanted)) return;
  const area = parseArea(wanted.range);
  const data = dataArea(wanted);
  // Without a header there is nothing to hang buttons on.
  const shown = wanted.showHeaders && (wanted.showFilterButtons || wanted.filter !== null);
  if (!area || !data || !shown) {
    editor.putChild("autoFilter", TABLE_ORDER, "");
    return;
  }
  const element = child(editor.root, "autoFilter");
  const model = { range: formatArea({ ...area, bottom: data.bottom }), columns: wanted.filter?.columns ?? [] };
  const old = element && { source: editor.source, element, model: readFilter(element, styles.sheet) };
  const text = filterXml(editor.prefix, old, model, styles);
  const visible = text.replace(/ (hiddenButton="(1|true)"|showButton="(0|false)")/g, "");
  const changedButtons = base.showFilterButtons !== wanted.showFilterButtons;
  editor.putChild("autoFilter", TABLE_ORDER, changedButtons && wanted.showFilterButtons ? visible : text);
}

function sortXml(p: string, table: TableModel, styles: StyleEditor): string {
  const data = dataArea(table);
  if (!table.sort || !data) return "";
  const conditions = table.sort.fields.map((field) => {
    const column = data.left + field.key;
    const color = field.on === "fontColor" ? { color: field.color ?? "#000000" } : { fill: field.color ?? "#FFFFFF" };
    const colored = field.on === "cellColor" || field.on === "fontColor";
    return `<${p}sortCondition${attributeText({
      descending: field.ascending ? undefined : 1,
      sortBy: field.on === "value" ? undefined : field.on,
      ref: formatArea({ ...data, left: column, right: column }),
      dxfId: colored && field.color !== undefined ? styles.differential(color) : undefined,
      iconSet: field.icon?.set,
      iconId: field.icon?.index,
    })}/>`;
  });
  const attributes = attributeText({
    caseSensitive: table.sort.matchCase ? 1 : undefined,
    sortMethod: table.sort.method === "StrokeCount" ? "stroke" : undefined,
    ref: formatArea(data),
  });
  return `<${p}sortState${attributes}>${conditions.join("")}</${p}sortState>`;
}

/** A column that was there keeps its number and what else the file says of it. */
function patchColumns(editor: XmlEditor, base: readonly TableColumnModel[], wanted: readonly TableColumnModel[]): void {
  const p = editor.prefix;
  const list = child(editor.root, "tableColumns");
  const old = list ? childrenNamed(list, "tableColumn") : [];
  let next = Math.max(0, ...old.map((column) => numberAttribute(column, "id") ?? 0));
  const names = new Set(wanted.map((column) => column.name));
  const entries = wanted.map((column, index) => {
    const same = base.findIndex((one) => one.name === column.name);
    // A column at the same place whose old name is gone was renamed.
    const renamed = base.length === wanted.length && base[index] && !names.has(base[index].name) ? index : -1;
    const at = same >= 0 ? same : renamed;
    const element = old[at];
    if (!element) return columnXml(editor, `<${p}tableColumn id="${++next}"/>`, undefined, column);
    if (sortedJson(base[at]) === sortedJson(column)) return editor.source.slice(element.start, element.end);
    return columnXml(editor, editor.source.slice(element.start, element.openEnd), element, column);
  });
  const text = `<${p}tableColumns count="${wanted.length}">${entries.join("")}</${p}tableColumns>`;
  editor.putChild("tableColumns", TABLE_ORDER, text);
}

function columnXml(editor: XmlEditor, tag: string, element: XmlElement | undefined, column: TableColumnModel): string {
  const p = editor.prefix;
  const opening = changedTag(tag.replace(/\s*\/?>$/, "/>"), {
    name: encodeForbidden(column.name).replace(/\n/g, "_x000a_"),
    totalsRowFunction: column.totalsFunction,
    totalsRowLabel: column.totalsLabel === undefined ? undefined : encodeForbidden(column.totalsLabel),
  });
  const formula = (name: string, text: string | undefined): string => {
    if (text === undefined) return "";
    const before = element && child(element, name);
    const opened =
      before && before.openEnd < before.end ? editor.source.slice(before.start, before.openEnd) : `<${p}${name}>`;
    return `${opened}${encodeSheetText(text)}</${p}${name}>`;
  };
  const rest = (element?.children ?? []).filter(
    (one) => one.local !== "calculatedColumnFormula" && one.local !== "totalsRowFormula",
  );
  const inner =
    formula("calculatedColumnFormula", column.calculatedFormula) +
    formula("totalsRowFormula", column.totalsFormula) +
    rest.map((one) => editor.source.slice(one.start, one.end)).join("");
  return inner === "" ? opening : `${opening.replace(/\/>$/, ">")}${inner}</${p}tableColumn>`;
}

function patchStyle(editor: XmlEditor, base: TableModel, wanted: TableModel): void {
  const parts = ({ style, bandedRows, bandedColumns, firstColumn, lastColumn }: TableModel): string =>
    sortedJson({ style, bandedRows, bandedColumns, firstColumn, lastColumn });
  if (parts(base) === parts(wanted)) return;
  const on = (value: boolean): string => (value ? "1" : "0");
  const text = `<${editor.prefix}tableStyleInfo${attributeText({
    name: wanted.style ?? undefined,
    showFirstColumn: on(wanted.firstColumn),
    showLastColumn: on(wanted.lastColumn),
    showRowStripes: on(wanted.bandedRows),
    showColumnStripes: on(wanted.bandedColumns),
  })}/>`;
  editor.putChild("tableStyleInfo", TABLE_ORDER, text);
}
