import { parseAddress } from "./address";
import type { SheetModel, WorkbookModel } from "./model";
import { parsePart, partText, setPartText, type Parts } from "./package";
import { patchCustomXml } from "./customXml";
import { patchCustomProperties, patchProperties } from "./documentProperties";
import { PersonList } from "./people";
import { addContentType, addRelationship, removePart, removeRelationship } from "./relationships";
import type { BookPatch, SheetPatch } from "./sheetPatch";
import { StyleEditor } from "./styleEditor";
import { StyleSheet } from "./styleSheet";
import { EMPTY_WORKSHEET, STYLES_TYPE, WORKSHEET_TYPE, emptyStyles } from "./template";
import { patchWorkbookPart, type SheetEntry } from "./workbookPatcher";
import { sheetElements, type WorkbookRead } from "./workbookReader";
import { patchWorksheet } from "./worksheetPatcher";
import { readWorksheet, type WorksheetRead } from "./worksheetReader";
import { decodeSheetText, numberAttribute, type XmlElement } from "./xml";

/** All parts with the model's differences patched in; null when nothing differs. */
export function savedParts(read: WorkbookRead, wanted: WorkbookModel): Parts | null {
  refuseImpossible(wanted);
  const parts: Parts = new Map(read.parts);
  const { editor, part: stylesPart, source: stylesSource } = styleEditor(read, parts);
  const added: WorksheetRead[] = [];
  const entries = sheetEntries(read, wanted, parts, added);
  const removed = [...read.worksheets].filter(([id]) => !entries.some((entry) => entry.id === id));
  const book: BookPatch = {
    folder: read.part.slice(0, read.part.lastIndexOf("/") + 1),
    part: read.part,
    tableNumbers: new Set(read.model.sheets.flatMap((sheet) => sheet.tables.flatMap((table) => table.id ?? []))),
    people: new PersonList(parts, read.part),
  };
  const patched = patchSheets(read, wanted, entries, added, { parts, styles: editor, book });
  book.people.save(book.folder);
  for (const [, sheet] of removed) removeSheet(parts, read, sheet.part);
  const styles = editor.result();
  if (styles !== stylesSource) setPartText(parts, stylesPart, styles);
  if (patched.formulas || removed.length > 0) removeCalculationChain(parts, read);
  const restructured = added.length > 0 || removed.length > 0;
  const workbook = patchWorkbookPart(read, wanted, entries, patched.cells || restructured);
  if (workbook !== read.source) setPartText(parts, read.part, workbook);
  patchProperties(parts, read.model.properties, wanted.properties);
  patchCustomProperties(parts, read.model.customProperties, wanted.customProperties);
  patchCustomXml(parts, read.part, read.model.customXml, wanted.customXml);
  return sameParts(read.parts, parts) ? null : parts;
}

/** A part that was written is another array, whatever it holds. */
function sameParts(before: Parts, after: Parts): boolean {
  return before.size === after.size && [...after].every(([name, data]) => before.get(name) === data);
}

function patchSheets(
  read: WorkbookRead,
  wanted: WorkbookModel,
  entries: readonly SheetEntry[],
  added: readonly WorksheetRead[],
  context: Pick<SheetPatch, "parts" | "styles" | "book">,
): { cells: boolean; formulas: boolean } {
  const reselected = wanted.activeSheet !== read.model.activeSheet;
  const done = { cells: false, formulas: false };
  for (const entry of entries) {
    const base = read.worksheets.get(entry.id) ?? added.find((one) => one.model.id === entry.id);
    if (!base || !entry.model) continue;
    const selected = reselected ? entry.name === wanted.activeSheet : undefined;
    const patched = patchWorksheet(base, entry.model, selected, context);
    if (patched.text === base.source) continue;
    setPartText(context.parts, base.part, patched.text);
    done.cells ||= patched.cells.any;
    done.formulas ||= patched.cells.formulas;
  }
  return done;
}

/** What Excel would refuse or "repair" is refused here. */
function refuseImpossible(wanted: WorkbookModel): void {
  const names = wanted.sheets.map((sheet) => sheet.name.toLowerCase());
  if (!wanted.sheets.some((sheet) => sheet.visibility === "visible"))
    throw new Error("a workbook needs a visible sheet");
  if (new Set(names).size < names.length) throw new Error("two sheets have the same name");
  for (const sheet of wanted.sheets) {
    if (!/^[^\\/?*[\]:]{1,31}$/.test(sheet.name) || /^'|'$/.test(sheet.name))
      throw new Error(`${sheet.name} is no sheet name`);
    if (sheet.activeCell !== undefined && !parseAddress(sheet.activeCell))
      throw new Error(`${sheet.activeCell} is no cell`);
  }
}

function styleEditor(read: WorkbookRead, parts: Parts): { editor: StyleEditor; part: string; source: string } {
  const present = read.stylesPart === undefined ? undefined : partText(parts, read.stylesPart);
  if (read.stylesPart !== undefined && present !== undefined && read.styles.root) {
    return { editor: new StyleEditor(read.styles, present, read.styles.root), part: read.stylesPart, source: present };
  }
  const part = "xl/styles.xml";
  const source = emptyStyles();
  const root = parsePart(part, source);
  addRelationship(parts, read.part, "styles", part);
  addContentType(parts, part, STYLES_TYPE);
  setPartText(parts, part, source);
  return { editor: new StyleEditor(new StyleSheet(root, undefined), source, root), part, source };
}

/** Sheets of the new file: the model's in its order; chart sheets keep their place after their left neighbour. */
function sheetEntries(read: WorkbookRead, wanted: WorkbookModel, parts: Parts, added: WorksheetRead[]): SheetEntry[] {
  const elements = sheetElements(read.root);
  const idOf = (element: XmlElement): number => numberAttribute(element, "sheetId") ?? 0;
  const byId = new Map(elements.map((element) => [idOf(element), element]));
  let nextId = Math.max(0, ...byId.keys());
  const entries = wanted.sheets.map((model): SheetEntry => {
    const id = model.id !== undefined && read.worksheets.has(model.id) ? model.id : ++nextId;
    const element = read.worksheets.has(id) ? byId.get(id) : undefined;
    const relationship = element ? undefined : addSheet(parts, read, model, id, added);
    return { id, name: model.name, model, element, relationship };
  });
  elements.forEach((element, index) => {
    if (read.worksheets.has(idOf(element))) return;
    const left = elements[index - 1];
    const after = left === undefined ? -1 : entries.findIndex((entry) => entry.id === idOf(left));
    const name = decodeSheetText(element.attributes.get("name") ?? "");
    entries.splice(after + 1, 0, { id: idOf(element), name, model: undefined, element, relationship: undefined });
  });
  return entries;
}

function addSheet(parts: Parts, read: WorkbookRead, model: SheetModel, id: number, added: WorksheetRead[]): string {
  const folder = read.part.slice(0, read.part.lastIndexOf("/") + 1);
  let number = 1;
  while (parts.has(`${folder}worksheets/sheet${number}.xml`)) number += 1;
  const part = `${folder}worksheets/sheet${number}.xml`;
  setPartText(parts, part, EMPTY_WORKSHEET);
  addContentType(parts, part, WORKSHEET_TYPE);
  const empty = readWorksheet(part, EMPTY_WORKSHEET, model.name, [], read.styles);
  empty.model.id = id;
  added.push(empty);
  return addRelationship(parts, read.part, "worksheet", part);
}

/** Takes a sheet away with the parts only it leads to (its comments, drawing, table). */
function removeSheet(parts: Parts, read: WorkbookRead, part: string): void {
  const relationship = read.relationships.find((one) => one.target === part);
  if (relationship) removeRelationship(parts, read.part, relationship.id);
  removePart(parts, part);
}

/** The chain only says in which order to calculate; a stale one makes Excel repair the file, a missing one costs nothing. */
function removeCalculationChain(parts: Parts, read: WorkbookRead): void {
  const chain = read.relationships.find((one) => one.type === "calcChain");
  if (!chain) return;
  removeRelationship(parts, read.part, chain.id);
  removePart(parts, chain.target);
}
