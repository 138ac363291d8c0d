import type { AllocationMethod } from "../domain/book";
import { failure, success, type Bilingual, type Result } from "../domain/fault";
import type { DocumentEntry, FundUseCases } from "../usecases/fund";
import { SOLVING_CANCELLED } from "../usecases/solver";
import type { BookView } from "../usecases/view";
import { unexpectedFault, type ShownFault } from "./faults";
import type { ImportDesk } from "./import/desk";
import type { BookWork, PaneAction, PaneState, Work } from "./state";

/** What the components can ask for. Nothing here throws; every outcome becomes an action. */
export interface Conductor {
  /** Writes a notice that was read and looked through. */
  importNotice(desk: Pick<ImportDesk, "preview" | "decisions">): Promise<void>;
  loadSample(): Promise<void>;
  addDocument(entry: DocumentEntry): Promise<void>;
  /** Allocates, or asks first when hand-typed cells would be written over. */
  allocate(method: AllocationMethod): Promise<void>;
  /** The person's answer about hand-typed cells. */
  allocateWith(method: AllocationMethod, handEdits: "keep" | "replace"): Promise<void>;
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** Writes the rest of a step that broke off. */
  goOn(): Promise<void>;
  /** Takes away what is there of a step that broke off. */
  takeBack(): Promise<void>;
  /** Any other act that changes the book; true when it was done. `done` says it in words. */
  perform(task: (fund: FundUseCases) => Promise<Result<BookView>>, done: Bilingual): Promise<boolean>;
  /** Asks without changing the book; null when it failed, which is told, or when another action runs. */
  ask<T>(task: (fund: FundUseCases) => Promise<Result<T>>): Promise<T | null>;
  show(address: string): Promise<void>;
  /** As `ask`, unasked by the person: says nothing of it, waits for what runs, and holds nobody up. */
  look<T>(task: (fund: FundUseCases) => Promise<Result<T>>): Promise<T | null>;
  /** As `ask`, but beside all else, since it may take minutes: nobody waits for it, and its fault is the answer. */
  beside<T>(task: (fund: FundUseCases) => Promise<Result<T>>): Promise<Result<T>>;
  /** Whether an action runs that changes the workbook, and reads it at its end. */
  acting(): boolean;
  /**
   * Reads the workbook again; calls during a read are joined into one further read. Writes nothing (D13).
   * @param edited somebody edited: also what the book does not show is looked at anew. Else the same content stays
   * the same object, and nothing is drawn again.
   */
  recheck(edited?: boolean): Promise<void>;
}

/** 合计 of 分配表. */
const ALLOCATION_RESULT = "分配表!D7";

/** A read shorter than this says nothing, so that live checking does not flicker. */
const SLOW_CHECK_MILLISECONDS = 400;

/** Faults with which the host may have broken off in the middle of a write. */
const MAY_BREAK_OFF = /^(excel-|workbook-conflict|too-large)/;

type Task<T> = () => Promise<Result<T>>;
/** Runs one action and tells what came of it; refused while another runs. */
type Run = (name: Work, task: () => Promise<PaneAction>) => Promise<void>;

/** Effects of the pane: calls the use cases one at a time and tells the reducer what came of it. */
export function createConductor(fund: FundUseCases, dispatch: (action: PaneAction) => void): Conductor {
  const line = createQueue();
  let running: Work | null = null;
  let checkWaiting = false;
  let editWaiting = false;
  let seen: { readonly text: string; readonly view: BookView | null } | null = null;

  /** One action at a time: a second press while one runs is not queued behind the person's back. */
  const run: Run = async (name, task) => {
    if (running !== null) return;
    running = name;
    dispatch({ type: "workStarted", work: name });
    await line(async () => {
      const action = await settle(task);
      running = null;
      dispatch(action);
      // A write that failed may have left something: the workbook says what.
      if (action.type === "workFailed" && MAY_BREAK_OFF.test(action.fault.code)) await readBook();
    });
  };

  async function readBook(): Promise<void> {
    const edited = editWaiting;
    checkWaiting = false;
    editWaiting = false;
    const slow = setTimeout(() => dispatch({ type: "checkSlow" }), SLOW_CHECK_MILLISECONDS);
    const result = await attempt(() => fund.view());
    clearTimeout(slow);
    if (result.ok) {
      const text = JSON.stringify(result.value);
      if (edited || seen?.text !== text) seen = { text, view: result.value };
      dispatch({ type: "checked", view: seen.view, ...steps(fund) });
    } else dispatch({ type: "checkFailed", fault: result.fault });
  }

  return {
    ...writingActions(fund, run, dispatch),
    acting: () => running !== null && running !== "asking" && running !== "showing",
    ask: asking(fund, run),
    show: (address) =>
      run("showing", async () => {
        const result = await fund.select(address);
        return result.ok ? { type: "workFinished" } : failed(result.fault);
      }),
    look: async (task) => {
      const answers: Awaited<ReturnType<typeof task>>[] = [];
      await line(async () => {
        const result = await attempt(() => task(fund));
        if (result.ok) answers.push(result);
        else dispatch({ type: "checkFailed", fault: result.fault });
      });
      const [answer] = answers;
      return answer?.ok ? answer.value : null;
    },
    beside: (task) => attempt(() => task(fund)),
    recheck: async (edited = false) => {
      editWaiting ||= edited;
      if (checkWaiting) return;
      checkWaiting = true;
      await line(readBook);
    },
  };
}

/** Asks without changing the book, as one action of the pane. */
function asking(fund: FundUseCases, run: Run): Conductor["ask"] {
  return async <T>(task: (fund: FundUseCases) => Promise<Result<T>>): Promise<T | null> => {
    const answers: T[] = [];
    await run("asking", async () => {
      const result = await task(fund);
      // Whoever cancelled, or looked elsewhere meanwhile, need not be told.
      if (!result.ok && result.fault.code === SOLVING_CANCELLED) return { type: "workFinished" };
      if (!result.ok) return failed(result.fault);
      answers.push(result.value);
      return { type: "workFinished" };
    });
    return answers[0] ?? null;
  };
}

/** The actions that write to the workbook. */
function writingActions(
  fund: FundUseCases,
  run: Run,
  dispatch: (action: PaneAction) => void,
): Omit<Conductor, "acting" | "show" | "recheck" | "ask" | "look" | "beside"> {
  const changed = (name: BookWork, view: BookView): PaneAction => ({
    type: "bookChanged",
    work: name,
    view,
    ...steps(fund),
    skipped: [],
  });
  const changing = async (name: BookWork, task: Task<BookView>): Promise<PaneAction> => {
    const result = await task();
    return result.ok ? changed(name, result.value) : failed(result.fault);
  };
  /** The result is where the person looks next; when it cannot be shown, the division stands all the same. */
  const allocating = async (method: AllocationMethod, handEdits: "keep" | "replace"): Promise<PaneAction> => {
    const action = await changing("allocating", () => fund.allocate({ method, handEdits }));
    if (action.type !== "bookChanged") return action;
    const shown = await fund.select(ALLOCATION_RESULT);
    if (shown.ok) return action;
    dispatch(action);
    return failed(shown.fault);
  };

  return {
    importNotice: ({ preview, decisions }) =>
      run("opening", () => changing("opening", () => fund.applyImport(preview.proposal, decisions))),
    loadSample: () => run("sample", () => changing("sample", () => fund.loadSample())),
    addDocument: (entry) => run("document", () => changing("document", () => fund.addDocument(entry))),
    allocate: (method) =>
      run("allocating", async () => {
        const edits = await fund.handEdits();
        if (!edits.ok) return failed(edits.fault);
        if (edits.value.length > 0) return { type: "handEditsFound", method, edits: edits.value };
        return allocating(method, "keep");
      }),
    allocateWith: (method, handEdits) => {
      dispatch({ type: "handEditsClosed" });
      return run("allocating", () => allocating(method, handEdits));
    },
    perform: async (task, done) => {
      const finished: PaneAction[] = [];
      await run("changing", async () => {
        const action = await changing("changing", () => task(fund));
        if (action.type !== "bookChanged") return action;
        finished.push(action);
        return { ...action, done };
      });
      return finished.length > 0;
    },
    ...turningActions(fund, run, dispatch),
  };
}

/** Steps taken back, done again, or ended where they broke off. */
function turningActions(
  fund: FundUseCases,
  run: Run,
  dispatch: (action: PaneAction) => void,
): Pick<Conductor, "undo" | "redo" | "goOn" | "takeBack"> {
  const turned = (work: "undoing" | "redoing" | "finishing", task: FundUseCases["undo"]): Promise<void> =>
    run(work, async () => {
      const result = await task();
      if (!result.ok) return failed(result.fault);
      const { view, skipped } = result.value;
      if (view !== null) return { type: "bookChanged", work, view, ...steps(fund), skipped };
      // The step had made the book: an empty workbook is what is left.
      dispatch({ type: "workFinished" });
      return { type: "checked", view, ...steps(fund) };
    });
  return {
    undo: () => turned("undoing", () => fund.undo()),
    redo: () => turned("redoing", () => fund.redo()),
    goOn: () => turned("finishing", () => fund.goOn()),
    takeBack: () => turned("undoing", () => fund.takeBack()),
  };
}

/** What can be taken back and done again now. */
function steps(fund: FundUseCases): Pick<PaneState, "undoLabel" | "redoLabel" | "lostLabel" | "brokenStep"> {
  return {
    undoLabel: fund.undoLabel(),
    redoLabel: fund.redoLabel(),
    lostLabel: fund.lostLabel(),
    brokenStep: fund.brokenStep(),
  };
}

function failed(fault: ShownFault): PaneAction {
  return { type: "workFailed", fault };
}

async function settle(task: () => Promise<PaneAction>): Promise<PaneAction> {
  const result = await attempt(async () => success(await task()));
  return result.ok ? result.value : failed(result.fault);
}

async function attempt<T>(task: Task<T>): Promise<Result<T> | { readonly ok: false; readonly fault: ShownFault }> {
  try {
    return await task();
  } catch (error) {
    return failure(unexpectedFault(error));
  }
}

/** Runs tasks one after another; a task must not throw. */
function createQueue(): (task: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (task) => {
    last = last.then(task);
    return last;
  };
}
