import type { UnreadableAmount } from "../domain/book";
import type { Bilingual } from "../domain/fault";

/** Something a rule needs and the book does not say. */
export interface Missing {
  readonly what: Bilingual;
  readonly place: string;
}

export const LEDGER_EMPTY: Missing = {
  what: {
    zh: "缺指标总额：资金台账还没有收到的指标文件",
    en: "the fund total is missing: the ledger holds no received document",
  },
  place: "资金台账",
};

export const NOTHING_DECIDED: Missing = {
  what: { zh: "分配表还没有填任何金额", en: "no amount has been decided yet" },
  place: "分配表",
};

export const NO_PROJECTS: Missing = {
  what: { zh: "项目表还没有项目", en: "the project table holds no project" },
  place: "项目表",
};

export function amountUnreadable({ address, text }: UnreadableAmount): Missing {
  return {
    what: {
      zh: `${address}写的是“${text}”，不是金额，没有当作0`,
      en: `${address} says "${text}", which is not an amount; it was not taken as 0`,
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

export function thresholdUnusable(threshold: number): Missing {
  return {
    what: {
      zh: `规则表里的界限${threshold / 100}%不能用（须在0%到100%之间，最多两位小数）`,
      en: `the threshold ${threshold / 100}% on the rules sheet cannot be used (0 % to 100 %, at most two decimals)`,
    },
    place: "规则",
  };
}

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
