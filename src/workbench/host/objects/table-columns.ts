import type { Area } from "../address";
import type { Arguments } from "../arguments";
import { asText } from "../arguments";
import { HostError } from "../errors";
import type { BoundObject, Session } from "../member";
import { define, bind, method, navigation, readOnly, settable } from "../member";
import { nextName } from "../model/table-names";
import type { TableColumnState, TableState } from "../model/table-state";
import { columnOf, dataArea, headerArea, newColumn, totalsArea } from "../model/table-state";
import { rangeObject } from "./access";
import { filterMembers } from "./filter";
import { readValues, writeContents } from "./range-values";
import type { TableTarget } from "./table-access";
import { asOneChange, changeable, makeRoom, tableOf, takeAway } from "./table-access";
import { deleteTable } from "./table-making";

interface ColumnTarget extends TableTarget {
  readonly column: number;
}

interface Place {
  readonly table: TableState;
  readonly column: TableColumnState;
  readonly index: number;
}

/** The column; ItemNotFound once it was deleted. */
function placeOf(target: ColumnTarget, session: Session): Place {
  const table = tableOf(target, session);
  const index = table.columns.findIndex((column) => column.id === target.column);
  const column = table.columns[index];
  if (column === undefined) throw new HostError("ItemNotFound", "the column was deleted");
  return { table, column, index };
}

function rename(target: ColumnTarget, value: unknown, session: Session): void {
  const name = asText(value, 255);
  const table = changeable(target, session);
  const { column, index } = placeOf(target, session);
  const lower = name.toLowerCase();
  if (name === "" || table.columns.some((other) => other !== column && other.name.toLowerCase() === lower))
    throw new HostError("InvalidArgument", "the name is empty or taken");
  session.book.tables.formulas.renamed(table, () => {
    column.name = name;
  });
  if (table.showHeaders)
    session.engine.write(table.sheet, table.area.row, table.area.column + index, [[{ value: name }]]);
}

function areaMethod(since: number, part: (table: TableState) => Area) {
  return method<ColumnTarget>(since, (target, _args, session) => {
    const { table, index } = placeOf(target, session);
    return rangeObject(session, table.sheet, columnOf(part(table), index));
  });
}

function remove(target: ColumnTarget, session: Session): void {
  const table = changeable(target, session);
  const { index, column } = placeOf(target, session);
  if (table.columns.length === 1) {
    deleteTable(session, table);
    return;
  }
  asOneChange(session, table, "ColumnDeleted", () => {
    const area = columnOf(table.area, index);
    session.book.tables.formulas.breakReferences(table, column.name);
    if (column.filter !== null) {
      column.filter = null;
      session.book.tables.applyTable(table);
    }
    takeAway(session, area, "left", table);
    return { area, result: undefined };
  });
}

const tableColumnMembers = define<ColumnTarget>({
  name: "TableColumn",
  identity: (target) => ({ Id: target.column }),
  scalars: {
    id: readOnly(1, (target, session) => placeOf(target, session).column.id),
    index: readOnly(1, (target, session) => placeOf(target, session).index),
    name: settable(1, (target, session) => placeOf(target, session).column.name, rename),
    values: {
      ...settable<ColumnTarget>(
        1,
        (target, session) => {
          const { table, index } = placeOf(target, session);
          return readValues(session.references.range(table.sheet, columnOf(table.area, index)), session);
        },
        (target, value, session) => {
          const { table, index } = placeOf(target, session);
          writeContents(session.references.range(table.sheet, columnOf(table.area, index)), value, session);
        },
      ),
      calculated: true,
    },
  },
  navigations: {
    filter: navigation(2, (target, session) => {
      const { table } = placeOf(target, session);
      return bind(filterMembers, { id: table.id, column: target.column });
    }),
  },
  methods: {
    delete: method(1, (target, _args, session) => remove(target, session)),
    getDataBodyRange: areaMethod(1, dataArea),
    getHeaderRowRange: areaMethod(1, headerArea),
    getRange: areaMethod(1, (table) => table.area),
    getTotalRowRange: areaMethod(1, totalsArea),
  },
});

/** Values for a whole column, header and totals included. */
function givenColumn(value: unknown, rows: number): readonly (readonly unknown[])[] | null {
  if (value === null || value === undefined) return null;
  if (!Array.isArray(value)) return Array.from({ length: rows }, () => [value]);
  const lines = value as readonly unknown[];
  if (lines.length !== rows || !lines.every((line) => Array.isArray(line) && line.length === 1))
    throw new HostError("InvalidArgument", `a column of this table takes ${rows} rows of one value`);
  return lines as readonly (readonly unknown[])[];
}

function add(target: TableTarget, args: Arguments, session: Session): BoundObject {
  const table = changeable(target, session);
  const given = args.optionalInteger(0) ?? -1;
  const index = given === -1 ? table.columns.length : given;
  if (index < 0 || index > table.columns.length) throw new HostError("InvalidArgument", "no such place");
  const values = givenColumn(args.raw(1), table.area.rows);
  const wanted = args.optionalText(2);
  const names = table.columns.map((column) => column.name);
  if (wanted !== undefined && names.some((name) => name.toLowerCase() === wanted.toLowerCase()))
    throw new HostError("InvalidArgument", "the name is taken");
  const { engine, book } = session;
  const column = newColumn(table, wanted ?? nextName(book.tables.columnPrefix, names));
  asOneChange(session, table, "ColumnInserted", () => {
    const before = table.area;
    const columns = [...table.columns.slice(0, index), column, ...table.columns.slice(index)];
    const area = columnOf(before, index);
    makeRoom(session, area, "right", table);
    table.area = { ...before, columns: before.columns + 1 };
    table.columns = columns;
    book.tables.changed(table.sheet);
    if (index > 0) {
      const left = columnOf(table.area, index - 1);
      engine.formatEach(table.sheet, area.row, area.column, engine.formats(table.sheet, left));
    }
    if (values !== null) writeContents(session.references.range(table.sheet, area), values, session);
    if (table.showHeaders && (values === null || wanted !== undefined))
      engine.write(table.sheet, area.row, area.column, [[{ value: column.name }]]);
    return { area, result: undefined };
  });
  return bind(tableColumnMembers, { id: target.id, column: column.id });
}

function find(target: TableTarget, key: unknown, session: Session): TableColumnState | undefined {
  const { columns } = tableOf(target, session);
  if (typeof key === "number") return columns.find((column) => column.id === key);
  if (typeof key !== "string") throw new HostError("InvalidArgument", "a column is found by name or id");
  const named = columns.find((column) => column.name.toLowerCase() === key.toLowerCase());
  return named ?? columns.find((column) => String(column.id) === key);
}

export const tableColumnsMembers = define<TableTarget>({
  name: "TableColumnCollection",
  scalars: { count: readOnly(1, (target, session) => tableOf(target, session).columns.length) },
  methods: {
    add: method(1, add),
    getCount: method(4, (target, _args, session) => tableOf(target, session).columns.length),
    getItemAt: method(1, (target, args, session) => {
      const found = tableOf(target, session).columns[args.integer(0)];
      if (found === undefined) throw new HostError("InvalidArgument", "no such column");
      return bind(tableColumnMembers, { id: target.id, column: found.id });
    }),
    getItemOrNullObject: method(4, (target, args, session) => {
      const found = find(target, args.raw(0), session);
      return found === undefined ? null : bind(tableColumnMembers, { id: target.id, column: found.id });
    }),
  },
  item: (target, key, session) => {
    const found = find(target, key, session);
    if (found === undefined) throw new HostError("ItemNotFound", `no column ${String(key)}`);
    return bind(tableColumnMembers, { id: target.id, column: found.id });
  },
  items: (target, session) =>
    tableOf(target, session).columns.map((column) => bind(tableColumnMembers, { id: target.id, column: column.id })),
});
