import type { UnitSelector } from "../../domain/rule";
import { PLAN_STATES } from "../../domain/records";
import type { BookFacts, UnitFact } from "../facts";
import { recordUnreadable } from "../missing";
import type { FormulaScope, Lack, QuantityKind } from "./kind";
import { nothingTyped, textsLack } from "./lineSelection";

/** Number of units, all or those that match. */
export const units: QuantityKind<"units"> = {
  dimension: "pieces",
  read(field) {
    const { where } = field.object(["kind", "coefficient", "where"]);
    if (where.isMissing) return { where: {} };
    const { plan, owner, zero } = where.object(["plan", "owner", "zero"]);
    return {
      where: {
        ...(plan.isMissing ? {} : { plan: plan.oneOf(["approved"]) }),
        ...(owner.isMissing ? {} : { owner: owner.oneOf(["named"]) }),
        ...(zero.isMissing ? {} : { zero: zero.oneOf(["unexplained"]) }),
      },
    };
  },
  evaluate: ({ where }, facts) => ({
    value: BigInt(facts.units.filter((unit) => matches(unit, where)).length),
    cells: [],
  }),
  formula({ where }, scope) {
    const conditions = unitConditions(where, scope);
    return where.zero
      ? `SUMIFS(${[scope.column("unit.unexplainedZero"), ...conditions].join(",")})`
      : `COUNTIFS(${conditions.join(",")})`;
  },
  // Whether a unit holds nothing is known only when every amount is.
  lacks: ({ where }, facts) => [
    ...(where.plan ? [planTexts(facts)] : []),
    ...(where.zero ? [nothingTyped(facts), textsLack({}, facts.lines)] : []),
  ],
};

/** A state nobody knows: the plan may be approved or not. */
function planTexts({ unreadableRecords }: BookFacts): Lack {
  return {
    words: { zh: "单位表的方案状态有不认识的文字", en: "the unit sheet holds a state of a plan nobody knows" },
    found: unreadableRecords
      .filter(({ about, field }) => about === "unit" && field === "planState")
      .map(recordUnreadable),
    condition: (scope) => {
      const unknown = ["", ...PLAN_STATES].map((state) => `(${scope.column("unit.planState")}<>"${state}")`);
      return `SUMPRODUCT(${unknown.join("*")})>0`;
    },
  };
}

function matches({ record, total }: UnitFact, { plan, owner, zero }: UnitSelector): boolean {
  const approved = plan === undefined || record?.planState === "已审定";
  const named = owner === undefined || (record?.owner ?? "") !== "";
  const explained = record?.funded === false && record.notFundedReason !== "";
  return approved && named && (zero === undefined || (total === 0 && !explained));
}

function unitConditions({ plan, owner }: UnitSelector, scope: FormulaScope): readonly string[] {
  return [
    `${scope.column("unit.code")},"<>"`,
    ...(plan ? [`${scope.column("unit.planState")},"已审定"`] : []),
    ...(owner ? [`${scope.column("unit.owner")},"<>"`] : []),
  ];
}
