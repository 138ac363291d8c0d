import type { IBorderStyleData, IStyleBase } from "@univerjs/core";
import { BooleanNumber, BorderStyleTypes, TextDecoration } from "@univerjs/core";
import type {
  IColorScale,
  IConditionalFormattingRuleConfig,
  IDataBar,
  IHighlightCell,
  IIconSet,
  IValueConfig,
} from "@univerjs/sheets-conditional-formatting";
import {
  CFNumberOperator,
  CFRuleType,
  CFSubRuleType,
  CFTextOperator,
  CFValueType,
} from "@univerjs/sheets-conditional-formatting";
import type {
  BorderSide,
  ColorScaleModel,
  DataBarModel,
  DifferentialFormat,
  IconSetModel,
  PresetModel,
  ThresholdModel,
  TopBottomModel,
} from "../../../sheetfile";
import type { Area } from "../address";
import { defined } from "../defined";
import {
  allCells,
  comparisonFormula,
  homeCell,
  presetFormula,
  textFormula,
  withoutEquals,
  withoutRelativeTexts,
} from "./conditional-formulas";
import { iconOf } from "./conditional-icons";
import type { ConditionalRule } from "./engine";

/** How the engine draws a rule of ours. */
export type Drawing = IConditionalFormattingRuleConfig;

const borderLines: Readonly<Record<string, BorderStyleTypes>> = {
  thin: BorderStyleTypes.THIN,
  dashed: BorderStyleTypes.DASHED,
  dashDot: BorderStyleTypes.DASH_DOT,
  dashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  dotted: BorderStyleTypes.DOTTED,
  hair: BorderStyleTypes.HAIR,
};

function side(border: BorderSide | undefined): IBorderStyleData | undefined {
  if (border === undefined) return undefined;
  return { s: borderLines[border.style] ?? BorderStyleTypes.THIN, cl: { rgb: border.color ?? "#000000" } };
}

function flag(value: boolean | undefined): BooleanNumber | undefined {
  return value === undefined ? undefined : value ? BooleanNumber.TRUE : BooleanNumber.FALSE;
}

function color(rgb: string | undefined): { rgb: string } | undefined {
  return rgb === undefined ? undefined : { rgb };
}

function underlined(underline: DifferentialFormat["underline"]): IStyleBase["ul"] | undefined {
  if (underline === undefined) return undefined;
  if (underline === "none") return { s: BooleanNumber.FALSE };
  return { s: BooleanNumber.TRUE, ...(underline === "double" && { t: TextDecoration.DOUBLE }) };
}

/** A differential format as the engine lays it over a cell's style. */
function drawnStyle(format: DifferentialFormat): IHighlightCell["style"] {
  const { border } = format;
  const sides = defined({
    l: side(border?.left),
    r: side(border?.right),
    t: side(border?.top),
    b: side(border?.bottom),
  });
  return defined({
    bg: color(format.fill),
    cl: color(format.color),
    bl: flag(format.bold),
    it: flag(format.italic),
    ul: underlined(format.underline),
    st: format.strike === undefined ? undefined : { s: flag(format.strike) ?? BooleanNumber.FALSE },
    bd: Object.keys(sides).length > 0 ? sides : undefined,
    n: format.numberFormat === undefined ? undefined : { pattern: format.numberFormat },
  });
}

function literalNumber(formula: string | undefined): number | null {
  if (formula === undefined) return null;
  const text = withoutEquals(formula).trim();
  return text !== "" && Number.isFinite(Number(text)) ? Number(text) : null;
}

function cellValue(when: Extract<ConditionalRule["when"], { kind: "cellValue" }>, areas: readonly Area[]): object {
  const first = literalNumber(when.formula1);
  const twoSided = when.operator === "between" || when.operator === "notBetween";
  const second = twoSided ? literalNumber(when.formula2) : 0;
  if (first !== null && second !== null)
    return { subType: CFSubRuleType.number, operator: when.operator, value: twoSided ? [first, second] : first };
  return { subType: CFSubRuleType.formula, value: comparisonFormula(when, homeCell(areas)) };
}

function topBottom({ type, rank }: TopBottomModel): object {
  const isBottom = type.startsWith("Bottom");
  return { subType: CFSubRuleType.rank, isBottom, isPercent: type.endsWith("Percent"), value: rank };
}

const ownPresets: Readonly<Record<string, object>> = {
  Blanks: { subType: CFSubRuleType.text, operator: CFTextOperator.containsBlanks },
  NonBlanks: { subType: CFSubRuleType.text, operator: CFTextOperator.notContainsBlanks },
  Errors: { subType: CFSubRuleType.text, operator: CFTextOperator.containsErrors },
  NonErrors: { subType: CFSubRuleType.text, operator: CFTextOperator.notContainsErrors },
  AboveAverage: { subType: CFSubRuleType.average, operator: CFNumberOperator.greaterThan },
  BelowAverage: { subType: CFSubRuleType.average, operator: CFNumberOperator.lessThan },
  EqualOrAboveAverage: { subType: CFSubRuleType.average, operator: CFNumberOperator.greaterThanOrEqual },
  EqualOrBelowAverage: { subType: CFSubRuleType.average, operator: CFNumberOperator.lessThanOrEqual },
  UniqueValues: { subType: CFSubRuleType.uniqueValues },
  DuplicateValues: { subType: CFSubRuleType.duplicateValues },
};

function preset({ criterion }: PresetModel, areas: readonly Area[]): object {
  const formula = presetFormula(criterion, areas);
  return formula === null ? (ownPresets[criterion] ?? {}) : { subType: CFSubRuleType.formula, value: formula };
}

function threshold({ type, formula }: ThresholdModel, areas: readonly Area[]): IValueConfig {
  const value = literalNumber(formula);
  switch (type) {
    case "Automatic":
      // Bars begin at zero unless something is below it.
      return { type: CFValueType.formula, value: `=MIN(0,${allCells(areas)})` };
    case "LowestValue":
      return { type: CFValueType.min };
    case "HighestValue":
      return { type: CFValueType.max };
    case "Percent":
      return { type: CFValueType.percent, value: value ?? 0 };
    case "Percentile":
      return { type: CFValueType.percentile, value: value ?? 0 };
    case "Number":
    case "Formula":
      if (value !== null) return { type: CFValueType.num, value };
      return { type: CFValueType.formula, value: `=${formula ?? "0"}` };
  }
}

function upperThreshold(model: ThresholdModel, areas: readonly Area[]): IValueConfig {
  return model.type === "Automatic"
    ? { type: CFValueType.formula, value: `=MAX(0,${allCells(areas)})` }
    : threshold(model, areas);
}

function dataBar(model: DataBarModel, areas: readonly Area[]): IDataBar {
  return {
    type: CFRuleType.dataBar,
    isShowValue: model.showValue,
    config: {
      min: threshold(model.lower, areas),
      max: upperThreshold(model.upper, areas),
      isGradient: model.positive.gradient,
      positiveColor: model.positive.fill,
      nativeColor: model.negative.fill ?? model.positive.fill,
    },
  };
}

function colorScale({ points }: ColorScaleModel, areas: readonly Area[]): IColorScale {
  const config = points.map((point, index) => ({ index, color: point.color, value: threshold(point, areas) }));
  return { type: CFRuleType.colorScale, config };
}

/** The engine begins with the highest. */
function iconSet(model: IconSetModel, areas: readonly Area[]): IIconSet {
  const count = model.criteria.length;
  const config = model.criteria.map((criterion, index) => {
    const shown = criterion.icon ?? { set: model.set, index: model.reverse ? count - 1 - index : index };
    return {
      operator:
        criterion.operator === "GreaterThan" ? CFNumberOperator.greaterThan : CFNumberOperator.greaterThanOrEqual,
      value: threshold(criterion, areas),
      ...iconOf(shown),
    };
  });
  return { type: CFRuleType.iconSet, isShowValue: model.showValue, config: config.reverse() };
}

/** What the engine is told to draw for a rule. */
export function drawingOf({ when, format, areas }: ConditionalRule): Drawing {
  if (when.kind === "dataBar") return dataBar(when, areas);
  if (when.kind === "colorScale") return colorScale(when, areas);
  if (when.kind === "iconSet") return iconSet(when, areas);
  return { type: CFRuleType.highlightCell, style: drawnStyle(format), ...condition(when, areas) } as Drawing;
}

type Highlighted = Exclude<ConditionalRule["when"], DataBarModel | ColorScaleModel | IconSetModel>;

function condition(when: Highlighted, areas: readonly Area[]): object {
  switch (when.kind) {
    case "custom":
      return { subType: CFSubRuleType.formula, value: withoutRelativeTexts(when.formula, areas) };
    case "cellValue":
      return cellValue(when, areas);
    case "containsText":
      return { subType: CFSubRuleType.formula, value: textFormula(when, homeCell(areas)) };
    case "topBottom":
      return topBottom(when);
    case "preset":
      return preset(when, areas);
  }
}
