import type { FundBook } from "../../domain/book";
import { columnLetters } from "../address";
import { UNITS_COLUMN } from "./units";

/** A factor of the division: its place on 单位, and its two columns in the list of shares. */
export interface FactorColumns {
  readonly name: string;
  /** 0-based column on 单位. */
  readonly onUnits: number;
  readonly value: number;
  readonly share: number;
}

/** What a person may type in the list of shares, and labels by which reading finds its columns. */
export const SHARE_LABEL = {
  number: "序号",
  unit: "单位",
  score: "得分",
  hold: "固定",
  floor: "保底",
  ceiling: "上限",
  reason: "理由",
  by: "谁定",
} as const;

/** The columns of the list of shares from left to right; factors have two each. */
const AFTER_FACTORS = [
  ["score", SHARE_LABEL.score],
  ["coefficient", "困难系数"],
  ["weighted", "加权得分"],
  ["hold", SHARE_LABEL.hold],
  ["floor", SHARE_LABEL.floor],
  ["ceiling", SHARE_LABEL.ceiling],
  ["state", "状态"],
  ["bound", "定额"],
  ["multiplier", "分配系数"],
  ["quota", "应分数"],
  ["floored", "舍后"],
  ["remainder", "余数(步)"],
  ["rank", "名次"],
  ["extra", "尾差"],
  ["residue", "零头"],
  ["computed", "测算数"],
  ["written", "分配时"],
  ["check", "核对"],
  ["decided", "拟分配数"],
  ["change", "增减"],
  ["reason", SHARE_LABEL.reason],
  ["by", SHARE_LABEL.by],
] as const;
export type ShareKey = (typeof AFTER_FACTORS)[number][0];
const FIRST_FACTOR = 3;

/** 0-based columns of the list of shares. */
export interface ShareColumns extends Readonly<Record<ShareKey, number>> {
  readonly number: 0;
  readonly project: 1;
  readonly unit: 2;
  readonly factors: readonly FactorColumns[];
  readonly headers: readonly string[];
  /** How many there are: hidden keys stand right of them. */
  readonly width: number;
}

/** Only factors that count have columns; an even division has none. */
export function shareColumns(book: Pick<FundBook, "factors" | "method">): ShareColumns {
  const used = book.method === "even" ? [] : book.factors.map((factor, index) => ({ factor, index }));
  const factors = used
    .filter(({ factor }) => factor.weight !== 0)
    .map(({ factor, index }, order) => ({
      name: factor.name,
      onUnits: UNITS_COLUMN.firstFactor + index,
      value: FIRST_FACTOR + 2 * order,
      share: FIRST_FACTOR + 2 * order + 1,
    }));
  const first = FIRST_FACTOR + 2 * factors.length;
  const places = Object.fromEntries(AFTER_FACTORS.map(([key], index) => [key, first + index])) as Record<
    ShareKey,
    number
  >;
  const headers = [
    SHARE_LABEL.number,
    "项目",
    SHARE_LABEL.unit,
    ...factors.flatMap(({ name }) => [name, `${name}占比`]),
    ...AFTER_FACTORS.map(([, label]) => label),
  ];
  return { number: 0, project: 1, unit: 2, factors, ...places, headers, width: first + AFTER_FACTORS.length };
}

/** A column of the list over its rows, fixed: `$F$31:$F$160`. */
export function listColumn(column: number, first: number, last: number): string {
  const letters = columnLetters(column);
  return `$${letters}$${first + 1}:$${letters}$${last + 1}`;
}

export const POT_HEADERS = [
  "序号",
  "项目",
  "方式",
  "权重",
  "应分数",
  "舍后",
  "名次",
  "尾差",
  "资金",
  "定额合计",
  "得分合计",
  "分配系数",
  "尾差个数",
];
export const POT_COLUMN = {
  number: 0,
  project: 1,
  basis: 2,
  weight: 3,
  quota: 4,
  floored: 5,
  rank: 6,
  extra: 7,
  amount: 8,
  bounded: 9,
  scores: 10,
  multiplier: 11,
  extras: 12,
} as const;
export const METHOD_WORDS = { even: "平均分配", factors: "因素法" } as const;
export const HOLD_WORD = "固定";
export const STEP_LABEL = "取整单位";
/** 方法 and 取整单位 stand in one row. */
export const TERMS_ROW = 2;
export const TERMS_COLUMN = { methodLabel: 0, method: 1, stepLabel: 2, step: 3 } as const;
