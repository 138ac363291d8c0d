import type { Bound, Closing, Conflict, Relaxation, RepairInput, RepairOption } from "../allocation/repairModel";
import type { FundBook } from "../domain/book";
import type { Bilingual } from "../domain/fault";
import { fundTotal, lineLabel, linesOf } from "../domain/lines";
import { formatWan, fen, sumFen, type Fen } from "../domain/money";
import { formatPercent } from "../rules/sentence";
import { FIXED_ROW } from "./repairRows";

/** One member of a conflict: a rule's id, or `hold`, `edited`, `notFunded`, `fixed:P5`. */
export interface ConflictItem {
  readonly rule: string;
  readonly sentence: Bilingual;
}

/** What would have to give, and to what; amounts in 万元, thresholds in percent. */
export interface RelaxationWords {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly sentence: Bilingual;
}

/** How a way out is called. */
export function optionTitle(book: FundBook, { manner, unit, moves }: RepairOption): Bilingual {
  const name = unitName(book, unit ?? "");
  const gives = moves.some((move) => move.unit === unit && move.to < move.from);
  switch (manner) {
    case "fewest":
      return { zh: "动得最少", en: "Fewest changes" };
    case "oneUnit":
      return gives ? { zh: `从${name}出`, en: `Out of ${name}` } : { zh: `补给${name}`, en: `All to ${name}` };
    case "counties":
      return { zh: "其他县市按比例", en: "The other counties in proportion" };
    case "everyone":
      return { zh: "各单位按比例", en: "All units in proportion" };
    case "conditioned":
      return { zh: "按所加的条件", en: "With the conditions" };
    case "cells":
      return { zh: "动的格最少", en: "Fewest cells" };
  }
}

function unitName(book: FundBook, code: string): string {
  return book.units.find((unit) => unit.code === code)?.name ?? code;
}

const COUNTED = ["", "一", "两", "三", "四", "五", "六", "七", "八", "九"];

/** 无解：三条不能同时成立：…… */
export function conflictSentence(items: readonly ConflictItem[]): Bilingual {
  const count = COUNTED[items.length] ?? String(items.length);
  const zh = items.map(({ sentence }) => sentence.zh).join("；");
  const en = items.map(({ sentence }) => sentence.en).join("; ");
  if (items.length === 1)
    return { zh: `无解：在可分单位范围内做不到：${zh}。`, en: `No solution: out of reach for the builders: ${en}.` };
  return {
    zh: `无解：${count}条不能同时成立：${zh}。`,
    en: `No solution: these ${items.length} cannot hold together: ${en}.`,
  };
}

export function conflictItems(book: FundBook, input: RepairInput, conflict: Conflict): readonly ConflictItem[] {
  return [
    ...conflict.rows.map((row) => ({ rule: row, sentence: rowSentence(book, input, conflict, row) })),
    ...conflict.closed.map((closing) => ({ rule: closing, sentence: closedSentence(book, input, closing) })),
  ];
}

function rowSentence(book: FundBook, input: RepairInput, conflict: Conflict, id: string): Bilingual {
  if (id.startsWith(FIXED_ROW)) return fixedSentence(book, id.slice(FIXED_ROW.length));
  const rule = book.catalogue.find((candidate) => candidate.id === id);
  if (!rule) return { zh: id, en: id };
  const basis = { zh: `（${rule.clause}）`, en: ` (${rule.clause})` };
  if (rule.comparator === "=") {
    const total = formatWan(fundTotal(book.ledger));
    return {
      zh: `${rule.name.zh}${total}万元${basis.zh}`,
      en: `${rule.name.en} ${total} 万元${basis.en}`,
    };
  }
  const threshold = input.rows.find((row) => row.id === id)?.threshold ?? rule.threshold;
  const short = conflict.relaxations.flatMap((one) =>
    one.kind === "threshold" && one.row === id ? [one.short] : [],
  )[0];
  const row = input.rows.find((one) => one.id === id);
  const most = short === undefined || !row ? null : reachable(row, short, input.step);
  const gap =
    short === undefined ? "" : `${most === null ? "" : `，最多${formatWan(most)}万元`}，还差${formatWan(short)}万元`;
  const gapEnglish =
    short === undefined
      ? ""
      : `${most === null ? "" : `, at most ${formatWan(most)} 万元`}, short by ${formatWan(short)} 万元`;
  const percent = `${formatPercent(threshold)}%`;
  return {
    zh: `${rule.shortName.zh}界限${percent}${basis.zh}${gap}`,
    en: `${rule.shortName.en} limit ${percent}${basis.en}${gapEnglish}`,
  };
}

/** What a share can reach at most when it falls short by so much; null where it is no amount. */
function reachable({ comparator, threshold, right }: RepairInput["rows"][number], short: Fen, step: Fen): Fen | null {
  // What the limit asks for, in whole steps upwards: so is the shortage counted.
  const grain = 10_000n * BigInt(step);
  const limit = ((right.now * BigInt(threshold) + grain - 1n) / grain) * BigInt(step);
  return comparator === ">=" && right.perFen.every((one) => one === 0n || one === 1n) && limit > 0n
    ? fen(Number(limit) - short)
    : null;
}

function fixedSentence(book: FundBook, lineId: string): Bilingual {
  const line = linesOf(book.projects).find((candidate) => candidate.id === lineId);
  const label = line ? lineLabel(line) : lineId;
  const amount = line?.fixedAmount ? formatWan(line.fixedAmount) : "";
  return { zh: `项目${label}固定金额${amount}万元`, en: `line ${label} has a fixed amount of ${amount} 万元` };
}

function closedSentence(book: FundBook, { cells }: RepairInput, closing: Closing | Bound): Bilingual {
  if (closing === "floor" || closing === "ceiling") return boundSentence(book, cells, closing);
  const closed = cells.filter((cell) => cell.closed === closing);
  const sum = formatWan(sumFen(closed.map(({ amount }) => amount)));
  switch (closing) {
    case "hold":
      return {
        zh: `固定的${closed.length}格共${sum}万元不动`,
        en: `${closed.length} held cells with ${sum} 万元 stay as they are`,
      };
    case "edited":
      return { zh: `刚改的一格${sum}万元不动`, en: `the cell just edited stays at ${sum} 万元` };
    case "notFunded": {
      const names = [...new Set(closed.map(({ unit }) => unitName(book, unit)))];
      return {
        zh: `不安排的单位（${names.join("、")}）不动`,
        en: `units not funded (${names.join(", ")}) stay as they are`,
      };
    }
  }
}

/** 保底：1 基层文化馆数字化服务 10格共70.00万元 */
function boundSentence(book: FundBook, cells: RepairInput["cells"], bound: Bound): Bilingual {
  const bounded = cells.filter((cell) => cell.closed === null && (cell[bound] ?? 0) > 0);
  const lines = [...new Set(bounded.map(({ line }) => line))].map((line) => labelOf(book, line)).join("、");
  const sum = formatWan(sumFen(bounded.map((cell) => cell[bound] ?? fen(0))));
  const [zh, en] = bound === "floor" ? ["保底", "floors"] : ["上限", "ceilings"];
  return {
    zh: `${zh}（项目${lines}）${bounded.length}格共${sum}万元`,
    en: `${en} of ${bounded.length} cells (${lines}), ${sum} 万元 in all`,
  };
}

export function relaxationWords(book: FundBook, relaxations: readonly Relaxation[]): readonly RelaxationWords[] {
  return relaxations.flatMap((relaxation): readonly RelaxationWords[] => {
    switch (relaxation.kind) {
      case "threshold":
        return [thresholdWords(book, relaxation)];
      case "total":
        return [totalWords(book, relaxation)];
      case "bounds":
        return [boundWords(relaxation)];
      case "holds":
        return relaxation.moves.map(({ line, unit, from, to }) => {
          const place = `${labelOf(book, line)} · ${unitName(book, unit)}`;
          const [before, after] = [formatWan(from), formatWan(to)];
          return {
            rule: `hold:${line}:${unit}`,
            from: before,
            to: after,
            sentence: {
              zh: `把固定的一格“${place}”由${before}改为${after}万元`,
              en: `change the held cell "${place}" from ${before} to ${after} 万元`,
            },
          };
        });
    }
  });
}

function boundWords({ bound, sum, by }: Extract<Relaxation, { kind: "bounds" }>): RelaxationWords {
  const [from, to, change] = [formatWan(sum), formatWan(fen(sum + by)), formatWan(fen(Math.abs(by)))];
  const [zh, en] =
    bound === "floor" ? ["各保底合计降低", "lower the floors by"] : ["各上限合计提高", "raise the ceilings by"];
  return {
    rule: bound,
    from,
    to,
    sentence: {
      zh: `${zh}${change}万元，由${from}变为${to}万元`,
      en: `${en} ${change} 万元 in all, from ${from} to ${to} 万元`,
    },
  };
}

function labelOf(book: FundBook, lineId: string): string {
  const line = linesOf(book.projects).find((candidate) => candidate.id === lineId);
  return line ? lineLabel(line) : lineId;
}

function thresholdWords(book: FundBook, one: Extract<Relaxation, { kind: "threshold" }>): RelaxationWords {
  const name = book.catalogue.find((rule) => rule.id === one.row)?.shortName ?? { zh: one.row, en: one.row };
  const [from, to] = [`${formatPercent(one.from)}%`, `${formatPercent(one.to)}%`];
  return {
    rule: one.row,
    from,
    to,
    sentence: { zh: `把${name.zh}界限由${from}改为${to}`, en: `change the limit of ${name.en} from ${from} to ${to}` },
  };
}

function totalWords(book: FundBook, one: Extract<Relaxation, { kind: "total" }>): RelaxationWords {
  const total = fundTotal(book.ledger);
  const [from, to] = [formatWan(total), formatWan(fen(total + one.by))];
  const verb = one.by > 0 ? { zh: "增加", en: "add" } : { zh: "减少", en: "take away" };
  const by = formatWan(fen(Math.abs(one.by)));
  return {
    rule: one.row,
    from,
    to,
    sentence: {
      zh: `指标总额${verb.zh}${by}万元，由${from}变为${to}万元`,
      en: `${verb.en} ${by} 万元, so that the total is ${to} instead of ${from} 万元`,
    },
  };
}
