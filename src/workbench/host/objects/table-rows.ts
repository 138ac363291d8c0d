import type { Area } from "../address";
import type { Arguments } from "../arguments";
import { HostError } from "../errors";
import type { BoundObject, Session } from "../member";
import { define, bind, method, readOnly, settable } from "../member";
import type { TableState } from "../model/table-state";
import { dataArea, isFiltered } from "../model/table-state";
import { rangeObject } from "./access";
import { readValues, writeContents } from "./range-values";
import type { TableTarget } from "./table-access";
import { asOneChange, changeable, makeRoom, tableOf, takeAway } from "./table-access";
import { rowCount } from "./table-making";

interface RowTarget extends TableTarget {
  /** Place among the data rows; stays as it is, whatever is inserted or sorted. */
  readonly index: number;
}

function rowArea(target: RowTarget, session: Session): { readonly table: TableState; readonly area: Area } {
  const table = tableOf(target, session);
  if (target.index >= rowCount(session, table)) throw new HostError("InvalidArgument", "no such row");
  const data = dataArea(table);
  return { table, area: { ...data, row: data.row + target.index, rows: 1 } };
}

/** The rows given, each of the table's width; null stands for one empty row. */
function givenRows(value: unknown, columns: number): readonly (readonly unknown[])[] | null {
  if (value === null || value === undefined) return null;
  if (!Array.isArray(value)) return [Array.from({ length: columns }, () => value)];
  const rows = value as readonly unknown[];
  const isMatrix = rows.length > 0 && rows.every((row) => Array.isArray(row) && row.length === columns);
  if (!isMatrix) throw new HostError("InvalidArgument", "the rows do not have as many values as the table has columns");
  return rows as readonly (readonly unknown[])[];
}

/** New rows look like their neighbours and continue the formulas a whole column has. */
function inherit(session: Session, table: TableState, first: number, count: number): void {
  const { engine } = session;
  const data = dataArea(table);
  const model = first > data.row ? first - 1 : first + count;
  if (model >= data.row + data.rows) return;
  const line = { ...data, row: model, rows: 1 };
  const formats = engine.formats(table.sheet, line)[0] ?? [];
  engine.formatEach(
    table.sheet,
    first,
    data.column,
    Array.from({ length: count }, () => formats),
  );
  engine.cells(table.sheet, line)[0]?.forEach(({ formula }, index) => {
    if (formula === null) return;
    const lines = Array.from({ length: count }, (_, row) => [
      { formula: engine.moveFormula(formula, first + row - model, 0) },
    ]);
    engine.write(table.sheet, first, data.column + index, lines);
  });
}

/** Adds rows; the place of the first among the data rows. */
export function addRows(session: Session, table: TableState, index: number | null, value: unknown): number {
  const present = rowCount(session, table);
  const at = index === null || index === -1 ? present : index;
  if (at < 0 || at > present) throw new HostError("InvalidArgument", "no such place");
  const rows = givenRows(value, table.columns.length);
  const count = rows?.length ?? 1;
  return asOneChange(session, table, "RowInserted", () => {
    const data = dataArea(table);
    const before = table.area;
    const added = present === 0 && table.hasBlankRow ? count - 1 : count;
    const first = data.row + at;
    if (added > 0) {
      makeRoom(session, { ...data, row: present === 0 ? data.row + 1 : first, rows: added }, "down", table);
      table.area = { ...before, rows: before.rows + added };
    }
    table.hasBlankRow = false;
    session.book.tables.changed(table.sheet);
    if (present > 0) inherit(session, table, first, count);
    const area = { ...data, row: first, rows: count };
    if (rows !== null) writeContents(session.references.range(table.sheet, area), rows, session);
    return { area, result: at };
  });
}

/** Deletes rows; one always stays, empty, to be typed in. */
export function deleteRows(session: Session, table: TableState, index: number, count: number): void {
  const present = rowCount(session, table);
  if (index < 0 || count < 1 || index + count > present) throw new HostError("InvalidArgument", "no such rows");
  if (isFiltered(table)) throw new HostError("InsertDeleteConflict", "the table is filtered");
  asOneChange(session, table, "RowDeleted", () => {
    const data = dataArea(table);
    const area = { ...data, row: data.row + index, rows: count };
    const removed = count === present ? count - 1 : count;
    if (count === present) {
      session.engine.clear(table.sheet, { ...data, rows: 1 }, "contents");
      table.hasBlankRow = true;
    }
    if (removed > 0) {
      const last = data.row + index + count;
      takeAway(session, { ...data, row: last - removed, rows: removed }, "up", table);
    }
    session.book.tables.changed(table.sheet);
    return { area, result: undefined };
  });
}

const tableRowMembers = define<RowTarget>({
  name: "TableRow",
  scalars: {
    index: readOnly(1, (target, session) => (rowArea(target, session), target.index)),
    values: {
      ...settable<RowTarget>(
        1,
        (target, session) => {
          const { table, area } = rowArea(target, session);
          return readValues(session.references.range(table.sheet, area), session);
        },
        (target, value, session) => {
          const { table, area } = rowArea(target, session);
          writeContents(session.references.range(table.sheet, area), value, session);
        },
      ),
      calculated: true,
    },
  },
  methods: {
    delete: method(1, (target, _args, session) => {
      const table = changeable(target, session);
      deleteRows(session, table, target.index, 1);
    }),
    getRange: method(1, (target, _args, session) => {
      const { table, area } = rowArea(target, session);
      return rangeObject(session, table.sheet, area);
    }),
  },
});

function add(target: TableTarget, args: Arguments, session: Session): BoundObject {
  const table = changeable(target, session);
  const index = addRows(session, table, args.optionalInteger(0) ?? null, args.raw(1));
  return bind(tableRowMembers, { id: target.id, index });
}

export const tableRowsMembers = define<TableTarget>({
  name: "TableRowCollection",
  scalars: { count: readOnly(1, (target, session) => rowCount(session, tableOf(target, session))) },
  methods: {
    add: method(1, add),
    getCount: method(4, (target, _args, session) => rowCount(session, tableOf(target, session))),
    getItemAt: method(1, (target, args, session) => {
      const index = args.integer(0);
      if (index < 0 || index >= rowCount(session, tableOf(target, session)))
        throw new HostError("InvalidArgument", "no such row");
      return bind(tableRowMembers, { id: target.id, index });
    }),
  },
  items: (target, session) =>
    Array.from({ length: rowCount(session, tableOf(target, session)) }, (_, index) =>
      bind(tableRowMembers, { id: target.id, index }),
    ),
});
