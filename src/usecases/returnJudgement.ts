import type { FundBook } from "../domain/book";
import type { Bilingual } from "../domain/fault";
import type { Exchange, IssuedFile, Period, ReceiptOutcome, ReturnedFile, UnitFileContent } from "../domain/returns";
import type { UnitCode } from "../domain/units";
import { isUnfilled } from "../tracking/compareReturn";
import { contentHash } from "../tracking/contentHash";

/** What is known of a returned file before its rows are compared. */
export interface Judgement {
  /** Null: its rows are to be merged. */
  readonly outcome: ReceiptOutcome | null;
  readonly reason: Bilingual | null;
  readonly unit: UnitCode | null;
  readonly period: Period | null;
  /** What was sent; the master's copy where the file's own is lost or was edited. */
  readonly content: UnitFileContent | null;
  readonly remarks: readonly { readonly place: string; readonly text: Bilingual }[];
}

/** What was sent, looked up once per file that comes back. */
export class SentFiles {
  private readonly byId = new Map<string, IssuedFile>();
  private readonly byUnit = new Map<UnitCode, IssuedFile[]>();
  private readonly units: ReadonlySet<UnitCode>;

  constructor({ issued }: Pick<Exchange, "issued">, book: Pick<FundBook, "units">) {
    this.units = new Set(book.units.map(({ code }) => code));
    for (const file of issued) {
      if (file.fileId !== "" && !this.byId.has(file.fileId)) this.byId.set(file.fileId, file);
      const own = this.byUnit.get(file.unit);
      if (own) own.push(file);
      else this.byUnit.set(file.unit, [file]);
    }
  }

  withId(fileId: string | null): IssuedFile | undefined {
    return fileId === null ? undefined : this.byId.get(fileId);
  }

  /** The newest file a unit was sent, for a period or at all. */
  newest(unit: UnitCode | null, period: Period | null): IssuedFile | undefined {
    const own = (unit === null ? [] : (this.byUnit.get(unit) ?? [])).filter(
      (file) => period === null || file.period === period,
    );
    return [...own].sort((one, other) => (one.at < other.at ? -1 : 1)).pop();
  }

  hasUnit(unit: UnitCode): boolean {
    return this.units.has(unit);
  }
}

/** Whose a file is, whether it belongs here, and what it is compared with. */
export function judgeReturn(book: FundBook, sent: SentFiles, file: ReturnedFile): Judgement {
  const master = sent.withId(file.fileId);
  const { content, edited } = contentOf(file, master);
  const unit = file.unit ?? content?.unit.code ?? master?.unit ?? null;
  const period = periodOf(sent, file, content ?? master, unit);
  const remarks = remarksOf(sent, file, { master, edited, unit, period });
  const base = { unit, period, content, remarks };
  const known = unit !== null && sent.hasUnit(unit);
  const refusal = refusalOf(book, { known, period, content });
  if (refusal) return { ...base, outcome: "已拒收", reason: refusal };
  if (file.unplaced.length === 0 && isUnfilled(content, file.records)) {
    return { ...base, outcome: "未填", reason: UNFILLED };
  }
  return { ...base, outcome: null, reason: null };
}

/** The file's own copy of what was sent; the master's where that is lost or was edited. */
function contentOf(
  file: ReturnedFile,
  master: IssuedFile | undefined,
): { readonly content: UnitFileContent | null; readonly edited: boolean } {
  // A whole copy with the hash that was sent is the very text we kept: no need to look at ours.
  if (file.content !== null && (master === undefined || file.hash === null || file.hash === master.hash)) {
    return { edited: false, content: file.content };
  }
  const kept = master ? keptContent(master) : null;
  const edited = kept !== null && file.content !== null;
  return { edited, content: kept ?? file.content };
}

function periodOf(
  sent: SentFiles,
  file: ReturnedFile,
  made: Pick<IssuedFile, "period"> | undefined,
  unit: UnitCode | null,
): Period | null {
  return file.period ?? made?.period ?? sent.newest(unit, null)?.period ?? null;
}

const UNFILLED: Bilingual = { zh: "与发出时相同，未填。", en: "As it was sent: not filled in." };

function refusalOf(
  book: FundBook,
  {
    known,
    period,
    content,
  }: { readonly known: boolean; readonly period: Period | null; readonly content: UnitFileContent | null },
): Bilingual | null {
  if (!known) {
    return {
      zh: "看不出是哪个单位的填报表（文件编号和填报单位都没有了）。请用发出的原表填好再发。",
      en: "Nothing tells whose file it is; please fill in the file that was sent and send it again.",
    };
  }
  if (period === null) {
    return {
      zh: "看不出是哪一个填报期。请用发出的原表填好再发。",
      en: "Nothing tells which period it reports; please fill in the file that was sent.",
    };
  }
  if (content === null) return null;
  if (content.year !== book.year) {
    return {
      zh: `是${content.year ?? "（未写）"}年度的填报表，本工作簿是${book.year ?? "（未写）"}年度。`,
      en: `It is a file of ${content.year ?? "no year"}; this workbook is of ${book.year ?? "no year"}.`,
    };
  }
  const sameNotice = content.noticeNumber !== "" && content.noticeNumber === book.noticeNumber;
  if (sameNotice || content.title === book.title) return null;
  return {
    zh: `是另一项资金的填报表（${content.title}）。`,
    en: `It is a file of another fund (${content.title}).`,
  };
}

interface Found {
  readonly master: IssuedFile | undefined;
  readonly edited: boolean;
  readonly unit: UnitCode | null;
  readonly period: Period | null;
}

function remarksOf(sent: SentFiles, file: ReturnedFile, { master, edited, unit, period }: Found): Judgement["remarks"] {
  const remarks: Bilingual[] = [];
  const newest = period === null ? undefined : sent.newest(unit, period);
  if (edited) {
    remarks.push({
      zh: "文件里藏着的底稿与发出的不同（有人改过），已改用我方留的底稿比对。",
      en: "The hidden copy of what was sent had been edited; our own copy was used to compare.",
    });
  }
  if (newest && file.fileId !== null && newest.fileId !== file.fileId && (!master || master.at < newest.at)) {
    remarks.push({
      zh: `不是最近发出的一份（最近：${newest.fileName}，${newest.at.slice(0, 10)}），已按它自己的底稿比对。`,
      en: `Not the newest file sent (${newest.fileName}, ${newest.at.slice(0, 10)}); compared with what it was made from.`,
    });
  }
  if (file.fileId !== null && !master) {
    remarks.push({
      zh: "“收发”里没有发出这份文件的记录。",
      en: "收发 has no record of sending this file.",
    });
  }
  if (master && unit !== null && master.unit !== unit) {
    remarks.push({
      zh: "文件编号是另一个单位的，请核对是否发错。",
      en: "The file id is another unit's; please check whether it went to the wrong one.",
    });
  }
  return remarks.map((text) => ({ place: "", text }));
}

/** What the master kept, when it is whole. */
function keptContent({ content, hash }: IssuedFile): UnitFileContent | null {
  if (content === "" || contentHash(content) !== hash) return null;
  return parsedContent(content);
}

function parsedContent(text: string): UnitFileContent | null {
  try {
    const content: unknown = JSON.parse(text);
    // Its hash says that it is the very text we wrote.
    return typeof content === "object" && content !== null ? (content as UnitFileContent) : null;
  } catch {
    return null;
  }
}
