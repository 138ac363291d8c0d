import { lineLabel, type Line } from "../../domain/lines";
import { cellAddress, columnLetters } from "../address";
import { headlinesOf } from "../alerts";
import type { AllocationSheetInput } from "./allocationInput";
import { MATRIX_COLUMN, MATRIX_ROW, type MatrixLayout } from "../layout";
import type { ConditionalFormatPlan, PrintPlan, SheetPlan, ValidationPlan } from "../plan";
import { ALERT_FORMAT, UNKNOWN_FORMAT } from "../styles";
import { FOOT_ROWS } from "./allocationFoot";
import { sealColumns } from "./sealCells";

/** More lines than that take a second page. */
const LINES_ON_ONE_PAGE = 16;

/** Widths, frozen strip, warnings' colours, input checks and print setup of 分配表 (sheets-and-walks, section 4). */
export function allocationLooks(input: AllocationSheetInput): Partial<SheetPlan> {
  const { layout } = input;
  return {
    columnWidths: columnWidths(layout),
    hiddenColumns: Object.values(layout.key),
    rowHeights: { [MATRIX_ROW.title]: 24, [MATRIX_ROW.header]: 26, [MATRIX_ROW.alerts]: 26 },
    merges: stripMerges(layout),
    freeze: { rows: MATRIX_ROW.first, columns: MATRIX_COLUMN.firstUnit },
    showGridlines: false,
    conditionalFormats: conditionalFormats(layout),
    validations: amountChecks(input),
    print: print(layout),
  };
}

function columnWidths(layout: MatrixLayout): readonly number[] {
  const heads = [3.6, 21, 11.5, 7.6];
  return [...heads, ...layout.prefectureUnits.map(() => 8), 8, ...layout.countyUnits.map(() => 6.5), 8];
}

/** Row 2: what stands right of another text begins a block of its own, or merging would swallow it. */
function stateMerges(layout: MatrixLayout): readonly string[] {
  const { code, number, unit } = sealColumns(layout);
  const row = MATRIX_ROW.state;
  const starts = [0, code, number, unit, layout.countySum + 1];
  return starts.flatMap((start, index) => {
    const last = (starts[index + 1] ?? start) - 1;
    return last > start ? [`${cellAddress(row, start)}:${cellAddress(row, last)}`] : [];
  });
}

function stripMerges(layout: MatrixLayout): readonly string[] {
  const last = columnLetters(layout.countySum);
  const strip = [MATRIX_ROW.total, MATRIX_ROW.resource, MATRIX_ROW.prefecture].flatMap((row) => [
    `A${row + 1}:C${row + 1}`,
    `I${row + 1}:${last}${row + 1}`,
  ]);
  return [`A1:${last}1`, ...stateMerges(layout), ...strip];
}

/** Colours go with words that stand in the cell anyway. */
function conditionalFormats(layout: MatrixLayout): readonly ConditionalFormatPlan[] {
  const alerts = MATRIX_ROW.alerts + 1;
  const verdict = `I${MATRIX_ROW.total + 1}`;
  const verdicts = `${verdict}:I${MATRIX_ROW.prefecture + 1}`;
  const filled = (range: string, first: string): ConditionalFormatPlan => ({
    range,
    when: { kind: "formula", formula: `=LEN(${first})>0` },
    format: ALERT_FORMAT,
  });
  const broken = `=OR(LEFT(${verdict},3)="不符合",LEFT(${verdict},1)="少",LEFT(${verdict},1)="多")`;
  return [
    filled(`C${alerts}:C${layout.lastRow + 1}`, `C${alerts}`),
    filled(`C${MATRIX_ROW.sum + 1}`, `C${MATRIX_ROW.sum + 1}`),
    filled(`E${alerts}:${columnLetters(layout.countySum)}${alerts}`, `E${alerts}`),
    { range: verdicts, when: { kind: "formula", formula: broken }, format: ALERT_FORMAT },
    { range: verdicts, when: { kind: "formula", formula: `=LEFT(${verdict},3)="无数据"` }, format: UNKNOWN_FORMAT },
  ];
}

/**
 * One check per line: a text typed is refused with a sentence (a pasted one is flagged in words), and the message beside
 * the cell says who may hold the line's money and which clauses count it.
 */
function amountChecks(input: AllocationSheetInput): readonly ValidationPlan[] {
  const { layout } = input;
  const first = columnLetters(MATRIX_COLUMN.firstUnit);
  const last = columnLetters(Math.max(layout.countySum - 1, MATRIX_COLUMN.firstUnit));
  return layout.lineRows.map(({ line, row }) => ({
    range: `${first}${row + 1}:${last}${row + 1}`,
    rule: { kind: "decimal", operator: "between", formula1: "-100000000", formula2: "100000000" },
    prompt: {
      title: shortened(lineLabel(line), LONGEST_TITLE),
      message: shortened(promptText(input, line), LONGEST_PROMPT),
    },
    error: { style: "stop", title: "不是金额", message: "不是金额。请填数字（万元），例如 3.10；不确定的先空着。" },
  }));
}

const LONGEST_TITLE = 32;
const LONGEST_PROMPT = 255;

function promptText({ book, proof }: AllocationSheetInput, line: Line): string {
  const names = line.builders.flatMap((code) => book.units.find((unit) => unit.code === code)?.name ?? []);
  const who = names.length === 0 ? "没有可分单位（原件缺失，待核）" : `可分单位：${names.join("、")}`;
  const { shares } = headlinesOf(proof);
  const counted = line.category === "resource" ? shares : [];
  const clauses = counted.map(({ rule }) => `${rule.name.zh}（${rule.clause}）`);
  const also = clauses.length > 0 ? `。计入：${clauses.join("、")}` : "";
  return `万元，两位小数；有意不安排填0.00。${who}${also}。`;
}

function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

function print(layout: MatrixLayout): PrintPlan {
  return {
    orientation: "landscape",
    paper: "A4",
    area: `A1:${columnLetters(layout.countySum)}${layout.lastRow + 1 + FOOT_ROWS}`,
    repeatRows: `${MATRIX_ROW.header + 1}:${MATRIX_ROW.sum + 1}`,
    repeatColumns: "A:D",
    fitToWidth: 1,
    fitToHeight: layout.lineRows.length <= LINES_ON_ONE_PAGE ? 1 : 0,
    footer: "&L&A　打印日期 &D&R第&P页 共&N页",
    margins: { left: 0.39, right: 0.39, top: 0.45, bottom: 0.7 },
  };
}
