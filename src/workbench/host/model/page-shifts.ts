import type { Area } from "../address";
import { formatAbsoluteArea, formatArea, maximumColumns, maximumRows, parseArea } from "../address";
import type { ShiftKind } from "../engine/engine";
import { shiftArea } from "../references";

/** The parts of a sheet's print setup that are kept by address. */
interface PagePlaces {
  readonly page: { printArea: string | null; titleRows: string | null; titleColumns: string | null };
  rowBreaks: readonly number[];
  columnBreaks: readonly number[];
}

function moved(text: string | null, write: (area: Area) => string, kind: ShiftKind, place: Area): string | null {
  const areas = (text ?? "").split(",").flatMap((part) => parseArea(part) ?? []);
  const kept = areas.flatMap((area) => shiftArea(area, kind, place) ?? []);
  return kept.length === 0 ? null : kept.map(write).join(",");
}

/** Print area, titles and page breaks go with the cells they stand at; what was deleted is gone. */
export function shiftPage(sheet: PagePlaces, kind: ShiftKind, place: Area): void {
  const { page } = sheet;
  page.printArea = moved(page.printArea, formatArea, kind, place);
  page.titleRows = moved(page.titleRows, formatAbsoluteArea, kind, place);
  page.titleColumns = moved(page.titleColumns, formatAbsoluteArea, kind, place);
  // Blocks of cells take no whole row or column along.
  if (kind.startsWith("Cells")) return;
  const row = (index: number): number[] => {
    const area = shiftArea({ row: index, rows: 1, column: 0, columns: maximumColumns }, kind, place);
    return area === null || area.row === 0 ? [] : [area.row];
  };
  const column = (index: number): number[] => {
    const area = shiftArea({ row: 0, rows: maximumRows, column: index, columns: 1 }, kind, place);
    return area === null || area.column === 0 ? [] : [area.column];
  };
  sheet.rowBreaks = [...new Set(sheet.rowBreaks.flatMap(row))];
  sheet.columnBreaks = [...new Set(sheet.columnBreaks.flatMap(column))];
}
