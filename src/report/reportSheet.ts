import { SheetGrid } from "../workbook/grid";
import { PAPER_MARK } from "../workbook/names";
import type { CellStyle, CellValue, SheetPlan } from "../workbook/plan";
import { LIST_PRINT, sheetPlan } from "../workbook/sheet";
import { STYLES } from "../workbook/styles";
import {
  printedDate,
  type Block,
  type Figure,
  type ReportCell,
  type ReportDocument,
  type ReportTable,
} from "./document";
import { REPORT_KINDS } from "./reportKinds";
import { runOfCell, textOfRun } from "./figures";

const LONGEST_NAME = 31;
const SOURCES = "数字来源";
const WIDE = 26;
const NARROW = 12;

/**
 * A report as a sheet of the workbook (E10): its headings, sentences and tables with numbers as numbers, and in the last
 * column the cells they were taken from. It says the day it was made; its figures do not follow the workbook.
 */
export function reportSheet(report: ReportDocument, name: string): SheetPlan {
  const grid = new SheetGrid();
  const width = Math.max(1, ...report.blocks.map((block) => (block.kind === "table" ? block.table.columns.length : 1)));
  grid.put(0, 0, report.title, STYLES.sheetTitle);
  const sample = report.sample ? "示例数据，金额均为虚构。" : "";
  grid.put(
    1,
    0,
    `${PAPER_MARK}，数字截至${printedDate(report.dated)}，不随工作簿变；要新数请重新生成。${sample}`,
    STYLES.note,
  );
  let row = 3;
  for (const block of report.blocks) row = putBlock(grid, block, row, width);
  return sheetPlan(name.replace(/[\\/?*[\]:']/g, "").slice(0, LONGEST_NAME), grid, {
    columnWidths: [WIDE, ...Array.from({ length: width - 1 }, () => NARROW), 40],
    protected: true,
    print: LIST_PRINT,
  });
}

/** 绩效自评表, 绩效自评表-楚雄市: the kind of paper, and whose it is. */
export function paperName(kind: string, unit: string | undefined): string {
  const name = REPORT_KINDS.find(({ id }) => id === kind)?.name.zh ?? kind;
  return unit === undefined ? name : `${name}-${unit}`;
}

/** @returns the row below it */
function putBlock(grid: SheetGrid, block: Block, row: number, width: number): number {
  switch (block.kind) {
    case "heading":
      grid.put(row, 0, block.text, { ...STYLES.sheetTitle, fontSize: 11 });
      return row + 1;
    case "paragraph":
      grid.put(row, 0, block.runs.map(textOfRun).join(""), STYLES.note);
      return row + 1;
    case "annex":
      grid.put(row + 1, 0, `${block.label} ${block.title}`, STYLES.sheetTitle);
      return row + 2;
    case "signature":
      block.lines.forEach((line, index) => grid.put(row + 1 + index, 0, line, STYLES.note));
      return row + 2 + block.lines.length;
    case "table":
      return putTable(grid, block.table, row, width);
  }
}

function putTable(grid: SheetGrid, { columns, rows, unit, note }: ReportTable, top: number, width: number): number {
  const labels = columns.map(({ label }) => label);
  grid.putRow(top, 0, labels, STYLES.header);
  grid.put(top, width, unit === undefined ? SOURCES : `${SOURCES}（单位：${unit}）`, STYLES.header);
  rows.forEach((cells, index) => {
    const row = top + 1 + index;
    cells.forEach((cell, column) => {
      const { value, style } = shownCell(cell);
      grid.put(row, column, value, style);
    });
    const sources = [...new Set(cells.flatMap((cell) => sourceOf(cell)))];
    grid.put(row, width, sources.length === 0 ? null : sources.join("；"), STYLES.wrapped);
  });
  const end = top + 1 + rows.length;
  if (note !== undefined) grid.put(end, 0, note, STYLES.note);
  return end + 2;
}

function figureOf(cell: ReportCell): Figure | null {
  const run = runOfCell(cell);
  return typeof run === "string" ? null : run;
}

function sourceOf(cell: ReportCell): readonly string[] {
  const figure = figureOf(cell);
  return figure === null || figure.missing ? [] : [figure.source];
}

/** A figure as a number, so that people can go on with it; what is missing stays the dash of the paper. */
function shownCell(cell: ReportCell): { readonly value: CellValue; readonly style: CellStyle } {
  const figure = figureOf(cell);
  const text = textOfRun(runOfCell(cell));
  const digits = /^(-?[\d,]+(?:\.\d+)?)(%?)$/.exec(text);
  if (figure === null || !digits) return { value: text === "" ? null : text, style: TEXT };
  const number = Number((digits[1] ?? "").replace(/,/g, ""));
  if (digits[2] === "%") return { value: Number((number / 100).toFixed(6)), style: PERCENT };
  return { value: number, style: figure.unit === "万元" ? STYLES.money : STYLES.number };
}

const TEXT: CellStyle = { ...STYLES.wrapped, numberFormat: "@" };
const PERCENT: CellStyle = { ...STYLES.number, numberFormat: "0.00%" };
