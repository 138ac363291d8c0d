import type { OpenQuestion } from "../domain/project";

/** A question with the projects it concerns. */
export interface RaisedQuestion {
  readonly question: OpenQuestion;
  readonly projects: readonly number[];
  /** What the office above is asked; left out where the topic says it. */
  readonly ask?: string;
}

export type QuestionQuote = OpenQuestion["quotes"][number];

/** What a question says, whatever gave rise to it (docs/domain.md, open questions). */
export interface QuestionText {
  readonly id: string;
  readonly topic: string;
  readonly assumption: string;
}

/** A question with its quotes; nothing to quote means nothing to ask. */
export function raise(
  text: QuestionText,
  quotes: readonly QuestionQuote[],
  projects: readonly number[] = [],
): readonly RaisedQuestion[] {
  const { id, topic, assumption } = text;
  return quotes.length === 0 ? [] : [{ question: { id, topic, quotes, assumption }, projects }];
}

/** Questions by their ids: C01 …, then Q1, Q2, … Q10. */
export function inOrder(questions: readonly OpenQuestion[]): readonly OpenQuestion[] {
  const padded = (id: string): string => id.replace(/\d+/, (digits) => digits.padStart(4, "0"));
  return [...questions].sort((one, other) => padded(one.id).localeCompare(padded(other.id), "en"));
}

/** Ids of the questions by project number. */
export function questionsByProject(raised: readonly RaisedQuestion[]): ReadonlyMap<number, readonly string[]> {
  const ids = new Map<number, string[]>();
  for (const { question, projects } of raised) {
    for (const project of new Set(projects)) ids.set(project, [...(ids.get(project) ?? []), question.id].sort());
  }
  return ids;
}
