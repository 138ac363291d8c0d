import type { Bilingual, Result } from "../domain/fault";
import type { BrokenStep } from "./history";
import type { TurnAct, TurnedBook, TurnGround } from "./turn";

/** 撤销 and 重做, also after closing; and what to do about a write that broke off. */
export interface TurnUseCases {
  /** Takes the last step back; cells changed since are left alone and listed. */
  undo(): Promise<Result<TurnedBook>>;
  /** What would be undone (分配), or null; known once the book was read. */
  undoLabel(): Bilingual | null;
  /** Does the step taken back last once more; cells changed since are left alone and listed. */
  redo(): Promise<Result<TurnedBook>>;
  /** What would be done again, or null. */
  redoLabel(): Bilingual | null;
  /** The last step, where it cannot be taken back any more: it was too large to be kept in the workbook. */
  lostLabel(): Bilingual | null;
  /** A step that begun to write and did not end, or null; known once the book was read. */
  brokenStep(): BrokenStep | null;
  /** Writes the rest of the step that broke off. */
  goOn(): Promise<Result<TurnedBook>>;
  /** Takes away what is there of the step that broke off. */
  takeBack(): Promise<Result<TurnedBook>>;
}

/** Fetched when somebody turns back. */
export function turnUseCases(ground: TurnGround): TurnUseCases {
  const { history } = ground;
  const turn = async (act: TurnAct): Promise<Result<TurnedBook>> => (await import("./turnBook")).turnBook(ground, act);
  return {
    undo: () => turn({ way: "undo", broken: false }),
    undoLabel: () => history.label(),
    redo: () => turn({ way: "redo", broken: false }),
    redoLabel: () => history.redoLabel(),
    lostLabel: () => history.lostLabel(),
    brokenStep: () => history.brokenStep(),
    goOn: () => turn({ way: "redo", broken: true }),
    takeBack: () => turn({ way: "undo", broken: true }),
  };
}
