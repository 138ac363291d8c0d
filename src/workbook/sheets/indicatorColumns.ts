import type { IndicatorTarget } from "../../domain/records";

/**
 * 0-based columns. Hidden are the holder's code, the points a rule adds up, our id, and 100 for each weight. Weights came
 * later and stand behind them, so that no column of an older workbook changes its place.
 */
export const INDICATOR_COLUMN = {
  project: 0,
  unit: 1,
  name: 2,
  required: 3,
  comparator: 4,
  original: 5,
  current: 6,
  measure: 7,
  period: 8,
  actual: 9,
  logged: 10,
  rate: 11,
  gap: 12,
  counts: 13,
  question: 14,
  place: 15,
  holder: 16,
  points: 17,
  id: 18,
  weight: 19,
  tasks: 20,
} as const;
/** Labels of all columns; reading finds the typed ones by these. */
export const INDICATOR_LABEL: Readonly<Record<keyof typeof INDICATOR_COLUMN, string>> = {
  project: "项目",
  unit: "馆/单位",
  name: "指标",
  required: "必备",
  comparator: "比较",
  original: "原文值",
  current: "现行值",
  measure: "计量",
  period: "周期",
  actual: "累计",
  logged: "登记数",
  rate: "完成率",
  gap: "还差",
  counts: "计入",
  question: "存疑",
  place: "原文位置",
  holder: "责任单位代码",
  points: "完成分",
  id: "编号",
  weight: "权重",
  tasks: "任务量",
};
/** The project of every indicator; 进度 finds by it what several units answer for together. */
export const INDICATOR_PROJECT_NAME = "指标项目";
/** The id of every indicator; 绩效月报 finds by it. */
export const INDICATOR_ID_NAME = "指标编号";
export const INDICATOR_ROW = { header: 2, first: 3 } as const;
/** Comparators in words: a cell that begins with = would be taken for a formula. */
export const COMPARATOR_WORDS: Readonly<Record<IndicatorTarget["comparator"], string>> = {
  ">=": "不少于",
  "(>=)": "不少于（原文未写）",
  "=": "等于",
  "<=": "不超过",
};
export const PERIOD_WORDS: Readonly<Record<IndicatorTarget["period"], string>> = {
  month: "每月",
  quarter: "每季",
  year: "全年",
  each: "每次",
};
export const REQUIRED_WORDS = { yes: "是", no: "否" } as const;
/** A weight above it is a slip. */
export const HEAVIEST_WEIGHT = 1_000;
