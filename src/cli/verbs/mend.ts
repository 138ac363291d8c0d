import { success } from "../../domain/fault";
import type { Mended } from "../../usecases/mend";
import { requireBook } from "../../usecases/workbookBook";
import type { Damage } from "../../workbook/damage/damage";
import { readArguments } from "../arguments";
import { requiredOption } from "../books";
import { damageJson, damageLines } from "../damages";
import { writeBytes } from "../files";
import { openDesk } from "../reviewDesk";
import type { Verb } from "../verb";

const USAGE = 'mend book.xlsx [--all | --ids "ID;ID"] [--by NAME] --out book.xlsx [--json]';

/** `mend`: repairs what is broken about our sheets and tells it in 日志; what a person must decide is only listed (exit 1). */
export const mendVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const options = { all: { type: "boolean" }, ids: { type: "string" }, out: { type: "string" } } as const;
    const read = readArguments(words, options, 1, USAGE);
    if (!read.ok) return read;
    const { text, flags, files, clock } = read.value;
    const out = requiredOption("out", text["out"], USAGE);
    if (!out.ok) return out;
    const chosen = flags["all"] === true ? success("all" as const) : requiredOption("ids", text["ids"], USAGE);
    if (!chosen.ok) return chosen;
    const desk = await openDesk(files[0] ?? "", clock, text["by"]);
    if (!desk.ok) return desk;
    const { fund, port } = desk.value;
    const ids = chosen.value === "all" ? "all" : chosen.value.split(/[;；]/).filter((id) => id !== "");
    const mended = await fund.mend(ids);
    if (!mended.ok) return mended;
    const { done, left } = mended.value;
    // Nothing of ours is broken where nothing is ours.
    const ours = done.damages.length + left.length > 0 ? success(null) : await requireBook(port, clock());
    if (!ours.ok) return ours;
    const written = await writeBytes(out.value, await port.save());
    if (!written.ok) return written;
    return success({
      json: mendJson(mended.value),
      lines: mendLines(mended.value, out.value),
      exitCode: stillBroken(left),
    });
  },
};

function stillBroken(left: readonly Damage[]): 0 | 1 {
  return left.some(({ level }) => level === "damage") ? 1 : 0;
}

type MendOutcome = Omit<Mended, "report">;

function mendJson({ done, left }: MendOutcome): object {
  return {
    mended: damageJson(done.damages),
    changes: done.changes,
    renamed: done.renames,
    sheets: done.sheets,
    moved: done.moves,
    left: damageJson(left),
  };
}

function mendLines({ done, left }: MendOutcome, out: string): readonly string[] {
  return [
    ...done.renames.map(({ from, to }) => `改名 ${from} → ${to}`),
    ...done.sheets.map((sheet) => `恢复行列 ${sheet}`),
    ...done.changes.map(({ address, before, after }) => `${address} ${before} → ${after}`),
    ...done.moves.map(({ from, to, text }) => `${from}“${text}”移到 ${to}`),
    ...damageLines(left),
    `修复 ${done.damages.length} 处，还有 ${left.length} 处，已写入 ${out}`,
  ];
}
