import type { FundBook } from "../../domain/book";
import { success, type Result } from "../../domain/fault";
import { formatWan, ZERO_FEN } from "../../domain/money";
import type { UnitCode } from "../../domain/units";
import type { Clock } from "../../usecases/clock";
import { applyMoves, proposeRepair, type ProposedOption, type RepairProposal } from "../../usecases/repair";
import { signatureOf } from "../../usecases/signature";
import { readArguments, usageFault } from "../arguments";
import { openMaster, writeBook } from "../books";
import type { Verb } from "../verb";

const USAGE = "repair book.xlsx [--objective fewest|spread] [--keep 1:532327] [--from LIB] [--out book.xlsx] [--json]";

/**
 * `repair`: the least that has to change so that every must rule about money holds, or which rules exclude one
 * another. `--keep` leaves one cell as it is, `--from` asks one unit to give. Writes only with `--out`,
 * and nothing when there is no way out.
 */
export const repairVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const order = readOrder(words);
    if (!order.ok) return order;
    const { file, objective, from, keep, out, clock, by } = order.value;
    const opened = await openMaster(file, clock);
    if (!opened.ok) return opened;
    const { book, port } = opened.value;
    if (from !== undefined && !book.units.some((unit) => unit.code === from))
      return usageFault(USAGE, `--from ${from}`);
    const wish = { ...(keep === null ? {} : { keep }), ...(from === undefined ? {} : { from }) };
    const proposed = proposeRepair(book, wish);
    if (!proposed.ok) return proposed;
    const option = chosen(proposed.value, objective, from);
    const writes = proposed.value.status !== "infeasible";
    if (out !== undefined && writes) {
      const repaired = repairedBook(book, option, by);
      if (!repaired.ok) return repaired;
      const written = await writeBook({ book: repaired.value, port }, out, { what: "调整方案", by, clock });
      if (!written.ok) return written;
    }
    return success({
      json: json(proposed.value, option),
      lines: [...lines(proposed.value, option), ...(out !== undefined && writes ? [`已写入 ${out}`] : [])],
      exitCode: proposed.value.status === "infeasible" ? 1 : 0,
    });
  },
};

interface Order {
  readonly file: string;
  readonly objective: "fewest" | "spread";
  readonly keep: { readonly line: string; readonly unit: UnitCode } | null;
  readonly from: UnitCode | undefined;
  readonly out: string | undefined;
  readonly clock: Clock;
  /** Who gives the command, for 日志. */
  readonly by: string | undefined;
}

function readOrder(words: readonly string[]): Result<Order> {
  const options = {
    objective: { type: "string" },
    keep: { type: "string" },
    from: { type: "string" },
    out: { type: "string" },
  } as const;
  const read = readArguments(words, options, 1, USAGE);
  if (!read.ok) return read;
  const { text, files, clock } = read.value;
  const objective = text["objective"] ?? "fewest";
  if (objective !== "fewest" && objective !== "spread") return usageFault(USAGE, `--objective ${objective}`);
  const keep = keptCell(text["keep"]);
  if (keep === "unreadable") return usageFault(USAGE, `--keep ${text["keep"] ?? ""}`);
  return success({
    file: files[0] ?? "",
    objective,
    keep,
    from: text["from"],
    out: text["out"],
    clock,
    by: text["by"],
  });
}

/** `1:532327`: project number and unit code. */
function keptCell(text: string | undefined): { readonly line: string; readonly unit: UnitCode } | null | "unreadable" {
  if (text === undefined) return null;
  const match = /^(\d{1,6}):(\w+)$/.exec(text);
  return match ? { line: `P${match[1] ?? ""}`, unit: match[2] ?? "" } : "unreadable";
}

/** The unit asked goes first; else the objective decides. */
function chosen(proposal: RepairProposal, objective: string, from: string | undefined): ProposedOption | null {
  const { options } = proposal;
  const spread = options.find(({ manner }) => manner === "counties" || manner === "everyone");
  const asked = from === undefined ? undefined : options.find(({ manner }) => manner === "oneUnit");
  const fewest = [...options].sort((one, other) => one.moved - other.moved)[0];
  return asked ?? (objective === "spread" ? spread : undefined) ?? fewest ?? null;
}

function repairedBook(book: FundBook, option: ProposedOption | null, by = ""): Result<FundBook> {
  return option === null ? success(book) : applyMoves(book, option.moves, signatureOf(by));
}

function movesJson({ moves }: ProposedOption): readonly object[] {
  return moves.map(({ project, unit, from, to }) => ({ project, unit, from: formatWan(from), to: formatWan(to) }));
}

function json(proposal: RepairProposal, option: ProposedOption | null): object {
  return {
    status: proposal.status,
    moved: formatWan(option?.moved ?? ZERO_FEN),
    moves: option === null ? [] : movesJson(option),
    options: proposal.options.map((one) => ({
      manner: one.manner,
      title: one.title.zh,
      moved: formatWan(one.moved),
      moves: movesJson(one),
    })),
    conflict: (proposal.conflict?.items ?? []).map(({ rule, sentence }) => ({ rule, sentence: sentence.zh })),
    relaxations: proposal.relaxations.map(({ rule, from, to, sentence }) => ({
      rule,
      from,
      to,
      sentence: sentence.zh,
    })),
  };
}

function lines(proposal: RepairProposal, option: ProposedOption | null): readonly string[] {
  if (proposal.status === "unchanged") return ["必须的金额规则都已符合，不用调整。"];
  if (proposal.conflict) {
    const ways = proposal.relaxations.map(({ sentence }) => `可以：${sentence.zh}。`);
    return [proposal.conflict.sentence.zh, ...ways];
  }
  if (option === null) return [];
  const moves = option.moves.map(
    ({ label, from, to, address }) => `  ${address} ${label} ${formatWan(from)} → ${formatWan(to)}`,
  );
  return [`${option.title.zh}：动${option.moves.length}格，增减合计${formatWan(option.moved)}万元。`, ...moves];
}
