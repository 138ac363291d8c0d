import type { Project } from "../domain/project";
import type { Clause } from "./clauses";
import type { CellRepair } from "./draftRows";

/** Repairs by project number. */
export type RepairsByProject = ReadonlyMap<number, readonly CellRepair[]>;

/** A task as a paragraph of its own (P13), with the lines its parts stand on when a page break cut it. */
export function taskClause({ number, fields: { task } }: Project, repairs: RepairsByProject): Clause {
  const joined = (repairs.get(number) ?? []).filter(({ rule, field }) => rule === "continuation" && field === "task");
  const starts = joined.flatMap(({ before, line }) => (line === null ? [] : [{ offset: before.length, line }]));
  return { id: `P${number}`, text: task.text, starts: [{ offset: 0, line: task.line ?? 0 }, ...starts] };
}
