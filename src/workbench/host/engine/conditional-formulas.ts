import type { ContainsTextModel, PresetCriterion } from "../../../sheetfile";
import type { Area } from "../address";
import { columnLetters, formatAbsoluteArea } from "../address";
import { fromR1C1 } from "../formula-references";
import type { ComparisonOperator, ConditionalRule } from "./engine";

/** Formulas that say what the engine has no rule for; they are those Excel itself writes into files. */

const signs: Record<Exclude<ComparisonOperator, "between" | "notBetween">, string> = {
  equal: "=",
  notEqual: "<>",
  greaterThan: ">",
  lessThan: "<",
  greaterThanOrEqual: ">=",
  lessThanOrEqual: "<=",
};

export function withoutEquals(formula: string): string {
  return formula.startsWith("=") ? formula.slice(1) : formula;
}

/** The cell a rule's formulas are relative to: top left of the topmost area. */
export function homeOf(areas: readonly Area[]): { readonly row: number; readonly column: number } {
  const [first] = [...areas].sort((left, right) => left.row - right.row || left.column - right.column);
  return first ?? { row: 0, column: 0 };
}

export function homeCell(areas: readonly Area[]): string {
  const { row, column } = homeOf(areas);
  return `${columnLetters(column)}${row + 1}`;
}

type Comparison = Extract<ConditionalRule["when"], { kind: "cellValue" }>;

/** A comparison with formulas; `comparisonOperands` reads it back. */
export function comparisonFormula(when: Comparison, cell: string): string {
  const first = `(${withoutEquals(when.formula1)})`;
  if (when.operator === "between" || when.operator === "notBetween") {
    const second = `(${withoutEquals(when.formula2 ?? when.formula1)})`;
    const inside = `AND(${cell}>=${first},${cell}<=${second})`;
    return when.operator === "between" ? `=${inside}` : `=NOT(${inside})`;
  }
  return `=${cell}${signs[when.operator]}${first}`;
}

/** What stands in brackets at that depth, brackets in texts aside. */
function bracketed(formula: string, depth: number): string[] {
  const found: string[] = [];
  let open = 0;
  let start = 0;
  for (const match of formula.matchAll(/"(?:[^"]|"")*"|'(?:[^']|'')*'|[()]/g)) {
    if (match[0] === "(") {
      open += 1;
      if (open === depth) start = match.index + 1;
    } else if (match[0] === ")") {
      if (open === depth) found.push(formula.slice(start, match.index));
      open -= 1;
    }
  }
  return found;
}

/** The comparison after the engine has moved its references. */
export function movedComparison(when: Comparison, formula: string): Comparison {
  const depth = when.operator === "between" ? 2 : when.operator === "notBetween" ? 3 : 1;
  const [first, second] = bracketed(formula, depth);
  if (first === undefined) return when;
  const formula2 = when.formula2 === undefined || second === undefined ? {} : { formula2: `=${second}` };
  return { ...when, formula1: `=${first}`, ...formula2 };
}

export function textFormula({ operator, text }: ContainsTextModel, cell: string): string {
  const wanted = text.startsWith("=") ? `(${withoutEquals(text)})` : `"${text.replaceAll('"', '""')}"`;
  switch (operator) {
    case "Contains":
      return `=NOT(ISERROR(SEARCH(${wanted},${cell})))`;
    case "NotContains":
      return `=ISERROR(SEARCH(${wanted},${cell}))`;
    case "BeginsWith":
      return `=LEFT(${cell},LEN(${wanted}))=${wanted}`;
    case "EndsWith":
      return `=RIGHT(${cell},LEN(${wanted}))=${wanted}`;
  }
}

type Period = Extract<
  PresetCriterion,
  | "Yesterday"
  | "Today"
  | "Tomorrow"
  | "LastSevenDays"
  | "LastWeek"
  | "ThisWeek"
  | "NextWeek"
  | "LastMonth"
  | "ThisMonth"
  | "NextMonth"
>;

function monthFormula(cell: string, by: number): string {
  const day = `EDATE(TODAY(),${by})`;
  return `=AND(MONTH(${cell})=MONTH(${day}),YEAR(${cell})=YEAR(${day}))`;
}

/** Weeks begin on Sunday. */
const periods: Readonly<Record<Period, (cell: string) => string>> = {
  Yesterday: (cell) => `=FLOOR(${cell},1)=TODAY()-1`,
  Today: (cell) => `=FLOOR(${cell},1)=TODAY()`,
  Tomorrow: (cell) => `=FLOOR(${cell},1)=TODAY()+1`,
  LastSevenDays: (cell) => `=AND(TODAY()-FLOOR(${cell},1)<=6,FLOOR(${cell},1)<=TODAY())`,
  LastWeek: (cell) =>
    `=AND(TODAY()-ROUNDDOWN(${cell},0)>=WEEKDAY(TODAY()),TODAY()-ROUNDDOWN(${cell},0)<WEEKDAY(TODAY())+7)`,
  ThisWeek: (cell) =>
    `=AND(TODAY()-ROUNDDOWN(${cell},0)<=WEEKDAY(TODAY())-1,ROUNDDOWN(${cell},0)-TODAY()<=7-WEEKDAY(TODAY()))`,
  NextWeek: (cell) =>
    `=AND(ROUNDDOWN(${cell},0)-TODAY()>7-WEEKDAY(TODAY()),ROUNDDOWN(${cell},0)-TODAY()<15-WEEKDAY(TODAY()))`,
  LastMonth: (cell) => monthFormula(cell, -1),
  ThisMonth: (cell) => monthFormula(cell, 0),
  NextMonth: (cell) => monthFormula(cell, 1),
};

const deviations: Readonly<Record<string, readonly [sign: ">" | "<", count: number]>> = {
  OneStdDevAboveAverage: [">", 1],
  OneStdDevBelowAverage: ["<", 1],
  TwoStdDevAboveAverage: [">", 2],
  TwoStdDevBelowAverage: ["<", 2],
  ThreeStdDevAboveAverage: [">", 3],
  ThreeStdDevBelowAverage: ["<", 3],
};

/** All areas of a rule as the arguments of a function. */
export function allCells(areas: readonly Area[]): string {
  return areas.map(formatAbsoluteArea).join(",");
}

/** Null for criteria the engine has itself. */
export function presetFormula(criterion: PresetCriterion, areas: readonly Area[]): string | null {
  const cell = homeCell(areas);
  if (Object.hasOwn(periods, criterion)) return periods[criterion as Period](cell);
  const deviation = deviations[criterion];
  if (deviation === undefined) return null;
  const [sign, count] = deviation;
  const cells = allCells(areas);
  const bound = `AVERAGE(${cells})${sign === ">" ? "+" : "-"}${count}*STDEV.P(${cells})`;
  return `=AND(ISNUMBER(${cell}),${cell}${sign}${bound})`;
}

/** Constant R1C1 addresses inside INDIRECT, which the engine cannot follow, as plain references. */
export function withoutRelativeTexts(formula: string, areas: readonly Area[]): string {
  const { row, column } = homeOf(areas);
  return formula.replace(/\bINDIRECT\(\s*"([^"!]+)"\s*,\s*(?:0|FALSE)\s*\)/gi, (whole, text: string) => {
    const reference = fromR1C1(`=${text}`, row, column);
    return /^=\$?[A-Z]{1,3}\$?\d+(:\$?[A-Z]{1,3}\$?\d+)?$/.test(reference) ? reference.slice(1) : whole;
  });
}
