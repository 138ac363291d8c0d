import type { Area } from "../address";
import { formatArea, isUnbounded, subtract } from "../address";
import type { CellContent, CellWrite, FormatPatch } from "../engine/engine";
import { HostError } from "../errors";
import { fromR1C1, toR1C1 } from "../formula-references";
import { isWellFormed, readLiteral } from "../literals";
import type { Session } from "../member";
import type { RangeTarget } from "../references";
import { assertAllowed, assertEditable, sheetInfo } from "./access";
import { movedWhen, mover } from "./rule-formulas";

const longestFormula = 8192;
const longestText = 32_767;
const mostCellsRead = 5_000_000;

/** A matrix of the range's shape from a matrix or a single value; InvalidArgument when the shape differs. */
function asMatrix(area: Area, value: unknown): readonly (readonly unknown[])[] {
  if (isUnbounded(area) && Array.isArray(value))
    throw new HostError("InvalidArgument", "whole rows or columns take a single value");
  if (!Array.isArray(value)) {
    if (isUnbounded(area)) throw new HostError("RangeExceedsLimit", formatArea(area));
    return Array.from({ length: area.rows }, () => Array.from({ length: area.columns }, () => value));
  }
  const rows = value as readonly unknown[];
  if (rows.length !== area.rows) {
    throw new HostError("InvalidArgument", `${rows.length} rows given for ${area.rows} of ${formatArea(area)}`);
  }
  for (const row of rows) {
    if (!Array.isArray(row) || row.length !== area.columns) {
      throw new HostError("InvalidArgument", `a row does not have the ${area.columns} columns of ${formatArea(area)}`);
    }
  }
  return rows as readonly (readonly unknown[])[];
}

interface Interpreted {
  readonly write: CellWrite | undefined;
  readonly numberFormat?: string;
}

function checkedFormula(formula: string): CellWrite {
  if (formula.length > longestFormula) throw new HostError("FormulaLengthExceedsLimit");
  if (!isWellFormed(formula)) throw new HostError("InvalidArgument", `not a formula: ${formula.slice(0, 60)}`);
  return { formula };
}

function interpret(value: unknown, numberFormat: () => string, today: Date): Interpreted {
  if (value === null || value === undefined) return { write: undefined };
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new HostError("InvalidArgument", "not a finite number");
    return { write: { value } };
  }
  if (typeof value === "boolean") return { write: { value } };
  if (typeof value !== "string") throw new HostError("InvalidArgument", `a cell cannot hold ${typeof value}`);
  if (value.length > longestText)
    throw new HostError("InvalidArgument", `a cell holds at most ${longestText} characters`);
  const literal = readLiteral(value, numberFormat(), today);
  if (literal.kind === "formula") return { write: checkedFormula(literal.formula) };
  const write = { value: literal.value };
  return literal.numberFormat === undefined ? { write } : { write, numberFormat: literal.numberFormat };
}

/** Writes values or formulas as Excel would take them; null leaves a cell alone, an empty text empties it. */
export function writeContents(target: RangeTarget, value: unknown, session: Session): void {
  const { engine } = session;
  const { area } = target;
  const sheet = sheetInfo(session, target.sheet).id;
  const matrix = asMatrix(area, value);
  assertEditable(session, sheet, area);
  const today = new Date();
  const hasText = matrix.some((row) => row.some((cell) => typeof cell === "string" && cell !== ""));
  const formats = hasText ? engine.formats(sheet, area) : [];
  // Sparse, and nothing made for plain numbers: a sync may bring hundreds of thousands of them.
  const patches: (FormatPatch | undefined)[][] = [];
  const spell = session.book.tables.formulas.speller(sheet);
  const writes = matrix.map((row, rowIndex) => {
    return row.map((cell, columnIndex) => {
      if (typeof cell === "number" && Number.isFinite(cell)) return { value: cell };
      const present = (): string => formats[rowIndex]?.[columnIndex]?.numberFormat ?? "General";
      const { write, numberFormat } = interpret(cell, present, today);
      const changes = numberFormat !== undefined && present() === "General";
      if (changes) (patches[rowIndex] ??= [])[columnIndex] = { numberFormat };
      if (write === undefined || !("formula" in write)) return write;
      return { formula: spell(write.formula, area.row + rowIndex, area.column + columnIndex) };
    });
  });
  engine.write(sheet, area.row, area.column, writes);
  if (patches.length > 0)
    engine.formatEach(
      sheet,
      area.row,
      area.column,
      Array.from(patches, (row: (FormatPatch | undefined)[] | undefined) => Array.from(row ?? [])),
    );
}

function readCells(target: RangeTarget, session: Session): readonly (readonly CellContent[])[] {
  const { area } = target;
  const sheet = sheetInfo(session, target.sheet).id;
  if (area.rows * area.columns > mostCellsRead) throw new HostError("RangeExceedsLimit", formatArea(area));
  return session.engine.cells(sheet, area);
}

function mapped<V>(target: RangeTarget, session: Session, pick: (cell: CellContent) => V): V[][] | null {
  if (isUnbounded(target.area)) return null;
  return readCells(target, session).map((row) => row.map(pick));
}

export function readValues(target: RangeTarget, session: Session): unknown {
  return mapped(target, session, (cell) => cell.value ?? "");
}

export function readFormulas(target: RangeTarget, session: Session): unknown {
  if (isUnbounded(target.area)) return null;
  const { sheet, area } = target;
  const { formulas } = session.book.tables;
  return readCells(target, session).map((line, down) =>
    line.map(({ formula, value }, right) =>
      formula === null ? (value ?? "") : formulas.shown(formula, sheet, area.row + down, area.column + right),
    ),
  );
}

export function readFormulasR1C1(target: RangeTarget, session: Session): unknown {
  if (isUnbounded(target.area)) return null;
  const { row, column } = target.area;
  return readCells(target, session).map((line, down) =>
    line.map((cell, right) =>
      cell.formula === null ? (cell.value ?? "") : toR1C1(cell.formula, row + down, column + right),
    ),
  );
}

/** As `writeContents`, with references in R1C1. */
export function writeFormulasR1C1(target: RangeTarget, value: unknown, session: Session): void {
  const { area } = target;
  const inA1 = asMatrix(area, value).map((line, down) =>
    line.map((cell, right) =>
      typeof cell === "string" && cell.startsWith("=") ? fromR1C1(cell, area.row + down, area.column + right) : cell,
    ),
  );
  writeContents(target, inA1, session);
}

const typeNames = { empty: "Empty", text: "String", number: "Double", boolean: "Boolean", error: "Error" } as const;

export function readTypes(target: RangeTarget, session: Session): unknown {
  return mapped(target, session, (cell) => typeNames[cell.kind]);
}

export function readNumberFormats(target: RangeTarget, session: Session): string[][] | null {
  const { area } = target;
  const sheet = sheetInfo(session, target.sheet).id;
  if (isUnbounded(area)) return null;
  return session.engine.formats(sheet, area).map((row) => row.map((format) => format.numberFormat ?? "General"));
}

export function readTexts(target: RangeTarget, session: Session): unknown {
  const formats = readNumberFormats(target, session);
  if (formats === null) return null;
  return readCells(target, session).map((row, rowIndex) =>
    row.map((cell, columnIndex) => session.engine.display(cell, formats[rowIndex]?.[columnIndex] ?? "General")),
  );
}

/** One format for all cells: a scalar, or a matrix of one cell, as the tutorials of the API write it. */
function singleFormat(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const [row, ...rows] = value as readonly unknown[];
  return Array.isArray(row) && rows.length === 0 && row.length === 1 && row[0] !== null ? row[0] : undefined;
}

export function writeNumberFormats(target: RangeTarget, value: unknown, session: Session): void {
  const { area, sheet } = target;
  assertAllowed(session, sheet, "allowFormatCells");
  const checked = (format: unknown): string => {
    if (typeof format !== "string" || format === "")
      throw new HostError("InvalidArgument", "a number format is a text");
    return format;
  };
  const single = singleFormat(value);
  if (single !== undefined) {
    session.engine.format(sheet, area, { numberFormat: checked(single) });
    return;
  }
  const patches = asMatrix(area, value).map((row) =>
    row.map((format) => (format === null ? undefined : { numberFormat: checked(format) })),
  );
  session.engine.formatEach(sheet, area.row, area.column, patches);
}

/** Takes an area out of a conditional format; the rule goes when nothing is left of it. */
export function removeFromRule(
  session: Session,
  sheet: string,
  rule: ReturnType<Session["engine"]["conditionalRules"]>[number],
  hole: Area,
): void {
  const left = rule.areas.flatMap((area) => subtract(area, hole));
  if (left.length === 0) session.engine.deleteConditionalRule(sheet, rule.id);
  else if (left.length !== rule.areas.length || left.some((area, index) => area !== rule.areas[index])) {
    // Its formulas are relative to the first cell, which may be another one now.
    const when = movedWhen(rule.when, mover(session, rule.areas[0], left[0]));
    session.engine.updateConditionalRule(sheet, { ...rule, areas: left, when });
  }
}
