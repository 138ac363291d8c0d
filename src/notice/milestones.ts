import type { Milestone } from "../domain/project";
import { withHalfWidthDigits } from "../domain/chineseNumbers";
import { lineAt, type Clause } from "./clauses";
import { segmentsOf } from "./quotes";

/** A date as printed: with the year or without it, to the day, to the end of a month, or the month alone. */
const DATE = /(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月(?!更)(?:份)?(?:\s*(\d{1,2})\s*日|\s*(底|末))?/g;
/** 2024.6.30, 2024-06-30. */
const DOTTED = /(\d{4})\s*[.\-/]\s*(\d{1,2})\s*[.\-/]\s*(\d{1,2})(?!\d)/g;
const YEAR_END = /(?:(\d{4})\s*年|年)(?:年)?底前?/;
const YEARS = /(?:从\s*(\d{4})\s*年\s*(?:开始|起)[，,]?\s*)?用\s*(\d{1,2})\s*年(?:左右)?(?:的)?时间/;
const SPAN = /(\d{4})\s*(?:年)?\s*(?:-|—|–|~|～|至|到)\s*(\d{4})\s*年/;
/** （2020年2月）behind the heading of a step holds for everything in its paragraph. */
const STEP = /^([^。]*。?)[（(]\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*[）)]\s*(.*)$/s;
/** 每月5日前报送: comes again; 每月更新不少于 is an indicator. */
const RECURRING = /每(个?月|季度?|年)[^，。；]{0,20}?(?:报送|上报|报告|提交|调度|通报|更新|开展|举办|组织|直播)/;

/**
 * Dates of the clauses in the order of the text, each with its precision: a month is not made into a day. What comes
 * every month or quarter is given the last date of the year it holds for.
 * @param year the year of the notice, for dates printed without one; null where it is unknown
 */
export function readMilestones(clauses: readonly Clause[], year: number | null = null): readonly Milestone[] {
  return clauses
    .filter((clause) => clause.id !== "")
    .flatMap((clause) => {
      const step = STEP.exec(withHalfWidthDigits(clause.text));
      return step === null ? datesInSentences(clause, year) : stepParts(clause, step);
    });
}

/** Periodic duties of the tasks (M17, M18): 月更新, 每季度开展. One per task and period. */
export function recurringOfTasks(
  tasks: readonly { readonly number: number; readonly text: string; readonly line: number | null }[],
  year: number | null,
): readonly Milestone[] {
  if (year === null) return [];
  return tasks.flatMap(({ number, text, line }) => {
    const parts = text.split(/[，,。；;\n]/).map((part) => part.replace(/^.*绩效(?:目标|指标)[:：]/, "").trim());
    return (["month", "quarter"] as const).flatMap((recurring): Milestone[] => {
      const words = recurring === "month" ? /^月(?:均)?(?!\d)|每个?月/ : /每季|^季/;
      const found = parts.find((part) => words.test(part));
      if (found === undefined) return [];
      return [{ date: String(year), precision: "year", clause: `P${number}`, text: found, recurring, line }];
    });
  });
}

/** One milestone per 一是, 二是 … of a step, else one per sentence. */
function stepParts(clause: Clause, step: RegExpExecArray): readonly Milestone[] {
  const [all, heading = "", year = "", month = "", body = ""] = step;
  const base = { date: `${year}-${month.padStart(2, "0")}`, precision: "month" as const };
  const begin = all.length - body.length;
  const at = (offset: number): number | null => lineAt(clause, offset);
  if (body.trim() === "") return [{ ...base, clause: clause.id, text: heading.trim(), line: at(0) }];
  const points = [
    ...body.matchAll(/([一二三四五六七八九十])是([^；;]*?)(?=[；;。]?\s*(?:[一二三四五六七八九十]是|$))/gs),
  ];
  if (points.length > 0) {
    return points.map((point) => ({
      ...base,
      clause: clause.id + (point[1] ?? ""),
      text: (point[2] ?? "").trim(),
      line: at(begin + point.index),
    }));
  }
  return segmentsOf({ ...clause, text: body }, /[。]/).map(({ text, offset }) => ({
    ...base,
    clause: clause.id,
    text,
    line: at(begin + offset),
  }));
}

/** What the sentences of a clause share: its number, and the year last printed. */
interface Running {
  readonly clause: string;
  year: string | null;
}

function datesInSentences(clause: Clause, noticeYear: number | null): readonly Milestone[] {
  const running: Running = { clause: clause.id, year: null };
  return segmentsOf(clause, /[。；]/).flatMap(({ text, offset }) => {
    const line = lineAt(clause, offset);
    return datesOf(withHalfWidthDigits(text), running, noticeYear).map((date) => ({
      ...date,
      clause: clause.id,
      text,
      line,
    }));
  });
}

type FoundDate = Pick<Milestone, "date" | "precision" | "recurring">;

function datesOf(text: string, running: Running, noticeYear: number | null): readonly FoundDate[] {
  const found: FoundDate[] = [...yearsOf(text, noticeYear)];
  const again = recurringOf(text, noticeYear);
  if (again !== null) return [...found, again];
  for (const [, year = "", month = "", day] of text.matchAll(DOTTED)) found.push(...dateOf(year, month, day, false));
  const plain = text.replace(DOTTED, "");
  for (const [, printedYear, month = "", day, end] of plain.matchAll(DATE)) {
    running.year = printedYear ?? running.year ?? (noticeYear === null ? null : String(noticeYear));
    if (running.year !== null) found.push(...dateOf(running.year, month, day, end !== undefined));
  }
  return found.length === 0 ? yearEnd(plain, running, noticeYear) : found;
}

/** 从2020年开始，用3年时间; without a first year it begins in the year of the notice. */
function yearsOf(text: string, noticeYear: number | null): readonly FoundDate[] {
  const years = YEARS.exec(text);
  const first = years?.[1] === undefined ? noticeYear : Number(years[1]);
  if (years !== null && first !== null) return [{ date: String(first + Number(years[2]) - 1), precision: "year" }];
  const span = SPAN.exec(text);
  return span === null ? [] : [{ date: span[2] ?? "", precision: "year" }];
}

function recurringOf(text: string, year: number | null): FoundDate | null {
  const period = RECURRING.exec(text)?.[1];
  if (period === undefined || year === null) return null;
  const recurring = period.includes("月") ? "month" : period.startsWith("季") ? "quarter" : "year";
  return { date: String(year), precision: "year", recurring };
}

/** 2024年底前, 年底前 → the last day of the year. */
function yearEnd(text: string, running: Running, noticeYear: number | null): readonly FoundDate[] {
  const match = YEAR_END.exec(text);
  if (match === null) return [];
  const year = match[1] ?? running.year ?? (noticeYear === null ? null : String(noticeYear));
  return year === null ? [] : [{ date: `${year}-12-31`, precision: "day" }];
}

/** No date where the calendar has none (13月, 2月30日): the sentence stays in the text, nothing is bent. */
function dateOf(year: string, month: string, day: string | undefined, endOfMonth: boolean): readonly FoundDate[] {
  if (Number(month) < 1 || Number(month) > 12) return [];
  const yearAndMonth = `${year}-${month.padStart(2, "0")}`;
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (day !== undefined) {
    if (Number(day) < 1 || Number(day) > lastDay) return [];
    return [{ date: `${yearAndMonth}-${day.padStart(2, "0")}`, precision: "day" }];
  }
  if (!endOfMonth) return [{ date: yearAndMonth, precision: "month" }];
  return [{ date: `${yearAndMonth}-${String(lastDay).padStart(2, "0")}`, precision: "day" }];
}
