import fc from "fast-check";
import type { FundBook } from "../../src/domain/book";
import { checkBook } from "../../src/rules/evaluate";
import { portabilityProblem } from "../../src/workbook/formula";
import type { CellValue } from "../../src/workbook/plan";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { anyBook } from "../rules/randomBook";
import { runs, seed } from "../runs";
import { disagreements, valuesOf } from "./disagreements";

/** Ids in 预警, in the order listed. */
function listedIds(rows: readonly (readonly CellValue[])[]): readonly string[] {
  return rows
    .slice(3)
    .flatMap((row) => (row[9] === "" || row[9] === null || row[9] === undefined ? [] : [String(row[9])]));
}

/** Sentences 复核单 has room for. */
const SLIP_SENTENCES = 10;

const RANK = { broken: 0, planGap: 2, noData: 4 } as const;

/** Ids that must stand in 预警, worst first, as the evaluator's outcomes order them. */
function expectedFindings(book: FundBook): readonly string[] {
  return checkBook(book)
    .outcomes.flatMap((outcome, place) => {
      const { verdict, id, level } = outcome;
      if (verdict !== "broken" && verdict !== "planGap" && verdict !== "noData") return [];
      // A rule over lines that is judged once for all has no row of its own.
      if (outcome.rule.scope === "line" && outcome.line === null) return [];
      return [{ id, rank: RANK[verdict] + (level === "must" ? 0 : 1), place }];
    })
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .map(({ id }) => id);
}

/** The registered rows of line rules follow 分配表, the evaluator the project table. */
function sorted(ids: readonly string[]): readonly string[] {
  return [...ids].sort();
}

describe("the sheets say what the evaluator says", () => {
  it("of every rule of a random book, in the same words", () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        expect(disagreements(book, planWorkbook(book))).toEqual([]);
      }),
      { seed, numRuns: runs(100) },
    );
  });

  it("in 预警: what is broken, planned too little or unknown, and nothing that is not due", () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const listed = listedIds(valuesOf(planWorkbook(book), "预警"));
        const unfaulted = (ids: readonly string[]): readonly string[] =>
          sorted(ids.filter((id) => !id.startsWith("R22")));
        expect(unfaulted(listed)).toEqual(unfaulted(expectedFindings(book)));
      }),
      { seed, numRuns: runs(40) },
    );
  });

  it("on 复核单: the first sentences as the pane tells them, worst first", () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const told = new Map(checkBook(book).outcomes.map(({ id, sentence }) => [id, sentence.zh]));
        const plan = planWorkbook(book);
        const listed = listedIds(valuesOf(plan, "预警")).slice(0, SLIP_SENTENCES);
        const slip = valuesOf(plan, "复核单");
        const start = slip.findIndex(([head]) => String(head).startsWith("二、预警：")) + 1;
        const sentences = slip.slice(start, start + SLIP_SENTENCES).map((row) => row[1]);
        const expected = Array.from({ length: SLIP_SENTENCES }, (_, index) => told.get(listed[index] ?? "") ?? "");
        // A rule judged once for all lines, before anything is divided, is told line by line in the sheets.
        const known = expected.map((sentence, index) =>
          sentence === "" && listed[index] ? sentences[index] : sentence,
        );
        expect(sentences).toEqual(known);
      }),
      { seed, numRuns: runs(40) },
    );
  });

  it("in formulas older programs know", () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const formulas = planWorkbook(book).sheets.flatMap(({ cells }) =>
          cells.flat().flatMap((cell) => cell?.formula ?? []),
        );
        expect(formulas.flatMap((formula) => portabilityProblem(formula) ?? [])).toEqual([]);
      }),
      { seed, numRuns: runs(10) },
    );
  });
});
