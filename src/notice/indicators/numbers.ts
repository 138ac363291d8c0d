import type { Indicator } from "../../domain/project";
import { wholeNumber, withHalfWidthDigits } from "../../domain/chineseNumbers";

/** A number found in a part of a sentence, with the words around it. */
export interface FoundNumber extends Pick<Indicator, "comparator" | "value" | "measure"> {
  readonly before: string;
  readonly after: string;
}

/** Longest first: 人次 is no 人. Money is no indicator. */
const MEASURES =
  "万?人次|万人|万册|万条|万件|分钟|小时|课时|学时|平方公里|平方米|立方米|公里|千米|万亩|亩|[%％]|[条场幅人名节次天期部集册篇个家件台套项所处座眼口户村班间棵辆米吨份讲]";
const DIGITS = "\\d+(?:\\.\\d+)?";
const WRITTEN = "[两二三四五六七八九十百]{1,4}|一";
const AT_MOST = "不超过|不高于|不多于|不得超过|不大于|≤|<=";
const AT_LEAST = "不少于|不低于|不小于|不得少于|不得低于|至少|达到|达|≥|>=";
const BOUND = new RegExp(`(${AT_LEAST}|${AT_MOST})\\s*(${DIGITS}|${WRITTEN})\\s*(${MEASURES})`);
const IS_AT_MOST = new RegExp(AT_MOST);
/** Most parts of a task hold no number at all. */
const HOLDS_NUMBER = /[\d０-９一两二三四五六七八九十百]/;
/** 50%以上, 3天以内. */
const TRAILING = new RegExp(`(?<!\\d|[.年第])(${DIGITS})\\s*(${MEASURES})\\s*(以上|及以上|以内|以下)`);
/** 3至5场: the lower end is what has to be reached. */
const RANGE = new RegExp(`(?<!\\d|[.年第])(${DIGITS})\\s*(?:-|—|~|～|至|到)\\s*${DIGITS}\\s*(${MEASURES})`);
/** 11个文化馆…接入, 11家图书馆…互联互通: as many as there are, neither more nor less. */
const ALL_INSTITUTIONS =
  /(\d+)\s*([个家所])\s*([^，。；]*?(?:馆|站|中心|学校|院|乡镇|村).*?(?:接入|互联互通|对接|全覆盖).*)$/;
const BANDWIDTH = /(\d+)\s*(M)\s*([^，。；、和]*?专线(?:网络)?)/;
/** A bare number: the text gives no comparator (question C21). */
const BARE = new RegExp(`(?<!\\d|[.年第])(${DIGITS})\\s*(${MEASURES})`, "g");
const BARE_WRITTEN = /(?<![第一二三四五六七八九十])([两二三四五六七八九十]{1,3})\s*([场次期部])/;
/** 11个州县公共图书馆 counts who takes part; 新建蓄水池5个 is to be reached. */
const MADE = /新建|改建|扩建|建设|改造|建成|打造|创建|培育|购置|配备|安装|完成|新增|修建|修缮|添置|采购|整治|治理/;

/** The first number of a part of a sentence that sets a target; null when it sets none. */
export function findNumber(part: string): FoundNumber | null {
  if (!HOLDS_NUMBER.test(part)) return null;
  const text = withHalfWidthDigits(part);
  const bound = BOUND.exec(text);
  if (bound !== null) return found(text, bound, IS_AT_MOST.test(bound[1] ?? "") ? "<=" : ">=", 2);
  for (const exact of [ALL_INSTITUTIONS, BANDWIDTH]) {
    const match = exact.exec(text);
    if (match === null) continue;
    return { comparator: "=", value: Number(match[1]), measure: match[2] ?? "", before: "", after: match[3] ?? "" };
  }
  const trailing = TRAILING.exec(text);
  if (trailing !== null) return found(text, trailing, /内|下/.test(trailing[3] ?? "") ? "<=" : ">=", 1);
  const range = RANGE.exec(text);
  return range === null ? bareNumber(text) : found(text, range, "(>=)", 1);
}

function bareNumber(text: string): FoundNumber | null {
  const all = [...text.matchAll(BARE)];
  const last = all.at(-1);
  // 新建日供水5000吨水厂1座: what stands at the end is counted, the rest describes it.
  const atEnd = last !== undefined && last.index + last[0].length === text.length ? last : undefined;
  const bare = atEnd ?? all[0] ?? BARE_WRITTEN.exec(text);
  if (bare === null) return null;
  const before = text.slice(0, bare.index);
  if (/^[个家所]$/.test(bare[2] ?? "") && !MADE.test(before)) return null;
  return found(text, bare, "(>=)", 1);
}

function found(
  text: string,
  match: RegExpMatchArray,
  comparator: Indicator["comparator"],
  group: number,
): FoundNumber | null {
  const value = numberOf(match[group] ?? "");
  if (value === null) return null;
  return {
    comparator,
    value,
    measure: (match[group + 1] ?? "").replace("％", "%"),
    before: text
      .slice(0, match.index ?? 0)
      .trim()
      .replace(/应$/, "")
      .replace(/^含/, ""),
    after: text.slice((match.index ?? 0) + match[0].length).trim(),
  };
}

function numberOf(text: string): number | null {
  return /^\d/.test(text) ? Number(text) : wholeNumber(text);
}
