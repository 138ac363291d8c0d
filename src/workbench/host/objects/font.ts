import { asColor, asFlag, asNumber, asText, oneOf } from "../arguments";
import type { CellFormat, FormatPatch } from "../engine/engine";
import { HostError } from "../errors";
import { define } from "../member";
import { tintScalar } from "./fill";
import type { FormatTarget } from "./format-target";
import { scalar } from "./format-target";

const defaultFontName = "宋体";
const defaultFontSize = 11;

function fontSize(value: unknown): number {
  const size = asNumber(value);
  if (size < 1 || size > 409) throw new HostError("InvalidArgument", "font size must be between 1 and 409");
  return size;
}

function fontName(value: unknown): string {
  const name = asText(value, 31);
  if (name.trim() === "") throw new HostError("InvalidArgument", "a font has a name");
  return name;
}

const underlines = ["None", "Single", "Double", "SingleAccountant", "DoubleAccountant"] as const;
const underlineKinds = {
  Double: "double",
  SingleAccountant: "singleAccountant",
  DoubleAccountant: "doubleAccountant",
} as const;

function underlineOf(format: CellFormat): string {
  if (format.underline !== true) return "None";
  const kind = format.underlineKind;
  return underlines.find((name) => name.toLowerCase() === kind?.toLowerCase()) ?? "Single";
}

function underlinePatch(value: unknown): FormatPatch {
  const wanted = oneOf(value, underlines);
  if (wanted === "None") return { underline: null, underlineKind: null };
  return { underline: true, underlineKind: wanted === "Single" ? null : underlineKinds[wanted] };
}

export const fontMembers = define<FormatTarget>({
  name: "RangeFont",
  scalars: {
    name: scalar(
      1,
      (format) => format.fontName ?? defaultFontName,
      (value) => ({ fontName: fontName(value) }),
    ),
    size: scalar(
      1,
      (format) => format.fontSize ?? defaultFontSize,
      (value) => ({ fontSize: fontSize(value) }),
    ),
    bold: scalar(
      1,
      (format) => format.bold ?? false,
      (value) => ({ bold: asFlag(value) }),
    ),
    italic: scalar(
      1,
      (format) => format.italic ?? false,
      (value) => ({ italic: asFlag(value) }),
    ),
    color: scalar(
      1,
      (format) => format.color ?? "#000000",
      (value) => ({ color: asColor(value) }),
    ),
    underline: scalar(1, underlineOf, underlinePatch),
    strikethrough: scalar(
      9,
      (format) => format.strikethrough ?? false,
      (value) => ({ strikethrough: asFlag(value) }),
    ),
    subscript: scalar(
      9,
      (format) => format.script === "subscript",
      (value) => ({ script: asFlag(value) ? "subscript" : null }),
    ),
    superscript: scalar(
      9,
      (format) => format.script === "superscript",
      (value) => ({ script: asFlag(value) ? "superscript" : null }),
    ),
    tintAndShade: tintScalar("color", "#000000"),
  },
});
