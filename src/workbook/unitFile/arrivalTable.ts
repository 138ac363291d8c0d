import { formatWan } from "../../domain/money";
import { RETURN_TABLE } from "../../domain/returnTables";
import type { UnitFileContent, UnitFileLine } from "../../domain/returns";
import { fixedBlock } from "../address";
import type { CellValue } from "../plan";
import { STYLES } from "../styles";
import { arrivalFoot } from "./arrivalFoot";
import { beyond, dateAsText, LINE_NAME, numberIs, numberOf, writtenAsText } from "./checks";
import { fixedRow, inputColumns } from "./freeTable";
import { grantedLabel, PRINTED_LABEL, ROW_ID_LABEL, TABLE_ROW } from "./layout";
import { SPEND_NAME } from "./spendTable";
import { CONFIRMED_NAME, rateFormula, truncatedRate, type SpentSums } from "./spentSums";
import { UNIT_FILE_STYLE } from "./styles";
import { isFilled, type RowCheck, type TableColumn, type TableRow, type TableSpec } from "./tableSpec";

const { arrival } = RETURN_TABLE;
/** Printed columns between the typed ones: what was typed is judged beside what it is judged by. */
const TYPED_BEFORE_SUMS = 3;
const WIDTH = { receivedOn: 10.5, arrivedOn: 10.5, arrived: 12, unspentReason: 16, paidOffBy: 9, doubt: 8 } as const;
/** Names of single cells: the totals the other sheets show. */
export const TOTAL_NAME = { granted: "下达合计", spent: "支出合计", unspent: "未支出合计", rate: "总执行率" } as const;

/** 资金与到位: what was granted, what arrived, and at once what is spent of it. */
export function arrivalTable(content: UnitFileContent, spent: SpentSums): TableSpec {
  const rows = content.lines.length === 0 ? [NO_LINES] : content.lines.map((line) => rowOf(line, content));
  return {
    table: arrival,
    sheet: arrival.sheet,
    prefix: "到位",
    problemWidth: 17,
    title: "资金与到位",
    note: `${content.amountWord}为万元，到位和支出填元。没有到位的空着，不要填0。支出、执行率由“支出填报”和“已确认支出”自动得出。`,
    columns: columnsOf(content, spent),
    rows,
    checks: CHECKS,
    named: { [LINE_NAME.label]: "line", [LINE_NAME.granted]: "granted", 下达元: "yuan", 支出元: "spent" },
    below: ({ firstFreeRow, columnOf }) => arrivalFoot({ content, spent, rows, row: firstFreeRow, columnOf }),
  };
}

/** A unit that only benefits: nothing can be typed, and formulas still have a row to look at. */
const NO_LINES: TableRow = {
  id: "",
  values: { line: "没有下达到本单位的资金" },
  confirmed: new Set(arrival.fields.map(({ key }) => key)),
};

function rowOf(line: UnitFileLine, content: UnitFileContent): TableRow {
  const granted = line.granted === null ? null : Number(formatWan(line.granted));
  const values = { line: line.label, documentNumber: line.documentNumber || null, granted, id: line.id };
  return fixedRow(arrival, content, { id: line.id, values });
}

function columnsOf(content: UnitFileContent, spent: SpentSums): readonly TableColumn[] {
  const { wrapped, money, code } = STYLES;
  const typed = inputColumns(arrival.fields, WIDTH);
  const spentOf = (label: CellValue): number => spent.byLabel.get(String(label).toLowerCase()) ?? 0;
  return [
    { kind: "printed", key: "line", header: PRINTED_LABEL.line, width: 18, style: { ...wrapped, vertical: "middle" } },
    { kind: "printed", key: "documentNumber", header: PRINTED_LABEL.documentNumber, width: 12, style: code },
    { kind: "printed", key: "granted", header: grantedLabel(content), width: 10, style: money },
    {
      kind: "computed",
      key: "yuan",
      header: PRINTED_LABEL.yuan,
      width: 12,
      style: UNIT_FILE_STYLE.yuan,
      formula: (at) => `IF(ISNUMBER(${at("granted")}),ROUND(${at("granted")}*10000,2),"")`,
      value: (of) => {
        const granted = numberOf(of, "granted");
        return granted === null ? "" : Math.round(granted * 1e6) / 100;
      },
    },
    ...typed.slice(0, TYPED_BEFORE_SUMS),
    {
      kind: "computed",
      key: "spent",
      header: PRINTED_LABEL.spent,
      width: 12,
      style: UNIT_FILE_STYLE.yuanSum,
      formula: (at) => {
        const sum = (amount: string, line: string): string => `SUMIFS(${amount},${line},${at("line")})`;
        const confirmed = sum(CONFIRMED_NAME.amount, CONFIRMED_NAME.line);
        return `ROUND(${sum(SPEND_NAME.amount, SPEND_NAME.line)}+${confirmed},2)`;
      },
      value: (of) => spentOf(of("line")),
    },
    {
      kind: "computed",
      key: "rate",
      header: PRINTED_LABEL.rate,
      width: 8,
      style: UNIT_FILE_STYLE.percent,
      formula: (at) => rateFormula(at("spent"), at("yuan")),
      value: (of) => truncatedRate(numberOf(of, "spent") ?? 0, numberOf(of, "yuan")) ?? "",
    },
    {
      kind: "computed",
      key: "unspent",
      header: PRINTED_LABEL.unspent,
      width: 12,
      style: UNIT_FILE_STYLE.yuan,
      formula: (at) => `IF(ISNUMBER(${at("yuan")}),ROUND(${at("yuan")}-${at("spent")},2),"")`,
      value: (of) => {
        const yuan = numberOf(of, "yuan");
        return yuan === null ? "" : Math.round((yuan - (numberOf(of, "spent") ?? 0)) * 100) / 100;
      },
    },
    ...typed.slice(TYPED_BEFORE_SUMS),
    { kind: "printed", key: "id", header: ROW_ID_LABEL, width: 8, style: code, hidden: true },
  ];
}

const field = (key: string): (typeof arrival.fields)[number] => {
  const found = arrival.fields.find((candidate) => candidate.key === key);
  if (!found) throw new Error(`no field ${key}`);
  return found;
};

const CHECKS: readonly RowCheck[] = [
  lacksBeside("缺到位日", "arrivedOn", "arrived"),
  lacksBeside("缺到位金额", "arrived", "arrivedOn"),
  writtenAsText(field("arrived")),
  dateAsText(field("receivedOn")),
  dateAsText(field("arrivedOn")),
  {
    // An arrival as large as the figure in 万元, or smaller, was probably typed in 万元 (E4).
    words: "到位是否误以万元填报？",
    formula: (at) =>
      `IF(AND(ISNUMBER(${at("arrived")}),ISNUMBER(${at("granted")})),AND(${at("arrived")}>0,${at("arrived")}<=${at("granted")}),FALSE)`,
    holds: (of) =>
      numberIs(of("arrived"), (arrived) => numberIs(of("granted"), (granted) => arrived > 0 && arrived <= granted)),
  },
  beyond("到位大于下达", "arrived", "yuan"),
  beyond("到位日早于收文日", "receivedOn", "arrivedOn"),
  {
    words: "已有支出，未填到位",
    formula: (at) => `AND(${at("spent")}>0,LEN(${at("arrived")})=0)`,
    holds: (of) => numberIs(of("spent"), (spent) => spent > 0) && !isFilled(of("arrived")),
  },
  beyond("支出大于到位", "spent", "arrived"),
  beyond("支出超过下达", "spent", "yuan"),
];

function lacksBeside(words: string, key: string, beside: string): RowCheck {
  return {
    words,
    formula: (at) => `AND(LEN(${at(key)})=0,LEN(${at(beside)})>0)`,
    holds: (of) => !isFilled(of(key)) && isFilled(of(beside)),
  };
}

/** Where the totals stand, for defined names. */
export function totalNames(
  content: UnitFileContent,
  columnOf: (key: string) => number,
): readonly { readonly name: string; readonly reference: string }[] {
  const row = TABLE_ROW.first + Math.max(1, content.lines.length);
  const at = (key: string): string => {
    const place = { row, column: columnOf(key) };
    return `=${fixedBlock(arrival.sheet, place, place)}`;
  };
  return [
    { name: TOTAL_NAME.granted, reference: at("yuan") },
    { name: TOTAL_NAME.spent, reference: at("spent") },
    { name: TOTAL_NAME.unspent, reference: at("unspent") },
    { name: TOTAL_NAME.rate, reference: at("rate") },
    { name: "到位合计", reference: at("arrived") },
  ];
}
