import type { AllocationMethod, AmountTable, FundBook, UnreadableAmount } from "../../domain/book";
import { NO_TERMS, ROUNDING_STEPS, type ComputationTerms } from "../../domain/computation";
import { fenFromWanNumber, type Fen } from "../../domain/money";
import type { Project } from "../../domain/project";
import type { UnreadableRecord } from "../../domain/records";
import type { Unit, UnitCode } from "../../domain/units";
import { cellAddress, onSheet } from "../address";
import { MATRIX_COLUMN, MATRIX_ROW } from "../layout";
import { SHEET } from "../names";
import type { CellValue } from "../plan";
import {
  HOLD_WORD,
  METHOD_WORDS,
  POT_COLUMN,
  POT_HEADERS,
  SHARE_LABEL,
  STEP_LABEL,
  TERMS_COLUMN,
  TERMS_ROW,
} from "../sheets/computationColumns";
import type { ContentReader } from "./contentReader";
import { columnsByHeader, RegisterReader, type RecordPlace } from "./registerReader";

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
  readonly terms: ComputationTerms;
  readonly unreadable: readonly UnreadableRecord[];
}

/** 测算 → method, 取整单位, weights of the pots, and what a person said of single cells. */
export function readComputation(sheet: ContentReader, units: readonly Unit[]): ComputationContent {
  const end = sheet.rowCount;
  const potsAt = sheet.headerRow([POT_HEADERS[2] ?? "", POT_HEADERS[8] ?? ""], 0, end) ?? end;
  const sharesAt = sheet.headerRow([SHARE_LABEL.unit, SHARE_LABEL.score, SHARE_LABEL.hold], 0, end) ?? end;
  const { method, step } = TERMS_COLUMN;
  const shares = new ShareReader(sheet, sharesAt, units);
  const typedStep = sheet.text(TERMS_ROW, TERMS_COLUMN.stepLabel) === STEP_LABEL ? sheet.value(TERMS_ROW, step) : null;
  const known = typedStep === null ? NO_TERMS.step : stepOf(typedStep);
  const unread: readonly UnreadableRecord[] =
    known === null
      ? [{ about: "share", field: "step", text: String(typedStep), address: onSheet(SHEET.computation, "D3") }]
      : [];
  return {
    method: sheet.text(TERMS_ROW, method) === METHOD_WORDS.factors ? "factors" : "even",
    weights: readWeights(sheet, potsAt + 1, sharesAt),
    holds: shares.holds(),
    terms: { step: known ?? NO_TERMS.step, ...shares.terms() },
    unreadable: [...unread, ...shares.unreadable],
  };
}

function stepOf(value: CellValue): Fen | null {
  const amount = fenFromWanNumber(Number(value));
  return ROUNDING_STEPS.find((step) => step === amount) ?? null;
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

/** The list of shares, its columns found by their headers: older workbooks have fewer. */
class ShareReader {
  readonly unreadable: readonly UnreadableRecord[];
  private readonly rows: readonly { readonly place: RecordPlace; readonly line: string; readonly unit: UnitCode }[];
  private readonly reader: RegisterReader<keyof typeof SHARE_LABEL>;
  private readonly bounds: { readonly floors: AmountTable; readonly ceilings: AmountTable };

  constructor(sheet: ContentReader, header: number, units: readonly Unit[]) {
    const columns = header < sheet.rowCount ? columnsByHeader(sheet, header, SHARE_LABEL) : {};
    const codes = new Map(units.map(({ name, code }) => [name, code]));
    this.reader = new RegisterReader(sheet, "share", columns);
    const rows: { place: RecordPlace; line: string; unit: UnitCode }[] = [];
    for (let row = header + 1; row < sheet.rowCount; row += 1) {
      const number = columns.number === undefined ? null : sheet.number(row, columns.number);
      const unit = codes.get(columns.unit === undefined ? "" : sheet.text(row, columns.unit));
      if (number === null || unit === undefined) continue;
      const line = `P${number}`;
      rows.push({ place: { row, record: `${line}|${unit}` }, line, unit });
    }
    this.rows = rows;
    this.bounds = { floors: this.amounts("floor"), ceilings: this.amounts("ceiling") };
    this.unreadable = this.reader.unreadable;
  }

  holds(): FundBook["holds"] {
    return this.rows
      .filter(({ place }) => this.reader.text(place, "hold") === HOLD_WORD)
      .map(({ line, unit }) => ({ line, unit }));
  }

  terms(): Omit<ComputationTerms, "step"> {
    const adjustments = this.rows
      .map(({ place, line, unit }) => {
        return { line, unit, reason: this.reader.text(place, "reason"), by: this.reader.text(place, "by") };
      })
      .filter(({ reason, by }) => reason !== "" || by !== "");
    return { ...this.bounds, adjustments };
  }

  private amounts(key: "floor" | "ceiling"): AmountTable {
    const table: Record<string, Record<UnitCode, Fen>> = {};
    for (const { place, line, unit } of this.rows) {
      const value = this.reader.number(place, key, (number) => (fenFromWanNumber(number) ?? -1) >= 0);
      const amount = value === null ? null : fenFromWanNumber(value);
      if (amount !== null) (table[line] ??= {})[unit] = amount;
    }
    return table;
  }
}
