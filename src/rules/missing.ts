import type { UnreadableAmount } from "../domain/book";
import type { Bilingual } from "../domain/fault";
import type { UnreadableRecord } from "../domain/records";

/** Something a rule needs and the book does not say, with the place to look at. */
export interface Missing {
  readonly what: Bilingual;
  readonly place: string;
}

export function amountUnreadable({ address, text }: UnreadableAmount): Missing {
  return {
    what: {
      zh: `${address}写的是“${text}”，不是金额，没有当作0`,
      en: `${address} says "${text}", which is not an amount; it was not taken as 0`,
    },
    place: address,
  };
}

export function recordUnreadable({ address, text }: UnreadableRecord): Missing {
  return {
    what: {
      zh: `${address}写的是“${text}”，不是这一格要的日期、数字或选项，没有计入，也没有当作没填`,
      en: `${address} says "${text}", which is no date, number or choice as the cell needs it; it was neither counted nor taken as empty`,
    },
    place: address,
  };
}

export function categoryUnknown(label: string): Missing {
  return {
    what: {
      zh: `项目${label}的类型未定，不知是否计入`,
      en: `the category of line ${label} is open, so it is unknown whether it counts`,
    },
    place: "项目表",
  };
}

export function coordinatorUnknown(label: string): Missing {
  return {
    what: { zh: `项目${label}的统筹单位不在单位表里`, en: `the coordinator of line ${label} is not in the unit list` },
    place: "项目表",
  };
}

export function unitUnknown(unit: string): Missing {
  return {
    what: { zh: `有金额的单位${unit}不在单位表里`, en: `unit ${unit} holds money but is not in the unit list` },
    place: "单位",
  };
}

export function readingUnknown(reading: string): Missing {
  return {
    what: {
      zh: `规则表里选的口径“${reading}”不认识`,
      en: `the reading "${reading}" chosen on the rules sheet is unknown`,
    },
    place: "规则",
  };
}

/** What a threshold of each unit must be; the sheet says the same words. */
export const THRESHOLD_WORDS: Readonly<Record<"share" | "count", Bilingual>> = {
  share: {
    zh: "规则表里的界限不能用（须在0%到100%之间，最多两位小数）",
    en: "the threshold on the rules sheet cannot be used (0 % to 100 %, at most two decimals)",
  },
  count: {
    zh: "规则表里的界限不能用（须是0到1000的整数）",
    en: "the threshold on the rules sheet cannot be used (a whole number from 0 to 1000)",
  },
};

/** 到期 typed as something that is no date; the sheet says the same words. */
export const DUE_WORDS: Bilingual = {
  zh: "规则表里的到期不是日期",
  en: "the due date on the rules sheet is no date",
};

/** At most three are told; the others are counted. */
const MOST_TOLD = 3;

/** All that is missing in one sentence; the place is the first one's. */
export function tellMissing(all: readonly [Missing, ...Missing[]]): Missing {
  const distinct = all.filter((one, index) => all.findIndex((other) => other.what.zh === one.what.zh) === index);
  const told = distinct.slice(0, MOST_TOLD);
  const more = distinct.length - told.length;
  return {
    what: {
      zh: told.map((one) => one.what.zh).join("；") + (more > 0 ? `；另有${more}处` : ""),
      en: told.map((one) => one.what.en).join("; ") + (more > 0 ? `; and ${more} more` : ""),
    },
    place: all[0].place,
  };
}
