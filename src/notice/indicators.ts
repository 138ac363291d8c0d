import type { Indicator, Project } from "../domain/project";

type Measured = Pick<Indicator, "comparator" | "value" | "measure">;

/** A number found in a part of a sentence, with the words around it. */
interface Found extends Measured {
  readonly before: string;
  readonly after: string;
}

/** What an indicator inherits from the parts before it in the same sentence. */
interface Subject {
  readonly name: string;
  /** The whole name of the indicator just before, for 每次不少于30人，不少于1天. */
  readonly last: string;
  readonly period: Indicator["period"];
}

const MEASURES = "人次|分钟|小时|课时|[%％]|[条场幅人节次天期部集册篇个家件台套项]";
const BOUND = new RegExp(`(不少于|不低于|不得少于|不得低于|至少|不超过|不高于)\\s*(\\d+(?:\\.\\d+)?)\\s*(${MEASURES})`);
/** 11个文化馆…接入, 11家图书馆…互联互通: as many as there are, neither more nor less. */
const ALL_INSTITUTIONS = /(\d+)\s*([个家])\s*([^，。；]*?(?:文化馆|图书馆).*?(?:接入|互联互通).*)$/;
const BANDWIDTH = /(\d+)\s*(M)\s*([^，。；、和]*?专线(?:网络)?)/;
/** A bare number: the text gives no comparator (question C21). */
const BARE = new RegExp(`(?<!\\d|[.年第])(\\d+)\\s*(${MEASURES})(?!以上)`);
const UNIT_HEADING = /^(.{2,20}?)绩效(?:目标|指标)[:：]/;
const ONLY_PERIOD = /^(?:其中|全年|年|每年|每月|月|每季度|每期|每次|每场|每人|应)*$/;

/** Indicators of all projects, read from their tasks; tasks without a number give none (question C22). */
export function readIndicators(projects: readonly Project[]): readonly Indicator[] {
  return projects.flatMap(indicatorsOf);
}

function indicatorsOf(project: Project): readonly Indicator[] {
  const indicators: Indicator[] = [];
  let unit = project.fields.builders.text;
  for (const paragraph of project.fields.task.text.split("\n")) {
    const heading = UNIT_HEADING.exec(paragraph);
    if (heading?.[1] !== undefined) unit = heading[1];
    const body = paragraph.replace(UNIT_HEADING, "").replace(/^绩效(?:目标|指标)[:：]/, "");
    for (const sentence of body.split(/[。；;]/)) {
      indicators.push(...readSentence(sentence).map((read) => ({ project: project.number, unit, ...read })));
    }
  }
  return indicators;
}

function readSentence(sentence: string): readonly Omit<Indicator, "project" | "unit">[] {
  const read: Omit<Indicator, "project" | "unit">[] = [];
  let subject: Subject = { name: "", last: "", period: "year" };
  for (const part of sentence.split(/[，,（）()]/).map((text) => text.trim())) {
    if (part === "") continue;
    const found = findNumber(part);
    if (found === null) {
      subject = { name: part, last: part, period: "year" };
      continue;
    }
    const named = nameAndPeriod(found, subject);
    read.push({ ...named.indicator, comparator: found.comparator, value: found.value, measure: found.measure });
    subject = named.subject;
  }
  return read;
}

function findNumber(part: string): Found | null {
  const bound = BOUND.exec(part);
  if (bound !== null) return found(part, bound, /不超过|不高于/.test(bound[1] ?? "") ? "<=" : ">=", 2);
  for (const exact of [ALL_INSTITUTIONS, BANDWIDTH]) {
    const match = exact.exec(part);
    if (match === null) continue;
    return { comparator: "=", value: Number(match[1]), measure: match[2] ?? "", before: "", after: match[3] ?? "" };
  }
  const bare = BARE.exec(part);
  // 11个州县公共图书馆 counts who takes part, not what is to be reached.
  if (bare === null || /^[个家]$/.test(bare[2] ?? "")) return null;
  return found(part, bare, "(>=)", 1);
}

function found(part: string, match: RegExpExecArray, comparator: Indicator["comparator"], group: number): Found {
  return {
    comparator,
    value: Number(match[group]),
    measure: (match[group + 1] ?? "").replace("％", "%"),
    before: part.slice(0, match.index).trim().replace(/应$/, "").replace(/^含/, ""),
    after: part.slice(match.index + match[0].length).trim(),
  };
}

/** The words around the number name the indicator; 每次, 全年 and the like need what stands before them. */
function nameAndPeriod(
  { before, after }: Found,
  subject: Subject,
): {
  readonly indicator: Pick<Indicator, "name" | "period">;
  readonly subject: Subject;
} {
  const own = before + after;
  const period = periodOf(own);
  if (!ONLY_PERIOD.test(own)) {
    const base = own.replace(/(?:每期|每次|每场)$/, "");
    const indicator = { name: own, period: period ?? "year" } as const;
    return { indicator, subject: { name: base, last: own, period: indicator.period } };
  }
  const inherited = period ?? subject.period;
  const base = subject.name === "" ? own : subject.name;
  const name = own === "" ? subject.last : subject.name + own;
  return { indicator: { name, period: inherited }, subject: { name: base, last: name, period: inherited } };
}

function periodOf(name: string): Indicator["period"] | null {
  if (/^月|每月/.test(name)) return "month";
  if (/每季度|^季/.test(name)) return "quarter";
  if (/每期|每次|每场/.test(name)) return "each";
  return /^年|全年|每年/.test(name) ? "year" : null;
}
