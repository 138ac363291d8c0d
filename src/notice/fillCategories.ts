import type { Field } from "../domain/project";
import { mainCategory } from "../domain/category";
import { repairCell, type DraftRow } from "./draftRows";

/** What is filled into the empty cells below a printed category. */
interface Running {
  readonly label: string;
  readonly line: number | null;
  readonly certain: boolean;
}

/**
 * Empty category cells stand for merged cells: each takes the last category above it, marked as inferred.
 * A sub-heading after a dash holds for its own row only (question C14).
 */
export function fillCategories(rows: readonly DraftRow[]): readonly DraftRow[] {
  let running: Running | null = null;
  return rows.map((row) => {
    const printed = row.fields.category;
    if (printed.text !== "") {
      // A cell of dashes has no part above its dash.
      const label = mainCategory(printed.text) || printed.text;
      running = { label, line: printed.line, certain: printed.status === "original" && label === printed.text };
      return row;
    }
    return running === null ? row : fill(row, running);
  });
}

function fill(row: DraftRow, { label, line, certain }: Running): DraftRow {
  const field: Field = { text: label, status: "inferred", line };
  const confidence = certain ? "high" : "medium";
  return repairCell(row, field, { rule: "fill-down", field: "category", confidence, line: row.line });
}
