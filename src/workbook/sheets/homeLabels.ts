/** Labels of column A on 首页; what stands beside them is read back. */
export const HOME_LABEL = {
  title: "资金方案",
  year: "年度",
  notice: "来文文号",
  data: "数据",
  state: "状态",
  version: "版本",
  today: "今天",
  province: "省厅审定日期",
  provinceDocument: "省厅审定文号",
  partyGroup: "局党组审定日期",
  partyGroupDocument: "局党组会议纪要号",
} as const;
export const REAL_DATA = "正式数据";
