import type { BookFacts } from "../facts";
import type { ApprovalGate } from "../../domain/records";
import { recordUnreadable } from "../missing";
import { isDay } from "./dates";
import type { QuantityKind } from "./kind";

/** 1 when the approval is recorded with a date no later than today, else 0. */
export const approval: QuantityKind<"approval"> = {
  dimension: "pieces",
  read: (field) => ({ gate: field.object(["kind", "coefficient", "gate"]).gate.oneOf(["province", "partyGroup"]) }),
  evaluate: ({ gate }, facts) => ({ value: isApproved(gate, facts) ? 1n : 0n, cells: [] }),
  formula({ gate }, scope) {
    const cell = scope.cell(`approval.${gate}`);
    return `(${isDay(cell)})*(${cell}<=${scope.cell("today")})`;
  },
  lacks: ({ gate }, facts) => [
    {
      words: {
        zh: "首页的审定日期不是日期，先改成日期",
        en: "something other than a date stands where the date of approval belongs",
      },
      found: facts.unreadableRecords
        .filter(({ about, field }) => about === "approval" && field === gate)
        .map(recordUnreadable),
      condition: (scope) => {
        const cell = scope.cell(`approval.${gate}`);
        return `AND(LEN(${cell})>0,NOT(${isDay(cell)}))`;
      },
    },
  ],
};

function isApproved(gate: ApprovalGate, { approvals, today }: BookFacts): boolean {
  return approvals.some((entry) => entry.gate === gate && entry.on !== null && entry.on <= today);
}
