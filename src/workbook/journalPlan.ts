import { hexDigest } from "../review/digest";
import { cellAddress } from "./address";
import {
  FIRST_JOURNAL_ROW,
  JOURNAL_COLUMN,
  JOURNAL_STATES,
  JOURNAL_TITLE,
  type JournalCell,
  type JournalState,
  type JournalStep,
  type StandingJournal,
  type Wire,
  type WireCells,
  type WireStep,
} from "./journal";
import { JOURNAL_SHEET } from "./names";
import type { CellValue, PlannedCell, SheetPlan } from "./plan";
import { canonicalFormula } from "./sameFormula";

const NOTE = "撤销和重做用的记录，由程序读写。删去这张表不影响其他表，只是以前的操作不能再撤销。";
const HEADERS = ["序", "状态", "操作", "Step", "内容"];
/** Below the 32,767 characters a cell holds. */
const PART = 30_000;
/** Content of one step in characters beyond which it is not kept; zipped it is about a tenth. */
const LARGEST_STEP = 400_000;
/** Steps kept in the workbook, and cells their content takes at most; the oldest give way. */
const MOST_STEPS = 12;
const MOST_PARTS = 24;

function wireOf(cells: readonly JournalCell[]): WireCells {
  const wire: Record<string, (readonly [string, Wire, Wire])[]> = {};
  for (const { sheet, address, value, formula, before, beforeFormula } of cells) {
    const was: Wire = beforeFormula === null ? before : [beforeFormula, before];
    (wire[sheet] ??= []).push([address, was, formula === undefined ? value : [formula, value]]);
  }
  return wire;
}

/** A cell of the journal to be written. */
export interface JournalEdit {
  readonly sheet: string;
  readonly address: string;
  readonly value: CellValue;
}

/** Tells the state of a step that has a row. */
export function stateEdit(row: number, state: JournalState): JournalEdit {
  return edit(row, JOURNAL_COLUMN.state, JOURNAL_STATES[state]);
}

/** Empties a row: its step is gone. @param width cells in use */
export function voidEdits(row: number, width: number): readonly JournalEdit[] {
  return Array.from({ length: Math.max(width, JOURNAL_COLUMN.content) }, (_unused, column) => edit(row, column, null));
}

function edit(row: number, column: number, value: CellValue): JournalEdit {
  return { sheet: JOURNAL_SHEET, address: cellAddress(row, column), value };
}

/** Where a new step goes: the first row without one. */
export function freeRow({ rows }: StandingJournal): number {
  const taken = new Set(rows.values());
  let row = FIRST_JOURNAL_ROW;
  while (taken.has(row)) row += 1;
  return row;
}

/** Steps that give way to a new one: what was taken back, then the oldest. */
export function givingWay({ steps, rows, widths }: StandingJournal): readonly JournalStep[] {
  const undone = steps.filter(({ state }) => state === "undone");
  const done = steps.filter(({ state }) => state === "done").reverse();
  let parts = 0;
  const old = done.filter(({ number }, index) => {
    parts += Math.max(0, (widths[rows.get(number) ?? 0] ?? 0) - JOURNAL_COLUMN.content);
    return index >= MOST_STEPS - 1 || parts > MOST_PARTS;
  });
  return [...undone, ...old];
}

/** What is to be written for one step. @param step null: nothing of a step, only the sheet as it is */
export function journalPlan(
  { widths }: StandingJournal,
  entry: { readonly row: number; readonly step: JournalStep } | null,
): SheetPlan {
  const cells: (PlannedCell | undefined)[][] = [];
  const put = (row: number, column: number, value: CellValue): void => {
    (cells[row] ??= [])[column] = { value };
  };
  if (widths.length === 0) {
    [JOURNAL_TITLE, NOTE].forEach((text, column) => {
      put(0, column, text);
    });
    HEADERS.forEach((text, column) => {
      put(1, column, text);
    });
  }
  if (entry) {
    const texts = rowOf(entry.step);
    const width = Math.max(texts.length, widths[entry.row] ?? 0);
    for (let column = 0; column < width; column += 1) put(entry.row, column, texts[column] ?? null);
  }
  return {
    ...BARE_SHEET,
    cells: Array.from(cells, (row: (PlannedCell | undefined)[] | undefined) => [...(row ?? [])]),
  };
}

function rowOf({ number, state, label, cells, added, sheets, kept }: JournalStep): readonly CellValue[] {
  const content = { cells: wireOf(cells), added: wireOf(added), sheets } satisfies WireStep;
  const parts = kept ? partsOf(JSON.stringify(content)) : [];
  return [number, JOURNAL_STATES[state], label.zh, label.en, ...parts];
}

const BARE_SHEET: Omit<SheetPlan, "cells"> = {
  name: JOURNAL_SHEET,
  visibility: "hidden",
  columnWidths: [],
  hiddenColumns: [],
  rowHeights: {},
  merges: [],
  freeze: null,
  conditionalFormats: [],
  validations: [],
  protected: false,
  showGridlines: true,
  print: null,
};

/** Cut between whole characters. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (let start = 0; start < text.length;) {
    let end = Math.min(start + PART, text.length);
    const last = text.charCodeAt(end - 1);
    if (end < text.length && last >= 0xd800 && last <= 0xdbff) end -= 1;
    parts.push(text.slice(start, end));
    start = end;
  }
  return parts;
}

/** Whether what a step changed is little enough to be kept; a quick look, before it is made into a text. */
export function isKept(cells: readonly JournalCell[]): boolean {
  let size = 0;
  for (const { address, value, formula, before, beforeFormula } of cells) {
    size += address.length + 16 + lengthOf(value) + lengthOf(before) + (formula?.length ?? 0);
    size += beforeFormula?.length ?? 0;
    if (size > LARGEST_STEP) return false;
  }
  return true;
}

function lengthOf(value: CellValue): number {
  return typeof value === "string" ? value.length : 8;
}

const DIGITS = 16;

/** A print of what cells hold: formulas as Excel would hand them back, values of formulas left out. */
export function contentPrint(cells: readonly Pick<JournalCell, "address" | "value" | "formula">[]): string {
  const lines = cells.flatMap(({ address, value, formula }) => {
    if (formula !== undefined) return [`${address}=${canonicalFormula(formula)}`];
    return value === null || value === "" ? [] : [`${address}:${JSON.stringify(value)}`];
  });
  return hexDigest(lines.sort().join("\n"), DIGITS);
}
