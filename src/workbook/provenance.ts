import { FIELD_NAMES, type Field, type FieldName, type FieldStatus } from "../domain/project";

const STATUS_WORDS: Readonly<Record<FieldStatus, string>> = { original: "原文", inferred: "推断", missing: "缺失" };
const FIELD_WORDS: Readonly<Record<FieldName, string>> = {
  number: "序号",
  category: "类型",
  name: "名称",
  builders: "单位",
  task: "任务",
};

type Fields = Readonly<Record<FieldName, Field>>;

/** 原文/推断/缺失 of one row in words: `类型推断；任务缺失；其余原文`, or one word when all agree. */
export function statusText(fields: Fields): string {
  return grouped(fields, (field) => STATUS_WORDS[field.status], "原文");
}

/** 原文位置 of one row: `第182行`, or `任务第190行；其余第182行`. */
export function placeText(fields: Fields): string {
  const usual = mostFrequent(FIELD_NAMES.map((name) => lineWord(fields[name])));
  return grouped(fields, lineWord, usual);
}

function lineWord(field: Field): string {
  return field.line === null ? "无" : `第${field.line}行`;
}

function grouped(fields: Fields, wordOf: (field: Field) => string, rest: string): string {
  const words = FIELD_NAMES.map((name) => wordOf(fields[name]));
  if (words.every((word) => word === words[0])) return words[0] ?? rest;
  const parts = FIELD_NAMES.flatMap((name) =>
    wordOf(fields[name]) === rest ? [] : [`${FIELD_WORDS[name]}${wordOf(fields[name])}`],
  );
  return [...parts, `其余${rest}`].join("；");
}

function mostFrequent(words: readonly string[]): string {
  return (
    [...words].sort((a, b) => words.filter((w) => w === b).length - words.filter((w) => w === a).length)[0] ?? "无"
  );
}

/** Reads both texts back; whatever a person has broken reads as `inferred` without a place, never as 原文. */
export function readProvenance(
  status: string,
  place: string,
): Readonly<Record<FieldName, Pick<Field, "status" | "line">>> {
  const entries = FIELD_NAMES.map((name) => {
    const word = wordFor(status, name);
    const known = (Object.keys(STATUS_WORDS) as FieldStatus[]).find((candidate) => STATUS_WORDS[candidate] === word);
    const line = /^第(\d+)行$/.exec(wordFor(place, name) ?? "")?.[1];
    return [name, { status: known ?? "inferred", line: line === undefined ? null : Number(line) }] as const;
  });
  return Object.fromEntries(entries) as Record<FieldName, Pick<Field, "status" | "line">>;
}

function wordFor(text: string, name: FieldName): string | undefined {
  const parts = text.split("；").map((part) => part.trim());
  const own = parts.find((part) => part.startsWith(FIELD_WORDS[name]));
  if (own !== undefined) return own.slice(FIELD_WORDS[name].length);
  return parts.find((part) => part.startsWith("其余"))?.slice(2) ?? (parts.length === 1 ? parts[0] : undefined);
}
