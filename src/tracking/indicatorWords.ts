import type { UnitFileIndicator } from "../domain/returns";

const PERIOD = { month: "每月", quarter: "每季", year: "全年", each: "每次" } as const;
const COMPARATOR = { ">=": "不少于", "(>=)": "不少于", "=": "为", "<=": "不超过" } as const;

/** 目标 in words: 每月不少于15条; without a target of its own: 只报完成数（条）. */
export function targetWords({
  comparator,
  period,
  measure,
  target,
}: Pick<UnitFileIndicator, "comparator" | "period" | "measure" | "target">): string {
  if (target === null) return `只报完成数（${measure}）`;
  return `${PERIOD[period]}${COMPARATOR[comparator]}${target}${measure}`;
}
