import { SheetGrid } from "../grid";
import { SHEET } from "../names";
import type { SheetPlan } from "../plan";
import { PROOF_COLUMN, PROOF_ROW, type ProofRow } from "../proofModel";
import { putTitle, sheetPlan } from "../sheet";
import { ALERT_FORMAT, STYLES, UNKNOWN_FORMAT } from "../styles";

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
const HIDDEN_HEADERS: Readonly<Record<string, string>> = {
  left: "左(分)",
  right: "右(分)",
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
  outside: "界外金额",
  enabled: "启用",
};

/** 校验: every rule again by plain formulas, naming the rows that count; the other sheets read their verdicts here. */
export function proofSheet(proof: readonly ProofRow[]): SheetPlan {
  const grid = new SheetGrid();
  putTitle(grid, "规则逐条核算");
  grid.put(
    1,
    0,
    "结论按整数比较：分子(分)×10000 对 分母(分)×界限(万分之几)，不用四舍五入后的百分比。计数规则的分子、分母单位为个或格。",
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
    columnWidths: [9, 38, 22, 14, 14, 14, 14, 10, 11],
    hiddenColumns: Object.keys(HIDDEN_HEADERS).map((key) => PROOF_COLUMN[key as keyof typeof PROOF_COLUMN]),
    freeze: { rows: PROOF_ROW.first, columns: 2 },
    conditionalFormats: [
      {
        range: `H${first}:H${last}`,
        when: { kind: "cellValue", operator: "equal", operand: '="不符合"' },
        format: ALERT_FORMAT,
      },
      {
        range: `H${first}:H${last}`,
        when: { kind: "cellValue", operator: "equal", operand: '="无数据"' },
        format: UNKNOWN_FORMAT,
      },
    ],
    protected: true,
    print: { orientation: "landscape", paper: "A4", fitToWidth: 1 },
  });
}
