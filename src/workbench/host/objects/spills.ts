import type { Area } from "../address";
import { covers, intersect } from "../address";
import { HostError } from "../errors";
import type { BoundObject, Method, Session } from "../member";
import { calculatedMethod } from "../member";
import type { RangeTarget } from "../references";
import { cellAt, missing, part } from "./range-parts";

/** Whether all cells of a range show parts of array results; null when some do. */
export function spillState(target: RangeTarget, session: Session): boolean | null {
  const { area, sheet } = target;
  const spills = session.engine.spills(sheet);
  const count = spills.reduce((sum, spill) => {
    const shared = intersect(spill, area);
    return sum + (shared === null ? 0 : shared.rows * shared.columns);
  }, 0);
  if (count === 0) return false;
  return count === area.rows * area.columns ? true : null;
}

function single({ area }: RangeTarget): Area {
  if (area.rows * area.columns !== 1) throw new HostError("InvalidOperation", "more than one cell");
  return area;
}

/** The spill a cell belongs to as its anchor, or as one of the cells it runs over. */
function spillOf(target: RangeTarget, session: Session, asAnchor: boolean): Area | null {
  const cell = single(target);
  const isAnchor = (spill: Area): boolean => spill.row === cell.row && spill.column === cell.column;
  return (
    session.engine.spills(target.sheet).find((spill) => (asAnchor ? isAnchor(spill) : covers(spill, cell))) ?? null
  );
}

function parent(target: RangeTarget, session: Session): BoundObject | null {
  const spill = spillOf(target, session, false);
  return spill === null ? null : part(target, session, cellAt(spill, 0, 0));
}

function spillingTo(target: RangeTarget, session: Session): BoundObject | null {
  const spill = spillOf(target, session, true);
  return spill === null ? null : part(target, session, spill);
}

/** Where dynamic arrays begin and how far they go. */
export const spillMethods: Readonly<Record<string, Method<RangeTarget>>> = {
  getSpillParent: calculatedMethod(12, (target, _args, session) => missing(parent(target, session))),
  getSpillParentOrNullObject: calculatedMethod(12, (target, _args, session) => parent(target, session)),
  getSpillingToRange: calculatedMethod(12, (target, _args, session) => missing(spillingTo(target, session))),
  getSpillingToRangeOrNullObject: calculatedMethod(12, (target, _args, session) => spillingTo(target, session)),
};
