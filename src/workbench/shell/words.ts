const chinese = {
  productName: "衡拨 工作台",
  untitled: "未命名工作簿",
  newWorkbook: "新建",
  openWorkbook: "打开 .xlsx",
  saveWorkbook: "保存 .xlsx",
  homeTab: "开始",
  ribbon: "功能区",
  grid: "工作表",
  pane: "任务窗格",
  closePane: "关闭任务窗格",
  resizePane: "调整任务窗格宽度",
  loading: "正在打开工作台…",
  failed: "工作台打不开",
  reload: "重新载入",
  manifestMissing: "找不到加载项清单 manifest.xml，功能区没有命令。",
  functionMissing: "这个命令在工作台里还不能运行。",
  addressForeign: "命令指向别的网站，工作台不打开：",
  paneMissing: "任务窗格页面没有构建，请先运行 npm run build。",
  openFailed: "打不开这个文件：",
  saveFailed: "保存不了：",
  saved: "已保存到下载文件夹：",
  discard: "当前工作簿的改动没有保存，要放弃吗？",
  discardYes: "放弃改动",
  cancel: "取消",
  dismiss: "知道了",
};

type Words = Readonly<Record<keyof typeof chinese, string>>;

const english: Words = {
  productName: "Hengbo workbench",
  untitled: "Untitled workbook",
  newWorkbook: "New",
  openWorkbook: "Open .xlsx",
  saveWorkbook: "Save .xlsx",
  homeTab: "Home",
  ribbon: "Ribbon",
  grid: "Worksheet",
  pane: "Task pane",
  closePane: "Close the task pane",
  resizePane: "Task pane width",
  loading: "Opening the workbench…",
  failed: "The workbench cannot open",
  reload: "Reload",
  manifestMissing: "The add-in's manifest.xml was not found; the ribbon has no commands.",
  functionMissing: "The workbench cannot run this command yet.",
  addressForeign: "The command points to another site, which the workbench does not open: ",
  paneMissing: "The task pane page has not been built; run npm run build first.",
  openFailed: "This file cannot be opened: ",
  saveFailed: "This workbook cannot be saved: ",
  saved: "Saved to the downloads folder: ",
  discard: "This workbook has unsaved changes. Discard them?",
  discardYes: "Discard",
  cancel: "Cancel",
  dismiss: "Dismiss",
};

/** The language of the page, the grid's host and the pane: `?locale=en-US` in the address, else Chinese. */
export const locale: string = /^en\b/i.test(new URLSearchParams(location.search).get("locale") ?? "")
  ? "en-US"
  : "zh-CN";

/** The page's own texts in that language. */
export const words: Words = locale === "en-US" ? english : chinese;
