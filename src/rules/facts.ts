import type { FundBook, LineId, UnreadableAmount } from "../domain/book";
import { fundTotal, isUndecided, lineLabel, linesOf, receivedDocuments, type Line } from "../domain/lines";
import type { Fen } from "../domain/money";
import type { UnitCode, UnitLevel } from "../domain/units";

/** A cell that holds an amount or a text where an amount belongs. */
export interface CellFact {
  readonly unit: UnitCode;
  /** Null for a unit that is not in the unit list. */
  readonly unitLevel: UnitLevel | null;
  readonly outside: boolean;
  /** Null when the cell holds a text. */
  readonly amount: Fen | null;
  readonly unreadable: UnreadableAmount | null;
}

/** A line with what rules ask about it. */
export interface LineFact {
  readonly id: LineId;
  readonly label: string;
  /** Null for a line that holds money but no longer stands in the project table. */
  readonly line: Line | null;
  /** Level of the coordinator; `none` when nobody is named, null when the name is not in the unit list. */
  readonly coordinatorLevel: UnitLevel | "none" | null;
  readonly cells: readonly CellFact[];
}

/** The book as rules see it. */
export interface BookFacts {
  /** Null when no money has been received: unknown, not 0. */
  readonly total: Fen | null;
  readonly nothingDecided: boolean;
  readonly lines: readonly LineFact[];
  readonly unitName: (unit: UnitCode) => string;
}

/** Gathers the facts once per check; lines in the order of the project table, strangers last. */
export function factsOf(book: FundBook): BookFacts {
  const lines = new Map(linesOf(book.projects).map((line) => [line.id, line]));
  const levels = new Map(book.units.map((unit) => [unit.code, unit.level]));
  const names = new Map(book.units.map((unit) => [unit.code, unit.name]));
  const texts = new Map<LineId, UnreadableAmount[]>();
  for (const cell of book.unreadable) texts.set(cell.line, [...(texts.get(cell.line) ?? []), cell]);
  const ids = new Set([...lines.keys(), ...Object.keys(book.decided), ...texts.keys()]);
  const received = receivedDocuments(book.ledger);
  return {
    total: received.length === 0 ? null : fundTotal(received),
    nothingDecided: isUndecided(book.decided) && book.unreadable.length === 0,
    lines: [...ids].map((id) => lineFact(id, lines.get(id) ?? null, book, texts.get(id) ?? [], levels)),
    unitName: (unit) => names.get(unit) ?? unit,
  };
}

function lineFact(
  id: LineId,
  line: Line | null,
  book: FundBook,
  texts: readonly UnreadableAmount[],
  levels: ReadonlyMap<UnitCode, UnitLevel>,
): LineFact {
  const builders = new Set(line?.builders);
  const unreadable = new Map(texts.map((text) => [text.unit, text]));
  const decided = book.decided[id] ?? {};
  const units = new Set([...Object.keys(decided), ...unreadable.keys()]);
  const cells = [...units].map((unit): CellFact => {
    const text = unreadable.get(unit) ?? null;
    const amount = text ? null : (decided[unit] ?? null);
    return { unit, unitLevel: levels.get(unit) ?? null, outside: !builders.has(unit), amount, unreadable: text };
  });
  return { id, label: line ? lineLabel(line) : id, line, coordinatorLevel: coordinatorLevel(line, levels), cells };
}

function coordinatorLevel(line: Line | null, levels: ReadonlyMap<UnitCode, UnitLevel>): LineFact["coordinatorLevel"] {
  if (line?.coordinator === null) return "none";
  return line ? (levels.get(line.coordinator) ?? null) : null;
}
