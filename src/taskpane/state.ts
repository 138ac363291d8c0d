import type { AllocationMethod } from "../domain/book";
import type { Bilingual } from "../domain/fault";
import type { HandEdit } from "../usecases/fund";
import type { Comparison } from "../usecases/copyCases";
import type { BrokenStep } from "../usecases/history";
import type { IssuedBundle } from "../usecases/exchange";
import type { WorkbookPort } from "../usecases/port";
import type { BookView } from "../usecases/view";
import type { CollectDesk } from "./exchange/desk";
import type { ImportDesk } from "./import/desk";
import { EMPTY_DRAFT, type DocumentDraft } from "./draft";
import type { ShownFault } from "./faults";

/** Views of the bottom bar; `more` lists the others. */
export type MainViewName = (typeof MAIN_VIEWS)[number];
export type ViewName = MainViewName | (typeof FURTHER_VIEWS)[number] | "repair";

/** In the order of the bottom bar. */
export const MAIN_VIEWS = ["projects", "funds", "allocation", "findings", "issue", "collect", "more"] as const;
/** What 更多 lists, in its order. */
export const FURTHER_VIEWS = [
  "tracking",
  "versions",
  "whatIf",
  "readings",
  "state",
  "reports",
  "log",
  "copy",
  "import",
  "display",
] as const;

/** What the pane is doing for the person; one thing at a time. */
export type Work =
  | "reading"
  | "opening"
  | "sample"
  | "document"
  | "allocating"
  | "changing"
  | "undoing"
  | "redoing"
  | "finishing"
  | "showing"
  | "asking";

/** Work that ends with a changed book. */
export type BookWork = Exclude<Work, "reading" | "showing" | "asking">;

export type OpenBook =
  { readonly kind: "loading" } | { readonly kind: "empty" } | { readonly kind: "open"; readonly view: BookView };

export interface Outcome {
  readonly work: BookWork;
  /** Cells an undo left alone because they changed since. */
  readonly skipped: readonly string[];
  /** What was done, in words; null where the kind of work says enough. */
  readonly done: Bilingual | null;
}

/** Texts of forms as typed, by `form:field`; kept here so that a re-read or another view loses nothing. */
export type Forms = Readonly<Record<string, string>>;

/** A returned copy that is being gone through; kept while the person looks at other views. */
export interface OpenCopy {
  readonly port: WorkbookPort;
  /** Name of the file. */
  readonly source: string;
  readonly comparison: Comparison;
  /** Our book as it was compared. */
  readonly book: BookView["book"];
}

export interface PaneState {
  readonly view: ViewName;
  readonly book: OpenBook;
  readonly work: Work | null;
  /** A re-read that takes long enough to be told. */
  readonly checking: boolean;
  /** The last thing a person asked for failed. */
  readonly fault: ShownFault | null;
  /** The last re-read failed; the figures shown are older. */
  readonly checkFault: ShownFault | null;
  /** The workbook raises no change events; re-reads go by focus and time only. */
  readonly watchFault: ShownFault | null;
  readonly outcome: Outcome | null;
  readonly undoLabel: Bilingual | null;
  readonly redoLabel: Bilingual | null;
  /** The last step, where it was too large to be kept for 撤销. */
  readonly lostLabel: Bilingual | null;
  /** A write that begun and did not end. */
  readonly brokenStep: BrokenStep | null;
  readonly handEdits: { readonly method: AllocationMethod; readonly edits: readonly HandEdit[] } | null;
  readonly draft: DocumentDraft;
  /** The form was sent once, so its faults are shown. */
  readonly draftTried: boolean;
  readonly forms: Forms;
  /** Who works here, as typed (自报, D14); asked once. */
  readonly person: string;
  readonly copy: OpenCopy | null;
  /** Files made and not yet handed out. */
  readonly issued: IssuedBundle | null;
  readonly collect: CollectDesk | null;
  /** A notice that was read and not yet written. */
  readonly importing: ImportDesk | null;
}

/** What is known of steps beside what can be undone and redone. */
interface Steps {
  readonly lostLabel?: Bilingual | null;
  readonly brokenStep?: BrokenStep | null;
}

export type PaneAction =
  | { readonly type: "viewChosen"; readonly view: ViewName }
  | { readonly type: "workStarted"; readonly work: Work }
  | { readonly type: "workFinished" }
  | { readonly type: "workFailed"; readonly fault: ShownFault }
  | ({
      readonly type: "bookChanged";
      readonly work: BookWork;
      readonly view: BookView;
      readonly undoLabel: Bilingual | null;
      readonly redoLabel: Bilingual | null;
      readonly skipped: readonly string[];
      readonly done?: Bilingual;
    } & Steps)
  | { readonly type: "checkSlow" }
  | ({
      readonly type: "checked";
      readonly view: BookView | null;
      readonly undoLabel: Bilingual | null;
      readonly redoLabel: Bilingual | null;
    } & Steps)
  | { readonly type: "checkFailed"; readonly fault: ShownFault }
  | { readonly type: "watchFailed"; readonly fault: ShownFault }
  | { readonly type: "faultClosed" }
  | { readonly type: "outcomeClosed" }
  | { readonly type: "handEditsFound"; readonly method: AllocationMethod; readonly edits: readonly HandEdit[] }
  | { readonly type: "handEditsClosed" }
  | { readonly type: "draftChanged"; readonly change: Partial<DocumentDraft> }
  | { readonly type: "draftTried" }
  | { readonly type: "formChanged"; readonly form: string; readonly field: string; readonly value: string }
  | { readonly type: "formCleared"; readonly form: string }
  | { readonly type: "personNamed"; readonly person: string }
  | { readonly type: "copyCompared"; readonly copy: OpenCopy }
  | { readonly type: "copyClosed" }
  | { readonly type: "issued"; readonly issued: IssuedBundle | null }
  | { readonly type: "collecting"; readonly desk: CollectDesk | null }
  | { readonly type: "importing"; readonly desk: ImportDesk | null };

export const INITIAL_STATE: PaneState = {
  view: "findings",
  book: { kind: "loading" },
  work: null,
  checking: false,
  fault: null,
  checkFault: null,
  watchFault: null,
  outcome: null,
  undoLabel: null,
  redoLabel: null,
  lostLabel: null,
  brokenStep: null,
  handEdits: null,
  draft: EMPTY_DRAFT,
  draftTried: false,
  forms: {},
  person: "",
  copy: null,
  issued: null,
  collect: null,
  importing: null,
};

/** Where a person looks next after an action. */
const NEXT_VIEW: Readonly<Partial<Record<BookWork, ViewName>>> = {
  opening: "projects",
  sample: "allocation",
  allocating: "findings",
};

type Step<Type extends PaneAction["type"]> = (
  state: PaneState,
  action: Extract<PaneAction, { readonly type: Type }>,
) => PaneState;

const STEPS: { readonly [Type in PaneAction["type"]]: Step<Type> } = {
  viewChosen: (state, { view }) => ({ ...state, view }),
  workStarted: (state, { work }) => ({ ...state, work, fault: null, outcome: null }),
  workFinished: (state) => ({ ...state, work: null }),
  workFailed: (state, { fault }) => ({ ...state, work: null, fault }),
  bookChanged: afterBookChanged,
  checkSlow: (state) => ({ ...state, checking: true }),
  checked: (state, { view, undoLabel, redoLabel, lostLabel = null, brokenStep = null }) => ({
    ...state,
    book: view ? { kind: "open", view } : { kind: "empty" },
    undoLabel,
    redoLabel,
    lostLabel,
    brokenStep,
    checking: false,
    checkFault: null,
  }),
  checkFailed: (state, { fault }) => ({ ...state, checking: false, checkFault: fault }),
  watchFailed: (state, { fault }) => ({ ...state, watchFault: fault }),
  faultClosed: (state) => ({ ...state, fault: null }),
  outcomeClosed: (state) => ({ ...state, outcome: null }),
  handEditsFound: (state, { method, edits }) => ({ ...state, work: null, handEdits: { method, edits } }),
  handEditsClosed: (state) => ({ ...state, handEdits: null }),
  draftChanged: (state, { change }) => ({ ...state, draft: { ...state.draft, ...change } }),
  draftTried: (state) => ({ ...state, draftTried: true }),
  formChanged: (state, { form, field, value }) => ({
    ...state,
    forms: { ...state.forms, [`${form}:${field}`]: value },
  }),
  formCleared: (state, { form }) => ({
    ...state,
    forms: Object.fromEntries(Object.entries(state.forms).filter(([key]) => !key.startsWith(`${form}:`))),
  }),
  personNamed: (state, { person }) => ({ ...state, person }),
  copyCompared: (state, { copy }) => ({ ...state, copy }),
  copyClosed: (state) => ({ ...state, copy: null }),
  issued: (state, { issued }) => ({ ...state, issued }),
  collecting: (state, { desk }) => ({ ...state, collect: desk }),
  importing: (state, { desk }) => ({ ...state, importing: desk }),
};

/** Pure: the pane's state after an action. Effects live in the conductor. */
export function reduce(state: PaneState, action: PaneAction): PaneState {
  // The table is keyed by the action's own type, which the compiler cannot follow through an index.
  const step = STEPS[action.type] as (state: PaneState, action: PaneAction) => PaneState;
  return step(state, action);
}

function afterBookChanged(state: PaneState, action: Extract<PaneAction, { type: "bookChanged" }>): PaneState {
  const sent = action.work === "document";
  return {
    ...state,
    book: { kind: "open", view: action.view },
    view: NEXT_VIEW[action.work] ?? state.view,
    work: null,
    fault: null,
    checkFault: null,
    outcome: { work: action.work, skipped: action.skipped, done: action.done ?? null },
    undoLabel: action.undoLabel,
    redoLabel: action.redoLabel,
    lostLabel: action.lostLabel ?? null,
    brokenStep: action.brokenStep ?? null,
    // What was written is no proposal any more.
    importing: action.work === "opening" ? null : state.importing,
    draft: sent ? EMPTY_DRAFT : state.draft,
    draftTried: sent ? false : state.draftTried,
  };
}
