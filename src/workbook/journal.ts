import type { Bilingual } from "../domain/fault";
import type { CellValue, SheetContent } from "./plan";

/** One cell a step changed: what stood there, and what the step put there. */
export interface JournalCell {
  readonly sheet: string;
  /** A1 */
  readonly address: string;
  readonly value: CellValue;
  readonly formula?: string;
  readonly before: CellValue;
  readonly beforeFormula: string | null;
}

/** `writing`: begun, and not known to be at its end. */
export type JournalState = "writing" | "done" | "undone";

/** What a step needs to be taken back or done again. */
export interface JournalStep {
  /** Larger for later steps; never used twice. */
  readonly number: number;
  readonly state: JournalState;
  readonly label: Bilingual;
  readonly cells: readonly JournalCell[];
  /** Of sheets that are only ever added to: put back when the step breaks off, left alone by 撤销. */
  readonly added: readonly JournalCell[];
  /** Sheets made by the step, with the print of what it put there; taken away with it. */
  readonly sheets: Readonly<Record<string, string>>;
  /** False: larger than is kept; it can be taken back only where it was done. */
  readonly kept: boolean;
}

/** The journal as it stands. */
export interface StandingJournal {
  /** False: somebody's own sheet bears the name; nothing is kept then. */
  readonly ours: boolean;
  readonly steps: readonly JournalStep[];
  /** Row of each step, by its number. */
  readonly rows: ReadonlyMap<number, number>;
  /** Cells in use of each row, so that shorter content blanks the rest. */
  readonly widths: readonly number[];
}

export const EMPTY_JOURNAL: StandingJournal = { ours: true, steps: [], rows: new Map(), widths: [] };

/** First cell of the sheet: by it a sheet is ours. */
export const JOURNAL_TITLE = "衡拨撤销记录";
/** 0-based row of the first step. */
export const FIRST_JOURNAL_ROW = 2;
export const JOURNAL_COLUMN = { number: 0, state: 1, zh: 2, en: 3, content: 4 } as const;
export const JOURNAL_STATES: Readonly<Record<JournalState, string>> = {
  writing: "写入中",
  done: "已做",
  undone: "已撤销",
};

/** A cell on the sheet: a formula comes with the value it had. */
export type Wire = CellValue | readonly [formula: string, value: CellValue];
export type WireCells = Readonly<Record<string, readonly (readonly [address: string, before: Wire, after: Wire])[]>>;
export interface WireStep {
  readonly cells: WireCells;
  readonly added: WireCells;
  readonly sheets: Readonly<Record<string, string>>;
}

/** Reads the journal; a row that cannot be understood is no step. */
export function readJournal(content: SheetContent | undefined): StandingJournal {
  if (content === undefined) return EMPTY_JOURNAL;
  const { values } = content;
  if (values.every((row) => row.every((value) => value === null || value === ""))) return EMPTY_JOURNAL;
  const ours = values[0]?.[0] === JOURNAL_TITLE;
  if (!ours) return { ...EMPTY_JOURNAL, ours };
  const rows = new Map<number, number>();
  const steps = values.flatMap((row, index) => {
    const step = index < FIRST_JOURNAL_ROW ? null : stepOf(row);
    if (step) rows.set(step.number, index);
    return step ?? [];
  });
  return {
    ours,
    steps: steps.sort((one, other) => one.number - other.number),
    rows,
    widths: values.map((row) => row.reduce<number>((most, value, c) => (value === null ? most : c + 1), 0)),
  };
}

function stepOf(row: readonly CellValue[]): JournalStep | null {
  const number = row[JOURNAL_COLUMN.number];
  const state = (Object.keys(JOURNAL_STATES) as JournalState[]).find(
    (name) => JOURNAL_STATES[name] === row[JOURNAL_COLUMN.state],
  );
  if (typeof number !== "number" || state === undefined) return null;
  const label = { zh: String(row[JOURNAL_COLUMN.zh] ?? ""), en: String(row[JOURNAL_COLUMN.en] ?? "") };
  const text = row.slice(JOURNAL_COLUMN.content).map((part) => (part === null ? "" : String(part)));
  const content = parsed(text.join(""));
  return { number, state, label, ...(content ?? { cells: [], added: [], sheets: {} }), kept: content !== null };
}

type Content = Pick<JournalStep, "cells" | "added" | "sheets">;

/** What a person damaged is not repaired by guessing: the step is then as good as gone. */
function parsed(text: string): Content | null {
  try {
    const { cells, added, sheets } = JSON.parse(text) as WireStep;
    return { cells: cellsOf(cells), added: cellsOf(added), sheets };
  } catch {
    return null;
  }
}

function cellsOf(wire: WireCells): JournalCell[] {
  return Object.entries(wire).flatMap(([sheet, cells]) =>
    cells.map(([address, before, after]): JournalCell => {
      const was = contentOf(before);
      const is = contentOf(after);
      const formula = is.formula === null ? {} : { formula: is.formula };
      return { sheet, address, value: is.value, ...formula, before: was.value, beforeFormula: was.formula };
    }),
  );
}

function contentOf(wire: Wire): { readonly value: CellValue; readonly formula: string | null } {
  if (wire === null || typeof wire !== "object") return { value: wire, formula: null };
  return { formula: wire[0], value: wire[1] };
}
