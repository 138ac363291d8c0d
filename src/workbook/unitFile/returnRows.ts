import type { ReturnCell, ReturnField, ReturnRecord } from "../../domain/returns";
import type { NamedLine } from "../../tracking/typedChoice";
import { typedCell } from "../../tracking/typedCell";
import type { Period } from "../../domain/returns";
import type { IsOurs } from "./ownTexts";
import type { ReturnBlock } from "./returnBlocks";
import type { ColumnRole } from "./returnHeaders";
import { remark, unplace, type Reason, type ReturnNotes } from "./returnNotes";
import { cellOf, isTyped, placeOf, textIn, type ReturnSheet, type ReturnSheetCell, type Spot } from "./returnSheet";

/** What cells are read by. */
export interface ReadingGround {
  readonly period: Period | null;
  readonly lines: readonly NamedLine[];
  readonly notes: ReturnNotes;
  readonly isOurs: IsOurs;
}

type FieldRole = Extract<ColumnRole, { kind: "field" }>;

/** Columns of typed fields, with what they count in. */
export function fieldColumns(block: ReturnBlock): readonly (readonly [number, FieldRole])[] {
  return [...block.header.roles].flatMap(([column, role]) => (role.kind === "field" ? [[column, role] as const] : []));
}

/** The typed cells of a row by field; a formula gives its value, with a remark. */
export function readCells(
  block: ReturnBlock,
  row: number,
  ground: ReadingGround,
  percent = false,
): Readonly<Record<string, ReturnCell>> {
  const cells: Record<string, ReturnCell> = {};
  for (const [column, { field, unit }] of fieldColumns(block)) {
    const spot = { row, column };
    const cell = cellOf(block.sheet, spot) ?? mergedInto(block.sheet, spot, field);
    if (cell === undefined || isEmptyOrOurs(block.sheet, spot, cell, ground)) continue;
    const { period, lines } = ground;
    cells[field.key] = readCell(block.sheet, spot, cell, {
      ground,
      read: (plain) => typedCell(field, plain, { period, lines, moneyUnit: unit, percent }),
    });
  }
  return cells;
}

/** Nothing in it, or a formula of ours under a header somebody reworded into an input's. */
export function isEmptyOrOurs(
  sheet: ReturnSheet,
  spot: Spot,
  cell: ReturnSheetCell,
  { isOurs }: ReadingGround,
): boolean {
  const text = textIn(cell);
  return cell.formula === undefined ? text === "" : isOurs(sheet, spot, text);
}

/** One cell by `read`, which never sees a formula. */
export function readCell(
  sheet: ReturnSheet,
  spot: Spot,
  cell: ReturnSheetCell,
  {
    ground: { notes },
    read,
  }: { readonly ground: ReadingGround; readonly read: (plain: ReturnSheetCell) => ReturnCell },
): ReturnCell {
  const { formula, ...plain } = cell;
  if (formula === undefined) return read(plain);
  const place = placeOf(sheet, spot);
  if (looksOutside(formula)) notes.foreignFormulas.push(place);
  if (textIn(cell) === "") {
    const text = formula.slice(0, 200);
    const zh = `${place}是公式，没有算出结果，没有读入：${text}`;
    remark(notes, "formula-without-value", place, zh, `${place} is a formula without a value: ${text}`);
    return { typed: text, value: null, note: "" };
  }
  const zh = `${place}填的是公式，按它的结果${textIn(cell)}读入。`;
  remark(notes, "formula-in-input", place, zh, `${place} is a formula; its value ${textIn(cell)} was taken.`);
  return read(plain);
}

/** Another workbook (`[1]Sheet1!A1`, `'D:\x.xlsx'#…`), a program (DDE) or the web. */
function looksOutside(formula: string): boolean {
  return /\[[^\]]*\][^!]*!|file:\/\/|https?:\/\/|\|'|#\$|\b(WEBSERVICE|RTD|CALL|REGISTER\.ID|DDE)\s*\(/i.test(
    formula.replace(/"[^"]*"/g, (text) => (/https?:\/\/|file:\/\//i.test(text) ? text : '""')),
  );
}

const SHARED_KINDS: readonly ReturnField["kind"][] = ["line", "date", "choice"];

/** A cell merged over several rows says the same of each; an amount so merged is one amount and stays in its first row. */
function mergedInto(sheet: ReturnSheet, { row, column }: Spot, { kind }: ReturnField): ReturnSheetCell | undefined {
  if (sheet.merges.length === 0 || !SHARED_KINDS.includes(kind)) return undefined;
  const merge = sheet.merges.find(
    ({ top, left, bottom, right }) => top < row && row <= bottom && left <= column && column <= right,
  );
  if (!merge || merge.left !== column || (sheet.cells.get(row)?.size ?? 0) === 0) return undefined;
  return cellOf(sheet, { row: merge.top, column });
}

/** A record and where it stood; null when nothing is typed in the row. */
export function recordOf(
  block: ReturnBlock,
  row: number,
  cells: Readonly<Record<string, ReturnCell>>,
  id: string,
): ReturnRecord | null {
  if (Object.keys(cells).length === 0) return null;
  const first = fieldColumns(block).find(([column]) => cellOf(block.sheet, { row, column }) !== undefined);
  const place = placeOf(block.sheet, { row, column: first?.[0] ?? 0 });
  return { table: block.header.table.id, row: id, cells, place };
}

/** Everything typed in the columns of a row, listed with why it has no place. */
export function unplaceRow(
  { sheet, header }: ReturnBlock,
  row: number,
  notes: ReturnNotes,
  { reason, kinds }: { readonly reason: Reason; readonly kinds: readonly ColumnRole["kind"][] },
): void {
  for (const [column, cell] of sheet.cells.get(row) ?? []) {
    const role = header.roles.get(column);
    if (role && kinds.includes(role.kind) && isTyped(cell)) unplace(notes, sheet, { row, column }, { cell, reason });
  }
}

/**
 * Columns a unit added: listed cell by cell with their headers.
 * @param isPrinted whether a text was printed in the row: then only the header of a column of ours was typed over
 */
export function listUnknownColumns(
  { sheet, header, rows }: ReturnBlock,
  { notes }: ReadingGround,
  isPrinted: (row: number, text: string) => boolean = () => false,
): void {
  for (const [column, role] of header.roles) {
    if (role.kind !== "unknown") continue;
    const reason: Reason = {
      zh: `“${role.header}”不是表上的列，没有读入。`,
      en: `"${role.header}" is no column of the table; it was not taken.`,
    };
    for (const row of [header.row, ...rows]) {
      const cell = cellOf(sheet, { row, column });
      if (isTyped(cell) && !isPrinted(row, textIn(cell))) unplace(notes, sheet, { row, column }, { cell, reason });
    }
  }
}

const SUM_WORD = /^(合计|小计|总计|累计|本页合计|本月合计|合计[(（].*[)）])[:：]?$/;

export function isSumRow({ sheet }: ReturnBlock, row: number): boolean {
  return [...(sheet.cells.get(row) ?? [])].some(([, cell]) => SUM_WORD.test(textIn(cell).replace(/\s/g, "")));
}
