import { cellAddress, onSheet } from "../address";
import { DERIVED_SHEETS, HISTORY_SHEET, SHEET } from "../names";
import { referredAreas } from "../references";
import { isErrorValue, type CellDifference } from "./cells";
import { circularFormulas, type FormulaPlace } from "./circular";
import { shownContent, type CellRepair, type Damage, type DamageCode, type DamageRepair } from "./damage";
import type { DamageComparison } from "./comparison";
import { damageOf } from "./structure";
import { amountIn, numberIn } from "./unread";

/** Beyond this many of a kind on a sheet they are told together. */
const TOLD_SINGLY = 8;
/** Sheets whose texts follow from other sheets: an old text there is no damage, the next write renews it. */
const FOLLOWING: readonly string[] = [
  ...DERIVED_SHEETS,
  SHEET.computation,
  SHEET.questions,
  SHEET.readings,
  SHEET.scheduleByUnit,
  SHEET.scheduleByProject,
  SHEET.reviewSlip,
];

/**
 * Cells that are not as planned, in words. Where rows or columns moved, formulas were adjusted by the program and are
 * not compared: putting the rows back renews them.
 */
export function cellDamages(comparison: DamageComparison, structural: readonly Damage[]): readonly Damage[] {
  const { differences } = comparison;
  const moved = new Set(structural.filter(movesCells).map((damage) => damage.sheet));
  const circles = circlesOf(comparison);
  const circular = [...circles].map(([place, way]) => circularDamage(comparison, place, way));
  const told = new Set(circular.map((damage) => damage.address));
  const kept = differences
    // Kept divisions are history: what was typed over is told where they are compared, never put back.
    .filter((difference) => !told.has(addressOf(difference)) && difference.sheet !== HISTORY_SHEET)
    .filter((difference) => tells(difference, comparison, moved));
  return [...circular, ...grouped(kept, moved)];
}

function movesCells({ code }: Damage): boolean {
  return /^(rows|row|column|columns|sheet)-/.test(code) && code !== "row-duplicated";
}

function addressOf({ sheet, row, column }: Pick<CellDifference, "sheet" | "row" | "column">): string {
  return onSheet(sheet, cellAddress(row, column));
}

function tells(difference: CellDifference, comparison: DamageComparison, moved: ReadonlySet<string>): boolean {
  const { kind, sheet } = difference;
  if (kind === "formula-in-input") return false;
  // Entries of 日志 are told by their chain and never put right.
  if (sheet === SHEET.log && !isHeader(difference, comparison) && kind !== "formula-overwritten") return false;
  if (kind === "label-changed") return !FOLLOWING.includes(sheet) && !isHeader(difference, comparison);
  if (kind === "formula-in-label") return !FOLLOWING.includes(sheet);
  if (kind !== "formula-changed" && kind !== "formula-outdated") return true;
  if (moved.has(sheet)) return false;
  if (moved.size === 0) return true;
  const names = new Map(comparison.plan.names.map((name) => [name.name.toLowerCase(), name]));
  const read = referredAreas(difference.planned.formula ?? "", sheet, names).map((area) => area.sheet);
  return !read.some((name) => moved.has(name));
}

/** Headers are told by the structure, with what to do about the whole column. */
function isHeader({ sheet, row }: CellDifference, { alignments }: DamageComparison): boolean {
  return alignments.get(sheet)?.header?.found === row;
}

function circlesOf({
  differences,
  content,
  plan,
  alignments,
}: DamageComparison): ReadonlyMap<FormulaPlace, readonly string[]> {
  const suspects = differences.flatMap(({ sheet, row, column, foundFormula }): FormulaPlace[] =>
    foundFormula === null || alignments.get(sheet)?.straight === false
      ? []
      : [{ sheet, row, column, formula: foundFormula }],
  );
  const strangers = plan.sheets.flatMap((sheet): FormulaPlace[] => {
    const own = content.find(({ name }) => name === sheet.name);
    return (own?.formulas ?? []).flatMap((cells, row) =>
      cells.flatMap((formula, column) =>
        formula !== null && sheet.cells[row]?.[column] === undefined
          ? [{ sheet: sheet.name, row, column, formula }]
          : [],
      ),
    );
  });
  return circularFormulas([...suspects, ...strangers], content, plan.names);
}

/** Our formula comes back; a person's in an input cell gives way and is told in 日志; in 日志 itself it becomes text. */
function circularDamage(comparison: DamageComparison, place: FormulaPlace, way: readonly string[]): Damage {
  const { sheet, row, column, formula } = place;
  const difference = comparison.differences.find(
    (one) => one.sheet === sheet && one.row === row && one.column === column,
  );
  const address = onSheet(sheet, cellAddress(row, column));
  const ours = difference?.planned.formula !== undefined || difference?.kind === "formula-in-label";
  const given = sheet === SHEET.log ? { value: formula } : ours ? {} : { value: null };
  const cell: CellRepair = difference
    ? { ...repairOf(difference), ...given }
    : { sheet, address: cellAddress(row, column), found: null, foundFormula: formula, value: null };
  return damageOf({
    code: "formula-circular",
    sheet,
    address,
    facts: { found: shownContent(null, formula), list: way.slice(0, 4).join("、") },
    repair: { kind: "cells", cells: [cell] },
    plain: ours,
  });
}

function repairOf(difference: CellDifference): CellRepair {
  const { sheet, row, column, planned, found, foundFormula } = difference;
  const value = difference.kind === "text-in-number" ? proposedNumber(difference) : planned.value;
  const cell = { sheet, address: cellAddress(row, column), found, foundFormula, value };
  return planned.formula === undefined ? cell : { ...cell, formula: planned.formula };
}

/** The number the text says where it says one; else what is in force. */
function proposedNumber({ found, planned }: CellDifference): CellRepair["value"] {
  const said = typeof found === "string" ? (numberIn(found) ?? amountIn(found)) : null;
  return said ?? planned.value;
}

const CODES: Readonly<Record<CellDifference["kind"], DamageCode>> = {
  "formula-overwritten": "formula-overwritten",
  "formula-changed": "formula-changed",
  "formula-outdated": "formula-outdated",
  "formula-error": "formula-error",
  "formula-in-input": "formula-changed",
  "formula-in-label": "label-changed",
  "text-in-number": "text-in-number",
  "input-not-understood": "input-not-understood",
  "label-changed": "label-changed",
};

function grouped(differences: readonly CellDifference[], moved: ReadonlySet<string>): readonly Damage[] {
  const groups = new Map<string, CellDifference[]>();
  for (const difference of differences) {
    const key = `${difference.kind} ${difference.sheet}`;
    groups.set(key, [...(groups.get(key) ?? []), difference]);
  }
  return [...groups.values()].flatMap((group) => {
    const together =
      group.length > TOLD_SINGLY || group[0]?.kind === "formula-outdated" || group[0]?.kind === "formula-error";
    return together ? [cellDamage(group, moved)] : group.map((difference) => cellDamage([difference], moved));
  });
}

function cellDamage(group: readonly CellDifference[], moved: ReadonlySet<string>): Damage {
  const [first] = group;
  if (!first) throw new RangeError("a damage without cells");
  const { sheet, planned, found, foundFormula, kind } = first;
  const code = CODES[kind];
  const cells: DamageRepair = { kind: "cells", cells: group.map(repairOf) };
  const error = code === "formula-error";
  const shown = error && isErrorValue(found) ? String(found) : shownContent(found, foundFormula);
  const repair: DamageRepair = moved.has(sheet) ? { kind: "place", sheet } : cells;
  return damageOf({
    code,
    sheet,
    address: addressOf(first),
    facts: { found: shown, wanted: shownContent(planned.value, planned.formula), count: group.length },
    repair: error ? null : repair,
    plain: code !== "input-not-understood" && (code !== "text-in-number" || saysNumber(first)),
    level: code === "formula-outdated" || code === "label-changed" ? "note" : "damage",
  });
}

function saysNumber({ found }: CellDifference): boolean {
  return typeof found === "string" && (numberIn(found) ?? amountIn(found)) !== null;
}
