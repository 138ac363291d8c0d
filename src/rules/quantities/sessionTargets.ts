import type { SessionKind } from "../../domain/records";
import type { UnitCode } from "../../domain/units";
import type { BookFacts } from "../facts";
import { recordUnreadable } from "../missing";
import { lack, type FormulaScope, type QuantityKind } from "./kind";
import { countByOrganiser, formulaByOrganiser, readOrganisers } from "./organisers";
import { sessionCount } from "./sessions";

/**
 * What the plan would reach: for each kind of session the current targets (现行值) of the indicators that count it,
 * or the sessions already put into the log, held or not, where those are more.
 */
export const sessionTargets: QuantityKind<"sessionTargets"> = {
  dimension: "pieces",
  read: readOrganisers,
  evaluate(quantity, facts, focus) {
    const plan = (by: UnitCode | null): number =>
      quantity.of.reduce((sum, kind) => sum + Math.max(targetSum(kind, facts, by), logged([kind], facts, by)), 0);
    return { value: countByOrganiser(quantity.organiser, facts, focus, plan), cells: [] };
  },
  formula: (quantity, scope) =>
    formulaByOrganiser(quantity.organiser, scope, (by) =>
      quantity.of
        .map((kind) => `MAX(${targetFormula(kind, scope, by)},${sessionCount([kind], scope, by, false)})`)
        .join("+"),
    ),
  lacks(quantity, facts) {
    const kinds: readonly string[] = quantity.of;
    const unreadable = facts.unreadableRecords.filter(
      ({ about, field }) => about === "indicator" && field === "current",
    );
    const planned = facts.indicators.some(({ counts }) => kinds.includes(counts));
    return [
      {
        words: { zh: "绩效指标的现行值有文字，先改成数字", en: "a text stands where a target belongs" },
        found: unreadable.map(recordUnreadable),
        condition: (scope) => `SUMPRODUCT(ISTEXT(${scope.column("indicator.current")})*1)>0`,
      },
      lack(
        { zh: `绩效指标没有计入“${quantity.of.join("、")}”的指标`, en: "no indicator counts these sessions" },
        "绩效指标",
        !planned && logged(quantity.of, facts, null) === 0,
        (scope) => {
          const counting = quantity.of.map((kind) => `COUNTIFS(${scope.column("indicator.counts")},"${kind}")`);
          return `${[...counting, sessionCount(quantity.of, scope, null, false)].join("+")}=0`;
        },
      ),
    ];
  },
};

/** Sessions are counted whole; a target with a fraction promises no more than its whole part. */
function targetSum(kind: SessionKind, { indicators }: BookFacts, by: UnitCode | null): number {
  const counted = indicators.filter(({ counts, holder }) => counts === kind && (by === null || holder === by));
  const sum = counted.reduce((total, { current }) => total + current, 0);
  return Math.floor(Number(sum.toFixed(6)));
}

function targetFormula(kind: SessionKind, scope: FormulaScope, by: UnitCode | null): string {
  const holder = by === null ? "" : `,${scope.column("indicator.holder")},"${by}"`;
  return `INT(ROUND(SUMIFS(${scope.column("indicator.current")},${scope.column("indicator.counts")},"${kind}"${holder}),6))`;
}

function logged(of: readonly SessionKind[], { sessions }: BookFacts, by: UnitCode | null): number {
  const kinds: readonly string[] = of;
  return sessions.filter(({ kind, organiser }) => kinds.includes(kind) && (by === null || organiser === by)).length;
}
