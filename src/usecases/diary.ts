import type { FundBook } from "../domain/book";
import { appendEntry, verifyLog } from "../review/log";
import type { Clock } from "./clock";
import { plainName, signatureOf } from "./signature";
import type { typedChanges, TypedChange } from "./typedChanges";

/** One act as 日志 tells it. */
export interface Act {
  readonly what: string;
  readonly place: string;
  readonly before: string;
  readonly after: string;
  readonly reason?: string;
}

/** Cells told one by one; more of them are counted. */
const MOST_CELLS = 12;
const UNSIGNED = "（未署名）";
/** 做了什么 of the entry that notes a break of the chain. */
const BREAK_NOTED = "日志核对";
/** Columns of 日志 hold what an act changed; acts of the same kind read alike. */
const LIST = "；";

/** Writes 日志: who acts is a typed name, kept in memory only and marked 自报 (D14). */
export class Diary {
  private name = "";
  private tell: typeof typedChanges | null = null;

  /** @param moment date and time, to the second */
  constructor(private readonly moment: Clock) {}

  /** Comes before every step: what tells of changes is fetched with what writes, not with what reads. */
  async ready(): Promise<void> {
    this.tell ??= (await import(/* webpackPrefetch: true */ "./typedChanges")).typedChanges;
  }

  /** An empty name forgets who it was. */
  setPerson(name: string): void {
    this.name = plainName(name);
  }

  /** As given; empty when nobody was named. */
  person(): string {
    return this.name;
  }

  /** 张某（自报）; empty when nobody was named. */
  signature(): string {
    return signatureOf(this.name);
  }

  now(): string {
    return this.moment();
  }

  /** The book with the act at the end of its log; a break in the chain is noted before it, once. */
  append(book: FundBook, act: Act): FundBook {
    const noted = this.withBreakNoted(book);
    return this.entered(noted, act);
  }

  /** After a repair of sheets; without an act only a break in the chain is noted. */
  mended(book: FundBook, act: Act | null): FundBook {
    return act === null ? this.withBreakNoted(book) : this.append(book, act);
  }

  /**
   * The book after a step, with what the step changed at the end of its log; a step that changed nothing is no
   * act. @throws Error before `ready`: a programming error
   */
  changed(before: FundBook, after: FundBook, { what, reason }: Pick<Act, "what" | "reason">): FundBook {
    if (this.tell === null) throw new Error("the diary is not ready");
    const changes = this.tell(before, after);
    if (changes.length === 0 && after.opinions.length === before.opinions.length) return after;
    return this.append(after, { what, ...told(changes), reason: reason ?? "" });
  }

  private withBreakNoted(book: FundBook): FundBook {
    const verdict = verifyLog(book.log, book.logEnd);
    if (verdict.ok) return book;
    const known = book.log.some((entry) => entry.what === BREAK_NOTED && entry.after === verdict.sentence.zh);
    return known
      ? book
      : this.entered(book, { what: BREAK_NOTED, place: "日志", before: "", after: verdict.sentence.zh });
  }

  private entered(book: FundBook, { what, place, before, after, reason = "" }: Act): FundBook {
    const who = this.signature() || UNSIGNED;
    const entry = { at: this.moment(), who, what, place, before, after, reason, version: book.version };
    return { ...book, log: appendEntry(book.log, entry) };
  }
}

function told(changes: readonly TypedChange[]): Pick<Act, "place" | "before" | "after"> {
  const shown = changes.slice(0, MOST_CELLS);
  const more = changes.length > shown.length ? `…等${changes.length}格` : "";
  const list = (text: (change: TypedChange) => string): string => shown.map(text).join(LIST) + more;
  const nothing = (text: string): string => (text === "" ? "（空）" : text);
  return {
    place: shortened(shown.map(({ place }) => place)).join("、") + more,
    before: shown.every(({ before }) => before === "") ? "" : list(({ before }) => nothing(before)),
    after: shown.every(({ after }) => after === "") ? "" : list(({ after }) => nothing(after)),
  };
}

/** The sheet's name once: 分配表!E9、F9. */
function shortened(places: readonly string[]): readonly string[] {
  let sheet = "";
  return places.map((place) => {
    const bang = place.lastIndexOf("!");
    const own = place.slice(0, bang + 1);
    const same = own !== "" && own === sheet;
    sheet = own;
    return same ? place.slice(bang + 1) : place;
  });
}
