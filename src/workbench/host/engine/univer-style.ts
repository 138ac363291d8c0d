import type { IBorderStyleData, ICellData, IStyleData, Nullable } from "@univerjs/core";
import { BooleanNumber, BorderStyleTypes, HorizontalAlign, VerticalAlign, WrapStrategy } from "@univerjs/core";
import type { Border, BorderEdge, BorderLine, CellFormat, FormatPatch } from "./engine";

const horizontals = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
  justify: HorizontalAlign.JUSTIFIED,
  distributed: HorizontalAlign.DISTRIBUTED,
} as const;
const verticals = { top: VerticalAlign.TOP, middle: VerticalAlign.MIDDLE, bottom: VerticalAlign.BOTTOM } as const;
const lines: Record<BorderLine, BorderStyleTypes> = {
  hair: BorderStyleTypes.HAIR,
  thin: BorderStyleTypes.THIN,
  dotted: BorderStyleTypes.DOTTED,
  dashed: BorderStyleTypes.DASHED,
  medium: BorderStyleTypes.MEDIUM,
  thick: BorderStyleTypes.THICK,
  double: BorderStyleTypes.DOUBLE,
};
const edges: Record<BorderEdge, "t" | "b" | "l" | "r"> = { top: "t", bottom: "b", left: "l", right: "r" };
const edgeNames = Object.keys(edges) as BorderEdge[];

function keyOf<Key extends string, Value>(record: Readonly<Record<Key, Value>>, value: unknown): Key | undefined {
  return (Object.keys(record) as Key[]).find((key) => record[key] === value);
}

/** `#RRGGBB` from what the engine may hold: short hex, `rgb(…)`; undefined when there is no colour. */
export function hexColor(text: Nullable<string>): string | undefined {
  if (text === null || text === undefined || text === "") return undefined;
  const functional = /^rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)/.exec(text);
  if (functional !== null) {
    const parts = functional.slice(1, 4).map((part) => Number(part).toString(16).padStart(2, "0"));
    return `#${parts.join("").toUpperCase()}`;
  }
  const hex = text.replace("#", "");
  const full = hex.length === 3 ? hex.replace(/./g, "$&$&") : hex.slice(0, 6);
  return `#${full.toUpperCase()}`;
}

function readBorder(border: Nullable<IBorderStyleData>): Border | undefined {
  if (border === null || border === undefined || border.s === BorderStyleTypes.NONE) return undefined;
  return { line: keyOf(lines, border.s) ?? "thin", color: hexColor(border.cl.rgb) ?? "#000000" };
}

function readBorders(style: IStyleData): CellFormat["borders"] {
  const found: Partial<Record<BorderEdge, Border>> = {};
  for (const edge of edgeNames) {
    const border = readBorder(style.bd?.[edges[edge]]);
    if (border !== undefined) found[edge] = border;
  }
  return Object.keys(found).length > 0 ? found : undefined;
}

/** Custom fields of a cell, row or column: what the engine's style cannot hold but must move with the cell. */
export interface CellExtras {
  unlocked?: boolean;
  formulaHidden?: boolean;
  indent?: number;
}

export function extrasOf(holder: Nullable<Pick<ICellData, "custom">>): CellExtras {
  return (holder?.custom ?? {}) as CellExtras;
}

type StyleKey = Exclude<keyof CellFormat, "borders" | keyof CellExtras>;

/** How one property of a format stands in the engine's style; null there removes it. */
interface StyleProperty<V> {
  readonly field: keyof IStyleData;
  readonly read: (style: IStyleData) => V | undefined;
  readonly write: (value: V | null) => unknown;
}

function isOn(value: Nullable<BooleanNumber>): true | undefined {
  return value === BooleanNumber.TRUE ? true : undefined;
}

function decorated(value: boolean | null): { s: BooleanNumber } | null {
  return value === true ? { s: BooleanNumber.TRUE } : null;
}

function flag(value: boolean | null): BooleanNumber {
  return value === true ? BooleanNumber.TRUE : BooleanNumber.FALSE;
}

function rgb(color: string | null): { rgb: string } | null {
  return color === null ? null : { rgb: color };
}

const styleProperties: { readonly [Key in StyleKey]-?: StyleProperty<NonNullable<CellFormat[Key]>> } = {
  numberFormat: {
    field: "n",
    read: (style) => style.n?.pattern,
    write: (pattern) => (pattern === null || pattern === "General" ? null : { pattern }),
  },
  fontName: { field: "ff", read: (style) => style.ff ?? undefined, write: (name) => name },
  fontSize: { field: "fs", read: (style) => style.fs, write: (size) => size },
  bold: { field: "bl", read: (style) => isOn(style.bl), write: flag },
  italic: { field: "it", read: (style) => isOn(style.it), write: flag },
  underline: { field: "ul", read: (style) => isOn(style.ul?.s), write: decorated },
  strikethrough: { field: "st", read: (style) => isOn(style.st?.s), write: decorated },
  color: { field: "cl", read: (style) => hexColor(style.cl?.rgb), write: rgb },
  fill: { field: "bg", read: (style) => hexColor(style.bg?.rgb), write: rgb },
  horizontal: {
    field: "ht",
    read: (style) => keyOf(horizontals, style.ht),
    write: (name) => (name === null ? null : horizontals[name]),
  },
  vertical: {
    field: "vt",
    read: (style) => keyOf(verticals, style.vt),
    write: (name) => (name === null ? null : verticals[name]),
  },
  wrap: {
    field: "tb",
    read: (style) => (style.tb === WrapStrategy.WRAP ? true : undefined),
    write: (wrap) => (wrap === true ? WrapStrategy.WRAP : null),
  },
};
const styleKeys = Object.keys(styleProperties) as StyleKey[];

/** The engine's style and our custom fields as a format; defaults are left out. */
export function readFormat(style: IStyleData, extras: CellExtras): CellFormat {
  const format: Record<string, unknown> = {};
  for (const key of styleKeys) {
    const value = styleProperties[key].read(style);
    if (value !== undefined) format[key] = value;
  }
  const borders = readBorders(style);
  if (borders !== undefined) format["borders"] = borders;
  if (extras.unlocked === true) format["unlocked"] = true;
  if (extras.formulaHidden === true) format["formulaHidden"] = true;
  if (extras.indent !== undefined) format["indent"] = extras.indent;
  return format;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

function writeBorders(patch: NonNullable<FormatPatch["borders"]>): NonNullable<IStyleData["bd"]> {
  const data: NonNullable<IStyleData["bd"]> = {};
  for (const edge of edgeNames) {
    const border = patch[edge];
    if (border === undefined) continue;
    data[edges[edge]] = border === null ? null : { s: lines[border.line], cl: { rgb: border.color } };
  }
  return data;
}

function writeProperty(style: Record<string, unknown>, key: StyleKey, patch: FormatPatch): void {
  const value = patch[key];
  if (value === undefined) return;
  const property = styleProperties[key] as unknown as StyleProperty<typeof value>;
  style[property.field] = property.write(value);
}

/** A patch as the engine's style; null in it removes the property, which the engine's types do not say. */
export function writeStyle(patch: FormatPatch): IStyleData {
  const style: Record<string, unknown> = {};
  for (const key of styleKeys) writeProperty(style, key, patch);
  if (patch.borders !== undefined) style["bd"] = writeBorders(patch.borders);
  return style;
}

/** The custom fields after a patch; null when none is left, undefined when the patch does not touch them. */
export function patchExtras(present: CellExtras, patch: FormatPatch): Mutable<CellExtras> | null | undefined {
  if (patch.unlocked === undefined && patch.formulaHidden === undefined && patch.indent === undefined) return undefined;
  const next: Mutable<CellExtras> = { ...present };
  if (patch.unlocked !== undefined) next.unlocked = patch.unlocked === true;
  if (patch.formulaHidden !== undefined) next.formulaHidden = patch.formulaHidden === true;
  if (patch.indent === null) delete next.indent;
  else if (patch.indent !== undefined) next.indent = patch.indent;
  return Object.keys(next).length > 0 ? next : null;
}
