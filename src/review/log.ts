import type { Bilingual } from "../domain/fault";
import type { LogEnd, LogEntry } from "../domain/records";
import { hexDigest } from "./digest";

/**
 * 日志 as a chain. Every entry's link is 32 + 16 hexadecimal digits: a digest over the link before and the entry's own
 * digest, then the entry's own digest. The second part tells an entry that was rewritten from one that was moved.
 *
 * Limits, said plainly: there is no secret in the file. The chain shows careless or local edits; whoever recomputes
 * every link leaves no trace here. The anchor outside is the 核对码 on the sealed print (N9).
 */
const CHAIN_DIGITS = 32;
const OWN_DIGITS = 16;
const START = "hengbo-log-1";
/** Cells hold 32,767 characters; nobody reads that many of one entry. */
const LONGEST_TEXT = 1_000;

export type UnlinkedEntry = Omit<LogEntry, "link">;

export type LogBreak = "edited" | "inserted" | "deleted" | "moved" | "cut";

export type LogVerdict =
  | { readonly ok: true; readonly count: number }
  | {
      readonly ok: false;
      readonly kind: LogBreak;
      /** 0-based entry at which the chain breaks first; for `cut` the number of entries left. */
      readonly index: number;
      readonly sentence: Bilingual;
    };

/** The log with one more entry at its end. Texts are kept as a cell gives them back: trimmed, and not endless. */
export function appendEntry(log: readonly LogEntry[], entry: UnlinkedEntry): readonly LogEntry[] {
  const kept: UnlinkedEntry = {
    at: entry.at,
    who: cellText(entry.who),
    what: cellText(entry.what),
    place: cellText(entry.place),
    before: cellText(entry.before),
    after: cellText(entry.after),
    reason: cellText(entry.reason),
    version: entry.version,
  };
  const own = ownDigest(kept);
  return [...log, { ...kept, link: chainDigest(log[log.length - 1]?.link ?? "", own) + own }];
}

/** What 日志 says of itself above its entries. */
export function logEndOf(log: readonly LogEntry[]): LogEnd {
  return { count: log.length, link: log[log.length - 1]?.link ?? "" };
}

/**
 * Whether the log is whole; else the first place where it is not, and what happened there. `end` shows entries cut off
 * at the end, which the chain itself cannot; null: not known.
 */
export function verifyLog(log: readonly LogEntry[], end: LogEnd | null): LogVerdict {
  for (let index = 0; index < log.length; index += 1) {
    const kind = breakAt(log, index);
    if (kind) return { ok: false, kind, index, sentence: breakSentence(kind, index, log[index]) };
  }
  const cut = end !== null && (end.count > log.length || (end.count === log.length && end.link !== logEndOf(log).link));
  if (!cut) return { ok: true, count: log.length };
  return { ok: false, kind: "cut", index: log.length, sentence: cutSentence(end.count, log.length) };
}

function breakAt(log: readonly LogEntry[], index: number): Exclude<LogBreak, "cut"> | null {
  const entry = log[index];
  if (!entry) return null;
  const own = ownDigest(entry);
  const before = log[index - 1]?.link ?? "";
  const intact = ownPart(entry.link) === own;
  if (chainDigest(before, ownPart(entry.link)) === chainPart(entry.link)) return intact ? null : "edited";
  // The link does not continue the row above. A genuine one continues another row of the log, or one that is gone.
  const elsewhere = ["", ...log.map(({ link }) => link)].some(
    (link) => chainDigest(link, ownPart(entry.link)) === chainPart(entry.link),
  );
  if (elsewhere) return log.some((other, place) => place !== index && other.link === entry.link) ? "inserted" : "moved";
  if (intact && entry.link !== "") return "deleted";
  const next = log[index + 1];
  const strange = next ? chainDigest(before, ownPart(next.link)) === chainPart(next.link) : entry.link === "";
  return strange ? "inserted" : "edited";
}

function ownDigest({ at, who, what, place, before, after, reason, version }: UnlinkedEntry): string {
  return hexDigest(JSON.stringify([at, who, what, place, before, after, reason, String(version)]), OWN_DIGITS);
}

function chainDigest(previous: string, own: string): string {
  return hexDigest(`${START}\n${previous}\n${own}`, CHAIN_DIGITS);
}

function chainPart(link: string): string {
  return link.slice(0, CHAIN_DIGITS);
}

function ownPart(link: string): string {
  return link.slice(CHAIN_DIGITS);
}

function cellText(text: string): string {
  const plain = text.replace(/\r\n?/g, "\n").trim();
  return plain.length <= LONGEST_TEXT ? plain : `${plain.slice(0, LONGEST_TEXT - 1).trimEnd()}…`;
}

const BREAK_WORDS: Readonly<Record<Exclude<LogBreak, "cut">, Bilingual>> = {
  edited: { zh: "内容或链值被改动", en: "its content or link was changed" },
  inserted: { zh: "是后插入的，不是本工具写的", en: "was inserted and not written by this tool" },
  deleted: { zh: "之前有记录被删除", en: "follows entries that were deleted" },
  moved: { zh: "不在原来的位置，次序被改动", en: "does not stand where it was: the order was changed" },
};

function breakSentence(kind: Exclude<LogBreak, "cut">, index: number, entry: LogEntry | undefined): Bilingual {
  const { zh, en } = BREAK_WORDS[kind];
  const when = entry ? `${entry.at.replace("T", " ")} ${entry.what}`.trim() : "";
  return {
    zh: `日志从第${index + 1}条（${when}）起断开：这一条${zh}。`,
    en: `The log breaks at entry ${index + 1} (${when}): it ${en}.`,
  };
}

function cutSentence(expected: number, left: number): Bilingual {
  return {
    zh: `日志末尾不完整：应有${expected}条，现有${left}条，最后的记录被删除或替换。`,
    en: `The log's end is not whole: ${expected} entries were written, ${left} are there; the last ones were deleted or replaced.`,
  };
}
