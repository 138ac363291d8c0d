import type { Area } from "../address";
import { asFlag, asText } from "../arguments";
import { HostError } from "../errors";
import { eventNumbers } from "../events";
import type { BoundObject, Scalar, Session } from "../member";
import { define, bind, method, navigation, readOnly, settable } from "../member";
import type { TableState } from "../model/table-state";
import { dataArea, headerArea, totalsArea } from "../model/table-state";
import { rangeObject } from "./access";
import { autoFilterMembers } from "./auto-filter";
import { assertFilterable } from "./filter";
import type { TableTarget } from "./table-access";
import { areaArgument, changeable, tableOf } from "./table-access";
import { tableColumnsMembers } from "./table-columns";
import { checkTableName, convertTable, deleteTable } from "./table-making";
import { tableRowsMembers } from "./table-rows";
import { resizeTable, setHeadersShown, setTotalsShown } from "./table-rows-shown";
import { tableSortMembers } from "./table-sort";
import { knownStyle } from "./table-styles";

type Flag = "bandedRows" | "bandedColumns" | "firstColumn" | "lastColumn";

function flag(key: Flag): Scalar<TableTarget> {
  return settable(
    3,
    (target, session) => tableOf(target, session)[key],
    (target, value, session) => {
      const table = changeable(target, session);
      table[key] = asFlag(value);
      session.book.tables.redraw(table.sheet);
    },
  );
}

function rename(target: TableTarget, value: unknown, session: Session): void {
  const table = changeable(target, session);
  const name = asText(value);
  checkTableName(session, name, table);
  session.book.tables.formulas.renamed(table, () => {
    table.name = name;
  });
}

function setStyle(target: TableTarget, value: unknown, session: Session): void {
  const table = changeable(target, session);
  const wanted = asText(value);
  const style = wanted === "" ? null : knownStyle(session, wanted);
  if (wanted !== "" && style === null) throw new HostError("InvalidArgument", `no table style ${wanted}`);
  table.style = style;
  session.book.tables.redraw(table.sheet);
}

function setFilterButton(target: TableTarget, value: unknown, session: Session): void {
  const table = changeable(target, session);
  const shown = asFlag(value);
  if (!table.showHeaders) throw new HostError("InvalidOperation", "the table shows no header row");
  if (!shown) clearFilters(table, session);
  table.showFilterButtons = shown;
  session.book.tables.changed(table.sheet);
}

function clearFilters(table: TableState, session: Session): void {
  if (table.columns.every((column) => column.filter === null)) return;
  table.columns.forEach((column) => (column.filter = null));
  session.book.tables.applyTable(table);
}

function part(read: (table: TableState) => Area) {
  return method<TableTarget>(1, (target, _args, session) => {
    const table = tableOf(target, session);
    return rangeObject(session, table.sheet, read(table));
  });
}

function registration(name: string, event: number): Readonly<Record<string, ReturnType<typeof method<TableTarget>>>> {
  return {
    [`_Register${name}`]: method<TableTarget>(0, ({ id }, _args, session) => session.events.register(event, id)),
    [`_Unregister${name}`]: method<TableTarget>(0, ({ id }, _args, session) => session.events.unregister(event, id)),
  };
}

export const tableMembers = define<TableTarget>({
  name: "Table",
  identity: (target, session) => ({ Id: session.book.tables.require(target.id).id }),
  scalars: {
    highlightFirstColumn: flag("firstColumn"),
    highlightLastColumn: flag("lastColumn"),
    id: readOnly(1, (target, session) => tableOf(target, session).id),
    legacyId: readOnly(8, (target, session) => String(tableOf(target, session).legacyId)),
    name: settable(1, (target, session) => tableOf(target, session).name, rename),
    showBandedColumns: flag("bandedColumns"),
    showBandedRows: flag("bandedRows"),
    showFilterButton: settable(3, (target, session) => tableOf(target, session).showFilterButtons, setFilterButton),
    showHeaders: settable(
      1,
      (target, session) => tableOf(target, session).showHeaders,
      (target, value, session) => setHeadersShown(session, changeable(target, session), asFlag(value)),
    ),
    showTotals: settable(
      1,
      (target, session) => tableOf(target, session).showTotals,
      (target, value, session) => setTotalsShown(session, changeable(target, session), asFlag(value)),
    ),
    style: settable(1, (target, session) => tableOf(target, session).style ?? "", setStyle),
  },
  navigations: {
    autoFilter: navigation(9, (target) => bind(autoFilterMembers, target)),
    columns: navigation(1, (target) => bind(tableColumnsMembers, target)),
    rows: navigation(1, (target) => bind(tableRowsMembers, target)),
    sort: navigation(2, (target) => bind(tableSortMembers, target)),
    worksheet: navigation(2, (target, session) => session.objects.worksheet(tableOf(target, session).sheet)),
  },
  methods: {
    clearFilters: {
      ...method<TableTarget>(2, (target, _args, session) => {
        const table = tableOf(target, session);
        assertFilterable(session, table.sheet);
        clearFilters(table, session);
      }),
      calculated: true,
    },
    convertToRange: method(2, (target, _args, session): BoundObject => {
      const table = changeable(target, session);
      convertTable(session, table);
      return rangeObject(session, table.sheet, table.area);
    }),
    delete: method(1, (target, _args, session) => deleteTable(session, changeable(target, session))),
    getDataBodyRange: part(dataArea),
    getHeaderRowRange: part(headerArea),
    getRange: part((table) => table.area),
    getTotalRowRange: part(totalsArea),
    reapplyFilters: {
      ...method<TableTarget>(2, (target, _args, session) => {
        const table = tableOf(target, session);
        assertFilterable(session, table.sheet);
        session.book.tables.applyTable(table);
      }),
      calculated: true,
    },
    resize: method(13, (target, args, session) => {
      const table = changeable(target, session);
      const wanted = areaArgument(args, 0, table.sheet, session);
      resizeTable(session, table, wanted.sheet, wanted.area);
    }),
    ...registration("DataChangedEvent", eventNumbers.tableChanged),
    ...registration("SelectionChangedEvent", eventNumbers.tableSelectionChanged),
  },
});
