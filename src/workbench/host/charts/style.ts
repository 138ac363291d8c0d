import type { ChartFillModel, ChartFontModel, ChartLineModel } from "../../../sheetfile/chartModel";
import { automaticText } from "./defaults";
import { fontPixels, pixelsPerPoint } from "./measure";

/** An option of the drawing library, or a part of one. */
export interface Drawing {
  readonly [key: string]: unknown;
}

/** The Chinese font comes with the page; the first ones are taken where they are installed. */
const chartFonts = "Calibri, 'Segoe UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans SC', sans-serif";

const written = new Set(["color", "fill", "stroke", "borderColor", "backgroundColor", "fontFamily"]);

/**
 * Without anything in colours and font names that is none: they come from files, and the drawing library writes them
 * into the markup as they are.
 */
export function harmless<T>(drawing: T, key = ""): T {
  if (typeof drawing === "string") {
    const isPlain = !written.has(key) || /^[\p{L}\p{N}\s#,'._()%+-]*$/u.test(drawing);
    return (isPlain ? drawing : "inherit") as T;
  }
  if (Array.isArray(drawing)) return drawing.map((one: unknown) => harmless(one, key)) as T;
  if (typeof drawing !== "object" || drawing === null) return drawing;
  return Object.fromEntries(Object.entries(drawing).map(([name, value]) => [name, harmless(value, name)])) as T;
}

/** Font, size and colour of a text; sizes in points. */
export function textStyle(font: ChartFontModel | undefined, usualSize = 9, scale = 1): Drawing {
  return {
    color: font?.color ?? automaticText,
    fontFamily: font?.name === undefined ? chartFonts : `'${font.name}', ${chartFonts}`,
    fontSize: fontPixels(font?.size, usualSize) * scale,
    fontWeight: font?.bold === true ? "bold" : "normal",
    fontStyle: font?.italic === true ? "italic" : "normal",
  };
}

const dashes: Readonly<Record<string, readonly number[]>> = {
  Dash: [4, 3],
  DashDot: [4, 3, 1, 3],
  DashDotDot: [4, 3, 1, 3, 1, 3],
  Dot: [1, 1],
  RoundDot: [1, 1],
  Grey25: [1, 3],
  Grey50: [1, 2],
  Grey75: [2, 1],
};

/** Dark or white, whichever can be read on the colour. */
export function readableOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 < 150 ? "#FFFFFF" : "#404040";
}

/** A line; `usual` is what is automatic. Null when there is none. */
export function lineStyle(
  line: ChartLineModel | undefined,
  usual: { color: string; weight: number } | null,
): Drawing | null {
  if (line === undefined)
    return usual === null ? null : { color: usual.color, width: usual.weight * pixelsPerPoint, type: "solid" };
  if (line.color === null || line.style === "None") return null;
  const width = (line.weight ?? usual?.weight ?? 0.75) * pixelsPerPoint;
  const dash = dashes[line.style ?? ""];
  return {
    color: line.color,
    width,
    type: dash === undefined ? "solid" : dash.map((part) => part * Math.max(1, width)),
  };
}

/** Colour of a fill; `usual` when it is automatic, transparent when there is none. */
export function fillColor(fill: ChartFillModel | undefined, usual: string): string {
  return fill === undefined ? usual : (fill.color ?? "transparent");
}

/** A border as a drawing of shapes takes it. */
export function borderOf(line: ChartLineModel | undefined): Drawing {
  const drawn = lineStyle(line, null);
  return drawn === null ? {} : { borderColor: drawn["color"], borderWidth: drawn["width"], borderType: drawn["type"] };
}
