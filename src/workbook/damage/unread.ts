import type { FundBook } from "../../domain/book";
import { amountAt } from "../../domain/lines";
import { parseAmount, toHalfWidth, wanNumber } from "../../domain/money";
import { cellAddress, onSheet, parseCell } from "../address";
import { dateSerial, isoDate } from "../sheet";
import type { CellValue } from "../plan";
import type { CellRepair, Damage } from "./damage";
import type { DamageComparison } from "./comparison";
import { damageOf } from "./structure";

/** Texts where amounts, dates or counts belong: kept as typed, not counted, and each with what could stand there. */
export function unreadDamages(comparison: DamageComparison): readonly Damage[] {
  const { book } = comparison;
  const amounts = book.unreadable.flatMap((cell) => {
    const place = splitAddress(cell.address);
    if (!place) return [];
    const computed = amountAt(book.computed, cell.line, cell.unit);
    const proposal = amountIn(cell.text) ?? null;
    const plain = proposal !== null;
    const value = proposal ?? (computed === null ? null : wanNumber(computed));
    return [textDamage(comparison, place, cell.text, value, plain)];
  });
  // A lost row or definition is told by the structure of 规则.
  const cells = book.unreadableRecords.filter(({ field }) => !/\.(row|definition)$/.test(field));
  const records = cells.flatMap((cell) => {
    const place = splitAddress(cell.address);
    if (!place) return [];
    const date = dateFields.includes(cell.field);
    const said = date ? dateSerial(dateIn(cell.text)) : numberIn(cell.text);
    return [textDamage(comparison, place, cell.text, said ?? usualThreshold(book, cell.field), said !== null, date)];
  });
  return [...amounts, ...records];
}

/** Fields that hold a day. */
const dateFields: readonly string[] = [
  "on",
  "cultureDigitalOn",
  "libraryConnectedOn",
  "planDecidedOn",
  "today",
  "province",
  "partyGroup",
  "issuedOn",
  "receivedOn",
];

/** What the catalogue says where a 界限 cannot be read: shown as a number, never taken without being asked for. */
function usualThreshold({ catalogue }: FundBook, field: string): number | null {
  const rule = catalogue.find(({ id }) => field === `${id}.threshold`);
  return rule ? rule.threshold / 10_000 : null;
}

interface CellPlace {
  readonly sheet: string;
  readonly address: string;
}

function splitAddress(address: string): CellPlace | null {
  const bang = address.lastIndexOf("!");
  const cell = parseCell(address.slice(bang + 1));
  if (bang < 0 || !cell) return null;
  const sheet = address
    .slice(0, bang)
    .replace(/^'(.*)'$/, "$1")
    .replace(/''/g, "'");
  return { sheet, address: cellAddress(cell.row, cell.column) };
}

function textDamage(
  { content }: DamageComparison,
  { sheet, address }: CellPlace,
  text: string,
  value: CellValue,
  plain: boolean,
  date = false,
): Damage {
  const place = parseCell(address);
  const own = content.find(({ name }) => name === sheet);
  const formula = (place && own?.formulas[place.row]?.[place.column]) ?? null;
  const cell: CellRepair = { sheet, address, found: text, foundFormula: formula, value };
  const shown = date && typeof value === "number" ? { shown: isoDate(value) } : {};
  return damageOf({
    code: date ? "text-in-date" : "text-in-number",
    sheet,
    address: onSheet(sheet, address),
    facts: { found: text },
    repair: { kind: "cells", cells: [{ ...cell, ...shown }] },
    plain,
  });
}

/** 「4.33万」, 「４．３３」 → 4.33 (万元); null for anything a person should look at. */
export function amountIn(text: string): number | null {
  const parsed = parseAmount(text.trim(), "万元");
  return parsed.ok ? wanNumber(parsed.value) : null;
}

/** 「１２０」, 「40%」 → a number; null for anything with a word in it. */
export function numberIn(text: string): number | null {
  const bare = toHalfWidth(text).replace(/[\s,，]/g, "");
  const match = /^([+-]?\d+(?:\.\d+)?)(%?)$/.exec(bare);
  if (!match?.[1]) return null;
  const number = Number(match[1]);
  return match[2] === "%" ? Math.round(number * 10_000) / 1_000_000 : number;
}

/** 「2020.5.31」, 「2020年5月31日」, full width too → 2020-05-31; null for what names no day (5月, 2020-02-30). */
export function dateIn(text: string): string | null {
  const bare = toHalfWidth(text).replace(/\s/g, "");
  const match = /^(\d{4})(?:[-./](\d{1,2})[-./](\d{1,2})|年(\d{1,2})月(\d{1,2})日?)$/.exec(bare);
  if (!match) return null;
  const iso = [match[1], (match[2] ?? match[4])?.padStart(2, "0"), (match[3] ?? match[5])?.padStart(2, "0")].join("-");
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
