import type { FilterCriterion } from "../../../sheetfile";
import type { Arguments } from "../arguments";
import { HostError } from "../errors";
import type { BoundObject, Session } from "../member";
import { define, method, readOnly } from "../member";
import type { FilteredBlock, TableState } from "../model/table-state";
import { filterBlock } from "../model/table-state";
import { boundedPart, rangeObject } from "./access";
import { assertFilterable } from "./filter";
import { readCriteria, writeCriteria } from "./filter-criteria";
import { areaArgument, assertUnprotected, tableOf } from "./table-access";

/** The filter of a sheet, or of a table. */
type AutoFilterTarget = { readonly sheet: string } | { readonly id: string };

function tableBehind(target: AutoFilterTarget, session: Session): TableState | null {
  return "id" in target ? tableOf(target, session) : null;
}

/** What is filtered; null while there is no filter. */
function blockOf(target: AutoFilterTarget, session: Session): FilteredBlock | null {
  if (!("id" in target)) return session.book.tables.sheetFilter(target.sheet);
  const table = tableOf(target, session);
  return table.showHeaders && table.showFilterButtons ? filterBlock(table) : null;
}

function required(target: AutoFilterTarget, session: Session): FilteredBlock {
  const block = blockOf(target, session);
  if (block === null) throw new HostError("InvalidOperation", "there is no filter");
  return block;
}

function setCriterion(
  target: AutoFilterTarget,
  session: Session,
  change: (present: FilterCriterion | null, index: number) => FilterCriterion | null,
): void {
  const table = tableBehind(target, session);
  const { tables } = session.book;
  if (table !== null) {
    table.columns.forEach((column, index) => (column.filter = change(column.filter, index)));
    tables.applyTable(table);
    return;
  }
  const filter = "sheet" in target ? tables.sheetFilter(target.sheet) : null;
  if (filter === null) return;
  filter.criteria = filter.criteria.map(change);
  tables.apply(filter);
}

/** A filter over new cells takes the place of the one the sheet had. */
function place(target: AutoFilterTarget, args: Arguments, session: Session): FilteredBlock {
  const table = tableBehind(target, session);
  const sheet = table?.sheet ?? ("sheet" in target ? target.sheet : "");
  const given = areaArgument(args, 0, sheet, session);
  if (given.sheet !== sheet) throw new HostError("InvalidArgument", "the range is on another sheet");
  const area = boundedPart(session, sheet, given.area) ?? { ...given.area, rows: 1, columns: 1 };
  if (table !== null) {
    table.showFilterButtons = true;
    return filterBlock(table);
  }
  if (session.book.tables.within(sheet, area).length > 0)
    throw new HostError("InvalidArgument", "a table has a filter of its own");
  const present = session.book.tables.sheetFilter(sheet);
  const same =
    present?.area.row === area.row && present.area.column === area.column && present.area.columns === area.columns;
  if (present !== null && same) {
    present.area = area;
    session.book.tables.redraw(sheet);
    return present;
  }
  session.book.tables.removeSheetFilter(sheet);
  const filter = { sheet, area, criteria: Array.from({ length: area.columns }, () => null) };
  session.book.tables.setSheetFilter(filter);
  return filter;
}

function apply(target: AutoFilterTarget, args: Arguments, session: Session): void {
  const table = tableBehind(target, session);
  assertFilterable(session, table?.sheet ?? ("sheet" in target ? target.sheet : ""));
  const index = args.optionalInteger(1);
  const raw = args.raw(2);
  const criterion = raw === null || raw === undefined ? null : readCriteria(raw);
  const block = place(target, args, session);
  if (index === undefined) {
    if (criterion !== null) throw new HostError("InvalidArgument", "a criterion needs a column");
    return;
  }
  if (index < 0 || index >= block.area.columns) throw new HostError("InvalidArgument", "no such column");
  setCriterion(target, session, (present, column) => (column === index ? criterion : present));
}

function remove(target: AutoFilterTarget, session: Session): void {
  const table = tableBehind(target, session);
  if (table !== null) {
    assertUnprotected(session, table.sheet);
    setCriterion(target, session, () => null);
    table.showFilterButtons = false;
    session.book.tables.changed(table.sheet);
  } else if ("sheet" in target) {
    assertUnprotected(session, target.sheet);
    session.book.tables.removeSheetFilter(target.sheet);
  }
}

function range(target: AutoFilterTarget, session: Session): BoundObject | null {
  const block = blockOf(target, session);
  return block === null ? null : rangeObject(session, block.sheet, block.area);
}

function clear(target: AutoFilterTarget, session: Session, index: number | null): void {
  const { area, sheet } = required(target, session);
  assertFilterable(session, sheet);
  if (index !== null && (index < 0 || index >= area.columns)) throw new HostError("InvalidArgument", "no such column");
  setCriterion(target, session, (present, column) => (index === null || column === index ? null : present));
  const table = tableBehind(target, session);
  if (table !== null && index === null) table.sort = null;
}

export const autoFilterMembers = define<AutoFilterTarget>({
  name: "AutoFilter",
  scalars: {
    criteria: readOnly(9, (target, session) =>
      (blockOf(target, session)?.criteria ?? []).map((one) => (one === null ? null : writeCriteria(one))),
    ),
    enabled: readOnly(9, (target, session) => blockOf(target, session) !== null),
    isDataFiltered: readOnly(
      9,
      (target, session) => blockOf(target, session)?.criteria.some((one) => one !== null) ?? false,
    ),
  },
  methods: {
    apply: { ...method<AutoFilterTarget>(9, apply), calculated: true },
    clearColumnCriteria: {
      ...method<AutoFilterTarget>(14, (target, args, session) => clear(target, session, args.integer(0))),
      calculated: true,
    },
    clearCriteria: {
      ...method<AutoFilterTarget>(9, (target, _args, session) => clear(target, session, null)),
      calculated: true,
    },
    getRange: method(9, (target, _args, session) => {
      const found = range(target, session);
      if (found === null) throw new HostError("ItemNotFound", "there is no filter");
      return found;
    }),
    getRangeOrNullObject: method(9, (target, _args, session) => range(target, session)),
    reapply: {
      ...method<AutoFilterTarget>(9, (target, _args, session) => {
        const block = required(target, session);
        assertFilterable(session, block.sheet);
        session.book.tables.apply(block);
      }),
      calculated: true,
    },
    remove: method(9, (target, _args, session) => remove(target, session)),
  },
});
