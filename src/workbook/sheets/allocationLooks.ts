import { columnLetters } from "../address";
import { MATRIX_COLUMN, MATRIX_ROW, type MatrixLayout } from "../layout";
import type { ConditionalFormatPlan, PrintPlan, SheetPlan, ValidationPlan } from "../plan";
import { ALERT_FORMAT, UNKNOWN_FORMAT } from "../styles";

/** Notes, sentences and the signature line under the table. */
const FOOT_ROWS = 5;
/** More lines than that take a second page. */
const LINES_ON_ONE_PAGE = 16;

/** Widths, frozen strip, warnings' colours, input checks and print setup of 分配表 (sheets-and-walks, section 4). */
export function allocationLooks(layout: MatrixLayout): Partial<SheetPlan> {
  return {
    columnWidths: columnWidths(layout),
    hiddenColumns: Object.values(layout.key),
    rowHeights: { [MATRIX_ROW.title]: 24, [MATRIX_ROW.header]: 26 },
    merges: stripMerges(layout),
    freeze: { rows: MATRIX_ROW.first, columns: MATRIX_COLUMN.firstUnit },
    showGridlines: false,
    conditionalFormats: conditionalFormats(layout),
    validations: [amountCheck(layout)],
    print: print(layout),
  };
}

function columnWidths(layout: MatrixLayout): readonly number[] {
  const heads = [3.6, 21, 11.5, 7.6];
  return [...heads, ...layout.prefectureUnits.map(() => 8), 8, ...layout.countyUnits.map(() => 6.5), 8];
}

function stripMerges(layout: MatrixLayout): readonly string[] {
  const last = columnLetters(layout.countySum);
  const strip = [MATRIX_ROW.total, MATRIX_ROW.resource, MATRIX_ROW.prefecture].flatMap((row) => [
    `A${row + 1}:C${row + 1}`,
    `I${row + 1}:${last}${row + 1}`,
  ]);
  return [`A1:${last}1`, `A2:H2`, `I2:${last}2`, ...strip];
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

function amountCheck(layout: MatrixLayout): ValidationPlan {
  const first = columnLetters(MATRIX_COLUMN.firstUnit);
  const last = columnLetters(Math.max(layout.countySum - 1, MATRIX_COLUMN.firstUnit));
  return {
    range: `${first}${MATRIX_ROW.first + 1}:${last}${layout.lastRow + 1}`,
    rule: { kind: "decimal", operator: "between", formula1: "-100000000", formula2: "100000000" },
    error: { style: "stop", title: "不是金额", message: "不是金额。请填数字（万元），例如 3.10；不确定的先空着。" },
  };
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
    footer: "第&P页 共&N页",
    margins: { left: 0.39, right: 0.39, top: 0.45, bottom: 0.7 },
  };
}
