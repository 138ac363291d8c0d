import type { FundBook, FundDocument } from "../domain/book";
import { failure, success, type Result } from "../domain/fault";
import { receivedDocuments } from "../domain/lines";
import type { Fen } from "../domain/money";

export interface DocumentEntry {
  readonly documentNumber: string;
  readonly issuedOn: string | null;
  /** This fund's part; negative for 追减. */
  readonly amount: Fen;
  readonly counterpart: string;
}

/** Adds a received funding document (下达, 追加 or 追减) to the ledger. */
export function addDocument(book: FundBook, entry: DocumentEntry): FundBook {
  const document: FundDocument = {
    direction: "in",
    documentNumber: entry.documentNumber,
    issuedOn: entry.issuedOn,
    receivedOn: null,
    counterpart: entry.counterpart,
    documentTotal: null,
    amount: entry.amount,
    note: "",
    source: "central",
  };
  return { ...book, ledger: [...book.ledger, document] };
}

/** `--total`: the first funding document of an empty ledger; refused when money is already there (design.md 7). */
export function withTotal(book: FundBook, total: Fen): Result<FundBook> {
  const received = receivedDocuments(book.ledger);
  if (received.length === 0) {
    return success(addDocument(book, { documentNumber: "", issuedOn: null, amount: total, counterpart: "" }));
  }
  return failure({
    code: "ledger-not-empty",
    sentence: {
      zh: `资金台账已有${received.length}份收到的文件，总额以台账为准，没有改动。`,
      en: `The ledger already holds ${received.length} received document(s); the total comes from the ledger. Nothing was changed.`,
    },
    nextStep: {
      zh: "追加、追减请在资金台账另记一行；或去掉 --total。",
      en: "Record additions or reductions as further ledger lines, or leave out --total.",
    },
    place: "资金台账",
  });
}
