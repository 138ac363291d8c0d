import type { Area } from "../address";
import { covers, formatArea, intersect, parseArea, quoteSheetName, splitSheet } from "../address";
import type { CellWrite } from "../engine/engine";
import { HostError } from "../errors";
import { formulaPieces } from "../formula-references";
import type { Session } from "../member";
import { assertEditable, assertNoPartialMerge, boundedPart, sheetInfo } from "./access";
import type { MovedCell } from "./cell-block";
import { putCells, takeCells } from "./cell-block";
import { isOnSheet } from "./range-parts";
import { clearRange } from "./clearing";

interface Move {
  readonly fromSheet: string;
  readonly from: Area;
  readonly toSheet: string;
  readonly to: Area;
}

/** `$A$1` by so many rows and columns, dollar signs kept. */
function movedAddress(address: string, rows: number, columns: number): string {
  const area = parseArea(address);
  if (area === null) return address;
  const moved = formatArea({ ...area, row: area.row + rows, column: area.column + columns }).split(":");
  return address
    .split(":")
    .map((part, index) => {
      const match = /^(\$?)[A-Za-z]+(\$?)\d+$/.exec(part);
      const plain = /^([A-Z]+)(\d+)$/.exec(moved[index] ?? moved[0] ?? "");
      return match === null || plain === null ? part : `${match[1]}${plain[1]}${match[2]}${plain[2]}`;
    })
    .join(":");
}

/** A formula after the move: references into the moved cells go along; `home` is the sheet it stood on. */
function rewritten(session: Session, formula: string, home: string, stays: boolean, move: Move): string {
  const name = (sheet: string): string => quoteSheetName(sheetInfo(session, sheet).name);
  const present = stays ? home : move.toSheet;
  return formulaPieces(formula)
    .map((piece) => {
      if (piece.kind !== "reference") return piece.text;
      const written = splitSheet(piece.text).sheet;
      const sheet = written === null ? home : session.book.findSheet(written);
      const area = parseArea(piece.address);
      const goes = sheet === move.fromSheet && area !== null && covers(move.from, area);
      const address = goes
        ? movedAddress(piece.address, move.to.row - move.from.row, move.to.column - move.from.column)
        : piece.address;
      const target = goes ? move.toSheet : sheet;
      if (target === null || (target === present && written === null)) return `${piece.prefix}${address}`;
      return goes || written === null ? `${name(target)}!${address}` : `${piece.prefix}${address}`;
    })
    .join("");
}

/** Every formula that looks at the moved cells, on all sheets, and the defined names. */
function rewriteOthers(session: Session, move: Move): void {
  const { engine } = session;
  for (const { id } of engine.sheets()) {
    const used = engine.usedArea(id, true);
    if (used === null) continue;
    engine.cells(id, used).forEach((line, row) =>
      line.forEach(({ formula }, column) => {
        if (formula === null) return;
        const after = rewritten(session, formula, id, true, move);
        const write: CellWrite = { formula: after };
        if (after !== formula) engine.write(id, used.row + row, used.column + column, [[write]]);
      }),
    );
  }
  for (const name of engine.names()) {
    const after = rewritten(session, name.formula, name.sheet ?? move.fromSheet, true, move);
    if (after !== name.formula) engine.setName({ ...name, formula: after });
  }
}

/** Cuts cells out and puts them down elsewhere; formulas that look at them follow. */
export function moveCells(session: Session, fromSheet: string, given: Area, toSheet: string, at: Area): void {
  const from = boundedPart(session, fromSheet, given);
  if (from === null) return;
  const to = { ...at, rows: from.rows, columns: from.columns };
  if (!isOnSheet(to)) throw new HostError("InvalidArgument", "the cells would not fit on the sheet");
  assertEditable(session, fromSheet, from);
  assertEditable(session, toSheet, to);
  assertNoPartialMerge(session, fromSheet, from);
  assertNoPartialMerge(session, toSheet, to);
  const { engine } = session;
  const move: Move = { fromSheet, from, toSheet, to };
  const merges = engine.merges(fromSheet).filter((merge) => covers(from, merge));
  const cells: MovedCell[][] = takeCells(session, fromSheet, from).map((line) =>
    line.map((cell) => placed(session, cell, move)),
  );
  clearRange(session.references.range(fromSheet, from), "All", session);
  if (merges.length > 0) engine.unmerge(fromSheet, from);
  if (engine.merges(toSheet).some((merge) => intersect(merge, to) !== null)) engine.unmerge(toSheet, to);
  rewriteOthers(session, move);
  putCells(session, toSheet, to, cells);
  for (const merge of merges)
    engine.merge(toSheet, {
      ...merge,
      row: merge.row - from.row + to.row,
      column: merge.column - from.column + to.column,
    });
}

/** The cell as it will stand: its own references are kept, so it claims to have stood there already. */
function placed(session: Session, cell: MovedCell, move: Move): MovedCell {
  const { formula } = cell.content;
  const content =
    formula === null
      ? cell.content
      : { ...cell.content, formula: rewritten(session, formula, move.fromSheet, false, move) };
  return {
    ...cell,
    content,
    row: cell.row - move.from.row + move.to.row,
    column: cell.column - move.from.column + move.to.column,
  };
}
