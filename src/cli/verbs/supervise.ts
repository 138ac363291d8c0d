import { success } from "../../domain/fault";
import { formatWan } from "../../domain/money";
import { totalScore, typedDay, type TypedValue } from "../../tracking/supervision";
import { loadSupervision, makeSupervision, type Supervision } from "../../usecases/supervision";
import { readArguments } from "../arguments";
import { openMaster } from "../books";
import { writeBytes } from "../files";
import type { Answer, Verb } from "../verb";

const USAGE = "supervise book.xlsx [--out book.xlsx] [--today YYYY-MM-DD] [--json]";

/** `supervise`: 督查整改 and 考核评估 as they stand; with --out the sheet is written. Exit 1 when a 整改 is overdue or an 验收 cannot stand. */
export const superviseVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const read = readArguments(words, { out: { type: "string" } } as const, 1, USAGE);
    if (!read.ok) return read;
    const { text, files, clock } = read.value;
    const opened = await openMaster(files[0] ?? "", clock);
    if (!opened.ok) return opened;
    const { port, book } = opened.value;
    const out = text["out"];
    if (out === undefined) {
      const loaded = await loadSupervision(port, book);
      return loaded.ok ? success(answerOf(loaded.value)) : loaded;
    }
    const made = await makeSupervision(port, clock());
    if (!made.ok) return made;
    const written = await writeBytes(out, await port.save());
    return written.ok ? success(answerOf(made.value)) : written;
  },
};

function answerOf({ units, findings }: Supervision): Answer {
  const doubtful = units.filter(({ doubt }) => doubt !== "");
  const overdue = findings.filter(({ state }) => state === "逾期");
  const json = {
    units: units.map(({ code, name, granted, spent, rate, tasks, typed, doubt }) => ({
      unit: code,
      name,
      granted: formatWan(granted),
      spent: spent === null ? null : formatWan(spent),
      executionRate: rate,
      taskRate: tasks,
      acceptance: typed?.scope ?? null,
      accepted: dayOrText(typed?.date ?? null),
      doubt: doubt === "" ? null : doubt,
      taskScore: typed?.taskScore ?? null,
      fundScore: typed?.fundScore ?? null,
      total: typed === null ? null : totalScore(typed),
      opinion: typed?.opinion ?? null,
    })),
    findings: findings.map((finding) => ({
      ...finding,
      date: dayOrText(finding.date),
      deadline: dayOrText(finding.deadline),
      done: dayOrText(finding.done),
    })),
  };
  const lines = [
    `督查发现${findings.length}项，逾期${overdue.length}项；验收提示${doubtful.length}项。`,
    ...findings.map(({ id, unit, finding, state }) => `　${id} ${unit ?? "未填单位"}　${finding ?? ""}［${state}］`),
    ...doubtful.map(({ name, doubt }) => `　${name}：${doubt}`),
  ];
  return { json, lines, exitCode: overdue.length + doubtful.length > 0 ? 1 : 0 };
}

/** A day as ISO, anything else as it was typed. */
function dayOrText(value: TypedValue): TypedValue {
  const day = typedDay(value);
  return typeof day === "string" ? value : day.day;
}
