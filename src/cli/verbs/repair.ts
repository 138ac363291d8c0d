import type { FundBook } from "../../domain/book";
import { success, type Result } from "../../domain/fault";
import { formatWan, parseAmount, ZERO_FEN } from "../../domain/money";
import type { UnitCode } from "../../domain/units";
import type { Clock } from "../../usecases/clock";
import type { AskedConditions } from "../../usecases/conditionedRepair";
import {
  applyMoves,
  proposeRepair,
  type ProposedOption,
  type RepairProposal,
  type RepairWish,
} from "../../usecases/repair";
import { signatureOf } from "../../usecases/signature";
import { readArguments, usageFault } from "../arguments";
import { openMaster, writeBook } from "../books";
import type { Verb } from "../verb";

const USAGE =
  "repair book.xlsx [--objective fewest|spread|cells] [--keep 1:532327] [--from LIB] [--or-nothing [5:]1.00,…] [--funded 5:8,…] [--out book.xlsx] [--json]";

/**
 * `repair`: the least that has to change so that every must rule about money holds, or which rules exclude one
 * another. `--keep` leaves one cell as it is, `--from` asks one unit to give. `--or-nothing 1.00`: every unit gets nothing or at least
 * so much (of one project: `5:1.00`); `--funded 5:8`: project 5 funds at least 8 units. Writes only with `--out`,
 * and nothing when there is no way out.
 */
export const repairVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const order = readOrder(words);
    if (!order.ok) return order;
    const { file, objective, from, out, clock, by } = order.value;
    const opened = await openMaster(file, clock);
    if (!opened.ok) return opened;
    const { book, port } = opened.value;
    if (from !== undefined && !book.units.some((unit) => unit.code === from))
      return usageFault(USAGE, `--from ${from}`);
    const wish = wishOf(order.value);
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

function wishOf({ keep, from, conditions, objective }: Order): RepairWish {
  return {
    ...(objective === "cells" ? { fewestCells: true } : {}),
    ...(keep === null ? {} : { keep }),
    ...(from === undefined ? {} : { from }),
    ...(conditions === null ? {} : { conditions }),
  };
}

interface Order {
  readonly file: string;
  readonly objective: "fewest" | "spread" | "cells";
  readonly keep: { readonly line: string; readonly unit: UnitCode } | null;
  readonly from: UnitCode | undefined;
  readonly conditions: AskedConditions | null;
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
    "or-nothing": { type: "string" },
    funded: { type: "string" },
    out: { type: "string" },
  } as const;
  const read = readArguments(words, options, 1, USAGE);
  if (!read.ok) return read;
  const { text, files, clock } = read.value;
  const objective = text["objective"] ?? "fewest";
  if (objective !== "fewest" && objective !== "spread" && objective !== "cells")
    return usageFault(USAGE, `--objective ${objective}`);
  const keep = keptCell(text["keep"]);
  if (keep === "unreadable") return usageFault(USAGE, `--keep ${text["keep"] ?? ""}`);
  const conditions = askedConditions(text["or-nothing"], text["funded"]);
  if (conditions === "unreadable")
    return usageFault(USAGE, `--or-nothing ${text["or-nothing"] ?? ""} --funded ${text["funded"] ?? ""}`);
  return success({
    file: files[0] ?? "",
    objective,
    keep,
    conditions,
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

/** `1.00`, `5:1.00,6:2.00` and `5:8`; null where neither is asked for. */
function askedConditions(
  orNothing: string | undefined,
  funded: string | undefined,
): AskedConditions | null | "unreadable" {
  if (orNothing === undefined && funded === undefined) return null;
  const parts = (text: string | undefined): readonly string[] => (text === undefined ? [] : text.split(","));
  const leasts = parts(orNothing).map((part) => {
    const match = /^(?:(\d{1,6}):)?([^:]+)$/.exec(part);
    const least = parseAmount(match?.[2] ?? "", "万元");
    if (!match || !least.ok || least.value <= 0) return null;
    return { project: match[1] === undefined ? null : Number(match[1]), least: least.value };
  });
  const counts = parts(funded).map((part) => {
    const match = /^(\d{1,6}):(\d{1,5})$/.exec(part);
    return match ? { project: Number(match[1]), count: Number(match[2]) } : null;
  });
  const readable = [...leasts, ...counts].every((one) => one !== null);
  if (!readable) return "unreadable";
  return { orNothing: leasts.flatMap((one) => one ?? []), funded: counts.flatMap((one) => one ?? []) };
}

/** The unit asked goes first; else the objective decides. */
function chosen(proposal: RepairProposal, objective: string, from: string | undefined): ProposedOption | null {
  const { options } = proposal;
  const spread = options.find(({ manner }) => manner === "counties" || manner === "everyone");
  const asked = from === undefined ? undefined : options.find(({ manner }) => manner === "oneUnit");
  const fewest = [...options].sort((one, other) => one.moved - other.moved)[0];
  const cells = options.find(({ manner }) => manner === "cells");
  return asked ?? cells ?? (objective === "spread" ? spread : undefined) ?? fewest ?? null;
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
      ...(one.note ? { note: one.note.zh } : {}),
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
  return [
    `${option.title.zh}：动${option.moves.length}格，增减合计${formatWan(option.moved)}万元。`,
    ...(option.note ? [option.note.zh] : []),
    ...moves,
  ];
}
