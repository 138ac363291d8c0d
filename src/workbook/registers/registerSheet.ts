import type { RegisterRow, ReturnTable, ReturnTableId } from "../../domain/returns";
import { columnLetters, fixedBlock } from "../address";
import { SheetGrid } from "../grid";
import type { CellStyle, CellValue, NamePlan, SheetContent, SheetPlan } from "../plan";
import { putTitle, sheetPlan, wrappedHeight } from "../sheet";
import { STYLES, UNKNOWN_FORMAT } from "../styles";
import { MARKED, readRegister } from "./readRegister";
import { keptText, rowMark, shownCell } from "./registerCells";
import {
  ARRIVAL_NAME,
  columnIndex,
  registerColumns,
  SPEND_NAME,
  type RegisterColumn,
  type RegisterGround,
} from "./registerColumns";
import { putSpendSums, spendSumRows } from "./spendSums";

const NOTE = "由收表汇总写入，每行是单位报来的一行；只在“处理”栏填写。已撤回的行留着备查，不计入合计。";
const FIRST_SUM_ROW = 2;

export interface PlannedRegister {
  readonly sheet: SheetPlan;
  readonly names: readonly NamePlan[];
}

/**
 * One register. Rows stay where they stand, also when people sorted them; new ones go below. `rows` begins with the
 * rows `before` holds, in its order.
 */
export function planRegister(
  table: ReturnTable,
  rows: readonly RegisterRow[],
  ground: RegisterGround,
  before: SheetContent | null,
): PlannedRegister {
  const standing = readRegister(before, table, ground);
  const columns = registerColumns(table);
  const sums = table.id === "spend" ? spendSumRows(ground) : 0;
  const header = standing.header ?? FIRST_SUM_ROW + sums + (sums > 0 ? 1 : 0);
  const places = placesOf(rows.length, standing.places, header);
  const grid = new SheetGrid();
  putTitle(grid, table.register);
  grid.put(1, 0, NOTE, STYLES.note);
  if (sums > 0) putSpendSums(grid, { rows, ground, first: FIRST_SUM_ROW, space: header - FIRST_SUM_ROW });
  grid.putRow(
    header,
    0,
    columns.map(({ label }) => label),
    STYLES.header,
  );
  rows.forEach((row, index) => {
    putRow(grid, places[index] ?? header + 1, { row, table, columns, ground, before });
  });
  const last = Math.max(header + 1, ...places.slice(-1), standing.places[standing.places.length - 1] ?? 0);
  return {
    sheet: sheetPlan(table.register, grid, {
      columnWidths: columns.map(({ width }) => width),
      hiddenColumns: [columnIndex(columns, "kept")],
      rowHeights: heightsOf(rows, places, columns, ground),
      freeze: { rows: header + 1, columns: 2 },
      conditionalFormats: stateFormats(columns, header + 2, last + 1),
      // Not protected: people sort and filter it, and a step is taken back by writing cells.
      print: {
        orientation: "landscape",
        paper: "A4",
        ...acrossPages(columns),
        repeatRows: `${header + 1}:${header + 1}`,
        area: `A1:${columnLetters(columns.length - 2)}${last + 1}`,
      },
    }),
    names: blockNames(NAMED[table.id] ?? {}, { table, columns, first: header + 1, last }),
  };
}

/** Characters across an A4 page that can still be read. */
const PAGE_WIDTH = 150;

/** Wide registers go over several pages side by side, each with 填报期 and 单位 in front: on one nobody could read them. */
function acrossPages(columns: readonly RegisterColumn[]): {
  readonly fitToWidth: number;
  readonly repeatColumns?: string;
} {
  const width = columns.reduce((sum, column) => sum + (column.frame === "kept" ? 0 : column.width), 0);
  const pages = Math.ceil(width / PAGE_WIDTH);
  return pages === 1 ? { fitToWidth: 1 } : { fitToWidth: pages, repeatColumns: "A:B" };
}

/** Where the rows stand: those that are there where they are, new ones below the last. */
function placesOf(count: number, standing: readonly number[], header: number): readonly number[] {
  let last = Math.max(header, standing[standing.length - 1] ?? 0);
  return Array.from({ length: count }, (_unused, index) => {
    const place = standing[index];
    if (place !== undefined) return place;
    last += 1;
    return last;
  });
}

interface PlacedRow {
  readonly row: RegisterRow;
  readonly table: ReturnTable;
  readonly columns: readonly RegisterColumn[];
  readonly ground: RegisterGround;
  readonly before: SheetContent | null;
}

function putRow(grid: SheetGrid, place: number, { row, table, columns, ground, before }: PlacedRow): void {
  const shown = columns.map((column) => shownColumn(column, row, ground));
  const marked = shown.filter((_cell, index) => {
    const frame = columns[index]?.frame;
    return frame === undefined || MARKED.includes(frame);
  });
  const mark = rowMark(marked.map(({ value }) => value));
  columns.forEach(({ frame }, column) => {
    const cell = shown[column];
    if (!cell) return;
    // A formula somebody put over our cell is not ours to take away.
    if (before?.formulas[place]?.[column] && frame !== "kept") return;
    const value = frame === "kept" ? keptText(row, table, mark, ground) : cell.value;
    grid.put(place, column, value, cell.style);
  });
}

const CENTERED_TEXT: CellStyle = { ...STYLES.centered, numberFormat: "@" };
const WRAPPED_TEXT: CellStyle = { ...STYLES.wrapped, numberFormat: "@" };

function shownColumn(
  { frame, field }: RegisterColumn,
  row: RegisterRow,
  ground: RegisterGround,
): { readonly value: CellValue; readonly style: CellStyle } {
  if (field) return shownCell(field, row.cells[field.key], ground);
  const text = (value: string, style: CellStyle): { value: CellValue; style: CellStyle } => {
    return { value: value === "" ? null : value, style };
  };
  switch (frame) {
    case "period":
      return text(row.period, CENTERED_TEXT);
    case "unit":
      return text(ground.names.unit(row.unit), STYLES.code);
    case "row":
      return text(row.row, STYLES.code);
    case "rowLabel":
      return text(ground.names.row(row), WRAPPED_TEXT);
    case "state":
      return text(row.state, { ...CENTERED_TEXT, bold: true });
    case "treatment":
      return text(row.treatment, STYLES.inputWrapped);
    case "file":
      return text(row.file, WRAPPED_TEXT);
    case "place":
      return text(row.place, STYLES.code);
    default:
      return text(frame === "question" ? row.question : "", WRAPPED_TEXT);
  }
}

function heightsOf(
  rows: readonly RegisterRow[],
  places: readonly number[],
  columns: readonly RegisterColumn[],
  ground: RegisterGround,
): Readonly<Record<number, number>> {
  const wrapped = columns.filter(
    ({ frame, field }) =>
      frame === "question" ||
      frame === "treatment" ||
      frame === "file" ||
      frame === "rowLabel" ||
      field?.kind === "text" ||
      field?.kind === "line",
  );
  return Object.fromEntries(
    rows.map((row, index) => {
      const texts = wrapped.map((column) => ({
        text: String(shownColumn(column, row, ground).value ?? ""),
        width: column.width,
      }));
      return [places[index] ?? 0, wrappedHeight(texts)];
    }),
  );
}

function stateFormats(
  columns: readonly RegisterColumn[],
  first: number,
  last: number,
): SheetPlan["conditionalFormats"] {
  const letters = columnLetters(columnIndex(columns, "state"));
  const range = `${letters}${first}:${letters}${last}`;
  return [
    { range, when: { kind: "cellValue", operator: "equal", operand: '="存疑"' }, format: UNKNOWN_FORMAT },
    { range, when: { kind: "cellValue", operator: "equal", operand: '="已撤回"' }, format: { color: "#7F7F7F" } },
  ];
}

/** Registers other sheets add by name, with the columns they need. */
const NAMED: Partial<Readonly<Record<ReturnTableId, Readonly<Record<string, string>>>>> = {
  spend: SPEND_NAME,
  arrival: ARRIVAL_NAME,
};

interface NamedBlock {
  readonly table: ReturnTable;
  readonly columns: readonly RegisterColumn[];
  readonly first: number;
  readonly last: number;
}

function blockNames(
  names: Readonly<Record<string, string>>,
  { table, columns, first, last }: NamedBlock,
): readonly NamePlan[] {
  return Object.entries(names).map(([key, name]) => {
    const column = columnIndex(columns, key);
    const block = fixedBlock(table.register, { row: first, column }, { row: last, column });
    return { name, reference: `=${block}` };
  });
}
