import type { Bilingual } from "../../domain/fault";

/** 表格损坏. */
export const DAMAGE_WORDS = {
  damageTitle: { zh: "表格损坏 {count} 处", en: "Damaged sheets: {count}" },
  damageNote: { zh: "注意", en: "Note" },
  damageMend: { zh: "修复…", en: "Mend…" },
  damageMendAll: { zh: "全部修复（{count}处）…", en: "Mend all ({count})…" },
  damageByHand: { zh: "只能手工处理", en: "Only by hand" },
  damagePreview: { zh: "将要写入", en: "What will be written" },
  damageRename: { zh: "工作表“{from}”改名为“{to}”", en: 'Sheet "{from}" is renamed "{to}"' },
  damagePlace: {
    zh: "“{sheet}”的行列回到原位，填过的内容跟着走",
    en: 'Rows and columns of "{sheet}" go back, with what was typed',
  },
  damageCell: { zh: "{address}：{before}，改为{after}", en: "{address}: {before}, to be {after}" },
  damageMove: { zh: "{from}“{text}”移到{to}", en: '{from} "{text}" goes to {to}' },
  damageNoted: { zh: "在日志末尾记下这一处断开", en: "The break is noted at the end of the log" },
  damageApply: { zh: "照此修复", en: "Mend like this" },
  damageCancel: { zh: "不修复", en: "Do not mend" },
  damageDone: { zh: "已修复；可以撤销（改回的表名除外）。", en: "Mended; it can be undone (sheet names excepted)." },
} as const satisfies Record<string, Bilingual>;
