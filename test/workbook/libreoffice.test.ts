import fc from "fast-check";
import { fen } from "../../src/domain/money";
import type { FundBook } from "../../src/domain/book";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { anyBook } from "../rules/randomBook";
import { seed } from "../runs";
import { dividedSample, freshSample, withAmount } from "./books";
import { differences, officePresent, recalculatedByOffice } from "./recalculate";

// The suite passes without LibreOffice; what is not checked then is said here and in the test's name.
const check = officePresent ? it : it.skip;
jest.setTimeout(300_000);
/** Random books, all in one run of LibreOffice. */
const SAMPLE = 6;

async function expectSame(books: readonly FundBook[]): Promise<void> {
  const plans = books.map((book) => planWorkbook(book));
  const contents = await recalculatedByOffice(plans);
  const found = plans.map((plan, index) => differences(plan, contents[index] ?? []).slice(0, 8));
  expect(found).toEqual(plans.map(() => []));
}

describe(`the saved workbook in LibreOffice${officePresent ? "" : " (not installed here: not checked)"}`, () => {
  check("recalculates to the expected values, every formula: divided, fresh, and with broken rules", () =>
    expectSame([
      dividedSample(),
      freshSample(),
      withAmount(withAmount(dividedSample(), "P9", "CUL", fen(4_330_000)), "P5", "532301", fen(50_000)),
    ]),
  );
  check("agrees on every rule of random books, sentences included", () =>
    expectSame(fc.sample(anyBook, { seed, numRuns: SAMPLE })),
  );
});
