import type { Area } from "../address";
import { covers } from "../address";
import type { Session } from "../member";
import { plainLinkFormat } from "../model/built-in-styles";
import type { RangeTarget } from "../references";
import { assertAllowed, assertEditable, assertNoPartialMerge } from "./access";
import { removeFromRule } from "./range-values";

export const clearings = ["All", "Contents", "Formats", "Hyperlinks", "RemoveHyperlinks"] as const;
export type ClearWhat = (typeof clearings)[number];

const cleared = { All: "all", Contents: "contents", Formats: "formats" } as const;

function clearLinks(session: Session, sheet: string, area: Area, withFormat: boolean): void {
  assertAllowed(session, sheet, "allowInsertHyperlinks");
  if (withFormat)
    for (const link of session.book.hyperlinks.within(sheet, area))
      session.engine.format(sheet, link.area, plainLinkFormat);
  session.book.hyperlinks.remove(sheet, area);
}

/** Clears what is asked for; locked cells of a protected sheet are refused. */
export function clearRange(target: RangeTarget, what: ClearWhat, session: Session): void {
  const { area, sheet } = target;
  if (what === "Hyperlinks" || what === "RemoveHyperlinks") {
    clearLinks(session, sheet, area, what === "RemoveHyperlinks");
    return;
  }
  if (what !== "Formats") assertEditable(session, sheet, area);
  if (what !== "Contents") assertAllowed(session, sheet, "allowFormatCells");
  assertNoPartialMerge(session, sheet, area);
  session.engine.clear(sheet, area, cleared[what]);
  if (what !== "Formats") session.book.hyperlinks.remove(sheet, area);
  if (what === "Contents") return;
  if (session.engine.merges(sheet).some((merge) => covers(area, merge))) session.engine.unmerge(sheet, area);
  for (const rule of session.engine.conditionalRules(sheet)) removeFromRule(session, sheet, rule, area);
  if (what === "All") session.engine.setValidation(sheet, [area], null);
}
