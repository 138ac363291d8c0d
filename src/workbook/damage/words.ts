import type { Bilingual } from "../../domain/fault";
import type { DamageCode } from "./damage";

export interface DamageWords {
  readonly sentence: Bilingual;
  readonly nextStep: Bilingual;
}

/** What the sentences of a kind of damage speak of; a kind uses what it needs. */
export interface DamageFacts {
  readonly sheet: string;
  readonly place: string;
  readonly found: string;
  readonly wanted: string;
  readonly count: number;
  readonly list: string;
}

type Words = (facts: DamageFacts) => DamageWords;

const SHOWN_FIRST: Bilingual = {
  zh: "可点“修复”：先列出每一格改前改后，再写入，可撤销。",
  en: 'Choose "Mend": every cell is shown before and after first, and it can be undone.',
};

const mendable = (zh: string, en: string): DamageWords => ({ sentence: { zh, en }, nextStep: SHOWN_FIRST });

/** 等3处, or nothing for a single place. */
const more = (count: number): string => (count > 1 ? `等${count}处` : "");
const moreEn = (count: number): string => (count > 1 ? ` and ${count - 1} more` : "");

const SHEET_WORDS = {
  "sheet-missing": ({ sheet, wanted }) => ({
    sentence: { zh: `缺少工作表“${sheet}”。${wanted}`, en: `The sheet "${sheet}" is missing.` },
    nextStep: {
      zh: "如果刚删除，请先撤销删除；否则可重新生成，已填的内容不能凭空恢复，请从备份或版本取回。",
      en: "If it was just deleted, undo that first. It can be made again, but what was typed in it must come from a copy or a version.",
    },
  }),
  "sheet-renamed": ({ sheet, found }) =>
    mendable(
      `工作表“${sheet}”被改名为“${found}”（按表头认出），内容照常读取，但不能写入。`,
      `The sheet "${sheet}" was renamed to "${found}" (recognised by its header); it is read as before but cannot be written.`,
    ),
  "sheet-ambiguous": ({ sheet, list }) => ({
    sentence: {
      zh: `缺少工作表“${sheet}”，而${list}都像它，没有替您选。`,
      en: `The sheet "${sheet}" is missing, and ${list} all look like it; none was chosen for you.`,
    },
    nextStep: { zh: `请把正确的那一张改名为“${sheet}”。`, en: `Rename the right one to "${sheet}".` },
  }),
} as const satisfies Partial<Record<DamageCode, Words>>;

const TABLE_WORDS = {
  "header-changed": ({ place, found, wanted }) =>
    mendable(
      `${place}的表头应为“${wanted}”，现为“${found}”。`,
      `The header at ${place} should be "${wanted}" and reads "${found}".`,
    ),
  "columns-moved": ({ sheet, list }) =>
    mendable(
      `“${sheet}”的列次序被调换（${list}）。按表头读取不受影响，公式和打印会错位。`,
      `Columns of "${sheet}" were put in another order (${list}). Reading goes by header; formulas and prints are off.`,
    ),
  "column-inserted": ({ place, found }) =>
    mendable(
      `${place}插入了一列“${found}”，后面的列都移了位。`,
      `A column "${found}" was inserted at ${place}; those after it moved.`,
    ),
  "column-deleted": ({ sheet, wanted }) => ({
    sentence: { zh: `“${sheet}”缺少“${wanted}”列。`, en: `"${sheet}" has lost its column "${wanted}".` },
    nextStep: {
      zh: "如果刚删除，请先撤销删除；修复会补回这一列，列里填过的内容要从备份或版本取回。",
      en: "If it was just deleted, undo that first. Mending brings the column back, but what was typed in it must come from a copy or a version.",
    },
  }),
  "rows-moved": ({ sheet, place }) =>
    mendable(
      `“${sheet}”从${place}起的行不在原位（移动或排序过）。`,
      `Rows of "${sheet}" stand elsewhere from ${place} on (moved or sorted).`,
    ),
  "row-inserted": ({ place, found }) =>
    mendable(
      `${place}所在行不是衡拨的行（${found}），后面的行都移了位。`,
      `The row at ${place} is not one of ours (${found}); those after it moved.`,
    ),
  "row-deleted": ({ sheet, wanted }) => ({
    sentence: { zh: `“${sheet}”缺少“${wanted}”这一行。`, en: `"${sheet}" has lost the row "${wanted}".` },
    nextStep: {
      zh: "如果刚删除，请先撤销删除。修复会补回这一行；行里填过的数不能凭空恢复，请从备份或版本取回。",
      en: "If it was just deleted, undo that first. Mending brings the row back, but what was typed in it must come from a copy or a version.",
    },
  }),
  "row-duplicated": ({ place, wanted }) => ({
    sentence: {
      zh: `${place}重复了“${wanted}”这一行，不知道以哪一行为准。`,
      en: `The row at ${place} repeats "${wanted}"; which one holds is unknown.`,
    },
    nextStep: { zh: "请核对两行，删去不要的一行。", en: "Compare both rows and delete the one you do not want." },
  }),
} as const satisfies Partial<Record<DamageCode, Words>>;

const CELL_WORDS = {
  "text-in-number": ({ place, found }) => ({
    sentence: {
      zh: `${place}应是数字，现为文字“${found}”，没有计入，也没有改动。`,
      en: `${place} should be a number and says "${found}"; it was neither counted nor changed.`,
    },
    nextStep: {
      zh: "请改成数字，或点“修复”看建议。",
      en: 'Make it a number, or choose "Mend" to see what is proposed.',
    },
  }),
  "text-in-date": ({ place, found }) => ({
    sentence: {
      zh: `${place}应是日期，现为“${found}”，没有计入，也没有改动。`,
      en: `${place} should be a date and says "${found}"; it was neither counted nor changed.`,
    },
    nextStep: {
      zh: "请改成日期，例如 2020-05-31，或点“修复”看建议。",
      en: 'Make it a date such as 2020-05-31, or choose "Mend" to see what is proposed.',
    },
  }),
  "input-not-understood": ({ place, found, wanted }) => ({
    sentence: {
      zh: `${place}的“${found}”读不懂，现按“${wanted}”办理，原文没有改动。`,
      en: `"${found}" at ${place} was not understood; "${wanted}" is in force and the text was left as it is.`,
    },
    nextStep: {
      zh: "请改成表内可选的写法，或点“修复”改回在用的值。",
      en: 'Use one of the listed words, or choose "Mend" for the value in force.',
    },
  }),
  "formula-overwritten": ({ place, count, found, wanted }) =>
    mendable(
      `${place}${more(count)}的公式没有了：原为${wanted}，现为${found}。`,
      `The formula at ${place}${moreEn(count)} is gone: it was ${wanted} and is now ${found}.`,
    ),
  "formula-changed": ({ place, count, found, wanted }) =>
    mendable(
      `${place}${more(count)}的公式被改过：原为${wanted}，现为${found}。`,
      `The formula at ${place}${moreEn(count)} was changed: it was ${wanted} and is now ${found}.`,
    ),
  "formula-outdated": ({ sheet, place, count }) =>
    mendable(
      `“${sheet}”${place}${more(count)}的公式引用的行已变，下次写入时更新。`,
      `Formulas of "${sheet}" (${place}${moreEn(count)}) refer to rows as they were; they are renewed at the next write.`,
    ),
  "formula-circular": ({ place, found, list }) =>
    mendable(
      `${place}的公式${found}绕回到自己${list === "" ? "" : `（经${list}）`}，结果不可信。`,
      `The formula ${found} at ${place} leads back to itself${list === "" ? "" : ` (by way of ${list})`}; its result cannot be trusted.`,
    ),
  "formula-error": ({ place, count, found }) => ({
    sentence: {
      zh: `${place}${more(count)}显示${found}：公式本身没错，它引用的内容坏了。`,
      en: `${place}${moreEn(count)} shows ${found}: the formula is right, what it refers to is broken.`,
    },
    nextStep: {
      zh: "请先处理上面列出的其他损坏；如果只有这一条，请重新计算（F9）后再看。",
      en: "Mend what else is listed first; if this is all, recalculate (F9) and look again.",
    },
  }),
  "label-changed": ({ place, count, found, wanted }) =>
    mendable(
      `${place}${more(count)}应为“${wanted}”，现为“${found}”。`,
      `${place}${moreEn(count)} should read "${wanted}" and reads "${found}".`,
    ),
  "name-lost": ({ list }) =>
    mendable(
      `名称${list}不见了或指向别处，用到它的公式会出错。`,
      `The defined names ${list} are gone or point elsewhere; formulas that use them fail.`,
    ),
  "log-broken": ({ place, found }) => ({
    sentence: { zh: `日志从${place}起对不上：${found}。`, en: `The log does not hold from ${place} on: ${found}.` },
    nextStep: {
      zh: "日志不能修补。点“修复”只在日志末尾记下这一处断开，以后可查。",
      en: 'A log cannot be mended. "Mend" only notes this break at its end, so that it stays known.',
    },
  }),
} as const satisfies Partial<Record<DamageCode, Words>>;

const WORDS: Readonly<Record<DamageCode, Words>> = { ...SHEET_WORDS, ...TABLE_WORDS, ...CELL_WORDS };

export function damageWords(code: DamageCode, facts: Partial<DamageFacts>): DamageWords {
  return WORDS[code]({ sheet: "", place: "", found: "", wanted: "", count: 1, list: "", ...facts });
}
