import { success, type Bilingual, type Result } from "../domain/fault";
import type { Snapshot } from "../review/snapshot";
import { VERSIONS_SHEET } from "../workbook/names";
import type { Clock } from "./clock";
import type { Comparison, CopyOutcome, CopyPreview, CopyRequest } from "./copies";
import type { Act, Diary } from "./diary";
import type { WorkbookPort } from "./port";
import type { ReviewStep, ReviewUseCases } from "./review";
import type { BookView } from "./view";

export type { Comparison, CopyDecision, CopyPreview, CopyRequest } from "./copies";

/** What applying came to; `view` is the book as it now stands. */
export interface CopyApplied extends Pick<CopyOutcome, "applied" | "refused"> {
  readonly view: BookView;
}

/** 取回复核稿: a copy of the workbook that somebody else edited. */
export interface CopyUseCases {
  /** 送出复核稿: keeps what is typed now, to compare with when a copy comes back. */
  sendOut(reason: string): Promise<Result<Pick<Snapshot, "id" | "version" | "at">>>;
  /** Writes nothing. */
  compareCopy(copy: WorkbookPort): Promise<Result<Comparison>>;
  /** What the findings would be once these decisions are taken over; writes nothing. */
  previewCopy(request: CopyRequest): Promise<Result<CopyPreview>>;
  /** Takes over what was decided, in one undoable step; what is refused is told in 日志 with its reason. */
  applyCopy(request: CopyRequest): Promise<Result<CopyApplied>>;
}

export interface CopyGround {
  readonly port: WorkbookPort;
  readonly clock: Clock;
  readonly diary: Diary;
  readonly review: ReviewUseCases;
  readonly write: (label: Bilingual, step: ReviewStep) => Promise<Result<BookView>>;
}

const SENT: Bilingual = { zh: "送出复核稿", en: "Send out for review" };

/** What 日志 says of a copy that goes out. */
function sendingAct(version: number, reason: string): Act {
  return { what: SENT.zh, place: VERSIONS_SHEET, before: "", after: `留底（第${version}版）`, reason: reason.trim() };
}

const LABEL: Bilingual = { zh: "取回复核稿", en: "Take back a reviewed copy" };

/** Fetched when copies are dealt with: they are no part of the first load. */
const load = () => import("./copies");

/** State changes and seals keep a snapshot, too: paper and files go out with them. */
export function copyUseCases(
  ground: CopyGround,
): CopyUseCases & Pick<ReviewUseCases, "changeState" | "sealNow" | "checkSeal"> {
  const { diary, review, write } = ground;
  const kept = async (why: string, act: () => Promise<Result<BookView>>): Promise<Result<BookView>> => {
    const { keepSnapshot, requireVersions } = await load();
    const free = await requireVersions(ground.port);
    if (!free.ok) return free;
    const done = await act();
    if (!done.ok) return done;
    const snapshot = await keepSnapshot(ground, diary, why);
    return snapshot.ok ? done : snapshot;
  };
  return {
    async sendOut(reason) {
      const { keepSnapshot, requireVersions } = await load();
      const free = await requireVersions(ground.port);
      if (!free.ok) return free;
      // Told before the copy leaves, so that the copy's own 日志 says so, too.
      const told = await write(SENT, (book) => success(diary.append(book, sendingAct(book.version, reason))));
      if (!told.ok) return told;
      const why = reason.trim() === "" ? SENT.zh : `${SENT.zh}：${reason.trim()}`;
      const snapshot = await keepSnapshot(ground, diary, why);
      if (!snapshot.ok) return snapshot;
      const { id, version, at } = snapshot.value;
      return success({ id, version, at });
    },
    compareCopy: async (copy) => (await load()).compareCopy(ground, copy),
    previewCopy: async (request) => (await load()).previewCopy(ground, request, diary),
    async applyCopy(request) {
      const { decidedCopy, returnedCopy } = await load();
      const returned = await returnedCopy(ground, request.copy);
      if (!returned.ok) return returned;
      const told: Pick<CopyOutcome, "applied" | "refused">[] = [];
      const view = await write(LABEL, (book) => {
        const outcome = decidedCopy(book, returned.value, request, diary);
        if (!outcome.ok) return outcome;
        told.push(outcome.value);
        return success(outcome.value.book);
      });
      if (!view.ok) return view;
      const { applied = [], refused = [] } = told[0] ?? {};
      return success({ view: view.value, applied, refused });
    },
    changeState: (choice) => kept(`状态：${choice.state}`, () => review.changeState(choice)),
    sealNow: (reason) => kept("生成核对码", () => review.sealNow(reason)),
    async checkSeal(typed) {
      const check = await review.checkSeal(typed);
      if (!check.ok || check.value.verdict !== "changed") return check;
      // Fetched when a print does not match.
      const { changedSinceSeal } = await import("./sealedChanges");
      const changes = await changedSinceSeal(ground.port, ground.clock(), typed);
      return changes.ok ? success({ ...check.value, changes: changes.value }) : changes;
    },
  };
}
