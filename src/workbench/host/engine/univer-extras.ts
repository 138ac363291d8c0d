import type { ICellData, Nullable } from "@univerjs/core";
import type { BorderEdge, CellFormat, FormatPatch, Tint } from "./engine";

/** Properties that only stand in the custom fields. */
const plainKeys = [
  "indent",
  "underlineKind",
  "colorTint",
  "fillTint",
  "pattern",
  "patternColor",
  "patternTint",
  "shrink",
  "autoIndent",
  "readingOrder",
  "styleName",
] as const;
type PlainKey = (typeof plainKeys)[number];

/** What a change of the left one does to the right one unless the same change names it. */
const resets = [
  ["underline", "underlineKind"],
  ["color", "colorTint"],
  ["fill", "fillTint"],
  ["patternColor", "patternTint"],
] as const;

/**
 * Custom fields of a cell, row or column: what the engine's style cannot hold but must move with the cell.
 * `horizontal` and `vertical` stand here when the engine cannot draw them.
 */
export type CellExtras = { -readonly [Key in PlainKey]?: CellFormat[Key] } & {
  unlocked?: boolean;
  formulaHidden?: boolean;
  horizontal?: "fill" | "centerContinuous";
  vertical?: "justify" | "distributed";
  /** The API's colour where the engine's background is a mix with a pattern. */
  fillBelowPattern?: string;
  borderTints?: Partial<Record<BorderEdge, Tint>>;
};

export function extrasOf(holder: Nullable<Pick<ICellData, "custom">>): CellExtras {
  return (holder?.custom ?? {}) as CellExtras;
}

/** How much of a pattern's cell its own colour covers; the engine draws the mix of both colours. */
const coverage: Readonly<Record<string, number>> = {
  Gray75: 0.75,
  SemiGray75: 0.75,
  Gray50: 0.5,
  Checker: 0.5,
  Grid: 0.5,
  CrissCross: 0.5,
  Gray25: 0.25,
  Gray16: 0.16,
  Gray8: 0.08,
};
const lineCoverage = 0.3;

function mixed(below: string, above: string, share: number): string {
  const part = (color: string, index: number): number => parseInt(color.slice(1 + 2 * index, 3 + 2 * index), 16);
  const parts = [0, 1, 2].map((index) => Math.round(part(below, index) * (1 - share) + part(above, index) * share));
  return `#${parts.map((value) => value.toString(16).padStart(2, "0").toUpperCase()).join("")}`;
}

/** The background to draw for a fill with a pattern; the fill itself without one. */
export function drawnFill(fill: string | undefined, extras: CellExtras): string | null {
  if (extras.pattern === undefined) return fill ?? null;
  return mixed(fill ?? "#FFFFFF", extras.patternColor ?? "#000000", coverage[extras.pattern] ?? lineCoverage);
}

export function readExtras(format: Record<string, unknown>, extras: CellExtras): void {
  if (extras.unlocked === true) format["unlocked"] = true;
  if (extras.formulaHidden === true) format["formulaHidden"] = true;
  for (const key of plainKeys) if (extras[key] !== undefined) format[key] = extras[key];
  if (extras.horizontal !== undefined) format["horizontal"] = extras.horizontal;
  if (extras.vertical !== undefined) format["vertical"] = extras.vertical;
  if (extras.pattern === undefined) return;
  if (extras.fillBelowPattern === undefined) delete format["fill"];
  else format["fill"] = extras.fillBelowPattern;
}

type Loose = Record<string, unknown>;

function patchPlain(next: Loose, patch: FormatPatch): void {
  for (const [cause, effect] of resets) if (patch[cause] !== undefined) Reflect.deleteProperty(next, effect);
  for (const key of plainKeys) {
    const value = patch[key];
    if (value === null) Reflect.deleteProperty(next, key);
    else if (value !== undefined) next[key] = value;
  }
}

function patchSpecial(next: CellExtras, patch: FormatPatch): void {
  if (patch.unlocked !== undefined) next.unlocked = patch.unlocked === true;
  if (patch.formulaHidden !== undefined) next.formulaHidden = patch.formulaHidden === true;
  const { horizontal, vertical } = patch;
  if (horizontal === "fill" || horizontal === "centerContinuous") next.horizontal = horizontal;
  else if (horizontal !== undefined) delete next.horizontal;
  if (vertical === "justify" || vertical === "distributed") next.vertical = vertical;
  else if (vertical !== undefined) delete next.vertical;
  if (patch.borders !== undefined) patchBorderTints(next, patch.borders);
}

function patchBorderTints(next: CellExtras, borders: NonNullable<FormatPatch["borders"]>): void {
  const tints: Partial<Record<BorderEdge, Tint>> = { ...next.borderTints };
  for (const [edge, border] of Object.entries(borders) as [BorderEdge, (typeof borders)[BorderEdge]][]) {
    if (border?.tint === undefined) Reflect.deleteProperty(tints, edge);
    else tints[edge] = border.tint;
  }
  if (Object.keys(tints).length === 0) delete next.borderTints;
  else next.borderTints = tints;
}

/** Keeps the API's fill beside the mixed colour that is drawn under a pattern. */
function patchPattern(next: CellExtras, patch: FormatPatch, presentFill: string | undefined): void {
  const fill = patch.fill === undefined ? presentFill : (patch.fill ?? undefined);
  if (next.pattern === undefined || fill === undefined) delete next.fillBelowPattern;
  else next.fillBelowPattern = fill;
}

/** The custom fields after a patch; null when none is left, undefined when the patch changes nothing in them. */
export function patchExtras(
  present: CellExtras,
  patch: FormatPatch,
  presentFill: string | undefined,
): CellExtras | null | undefined {
  const next: CellExtras = { ...present };
  patchPlain(next, patch);
  patchSpecial(next, patch);
  patchPattern(next, patch, presentFill);
  if (JSON.stringify(next) === JSON.stringify(present)) return undefined;
  return Object.keys(next).length > 0 ? next : null;
}
