import type { RegisterRow, ReturnCell } from "../domain/returns";
import type { MergeStep, Origin } from "./mergeStep";

/** Rows by their places; a place is empty while its row was not taken over. */
export type RowSlots = (RegisterRow | undefined)[];

/** What taking a step over makes of the row in its place; a row that was refused before comes whole. */
export function steppedRow(
  before: RegisterRow | undefined,
  step: MergeStep,
  origin: Origin,
  question: string,
): RegisterRow | undefined {
  if (step.kind === "withdrawn") return before && { ...before, state: "已撤回", question };
  const { table, row, place } = step.record;
  const standing = before && before.state !== "已撤回" ? before.cells : {};
  const cells = before ? withCells(standing, step.set) : step.record.cells;
  return {
    table,
    row,
    place,
    cells,
    unit: origin.unit,
    // A late file of an earlier period does not put a row back to that period.
    period: before && before.period > origin.period ? before.period : origin.period,
    state: question === "" ? "已报" : "存疑",
    question,
    treatment: before?.treatment ?? "",
    file: origin.file,
  };
}

function withCells(cells: RegisterRow["cells"], set: MergeStep["set"]): RegisterRow["cells"] {
  const cleared = Object.keys(set).filter((key) => !set[key]);
  const kept = Object.entries(cells).filter(([key]) => !cleared.includes(key));
  const put = Object.entries(set).flatMap(([key, cell]): readonly (readonly [string, ReturnCell])[] =>
    cell ? [[key, cell]] : [],
  );
  return Object.fromEntries([...kept, ...put]);
}
