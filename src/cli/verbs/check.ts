import { success } from "../../domain/fault";
import { fen, formatWan } from "../../domain/money";
import { VERDICT_WORDS } from "../../rules/expression";
import type { BookView, PlacedFinding } from "../../usecases/view";
import { viewOf } from "../../usecases/viewOf";
import { readArguments } from "../arguments";
import { openMaster } from "../books";
import type { Verb } from "../verb";

const USAGE = "check book.xlsx [--json]";

/** `check`: every rule of a master workbook; exit 1 when a rule of level must is broken. */
export const checkVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const read = readArguments(words, {}, 1, USAGE);
    if (!read.ok) return read;
    const opened = await openMaster(read.value.files[0] ?? "");
    if (!opened.ok) return opened;
    const view = viewOf(opened.value.book);
    const broken = view.findings.some((finding) => finding.level === "must");
    return success({ json: checkJson(view), lines: checkLines(view), exitCode: broken ? 1 : 0 });
  },
};

function amountText(finding: PlacedFinding, value: number): string {
  return finding.measure === "money" ? formatWan(fen(value)) : String(value);
}

function checkJson(view: BookView): object {
  return {
    findings: view.findings.map((finding) => ({
      id: finding.id,
      rule: finding.rule,
      status: VERDICT_WORDS[finding.verdict].zh,
      level: finding.level,
      stage: finding.stage,
      clause: finding.clause,
      address: finding.address,
      actual: amountText(finding, finding.actual),
      limit: amountText(finding, finding.limit),
      shortage: amountText(finding, finding.shortage),
      sentence: finding.sentence.zh,
    })),
    passed: [...new Set(view.passed.map((finding) => finding.rule))].filter(
      (rule) => !view.findings.some((finding) => finding.rule === rule),
    ),
    undetermined: view.undetermined.map(({ rule, missing }) => ({ rule, missing: missing.zh })),
  };
}

function checkLines(view: BookView): readonly string[] {
  const findings = view.findings.map(
    (finding) => `${finding.level === "must" ? "必须" : "提示"} ${finding.address} ${finding.sentence.zh}`,
  );
  const unknown = view.undetermined.map(({ rule, missing }) => `无数据 ${rule} ${missing.zh}`);
  return [...findings, ...unknown, `不符合 ${view.findings.length} 条，无数据 ${view.undetermined.length} 条。`];
}
