import type { FundBook } from "../domain/book";
import { hexDigest } from "./digest";
import { factsOf } from "./facts";
import type { Fact } from "./factTable";
import { sealCode } from "./seal";

/** What a snapshot knows of each fact: its text, or for a long one a digest and its beginning. */
export type KeptFacts = ReadonlyMap<string, string>;

/** 版本: what was typed when the workbook went out. */
export interface Snapshot {
  readonly id: string;
  readonly version: number;
  /** ISO date and time. */
  readonly at: string;
  readonly who: string;
  readonly why: string;
  /** 核对码 */
  readonly code: string;
  /** One JSON text; see `keptFacts`. */
  readonly content: string;
}

/** Longer facts (建设任务) are kept as a digest: comparing needs no more, and 版本 stays small. */
const LONGEST = 60;
const DIGEST_DIGITS = 20;
const LONG_MARK = "≈";
const BEGINNING = 24;
const SEPARATOR = "\u0001";

/** The facts of a book as they are now. */
export function snapshotOf(book: FundBook, act: Pick<Snapshot, "at" | "who" | "why">): Snapshot {
  const content = JSON.stringify([...factsOf(book).values()].map((fact) => [fact.key, keptText(fact)]));
  const id = hexDigest(`${act.at}|${act.who}|${act.why}|${content}`, 12);
  return { id, version: book.version, ...act, code: sealCode(book), content };
}

/** The facts of a snapshot; null when its cells were damaged. */
export function keptFacts({ content }: Snapshot): KeptFacts | null {
  try {
    const list: unknown = JSON.parse(content);
    return Array.isArray(list) && list.every(isPair) ? new Map(list) : null;
  } catch {
    // Someone edited the hidden sheet: said by the caller, and compared without it.
    return null;
  }
}

function isPair(pair: unknown): pair is readonly [string, string] {
  return Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === "string");
}

function keptText({ canonical, shown }: Fact): string {
  const plain = canonical === shown || canonical === JSON.stringify(shown);
  const text = plain ? canonical : `${canonical}${SEPARATOR}${shown}`;
  if (text.length <= LONGEST) return text;
  return `${LONG_MARK}${hexDigest(canonical, DIGEST_DIGITS)}${shown.slice(0, BEGINNING)}${shown.length > BEGINNING ? "…" : ""}`;
}

/** Whether a fact is as it was kept; both missing is alike. */
export function sameAsKept(fact: Fact | undefined, kept: string | undefined): boolean {
  if (fact === undefined || kept === undefined) return fact === undefined && kept === undefined;
  if (kept.startsWith(LONG_MARK)) return kept.slice(1, 1 + DIGEST_DIGITS) === hexDigest(fact.canonical, DIGEST_DIGITS);
  return kept.split(SEPARATOR)[0] === fact.canonical;
}

/** A kept fact as people read it. */
export function shownKept(kept: string): string {
  if (kept.startsWith(LONG_MARK)) return kept.slice(1 + DIGEST_DIGITS);
  const [canonical = "", shown] = kept.split(SEPARATOR);
  if (shown !== undefined) return shown;
  return canonical.startsWith('"') ? String(JSON.parse(canonical)) : canonical;
}

/** The newest are kept, and the newest of every version; what is left out can no longer be compared with. */
const NEWEST = 6;
const MOST = 20;

export function thinned(snapshots: readonly Snapshot[]): readonly Snapshot[] {
  const lastOfVersion = new Map(snapshots.map(({ version, id }) => [version, id]));
  const kept = snapshots.filter(
    ({ id, version }, index) => index >= snapshots.length - NEWEST || lastOfVersion.get(version) === id,
  );
  return kept.slice(-MOST);
}
