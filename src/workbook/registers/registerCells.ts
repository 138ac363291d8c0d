import { fen, formatYuan, type Fen } from "../../domain/money";
import type { RegisterRow, ReturnCell, ReturnField, ReturnTable } from "../../domain/returns";
import type { CellStyle, CellValue } from "../plan";
import { dateSerial, isoDate } from "../sheet";
import { STYLES } from "../styles";
import type { RegisterGround } from "./registerColumns";

/** Fen → the number a cell in 元 holds. */
export function yuanNumber(amount: Fen): number {
  return Number(formatYuan(amount));
}

const WRAPPED_TEXT: CellStyle = { ...STYLES.wrapped, numberFormat: "@" };
const DATE: CellStyle = { ...STYLES.text, numberFormat: "yyyy-mm-dd" };
const STYLE: Readonly<Record<ReturnField["kind"], CellStyle>> = {
  text: WRAPPED_TEXT,
  line: WRAPPED_TEXT,
  code: STYLES.code,
  month: STYLES.code,
  choice: STYLES.code,
  doubt: STYLES.code,
  date: DATE,
  money: STYLES.money,
  number: STYLES.number,
};

/** What a register shows of a cell: its meaning, or the text as typed where that was not understood. */
export function shownCell(
  field: ReturnField,
  cell: ReturnCell | undefined,
  ground: Pick<RegisterGround, "names">,
): { readonly value: CellValue; readonly style: CellStyle } {
  const style = STYLE[field.kind];
  if (!cell || (cell.value === null && cell.typed === "")) return { value: null, style };
  if (cell.value === null) return { value: cell.typed, style: WRAPPED_TEXT };
  if (typeof cell.value === "number") {
    return { value: field.kind === "money" ? yuanNumber(cell.value as Fen) : cell.value, style };
  }
  if (field.kind === "line") return { value: ground.names.line(cell.value), style };
  if (field.kind !== "date") return { value: cell.value === "" ? null : cell.value, style };
  return { value: dateSerial(cell.value) ?? cell.value, style };
}

/** The cell a shown value stands for, when nothing else is known of it. */
export function plainCell(
  field: ReturnField,
  value: CellValue,
  ground: Pick<RegisterGround, "lines">,
): ReturnCell | null {
  if (value === null || value === "") return null;
  const text = String(value);
  switch (field.kind) {
    case "money":
      return typeof value === "number" ? moneyCell(value) : { typed: text, value: null, note: "" };
    case "number":
      return { typed: text, value: typeof value === "number" ? value : null, note: "" };
    case "date": {
      const date = typeof value === "number" ? isoDate(value) : text;
      return { typed: date, value: /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : null, note: "" };
    }
    case "line":
      return { typed: text, value: ground.lines.find(({ label }) => label === text)?.id ?? null, note: "" };
    default:
      return { typed: text, value: text, note: "" };
  }
}

function moneyCell(value: number): ReturnCell {
  const amount = Math.round(value * 100);
  // Beyond it a double no longer names one fen.
  if (!Number.isSafeInteger(amount) || Math.abs(amount) > 1e15) return { typed: String(value), value: null, note: "" };
  return { typed: formatYuan(fen(amount)), value: amount, note: "" };
}

/** What the visible cells of a row do not say; stands hidden beside them, and tells by `mark` which row it belongs to. */
export interface KeptRow {
  /** Over the visible cells: rows are found again when people sort without the hidden column. */
  readonly mark: string;
  readonly unit: string;
  readonly cells: Readonly<Record<string, ReturnCell>>;
}

/** The hidden text of a row. */
export function keptText(row: RegisterRow, table: ReturnTable, mark: string, ground: RegisterGround): string {
  const cells = table.fields.flatMap((field): readonly (readonly [string, unknown])[] => {
    const cell = row.cells[field.key];
    const plain = plainCell(field, shownCell(field, cell, ground).value, ground);
    const same = plain && cell && plain.typed === cell.typed && plain.value === cell.value && plain.note === cell.note;
    return !cell || same ? [] : [[field.key, [cell.typed, cell.value, cell.note]]];
  });
  return JSON.stringify([mark, row.unit, Object.fromEntries(cells)]);
}

/** Null where the hidden text is lost or was edited. */
export function readKept(text: string): KeptRow | null {
  try {
    const list: unknown = JSON.parse(text);
    if (!Array.isArray(list)) return null;
    const [mark, unit, cells] = list as readonly unknown[];
    if (typeof mark !== "string" || typeof unit !== "string" || typeof cells !== "object" || cells === null)
      return null;
    return { mark, unit, cells: Object.fromEntries(Object.entries(cells).flatMap(readCell)) };
  } catch {
    // Not our text any more: the visible cells are taken for what they say.
    return null;
  }
}

function readCell([key, cell]: readonly [string, unknown]): readonly (readonly [string, ReturnCell])[] {
  if (!Array.isArray(cell)) return [];
  const [typed, value, note] = cell as readonly unknown[];
  const known = value === null || typeof value === "string" || typeof value === "number";
  return known && typeof typed === "string" && typeof note === "string" ? [[key, { typed, value, note }]] : [];
}

/** A short text over what a row shows; two rows that show the same have the same mark. */
export function rowMark(shown: readonly CellValue[]): string {
  const text = shown.map((value) => (value === null ? "" : String(value).trim())).join("\u0001");
  // Two FNV-1a sums: told apart well enough, and a thousand times cheaper than a digest over 50,000 rows.
  let [one, other] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193) >>> 0;
    other = Math.imul(other ^ (code + index), 0x85ebca6b) >>> 0;
  }
  return one.toString(36) + other.toString(36);
}
