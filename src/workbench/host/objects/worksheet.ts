import type { Area } from "../address";
import { wholeSheet } from "../address";
import type { Arguments } from "../arguments";
import { asColor, asFlag, asNumber, asText, oneOf } from "../arguments";
import { HostError } from "../errors";
import { eventNumbers, workbookTarget } from "../events";
import type { BoundObject, Session } from "../member";
import { define, bind, calculatedMethod, method, navigation, objectArgument, readOnly, settable } from "../member";
import { rangeObject, readAddress, sheetInfo } from "./access";
import { autoFilterMembers } from "./auto-filter";
import { calculateSheet } from "./calculation";
import { chartsMembers } from "./charts";
import { commentsMembers } from "./comments";
import { sheetEventMethods } from "./event-methods";
import { freezePanesMembers } from "./freeze-panes";
import { pageBreaksMembers } from "./page-breaks";
import { namesMembers } from "./names";
import { pageLayoutMembers } from "./page-layout";
import { protectionMembers } from "./protection";
import { rangeAreasMembers } from "./range-areas";
import { copySheet } from "./sheet-copy";
import { checkSheetName } from "./sheet-names";
import { neighbourMethods, newPosition, positionTypes } from "./sheet-places";
import { sheetSearchMethods } from "./sheet-search";
import { sheetSizes } from "./sheet-sizes";
import { assertStructureFree } from "./workbook-protection";
import { worksheetPropertiesMembers } from "./worksheet-properties";
import { tablesMembers } from "./tables";

export interface SheetTarget {
  readonly sheet: string;
}

function visibleCount(session: Session): number {
  return session.engine.sheets().filter((info) => !info.hidden).length;
}

function setVisibility(target: SheetTarget, value: unknown, session: Session): void {
  const wanted = oneOf(value, ["Visible", "Hidden", "VeryHidden"]);
  assertStructureFree(session);
  const info = sheetInfo(session, target.sheet);
  const before = visibility(target, session);
  if (wanted !== "Visible" && !info.hidden) {
    if (visibleCount(session) === 1) throw new HostError("InvalidOperation", "one sheet must stay visible");
    showNeighbour(target.sheet, session);
  }
  session.engine.setHidden(target.sheet, wanted !== "Visible");
  session.book.sheet(target.sheet).veryHidden = wanted === "VeryHidden";
  if (before === wanted) return;
  const worksheetId = session.book.sheet(target.sheet).excelId;
  const payload = { visibilityBefore: before, visibilityAfter: wanted, source: "Local", worksheetId };
  session.events.raise(eventNumbers.visibilityChanged, [worksheetId, workbookTarget], payload);
}

function visibility(target: SheetTarget, session: Session): "Visible" | "Hidden" | "VeryHidden" {
  if (!sheetInfo(session, target.sheet).hidden) return "Visible";
  return session.book.sheet(target.sheet).veryHidden ? "VeryHidden" : "Hidden";
}

function rename(target: SheetTarget, value: unknown, session: Session): void {
  const name = asText(value);
  assertStructureFree(session);
  const before = sheetInfo(session, target.sheet).name;
  checkSheetName(session, name, target.sheet);
  session.engine.renameSheet(target.sheet, name);
  const worksheetId = session.book.sheet(target.sheet).excelId;
  const payload = { nameBefore: before, nameAfter: name, source: "Local", worksheetId };
  session.events.raise(eventNumbers.nameChanged, [worksheetId, workbookTarget], payload);
}

function move(target: SheetTarget, value: unknown, session: Session): void {
  const position = asNumber(value);
  if (!Number.isInteger(position) || position < 0 || position >= session.engine.sheets().length) {
    throw new HostError("InvalidArgument", "no such position");
  }
  assertStructureFree(session);
  session.engine.moveSheet(target.sheet, position);
}

/** Before the sheet in front goes: the next visible one comes to the front, else the one before. */
function showNeighbour(sheet: string, session: Session): void {
  if (session.engine.activeSheet() !== sheet) return;
  const sheets = session.engine.sheets();
  const index = sheets.findIndex((info) => info.id === sheet);
  const behind = sheets.slice(index + 1).find((info) => !info.hidden);
  const ahead = sheets.slice(0, index).reverse();
  const next = behind ?? ahead.find((info) => !info.hidden);
  if (next !== undefined) session.engine.activate(next.id);
}

function remove(target: SheetTarget, session: Session): void {
  const info = sheetInfo(session, target.sheet);
  if (visibility(target, session) === "VeryHidden")
    throw new HostError("InvalidOperation", "a very hidden sheet cannot be deleted");
  if (!info.hidden && visibleCount(session) === 1)
    throw new HostError("InvalidOperation", "one sheet must stay visible");
  assertStructureFree(session);
  showNeighbour(target.sheet, session);
  for (const name of session.engine.names()) if (name.sheet === target.sheet) session.engine.deleteName(name.id);
  session.engine.deleteSheet(target.sheet);
}

function addressed(target: SheetTarget, args: Arguments, session: Session): BoundObject {
  sheetInfo(session, target.sheet);
  const text = args.optionalText(0);
  if (text === undefined || text === "") return rangeObject(session, target.sheet, wholeSheet);
  const found = readAddress(session, target.sheet, text);
  if (found.sheet !== target.sheet) throw new HostError("InvalidArgument", "the address is on another sheet");
  return rangeObject(session, target.sheet, found.area);
}

function several(target: SheetTarget, args: Arguments, session: Session): BoundObject {
  const text = args.optionalText(0);
  const areas =
    text === undefined ? [wholeSheet] : text.split(/[,;]/).map((part) => readAddress(session, target.sheet, part).area);
  return bind(rangeAreasMembers, session.references.rangeAreas(target.sheet, areas));
}

function byIndexes(args: Arguments): Area {
  const area = { row: args.integer(0), column: args.integer(1), rows: args.integer(2), columns: args.integer(3) };
  if (area.row < 0 || area.column < 0 || area.rows < 1 || area.columns < 1) throw new HostError("InvalidArgument");
  if (area.row + area.rows > wholeSheet.rows || area.column + area.columns > wholeSheet.columns)
    throw new HostError("InvalidArgument");
  return area;
}

function id(target: SheetTarget, session: Session): string {
  return session.book.sheet(session.book.requireSheet(target.sheet)).excelId;
}

function copy(target: SheetTarget, args: Arguments, session: Session): BoundObject {
  const type = args.optionalChoice(0, positionTypes) ?? "None";
  const relative: SheetTarget | undefined = objectArgument(args, 1, worksheetMembers);
  const position = newPosition(session, type, relative?.sheet ?? null);
  return session.objects.worksheet(copySheet(session, target.sheet, position));
}

/** The number the sheet has (or will have) in a file; no two sheets share one. */
function tabId(target: SheetTarget, session: Session): number {
  const extras = session.book.sheet(session.book.requireSheet(target.sheet));
  if (extras.fileId !== null) return extras.fileId;
  const taken = session.engine.sheets().map((info) => session.book.sheet(info.id).fileId ?? 0);
  return Math.max(0, ...taken) + Number.parseInt(extras.excelId.slice(10, 14), 16);
}

/** Switched on again, the sheet is calculated anew. */
function setCalculation(target: SheetTarget, value: unknown, session: Session): void {
  const enabled = asFlag(value);
  const extras = session.book.sheet(session.book.requireSheet(target.sheet));
  session.engine.setSheetCalculation(target.sheet, enabled);
  if (enabled && !extras.enableCalculation) session.engine.calculateArea(target.sheet, wholeSheet, false);
  extras.enableCalculation = enabled;
}

function setHeadings(target: SheetTarget, value: unknown, session: Session): void {
  session.book.sheet(target.sheet).showHeadings = asFlag(value);
}

export const worksheetMembers = define<SheetTarget>({
  name: "Worksheet",
  identity: (target, session) => ({ Id: id(target, session) }),
  scalars: {
    id: readOnly(1, id),
    name: settable(1, (target, session) => sheetInfo(session, target.sheet).name, rename),
    position: settable(
      1,
      (target, session) => session.engine.sheets().findIndex((info) => info.id === target.sheet),
      move,
    ),
    visibility: settable(1, visibility, setVisibility),
    tabColor: settable(
      7,
      (target, session) => {
        const { hidden, tabColor } = sheetInfo(session, target.sheet);
        return hidden ? null : (tabColor ?? "");
      },
      (target, value, session) => session.engine.setTabColor(target.sheet, value === "" ? null : asColor(value)),
    ),
    ...sheetSizes,
    enableCalculation: settable(
      9,
      (target, session) => session.book.sheet(session.book.requireSheet(target.sheet)).enableCalculation,
      setCalculation,
    ),
    tabId: readOnly(14, tabId),
    showGridlines: readOnly(8, (target, session) => sheetInfo(session, target.sheet).showGridlines),
    showHeadings: readOnly(8, (target, session) => session.book.sheet(target.sheet).showHeadings),
    // The client writes the two properties above under these names.
    gridlines: {
      since: 8,
      hidden: true,
      get: (target, session) => sheetInfo(session, target.sheet).showGridlines,
      set: (target, value, session) => session.engine.setGridlines(target.sheet, asFlag(value)),
    },
    headings: {
      since: 8,
      hidden: true,
      get: (target, session) => session.book.sheet(target.sheet).showHeadings,
      set: setHeadings,
    },
  },
  navigations: {
    autoFilter: navigation(9, (target) => bind(autoFilterMembers, { sheet: target.sheet })),
    tables: navigation(1, (target) => bind(tablesMembers, { sheet: target.sheet })),
    charts: navigation(1, (target) => bind(chartsMembers, { sheet: target.sheet })),
    comments: navigation(10, (target) => bind(commentsMembers, { sheet: target.sheet })),
    customProperties: navigation(12, (target) => bind(worksheetPropertiesMembers, { sheet: target.sheet })),
    freezePanes: navigation(7, (target) => bind(freezePanesMembers, target)),
    horizontalPageBreaks: navigation(9, ({ sheet }) => bind(pageBreaksMembers, { sheet, direction: "row" })),
    verticalPageBreaks: navigation(9, ({ sheet }) => bind(pageBreaksMembers, { sheet, direction: "column" })),
    names: navigation(4, (target) => bind(namesMembers, target)),
    pageLayout: navigation(9, (target) => bind(pageLayoutMembers, target)),
    protection: navigation(2, (target) => bind(protectionMembers, target)),
  },
  methods: {
    ...sheetEventMethods(id),
    ...neighbourMethods,
    ...sheetSearchMethods,
    copy: method(7, copy),
    activate: method(1, (target, _args, session) => {
      if (sheetInfo(session, target.sheet).hidden) throw new HostError("InvalidOperation", "the sheet is hidden");
      session.engine.activate(target.sheet);
    }),
    calculate: method(6, (target, args, session) => calculateSheet(target.sheet, args, session)),
    delete: method(1, (target, _args, session) => remove(target, session)),
    getRange: method(1, addressed),
    getRanges: method(9, several),
    getRangeByIndexes: method(7, (target, args, session) => rangeObject(session, target.sheet, byIndexes(args))),
    getCell: method(1, (target, args, session) =>
      rangeObject(session, target.sheet, { row: args.integer(0), column: args.integer(1), rows: 1, columns: 1 }),
    ),
    getUsedRange: calculatedMethod(1, (target, args, session) => {
      const used = session.engine.usedArea(target.sheet, args.optionalFlag(0) ?? false);
      return rangeObject(session, target.sheet, used ?? { row: 0, column: 0, rows: 1, columns: 1 });
    }),
    getUsedRangeOrNullObject: calculatedMethod(4, (target, args, session) => {
      const used = session.engine.usedArea(target.sheet, args.optionalFlag(0) ?? false);
      return used === null ? null : rangeObject(session, target.sheet, used);
    }),
  },
});
