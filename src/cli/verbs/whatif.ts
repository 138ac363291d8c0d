import { success, type Result } from "../../domain/fault";
import { formatWan, parseAmount, type Fen } from "../../domain/money";
import { whatIf, type WhatIfAnswer, type WhatIfQuestion } from "../../usecases/whatIf";
import { readArguments, usageFault } from "../arguments";
import { openMaster } from "../books";
import type { Verb } from "../verb";

const USAGE = "whatif book.xlsx --project 5 --unit LIB --by 1.00 [--from CUL] [--json]";
const OPTIONS = {
  project: { type: "string" },
  unit: { type: "string" },
  by: { type: "string" },
  from: { type: "string" },
} as const;

/** `whatif`: what one changed amount does to every money rule, and who would pay for it (N11). Writes nothing. */
export const whatifVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const read = readArguments(withSign(words), OPTIONS, 1, USAGE);
    if (!read.ok) return read;
    const { text, files, clock } = read.value;
    const question = questionOf(text);
    if (!question.ok) return question;
    const opened = await openMaster(files[0] ?? "", clock);
    if (!opened.ok) return opened;
    const { book } = opened.value;
    const { from } = question.value;
    if (from !== undefined && !book.units.some(({ code }) => code === from)) return usageFault(USAGE, `--from ${from}`);
    const answer = whatIf(book, question.value);
    if (!answer.ok) return answer;
    return success({
      json: json(answer.value),
      lines: lines(answer.value),
      exitCode: answer.value.status === "infeasible" ? 1 : 0,
    });
  },
};

function questionOf({
  project = "",
  unit,
  by = "",
  from,
}: Readonly<Record<string, string | undefined>>): Result<WhatIfQuestion> {
  if (!/^\d{1,6}$/.test(project)) return usageFault(USAGE, `--project ${project}`);
  if (unit === undefined) return usageFault(USAGE, "--unit");
  const amount = parseAmount(by, "万元");
  if (!amount.ok || amount.value === 0) return usageFault(USAGE, `--by ${by}`);
  return success({ project: Number(project), unit, by: amount.value, ...(from === undefined ? {} : { from }) });
}

/** `--by -1.00`: a value that begins with a dash is not an option. */
function withSign(words: readonly string[]): readonly string[] {
  const at = words.indexOf("--by");
  const value = words[at + 1];
  if (at < 0 || value === undefined || !/^-\d/.test(value)) return words;
  return [...words.slice(0, at), `--by=${value}`, ...words.slice(at + 2)];
}

function signed(amount: Fen): string {
  return `${amount > 0 ? "+" : ""}${formatWan(amount)}`;
}

function json({ cell, rules, status, ways, conflict, relaxations, notes }: WhatIfAnswer): object {
  return {
    cell: { address: cell.address, from: formatWan(cell.from), to: formatWan(cell.to) },
    status,
    rules: rules.map(({ id, level, clause, before, changed }) => {
      return { rule: id, level, clause, slackBefore: formatWan(before), slackChanged: formatWan(changed) };
    }),
    ways: ways.map(({ title, manner, moved, moves, rooms }) => ({
      title: title.zh,
      manner,
      moved: formatWan(moved),
      moves: moves.map(({ project, unit, from, to }) => {
        return { project, unit, from: formatWan(from), to: formatWan(to) };
      }),
      slackAfter: Object.fromEntries(rules.map(({ id }, index) => [id, formatWan(rooms[index] ?? (0 as Fen))])),
    })),
    conflict: (conflict?.items ?? []).map(({ rule, sentence }) => ({ rule, sentence: sentence.zh })),
    relaxations: relaxations.map(({ rule, from, to, sentence }) => ({ rule, from, to, sentence: sentence.zh })),
    notes: notes.map(({ zh }) => zh),
  };
}

function lines({ cell, rules, ways, conflict, relaxations, notes }: WhatIfAnswer): readonly string[] {
  return [
    `${cell.address} ${cell.label} ${formatWan(cell.from)} → ${formatWan(cell.to)}（只试算，没有写入）`,
    ...rules.map(
      ({ name, clause, before, changed }) => `${name.zh}（${clause}）余 ${signed(before)} → ${signed(changed)}`,
    ),
    ...notes.map(({ zh }) => zh),
    ...ways.flatMap(({ title, moved, moves }) => [
      `${title.zh}：增减合计${formatWan(moved)}万元`,
      ...moves.map(({ label, from, to }) => `  ${label} ${formatWan(from)} → ${formatWan(to)}`),
    ]),
    ...(conflict ? [conflict.sentence.zh, ...relaxations.map(({ sentence }) => `可以：${sentence.zh}。`)] : []),
  ];
}
