import type { FundBook } from "../domain/book";
import { failure, success, type Result } from "../domain/fault";
import { NOTHING_SAID, type PlanState, type UnitRecord } from "../domain/records";
import type { UnitCode } from "../domain/units";

const PLAN_STEPS: Readonly<Record<PlanState, readonly PlanState[]>> = {
  未报: ["已报"],
  已报: ["退回修改", "已审定"],
  退回修改: ["已报"],
  已审定: ["退回修改"],
};
/** 对各单位的方案进行审定，并反馈意见: both answers carry one (七（三）). */
const WITH_OPINION: readonly PlanState[] = ["退回修改", "已审定"];

/** The ways on for a unit's 落实方案. */
export function planStepsFrom(state: PlanState): readonly PlanState[] {
  return PLAN_STEPS[state];
}

export interface PlanDecision {
  readonly unit: UnitCode;
  readonly state: PlanState;
  /** 审核意见; needed where the plan is answered. */
  readonly opinion: string;
}

/** Moves a unit's plan on. Faults: no such unit, no such way, an answer without an opinion. */
export function withPlanState(book: FundBook, decision: PlanDecision, on: string): Result<FundBook> {
  const unit = book.units.find((candidate) => candidate.code === decision.unit);
  if (!unit) return failure(unitUnknown(book, decision.unit));
  const record = book.unitRecords.find((candidate) => candidate.unit === unit.code) ?? {
    unit: unit.code,
    ...NOTHING_SAID,
  };
  if (!planStepsFrom(record.planState).includes(decision.state)) {
    return failure(planStepUnknown(unit.name, record.planState, decision.state));
  }
  const answered = WITH_OPINION.includes(decision.state);
  if (answered && decision.opinion.trim() === "") return failure(opinionMissing(unit.name, decision.state));
  const changed: UnitRecord = {
    ...record,
    planState: decision.state,
    planOpinion: answered ? decision.opinion.trim() : record.planOpinion,
    planDecidedOn: answered ? on : record.planDecidedOn,
  };
  const others = book.unitRecords.filter((candidate) => candidate.unit !== unit.code);
  return success({ ...book, unitRecords: inUnitOrder(book, [...others, changed]) });
}

function inUnitOrder(book: FundBook, records: readonly UnitRecord[]): readonly UnitRecord[] {
  const place = (record: UnitRecord): number => book.units.findIndex((unit) => unit.code === record.unit);
  return [...records].sort((one, other) => place(one) - place(other));
}

function unitUnknown(book: FundBook, code: UnitCode): Parameters<typeof failure>[0] {
  const known = book.units.map((unit) => `${unit.code} ${unit.name}`).join("、");
  return {
    code: "unit-unknown",
    sentence: {
      zh: `没有代码为${code}的单位，没有写入。`,
      en: `There is no unit with code ${code}; nothing was written.`,
    },
    nextStep: { zh: `可用的代码：${known}。`, en: `Known codes: ${known}.` },
  };
}

function planStepUnknown(name: string, from: PlanState, to: PlanState): Parameters<typeof failure>[0] {
  const ways = planStepsFrom(from).join("、");
  return {
    code: "plan-step-unknown",
    sentence: {
      zh: `${name}的落实方案现在是“${from}”，不能直接改为“${to}”。`,
      en: `The plan of ${name} is ${from} now and cannot become ${to} at once.`,
    },
    nextStep: { zh: `可以改为：${ways}。`, en: `It can become: ${ways}.` },
  };
}

function opinionMissing(name: string, state: PlanState): Parameters<typeof failure>[0] {
  return {
    code: "plan-opinion-missing",
    sentence: {
      zh: `${name}的落实方案要改为“${state}”，但没有写审核意见。`,
      en: `The plan of ${name} is to become ${state}, but no opinion is given.`,
    },
    nextStep: {
      zh: "请写审核意见（七（三）：进行审定，并反馈意见）。",
      en: "Give the opinion that goes back to the unit (七（三）).",
    },
  };
}
