import { resolveColor, type Palette } from "./colors";
import type {
  ConditionalRuleModel,
  ContainsTextModel,
  DataBarModel,
  IconCriterionModel,
  IconSetModel,
  PresetCriterion,
  ThresholdModel,
} from "./conditionalFormatModel";
import { present } from "./styleSheet";
import { child, childrenNamed, decodeSheetText, flag, numberAttribute, type XmlElement } from "./xml";

/** Reads what a `cfRule` asks, of the sheet itself or of the extension newer programs add. */

export const TEXT_TYPES: Readonly<Record<string, ContainsTextModel["operator"]>> = {
  containsText: "Contains",
  notContainsText: "NotContains",
  beginsWith: "BeginsWith",
  endsWith: "EndsWith",
};

/** Preset criteria that are a type of their own. */
export const PRESET_TYPES: Readonly<Record<string, PresetCriterion>> = {
  containsBlanks: "Blanks",
  notContainsBlanks: "NonBlanks",
  containsErrors: "Errors",
  notContainsErrors: "NonErrors",
  uniqueValues: "UniqueValues",
  duplicateValues: "DuplicateValues",
};

export const PERIODS: Readonly<Record<string, PresetCriterion>> = {
  yesterday: "Yesterday",
  today: "Today",
  tomorrow: "Tomorrow",
  last7Days: "LastSevenDays",
  lastWeek: "LastWeek",
  thisWeek: "ThisWeek",
  nextWeek: "NextWeek",
  lastMonth: "LastMonth",
  thisMonth: "ThisMonth",
  nextMonth: "NextMonth",
};

export const DEVIATIONS = ["", "OneStdDev", "TwoStdDev", "ThreeStdDev"] as const;

const THRESHOLDS: Readonly<Record<string, ThresholdModel["type"]>> = {
  min: "LowestValue",
  max: "HighestValue",
  num: "Number",
  percent: "Percent",
  formula: "Formula",
  percentile: "Percentile",
  autoMin: "Automatic",
  autoMax: "Automatic",
};

/** @param extension the rule's other half, where a newer program wrote one */
export function readRule(
  source: string,
  rule: XmlElement,
  extension: XmlElement | undefined,
  palette: Palette,
): ConditionalRuleModel {
  const type = rule.attributes.get("type") ?? "";
  const read = READERS[type]?.(rule, extension, palette) ?? readPreset(type, rule);
  return read ?? { kind: "carried", type, xml: source.slice(rule.start, rule.end) };
}

type Reader = (
  rule: XmlElement,
  extension: XmlElement | undefined,
  palette: Palette,
) => ConditionalRuleModel | undefined;

function formulasOf(rule: XmlElement): string[] {
  const plain = childrenNamed(rule, "formula");
  return (plain.length > 0 ? plain : childrenNamed(rule, "f")).map((formula) => decodeSheetText(formula.text));
}

const READERS: Readonly<Record<string, Reader>> = {
  expression: (rule) => {
    const [formula] = formulasOf(rule);
    return formula === undefined ? undefined : { kind: "formula", formula };
  },
  cellIs: (rule) => {
    const operator = rule.attributes.get("operator");
    const operands = formulasOf(rule);
    return operator === undefined || operands.length === 0 ? undefined : { kind: "cellValue", operator, operands };
  },
  containsText: readText,
  notContainsText: readText,
  beginsWith: readText,
  endsWith: readText,
  top10: (rule) => {
    const [side, unit] = [
      flag(rule, "bottom") ? "Bottom" : "Top",
      flag(rule, "percent") ? "Percent" : "Items",
    ] as const;
    return { kind: "topBottom", type: `${side}${unit}`, rank: numberAttribute(rule, "rank") ?? 10 };
  },
  dataBar: readDataBar,
  colorScale: (rule, _extension, palette) => {
    const scale = child(rule, "colorScale");
    const colors = scale ? childrenNamed(scale, "color").map((color) => resolveColor(color, palette)) : [];
    const points = (scale ? childrenNamed(scale, "cfvo") : []).map((bound, index) => ({
      ...readThreshold(bound),
      color: colors[index] ?? "#FFFFFF",
    }));
    return points.length < 2 ? undefined : { kind: "colorScale", points };
  },
  iconSet: readIconSet,
};

function readText(rule: XmlElement): ContainsTextModel | undefined {
  const operator = TEXT_TYPES[rule.attributes.get("type") ?? ""];
  const stated = rule.attributes.get("text");
  if (operator === undefined) return undefined;
  if (stated !== undefined) return { kind: "containsText", operator, text: decodeSheetText(stated) };
  // Taken from a cell, it stands in the formula alone.
  const found = /(?:SEARCH|LEN)\((\$?[A-Z]{1,3}\$?[0-9]+)[,)]/.exec(formulasOf(rule)[0] ?? "")?.[1];
  return found === undefined ? undefined : { kind: "containsText", operator, text: `=${found}` };
}

function readPreset(type: string, rule: XmlElement): ConditionalRuleModel | undefined {
  const named =
    PRESET_TYPES[type] ?? (type === "timePeriod" ? PERIODS[rule.attributes.get("timePeriod") ?? ""] : undefined);
  if (named !== undefined) return { kind: "preset", criterion: named };
  if (type !== "aboveAverage") return undefined;
  const side = flag(rule, "aboveAverage", true) ? "AboveAverage" : "BelowAverage";
  const deviations = DEVIATIONS[numberAttribute(rule, "stdDev") ?? 0];
  if (deviations === undefined) return undefined;
  const equal = flag(rule, "equalAverage") && deviations === "" ? "EqualOr" : "";
  return { kind: "preset", criterion: `${equal}${deviations}${side}` as PresetCriterion };
}

function readThreshold(bound: XmlElement): ThresholdModel {
  const type = THRESHOLDS[bound.attributes.get("type") ?? ""] ?? "Number";
  const formula = child(bound, "f")?.text ?? bound.attributes.get("val");
  const needed = type !== "LowestValue" && type !== "HighestValue" && type !== "Automatic";
  return { type, ...present("formula", needed && formula !== undefined ? decodeSheetText(formula) : undefined) };
}

const DIRECTIONS: Readonly<Record<string, DataBarModel["direction"]>> = {
  leftToRight: "LeftToRight",
  rightToLeft: "RightToLeft",
};
const AXES: Readonly<Record<string, DataBarModel["axis"]["format"]>> = { middle: "CellMidPoint", none: "None" };

// eslint-disable-next-line complexity -- one step for each field of the format, none of them nested
function readDataBar(rule: XmlElement, extension: XmlElement | undefined, palette: Palette): DataBarModel | undefined {
  const plain = child(rule, "dataBar");
  if (!plain) return undefined;
  const more = extension && child(extension, "dataBar");
  const bounds = childrenNamed(more ?? plain, "cfvo").map(readThreshold);
  const color = (name: string): string | null => (more ? (resolveColor(child(more, name), palette) ?? null) : null);
  const on = (name: string, absent: boolean): boolean => (more ? flag(more, name, absent) : absent);
  return {
    kind: "dataBar",
    lower: bounds[0] ?? { type: "LowestValue" },
    upper: bounds[1] ?? { type: "HighestValue" },
    showValue: flag(plain, "showValue", true),
    direction: DIRECTIONS[more?.attributes.get("direction") ?? ""] ?? "Context",
    positive: {
      fill: resolveColor(child(plain, "color"), palette) ?? "#638EC6",
      border: on("border", false) ? color("borderColor") : null,
      gradient: on("gradient", true),
    },
    negative: {
      fill: on("negativeBarColorSameAsPositive", false) ? null : color("negativeFillColor"),
      border: on("negativeBarBorderColorSameAsPositive", true) ? null : color("negativeBorderColor"),
    },
    axis: { format: AXES[more?.attributes.get("axisPosition") ?? ""] ?? "Automatic", color: color("axisColor") },
  };
}

const COUNTS: Readonly<Record<string, string>> = { "3": "Three", "4": "Four", "5": "Five" };

/** `3Arrows` → `ThreeArrows` */
function iconSetName(name: string): string {
  return (COUNTS[name.charAt(0)] ?? "") + name.slice(1);
}

/** `ThreeArrows` → `3Arrows` */
export function iconSetCode(name: string): string {
  const [digit, word] = Object.entries(COUNTS).find(([, start]) => name.startsWith(start)) ?? ["", ""];
  return digit + name.slice(word.length);
}

function readIconSet(rule: XmlElement): IconSetModel | undefined {
  const element = child(rule, "iconSet");
  if (!element) return undefined;
  const icons = childrenNamed(element, "cfIcon");
  const criteria = childrenNamed(element, "cfvo").map((bound, index): IconCriterionModel => {
    const icon = icons[index];
    const set = icon?.attributes.get("iconSet");
    return {
      ...readThreshold(bound),
      operator: flag(bound, "gte", true) ? "GreaterThanOrEqual" : "GreaterThan",
      ...(icon && set !== undefined && set !== "NoIcons"
        ? { icon: { set: iconSetName(set), index: numberAttribute(icon, "iconId") ?? 0 } }
        : {}),
    };
  });
  return {
    kind: "iconSet",
    set: iconSetName(element.attributes.get("iconSet") ?? "3TrafficLights1"),
    reverse: flag(element, "reverse"),
    showValue: flag(element, "showValue", true),
    criteria,
  };
}
