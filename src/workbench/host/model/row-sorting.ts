import type { TableModel } from "../../../sheetfile";
import type { Area } from "../address";
import type { CellWrite, Engine } from "../engine/engine";
import { filterCells } from "./filters";
import { sortedOrder } from "./ordering";

type SortState = NonNullable<TableModel["sort"]>;

/**
 * Puts the rows to be seen into a new order, formulas and formats with them; hidden rows stay where they are.
 * Gives the rows, counted from the first of the area, that hold another one now.
 */
export function sortRows(engine: Engine, sheet: string, area: Area, sort: SortState): readonly number[] {
  const rows = Array.from({ length: area.rows }, (_, index) => index).filter(
    (index) => !engine.rowHidden(sheet, area.row + index),
  );
  const facts = filterCells(engine, sheet, area);
  const lines = rows.map((row) => facts[row] ?? []);
  const order = sortedOrder(lines, sort.fields, sort);
  const cells = engine.cells(sheet, area);
  const formats = engine.formats(sheet, area);
  const writes: (CellWrite | undefined)[][] = cells.map((line) => line.map(() => undefined));
  const patches = formats.map((line) => [...line]);
  order.forEach((from, to) => {
    const [source, target] = [rows[from] ?? 0, rows[to] ?? 0];
    if (source === target) return;
    writes[target] = (cells[source] ?? []).map((cell) =>
      cell.formula === null ? { value: cell.value } : { formula: engine.moveFormula(cell.formula, target - source, 0) },
    );
    patches[target] = [...(formats[source] ?? [])];
  });
  if (JSON.stringify(patches) !== JSON.stringify(formats)) {
    engine.clear(sheet, area, "formats");
    engine.formatEach(sheet, area.row, area.column, patches);
  }
  engine.write(sheet, area.row, area.column, writes);
  return rows.filter((row, index) => rows[order[index] ?? index] !== row);
}
