/** 0-based columns of 历次方案; units follow from `firstUnit`. */
export const HISTORY_HEADERS = ["次", "时间", "经办", "事由", "状态", "指标总额", "项目", "合计"];
export const HISTORY_COLUMN = {
  number: 0,
  at: 1,
  who: 2,
  why: 3,
  state: 4,
  total: 5,
  project: 6,
  sum: 7,
  firstUnit: 8,
} as const;
/** The two hidden columns right of the units; found by these words. */
export const HISTORY_HIDDEN = { line: "行", code: "校验" } as const;
