import type { ReturnRemark, UnplacedInput } from "../../domain/returns";
import { columnLetters, onSheet } from "../address";
import { cellsOf, isTyped, placeOf, textIn, type ReturnSheet, type ReturnSheetCell, type Spot } from "./returnSheet";

/** What a returned file shows besides its records. */
export interface ReturnNotes {
  readonly remarks: ReturnRemark[];
  readonly unplaced: UnplacedInput[];
  /** Input cells whose formula looks into another file or program. */
  readonly foreignFormulas: string[];
}

export function remark(notes: ReturnNotes, code: string, place: string, zh: string, en: string): void {
  notes.remarks.push({ code, place, zh, en });
}

/** Why something typed has no place. */
export interface Reason {
  readonly zh: string;
  readonly en: string;
}

export const REASON = {
  outside: { zh: "写在表格以外，不知道填的是什么，没有读入。", en: "It stands outside every table; it was not taken." },
  extraSheet: { zh: "多出来的工作表，没有读入。", en: "It stands on a sheet that was not sent; it was not taken." },
  sumRow: { zh: "看来是合计行，没有当作一行填报。", en: "It looks like a row of sums and was not taken as one." },
  unknownRow: {
    zh: "不是本单位填报表上的行（可能从别处粘贴），没有读入。",
    en: "The row is none of this unit's file (pasted from elsewhere?); it was not taken.",
  },
  contradiction: {
    zh: "这一行的编号和名称对不上（可能只排了一部分列），不知道属于哪一行，没有读入。",
    en: "Id and name of this row disagree (were only some columns sorted?); it was not taken.",
  },
  confirmed: {
    zh: "已确认的行与发出时不同。更正请在“支出填报”填负数冲回；这里的改动没有读入。",
    en: "A confirmed row differs from what was sent; changes here are not taken, correct it by a row with a minus.",
  },
  overFormula: {
    zh: "这一格是公式，填的内容没有采用，已重新计算。",
    en: "This cell is a formula; what was typed over it was not taken, it was computed anew.",
  },
  header: {
    zh: "找不到粘贴内容的表头，不知道各列是什么，没有读入。",
    en: "The pasted block has no header; it was not taken.",
  },
} as const satisfies Readonly<Record<string, Reason>>;

export function unplace(
  notes: ReturnNotes,
  sheet: ReturnSheet,
  spot: Spot,
  { cell, reason }: { readonly cell: ReturnSheetCell; readonly reason: Reason },
): void {
  notes.unplaced.push({ place: placeOf(sheet, spot), typed: textIn(cell), ...reason });
}

/** Single cells up to here; then whole rows, and of very long sheets a count. */
const MOST_CELLS = 200;
const MOST_ROWS = 500;

/** Lists what is typed on a sheet that has nothing of ours; long ones row by row. */
export function listSheet(
  notes: ReturnNotes,
  sheet: ReturnSheet,
  reason: Reason,
  isOurs: (spot: Spot, text: string) => boolean = () => false,
): void {
  const typed = [...cellsOf(sheet)].filter(({ spot, cell }) => isTyped(cell) && !isOurs(spot, textIn(cell)));
  if (typed.length <= MOST_CELLS) {
    for (const { spot, cell } of typed) unplace(notes, sheet, spot, { cell, reason });
    return;
  }
  const rows = new Map<number, typeof typed>();
  for (const one of typed) rows.set(one.spot.row, [...(rows.get(one.spot.row) ?? []), one]);
  [...rows].slice(0, MOST_ROWS).forEach(([row, cells]) => {
    const columns = cells.map(({ spot }) => columnLetters(spot.column));
    const place = onSheet(sheet.name, `${columns[0] ?? "A"}${row + 1}:${columns[columns.length - 1] ?? "A"}${row + 1}`);
    notes.unplaced.push({ place, typed: cells.map(({ cell }) => textIn(cell)).join(" | "), ...reason });
  });
  if (rows.size <= MOST_ROWS) return;
  const rest = rows.size - MOST_ROWS;
  notes.unplaced.push({
    place: sheet.name,
    typed: `…（另有${rest}行）`,
    zh: `${reason.zh}这张表很长，另有${rest}行没有逐行列出，请看原文件。`,
    en: `${reason.en} ${rest} more rows are not listed one by one; see the file.`,
  });
}
