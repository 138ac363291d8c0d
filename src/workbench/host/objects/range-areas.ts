import type { Area } from "../address";
import { intersect, isWholeColumns, isWholeRows, maximumColumns, maximumRows } from "../address";
import type { Arguments } from "../arguments";
import { HostError } from "../errors";
import type { BoundObject, Session } from "../member";
import { define, bind, calculatedMethod, method, navigation, readOnly } from "../member";
import type { RangeAreasTarget } from "../references";
import { fullAddress } from "./access";
import { clearings, clearRange } from "./clearing";
import { calculateAreas, setDirtyAreas } from "./calculation";
import { copyCells, copyTypes } from "./copying";
import { conditionalFormatsMembers } from "./conditional-formats";
import { dataValidationMembers } from "./data-validation";
import { rangeFormatMembers } from "./format";
import { rangeCollectionMembers } from "./range-collection";
import { copySource } from "./range-copy";
import { isOnSheet, missing } from "./range-parts";
import { specialCells } from "./special-cells";
import { styleName } from "./styles";

function areasOf(target: RangeAreasTarget): Area[] {
  return target.ranges.map(({ area }) => area);
}

function address(target: RangeAreasTarget, session: Session): string {
  return target.ranges.map((range) => fullAddress(session, target.sheet, range.area)).join(",");
}

/** RangeAreas of the same sheet; null when there is no area. */
function several(target: RangeAreasTarget, session: Session, areas: readonly Area[]): BoundObject | null {
  if (areas.length === 0) return null;
  if (!areas.every(isOnSheet)) throw new HostError("InvalidArgument", "outside the sheet");
  return session.objects.rangeAreas(session.references.rangeAreas(target.sheet, areas));
}

function mapped(since: number, change: (area: Area, args: Arguments) => Area) {
  return method<RangeAreasTarget>(since, (target, args, session) =>
    several(target, session, distinct(areasOf(target).map((area) => change(area, args)))),
  );
}

function distinct(areas: readonly Area[]): Area[] {
  const seen = new Set<string>();
  return areas.filter((area) => {
    const key = JSON.stringify([area.row, area.column, area.rows, area.columns]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function intersection(target: RangeAreasTarget, args: Arguments, session: Session): BoundObject | null {
  const other = copySource(args, 0, target.sheet, session);
  if (other.sheet !== target.sheet) throw new HostError("InvalidArgument", "the ranges are on different sheets");
  const shared = areasOf(target).flatMap((area) => other.areas.flatMap((one) => intersect(area, one) ?? []));
  return several(target, session, shared);
}

function usedAreas(target: RangeAreasTarget, args: Arguments, session: Session): BoundObject | null {
  const used = session.engine.usedArea(target.sheet, args.optionalFlag(0) ?? false);
  if (used === null) return null;
  return several(
    target,
    session,
    areasOf(target).flatMap((area) => intersect(area, used) ?? []),
  );
}

function special(target: RangeAreasTarget, args: Arguments, session: Session): BoundObject | null {
  return several(
    target,
    session,
    areasOf(target).flatMap((area) => specialCells(session, target.sheet, area, args)),
  );
}

function copyFrom(target: RangeAreasTarget, args: Arguments, session: Session): void {
  const source = copySource(args, 0, target.sheet, session);
  const settings = {
    what: args.optionalChoice(1, copyTypes) ?? "All",
    skipBlanks: args.optionalFlag(2) ?? false,
    transpose: args.optionalFlag(3) ?? false,
  };
  for (const area of areasOf(target)) copyCells(session, target.sheet, area, source, settings);
}

const cellStyle = styleName(9);
const formatTarget = (target: RangeAreasTarget) => ({ sheet: target.sheet, areas: () => areasOf(target) });

export const rangeAreasMembers = define<RangeAreasTarget>({
  name: "RangeAreas",
  identity: (target) => (target.referenceId === null ? {} : { _ReferenceId: target.referenceId }),
  scalars: {
    address: readOnly(9, address),
    addressLocal: readOnly(9, address),
    areaCount: readOnly(9, (target) => target.ranges.length),
    cellCount: readOnly(9, (target) => {
      const count = areasOf(target).reduce((sum, area) => sum + area.rows * area.columns, 0);
      return count > 2 ** 31 - 1 ? -1 : count;
    }),
    isEntireColumn: readOnly(9, (target) => areasOf(target).every(isWholeColumns)),
    isEntireRow: readOnly(9, (target) => areasOf(target).every(isWholeRows)),
    style: {
      since: 9,
      get: (target, session) => cellStyle.get(formatTarget(target), session),
      set: (target, value, session) => cellStyle.set?.(formatTarget(target), value, session),
    },
  },
  navigations: {
    areas: navigation(9, (target) => bind(rangeCollectionMembers, { ranges: target.ranges })),
    conditionalFormats: navigation(9, (target) => bind(conditionalFormatsMembers, formatTarget(target))),
    dataValidation: navigation(9, (target) => bind(dataValidationMembers, formatTarget(target))),
    format: navigation(9, (target) => bind(rangeFormatMembers, formatTarget(target))),
    worksheet: navigation(9, (target, session) => session.objects.worksheet(target.sheet)),
  },
  methods: {
    _KeepReference: method(0, (target, _args, session) => session.references.keep(target)),
    calculate: method(9, (target, _args, session) => calculateAreas(target.sheet, areasOf(target), session)),
    clear: method(9, (target, args, session) => {
      const what = args.optionalChoice(0, clearings) ?? "All";
      for (const range of target.ranges) clearRange(range, what, session);
    }),
    copyFrom: calculatedMethod(9, copyFrom),
    getEntireColumn: mapped(9, (area) => ({ ...area, row: 0, rows: maximumRows })),
    getEntireRow: mapped(9, (area) => ({ ...area, column: 0, columns: maximumColumns })),
    getIntersection: method(9, (target, args, session) => missing(intersection(target, args, session))),
    getIntersectionOrNullObject: method(9, intersection),
    getOffsetRangeAreas: mapped(9, (area, args) => ({
      ...area,
      row: area.row + args.integer(0),
      column: area.column + args.integer(1),
    })),
    getSpecialCells: calculatedMethod(9, (target, args, session) => missing(special(target, args, session))),
    getSpecialCellsOrNullObject: calculatedMethod(9, special),
    getUsedRangeAreas: calculatedMethod(9, (target, args, session) => missing(usedAreas(target, args, session))),
    getUsedRangeAreasOrNullObject: calculatedMethod(9, usedAreas),
    setDirty: method(9, (target, _args, session) => setDirtyAreas(target.sheet, areasOf(target), session)),
    select: method(18, (target, _args, session) => {
      if (session.engine.activeSheet() !== target.sheet) session.engine.activate(target.sheet);
      session.engine.select(target.sheet, areasOf(target));
    }),
  },
});
