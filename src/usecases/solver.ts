import type { FundBook } from "../domain/book";
import { failure, type Result } from "../domain/fault";
import type { RepairProposal, RepairWish } from "./repair";
import type { WhatIfAnswer, WhatIfQuestion } from "./whatIf";

/** What takes long enough to be asked elsewhere: a book and a question, plain data both ways. */
export type SolverQuestion =
  | { readonly kind: "repair"; readonly book: FundBook; readonly wish: RepairWish }
  | { readonly kind: "whatIf"; readonly book: FundBook; readonly question: WhatIfQuestion };

/** Finds ways out; where, the door decides: a worker in a browser, right here in a terminal. Equal answers everywhere. */
export interface Solver {
  repair(book: FundBook, wish: RepairWish, signal?: AbortSignal): Promise<Result<RepairProposal>>;
  whatIf(book: FundBook, question: WhatIfQuestion, signal?: AbortSignal): Promise<Result<WhatIfAnswer>>;
}

/** Right here; fetched when it is asked for. */
export function solverHere(): Solver {
  return {
    async repair(book, wish) {
      const { proposeRepair } = await import("./repair");
      return proposeRepair(book, wish);
    },
    async whatIf(book, question) {
      const { whatIf } = await import("./whatIf");
      return whatIf(book, question);
    },
  };
}

export const SOLVING_CANCELLED = "solving-cancelled";

/** Nothing was found because nobody waited for it. */
export function solvingCancelled(): ReturnType<typeof failure> {
  return failure({
    code: SOLVING_CANCELLED,
    sentence: {
      zh: "已取消，没有算出方案，也没有写入。",
      en: "Cancelled; no way out was computed and nothing was written.",
    },
    nextStep: { zh: "可以再要一次。", en: "Ask again whenever you like." },
  });
}
