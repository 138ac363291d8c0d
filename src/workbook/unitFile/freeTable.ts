import type { ReturnField, ReturnTable, UnitFileContent } from "../../domain/returns";
import { recordValues } from "./reportedCells";
import type { TableColumn, TableRow } from "./tableSpec";

/** Columns of typed fields, in the table's order. */
export function inputColumns(fields: readonly ReturnField[], widths: Readonly<Record<string, number>>): TableColumn[] {
  return fields.map((field) => ({
    kind: "input",
    key: field.key,
    header: field.label,
    width: widths[field.key] ?? 10,
    field,
  }));
}

const NOTHING_CONFIRMED: ReadonlySet<string> = new Set();

/** What was reported and not confirmed, then empty rows. */
export function freeRows(
  { id, fields }: ReturnTable,
  content: UnitFileContent,
  { fewest, spare }: { readonly fewest: number; readonly spare: number },
): readonly TableRow[] {
  const reported = content.reported.filter(({ table }) => table === id);
  const count = Math.max(fewest, reported.length + spare);
  return Array.from({ length: count }, (_unused, index) => ({
    id: "",
    values: recordValues(reported[index], fields, content),
    confirmed: NOTHING_CONFIRMED,
  }));
}

/** A printed row with what was confirmed (closed) and reported since (open) of it. */
export function fixedRow(
  { id: tableId, fields }: ReturnTable,
  content: UnitFileContent,
  printed: Pick<TableRow, "id" | "values">,
): TableRow {
  const find = (records: UnitFileContent["confirmed"]): UnitFileContent["confirmed"][number] | undefined =>
    records.find(({ table, row }) => table === tableId && row === printed.id);
  const reported = find(content.reported);
  const confirmed = find(content.confirmed);
  const kept = Object.keys(confirmed?.cells ?? {}).filter((key) => reported?.cells[key] === undefined);
  const told = { ...confirmed?.cells, ...reported?.cells };
  const record = { table: tableId, row: printed.id, cells: told, place: "" };
  return {
    id: printed.id,
    values: { ...printed.values, ...recordValues(record, fields, content) },
    confirmed: new Set(kept),
  };
}
