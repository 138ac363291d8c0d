import type { FundBook } from "../../domain/book";
import { SheetGrid } from "../grid";
import { columnLetters, onSheet } from "../address";
import { MATRIX_ROW, type MatrixLayout } from "../layout";
import { FORMAT_VERSION, SHEET } from "../names";
import type { SheetPlan } from "../plan";
import { sheetPlan } from "../sheet";
import { putSealWeights } from "./sealWeightCells";

const KEYS_ROW = { format: 0, note: 1, rules: 2 } as const;
export const FORMAT_LABEL = "格式版本";
/** Codes of all rules, so that a deleted row of 规则 is noticed. */
export const RULES_LABEL = "规则";

/** Unit codes above the columns of 分配表, so that one formula serves all columns. */
const CODES_ROW = MATRIX_ROW.alerts;

/** 标识: where the code of a unit's column stands, as in `标识!E$8`. */
export function unitCodeCell(column: number): string {
  return onSheet(SHEET.keys, `${columnLetters(column)}$${CODES_ROW + 1}`);
}

/**
 * 标识 (hidden): the format version, and at the addresses of 分配表 a 1 where 项目表 allows money and a 0 where not.
 * Everything here can be made again from the visible sheets.
 */
export function keysSheet(book: FundBook, layout: MatrixLayout): SheetPlan {
  const grid = new SheetGrid();
  grid.putRow(KEYS_ROW.format, 0, [FORMAT_LABEL, FORMAT_VERSION]);
  grid.putRow(KEYS_ROW.note, 0, ["说明", "本表由衡拨维护：1为可分单位，0为非建设单位，位置与分配表相同。请勿改动。"]);
  grid.putRow(KEYS_ROW.rules, 0, [RULES_LABEL, book.catalogue.map(({ id }) => id).join("、")]);
  grid.put(CODES_ROW, 0, "单位代码");
  for (const { unit, column } of layout.unitColumns) grid.put(CODES_ROW, column, unit.code);
  for (const { line, row } of layout.lineRows) {
    grid.put(row, 0, line.id);
    for (const { unit, column } of layout.unitColumns) grid.put(row, column, line.builders.includes(unit.code) ? 1 : 0);
  }
  for (const group of layout.groups) {
    for (const { column } of layout.unitColumns) grid.put(group.row, column, 1);
  }
  putSealWeights(grid, book, layout);
  return sheetPlan(SHEET.keys, grid, { visibility: "hidden" });
}
