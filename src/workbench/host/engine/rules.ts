import type {
  ColorScaleModel,
  ContainsTextModel,
  DataBarModel,
  DifferentialFormat,
  IconSetModel,
  PresetModel,
  TopBottomModel,
} from "../../../sheetfile";
import type { Area } from "../address";

export type ComparisonOperator =
  | "between"
  | "notBetween"
  | "equal"
  | "notEqual"
  | "greaterThan"
  | "lessThan"
  | "greaterThanOrEqual"
  | "lessThanOrEqual";

/** When a conditional format holds; formulas with `=` are relative to the first area's top left cell. */
export type ConditionalCondition =
  | { readonly kind: "custom"; readonly formula: string }
  | {
      readonly kind: "cellValue";
      readonly operator: ComparisonOperator;
      readonly formula1: string;
      readonly formula2?: string;
    }
  | ContainsTextModel
  | TopBottomModel
  | PresetModel
  | DataBarModel
  | ColorScaleModel
  | IconSetModel;

export interface ConditionalRule {
  readonly id: string;
  readonly areas: readonly Area[];
  readonly when: ConditionalCondition;
  /** Empty for data bars, colour scales and icon sets, which are their own format. */
  readonly format: DifferentialFormat;
  readonly stopIfTrue: boolean;
}

export interface ValidationRule {
  readonly id: string;
  readonly areas: readonly Area[];
  /** `any` lets everything pass: a prompt without a rule. */
  readonly kind: "any" | "list" | "whole" | "decimal" | "date" | "time" | "textLength" | "custom";
  readonly operator?: ComparisonOperator;
  /** A literal or a formula with `=`; for lists the entries joined by commas or a reference with `=`. */
  readonly formula1: string;
  readonly formula2?: string;
  readonly showDropDown?: boolean;
  readonly ignoreBlanks: boolean;
  readonly error?: {
    readonly style: "stop" | "warning" | "information";
    readonly title: string;
    readonly message: string;
    readonly show: boolean;
  };
  readonly prompt?: { readonly title: string; readonly message: string; readonly show: boolean };
}
