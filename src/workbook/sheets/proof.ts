import { fixedBlock } from "../address";
import { PROOF_NAME } from "../factNames";
import { SheetGrid } from "../grid";
import { SHEET } from "../names";
import type { NamePlan, SheetPlan } from "../plan";
import { PROOF_COLUMN, PROOF_ROW, type ProofColumn, type ProofRow } from "../proofModel";
import { LIST_PRINT, putTitle, sheetPlan, wrappedHeight } from "../sheet";
import { ALERT_FORMAT, NOT_DUE_FORMAT, STYLES, UNKNOWN_FORMAT } from "../styles";

const HEADERS = [
  "代码",
  "名称",
  "分子含哪些行",
  "分子(百元)",
  "分母(百元)",
  "分子×100",
  "分母×界限",
  "结论",
  "与程序一致",
];
const HIDDEN_HEADERS: Readonly<Partial<Record<ProofColumn, string>>> = {
  left: "左",
  right: "右",
  points: "界限(万分)",
  actual: "现有",
  limit: "应达",
  slack: "差额",
  gap: "还差/余",
  missing: "缺什么",
  sentence: "句子",
  reading: "口径",
  level: "级别",
  order: "排序",
  address: "位置",
  clause: "依据",
  remedy: "怎么办",
  id: "编号",
  program: "程序结论",
  outside: "所计金额",
  enabled: "启用",
  ruleRow: "规则行",
  plan: "计划",
  due: "到期",
  dueText: "到期文字",
  reached: "已到期",
  judgement: "人工判断",
  fault: "设置问题",
  figure: "数字",
};

const WIDTHS = [9, 34, 30, 12, 12, 13, 13, 11, 12];

/** What the other sheets look findings up by. */
export function proofNames(proof: readonly ProofRow[]): readonly NamePlan[] {
  const last = PROOF_ROW.first + Math.max(1, proof.length) - 1;
  return (Object.keys(PROOF_NAME) as (keyof typeof PROOF_NAME)[]).map((key) => {
    const column = PROOF_COLUMN[key];
    const block = fixedBlock(SHEET.proof, { row: PROOF_ROW.first, column }, { row: last, column });
    return { name: PROOF_NAME[key], reference: `=${block}` };
  });
}

/** 校验: every rule again by plain formulas, naming the rows that count; the other sheets read their verdicts here. */
export function proofSheet(proof: readonly ProofRow[]): SheetPlan {
  const grid = new SheetGrid();
  putTitle(grid, "规则逐条核算");
  grid.put(
    1,
    0,
    "结论按整数比较：分子(分)×10000 对 分母(分)×界限(万分之几)，不用四舍五入后的百分比。计数规则的分子、分母单位为个、次或格；缺数据的不显示数字。",
    STYLES.note,
  );
  grid.putRow(PROOF_ROW.header, 0, HEADERS, STYLES.header);
  for (const [key, label] of Object.entries(HIDDEN_HEADERS)) {
    grid.put(PROOF_ROW.header, PROOF_COLUMN[key as keyof typeof PROOF_COLUMN], label, STYLES.header);
  }
  for (const row of proof) {
    for (const { column, formula, value, style } of row.cells) {
      if (formula === null) grid.put(row.row, column, value, style);
      else grid.compute(row.row, column, `=${formula}`, value, style);
    }
  }
  const first = PROOF_ROW.first + 1;
  const last = PROOF_ROW.first + proof.length;
  return sheetPlan(SHEET.proof, grid, {
    columnWidths: WIDTHS,
    rowHeights: Object.fromEntries(
      proof.map((row) => [
        row.row,
        wrappedHeight(
          row.cells.map(({ column, value }) => ({
            text: column === 1 || column === 2 ? String(value) : "",
            width: WIDTHS[column] ?? 14,
          })),
        ),
      ]),
    ),
    hiddenColumns: Object.keys(HIDDEN_HEADERS).map((key) => PROOF_COLUMN[key as keyof typeof PROOF_COLUMN]),
    freeze: { rows: PROOF_ROW.first, columns: 2 },
    conditionalFormats: (
      [
        ["不符合", ALERT_FORMAT],
        ["计划有缺口", UNKNOWN_FORMAT],
        ["无数据", UNKNOWN_FORMAT],
        ["未到期", NOT_DUE_FORMAT],
      ] as const
    ).map(([word, format]) => ({
      range: `H${first}:H${last}`,
      when: { kind: "cellValue", operator: "equal", operand: `="${word}"` },
      format,
    })),
    protected: true,
    print: {
      ...LIST_PRINT,
      area: `A1:I${last}`,
      repeatRows: `${PROOF_ROW.header + 1}:${PROOF_ROW.header + 1}`,
    },
  });
}
