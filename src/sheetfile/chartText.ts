import { readFill, readFont, readLine, writeFill, writeFont, writeLine } from "./chartFormat";
import type { ChartAxisModel, ChartFillModel, ChartFontModel, ChartLineModel, ChartTitleModel } from "./chartModel";
import type { Palette } from "./colors";
import { present, sortedJson } from "./styleSheet";
import { encodeForbidden, escapeText } from "./xml";
import { XmlNode } from "./xmlTree";

/** What reading and writing a chart needs beyond its part. */
export interface ChartContext {
  readonly palette: Palette;
  /** Of the whole chart, in points. */
  readonly size: { readonly width: number; readonly height: number };
}

const TITLE_ORDER = ["tx", "layout", "overlay", "spPr", "txPr", "extLst"];
const LAYOUT_ORDER = ["layoutTarget", "xMode", "yMode", "wMode", "hMode", "x", "y", "w", "h"];

/** Degrees anticlockwise; 180 is upright letters below each other. */
export function readOrientation(body: XmlNode | undefined): number | undefined {
  if (body?.attributes.get("vert") === "wordArtVert") return 180;
  const turn = Number(body?.attributes.get("rot") ?? NaN);
  return Number.isFinite(turn) && Math.abs(turn) <= 5_400_000 ? -turn / 60_000 + 0 : undefined;
}

export function writeOrientation(body: XmlNode | undefined, degrees: number | undefined): void {
  const upright = degrees === 180;
  body?.set("rot", degrees === undefined ? undefined : upright ? 0 : Math.round(-degrees * 60_000) + 0);
  body?.set("vert", upright ? "wordArtVert" : degrees === undefined ? undefined : "horz");
}

/** The text settings of an element without a text of its own. */
export function textProperties(holder: XmlNode, order: readonly string[]): { body: XmlNode; run: XmlNode } {
  const empty =
    `<${holder.prefix}txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr/></a:pPr><a:endParaRPr lang="zh-CN"/></a:p>` +
    `</${holder.prefix}txPr>`;
  const text = holder.find("txPr") ?? holder.insert(XmlNode.make(empty), order);
  const body = text.find("bodyPr") ?? text.insert(XmlNode.make("<a:bodyPr/>"), ["bodyPr"]);
  const paragraph = text.find("p") ?? text.insert(XmlNode.make("<a:p/>"), ["bodyPr", "lstStyle", "p"]);
  const settings = paragraph.find("pPr") ?? paragraph.insert(XmlNode.make("<a:pPr/>"), ["pPr"]);
  return { body, run: settings.find("defRPr") ?? settings.insert(XmlNode.make("<a:defRPr/>"), ["defRPr"]) };
}

export function readTextFont(holder: XmlNode | undefined, palette: Palette): ChartFontModel | undefined {
  return readFont(holder?.find("txPr", "p", "pPr", "defRPr"), palette);
}

interface Look {
  readonly fill?: ChartFillModel;
  readonly border?: ChartLineModel;
}

export function readLook(holder: XmlNode | undefined, palette: Palette): Look {
  const shape = holder?.find("spPr");
  return { ...present("fill", readFill(shape, palette)), ...present("border", readLine(shape, palette)) };
}

/** Changes fill and border where they differ. */
export function writeLook(holder: XmlNode, order: readonly string[], base: Look, wanted: Look): void {
  const filled = sortedJson(base.fill ?? null) !== sortedJson(wanted.fill ?? null);
  const lined = sortedJson(base.border ?? null) !== sortedJson(wanted.border ?? null);
  if (!filled && !lined) return;
  const shape = holder.put("spPr", order);
  if (filled) writeFill(shape, wanted.fill);
  if (lined) writeLine(shape, wanted.border);
}

interface Box {
  readonly left?: number;
  readonly top?: number;
  readonly width?: number;
  readonly height?: number;
}

/** A place the person chose, as the format has it in shares of the chart. */
export function readLayout(holder: XmlNode | undefined, { size }: ChartContext): Box {
  const layout = holder?.find("layout", "manualLayout");
  const share = (local: string, whole: number): number | undefined => {
    const value = layout?.number(local);
    return value === undefined ? undefined : Math.round(value * whole * 10_000) / 10_000;
  };
  const edges = layout?.value("xMode") === "edge";
  return {
    ...(edges ? present("left", share("x", size.width)) : {}),
    ...(edges ? present("top", share("y", size.height)) : {}),
    ...present("width", share("w", size.width)),
    ...present("height", share("h", size.height)),
  };
}

export function writeLayout(
  holder: XmlNode,
  order: readonly string[],
  base: Box,
  wanted: Box,
  { size }: ChartContext,
): void {
  const box = ({ left, top, width, height }: Box): string => sortedJson({ left, top, width, height });
  if (box(base) === box(wanted)) return;
  if (box(wanted) === "{}") {
    holder.replace("layout", "", order);
    return;
  }
  const p = holder.prefix;
  if (!holder.find("layout", "manualLayout"))
    holder.replace("layout", `<${p}layout><${p}manualLayout/></${p}layout>`, order);
  const layout = holder.find("layout", "manualLayout");
  if (!layout) return;
  const placed = wanted.left !== undefined || wanted.top !== undefined;
  layout.setValue("xMode", placed ? "edge" : undefined, LAYOUT_ORDER);
  layout.setValue("yMode", placed ? "edge" : undefined, LAYOUT_ORDER);
  layout.setValue("x", placed ? (wanted.left ?? 0) / size.width : undefined, LAYOUT_ORDER);
  layout.setValue("y", placed ? (wanted.top ?? 0) / size.height : undefined, LAYOUT_ORDER);
  layout.setValue("w", wanted.width === undefined ? undefined : wanted.width / size.width, LAYOUT_ORDER);
  layout.setValue("h", wanted.height === undefined ? undefined : wanted.height / size.height, LAYOUT_ORDER);
}

export type AnyTitle = ChartAxisModel["title"] & Partial<Omit<ChartTitleModel, "visible" | "text" | "font">>;

/** A title, of the chart or of an axis, without what is the same for all of them. */
// eslint-disable-next-line complexity -- one step for each field of the format, none of them nested
export function readTitle(title: XmlNode | undefined, context: ChartContext): AnyTitle {
  if (!title) return { visible: false };
  const rich = title.find("tx", "rich");
  const formula = title.find("tx", "strRef", "f")?.text;
  const runs = (rich?.all("p") ?? []).map((paragraph) => paragraph.all("r"));
  const text = runs.map((list) => list.map((run) => run.find("t")?.text ?? "").join("")).join("\n");
  const usual = readFont(rich?.find("p", "pPr", "defRPr"), context.palette);
  const single =
    runs.length === 1 && runs[0]?.length === 1 ? readFont(runs[0][0]?.find("rPr"), context.palette) : undefined;
  const font = rich ? merged(usual, single) : readTextFont(title, context.palette);
  const parts = rich && !single ? readRuns(runs, usual, context) : [];
  const { left, top } = readLayout(title, context);
  return {
    visible: true,
    ...present("text", rich ? text : undefined),
    ...present("formula", formula === undefined ? undefined : `=${formula}`),
    ...present("font", font),
    ...(parts.length > 0 ? { runs: parts } : {}),
    ...present("textOrientation", readOrientation(rich?.find("bodyPr") ?? title.find("txPr", "bodyPr"))),
    ...readLook(title, context.palette),
    ...present("left", left),
    ...present("top", top),
    ...(title.switched(false, "overlay") ? { overlay: true } : {}),
  };
}

function merged(one: ChartFontModel | undefined, other: ChartFontModel | undefined): ChartFontModel | undefined {
  return one || other ? { ...one, ...other } : undefined;
}

function readRuns(
  paragraphs: readonly (readonly XmlNode[])[],
  usual: ChartFontModel | undefined,
  { palette }: ChartContext,
): NonNullable<ChartTitleModel["runs"]> {
  let start = 0;
  return paragraphs.flatMap((list) => {
    const found = list.flatMap((run) => {
      const length = run.find("t")?.text.length ?? 0;
      const font = readFont(run.find("rPr"), palette);
      const at = start;
      start += length;
      return font && sortedJson(font) !== sortedJson(usual ?? {}) ? [{ start: at, length, font }] : [];
    });
    start += 1;
    return found;
  });
}

/** Changes a title where it differs; the title must be wanted. */
export function writeTitle(title: XmlNode, base: AnyTitle, wanted: AnyTitle, context: ChartContext): void {
  const words = ({ text, formula, font, runs, textOrientation }: AnyTitle): string =>
    sortedJson({ text, formula, font, runs: runs ?? [], textOrientation });
  if (words(base) !== words(wanted)) writeWords(title, wanted);
  writeLayout(title, TITLE_ORDER, placeOf(base), placeOf(wanted), context);
  if ((base.overlay ?? false) !== (wanted.overlay ?? false) || !title.find("overlay"))
    title.setValue("overlay", wanted.overlay ? 1 : 0, TITLE_ORDER);
  writeLook(title, TITLE_ORDER, base, wanted);
}

function placeOf({ left, top }: AnyTitle): Box {
  return { ...present("left", left), ...present("top", top) };
}

function writeWords(title: XmlNode, wanted: AnyTitle): void {
  const p = title.prefix;
  if (wanted.formula !== undefined || wanted.text === undefined) {
    const formula = wanted.formula?.replace(/^=/, "");
    const text =
      formula === undefined ? "" : `<${p}tx><${p}strRef><${p}f>${escapeText(formula)}</${p}f></${p}strRef></${p}tx>`;
    title.replace("tx", text, TITLE_ORDER);
    const { body, run } = textProperties(title, TITLE_ORDER);
    writeFont(run, wanted.font);
    writeOrientation(body, wanted.textOrientation);
    return;
  }
  const old = title.find("tx", "rich");
  const body = String(old?.find("bodyPr") ?? "<a:bodyPr/>");
  const template = String(old?.find("p", "r", "rPr") ?? '<a:rPr lang="zh-CN"/>');
  const text = wanted.text;
  const fontAt = (at: number): ChartFontModel | undefined =>
    (wanted.runs ?? []).reduce(
      (font, run) => (run.start <= at && at < run.start + run.length ? { ...font, ...run.font } : font),
      wanted.font,
    );
  const usual = XmlNode.make(template).renamed("defRPr");
  usual.set("lang", undefined);
  writeFont(usual, wanted.font);
  let start = 0;
  const paragraphs = text.split("\n").map((line) => {
    const runs = splitRuns(line, start, fontAt).map(([piece, font]) => {
      const properties = XmlNode.make(template);
      writeFont(properties, font);
      return `<a:r>${String(properties)}<a:t>${escapeText(encodeForbidden(piece))}</a:t></a:r>`;
    });
    start += line.length + 1;
    return `<a:p><a:pPr>${String(usual)}</a:pPr>${runs.join("")}</a:p>`;
  });
  const rich = XmlNode.make(`<${p}rich>${body}<a:lstStyle/>${paragraphs.join("")}</${p}rich>`);
  writeOrientation(rich.find("bodyPr"), wanted.textOrientation);
  title.replace("tx", `<${p}tx>${String(rich)}</${p}tx>`, TITLE_ORDER);
  title.replace("txPr", "", TITLE_ORDER);
}

/** A line in pieces of equal fonts. */
function splitRuns(
  line: string,
  start: number,
  fontAt: (at: number) => ChartFontModel | undefined,
): [string, ChartFontModel | undefined][] {
  const pieces: [string, ChartFontModel | undefined][] = [];
  for (let at = 0; at < line.length; at++) {
    const font = fontAt(start + at);
    const last = pieces[pieces.length - 1];
    if (last && sortedJson(last[1] ?? null) === sortedJson(font ?? null)) last[0] += line.charAt(at);
    else pieces.push([line.charAt(at), font]);
  }
  return pieces;
}
