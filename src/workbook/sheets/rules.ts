import { onSheet } from "../address";
import { SheetGrid } from "../grid";
import { SHEET } from "../names";
import type { SheetPlan, ValidationPlan } from "../plan";
import type { ProofRow } from "../proofModel";
import { putTitle, sheetPlan } from "../sheet";
import { ALERT_FORMAT, STYLES, UNKNOWN_FORMAT } from "../styles";
import { RULE_ROW, RULES_COLUMN } from "./ruleCells";

const HEADERS = [
  "启用",
  "阶段",
  "级别",
  "名称",
  "现有",
  "应达",
  "结论",
  "还差/余",
  "界限",
  "口径",
  "谁定",
  "日期",
  "条款",
  "原文",
  "代码",
];
const STAGE_WORDS = { allocation: "分配", execution: "执行", assessment: "考核" } as const;
export const LEVEL_WORDS = { must: "必须", advice: "提示" } as const;
export const ENABLED_WORDS = { yes: "是", no: "否" } as const;

/** 规则: every rule with its clause; level, threshold and reading can be changed here, with or without the add-in. */
export function rulesSheet(proof: readonly ProofRow[]): SheetPlan {
  const grid = new SheetGrid();
  putTitle(grid, "规则");
  grid.put(1, 0, "浅黄各栏可改：改界限、口径后，分配表、预警、校验随公式变化。改了请写谁定、日期。", STYLES.note);
  grid.putRow(RULE_ROW.header, 0, HEADERS, STYLES.header);
  const rules = [...new Map(proof.map((row) => [row.rule.id, row])).values()];
  rules.forEach((row, index) => {
    putRule(
      grid,
      RULE_ROW.first + index,
      row,
      proof.filter((candidate) => candidate.rule.id === row.rule.id),
    );
  });
  const first = RULE_ROW.first + 1;
  const last = RULE_ROW.first + rules.length;
  return sheetPlan(SHEET.rules, grid, {
    columnWidths: [6, 7, 7, 24, 10, 10, 9, 14, 9, 26, 10, 11, 12, 44, 7],
    freeze: { rows: RULE_ROW.first, columns: 4 },
    conditionalFormats: [
      {
        range: `G${first}:G${last}`,
        when: { kind: "cellValue", operator: "equal", operand: '="不符合"' },
        format: ALERT_FORMAT,
      },
      {
        range: `G${first}:G${last}`,
        when: { kind: "cellValue", operator: "equal", operand: '="无数据"' },
        format: UNKNOWN_FORMAT,
      },
    ],
    validations: validations(rules, first, last),
    print: { orientation: "landscape", paper: "A4", fitToWidth: 1 },
  });
}

function validations(rules: readonly ProofRow[], first: number, last: number): readonly ValidationPlan[] {
  const readings = rules.flatMap((row, index): ValidationPlan[] =>
    row.rule.readings.length < 2
      ? []
      : [
          {
            range: `J${first + index}`,
            rule: { kind: "list", source: row.rule.readings.map((reading) => reading.label.zh) },
          },
        ],
  );
  const thresholds = rules.flatMap((row, index): ValidationPlan[] =>
    row.rule.thresholdEditable
      ? [
          {
            range: `I${first + index}`,
            rule: { kind: "decimal", operator: "between", formula1: "0", formula2: "1" },
            prompt: { title: row.rule.name.zh, message: `原文：${row.rule.quote}（${row.rule.clause}）` },
            error: { style: "stop", title: "界限", message: "请填0%到100%之间的百分数。" },
          },
        ]
      : [],
  );
  return [
    { range: `A${first}:A${last}`, rule: { kind: "list", source: [ENABLED_WORDS.yes, ENABLED_WORDS.no] } },
    { range: `C${first}:C${last}`, rule: { kind: "list", source: [LEVEL_WORDS.must, LEVEL_WORDS.advice] } },
    ...readings,
    ...thresholds,
  ];
}

/** One rule; a rule seen line by line shows how many lines break it. */
function putRule(grid: SheetGrid, row: number, proof: ProofRow, rows: readonly ProofRow[]): void {
  const { rule } = proof;
  const column = RULES_COLUMN;
  grid.put(row, column.enabled, proof.enabled ? ENABLED_WORDS.yes : ENABLED_WORDS.no, {
    ...STYLES.inputText,
    horizontal: "center",
  });
  grid.put(row, column.stage, STAGE_WORDS[rule.stage], STYLES.centered);
  grid.put(row, column.level, LEVEL_WORDS[proof.level], { ...STYLES.inputText, horizontal: "center" });
  grid.put(row, column.name, rule.name.zh, STYLES.wrapped);
  const cell = (address: string): string => onSheet(SHEET.proof, address);
  if (rule.scope === "book") {
    grid.compute(row, column.actual, `=${cell(proof.cell.actual)}`, proof.actual, {
      ...STYLES.number,
      numberFormat: "#,##0.00####",
    });
    grid.compute(row, column.limit, `=${cell(proof.cell.limit)}`, proof.limit, {
      ...STYLES.number,
      numberFormat: "#,##0.00####",
    });
    grid.compute(row, column.verdict, `=${cell(proof.cell.verdict)}`, proof.verdictWord, STYLES.warningCentered);
    grid.compute(row, column.gap, `=${cell(proof.cell.gap)}`, proof.gap, STYLES.centered);
  } else putLineRule(grid, row, rows);
  const shown = proof.threshold / 10_000;
  grid.put(
    row,
    column.threshold,
    shown,
    rule.thresholdEditable ? STYLES.inputPercent : { ...STYLES.number, numberFormat: "0.00%" },
  );
  const single = rule.readings.length < 2;
  grid.put(row, column.reading, proof.readingLabel, single ? STYLES.text : STYLES.inputText);
  grid.put(row, column.decidedBy, proof.decidedBy || null, STYLES.inputText);
  grid.put(row, column.decidedOn, proof.decidedOn || null, STYLES.inputText);
  grid.put(row, column.clause, rule.clause, STYLES.text);
  grid.put(row, column.quote, rule.quote, STYLES.wrapped);
  grid.put(row, column.code, rule.id, STYLES.code);
}

function putLineRule(grid: SheetGrid, row: number, rows: readonly ProofRow[]): void {
  const [first, last] = [rows[0], rows[rows.length - 1]];
  if (!first || !last) return;
  const verdicts = onSheet(SHEET.proof, `${first.cell.verdict}:${last.cell.verdict}`);
  const broken = rows.filter((candidate) => candidate.verdictWord === "不符合").length;
  const unknown = rows.filter((candidate) => candidate.verdictWord === "无数据").length;
  const column = RULES_COLUMN;
  grid.compute(row, column.actual, `=COUNTIF(${verdicts},"不符合")`, broken, STYLES.number);
  grid.put(row, column.limit, 0, STYLES.number);
  const verdict = broken > 0 ? "不符合" : unknown > 0 ? "无数据" : first.verdictWord;
  const formula = `=IF(COUNTIF(${verdicts},"不符合")>0,"不符合",IF(COUNTIF(${verdicts},"无数据")>0,"无数据",${onSheet(SHEET.proof, first.cell.verdict)}))`;
  grid.compute(row, column.verdict, formula, verdict, STYLES.warningCentered);
  grid.compute(
    row,
    column.gap,
    `=IF(COUNTIF(${verdicts},"不符合")>0,COUNTIF(${verdicts},"不符合")&"行","")`,
    broken > 0 ? `${broken}行` : "",
    STYLES.centered,
  );
}
