import { formatWan, formatYuan, sumFen } from "../../domain/money";
import type { UnitFileContent } from "../../domain/returns";
import { columnLetters } from "../address";
import type { CellValue } from "../plan";
import { STYLES } from "../styles";
import { TABLE_ROW } from "./layout";
import { SPEND_NAME } from "./spendTable";
import { CONFIRMED_NAME, rateFormula, truncatedRate, type SpentSums } from "./spentSums";
import { UNIT_FILE_STYLE } from "./styles";
import type { TableFoot, TableRow } from "./tableSpec";

type FootCell = TableFoot[number];

/** What stands below 资金与到位. */
interface Ground {
  readonly content: UnitFileContent;
  readonly spent: SpentSums;
  readonly rows: readonly TableRow[];
  /** 0-based row of 合计. */
  readonly row: number;
  readonly columnOf: (key: string) => number;
}

/** 合计, rows that name no line of ours, and what the unit benefits from without holding money. */
export function arrivalFoot(ground: Ground): TableFoot {
  return [...totals(ground), unplacedSpend(ground), ...benefits(ground)];
}

/** Addresses of a column's rows, and of its cell in 合计. */
function addresses({ row, columnOf }: Ground): {
  readonly block: (key: string) => string;
  readonly own: (key: string) => string;
} {
  const letter = (key: string): string => columnLetters(columnOf(key));
  return {
    block: (key) => `${letter(key)}${TABLE_ROW.first + 1}:${letter(key)}${row}`,
    own: (key) => `${letter(key)}${row + 1}`,
  };
}

function totals(ground: Ground): TableFoot {
  const { content, spent, rows, row, columnOf } = ground;
  const { block, own } = addresses(ground);
  const { yuanSum, percentSum } = UNIT_FILE_STYLE;
  const granted = content.lines.flatMap((line) => (line.granted === null ? [] : [line.granted]));
  const sum = granted.length === 0 ? null : sumFen(granted);
  const yuan = sum === null ? null : Number(formatYuan(sum));
  const blank = (key: string, value: CellValue = null): FootCell => ({
    row,
    column: columnOf(key),
    value,
    style: STYLES.sumLabel,
  });
  const computed = (key: string, formula: string, value: CellValue, style: FootCell["style"] = yuanSum): FootCell => ({
    row,
    column: columnOf(key),
    value,
    formula: `=${formula}`,
    style,
  });
  const summed = (key: string, digits: number): string =>
    `IF(COUNT(${block(key)})=0,"",ROUND(SUM(${block(key)}),${digits}))`;
  return [
    blank("line", "合计"),
    blank("documentNumber"),
    computed("granted", summed("granted", 6), sum === null ? "" : Number(formatWan(sum))),
    computed("yuan", summed("yuan", 2), yuan ?? ""),
    blank("receivedOn"),
    blank("arrivedOn"),
    computed("arrived", summed("arrived", 2), arrivedSum(rows)),
    computed("spent", `ROUND(SUM(${SPEND_NAME.amount})+SUM(${CONFIRMED_NAME.amount}),2)`, spent.total),
    computed("rate", rateFormula(own("spent"), own("yuan")), truncatedRate(spent.total, yuan) ?? "", percentSum),
    computed(
      "unspent",
      `IF(ISNUMBER(${own("yuan")}),ROUND(${own("yuan")}-${own("spent")},2),"")`,
      yuan === null ? "" : Math.round((yuan - spent.total) * 100) / 100,
    ),
    blank("unspentReason"),
    blank("paidOffBy"),
    blank("doubt"),
  ];
}

/** Spend that names no line of the unit counts in 合计 only: said in words, not hidden in a difference. */
function unplacedSpend(ground: Ground): FootCell {
  const { content, spent, row, columnOf } = ground;
  const { block, own } = addresses(ground);
  const [before, after] = ["有", "元支出没有写明下达清单上的项目，只算在合计里"];
  const difference = `ROUND(${own("spent")}-SUM(${block("spent")}),2)`;
  const listed = content.lines.reduce((sum, { label }) => sum + (spent.byLabel.get(label.toLowerCase()) ?? 0), 0);
  const amount = Math.round((spent.total - listed) * 100) / 100;
  return {
    row: row + 1,
    column: columnOf("line"),
    value: amount === 0 ? "" : `${before}${amount.toFixed(2)}${after}`,
    formula: `=IF(${difference}=0,"","${before}"&TEXT(${difference},"0.00")&"${after}")`,
    style: STYLES.note,
  };
}

/** 受益不拨款. */
function benefits({ content, row, columnOf }: Ground): TableFoot {
  if (content.benefits.length === 0) return [];
  const head = "受益不拨款：下面的项目由别的单位持有资金，本单位受益，不填到位和支出。";
  const column = columnOf("line");
  return [
    { row: row + 3, column, value: head, style: STYLES.note },
    ...content.benefits.map(({ label }, index) => ({
      row: row + 4 + index,
      column,
      value: label,
      style: STYLES.wrapped,
    })),
  ];
}

/** 到位 as typed before, numbers only; nothing typed is nothing, not 0. */
function arrivedSum(rows: readonly TableRow[]): CellValue {
  const numbers = rows.map(({ values }) => values["arrived"] ?? null).filter((value) => typeof value === "number");
  return numbers.length === 0 ? "" : Math.round(numbers.reduce((sum, value) => sum + value, 0) * 100) / 100;
}
