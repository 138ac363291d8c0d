import type { Category } from "../domain/project";

/** Tab names, in the order of the tabs (design.md 5). */
export const SHEET = {
  home: "首页",
  allocation: "分配表",
  findings: "预警",
  opinions: "复核意见",
  projects: "项目表",
  ledger: "资金台账",
  units: "单位",
  computation: "测算",
  rules: "规则",
  /** Each reading of an open clause beside its result (N10). */
  readings: "口径对照",
  proof: "校验",
  indicators: "绩效指标",
  activities: "活动培训",
  questions: "待核实",
  scheduleByUnit: "附表1",
  scheduleByProject: "附表2",
  reviewSlip: "复核单",
  log: "日志",
  /** Hidden: format version, masks and ids. Its loss is survived. */
  keys: "标识",
} as const;

/** Made when asked for: the dates of the notice, and who handed in what by when. */
export const MILESTONES_SHEET = "时间节点";

/** Made when asked for: how far money and tasks are. */
export const PROGRESS_SHEET = "进度";

/** Made when asked for: indicators month by month (M15). */
export const MONTHLY_SHEET = "绩效月报";

/** What the second row of a paper written as a sheet begins with. */
export const PAPER_MARK = "由衡拨按文书生成";

/** Made with 进度: its figures as charts. */
export const PROGRESS_CHARTS_SHEET = "进度图";

/** The decided amounts of earlier moments, made with the first of them; read with every book. */
export const HISTORY_SHEET = "历次方案";

/** Made when asked for: two of 历次方案 side by side. */
export const COMPARISON_SHEET = "方案比较";

/** Hidden; not part of every writing and reading: only sending out and taking back need it. */
export const VERSIONS_SHEET = "版本";

/** Hidden: the notice's text, row n is line n. Written with an import, read when a sentence is asked for. */
export const SOURCE_SHEET = "原文";

/** Made when asked for: every repaired or missing cell, to be ticked against the paper (N7). */
export const CHECKLIST_SHEET = "核对清单";

/** Made when asked for: the audit heads, looked at before the inspectors come (N14). */
export const REHEARSAL_SHEET = "自查";

/** Made when asked for: what supervision found, its rectification, and the assessment of the units (七（四）, 七（五）). */
export const SUPERVISION_SHEET = "督查整改";

/** Hidden: what the last steps changed, so that they can be taken back after closing. Its loss is survived. */
export const JOURNAL_SHEET = "撤销记录";

/** Sheets nobody types in: they follow from the others. */
export const DERIVED_SHEETS: readonly string[] = [
  SHEET.findings,
  SHEET.proof,
  SHEET.keys,
  SHEET.scheduleByUnit,
  SHEET.scheduleByProject,
  SHEET.reviewSlip,
];

export const CATEGORY_NAMES: Readonly<Record<Category, string>> = {
  network: "完善公共数字文化服务网络",
  resource: "建设公共数字文化资源",
  outreach: "公共数字文化服务推广",
};

/** Written into every workbook we make; older formats are migrated forward (D3). */
export const FORMAT_VERSION = 2;

export const SAMPLE_MARK = "示例数据";
export const PLACEHOLDER_TEXT = "（原件缺失，待核）";
