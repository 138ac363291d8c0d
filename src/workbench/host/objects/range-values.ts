import type { Area } from "../address";
import { formatArea, isUnbounded, subtract } from "../address";
import type { CellContent, CellWrite, FormatPatch } from "../engine/engine";
import { HostError } from "../errors";
import { isWellFormed, readLiteral } from "../literals";
import type { Session } from "../member";
import type { RangeTarget } from "../references";
import { assertAllowed, assertEditable, assertNoPartialMerge } from "./access";

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
  const { area, sheet } = target;
  const matrix = asMatrix(area, value);
  assertEditable(session, sheet, area);
  const today = new Date();
  const hasText = matrix.some((row) => row.some((cell) => typeof cell === "string" && cell !== ""));
  const formats = hasText ? engine.formats(sheet, area) : [];
  const patches: (FormatPatch | undefined)[][] = [];
  const writes = matrix.map((row, rowIndex) => {
    const patchRow: (FormatPatch | undefined)[] = [];
    patches.push(patchRow);
    return row.map((cell, columnIndex) => {
      const present = (): string => formats[rowIndex]?.[columnIndex]?.numberFormat ?? "General";
      const { write, numberFormat } = interpret(cell, present, today);
      const changes = numberFormat !== undefined && present() === "General";
      patchRow.push(changes ? { numberFormat } : undefined);
      return write;
    });
  });
  engine.write(sheet, area.row, area.column, writes);
  if (patches.some((row) => row.some((patch) => patch !== undefined)))
    engine.formatEach(sheet, area.row, area.column, patches);
}

function readCells(target: RangeTarget, session: Session): readonly (readonly CellContent[])[] {
  const { area, sheet } = target;
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
  return mapped(target, session, (cell) => cell.formula ?? cell.value ?? "");
}

const typeNames = { empty: "Empty", text: "String", number: "Double", boolean: "Boolean", error: "Error" } as const;

export function readTypes(target: RangeTarget, session: Session): unknown {
  return mapped(target, session, (cell) => typeNames[cell.kind]);
}

export function readNumberFormats(target: RangeTarget, session: Session): string[][] | null {
  const { area, sheet } = target;
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

export function writeNumberFormats(target: RangeTarget, value: unknown, session: Session): void {
  const { area, sheet } = target;
  assertAllowed(session, sheet, "allowFormatCells");
  const checked = (format: unknown): string => {
    if (typeof format !== "string" || format === "")
      throw new HostError("InvalidArgument", "a number format is a text");
    return format;
  };
  if (!Array.isArray(value)) {
    session.engine.format(sheet, area, { numberFormat: checked(value) });
    return;
  }
  const patches = asMatrix(area, value).map((row) =>
    row.map((format) => (format === null ? undefined : { numberFormat: checked(format) })),
  );
  session.engine.formatEach(sheet, area.row, area.column, patches);
}

const clearings = { All: "all", Contents: "contents", Formats: "formats" } as const;
export type ClearWhat = keyof typeof clearings;

/** Clears contents, formats or both; locked cells of a protected sheet are refused. */
export function clearRange(target: RangeTarget, what: ClearWhat, session: Session): void {
  const { area, sheet } = target;
  if (what !== "Formats") assertEditable(session, sheet, area);
  if (what !== "Contents") assertAllowed(session, sheet, "allowFormatCells");
  session.engine.clear(sheet, area, clearings[what]);
  if (what === "Contents") return;
  for (const rule of session.engine.conditionalRules(sheet)) removeFromRule(session, sheet, rule, area);
  if (what === "All") session.engine.setValidation(sheet, [area], null);
}

/** What `copyFrom` takes along. */
export type CopyWhat = "All" | "Formulas" | "Values" | "Formats";

/** Copies a source over a target; the source is repeated when the target is a whole multiple of it. */
export function copyRange(target: RangeTarget, source: RangeTarget, what: CopyWhat, session: Session): void {
  const { engine } = session;
  const from = source.area;
  const repeats = target.area.rows % from.rows === 0 && target.area.columns % from.columns === 0;
  const to = repeats ? target.area : { ...target.area, rows: from.rows, columns: from.columns };
  assertEditable(session, target.sheet, to);
  assertNoPartialMerge(session, target.sheet, to);
  const cells = engine.cells(source.sheet, from);
  const formats = engine.formats(source.sheet, from);
  const pick = <V>(matrix: readonly (readonly V[])[], row: number, column: number): V | undefined =>
    matrix[row % from.rows]?.[column % from.columns];
  const build = <V>(make: (row: number, column: number) => V): V[][] =>
    Array.from({ length: to.rows }, (_r, row) => Array.from({ length: to.columns }, (_c, column) => make(row, column)));
  if (what !== "Formats") {
    const writes = build((row, column): CellWrite => {
      const cell = pick(cells, row, column);
      if (cell === undefined || cell.formula === null || what === "Values") return { value: cell?.value ?? null };
      const down = to.row + row - (from.row + (row % from.rows));
      const right = to.column + column - (from.column + (column % from.columns));
      return { formula: engine.moveFormula(cell.formula, down, right) };
    });
    engine.write(target.sheet, to.row, to.column, writes);
  }
  if (what === "All" || what === "Formats") {
    engine.clear(target.sheet, to, "formats");
    engine.formatEach(
      target.sheet,
      to.row,
      to.column,
      build((row, column) => pick(formats, row, column)),
    );
  }
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
    session.engine.updateConditionalRule(sheet, { ...rule, areas: left });
  }
}
