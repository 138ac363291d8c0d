import type { Fault } from "../domain/fault";
import type { AllocationState } from "../domain/records";
import type { Gate } from "../review/gates";
import { stepsFrom } from "../review/states";

/** Sentences of one fault; the rest is counted. */
const MOST_GATES = 5;

export function stepUnknown(from: AllocationState, to: string): Fault {
  const ways = stepsFrom(from).map((step) => step.to);
  return {
    code: "state-step-unknown",
    sentence: {
      zh: `现在是“${from}”，不能直接到“${to}”，没有改动。`,
      en: `The state is ${from}; there is no way from there to ${to}. Nothing was changed.`,
    },
    nextStep: { zh: `可以到：${ways.join("、")}。`, en: `The ways on: ${ways.join(", ")}.` },
  };
}

export function stateBlocked(to: AllocationState, blocks: readonly Gate[]): Fault {
  const place = blocks[0]?.place;
  return {
    code: "state-blocked",
    sentence: {
      zh: `还不能到“${to}”：${listed(blocks, "zh")}`,
      en: `Not yet ${to}: ${listed(blocks, "en")}`,
    },
    nextStep: {
      zh: blocks.map(({ nextStep }) => nextStep.zh)[0] ?? "",
      en: blocks.map(({ nextStep }) => nextStep.en)[0] ?? "",
    },
    ...(place === undefined ? {} : { place }),
  };
}

export function needsConfirmation(to: AllocationState, asks: readonly Gate[]): Fault {
  return {
    code: "state-needs-confirmation",
    sentence: {
      zh: `到“${to}”以前请确认：${listed(asks, "zh")}`,
      en: `Please confirm before ${to}: ${listed(asks, "en")}`,
    },
    nextStep: {
      zh: "解决它们，或写明理由并确认；理由和没有解决的事项会记入日志。",
      en: "Settle them, or confirm with a reason; both go into the log.",
    },
  };
}

function listed(gates: readonly Gate[], locale: "zh" | "en"): string {
  const shown = gates.slice(0, MOST_GATES).map(({ sentence }) => sentence[locale]);
  const more = gates.length - shown.length;
  if (more === 0) return shown.join(locale === "zh" ? "" : " ");
  return locale === "zh" ? `${shown.join("")}另有${more}项。` : `${shown.join(" ")} And ${more} more.`;
}

export function amountsClosedFault(state: AllocationState): Fault {
  return {
    code: "amounts-closed",
    sentence: {
      zh: `现在是“${state}”，金额已经审定，没有改动。`,
      en: `The state is ${state}: the amounts are approved and were not changed.`,
    },
    nextStep: {
      zh: "确需调整的，请先转入“调整中”并写明理由。",
      en: "To change them, go to 调整中 first and say why.",
    },
  };
}

export function changedSinceApproval(): Fault {
  return {
    code: "changed-since-approval",
    sentence: {
      zh: "审定以后数字或规则又有改动，没有生成新的核对码。",
      en: "Figures or rules changed after the approval; no new code was made.",
    },
    nextStep: {
      zh: "请改回审定时的数字，或转入“调整中”重新审定。",
      en: "Put the approved figures back, or go to 调整中 and have them approved again.",
    },
  };
}

export function sealTextInTheWay(address: string, text: string): Fault {
  return {
    code: "amount-unreadable",
    sentence: {
      zh: `${address}写的是“${text}”，不是金额，没有生成核对码。`,
      en: `${address} says "${text}", which is not an amount; no code was made.`,
    },
    nextStep: { zh: "请改成数字（万元）或清空。", en: "Turn it into a number (万元) or clear it." },
    place: address,
  };
}

export function codeUnreadable(typed: string): Fault {
  return {
    code: "seal-code-unreadable",
    sentence: {
      zh: `“${typed}”不是核对码。`,
      en: `"${typed}" is no seal code.`,
    },
    nextStep: {
      zh: "核对码是8位字母和数字，没有0、O、1、I，例如 ABCD-2345。",
      en: "It has eight letters and digits, never 0, O, 1 or I, for example ABCD-2345.",
    },
  };
}
