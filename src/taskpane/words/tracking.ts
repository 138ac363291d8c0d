import type { Bilingual } from "../../domain/fault";

/** 进度, 自查 and 督查整改. */
export const TRACKING_WORDS = {
  tracking: { zh: "进度、自查和督查", en: "Progress, rehearsal and supervision" },
  flow: { zh: "对账（万元）", en: "Where the money is (10,000 yuan)" },
  flowTotal: { zh: "指标总额", en: "Ledger total" },
  flowAllocated: { zh: "审定", en: "Decided" },
  flowIssued: { zh: "下达", en: "Issued" },
  flowArrived: { zh: "到位", en: "Arrived" },
  flowSpent: { zh: "支出", en: "Spent" },
  flowUnknown: { zh: "没有数", en: "not known" },
  flowGap: { zh: "比前一环{gap}", en: "{gap} against the step before" },
  flowTies: { zh: "与前一环一致", en: "as the step before" },
  progressUnits: { zh: "各单位", en: "Units" },
  progressRate: { zh: "支出执行率", en: "Spent" },
  progressTasks: { zh: "任务完成率", en: "Tasks done" },
  progressBelow: { zh: "低于{share}", en: "below {share}" },
  progressDue: {
    zh: "今天应完成任务{task}，下一个节点{next}。任务与支出分开看（C09）。",
    en: "Tasks due today: {task}; next: {next}. Tasks and money stand apart (C09).",
  },
  progressNothingDue: {
    zh: "今天还没到通知的第一个节点，下一个节点应完成任务{next}。任务与支出分开看（C09）。",
    en: "The notice's first date has not come; next, {next} of the tasks are due. Tasks and money stand apart (C09).",
  },
  progressNotice: {
    zh: "通知没有规定支出进度；要比较的话：",
    en: "The notice names no spending timetable. To compare all the same:",
  },
  progressProvince: {
    zh: "按云财预〔2017〕92号第五条比较支出",
    en: "Compare spending with the province's timetable of 2017",
  },
  progressSpendDue: { zh: "今天应支出{share}。", en: "Spending due today: {share}." },
  trackingSheets: { zh: "写成表（可打印，随数据重算）", en: "As sheets (to print; they recompute)" },
  writeProgress: { zh: "写“进度”表", en: "Write the progress sheet" },
  writeMilestones: { zh: "写“时间节点”表", en: "Write the sheet of dates" },
  writeRehearsal: { zh: "写“自查”表", en: "Write the rehearsal sheet" },
  writeSupervision: { zh: "写“督查整改”表", en: "Write the supervision sheet" },
} as const satisfies Record<string, Bilingual>;
