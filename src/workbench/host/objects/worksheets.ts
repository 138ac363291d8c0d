import type { Arguments } from "../arguments";
import type { SheetInfo } from "../engine/engine";
import { HostError } from "../errors";
import { workbookTarget } from "../events";
import type { BoundObject, Session } from "../member";
import { define, bind, method } from "../member";
import type { BookModel } from "../model";
import { collectionEventMethods } from "./event-methods";
import { checkSheetName, freshSheetName } from "./sheet-names";
import { assertStructureFree } from "./workbook-protection";
import { worksheetMembers } from "./worksheet";

function sheetObject(sheet: string): BoundObject {
  return bind(worksheetMembers, { sheet });
}

function add(args: Arguments, session: Session): BoundObject {
  assertStructureFree(session);
  const name = args.optionalText(0) ?? freshSheetName(session);
  checkSheetName(session, name, null);
  return sheetObject(session.engine.addSheet(name, session.engine.sheets().length));
}

function find(key: unknown, session: Session): string | null {
  if (typeof key !== "string") throw new HostError("InvalidArgument", "a sheet is found by its name or id");
  return session.book.findSheet(key);
}

function listed(args: Arguments, session: Session): readonly SheetInfo[] {
  const visibleOnly = args.optionalFlag(0) ?? false;
  return session.engine.sheets().filter((info) => !visibleOnly || !info.hidden);
}

export const worksheetsMembers = define<BookModel>({
  name: "WorksheetCollection",
  methods: {
    ...collectionEventMethods(workbookTarget),
    add: method(1, (_target, args, session) => add(args, session)),
    getActiveWorksheet: method(1, (_target, _args, session) => sheetObject(session.engine.activeSheet())),
    getCount: method(4, (_target, args, session) => listed(args, session).length),
    getFirst: method(5, (_target, args, session) => {
      const first = listed(args, session)[0];
      if (first === undefined) throw new HostError("ItemNotFound");
      return sheetObject(first.id);
    }),
    getLast: method(5, (_target, args, session) => {
      const last = listed(args, session).at(-1);
      if (last === undefined) throw new HostError("ItemNotFound");
      return sheetObject(last.id);
    }),
    getItemOrNullObject: method(4, (_target, args, session) => {
      const sheet = find(args.raw(0), session);
      return sheet === null ? null : sheetObject(sheet);
    }),
  },
  item: (_target, key, session) => {
    const sheet = find(key, session);
    if (sheet === null) throw new HostError("ItemNotFound", String(key));
    return sheetObject(sheet);
  },
  items: (_target, session) => session.engine.sheets().map((info) => sheetObject(info.id)),
});
