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
  monthly: { zh: "绩效月报", en: "Indicators month by month" },
  monthlyNone: {
    zh: "还没有月报数：收表带来的会填进“绩效月报”，也可在表里自己填。",
    en: "No months yet: those that come with the units' files go into the sheet; they can also be typed there.",
  },
  monthlyTold: {
    zh: "{told}项指标有月报数，其中{other}项与“绩效指标”的累计不一样。",
    en: "{told} indicators have months; {other} of them say another total than the sheet of indicators.",
  },
  writeMonthly: { zh: "写“绩效月报”表", en: "Write the monthly sheet" },
  recordMonthly: { zh: "记入绩效指标（{other}项）", en: "Record in the indicators ({other})" },
  monthlyRecorded: { zh: "月报累计已记入“绩效指标”。", en: "The months are recorded in the indicators." },
  weights: { zh: "指标权重", en: "Weights of indicators" },
  weightsEqual: {
    zh: "任务完成率按各指标平均（权重都是1，C09没有规定）。改成：",
    en: "Tasks done are a plain mean of the indicators (the notice names no weights, C09). Weigh them:",
  },
  weightsOther: {
    zh: "任务完成率按“绩效指标”的权重算（C09没有规定）。改成：",
    en: "Tasks done follow the weights on the sheet of indicators (the notice names none, C09). Weigh them:",
  },
  weighEqual: { zh: "平均", en: "Equally" },
  weighMoney: { zh: "按资金", en: "By money" },
  weighRequired: { zh: "只按必备", en: "Only what is required" },
  weightsSet: { zh: "权重已写入“绩效指标”。", en: "The weights are on the sheet of indicators." },
  trackingSheets: { zh: "写成表（可打印，随数据重算）", en: "As sheets (to print; they recompute)" },
  writeProgress: { zh: "写“进度”表", en: "Write the progress sheet" },
  writeMilestones: { zh: "写“时间节点”表", en: "Write the sheet of dates" },
  writeRehearsal: { zh: "写“自查”表", en: "Write the rehearsal sheet" },
  writeSupervision: { zh: "写“督查整改”表", en: "Write the supervision sheet" },
} as const satisfies Record<string, Bilingual>;
