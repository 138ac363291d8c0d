import type { ChartFillModel, ChartFontModel, ChartLineModel } from "./chartModel";
import type { Palette } from "./colors";
import { present } from "./styleSheet";
import { escapeAttribute } from "./xml";
import { XmlNode } from "./xmlTree";

/** Colours, lines and fonts of drawings (DrawingML). Elements are looked up by local name and written under `a:`. */

const SCHEME = [
  "lt1",
  "dk1",
  "lt2",
  "dk2",
  "accent1",
  "accent2",
  "accent3",
  "accent4",
  "accent5",
  "accent6",
  "hlink",
  "folHlink",
];
const ALIASES: Readonly<Record<string, string>> = { bg1: "lt1", tx1: "dk1", bg2: "lt2", tx2: "dk2" };

/** `#RRGGBB` of a `solidFill`; undefined when it cannot be told. */
export function drawnColor(fill: XmlNode | undefined, palette: Palette): string | undefined {
  const color = fill?.children[0];
  if (!color) return undefined;
  const value = color.attributes.get("val") ?? "";
  const name = ALIASES[value] ?? value;
  const base =
    color.local === "schemeClr"
      ? palette.theme[SCHEME.indexOf(name)]
      : color.local === "sysClr"
        ? color.attributes.get("lastClr")
        : color.local === "srgbClr"
          ? value
          : undefined;
  if (base === undefined || !/^[0-9A-Fa-f]{6}$/.test(base)) return undefined;
  const share = (local: string, usual: number): number => (color.number(local) ?? usual) / 100_000;
  return lightened(base, share("lumMod", 100_000), share("lumOff", 0));
}

/** Luminance multiplied and moved, hue and saturation kept. */
function lightened(base: string, factor: number, offset: number): string {
  const channels = [0, 2, 4].map((at) => parseInt(base.slice(at, at + 2), 16) / 255);
  const [high, low] = [Math.max(...channels), Math.min(...channels)];
  const light = (high + low) / 2;
  const target = Math.min(1, Math.max(0, light * factor + offset));
  const spread = high - low;
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * light - 1));
  const reach = saturation * (1 - Math.abs(2 * target - 1));
  const digits = channels.map((channel) => {
    const place = spread === 0 ? target : target + reach * ((channel - light) / spread);
    return Math.round(Math.min(1, Math.max(0, place)) * 255);
  });
  return `#${digits
    .map((digit) => digit.toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase()}`;
}

export function readFill(shape: XmlNode | undefined, palette: Palette): ChartFillModel | undefined {
  if (shape?.find("noFill")) return { color: null };
  const color = drawnColor(shape?.find("solidFill"), palette);
  return color === undefined ? undefined : { color };
}

const DASHES: Readonly<Record<string, string>> = {
  solid: "Continuous",
  dash: "Dash",
  dashDot: "DashDot",
  lgDashDotDot: "DashDotDot",
  sysDashDotDot: "DashDotDot",
  sysDot: "RoundDot",
  dot: "Dot",
  sysDash: "Dash",
  lgDash: "Dash",
  lgDashDot: "DashDot",
  sysDashDot: "DashDot",
};
const DASH_NAMES: Readonly<Record<string, string>> = {
  Continuous: "solid",
  Dash: "dash",
  DashDot: "dashDot",
  DashDotDot: "lgDashDotDot",
  Dot: "dot",
  RoundDot: "sysDot",
};
const EMU_PER_POINT = 12_700;

export function readLine(shape: XmlNode | undefined, palette: Palette): ChartLineModel | undefined {
  const line = shape?.find("ln");
  if (!line) return undefined;
  if (line.find("noFill")) return { color: null };
  const color = drawnColor(line.find("solidFill"), palette);
  const width = Number(line.attributes.get("w") ?? NaN);
  if (color === undefined) return undefined;
  return {
    color,
    ...present("weight", Number.isFinite(width) ? width / EMU_PER_POINT : undefined),
    ...present("style", DASHES[line.value("prstDash") ?? ""]),
  };
}

function solid(color: string | null): string {
  return color === null
    ? "<a:noFill/>"
    : `<a:solidFill><a:srgbClr val="${escapeAttribute(color.slice(1).toUpperCase())}"/></a:solidFill>`;
}

const SHAPE_ORDER = [
  "xfrm",
  "custGeom",
  "prstGeom",
  "noFill",
  "solidFill",
  "gradFill",
  "blipFill",
  "pattFill",
  "grpFill",
  "ln",
  "effectLst",
];
const FILLS = ["noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"];

/** Undefined takes the fill away: automatic again. */
export function writeFill(shape: XmlNode, fill: ChartFillModel | undefined): void {
  for (const name of FILLS) for (const node of shape.all(name)) shape.remove(node);
  if (fill) shape.insert(XmlNode.make(solid(fill.color)), SHAPE_ORDER);
}

export function writeLine(shape: XmlNode, line: ChartLineModel | undefined): void {
  const old = shape.find("ln");
  const width = line?.weight === undefined ? undefined : Math.round(line.weight * EMU_PER_POINT);
  const dash = line?.style === undefined ? undefined : DASH_NAMES[line.style];
  const rest = (old?.children ?? []).filter((one) =>
    ["round", "bevel", "miter", "headEnd", "tailEnd"].includes(one.local),
  );
  const text =
    line &&
    `<a:ln${width === undefined ? "" : ` w="${width}"`}>${solid(line.color)}` +
      `${dash === undefined ? "" : `<a:prstDash val="${dash}"/>`}${rest.join("")}</a:ln>`;
  if (old) shape.remove(old);
  if (text !== undefined) shape.insert(XmlNode.make(text), SHAPE_ORDER);
}

/** From run or default run properties (`a:rPr`, `a:defRPr`). */
export function readFont(properties: XmlNode | undefined, palette: Palette): ChartFontModel | undefined {
  if (!properties) return undefined;
  const { attributes } = properties;
  const size = Number(attributes.get("sz") ?? NaN);
  const on = (name: string): boolean | undefined => {
    const value = attributes.get(name);
    return value === undefined ? undefined : value === "1" || value === "true";
  };
  const line = attributes.get("u");
  const name = properties.find("latin")?.attributes.get("typeface");
  const font: ChartFontModel = {
    // Names that begin with + stand for the theme's own fonts.
    ...present("name", name?.startsWith("+") ? undefined : name),
    ...present("size", Number.isFinite(size) ? size / 100 : undefined),
    ...present("bold", on("b")),
    ...present("italic", on("i")),
    ...present("underline", line === undefined ? undefined : line !== "none"),
    ...present("color", drawnColor(properties.find("solidFill"), palette)),
  };
  return Object.keys(font).length > 0 ? font : undefined;
}

const RUN_ORDER = ["ln", ...FILLS, "effectLst", "highlight", "uLnTx", "uLn", "latin", "ea", "cs", "sym"];

/** Absent properties are taken away: automatic again. */
// eslint-disable-next-line complexity -- one step for each field of the format, none of them nested
export function writeFont(properties: XmlNode, font: ChartFontModel | undefined): void {
  const flag = (value: boolean | undefined): string | undefined =>
    value === undefined ? undefined : value ? "1" : "0";
  properties.set("sz", font?.size === undefined ? undefined : Math.round(font.size * 100));
  properties.set("b", flag(font?.bold));
  properties.set("i", flag(font?.italic));
  properties.set("u", font?.underline === undefined ? undefined : font.underline ? "sng" : "none");
  for (const name of FILLS) for (const node of properties.all(name)) properties.remove(node);
  if (font?.color !== undefined) properties.insert(XmlNode.make(solid(font.color)), RUN_ORDER);
  for (const local of ["latin", "ea"]) {
    const text = font?.name === undefined ? "" : `<a:${local} typeface="${escapeAttribute(font.name)}"/>`;
    const old = properties.find(local)?.attributes.get("typeface");
    if (text !== "" || (old !== undefined && !old.startsWith("+"))) properties.replace(local, text, RUN_ORDER);
  }
}
