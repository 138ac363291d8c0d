import { cellAddress } from "../workbook/address";
import type { CellValue, PlannedCell, SheetPlan } from "../workbook/plan";
import type { CellEdit, WriteReport } from "../usecases/port";
import type { CellInput, SheetChange } from "./changes";
import { blockChanges } from "./blocks";
import { freshCells, freshNumberFormats } from "./fresh-content";
import { plannedCells } from "./planned-cells";
import { sameFormula } from "../workbook/sameFormula";
import type { CellPlace } from "./rectangles";

/** Cells of a block as the host gives them, `[row][column]`. */
export interface ContentBlock {
  readonly values: readonly (readonly CellValue[])[];
  readonly formulas: readonly (readonly (string | null)[])[];
  readonly numberFormats: readonly (readonly string[])[];
}

export type ChangedCell = WriteReport["changed"][number];

export const GENERAL_FORMAT = "General";
export const TEXT_FORMAT = "@";

const ENGLISH_MONTH = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s./-]*\d/i;
const CHINESE_DATE = /^[〇零一二三四五六七八九十]+[年月日时点分]/;
const ANY_DIGIT = /[\d０-９]/;
const HARMLESS_START = /^[\p{Script=Han}A-Za-z《“‘（【「—]/u;

/** Whether a program would read this text as a formula, a number, a date, a truth value or an error. */
export function mayBeMisread(text: string): boolean {
  const bare = text.trim();
  if (/^[=+\-@'#＝＋－＠]/.test(bare)) return true;
  if (/^(true|false)$/i.test(bare)) return true;
  if (ENGLISH_MONTH.test(bare) || CHINESE_DATE.test(bare)) return true;
  return ANY_DIGIT.test(bare) && !HARMLESS_START.test(bare);
}

/** The wire form of a literal that the cell must hold exactly; in a text cell (`@`) nothing is interpreted. */
export function literalInput(value: CellValue, numberFormat: string): CellInput {
  if (value === null) return "";
  if (typeof value !== "string" || numberFormat === TEXT_FORMAT) return value;
  return mayBeMisread(value) ? `'${value}` : value;
}

/**
 * The formula of a cell, or null for a literal. Hosts give a literal's own text here; a text that begins
 * with `=` is told from a formula by being its own value.
 */
export function formulaOf(formula: unknown, value: CellValue): string | null {
  return typeof formula === "string" && formula.startsWith("=") && formula !== value ? formula : null;
}

/** Host value → ours: an empty cell comes as an empty text. */
export function valueOf(value: unknown, isFormula: boolean): CellValue {
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value !== "string") return null;
  return value === "" && !isFormula ? null : value;
}

/** Raw matrices of the host → a block. */
export function contentBlock(
  values: readonly (readonly unknown[])[],
  formulas: readonly (readonly unknown[])[],
  numberFormats: readonly (readonly unknown[])[],
): ContentBlock {
  const ours = formulas.map((row, r) => row.map((formula, c) => formulaOf(formula, valueOf(values[r]?.[c], true))));
  return {
    formulas: ours,
    values: values.map((row, r) => row.map((value, c) => valueOf(value, typeof ours[r]?.[c] === "string"))),
    numberFormats: numberFormats.map((row) => row.map((format) => (typeof format === "string" ? format : ""))),
  };
}

/** Values without their formulas: an empty text is an empty cell. */
export function valuesOnly(values: readonly (readonly unknown[])[]): CellValue[][] {
  return values.map((row) => row.map((value) => valueOf(value, false)));
}

function literal(value: CellValue): CellValue {
  return value === "" ? null : value;
}

function differs(planned: PlannedCell, value: CellValue, formula: string | null): boolean {
  if (planned.formula !== undefined) return formula === null || !sameFormula(planned.formula, formula);
  return formula !== null || literal(planned.value) !== value;
}

/** Codes that Excel writes back with escapes (`yyyy\-mm\-dd`) are the same format. */
function sameFormat(left: string, right: string): boolean {
  const bare = (format: string): string => format.replace(/\\([- /])/g, "$1");
  return bare(left) === bare(right);
}

/** One cell as it stands: what `contentBlock` says of it, or an empty one beyond the block. */
export interface StandingCell {
  readonly value: CellValue;
  readonly formula: string | null;
  readonly numberFormat: string;
}

export function cellOf(block: ContentBlock | null, row: number, column: number): StandingCell {
  return {
    value: block?.values[row]?.[column] ?? null,
    formula: block?.formulas[row]?.[column] ?? null,
    numberFormat: block?.numberFormats[row]?.[column] ?? GENERAL_FORMAT,
  };
}

/**
 * What a sheet's cells need to agree with the plan: number formats first, because text cells depend on them.
 * @param present null: the sheet is about to be added
 */
export function contentChanges(
  plan: SheetPlan,
  present: ContentBlock | null,
): { readonly changes: readonly SheetChange[]; readonly changed: readonly ChangedCell[] } {
  const formats = new Map<string, CellPlace & { input: string }>();
  const inputs = new Map<string, CellPlace & { input: CellInput }>();
  const changed: ChangedCell[] = [];
  for (const { row, column, cell } of plannedCells(plan)) {
    const address = cellAddress(row, column);
    const standing = cellOf(present, row, column);
    // A cell planned without a style keeps its look, number format included.
    const numberFormat = cell.style ? (cell.style.numberFormat ?? GENERAL_FORMAT) : standing.numberFormat;
    if (!sameFormat(standing.numberFormat, numberFormat)) formats.set(address, { row, column, input: numberFormat });
    const { value: before, formula: beforeFormula } = standing;
    if (!differs(cell, before, beforeFormula)) continue;
    inputs.set(address, { row, column, input: cell.formula ?? literalInput(cell.value, numberFormat) });
    const edit: CellEdit = { sheet: plan.name, address, value: cell.value };
    changed.push({ ...edit, ...(cell.formula === undefined ? {} : { formula: cell.formula }), before, beforeFormula });
  }
  if (present === null) return { changes: [...freshNumberFormats(formats), ...freshCells(plan, inputs)], changed };
  const changes: SheetChange[] = [
    ...blockChanges(formats).map((block) => ({ kind: "numberFormats" as const, ...block })),
    ...blockChanges(inputs).map((block) => ({ kind: "cells" as const, ...block })),
  ];
  return { changes, changed };
}
