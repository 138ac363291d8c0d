import { ALLOCATION_STEP, formatWan, type Fen } from "../domain/money";
import { lineLabel } from "../domain/lines";
import type { Reading, TemplatePart, TemplateSlot } from "../rules/expression";
import { sentenceTemplate, type LineWords, type SentenceOutcome } from "../rules/sentence";
import { cellAddress, fixedAddress, onSheet } from "./address";
import { quoted } from "./formula";
import { SHEET } from "./names";
import { ruleCellOf } from "./place";
import { PROOF_COLUMN, type ProofColumn, type ProofSource } from "./proofModel";
import { missingFormula, termsFormula } from "./ruleFormula";
import { ruleCell } from "./sheets/ruleCells";

/** Amount texts in formulas: two decimals, up to six when the amount is finer (as formatWan). */
const AMOUNT_TEXT = '"0.00####"';

export interface ProofValues {
  readonly actual: number;
  readonly limit: number;
  readonly slack: number;
  readonly verdictWord: string;
  readonly missing: string;
  readonly gap: string;
  readonly sentence: string;
  readonly order: number | "";
}

export interface ProofFormulas {
  /** Expressions without `=` per hidden column. */
  readonly formula: Readonly<
    Record<
      | "left"
      | "right"
      | "points"
      | "actual"
      | "limit"
      | "slack"
      | "verdict"
      | "gap"
      | "missing"
      | "sentence"
      | "reading"
      | "level"
      | "order"
      | "outside"
      | "enabled",
      string
    >
  >;
  readonly values: ProofValues;
  readonly address: string;
  readonly alert: { readonly formula: string; readonly value: string };
}

/** The formulas of one row of 校验 and the values we expect of them. */
export function proofFormulas(source: ProofSource): ProofFormulas {
  const cell = (column: ProofColumn): string => fixedAddress(source.row, PROOF_COLUMN[column]);
  const values = expectedValues(source);
  const formula = {
    left: byReading(source, (reading) => termsFormula(reading.left, source.layout, source.lineRow)),
    right: byReading(source, (reading) => termsFormula(reading.right, source.layout, source.lineRow)),
    points: source.rule.thresholdEditable
      ? `ROUND(${ruleCell(source.rule.id, "threshold")}*10000,0)`
      : String(source.rule.threshold),
    actual: byMeasure(source, `${cell("left")}/1000000`, cell("left")),
    limit: limitFormula(source, cell),
    slack:
      source.rule.comparator === "<="
        ? `ROUND(${cell("limit")}-${cell("actual")},6)`
        : `ROUND(${cell("actual")}-${cell("limit")},6)`,
    verdict: `IF(${cell("enabled")}="否","未启用",IF(LEN(${cell("missing")})>0,"无数据",IF(${comparison(source, cell)},"符合","不符合")))`,
    gap: gapFormula(source, cell),
    missing: byReading(source, (reading) => missingFormula(reading, source.layout, source.lineRow)),
    sentence: sentenceFormula(source, cell),
    reading: ruleCell(source.rule.id, "reading"),
    level: ruleCell(source.rule.id, "level"),
    order: orderFormula(source, cell),
    outside: source.lineRow
      ? onSheet(SHEET.allocation, cellAddress(source.lineRow.row, source.layout.key.outsideAmount))
      : "0",
    enabled: ruleCell(source.rule.id, "enabled"),
  };
  return {
    formula,
    values,
    address: ruleCellOf(source.layout, source.rule.id, source.lineRow?.line.id ?? null),
    alert: alertOf(source, values),
  };
}

/** One formula per reading, chosen by what stands in 规则; the first reading is the default. */
function byReading({ rule }: ProofSource, formulaOf: (reading: Reading) => string): string {
  const [first, ...others] = rule.readings;
  return others.reduceRight(
    (rest, reading) => `IF(${ruleCell(rule.id, "reading")}=${quoted(reading.label.zh)},${formulaOf(reading)},${rest})`,
    formulaOf(first),
  );
}

function byMeasure(source: ProofSource, money: string, count: string): string {
  return byReading(source, (reading) => (reading.measure === "money" ? money : count));
}

type CellOf = (column: ProofColumn) => string;

function comparison({ rule }: ProofSource, cell: CellOf): string {
  return `${cell("left")}*10000${rule.comparator}${cell("right")}*${cell("points")}`;
}

/** The least (most) that passes: whole steps where the amounts are, else whole fen (see rules/evaluate). */
function limitFormula(source: ProofSource, cell: CellOf): string {
  const product = `${cell("right")}*${cell("points")}`;
  const round = (expression: string): string =>
    source.rule.comparator === "<=" ? `INT(${expression})` : `ROUNDUP(${expression},0)`;
  if (source.rule.comparator === "=") return byMeasure(source, `${cell("right")}/1000000`, cell("right"));
  const whole = (column: ProofColumn): string => `INT(${cell(column)}/10000)*10000=${cell(column)}`;
  const money = `IF(AND(${whole("left")},${whole("right")}),${round(`${product}/100000000`)}/100,${round(`${product}/10000`)}/1000000)`;
  return byMeasure(source, money, round(`${product}/10000`));
}

function gapFormula(source: ProofSource, cell: CellOf): string {
  const amount = byReading(source, (reading) =>
    reading.measure === "money"
      ? `TEXT(ABS(${cell("slack")}),${AMOUNT_TEXT})&"万元"`
      : `ABS(${cell("slack")})&"${reading.measure === "cells" ? "格" : "个"}"`,
  );
  const words = gapWords(source);
  const word = `IF(${cell("slack")}<0,"${words.below}","${words.above}")`;
  const text = source.rule.comparator === "=" ? `IF(${cell("slack")}=0,"平",${word}&${amount})` : `${word}&${amount}`;
  return `IF(LEN(${cell("missing")})>0,"",${text})`;
}

function gapWords({ rule }: ProofSource): { readonly below: string; readonly above: string } {
  if (rule.comparator === "=") return { below: "少分", above: "多分" };
  return { below: rule.comparator === ">=" ? "还差" : "超出", above: "余" };
}

/** Must before advice, broken before unknown; rows that need nobody's eye have no place. */
function orderFormula(source: ProofSource, cell: CellOf): string {
  const place = source.row;
  // Before anything is decided no line can be judged; the whole-book rules say so once.
  const unknown = source.lineRow ? `IF(${outsideTexts(source)}>0,${30_000 + place},"")` : String(30_000 + place);
  return `IF(${cell("verdict")}="不符合",IF(${cell("level")}="必须",${10_000 + place},${20_000 + place}),IF(${cell("verdict")}="无数据",${unknown},""))`;
}

function outsideTexts({ layout, lineRow }: ProofSource): string {
  return lineRow ? onSheet(SHEET.allocation, cellAddress(lineRow.row, layout.key.outsideTexts)) : "0";
}

function sentenceFormula(source: ProofSource, cell: CellOf): string {
  const told = byReading(source, (reading) => {
    const filled = (outcome: SentenceOutcome): string =>
      templateFormula(sentenceTemplate(source.rule, reading, "zh", outcome, lineWords(source)), cell);
    const below = source.rule.comparator === "<=" ? filled("over") : filled("short");
    const broken =
      source.rule.comparator === "=" ? `IF(${cell("slack")}<0,${filled("short")},${filled("over")})` : below;
    return `IF(${comparison(source, cell)},${filled("met")},${broken})`;
  });
  return `IF(LEN(${cell("missing")})>0,${quoted(`${source.rule.name.zh}：无数据，`)}&${cell("missing")}&${quoted(`。依据：${source.rule.clause}。`)},${told})`;
}

function lineWords({ lineRow, book }: ProofSource): LineWords | undefined {
  if (!lineRow) return undefined;
  const names = new Map(book.units.map((unit) => [unit.code, unit.name]));
  return { label: lineLabel(lineRow.line), builders: lineRow.line.builders.map((code) => names.get(code) ?? code) };
}

function templateFormula(parts: readonly TemplatePart[], cell: CellOf): string {
  return parts.map((part) => (typeof part === "string" ? quoted(part) : slotFormula(part, cell))).join("&");
}

function slotFormula({ slot, format }: TemplateSlot, cell: CellOf): string {
  const expressions: Readonly<Record<TemplateSlot["slot"], string>> = {
    actual: cell("actual"),
    limit: cell("limit"),
    gap: `ABS(${cell("slack")})`,
    base: format === "wan" ? `${cell("right")}/1000000` : cell("right"),
    threshold: `ROUND(${cell("points")}/100,2)`,
    outsideAmount: cell("outside"),
  };
  return format === "wan" ? `TEXT(${expressions[slot]},${AMOUNT_TEXT})` : `${expressions[slot]}&""`;
}

function alertOf(source: ProofSource, values: ProofValues): ProofFormulas["alert"] {
  const cell = (column: ProofColumn): string => onSheet(SHEET.proof, fixedAddress(source.row, PROOF_COLUMN[column]));
  const { lineRow, layout, book } = source;
  if (!lineRow) {
    return {
      formula: `IF(${cell("verdict")}="不符合",${cell("gap")},"")`,
      value: values.verdictWord === "不符合" ? values.gap : "",
    };
  }
  const texts = book.unreadable.some((entry) => entry.line === lineRow.line.id);
  return {
    formula: `IF(${cellAddress(lineRow.row, layout.key.texts)}>0,"有文字",IF(${cell("verdict")}="不符合","非建设单位",""))`,
    value: texts ? "有文字" : values.verdictWord === "不符合" ? "非建设单位" : "",
  };
}

function expectedValues(source: ProofSource): ProofValues {
  const money = source.reading.measure === "money";
  const scale = money ? 1_000_000 : 1;
  const limit = expectedLimit(source);
  const difference = source.rule.comparator === "<=" ? limit - source.left : source.left - limit;
  const missing = expectedMissing(source);
  const met = source.outcome?.verdict === "met";
  const verdict = missing !== "" ? "无数据" : met ? "符合" : "不符合";
  const verdictWord = source.enabled ? verdict : "未启用";
  return {
    actual: source.left / scale,
    limit: limit / scale,
    slack: difference / scale,
    verdictWord,
    missing,
    gap: missing === "" ? expectedGap(source, difference) : "",
    sentence:
      missing === ""
        ? (source.outcome?.sentence.zh ?? "")
        : `${source.rule.name.zh}：无数据，${missing}。依据：${source.rule.clause}。`,
    order: expectedOrder(source, verdictWord),
  };
}

function expectedLimit({ rule, reading, left, right, threshold }: ProofSource): number {
  const step =
    reading.measure === "money" && left % ALLOCATION_STEP === 0 && right % ALLOCATION_STEP === 0
      ? BigInt(ALLOCATION_STEP)
      : 1n;
  const product = BigInt(right) * BigInt(threshold);
  if (rule.comparator === "=") return right;
  const divisor = 10_000n * step;
  const down = product / divisor;
  return Number((rule.comparator === "<=" || down * divisor === product ? down : down + 1n) * step);
}

function expectedGap(source: ProofSource, difference: number): string {
  if (source.rule.comparator === "=" && difference === 0) return "平";
  const words = gapWords(source);
  const size = Math.abs(difference);
  const unit = { money: "万元", projects: "个", cells: "格" }[source.reading.measure];
  return `${difference < 0 ? words.below : words.above}${source.reading.measure === "money" ? formatWan(size as Fen) : size}${unit}`;
}

/** The first of the sheet's own missing checks that applies; the same order as the formula. */
function expectedMissing({ book, reading, lineRow, outcome }: ProofSource): string {
  if (outcome?.verdict !== "noData" && outcome !== null) return "";
  const kinds = new Set([...reading.left, ...reading.right].map((term) => term.quantity.kind));
  const received = book.ledger.some((document) => document.direction === "in");
  if (kinds.has("fundTotal") && !received) return "缺指标总额：资金台账还没有收到的指标文件";
  if (kinds.has("projects"))
    return book.projects.some((project) => !project.placeholder) ? "有项目的类型未定" : "项目表还没有项目";
  if (kinds.has("allocated") && book.unreadable.some((entry) => entry.line === ""))
    return "资金台账有文字金额，先改成数字";
  const typed =
    Object.values(book.decided).some((cells) => Object.keys(cells).length > 0) ||
    book.unreadable.some((entry) => entry.line !== "");
  if (!typed) return "分配表还没有填任何金额";
  const texts = book.unreadable.some(
    (entry) => entry.line !== "" && (lineRow === null || entry.line === lineRow.line.id),
  );
  return texts ? "有文字金额，先改成数字" : "有金额的项目类型未定";
}

function expectedOrder({ row, level, lineRow, layout, book }: ProofSource, verdict: string): number | "" {
  if (verdict === "不符合") return (level === "must" ? 10_000 : 20_000) + row;
  if (verdict !== "无数据") return "";
  if (!lineRow) return 30_000 + row;
  const outside = book.unreadable.some(
    (entry) => entry.line === lineRow.line.id && !lineRow.line.builders.includes(entry.unit),
  );
  return outside && layout.lineRows.length > 0 ? 30_000 + row : "";
}
