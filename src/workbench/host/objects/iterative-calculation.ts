import { asFlag, asNumber } from "../arguments";
import { HostError } from "../errors";
import { define, settable } from "../member";
import type { BookModel } from "../model";

const mostIterations = 32_767;

/** How circular references are to be resolved. The engine itself never iterates; the settings are kept and saved. */
export const iterativeCalculationMembers = define<BookModel>({
  name: "IterativeCalculation",
  scalars: {
    enabled: settable(
      9,
      (book) => book.state.iterativeCalculation.enabled,
      (book, value) => {
        book.state.iterativeCalculation.enabled = asFlag(value);
      },
    ),
    maxIteration: settable(
      9,
      (book) => book.state.iterativeCalculation.maxIteration,
      (book, value) => {
        const count = asNumber(value);
        if (!Number.isInteger(count) || count < 1 || count > mostIterations)
          throw new HostError("InvalidArgument", `1 to ${mostIterations} iterations`);
        book.state.iterativeCalculation.maxIteration = count;
      },
    ),
    maxChange: settable(
      9,
      (book) => book.state.iterativeCalculation.maxChange,
      (book, value) => {
        const change = asNumber(value);
        if (change < 0) throw new HostError("InvalidArgument", "a change is not negative");
        book.state.iterativeCalculation.maxChange = change;
      },
    ),
  },
});
