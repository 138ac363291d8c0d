import type { CollectDecision, CollectPreview, ReturnChange } from "../../usecases/exchange";
import type { Forms } from "../state";

/** Form of the pane that holds what is decided of the open preview; cleared with it. */
export const COLLECT_FORM = "collect";

/** `converted`: theirs, with the amount as the doubt about 元 and 万元 says. */
export type Keep = "theirs" | "converted" | "ours" | "later";
const KEEPS: readonly string[] = ["theirs", "converted", "ours", "later"] satisfies readonly Keep[];

export const keepField = ({ id }: ReturnChange): string => `keep ${id}`;
export const reasonField = ({ id }: ReturnChange): string => `reason ${id}`;

/** What is said of a change before anybody decides: a conflict is a person's, anything else is taken. */
function presetOf({ conflict }: ReturnChange): Keep {
  return conflict ? "later" : "theirs";
}

export function keepOf(change: ReturnChange, typed: string): Keep {
  return isKeep(typed) ? typed : presetOf(change);
}

function isKeep(text: string): text is Keep {
  return KEEPS.includes(text);
}

export interface CollectTally {
  /** What differs from the presets, or decides a conflict. */
  readonly decisions: readonly CollectDecision[];
  readonly taken: number;
  readonly refused: number;
  readonly open: number;
  /** Refused, and nobody says why. */
  readonly reasonless: readonly ReturnChange[];
}

/** The changes of a preview by their ids, and what the presets come to: made once, since there may be very many. */
export interface ChangeIndex {
  readonly byId: ReadonlyMap<string, ReturnChange>;
  readonly conflicts: number;
}

export function indexOf({ changes }: CollectPreview): ChangeIndex {
  return {
    byId: new Map(changes.map((change) => [change.id, change])),
    conflicts: changes.filter(({ conflict }) => conflict).length,
  };
}

/** Counts what was decided; looks only at what was decided by hand. */
export function tallyOf({ byId, conflicts }: ChangeIndex, forms: Forms): CollectTally {
  const decisions: CollectDecision[] = [];
  const reasonless: ReturnChange[] = [];
  const counts: Record<Keep, number> = { theirs: byId.size - conflicts, converted: 0, ours: 0, later: conflicts };
  const prefix = `${COLLECT_FORM}:keep `;
  for (const [field, typed] of Object.entries(forms)) {
    const change = field.startsWith(prefix) ? byId.get(field.slice(prefix.length)) : undefined;
    if (!change) continue;
    const keep = keepOf(change, typed);
    counts[presetOf(change)] -= 1;
    counts[keep] += 1;
    if (keep === "later") continue;
    const reason = keep === "ours" ? (forms[`${COLLECT_FORM}:${reasonField(change)}`] ?? "").trim() : "";
    decisions.push(
      keep === "converted"
        ? { id: change.id, keep: "theirs", converted: true, reason }
        : { id: change.id, keep, reason },
    );
    if (keep === "ours" && reason === "") reasonless.push(change);
  }
  return { decisions, taken: counts.theirs + counts.converted, refused: counts.ours, open: counts.later, reasonless };
}

/** Changes of one unit in one period, in the order of the files. */
export interface UnitChanges {
  readonly key: string;
  readonly unit: string;
  readonly period: string;
  readonly changes: readonly ReturnChange[];
}

export function changesByUnit(changes: readonly ReturnChange[]): readonly UnitChanges[] {
  const groups = new Map<string, ReturnChange[]>();
  for (const change of changes) {
    const key = `${change.unit} ${change.period}`;
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups].map(([key, group]) => ({
    key,
    unit: group[0]?.unit ?? "",
    period: group[0]?.period ?? "",
    changes: group,
  }));
}
