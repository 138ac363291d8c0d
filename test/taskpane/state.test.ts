import { EMPTY_DRAFT } from "../../src/taskpane/draft";
import { INITIAL_STATE, reduce, type PaneAction, type PaneState } from "../../src/taskpane/state";
import { BROKEN_VIEW, FUNDED_VIEW } from "./bookViews";
import { EDITS, REFUSED } from "./scriptedFund";

function after(...actions: readonly PaneAction[]): PaneState {
  return actions.reduce(reduce, INITIAL_STATE);
}

const CHANGED = {
  type: "bookChanged",
  view: BROKEN_VIEW,
  undoLabel: { zh: "分配", en: "Allocate" },
  redoLabel: null,
  skipped: [],
} as const;

describe("reduce", () => {
  it("begins by reading, on the findings", () => {
    expect(INITIAL_STATE).toMatchObject({ book: { kind: "loading" }, view: "findings", work: null });
  });

  it("knows an empty workbook from an open book, also when the book disappears", () => {
    const open = after({ type: "checked", view: FUNDED_VIEW, undoLabel: null, redoLabel: null });
    expect(open.book).toEqual({ kind: "open", view: FUNDED_VIEW });
    expect(reduce(open, { type: "checked", view: null, undoLabel: null, redoLabel: null }).book).toEqual({
      kind: "empty",
    });
  });

  it("keeps the figures last read when a re-read fails, and clears the fault when one succeeds", () => {
    const failed = after(
      { type: "checked", view: FUNDED_VIEW, undoLabel: null, redoLabel: null },
      { type: "checkFailed", fault: REFUSED },
    );
    expect(failed).toMatchObject({ book: { kind: "open", view: FUNDED_VIEW }, checkFault: REFUSED, checking: false });
    expect(
      reduce(failed, { type: "checked", view: FUNDED_VIEW, undoLabel: null, redoLabel: null }).checkFault,
    ).toBeNull();
  });

  it("does not let a re-read wipe the fault of what the person did", () => {
    const state = after(
      { type: "workFailed", fault: REFUSED },
      { type: "checked", view: FUNDED_VIEW, undoLabel: null, redoLabel: null },
    );
    expect(state.fault).toEqual(REFUSED);
  });

  it.each([
    ["opening", "projects"],
    ["sample", "allocation"],
    ["allocating", "findings"],
    ["document", "funds"],
    ["undoing", "funds"],
  ] as const)("after %s the person looks at %s", (work, view) => {
    const state = after({ type: "viewChosen", view: "funds" }, { ...CHANGED, work });
    expect(state).toMatchObject({ view, work: null, outcome: { work }, undoLabel: { zh: "分配", en: "Allocate" } });
  });

  it("empties the form only when its document was added", () => {
    const typed = { type: "draftChanged", change: { documentNumber: "1号", amount: "约47" } } as const;
    const refused = after(typed, { type: "draftTried" }, { type: "workFailed", fault: REFUSED });
    expect(refused).toMatchObject({ draft: { documentNumber: "1号", amount: "约47" }, draftTried: true });
    expect(reduce(refused, { ...CHANGED, work: "allocating" }).draft.amount).toBe("约47");
    expect(reduce(refused, { ...CHANGED, work: "document" })).toMatchObject({ draft: EMPTY_DRAFT, draftTried: false });
  });

  it("starts new work without the last fault and outcome", () => {
    const state = after({ ...CHANGED, work: "undoing" }, { type: "workFailed", fault: REFUSED });
    expect(reduce(state, { type: "workStarted", work: "showing" })).toMatchObject({ fault: null, outcome: null });
  });

  it("asks about hand edits until they are decided or left", () => {
    const asked = after({ type: "handEditsFound", method: "even", edits: EDITS });
    expect(asked).toMatchObject({ work: null, handEdits: { method: "even", edits: EDITS } });
    expect(reduce(asked, { type: "handEditsClosed" }).handEdits).toBeNull();
  });
});
