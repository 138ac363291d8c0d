import { asFlag } from "../arguments";
import type { Area } from "../address";
import { covers } from "../address";
import type { Arguments } from "../arguments";
import { HostError } from "../errors";
import { eventNumbers, workbookTarget } from "../events";
import type { BoundObject, Method, Session } from "../member";
import { define, bind, method, readOnly } from "../member";
import type { TableState } from "../model/table-state";
import { tableMembers } from "./table";
import { areaArgument } from "./table-access";
import { addTable } from "./table-making";

/** Tables of a sheet, or of the workbook where the sheet is null. */
interface TablesTarget {
  readonly sheet: string | null;
}

function list(target: TablesTarget, session: Session): readonly TableState[] {
  session.book.tables.prune();
  return session.book.tables.list(target.sheet ?? undefined);
}

function object(table: TableState): BoundObject {
  return bind(tableMembers, { id: table.id });
}

function find(tables: readonly TableState[], key: unknown): TableState | undefined {
  if (typeof key !== "string" && typeof key !== "number")
    throw new HostError("InvalidArgument", "a table is found by name or id");
  const lower = String(key).toLowerCase();
  return tables.find((table) => table.id.toLowerCase() === lower || table.name.toLowerCase() === lower);
}

function required(tables: readonly TableState[], key: unknown): BoundObject {
  const found = find(tables, key);
  if (found === undefined) throw new HostError("ItemNotFound", `no table ${String(key)}`);
  return object(found);
}

function optional(tables: readonly TableState[], key: unknown): BoundObject | null {
  const found = find(tables, key);
  return found === undefined ? null : object(found);
}

function add(target: TablesTarget, args: Arguments, session: Session): BoundObject {
  const place = areaArgument(args, 0, target.sheet ?? session.engine.activeSheet(), session);
  if (target.sheet !== null && place.sheet !== target.sheet)
    throw new HostError("InvalidArgument", "the range is on another sheet");
  return object(addTable(session, place.sheet, place.area, asFlag(args.raw(1))));
}

function targetId(target: TablesTarget, session: Session): string {
  return target.sheet === null ? workbookTarget : session.book.sheet(target.sheet).excelId;
}

function registration(name: string, event: number): Readonly<Record<string, Method<TablesTarget>>> {
  return {
    [`_Register${name}`]: method<TablesTarget>(0, (target, _args, session) =>
      session.events.register(event, targetId(target, session)),
    ),
    [`_Unregister${name}`]: method<TablesTarget>(0, (target, _args, session) =>
      session.events.unregister(event, targetId(target, session)),
    ),
  };
}

export const tablesMembers = define<TablesTarget>({
  name: "TableCollection",
  scalars: { count: readOnly(1, (target, session) => list(target, session).length) },
  methods: {
    add: method(1, add),
    getCount: method(4, (target, _args, session) => list(target, session).length),
    getItemAt: method(1, (target, args, session) => {
      const found = list(target, session)[args.integer(0)];
      if (found === undefined) throw new HostError("InvalidArgument", "no such table");
      return object(found);
    }),
    getItemOrNullObject: method(4, (target, args, session) => optional(list(target, session), args.raw(0))),
    ...registration("AddedEvent", eventNumbers.tableAdded),
    ...registration("DataChangedEvent", eventNumbers.tableChanged),
    ...registration("DeletedEvent", eventNumbers.tableDeleted),
  },
  item: (target, key, session) => required(list(target, session), key),
  items: (target, session) => list(target, session).map(object),
});

/** Tables found in cells, from the top left. */
interface ScopedTarget {
  readonly ids: readonly string[];
}

function scoped(target: ScopedTarget, session: Session): TableState[] {
  return session.book.tables.list().filter((table) => target.ids.includes(table.id));
}

const scopedTablesMembers = define<ScopedTarget>({
  name: "TableScopedCollection",
  methods: {
    getCount: method(9, (target, _args, session) => scoped(target, session).length),
    getFirst: method(9, (target, _args, session) => {
      const first = target.ids[0];
      if (first === undefined) throw new HostError("ItemNotFound", "no table there");
      return object(session.book.tables.require(first));
    }),
    getItemOrNullObject: method(14, (target, args, session) => optional(scoped(target, session), args.raw(0))),
  },
  item: (target, key, session) => required(scoped(target, session), key),
  items: (target, session) => target.ids.map((id) => object(session.book.tables.require(id))),
});

/** The tables that lie in some areas of a sheet: those that touch them, or only those that lie in one wholly. */
export function tablesIn(
  session: Session,
  sheet: string,
  areas: readonly Area[],
  fullyContained: boolean,
): BoundObject {
  const found = session.book.tables
    .list(sheet)
    .filter((table) =>
      fullyContained
        ? areas.some((area) => covers(area, table.area))
        : areas.some((area) => session.book.tables.within(sheet, area).includes(table)),
    );
  const sorted = [...found].sort(
    (left, right) => left.area.row - right.area.row || left.area.column - right.area.column,
  );
  return bind(scopedTablesMembers, { ids: sorted.map((table) => table.id) });
}
