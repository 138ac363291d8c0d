import type { Clock } from "./clock";
import type { Diary } from "./diary";
import type { History, Way } from "./history";
import type { BookView } from "./view";

/** A step taken back or done again. */
export interface TurnedBook {
  /** Null: the step had made the book, and it is gone. */
  readonly view: BookView | null;
  /** Addresses left alone because they changed since. */
  readonly skipped: readonly string[];
}

export interface TurnGround {
  readonly clock: Clock;
  readonly diary: Diary;
  readonly history: History;
}

export interface TurnAct {
  readonly way: Way;
  /** Of the step that broke off, not of the last that ended. */
  readonly broken: boolean;
}
