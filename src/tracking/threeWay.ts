import type { ReturnCell, ReturnTable } from "../domain/returns";
import type { FieldDifference } from "./mergeStep";
import { cellContent, sameCell, type Cells } from "./recordContent";

export interface RowSides {
  /** Null: what was sent is not known any more. */
  readonly sent: Cells | null;
  readonly ours: Cells;
  readonly theirs: Cells;
  /** The returned file was made from another version we took over before. */
  readonly later: boolean;
}

interface Verdict {
  readonly take: boolean;
  readonly conflict: boolean;
}

const KEEP: Verdict = { take: false, conflict: false };
const TAKE: Verdict = { take: true, conflict: false };
const ASK: Verdict = { take: true, conflict: true };

/** What of a row would be taken over, field by field, and whether a person must decide. */
export function mergeRow(
  table: ReturnTable,
  { sent, ours, theirs, later }: RowSides,
): { readonly set: Record<string, ReturnCell | null>; readonly fields: readonly FieldDifference[]; conflict: boolean } {
  const set: Record<string, ReturnCell | null> = {};
  const fields: FieldDifference[] = [];
  let conflict = false;
  for (const { key } of table.fields) {
    const difference = { key, sent: sent?.[key], ours: ours[key], theirs: theirs[key] };
    const verdict = sent === null ? withoutBase(difference, later) : withBase(difference, later);
    if (!verdict.take) continue;
    set[key] = theirs[key] ?? null;
    fields.push(difference);
    conflict ||= verdict.conflict;
  }
  return { set, fields, conflict };
}

function withBase({ sent, ours, theirs }: FieldDifference, later: boolean): Verdict {
  if (sameCell(theirs, ours)) return KEEP;
  // Left as it was sent: ours stands, unless this version knew ours and went back.
  if (sameCell(theirs, sent)) return later ? ASK : KEEP;
  return sameCell(ours, sent) ? TAKE : ASK;
}

function withoutBase({ ours, theirs }: FieldDifference, later: boolean): Verdict {
  if (sameCell(theirs, ours)) return KEEP;
  if (cellContent(ours) === "") return TAKE;
  return cellContent(theirs) === "" && !later ? KEEP : ASK;
}
