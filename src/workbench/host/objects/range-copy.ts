import type { Arguments } from "../arguments";
import type { Method, Session } from "../member";
import { calculatedMethod, isBound } from "../member";
import type { RangeTarget } from "../references";
import type { CopySource } from "./copying";
import { copyCells, copyTypes } from "./copying";
import { fillCells, fillTypes } from "./filling";
import { moveCells } from "./moving";
import { otherArea, rangeArgument } from "./range-parts";

/** The source of a copy: a Range, a RangeAreas or an address. */
export function copySource(args: Arguments, index: number, sheet: string, session: Session): CopySource {
  const value = args.raw(index);
  const several = isBound(value) ? session.areasOf(value) : undefined;
  if (several !== undefined) return { sheet: several.sheet, areas: several.ranges.map(({ area }) => area) };
  const found = rangeArgument(args, index, sheet, session);
  return { sheet: found.sheet, areas: [found.area] };
}

function copyFrom(target: RangeTarget, args: Arguments, session: Session): void {
  copyCells(session, target.sheet, target.area, copySource(args, 0, target.sheet, session), {
    what: args.optionalChoice(1, copyTypes) ?? "All",
    skipBlanks: args.optionalFlag(2) ?? false,
    transpose: args.optionalFlag(3) ?? false,
  });
}

/** What takes contents from one place to another. */
export const copyMethods: Readonly<Record<string, Method<RangeTarget>>> = {
  autoFill: calculatedMethod(9, (target, args, session) => {
    // Filling as far as the neighbours go (no destination) is only a preview.
    const destination = otherArea(args, 0, target, session);
    fillCells(session, target.sheet, target.area, destination, args.optionalChoice(1, fillTypes) ?? "FillDefault");
  }),
  copyFrom: calculatedMethod(9, copyFrom),
  moveTo: calculatedMethod(11, (target, args, session) => {
    const to = rangeArgument(args, 0, target.sheet, session);
    moveCells(session, target.sheet, target.area, to.sheet, to.area);
  }),
};
