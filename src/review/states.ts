import type { FundBook } from "../domain/book";
import type { AllocationState } from "../domain/records";

/** `forward`: to the next stage; `back`: 退回; `adjust`: what was approved is opened again. */
export interface StateStep {
  readonly to: AllocationState;
  readonly kind: "forward" | "back" | "adjust";
  /** Going back, and opening what was approved, is never done without a reason. */
  readonly needsReason: boolean;
}

const forward = (to: AllocationState): StateStep => ({ to, kind: "forward", needsReason: false });
const back = (to: AllocationState): StateStep => ({ to, kind: "back", needsReason: true });
const ADJUST: StateStep = { to: "调整中", kind: "adjust", needsReason: true };

/**
 * The ways on from a state. County money is issued by 财政局 where the bureau only sends the plan there (已送财政);
 * elsewhere the bureau itself issues it (已下达), so both follow the approval. What was approved is changed only by
 * 调整中, and is then reviewed and approved anew.
 */
const STEPS: Readonly<Record<AllocationState, readonly StateStep[]>> = {
  草案: [forward("科室复核")],
  科室复核: [forward("局党组审定"), back("草案")],
  局党组审定: [forward("已送财政"), forward("已下达"), ADJUST],
  已送财政: [forward("已下达"), ADJUST],
  已下达: [forward("归档"), ADJUST],
  调整中: [forward("科室复核")],
  归档: [back("已下达")],
};

export function stepsFrom(state: AllocationState): readonly StateStep[] {
  return STEPS[state];
}

/** Approved by 局党组 and not opened again: amounts change only after 调整中. */
export function amountsClosed(state: AllocationState): boolean {
  return state === "局党组审定" || state === "已送财政" || state === "已下达" || state === "归档";
}

/** The book in its next state. A new round of drafting (退回 to 草案, 调整中) is a new version. */
export function inState(book: FundBook, { to, kind }: StateStep): FundBook {
  const newRound = to === "草案" || kind === "adjust";
  return { ...book, state: to, version: newRound ? book.version + 1 : book.version };
}
