import type { FundBook } from "../domain/book";
import { failure, success, type Fault, type Result } from "../domain/fault";
import { amountAt, fundTotal, linesOf, receivedDocuments } from "../domain/lines";
import type { Fen } from "../domain/money";
import type { UnreadableRecord } from "../domain/records";
import { unusableInput } from "./faults";
import type { AllocationInput } from "./result";

/**
 * What a book asks to be divided: its ledger's total, its lines and units, method and factors, and its 固定 cells
 * with the amounts decided there. Faults: no money received yet, or a held cell without a readable amount.
 */
export function allocationInput(book: FundBook): Result<AllocationInput> {
  if (receivedDocuments(book.ledger).length === 0) return failure(ledgerEmpty());
  const holds: Record<string, Record<string, Fen>> = {};
  for (const { line, unit } of book.holds) {
    const amount = amountAt(book.decided, line, unit);
    if (amount === null) return failure(holdWithoutAmount(book, line, unit));
    (holds[line] ??= {})[unit] = amount;
  }
  const unread = book.unreadableRecords.find(concernsComputation(book.method));
  if (unread) return failure(termUnreadable(unread));
  const coefficients = book.unitRecords.flatMap(({ unit, coefficient }) =>
    coefficient === null ? [] : [[unit, coefficient] as const],
  );
  return success({
    lines: linesOf(book.projects),
    units: book.units,
    total: fundTotal(book.ledger),
    method: book.method,
    factors: book.factors,
    coefficients: Object.fromEntries(coefficients),
    holds,
    floors: book.terms.floors,
    ceilings: book.terms.ceilings,
    step: book.terms.step,
  });
}

/** Texts that stand where the computation needs a number. */
function concernsComputation(method: FundBook["method"]): (record: UnreadableRecord) => boolean {
  return ({ about, field }) =>
    about === "share" || (about === "unit" && field === "coefficient" && method === "factors");
}

function termUnreadable({ text, address }: UnreadableRecord): Fault {
  return unusableInput(
    "term-unreadable",
    {
      zh: `${address}写的是“${text}”，不是可用的数，没有分配，也没有改动它。`,
      en: `${address} says "${text}", which is no usable number; nothing was allocated and the cell was left as it is.`,
    },
    { zh: "请改成数字或清空，再分配。", en: "Turn it into a number or clear it, then allocate." },
    address,
  );
}

function ledgerEmpty(): Fault {
  return unusableInput(
    "ledger-empty",
    {
      zh: "资金台账里还没有收到的指标文件，不知道分多少，没有分配。",
      en: "The ledger holds no received funding document, so the amount to divide is unknown; nothing was allocated.",
    },
    {
      zh: "请先在资金台账录入指标文件，例如 47.03 万元。",
      en: "Enter the funding document first, for example 47.03 万元.",
    },
    "资金台账",
  );
}

function holdWithoutAmount(book: FundBook, line: string, unit: string): Fault {
  const unreadable = book.unreadable.find((cell) => cell.line === line && cell.unit === unit);
  const name = book.units.find((candidate) => candidate.code === unit)?.name ?? unit;
  const written = unreadable ? `，写的是“${unreadable.text}”` : "";
  const writtenEnglish = unreadable ? ` (it says "${unreadable.text}")` : "";
  return unusableInput(
    "hold-without-amount",
    {
      zh: `${name}在项目${line.slice(1)}的一格设为固定，但没有可读的金额${written}，没有分配。`,
      en: `The cell of ${name} on line ${line} is held but has no readable amount${writtenEnglish}; nothing was allocated.`,
    },
    { zh: "请填金额，或取消固定。", en: "Type an amount, or release the hold." },
    unreadable?.address ?? `${line} · ${name}`,
  );
}
