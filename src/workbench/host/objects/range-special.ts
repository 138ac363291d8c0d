import type { Arguments } from "../arguments";
import type { BoundObject, Method, Session } from "../member";
import { calculatedMethod } from "../member";
import type { RangeTarget } from "../references";
import { missing } from "./range-parts";
import { specialCells } from "./special-cells";

function special(target: RangeTarget, args: Arguments, session: Session): BoundObject | null {
  const areas = specialCells(session, target.sheet, target.area, args);
  return areas.length === 0 ? null : session.objects.rangeAreas(session.references.rangeAreas(target.sheet, areas));
}

/** Cells of a kind. */
export const specialMethods: Readonly<Record<string, Method<RangeTarget>>> = {
  getSpecialCells: calculatedMethod(9, (target, args, session) => missing(special(target, args, session))),
  getSpecialCellsOrNullObject: calculatedMethod(9, special),
};
