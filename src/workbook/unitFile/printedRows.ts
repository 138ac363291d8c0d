import type { ReturnTableId, UnitFileContent } from "../../domain/returns";
import type { CellValue } from "../plan";
import { arrivalTable } from "./arrivalTable";
import { indicatorTables } from "./indicatorTable";
import { PRINTED_LABEL } from "./layout";
import { coordinationTable, planTable } from "./otherTables";
import { spentSums } from "./spentSums";
import type { TableSpec } from "./tableSpec";

/** Printed columns of each table by the key of their values; 拟分配数 or 审定数 stands for `granted`. */
export const PRINTED_LABELS: Readonly<Record<ReturnTableId, Readonly<Record<string, string>>>> = {
  arrival: { line: PRINTED_LABEL.line, documentNumber: PRINTED_LABEL.documentNumber, granted: "拟分配数" },
  spend: {},
  indicator: { project: PRINTED_LABEL.line, name: PRINTED_LABEL.indicator, target: PRINTED_LABEL.target },
  session: {},
  contract: {},
  coordination: {
    unit: PRINTED_LABEL.unit,
    project: PRINTED_LABEL.line,
    name: PRINTED_LABEL.indicator,
    target: PRINTED_LABEL.target,
    reported: PRINTED_LABEL.reported,
  },
  plan: { line: PRINTED_LABEL.line },
};

/** Columns that come of formulas and are computed anew. */
export const COMPUTED_LABELS: Readonly<Record<ReturnTableId, readonly string[]>> = {
  arrival: [PRINTED_LABEL.yuan, PRINTED_LABEL.spent, PRINTED_LABEL.rate, PRINTED_LABEL.unspent],
  spend: [],
  indicator: [PRINTED_LABEL.reached, PRINTED_LABEL.short],
  session: [],
  contract: [],
  coordination: [PRINTED_LABEL.difference],
  plan: [],
};

/** Printed columns that tell the rows of a table apart when their ids are lost. */
const TELLING: Readonly<Record<ReturnTableId, readonly string[]>> = {
  arrival: ["line"],
  spend: [],
  indicator: ["project", "name"],
  session: [],
  contract: [],
  coordination: ["unit", "project", "name"],
  plan: ["line"],
};

/** A row as it was printed. */
export interface PrintedRow {
  readonly id: string;
  readonly sheet: string;
  /** First line of its sheet: whose page it is. */
  readonly title: string;
  readonly values: Readonly<Record<string, CellValue>>;
  /** What people know it by. */
  readonly name: string;
}

export interface PrintedRows {
  /** Sheets that were sent with printed rows, by table. */
  readonly sheets: ReadonlyMap<ReturnTableId, readonly string[]>;
  readonly byId: ReadonlyMap<string, PrintedRow>;
  readonly byName: ReadonlyMap<string, readonly PrintedRow[]>;
}

/** Every printed row of the file as sent, by table and id, and by what is read on it. */
export function printedRows(content: UnitFileContent): PrintedRows {
  const specs = [
    arrivalTable(content, spentSums(content)),
    ...indicatorTables(content),
    coordinationTable(content),
    planTable(content),
  ].filter((spec) => spec !== null);
  const rows = specs.flatMap((spec) => spec.rows.filter(({ id }) => id !== "").map((row) => rowOf(spec, row)));
  const byName = new Map<string, PrintedRow[]>();
  for (const { key, row } of rows) {
    const name = `${key} ${row.name}`;
    byName.set(name, [...(byName.get(name) ?? []), row]);
  }
  const sheets = new Map<ReturnTableId, string[]>();
  for (const { table, sheet } of specs) sheets.set(table.id, [...(sheets.get(table.id) ?? []), sheet]);
  return { sheets, byId: new Map(rows.map(({ key, row }) => [`${key} ${row.id}`, row])), byName };
}

function rowOf(
  { table, sheet, title }: TableSpec,
  { id, values }: TableSpec["rows"][number],
): { readonly key: ReturnTableId; readonly row: PrintedRow } {
  const name = rowName(table.id, (column) => String(values[column] ?? ""));
  return { key: table.id, row: { id, sheet, title, values, name } };
}

/** What a row is known by: the texts that tell it apart, joined. */
export function rowName(table: ReturnTableId, textOf: (column: string) => string): string {
  return TELLING[table].map((column) => textOf(column).trim()).join(" · ");
}
