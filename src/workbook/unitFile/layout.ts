import { COVER_SHEET, PASTE_SHEET, RETURN_TABLE } from "../../domain/returnTables";
import type { UnitFileContent } from "../../domain/returns";
import { SHEET } from "../names";

/** Tabs of the unit file beside those of the tables. */
export const UNIT_FILE_SHEET = {
  cover: COVER_SHEET,
  /** Rows confirmed in earlier periods, grey and locked. */
  confirmed: "已确认支出",
  paste: PASTE_SHEET,
  /** Hidden: file id, hash and the content the file was made from. */
  keys: SHEET.keys,
} as const;

/**
 * 0-based rows of every table sheet. The row above the header stays empty, so that a program that looks for the edge
 * of the block when sorting finds it there.
 */
export const TABLE_ROW = { title: 0, note: 1, check: 2, figures: 3, header: 5, first: 6 } as const;

/**
 * 0-based columns of every table sheet: what the file says of a row stands at the left, where it stays in view, and
 * an empty column parts it from what people type, so that sorting the typed block never meets a locked cell.
 */
export const TABLE_COLUMN = { status: 0, problem: 1, gap: 2, first: 3 } as const;

/** Headers of the formula columns; no field of a table bears such a label. */
export const STATUS_LABEL = "状态";
export const PROBLEM_LABEL = "哪里不对";
/** Hidden last column of tables whose rows we print. */
export const ROW_ID_LABEL = "编号";

/** Column of printed names in tables whose rows we print: how a row is recognised when its id is lost. */
export const PRINTED_LABEL = {
  line: "项目",
  documentNumber: "下达文号",
  yuan: "折合(元)",
  spent: "支出(元)",
  rate: "执行率",
  unspent: "未支出(元)",
  indicator: "指标",
  target: "目标",
  reached: "累计",
  short: "还差",
  unit: "单位",
  reported: "县报数",
  difference: "相差",
} as const;

/** What stands in 县报数 where the county has not reported. */
export const NOT_REPORTED = "县未报";

/** Header of the granted amounts: 拟分配数(万元), or 审定数(万元). */
export function grantedLabel({ amountWord }: Pick<UnitFileContent, "amountWord">): string {
  return `${amountWord}(万元)`;
}

/** Label on 填报说明 left of the file id. */
export const FILE_ID_LABEL = "文件编号";
/** Labels on 填报说明 left of unit and period: with them a file is placed when both ids are lost. */
export const COVER_LABEL = { unit: "填报单位", period: "填报期", due: "截止日期" } as const;

/** 标识: label in the first column, value in the second; the content follows in pieces, one a row. */
export const KEYS_LABEL = {
  format: "填报表格式",
  fileId: FILE_ID_LABEL,
  hash: "内容校验",
  chunks: "段数",
  content: "内容",
} as const;
/** A cell holds 32,767 characters. */
export const CHUNK = 32_000;
export const UNIT_FILE_FORMAT = 1;

const KINDS = ["文化馆", "图书馆"] as const;
const LONGEST_SHEET_NAME = 31;

/** The tab of each 馆's page, by the 馆 as printed: 绩效填报·文化馆; with its whole name where two would be alike. */
export function indicatorSheets(institutions: readonly string[]): ReadonlyMap<string, string> {
  const names = [...new Set(institutions)];
  const short = (name: string): string => KINDS.find((kind) => name.endsWith(kind)) ?? name;
  const tab = (name: string): string => {
    const alone = names.filter((other) => short(other) === short(name)).length === 1;
    return `${RETURN_TABLE.indicator.sheet}·${alone ? short(name) : name}`
      .replace(/[\\/?*[\]:']/g, "")
      .slice(0, LONGEST_SHEET_NAME);
  };
  return new Map(names.map((name) => [name, tab(name)]));
}

/** 2020-05 → 2020年5月. */
export function periodWords(period: string): string {
  const [year = "", month = ""] = period.split("-");
  return `${year}年${Number(month)}月`;
}
