import type { CellSelector, LineSelector, Quantity, Reading, Term } from "../rules/expression";
import { cellAddress, onSheet } from "./address";
import { quoted, wholeFen } from "./formula";
import { MATRIX_COLUMN, OPEN_CATEGORY, type LineRow, type MatrixLayout } from "./layout";
import { SHEET } from "./names";

/** Defined names over the line rows of 分配表; rule formulas read like the rule. */
export const LINE_NAME = {
  id: "行代号",
  kind: "行种类",
  category: "行类型",
  coordinated: "行州级统筹",
  project: "行项目",
  texts: "行文字格",
  outsideCells: "行界外格",
  outsideAmount: "行界外金额",
  typed: "行已填格",
  nonzero: "行非零格",
  sum: "行合计",
  prefecture: "行州级小计",
  county: "行县市小计",
} as const;
export const TOTAL_NAME = "指标总额";
export const LEDGER_NAME = { direction: "台账收发", amount: "台账本资金" } as const;

/** Σ coefficient × quantity as a formula expression over whole fen (money) or pieces (counts). */
export function termsFormula(terms: readonly Term[], layout: MatrixLayout, line: LineRow | null): string {
  if (terms.length === 0) return "0";
  return terms
    .map(({ coefficient, quantity }) => {
      const value = quantityFormula(quantity, layout, line);
      return coefficient === 1 ? value : `${coefficient}*${value}`;
    })
    .join("+");
}

function quantityFormula(quantity: Quantity, layout: MatrixLayout, line: LineRow | null): string {
  switch (quantity.kind) {
    case "fundTotal":
      return wholeFen(TOTAL_NAME);
    case "allocated":
      return wholeFen(line ? lineAmount(quantity.where, layout, line) : allocatedSum(quantity.where));
    case "projects":
      return `COUNTIFS(${[...lineConditions(quantity.where), `${LINE_NAME.project},">0"`].join(",")})`;
    case "filledCells":
      return line
        ? lineCell(layout.key.outsideCells, line)
        : `SUMIFS(${LINE_NAME.outsideCells},${lineConditions(quantity.where).join(",")})`;
  }
}

function lineConditions(where: LineSelector): readonly string[] {
  return [
    `${LINE_NAME.kind},"line"`,
    ...(where.category ? [`${LINE_NAME.category},"${where.category}"`] : []),
    ...(where.coordinatedBy ? [`${LINE_NAME.coordinated},1`] : []),
  ];
}

function allocatedSum(where: CellSelector): string {
  const conditions = lineConditions(where).join(",");
  if (where.builder) return `SUMIFS(${LINE_NAME.outsideAmount},${conditions})`;
  if (where.ledBy) {
    return (
      `SUMIFS(${LINE_NAME.sum},${conditions},${LINE_NAME.coordinated},1)` +
      `+SUMIFS(${LINE_NAME.prefecture},${conditions},${LINE_NAME.coordinated},0)`
    );
  }
  return `SUMIFS(${levelName(where)},${conditions})`;
}

function levelName(where: CellSelector): string {
  if (where.unitLevel === "prefecture") return LINE_NAME.prefecture;
  return where.unitLevel === "county" ? LINE_NAME.county : LINE_NAME.sum;
}

function lineAmount(where: CellSelector, layout: MatrixLayout, line: LineRow): string {
  if (where.builder) return lineCell(layout.key.outsideAmount, line);
  if (where.unitLevel === "prefecture") return lineCell(layout.prefectureSum, line);
  return lineCell(where.unitLevel === "county" ? layout.countySum : MATRIX_COLUMN.sum, line);
}

function lineCell(column: number, line: LineRow): string {
  return onSheet(SHEET.allocation, cellAddress(line.row, column));
}

interface MissingCheck {
  /** True when something is missing. */
  readonly condition: string;
  readonly words: string;
}

/** Why a reading could not be judged, as a formula: the words of the first thing missing, or an empty text. */
export function missingFormula(reading: Reading, layout: MatrixLayout, line: LineRow | null): string {
  const checks = line ? lineChecks(layout, line) : bookChecks([...reading.left, ...reading.right]);
  return checks.reduceRight((rest, check) => `IF(${check.condition},${quoted(check.words)},${rest})`, '""');
}

const NOTHING_TYPED: MissingCheck = {
  condition: `SUMIFS(${LINE_NAME.typed},${LINE_NAME.kind},"line")=0`,
  words: "分配表还没有填任何金额",
};

function lineChecks(layout: MatrixLayout, line: LineRow): readonly MissingCheck[] {
  return [
    NOTHING_TYPED,
    { condition: `${lineCell(layout.key.outsideTexts, line)}>0`, words: "有文字金额，先改成数字" },
  ];
}

function bookChecks(terms: readonly Term[]): readonly MissingCheck[] {
  const kinds = new Set(terms.map((term) => term.quantity.kind));
  const category = terms
    .map(({ quantity }) => (quantity.kind === "fundTotal" ? undefined : quantity.where.category))
    .find((found) => found !== undefined);
  const open = `${LINE_NAME.kind},"line",${LINE_NAME.category},"${OPEN_CATEGORY}"`;
  const checks: MissingCheck[] = [];
  if (kinds.has("fundTotal")) {
    checks.push({
      condition: `SUMPRODUCT((${LEDGER_NAME.direction}<>"发")*ISNUMBER(${LEDGER_NAME.amount}))=0`,
      words: "缺指标总额：资金台账还没有收到的指标文件",
    });
  }
  if (kinds.has("projects")) {
    checks.push({ condition: `COUNTIFS(${LINE_NAME.project},">0")=0`, words: "项目表还没有项目" });
    checks.push({ condition: `COUNTIFS(${open},${LINE_NAME.project},">0")>0`, words: "有项目的类型未定" });
  }
  if (!kinds.has("allocated")) return checks;
  checks.push(
    { condition: `SUMPRODUCT(ISTEXT(${LEDGER_NAME.amount})*1)>0`, words: "资金台账有文字金额，先改成数字" },
    NOTHING_TYPED,
  );
  if (category === undefined)
    return [
      ...checks,
      { condition: `SUMIFS(${LINE_NAME.texts},${LINE_NAME.kind},"line")>0`, words: "有文字金额，先改成数字" },
    ];
  const texts = [category, OPEN_CATEGORY].map(
    (code) => `SUMIFS(${LINE_NAME.texts},${LINE_NAME.kind},"line",${LINE_NAME.category},"${code}")`,
  );
  checks.push({ condition: `${texts.join("+")}>0`, words: "有文字金额，先改成数字" });
  checks.push({ condition: `SUMIFS(${LINE_NAME.nonzero},${open})>0`, words: "有金额的项目类型未定" });
  return checks;
}
