import { success } from "../../domain/fault";
import { fen, formatWan } from "../../domain/money";
import { VERDICT_WORDS } from "../../domain/rule";
import type { BookView, PlacedFinding } from "../../usecases/view";
import { viewOf } from "../../usecases/viewOf";
import { readArguments } from "../arguments";
import { openDamaged } from "../books";
import { damageJson, damageLines } from "../damages";
import type { Verb } from "../verb";

const USAGE = "check book.xlsx [--today YYYY-MM-DD] [--json]";

/** `check`: what is broken about the sheets, then every rule; exit 1 when a sheet or a rule of level must is broken. */
export const checkVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const read = readArguments(words, {}, 1, USAGE);
    if (!read.ok) return read;
    const opened = await openDamaged(read.value.files[0] ?? "", read.value.clock);
    if (!opened.ok) return opened;
    const { book, damages } = opened.value;
    const damaged = damages.some((damage) => damage.level === "damage");
    if (book === null) {
      return success({ json: { damages: damageJson(damages) }, lines: damageLines(damages), exitCode: 1 });
    }
    const view = viewOf(book);
    // A gap in the plan can still be closed in time.
    const broken = view.findings.some((finding) => finding.level === "must" && finding.verdict === "broken");
    return success({
      json: { damages: damageJson(damages), ...checkJson(view) },
      lines: [...damageLines(damages), ...checkLines(view)],
      exitCode: broken || damaged ? 1 : 0,
    });
  },
};

function amountText(finding: PlacedFinding, value: number): string {
  if (finding.measure === "money") return formatWan(fen(value));
  return finding.measure === "tasks" ? (value / 100).toFixed(2) : String(value);
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
      due: finding.due === "" ? null : finding.due,
      sentence: finding.sentence.zh,
    })),
    passed: passedRules(view),
    undetermined: view.undetermined.map(({ rule, missing }) => ({ rule, missing: missing.zh })),
    notDue: [...new Set(view.notDue.map(({ rule }) => rule))],
  };
}

/** Rules met wherever they are judged. */
function passedRules({ passed, findings, undetermined, notDue }: BookView): readonly string[] {
  const open = new Set([...findings, ...undetermined, ...notDue].map(({ rule }) => rule));
  return [...new Set(passed.map(({ rule }) => rule))].filter((rule) => !open.has(rule));
}

function checkLines(view: BookView): readonly string[] {
  const findings = view.findings.map(
    ({ level, verdict, address, sentence }) =>
      `${VERDICT_WORDS[verdict].zh} ${level === "must" ? "必须" : "提示"} ${address} ${sentence.zh}`,
  );
  const unknown = view.undetermined.map(({ rule, missing }) => `无数据 ${rule} ${missing.zh}`);
  const broken = view.findings.filter(({ verdict }) => verdict === "broken").length;
  const gaps = view.findings.length - broken;
  const counts = `不符合 ${broken} 条，计划有缺口 ${gaps} 条，无数据 ${view.undetermined.length} 条，未到期 ${view.notDue.length} 条。`;
  return [...findings, ...unknown, counts];
}
