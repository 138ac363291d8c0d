import { SHEET } from "../names";

/** How a table of ours is known again wherever it went. */
export interface TableMark {
  readonly sheet: string;
  /** Labels of its header row; the planned header is the row that holds them all. */
  readonly labels: readonly string[];
  /** Labels of the columns that name a row; empty where rows have no name of their own. */
  readonly key: readonly string[];
  /** A text of the first two columns that tells it from a sheet with the same header. */
  readonly also?: string;
  /** Rows may stand in any order and with others between them: writing follows them. */
  readonly anyOrder?: true;
  /** Rows are found by their key wherever they were sorted to. */
  readonly sortable?: true;
}

export const TABLE_MARKS: readonly TableMark[] = [
  {
    sheet: SHEET.allocation,
    labels: ["序号", "项目简称", "合计"],
    key: ["序号", "项目简称"],
    also: "本单位预警",
  },
  { sheet: SHEET.rules, labels: ["启用", "级别", "代码"], key: ["代码"], sortable: true },
  { sheet: SHEET.projects, labels: ["序号", "项目名称", "建设单位"], key: ["序号"], anyOrder: true },
  { sheet: SHEET.ledger, labels: ["收/发", "文号"], key: [], anyOrder: true },
  { sheet: SHEET.units, labels: ["代码", "名称", "级次"], key: ["代码"], sortable: true },
  { sheet: SHEET.computation, labels: ["序号", "项目简称", "合计"], key: [], also: "方法" },
  { sheet: SHEET.questions, labels: ["编号", "事项", "暂按"], key: [] },
  { sheet: SHEET.opinions, labels: ["编号", "意见", "当时数"], key: [], anyOrder: true },
  { sheet: SHEET.activities, labels: ["日期", "类别", "主办"], key: [], anyOrder: true },
  { sheet: SHEET.indicators, labels: ["指标", "原文值", "现行值"], key: [], anyOrder: true },
  { sheet: SHEET.log, labels: ["时间", "做了什么", "原值", "新值"], key: [] },
];

/** Sheets whose rows and columns are looked after one by one; the others are made again as a whole. */
const ALIGNED: readonly string[] = [
  SHEET.allocation,
  SHEET.rules,
  SHEET.projects,
  SHEET.ledger,
  SHEET.units,
  SHEET.opinions,
  SHEET.activities,
  SHEET.indicators,
  SHEET.log,
];

export function tableMark(sheet: string): TableMark | null {
  return ALIGNED.includes(sheet) ? (TABLE_MARKS.find((mark) => mark.sheet === sheet) ?? null) : null;
}
