import type { Bilingual } from "../../domain/fault";
import type { CellValue } from "../plan";

/** What can be broken about a sheet of ours. */
export type DamageCode =
  | "sheet-missing"
  | "sheet-renamed"
  | "sheet-ambiguous"
  | "header-changed"
  | "columns-moved"
  | "column-inserted"
  | "column-deleted"
  | "rows-moved"
  | "row-inserted"
  | "row-deleted"
  | "row-duplicated"
  | "text-in-number"
  | "text-in-date"
  | "input-not-understood"
  | "formula-overwritten"
  | "formula-changed"
  | "formula-outdated"
  | "formula-circular"
  | "formula-error"
  | "label-changed"
  | "name-lost"
  | "log-broken";

/** One cell a repair would write: what stands there and what would stand there. */
export interface CellRepair {
  readonly sheet: string;
  /** `E9` */
  readonly address: string;
  readonly found: CellValue;
  readonly foundFormula: string | null;
  readonly value: CellValue;
  readonly formula?: string;
  /** How the value reads where it is a day. */
  readonly shown?: string;
}

/** What a repair does. All of it is previewed, undoable and logged. */
export type DamageRepair =
  /** The sheet gets its own name back. */
  | { readonly kind: "rename"; readonly from: string; readonly to: string }
  /** The sheet is made again from what is known. */
  | { readonly kind: "remake"; readonly sheet: string }
  /** Rows and columns of the sheet go back to their places, each with what was typed in it; what is not ours moves aside. */
  | { readonly kind: "place"; readonly sheet: string }
  /** These cells get our content back. */
  | { readonly kind: "cells"; readonly cells: readonly CellRepair[] }
  /** The rule comes back as the catalogue has it. */
  | { readonly kind: "rule"; readonly rule: string }
  /** The defined names point where they should. */
  | { readonly kind: "names"; readonly names: readonly string[] }
  /** Nothing can be repaired; the break is noted in 日志 by an entry of its own. */
  | { readonly kind: "note"; readonly about: string };

/** Something broken, where, in words, and what can be done about it. */
export interface Damage {
  /** Stable while the damage stands: `formula-overwritten 分配表!D10`. */
  readonly id: string;
  readonly code: DamageCode;
  /** `note`: worth knowing, nothing computes wrongly because of it. */
  readonly level: "damage" | "note";
  readonly sheet: string;
  /** `分配表!D10`, or the sheet's name when the whole sheet is concerned. */
  readonly address: string;
  readonly sentence: Bilingual;
  readonly nextStep: Bilingual;
  /** Null: only a person can mend it. */
  readonly repair: DamageRepair | null;
  /** Whether the repair decides nothing a person should decide; only such repairs belong to 「全部修复」. */
  readonly plain: boolean;
}

/** How a cell's content is shown in a sentence. */
export function shownContent(value: CellValue, formula: string | null | undefined): string {
  if (formula !== null && formula !== undefined) return formula.length > 80 ? `${formula.slice(0, 79)}…` : formula;
  if (value === null || value === "") return "（空）";
  const text = String(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
