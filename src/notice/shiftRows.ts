import type { Field, FieldName } from "../domain/project";
import { namesOnlyUnits, recogniseUnits } from "../domain/recognise";
import type { Unit } from "../domain/units";
import { categoryOf, mainCategory } from "../domain/category";
import { MISSING, repairCell, type DraftRow } from "./draftRows";

/** How surely a row stands one column too far to the right; null when nothing says so. */
type ShiftEvidence = "sure" | "suspected" | null;

export interface ShiftedRows {
  readonly rows: readonly DraftRow[];
  /** Rows that look shifted without all three signs: left as they are, asked about. */
  readonly suspected: readonly DraftRow[];
}

const MOVES: readonly (readonly [FieldName, FieldName])[] = [
  ["category", "name"],
  ["name", "builders"],
  ["builders", "task"],
];

/**
 * Puts rows back that slipped one column to the right (question C12). Three signs together are taken as sure:
 * the name is a category, the builders name no unit, the task names nothing but units.
 * The task itself was pushed out of the table: it is missing, not invented.
 */
export function returnShiftedRows(rows: readonly DraftRow[], units: readonly Unit[]): ShiftedRows {
  const labels = new Set(rows.map((row) => mainCategory(row.fields.category.text)));
  const suspected: DraftRow[] = [];
  const returned = rows.map((row) => {
    const evidence = shiftEvidence(row, labels, units);
    if (evidence === "suspected") suspected.push(row);
    return evidence === "sure" ? returnRow(row) : row;
  });
  return { rows: returned, suspected };
}

function shiftEvidence(row: DraftRow, labels: ReadonlySet<string>, units: readonly Unit[]): ShiftEvidence {
  const { category, name, builders, task } = row.fields;
  if (category.text !== "" || name.text === "" || builders.text === "") return null;
  const noUnit = recogniseUnits(builders.text, units).units.length === 0;
  if (!noUnit || !namesOnlyUnits(task.text, units)) return null;
  return labels.has(mainCategory(name.text)) || categoryOf(mainCategory(name.text)) !== null ? "sure" : "suspected";
}

function returnRow(row: DraftRow): DraftRow {
  const shift = { rule: "row-shift", confidence: "high", line: row.line } as const;
  const moved = MOVES.reduce((result, [to, from]) => {
    const field: Field = { ...row.fields[from], status: "inferred" };
    return repairCell(result, field, { ...shift, field: to });
  }, row);
  return repairCell(moved, MISSING, { ...shift, field: "task" });
}
