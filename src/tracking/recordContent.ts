import { formatYuan, type Fen } from "../domain/money";
import type { ReturnCell, ReturnField, ReturnRecord, ReturnTable } from "../domain/returns";
import { RETURN_TABLE } from "../domain/returnTables";

/** Cells of a row by the keys of its fields. */
export type Cells = ReturnRecord["cells"];

/**
 * What a cell says, for comparing: its meaning where it was understood, else the text as typed. `3.92万` and `39,200.00`
 * say the same; an empty cell says nothing.
 */
export function cellContent(cell: ReturnCell | null | undefined): string {
  if (!cell) return "";
  if (cell.value !== null) return cell.value === "" ? "" : `=${cell.value}`;
  const typed = cell.typed.trim();
  return typed === "" ? "" : `?${typed}`;
}

export function sameCell(one: ReturnCell | null | undefined, other: ReturnCell | null | undefined): boolean {
  return cellContent(one) === cellContent(other);
}

/** What a whole row says; rows with the same content cannot be told apart. */
export function rowContent(record: Pick<ReturnRecord, "table" | "cells">): string {
  return RETURN_TABLE[record.table].fields.map(({ key }) => cellContent(record.cells[key])).join("\u0001");
}

/** True when nothing is typed in the row. */
export function isEmptyRecord({ table, cells }: Pick<ReturnRecord, "table" | "cells">): boolean {
  return RETURN_TABLE[table].fields.every(({ key }) => cellContent(cells[key]) === "");
}

/** The amount in fen a field holds; null when it is empty or was not understood, which is not 0. */
export function amountOf({ cells }: Pick<ReturnRecord, "cells">, key: string): Fen | null {
  const value = cells[key]?.value;
  return typeof value === "number" && Number.isSafeInteger(value) ? (value as Fen) : null;
}

/** The text a field says; empty when it is empty or was not understood. */
export function textOf({ cells }: Pick<ReturnRecord, "cells">, key: string): string {
  const value = cells[key]?.value;
  return value === undefined || value === null ? "" : String(value).trim();
}

/** `39,200.00` */
export function yuanText(amount: Fen): string {
  return formatYuan(amount).replace(/\B(?=(\d{3})+\.)/g, ",");
}

/** How rows are called in words: names of units and lines come from the book, those of printed rows from their ids. */
export interface RowNames {
  unit(code: string): string;
  line(id: string): string;
  /** Label of a printed row: 1 互联互通, 开展直播 · 楚雄市文化馆. */
  row(record: Pick<ReturnRecord, "table" | "row">): string;
}

/** A cell as people read it: 39,200.00元, 1 互联互通, or what was typed where that was not understood. */
export function cellText(field: ReturnField, cell: ReturnCell | null | undefined, names: RowNames): string {
  if (!cell || cellContent(cell) === "") return "";
  if (cell.value === null) return cell.typed;
  if (field.kind === "money" && typeof cell.value === "number") return `${yuanText(cell.value as Fen)}元`;
  return field.kind === "line" ? names.line(String(cell.value)) : String(cell.value);
}

/** What a row is, in words: `1 互联互通 2020-05-12 记0012 3,920.00元`. */
export function rowWords(record: ReturnRecord, names: RowNames): string {
  const table = RETURN_TABLE[record.table];
  if (table.rows === "fixed") return `${table.sheet} ${names.row(record)}`;
  const told = table.fields
    .filter(({ key }) => table.identity.includes(key))
    .map((field) => cellText(field, record.cells[field.key], names))
    .filter((text) => text !== "");
  return told.length > 0 ? told.join(" ") : `${table.sheet} ${firstTyped(table, record)}`;
}

function firstTyped(table: ReturnTable, { cells }: ReturnRecord): string {
  const field = table.fields.find(({ key }) => cellContent(cells[key]) !== "");
  return field ? (cells[field.key]?.typed ?? "") : "";
}
