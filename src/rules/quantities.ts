import type { CellSelector, LineSelector, Quantity, Term } from "./expression";
import type { BookFacts, CellFact, LineFact } from "./facts";
import {
  amountUnreadable,
  categoryUnknown,
  coordinatorUnknown,
  LEDGER_EMPTY,
  NO_PROJECTS,
  NOTHING_DECIDED,
  unitUnknown,
  type Missing,
} from "./missing";
import type { CellPlace } from "./report";

/** A whole number, what it was made of, and what would be needed to know it. Without `missing` it is exact. */
export interface Evaluation {
  readonly value: bigint;
  readonly cells: readonly CellPlace[];
  readonly missing: readonly Missing[];
}

/** Σ coefficient × quantity, over the whole book or (with `only`) over one line. */
export function evaluateTerms(terms: readonly Term[], facts: BookFacts, only: LineFact | null): Evaluation {
  const lines = only ? [only] : facts.lines;
  const parts = terms.map(({ coefficient, quantity }) => {
    const part = evaluateQuantity(quantity, facts, lines);
    return { ...part, value: BigInt(coefficient) * part.value };
  });
  return {
    value: parts.reduce((sum, part) => sum + part.value, 0n),
    cells: parts.flatMap((part) => part.cells),
    missing: parts.flatMap((part) => part.missing),
  };
}

function evaluateQuantity(quantity: Quantity, facts: BookFacts, lines: readonly LineFact[]): Evaluation {
  switch (quantity.kind) {
    case "fundTotal":
      return facts.total === null ? unknown(LEDGER_EMPTY) : { value: BigInt(facts.total), cells: [], missing: [] };
    case "projects":
      return countProjects(quantity.where, lines);
    case "allocated":
      return facts.nothingDecided
        ? unknown(NOTHING_DECIDED)
        : overCells(quantity.where, lines, (amount) => BigInt(amount));
    case "filledCells":
      return facts.nothingDecided
        ? unknown(NOTHING_DECIDED)
        : overCells(quantity.where, lines, (amount) => (amount === 0 ? 0n : 1n));
  }
}

function unknown(missing: Missing): Evaluation {
  return { value: 0n, cells: [], missing: [missing] };
}

/** Selected, not selected, or what would be needed to know. */
type Match = boolean | Missing;

function overCells(where: CellSelector, lines: readonly LineFact[], worth: (amount: number) => bigint): Evaluation {
  let value = 0n;
  const cells: CellPlace[] = [];
  const missing: Missing[] = [];
  for (const line of lines) {
    const lineMatch = matchLine(where, line);
    if (lineMatch === false) continue;
    for (const cell of line.cells) {
      const match = both(lineMatch, matchCell(where, line, cell));
      if (match === false) continue;
      const lack = lackOf(match, cell);
      if (lack) missing.push(lack);
      // A deliberate 0 changes nothing, whether it counts or not.
      else if (match === true) value += worth(cell.amount ?? 0);
      if (lack || cell.amount !== 0) cells.push({ line: line.id, unit: cell.unit });
    }
  }
  return { value, cells, missing };
}

function lackOf(match: true | Missing, cell: CellFact): Missing | null {
  if (cell.unreadable) return amountUnreadable(cell.unreadable);
  return match === true || cell.amount === 0 ? null : match;
}

/** Money on a line that left the project table has no category and no coordinator: it is asked about, not guessed. */
function matchLine(where: LineSelector, line: LineFact): Match {
  const category = where.category === undefined ? true : matchCategory(where.category, line);
  return both(category, where.coordinatedBy === undefined ? true : matchCoordinator(line));
}

function matchCategory(category: string, { line, label }: LineFact): Match {
  const actual = line?.category ?? null;
  return actual === null ? categoryUnknown(label) : actual === category;
}

function matchCoordinator({ coordinatorLevel, label }: LineFact): Match {
  return coordinatorLevel === null ? coordinatorUnknown(label) : coordinatorLevel === "prefecture";
}

function matchCell(where: CellSelector, line: LineFact, cell: CellFact): Match {
  const level = where.unitLevel === undefined ? true : matchLevel(where.unitLevel, cell);
  const led = where.ledBy === undefined ? true : either(matchLevel("prefecture", cell), matchCoordinator(line));
  const builder = where.builder === undefined || cell.outside;
  return both(both(level, led), builder);
}

function matchLevel(level: string, { unit, unitLevel }: CellFact): Match {
  return unitLevel === null ? unitUnknown(unit) : unitLevel === level;
}

function both(a: Match, b: Match): Match {
  if (a === false || b === false) return false;
  return a === true ? b : a;
}

function either(a: Match, b: Match): Match {
  if (a === true || b === true) return true;
  return a === false ? b : a;
}

function countProjects(where: LineSelector, lines: readonly LineFact[]): Evaluation {
  const live = lines.filter(({ line }) => line !== null && !line.placeholder);
  if (live.length === 0) return unknown(NO_PROJECTS);
  const numbers = new Set<number>();
  const missing: Missing[] = [];
  for (const fact of live) {
    const match = matchLine(where, fact);
    if (match === true && fact.line) numbers.add(fact.line.project);
    else if (match !== false && match !== true) missing.push(match);
  }
  return { value: BigInt(numbers.size), cells: [], missing };
}
