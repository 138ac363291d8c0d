import { headlinesOf } from "../alerts";
import { onSheet } from "../address";
import { PROOF_NAME } from "../factNames";
import { quoted } from "../formula";
import type { SheetGrid } from "../grid";
import { SHEET } from "../names";
import type { ProofColumn, ProofRow } from "../proofModel";
import { wrappedHeight } from "../sheet";
import { STYLES } from "../styles";
import { LEVEL_WORDS } from "./ruleCells";

/** Verdicts counted on 首页, with the level where it matters. */
const COUNTED: readonly { readonly label: string; readonly word: string; readonly level?: "must" | "advice" }[] = [
  { label: "必须的不符合", word: "不符合", level: "must" },
  { label: "提示的不符合", word: "不符合", level: "advice" },
  { label: "计划有缺口", word: "计划有缺口" },
  { label: "无数据", word: "无数据" },
  { label: "未到期", word: "未到期" },
  { label: "符合", word: "符合" },
];

/** The rule block of 首页: how many of each verdict, with the way to 预警, and the headline rules. Answers its length. */
export function putHomeRules(grid: SheetGrid, proof: readonly ProofRow[], row: number): number {
  const told = toldHeadlines(proof);
  grid.put(row, 0, "预警", STYLES.label);
  const counts = COUNTED.map(({ label, word, level }) => {
    const matching = proof.filter((one) => one.verdictWord === word && (level === undefined || one.level === level));
    const own = level === undefined ? "" : `,${PROOF_NAME.level},"${LEVEL_WORDS[level]}"`;
    return { label, formula: `COUNTIFS(${PROOF_NAME.verdict},"${word}"${own})`, value: matching.length };
  });
  const text = counts.map(({ label, formula }, index) => `${quoted(`${index > 0 ? "　" : ""}${label}`)}&${formula}`);
  grid.compute(
    row,
    1,
    `=HYPERLINK(${quoted(`#${onSheet(SHEET.findings, "A1")}`)},${text.join("&")})`,
    counts.map(({ label, value }) => `${label}${value}`).join("　"),
    { ...STYLES.link, border: "thin" },
  );
  told.forEach((one, index) => {
    putHeadline(grid, row + 1 + index, one);
  });
  return 1 + told.length;
}

/** Rows of the headline sentences in points: not every program fits a row to wrapped text by itself. */
export function headlineHeights(
  proof: readonly ProofRow[],
  row: number,
  width: number,
): Readonly<Record<number, number>> {
  return Object.fromEntries(
    toldHeadlines(proof).map((one, index) => [row + 1 + index, wrappedHeight([{ text: headlineText(one), width }])]),
  );
}

function toldHeadlines(proof: readonly ProofRow[]): readonly ProofRow[] {
  const { total, shares } = headlinesOf(proof);
  return [...(total ? [total] : []), ...shares];
}

function headlineText({ verdictWord, missing, sentence }: ProofRow): string {
  return `${verdictWord}：${missing === "" ? sentence : `${missing}。`}`;
}

function putHeadline(grid: SheetGrid, row: number, proof: ProofRow): void {
  const cell = (column: ProofColumn): string => onSheet(SHEET.proof, proof.cell[column]);
  grid.put(row, 0, proof.rule.name.zh, STYLES.label);
  const told = `${cell("verdict")}&"："&IF(LEN(${cell("missing")})>0,${cell("missing")}&"。",${cell("sentence")})`;
  grid.compute(row, 1, `=${told}`, headlineText(proof), { ...STYLES.text, wrap: true });
}
