import fc from "fast-check";
import type { FundBook } from "../../src/domain/book";
import { VERDICT_WORDS } from "../../src/domain/rule";
import { checkBook } from "../../src/rules/evaluate";
import { PROOF_COLUMN, PROOF_ROW } from "../../src/workbook/proofModel";
import { portabilityProblem } from "../../src/workbook/formula";
import type { CellValue, WorkbookPlan } from "../../src/workbook/plan";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { anyBook } from "../rules/randomBook";
import { runs, seed } from "../runs";

/** 校验 as it stands in a workbook: one entry per row. */
interface ProofLine {
  readonly id: string;
  readonly verdict: CellValue;
  readonly sentence: CellValue;
}

function valuesOf(plan: WorkbookPlan, sheet: string): readonly (readonly CellValue[])[] {
  const cells = plan.sheets.find(({ name }) => name === sheet)?.cells ?? [];
  return cells.map((row) => row.map((cell) => cell?.value ?? null));
}

function proofLines(rows: readonly (readonly CellValue[])[]): readonly ProofLine[] {
  return rows.slice(PROOF_ROW.first).map((row) => ({
    id: String(row[PROOF_COLUMN.id]),
    verdict: row[PROOF_COLUMN.verdict] ?? null,
    sentence: row[PROOF_COLUMN.sentence] ?? null,
  }));
}

/** Ids in 预警, in the order listed. */
function listedIds(rows: readonly (readonly CellValue[])[]): readonly string[] {
  return rows
    .slice(3)
    .flatMap((row) => (row[9] === "" || row[9] === null || row[9] === undefined ? [] : [String(row[9])]));
}

/** What the evaluator says of every row; a rule judged once for all lines (nothing decided yet) holds for each. */
function disagreements(book: FundBook, plan: WorkbookPlan): readonly string[] {
  const { outcomes } = checkBook(book);
  const disabled = new Set(book.rules.filter(({ enabled }) => !enabled).map(({ rule }) => rule));
  const lines = proofLines(valuesOf(plan, "校验"));
  const told = lines.flatMap(({ id, verdict, sentence }): string[] => {
    const rule = id.split(":")[0] ?? "";
    if (disabled.has(rule)) return verdict === "未启用" ? [] : [`${id}: ${String(verdict)}, but switched off`];
    const outcome = outcomes.find((one) => one.id === id) ?? outcomes.find((one) => one.id === rule);
    if (!outcome) return [`${id}: the evaluator does not know it`];
    const word = VERDICT_WORDS[outcome.verdict].zh;
    const same = outcome.id === id ? sentence === outcome.sentence.zh : String(sentence).includes("无数据");
    return verdict === word && same
      ? []
      : [`${id}: ${String(verdict)} ${String(sentence)}; evaluator: ${word} ${outcome.sentence.zh}`];
  });
  const missing = outcomes.flatMap(({ id }) =>
    lines.some((line) => line.id === id || line.id.startsWith(`${id}:`)) ? [] : [`${id} has no row`],
  );
  return [...told, ...missing];
}

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
