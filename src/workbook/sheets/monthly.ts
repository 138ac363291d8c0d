import type { FundBook } from "../../domain/book";
import type { IndicatorTarget } from "../../domain/records";
import { indicatorPoints } from "../../rules/quantities/taskPoints";
import type { MonthlyFigures, Months } from "../../tracking/monthlyIndicator";
import { cellAddress, columnLetters, fixedAddress, ownRowAddress } from "../address";
import { FACT_NAME } from "../factNames";
import { SheetGrid } from "../grid";
import { clearLeftRows } from "../leftRows";
import { MONTHLY_SHEET, SAMPLE_MARK } from "../names";
import type { CellValue, SheetContent, SheetPlan } from "../plan";
import { LIST_PRINT, putTitle, sheetPlan, wrappedHeight } from "../sheet";
import { STYLES, UNKNOWN_FORMAT } from "../styles";
import { COMPARATOR_WORDS, INDICATOR_ID_NAME, INDICATOR_PROJECT_NAME, PERIOD_WORDS } from "./indicatorColumns";
import {
  catchUpFormula,
  checkFormula,
  lastFormula,
  periodsFormula,
  reachedFormula,
  shortFormula,
  type MonthlyCells,
} from "./monthlyFormulas";
import { MONTHLY_LABEL, monthLabel, MONTHS_IN_YEAR, UNTIL_LABEL, type StandingMonthly } from "./monthlyRead";

const NOTE =
  "每月完成数：收表带来的先填好，也可自己填；没有报的空着，不是0。年指标与同名月指标同用一列数；几家共用的指标取最低的一家。累计要算数，请按“记入绩效指标”。";
const ROW = { note: 1, settings: 2, header: 3, first: 4 } as const;
const FIRST_MONTH = 8;
const KEYS = Object.keys(MONTHLY_LABEL) as (keyof typeof MONTHLY_LABEL)[];
/** 0-based columns: eight before the months, the rest after them. */
const COLUMN = Object.fromEntries(
  KEYS.map((key, index) => [key, index < FIRST_MONTH ? index : index + MONTHS_IN_YEAR]),
) as Readonly<Record<keyof typeof MONTHLY_LABEL, number>>;
const WIDTHS = [
  5,
  13,
  24,
  9,
  7,
  6,
  6,
  8,
  ...Array.from({ length: MONTHS_IN_YEAR }, () => 6),
  8,
  8,
  7,
  8,
  9,
  20,
  16,
  16,
];
const UNTIL = { row: ROW.settings, column: 3 } as const;

/** One indicator with its months and what they say. */
export interface MonthlyIndicator {
  readonly indicator: IndicatorTarget;
  readonly months: Months;
  /** Months as they stand on the sheet, texts and all. */
  readonly shown: readonly CellValue[];
  /** The monthly indicator that brings its figures, by id; null for one with figures of its own. */
  readonly twin: string | null;
  /** Months where the returned figure is another than the one that stands. */
  readonly returned: Months;
  readonly figures: MonthlyFigures;
}

/** 绩效月报: twelve months beside every indicator, 月度达标, 累计, what lacks and what each month left has to bring (M15). */
export function monthlySheet(
  book: FundBook,
  rows: readonly MonthlyIndicator[],
  standing: StandingMonthly,
  { until, before }: { readonly until: number; readonly before: SheetContent | null },
): SheetPlan {
  const grid = new SheetGrid();
  putTitle(grid, `${MONTHLY_SHEET}${book.sample ? `（${SAMPLE_MARK}）` : ""}`);
  grid.put(ROW.note, 0, NOTE, STYLES.note);
  grid.put(UNTIL.row, UNTIL.column - 1, UNTIL_LABEL, STYLES.label);
  grid.put(UNTIL.row, UNTIL.column, standing.until ?? until, STYLES.inputNumber);
  for (const key of KEYS) grid.put(ROW.header, COLUMN[key], MONTHLY_LABEL[key], STYLES.header);
  for (let month = 0; month < MONTHS_IN_YEAR; month += 1) {
    grid.put(ROW.header, FIRST_MONTH + month, monthLabel(month), STYLES.header);
  }
  const placed = new Map(rows.map(({ indicator }, index) => [indicator.id, ROW.first + index]));
  rows.forEach((row, index) => {
    putIndicator(grid, row, ROW.first + index, placed);
    putTyped(grid, standing, row.indicator.id, ROW.first + index);
  });
  const end = putProjects(grid, book, rows);
  clearLeftRows(grid, before, end, COLUMN.last);
  const last = ROW.first + rows.length;
  const months = `${columnLetters(FIRST_MONTH)}${ROW.first + 1}:${columnLetters(FIRST_MONTH + 11)}${last}`;
  const check = columnLetters(COLUMN.check);
  return sheetPlan(MONTHLY_SHEET, grid, {
    columnWidths: WIDTHS,
    rowHeights: { [ROW.header]: 28, ...heights(rows) },
    hiddenColumns: [COLUMN.id, COLUMN.last],
    freeze: { rows: ROW.first, columns: 3 },
    conditionalFormats: [
      {
        range: `${check}${ROW.first + 1}:${check}${last}`,
        when: { kind: "formula", formula: `=LEN(${check}${ROW.first + 1})>0` },
        format: UNKNOWN_FORMAT,
      },
    ],
    validations: [
      {
        range: months,
        rule: { kind: "decimal", operator: "between", formula1: "0", formula2: "1000000000" },
        error: { style: "warning", title: "不是数字", message: "请填当月完成数，例如 15；没有报的空着，不要填0。" },
      },
      {
        range: cellAddress(UNTIL.row, UNTIL.column),
        rule: { kind: "whole", operator: "between", formula1: "1", formula2: "12" },
        prompt: { title: UNTIL_LABEL, message: "八（二）2：11月底前完成100%。差的数平均到这个月为止的各月。" },
      },
    ],
    print: { ...LIST_PRINT, repeatRows: `${ROW.header + 1}:${ROW.header + 1}` },
  });
}

function heights(rows: readonly MonthlyIndicator[]): Readonly<Record<number, number>> {
  return Object.fromEntries(
    rows.map(({ indicator, returned }, index) => {
      const texts = [
        { text: indicator.unit, width: WIDTHS[COLUMN.unit] ?? 13 },
        { text: indicator.name, width: WIDTHS[COLUMN.name] ?? 24 },
        { text: returnedWords(returned), width: WIDTHS[COLUMN.returned] ?? 16 },
        { text: "绩效指标没有填累计", width: WIDTHS[COLUMN.check] ?? 20 },
      ];
      return [ROW.first + index, wrappedHeight(texts)];
    }),
  );
}

/** 3月收表为6；5月收表为2 */
function returnedWords(months: Months): string {
  return months.flatMap((value, index) => (value === null ? [] : [`${monthLabel(index)}收表为${value}`])).join("；");
}

function cellsOf(row: number): MonthlyCells {
  const at = (key: keyof typeof MONTHLY_LABEL): string => ownRowAddress(row, COLUMN[key]);
  return {
    target: at("target"),
    annual: at("annual"),
    reached: at("reached"),
    recorded: at("recorded"),
    last: at("last"),
    months: Array.from({ length: MONTHS_IN_YEAR }, (_unused, month) => ownRowAddress(row, FIRST_MONTH + month)),
    until: fixedAddress(UNTIL.row, UNTIL.column),
  };
}

function putIndicator(
  grid: SheetGrid,
  { indicator, months, shown, twin, returned, figures }: MonthlyIndicator,
  row: number,
  placed: ReadonlyMap<string, number>,
): void {
  const cells = cellsOf(row);
  const put = (key: keyof typeof MONTHLY_LABEL, value: CellValue): void => {
    grid.put(row, COLUMN[key], value === "" ? null : value, STYLES.wrapped);
  };
  const compute = (key: keyof typeof MONTHLY_LABEL, formula: string, value: CellValue, wide = false): void => {
    grid.compute(row, COLUMN[key], `=${formula}`, value, wide ? STYLES.wrapped : STYLES.number);
  };
  put("project", indicator.project);
  put("unit", indicator.unit);
  put("name", indicator.name);
  put("comparator", COMPARATOR_WORDS[indicator.comparator]);
  put("measure", indicator.measure);
  put("period", PERIOD_WORDS[indicator.period]);
  put("returned", returnedWords(returned));
  grid.put(row, COLUMN.id, indicator.id, STYLES.code);
  const found = (name: string): string =>
    `INDEX(${name},MATCH(${ownRowAddress(row, COLUMN.id)},${INDICATOR_ID_NAME},0))`;
  const number = (name: string): string => `IFERROR(IF(ISNUMBER(${found(name)}),${found(name)},""),"")`;
  compute("target", number(FACT_NAME["indicator.current"]), indicator.current);
  const { annual } = figures;
  const factor = annual === null ? 0 : { month: 12, quarter: 4, year: 1, each: 1 }[indicator.period];
  compute("annual", factor === 0 ? '""' : `IF(ISNUMBER(${cells.target}),${cells.target}*${factor},"")`, annual ?? "");
  putMonths(grid, { months, shown, source: twin === null ? undefined : placed.get(twin) }, row);
  compute("last", lastFormula(cells.months), figures.last);
  compute("reached", reachedFormula(indicator, cells), figures.reached ?? "");
  const periods =
    figures.periods === null || figures.last === 0 ? "" : `${figures.periods.met}/${figures.periods.told}`;
  compute("periods", periodsFormula(indicator, cells), periods);
  compute("short", shortFormula(indicator, cells), figures.short ?? "");
  compute("catchUp", catchUpFormula(indicator, cells), figures.catchUp ?? "");
  compute("recorded", number(FACT_NAME["indicator.actual"]), indicator.actual ?? "");
  compute("check", checkFormula(cells), checkWords(indicator, figures), true);
}

interface MonthCells extends Pick<MonthlyIndicator, "months" | "shown"> {
  /** Row of the monthly indicator that brings the figures. */
  readonly source: number | undefined;
}

function putMonths(grid: SheetGrid, { months, shown, source }: MonthCells, row: number): void {
  for (let month = 0; month < MONTHS_IN_YEAR; month += 1) {
    const value = shown[month] ?? null;
    if (source === undefined || value !== null) grid.put(row, FIRST_MONTH + month, value, STYLES.inputNumber);
    else {
      const other = cellAddress(source, FIRST_MONTH + month);
      const own = months[month] ?? null;
      grid.compute(row, FIRST_MONTH + month, `=IF(ISNUMBER(${other}),${other},"")`, own ?? "", STYLES.inputNumber);
    }
  }
}

function checkWords({ actual }: IndicatorTarget, { reached }: MonthlyFigures): string {
  if (reached === null || reached === actual) return "";
  return actual === null ? "绩效指标没有填累计" : `绩效指标累计${actual}，月报${reached}`;
}

function putTyped(grid: SheetGrid, { typed }: StandingMonthly, id: string, row: number): void {
  grid.put(row, COLUMN.evidence, typed.get(id)?.evidence || null, STYLES.inputWrapped);
}

/** 分项目: how many indicators were reported, how many lack nothing so far, and 任务完成率 by weight. @returns the last row */
function putProjects(grid: SheetGrid, book: FundBook, rows: readonly MonthlyIndicator[]): number {
  const header = ROW.first + rows.length + 1;
  const column = (key: keyof typeof MONTHLY_LABEL): string => {
    const letters = columnLetters(COLUMN[key]);
    return `$${letters}$${ROW.first + 1}:$${letters}$${Math.max(ROW.first + 1, ROW.first + rows.length)}`;
  };
  grid.putRow(header, 0, ["项目", "指标数", "名称", "已报", "不差", "任务完成率"], STYLES.header);
  const numbers = [...new Set(rows.map(({ indicator }) => indicator.project))];
  numbers.forEach((project, index) => {
    const row = header + 1 + index;
    const own = rows.filter(({ indicator }) => indicator.project === project);
    const by = `${column("project")},${cellAddress(row, 0)}`;
    grid.put(row, 0, project, STYLES.number);
    grid.compute(row, 1, `=COUNTIFS(${by})`, own.length, STYLES.number);
    const title = book.projects.find(({ number }) => number === project)?.shortName ?? "";
    grid.put(row, 2, title === "" ? null : title, STYLES.wrapped);
    const told = own.filter(({ figures }) => figures.reached !== null).length;
    grid.compute(row, 3, `=COUNTIFS(${by},${column("reached")},">-1000000000000")`, told, STYLES.number);
    const fine = own.filter(({ figures }) => figures.short === 0).length;
    grid.compute(row, 4, `=COUNTIFS(${by},${column("short")},0)`, fine, STYLES.number);
    const mean = meanFormula(cellAddress(row, 0));
    grid.compute(row, 5, `=${mean}`, meanOf(own), { ...STYLES.number, numberFormat: "0.00%" });
  });
  return header + numbers.length;
}

function meanFormula(project: string): string {
  const [points, tasks] = [FACT_NAME["indicator.points"], FACT_NAME["indicator.tasks"]];
  const own = `(${INDICATOR_PROJECT_NAME}=${project})*1`;
  const whole = `SUMIFS(${tasks},${INDICATOR_PROJECT_NAME},${project})`;
  const mean = `INT(ROUND(SUMPRODUCT(${own},${points},${tasks})*100/${whole},6))/10000`;
  return `IF(COUNTIFS(${INDICATOR_PROJECT_NAME},${project},${points},">-1")=0,"",IF(${whole}=0,"",${mean}))`;
}

function meanOf(rows: readonly MonthlyIndicator[]): CellValue {
  const points = rows.map(({ indicator }) => ({ done: indicatorPoints(indicator), weight: indicator.weight ?? 0 }));
  const whole = points.reduce((sum, { weight }) => sum + weight, 0);
  if (whole === 0 || points.every(({ done }) => done === null)) return "";
  return Math.floor((points.reduce((sum, { done, weight }) => sum + (done ?? 0) * weight, 0) * 100) / whole) / 10_000;
}
