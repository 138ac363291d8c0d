import { failure, success, type Fault, type Result } from "../../src/domain/fault";
import type { FundUseCases, HandEdit } from "../../src/usecases/fund";
import type { BookView } from "../../src/usecases/view";

export const REFUSED: Fault = {
  code: "sheet-protected",
  sentence: { zh: "“分配表”受保护，没有写入。", en: "The sheet is protected; nothing was written." },
  nextStep: { zh: "请先撤销工作表保护。", en: "Unprotect the sheet first." },
  place: "分配表!E9",
};

export const EDITS: readonly HandEdit[] = [
  {
    line: "P5",
    unit: "532327",
    computed: 2_100_000 as HandEdit["decided"],
    decided: 2_600_000 as HandEdit["decided"],
    address: "分配表!L13",
    label: "5 互联互通 · 永仁县",
  },
  {
    line: "P6",
    unit: "CUL",
    computed: null,
    decided: 0 as HandEdit["decided"],
    address: "分配表!E14",
    label: "6 艺术普及 · 州文化馆",
  },
];

type Answers = { [Name in keyof FundUseCases]?: FundUseCases[Name] };

export interface ScriptedFund extends FundUseCases {
  /** Calls in order, as `name:argument`. */
  readonly calls: string[];
  /** Says that the workbook was edited, as Excel's event would. */
  edited(): void;
  /** What the next reading finds. */
  holds(view: BookView | null): void;
}

/**
 * Answers of the use cases by script, for what a real workbook cannot be made to answer at will (faults, delays,
 * lost events). The pane over the real use cases is tested in realFund.test.tsx.
 */
export function scriptedFund(first: BookView | null, answers: Answers = {}): ScriptedFund {
  let held = first;
  const calls: string[] = [];
  const listeners = new Set<() => void>();
  const current = (): Promise<Result<BookView>> =>
    Promise.resolve(held ? success(held) : failure({ ...REFUSED, code: "book-missing" }));
  const base: FundUseCases = {
    view: () => Promise.resolve(success(held)),
    openNotice: current,
    loadSample: current,
    addDocument: current,
    handEdits: () => Promise.resolve(success([])),
    allocate: current,
    undo: async () => {
      const view = await current();
      return view.ok ? success({ view: view.value, skipped: [] }) : view;
    },
    undoLabel: () => null,
    redo: async () => {
      const view = await current();
      return view.ok ? success({ view: view.value, skipped: [] }) : view;
    },
    redoLabel: () => null,
    lostLabel: () => null,
    brokenStep: () => null,
    goOn: async () => {
      throw new Error("nothing is half-written in this script");
    },
    takeBack: async () => {
      throw new Error("nothing is half-written in this script");
    },
    damages: () => Promise.resolve(success([])),
    previewMend: () => Promise.resolve(success({ damages: [], renames: [], sheets: [], changes: [], moves: [] })),
    mend: () =>
      Promise.resolve(success({ done: { damages: [], renames: [], sheets: [], changes: [], moves: [] }, left: [] })),
    reportGround: () => Promise.resolve(failure(REFUSED)),
    proposeRepair: () =>
      Promise.resolve(
        success({ status: "unchanged", options: [], findingsBefore: [], conflict: null, relaxations: [] } as const),
      ),
    applyRepair: current,
    progress: () => Promise.resolve(failure(REFUSED)),
    placePaper: () => Promise.resolve(failure(REFUSED)),
    monthly: () => Promise.resolve(failure(REFUSED)),
    recordMonthly: current,
    weighIndicators: current,
    writeTracking: () => Promise.resolve(failure(REFUSED)),
    keepVersion: current,
    compareVersions: () => Promise.resolve(failure(REFUSED)),
    writeComparison: () => Promise.resolve(failure(REFUSED)),
    whatIf: () => Promise.resolve(failure(REFUSED)),
    setPerson: () => undefined,
    person: () => "",
    addOpinion: current,
    stateSteps: () => Promise.resolve(success([])),
    changeState: current,
    recordApproval: current,
    setPlanState: current,
    sealNow: current,
    checkSeal: () =>
      Promise.resolve(success({ verdict: "unknown", code: "ABCDEFGH", stored: null, since: [], changes: [] } as const)),
    verifyLog: () => Promise.resolve(success({ ok: true, count: 0 } as const)),
    setTerms: current,
    chooseReading: current,
    sendOut: () => Promise.resolve(success({ id: "1", version: 1, at: "2020-05-25T10:00:00" })),
    compareCopy: () => Promise.resolve(failure({ ...REFUSED, code: "book-missing" })),
    previewCopy: () => Promise.resolve(success({ before: [], after: [] })),
    applyCopy: () => Promise.resolve(failure({ ...REFUSED, code: "book-missing" })),
    exchange: () =>
      Promise.resolve(
        success({ units: [], missing: [], reminder: { zh: "", en: "" }, results: [], forOthers: [], open: [] }),
      ),
    issueUnitFiles: () => Promise.resolve(failure({ ...REFUSED, code: "book-missing" })),
    previewCollect: () => Promise.resolve(failure({ ...REFUSED, code: "book-missing" })),
    applyCollect: () => Promise.resolve(failure({ ...REFUSED, code: "book-missing" })),
    confirmRows: current,
    treatRow: current,
    previewImport: () => Promise.resolve(failure({ ...REFUSED, code: "no-table" })),
    applyImport: current,
    compareImport: () => Promise.resolve(success({ differences: [], oldTextKnown: true })),
    applyReimport: current,
    passage: () => Promise.resolve(success(null)),
    writeRequests: current,
    showSource: () => Promise.resolve(success(undefined)),
    makeChecklist: () => Promise.resolve(success(undefined)),
    otherSheets: () => Promise.resolve(success([])),
    documentOfSheet: () => Promise.resolve(failure({ ...REFUSED, code: "sheet-empty" })),
    previewTakeover: () => Promise.resolve(failure({ ...REFUSED, code: "takeover-nothing" })),
    applyTakeover: current,
    select: () => Promise.resolve(success(undefined)),
    glance: () => Promise.resolve(success(JSON.stringify(held?.findings ?? null))),
    watch: (listener) => {
      listeners.add(listener);
      return Promise.resolve(success(() => Promise.resolve(void listeners.delete(listener))));
    },
  };
  const fund = { ...base, ...answers };
  return {
    ...recorded(fund, calls),
    calls,
    edited: () => listeners.forEach((listener) => listener()),
    holds: (view) => {
      held = view;
    },
  };
}

function recorded(fund: FundUseCases, calls: string[]): FundUseCases {
  const told = <Given extends readonly unknown[], Answer>(name: string, call: (...given: Given) => Answer) => {
    return (...given: Given): Answer => {
      calls.push([name, ...given.map((one) => JSON.stringify(one))].join(":"));
      return call(...given);
    };
  };
  return {
    ...fund,
    view: told("view", fund.view),
    applyImport: told("applyImport", fund.applyImport),
    openNotice: told("openNotice", fund.openNotice),
    loadSample: told("loadSample", fund.loadSample),
    addDocument: told("addDocument", fund.addDocument),
    handEdits: told("handEdits", fund.handEdits),
    allocate: told("allocate", fund.allocate),
    undo: told("undo", fund.undo),
    select: told("select", fund.select),
    addOpinion: told("addOpinion", fund.addOpinion),
    changeState: told("changeState", fund.changeState),
    recordApproval: told("recordApproval", fund.recordApproval),
    setPlanState: told("setPlanState", fund.setPlanState),
    setTerms: told("setTerms", fund.setTerms),
    chooseReading: told("chooseReading", fund.chooseReading),
    sealNow: told("sealNow", fund.sealNow),
    proposeRepair: told("proposeRepair", fund.proposeRepair),
    applyRepair: told("applyRepair", fund.applyRepair),
  };
}
