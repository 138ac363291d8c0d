import { readCustomXml } from "./customXml";
import { readCustomProperties, readProperties } from "./documentProperties";
import { FileFaultError, fileFault } from "./fault";
import { emptyWorkbook, type NameModel, type PrintModel, type SheetModel, type WorkbookModel } from "./model";
import { parsePart, partText, type Parts } from "./package";
import { PersonList } from "./people";
import { readRelationships, relationshipId, type Relationship } from "./relationships";
import { readSharedStrings } from "./sharedStrings";
import { readSheetParts } from "./sheetParts";
import { StyleSheet, present } from "./styleSheet";
import { readCalculation, readWorkbookProtection } from "./workbookSettings";
import type { Extent } from "./cellReader";
import { readWorksheet, type WorksheetRead } from "./worksheetReader";
import { XmlError, child, childrenNamed, decodeSheetText, flag, numberAttribute, type XmlElement } from "./xml";

/** A whole package as read: the model, and what patching needs to know beyond it. */
export interface WorkbookRead {
  readonly parts: Parts;
  readonly part: string;
  readonly source: string;
  readonly root: XmlElement;
  readonly relationships: readonly Relationship[];
  readonly styles: StyleSheet;
  readonly stylesPart: string | undefined;
  readonly model: WorkbookModel;
  /** By sheet id; chart sheets and other kinds are not among them. */
  readonly worksheets: ReadonlyMap<number, WorksheetRead>;
}

/**
 * @param extent `contents` leaves out blank cells, rules and all that hangs on sheets; such a reading cannot be saved
 * @throws FileFaultError
 */
export function readWorkbook(parts: Parts, extent: Extent = "whole"): WorkbookRead {
  const part = workbookPart(parts);
  const source = partText(parts, part) ?? "";
  const root = parsePart(part, source);
  const relationships = readRelationships(parts, part);
  const partOf = (type: string): string | undefined =>
    relationships.find((one) => one.type === type && !one.external)?.target;
  const stylesPart = partOf("styles");
  const styles = new StyleSheet(optionalRoot(parts, stylesPart), optionalRoot(parts, partOf("theme")));
  const stringsText = partText(parts, partOf("sharedStrings") ?? "");
  const strings =
    stringsText === undefined ? [] : guarded(partOf("sharedStrings") ?? "", () => readSharedStrings(stringsText));
  const people = new PersonList(parts, part);
  const worksheets = new Map<number, WorksheetRead>();
  const sheets: SheetModel[] = [];
  for (const element of sheetElements(root)) {
    const relationship = relationships.find((one) => one.id === relationshipId(element));
    const read = readSheet(parts, element, relationship, { strings, styles, people, extent });
    if (!read) continue;
    worksheets.set(numberAttribute(element, "sheetId") ?? 0, read);
    sheets.push(read.model);
  }
  const model: WorkbookModel = {
    ...assemble(root, sheets, styles),
    properties: readProperties(parts),
    customProperties: readCustomProperties(parts),
    customXml: readCustomXml(parts, part),
    protection: readWorkbookProtection(root),
    calculation: readCalculation(root),
  };
  return { parts, part, source, root, relationships, styles, stylesPart, model, worksheets };
}

function workbookPart(parts: Parts): string {
  const office = readRelationships(parts, "").find((relationship) => relationship.type === "officeDocument");
  const part = office?.target ?? "xl/workbook.xml";
  if (!parts.has(part)) throw new FileFaultError(fileFault("file-no-workbook"));
  if (part.endsWith(".bin")) throw new FileFaultError(fileFault("file-old-format", part));
  const text = partText(parts, part) ?? "";
  if (parsePart(part, text).local !== "workbook") throw new FileFaultError(fileFault("file-no-workbook"));
  return part;
}

function optionalRoot(parts: Parts, part: string | undefined): XmlElement | undefined {
  const text = part === undefined ? undefined : partText(parts, part);
  return part === undefined || text === undefined ? undefined : parsePart(part, text);
}

function guarded<T>(part: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof XmlError) throw new FileFaultError(fileFault("file-damaged", part));
    throw error;
  }
}

export function sheetElements(root: XmlElement): XmlElement[] {
  return childrenNamed(child(root, "sheets") ?? root, "sheet");
}

interface SharedContent {
  readonly strings: readonly string[];
  readonly styles: StyleSheet;
  readonly people: PersonList;
  readonly extent: Extent;
}

function readSheet(
  parts: Parts,
  element: XmlElement,
  relationship: Relationship | undefined,
  { strings, styles, people, extent }: SharedContent,
): WorksheetRead | null {
  const name = decodeSheetText(element.attributes.get("name") ?? "");
  if (!relationship || !parts.has(relationship.target)) throw new FileFaultError(fileFault("file-damaged", name));
  if (relationship.type !== "worksheet") return null;
  const part = relationship.target;
  const read = guarded(part, () => readWorksheet(part, partText(parts, part) ?? "", name, strings, styles, extent));
  const state = element.attributes.get("state");
  if (extent === "whole") Object.assign(read.model, readSheetParts(parts, part, read.root, read.model, styles, people));
  read.model.id = numberAttribute(element, "sheetId") ?? 0;
  read.model.visibility = state === "hidden" || state === "veryHidden" ? state : "visible";
  return read;
}

function assemble(root: XmlElement, sheets: SheetModel[], styles: StyleSheet): WorkbookModel {
  const names: NameModel[] = [];
  const order = sheetElements(root).map((element) => decodeSheetText(element.attributes.get("name") ?? ""));
  for (const element of definedNames(root)) {
    const read = readName(element, order);
    const sheet = sheets.find((one) => one.name === read.sheet);
    const print = printPart(read);
    if (print && sheet) sheet.print = { ...sheet.print, ...print };
    else if (!isBuiltIn(read.name)) names.push(read);
  }
  const view = childrenNamed(child(root, "bookViews") ?? root, "workbookView")[0];
  const active = order[(view && numberAttribute(view, "activeTab")) ?? 0];
  const properties = child(root, "workbookPr");
  return {
    ...emptyWorkbook(),
    sheets,
    names,
    activeSheet: sheets.find((sheet) => sheet.name === active)?.name ?? sheets[0]?.name ?? "",
    defaultFont: styles.defaultFont,
    date1904: properties !== undefined && flag(properties, "date1904"),
  };
}

export function definedNames(root: XmlElement): XmlElement[] {
  return childrenNamed(child(root, "definedNames") ?? root, "definedName");
}

/** @param order sheet names in file order, chart sheets included, as `localSheetId` counts them */
export function readName(element: XmlElement, order: readonly string[]): NameModel {
  const local = numberAttribute(element, "localSheetId");
  return {
    name: element.attributes.get("name") ?? "",
    reference: `=${decodeSheetText(element.text)}`,
    ...present("sheet", local === undefined ? undefined : order[local]),
    ...(flag(element, "hidden") ? { hidden: true } : {}),
  };
}

/** The name Excel keeps for the range of a sheet's own filter. */
export const FILTER_NAME = "_xlnm._FilterDatabase";

/** Print areas, filters and the like: made by the program, not by people. */
export function isBuiltIn(name: string): boolean {
  return name.toLowerCase().startsWith("_xlnm.");
}

/** A print area or print titles as print settings; null when the name is neither or is too involved to be both read and written. */
export function printPart(name: NameModel): PrintModel | null {
  const areas = name.reference
    .slice(1)
    .split(",")
    .map((one) => one.replace(/^.*!/, "").replace(/\$/g, ""));
  if (name.name === "_xlnm.Print_Area") {
    return areas.length === 1 && /^[A-Z]+\d+(:[A-Z]+\d+)?$/.test(areas[0] ?? "") ? { area: areas[0] ?? "" } : null;
  }
  if (name.name !== "_xlnm.Print_Titles") return null;
  const rows = areas.find((one) => /^\d+:\d+$/.test(one));
  const columns = areas.find((one) => /^[A-Z]+:[A-Z]+$/.test(one));
  return { ...present("repeatRows", rows), ...present("repeatColumns", columns) };
}
