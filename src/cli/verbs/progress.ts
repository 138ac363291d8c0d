import { success } from "../../domain/fault";
import { formatWan, type Fen } from "../../domain/money";
import { loadProgress, makeProgress, type ProgressView } from "../../usecases/progress";
import { readArguments, usageFault } from "../arguments";
import { openMaster } from "../books";
import { writeBytes } from "../files";
import type { Answer, Verb } from "../verb";

const USAGE = "progress book.xlsx [--timetable on|off] [--out book.xlsx] [--today YYYY-MM-DD] [--json]";
const OPTIONS = { timetable: { type: "string" }, out: { type: "string" } } as const;

/** `progress`: 审定 → 下达 → 到位 → 支出 and how far every unit is; with --out the sheet 进度 is written. */
export const progressVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const read = readArguments(words, OPTIONS, 1, USAGE);
    if (!read.ok) return read;
    const { text, files, clock } = read.value;
    const timetable = text["timetable"];
    if (timetable !== undefined && timetable !== "on" && timetable !== "off") return usageFault(USAGE, timetable);
    const used = timetable === undefined ? undefined : timetable === "on";
    const opened = await openMaster(files[0] ?? "", clock);
    if (!opened.ok) return opened;
    const { port } = opened.value;
    const out = text["out"];
    const progress = await (out === undefined ? loadProgress : makeProgress)(port, clock(), used);
    if (!progress.ok) return progress;
    if (out !== undefined) {
      const written = await writeBytes(out, await port.save());
      if (!written.ok) return written;
    }
    return success(answerOf(progress.value));
  },
};

function wan(amount: Fen | null): string | null {
  return amount === null ? null : formatWan(amount);
}

function share(points: number | null): string | null {
  return points === null ? null : `${(points / 100).toFixed(2)}%`;
}

function answerOf({ reconciliation, units, lines, elsewhere, documents, due, today }: ProgressView): Answer {
  const { total, allocated, issued, arrived, spent } = reconciliation;
  const shown = {
    total: wan(total),
    allocated: wan(allocated),
    issued: wan(issued),
    arrived: wan(arrived),
    spent: wan(spent),
  };
  const unknown = "没有数";
  return {
    exitCode: 0,
    json: {
      today,
      reconciliation: shown,
      due: { tasks: share(due.task), spend: share(due.spend), next: share(due.next) },
      units: units.map((unit) => ({
        unit: unit.unit,
        name: unit.name,
        allocated: wan(unit.allocated),
        issued: wan(unit.issued),
        arrived: wan(unit.arrived),
        spent: wan(unit.spent),
        unspent: wan(unit.unspent),
        rate: share(unit.rate),
        tasks: share(unit.tasks),
        heldDays: unit.heldDays,
        belowTimetable: due.spend === 0 || unit.rate === null ? null : unit.rate < due.spend,
        reported: unit.reported,
      })),
      lines: lines.map((line) => {
        const { line: id, category } = line;
        return { line: id, category, allocated: wan(line.allocated), spent: wan(line.spent), rate: share(line.rate) };
      }),
      elsewhere: wan(elsewhere),
      documents: documents.map(({ since, amount, unspent, days, band }) => {
        return { since, amount: wan(amount), unspent: wan(unspent), days, band };
      }),
    },
    lines: [
      `指标总额${shown.total ?? unknown} → 审定${shown.allocated ?? unknown} → 下达${shown.issued ?? unknown} → 到位${shown.arrived ?? unknown} → 支出${shown.spent ?? unknown}（万元）`,
      ...units.map(
        (unit) =>
          `${unit.name}　审定${formatWan(unit.allocated)}　支出${wan(unit.spent) ?? unknown}　执行率${share(unit.rate) ?? unknown}　任务${share(unit.tasks) ?? unknown}`,
      ),
    ],
  };
}
