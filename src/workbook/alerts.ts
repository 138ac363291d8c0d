import { formatOf } from "../rules/sentence";
import { onSheet } from "./address";
import { quoted } from "./formula";
import { SHEET } from "./names";
import { numberText } from "./proofFormulas";
import type { ProofColumn, ProofRow } from "./proofModel";
import { figureText } from "./proofExpected";
import { scaleOf } from "./proofModel";

/** A warning word of 分配表: when it is due by formula, and today. */
export interface Alert {
  /** An expression that is true when the word applies. */
  readonly condition: string;
  /** An expression for the word, at most six characters or so. */
  readonly word: string;
  readonly applies: boolean;
  readonly value: string;
}

export interface AlertCell {
  /** Without `=`. */
  readonly formula: string;
  readonly value: string;
}

/** The first word that applies, and how many more do: 少0.01+1. Alerts stand in order, the worst first. */
export function worstFirst(alerts: readonly Alert[]): AlertCell {
  const applying = alerts.filter(({ applies }) => applies);
  const [first, ...others] = applying;
  const formula = alerts.reduceRight((rest, { condition, word }, index) => {
    const later = alerts.slice(index + 1).map((alert) => `(${alert.condition})*1`);
    if (later.length === 0) return `IF(${condition},${word},${rest})`;
    const count = later.join("+");
    return `IF(${condition},${word}&IF(${count}>0,"+"&(${count}),""),${rest})`;
  }, '""');
  return { formula, value: first ? `${first.value}${others.length > 0 ? `+${others.length}` : ""}` : "" };
}

/** A fixed word under a condition. */
export function wordAlert(condition: string, word: string, applies: boolean): Alert {
  return { condition, word: quoted(word), applies, value: word };
}

function cellOf(row: ProofRow, column: ProofColumn): string {
  return onSheet(SHEET.proof, row.cell[column]);
}

/** A broken rule over the whole book, short: 少0.01, 多0.50; its short name where a number says nothing. */
export function ruleAlert(row: ProofRow): Alert {
  const { reading, rule } = row.inForce;
  const condition = `${cellOf(row, "verdict")}="不符合"`;
  const applies = row.verdictWord === "不符合";
  const measures = new Set(rule.readings.map(({ measure }) => formatOf(measure)));
  if (reading.measure === "records" || measures.size > 1)
    return { ...wordAlert(condition, rule.shortName.zh, applies) };
  const side = `IF(${cellOf(row, "actual")}<${cellOf(row, "limit")},"少","多")`;
  const amount = numberText(`ABS(${cellOf(row, "slack")})`, reading);
  const slack = row.slack === "" ? 0 : row.slack;
  const text = figureText(Math.round(Math.abs(slack) * scaleOf(reading)), reading);
  const short = row.actual !== "" && row.limit !== "" && row.actual < row.limit;
  return { condition, word: `${side}&${amount}`, applies, value: `${short ? "少" : "多"}${text}` };
}

/** A broken rule on one line: 非建设单位, or the rule's short name. */
export function lineAlert(row: ProofRow): Alert {
  const outside = row.rule.readings[0].left.some(
    ({ quantity }) => quantity.kind === "filledCells" && quantity.where.builder === "outside",
  );
  const word = outside ? "非建设单位" : row.rule.shortName.zh;
  return wordAlert(`${cellOf(row, "verdict")}="不符合"`, word, row.verdictWord === "不符合");
}

/** The rules the frozen strip speaks of: the whole that must tie out, and the two shares of money. */
export interface Headlines {
  readonly total: ProofRow | undefined;
  readonly shares: readonly ProofRow[];
}

export function headlinesOf(proof: readonly ProofRow[]): Headlines {
  const whole = proof.filter(
    ({ rule }) => rule.scope === "book" && rule.stage === "allocation" && rule.level === "must",
  );
  const total = whole.find(({ rule }) => rule.comparator === "=" && rule.readings[0].measure === "money");
  const shares = whole.filter(
    (row) => row !== total && row.rule.thresholdUnit === "share" && row.rule.readings[0].measure === "money",
  );
  return { total, shares: shares.slice(0, 2) };
}
