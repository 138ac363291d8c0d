import type { Milestone } from "../domain/project";
import type { Clause } from "./clauses";
import { segmentsOf } from "./quotes";

/** A date as printed: with the year or without it, to the day, to the end of a month, or the month alone. */
const DATE = /(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日|\s*(底))?/g;
const YEARS = /从\s*(\d{4})\s*年\s*(?:开始|起)[，,]?\s*用\s*(\d{1,2})\s*年时间/;
/** （2020年2月）behind the heading of a step holds for everything in its paragraph. */
const STEP = /^([^。]*。?)[（(]\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*[）)]\s*(.*)$/s;

/** Dates of the clauses in the order of the text, each with its precision: a month is not made into a day. */
export function readMilestones(clauses: readonly Clause[]): readonly Milestone[] {
  return clauses
    .filter((clause) => clause.id !== "")
    .flatMap((clause) => {
      const step = STEP.exec(clause.text);
      return step === null ? datesInSentences(clause) : stepParts(clause.id, step);
    });
}

/** One milestone per 一是, 二是 … of a step, else one per sentence. */
function stepParts(clauseId: string, step: RegExpExecArray): readonly Milestone[] {
  const [, heading = "", year = "", month = "", body = ""] = step;
  const base = { date: `${year}-${month.padStart(2, "0")}`, precision: "month" as const };
  if (body.trim() === "") return [{ ...base, clause: clauseId, text: heading.trim() }];
  const points = [
    ...body.matchAll(/([一二三四五六七八九十])是([^；;]*?)(?=[；;。]?\s*(?:[一二三四五六七八九十]是|$))/gs),
  ];
  if (points.length > 0) {
    return points.map((point) => ({ ...base, clause: clauseId + (point[1] ?? ""), text: (point[2] ?? "").trim() }));
  }
  return body
    .split("。")
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "")
    .map((text) => ({ ...base, clause: clauseId, text }));
}

function datesInSentences(clause: Clause): readonly Milestone[] {
  let year: string | null = null;
  return segmentsOf(clause, /[。；]/).flatMap(({ text }) => {
    const span = YEARS.exec(text);
    const milestones: Milestone[] = span === null ? [] : [yearsSpan(clause.id, text, span)];
    for (const [, printedYear, month = "", day, end] of text.matchAll(DATE)) {
      year = printedYear ?? year;
      if (year === null || Number(month) < 1 || Number(month) > 12) continue;
      milestones.push({ ...dateOf(year, month, day, end !== undefined), clause: clause.id, text });
    }
    return milestones;
  });
}

function yearsSpan(clause: string, text: string, [, first = "", count = ""]: RegExpExecArray): Milestone {
  return { date: String(Number(first) + Number(count) - 1), precision: "year", clause, text };
}

function dateOf(
  year: string,
  month: string,
  day: string | undefined,
  endOfMonth: boolean,
): Pick<Milestone, "date" | "precision"> {
  const yearAndMonth = `${year}-${month.padStart(2, "0")}`;
  if (day !== undefined) return { date: `${yearAndMonth}-${day.padStart(2, "0")}`, precision: "day" };
  if (!endOfMonth) return { date: yearAndMonth, precision: "month" };
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { date: `${yearAndMonth}-${String(lastDay).padStart(2, "0")}`, precision: "day" };
}
