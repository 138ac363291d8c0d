import { allocateFund } from "../allocation/allocateFund";
import { allocationInput } from "../allocation/bookInput";
import { shareDifference } from "../allocation/shareDifference";
import type { AllocationMethod, FundBook } from "../domain/book";
import type { Adjustment } from "../domain/computation";
import { failure, success, type Result } from "../domain/fault";
import { amountAt, isUndecided, lineLabel, linesOf, tableTotal } from "../domain/lines";
import { formatWan, sumFen, type Fen } from "../domain/money";
import type { UnitCode } from "../domain/units";
import { addressOf } from "../workbook/place";

export interface AllocationChoice {
  readonly method: AllocationMethod;
  /** 保留手改（设为固定） or 全部按测算. */
  readonly handEdits: "keep" | "replace";
  /** 只分差额: what is decided stays, only what was added or taken back is shared out; else everything anew. */
  readonly scope?: "all" | "difference";
  /** Who divides (自报), for the reasons 只分差额 notes. */
  readonly by?: string;
}

/** A decided amount that differs from the computed one and is not held. */
export interface HandEdit {
  readonly line: string;
  readonly unit: UnitCode;
  readonly computed: Fen | null;
  readonly decided: Fen;
  readonly address: string;
  readonly label: string;
}

/** Amounts people typed over computed ones; before anything is computed there are none. */
export function handEditsOf(book: FundBook): readonly HandEdit[] {
  const lines = new Map(linesOf(book.projects).map((line) => [line.id, line]));
  const held = new Set(book.holds.map((hold) => `${hold.line}|${hold.unit}`));
  return Object.entries(book.decided).flatMap(([lineId, cells]) =>
    Object.entries(cells).flatMap(([unit, decided]) => {
      const computed = amountAt(book.computed, lineId, unit);
      const line = lines.get(lineId);
      if (!line || decided === computed || held.has(`${lineId}|${unit}`)) return [];
      const unitName = book.units.find((candidate) => candidate.code === unit)?.name ?? unit;
      const label = `${lineLabel(line)} · ${unitName}`;
      return [{ line: lineId, unit, computed, decided, address: addressOf(book, lineId, unit), label }];
    }),
  );
}

/**
 * Divides the ledger's total over the book's lines and units; computed and decided become the result.
 * Faults: nothing received, a text where an amount belongs (it is never overwritten), factors missing,
 * holds that do not fit.
 */
export function allocateBook(book: FundBook, choice: AllocationChoice): Result<FundBook> {
  const text = book.unreadable[0];
  if (text) return failure(textInTheWay(text.address, text.text));
  if (choice.scope === "difference") return allocateDifference({ ...book, method: choice.method }, choice.by ?? "");
  const kept = choice.handEdits === "keep" ? handEditsOf(book).map(({ line, unit }) => ({ line, unit })) : [];
  const prepared: FundBook = { ...book, method: choice.method, holds: [...book.holds, ...kept] };
  const input = allocationInput(prepared);
  if (!input.ok) return input;
  const result = allocateFund(input.value);
  if (!result.ok) return result;
  return success({ ...prepared, computed: result.value.amounts, decided: result.value.amounts });
}

/** Each cell that now differs from what the whole total would give says why: what it had was left alone. */
function allocateDifference(book: FundBook, by: string): Result<FundBook> {
  if (isUndecided(book.decided)) return failure(nothingDecided());
  const input = allocationInput(book);
  if (!input.ok) return input;
  const anew = allocateFund(input.value);
  if (!anew.ok) return anew;
  const computed = anew.value.amounts;
  const decided = shareDifference(input.value, book.decided, computed);
  if (!decided.ok) return decided;
  const change = sumFen([input.value.total, -tableTotal(book.decided) as Fen]);
  const reason = `只分差额（${change > 0 ? "追加" : "追减"}${formatWan(Math.abs(change) as Fen)}），原有金额不动`;
  return success(explained({ ...book, computed, decided: decided.value }, { reason, by }));
}

/** 调整说明 for every decided amount that is not the computed one and has none yet. */
function explained(book: FundBook, said: Pick<Adjustment, "reason" | "by">): FundBook {
  const known = new Set(book.terms.adjustments.map(({ line, unit }) => `${line}|${unit}`));
  const missing = handEditsOf(book).filter(({ line, unit }) => !known.has(`${line}|${unit}`));
  const adjustments = [...book.terms.adjustments, ...missing.map(({ line, unit }) => ({ line, unit, ...said }))];
  return { ...book, terms: { ...book.terms, adjustments } };
}

function nothingDecided(): Parameters<typeof failure>[0] {
  return {
    code: "difference-without-ground",
    sentence: { zh: "还没有分配过，没有“差额”可言。", en: "Nothing is divided yet, so there is no difference." },
    nextStep: { zh: "请先分配全部。", en: "Divide everything first." },
    place: "分配表",
  };
}

function textInTheWay(address: string, text: string): Parameters<typeof failure>[0] {
  return {
    code: "amount-unreadable",
    sentence: {
      zh: `${address}写的是“${text}”，不是金额。没有分配，也没有改动它。`,
      en: `${address} says "${text}", which is not an amount. Nothing was allocated and the cell was left as it is.`,
    },
    nextStep: {
      zh: "请把它改成数字（万元）或清空，再分配。",
      en: "Turn it into a number (万元) or clear it, then allocate.",
    },
    place: address,
  };
}
