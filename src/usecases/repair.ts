import { proposeFewestCells } from "../allocation/fewestCells";
import { proposeMoves } from "../allocation/repair";
import { proposeConditioned } from "../allocation/repairConditioned";
import type { Move, RepairInput, RepairManner, RepairOption } from "../allocation/repairModel";
import type { FundBook } from "../domain/book";
import { failure, success, type Bilingual, type Fault, type Result } from "../domain/fault";
import { amountAt, isUndecided, lineLabel, linesOf } from "../domain/lines";
import { ZERO_FEN, type Fen } from "../domain/money";
import type { UnitCode } from "../domain/units";
import { checkBook } from "../rules/evaluate";
import type { CheckReport } from "../rules/report";
import { addressOf } from "../workbook/place";
import {
  boundNote,
  cellsNote,
  conditionItems,
  conditionsOf,
  conditionsSentence,
  type AskedConditions,
} from "./conditionedRepair";
import { moneyRules, repairInputOf, withMoves, type KeptCell } from "./repairRows";
import {
  conflictItems,
  conflictSentence,
  optionTitle,
  relaxationWords,
  type ConflictItem,
  type RelaxationWords,
} from "./repairWords";
import type { PlacedFinding } from "./view";
import { viewOf } from "./viewOf";

export type { Move };

/** What a person wants of a repair. */
export interface RepairWish {
  /** The cell just edited: it stays as it is. */
  readonly keep?: KeptCell;
  /** 这0.50从哪里出: the unit asked to give, or to take. */
  readonly from?: UnitCode;
  /** Nothing or at least so much; at least so many units. Asked for, they are the only way proposed. */
  readonly conditions?: AskedConditions;
  /** 动的格最少, besides the others. */
  readonly fewestCells?: boolean;
}

/** A move with its words and its place. */
export interface ProposedMove extends Move {
  readonly project: number;
  /** `5 互联互通 · 州图书馆` */
  readonly label: string;
  readonly address: string;
}

export interface ProposedOption {
  readonly manner: RepairManner;
  readonly title: Bilingual;
  readonly moves: readonly ProposedMove[];
  /** Σ |to − from|. */
  readonly moved: Fen;
  /** How far from the least it may be, where that is not proved. */
  readonly note?: Bilingual;
  /** What would still be broken, checked by the rule engine on the moved amounts. */
  readonly findingsAfter: readonly PlacedFinding[];
}

export interface RepairProposal {
  readonly status: "unchanged" | "repaired" | "infeasible";
  /** The least money moved first; empty unless repaired. */
  readonly options: readonly ProposedOption[];
  readonly findingsBefore: readonly PlacedFinding[];
  /** Null unless infeasible: 无解：三条不能同时成立：…… */
  readonly conflict: { readonly sentence: Bilingual; readonly items: readonly ConflictItem[] } | null;
  /** Each on its own makes it possible; tried. */
  readonly relaxations: readonly RelaxationWords[];
}

/**
 * 调整方案: the least that has to change so that every rule of level must about money holds. The solver proposes, the
 * rule engine decides (D11): what it has not passed is not shown. Writes nothing.
 * Faults: nothing divided yet, a text among the amounts, a rule that lacks something.
 */
export function proposeRepair(book: FundBook, wish: RepairWish = {}): Result<RepairProposal> {
  const fault = cannotJudge(book);
  if (fault) return failure(fault);
  const input = repairInputOf(book, wish.keep ?? null);
  if (wish.conditions) return conditionedRepair(book, input, wish.conditions);
  const found = proposeMoves(input, wish.from ?? null);
  const report = checkBook(book);
  const findingsBefore = viewOf(book, report).findings;
  const nothing = { options: [], findingsBefore, conflict: null, relaxations: [] };
  switch (found.status) {
    case "unchanged":
      return success({ status: "unchanged", ...nothing });
    case "gaveUp":
      return failure(gaveUp());
    case "infeasible": {
      const items = conflictItems(book, input, found.conflict);
      const relaxations = relaxationWords(book, found.conflict.relaxations);
      return success({
        ...nothing,
        status: "infeasible",
        conflict: { sentence: conflictSentence(items), items },
        relaxations,
      });
    }
    case "repaired": {
      const ground = groundOf(book, report);
      const cells = wish.fewestCells === true ? fewestCellsOption(input, ground) : [];
      const options = [...cells, ...found.options.flatMap((option) => proposedOption(ground, option) ?? [])];
      if (options.length === 0) return failure(notPassed());
      return success({ ...nothing, status: "repaired", options });
    }
  }
}

/** None where the search ends without one. */
function fewestCellsOption(input: RepairInput, ground: OptionGround): readonly ProposedOption[] {
  const found = proposeFewestCells(input);
  if (found.status !== "repaired") return [];
  const { moves, moved, proved } = found;
  const option = proposedOption(ground, { manner: "cells", unit: null, moves, moved });
  return option === null ? [] : [{ ...option, note: cellsNote(proved) }];
}

/** The one way that keeps the conditions, too; proved the least, or with what it may be off by. */
function conditionedRepair(book: FundBook, input: RepairInput, asked: AskedConditions): Result<RepairProposal> {
  const conditions = conditionsOf(book, asked);
  if (!conditions.ok) return conditions;
  const report = checkBook(book);
  const nothing = { options: [], findingsBefore: viewOf(book, report).findings, conflict: null, relaxations: [] };
  const found = proposeConditioned(input, conditions.value);
  switch (found.status) {
    case "unchanged":
      return success({ status: "unchanged", ...nothing });
    case "gaveUp":
    case "cancelled":
      return failure(gaveUp());
    case "infeasible": {
      const items = conditionItems(book, found.without);
      return success({ ...nothing, status: "infeasible", conflict: { sentence: conditionsSentence(items), items } });
    }
    case "repaired": {
      const { moves, moved } = found;
      const option = proposedOption(groundOf(book, report), { manner: "conditioned", unit: null, moves, moved });
      if (option === null) return failure(notPassed());
      return success({ ...nothing, status: "repaired", options: [{ ...option, note: boundNote(found) }] });
    }
  }
}

/**
 * The amounts of an option, moved; each moved cell says why it is not the computed one.
 * Fault: a cell has changed since the proposal was made.
 * @param by who had it applied (自报), or nobody named
 */
export function applyMoves(book: FundBook, moves: readonly Move[], by = ""): Result<FundBook> {
  const stale = moves.find(({ line, unit, from }) => (amountAt(book.decided, line, unit) ?? ZERO_FEN) !== from);
  const text = moves.find(({ line, unit }) => book.unreadable.some((cell) => cell.line === line && cell.unit === unit));
  const changed = stale ?? text;
  return changed
    ? failure(changedSince(addressOf(book, changed.line, changed.unit)))
    : success(withReasons(withMoves(book, moves), moves, by));
}

/** What a person wrote of a cell before stays. */
function withReasons(book: FundBook, moves: readonly Move[], by: string): FundBook {
  const known = new Set(book.terms.adjustments.map(({ line, unit }) => `${line}|${unit}`));
  const adjustments = moves.flatMap(({ line, unit, to }) => {
    const own = known.has(`${line}|${unit}`) || amountAt(book.computed, line, unit) === to;
    return own ? [] : [{ line, unit, reason: "调整方案：使必须的金额规则都符合", by }];
  });
  return { ...book, terms: { ...book.terms, adjustments: [...book.terms.adjustments, ...adjustments] } };
}

/** What every option is judged against. */
interface OptionGround {
  readonly book: FundBook;
  /** Ids of the rules a repair must mend. */
  readonly money: ReadonlySet<string>;
  /** Ids of must rules broken now. */
  readonly before: ReadonlySet<string>;
}

function groundOf(book: FundBook, report: CheckReport): OptionGround {
  const money = new Set(moneyRules(book).map(({ rule }) => rule.id));
  return { book, money, before: new Set(brokenMusts(report)) };
}

/** Null when the rule engine does not pass it: a money rule still broken, or a must rule broken that held before. */
function proposedOption({ book, money, before }: OptionGround, option: RepairOption): ProposedOption | null {
  const after = withMoves(book, option.moves);
  const report = checkBook(after);
  const broken = brokenMusts(report);
  if (broken.some((id) => money.has(id) || !before.has(id))) return null;
  const lines = new Map(linesOf(book.projects).map((line) => [line.id, line]));
  const moves = option.moves.map((move): ProposedMove => {
    const line = lines.get(move.line);
    const unit = book.units.find((candidate) => candidate.code === move.unit)?.name ?? move.unit;
    const label = `${line ? lineLabel(line) : move.line} · ${unit}`;
    return { ...move, project: line?.project ?? 0, label, address: addressOf(book, move.line, move.unit) };
  });
  const { manner, moved } = option;
  return { manner, title: optionTitle(book, option), moves, moved, findingsAfter: viewOf(after, report).findings };
}

/** Ids of outcomes of level must that are broken, whenever they are due. */
function brokenMusts({ outcomes }: CheckReport): readonly string[] {
  return outcomes.filter(({ level, verdict }) => level === "must" && verdict === "broken").map(({ id }) => id);
}

function cannotJudge(book: FundBook): Fault | null {
  if (isUndecided(book.decided) && book.unreadable.length === 0) return nothingDivided();
  const money = new Set(moneyRules(book).map(({ rule }) => rule.id));
  const lacking = checkBook(book).outcomes.find((outcome) => !outcome.known && money.has(outcome.rule.id));
  if (!lacking || lacking.known) return null;
  return {
    code: "repair-undetermined",
    sentence: {
      zh: `“${lacking.rule.name.zh}”还判断不了（${lacking.missing.zh}），没有给出调整方案。`,
      en: `"${lacking.rule.name.en}" cannot be judged yet (${lacking.missing.en}); no repair was proposed.`,
    },
    nextStep: { zh: "请先补齐，再要调整方案。", en: "Supply what is missing, then ask again." },
    place: lacking.place,
  };
}

function nothingDivided(): Fault {
  return {
    code: "repair-nothing-divided",
    sentence: {
      zh: "分配表还没有金额，没有什么可调整。",
      en: "Nothing is divided yet, so there is nothing to repair.",
    },
    nextStep: { zh: "请先分配，或填入金额。", en: "Divide first, or type amounts." },
    place: "分配表",
  };
}

function changedSince(place: string): Fault {
  return {
    code: "repair-stale",
    sentence: {
      zh: `${place}在给出方案以后又改过，没有写入。`,
      en: `${place} has changed since the proposal; nothing was written.`,
    },
    nextStep: { zh: "请重新要一次调整方案。", en: "Ask for a new proposal." },
    place,
  };
}

function gaveUp(): Fault {
  return {
    code: "repair-gave-up",
    sentence: {
      zh: "在限定的步数内既没有找到方案，也没有证明无解，没有写入。",
      en: "Neither a repair nor a proof that there is none was found within the limit; nothing was written.",
    },
    nextStep: { zh: "请固定几格后再试，或手工调整。", en: "Hold a few cells and try again, or adjust by hand." },
  };
}

function notPassed(): Fault {
  return {
    code: "repair-not-passed",
    sentence: {
      zh: "算出的方案没有通过逐条核算，没有给出。",
      en: "The computed repair did not pass the rule check and is not shown.",
    },
    nextStep: { zh: "请手工调整，并把这个代码告诉我们。", en: "Adjust by hand and tell us this code." },
  };
}
