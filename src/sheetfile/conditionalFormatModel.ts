export interface BorderSide {
  /** `thin`, `medium`, `double` … as the format names them. */
  readonly style: string;
  /** `#RRGGBB`; absent: automatic. */
  readonly color?: string;
}

/**
 * Conditional formats as neutral data. Names follow Excel's API; operands are formulas as the file holds them,
 * without a leading `=`: `0`, `"不符合"`, `$B$3`.
 */
export interface ConditionalFormatModel {
  /** A1 ranges separated by blanks. */
  readonly ranges: string;
  readonly rule: ConditionalRuleModel;
  /** Absent for data bars, colour scales and icon sets, which are their own format. */
  readonly format?: DifferentialFormat;
  /** 1 is looked at first. */
  readonly priority: number;
  readonly stopIfTrue?: true;
}

/** What a rule changes about a cell; an absent property stays as the cell has it. */
export interface DifferentialFormat {
  /** `#RRGGBB` of a solid fill. */
  readonly fill?: string;
  readonly color?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: "none" | "single" | "double";
  readonly strike?: boolean;
  readonly border?: {
    readonly left?: BorderSide;
    readonly right?: BorderSide;
    readonly top?: BorderSide;
    readonly bottom?: BorderSide;
  };
  readonly numberFormat?: string;
}

export type ConditionalRuleModel =
  | { readonly kind: "formula"; readonly formula: string }
  | { readonly kind: "cellValue"; readonly operator: string; readonly operands: readonly string[] }
  | ContainsTextModel
  | TopBottomModel
  | PresetModel
  | DataBarModel
  | ColorScaleModel
  | IconSetModel
  /** What is still unknown: kept as it stands. */
  | { readonly kind: "carried"; readonly type: string; readonly xml: string };

export interface ContainsTextModel {
  readonly kind: "containsText";
  readonly operator: "Contains" | "NotContains" | "BeginsWith" | "EndsWith";
  /** The text itself; with `=` in front the formula it comes from. */
  readonly text: string;
}

export interface TopBottomModel {
  readonly kind: "topBottom";
  readonly type: "TopItems" | "TopPercent" | "BottomItems" | "BottomPercent";
  readonly rank: number;
}

/** `criterion` as in `Excel.ConditionalFormatPresetCriterion`. */
export interface PresetModel {
  readonly kind: "preset";
  readonly criterion: PresetCriterion;
}

export type PresetCriterion =
  | "Blanks"
  | "NonBlanks"
  | "Errors"
  | "NonErrors"
  | "Yesterday"
  | "Today"
  | "Tomorrow"
  | "LastSevenDays"
  | "LastWeek"
  | "ThisWeek"
  | "NextWeek"
  | "LastMonth"
  | "ThisMonth"
  | "NextMonth"
  | "AboveAverage"
  | "BelowAverage"
  | "EqualOrAboveAverage"
  | "EqualOrBelowAverage"
  | "OneStdDevAboveAverage"
  | "OneStdDevBelowAverage"
  | "TwoStdDevAboveAverage"
  | "TwoStdDevBelowAverage"
  | "ThreeStdDevAboveAverage"
  | "ThreeStdDevBelowAverage"
  | "UniqueValues"
  | "DuplicateValues";

/** A bound of a scale, as in `Excel.ConditionalFormatRuleType` and `Excel.ConditionalFormatColorCriterionType`. */
export interface ThresholdModel {
  readonly type: "Automatic" | "LowestValue" | "HighestValue" | "Number" | "Percent" | "Formula" | "Percentile";
  /** A number or a formula without `=`; absent where the type needs none. */
  readonly formula?: string;
}

/** Colours `#RRGGBB`. */
export interface DataBarModel {
  readonly kind: "dataBar";
  readonly lower: ThresholdModel;
  readonly upper: ThresholdModel;
  readonly showValue: boolean;
  readonly direction: "Context" | "LeftToRight" | "RightToLeft";
  readonly positive: {
    readonly fill: string;
    /** Null: no border. */
    readonly border: string | null;
    readonly gradient: boolean;
  };
  readonly negative: {
    /** Null: as the positive bar. */
    readonly fill: string | null;
    /** Null: as the positive bar (also when that has none). */
    readonly border: string | null;
  };
  readonly axis: {
    readonly format: "Automatic" | "None" | "CellMidPoint";
    /** Null: automatic. */
    readonly color: string | null;
  };
}

/** Two points, or three with the middle one between. */
export interface ColorScaleModel {
  readonly kind: "colorScale";
  readonly points: readonly (ThresholdModel & { readonly color: string })[];
}

export interface IconSetModel {
  readonly kind: "iconSet";
  /** As in `Excel.IconSet`: `ThreeArrows`, `FiveQuarters` … */
  readonly set: string;
  readonly reverse: boolean;
  readonly showValue: boolean;
  /** From the lowest; the first holds for all values. */
  readonly criteria: readonly IconCriterionModel[];
}

export interface IconCriterionModel extends ThresholdModel {
  readonly operator: "GreaterThan" | "GreaterThanOrEqual";
  /** Another icon than the set's own. */
  readonly icon?: { readonly set: string; readonly index: number };
}
