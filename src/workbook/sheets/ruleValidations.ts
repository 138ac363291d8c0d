import type { Rule } from "../../domain/rule";
import type { ValidationPlan } from "../plan";
import { columnLetters } from "../address";
import { LEVEL_WORDS, RULE_ROW, RULES_COLUMN, YES_NO, type RulesColumn } from "./ruleCells";

const LONGEST_PROMPT = 255;
const LONGEST_LIST = 255;

/** What may be typed into 规则, with the clause where a person changes something of a rule. */
export function ruleValidations(catalogue: readonly Rule[]): readonly ValidationPlan[] {
  const first = RULE_ROW.first + 1;
  const last = RULE_ROW.first + Math.max(1, catalogue.length);
  const column = (of: RulesColumn): string => {
    const letters = columnLetters(RULES_COLUMN[of]);
    return `${letters}${first}:${letters}${last}`;
  };
  return [
    { range: column("enabled"), rule: { kind: "list", source: [YES_NO.yes, YES_NO.no] } },
    { range: column("level"), rule: { kind: "list", source: [LEVEL_WORDS.must, LEVEL_WORDS.advice] } },
    {
      range: column("due"),
      rule: { kind: "custom", formula: `=OR(ISNUMBER(${start("due")}),ISTEXT(${start("due")}))` },
      prompt: {
        title: "到期",
        message: "填日期（如 2020-11-30），到期前没达到的显示“未到期”或“计划有缺口”；清空则按条款原定。",
      },
    },
    {
      range: column("decidedOn"),
      rule: { kind: "custom", formula: `=LEN(${start("decidedOn")})<=20` },
      prompt: { title: "日期", message: "决定的日期，例如 2020-05-25。" },
    },
    ...catalogue.flatMap((rule, index) => rulePrompts(rule, first + index)),
  ];
}

function start(of: RulesColumn): string {
  return `${columnLetters(RULES_COLUMN[of])}${RULE_ROW.first + 1}`;
}

/** 界限, 口径 and 人工判断 of one rule; its code stands in front, so that a sorted sheet misleads nobody. */
function rulePrompts(rule: Rule, row: number): readonly ValidationPlan[] {
  const cell = (of: RulesColumn): string => `${columnLetters(RULES_COLUMN[of])}${row}`;
  const prompt = (title: string, lead: string): { readonly title: string; readonly message: string } => ({
    title: `${rule.id} ${title}`,
    message: shortened(`${lead}${rule.name.zh}。原文：${rule.quote}（${rule.clause}）`),
  });
  const labels = rule.readings.map(({ label }) => label.zh);
  const judged = rule.readings.some(({ left }) => left.some(({ quantity }) => quantity.kind === "judgement"));
  return [
    ...(rule.thresholdEditable ? [thresholdCheck(rule, cell("threshold"), prompt("界限", ""))] : []),
    ...(labels.length > 1 && labels.join(",").length <= LONGEST_LIST
      ? [{ range: cell("reading"), rule: { kind: "list", source: labels }, prompt: prompt("口径", "") } as const]
      : []),
    ...(judged
      ? [
          {
            range: cell("judgement"),
            rule: { kind: "list", source: [YES_NO.yes, YES_NO.no] },
            prompt: prompt("人工判断", "做到填是，没做到填否，并写依据。"),
          } as const,
        ]
      : []),
  ];
}

function thresholdCheck(
  rule: Rule,
  range: string,
  prompt: { readonly title: string; readonly message: string },
): ValidationPlan {
  const share = rule.thresholdUnit === "share";
  return {
    range,
    rule: share
      ? { kind: "decimal", operator: "between", formula1: "0", formula2: "1" }
      : { kind: "whole", operator: "between", formula1: "0", formula2: "1000" },
    prompt,
    error: {
      style: "stop",
      title: "界限",
      message: share ? "请填0%到100%之间的百分数。" : "请填0到1000之间的整数。",
    },
  };
}

function shortened(text: string): string {
  return text.length <= LONGEST_PROMPT ? text : `${text.slice(0, LONGEST_PROMPT - 1)}…`;
}
