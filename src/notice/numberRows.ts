import type { Field } from "../domain/project";
import { readNumber, repairCell, type DraftRow } from "./draftRows";

export interface NumberedRow {
  readonly number: number;
  readonly row: DraftRow;
}

export interface NumberedRows {
  /** In the order of the numbers. */
  readonly rows: readonly NumberedRow[];
  /** Numbers missing inside the printed sequence. */
  readonly gaps: readonly number[];
  /** Rows whose number is ours because the printed one is missing, unreadable or used twice. */
  readonly doubtful: readonly NumberedRow[];
  /** True when the printed numbers leave so many gaps that a number was probably misread: none is filled. */
  readonly implausible: boolean;
}

/** More gaps than rows, or this many, is no sequence with lost rows but a misread number. */
const MOST_GAPS_OF_A_SHORT_TABLE = 5;

/**
 * Gives every row its number: printed ones stay (gaps too, question C11); a lost number is filled in where exactly
 * one fits, otherwise the row is numbered after the last; a table without numbers is numbered from 1.
 */
export function numberRows(rows: readonly DraftRow[]): NumberedRows {
  const printed = rows.map((row) => readNumber(row.fields.number.text));
  if (printed.every((number) => number === null)) return numberFromOne(rows);
  const first = firstOccurrences(printed);
  const fitted = fitBetween(first);
  let last = fitted.reduce<number>((highest, number) => Math.max(highest, number ?? 0), 0);
  const numbered = rows.map((row, index): NumberedRow => {
    if (first[index] !== null && first[index] !== undefined) return { number: first[index], row };
    const number = fitted[index] ?? (last += 1);
    return { number, row: renumber(row, number) };
  });
  const doubtful = numbered.filter((_, index) => fitted[index] === null);
  const sorted = [...numbered].sort((one, other) => one.number - other.number);
  const sequence = first.filter((number) => number !== null);
  const implausible = spanOf(sequence) - sequence.length > Math.max(MOST_GAPS_OF_A_SHORT_TABLE, sequence.length);
  return { rows: sorted, gaps: implausible ? [] : gapsIn(sequence, sorted), doubtful, implausible };
}

function numberFromOne(rows: readonly DraftRow[]): NumberedRows {
  const numbered = rows.map((row, index): NumberedRow => {
    const unreadable = row.fields.number.text !== "";
    const field: Field = { text: String(index + 1), status: "inferred", line: row.line };
    const plain = { ...row, fields: { ...row.fields, number: field } };
    return { number: index + 1, row: unreadable ? renumber(row, index + 1) : plain };
  });
  const unreadable = numbered.filter((_, index) => rows[index]?.fields.number.text !== "");
  return { rows: numbered, gaps: [], doubtful: unreadable, implausible: false };
}

/** A number used a second time is not the row's own. */
function firstOccurrences(numbers: readonly (number | null)[]): readonly (number | null)[] {
  const seen = new Set<number>();
  return numbers.map((number) => {
    if (number === null || seen.has(number)) return null;
    seen.add(number);
    return number;
  });
}

/** Fills runs of lost numbers where the neighbours leave exactly as many numbers as there are rows. */
function fitBetween(numbers: readonly (number | null)[]): readonly (number | null)[] {
  const used = new Set(numbers.filter((number) => number !== null));
  const fitted = [...numbers];
  let before: number | null = null;
  let run = 0;
  for (const [index, number] of numbers.entries()) {
    if (number === null) {
      run += 1;
      continue;
    }
    if (before !== null && run > 0 && number - before - 1 === run) {
      const start = before;
      const candidates = Array.from({ length: run }, (_, step) => start + 1 + step);
      if (candidates.every((candidate) => !used.has(candidate))) fitted.splice(index - run, run, ...candidates);
    }
    before = number;
    run = 0;
  }
  return fitted;
}

function renumber(row: DraftRow, number: number): DraftRow {
  const field: Field = { text: String(number), status: "inferred", line: row.line };
  return repairCell(row, field, { rule: "number", field: "number", confidence: "low", line: row.line });
}

/** Numbers from the lowest to the highest printed one that no row has. */
function gapsIn(printed: readonly number[], rows: readonly NumberedRow[]): readonly number[] {
  const taken = new Set(rows.map(({ number }) => number));
  const lowest = lowestOf(printed);
  return Array.from({ length: spanOf(printed) }, (_, step) => lowest + step).filter((number) => !taken.has(number));
}

function spanOf(printed: readonly number[]): number {
  return printed.reduce((highest, number) => Math.max(highest, number), 0) - lowestOf(printed) + 1;
}

function lowestOf(numbers: readonly number[]): number {
  return numbers.reduce((lowest, number) => Math.min(lowest, number), Number.MAX_SAFE_INTEGER);
}
