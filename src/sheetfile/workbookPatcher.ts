import type { NameModel, SheetModel, WorkbookModel } from "./model";
import { quoteSheetName } from "./address";
import { relationshipAttribute } from "./relationships";
import { sortedJson } from "./styleSheet";
import {
  FILTER_NAME,
  definedNames,
  isBuiltIn,
  printPart,
  readName,
  sheetElements,
  type WorkbookRead,
} from "./workbookReader";
import { patchCalculation, patchWorkbookProtection } from "./workbookSettings";
import { child, childrenNamed, decodeSheetText, encodeSheetText, numberAttribute, type XmlElement } from "./xml";
import { XmlEditor, attributeText, changedTag } from "./xmlEdit";

const WORKBOOK_ORDER: readonly string[] = [
  "fileVersion",
  "fileSharing",
  "workbookPr",
  "workbookProtection",
  "bookViews",
  "sheets",
  "functionGroups",
  "externalReferences",
  "definedNames",
  "calcPr",
  "oleSize",
  "customWorkbookViews",
  "pivotCaches",
  "extLst",
];

/** A sheet of the new file in its order: of the model, or a chart sheet that is only carried. */
export interface SheetEntry {
  readonly id: number;
  readonly name: string;
  readonly model: SheetModel | undefined;
  readonly element: XmlElement | undefined;
  /** Relationship of a new sheet. */
  readonly relationship: string | undefined;
}

/** workbook.xml as the model wants it; the same text when nothing differs. */
export function patchWorkbookPart(
  read: WorkbookRead,
  wanted: WorkbookModel,
  entries: readonly SheetEntry[],
  recalculate: boolean,
): string {
  const editor = new XmlEditor(read.source, read.root);
  patchActiveTab(editor, read, wanted, entries);
  patchWorkbookProtection(editor, WORKBOOK_ORDER, read.model, wanted);
  patchSheets(editor, read, entries);
  patchNames(editor, read, wanted, entries);
  patchCalculation(editor, WORKBOOK_ORDER, read.model.calculation, wanted.calculation, recalculate);
  return editor.changed ? editor.result() : read.source;
}

function patchActiveTab(
  editor: XmlEditor,
  read: WorkbookRead,
  wanted: WorkbookModel,
  entries: readonly SheetEntry[],
): void {
  const view = childrenNamed(child(read.root, "bookViews") ?? read.root, "workbookView")[0];
  const active = Math.max(
    0,
    entries.findIndex((entry) => entry.name === wanted.activeSheet),
  );
  const before = (view && numberAttribute(view, "activeTab")) ?? 0;
  const order = sheetElements(read.root).map((element) => numberAttribute(element, "sheetId"));
  const sameOrder = sortedJson(order) === sortedJson(entries.map((entry) => entry.id));
  // A chart sheet in front is not in the model: it stays in front unless a person chose another sheet.
  if (active === before || (sameOrder && wanted.activeSheet === read.model.activeSheet)) return;
  if (view) editor.setAttributes(view, { activeTab: String(active) });
  else {
    const p = editor.prefix;
    editor.putChild(
      "bookViews",
      WORKBOOK_ORDER,
      `<${p}bookViews><${p}workbookView activeTab="${active}"/></${p}bookViews>`,
    );
  }
}

function patchSheets(editor: XmlEditor, read: WorkbookRead, entries: readonly SheetEntry[]): void {
  const sheets = child(read.root, "sheets");
  if (!sheets) throw new Error("the workbook has no list of sheets");
  const before = sheetElements(read.root).map((element) => read.source.slice(element.start, element.end));
  const attribute = relationshipAttribute(read.root);
  const after = entries.map((entry) => sheetXml(editor.prefix, read, entry, attribute));
  if (sortedJson(before) === sortedJson(after)) return;
  editor.replace(sheets.start, sheets.end, `<${sheets.name}>${after.join("")}</${sheets.name}>`);
}

function sheetXml(
  p: string,
  read: WorkbookRead,
  entry: SheetEntry,
  attribute: { readonly name: string; readonly declaration: string },
): string {
  const { element, model } = entry;
  const state = model === undefined || model.visibility === "visible" ? undefined : model.visibility;
  if (!element) {
    const attributes = attributeText({
      name: entry.name,
      sheetId: entry.id,
      state,
      [attribute.name]: entry.relationship,
    });
    return `<${p}sheet${attribute.declaration}${attributes}/>`;
  }
  const source = read.source.slice(element.start, element.end);
  const base = read.worksheets.get(entry.id)?.model;
  if (!model || !base || (base.name === model.name && base.visibility === model.visibility)) return source;
  return changedTag(source, { name: entry.name, state });
}

interface WantedName {
  readonly name: NameModel;
  readonly local: number | undefined;
}

function patchNames(
  editor: XmlEditor,
  read: WorkbookRead,
  wanted: WorkbookModel,
  entries: readonly SheetEntry[],
): void {
  const p = editor.prefix;
  const list: WantedName[] = [...wanted.names, ...printNames(wanted), ...filterNames(read, entries)].map((name) => ({
    name,
    local: indexOf(entries, name.sheet),
  }));
  const open = list.map((one) => sortedJson(one.name));
  const kept = definedNames(read.root).flatMap((element) => {
    const text = keptName(read, element, entries, open);
    return text === null ? [] : [text];
  });
  const added = list
    .filter((_, index) => open[index] !== "")
    .map(({ name, local }) => {
      const attributes = attributeText({ name: name.name, localSheetId: local, hidden: name.hidden ? 1 : undefined });
      return `<${p}definedName${attributes}>${encodeSheetText(name.reference.replace(/^=/, ""))}</${p}definedName>`;
    });
  const before = definedNames(read.root).map((element) => read.source.slice(element.start, element.end));
  const after = [...kept, ...added];
  if (sortedJson(before) === sortedJson(after)) return;
  const text = after.length === 0 ? "" : `<${p}definedNames>${after.join("")}</${p}definedNames>`;
  editor.putChild("definedNames", WORKBOOK_ORDER, text);
}

function indexOf(entries: readonly SheetEntry[], sheet: string | undefined): number | undefined {
  const index = entries.findIndex((entry) => entry.name === sheet);
  return index < 0 ? undefined : index;
}

/**
 * The element of a name that stays, with the number of its sheet in the new order; null when it goes.
 * Takes the name off `open`, the names still to be written.
 */
function keptName(
  read: WorkbookRead,
  element: XmlElement,
  entries: readonly SheetEntry[],
  open: string[],
): string | null {
  const elements = sheetElements(read.root);
  const order = elements.map((sheet) => decodeSheetText(sheet.attributes.get("name") ?? ""));
  const known = readName(element, order);
  const owner = numberAttribute(element, "localSheetId");
  if (owner === undefined) return crossedOff(known, open) ? read.source.slice(element.start, element.end) : null;
  const ownerId = numberAttribute(elements[owner] ?? element, "sheetId");
  const place = entries.findIndex((entry) => entry.id === ownerId);
  const sheet = entries[place]?.name;
  if (known.name === FILTER_NAME && entries[place] && filterMoved(read, entries[place])) return null;
  if (sheet === undefined || !crossedOff({ ...known, sheet }, open)) return null;
  return movedName(read.source, element, known, { place, sheet });
}

/** Whether the sheet's own filter covers another range than in the file. */
function filterMoved(read: WorkbookRead, { id, model }: SheetEntry): boolean {
  return model !== undefined && read.worksheets.get(id)?.model.filter?.range !== model.filter?.range;
}

function filterNames(read: WorkbookRead, entries: readonly SheetEntry[]): NameModel[] {
  return entries.flatMap((entry) => {
    const range = entry.model?.filter?.range;
    if (range === undefined || !filterMoved(read, entry)) return [];
    const reference = `=${quoteSheetName(entry.name)}!${absolute(range)}`;
    return [{ name: FILTER_NAME, reference, sheet: entry.name, hidden: true as const }];
  });
}

/** Whether the name is wanted, or is one that only its program understands. */
function crossedOff(name: NameModel, open: string[]): boolean {
  if (isBuiltIn(name.name) && printPart(name) === null) return true;
  const at = open.indexOf(sortedJson(isBuiltIn(name.name) ? canonicalPrintName(name) : name));
  if (at >= 0) open[at] = "";
  return at >= 0;
}

/** What the program itself keeps for a renamed sheet (print area, filter) follows the new name. */
function movedName(
  source: string,
  element: XmlElement,
  known: NameModel,
  to: { place: number; sheet: string },
): string {
  const tag = changedTag(source.slice(element.start, element.openEnd), { localSheetId: String(to.place) });
  if (to.sheet === known.sheet) return tag + source.slice(element.openEnd, element.end);
  const reference = isBuiltIn(known.name) ? renamedReference(known, to.sheet) : known.reference;
  return `${tag}${encodeSheetText(reference.slice(1))}</${element.name}>`;
}

function renamedReference({ reference, sheet = "" }: NameModel, name: string): string {
  const quoted = `'${sheet.replace(/'/g, "''")}'!`;
  return reference
    .split(quoted)
    .join(`${quoteSheetName(sheet)}!`)
    .split(`${quoteSheetName(sheet)}!`)
    .join(`${quoteSheetName(name)}!`);
}

/** A print name the way `printNames` writes it, whatever quoting and dollars the file uses. */
function canonicalPrintName(name: NameModel): NameModel {
  const sheet = name.sheet ?? "";
  return { name: name.name, reference: printReference(sheet, name.name, printPart(name) ?? {}), sheet };
}

function printNames(wanted: WorkbookModel): NameModel[] {
  return wanted.sheets.flatMap(({ name, print }) => {
    const names = [];
    if (print.area !== undefined) names.push("_xlnm.Print_Area");
    if (print.repeatRows !== undefined || print.repeatColumns !== undefined) names.push("_xlnm.Print_Titles");
    return names.map((builtIn) => ({ name: builtIn, reference: printReference(name, builtIn, print), sheet: name }));
  });
}

function printReference(sheet: string, name: string, print: SheetModel["print"]): string {
  const ranges = name === "_xlnm.Print_Area" ? [print.area] : [print.repeatColumns, print.repeatRows];
  const written = ranges
    .filter((range) => range !== undefined)
    .map((range) => `${quoteSheetName(sheet)}!${absolute(range)}`);
  return `=${written.join(",")}`;
}

/** `A1:C9` → `$A$1:$C$9` */
function absolute(range: string): string {
  return range
    .replace(/\$/g, "")
    .replace(
      /([A-Z]+)?([0-9]+)?/g,
      (_, letters?: string, digits?: string) => (letters ? `$${letters}` : "") + (digits ? `$${digits}` : ""),
    );
}
