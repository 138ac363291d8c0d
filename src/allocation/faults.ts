import { type Bilingual, type Fault } from "../domain/fault";
import { formatWan, type Fen } from "../domain/money";
import type { ApportionWords } from "./apportionWords";

const CHECK_BOUNDS: Bilingual = {
  zh: "请降低保底或取消部分固定，或核对资金台账的总额。",
  en: "Lower the floors or release some holds, or check the total in the ledger.",
};
const RAISE_CEILINGS: Bilingual = {
  zh: "请提高上限，或增加可分单位，或核对资金台账的总额。",
  en: "Raise the ceilings, allow more units, or check the total in the ledger.",
};

/** The sum of floors (and holds) is more than there is. */
export function floorsAboveTotal({ subject, sum, total }: ApportionWords, steps: number): Fault {
  return {
    code: "floors-above-total",
    sentence: {
      zh: `${subject.zh}的保底和固定合计${sum(steps)}万元，超过可分的${total}万元，没有分配。`,
      en: `Floors and holds of ${subject.en} come to ${sum(steps)} 万元, above the ${total} 万元 to divide; nothing was allocated.`,
    },
    nextStep: CHECK_BOUNDS,
  };
}

/** The sum of ceilings is less than what must be divided. */
export function ceilingsBelowTotal({ subject, sum, total }: ApportionWords, steps: number): Fault {
  return {
    code: "ceilings-below-total",
    sentence: {
      zh: `${subject.zh}的上限合计${sum(steps)}万元，少于要分的${total}万元，没有分配。`,
      en: `Ceilings of ${subject.en} come to ${sum(steps)} 万元, below the ${total} 万元 to divide; nothing was allocated.`,
    },
    nextStep: RAISE_CEILINGS,
  };
}

/** Something is left, but nobody without a full ceiling has a weight or score above 0. */
export function nobodyToTakeTheRest({ subject, sum, total }: ApportionWords, steps: number): Fault {
  return {
    code: "nobody-to-take-the-rest",
    sentence: {
      zh: `${subject.zh}最多能分到${sum(steps)}万元，要分${total}万元：其余的没有权重或得分大于0的可以承担，没有分配。`,
      en: `${subject.en} can take at most ${sum(steps)} 万元 of ${total} 万元: nobody with a weight or score above 0 is left for the rest; nothing was allocated.`,
    },
    nextStep: {
      zh: "请给至少一个项目或单位填大于0的权重或因素值，或提高上限。",
      en: "Give at least one line or unit a weight or factor value above 0, or raise a ceiling.",
    },
  };
}

/** One claimant's ceiling is below its own floor. */
export function ceilingBelowFloor({ claimant }: ApportionWords, key: string): Fault {
  return {
    code: "ceiling-below-floor",
    sentence: {
      zh: `${claimant(key)}的上限低于保底（按取整单位取整后），没有分配。`,
      en: `The ceiling of ${claimant(key)} is below its floor (in whole steps); nothing was allocated.`,
    },
    nextStep: { zh: "请改上限或保底。", en: "Change the ceiling or the floor." },
  };
}

/** 固定金额 or the ledger leaves less than nothing, or something nobody shares. */
export function fixedAmountsDoNotFit(fixed: Fen, total: Fen): Fault {
  return {
    code: "fixed-amounts-do-not-fit",
    sentence: {
      zh: `各项目的固定金额和全部固定的项目合计${formatWan(fixed)}万元，指标总额${formatWan(total)}万元，相差的部分没有项目可以承担，没有分配。`,
      en: `Fixed amounts and fully held lines come to ${formatWan(fixed)} 万元, the fund total is ${formatWan(total)} 万元, and no line can take the difference; nothing was allocated.`,
    },
    nextStep: {
      zh: "请核对固定金额，或让至少一个项目按权重分配。",
      en: "Check the fixed amounts, or let at least one line share by weight.",
    },
  };
}

/** A fixed pot that its own holds, floors or ceilings contradict. */
export function fixedAmountContradicts(label: string, fixed: Fen, limit: Fen, side: "least" | "most"): Fault {
  const zh = side === "least" ? "至少需要" : "最多能放";
  const en = side === "least" ? "need at least" : "can hold at most";
  return {
    code: "fixed-amount-contradicts-cells",
    sentence: {
      zh: `项目${label}的固定金额${formatWan(fixed)}万元，但它的单元格（固定、保底、上限）${zh}${formatWan(limit)}万元，没有分配。`,
      en: `Line ${label} has a fixed amount of ${formatWan(fixed)} 万元, but its cells (holds, floors, ceilings) ${en} ${formatWan(limit)} 万元; nothing was allocated.`,
    },
    nextStep: {
      zh: "请改项目的固定金额，或改这些单元格。",
      en: "Change the fixed amount of the line, or these cells.",
    },
    place: label,
  };
}

/** A live line that takes a share, but no unit may hold its money. */
export function lineWithoutBuilders(label: string): Fault {
  return {
    code: "line-without-builders",
    sentence: {
      zh: `项目${label}没有可分单位，不知道钱分给谁，没有分配。`,
      en: `Line ${label} names no unit that may hold its money; nothing was allocated.`,
    },
    nextStep: {
      zh: "请在项目表填可分单位；本年不安排的，把权重填0。",
      en: "Name its units in the project table; if it gets nothing this year, set its weight to 0.",
    },
    place: label,
  };
}

/** A line, unit or number in the input that cannot be used. */
export function unusableInput(code: string, sentence: Bilingual, nextStep: Bilingual, place?: string): Fault {
  return place === undefined ? { code, sentence, nextStep } : { code, sentence, nextStep, place };
}
