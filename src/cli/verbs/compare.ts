import { success, type Result } from "../../domain/fault";
import { formatWan, type Fen } from "../../domain/money";
import type { Change } from "../../allocation/compareVersions";
import { writeComparison } from "../../usecases/comparisonSheet";
import { compareBook, type BookComparison, type VersionChoice } from "../../usecases/versions";
import type { FundBook } from "../../domain/book";
import { readArguments, usageFault } from "../arguments";
import { openMaster } from "../books";
import { writeBytes } from "../files";
import type { Answer, Verb } from "../verb";

const USAGE = "compare book.xlsx [--from N] [--to N|now] [--out book.xlsx] [--json]";

/**
 * `compare`: 调整前、调整数、调整后 by unit, line and cell, from the version kept last (or `--from`) to now (or `--to`);
 * with `--out` the sheet 方案比较 is written.
 */
export const compareVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const options = { from: { type: "string" }, to: { type: "string" }, out: { type: "string" } } as const;
    const read = readArguments(words, options, 1, USAGE);
    if (!read.ok) return read;
    const { text, files, clock } = read.value;
    const opened = await openMaster(files[0] ?? "", clock);
    if (!opened.ok) return opened;
    const { book, port } = opened.value;
    const sides = sidesOf(book, text["from"], text["to"]);
    if (!sides.ok) return sides;
    const { from, to } = sides.value;
    const compared = compareBook(book, from, to);
    if (!compared.ok) return compared;
    const answer = answerOf(book, compared.value);
    const out = text["out"];
    if (out === undefined) return success(answer);
    const made = await writeComparison({ port, clock }, from, to);
    if (!made.ok) return made;
    const written = await writeBytes(out, await port.save());
    return written.ok ? success({ ...answer, lines: [...answer.lines, `已写入 ${out}`] }) : written;
  },
};

function sidesOf(
  book: FundBook,
  from: string | undefined,
  to: string | undefined,
): Result<{ readonly from: VersionChoice; readonly to: VersionChoice }> {
  const last = book.versions[book.versions.length - 1]?.number ?? 1;
  const [one, other] = [choiceOf(from, last), choiceOf(to, "now")];
  if (one === null) return usageFault(USAGE, `--from ${from ?? ""}`);
  return other === null ? usageFault(USAGE, `--to ${to ?? ""}`) : success({ from: one, to: other });
}

function choiceOf(text: string | undefined, usual: VersionChoice): VersionChoice | null {
  if (text === undefined) return usual;
  if (text === "now") return text;
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : null;
}

function changeJson({ before, change, after }: Change): object {
  const shown = (amount: Fen | null): string | null => (amount === null ? null : formatWan(amount));
  return { before: shown(before), change: formatWan(change), after: shown(after) };
}

function answerOf(book: FundBook, compared: BookComparison): Answer {
  const { from, to, units, lines, cells, all, ledger, untied, lastYear } = compared;
  const name = new Map(book.units.map((unit) => [unit.code, unit.name]));
  const shown = (amount: Fen | null): string => (amount === null ? "—" : formatWan(amount));
  const row = (label: string, change: Change): string =>
    `${label}　${shown(change.before)} → ${shown(change.after)}　${change.change > 0 ? "+" : ""}${formatWan(change.change)}`;
  const tie =
    untied === null
      ? "指标总额不全，无法核对"
      : untied === 0
        ? "调整数合计与指标增减一致"
        : `调整数合计比指标增减${untied > 0 ? "多" : "少"}${formatWan(Math.abs(untied) as Fen)}万元`;
  return {
    json: {
      from: { version: from.choice, title: from.title.zh, altered: from.altered },
      to: { version: to.choice, title: to.title.zh, altered: to.altered },
      ledger: changeJson(ledger),
      all: changeJson(all),
      untied: untied === null ? null : formatWan(untied),
      units: units.map((one) => ({ unit: one.unit, ...changeJson(one) })),
      lines: lines.map((one) => ({ line: one.line, ...changeJson(one) })),
      cells: cells.map((one) => ({ line: one.line, unit: one.unit, ...changeJson(one) })),
      lastYear: lastYear.map((one) => ({ unit: one.unit, ...changeJson(one) })),
    },
    lines: [
      `${from.title.zh} → ${to.title.zh}`,
      row("指标总额", ledger),
      row("合计", all),
      tie,
      ...(from.altered || to.altered ? ["历次方案里的数字被人改动过，请先核对。"] : []),
      ...units.filter(({ change }) => change !== 0).map((one) => row(name.get(one.unit) ?? one.unit, one)),
    ],
    exitCode: 0,
  };
}
