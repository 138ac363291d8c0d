import { wanNumber, type Fen } from "../domain/money";
import type { Reading } from "../rules/expression";
import { fixedAddress } from "./address";
import type { ProofFormulas } from "./proofFormulas";
import { PROOF_COLUMN, proofName, type ProofCell, type ProofColumn, type ProofSource } from "./proofModel";
import type { CellStyle, CellValue } from "./plan";
import { STYLES } from "./styles";
import { ENABLED_WORDS, LEVEL_WORDS } from "./sheets/rules";

const WORKING: CellStyle = STYLES.number;

/** Lays one rule out over the columns of 校验. */
export function proofCells(source: ProofSource, formulas: ProofFormulas): readonly ProofCell[] {
  const cell = (column: ProofColumn): string => fixedAddress(source.row, PROOF_COLUMN[column]);
  const { formula, values } = formulas;
  const money = source.reading.measure === "money";
  const shown = (whole: number): number => (money ? whole / 10_000 : whole);
  const scaled = (column: "left" | "right"): string => scaledFormula(source, cell(column));
  const level = LEVEL_WORDS[source.level];
  const literal = (column: ProofColumn, value: CellValue, style: CellStyle): ProofCell => ({
    column: PROOF_COLUMN[column],
    formula: null,
    value,
    style,
  });
  const computed = (column: ProofColumn, text: string, value: CellValue, style: CellStyle): ProofCell => ({
    column: PROOF_COLUMN[column],
    formula: text,
    value,
    style,
  });
  return [
    literal("code", source.lineRow ? `${source.rule.id}:${source.lineRow.line.id}` : source.rule.id, STYLES.code),
    literal("name", proofName(source), STYLES.wrapped),
    literal("rows", countedRows(source), STYLES.wrapped),
    computed("shownLeft", scaled("left"), shown(source.left), WORKING),
    computed("shownRight", scaled("right"), shown(source.right), WORKING),
    computed("hundredfold", `${cell("shownLeft")}*100`, shown(source.left) * 100, WORKING),
    computed(
      "required",
      `ROUND(${cell("shownRight")}*${cell("points")}/100,6)`,
      (shown(source.right) * source.threshold) / 100,
      WORKING,
    ),
    computed("verdict", formula.verdict, values.verdictWord, STYLES.warningCentered),
    computed("agrees", `IF(${cell("verdict")}=${cell("program")},"一致","生成后已改动")`, "一致", STYLES.centered),
    computed("left", formula.left, source.left, WORKING),
    computed("right", formula.right, source.right, WORKING),
    computed("points", formula.points, source.threshold, WORKING),
    computed("actual", formula.actual, values.actual, WORKING),
    computed("limit", formula.limit, values.limit, WORKING),
    computed("slack", formula.slack, values.slack, WORKING),
    computed("gap", formula.gap, values.gap, STYLES.text),
    computed("missing", formula.missing, values.missing, STYLES.text),
    computed("sentence", formula.sentence, values.sentence, STYLES.text),
    computed("reading", formula.reading, source.reading.label.zh, STYLES.text),
    computed("level", formula.level, level, STYLES.text),
    computed("order", formula.order, values.order, STYLES.number),
    literal("address", formulas.address, STYLES.text),
    literal("clause", source.rule.clause, STYLES.text),
    literal("remedy", source.rule.remedy.zh, STYLES.text),
    literal("id", source.lineRow ? `${source.rule.id}:${source.lineRow.line.id}` : source.rule.id, STYLES.code),
    literal("program", values.verdictWord, STYLES.text),
    computed("outside", formula.outside, wanNumber(source.outsideAmount as Fen), WORKING),
    computed("enabled", formula.enabled, source.enabled ? ENABLED_WORDS.yes : ENABLED_WORDS.no, STYLES.text),
  ];
}

/** 百元 for money; pieces stay pieces. */
function scaledFormula({ rule, reading }: ProofSource, address: string): string {
  const same = rule.readings.every((candidate) => candidate.measure === reading.measure);
  const one = (measure: Reading["measure"]): string => (measure === "money" ? `${address}/10000` : address);
  if (same) return one(reading.measure);
  const counts = rule.readings
    .filter((candidate) => candidate.measure !== "money")
    .map((candidate) => candidate.label.zh);
  return counts.reduceRight(
    (rest, label) => `IF(${fixedReading(address)}="${label}",${address},${rest})`,
    `${address}/10000`,
  );
}

/** The reading's cell stands in the same row. */
function fixedReading(address: string): string {
  const row = Number(address.replace(/^\$[A-Z]+\$/, "")) - 1;
  return fixedAddress(row, PROOF_COLUMN.reading);
}

/** 分子含哪些行: the numbers printed in the notice. */
function countedRows({ layout, reading, lineRow }: ProofSource): string {
  if (lineRow) return `项目${lineRow.line.project}`;
  const where = reading.left.flatMap(({ quantity }) => (quantity.kind === "fundTotal" ? [] : [quantity.where]));
  const counted = layout.lineRows.filter(({ line }) =>
    where.some((selector) => selector.category === undefined || selector.category === line.category),
  );
  if (counted.length === layout.lineRows.length) return "全部项目";
  return `项目${counted.map(({ line }) => line.project).join("、")}`;
}
