import { failure, success, type Result } from "../domain/fault";
import { PAPER_MARK } from "../workbook/names";
import type { SheetPlan } from "../workbook/plan";
import type { WorkbookPort } from "./port";
import { sheetNameTaken } from "./sheetFaults";

/**
 * Puts a paper into the workbook as a sheet and shows it; an earlier one of its name is written anew.
 * Faults: somebody's own sheet has the name.
 */
export async function placePaper(port: WorkbookPort, paper: SheetPlan): Promise<Result<void>> {
  const content = await port.read([paper.name]);
  if (!content.ok) return content;
  const standing = content.value[0]?.values ?? [];
  const isOurs = String(standing[1]?.[0] ?? "").startsWith(PAPER_MARK);
  const isEmpty = standing.every((row) => row.every((value) => value === null || value === ""));
  if (!isOurs && !isEmpty) return failure(sheetNameTaken(paper.name));
  const width = Math.max(...paper.cells.map((row) => row.length), ...standing.map((row) => row.length));
  const height = Math.max(paper.cells.length, standing.length);
  // What an earlier paper left is emptied: nobody types on a paper.
  const cells = Array.from({ length: height }, (_row, row) =>
    Array.from({ length: width }, (_column, column) => {
      const left = (standing[row]?.[column] ?? null) === null ? undefined : { value: null };
      return paper.cells[row]?.[column] ?? left;
    }),
  );
  const made = await port.render({ sheets: [{ ...paper, cells }], names: [], activeSheet: paper.name, show: true });
  return made.ok ? success(undefined) : made;
}
