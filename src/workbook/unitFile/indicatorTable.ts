import { RETURN_TABLE } from "../../domain/returnTables";
import type { UnitFileContent, UnitFileIndicator } from "../../domain/returns";
import { figureKind, reachedFigure, shortFigure } from "../../tracking/indicatorFigure";
import { targetWords } from "../../tracking/indicatorWords";
import { STYLES } from "../styles";
import { fixedRow, inputColumns } from "./freeTable";
import { indicatorSheets, PRINTED_LABEL, ROW_ID_LABEL } from "./layout";
import {
  isFilled,
  isText,
  type RowAddress,
  type RowCheck,
  type RowValue,
  type TableColumn,
  type TableRow,
  type TableSpec,
} from "./tableSpec";

const { indicator: table } = RETURN_TABLE;
const MONTHS = Array.from({ length: 12 }, (_unused, index) => `month${String(index + 1).padStart(2, "0")}`);
const FIRST = "month01";
const LAST = "month12";
const WIDTH: Readonly<Record<string, number>> = {
  ...Object.fromEntries(MONTHS.map((month) => [month, 5.6])),
  evidence: 12,
  doubt: 7.5,
};

const FIGURE = { ...STYLES.sum, numberFormat: "General" } as const;

/** One printable page per 馆: months typed, 累计 and 还差 at once. */
export function indicatorTables(content: UnitFileContent): readonly TableSpec[] {
  const month = Number(content.period.split("-")[1]);
  return [...indicatorSheets(content.indicators.map(({ institution }) => institution))].map(
    ([institution, sheet], place): TableSpec => {
      const indicators = content.indicators.filter((indicator) => indicator.institution === institution);
      const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
      return {
        table,
        sheet,
        prefix: `绩效${place + 1}`,
        problemWidth: 13,
        title: `绩效填报：${institution}`,
        note: "每月填当月完成数，没有完成填0，不清楚的空着并选“我拿不准”。“每次”的填当月各次中最少的一次；百分比填到当月为止的占比。",
        columns: columnsOf(byId, month),
        rows: indicators.map((indicator) => rowOf(indicator, content)),
        checks: checksOf(byId, month),
        named: {},
      };
    },
  );
}

function rowOf(indicator: UnitFileIndicator, content: UnitFileContent): TableRow {
  const { id, project, name, required } = indicator;
  const values = { id, project, name: required ? `${name}（必备）` : name, target: targetWords(indicator) };
  return fixedRow(table, content, { id, values });
}

type ById = ReadonlyMap<string, UnitFileIndicator>;

function columnsOf(byId: ById, month: number): readonly TableColumn[] {
  const middle = { ...STYLES.wrapped, vertical: "middle" } as const;
  const typed = inputColumns(table.fields, WIDTH);
  return [
    { kind: "printed", key: "project", header: PRINTED_LABEL.line, width: 14, style: middle },
    { kind: "printed", key: "name", header: PRINTED_LABEL.indicator, width: 20, style: middle },
    { kind: "printed", key: "target", header: PRINTED_LABEL.target, width: 15, style: middle },
    ...typed.slice(0, MONTHS.length),
    {
      kind: "computed",
      key: "reached",
      header: PRINTED_LABEL.reached,
      width: 7,
      style: FIGURE,
      formula: (at, row) => reachedFormula(byId.get(row.id), at),
      value: (of, row) => {
        const indicator = byId.get(row.id);
        return (indicator && reachedFigure(indicator, monthsOf(of))) ?? "";
      },
    },
    {
      kind: "computed",
      key: "short",
      header: PRINTED_LABEL.short,
      width: 7,
      style: FIGURE,
      formula: (at, row) => shortFormula(byId.get(row.id), at, month),
      value: (of, row) => {
        const indicator = byId.get(row.id);
        return indicator && !hasText(of) ? shortOf(indicator, of, month) : "";
      },
    },
    ...typed.slice(MONTHS.length),
    { kind: "printed", key: "id", header: ROW_ID_LABEL, width: 8, style: STYLES.code, hidden: true },
  ];
}

function hasText(of: RowValue): boolean {
  return MONTHS.some((key) => isText(of(key)));
}

function shortOf(indicator: UnitFileIndicator, of: RowValue, month: number): number | "" {
  return indicator.target === null ? "" : (shortFigure(indicator, indicator.target, monthsOf(of), month) ?? "");
}

function monthsOf(of: RowValue): readonly (number | null)[] {
  return MONTHS.map((key) => {
    const value = of(key);
    return typeof value === "number" ? value : null;
  });
}

function blockOf(at: RowAddress, first = FIRST, last = LAST): string {
  return `${at(first)}:${at(last)}`;
}

function reachedFormula(indicator: UnitFileIndicator | undefined, at: RowAddress): string {
  const block = blockOf(at);
  const told = (formula: string): string => `IF(COUNT(${block})=0,"",${formula})`;
  if (!indicator) return '""';
  switch (figureKind(indicator)) {
    case "sum":
      return told(`ROUND(SUM(${block}),6)`);
    case "least":
      return told(`MIN(${block})`);
    case "latest":
      return MONTHS.reduce((rest, month) => `IF(ISNUMBER(${at(month)}),${at(month)},${rest})`, '""');
  }
}

/** Text among the months makes no figure: the row says which month it is. */
function shortFormula(indicator: UnitFileIndicator | undefined, at: RowAddress, lastMonth: number): string {
  if (!indicator || indicator.target === null) return '""';
  const { target, period, comparator } = indicator;
  const block = blockOf(at);
  const told = (formula: string): string => `IF(OR(COUNT(${block})=0,COUNT(${block})<>COUNTA(${block})),"",${formula})`;
  if (figureKind(indicator) !== "sum" || period === "year") {
    return told(`ROUND(${missingFormula(comparator, target, at("reached"))},6)`);
  }
  if (period === "month") {
    const months = MONTHS.map((key) => `IF(ISNUMBER(${at(key)}),${missingFormula(comparator, target, at(key))},0)`);
    return told(`ROUND(${months.join("+")},6)`);
  }
  const quarters = [0, 1, 2, 3].filter((quarter) => (quarter + 1) * 3 <= lastMonth);
  if (quarters.length === 0) return told("0");
  const parts = quarters.map((quarter) => {
    const cells = blockOf(at, MONTHS[quarter * 3], MONTHS[quarter * 3 + 2]);
    return `IF(COUNT(${cells})=0,0,${missingFormula(comparator, target, `SUM(${cells})`)})`;
  });
  return told(`ROUND(${parts.join("+")},6)`);
}

function missingFormula(comparator: UnitFileIndicator["comparator"], target: number, figure: string): string {
  if (comparator === "=") return `ABS(${target}-${figure})`;
  return comparator === "<=" ? `MAX(0,${figure}-${target})` : `MAX(0,${target}-${figure})`;
}

/** What is asked of every 馆 each month; what happens now and then, and what has no target, is not. */
function isAsked(indicator: UnitFileIndicator | undefined): boolean {
  return indicator !== undefined && indicator.target !== null && indicator.period !== "each";
}

function checksOf(byId: ById, month: number): readonly RowCheck[] {
  const current = MONTHS[month - 1] ?? LAST;
  const later = MONTHS.slice(month);
  const after: readonly RowCheck[] =
    later.length === 0
      ? []
      : [
          {
            words: "填了填报期以后的月份",
            formula: (at) => `COUNTA(${blockOf(at, later[0], LAST)})>0`,
            holds: (of) => later.some((key) => isFilled(of(key))),
          },
        ];
  return [
    {
      words: `缺${month}月`,
      formula: (at, row) => (isAsked(byId.get(row.id)) ? `LEN(${at(current)})=0` : "FALSE"),
      holds: (of, row) => isAsked(byId.get(row.id)) && !isFilled(of(current)),
    },
    {
      words: "有月份填的是文字",
      formula: (at) => `COUNT(${blockOf(at)})<>COUNTA(${blockOf(at)})`,
      holds: hasText,
    },
    {
      words: "有负数",
      formula: (at) => `COUNTIF(${blockOf(at)},"<0")>0`,
      holds: (of) => monthsOf(of).some((value) => value !== null && value < 0),
    },
    ...after,
  ];
}
