import type { FundBook } from "../../src/domain/book";
import { VERDICT_WORDS } from "../../src/domain/rule";
import { checkBook } from "../../src/rules/evaluate";
import type { CellValue, WorkbookPlan } from "../../src/workbook/plan";
import { PROOF_COLUMN, PROOF_ROW } from "../../src/workbook/proofModel";

/** 校验 as it stands in a workbook: one entry per row. */
interface ProofLine {
  readonly id: string;
  readonly verdict: CellValue;
  readonly sentence: CellValue;
}

export function valuesOf(plan: WorkbookPlan, sheet: string): readonly (readonly CellValue[])[] {
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

/** `只分给建设单位（1 互联互通）：无数据…` as it is said of all lines at once. */
function withoutLine(sentence: string): string {
  return sentence.replace(/^([^（：]*)（[^）]*）：/, "$1：");
}

/** What the evaluator says of every row; a rule judged once for all lines (nothing decided yet) holds for each. */
export function disagreements(book: FundBook, plan: WorkbookPlan): readonly string[] {
  const { outcomes } = checkBook(book);
  const disabled = new Set(book.rules.filter(({ enabled }) => !enabled).map(({ rule }) => rule));
  const lines = proofLines(valuesOf(plan, "校验"));
  const told = lines.flatMap(({ id, verdict, sentence }): string[] => {
    const rule = id.split(":")[0] ?? "";
    if (disabled.has(rule)) return verdict === "未启用" ? [] : [`${id}: ${String(verdict)}, but switched off`];
    const outcome = outcomes.find((one) => one.id === id) ?? outcomes.find((one) => one.id === rule);
    if (!outcome) return [`${id}: the evaluator does not know it`];
    const word = VERDICT_WORDS[outcome.verdict].zh;
    const same = (outcome.id === id ? sentence : withoutLine(String(sentence))) === outcome.sentence.zh;
    return verdict === word && same
      ? []
      : [`${id}: ${String(verdict)} ${String(sentence)}; evaluator: ${word} ${outcome.sentence.zh}`];
  });
  const missing = outcomes.flatMap(({ id }) =>
    lines.some((line) => line.id === id || line.id.startsWith(`${id}:`)) ? [] : [`${id} has no row`],
  );
  return [...told, ...missing];
}
