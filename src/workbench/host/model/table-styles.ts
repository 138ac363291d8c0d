import type { Border, CellFormat } from "../engine/engine";

/** How a table style draws its parts; later parts win over earlier ones. */
export interface TableStyleLook {
  readonly whole?: CellFormat;
  /** Lines between rows, and between columns. */
  readonly innerHorizontal?: Border;
  readonly innerVertical?: Border;
  readonly outline?: Border;
  readonly outlineSides?: boolean;
  readonly band?: CellFormat;
  readonly bandTop?: Border;
  readonly columnBand?: CellFormat;
  readonly header?: CellFormat;
  readonly totals?: CellFormat;
  readonly firstColumn?: CellFormat;
  readonly lastColumn?: CellFormat;
}

/** Black and the six accents of the Office theme. */
const accents = ["#000000", "#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"];
const white = "#FFFFFF";
const black = "#000000";

/** The colour with so much of the way to white (positive) or black (negative). */
function tinted(color: string, amount: number): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  const mixed = parts.map((part) => Math.round(amount >= 0 ? part + (255 - part) * amount : part * (1 + amount)));
  return `#${mixed
    .map((part) => part.toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase()}`;
}

function border(color: string, line: Border["line"] = "thin"): Border {
  return { line, color };
}

const bold: CellFormat = { bold: true };

function light(number: number): TableStyleLook {
  const color = accents[(number - 1) % 7] ?? black;
  const pale = tinted(color, color === black ? 0.85 : 0.8);
  const dark = color === black ? black : tinted(color, -0.25);
  const edge = border(color);
  const ends = { firstColumn: bold, lastColumn: bold };
  if (number <= 7) {
    const lines = { top: edge, bottom: edge };
    return {
      ...ends,
      whole: { color: dark },
      outline: edge,
      band: { fill: pale },
      columnBand: { fill: pale },
      header: { bold: true, color: dark, borders: lines },
      totals: { bold: true, color: dark, borders: lines },
    };
  }
  if (number <= 14) {
    return {
      ...ends,
      outline: edge,
      outlineSides: true,
      bandTop: edge,
      innerHorizontal: edge,
      header: { bold: true, color: white, fill: color },
      totals: { bold: true, borders: { top: border(color, "double") } },
    };
  }
  return {
    ...ends,
    outline: edge,
    outlineSides: true,
    innerHorizontal: edge,
    innerVertical: edge,
    band: { fill: pale },
    columnBand: { fill: pale },
    header: { bold: true, borders: { bottom: border(color, "medium") } },
    totals: { bold: true, borders: { top: border(color, "double") } },
  };
}

function medium(number: number): TableStyleLook {
  const color = accents[(number - 1) % 7] ?? black;
  const pale = tinted(color, color === black ? 0.85 : 0.8);
  const half = tinted(color, color === black ? 0.65 : 0.6);
  const line = border(tinted(color, color === black ? 0.5 : 0.4));
  const head: CellFormat = { bold: true, color: white, fill: color };
  if (number <= 7) {
    return {
      outline: line,
      outlineSides: true,
      innerHorizontal: line,
      band: { fill: pale },
      columnBand: { fill: pale },
      header: head,
      totals: { bold: true, borders: { top: border(color, "double") } },
      firstColumn: bold,
      lastColumn: bold,
    };
  }
  if (number <= 14) {
    return {
      whole: { fill: pale },
      innerHorizontal: border(white),
      innerVertical: border(white),
      band: { fill: half },
      columnBand: { fill: half },
      header: { ...head, borders: { bottom: border(white, "thick") } },
      totals: { ...head, borders: { top: border(white, "thick") } },
      firstColumn: head,
      lastColumn: head,
    };
  }
  if (number <= 21) {
    const thick = border(black, "medium");
    return {
      outline: thick,
      band: { fill: "#D9D9D9" },
      columnBand: { fill: "#D9D9D9" },
      header: { ...head, borders: { top: thick, bottom: thick } },
      totals: { bold: true, borders: { top: border(black, "double"), bottom: thick } },
      firstColumn: head,
      lastColumn: head,
    };
  }
  return {
    whole: { fill: pale },
    outline: line,
    outlineSides: true,
    innerHorizontal: line,
    innerVertical: line,
    band: { fill: half },
    columnBand: { fill: half },
    header: bold,
    totals: { bold: true, borders: { top: border(color, "medium") } },
    firstColumn: bold,
    lastColumn: bold,
  };
}

function dark(number: number): TableStyleLook {
  if (number <= 7) {
    const color = accents[number - 1] ?? black;
    const base = color === black ? tinted(black, 0.45) : color;
    const deep = color === black ? tinted(black, 0.25) : tinted(color, -0.25);
    const rule = border(white, "medium");
    return {
      whole: { fill: base, color: white },
      band: { fill: deep },
      columnBand: { fill: deep },
      header: { bold: true, fill: black, color: white, borders: { bottom: rule } },
      totals: { bold: true, fill: tinted(color, -0.5), color: white, borders: { top: rule } },
      firstColumn: { bold: true, fill: deep, borders: { right: rule } },
      lastColumn: { bold: true, fill: deep, borders: { left: rule } },
    };
  }
  const [color, head] = (
    [
      [black, black],
      ["#4472C4", "#ED7D31"],
      ["#A5A5A5", "#FFC000"],
      ["#5B9BD5", "#70AD47"],
    ] as const
  )[number - 8] ?? [black, black];
  const pale = tinted(color, color === black ? 0.85 : 0.8);
  return {
    whole: { fill: pale },
    band: { fill: tinted(color, color === black ? 0.65 : 0.6) },
    columnBand: { fill: tinted(color, color === black ? 0.65 : 0.6) },
    header: { color: white, fill: head },
    totals: { bold: true, borders: { top: border(black, "double") } },
    firstColumn: bold,
    lastColumn: bold,
  };
}

const families = {
  Light: { count: 21, look: light },
  Medium: { count: 28, look: medium },
  Dark: { count: 11, look: dark },
};

/** Names of the styles every workbook has, as Excel lists them. */
export const builtInStyles: readonly string[] = Object.entries(families).flatMap(([family, { count }]) =>
  Array.from({ length: count }, (_, index) => `TableStyle${family}${index + 1}`),
);

/** The style's own spelling, or null. */
export function builtInStyle(name: string): string | null {
  return builtInStyles.find((known) => known.toLowerCase() === name.toLowerCase()) ?? null;
}

/** How a built-in style looks; a style of the workbook's own is drawn plain. */
export function lookOf(name: string | null): TableStyleLook | null {
  const match = /^TableStyle(Light|Medium|Dark)(\d+)$/.exec(name ?? "");
  return match === null ? null : families[match[1] as keyof typeof families].look(Number(match[2]));
}
