import type { FundBook } from "../domain/book";
import { failure, success, type Bilingual, type Fault, type Result } from "../domain/fault";
import { amountAt, lineLabel, linesOf } from "../domain/lines";
import { fen, formatWan, sumFen, ZERO_FEN, type Fen } from "../domain/money";
import type { UnitCode } from "../domain/units";
import { checkBook } from "../rules/evaluate";
import type { JudgedOutcome } from "../rules/report";
import { addressOf } from "../workbook/place";
import { applyMoves, proposeRepair, type ProposedOption, type RepairProposal } from "./repair";
import { setAmount } from "./setAmount";

/** “第5项州图书馆再加1.00会怎样”. */
export interface WhatIfQuestion {
  readonly project: number;
  readonly unit: UnitCode;
  /** More (or, negative, less), in fen. */
  readonly by: Fen;
  /** 从哪个单位出; left out: whoever can with the least money moved. */
  readonly from?: UnitCode;
}

/** The room a money rule leaves: negative is 还差 or 超出. */
export interface RuleRoom {
  readonly id: string;
  readonly name: Bilingual;
  readonly clause: string;
  readonly level: "must" | "advice";
  readonly before: Fen;
  /** With the one cell changed and nothing else. */
  readonly changed: Fen;
}

export interface WhatIfWay extends ProposedOption {
  /** Room of the same rules, in the same order, once this is done. */
  readonly rooms: readonly Fen[];
}

export interface WhatIfAnswer {
  readonly cell: { readonly label: string; readonly address: string; readonly from: Fen; readonly to: Fen };
  readonly rules: readonly RuleRoom[];
  /** Ways to make good what the change breaks, the asked unit's first; none needed when `status` is `unchanged`. */
  readonly status: RepairProposal["status"];
  readonly ways: readonly WhatIfWay[];
  readonly conflict: RepairProposal["conflict"];
  readonly relaxations: RepairProposal["relaxations"];
  /** What a person should know: rules broken already, a unit that cannot pay. */
  readonly notes: readonly Bilingual[];
}

/**
 * N11: what one changed amount does to every money rule, and who would pay for it. Writes nothing.
 * Faults: no such project or unit, a text in that cell, the amount would fall below 0, a rule that lacks something.
 */
export function whatIf(book: FundBook, question: WhatIfQuestion): Result<WhatIfAnswer> {
  const line = linesOf(book.projects).find(({ project }) => project === question.project);
  const { unit } = question;
  const text = book.unreadable.find((cell) => cell.line === line?.id && cell.unit === unit);
  if (text) return failure(textThere(text.address, text.text));
  const from = (line ? amountAt(book.decided, line.id, unit) : null) ?? ZERO_FEN;
  const to = sumFen([from, question.by]);
  if (to < 0) return failure(belowZero(from, question.by));
  const next = setAmount(book, { project: question.project, unit, amount: to, hold: false });
  if (!next.ok) return next;
  if (!line) throw new RangeError(`no line of project ${question.project}`);
  const wish = { keep: { line: line.id, unit }, ...(question.from === undefined ? {} : { from: question.from }) };
  const proposal = proposeRepair(next.value, wish);
  if (!proposal.ok) return proposal;
  const before = moneyOutcomes(book);
  const changed = moneyOutcomes(next.value);
  const rules = before.map((outcome): RuleRoom => {
    const { id, level, rule, slack } = outcome;
    const after = changed.find((one) => one.id === id);
    return { id, name: rule.name, clause: rule.clause, level, before: fen(slack), changed: fen(after?.slack ?? slack) };
  });
  const name = book.units.find(({ code }) => code === unit)?.name ?? unit;
  return success({
    cell: { label: `${lineLabel(line)} · ${name}`, address: addressOf(book, line.id, unit), from, to },
    rules,
    status: proposal.value.status,
    ways: proposal.value.options.map((option) => ({ ...option, rooms: roomsAfter(next.value, option, rules) })),
    conflict: proposal.value.conflict,
    relaxations: proposal.value.relaxations,
    notes: [...brokenAlready(before), ...cannotPay(next.value, question, proposal.value)],
  });
}

/** Rules over the whole book whose figures are money. */
function moneyOutcomes(book: FundBook): readonly JudgedOutcome[] {
  return checkBook(book).outcomes.filter(
    (outcome): outcome is JudgedOutcome =>
      outcome.known &&
      outcome.line === null &&
      outcome.institution === null &&
      outcome.reading.measure === "money" &&
      outcome.rule.stage === "allocation",
  );
}

function roomsAfter(book: FundBook, option: ProposedOption, rules: readonly RuleRoom[]): readonly Fen[] {
  const moved = applyMoves(book, option.moves);
  const outcomes = moved.ok ? moneyOutcomes(moved.value) : [];
  return rules.map(({ id, changed }) => fen(outcomes.find((one) => one.id === id)?.slack ?? changed));
}

/** A way out also mends what was broken before; that must not look like the price of the change. */
function brokenAlready(before: readonly JudgedOutcome[]): readonly Bilingual[] {
  const broken = before.filter(({ verdict, level }) => verdict === "broken" && level === "must");
  if (broken.length === 0) return [];
  const names = { zh: broken.map(({ rule }) => rule.name.zh), en: broken.map(({ rule }) => rule.name.en) };
  return [
    {
      zh: `改之前已有${broken.length}条不符合（${names.zh.join("、")}）；下面的办法把它们一并补上，动的钱不全是这次改动引起的。`,
      en: `${broken.length} rule(s) are broken before the change (${names.en.join("; ")}); the ways below mend them too, so not all the money moved is due to the change.`,
    },
  ];
}

/** The unit asked cannot pay: said, instead of quietly asking others. */
function cannotPay(book: FundBook, { from }: WhatIfQuestion, proposal: RepairProposal): readonly Bilingual[] {
  if (from === undefined || proposal.status !== "repaired") return [];
  const asked = proposal.options.some(
    ({ manner, moves }) => manner === "oneUnit" && moves.some((m) => m.unit === from),
  );
  if (asked) return [];
  const unit = book.units.find(({ code }) => code === from);
  const held = new Set(book.holds.map((hold) => `${hold.line}|${hold.unit}`));
  const free = sumFen(
    linesOf(book.projects).map(({ id }) =>
      held.has(`${id}|${from}`) ? ZERO_FEN : (amountAt(book.decided, id, from) ?? ZERO_FEN),
    ),
  );
  const name = unit?.name ?? from;
  return [
    {
      zh: `只从${name}出做不到（它可动的有${formatWan(free)}万元，受项目、类别或保底的限制）；下面是别的办法。`,
      en: `${name} alone cannot pay for it (it has ${formatWan(free)} that may move, within projects, categories and floors); other ways follow.`,
    },
  ];
}

function textThere(place: string, text: string): Fault {
  return {
    code: "amount-unreadable",
    sentence: {
      zh: `${place}写的是“${text}”，不是金额，没有试算。`,
      en: `${place} says "${text}", which is not an amount; nothing was tried.`,
    },
    nextStep: { zh: "请先改成数字（万元）或清空。", en: "Turn it into a number (万元) or clear it first." },
    place,
  };
}

function belowZero(from: Fen, by: Fen): Fault {
  return {
    code: "what-if-below-zero",
    sentence: {
      zh: `这一格现有${formatWan(from)}，减${formatWan(fen(-by))}会小于0，没有试算。`,
      en: `The cell holds ${formatWan(from)}; taking ${formatWan(fen(-by))} away would go below 0. Nothing was tried.`,
    },
    nextStep: { zh: "请减少一些。", en: "Take away less." },
  };
}
