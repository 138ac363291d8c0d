import type { ReturnField, UnitFileContent } from "../../domain/returns";
import { columnLetters, fixedBlock } from "../address";
import { SheetGrid } from "../grid";
import { linkFormula, sheetPlan, wrappedHeight } from "../sheet";
import type { NamePlan, PrintPlan, SheetPlan } from "../plan";
import { ALERT_FORMAT, STYLES, UNKNOWN_FORMAT } from "../styles";
import { fieldValidation } from "./fieldValidation";
import { periodWords, PROBLEM_LABEL, STATUS_LABEL, TABLE_COLUMN, TABLE_ROW, UNIT_FILE_SHEET } from "./layout";
import {
  addressIn,
  checkFormula,
  checkText,
  columnOf,
  problemFormula,
  sayingOf,
  statusFormula,
  valuesOf,
  type RowSaying,
} from "./rowStatus";
import { confirmedStyle, inputStyle, UNIT_FILE_STYLE } from "./styles";
import { ROW_STATUS, type TableColumn, type TableRow, type TableSpec } from "./tableSpec";

/** A table's sheet, the names over it, and what it says of its rows. */
export interface PlannedTable {
  readonly spec: TableSpec;
  readonly sheet: SheetPlan;
  readonly names: readonly NamePlan[];
  readonly sayings: readonly RowSaying[];
}

const STATUS_WIDTH = 8;
const PROBLEM_WIDTH = 22;
const GAP_WIDTH = 1.3;

/** A description of a table becomes cells, formulas with their values, names, validation and protection. */
export function tableSheet(spec: TableSpec, content: UnitFileContent): PlannedTable {
  const grid = new SheetGrid();
  const sayings = spec.rows.map((row) => sayingOf(spec, row));
  putHead(grid, spec, content, sayings);
  spec.rows.forEach((row, index) => {
    putRow(grid, spec, row, { place: TABLE_ROW.first + index, saying: sayings[index] ?? { status: "", problem: "" } });
  });
  const afterRows = TABLE_ROW.first + spec.rows.length;
  const foot = spec.below?.({ firstFreeRow: afterRows, columnOf: (key) => columnOf(spec, key) }) ?? [];
  for (const { row, column, value, formula, style } of foot) {
    if (formula === undefined) grid.put(row, column, value, style);
    else grid.compute(row, column, formula, value, style);
  }
  const sheet = sheetPlan(spec.sheet, grid, {
    columnWidths: [
      STATUS_WIDTH,
      spec.problemWidth ?? PROBLEM_WIDTH,
      GAP_WIDTH,
      ...spec.columns.map(({ width }) => width),
    ],
    hiddenColumns: spec.columns.flatMap((column, index) =>
      column.kind === "printed" && column.hidden ? [TABLE_COLUMN.first + index] : [],
    ),
    rowHeights: heightsOf(spec),
    freeze: { rows: TABLE_ROW.first, columns: 0 },
    conditionalFormats: statusFormats(afterRows),
    validations: spec.columns.flatMap((column, index) => {
      const letter = columnLetters(TABLE_COLUMN.first + index);
      const range = `${letter}${TABLE_ROW.first + 1}:${letter}${afterRows}`;
      return column.kind === "input" ? fieldValidation(column.field, range, content) : [];
    }),
    protected: true,
    allowed: ["sort", "autoFilter"],
    showGridlines: false,
    print: printOf(spec, Math.max(afterRows, ...foot.map(({ row }) => row + 1)), content),
  });
  return { spec, sheet, names: namesOf(spec, afterRows), sayings };
}

function putHead(grid: SheetGrid, spec: TableSpec, content: UnitFileContent, sayings: readonly RowSaying[]): void {
  const { cover } = UNIT_FILE_SHEET;
  const title = `${content.unit.name} ${spec.title}`;
  grid.compute(TABLE_ROW.title, 0, linkFormula(cover, title), title, STYLES.sheetTitle);
  const sample = content.sample ? "　示例数据" : "";
  const period = `填报期${periodWords(content.period)}${sample}`;
  grid.put(TABLE_ROW.title, TABLE_COLUMN.first + 3, period, STYLES.note);
  grid.put(TABLE_ROW.note, 0, spec.note, STYLES.note);
  grid.put(TABLE_ROW.check, 0, "检查", STYLES.label);
  const text = checkText(sayings, TABLE_ROW.first);
  grid.compute(TABLE_ROW.check, 1, checkFormula(spec.prefix), text, UNIT_FILE_STYLE.check);
  spec.figures?.forEach(({ over, label, formula, value, style }) => {
    const column = columnOf(spec, over);
    grid.put(TABLE_ROW.figures, column - 1, label, UNIT_FILE_STYLE.figureLabel);
    grid.compute(TABLE_ROW.figures, column, formula, value, style);
  });
  grid.put(TABLE_ROW.header, TABLE_COLUMN.status, STATUS_LABEL, STYLES.header);
  grid.put(TABLE_ROW.header, TABLE_COLUMN.problem, PROBLEM_LABEL, STYLES.header);
  const headers = spec.columns.map(({ header }) => header);
  grid.putRow(TABLE_ROW.header, TABLE_COLUMN.first, headers, STYLES.header);
}

function putRow(
  grid: SheetGrid,
  spec: TableSpec,
  row: TableRow,
  { place, saying }: { readonly place: number; readonly saying: RowSaying },
): void {
  const { status, problem } = TABLE_COLUMN;
  grid.compute(place, status, statusFormula(spec, place), saying.status, UNIT_FILE_STYLE.status);
  grid.compute(place, problem, problemFormula(spec, row, place), saying.problem, UNIT_FILE_STYLE.problem);
  const of = valuesOf(spec, row);
  spec.columns.forEach((column, index) => {
    putCell(grid, { column, row, place, index, value: of(column.key), at: addressIn(spec, place) });
  });
}

function putCell(
  grid: SheetGrid,
  {
    column,
    row,
    place,
    index,
    value,
    at,
  }: {
    readonly column: TableColumn;
    readonly row: TableRow;
    readonly place: number;
    readonly index: number;
    readonly value: ReturnType<ReturnType<typeof valuesOf>>;
    readonly at: ReturnType<typeof addressIn>;
  },
): void {
  const target = TABLE_COLUMN.first + index;
  if (column.kind === "computed") {
    grid.compute(place, target, `=${column.formula(at, row)}`, value, column.style);
  } else if (column.kind === "printed") {
    grid.put(place, target, value, column.style);
  } else {
    const { kind } = column.field;
    grid.put(place, target, value, row.confirmed.has(column.key) ? confirmedStyle(kind) : inputStyle(kind));
  }
}

/** Printed rows may wrap; rows people type in are left to their program. */
function heightsOf(spec: TableSpec): Readonly<Record<number, number>> {
  const head = { [TABLE_ROW.title]: 22, [TABLE_ROW.check]: 20, [TABLE_ROW.header]: 28, [TABLE_ROW.header - 1]: 5 };
  if (spec.table.rows === "free") return head;
  const rows = spec.rows.map((row, index): [number, number] => {
    const cells = spec.columns.flatMap((column) =>
      column.kind === "computed" ? [] : [{ text: String(row.values[column.key] ?? ""), width: column.width }],
    );
    return [TABLE_ROW.first + index, Math.max(20, wrappedHeight(cells))];
  });
  return { ...head, ...Object.fromEntries(rows) };
}

function statusFormats(afterRows: number): SheetPlan["conditionalFormats"] {
  const letter = columnLetters(TABLE_COLUMN.status);
  const range = `${letter}${TABLE_ROW.first + 1}:${letter}${afterRows}`;
  const equal = (word: string) => ({ kind: "cellValue", operator: "equal", operand: `="${word}"` }) as const;
  return [
    { range, when: equal(ROW_STATUS.lacking), format: ALERT_FORMAT },
    { range, when: equal(ROW_STATUS.doubtful), format: UNKNOWN_FORMAT },
    { range, when: equal(ROW_STATUS.doubt), format: UNKNOWN_FORMAT },
  ];
}

/** 选填 columns at the right are not printed, or nothing on the page could be read. */
function printOf(spec: TableSpec, lastRow: number, { unit, fileId }: UnitFileContent): PrintPlan {
  const shown = spec.columns.filter((column) => !(column.kind === "input" && isLeftOut(column.field)));
  const lastColumn = columnLetters(TABLE_COLUMN.first + shown.length - 1);
  return {
    orientation: "landscape",
    paper: "A4",
    area: `A1:${lastColumn}${lastRow}`,
    repeatRows: `${TABLE_ROW.header + 1}:${TABLE_ROW.header + 1}`,
    fitToWidth: 1,
    footer: `&L${unit.name} ${spec.sheet}&C第&P页 共&N页&R${fileId}`,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6 },
    centerHorizontally: true,
  };
}

const isLeftOut = ({ optional, kind }: ReturnField): boolean => optional === true && kind !== "doubt";

function namesOf(spec: TableSpec, afterRows: number): readonly NamePlan[] {
  const named = (name: string, column: number): NamePlan => {
    const [first, last] = [TABLE_ROW.first, Math.max(TABLE_ROW.first, afterRows - 1)];
    return { name, reference: `=${fixedBlock(spec.sheet, { row: first, column }, { row: last, column })}` };
  };
  const check = { row: TABLE_ROW.check, column: 1 };
  return [
    named(`${spec.prefix}状态`, TABLE_COLUMN.status),
    named(`${spec.prefix}问题`, TABLE_COLUMN.problem),
    { name: `${spec.prefix}检查`, reference: `=${fixedBlock(spec.sheet, check, check)}` },
    ...Object.entries(spec.named).map(([name, key]) => named(name, columnOf(spec, key))),
  ];
}
