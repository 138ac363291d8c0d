import { ownRowAddress } from "./address";
import type { CellStyle, CellValue } from "./plan";
import { countedRows } from "./proofCounted";
import { byReading, choiceFormulas, figureFormulas, type CellOf } from "./proofFormulas";
import {
  PROOF_COLUMN,
  proofId,
  proofName,
  type ProofCell,
  type ProofColumn,
  type ProofSource,
  type ProofValues,
} from "./proofModel";
import { sentenceFormula } from "./proofSentence";
import { LEVEL_WORDS, YES_NO } from "./sheets/ruleCells";
import { STYLES } from "./styles";

/** Lays one rule out over the columns of 校验. */
export function proofCells(source: ProofSource, values: ProofValues, address: string): readonly ProofCell[] {
  const cell: CellOf = (column) => ownRowAddress(source.row, PROOF_COLUMN[column]);
  return [
    ...shownCells(source, values, cell),
    ...figureCells(source, values, cell, address),
    ...choiceCells(source, values, cell),
  ];
}

function literal(column: ProofColumn, value: CellValue, style: CellStyle): ProofCell {
  return { column: PROOF_COLUMN[column], formula: null, value, style };
}

function computed(column: ProofColumn, formula: string, value: CellValue, style: CellStyle): ProofCell {
  return { column: PROOF_COLUMN[column], formula, value, style };
}

/** The nine columns people read. Money in 百元, so that an inspector can follow with whole numbers. */
function shownCells(source: ProofSource, values: ProofValues, cell: CellOf): readonly ProofCell[] {
  const { rule, reading, threshold } = source.inForce;
  const unknown = values.missing !== "";
  const whole = (value: number): number => (reading.measure === "money" ? value / 10_000 : value);
  const left = whole(values.left);
  const right = whole(values.right);
  const shown = (column: "left" | "right"): string => {
    const formula = byReading(source, cell, ({ measure }) =>
      measure === "money" ? `${cell(column)}/10000` : cell(column),
    );
    return unlessMissing(cell, formula);
  };
  const counted = countedRows(source);
  return [
    literal("code", proofId(source), STYLES.code),
    literal("name", proofName(source), STYLES.wrapped),
    counted.formula === null
      ? literal("rows", counted.value, STYLES.wrapped)
      : computed("rows", counted.formula, counted.value, STYLES.wrapped),
    computed("shownLeft", shown("left"), unknown ? "" : left, STYLES.number),
    computed("shownRight", shown("right"), unknown ? "" : right, STYLES.number),
    computed("hundredfold", unlessMissing(cell, `${cell("shownLeft")}*100`), unknown ? "" : left * 100, STYLES.number),
    computed(
      "required",
      unlessMissing(cell, `ROUND(${cell("shownRight")}*${cell("points")}/100,6)`),
      unknown ? "" : (right * threshold) / 100,
      STYLES.number,
    ),
    computed("verdict", figureFormulas(source, cell).verdict, values.verdictWord, STYLES.warningCentered),
    computed("agrees", `IF(${cell("verdict")}=${cell("program")},"一致","生成后已改动")`, "一致", STYLES.centered),
    literal("clause", rule.clause, STYLES.text),
    literal("remedy", rule.remedy.zh, STYLES.text),
    literal("id", proofId(source), STYLES.code),
    literal("program", values.verdictWord, STYLES.text),
  ];
}

/** Nothing is shown as 0 that is not known. */
function unlessMissing(cell: CellOf, formula: string): string {
  return `IF(LEN(${cell("missing")})>0,"",${formula})`;
}

function figureCells(source: ProofSource, values: ProofValues, cell: CellOf, address: string): readonly ProofCell[] {
  const formulas = figureFormulas(source, cell);
  const columns = [
    "left",
    "right",
    "plan",
    "missing",
    "actual",
    "limit",
    "slack",
    "gap",
    "figure",
    "order",
    "outside",
  ] as const;
  return [
    ...columns.map((column) => computed(column, formulas[column], values[column], STYLES.number)),
    computed("sentence", sentenceFormula(source, cell), values.sentence, STYLES.text),
    literal("address", address, STYLES.text),
  ];
}

/** What 规则 says of the rule. */
function choiceCells(source: ProofSource, values: ProofValues, cell: CellOf): readonly ProofCell[] {
  const { inForce, book, readingLabel } = source;
  const formulas = choiceFormulas(source, cell);
  const place = book.catalogue.findIndex(({ id }) => id === inForce.rule.id) + 1;
  const judgement = inForce.judgement === null ? judgementText(source) : inForce.judgement ? YES_NO.yes : YES_NO.no;
  const expected: Readonly<Record<keyof typeof formulas, CellValue>> = {
    ruleRow: place,
    enabled: inForce.enabled ? YES_NO.yes : YES_NO.no,
    level: LEVEL_WORDS[inForce.level],
    reading: readingLabel,
    points: inForce.threshold,
    judgement,
    due: values.due,
    dueText: values.dueText,
    reached: values.reached,
    fault: values.fault,
  };
  return (Object.keys(formulas) as (keyof typeof formulas)[]).map((column) =>
    computed(column, formulas[column], expected[column], STYLES.text),
  );
}

/** A judgement that is neither 是 nor 否 stands in 规则 as it was typed. */
function judgementText({ book, inForce: { rule } }: ProofSource): string {
  const typed = book.unreadableRecords.find(({ about, field }) => about === "rule" && field === `${rule.id}.judgement`);
  return typed?.text ?? "";
}
