import type { CellStyle } from "../../../sheetfile";
import { defined } from "../defined";
import type { Border, BorderEdge, BorderLine, CellFormat, FormatPatch } from "../engine/engine";

const lines: readonly BorderLine[] = [
  "hair",
  "thin",
  "dotted",
  "dashed",
  "dashDot",
  "dashDotDot",
  "medium",
  "mediumDashed",
  "mediumDashDot",
  "mediumDashDotDot",
  "slantDashDot",
  "thick",
  "double",
];
const edges = ["top", "bottom", "left", "right", "diagonalDown", "diagonalUp"] as const satisfies readonly BorderEdge[];

type Underline = NonNullable<CellStyle["underline"]>;
type UnderlineKind = NonNullable<CellFormat["underlineKind"]>;
const underlines: Readonly<Record<Exclude<Underline, "single">, UnderlineKind>> = {
  double: "double",
  singleAccounting: "singleAccountant",
  doubleAccounting: "doubleAccountant",
};

function underlineOf(format: CellFormat): Underline | undefined {
  if (format.underline !== true) return undefined;
  const kinds = Object.keys(underlines) as (keyof typeof underlines)[];
  return kinds.find((kind) => underlines[kind] === format.underlineKind) ?? "single";
}

/** A style of a file as a format of the engine; lines the engine lacks become thin. */
export function formatOf(style: CellStyle): FormatPatch {
  const borders: Partial<Record<BorderEdge, Border>> = {};
  for (const edge of edges) {
    const side = style.border?.[edge];
    if (side !== undefined)
      borders[edge] = { line: lines.find((line) => line === side.style) ?? "thin", color: side.color ?? "#000000" };
  }
  return defined<FormatPatch>({
    numberFormat: style.numberFormat,
    fontName: style.fontName,
    fontSize: style.fontSize,
    bold: style.bold,
    italic: style.italic,
    underline: style.underline === undefined ? undefined : true,
    underlineKind:
      style.underline === undefined || style.underline === "single" ? undefined : underlines[style.underline],
    strikethrough: style.strike,
    script: style.script,
    color: style.color,
    fill: style.fill,
    horizontal: style.horizontal,
    vertical: style.vertical,
    wrap: style.wrap,
    shrink: style.shrink,
    indent: style.indent,
    rotation: style.rotation,
    readingOrder: style.readingOrder,
    borders: Object.keys(borders).length > 0 ? borders : undefined,
    unlocked: style.unlocked,
    formulaHidden: style.formulaHidden,
  });
}

function on(flag: boolean | undefined): true | undefined {
  return flag === true ? true : undefined;
}

/** A format of the engine as a style of a file; undefined when it is the default. */
export function styleOf(format: CellFormat): CellStyle | undefined {
  const border = Object.fromEntries(
    edges.flatMap((edge) => {
      const side = format.borders?.[edge];
      return side === undefined ? [] : [[edge, { style: side.line, color: side.color }]];
    }),
  );
  const style = defined<CellStyle>({
    numberFormat: format.numberFormat,
    fontName: format.fontName,
    fontSize: format.fontSize,
    bold: on(format.bold),
    italic: on(format.italic),
    underline: underlineOf(format),
    strike: on(format.strikethrough),
    script: format.script,
    color: format.color,
    fill: format.fill,
    horizontal: format.horizontal,
    // Bottom is the default of the file format.
    vertical: format.vertical === "bottom" ? undefined : format.vertical,
    wrap: on(format.wrap),
    shrink: on(format.shrink),
    indent: format.indent,
    rotation: format.rotation === 0 ? undefined : format.rotation,
    readingOrder: format.readingOrder,
    border: Object.keys(border).length > 0 ? border : undefined,
    unlocked: on(format.unlocked),
    formulaHidden: on(format.formulaHidden),
  });
  return Object.keys(style).length > 0 ? style : undefined;
}
