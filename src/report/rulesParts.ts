import type { BookView } from "../usecases/view";
import type { Stage } from "../domain/rule";
import { VERDICT_WORDS } from "../domain/rule";
import { paragraph, type Block, type ReportCell } from "./document";

const STAGE_WORDS: Readonly<Record<Stage, string>> = { allocation: "分配", execution: "执行", assessment: "考核" };

/** 条款核对: what is met, broken or not to be judged, each in the very sentence the sheets and the pane show. */
export function ruleTable(view: BookView, stage: Stage): Block {
  const judged = [...view.findings, ...view.passed].filter((finding) => finding.stage === stage);
  const rows = judged.map((finding): readonly ReportCell[] => [
    finding.name.zh,
    finding.level === "must" ? "必须" : "提示",
    VERDICT_WORDS[finding.verdict].zh,
    finding.sentence.zh,
  ]);
  const lacking = view.undetermined.map((rule): readonly ReportCell[] => [
    rule.name.zh,
    rule.level === "must" ? "必须" : "提示",
    VERDICT_WORDS.noData.zh,
    `${rule.missing.zh}（${rule.clause}）`,
  ]);
  const all = stage === "allocation" ? [...rows, ...lacking] : rows;
  if (all.length === 0) return paragraph(`${STAGE_WORDS[stage]}阶段没有可核对的条款。`);
  return {
    kind: "table",
    table: {
      columns: [
        { label: "事项", width: 22 },
        { label: "级别", width: 9, align: "center" },
        { label: "结论", width: 14, align: "center" },
        { label: "说明", width: 60 },
      ],
      rows: all,
    },
  };
}

/** Broken rules of level must, as one sentence for the body; empty when there are none. */
export function brokenSentence(view: BookView): string {
  const broken = view.findings.filter(({ verdict, level }) => verdict === "broken" && level === "must");
  if (broken.length === 0) return "必须条款均未发现不符合项。";
  return `尚有${broken.length}项必须条款不符合：${broken.map(({ name }) => name.zh).join("、")}，须先调整。`;
}
