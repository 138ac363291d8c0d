import { success, type Bilingual, type Result } from "../domain/fault";
import type { FundBook } from "../domain/book";
import { addDocument, type DocumentEntry } from "./addDocument";
import type { AllocationChoice, HandEdit } from "./allocateBook";
import { chooseReading, type ReadingChoice } from "./chooseReading";
import { localMoment, type Clock } from "./clock";
import { copyUseCases, type CopyUseCases } from "./copyCases";
import { exchangeUseCases } from "./collectCases";
import { importUseCases, type ImportUseCases } from "./importCases";
import type { ExchangeUseCases } from "./exchange";
import { GLANCE_NAMES } from "../workbook/glanceNames";
import type { SheetPlan } from "../workbook/plan";
import { READ_SHEETS, readBook } from "../workbook/readBook";
import { damageUseCases, type DamageUseCases } from "./damageCases";
import { Diary } from "./diary";
import { History } from "./history";
import { alreadyThere, OUR_NAMES, requireFreeNames } from "./freshWorkbook";
import type { WorkbookPort, WriteReport } from "./port";
import type { ReportGround } from "./reportGround";
import type { Move, RepairProposal, RepairWish } from "./repair";
import { reviewUseCases, type ReviewUseCases } from "./review";
import type { TermsChange } from "./setTerms";
import { solverHere, type Solver } from "./solver";
import { toldStep } from "./toldStep";
import { turnUseCases, type TurnUseCases } from "./turnCases";
import { trackingUseCases, type TrackingUseCases } from "./trackingCases";
import { versionUseCases, type VersionUseCases } from "./versionCases";
import { performAct } from "./performAct";
import type { BookView } from "./view";
import { viewOf } from "./viewOf";
import { loadBook, requireBook, saveBook } from "./workbookBook";

export type { DocumentEntry, HandEdit, TermsChange };

/** What a person can do with a workbook; pane, commands and pages over files share it. */
export interface FundUseCases
  extends
    DamageUseCases,
    ReviewUseCases,
    CopyUseCases,
    ExchangeUseCases,
    ImportUseCases,
    VersionUseCases,
    TrackingUseCases,
    TurnUseCases {
  /** Null: the workbook holds no fund book yet. */
  view(): Promise<Result<BookView | null>>;
  addDocument(entry: DocumentEntry): Promise<Result<BookView>>;
  handEdits(): Promise<Result<readonly HandEdit[]>>;
  allocate(choice: AllocationChoice): Promise<Result<BookView>>;
  /** 取整单位, 保底, 上限, 调整说明. */
  setTerms(change: TermsChange): Promise<Result<BookView>>;
  /** 调整方案: up to three ways out, or what cannot all be; writes nothing. */
  proposeRepair(wish?: RepairWish, signal?: AbortSignal): Promise<Result<RepairProposal>>;
  applyRepair(moves: readonly Move[]): Promise<Result<BookView>>;
  /** 口径: puts a reading into force, with who decided and why. */
  chooseReading(choice: ReadingChoice): Promise<Result<BookView>>;
  /** What reports are written from; writes nothing. */
  reportGround(): Promise<Result<ReportGround>>;
  select(address: string): Promise<Result<void>>;
  /** A text that differs once anything a rule reads differs; cheap enough to ask all the time. Writes nothing (D13). */
  glance(): Promise<Result<string>>;
  /** Calls back when something may have changed; writes nothing (D13). */
  watch(listener: () => void): Promise<Result<() => Promise<void>>>;
}

/** What an undoable step is called. */
const STEP = {
  start: { zh: "建立工作簿", en: "Make the workbook" },
  document: { zh: "录入指标文件", en: "Add a document" },
  allocate: { zh: "分配", en: "Allocate" },
  step: { zh: "取整单位", en: "Rounding" },
  floor: { zh: "保底", en: "Floors" },
  ceiling: { zh: "上限", en: "Ceilings" },
  reason: { zh: "调整说明", en: "Reasons for changes" },
  repair: { zh: "调整方案", en: "Repair" },
  reading: { zh: "定口径", en: "Choose a reading" },
} as const satisfies Record<string, Bilingual>;

/**
 * The use cases over one workbook.
 * @param moment date and time, for 日志
 * @param solver where ways out are looked for
 */
export function createFundUseCases(
  port: WorkbookPort,
  clock: Clock,
  moment: Clock = localMoment,
  solver: Solver = solverHere(),
): FundUseCases {
  const history = new History(port);
  const diary = new Diary(moment);
  const write = async (label: Bilingual, step: Step): Promise<Result<BookView>> => {
    await diary.ready();
    const next = await performAct(history, { label }, (keeping) => stepped({ port: keeping, clock }, step));
    return next.ok ? readView({ port: history.reading(), clock }) : next;
  };
  /** A step told in 日志 by what it changes. */
  const change = (label: Bilingual, step: Step, reason = ""): Promise<Result<BookView>> =>
    write(label, (book) => toldStep(book, step(book), { diary, what: label.zh, reason }));
  const review = reviewUseCases({ diary, read: () => requireBook(port, clock()), write });
  return {
    view: () => presentView({ port: history.reading(), clock }),
    async addDocument(entry) {
      const { keptBeforeDocument } = await import("./versions");
      return change(STEP.document, (book) =>
        success(keptBeforeDocument(book, addDocument(book, entry), { now: () => diary.now(), who: diary.signature() })),
      );
    },
    ...dividingCases({ port, clock }, { diary, solver, change }),
    ...trackingUseCases({ port, clock, write: change }),
    ...versionUseCases({ port, clock, diary, solver, write }),
    chooseReading: (choice) => change(STEP.reading, (book) => chooseReading(book, choice), choice.reason),
    ...damageUseCases({ port, clock }, history, (book, act) => diary.mended(book, act)),
    ...review,
    ...copyUseCases({ port, clock, diary, review, write }),
    ...exchangeUseCases({ port, clock, diary, history, write }),
    ...importUseCases({
      port,
      clock,
      diary,
      history,
      start: (book, besides) => startBook({ history, clock }, startedBook(book, diary), besides),
      write: change,
    }),
    // Registers are read when a paper is asked for.
    async reportGround() {
      const { loadReportGround } = await import("./reportGround");
      return loadReportGround(port, clock());
    },
    ...turnUseCases({ clock, diary, history }),
    select: (address) => port.select(address),
    glance: () => port.glance(GLANCE_NAMES),
    watch: (listener) => port.onEdited(listener),
  };
}

type Step = (book: FundBook) => Result<FundBook>;

/** A workbook, and the way to know what day it is. */
interface Place {
  readonly port: WorkbookPort;
  readonly clock: Clock;
}

type Dividing = Pick<FundUseCases, "handEdits" | "allocate" | "setTerms" | "proposeRepair" | "applyRepair">;

interface DividingGround {
  readonly diary: Diary;
  readonly solver: Solver;
  readonly change: (label: Bilingual, step: Step, reason?: string) => Promise<Result<BookView>>;
}

/** Dividing and repairing; what computes is fetched when it is asked for. */
function dividingCases({ port, clock }: Place, { diary, solver, change }: DividingGround): Dividing {
  return {
    async handEdits() {
      const { handEditsOf } = await import("./allocateBook");
      const book = await requireBook(port, clock());
      return book.ok ? success(handEditsOf(book.value)) : book;
    },
    async allocate(choice) {
      const { divideBook } = await import("./divideBook");
      return change(STEP.allocate, (book) =>
        divideBook(book, choice, { now: () => diary.now(), who: diary.signature() }),
      );
    },
    async setTerms(terms) {
      const { setTerms } = await import("./setTerms");
      return change(STEP[terms.kind], (book) => setTerms(book, terms), terms.kind === "reason" ? terms.reason : "");
    },
    async proposeRepair(wish = {}, signal) {
      const book = await requireBook(port, clock());
      return book.ok ? solver.repair(book.value, wish, signal) : book;
    },
    async applyRepair(moves) {
      const { applyMoves } = await import("./repair");
      return change(STEP.repair, (book) => applyMoves(book, moves, diary.signature()));
    },
  };
}

/** The first line of the log: what the book was made from. */
function startedBook(book: FundBook, diary: Diary): FundBook {
  return diary.append(book, { what: "建立工作簿", place: "首页", before: "", after: book.title });
}

async function startBook(
  { history, clock }: { readonly history: History; readonly clock: Clock },
  book: FundBook,
  besides: readonly SheetPlan[] = [],
): Promise<Result<BookView>> {
  const started = await performAct(history, { label: STEP.start, removable: true }, (port) =>
    startedIn({ port, clock }, book, besides),
  );
  return started.ok ? readView({ port: history.reading(), clock }) : started;
}

async function startedIn(
  { port, clock }: Place,
  book: FundBook,
  besides: readonly SheetPlan[],
): Promise<Result<WriteReport>> {
  // At once: the book and what stands under our names; both of what follows rest on it.
  const content = await port.read([...new Set([...READ_SHEETS, ...OUR_NAMES])]);
  if (!content.ok) return content;
  const existing = readBook(content.value, clock());
  const free = requireFreeNames(content.value);
  const taken = existing.ok && existing.value !== null ? alreadyThere(existing.value) : existing;
  const refused = taken.ok ? free : taken;
  if (refused.ok) return saveBook(port, book, besides);
  // Perhaps the rest of an import that broke off: then it is finished, else nothing is touched.
  const { resumeBook } = await import("./resumeBook");
  return (await resumeBook(port, book, besides)) ?? refused;
}

/** Reads the book, takes the step, writes the result. */
async function stepped(
  { port, clock }: Place,
  step: (book: FundBook) => Result<FundBook>,
): Promise<Result<WriteReport>> {
  const book = await requireBook(port, clock());
  if (!book.ok) return book;
  const next = step(book.value);
  return next.ok ? saveBook(port, next.value) : next;
}

/** Null: no book yet. */
async function presentView({ port, clock }: Place): Promise<Result<BookView | null>> {
  const book = await loadBook(port, clock());
  if (!book.ok) return book;
  return success(book.value === null ? null : viewOf(book.value));
}

/** Read back, so that what is shown is what the workbook holds. */
async function readView({ port, clock }: Place): Promise<Result<BookView>> {
  const book = await requireBook(port, clock());
  return book.ok ? success(viewOf(book.value)) : book;
}
