import type { ChartFillModel, ChartFontModel, ChartLineModel } from "../../../sheetfile/chartModel";
import { asColor, asFlag, asText, oneOf } from "../arguments";
import { automaticLine, automaticText } from "../charts/defaults";
import type { BoundObject, Members, Scalar } from "../member";
import { bind, define, method, navigation, settable } from "../member";
import type { Part, Slot } from "./chart-part";
import { asBounded, field, patch, startingWith } from "./chart-part";

interface FontPart extends Part<ChartFontModel> {
  /** Points it has when nothing was set. */
  readonly usualSize: number;
}

const fontMembers = define<FontPart>({
  name: "ChartFont",
  scalars: {
    bold: settable(
      1,
      ({ slot }) => slot.get().bold ?? false,
      ({ slot }, value) => patch(slot, { bold: asFlag(value) }),
    ),
    color: settable(
      1,
      ({ slot }) => slot.get().color ?? automaticText,
      ({ slot }, value) => patch(slot, { color: asColor(value) }),
    ),
    italic: settable(
      1,
      ({ slot }) => slot.get().italic ?? false,
      ({ slot }, value) => patch(slot, { italic: asFlag(value) }),
    ),
    name: settable(
      1,
      ({ slot }) => slot.get().name ?? "Calibri",
      ({ slot }, value) => patch(slot, { name: asText(value, 255) }),
    ),
    size: settable(
      1,
      ({ slot, usualSize }) => slot.get().size ?? usualSize,
      ({ slot }, value) => patch(slot, { size: asBounded(value, 1, 409) }),
    ),
    underline: settable(
      1,
      ({ slot }) => (slot.get().underline === true ? "Single" : "None"),
      ({ slot }, value) => patch(slot, { underline: oneOf(value, ["None", "Single"]) === "Single" }),
    ),
  },
});

type FillPart = Part<ChartFillModel | undefined>;

const fillMembers = define<FillPart>({
  name: "ChartFill",
  methods: {
    clear: method(1, ({ slot }) => slot.set({ color: null })),
    setSolidColor: method(1, ({ slot }, args) => slot.set({ color: asColor(args.raw(0)) })),
  },
});

interface LinePart extends Part<ChartLineModel | undefined> {
  /** Colour it has when nothing was set. */
  readonly usualColor: string;
  readonly usualWeight: number;
}

const lineStyles = [
  ..."None Continuous Dash DashDot DashDotDot Dot Grey25 Grey50 Grey75 Automatic RoundDot".split(" "),
];

/** A line that was cleared comes back with the first thing set of it. */
function drawn({ slot, usualColor }: LinePart): ChartLineModel {
  const line = slot.get();
  if (line === undefined) return { color: usualColor };
  return { ...line, color: line.color ?? usualColor };
}

function lineMembers(name: string, sinceClear: number, sinceColor: number): Members<LinePart> {
  return define<LinePart>({
    name,
    scalars: {
      color: settable(
        sinceColor,
        ({ slot, usualColor }) => slot.get()?.color ?? usualColor,
        (part, value) => {
          const { style, ...rest } = drawn(part);
          const kept = style === undefined || style === "None" ? {} : { style };
          part.slot.set({ ...rest, ...kept, color: asColor(value) });
        },
      ),
      lineStyle: settable(
        7,
        ({ slot }) => (slot.get()?.color === null ? "None" : (slot.get()?.style ?? "Automatic")),
        (part, value) => {
          const style = oneOf(value, lineStyles);
          part.slot.set(style === "None" ? { ...drawn(part), style, color: null } : { ...drawn(part), style });
        },
      ),
      weight: settable(
        7,
        ({ slot, usualWeight }) => slot.get()?.weight ?? usualWeight,
        (part, value) => part.slot.set({ ...drawn(part), weight: asBounded(value, 0, 1584) }),
      ),
    },
    methods: { clear: method(sinceClear, ({ slot }) => slot.set({ color: null })) },
  });
}

const borderMembers = lineMembers("ChartBorder", 8, 7);
const lineFormatMembers = lineMembers("ChartLineFormat", 1, 1);

/** What many parts of charts can have. */
export interface Formattable {
  readonly fill?: ChartFillModel;
  readonly border?: ChartLineModel;
  readonly line?: ChartLineModel;
  readonly font?: ChartFontModel;
  readonly roundedCorners?: boolean;
}

/** The minor version that brought each part of a format; what is absent it does not have. */
interface FormatVersions {
  readonly fill?: number;
  readonly border?: number;
  readonly line?: number;
  readonly font?: number;
}

/** What a part looks like when nothing was set. */
interface Usual {
  readonly fontSize?: number;
  readonly lineColor?: string;
  readonly lineWeight?: number;
}

/** A format object together with what is usual there. */
export interface FormatPart extends Part<Formattable> {
  readonly usual: Usual;
}

export function fontObject(chart: string, slot: Slot<ChartFontModel>, usualSize: number): BoundObject {
  return bind(fontMembers, { chart, slot, usualSize });
}

function linePart(part: FormatPart, key: "border" | "line"): LinePart {
  const { chart, slot, usual } = part;
  return {
    chart,
    slot: field(slot, key),
    usualColor: usual.lineColor ?? automaticLine,
    usualWeight: usual.lineWeight ?? 0.75,
  };
}

/** Declares a format class with the parts it has. */
export function formatMembers(
  name: string,
  versions: FormatVersions,
  scalars: Record<string, Scalar<FormatPart>> = {},
): Members<FormatPart> {
  const { fill, border, line, font } = versions;
  return define<FormatPart>({
    name,
    scalars,
    navigations: {
      ...(fill === undefined
        ? {}
        : {
            fill: navigation<FormatPart>(fill, ({ chart, slot }) =>
              bind(fillMembers, { chart, slot: field(slot, "fill") }),
            ),
          }),
      ...(border === undefined
        ? {}
        : { border: navigation<FormatPart>(border, (part) => bind(borderMembers, linePart(part, "border"))) }),
      ...(line === undefined
        ? {}
        : { line: navigation<FormatPart>(line, (part) => bind(lineFormatMembers, linePart(part, "line"))) }),
      ...(font === undefined
        ? {}
        : {
            font: navigation<FormatPart>(font, ({ chart, slot, usual }) =>
              fontObject(
                chart,
                startingWith(field(slot, "font"), () => ({})),
                usual.fontSize ?? 9,
              ),
            ),
          }),
    },
  });
}

/** The format object of a part. */
export function formatObject<T extends object>(
  members: Members<FormatPart>,
  part: Part<T>,
  usual: Usual = {},
): BoundObject {
  return bind(members, { chart: part.chart, slot: part.slot, usual });
}
