import type { FundBook } from "../../domain/book";
import { COEFFICIENT_ONE } from "../../domain/computation";
import { unitTotal } from "../../domain/lines";
import { wanNumber } from "../../domain/money";
import { NOTHING_SAID, PLAN_STATES, type UnitRecord } from "../../domain/records";
import type { Unit, UnitCode } from "../../domain/units";
import { cellAddress, columnLetters, fixedAddress, fixedBlock, onSheet } from "../address";
import { FACT_NAME } from "../factNames";
import { SheetGrid } from "../grid";
import { MATRIX_ROW, type MatrixLayout } from "../layout";
import { SHEET } from "../names";
import type { CellStyle, CellValue, NamePlan, SheetPlan, ValidationPlan } from "../plan";
import { dateSerial, LIST_PRINT, putTitle, sheetPlan } from "../sheet";
import { STYLES } from "../styles";
import { unreadTexts } from "../unreadTexts";

/** 0-based places in 单位. Factor columns stand at the right, so that more can be added. */
export const UNITS_ROW = { factorYear: 1, factorSource: 2, factorWeight: 3, header: 4, first: 5 } as const;
export const UNITS_COLUMN = {
  code: 0,
  name: 1,
  shortName: 2,
  level: 3,
  funded: 4,
  notFundedReason: 5,
  previous: 6,
  cultureDigitalOn: 7,
  libraryConnectedOn: 8,
  owner: 9,
  planState: 10,
  planOpinion: 11,
  planDecidedOn: 12,
  aliases: 13,
  /** Hidden: 1 where nobody said on purpose that the unit gets nothing. */
  unexplainedZero: 14,
  factorLabel: 15,
  firstFactor: 16,
} as const;
/** Labels of the typed columns; reading finds them by these. */
export const UNITS_LABEL = {
  funded: "是否安排",
  notFundedReason: "不安排理由",
  lastYear: "上年数(万元)",
  cultureDigitalOn: "文化馆数字化日期",
  libraryConnectedOn: "图书馆接入日期",
  owner: "责任人岗位电话",
  planState: "落实方案状态",
  planOpinion: "审核意见",
  planDecidedOn: "审定日期",
} as const;
/** Header of the last factor column: no factor with a weight, but what a unit's score is multiplied by. */
export const COEFFICIENT_LABEL = "困难系数";
export const FUNDED_WORDS = { yes: "是", no: "否" } as const;
/** Factor columns ready to be typed in. */
const FACTOR_COLUMNS = 6;

const HEADERS = ["代码", "名称", "表头简称", "级次", ...Object.values(UNITS_LABEL), "别名", "零数未说明", "因素"];
const LEVEL_WORDS = { prefecture: "州级", county: "县市" } as const;

/** The rows units stand in: sorted ones stay where people put them. */
export type UnitRows = ReadonlyMap<UnitCode, number>;

function rowOf(rows: UnitRows | undefined, unit: Unit, index: number): number {
  return rows?.get(unit.code) ?? UNITS_ROW.first + index;
}

/** 0-based last row of the table. */
function lastRow({ units }: Pick<FundBook, "units">, rows?: UnitRows): number {
  return Math.max(UNITS_ROW.first, ...units.map((unit, index) => rowOf(rows, unit, index)));
}

/** 单位: the holders, what is known of each, their other names, and the factors a division may use. */
export function unitsSheet(book: FundBook, layout: MatrixLayout, rows?: UnitRows): SheetPlan {
  const grid = new SheetGrid();
  putTitle(grid, "单位与因素");
  grid.putRow(UNITS_ROW.header, 0, HEADERS, STYLES.header);
  grid.put(UNITS_ROW.factorYear, UNITS_COLUMN.factorLabel, "年份", STYLES.labelRight);
  grid.put(UNITS_ROW.factorSource, UNITS_COLUMN.factorLabel, "来源", STYLES.labelRight);
  grid.put(UNITS_ROW.factorWeight, UNITS_COLUMN.factorLabel, "权重", STYLES.labelRight);
  const columns = factorColumns(book);
  putCoefficients(grid, book, rows);
  for (let index = 0; index < columns; index += 1) putFactor(grid, book, index, rows);
  const records = new Map(book.unitRecords.map((record) => [record.unit, record]));
  book.units.forEach((unit, index) => {
    const row = rowOf(rows, unit, index);
    grid.put(row, UNITS_COLUMN.code, unit.code, STYLES.code);
    grid.put(row, UNITS_COLUMN.name, unit.name, STYLES.text);
    grid.put(row, UNITS_COLUMN.shortName, unit.shortName, STYLES.text);
    grid.put(row, UNITS_COLUMN.level, LEVEL_WORDS[unit.level], STYLES.centered);
    grid.put(row, UNITS_COLUMN.aliases, unit.aliases.join("、"), STYLES.text);
    grid.put(row, UNITS_COLUMN.factorLabel, null, STYLES.label);
    putRecord(grid, row, book, unit, records.get(unit.code));
    putUnexplainedZero(grid, row, { book, layout, unit, record: records.get(unit.code) });
  });
  return sheetPlan(SHEET.units, grid, {
    columnWidths: [9, 12, 9, 6, 9, 16, 11, 13, 12, 22, 12, 20, 12, 30, 7, 7, ...Array<number>(columns + 1).fill(13)],
    hiddenColumns: [UNITS_COLUMN.unexplainedZero],
    freeze: { rows: UNITS_ROW.first, columns: 2 },
    validations: validations(UNITS_ROW.first + 1, lastRow(book, rows) + 1),
    print: LIST_PRINT,
  });
}

/** What rules count units by; every name covers the same rows. */
export function unitNames(book: Pick<FundBook, "units">, rows?: UnitRows): readonly NamePlan[] {
  const names = {
    "unit.code": UNITS_COLUMN.code,
    "unit.name": UNITS_COLUMN.name,
    "unit.level": UNITS_COLUMN.level,
    "unit.cultureDigitalOn": UNITS_COLUMN.cultureDigitalOn,
    "unit.libraryConnectedOn": UNITS_COLUMN.libraryConnectedOn,
    "unit.planState": UNITS_COLUMN.planState,
    "unit.owner": UNITS_COLUMN.owner,
    "unit.unexplainedZero": UNITS_COLUMN.unexplainedZero,
  } as const;
  const last = lastRow(book, rows);
  return (Object.keys(names) as (keyof typeof names)[]).map((fact) => ({
    name: FACT_NAME[fact],
    reference: `=${fixedBlock(SHEET.units, { row: UNITS_ROW.first, column: names[fact] }, { row: last, column: names[fact] })}`,
  }));
}

/** What a person may type of a unit; unreadable texts are put back as they were. */
function putRecord(grid: SheetGrid, row: number, book: FundBook, unit: Unit, record: UnitRecord | undefined): void {
  const unread = unreadTexts(book.unreadableRecords, "unit");
  const put = (key: keyof typeof UNITS_LABEL, value: CellValue, style: CellStyle): void => {
    const column = key === "lastYear" ? UNITS_COLUMN.previous : UNITS_COLUMN[key];
    grid.put(row, column, unread(key, unit.code) ?? (value === "" ? null : value), style);
  };
  const { inputText, inputWrapped, inputDate, inputAmount } = STYLES;
  const centered = { ...inputText, horizontal: "center" } as const;
  const said = record ?? NOTHING_SAID;
  put("funded", fundedWord(said.funded), centered);
  put("notFundedReason", said.notFundedReason, inputWrapped);
  put("lastYear", said.lastYear === null ? null : wanNumber(said.lastYear), inputAmount);
  put("cultureDigitalOn", dateSerial(said.cultureDigitalOn), inputDate);
  put("libraryConnectedOn", dateSerial(said.libraryConnectedOn), inputDate);
  put("owner", said.owner, inputWrapped);
  put("planState", said.planState, centered);
  put("planOpinion", said.planOpinion, inputWrapped);
  put("planDecidedOn", dateSerial(said.planDecidedOn), inputDate);
}

function fundedWord(funded: boolean | null): string | null {
  if (funded === null) return null;
  return funded ? FUNDED_WORDS.yes : FUNDED_WORDS.no;
}

interface UnitZero {
  readonly book: FundBook;
  readonly layout: MatrixLayout;
  readonly unit: Unit;
  readonly record: UnitRecord | undefined;
}

/** R13: a unit without money must be without it on purpose. Its sum is named by a fixed address, so sorted rows keep it. */
function putUnexplainedZero(grid: SheetGrid, row: number, { book, layout, unit, record }: UnitZero): void {
  const own = (column: number): string => `$${cellAddress(row, column)}`;
  const column = layout.unitColumns.find((entry) => entry.unit.code === unit.code)?.column;
  const total =
    column === undefined ? "0" : `ROUND(${onSheet(SHEET.allocation, fixedAddress(MATRIX_ROW.sum, column))},6)`;
  const explained = `AND(${own(UNITS_COLUMN.funded)}="${FUNDED_WORDS.no}",LEN(${own(UNITS_COLUMN.notFundedReason)})>0)`;
  const isExplained = record?.funded === false && record.notFundedReason !== "";
  const value = unitTotal(book.decided, unit.code) === 0 && !isExplained ? 1 : 0;
  grid.compute(row, UNITS_COLUMN.unexplainedZero, `=IF(${total}=0,IF(${explained},0,1),0)`, value, STYLES.number);
}

function putFactor(grid: SheetGrid, book: FundBook, index: number, rows?: UnitRows): void {
  const column = UNITS_COLUMN.firstFactor + index;
  const factor = book.factors[index];
  grid.put(UNITS_ROW.factorYear, column, factor?.year ?? null, STYLES.inputText);
  grid.put(UNITS_ROW.factorSource, column, factor?.source ?? null, STYLES.inputWrapped);
  grid.put(UNITS_ROW.factorWeight, column, factor ? factor.weight / 10_000 : null, STYLES.inputPercent);
  grid.put(UNITS_ROW.header, column, factor?.name ?? null, { ...STYLES.header, unlocked: true });
  book.units.forEach((unit, offset) => {
    grid.put(rowOf(rows, unit, offset), column, factor?.values[unit.code] ?? null, STYLES.inputNumber);
  });
}

/** Columns for factors; the one after them holds the coefficients. */
function factorColumns({ factors }: Pick<FundBook, "factors">): number {
  return Math.max(FACTOR_COLUMNS, factors.length + 1);
}

function putCoefficients(grid: SheetGrid, book: FundBook, rows?: UnitRows): void {
  const column = coefficientColumn(book);
  const unread = unreadTexts(book.unreadableRecords, "unit");
  const known = new Map(book.unitRecords.map(({ unit, coefficient }) => [unit, coefficient]));
  grid.put(UNITS_ROW.factorSource, column, "得分再乘以它；空着按1", STYLES.noteWrapped);
  grid.put(UNITS_ROW.header, column, COEFFICIENT_LABEL, { ...STYLES.header, unlocked: true });
  book.units.forEach((unit, offset) => {
    const coefficient = known.get(unit.code) ?? null;
    const value = unread("coefficient", unit.code) ?? (coefficient === null ? null : coefficient / COEFFICIENT_ONE);
    grid.put(rowOf(rows, unit, offset), column, value, STYLES.inputNumber);
  });
}

/** 0-based column of 困难系数. */
export function coefficientColumn(book: Pick<FundBook, "factors">): number {
  return UNITS_COLUMN.firstFactor + factorColumns(book);
}

/** A column of 单位 over all units: `单位!$Q$6:$Q$17`. */
export function unitsColumn(book: Pick<FundBook, "units">, column: number, rows?: UnitRows): string {
  return fixedBlock(SHEET.units, { row: UNITS_ROW.first, column }, { row: lastRow(book, rows), column });
}

const DATE_ERROR = {
  style: "warning",
  title: "不是日期",
  message: "请填日期，例如 2020-05-31；只知道月份的先空着。",
} as const;
const SINCE_2000 = { kind: "date", operator: "greaterThanOrEqual", formula1: "=DATE(2000,1,1)" } as const;

function validations(first: number, last: number): readonly ValidationPlan[] {
  const range = (column: number): string => `${columnLetters(column)}${first}:${columnLetters(column)}${last}`;
  const date = (column: number, title: string, message: string): ValidationPlan => ({
    range: range(column),
    rule: SINCE_2000,
    prompt: { title, message },
    error: DATE_ERROR,
  });
  return [
    {
      range: range(UNITS_COLUMN.funded),
      rule: { kind: "list", source: Object.values(FUNDED_WORDS) },
      prompt: { title: "是否安排", message: "七（二）一：资金下达相关县市。不安排的选“否”并写理由，零数才算有意。" },
      error: { style: "stop", title: "请选是或否", message: "请选 是 或 否；没有定的先空着。" },
    },
    {
      range: range(UNITS_COLUMN.previous),
      rule: { kind: "decimal", operator: "between", formula1: "-100000000", formula2: "100000000" },
      prompt: { title: "上年数", message: "上年分到的资金，万元。" },
      error: { style: "warning", title: "不是金额", message: "请填数字（万元），例如 3.92。" },
    },
    date(
      UNITS_COLUMN.cultureDigitalOn,
      "文化馆数字化日期",
      "八（一）1：不少于50%的县级文化馆实现服务数字化。填实现的日期，例如 2020-05-31；没有实现的空着，计划的填计划日期。",
    ),
    date(
      UNITS_COLUMN.libraryConnectedOn,
      "图书馆接入日期",
      "八（一）1：不少于25%的县级图书馆接入国家数字图书馆推广工程网络。填接入的日期；没有接入的空着，计划的填计划日期。",
    ),
    {
      range: range(UNITS_COLUMN.planState),
      rule: { kind: "list", source: PLAN_STATES },
      prompt: {
        title: "落实方案状态",
        message: "九 第三段：各单位6月10日前报落实方案（含项目子方案）；七（三）一：审定后反馈意见。",
      },
      error: { style: "stop", title: "请选状态", message: `请选 ${PLAN_STATES.join("、")}。` },
    },
    date(UNITS_COLUMN.planDecidedOn, "审定日期", "七（三）一：落实方案审定的日期，例如 2020-06-15。"),
  ];
}
