import type { CellContent, Engine } from "../engine/engine";
import { nextName, uniqueName } from "./table-names";
import type { TableState } from "./table-state";
import type { TableFormulas } from "./table-formulas";

/** What reading headers needs to know of all tables. */
interface HeaderStore {
  readonly columnPrefix: string;
  readonly formulas: Pick<TableFormulas, "renamed">;
}

/** What a header cell says; truth values and numbers as text. */
function headerText(engine: Engine, table: TableState, cell: CellContent, index: number): string {
  if (cell.value === null) return "";
  if (typeof cell.value === "string") return cell.value;
  const place = { ...table.area, rows: 1, column: table.area.column + index, columns: 1 };
  const format = engine.formats(table.sheet, place)[0]?.[0]?.numberFormat ?? "General";
  return engine.display(cell, format);
}

/** Names of columns from the texts of their header cells: none empty, no two alike. */
export function columnNames(texts: readonly string[], prefix: string): string[] {
  const names: string[] = [];
  texts.forEach((text) => {
    const others = [...names, ...texts.filter((other) => other !== text)];
    names.push(text === "" ? nextName(prefix, others) : uniqueName(text, names));
  });
  return names;
}

/** Lets the columns be called what their header cells say, and the cells be the texts they must be. */
export function readHeaders(engine: Engine, store: HeaderStore, table: TableState): void {
  if (!table.showHeaders) return;
  const cells = engine.cells(table.sheet, { ...table.area, rows: 1 })[0] ?? [];
  const plain = cells.every((cell, index) => cell.formula === null && cell.value === table.columns[index]?.name);
  if (plain) return;
  const names = columnNames(
    cells.map((cell, index) => headerText(engine, table, cell, index)),
    store.columnPrefix,
  );
  const writes = names.map((name, index) =>
    cells[index]?.value === name && cells[index].formula === null ? undefined : { value: name },
  );
  store.formulas.renamed(table, () => {
    table.columns.forEach((column, index) => {
      column.name = names[index] ?? column.name;
    });
  });
  if (writes.some((write) => write !== undefined))
    engine.write(table.sheet, table.area.row, table.area.column, [writes]);
}
