import type { Area } from "./address";

/** Puts equal runs of neighbouring rows on top of each other. */
function stack(runs: readonly Area[]): Area[] {
  const open = new Map<string, number>();
  const areas: Area[] = [];
  for (const run of runs) {
    const key = `${run.column},${run.columns}`;
    const index = open.get(key);
    const above = index === undefined ? undefined : areas[index];
    if (index !== undefined && above?.row !== undefined && above.row + above.rows === run.row) {
      areas[index] = { ...above, rows: above.rows + run.rows };
      continue;
    }
    open.set(key, areas.length);
    areas.push(run);
  }
  return areas;
}

/** The cells of an area that `matches` picks, as few rectangles as their rows allow, from the top left. */
export function matchingAreas(area: Area, matches: (row: number, column: number) => boolean): Area[] {
  const runs: Area[] = [];
  for (let row = area.row; row < area.row + area.rows; row += 1) {
    let start = -1;
    for (let column = area.column; column <= area.column + area.columns; column += 1) {
      const inside = column < area.column + area.columns && matches(row, column);
      if (inside && start < 0) start = column;
      if (!inside && start >= 0) {
        runs.push({ row, column: start, rows: 1, columns: column - start });
        start = -1;
      }
    }
  }
  return stack(runs);
}
