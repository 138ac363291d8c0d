import type { Difference } from "../../review/compare";
import type { Comparison, CopyDecision } from "../../usecases/copyCases";

/** Form of the pane that holds what is decided, so that a re-read or another view loses nothing. */
export const COPY_FORM = "copy";

export type Keep = "theirs" | "ours" | "later";
/** Groups with a choice. */
export type ChoiceGroup = "onlyTheirs" | "conflict";

/** What is decided of one difference, as typed. */
export interface Choice {
  readonly difference: Difference;
  readonly keep: Keep;
  /** Its own, or that of its group. */
  readonly reason: string;
}

export interface Choices {
  readonly onlyTheirs: readonly Choice[];
  readonly conflict: readonly Choice[];
  /** Refused before at the same values, and not opened again. */
  readonly settled: readonly Difference[];
}

/** A decision is about two values: once either changes, it is asked anew. */
function keyOf({ id, theirs, ours }: Difference): string {
  return JSON.stringify([id, theirs, ours]);
}

export function keepField(difference: Difference): string {
  return `keep ${keyOf(difference)}`;
}

export function reasonField(difference: Difference): string {
  return `reason ${keyOf(difference)}`;
}

export function groupReasonField(group: ChoiceGroup): string {
  return `reason of ${group}`;
}

/** Every difference that can be taken over, with what was typed of it. What only they changed is theirs at first. */
export function choicesOf(comparison: Comparison, typed: (field: string) => string): Choices {
  const refused = new Set(comparison.refusedBefore.map(({ id }) => id));
  const open = comparison.differences.filter(({ choice }) => choice);
  const settled = open.filter((difference) => refused.has(difference.id) && typed(keepField(difference)) === "");
  const closed = new Set(settled);
  const group = (kind: ChoiceGroup): readonly Choice[] =>
    open
      .filter((difference) => difference.kind === kind && !closed.has(difference))
      .map((difference) => ({
        difference,
        keep: readKeep(typed(keepField(difference))) ?? (kind === "onlyTheirs" ? "theirs" : "later"),
        reason: typed(reasonField(difference)).trim() || typed(groupReasonField(kind)).trim(),
      }));
  return { onlyTheirs: group("onlyTheirs"), conflict: group("conflict"), settled };
}

function readKeep(text: string): Keep | null {
  return text === "theirs" || text === "ours" || text === "later" ? text : null;
}

export interface Tally {
  readonly decisions: readonly CopyDecision[];
  readonly taken: number;
  readonly refused: number;
  readonly open: number;
  /** Ours is kept. */
  readonly kept: readonly Difference[];
  /** Ours is kept and nobody says why. */
  readonly reasonless: readonly Difference[];
}

export function tallyOf({ onlyTheirs, conflict }: Choices): Tally {
  const all = [...onlyTheirs, ...conflict];
  const decisions = all.flatMap(({ difference: { id, theirs, ours }, keep, reason }): readonly CopyDecision[] =>
    keep === "later" ? [] : [{ id, keep, reason: keep === "ours" ? reason : "", seen: { theirs, ours } }],
  );
  const taken = decisions.filter(({ keep }) => keep === "theirs").length;
  const ours = all.filter(({ keep }) => keep === "ours");
  return {
    decisions,
    taken,
    refused: ours.length,
    open: all.length - decisions.length,
    kept: ours.map(({ difference }) => difference),
    reasonless: ours.filter(({ reason }) => reason === "").map(({ difference }) => difference),
  };
}
