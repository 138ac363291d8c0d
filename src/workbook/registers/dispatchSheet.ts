import type { Exchange, IssuedFile, ReceivedFile } from "../../domain/returns";
import { columnLetters, fixedBlock, ownRowAddress } from "../address";
import { FACT_CELL_NAME } from "../factNames";
import { SheetGrid } from "../grid";
import type { CellStyle, CellValue, SheetContent } from "../plan";
import { dateSerial, putTitle, sheetPlan, wrappedHeight } from "../sheet";
import { ALERT_FORMAT, STYLES, UNKNOWN_FORMAT } from "../styles";
import {
  DISPATCH_COLUMN,
  DISPATCH_LABEL,
  DISPATCH_ROW,
  momentSerial,
  readDispatch,
  RECEIVED,
  SENT,
} from "./dispatchRows";
import type { RegisterGround } from "./registerColumns";
import type { PlannedRegister } from "./registerSheet";
import { missingUnits, reports } from "../../tracking/missingUnits";

type Column = keyof typeof DISPATCH_COLUMN;

/** 收发: tab in the master workbook. */
export const DISPATCH_SHEET = "收发";
const NAME = {
  direction: "收发方向",
  at: "收发时间",
  unit: "收发单位",
  period: "收发填报期",
  outcome: "收发结果",
  state: "收发情况",
} as const;
const WIDTHS = [6, 16, 12, 10, 18, 11, 34, 9, 7, 50, 14, 9, 30, 9, 10];
const NOTE = "发出、收回的每份文件各占一行。“报送情况”随“首页”的今天自动变化；原样退回（未填）和拒收的不算已报。";

/** What went out and came back; who has not reported since when follows by formula, with or without the add-in. */
export function planDispatch(exchange: Exchange, ground: RegisterGround, before: SheetContent | null): PlannedRegister {
  const standing = readDispatch(before, ground);
  const grid = new SheetGrid();
  putTitle(grid, DISPATCH_SHEET);
  grid.put(1, 0, NOTE, STYLES.note);
  let last = Math.max(DISPATCH_ROW.header, ...standing.issuedPlaces, ...standing.receivedPlaces);
  const placed = (count: number, places: readonly number[]): readonly number[] =>
    Array.from({ length: count }, (_unused, index) => places[index] ?? (last += 1));
  const issued = placed(exchange.issued.length, standing.issuedPlaces);
  const received = placed(exchange.received.length, standing.receivedPlaces);
  putSummary(grid, exchange, ground);
  grid.putRow(DISPATCH_ROW.header, 0, Object.values(DISPATCH_LABEL), STYLES.header);
  exchange.issued.forEach((file, index) => {
    putIssued(grid, issued[index] ?? 0, file, { exchange, ground });
  });
  exchange.received.forEach((file, index) => {
    putReceived(grid, received[index] ?? 0, file, ground);
  });
  const state = columnLetters(DISPATCH_COLUMN.state);
  const range = `${state}${DISPATCH_ROW.first + 1}:${state}${last + 1}`;
  const first = `${state}${DISPATCH_ROW.first + 1}`;
  return {
    sheet: sheetPlan(DISPATCH_SHEET, grid, {
      columnWidths: WIDTHS,
      hiddenColumns: [DISPATCH_COLUMN.outcome, DISPATCH_COLUMN.hash],
      rowHeights: heightsOf(exchange.received, received),
      freeze: { rows: DISPATCH_ROW.first, columns: 3 },
      conditionalFormats: [
        { range, when: { kind: "formula", formula: `=LEFT(${first},2)="逾期"` }, format: ALERT_FORMAT },
        { range, when: { kind: "formula", formula: `=LEFT(${first},2)="未报"` }, format: UNKNOWN_FORMAT },
      ],
      // Not protected: people sort and filter it, and a step is taken back by writing cells.
      print: {
        orientation: "landscape",
        paper: "A4",
        fitToWidth: 1,
        repeatRows: "5:5",
        // Ids and versions are for programs.
        area: `A1:${columnLetters(DISPATCH_COLUMN.who)}${last + 1}`,
      },
    }),
    names: (Object.keys(NAME) as (keyof typeof NAME)[]).map((key) => {
      const column = DISPATCH_COLUMN[key];
      const block = fixedBlock(
        DISPATCH_SHEET,
        { row: DISPATCH_ROW.first, column },
        { row: Math.max(last, DISPATCH_ROW.first), column },
      );
      return { name: NAME[key], reference: `=${block}` };
    }),
  };
}

function putSummary(grid: SheetGrid, exchange: Exchange, ground: RegisterGround): void {
  const today = dateSerial(ground.today);
  const missing = missingUnits(exchange);
  const late = missing.filter(({ due }) => due !== null && due < ground.today).length;
  const put = (column: number, label: string, formula: string, value: CellValue, style: CellStyle): void => {
    grid.put(2, column, label, STYLES.label);
    grid.compute(3, column, formula, value, style);
  };
  const dated: CellStyle = { ...STYLES.sumCentered, numberFormat: "yyyy-mm-dd" };
  put(1, "今天", `=${FACT_CELL_NAME.today}`, today, dated);
  put(2, "发出(份)", `=COUNTIF(${NAME.direction},"${SENT}")`, exchange.issued.length, STYLES.sumCentered);
  put(3, "收回(份)", `=COUNTIF(${NAME.direction},"${RECEIVED}")`, exchange.received.length, STYLES.sumCentered);
  const counted = `COUNTIF(${NAME.state},"未报*")+COUNTIF(${NAME.state},"逾期*")`;
  put(4, "未报(份)", `=${counted}`, missing.length, STYLES.sumCentered);
  put(5, "逾期", `=COUNTIF(${NAME.state},"逾期*")`, late, STYLES.sumCentered);
}

type Put = (column: Column, value: CellValue, style: CellStyle) => void;

function putterOf(grid: SheetGrid, row: number): Put {
  return (column, value, style) => {
    grid.put(row, DISPATCH_COLUMN[column], value === "" ? null : value, style);
  };
}

const MOMENT: CellStyle = { ...STYLES.text, numberFormat: "yyyy-mm-dd hh:mm" };
const DATE: CellStyle = { ...STYLES.text, numberFormat: "yyyy-mm-dd" };
const TEXT: CellStyle = { ...STYLES.wrapped, numberFormat: "@", vertical: "middle" };

interface DispatchFacts {
  readonly exchange: Exchange;
  readonly ground: RegisterGround;
}

function putIssued(grid: SheetGrid, row: number, file: IssuedFile, facts: DispatchFacts): void {
  const put = putterOf(grid, row);
  put("direction", SENT, STYLES.centered);
  put("at", momentSerial(file.at), MOMENT);
  put("unit", facts.ground.names.unit(file.unit), STYLES.code);
  put("period", file.period, STYLES.code);
  put("due", dateSerial(file.due), DATE);
  put("fileName", file.fileName, TEXT);
  put("merged", null, STYLES.number);
  put("listed", null, STYLES.number);
  put("reason", null, TEXT);
  put("who", file.who, TEXT);
  put("version", file.version, STYLES.centered);
  put("fileId", file.fileId, STYLES.code);
  put("outcome", null, STYLES.code);
  put("hash", file.hash, STYLES.code);
  const words = stateWords(file, facts);
  grid.compute(row, DISPATCH_COLUMN.state, stateFormula(row), words, { ...STYLES.centered, bold: true });
}

/** 已报 · 已重发 · 逾期n天未报 · 未报，已发n天. */
function stateFormula(row: number): string {
  const at = (column: Column): string => ownRowAddress(row, DISPATCH_COLUMN[column]);
  // Compared with =, since a criterion such as "2020-05" is read as a day by COUNTIFS.
  const same = `(${NAME.unit}=${at("unit")})*(${NAME.period}=${at("period")})`;
  const answered = `((${NAME.outcome}="已并入")+(${NAME.outcome}="待决定"))`;
  const back = `SUMPRODUCT((${NAME.direction}="${RECEIVED}")*${same}*${answered})`;
  const newer = `SUMPRODUCT((${NAME.direction}="${SENT}")*${same}*(${NAME.at}>${at("at")}))`;
  const today = FACT_CELL_NAME.today;
  const late = `AND(ISNUMBER(${at("due")}),${today}>${at("due")})`;
  const lateWords = `"逾期"&(${today}-${at("due")})&"天未报"`;
  const waiting = `"未报，已发"&MAX(0,${today}-INT(${at("at")}))&"天"`;
  return `=IF(${back}>0,"已报",IF(${newer}>0,"已重发",IF(${late},${lateWords},${waiting})))`;
}

function stateWords(file: IssuedFile, { exchange, ground }: DispatchFacts): string {
  const same = (other: { readonly unit: string | null; readonly period: string | null }): boolean =>
    other.unit === file.unit && other.period === file.period;
  if (exchange.received.some((other) => same(other) && reports(other))) return "已报";
  if (exchange.issued.some((other) => same(other) && other.at > file.at)) return "已重发";
  const today = dateSerial(ground.today) ?? 0;
  const due = dateSerial(file.due);
  if (due !== null && today > due) return `逾期${today - due}天未报`;
  return `未报，已发${Math.max(0, today - (dateSerial(file.at.slice(0, 10)) ?? today))}天`;
}

function putReceived(grid: SheetGrid, row: number, file: ReceivedFile, ground: RegisterGround): void {
  const put = putterOf(grid, row);
  put("direction", RECEIVED, STYLES.centered);
  put("at", momentSerial(file.at), MOMENT);
  put("unit", file.unit === null ? null : ground.names.unit(file.unit), STYLES.code);
  put("period", file.period, STYLES.code);
  put("state", file.outcome, { ...STYLES.centered, bold: true });
  put("due", null, DATE);
  put("fileName", file.fileName, TEXT);
  put("merged", file.merged, STYLES.number);
  put("listed", file.listed, STYLES.number);
  put("reason", file.reason, TEXT);
  put("who", null, TEXT);
  put("version", null, STYLES.centered);
  put("fileId", file.fileId, STYLES.code);
  put("outcome", file.outcome, STYLES.code);
  put("hash", file.bytesHash, STYLES.code);
}

function heightsOf(received: readonly ReceivedFile[], places: readonly number[]): Readonly<Record<number, number>> {
  return Object.fromEntries(
    received.map(({ reason, fileName }, index) => [
      places[index] ?? 0,
      wrappedHeight([
        { text: reason, width: WIDTHS[DISPATCH_COLUMN.reason] ?? 50 },
        { text: fileName, width: WIDTHS[DISPATCH_COLUMN.fileName] ?? 34 },
      ]),
    ]),
  );
}
