import type { Area } from "../address";
import { wholeSheet } from "../address";
import type { Arguments } from "../arguments";
import { asColor, asFlag, asNumber, asText, oneOf } from "../arguments";
import { HostError } from "../errors";
import { eventNumbers, workbookTarget } from "../events";
import type { BoundObject, Session } from "../member";
import { define, bind, calculatedMethod, method, navigation, readOnly, settable } from "../member";
import { rangeObject, readAddress, sheetInfo } from "./access";
import { sheetEventMethods } from "./event-methods";
import { freezePanesMembers } from "./freeze-panes";
import { namesMembers } from "./names";
import { pageLayoutMembers } from "./page-layout";
import { protectionMembers } from "./protection";
import { rangeAreasMembers } from "./range-areas";

export interface SheetTarget {
  readonly sheet: string;
}

/** At most 31 characters, none of `: \ / ? * [ ]`, no apostrophe at either end, and not `History`. */
function isLegalSheetName(name: string): boolean {
  return name.length > 0 && name.length <= 31 && !/[:\\/?*[\]]|^'|'$/.test(name) && name.toLowerCase() !== "history";
}

/** Throws where Excel would refuse the name; `self` is the sheet that bears it already. */
export function checkSheetName(session: Session, name: string, self: string | null): void {
  if (!isLegalSheetName(name)) throw new HostError("InvalidArgument", `not a legal sheet name: ${name}`);
  const lower = name.toLowerCase();
  const taken = session.engine.sheets().some((info) => info.id !== self && info.name.toLowerCase() === lower);
  if (taken) throw new HostError("ItemAlreadyExists", name);
}

function visibleCount(session: Session): number {
  return session.engine.sheets().filter((info) => !info.hidden).length;
}

function setVisibility(target: SheetTarget, value: unknown, session: Session): void {
  const wanted = oneOf(value, ["Visible", "Hidden", "VeryHidden"]);
  const info = sheetInfo(session, target.sheet);
  const before = visibility(target, session);
  if (wanted !== "Visible" && !info.hidden) {
    if (visibleCount(session) === 1) throw new HostError("InvalidOperation", "one sheet must stay visible");
    const next = session.engine.sheets().find((other) => other.id !== target.sheet && !other.hidden);
    if (session.engine.activeSheet() === target.sheet && next !== undefined) session.engine.activate(next.id);
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
  session.engine.moveSheet(target.sheet, position);
}

function remove(target: SheetTarget, session: Session): void {
  const info = sheetInfo(session, target.sheet);
  if (visibility(target, session) === "VeryHidden")
    throw new HostError("InvalidOperation", "a very hidden sheet cannot be deleted");
  if (!info.hidden && visibleCount(session) === 1)
    throw new HostError("InvalidOperation", "one sheet must stay visible");
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
      (target, session) => sheetInfo(session, target.sheet).tabColor ?? "",
      (target, value, session) => session.engine.setTabColor(target.sheet, value === "" ? null : asColor(value)),
    ),
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
    freezePanes: navigation(7, (target) => bind(freezePanesMembers, target)),
    names: navigation(4, (target) => bind(namesMembers, target)),
    pageLayout: navigation(9, (target) => bind(pageLayoutMembers, target)),
    protection: navigation(2, (target) => bind(protectionMembers, target)),
  },
  methods: {
    ...sheetEventMethods(id),
    activate: method(1, (target, _args, session) => {
      if (sheetInfo(session, target.sheet).hidden) throw new HostError("InvalidOperation", "the sheet is hidden");
      session.engine.activate(target.sheet);
    }),
    calculate: method(6, (_target, _args, session) => session.engine.recalculate()),
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
