import type { FilterCriterion } from "../../../sheetfile";
import type { Area } from "../address";
import type { Engine } from "../engine/engine";
import type { FilterCell } from "./filtering";
import { passing } from "./filtering";
import { shownIcons } from "./shown-icons";
import type { FilteredBlock } from "./table-state";

/** What filters and sorting look at in the cells of an area. */
export function filterCells(engine: Engine, sheet: string, area: Area): FilterCell[][] {
  const icon = shownIcons(engine, sheet);
  const formats = engine.formats(sheet, area);
  return engine.cells(sheet, area).map((line, row) =>
    line.map((cell, column) => {
      const format = formats[row]?.[column] ?? {};
      return {
        value: cell.value,
        kind: cell.kind,
        text: engine.display(cell, format.numberFormat ?? "General"),
        fill: format.fill,
        color: format.color,
        icon: icon(area.row + row, area.column + column),
      };
    }),
  );
}

function dataOf(block: FilteredBlock): Area {
  return { ...block.area, row: block.area.row + 1, rows: block.area.rows - 1 };
}

/** Rows of the sheet a block hides. */
function hiddenBy(engine: Engine, block: FilteredBlock, today: Date): Set<number> {
  const hidden = new Set<number>();
  const data = dataOf(block);
  if (data.rows < 1) return hidden;
  block.criteria.forEach((criterion: FilterCriterion | null, index) => {
    if (criterion === null) return;
    const column = { ...data, column: data.column + index, columns: 1 };
    const cells = filterCells(engine, block.sheet, column).map((line) => line[0] ?? emptyCell);
    passing(criterion, cells, today).forEach((passes, offset) => {
      if (!passes) hidden.add(data.row + offset);
    });
  });
  return hidden;
}

const emptyCell: FilterCell = { value: null, kind: "empty", text: "" };

function setHidden(engine: Engine, sheet: string, rows: readonly number[], hidden: boolean): void {
  let start = 0;
  for (let index = 1; index <= rows.length; index += 1) {
    if (index < rows.length && rows[index] === (rows[index - 1] ?? 0) + 1) continue;
    const first = rows[start] ?? 0;
    engine.setRowsHidden(sheet, first, index - start, hidden);
    start = index;
  }
}

/**
 * Hides and shows the rows of `changed` as the filters of its sheet want it: a row is to be seen when every filter
 * over it lets it through. `others` are the remaining filters of the sheet. True when a row appeared or went.
 */
export function applyFilters(engine: Engine, changed: FilteredBlock, others: readonly FilteredBlock[]): boolean {
  const { sheet } = changed;
  const today = new Date();
  const data = dataOf(changed);
  const filtered = new Set<number>();
  for (const block of [changed, ...others]) {
    if (block.sheet !== sheet) continue;
    for (const row of hiddenBy(engine, block, today)) filtered.add(row);
  }
  const rows = Array.from({ length: data.rows }, (_, index) => data.row + index);
  const hide = rows.filter((row) => filtered.has(row) && !engine.rowHidden(sheet, row));
  const show = rows.filter((row) => !filtered.has(row) && engine.rowHidden(sheet, row));
  engine.setFilteredRows(sheet, filtered);
  setHidden(engine, sheet, show, false);
  setHidden(engine, sheet, hide, true);
  return hide.length + show.length > 0;
}
