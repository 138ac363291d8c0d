import { HostError } from "../errors";
import type { BoundObject, Method, Session } from "../member";
import { method } from "../member";
import { sheetInfo } from "./access";

/** Where a sheet comes to stand. */
export const positionTypes = ["None", "Before", "After", "Beginning", "End"] as const;
type PositionType = (typeof positionTypes)[number];

/** The index a new sheet gets; `Before` and `After` need a sheet to stand beside. */
export function newPosition(session: Session, type: PositionType, relativeTo: string | null): number {
  const sheets = session.engine.sheets();
  if (type === "Before" || type === "After") {
    if (relativeTo === null) throw new HostError("InvalidArgument", `${type} needs a sheet to be relative to`);
    const beside = sheets.findIndex((info) => info.id === sheetInfo(session, relativeTo).id);
    return type === "Before" ? beside : beside + 1;
  }
  return type === "End" ? sheets.length : 0;
}

interface SheetPlace {
  readonly sheet: string;
}

function neighbour(session: Session, sheet: string, step: 1 | -1, visibleOnly: boolean): string | null {
  const sheets = session.engine.sheets();
  let index = sheets.findIndex((info) => info.id === sheetInfo(session, sheet).id) + step;
  while (visibleOnly && sheets[index]?.hidden === true) index += step;
  return sheets[index]?.id ?? null;
}

function orNull(step: 1 | -1): Method<SheetPlace> {
  return method(5, ({ sheet }, args, session): BoundObject | null => {
    const found = neighbour(session, sheet, step, args.optionalFlag(0) ?? false);
    return found === null ? null : session.objects.worksheet(found);
  });
}

function orError(step: 1 | -1): Method<SheetPlace> {
  return method(5, ({ sheet }, args, session) => {
    const found = neighbour(session, sheet, step, args.optionalFlag(0) ?? false);
    if (found === null) throw new HostError("ItemNotFound", step === 1 ? "no sheet follows" : "no sheet precedes");
    return session.objects.worksheet(found);
  });
}

function byId(): Method<SheetPlace> {
  return method(0, (_target, args, session) => {
    const sheet = session.book.findSheet(args.text(0));
    if (sheet === null) throw new HostError("ItemNotFound", args.text(0));
    return session.objects.worksheet(sheet);
  });
}

/** The way from one sheet to the next, and back by id: the client asks for what it was given once more. */
export const neighbourMethods: Readonly<Record<string, Method<SheetPlace>>> = {
  getNext: orError(1),
  getNextOrNullObject: orNull(1),
  getPrevious: orError(-1),
  getPreviousOrNullObject: orNull(-1),
  _GetSheetById: byId(),
  _GetAnotherWorksheetById: byId(),
};
