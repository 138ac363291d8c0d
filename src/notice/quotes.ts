import type { Clause } from "./clauses";

/** Parts of a clause between marks, with their positions. */
export function segmentsOf(
  clause: Clause,
  marks: RegExp,
): readonly { readonly text: string; readonly offset: number }[] {
  const segments: { text: string; offset: number }[] = [];
  let offset = 0;
  for (const piece of clause.text.split(marks)) {
    const start = offset + (piece.length - piece.trimStart().length);
    if (piece.trim() !== "") segments.push({ text: piece.trim(), offset: start });
    offset += piece.length + 1;
  }
  return segments;
}
