import type { FundBook } from "../domain/book";
import type { LogEntry } from "../domain/records";
import type { Difference } from "../review/compare";
import type { Act, Diary } from "./diary";

/** A difference that stays ours, and why. */
export interface Refused extends Difference {
  readonly reason: string;
}

/** What was answered to this very difference before: 日志 remembers it. */
export interface EarlierRefusal {
  /** Of the difference. */
  readonly id: string;
  readonly reason: string;
  /** 张某（自报） */
  readonly who: string;
  readonly at: string;
}

/** 做了什么 of what was taken over. */
export const TAKEN = "取回复核稿";
const NOT_TAKEN = "取回复核稿（未采用）";
const UNDONE = `撤销：${TAKEN}`;
const FILE_MARK = "（来源文件：";
const EMPTY = "（空）";
/** Named one by one in 日志; more are counted. */
const MOST_NAMED = 200;

interface Refusals {
  readonly refused: readonly Refused[];
  /** Name of the file. */
  readonly source: string;
  readonly diary: Diary;
}

/** The book with every refusal told in 日志. */
export function withRefusals(book: FundBook, { refused, source, diary }: Refusals): FundBook {
  const named = refused
    .slice(0, MOST_NAMED)
    .reduce(
      (next, difference) =>
        diary.append(next, { ...toldAs(difference), reason: `${difference.reason}${fileMark(source)}` }),
      book,
    );
  const more = refused.length - MOST_NAMED;
  if (more <= 0) return named;
  return diary.append(named, { what: NOT_TAKEN, place: "", before: "", after: `另有${more}处未采用`, reason: source });
}

function toldAs({ sheet, what, theirs, ours }: Difference): Omit<Act, "reason"> {
  return { what: NOT_TAKEN, place: `${sheet}（${what}）`, before: ours ?? EMPTY, after: `对方：${theirs ?? EMPTY}` };
}

function fileMark(source: string): string {
  return `${FILE_MARK}${source}）`;
}

/**
 * Differences refused before at the same values on both sides, so that nobody is asked twice. A refusal that was taken
 * back no longer counts.
 */
export function earlierRefusals(
  log: readonly LogEntry[],
  differences: readonly Difference[],
): readonly EarlierRefusal[] {
  const standing = new Map(standingRefusals(log).map((entry) => [keyOf(entry), entry]));
  return differences.flatMap((difference) => {
    const entry = difference.choice ? standing.get(keyOf(toldAs(difference))) : undefined;
    if (!entry) return [];
    const mark = entry.reason.lastIndexOf(FILE_MARK);
    const reason = mark < 0 ? entry.reason : entry.reason.slice(0, mark);
    return [{ id: difference.id, reason, who: entry.who, at: entry.at }];
  });
}

function keyOf({ place, before, after }: Pick<LogEntry, "place" | "before" | "after">): string {
  return JSON.stringify([place, before, after]);
}

/** An undone step is the run of entries of taking back before it; what was typed in between does not part them. */
function standingRefusals(log: readonly LogEntry[]): readonly LogEntry[] {
  const standing: LogEntry[] = [];
  let run = 0;
  let running = false;
  for (const entry of log) {
    const belongs = entry.what === TAKEN || entry.what === NOT_TAKEN;
    if (belongs && !running) run = standing.length;
    running = belongs;
    if (entry.what === NOT_TAKEN) standing.push(entry);
    if (entry.what === UNDONE) standing.length = run;
  }
  return standing;
}
