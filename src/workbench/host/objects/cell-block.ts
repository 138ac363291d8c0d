import type { Area } from "../address";
import type { CellContent, CellFormat, CellWrite } from "../engine/engine";
import type { Session } from "../member";

/** A cell as it is moved about: content, format, and where it stood. */
export interface MovedCell {
  readonly content: CellContent;
  readonly format: CellFormat;
  readonly row: number;
  readonly column: number;
}

const nothing: CellContent = { value: null, kind: "empty", formula: null };

/** The cells of an area, row by row, each knowing its place. */
export function takeCells(session: Session, sheet: string, area: Area): MovedCell[][] {
  const contents = session.engine.cells(sheet, area);
  const formats = session.engine.formats(sheet, area);
  return Array.from({ length: area.rows }, (_row, row) =>
    Array.from({ length: area.columns }, (_column, column) => ({
      content: contents[row]?.[column] ?? nothing,
      format: formats[row]?.[column] ?? {},
      row: area.row + row,
      column: area.column + column,
    })),
  );
}

/** What to write so that a cell's content stands at another place, its relative references moved along. */
export function contentAt(session: Session, cell: MovedCell, row: number, column: number): CellWrite {
  const { formula, value } = cell.content;
  if (formula === null) return { value };
  return { formula: session.engine.moveFormula(formula, row - cell.row, column - cell.column) };
}

/** Puts cells down at a place, formats included; null empties a cell. Whatever stood there is gone. */
export function putCells(
  session: Session,
  sheet: string,
  area: Area,
  cells: readonly (readonly (MovedCell | null)[])[],
): void {
  const { engine } = session;
  engine.write(
    sheet,
    area.row,
    area.column,
    cells.map((line, row) =>
      line.map((cell, column) =>
        cell === null ? { value: null } : contentAt(session, cell, area.row + row, area.column + column),
      ),
    ),
  );
  engine.clear(sheet, area, "formats");
  if (cells.some((line) => line.some((cell) => cell !== null && Object.keys(cell.format).length > 0)))
    engine.formatEach(
      sheet,
      area.row,
      area.column,
      cells.map((line) => line.map((cell) => cell?.format)),
    );
}
