import type { Border, BorderEdge, CellFormat, CellLook } from "../engine/engine";
import { lookOf } from "./table-styles";
import type { TableStyleLook } from "./table-styles";
import type { TableState } from "./table-state";

function over(base: CellFormat, top: CellFormat | undefined): CellFormat {
  if (top === undefined) return base;
  const borders = base.borders === undefined ? top.borders : { ...base.borders, ...top.borders };
  return { ...base, ...top, ...(borders !== undefined && { borders }) };
}

interface Spot {
  readonly part: "header" | "data" | "totals";
  readonly first: boolean;
  readonly last: boolean;
  readonly top: boolean;
  readonly bottom: boolean;
  readonly bandedRow: boolean;
  readonly bandedColumn: boolean;
}

function lines(look: TableStyleLook, spot: Spot): CellFormat {
  const borders: Partial<Record<BorderEdge, Border>> = {};
  const put = (edge: BorderEdge, line: Border | undefined): void => {
    if (line !== undefined) borders[edge] = line;
  };
  put("top", spot.top ? look.outline : look.innerHorizontal);
  put("bottom", spot.bottom ? look.outline : look.innerHorizontal);
  put("left", spot.first ? (look.outlineSides === true ? look.outline : undefined) : look.innerVertical);
  put("right", spot.last ? (look.outlineSides === true ? look.outline : undefined) : look.innerVertical);
  return Object.keys(borders).length > 0 ? { borders } : {};
}

function compose(look: TableStyleLook, table: TableState, spot: Spot): CellFormat {
  let format = over(lines(look, spot), look.whole);
  if (spot.part === "data" && spot.bandedColumn) format = over(format, look.columnBand);
  if (spot.part === "data" && spot.bandedRow) format = over(format, look.band);
  if (spot.first && table.firstColumn) format = over(format, look.firstColumn);
  if (spot.last && table.lastColumn) format = over(format, look.lastColumn);
  if (spot.part === "header") format = over(format, look.header);
  if (spot.part === "totals") format = over(format, look.totals);
  return format;
}

/**
 * How a table is drawn; null when it has no style. Bands count the rows that are to be seen, so `isHidden` is asked
 * for every row above the one drawn, once.
 */
export function drawnLook(table: TableState, isHidden: (row: number) => boolean): CellLook | null {
  const look = lookOf(table.style);
  if (look === null) return null;
  const { area, showHeaders, showTotals } = table;
  const composed = new Map<string, CellFormat>();
  const visible: number[] = [];
  const bandOf = (line: number): number => {
    for (let row = visible.length; row <= line; row += 1)
      visible.push((visible[row - 1] ?? -1) + (isHidden(area.row + row) ? 0 : 1));
    return visible[line] ?? 0;
  };
  const format = (row: number, column: number): CellFormat => {
    const line = row - area.row;
    const index = column - area.column;
    const bottom = line === area.rows - 1;
    const part = line === 0 && showHeaders ? "header" : bottom && showTotals ? "totals" : "data";
    const spot: Spot = {
      part,
      first: index === 0,
      last: index === area.columns - 1,
      top: line === 0,
      bottom,
      bandedRow: part === "data" && table.bandedRows && (bandOf(line) - (showHeaders ? 1 : 0)) % 2 === 0,
      bandedColumn: part === "data" && table.bandedColumns && index % 2 === 0,
    };
    const key = JSON.stringify(spot);
    const known = composed.get(key) ?? compose(look, table, spot);
    composed.set(key, known);
    return known;
  };
  return { area, format };
}
