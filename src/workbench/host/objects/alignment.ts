import { asFlag, asNumber, oneOf } from "../arguments";
import type { CellFormat } from "../engine/engine";
import { HostError } from "../errors";
import type { Scalar } from "../member";
import type { FormatTarget } from "./format-target";
import { scalar } from "./format-target";

const horizontals = {
  General: null,
  Left: "left",
  Center: "center",
  Right: "right",
  Fill: "fill",
  Justify: "justify",
  CenterAcrossSelection: "centerContinuous",
  Distributed: "distributed",
} as const;
const verticals = {
  Top: "top",
  Center: "middle",
  Bottom: "bottom",
  Justify: "justify",
  Distributed: "distributed",
} as const;
const readingOrders = { Context: null, LeftToRight: "leftToRight", RightToLeft: "rightToLeft" } as const;
export const deepestIndent = 250;

function nameOf<Name extends string>(table: Readonly<Record<Name, unknown>>, value: unknown, otherwise: Name): Name {
  return keys(table).find((name) => table[name] === value) ?? otherwise;
}

function keys<Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] {
  return Object.keys(table) as Name[];
}

function asIndent(value: unknown): number {
  const indent = asNumber(value);
  if (!Number.isInteger(indent) || indent < 0 || indent > deepestIndent)
    throw new HostError("InvalidArgument", "an indent is a whole number from 0 to 250");
  return indent;
}

function asRotation(value: unknown): number | null {
  const degrees = asNumber(value);
  const legal = Number.isInteger(degrees) && ((degrees >= -90 && degrees <= 90) || degrees === 180);
  if (!legal) throw new HostError("InvalidArgument", "text is turned by -90 to 90 degrees, or 180 for stacked letters");
  return degrees === 0 ? null : degrees;
}

/** An indent needs a side to be measured from: Excel aligns unaligned text to the left. */
function indentPatch(indent: number, format: CellFormat) {
  const sided = format.horizontal === undefined && indent > 0;
  return { indent: indent === 0 ? null : indent, ...(sided && { horizontal: "left" as const }) };
}

/** Position of text in its cell; the versions are those of RangeFormat. */
export const alignmentScalars = {
  horizontalAlignment: scalar(
    1,
    (format) => nameOf(horizontals, format.horizontal ?? null, "General"),
    (value) => ({ horizontal: horizontals[oneOf(value, keys(horizontals))] }),
  ),
  verticalAlignment: scalar(
    1,
    (format) => nameOf(verticals, format.vertical, "Bottom"),
    (value) => ({ vertical: verticals[oneOf(value, keys(verticals))] }),
  ),
  wrapText: scalar(
    1,
    (format) => format.wrap ?? false,
    (value) => ({ wrap: asFlag(value) }),
  ),
  indentLevel: scalar(
    9,
    (format) => format.indent ?? 0,
    (value) => indentPatch(asIndent(value), { horizontal: "left" }),
  ),
  autoIndent: scalar(
    9,
    (format) => format.autoIndent ?? false,
    (value) => ({ autoIndent: asFlag(value) ? true : null }),
  ),
  readingOrder: scalar(
    9,
    (format) => nameOf(readingOrders, format.readingOrder ?? null, "Context"),
    (value) => ({ readingOrder: readingOrders[oneOf(value, keys(readingOrders))] }),
  ),
  shrinkToFit: scalar(
    9,
    (format) => format.shrink ?? false,
    (value) => ({ shrink: asFlag(value) ? true : null }),
  ),
  textOrientation: scalar(
    7,
    (format) => format.rotation ?? 0,
    (value) => ({ rotation: asRotation(value) }),
  ),
} satisfies Readonly<Record<string, Scalar<FormatTarget>>>;
