import type { Indicator, RuleSuggestion } from "../../domain/project";
import { recogniseUnits } from "../../domain/recognise";
import type { Unit, UnitCode } from "../../domain/units";
import { distinct, projectsOf, quoteOf, type Check, type Contradiction, type Quote, type Reading } from "./reading";
import { eventTopic, INSTITUTION_KINDS } from "./topics";

const EVENT_MEASURES: readonly string[] = ["次", "场", "期", "节"];
const CONNECTED = /数字化|接入|纳入|互联互通|对接|覆盖|达标/;

/** Every 馆 of a kind is spoken of, in one of several ways; null when the sentence does not say how many. */
interface Coverage {
  readonly amount: string;
  readonly quote: Quote;
  readonly project: number | null;
}

/** C04: how many institutions of a kind are to be reached is said in different ways. */
const differentCoverage: Check = (reading) =>
  INSTITUTION_KINDS.flatMap((kind): Contradiction[] => {
    const said = reading.sentences.flatMap((sentence): Coverage[] => {
      if (!sentence.text.includes(kind) || !CONNECTED.test(sentence.text)) return [];
      return coverageOf(sentence.text, kind, countyCount(reading.units)).map(({ amount, text }) => ({
        amount,
        quote: { text, line: sentence.line },
        project: sentence.project,
      }));
    });
    const amounts = [...new Set(said.map(({ amount }) => amount))];
    if (amounts.length < 2) return [];
    return [
      {
        check: "different-coverage",
        about: kind,
        topic: `当年接入或数字化的${kind}数有不同说法（${amounts.join("、")}）`,
        assumption: "以必备指标为合格线，其余目标并列显示",
        ask: `当年应完成多少${kind}`,
        quotes: distinct(said.map(({ quote }) => quote)),
        projects: projectsOf(said),
      },
    ];
  });

function coverageOf(
  sentence: string,
  kind: string,
  counties: number,
): readonly { readonly amount: string; readonly text: string }[] {
  const found: { amount: string; text: string }[] = [];
  const perYear = /每年\s*(\d+)\s*(?:至|到|-|—|~)\s*(\d+)\s*个/.exec(sentence);
  if (perYear !== null) found.push({ amount: `每年${perYear[1]}至${perYear[2]}个`, text: perYear[0].trim() });
  for (const part of outsideBrackets(sentence).map((text) => text.trim())) {
    if (!part.includes(kind) || !CONNECTED.test(part)) continue;
    const share = /(\d+(?:\.\d+)?)\s*[%％]/.exec(part);
    const count = new RegExp(`(\\d+)\\s*[个家所]\\s*[^，。；（(]{0,10}?${kind}`).exec(part);
    if (share !== null && counties > 0) found.push({ amount: shareWords(Number(share[1]), counties), text: part });
    else if (count !== null && perYear === null) found.push({ amount: `${count[1] ?? ""}个`, text: part });
    else if (/年时间/.test(part) && /全部|所有/.test(part)) found.push({ amount: "几年内全部", text: part });
  }
  return found;
}

/** Parts between commas; a comma inside brackets parts nothing. */
function outsideBrackets(sentence: string): readonly string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const character of sentence) {
    if (/[（(]/.test(character)) depth += 1;
    if (/[）)]/.test(character)) depth = Math.max(0, depth - 1);
    if (depth === 0 && /[，,]/.test(character)) parts.push("");
    else parts.push(`${parts.pop() ?? ""}${character}`);
  }
  return parts;
}

function shareWords(percent: number, counties: number): string {
  return `${percent}%即${Math.ceil((counties * percent) / 100)}个`;
}

function countyCount(units: readonly Unit[]): number {
  return units.filter(({ level }) => level === "county").length;
}

/** An event target with the units that answer for it. */
interface EventTarget {
  readonly indicator: Indicator;
  readonly holders: readonly UnitCode[];
}

/** C06, C07: what the projects ask for falls short of what a clause requires, of each or of all together. */
const belowMinimum: Check = (reading) => {
  const targets = eventTargets(reading);
  return reading.rules.flatMap((rule): readonly Contradiction[] => {
    const topic = eventTopic(rule.quote);
    const minimum = Number(rule.threshold);
    if (topic === null || rule.comparator !== ">=" || !Number.isFinite(minimum)) return [];
    const fitting = targets.filter(({ indicator }) => eventTopic(indicator.name) === topic);
    const holders = [...new Set(fitting.flatMap((target) => target.holders))];
    if (holders.length === 0) return [];
    return ofEach(rule.quote) ? shortOfEach(reading, rule, fitting) : shortTogether(reading, rule, fitting, holders);
  });
};

function eventTargets({ indicators, units }: Reading): readonly EventTarget[] {
  const events = indicators.filter(
    ({ kind, measure, period }) => kind === "number" && period === "year" && EVENT_MEASURES.includes(measure),
  );
  return events
    .filter(({ name }) => eventTopic(name) !== null)
    .map((indicator) => ({ indicator, holders: recogniseUnits(indicator.unit, units).units }));
}

function ofEach(quote: string): boolean {
  return /分别|各自|均|每个|每馆|各(?:县|市|区|馆|单位)/.test(quote);
}

function shortOfEach(
  reading: Reading,
  rule: RuleSuggestion,
  fitting: readonly EventTarget[],
): readonly Contradiction[] {
  const minimum = Number(rule.threshold);
  const named = recogniseUnits(rule.quote.split(/分别|各自|均|不少于|举办|开展/)[0] ?? "", reading.units).units;
  const asked = named.length > 0 ? named : [...new Set(fitting.flatMap(({ holders }) => holders))];
  const short = asked.filter((unit) => {
    const planned = plannedBy(unit, fitting);
    return planned > 0 && planned < minimum;
  });
  if (short.length === 0) return [];
  const own = fitting.filter(({ holders }) => holders.some((unit) => short.includes(unit)));
  const gaps = short.map((unit) => `${nameOf(unit, reading.units)}缺${minimum - plannedBy(unit, fitting)}次`);
  const topic = eventTopic(rule.quote) ?? "";
  return [
    {
      check: "below-minimum",
      about: topic,
      topic: `${topic}次数：条款要求与项目任务不一致（${gaps.join("，")}）`,
      assumption: "按条款要求计，差额作计划缺口",
      ask: "以条款要求的次数为准，还是以项目任务为准",
      quotes: [{ text: rule.quote, line: rule.line }, ...own.map(({ indicator }) => indicatorQuote(indicator))],
      projects: projectsOf(own.map(({ indicator }) => indicator)),
    },
  ];
}

function shortTogether(
  reading: Reading,
  rule: RuleSuggestion,
  fitting: readonly EventTarget[],
  holders: readonly UnitCode[],
): readonly Contradiction[] {
  const minimum = Number(rule.threshold);
  const total = fitting.reduce((sum, { indicator }) => sum + indicator.value, 0);
  const short = holders.filter((unit) => plannedBy(unit, fitting) < minimum);
  if (total >= minimum && (short.length === 0 || holders.length < 2)) return [];
  const topic = eventTopic(rule.quote) ?? "";
  const quotes = [{ text: rule.quote, line: rule.line }, ...fitting.map(({ indicator }) => indicatorQuote(indicator))];
  const projects = projectsOf(fitting.map(({ indicator }) => indicator));
  const names = short.map((unit) => nameOf(unit, reading.units)).join("、");
  if (total < minimum) {
    const words = {
      topic: `${topic}：各项任务合计${total}次，少于条款要求的${minimum}次`,
      ask: "是否增加项目任务的次数",
    };
    const assumption = "按条款要求计，差额作计划缺口";
    return [{ check: "sum-below-minimum", about: topic, ...words, assumption, quotes, projects }];
  }
  return [
    {
      check: "total-or-each",
      about: topic,
      topic: `${topic}次数是合计还是每馆：合计${total}次够，按每馆${names}不够`,
      assumption: "按全部单位合计，另列从严口径",
      ask: "该次数按合计计算，还是每个单位都要达到",
      quotes,
      projects,
    },
  ];
}

function plannedBy(unit: UnitCode, targets: readonly EventTarget[]): number {
  return targets.reduce((sum, { indicator, holders }) => sum + (holders.includes(unit) ? indicator.value : 0), 0);
}

function nameOf(code: UnitCode, units: readonly Unit[]): string {
  return units.find((unit) => unit.code === code)?.name ?? code;
}

function indicatorQuote({ quote, line }: Indicator): Quote {
  return { text: quote, line };
}

const TIMES = { month: 12, quarter: 4 } as const;

/** A yearly target that its own months or quarters do not make, or parts that are more than their whole. */
const unequalSums: Check = ({ indicators }) => {
  const periodic = indicators.filter(({ period }) => period === "month" || period === "quarter");
  const concerned = new Set(periodic.map(({ project, measure }) => `${project} ${measure}`));
  const yearly = indicators.filter(
    ({ period, project, measure }) => period === "year" && concerned.has(`${project} ${measure}`),
  );
  const keyed = new Map(yearly.map((one) => [sumKey(one, one.period), one]));
  const asked = periodic.flatMap((one): Quote[] => {
    if (one.period !== "month" && one.period !== "quarter") return [];
    const year = keyed.get(sumKey(one, "year"));
    const same = year === undefined || year.comparator === "<=" || year.measure === "%";
    return same || one.value * TIMES[one.period] === year.value ? [] : [one, year].map(indicatorQuote);
  });
  if (asked.length === 0) return [];
  return [
    {
      check: "unequal-sums",
      about: "periods",
      topic: "按月、按季的指标折算全年与全年指标不相等",
      assumption: "两项指标分别考核",
      ask: "按期指标与全年指标以哪一个为准",
      quotes: distinct(asked.map(quoteOf)),
      projects: [],
    },
  ];
};

function sumKey({ project, unit, name, measure }: Indicator, period: Indicator["period"]): string {
  const core = name.replace(/^(?:每个?月|每季度?|全年|每年|月均?|年)/, "").replace(/全年$/, "");
  return `${project} ${period} ${measure} ${unit} ${core}`;
}

export const TARGET_CHECKS: readonly Check[] = [differentCoverage, belowMinimum, unequalSums];
