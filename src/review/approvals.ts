import type { FundBook } from "../domain/book";
import { failure, success, type Result } from "../domain/fault";
import type { Approval, ApprovalGate } from "../domain/records";

export interface ApprovalEntry {
  readonly gate: ApprovalGate;
  /** ISO date. */
  readonly on: string;
  /** 文号 or 会议纪要号. */
  readonly document: string;
}

const GATE_WORDS: Readonly<Record<ApprovalGate, string>> = { province: "省厅审定", partyGroup: "局党组审定" };

/** Records an approval with its date and document (R14, R15: two approvals of two documents). */
export function withApproval(book: FundBook, entry: ApprovalEntry): Result<FundBook> {
  if (!isDate(entry.on)) return failure(dateUnreadable(entry.on));
  if (entry.on > book.today.date) return failure(dateLater(entry.on, book.today.date));
  const document = entry.document.trim();
  if (document === "") return failure(documentMissing(entry.gate));
  const approval: Approval = { gate: entry.gate, on: entry.on, document };
  const others = book.approvals.filter((candidate) => candidate.gate !== entry.gate);
  const order: readonly ApprovalGate[] = ["province", "partyGroup"];
  const all = [...others, approval].sort((one, other) => order.indexOf(one.gate) - order.indexOf(other.gate));
  return success({ ...book, approvals: all });
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function dateUnreadable(text: string): Parameters<typeof failure>[0] {
  return {
    code: "date-unreadable",
    sentence: { zh: `“${text}”不是日期，没有写入。`, en: `"${text}" is not a date; nothing was written.` },
    nextStep: { zh: "请写成 2020-03-20 的样子。", en: "Write it like 2020-03-20." },
  };
}

function dateLater(on: string, today: string): Parameters<typeof failure>[0] {
  return {
    code: "approval-in-future",
    sentence: {
      zh: `审定日期${on}晚于今天${today}，没有写入。`,
      en: `The approval's date ${on} is later than today, ${today}; nothing was written.`,
    },
    nextStep: { zh: "请核对日期。", en: "Check the date." },
  };
}

function documentMissing(gate: ApprovalGate): Parameters<typeof failure>[0] {
  return {
    code: "approval-document-missing",
    sentence: {
      zh: `${GATE_WORDS[gate]}没有写文号或会议纪要号，没有写入。`,
      en: "The approval names no document or minutes; nothing was written.",
    },
    nextStep: { zh: "请填写文号或会议纪要号。", en: "Give the number of the document or the minutes." },
  };
}
