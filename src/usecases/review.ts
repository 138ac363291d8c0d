import type { FundBook } from "../domain/book";
import { failure, success, type Bilingual, type Result } from "../domain/fault";
import type { AllocationState, LogEntry, Seal } from "../domain/records";
import { withApproval, type ApprovalEntry } from "../review/approvals";
import { gatesOf, type Gates, type OpenMust } from "../review/gates";
import { verifyLog, type LogVerdict } from "../review/log";
import { personMissing, reasonMissing, withOpinion, type OpinionEntry } from "../review/opinions";
import { withPlanState, type PlanDecision } from "../review/plans";
import { readSealCode, sealCode, sealCodeText } from "../review/seal";
import { sealNumber } from "../review/sealNumber";
import { amountsClosed, inState, stepsFrom, type StateStep } from "../review/states";
import type { Diary } from "./diary";
import {
  changedSinceApproval,
  codeUnreadable,
  needsConfirmation,
  sealTextInTheWay,
  stateBlocked,
  stepUnknown,
} from "./reviewFaults";
import { keptAs, type VersionAct } from "./versions";
import type { BookView } from "./view";
import { viewOf } from "./viewOf";

/** A next state, with what it needs. */
export interface PossibleStep extends Gates {
  readonly step: StateStep;
}

export interface StateChoice {
  readonly state: AllocationState;
  readonly reason: string;
  /** 局党组审定, recorded together with the step. */
  readonly approval?: { readonly on: string; readonly document: string };
  /** The asks were read and are accepted for the reason given. */
  readonly confirmed?: boolean;
}

/**
 * `match`: the figures are those of the print. `changed`: the print is of an earlier seal of this workbook, and `since`
 * says what was done after it. `unknown`: no seal of this workbook has that code.
 */
export interface SealCheck {
  readonly verdict: "match" | "changed" | "unknown";
  /** The code of the figures as they are. */
  readonly code: string;
  readonly stored: Seal | null;
  readonly since: readonly LogEntry[];
  /** What the print says otherwise than the workbook; null when no copy of those figures was kept. */
  readonly changes: readonly SealedChange[] | null;
}

/** One figure that differs from the print. */
export interface SealedChange {
  readonly sheet: string;
  readonly what: string;
  /** As people read them; null where there is, or was, none. */
  readonly printed: string | null;
  readonly now: string | null;
}

export interface ReviewUseCases {
  /** Who acts: a typed name, kept in memory, written as 张某（自报） (D14). */
  setPerson(name: string): void;
  person(): string;
  /** 复核意见 on an open finding, with the figure seen; written below the others. */
  addOpinion(entry: OpinionEntry): Promise<Result<BookView>>;
  stateSteps(): Promise<Result<readonly PossibleStep[]>>;
  changeState(choice: StateChoice): Promise<Result<BookView>>;
  recordApproval(entry: ApprovalEntry): Promise<Result<BookView>>;
  setPlanState(decision: PlanDecision): Promise<Result<BookView>>;
  /** Stores 核对码 and 核对数 of the figures as they are. */
  sealNow(reason?: string): Promise<Result<BookView>>;
  checkSeal(typed: string): Promise<Result<SealCheck>>;
  verifyLog(): Promise<Result<LogVerdict>>;
}

/** What an act is called in 日志 and in 撤销. */
const ACT = {
  opinion: { zh: "复核意见", en: "Give an opinion" },
  state: { zh: "状态", en: "Change the state" },
  approval: { zh: "记录审定", en: "Record an approval" },
  plan: { zh: "单位落实方案", en: "Unit plan" },
  seal: { zh: "生成核对码", en: "Make the seal code" },
} as const satisfies Record<string, Bilingual>;

/** A step that writes its own line into the log. */
export type ReviewStep = (book: FundBook) => Result<FundBook>;

/** What these use cases stand on: reading the book, and one way to change it. */
export interface ReviewGround {
  readonly diary: Diary;
  readonly read: () => Promise<Result<FundBook>>;
  /** Writes what the step answers; nothing is logged beyond what the step logs itself. */
  readonly write: (label: Bilingual, step: ReviewStep) => Promise<Result<BookView>>;
}

export function reviewUseCases({ diary, read, write }: ReviewGround): ReviewUseCases {
  return {
    setPerson: (name) => {
      diary.setPerson(name);
    },
    person: () => diary.person(),
    addOpinion: (entry) => write(ACT.opinion, (book) => opinionStep(book, entry, diary)),
    async stateSteps() {
      const book = await read();
      return book.ok ? success(possibleSteps(book.value)) : book;
    },
    changeState: (choice) => write(ACT.state, (book) => stateStep(book, choice, diary)),
    recordApproval: (entry) => write(ACT.approval, (book) => approvalStep(book, entry, diary)),
    setPlanState: (decision) => write(ACT.plan, (book) => planStep(book, decision, diary)),
    sealNow: (reason = "") => write(ACT.seal, (book) => sealStep(book, reason, diary)),
    async checkSeal(typed) {
      const book = await read();
      return book.ok ? sealCheck(book.value, typed) : book;
    },
    async verifyLog() {
      const book = await read();
      return book.ok ? success(verifyLog(book.value.log, book.value.logEnd)) : book;
    },
  };
}

/** The book with an opinion on a finding that is open now. */
function opinionStep(book: FundBook, entry: OpinionEntry, diary: Diary): Result<FundBook> {
  const { findings, undetermined } = viewOf(book);
  const finding = findings.find(({ id }) => id === entry.finding);
  const lacking = undetermined.find(({ id }) => id === entry.finding);
  const found = finding ?? lacking;
  const figure = finding?.figure ?? "";
  const seen = found ? { id: found.id, open: true, figure } : undefined;
  const about = found?.sentence.zh ?? "";
  const signed = { reviewer: diary.signature(), on: diary.now().slice(0, 10) };
  const next = withOpinion(book, entry, { finding: seen, about }, signed);
  if (!next.ok) return next;
  const after = figure === "" ? entry.opinion : `${entry.opinion}（当时数${figure}）`;
  return success(
    diary.append(next.value, { what: ACT.opinion.zh, place: entry.finding, before: "", after, reason: entry.reason }),
  );
}

function possibleSteps(book: FundBook): readonly PossibleStep[] {
  const open = openMusts(book);
  return stepsFrom(book.state).map((step) => ({ step, ...gatesOf(book, step, open) }));
}

function openMusts(book: FundBook): readonly OpenMust[] {
  return viewOf(book).findings.filter(({ level, verdict }) => level === "must" && verdict === "broken");
}

/** The book in another state, when nothing blocks it and what is asked is confirmed; approved amounts are sealed. */
function stateStep(book: FundBook, choice: StateChoice, diary: Diary): Result<FundBook> {
  const step = stepsFrom(book.state).find(({ to }) => to === choice.state);
  if (!step) return failure(stepUnknown(book.state, choice.state));
  if (diary.person() === "") return failure(personMissing());
  const reason = choice.reason.trim();
  if (step.needsReason && reason === "") return failure(reasonMissing());
  const approved = choice.approval ? withApproval(book, { gate: "partyGroup", ...choice.approval }) : success(book);
  if (!approved.ok) return approved;
  const { blocks, asks } = gatesOf(approved.value, step, openMusts(approved.value));
  if (blocks.length > 0) return failure(stateBlocked(step.to, blocks));
  if (asks.length > 0 && choice.confirmed !== true) return failure(needsConfirmation(step.to, asks));
  if (asks.length > 0 && reason === "") return failure(reasonMissing());
  const moved = inState(approved.value, step);
  const sealed = step.to === "局党组审定" ? withSeal(keptAs(moved, versionAct(diary, step.to)), diary) : moved;
  return success(diary.append(sealed, stateAct(book, sealed, { choice, reason, asks })));
}

function versionAct(diary: Diary, why: string): VersionAct {
  return { at: diary.now(), who: diary.signature(), why };
}

interface StateTold {
  readonly choice: StateChoice;
  readonly reason: string;
  readonly asks: Gates["asks"];
}

function stateAct(
  before: FundBook,
  after: FundBook,
  { choice, reason, asks }: StateTold,
): Parameters<Diary["append"]>[1] {
  const approval = choice.approval ? `，局党组审定${choice.approval.on} ${choice.approval.document.trim()}` : "";
  const code = after.seal !== before.seal && after.seal ? `，核对码 ${sealCodeText(after.seal.code)}` : "";
  const open = asks.map(({ place, code: kind }) => place ?? kind).join("、");
  return {
    what: ACT.state.zh,
    place: "首页",
    before: `${before.state}（第${before.version}版）`,
    after: `${after.state}（第${after.version}版）${approval}${code}`,
    reason: open === "" ? reason : `${reason}（已确认：${open}）`,
  };
}

function approvalStep(book: FundBook, entry: ApprovalEntry, diary: Diary): Result<FundBook> {
  if (diary.person() === "") return failure(personMissing());
  const next = withApproval(book, entry);
  return next.ok ? success(diary.changed(book, next.value, { what: ACT.approval.zh })) : next;
}

function planStep(book: FundBook, decision: PlanDecision, diary: Diary): Result<FundBook> {
  if (diary.person() === "") return failure(personMissing());
  const next = withPlanState(book, decision, diary.now().slice(0, 10));
  return next.ok ? success(diary.changed(book, next.value, { what: ACT.plan.zh, reason: decision.opinion })) : next;
}

/** The book with the seal of its figures. What was approved is never sealed anew once it has changed. */
function sealStep(book: FundBook, reason: string, diary: Diary): Result<FundBook> {
  const text = book.unreadable[0];
  if (text) return failure(sealTextInTheWay(text.address, text.text));
  if (amountsClosed(book.state) && book.seal && book.seal.code !== sealCode(book)) {
    return failure(changedSinceApproval());
  }
  const sealed = withSeal(book, diary);
  const told = sealed.seal ? `${sealCodeText(sealed.seal.code)}，核对数 ${sealed.seal.number ?? "—"}` : "";
  const before = book.seal ? sealCodeText(book.seal.code) : "";
  return success(diary.append(sealed, { what: ACT.seal.zh, place: "分配表", before, after: told, reason }));
}

function withSeal(book: FundBook, diary: Diary): FundBook {
  const seal: Seal = { code: sealCode(book), number: sealNumber(book), at: diary.now(), version: book.version };
  return { ...book, seal };
}

/** Compares a code typed from paper with the figures as they are, and with every seal the log knows. */
function sealCheck(book: FundBook, typed: string): Result<SealCheck> {
  const code = readSealCode(typed);
  if (code === null) return failure(codeUnreadable(typed));
  const now = sealCode(book);
  const answer = { code: now, stored: book.seal };
  if (code === now) return success({ verdict: "match", ...answer, since: [], changes: [] });
  const printed = sealCodeText(code);
  const places = book.log.map(({ after }, index) => (after.includes(printed) ? index : -1));
  const last = Math.max(-1, ...places);
  const known = last >= 0 || book.seal?.code === code;
  return success({
    verdict: known ? "changed" : "unknown",
    ...answer,
    since: last >= 0 ? book.log.slice(last + 1) : [],
    // Copies of the figures stand in 版本, which is read only where something differs.
    changes: null,
  });
}
