import type { CellModel, CellStyle, SheetModel } from "../../../sheetfile";
import { isCellError } from "../../../sheetfile";
import { same } from "./merge";

/** Cells of a sheet, those that say the same as in the file being the file's own. */
export class CellKeeper {
  private changed = false;
  /** Results the file leaves to be calculated, and where ours would go. */
  private readonly left: {
    readonly row: (CellModel | undefined)[];
    readonly column: number;
    readonly cell: CellModel;
  }[] = [];

  /** The cell to write where the host shows `cell`. */
  // eslint-disable-next-line complexity -- one step for each field of the format, none of them nested
  keep(
    base: SheetModel | undefined,
    row: (CellModel | undefined)[],
    place: { readonly row: number; readonly column: number },
    cell: CellModel | undefined,
  ): void {
    const { column } = place;
    const before = base?.cells[place.row]?.[column];
    if (before === undefined) {
      const only = cell?.value === null && cell.formula === undefined;
      const bare = only && base !== undefined && same(cell.style, styleUnder(base, place.row, column));
      row[column] = bare ? undefined : cell;
      this.changed ||= row[column] !== undefined;
      return;
    }
    if (cell !== undefined && before.value === null && cell.formula !== undefined && before.formula === cell.formula) {
      if (same(before.style, cell.style)) {
        row[column] = before;
        this.left.push({ row, column, cell });
        return;
      }
    }
    const kept = cell !== undefined && sameContent(before, cell) && same(before.style, cell.style);
    row[column] = kept ? before : cell;
    this.changed ||= !kept;
  }

  /** Call when all sheets are done: a workbook that was changed gets its results. */
  finish(): void {
    if (!this.changed) return;
    for (const { row, column, cell } of this.left) row[column] = cell;
  }
}

function styleUnder(sheet: SheetModel, row: number, column: number): CellStyle | undefined {
  const inColumn = sheet.columns.find((span) => span.from <= column && column <= span.to)?.style;
  return sheet.rows.get(row)?.style ?? inColumn;
}

/** Files keep fifteen digits of a number, and an error that was typed is a text to the engine. */
function sameContent(before: CellModel, now: CellModel): boolean {
  if (before.formula !== now.formula) return false;
  const [left, right] = [before.value, now.value];
  if (isCellError(left)) return left.error === (isCellError(right) ? right.error : right);
  if (typeof left === "number" && typeof right === "number" && before.formula !== undefined)
    return left === right || left.toPrecision(14) === right.toPrecision(14);
  return left === right;
}
