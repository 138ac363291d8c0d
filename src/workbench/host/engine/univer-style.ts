import type { IBorderStyleData, IStyleData, ITextRotation, Nullable } from "@univerjs/core";
import {
  BaselineOffset,
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  TextDecoration,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";
import type { Border, BorderEdge, BorderLine, CellFormat, FormatPatch } from "./engine";
import type { CellExtras } from "./univer-extras";
import { drawnFill, readExtras } from "./univer-extras";

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
  dashDot: BorderStyleTypes.DASH_DOT,
  dashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  mediumDashed: BorderStyleTypes.MEDIUM_DASHED,
  mediumDashDot: BorderStyleTypes.MEDIUM_DASH_DOT,
  mediumDashDotDot: BorderStyleTypes.MEDIUM_DASH_DOT_DOT,
  slantDashDot: BorderStyleTypes.SLANT_DASH_DOT,
};
const edges = {
  top: "t",
  bottom: "b",
  left: "l",
  right: "r",
  diagonalDown: "tl_br",
  diagonalUp: "bl_tr",
} as const satisfies Record<BorderEdge, string>;
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

function readBorders(style: IStyleData, tints: CellExtras["borderTints"]): CellFormat["borders"] {
  const found: Partial<Record<BorderEdge, Border>> = {};
  for (const edge of edgeNames) {
    const border = readBorder(style.bd?.[edges[edge]]);
    const tint = tints?.[edge];
    if (border !== undefined) found[edge] = tint === undefined ? border : { ...border, tint };
  }
  return Object.keys(found).length > 0 ? found : undefined;
}

/** What the engine draws itself; the rest stands in the custom fields and is drawn as the nearest it has. */
const ownHorizontals: Readonly<Record<string, HorizontalAlign>> = {
  ...horizontals,
  centerContinuous: HorizontalAlign.CENTER,
};
const ownVerticals: Readonly<Record<string, VerticalAlign>> = {
  ...verticals,
  justify: VerticalAlign.TOP,
  distributed: VerticalAlign.MIDDLE,
};
const scripts = { superscript: BaselineOffset.SUPERSCRIPT, subscript: BaselineOffset.SUBSCRIPT } as const;
const stacked = 180;

/** The engine turns clockwise, Excel counter-clockwise. */
function readRotation(style: IStyleData): number | undefined {
  if (style.tr === undefined || style.tr === null) return undefined;
  if (style.tr.v === BooleanNumber.TRUE) return stacked;
  return style.tr.a === 0 ? undefined : -style.tr.a;
}

function writeRotation(degrees: number | null): ITextRotation | null {
  if (degrees === null || degrees === 0) return null;
  return degrees === stacked ? { a: 0, v: BooleanNumber.TRUE } : { a: -degrees };
}

type StyleKey =
  | "numberFormat"
  | "fontName"
  | "fontSize"
  | "bold"
  | "italic"
  | "underline"
  | "strikethrough"
  | "script"
  | "color"
  | "fill"
  | "horizontal"
  | "vertical"
  | "wrap"
  | "rotation";

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
  script: {
    field: "va",
    read: (style) => keyOf(scripts, style.va),
    write: (name) => (name === null ? null : scripts[name]),
  },
  rotation: { field: "tr", read: readRotation, write: writeRotation },
  strikethrough: { field: "st", read: (style) => isOn(style.st?.s), write: decorated },
  color: { field: "cl", read: (style) => hexColor(style.cl?.rgb), write: rgb },
  fill: { field: "bg", read: (style) => hexColor(style.bg?.rgb), write: rgb },
  horizontal: {
    field: "ht",
    read: (style) => keyOf(horizontals, style.ht),
    write: (name) => (name === null ? null : (ownHorizontals[name] ?? null)),
  },
  vertical: {
    field: "vt",
    read: (style) => keyOf(verticals, style.vt),
    write: (name) => (name === null ? null : (ownVerticals[name] ?? null)),
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
  const borders = readBorders(style, extras.borderTints);
  if (borders !== undefined) format["borders"] = borders;
  readExtras(format, extras);
  return format;
}

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

/** Pixels to the side of a cell's text, and for each level of indent. */
const sidePadding = 2;
const indentPixels = 9;

function indentPadding(indent: number | null): object | null {
  if (indent === null || indent === 0) return null;
  return { t: 0, b: 1, l: sidePadding + indent * indentPixels, r: sidePadding + indent * indentPixels };
}

/** True when a patch may change what is drawn behind the text although the fill itself stays. */
function touchesPattern(patch: FormatPatch): boolean {
  return patch.pattern !== undefined || patch.patternColor !== undefined || patch.fill !== undefined;
}

/**
 * A patch as the engine's style; null in it removes the property, which the engine's types do not say.
 * `extras` are the custom fields after the patch.
 */
export function writeStyle(patch: FormatPatch, extras: CellExtras = {}, presentFill?: string): IStyleData {
  const style: Record<string, unknown> = {};
  for (const key of styleKeys) writeProperty(style, key, patch);
  if (patch.indent !== undefined) style["pd"] = indentPadding(patch.indent);
  if (touchesPattern(patch)) {
    const drawn = drawnFill(patch.fill === undefined ? presentFill : (patch.fill ?? undefined), extras);
    style["bg"] = rgb(drawn);
  }
  if (patch.underlineKind?.startsWith("double") === true)
    style["ul"] = { s: BooleanNumber.TRUE, t: TextDecoration.DOUBLE };
  if (patch.borders !== undefined) style["bd"] = writeBorders(patch.borders);
  return style;
}

/** Lines that take the colour of the text they belong to. */
const decorations = ["ul", "ol", "st"] as const;

/** A style after a change as `writeStyle` makes it, put together as the engine (0.25.1) does: null takes away. */
export function mergedStyle(style: IStyleData, change: IStyleData): IStyleData {
  const merged: Record<string, unknown> = { ...style, ...change };
  if (style.bd && change.bd) merged["bd"] = { ...style.bd, ...change.bd };
  if (merged["bd"]) merged["bd"] = withoutNulls(merged["bd"]);
  if (merged["cl"]) for (const key of decorations) if (merged[key]) merged[key] = { ...merged[key], cl: merged["cl"] };
  return withoutNulls(merged);
}

/** Neither what is null nor what has nothing in it. */
function withoutNulls(record: object): object {
  const isThere = (value: unknown): boolean =>
    value !== null && value !== undefined && (typeof value !== "object" || Object.keys(value).length > 0);
  return Object.fromEntries(Object.entries(record).filter(([, value]) => isThere(value)));
}
