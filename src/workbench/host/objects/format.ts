import { asColor, asFlag, asNumber, asText, oneOf } from "../arguments";
import { HostError } from "../errors";
import { define, bind, method, navigation } from "../member";
import { bordersMembers } from "./borders";
import type { FormatTarget } from "./format-target";
import { patch, scalar } from "./format-target";
import { autofit, size } from "./sizes";

const defaultFontName = "宋体";
const defaultFontSize = 11;

const fillMembers = define<FormatTarget>({
  name: "RangeFill",
  scalars: {
    color: scalar(
      1,
      (format) => format.fill ?? "#FFFFFF",
      (value) => ({ fill: asColor(value) }),
    ),
  },
  methods: {
    clear: method(1, (target, _args, session) => patch(target, session, { fill: null })),
  },
});

function fontSize(value: unknown): number {
  const size = asNumber(value);
  if (size < 1 || size > 409) throw new HostError("InvalidArgument", "font size must be between 1 and 409");
  return size;
}

const fontMembers = define<FormatTarget>({
  name: "RangeFont",
  scalars: {
    name: scalar(
      1,
      (format) => format.fontName ?? defaultFontName,
      (value) => ({ fontName: asText(value) }),
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
    underline: scalar(
      1,
      (format) => (format.underline === true ? "Single" : "None"),
      (value) => ({ underline: oneOf(value, ["None", "Single"]) === "Single" }),
    ),
    strikethrough: scalar(
      9,
      (format) => format.strikethrough ?? false,
      (value) => ({ strikethrough: asFlag(value) }),
    ),
  },
});

const protectionMembers = define<FormatTarget>({
  name: "FormatProtection",
  scalars: {
    locked: scalar(
      2,
      (format) => format.unlocked !== true,
      (value) => ({ unlocked: !asFlag(value) }),
    ),
    formulaHidden: scalar(
      2,
      (format) => format.formulaHidden ?? false,
      (value) => ({ formulaHidden: asFlag(value) }),
    ),
  },
});

const horizontals = {
  General: null,
  Left: "left",
  Center: "center",
  Right: "right",
  Justify: "justify",
  Distributed: "distributed",
} as const;
const verticals = { Top: "top", Center: "middle", Bottom: "bottom" } as const;

function nameOf<Name extends string>(table: Readonly<Record<Name, unknown>>, value: unknown, otherwise: Name): Name {
  return (Object.keys(table) as Name[]).find((name) => table[name] === value) ?? otherwise;
}

function keys<Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] {
  return Object.keys(table) as Name[];
}

export const rangeFormatMembers = define<FormatTarget>({
  name: "RangeFormat",
  scalars: {
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
      (value) => ({ indent: asNumber(value) }),
    ),
    columnWidth: size("column"),
    rowHeight: size("row"),
  },
  navigations: {
    fill: navigation(1, (target) => bind(fillMembers, target)),
    font: navigation(1, (target) => bind(fontMembers, target)),
    borders: navigation(1, (target) => bind(bordersMembers, target)),
    protection: navigation(2, (target) => bind(protectionMembers, target)),
  },
  methods: {
    autofitColumns: method(2, (target, _args, session) => autofit(target, session, "column")),
    autofitRows: method(2, (target, _args, session) => autofit(target, session, "row")),
  },
});
