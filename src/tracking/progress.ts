import type { FundBook } from "../domain/book";
import { fundTotal, linesOf, lineTotal, receivedDocuments, unitTotal } from "../domain/lines";
import { fen, sumFen, type Fen } from "../domain/money";
import type { Category } from "../domain/project";
import type { RegisterRow } from "../domain/returns";
import type { UnitCode } from "../domain/units";
import { agedDocuments, daysBetween, type AgedDocument } from "./ageing";
import { amountOf, textOf } from "./recordContent";
import { counts, executionRate, spendingByUnit } from "./spending";

/** 进度 of one unit. Null is unknown, never 0; rates in basis points, cut off; money in fen. */
export interface UnitProgress {
  readonly unit: UnitCode;
  readonly name: string;
  readonly allocated: Fen;
  /** 下达: documents sent out to it; null while nothing was sent to anybody. */
  readonly issued: Fen | null;
  readonly arrived: Fen | null;
  readonly spent: Fen | null;
  readonly rate: number | null;
  /** 审定 less 支出. */
  readonly unspent: Fen | null;
  /** 任务完成率, apart from spending (C09). */
  readonly tasks: number | null;
  /** 滞留: days from the first receipt to the first document sent to it, or to today while none was. */
  readonly heldDays: number | null;
  /** 未支出原因 and 预计付清 as the unit reported them. */
  readonly reported: string;
}

interface LineProgress {
  readonly line: string;
  readonly category: Category | null;
  readonly allocated: Fen;
  readonly spent: Fen | null;
  readonly rate: number | null;
}

/** 对账: the four stages of the money; null where a stage is not known at all. */
interface Reconciliation {
  readonly total: Fen;
  readonly allocated: Fen;
  readonly issued: Fen | null;
  readonly arrived: Fen | null;
  readonly spent: Fen | null;
}

export interface Progress {
  readonly reconciliation: Reconciliation;
  readonly units: readonly UnitProgress[];
  readonly lines: readonly LineProgress[];
  /** Spent on no line that was understood. */
  readonly elsewhere: Fen;
  readonly documents: readonly AgedDocument[];
}

interface ProgressGround {
  readonly book: FundBook;
  readonly rows: readonly RegisterRow[];
  /** 任务完成率 of a unit in basis points; null while nothing was reported. */
  readonly taskRate: (unit: UnitCode) => number | null;
  /** What 对方单位 of a document sent out may call the unit. */
  readonly counterpartsOf: (unit: UnitCode) => readonly string[];
}

/** The money followed from 审定 to 支出, by unit, line and document (M12). */
export function progressOf({ book, rows, taskRate, counterpartsOf }: ProgressGround): Progress {
  const spending = spendingByUnit(rows);
  const paid = new Set(
    rows.flatMap((row) => (row.table === "spend" && counts(row) && amountOf(row, "amount") !== null ? [row.unit] : [])),
  );
  const firstReceipt = receivedDocuments(book.ledger)
    .flatMap(({ receivedOn, issuedOn }) => receivedOn ?? issuedOn ?? [])
    .sort()[0];
  const units = book.units.map(({ code, name }): UnitProgress => {
    const own = spending.get(code);
    const allocated = unitTotal(book.decided, code);
    const spent = paid.has(code) ? (own?.spent ?? null) : null;
    return {
      unit: code,
      name,
      allocated,
      issued: issuedTo(book, counterpartsOf(code)),
      arrived: own?.arrived ?? null,
      spent,
      rate: spent === null ? null : executionRate(spent, allocated),
      unspent: spent === null ? null : fen(allocated - spent),
      tasks: taskRate(code),
      heldDays: heldDays(book, counterpartsOf(code), firstReceipt),
      reported: reportedReasons(rows, code),
    };
  });
  const reconciliation = reconciled(book, units);
  const lines = linesOf(book.projects).map(({ id, category }): LineProgress => {
    const parts = [...spending.values()].flatMap(({ byLine }) => byLine.get(id) ?? []);
    const allocated = lineTotal(book.decided, id);
    const spent = parts.length === 0 ? null : sumFen(parts);
    return { line: id, category, allocated, spent, rate: spent === null ? null : executionRate(spent, allocated) };
  });
  const known = sumFen(lines.flatMap(({ spent }) => spent ?? []));
  return {
    reconciliation,
    units,
    lines,
    elsewhere: fen((reconciliation.spent ?? 0) - known),
    documents: agedDocuments(receivedDocuments(book.ledger), reconciliation.spent, book.today.date),
  };
}

function reconciled(book: FundBook, units: readonly UnitProgress[]): Reconciliation {
  const sum = (key: "issued" | "arrived" | "spent"): Fen | null => {
    const known = units.flatMap((unit) => unit[key] ?? []);
    return known.length === 0 ? null : sumFen(known);
  };
  return {
    total: fundTotal(book.ledger),
    allocated: sumFen(units.map(({ allocated }) => allocated)),
    issued: sum("issued"),
    arrived: sum("arrived"),
    spent: sum("spent"),
  };
}

/** Null while nothing was sent to anybody: then it is not known, and not 0. */
function issuedTo(book: FundBook, names: readonly string[]): Fen | null {
  const sent = book.ledger.filter(({ direction }) => direction === "out");
  if (sent.length === 0) return null;
  return sumFen(sent.filter(({ counterpart }) => names.includes(counterpart.trim())).map(({ amount }) => amount));
}

function heldDays(book: FundBook, names: readonly string[], firstReceipt: string | undefined): number | null {
  if (firstReceipt === undefined) return null;
  const first = names.flatMap((name) => book.ledger.find(({ counterpart }) => counterpart.trim() === name) ?? [])[0];
  if (first === undefined) return daysBetween(firstReceipt, book.today.date);
  return first.issuedOn === null ? null : daysBetween(firstReceipt, first.issuedOn);
}

/** The reasons of the newest period, each once. */
function reportedReasons(rows: readonly RegisterRow[], unit: UnitCode): string {
  const own = rows.filter((row) => row.unit === unit && row.table === "arrival" && counts(row));
  const newest = own.reduce((last, { period }) => (period > last ? period : last), "");
  const words = own
    .filter(({ period }) => period === newest)
    .map((row) => {
      const [reason, until] = [textOf(row, "unspentReason"), textOf(row, "paidOffBy")];
      return [reason, until === "" ? "" : `预计${until}付清`].filter((text) => text !== "").join("，");
    });
  return [...new Set(words.filter((text) => text !== ""))].join("；");
}
