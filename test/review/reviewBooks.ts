import type { FundBook } from "../../src/domain/book";
import type { Opinion } from "../../src/domain/records";
import { sealCode } from "../../src/review/seal";
import { sealNumber } from "../../src/review/sealNumber";
import { dividedSample } from "../workbook/books";

/** An opinion as a reviewer leaves it, with what differs. */
export function opinion(finding: string, differences: Partial<Opinion> = {}): Opinion {
  return {
    finding,
    about: "",
    seen: "",
    opinion: "接受",
    reason: "示例理由",
    reviewer: "李某（自报）",
    on: "2020-05-25",
    ...differences,
  };
}

/** The book with its figures sealed. */
export function sealedBook(book: FundBook = dividedSample()): FundBook {
  const seal = { code: sealCode(book), number: sealNumber(book), at: "2020-05-25T10:00:00", version: book.version };
  return { ...book, seal };
}

/** Ledger, approval and date as a book has them that may be sent on. */
export function approvedBook(book: FundBook): FundBook {
  const approvals = [
    { gate: "province", on: "2020-02-20", document: "示例文〔2020〕1号" },
    { gate: "partyGroup", on: "2020-03-20", document: "示例纪要〔2020〕3号" },
  ] as const;
  return { ...book, approvals };
}
