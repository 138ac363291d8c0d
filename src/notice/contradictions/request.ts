import type { OpenQuestion, Project } from "../../domain/project";
import type { Clause } from "../clauses";
import type { RaisedQuestion } from "../questionList";

const LONGEST_QUOTE = 120;
const MOST_QUOTES = 6;

/** What the paragraph says of the notice it is about. */
interface AboutNotice {
  readonly documentNumber: string;
  readonly title: string;
}

/** Says where a line of the notice stands: 八（一）1, 项目表第13项; empty where it has no number. */
export type PlaceOfLine = (line: number | null) => string;

export function placesOf(clauses: readonly Clause[], projects: readonly Project[]): PlaceOfLine {
  const places = new Map<number, string>();
  for (const { id, starts } of clauses) for (const { line } of starts) if (id !== "") places.set(line, id);
  for (const { number, fields } of projects) {
    for (const { line } of Object.values(fields)) if (line !== null) places.set(line, `项目表第${number}项`);
  }
  return (line) => (line === null ? "" : (places.get(line) ?? ""));
}

/** 请示: one paragraph with the quotes, their places, the question and what is done until the answer. */
export function withRequest(
  { question, ask }: RaisedQuestion,
  { documentNumber, title }: AboutNotice,
  placeOf: PlaceOfLine,
): OpenQuestion {
  const paper = documentNumber === "" ? `《${title}》` : `《${title}》（${documentNumber}）`;
  const shown = question.quotes.slice(0, MOST_QUOTES);
  const quoted = shown.map(({ text, line }) => `${placeWords(placeOf(line), line)}“${shortened(text)}”`);
  const more = question.quotes.length > shown.length ? `等${question.quotes.length}处` : "";
  const asked = ask ?? "此事如何掌握";
  const request =
    `我单位在落实${paper}时发现：${question.topic}。${quoted.join("；")}${more}。` +
    `现请示：${asked}，请予明确。批复之前，暂按“${question.assumption}”处理。妥否，请批示。`;
  return { ...question, request };
}

function placeWords(place: string, line: number | null): string {
  if (line === null) return place === "" ? "文中写" : `${place}写`;
  return place === "" ? `文中（第${line}行）写` : `${place}（第${line}行）写`;
}

function shortened(text: string): string {
  const plain = text.replace(/\s*\n\s*/g, "").trim();
  return plain.length <= LONGEST_QUOTE ? plain : `${plain.slice(0, LONGEST_QUOTE)}……`;
}
