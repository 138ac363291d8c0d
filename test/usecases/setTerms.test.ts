import type { FundBook } from "../../src/domain/book";
import { ROUNDING_STEPS } from "../../src/domain/computation";
import { amountAt, tableTotal } from "../../src/domain/lines";
import { fen } from "../../src/domain/money";
import { allocateBook } from "../../src/usecases/allocateBook";
import { createFundUseCases } from "../../src/usecases/fund";
import { setTerms, type TermsChange } from "../../src/usecases/setTerms";
import { openFilePort } from "../../src/xlsx/filePort";
import { dividedSample } from "../workbook/books";

const BOOK = dividedSample();

function changed(book: FundBook, change: TermsChange): FundBook {
  const result = setTerms(book, change);
  if (!result.ok) throw new Error(result.fault.sentence.en);
  return result.value;
}

function divided(book: FundBook): FundBook {
  const result = allocateBook(book, { method: "factors", handEdits: "replace" });
  if (!result.ok) throw new Error(result.fault.sentence.en);
  return result.value;
}

const COUNTIES = BOOK.units.filter(({ level }) => level === "county").map(({ code }) => code);

test("a floor for every county of a project is kept by the next division, and the whole still ties out", () => {
  const floored = changed(BOOK, { kind: "floor", project: 1, units: "counties", amount: fen(3_000_000) });
  const result = divided(floored);
  for (const unit of COUNTIES) expect(amountAt(result.decided, "P1", unit)).toBeGreaterThanOrEqual(3_000_000);
  expect(tableTotal(result.decided)).toBe(47_030_000);
  const before = divided(BOOK);
  expect(COUNTIES.some((unit) => (amountAt(before.decided, "P1", unit) ?? 0) < 3_000_000)).toBe(true);
  expect(changed(floored, { kind: "floor", project: 1, units: "counties", amount: null }).terms).toEqual(BOOK.terms);
});

test("rounding to 0.10 leaves every amount but one a whole tenth", () => {
  const [, tenth = fen(0)] = ROUNDING_STEPS;
  const result = divided(changed(BOOK, { kind: "step", step: tenth }));
  const odd = Object.values(result.decided).flatMap((cells) =>
    Object.values(cells).filter((amount) => amount % tenth !== 0),
  );
  expect(odd.length).toBeLessThanOrEqual(1);
  expect(tableTotal(result.decided)).toBe(47_030_000);
});

test("a floor where nobody may build, below 0, or an unknown rounding is refused in words", () => {
  const refused = (change: TermsChange): string => {
    const result = setTerms(BOOK, change);
    return result.ok ? "" : result.fault.code;
  };
  expect(refused({ kind: "floor", project: 7, units: "counties", amount: fen(1) })).toBe("bound-nowhere");
  expect(refused({ kind: "floor", project: 99, units: ["532301"], amount: fen(1) })).toBe("bound-nowhere");
  expect(refused({ kind: "ceiling", project: 1, units: ["532301"], amount: fen(-1) })).toBe("bound-negative");
  expect(refused({ kind: "step", step: fen(7) })).toBe("step-unknown");
});

test("through a workbook: the reason is written, told in the log, and taken back by undo", async () => {
  const port = await openFilePort(null);
  if (!port.ok) throw new Error(port.fault.sentence.en);
  const fund = createFundUseCases(port.value, () => "2020-05-25");
  await fund.loadSample();
  await fund.allocate({ method: "even", handEdits: "replace" });
  const change = { kind: "reason", cells: [{ line: "P1", unit: "532301" }], reason: "基数低", by: "科员" } as const;
  const view = await fund.setTerms(change);
  if (!view.ok) throw new Error(view.fault.sentence.en);
  expect(view.value.book.terms.adjustments).toEqual([{ line: "P1", unit: "532301", reason: "基数低", by: "科员" }]);
  expect(JSON.stringify(view.value.book.log)).toContain("基数低");
  expect(fund.undoLabel()?.zh).toBe("调整说明");
  const undone = await fund.undo();
  expect(undone.ok && undone.value.view!.book.terms.adjustments).toEqual([]);
});
