import type { FilterModel, TableModel } from "../../../sheetfile";
import { formatArea, parseArea } from "../address";
import type { FilteredBlock, TableState } from "./table-state";
import { dataArea, isFiltered } from "./table-state";
import type { TableStore } from "./tables";

function filterModelOf(area: FilteredBlock["area"], criteria: FilteredBlock["criteria"]): FilterModel {
  const columns = criteria.flatMap((criterion, column) => (criterion === null ? [] : [{ column, criterion }]));
  return { range: formatArea(area), columns };
}

/** The filter of a sheet as a file keeps it; null when it has none. */
export function sheetFilterModel(store: TableStore, sheet: string): FilterModel | null {
  const filter = store.sheetFilter(sheet);
  return filter === null ? null : filterModelOf(filter.area, filter.criteria);
}

/** Takes a sheet's filter over from a file; the rows it hides are hidden in the file already. */
export function loadSheetFilter(store: TableStore, sheet: string, model: FilterModel): void {
  const area = parseArea(model.range);
  if (area === null) return;
  const criterion = (index: number) => model.columns.find(({ column }) => column === index)?.criterion ?? null;
  store.setSheetFilter({ sheet, area, criteria: Array.from({ length: area.columns }, (_, index) => criterion(index)) });
  store.markHidden(sheet);
}

function tableModel(table: TableState): TableModel {
  const { area } = table;
  const filter = { ...area, rows: area.rows - (table.showTotals ? 1 : 0) };
  return {
    ...(table.fileId !== null && { id: table.fileId }),
    name: table.name,
    range: formatArea(area),
    columns: table.columns.map(({ name, totals, calculatedFormula }) => ({
      name,
      ...(totals.function !== undefined && { totalsFunction: totals.function }),
      ...(totals.formula !== undefined && { totalsFormula: totals.formula }),
      ...(totals.label !== undefined && { totalsLabel: totals.label }),
      ...(calculatedFormula !== null && { calculatedFormula }),
    })),
    showHeaders: table.showHeaders,
    showTotals: table.showTotals,
    style: table.style,
    bandedRows: table.bandedRows,
    bandedColumns: table.bandedColumns,
    firstColumn: table.firstColumn,
    lastColumn: table.lastColumn,
    showFilterButtons: table.showFilterButtons,
    filter: isFiltered(table)
      ? filterModelOf(
          filter,
          table.columns.map((column) => column.filter),
        )
      : null,
    sort: table.sort,
  };
}

/** The tables of a sheet as a file keeps them. */
export function tableModels(store: TableStore, sheet: string): TableModel[] {
  return store.list(sheet).map(tableModel);
}

/** Takes a table over from a file; its cells, and the rows its filter hides, must be there already. */
export function loadTable(store: TableStore, sheet: string, model: TableModel): void {
  const area = parseArea(model.range);
  if (area === null) return;
  const { showHeaders, showTotals, style, bandedRows, bandedColumns, firstColumn, lastColumn } = model;
  const columns = model.columns.map((column, index) => ({
    id: index + 1,
    name: column.name,
    filter: model.filter?.columns.find((entry) => entry.column === index)?.criterion ?? null,
    totals: {
      ...(column.totalsFunction !== undefined && { function: column.totalsFunction }),
      ...(column.totalsFormula !== undefined && { formula: column.totalsFormula }),
      ...(column.totalsLabel !== undefined && { label: column.totalsLabel }),
    },
    calculatedFormula: column.calculatedFormula ?? null,
  }));
  const state = {
    ...{ sheet, area, columns, showHeaders, showTotals, style, bandedRows, bandedColumns, firstColumn, lastColumn },
    fileId: model.id ?? null,
    name: model.name,
    showFilterButtons: model.showFilterButtons,
    sort: model.sort,
    hasBlankRow: false,
  };
  const made = store.add(state);
  made.hasBlankRow = dataArea(made).rows === 1 && store.isEmptyRow(made);
  store.markHidden(sheet);
}
