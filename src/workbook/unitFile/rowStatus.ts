import { cellAddress, columnLetters, ownRowAddress } from "../address";
import { quoted } from "../formula";
import { TABLE_COLUMN } from "./layout";
import { isFilled, ROW_STATUS, type RowAddress, type RowValue, type TableRow, type TableSpec } from "./tableSpec";

/** What the file says of every row of a table, as values; the same as the formulas come to. */
export interface RowSaying {
  readonly status: string;
  readonly problem: string;
}

const LONGEST_PROBLEM = 200;

/** 0-based column of the sheet. */
export function columnOf({ columns }: Pick<TableSpec, "columns">, key: string): number {
  const index = columns.findIndex((column) => column.key === key);
  if (index < 0) throw new Error(`no column ${key}`);
  return TABLE_COLUMN.first + index;
}

export function addressIn(spec: TableSpec, row: number): RowAddress {
  return (key) => ownRowAddress(row, columnOf(spec, key));
}

/** Values of one row, computed columns included. */
export function valuesOf(spec: TableSpec, row: TableRow): RowValue {
  const of: RowValue = (key) => {
    const column = spec.columns.find((candidate) => candidate.key === key);
    return column?.kind === "computed" ? column.value(of, row) : (row.values[key] ?? null);
  };
  return of;
}

export function sayingOf(spec: TableSpec, row: TableRow): RowSaying {
  const of = valuesOf(spec, row);
  const typed = spec.columns.some(({ kind, key }) => kind === "input" && isFilled(of(key)));
  // An empty free row lacks nothing; a printed row can ask for what was not typed.
  const checks = typed || spec.table.rows === "fixed" ? spec.checks : [];
  const problem = checks
    .filter((check) => check.holds(of, row))
    .map(({ words }) => words)
    .join("、")
    .slice(0, LONGEST_PROBLEM);
  const doubt = isFilled(of("doubt"));
  if (problem === "") {
    return { status: typed ? (doubt ? ROW_STATUS.doubt : ROW_STATUS.complete) : "", problem };
  }
  if (doubt) return { status: ROW_STATUS.doubt, problem };
  return { status: problem.startsWith("缺") ? ROW_STATUS.lacking : ROW_STATUS.doubtful, problem };
}

/** 哪里不对: everything that is amiss with the row, in words; empty when nothing is. */
export function problemFormula(spec: TableSpec, row: TableRow, place: number): string {
  const at = addressIn(spec, place);
  const parts = spec.checks.map((check) => `IF(${check.formula(at, row)},${quoted(`、${check.words}`)},"")`);
  const words = `MID(${parts.join("&")},2,${LONGEST_PROBLEM})`;
  return spec.table.rows === "fixed" ? `=${words}` : `=IF(COUNTA(${inputRuns(spec, place).join(",")})=0,"",${words})`;
}

/** 状态: nothing typed, 完整, 要补, 请核对, or 拿不准 as the unit itself says. */
export function statusFormula(spec: TableSpec, row: number): string {
  const problem = `$${columnLetters(TABLE_COLUMN.problem)}${row + 1}`;
  const doubt = `LEN(${addressIn(spec, row)("doubt")})>0`;
  const clean = `IF(COUNTA(${inputRuns(spec, row).join(",")})=0,"",IF(${doubt},"${ROW_STATUS.doubt}","${ROW_STATUS.complete}"))`;
  const lacking = `IF(LEFT(${problem},1)="缺","${ROW_STATUS.lacking}","${ROW_STATUS.doubtful}")`;
  return `=IF(LEN(${problem})=0,${clean},IF(${doubt},"${ROW_STATUS.doubt}",${lacking}))`;
}

/** Blocks of typed columns in a row: `D7:I7`. */
function inputRuns({ columns }: TableSpec, row: number): readonly string[] {
  const runs: { first: number; last: number }[] = [];
  columns.forEach((column, index) => {
    if (column.kind !== "input") return;
    const place = TABLE_COLUMN.first + index;
    const run = runs[runs.length - 1];
    if (run?.last === place - 1) run.last = place;
    else runs.push({ first: place, last: place });
  });
  return runs.map(({ first, last }) => {
    const [from, to] = [`$${cellAddress(row, first)}`, `$${cellAddress(row, last)}`];
    return first === last ? from : `${from}:${to}`;
  });
}

/** The first row that asks for something, by what is said of all rows; null when none does. */
function firstAsking(sayings: readonly RowSaying[]): { readonly index: number; readonly count: number } | null {
  const asking = ({ status }: RowSaying): boolean => status === ROW_STATUS.lacking || status === ROW_STATUS.doubtful;
  const index = sayings.findIndex(asking);
  return index < 0 ? null : { index, count: sayings.filter(asking).length };
}

const ASKING = "还有";

/** 还有2处，第14行：缺凭证号; without anything asked how many rows are filled. */
export function checkText(sayings: readonly RowSaying[], firstRow: number): string {
  const found = firstAsking(sayings);
  if (found)
    return `${ASKING}${found.count}处，第${firstRow + 1 + found.index}行：${sayings[found.index]?.problem ?? ""}`;
  const filled = sayings.filter(({ status }) => status !== "").length;
  return filled === 0 ? "还没有填" : `填了${filled}行，没有要补的`;
}

/** The same by formula over the table's two columns. */
export function checkFormula(prefix: string): string {
  const [status, problem] = [`${prefix}状态`, `${prefix}问题`];
  const count = `COUNTIF(${status},"${ROW_STATUS.lacking}")+COUNTIF(${status},"${ROW_STATUS.doubtful}")`;
  const match = (word: string): string => `IFERROR(MATCH("${word}",${status},0),99999)`;
  const first = `MIN(${match(ROW_STATUS.lacking)},${match(ROW_STATUS.doubtful)})`;
  const said = `"${ASKING}"&(${count})&"处，第"&ROW(INDEX(${status},${first}))&"行："&INDEX(${problem},${first})`;
  const filled = `SUMPRODUCT((LEN(${status})>0)*1)`;
  return `=IF(${count}=0,IF(${filled}=0,"还没有填","填了"&${filled}&"行，没有要补的"),${said})`;
}

export function asks(check: string): boolean {
  return check.startsWith(ASKING);
}

/** The same of a cell, by formula. */
export function asksFormula(cell: string): string {
  return `LEFT(${cell},${ASKING.length})="${ASKING}"`;
}
