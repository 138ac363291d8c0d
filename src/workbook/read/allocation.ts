import type { AllocationMethod, AmountTable, FundBook, UnreadableAmount } from "../../domain/book";
import { fenFromWanNumber, type Fen } from "../../domain/money";
import type { Project } from "../../domain/project";
import type { Unit, UnitCode } from "../../domain/units";
import { cellAddress, onSheet } from "../address";
import { MATRIX_COLUMN, MATRIX_ROW } from "../layout";
import { HOLD_WORD, METHOD_WORDS, POT_COLUMN, POT_HEADERS, SHARE_COLUMN, SHARE_HEADERS } from "../sheets/computation";
import type { ContentReader } from "./contentReader";

interface MatrixContent {
  readonly amounts: AmountTable;
  readonly unreadable: readonly UnreadableAmount[];
}

/** The matrix of 分配表 or 测算: rows found by their hidden line id, else by 序号; columns by the unit's header. */
export function readMatrix(
  sheet: ContentReader,
  name: string,
  projects: readonly Project[],
  units: readonly Unit[],
): MatrixContent {
  const header = sheet.headerRow(["序号", "项目简称", "合计"]) ?? MATRIX_ROW.header;
  const columns = units.flatMap((unit) => {
    const column = sheet.columnOf(header, unit.shortName) ?? sheet.columnOf(header, unit.name);
    return column === null ? [] : [{ unit: unit.code, column }];
  });
  const end = matrixEnd(sheet, header);
  const amounts: Record<string, Record<UnitCode, Fen>> = {};
  const unreadable: UnreadableAmount[] = [];
  for (let row = header + 1; row < end; row += 1) {
    const project = projects.find((candidate) => candidate.number === sheet.number(row, MATRIX_COLUMN.number));
    if (!project) continue;
    const line = `P${project.number}`;
    for (const { unit, column } of columns) {
      const typed = sheet.value(row, column);
      if (typed === null) continue;
      const amount = typeof typed === "number" ? fenFromWanNumber(typed) : null;
      if (amount === null)
        unreadable.push({ line, unit, text: String(typed), address: onSheet(name, cellAddress(row, column)) });
      else (amounts[line] ??= {})[unit] = amount;
    }
  }
  return { amounts, unreadable };
}

/** The matrix ends where the pots of 测算 begin, or where the notes under 分配表 do. */
function matrixEnd(sheet: ContentReader, header: number): number {
  for (let row = header + 1; row < sheet.rowCount; row += 1) {
    const first = sheet.text(row, MATRIX_COLUMN.number);
    if (first.startsWith("注：") || first === POT_HEADERS[0]) return row;
  }
  return sheet.rowCount;
}

export interface ComputationContent {
  readonly method: AllocationMethod;
  readonly weights: ReadonlyMap<number, number>;
  readonly holds: FundBook["holds"];
}

/** 测算 → method, weights of the pots, and the cells a person holds (固定). */
export function readComputation(sheet: ContentReader, units: readonly Unit[]): ComputationContent {
  const end = sheet.rowCount;
  const potsAt = sheet.headerRow([POT_HEADERS[2] ?? "", POT_HEADERS[8] ?? ""], 0, end) ?? end;
  const sharesAt = sheet.headerRow([SHARE_HEADERS[3] ?? "", SHARE_HEADERS[4] ?? ""], 0, end) ?? end;
  const method = sheet.text(2, 1) === METHOD_WORDS.factors ? "factors" : "even";
  return { method, weights: readWeights(sheet, potsAt + 1, sharesAt), holds: readHolds(sheet, sharesAt + 1, units) };
}

function readWeights(sheet: ContentReader, from: number, to: number): ReadonlyMap<number, number> {
  const weights = new Map<number, number>();
  for (let row = from; row < to; row += 1) {
    const number = sheet.number(row, POT_COLUMN.number);
    const weight = sheet.number(row, POT_COLUMN.weight);
    if (number !== null && weight !== null) weights.set(number, weight);
  }
  return weights;
}

function readHolds(sheet: ContentReader, from: number, units: readonly Unit[]): FundBook["holds"] {
  const holds: { readonly line: string; readonly unit: UnitCode }[] = [];
  for (let row = from; row < sheet.rowCount; row += 1) {
    const number = sheet.number(row, SHARE_COLUMN.number);
    const unit = units.find((candidate) => candidate.name === sheet.text(row, SHARE_COLUMN.unit));
    if (number !== null && unit && sheet.text(row, SHARE_COLUMN.hold) === HOLD_WORD) {
      holds.push({ line: `P${number}`, unit: unit.code });
    }
  }
  return holds;
}
