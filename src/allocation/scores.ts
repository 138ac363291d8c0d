import type { AllocationMethod, Factor } from "../domain/book";
import { failure, success, type Fault, type Result } from "../domain/fault";
import { COEFFICIENT_ONE } from "../domain/computation";
import type { UnitCode } from "../domain/units";
import { unusableInput } from "./faults";

export interface ScoreInput {
  readonly method: AllocationMethod;
  readonly factors: readonly Factor[];
  /** 困难系数 in ten-thousandths; a unit without one counts 1. */
  readonly coefficients?: Readonly<Record<UnitCode, number>>;
  /** The units that share one pot. */
  readonly units: readonly UnitCode[];
  /** How a unit is called in a sentence. */
  readonly unitName: (unit: UnitCode) => string;
}

/**
 * 得分 of every unit as a whole number, one per unit in the given order; only their proportions mean something.
 *
 * `even`: 1 each. `factors`: Σ weight × value ÷ Σ values of the pot's units, brought to the common denominator
 * (the product of the factors' sums), so that nothing is rounded; times 困难系数 (the ministry's usual form
 * 总额 × Σ 因素占比 × 权重 × 困难系数 ÷ Σ 同式). A missing value is a fault, never 0.
 */
export function scoresOf(input: ScoreInput): Result<readonly bigint[]> {
  if (input.method === "even" || input.units.length <= 1) return success(input.units.map(() => 1n));
  const weighted = input.factors.filter((factor) => factor.weight !== 0);
  const fault = factorFault(input, weighted);
  if (fault) return failure(fault);
  const { units, coefficients = {} } = input;
  const unusable = units.find((unit) => !isCoefficient(coefficients[unit]));
  if (unusable !== undefined) return failure(coefficientUnusable(input.unitName(unusable)));
  const scores = factorScores(units, weighted);
  return success(scores.map((score, index) => score * BigInt(coefficients[units[index] ?? ""] ?? COEFFICIENT_ONE)));
}

function factorScores(units: readonly UnitCode[], factors: readonly Factor[]): readonly bigint[] {
  const columns = factors.map((factor) => units.map((unit) => BigInt(factor.values[unit] ?? 0)));
  const sums = columns.map((values) => values.reduce((sum, value) => sum + value, 0n));
  const product = sums.reduce((all, sum) => all * sum, 1n);
  // weight × value ÷ sum  =  weight × value × (product ÷ sum) ÷ product; the common ÷ product is left out.
  const multipliers = factors.map((factor, index) => (BigInt(factor.weight) * product) / (sums[index] ?? 1n));
  return units.map((_, row) =>
    columns.reduce((score, values, index) => score + (values[row] ?? 0n) * (multipliers[index] ?? 0n), 0n),
  );
}

function factorFault({ units, unitName }: ScoreInput, factors: readonly Factor[]): Fault | null {
  if (factors.length === 0) return noFactors();
  for (const factor of factors) {
    const fault = weightFault(factor) ?? valuesFault(factor, units, unitName);
    if (fault) return fault;
  }
  return null;
}

function noFactors(): Fault {
  return unusableInput(
    "factors-missing",
    {
      zh: "选了因素法，但没有权重大于0的因素，没有分配。",
      en: "The factor method needs at least one factor with a weight; nothing was allocated.",
    },
    {
      zh: "请在单位表填因素和权重，或改用平均分配。",
      en: "Fill in factors and weights on the units sheet, or divide evenly.",
    },
  );
}

function weightFault(factor: Factor): Fault | null {
  if (Number.isSafeInteger(factor.weight) && factor.weight > 0) return null;
  return unusableInput(
    "factor-weight-unusable",
    {
      zh: `因素“${factor.name}”的权重不是大于0的数（精确到0.01%），没有分配。`,
      en: `The weight of factor "${factor.name}" is not a number above 0 (in 0.01 %); nothing was allocated.`,
    },
    { zh: "请改这个因素的权重。", en: "Change the weight of this factor." },
    factor.name,
  );
}

function valuesFault(factor: Factor, units: readonly UnitCode[], unitName: ScoreInput["unitName"]): Fault | null {
  const unusable = units.filter((unit) => !isWholeCount(factor.values[unit]));
  if (unusable.length > 0) return valuesMissing(factor, unusable.map(unitName));
  if (units.some((unit) => factor.values[unit] !== 0)) return null;
  return unusableInput(
    "factor-values-all-zero",
    {
      zh: `因素“${factor.name}”在这些单位（${units.map(unitName).join("、")}）都是0，算不出占比，没有分配。`,
      en: `Factor "${factor.name}" is 0 for all of these units (${units.map(unitName).join(", ")}), so there are no shares; nothing was allocated.`,
    },
    { zh: "请改因素值，或把这个因素的权重填0。", en: "Change the values, or set the weight of this factor to 0." },
    factor.name,
  );
}

function isCoefficient(value: number | undefined): boolean {
  return value === undefined || (Number.isSafeInteger(value) && value > 0);
}

function coefficientUnusable(name: string): Fault {
  return unusableInput(
    "coefficient-unusable",
    {
      zh: `${name}的困难系数不是大于0的数，没有当作1，没有分配。`,
      en: `The coefficient of ${name} is not a number above 0; it was not taken as 1 and nothing was allocated.`,
    },
    {
      zh: "请在单位表改困难系数，或清空（按1算）。",
      en: "Change the coefficient on 单位, or clear it (it then counts 1).",
    },
    name,
  );
}

function isWholeCount(value: number | undefined): boolean {
  return value !== undefined && Number.isSafeInteger(value) && value >= 0;
}

function valuesMissing(factor: Factor, names: readonly string[]): Fault {
  return unusableInput(
    "factor-values-missing",
    {
      zh: `因素“${factor.name}”缺这些单位的整数值：${names.join("、")}。没有当作0，没有分配。`,
      en: `Factor "${factor.name}" has no whole-number value for: ${names.join(", ")}. It was not taken as 0; nothing was allocated.`,
    },
    { zh: "请补上因素值，或把这些单元格设为固定。", en: "Fill in the values, or hold these cells." },
    factor.name,
  );
}
