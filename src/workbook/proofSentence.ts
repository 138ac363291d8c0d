import type { Reading, TemplatePart, TemplateSlot } from "../domain/rule";
import { aboutOf } from "../rules/evaluate";
import {
  formatOf,
  lackTemplate,
  roundingWords,
  sentenceTemplate,
  type AboutWords,
  type SentenceOutcome,
} from "../rules/sentence";
import { quoted } from "./formula";
import { holdsFormula, limitFormula, numberText, planGapOf, scaled, type CellOf } from "./proofFormulas";
import { DISABLED_WORD, type ProofSource } from "./proofModel";
import { eitherText, textFormula, type TextTerm } from "./textTerms";

/** What a rule that is switched off says. */
export function disabledSentence({ inForce: { rule } }: ProofSource): string {
  return `${rule.name.zh}：${DISABLED_WORD}。依据：${rule.clause}。`;
}

/** The evaluator's own sentence, its numbers filled in by the sheet (D4). */
export function sentenceFormula(source: ProofSource, cell: CellOf): string {
  const { rule } = source.inForce;
  const about = aboutOf(source.line, source.institution, source.facts);
  const verdict = cell("verdict");
  const lack = (of: "noData" | "notDue"): readonly TextTerm[] =>
    templateTerms(source, source.readings[0], lackTemplate(rule, "zh", of, about), cell, cell("limit"));
  const lacking = eitherText(`${verdict}="无数据"`, lack("noData"), lack("notDue"));
  const told = toldByReading(source, cell, about);
  const unknown = `AND(LEN(${cell("missing")})>0,${verdict}<>"计划有缺口")`;
  const enabled = eitherText(unknown, lacking, told);
  return textFormula(eitherText(`${cell("enabled")}="否"`, [{ text: disabledSentence(source) }], enabled));
}

/** The sentence in the words of the reading that stands in 规则; the first reading is the default. */
function toldByReading(source: ProofSource, cell: CellOf, about: AboutWords): readonly TextTerm[] {
  const [first, ...others] = source.readings;
  return others.reduceRight(
    (rest, reading) =>
      eitherText(`${cell("reading")}=${quoted(reading.label.zh)}`, toldTerms(source, reading, about, cell), rest),
    toldTerms(source, first, about, cell),
  );
}

/** The sentence of a reading by its verdict. */
function toldTerms(source: ProofSource, reading: Reading, about: AboutWords, cell: CellOf): readonly TextTerm[] {
  const { rule } = source.inForce;
  const filled = (outcome: SentenceOutcome): readonly TextTerm[] => {
    const parts = sentenceTemplate(rule, reading, "zh", outcome, about);
    const planned = outcome === "planShort" || outcome === "planOver";
    return templateTerms(
      source,
      reading,
      parts,
      cell,
      planned ? limitFormula(source, reading, cell, cell("plan")) : cell("limit"),
    );
  };
  const verdict = cell("verdict");
  const sided = (short: SentenceOutcome, over: SentenceOutcome, value: string): readonly TextTerm[] => {
    if (reading.measure === "records" || rule.comparator === ">=") return filled(short);
    if (rule.comparator === "<=") return filled(over);
    return eitherText(`${value}*10000<${cell("right")}*${cell("points")}`, filled(short), filled(over));
  };
  const notDue = sided("notDueShort", "notDueOver", cell("left"));
  const open = eitherText(`${verdict}="未到期"`, notDue, sided("short", "over", cell("left")));
  const planned = reading.plan
    ? eitherText(`${verdict}="计划有缺口"`, sided("planShort", "planOver", cell("plan")), open)
    : open;
  return eitherText(holdsFormula(source, cell, cell("left")), filled("met"), planned);
}

/** `limit`: where the limit stands, or how a plan's is found, since today's may be unknown. */
function templateTerms(
  source: ProofSource,
  reading: Reading,
  parts: readonly TemplatePart[],
  cell: CellOf,
  limit: string,
): readonly TextTerm[] {
  return parts.map((part) =>
    typeof part === "string" ? { text: part } : { formula: slotFormula(source, reading, part, cell, limit) },
  );
}

function slotFormula(
  source: ProofSource,
  reading: Reading,
  { slot }: TemplateSlot,
  cell: CellOf,
  limit: string,
): string {
  const slots: Readonly<Record<TemplateSlot["slot"], () => string>> = {
    actual: () => numberText(cell("actual"), reading),
    limit: () => numberText(limit, reading),
    gap: () => numberText(`ABS(${cell("slack")})`, reading),
    base: () => numberText(scaled(cell("right"), reading), reading),
    threshold: () => `ROUND(${cell("points")}/100,2)&""`,
    outsideAmount: () => `TEXT(${cell("outside")},"0.00####")`,
    plan: () => numberText(scaled(cell("plan"), reading), reading),
    planGap: () => numberText(planGapOf(source, reading, cell), reading),
    due: () => cell("dueText"),
    rounding: () => roundingFormula(source, reading, cell, limit),
    missing: () => cell("missing"),
  };
  return slots[slot]();
}

/** `=2.5，进位为3` where a share of a count is no whole number (C19). */
function roundingFormula({ inForce: { rule } }: ProofSource, reading: Reading, cell: CellOf, limit: string): string {
  if (formatOf(reading.measure) !== "count") return '""';
  const product = `${cell("right")}*${cell("points")}`;
  const { before, after } = roundingWords(rule).zh;
  return `IF(INT(${product}/10000)*10000=${product},"",${quoted(before)}&${product}/10000&${quoted(after)}&${limit})`;
}
