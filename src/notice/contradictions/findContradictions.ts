import type { RaisedQuestion } from "../questionList";
import { COUNT_CHECKS } from "./counts";
import { DATE_CHECKS } from "./dates";
import { nameOf } from "./naming";
import { distinct, type Check, type Contradiction, type Reading } from "./reading";
import { SCOPE_CHECKS } from "./scope";
import { SHARE_CHECKS } from "./shares";
import { TABLE_CHECKS } from "./tables";
import { TARGET_CHECKS } from "./targets";
import { WORDING_CHECKS } from "./wording";

const CHECKS: readonly Check[] = [
  ...DATE_CHECKS,
  ...TARGET_CHECKS,
  ...SHARE_CHECKS,
  ...WORDING_CHECKS,
  ...SCOPE_CHECKS,
  ...TABLE_CHECKS,
  ...COUNT_CHECKS,
];

/** More would not fit a cell of 待核实; what is quoted stands in the table anyway. */
const MOST_QUOTES = 40;

function topicOf(topic: string, quotes: number): string {
  return quotes <= MOST_QUOTES ? topic : `${topic}（共${quotes}处，列出前${MOST_QUOTES}处）`;
}

/** Where a notice does not agree with itself or leaves something open; a finding without a quote is none. */
export function findContradictions(reading: Reading): readonly RaisedQuestion[] {
  const byId = new Map<string, Contradiction>();
  let unnamed = 0;
  for (const found of CHECKS.flatMap((check) => check(reading))) {
    if (found.quotes.length === 0) continue;
    const id = nameOf(found) ?? `Q${(unnamed += 1)}`;
    const first = byId.get(id);
    byId.set(id, first === undefined ? found : joined(first, found));
  }
  return [...byId].map(([id, { topic, assumption, ask, quotes, projects }]) => ({
    question: { id, topic: topicOf(topic, quotes.length), assumption, quotes: quotes.slice(0, MOST_QUOTES) },
    projects,
    ask,
  }));
}

/** Two findings under one id are one question: both topics, all quotes. */
function joined(one: Contradiction, other: Contradiction): Contradiction {
  return {
    ...one,
    topic: one.topic === other.topic ? one.topic : `${one.topic}；${other.topic}`,
    ask: one.ask === other.ask ? one.ask : `${one.ask}，${other.ask}`,
    quotes: distinct([...one.quotes, ...other.quotes]),
    projects: [...new Set([...one.projects, ...other.projects])],
  };
}
