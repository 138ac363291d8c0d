import type { FundBook } from "../domain/book";
import { CHUXIONG_UNITS } from "../domain/chuxiong";
import { failure, success, type Fault, type Result } from "../domain/fault";
import type { NoticeDocument } from "../notice/document";
import { documentOfText, readDocument, readNotice } from "../notice/readNotice";
import { SAMPLE_DOCUMENT, SAMPLE_NOTICE, SAMPLE_TODAY } from "../notice/sample";
import { SAMPLE_FACTORS } from "../notice/sampleFactors";
import { bookFromTable } from "./bookFromTable";

/** The text of a notice and what it is called. */
export interface NoticeText {
  readonly fileName: string;
  readonly text: string;
}

/** A notice as text, or as a reader of its format gave it. */
export type NoticeSource = NoticeText | NoticeDocument;

/** A fresh book from a notice, without money. @param today ISO date */
export function bookFromNotice(source: NoticeSource, today: string): Result<FundBook> {
  const table = "text" in source ? readNotice(source.text) : readDocument(source);
  if (!table.ok) return failure(inFile(table.fault, source.fileName));
  const nothing = { sample: false, ledger: [], factors: [], today: { date: today, typed: false } };
  return success(bookFromTable({ table: table.value, units: table.value.units.list, ...nothing }));
}

/** What a source says, line by line. */
export function documentOf(source: NoticeSource): NoticeDocument {
  return "text" in source ? documentOfText(source.text, source.fileName) : source;
}

/** The notice of the sample, as 原文 keeps it. */
export function sampleDocument(): NoticeDocument {
  return documentOfText(SAMPLE_NOTICE, "示例通知");
}

/** 示例: every amount and factor in it is invented and says so. */
export function sampleBook(): Result<FundBook> {
  const table = readNotice(SAMPLE_NOTICE);
  if (!table.ok) return table;
  const invented = { sample: true, ledger: [SAMPLE_DOCUMENT], factors: SAMPLE_FACTORS, today: SAMPLE_TODAY };
  return success(bookFromTable({ table: table.value, units: CHUXIONG_UNITS, ...invented }));
}

/** A fault in a text says which file. */
function inFile(fault: Fault, fileName: string): Fault {
  return { ...fault, place: fault.place === undefined ? fileName : `${fileName} ${fault.place}` };
}
