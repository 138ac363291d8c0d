import { ALLOCATION_STATES } from "../domain/records";
import type { Quantity, Reading, Term } from "../domain/rule";
import { DUE_WORDS, THRESHOLD_WORDS } from "../rules/missing";
import { missingChecks, termsFormula } from "../rules/quantities/evaluateTerms";
import { nothingTyped } from "../rules/quantities/lineSelection";
import { formatOf } from "../rules/sentence";
import { gapWords, MEASURE_WORDS } from "../rules/sentenceWords";
import { FACT_CELL_NAME, RULE_NAME, STATE_NAME } from "./factNames";
import { quoted } from "./formula";
import { DISABLED_WORD, scaleOf, type ProofColumn, type ProofSource } from "./proofModel";
import { dateSerial } from "./sheet";
import { LEVEL_WORDS, YES_NO } from "./sheets/ruleCells";

/** Amount texts in formulas: two decimals, up to six when the amount is finer (as formatWan). */
const AMOUNT_TEXT = '"0.00####"';
export type CellOf = (column: ProofColumn) => string;

/** What 规则 says of a rule, looked up by its code; the rule's own where its row is lost. */
export function choiceFormulas(source: ProofSource, cell: CellOf): Readonly<Record<ChoiceColumn, string>> {
  const { rule } = source.inForce;
  const own =
    rule.due === null ? '""' : rule.due.kind === "date" ? String(dateSerial(rule.due.on)) : quoted(rule.due.state);
  const typed = (key: keyof typeof RULE_NAME): string => `INDEX(${RULE_NAME[key]},${cell("ruleRow")})`;
  const found = (usual: string, formula: string): string => `IF(${cell("ruleRow")}=0,${usual},${formula})`;
  const label = quoted(rule.readings[0].label.zh);
  const usualLevel = quoted(LEVEL_WORDS[rule.level]);
  const points = String(rule.threshold);
  const threshold = typed("threshold");
  const numeric = `IF(ISNUMBER(${threshold}),ROUND(${threshold}*10000,0),-1)`;
  return {
    ruleRow: `IFERROR(MATCH(${quoted(rule.id)},${RULE_NAME.code},0),0)`,
    enabled: found(quoted(YES_NO.yes), `IF(${typed("enabled")}="否","否","是")`),
    level: found(usualLevel, `IF(${typed("level")}="提示","提示","必须")`),
    reading: found(label, `IF(LEN(${typed("reading")})=0,${label},${typed("reading")})`),
    points: rule.thresholdEditable ? found(points, `IF(LEN(${threshold})=0,${points},${numeric})`) : points,
    judgement: found('""', `${typed("judgement")}&""`),
    due: found(own, `IF(ISNUMBER(${typed("due")}),INT(${typed("due")}),${own})`),
    dueText: `IF(ISNUMBER(${cell("due")}),TEXT(${cell("due")},"yyyy-mm-dd"),${cell("due")})`,
    reached: reachedFormula(source, cell),
    fault: faultFormula(source, cell, found, typed("due")),
  };
}

type ChoiceColumn =
  "ruleRow" | "enabled" | "level" | "reading" | "points" | "judgement" | "due" | "dueText" | "reached" | "fault";

/** 1 once the day or the state has come; a rule that names none is due at once. */
function reachedFormula({ inForce: { rule } }: ProofSource, cell: CellOf): string {
  const due = cell("due");
  const byDate = `(${due}<=${FACT_CELL_NAME.today})*1`;
  if (rule.due?.kind !== "state") return `IF(ISNUMBER(${due}),${byDate},1)`;
  const come = ALLOCATION_STATES.slice(ALLOCATION_STATES.indexOf(rule.due.state));
  return `IF(ISNUMBER(${due}),${byDate},OR(${come.map((state) => `${STATE_NAME}="${state}"`).join(",")})*1)`;
}

/** What is wrong with the choice, in the order in which the evaluator tells it. */
function faultFormula(
  { inForce: { rule } }: ProofSource,
  cell: CellOf,
  found: (usual: string, formula: string) => string,
  typedDue: string,
): string {
  const points = cell("points");
  const reading = cell("reading");
  const known = rule.readings.map(({ label }) => `${reading}=${quoted(label.zh)}`);
  const share = `OR(${points}<0,${points}>10000)`;
  const count = `OR(${points}<0,${points}>10000000,INT(${points}/10000)*10000<>${points})`;
  const own = rule.due?.kind === "state" ? `,${typedDue}<>${quoted(rule.due.state)}` : "";
  const undated = found('""', `IF(AND(ISTEXT(${typedDue}),LEN(${typedDue})>0${own}),${quoted(DUE_WORDS.zh)},"")`);
  const unusable = quoted(THRESHOLD_WORDS[rule.thresholdUnit].zh);
  const threshold = rule.thresholdEditable
    ? `IF(${rule.thresholdUnit === "share" ? share : count},${unusable},${undated})`
    : undated;
  const unknown = `${quoted("规则表里选的口径“")}&${reading}&${quoted("”不认识")}`;
  return `IF(OR(${known.join(",")}),${threshold},${unknown})`;
}

/** One formula per reading, chosen by what stands in 规则; the first reading is the default. */
export function byReading({ readings }: ProofSource, cell: CellOf, formulaOf: (reading: Reading) => string): string {
  const [first, ...others] = readings;
  const usual = formulaOf(first);
  return others.reduceRight((rest, reading) => {
    const own = formulaOf(reading);
    return own === usual && rest === usual ? rest : `IF(${cell("reading")}=${quoted(reading.label.zh)},${own},${rest})`;
  }, usual);
}

/** The figures of a row and what they mean. */
export function figureFormulas(source: ProofSource, cell: CellOf): Readonly<Record<FigureColumn, string>> {
  const each = (formulaOf: (reading: Reading) => string): string => byReading(source, cell, formulaOf);
  const lacking = `LEN(${cell("missing")})>0`;
  const unknownOr = (formula: string): string => `IF(${lacking},"",${formula})`;
  const { comparator } = source.inForce.rule;
  const difference = comparator === "<=" ? `${cell("limit")}-${cell("actual")}` : `${cell("actual")}-${cell("limit")}`;
  return {
    left: each((reading) => termsFormula(reading.left, source.scope)),
    right: each((reading) => termsFormula(reading.right, source.scope)),
    plan: each((reading) => planFormula(source, reading)),
    missing: `IF(LEN(${cell("fault")})>0,${cell("fault")},${each((reading) => lackFormula(source, reading))})`,
    actual: unknownOr(each((reading) => scaled(cell("left"), reading))),
    limit: unknownOr(each((reading) => limitFormula(source, reading, cell, cell("left")))),
    slack: unknownOr(`ROUND(${difference},6)`),
    verdict: verdictFormula(source, cell),
    gap: gapFormula(source, cell),
    figure: figureFormula(source, cell),
    order: orderFormula(source, cell),
    outside: outsideFormula(source, cell),
  };
}

type FigureColumn =
  | "left"
  | "right"
  | "plan"
  | "missing"
  | "actual"
  | "limit"
  | "slack"
  | "verdict"
  | "gap"
  | "figure"
  | "order"
  | "outside";

/** A whole number as shown: 万元, tasks with two decimals, pieces. */
export function scaled(expression: string, reading: Reading): string {
  const scale = scaleOf(reading);
  return scale === 1 ? expression : `${expression}/${scale}`;
}

/** The words of the first thing that lacks, or an empty text. */
function lackFormula(source: ProofSource, reading: Reading): string {
  return checksOf(source, [...reading.left, ...reading.right]).reduceRight(
    (rest, { condition, words }) => `IF(${condition},${quoted(words)},${rest})`,
    '""',
  );
}

function checksOf({ scope, facts, line, institution, inForce }: ProofSource, terms: readonly Term[]) {
  return missingChecks(terms, scope, facts, { line, institution, judgement: inForce.judgement });
}

/** What the plan reaches, empty where it cannot be known. */
function planFormula(source: ProofSource, reading: Reading): string {
  if (!reading.plan) return '""';
  const conditions = checksOf(source, [...reading.plan, ...reading.right]).map(({ condition }) => condition);
  const value = termsFormula(reading.plan, source.scope);
  return conditions.length === 0 ? value : `IF(OR(${conditions.join(",")}),"",${value})`;
}

/** Whole numbers, cross-multiplied: never a displayed percentage. */
export function holdsFormula({ inForce: { rule } }: ProofSource, cell: CellOf, value: string): string {
  return `${value}*10000${rule.comparator}${cell("right")}*${cell("points")}`;
}

function verdictFormula(source: ProofSource, cell: CellOf): string {
  const lacking = `LEN(${cell("missing")})>0`;
  const met = holdsFormula(source, cell, cell("left"));
  const plan = source.readings.some((reading) => reading.plan)
    ? `IF(AND(ISNUMBER(${cell("plan")}),LEN(${cell("fault")})=0),IF(${holdsFormula(source, cell, cell("plan"))},"未到期","计划有缺口"),"未到期")`
    : '"未到期"';
  const open = `IF(${cell("reached")}=1,IF(${lacking},"无数据","不符合"),${plan})`;
  const judged = `IF(${lacking},${open},IF(${met},"符合",${open}))`;
  return `IF(${cell("enabled")}="否",${quoted(DISABLED_WORD)},${judged})`;
}

/** The least (most) that passes: whole steps where the amounts are, else whole fen (see rules/figures). */
export function limitFormula(source: ProofSource, reading: Reading, cell: CellOf, value: string): string {
  const { comparator } = source.inForce.rule;
  const product = `${cell("right")}*${cell("points")}`;
  const round = (expression: string): string => (comparator === ">=" ? roundUp(expression) : `INT(${expression})`);
  if (reading.measure !== "money" || comparator === "=") {
    return scaled(comparator === "=" ? exactLimit(source, cell) : round(`${product}/10000`), reading);
  }
  const whole = (each: string): string => `INT(${each}/10000)*10000=${each}`;
  return `IF(AND(${whole(value)},${whole(cell("right"))}),${round(`${product}/100000000`)}/100,${round(`${product}/10000`)}/1000000)`;
}

/** Towards plus infinity, which ROUNDUP is only for positive numbers. */
function roundUp(expression: string): string {
  return `-INT(-(${expression}))`;
}

function exactLimit({ inForce: { rule } }: ProofSource, cell: CellOf): string {
  const inFull = !rule.thresholdEditable && rule.threshold === 10_000;
  return inFull ? cell("right") : `INT(${cell("right")}*${cell("points")}/10000)`;
}

/** A number with its measure's format as text; the value already as shown. */
export function numberText(value: string, reading: Reading): string {
  const format = formatOf(reading.measure);
  if (format === "wan") return `TEXT(${value},${AMOUNT_TEXT})`;
  return format === "hundredths" ? `TEXT(${value},"0.00")` : `${value}&""`;
}

/** |plan − limit| as shown. */
export function planGapOf(source: ProofSource, reading: Reading, cell: CellOf): string {
  return `ABS(ROUND(${scaled(cell("plan"), reading)}-${limitFormula(source, reading, cell, cell("plan"))},6))`;
}

/** 还差0.01万元 · 余3.85万元 · 计划还差1次 · 平; empty where a number says nothing. */
function gapFormula(source: ProofSource, cell: CellOf): string {
  const { rule } = source.inForce;
  const words = gapWords(rule);
  const met = rule.comparator === "=" ? '"平"' : null;
  const short = `${cell("actual")}<${cell("limit")}`;
  return byReading(source, cell, (reading) => {
    if (reading.measure === "records") return '""';
    const unit = quoted(MEASURE_WORDS[reading.measure].zh);
    const amount = `${numberText(`ABS(${cell("slack")})`, reading)}&${unit}`;
    const spare = met ?? (sparesNothing(source, reading) ? '""' : `"${words.met.zh}"&${amount}`);
    const judged = `IF(${short},"${words.short.zh}","${words.over.zh}")&${amount}`;
    const known = `IF(${holdsFormula(source, cell, cell("left"))},${spare},${judged})`;
    const told = `IF(LEN(${cell("missing")})>0,"",${known})`;
    if (!reading.plan) return told;
    const planned = `IF(${cell("plan")}*10000<${cell("right")}*${cell("points")},"计划${words.short.zh}","计划${words.over.zh}")`;
    const gap = `${numberText(planGapOf(source, reading, cell), reading)}&${unit}`;
    return `IF(${cell("verdict")}="计划有缺口",${planned}&${gap},${told})`;
  });
}

/** A rule that allows nothing has no room to spare. */
export function sparesNothing({ inForce: { rule } }: ProofSource, reading: Reading): boolean {
  return reading.right.length === 0 && rule.comparator !== ">=";
}

/** 现有/应达 as a reviewer has seen it; of a plan gap, the plan's. */
function figureFormula(source: ProofSource, cell: CellOf): string {
  return byReading(source, cell, (reading) => {
    const text = (value: string, limit: string): string =>
      `${numberText(value, reading)}&"/"&${numberText(limit, reading)}`;
    const known = `IF(LEN(${cell("missing")})>0,"",${text(cell("actual"), cell("limit"))})`;
    if (!reading.plan) return known;
    const plan = text(scaled(cell("plan"), reading), limitFormula(source, reading, cell, cell("plan")));
    return `IF(${cell("verdict")}="计划有缺口",${plan},${known})`;
  });
}

/** Where each verdict stands in 预警; must before advice within it. */
export const ORDER = { broken: 10_000, planGap: 30_000, noData: 50_000, advice: 10_000 } as const;

/** Broken before plan gaps before what is unknown; rows that need nobody's eye have no place. */
function orderFormula(source: ProofSource, cell: CellOf): string {
  // The row is counted, not written: the formula then is the same in every row.
  const place = (start: number): string => `IF(${cell("level")}="必须",${start - 1},${start + ORDER.advice - 1})+ROW()`;
  const unknown = place(ORDER.noData);
  const missing = cell("missing");
  const nothing = quoted(nothingTyped(source.facts).words.zh);
  // What keeps every line from being judged is said once, by the rules over the whole book.
  const hidden = source.first ? `${missing}=${nothing}` : `OR(${missing}=${nothing},LEN(${cell("fault")})>0)`;
  const noData = source.lineRow ? `IF(${hidden},"",${unknown})` : unknown;
  return `IF(${cell("verdict")}="不符合",${place(ORDER.broken)},IF(${cell("verdict")}="计划有缺口",${place(ORDER.planGap)},IF(${cell("verdict")}="无数据",${noData},"")))`;
}

/** Money in the cells a rule counts, in 万元. */
function outsideFormula(source: ProofSource, cell: CellOf): string {
  return byReading(source, cell, (reading) =>
    reading.measure === "cells" ? `(${termsFormula(moneyTerms(reading), source.scope)})/1000000` : "0",
  );
}

/** The same cells, their amounts instead of their number. */
export function moneyTerms({ left }: Reading): readonly Term[] {
  return left.flatMap(({ quantity }): readonly Term[] => {
    const money: Quantity | null =
      quantity.kind === "filledCells" ? { kind: "allocated", where: quantity.where } : null;
    return money ? [{ coefficient: 1, quantity: money }] : [];
  });
}
