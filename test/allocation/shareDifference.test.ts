import fc from "fast-check";
import { allocateFund } from "../../src/allocation/allocateFund";
import { allocationInput } from "../../src/allocation/bookInput";
import { shareDifference } from "../../src/allocation/shareDifference";
import type { FundBook } from "../../src/domain/book";
import type { Result } from "../../src/domain/fault";
import type { AmountTable } from "../../src/domain/amounts";
import { amountAt, linesOf, tableTotal } from "../../src/domain/lines";
import { fen } from "../../src/domain/money";
import { runs, seed } from "../runs";
import { dividedSample, withAmount } from "../workbook/books";

const BOOK = dividedSample("factors");
const TOTAL = 47_030_000;

/** The book with another document of so many steps of 0.01 万元, its difference shared out. */
function shared(book: FundBook, change: number): Result<AmountTable> {
  const document = { ...BOOK.ledger[0], documentNumber: "示例追加", amount: fen(change) };
  const input = allocationInput({ ...book, ledger: [...book.ledger, document as (typeof BOOK.ledger)[number]] });
  if (!input.ok) throw new Error(input.fault.code);
  const anew = allocateFund(input.value);
  if (!anew.ok) throw new Error(anew.fault.code);
  return shareDifference(input.value, book.decided, anew.value.amounts);
}

function tableOf(result: Result<AmountTable>): AmountTable {
  if (!result.ok) throw new Error(result.fault.sentence.en);
  return result.value;
}

/** Every cell's change; builders only. */
function changes(before: AmountTable, after: AmountTable): readonly number[] {
  return linesOf(BOOK.projects).flatMap((line) =>
    BOOK.units.map(({ code }) => (amountAt(after, line.id, code) ?? 0) - (amountAt(before, line.id, code) ?? 0)),
  );
}

test("what is shared out is the difference to the fen, held cells stay, and nobody loses by more or gains by less", () => {
  const held = { ...withAmount(BOOK, "P4", "LIB", fen(3_100_000)), holds: [{ line: "P4", unit: "LIB" }] };
  const gap = TOTAL - tableTotal(held.decided);
  fc.assert(
    fc.property(fc.integer({ min: -3_000, max: 3_000 }), (steps) => {
      fc.pre(steps * 10_000 + gap !== 0);
      const after = tableOf(shared(held, steps * 10_000));
      expect(tableTotal(after)).toBe(TOTAL + steps * 10_000);
      expect(amountAt(after, "P4", "LIB")).toBe(3_100_000);
      const sign = Math.sign(steps * 10_000 + gap);
      for (const change of changes(held.decided, after)) expect(change * sign).toBeGreaterThanOrEqual(0);
      for (const cells of Object.values(after))
        for (const amount of Object.values(cells)) expect(amount).toBeGreaterThanOrEqual(0);
    }),
    { seed, numRuns: runs(60) },
  );
});

test("floors and ceilings hold; a line with its own amount takes no part", () => {
  const fixed = BOOK.projects.map((project) =>
    project.number === 7 ? { ...project, fixedAmount: fen(amountAt(BOOK.decided, "P7", "LIB") ?? 0) } : project,
  );
  const own = amountAt(BOOK.decided, "P1", "532301") ?? 0;
  const bounded: FundBook = {
    ...BOOK,
    projects: fixed,
    terms: { ...BOOK.terms, ceilings: { P1: { "532301": fen(own) } } },
  };
  const more = tableOf(shared(bounded, 5_000_000));
  expect(amountAt(more, "P1", "532301")).toBe(own);
  expect(amountAt(more, "P7", "LIB")).toBe(amountAt(BOOK.decided, "P7", "LIB"));
  const floored = { ...bounded, terms: { ...BOOK.terms, floors: { P1: { "532301": fen(own) } } } };
  const less = tableOf(shared(floored, -5_000_000));
  expect(amountAt(less, "P1", "532301")).toBe(own);
  expect(tableTotal(less)).toBe(TOTAL - 5_000_000);
});

test("no difference, and more to take back than may move, are said in words", () => {
  const none = shared(BOOK, 0);
  expect(none.ok ? "" : none.fault.code).toBe("difference-none");
  const holds = linesOf(BOOK.projects).flatMap((line) =>
    BOOK.units.flatMap(({ code: unit }) =>
      amountAt(BOOK.decided, line.id, unit) === null ? [] : [{ line: line.id, unit }],
    ),
  );
  const input = allocationInput({ ...BOOK, holds });
  if (!input.ok) throw new Error(input.fault.code);
  const nobody = shareDifference({ ...input.value, total: fen(TOTAL + 10_000) }, BOOK.decided, BOOK.decided);
  expect(nobody.ok ? "" : nobody.fault.sentence.zh).toMatch(/新增的差额/);
});
