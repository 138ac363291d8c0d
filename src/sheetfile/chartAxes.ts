import { readFill, readLine, writeFill, writeFont, writeLine } from "./chartFormat";
import { writeFormat } from "./chartLabels";
import type { ChartAxisModel } from "./chartModel";
import {
  readOrientation,
  readTextFont,
  readTitle,
  textProperties,
  writeOrientation,
  writeTitle,
  type ChartContext,
} from "./chartText";
import { readUnits, unitsXml } from "./chartUnits";
import { present, sortedJson } from "./styleSheet";
import type { XmlNode } from "./xmlTree";

/** One order for axes of all kinds: each kind has some of these. */
const AXIS_ORDER = [
  "axId",
  "scaling",
  "delete",
  "axPos",
  "majorGridlines",
  "minorGridlines",
  "title",
  "numFmt",
  "majorTickMark",
  "minorTickMark",
  "tickLblPos",
  "spPr",
  "txPr",
  "crossAx",
  "crosses",
  "crossesAt",
  "crossBetween",
  "auto",
  "lblAlgn",
  "lblOffset",
  "baseTimeUnit",
  "tickLblSkip",
  "tickMarkSkip",
  "noMultiLvlLbl",
  "majorUnit",
  "majorTimeUnit",
  "minorUnit",
  "minorTimeUnit",
  "dispUnits",
  "extLst",
];
const SCALING_ORDER = ["logBase", "orientation", "max", "min", "extLst"];

const TICKS: Readonly<Record<string, string>> = { cross: "Cross", in: "Inside", out: "Outside", none: "None" };
const LABEL_PLACES: Readonly<Record<string, string>> = {
  high: "High",
  low: "Low",
  nextTo: "NextToAxis",
  none: "None",
};
const ALIGNMENTS: Readonly<Record<string, string>> = { ctr: "Center", l: "Left", r: "Right" };
const UNITS: Readonly<Record<string, string>> = { days: "Days", months: "Months", years: "Years" };
const CROSSES: Readonly<Record<string, string>> = { autoZero: "Automatic", max: "Maximum", min: "Minimum" };

type Key = keyof ChartAxisModel;

/** One setting of an axis; `usual` is what its absence from the model means. */
interface Setting {
  readonly key: Key;
  readonly usual: unknown;
  readonly read: (axis: XmlNode) => unknown;
  readonly write: (axis: XmlNode, value: unknown) => void;
}

function named(key: Key, local: string, names: Readonly<Record<string, string>>, usual: string): Setting {
  return {
    key,
    usual: names[usual],
    read: (axis) => names[axis.value(local) ?? ""] ?? undefined,
    write: (axis, value) =>
      axis.setValue(local, Object.entries(names).find(([, name]) => name === value)?.[0] ?? usual, AXIS_ORDER),
  };
}

function amount(key: Key, local: string): Setting {
  return {
    key,
    usual: null,
    read: (axis) => axis.number(local),
    write: (axis, value) => axis.setValue(local, typeof value === "number" ? value : undefined, AXIS_ORDER),
  };
}

function scaled(key: Key, local: string): Setting {
  return {
    key,
    usual: null,
    read: (axis) => axis.number("scaling", local),
    write: (axis, value) => {
      axis.put("scaling", AXIS_ORDER).setValue(local, typeof value === "number" ? value : undefined, SCALING_ORDER);
    },
  };
}

/** On the axis itself. */
const SETTINGS: readonly Setting[] = [
  scaled("logBase", "logBase"),
  {
    key: "reversePlotOrder",
    usual: false,
    read: (axis) => axis.value("scaling", "orientation") === "maxMin",
    write: (axis, value) => {
      axis.put("scaling", AXIS_ORDER).setValue("orientation", value === true ? "maxMin" : "minMax", SCALING_ORDER);
    },
  },
  scaled("maximum", "max"),
  scaled("minimum", "min"),
  {
    key: "visible",
    usual: true,
    read: (axis) => !axis.switched(false, "delete"),
    write: (axis, value) => axis.setValue("delete", value === true ? 0 : 1, AXIS_ORDER),
  },
  named("majorTickMark", "majorTickMark", TICKS, "out"),
  named("minorTickMark", "minorTickMark", TICKS, "none"),
  named("tickLabelPosition", "tickLblPos", LABEL_PLACES, "nextTo"),
  named("alignment", "lblAlgn", ALIGNMENTS, "ctr"),
  { ...amount("offset", "lblOffset"), usual: 100 },
  named("baseTimeUnit", "baseTimeUnit", UNITS, "days"),
  { ...amount("tickLabelSpacing", "tickLblSkip"), usual: 1 },
  { ...amount("tickMarkSpacing", "tickMarkSkip"), usual: 1 },
  {
    key: "multiLevel",
    usual: true,
    read: (axis) => (axis.find("noMultiLvlLbl") ? !axis.switched(false, "noMultiLvlLbl") : undefined),
    write: (axis, value) => axis.setValue("noMultiLvlLbl", value === true ? 0 : 1, AXIS_ORDER),
  },
  amount("majorUnit", "majorUnit"),
  named("majorTimeUnitScale", "majorTimeUnit", UNITS, "days"),
  amount("minorUnit", "minorUnit"),
  named("minorTimeUnitScale", "minorTimeUnit", UNITS, "days"),
];

/** On the axis that crosses it. */
const CROSSING: readonly Setting[] = [
  {
    key: "position",
    usual: "Automatic",
    read: (axis) => (axis.find("crossesAt") ? "Custom" : CROSSES[axis.value("crosses") ?? ""]),
    write: (axis, value) => {
      if (value === "Custom") return;
      axis.setValue("crossesAt", undefined, AXIS_ORDER);
      axis.setValue(
        "crosses",
        Object.entries(CROSSES).find(([, name]) => name === value)?.[0] ?? "autoZero",
        AXIS_ORDER,
      );
    },
  },
  {
    key: "crosses",
    usual: null,
    read: (axis) => axis.number("crossesAt"),
    write: (axis, value) => {
      axis.setValue("crossesAt", typeof value === "number" ? value : undefined, AXIS_ORDER);
      axis.setValue("crosses", typeof value === "number" ? undefined : "autoZero", AXIS_ORDER);
    },
  },
  {
    key: "isBetweenCategories",
    usual: null,
    read: (axis) => {
      const value = axis.value("crossBetween");
      return value === undefined ? undefined : value === "between";
    },
    write: (axis, value) => {
      if (axis.local === "valAx") axis.setValue("crossBetween", value === false ? "midCat" : "between", AXIS_ORDER);
    },
  },
];

/** @param crossing the axis that crosses it, which keeps where it does */
// eslint-disable-next-line complexity -- one step for each field of the format, none of them nested
export function readAxis(axis: XmlNode, crossing: XmlNode | undefined, context: ChartContext): ChartAxisModel {
  const { palette } = context;
  const format = axis.find("numFmt");
  const linked = format?.attributes.get("sourceLinked") === "1";
  const code = format?.attributes.get("formatCode");
  const category = axis.local === "catAx" || axis.local === "dateAx";
  const between = category && crossing?.local === "valAx" && crossing.value("crossBetween") === "midCat";
  const read: Partial<Record<Key, unknown>> = {};
  for (const { key, usual, read: get } of SETTINGS) {
    const value = get(axis);
    if (value !== undefined && value !== usual) read[key] = value;
  }
  for (const { key, usual, read: get } of CROSSING) {
    const value = key === "isBetweenCategories" ? (between ? false : undefined) : crossing && get(crossing);
    if (value !== undefined && value !== usual) read[key] = value;
  }
  return {
    ...(read as Partial<ChartAxisModel>),
    visible: !axis.switched(false, "delete"),
    reversePlotOrder: axis.value("scaling", "orientation") === "maxMin",
    title: readAxisTitle(axis, context),
    majorGridlines: readGridlines(axis.find("majorGridlines"), context),
    minorGridlines: readGridlines(axis.find("minorGridlines"), context),
    ...present("numberFormat", linked && code === "General" ? undefined : code),
    ...(linked && code !== "General" ? { linkNumberFormat: true } : {}),
    ...readUnits(axis),
    ...(category ? present("categoryType", readCategoryType(axis)) : {}),
    ...present("textOrientation", readOrientation(axis.find("txPr", "bodyPr"))),
    ...present("line", readLine(axis.find("spPr"), palette)),
    ...present("fill", readFill(axis.find("spPr"), palette)),
    ...present("font", readTextFont(axis, palette)),
  };
}

function readAxisTitle(axis: XmlNode, context: ChartContext): ChartAxisModel["title"] {
  const { visible, text, font, formula, textOrientation, fill, border } = readTitle(axis.find("title"), context);
  return {
    visible,
    ...present("text", text),
    ...present("font", font),
    ...present("formula", formula),
    ...present("textOrientation", textOrientation),
    ...present("fill", fill),
    ...present("border", border),
  };
}

function readGridlines(node: XmlNode | undefined, { palette }: ChartContext): ChartAxisModel["majorGridlines"] {
  return { visible: node !== undefined, ...present("line", readLine(node?.find("spPr"), palette)) };
}

function readCategoryType(axis: XmlNode): ChartAxisModel["categoryType"] {
  if (axis.switched(true, "auto")) return undefined;
  return axis.local === "dateAx" ? "DateAxis" : "TextAxis";
}

/** Changes an axis where it differs. */
// eslint-disable-next-line complexity -- one step for each field of the format, none of them nested
export function writeAxis(
  axis: XmlNode,
  crossing: XmlNode | undefined,
  base: ChartAxisModel,
  wanted: ChartAxisModel,
  context: ChartContext,
): void {
  const value = (model: ChartAxisModel, key: Key, usual: unknown): string => sortedJson(model[key] ?? usual);
  const differs = (key: Key): boolean => sortedJson(base[key] ?? null) !== sortedJson(wanted[key] ?? null);
  for (const { key, usual, write } of SETTINGS) {
    if (value(base, key, usual) !== value(wanted, key, usual)) write(axis, wanted[key] ?? usual);
  }
  for (const { key, usual, write } of crossing ? CROSSING : []) {
    if (crossing && value(base, key, usual) !== value(wanted, key, usual)) write(crossing, wanted[key] ?? usual);
  }
  if (differs("title")) writeAxisTitle(axis, base, wanted, context);
  if (differs("majorGridlines")) writeGridlines(axis, "majorGridlines", wanted.majorGridlines);
  if (differs("minorGridlines")) writeGridlines(axis, "minorGridlines", wanted.minorGridlines);
  if (differs("numberFormat") || differs("linkNumberFormat"))
    writeFormat(axis, AXIS_ORDER, wanted.numberFormat, wanted.linkNumberFormat ?? wanted.numberFormat === undefined);
  if (differs("displayUnit") || differs("customDisplayUnit") || differs("showDisplayUnitLabel"))
    axis.replace("dispUnits", unitsXml(axis.prefix, wanted), AXIS_ORDER);
  if (differs("categoryType"))
    axis.setValue("auto", (wanted.categoryType ?? "Automatic") === "Automatic" ? 1 : 0, AXIS_ORDER);
  if (differs("font") || differs("textOrientation")) {
    const { body, run } = textProperties(axis, AXIS_ORDER);
    writeFont(run, wanted.font);
    writeOrientation(body, wanted.textOrientation);
  }
  if (differs("line")) writeLine(axis.put("spPr", AXIS_ORDER), wanted.line);
  if (differs("fill")) writeFill(axis.put("spPr", AXIS_ORDER), wanted.fill);
}

function writeAxisTitle(axis: XmlNode, base: ChartAxisModel, wanted: ChartAxisModel, context: ChartContext): void {
  if (wanted.title.visible) writeTitle(axis.put("title", AXIS_ORDER), base.title, wanted.title, context);
  else axis.replace("title", "", AXIS_ORDER);
}

function writeGridlines(axis: XmlNode, local: string, wanted: ChartAxisModel["majorGridlines"]): void {
  if (!wanted.visible) {
    axis.replace(local, "", AXIS_ORDER);
    return;
  }
  const node = axis.put(local, AXIS_ORDER);
  if (wanted.line || node.find("spPr")) writeLine(node.put("spPr", ["spPr"]), wanted.line);
}
