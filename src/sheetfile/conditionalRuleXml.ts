import { formatAddress, parseAreas } from "./address";
import { argb } from "./colors";
import type {
  ConditionalRuleModel,
  ContainsTextModel,
  DataBarModel,
  IconSetModel,
  PresetCriterion,
  PresetModel,
  ThresholdModel,
} from "./conditionalFormatModel";
import { DEVIATIONS, PERIODS, PRESET_TYPES, TEXT_TYPES, iconSetCode } from "./conditionalRules";
import { encodeForbidden, escapeText } from "./xml";
import { attributeText } from "./xmlEdit";

type Attributes = Record<string, string | number | undefined>;

export interface RuleXml {
  readonly attributes: Attributes;
  readonly inner: string;
}

function keyOf<T>(names: Readonly<Record<string, T>>, value: T): string | undefined {
  return Object.entries(names).find(([, name]) => name === value)?.[0];
}

/** How a rule is written on the sheet itself; carried rules are written by who knows their text. */
export function ruleXml(p: string, rule: Exclude<ConditionalRuleModel, { kind: "carried" }>, ranges: string): RuleXml {
  const formulas = (...texts: readonly string[]): string =>
    texts.map((text) => `<${p}formula>${escapeText(encodeForbidden(text))}</${p}formula>`).join("");
  switch (rule.kind) {
    case "formula":
      return { attributes: { type: "expression" }, inner: formulas(rule.formula) };
    case "cellValue":
      return { attributes: { type: "cellIs", operator: rule.operator }, inner: formulas(...rule.operands) };
    case "containsText":
      return textXml(rule, ranges, formulas);
    case "topBottom":
      return {
        attributes: {
          type: "top10",
          percent: rule.type.endsWith("Percent") ? 1 : undefined,
          bottom: rule.type.startsWith("Bottom") ? 1 : undefined,
          rank: rule.rank,
        },
        inner: "",
      };
    case "preset":
      return presetXml(rule, firstCell(ranges), formulas);
    case "dataBar":
      return { attributes: { type: "dataBar" }, inner: dataBarXml(p, rule) };
    case "colorScale": {
      const bounds = rule.points.map((point) => thresholdXml(p, point)).join("");
      const colors = rule.points.map((point) => `<${p}color rgb="${argb(point.color)}"/>`).join("");
      return { attributes: { type: "colorScale" }, inner: `<${p}colorScale>${bounds}${colors}</${p}colorScale>` };
    }
    case "iconSet":
      return { attributes: { type: "iconSet" }, inner: iconSetXml(p, rule) };
  }
}

/** The cell formulas of a rule are written for. */
function firstCell(ranges: string): string {
  const area = parseAreas(ranges)[0];
  return area ? formatAddress(area.top, area.left) : "A1";
}

type Formulas = (...texts: readonly string[]) => string;

function textXml(rule: ContainsTextModel, ranges: string, formulas: Formulas): RuleXml {
  const cell = firstCell(ranges);
  const referred = rule.text.startsWith("=");
  const text = referred ? rule.text.slice(1) : `"${rule.text.replace(/"/g, '""')}"`;
  const type = keyOf(TEXT_TYPES, rule.operator) ?? "containsText";
  const formula = {
    Contains: `NOT(ISERROR(SEARCH(${text},${cell})))`,
    NotContains: `ISERROR(SEARCH(${text},${cell}))`,
    BeginsWith: `LEFT(${cell},LEN(${text}))=${text}`,
    EndsWith: `RIGHT(${cell},LEN(${text}))=${text}`,
  }[rule.operator];
  const operator = type === "notContainsText" ? "notContains" : type;
  return {
    attributes: { type, operator, text: referred ? undefined : encodeForbidden(rule.text) },
    inner: formulas(formula),
  };
}

const PERIOD_FORMULAS: Readonly<Partial<Record<PresetCriterion, string>>> = {
  Yesterday: "FLOOR(@,1)=TODAY()-1",
  Today: "FLOOR(@,1)=TODAY()",
  Tomorrow: "FLOOR(@,1)=TODAY()+1",
  LastSevenDays: "AND(TODAY()-FLOOR(@,1)<=6,FLOOR(@,1)<=TODAY())",
  LastWeek: "AND(TODAY()-ROUNDDOWN(@,0)>=(WEEKDAY(TODAY())),TODAY()-ROUNDDOWN(@,0)<(WEEKDAY(TODAY())+7))",
  ThisWeek: "AND(TODAY()-ROUNDDOWN(@,0)<=WEEKDAY(TODAY())-1,ROUNDDOWN(@,0)-TODAY()<=7-WEEKDAY(TODAY()))",
  NextWeek: "AND(ROUNDDOWN(@,0)-TODAY()>(7-WEEKDAY(TODAY())),ROUNDDOWN(@,0)-TODAY()<(15-WEEKDAY(TODAY())))",
  LastMonth: "AND(MONTH(@)=MONTH(EDATE(TODAY(),0-1)),YEAR(@)=YEAR(EDATE(TODAY(),0-1)))",
  ThisMonth: "AND(MONTH(@)=MONTH(TODAY()),YEAR(@)=YEAR(TODAY()))",
  NextMonth: "AND(MONTH(@)=MONTH(EDATE(TODAY(),0+1)),YEAR(@)=YEAR(EDATE(TODAY(),0+1)))",
};
const TYPE_FORMULAS: Readonly<Partial<Record<PresetCriterion, string>>> = {
  Blanks: "LEN(TRIM(@))=0",
  NonBlanks: "LEN(TRIM(@))>0",
  Errors: "ISERROR(@)",
  NonErrors: "NOT(ISERROR(@))",
};

function presetXml({ criterion }: PresetModel, cell: string, formulas: Formulas): RuleXml {
  const formula = PERIOD_FORMULAS[criterion] ?? TYPE_FORMULAS[criterion];
  const inner = formula === undefined ? "" : formulas(formula.replaceAll("@", cell));
  const type = keyOf(PRESET_TYPES, criterion);
  if (type !== undefined) return { attributes: { type }, inner };
  const period = keyOf(PERIODS, criterion);
  if (period !== undefined) return { attributes: { type: "timePeriod", timePeriod: period }, inner };
  const deviations = DEVIATIONS.findIndex((word) => word !== "" && criterion.startsWith(word));
  return {
    attributes: {
      type: "aboveAverage",
      aboveAverage: criterion.endsWith("BelowAverage") ? 0 : undefined,
      stdDev: deviations > 0 ? deviations : undefined,
      equalAverage: criterion.startsWith("EqualOr") ? 1 : undefined,
    },
    inner: "",
  };
}

const THRESHOLD_CODES: Readonly<Record<ThresholdModel["type"], string>> = {
  LowestValue: "min",
  HighestValue: "max",
  Number: "num",
  Percent: "percent",
  Formula: "formula",
  Percentile: "percentile",
  Automatic: "min",
};

function thresholdXml(p: string, { type, formula }: ThresholdModel, extra: Attributes = {}): string {
  return `<${p}cfvo${attributeText({ type: THRESHOLD_CODES[type], val: formula, ...extra })}/>`;
}

function dataBarXml(p: string, rule: DataBarModel): string {
  const upper = rule.upper.type === "Automatic" ? { type: "HighestValue" as const } : rule.upper;
  const inner = `${thresholdXml(p, rule.lower)}${thresholdXml(p, upper)}<${p}color rgb="${argb(rule.positive.fill)}"/>`;
  return `<${p}dataBar${rule.showValue ? "" : ' showValue="0"'}>${inner}</${p}dataBar>`;
}

function iconSetXml(p: string, rule: IconSetModel): string {
  const bounds = rule.criteria.map((bound) =>
    thresholdXml(p, bound, { gte: bound.operator === "GreaterThan" ? 0 : undefined }),
  );
  const attributes = attributeText({
    iconSet: iconSetCode(rule.set),
    showValue: rule.showValue ? undefined : 0,
    reverse: rule.reverse ? 1 : undefined,
  });
  return `<${p}iconSet${attributes}>${bounds.join("")}</${p}iconSet>`;
}

/** Icon sets the sheet itself cannot name: those stand in the extension alone. */
export function needsExtension(rule: ConditionalRuleModel): boolean {
  if (rule.kind !== "iconSet") return false;
  return ["ThreeStars", "ThreeTriangles", "FiveBoxes"].includes(rule.set) || rule.criteria.some((bound) => bound.icon);
}

function extendedThreshold({ type, formula }: ThresholdModel, automatic: string, extra: Attributes = {}): string {
  const code =
    type === "Automatic"
      ? automatic
      : type === "LowestValue"
        ? "min"
        : type === "HighestValue"
          ? "max"
          : THRESHOLD_CODES[type];
  const inner = formula === undefined ? "" : `<xm:f>${escapeText(formula)}</xm:f>`;
  return `<x14:cfvo${attributeText({ type: code, ...extra })}>${inner}</x14:cfvo>`;
}

/** The other half of a data bar, or the whole of an icon set of newer programs. */
export function extensionXml(rule: DataBarModel | IconSetModel, id: string, priority: number, ranges: string): string {
  const inner = rule.kind === "dataBar" ? extendedBar(rule) : extendedIcons(rule);
  const attributes = attributeText({ type: rule.kind, priority: rule.kind === "iconSet" ? priority : undefined, id });
  return (
    `<x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule${attributes}>` +
    `${inner}</x14:cfRule><xm:sqref>${escapeText(ranges)}</xm:sqref></x14:conditionalFormatting>`
  );
}

function extendedBar(rule: DataBarModel): string {
  const { positive, negative, axis } = rule;
  const color = (name: string, value: string | null): string =>
    value === null ? "" : `<x14:${name} rgb="${argb(value)}"/>`;
  const attributes = attributeText({
    minLength: 0,
    maxLength: 100,
    border: positive.border === null ? undefined : 1,
    gradient: positive.gradient ? undefined : 0,
    direction: { Context: undefined, LeftToRight: "leftToRight", RightToLeft: "rightToLeft" }[rule.direction],
    negativeBarColorSameAsPositive: negative.fill === null ? 1 : undefined,
    negativeBarBorderColorSameAsPositive: negative.border === null ? undefined : 0,
    axisPosition: { Automatic: undefined, None: "none", CellMidPoint: "middle" }[axis.format],
  });
  const bounds = extendedThreshold(rule.lower, "autoMin") + extendedThreshold(rule.upper, "autoMax");
  const colors =
    color("borderColor", positive.border) +
    color("negativeFillColor", negative.fill) +
    color("negativeBorderColor", negative.border) +
    color("axisColor", axis.color);
  return `<x14:dataBar${attributes}>${bounds}${colors}</x14:dataBar>`;
}

function extendedIcons(rule: IconSetModel): string {
  const own = rule.criteria.some((bound) => bound.icon);
  const attributes = attributeText({
    iconSet: iconSetCode(rule.set),
    showValue: rule.showValue ? undefined : 0,
    reverse: rule.reverse ? 1 : undefined,
    custom: own ? 1 : undefined,
  });
  const bounds = rule.criteria.map((bound) =>
    extendedThreshold(bound, "min", { gte: bound.operator === "GreaterThan" ? 0 : undefined }),
  );
  const icons = rule.criteria.map((bound, index) => {
    const { set, index: number } = bound.icon ?? { set: rule.set, index };
    return own ? `<x14:cfIcon iconSet="${iconSetCode(set)}" iconId="${number}"/>` : "";
  });
  return `<x14:iconSet${attributes}>${bounds.join("")}${icons.join("")}</x14:iconSet>`;
}
