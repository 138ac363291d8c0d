import type { CellStyle } from "../../../sheetfile";
import { defined } from "../defined";
import type { Border, BorderEdge, BorderLine, CellFormat, FormatPatch } from "../engine/engine";

const lines: Readonly<Record<string, BorderLine>> = {
  hair: "hair",
  thin: "thin",
  dotted: "dotted",
  dashed: "dashed",
  mediumDashed: "dashed",
  medium: "medium",
  thick: "thick",
  double: "double",
};
const edges: readonly BorderEdge[] = ["top", "bottom", "left", "right"];

const horizontals = ["left", "center", "right", "justify", "distributed"] as const;

/** A style of a file as a format of the engine; lines the engine lacks become thin. */
export function formatOf(style: CellStyle): FormatPatch {
  const borders: Partial<Record<BorderEdge, Border>> = {};
  for (const edge of edges) {
    const side = style.border?.[edge];
    if (side !== undefined) borders[edge] = { line: lines[side.style] ?? "thin", color: side.color ?? "#000000" };
  }
  return defined<FormatPatch>({
    numberFormat: style.numberFormat,
    fontName: style.fontName,
    fontSize: style.fontSize,
    bold: style.bold,
    italic: style.italic,
    underline: style.underline === undefined ? undefined : true,
    strikethrough: style.strike,
    color: style.color,
    fill: style.fill,
    horizontal: horizontals.find((name) => name === style.horizontal),
    vertical: style.vertical === "top" || style.vertical === "middle" ? style.vertical : undefined,
    wrap: style.wrap,
    indent: style.indent,
    borders: Object.keys(borders).length > 0 ? borders : undefined,
    unlocked: style.unlocked,
    formulaHidden: undefined,
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
    underline: format.underline === true ? "single" : undefined,
    strike: on(format.strikethrough),
    color: format.color,
    fill: format.fill,
    horizontal: format.horizontal,
    // Bottom is the default of the file format.
    vertical: format.vertical === "bottom" ? undefined : format.vertical,
    wrap: on(format.wrap),
    indent: format.indent,
    border: Object.keys(border).length > 0 ? border : undefined,
    unlocked: on(format.unlocked),
  });
  return Object.keys(style).length > 0 ? style : undefined;
}
