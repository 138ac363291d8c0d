/** Why a cell was changed, in words a person can check; a rule that is not listed is shown by its own name. */
export const RULE_WORDS: Readonly<Record<string, string>> = {
  "row-shift": "整行错位，移回原栏",
  "fill-down": "空的类型沿用上一行",
  continuation: "续行，并入上一行",
  "merged-rows": "合并单元格的下半，并入上一行",
  "category-row": "单独一行的类型，写到下面各行",
  "join-columns": "拆开的两栏，合成任务",
  matrix: "有金额的单位列，写作建设单位",
  number: "没有序号，另编",
};
