import type { FundBook } from "../domain/book";
import { failure, success, type Bilingual, type Result } from "../domain/fault";
import { OPINION_WORDS, type Opinion } from "../domain/records";

/** What an opinion is compared with: the finding as it stands now. */
export interface SeenFinding {
  /** `R03`, `R22:P5`. */
  readonly id: string;
  /** 不符合, 计划有缺口 or 无数据; else there is nothing to answer. */
  readonly open: boolean;
  /** 现有/应达 now; empty where nothing can be computed. */
  readonly figure: string;
}

/** 有效 · 数字已变，请重新复核 · 预警已消失 · 未记当时数 · 未填意见. */
export type OpinionValidity = "valid" | "changed" | "gone" | "unseen" | "incomplete";
export const VALIDITY_WORDS: Readonly<Record<OpinionValidity, Bilingual>> = {
  valid: { zh: "有效", en: "valid" },
  changed: { zh: "数字已变，请重新复核", en: "the figure has changed: please review again" },
  gone: { zh: "预警已消失", en: "the warning is gone" },
  unseen: { zh: "未记当时数", en: "the figure seen was not noted" },
  incomplete: { zh: "未填意见", en: "no opinion given yet" },
};

/** A row that says something about a finding: it names one, and says 接受 or 整改. */
export function isComplete(opinion: Pick<Opinion, "finding" | "opinion">): boolean {
  return opinion.finding !== "" && (OPINION_WORDS as readonly string[]).includes(opinion.opinion);
}

/** Whether an opinion still stands. It is kept in every case. `now`: undefined when no such finding is known. */
export function validityOf(opinion: Opinion, now: SeenFinding | undefined): OpinionValidity {
  if (!isComplete(opinion)) return "incomplete";
  if (!now?.open) return "gone";
  if (opinion.seen === "") return "unseen";
  return opinion.seen === now.figure ? "valid" : "changed";
}

/** The opinion that counts per finding: the latest date, and the lowest row of a day. Undated ones count as oldest. */
export function latestOpinions(opinions: readonly Opinion[]): ReadonlyMap<string, Opinion> {
  const latest = new Map<string, Opinion>();
  for (const opinion of opinions) {
    if (!isComplete(opinion)) continue;
    const other = latest.get(opinion.finding);
    if (!other || (opinion.on ?? "") >= (other.on ?? "")) latest.set(opinion.finding, opinion);
  }
  return latest;
}

export interface OpinionEntry {
  readonly finding: string;
  readonly opinion: string;
  readonly reason: string;
}

/** Adds an opinion at the end; those before stay as they are. Faults: nothing named, no such word, no reason, no name. */
export function withOpinion(
  book: FundBook,
  entry: OpinionEntry,
  seen: { readonly finding: SeenFinding | undefined; readonly about: string },
  { reviewer, on }: { readonly reviewer: string; readonly on: string },
): Result<FundBook> {
  const { finding } = seen;
  if (!finding?.open) return failure(findingUnknown(entry.finding));
  if (!(OPINION_WORDS as readonly string[]).includes(entry.opinion)) return failure(opinionUnknown(entry.opinion));
  if (entry.reason.trim() === "") return failure(reasonMissing());
  if (reviewer === "") return failure(personMissing());
  const opinion: Opinion = {
    finding: finding.id,
    about: seen.about,
    seen: finding.figure,
    opinion: entry.opinion,
    reason: entry.reason.trim(),
    reviewer,
    on,
  };
  return success({ ...book, opinions: [...book.opinions, opinion] });
}

function findingUnknown(id: string): Parameters<typeof failure>[0] {
  return {
    code: "finding-unknown",
    sentence: {
      zh: `“${id}”现在没有预警，没有写意见。`,
      en: `There is no open warning "${id}"; no opinion was written.`,
    },
    nextStep: { zh: "编号见“预警”最右一栏，例如 R03。", en: "Ids stand in the last column of 预警, for example R03." },
  };
}

function opinionUnknown(word: string): Parameters<typeof failure>[0] {
  return {
    code: "opinion-unknown",
    sentence: { zh: `意见不能是“${word}”，没有写入。`, en: `"${word}" is no opinion; nothing was written.` },
    nextStep: { zh: "请选 接受 或 整改。", en: "Choose 接受 (accept) or 整改 (to be mended)." },
  };
}

/** Said wherever a reason is needed. */
export function reasonMissing(): Parameters<typeof failure>[0] {
  return {
    code: "reason-missing",
    sentence: { zh: "没有写理由，什么也没有写入。", en: "No reason was given; nothing was written." },
    nextStep: {
      zh: "请写一句理由，它会留在表里和日志里。",
      en: "Give one sentence; it stays in the sheet and in the log.",
    },
  };
}

/** Said wherever a name is needed. Office.js knows nobody, so it is typed and marked 自报 (D14). */
export function personMissing(): Parameters<typeof failure>[0] {
  return {
    code: "person-missing",
    sentence: { zh: "还不知道是谁经办，什么也没有写入。", en: "Nobody is named as acting; nothing was written." },
    nextStep: { zh: "请先写姓名（自报），再办理。", en: "Type a name first (as given by yourself)." },
  };
}
