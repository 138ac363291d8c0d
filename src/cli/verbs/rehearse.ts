import { success, type Result } from "../../domain/fault";
import { parseAmount } from "../../domain/money";
import { REHEARSAL_HEADS, type RehearsalLimits } from "../../tracking/rehearsalFinding";
import { loadRehearsal, makeRehearsal, type Rehearsal } from "../../usecases/rehearsal";
import { readArguments, usageFault } from "../arguments";
import { openMaster } from "../books";
import { writeBytes } from "../files";
import type { Answer, Verb } from "../verb";

const USAGE =
  "rehearse book.xlsx [--procurement-limit YUAN] [--retention-days N] [--idle-days N] [--out book.xlsx] [--today YYYY-MM-DD] [--json]";
const OPTIONS = {
  "procurement-limit": { type: "string" },
  "retention-days": { type: "string" },
  "idle-days": { type: "string" },
  out: { type: "string" },
} as const;

/** `rehearse`: the audit heads with their findings and cells; with --out the sheet 自查 is written. Exit 1 when grave. */
export const rehearseVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const read = readArguments(words, OPTIONS, 1, USAGE);
    if (!read.ok) return read;
    const { text, files, clock } = read.value;
    const limits = limitsOf(text);
    if (!limits.ok) return limits;
    const opened = await openMaster(files[0] ?? "", clock);
    if (!opened.ok) return opened;
    const { port, book } = opened.value;
    const out = text["out"];
    if (out === undefined) {
      const rehearsal = await loadRehearsal(port, book, limits.value);
      return rehearsal.ok ? success(answerOf(rehearsal.value)) : rehearsal;
    }
    const rehearsal = await makeRehearsal(port, clock(), limits.value);
    if (!rehearsal.ok) return rehearsal;
    const written = await writeBytes(out, await port.save());
    return written.ok ? success(answerOf(rehearsal.value)) : written;
  },
};

function limitsOf(text: Readonly<Record<string, string | undefined>>): Result<Partial<RehearsalLimits>> {
  const [amount, retention, idle] = [text["procurement-limit"], text["retention-days"], text["idle-days"]];
  const limit = amount === undefined ? null : parseAmount(amount, "元");
  if (limit !== null && !limit.ok) return limit;
  for (const days of [retention, idle]) {
    if (days !== undefined && !/^\d{1,4}$/.test(days)) return usageFault(USAGE, days);
  }
  return success({
    ...(limit === null ? {} : { procurementLimit: limit.value }),
    ...(retention === undefined ? {} : { retentionDays: Number(retention) }),
    ...(idle === undefined ? {} : { idleDays: Number(idle) }),
  });
}

function answerOf({ heads }: Rehearsal): Answer {
  const findings = heads.flatMap((head) => head.findings);
  const lines = heads.flatMap(({ head, findings: own, lacks }) => [
    `${REHEARSAL_HEADS[head].zh}：${own.length > 0 ? `${own.length}项` : lacks.length > 0 ? "无法核" : "未发现"}`,
    ...own.map(({ sentence, cells }) => `　${sentence.zh}［${cells.join("、")}］`),
    ...lacks.map(({ zh }) => `　无法核：${zh}`),
  ]);
  const json = {
    heads: heads.map(({ head, findings: own, lacks }) => ({
      head,
      name: REHEARSAL_HEADS[head].zh,
      status: own.length > 0 ? "found" : lacks.length > 0 ? "unknown" : "clear",
      lacks: lacks.map(({ zh }) => zh),
      findings: own.map(({ id, severity, unit, cells, sentence, remedy }) => {
        return { id, severity, unit, cells, sentence: sentence.zh, remedy: remedy.zh };
      }),
    })),
  };
  return { json, lines, exitCode: findings.some(({ severity }) => severity === "grave") ? 1 : 0 };
}
