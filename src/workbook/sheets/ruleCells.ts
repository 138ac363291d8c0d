import type { Rule } from "../../domain/rule";
import { fixedBlock } from "../address";
import { RULE_NAME } from "../factNames";
import { SHEET } from "../names";
import type { NamePlan } from "../plan";

/** 0-based places in 规则; rules stand in the order of the book's catalogue. */
export const RULE_ROW = { header: 2, first: 3 } as const;
export const RULES_COLUMN = {
  enabled: 0,
  stage: 1,
  level: 2,
  name: 3,
  actual: 4,
  limit: 5,
  verdict: 6,
  gap: 7,
  threshold: 8,
  reading: 9,
  due: 10,
  judgement: 11,
  decidedBy: 12,
  decidedOn: 13,
  reason: 14,
  clause: 15,
  quote: 16,
  code: 17,
  /** Hidden: the rule itself as JSON, so that the rules of any fund travel in the file (D3). */
  definition: 18,
} as const;
export type RulesColumn = keyof typeof RULES_COLUMN;

export const RULES_HEADERS: Readonly<Record<RulesColumn, string>> = {
  enabled: "启用",
  stage: "阶段",
  level: "级别",
  name: "名称",
  actual: "现有",
  limit: "应达",
  verdict: "结论",
  gap: "还差/余",
  threshold: "界限",
  reading: "口径",
  due: "到期",
  judgement: "人工判断",
  decidedBy: "谁定",
  decidedOn: "日期",
  reason: "依据",
  clause: "条款",
  quote: "原文",
  code: "代码",
  definition: "定义",
};

export const STAGE_WORDS: Readonly<Record<Rule["stage"], string>> = {
  allocation: "分配",
  execution: "执行",
  assessment: "考核",
};
export const LEVEL_WORDS = { must: "必须", advice: "提示" } as const;
export const YES_NO = { yes: "是", no: "否" } as const;

/** What 校验 looks rules up by, wherever people have sorted their rows. */
export function ruleNames(rules: number): readonly NamePlan[] {
  const last = RULE_ROW.first + Math.max(1, rules) - 1;
  return (Object.keys(RULE_NAME) as (keyof typeof RULE_NAME)[]).map((key) => {
    const column = RULES_COLUMN[key];
    const block = fixedBlock(SHEET.rules, { row: RULE_ROW.first, column }, { row: last, column });
    return { name: RULE_NAME[key], reference: `=${block}` };
  });
}
