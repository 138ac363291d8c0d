import type { SessionKind } from "../../domain/records";
import type { Quantity } from "../../domain/rule";
import type { UnitCode } from "../../domain/units";
import type { BookFacts } from "../facts";
import { recordUnreadable } from "../missing";
import { dayConditions, holdsNoDays } from "./dates";
import { lack, type FormulaScope, type Lack, type QuantityKind } from "./kind";
import { countByOrganiser, formulaByOrganiser, readOrganisers } from "./organisers";

type Sessions = Extract<Quantity, { kind: "sessions" }>;

/** Held sessions of 活动培训: of these kinds, dated no later than today. */
export const sessions: QuantityKind<"sessions"> = {
  dimension: "pieces",
  read: readOrganisers,
  evaluate(quantity, facts, focus) {
    const count = (by: UnitCode | null): number => heldSessions(quantity, facts, by);
    return { value: countByOrganiser(quantity.organiser, facts, focus, count), cells: [] };
  },
  formula: (quantity, scope) =>
    formulaByOrganiser(quantity.organiser, scope, (by) => sessionCount(quantity.of, scope, by, true)),
  lacks: (_, facts) => [
    dateTexts(facts),
    lack(
      { zh: "活动培训还没有登记", en: "no session has been logged" },
      "活动培训",
      facts.sessions.every(({ on, kind }) => on === null && kind === "") && unreadableDates(facts).length === 0,
      (scope) => `COUNTA(${scope.column("session.on")})+COUNTA(${scope.column("session.kind")})=0`,
    ),
  ],
};

function heldSessions({ of }: Sessions, { sessions, today }: BookFacts, by: UnitCode | null): number {
  const kinds: readonly string[] = of;
  return sessions.filter(
    ({ on, kind, organiser }) =>
      on !== null && on <= today && kinds.includes(kind) && (by === null || organiser === by),
  ).length;
}

/** Number of logged sessions; with `held` only those dated no later than today. */
export function sessionCount(
  of: readonly SessionKind[],
  scope: FormulaScope,
  by: UnitCode | null,
  held: boolean,
): string {
  const more = [
    ...(held ? dayConditions(scope.column("session.on"), scope.cell("today")) : []),
    ...(by === null ? [] : [scope.column("session.organiser"), `"${by}"`]),
  ];
  const counts = of.map((kind) => `COUNTIFS(${[scope.column("session.kind"), `"${kind}"`, ...more].join(",")})`);
  return counts.length === 0 ? "0" : counts.join("+");
}

function unreadableDates({ unreadableRecords }: BookFacts): BookFacts["unreadableRecords"] {
  return unreadableRecords.filter(({ about, field }) => about === "session" && field === "on");
}

/** A date nobody can read: the session may have been held or not. */
function dateTexts(facts: BookFacts): Lack {
  return {
    words: {
      zh: "活动培训的日期有的不是日期，先改成日期",
      en: "something other than a date stands in the log of sessions",
    },
    found: unreadableDates(facts).map(recordUnreadable),
    condition: (scope) => holdsNoDays(scope.column("session.on")),
  };
}
