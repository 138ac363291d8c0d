import type { Area } from "../address";
import { bounding, formatArea, intersect, isWholeColumns, isWholeRows, maximumColumns, maximumRows } from "../address";
import type { Arguments } from "../arguments";
import { asFlag } from "../arguments";
import type { ShiftKind } from "../engine/engine";
import { HostError } from "../errors";
import type { BoundObject, Session } from "../member";
import { define, bind, calculatedMethod, method, navigation, objectArgument, readOnly, settable } from "../member";
import { type RangeTarget } from "../references";
import {
  assertAllowed,
  assertEditable,
  assertNoPartialMerge,
  fullAddress,
  rangeObject,
  readAddress,
  sheetInfo,
} from "./access";
import { conditionalFormatsMembers } from "./conditional-formats";
import { dataValidationMembers } from "./data-validation";
import { rangeFormatMembers } from "./format";
import {
  clearRange,
  copyRange,
  readFormulas,
  readNumberFormats,
  readTexts,
  readTypes,
  readValues,
  writeContents,
  writeNumberFormats,
} from "./range-values";

function part(target: RangeTarget, session: Session, area: Area): BoundObject {
  const inside = area.row >= 0 && area.column >= 0 && area.rows > 0 && area.columns > 0;
  if (!inside || area.row + area.rows > maximumRows || area.column + area.columns > maximumColumns) {
    throw new HostError("InvalidArgument", "outside the sheet");
  }
  return rangeObject(session, target.sheet, area);
}

/** A range argument: an object or an address on the target's sheet. */
function otherArea(args: Arguments, target: RangeTarget, session: Session): Area {
  const object = objectArgument(args, 0, rangeMembers);
  const found = object ?? readAddress(session, target.sheet, args.text(0));
  if (found.sheet !== target.sheet) throw new HostError("InvalidArgument", "the ranges are on different sheets");
  return found.area;
}

function used(target: RangeTarget, valuesOnly: boolean, session: Session): BoundObject | null {
  const usedArea = session.engine.usedArea(target.sheet, valuesOnly);
  const shared = usedArea === null ? null : intersect(target.area, usedArea);
  return shared === null ? null : part(target, session, shared);
}

function shift(target: RangeTarget, session: Session, direction: "down" | "right" | "up" | "left"): Area {
  const { sheet, area } = target;
  const whole = isWholeRows(area) ? "Rows" : isWholeColumns(area) ? "Columns" : null;
  const inserting = direction === "down" || direction === "right";
  if (whole === null) assertEditable(session, sheet, area);
  else assertAllowed(session, sheet, inserting ? `allowInsert${whole}` : `allowDelete${whole}`);
  if (whole === null) assertNoPartialMerge(session, sheet, area);
  if (direction === "down" || direction === "right") session.engine.insert(sheet, area, direction);
  else session.engine.remove(sheet, area, direction);
  const kind: ShiftKind =
    whole === null
      ? inserting
        ? `CellsInserted${direction === "down" ? "Down" : "Right"}`
        : `CellsDeleted${direction === "up" ? "Up" : "Left"}`
      : `${whole === "Rows" ? "Row" : "Column"}${inserting ? "Inserted" : "Deleted"}`;
  session.shifted(sheet, kind, area);
  return area;
}

function insert(target: RangeTarget, args: Arguments, session: Session): BoundObject {
  const direction = args.choice(0, ["Down", "Right"]);
  const whole = isWholeColumns(target.area) ? "right" : isWholeRows(target.area) ? "down" : null;
  return part(target, session, shift(target, session, whole ?? (direction === "Down" ? "down" : "right")));
}

function remove(target: RangeTarget, args: Arguments, session: Session): void {
  const direction = args.choice(0, ["Up", "Left"]);
  const whole = isWholeColumns(target.area) ? "left" : isWholeRows(target.area) ? "up" : null;
  shift(target, session, whole ?? (direction === "Up" ? "up" : "left"));
}

function merge(target: RangeTarget, across: boolean, session: Session): void {
  const { sheet, area } = target;
  assertAllowed(session, sheet, "allowFormatCells");
  if (session.engine.merges(sheet).some((present) => intersect(present, area) !== null))
    session.engine.unmerge(sheet, area);
  const rows = across
    ? Array.from({ length: area.rows }, (_, index) => ({ ...area, row: area.row + index, rows: 1 }))
    : [area];
  for (const row of rows) if (row.rows * row.columns > 1) session.engine.merge(sheet, row);
}

function hiddenState(target: RangeTarget, session: Session, direction: "row" | "column"): boolean | null {
  const { sheet, area } = target;
  const [start, count] = direction === "row" ? [area.row, area.rows] : [area.column, area.columns];
  const read = (index: number): boolean =>
    direction === "row" ? session.engine.rowHidden(sheet, index) : session.engine.columnHidden(sheet, index);
  const states = Array.from({ length: Math.min(count, 2000) }, (_, index) => read(start + index));
  return states.every((state) => state === states[0]) ? (states[0] ?? false) : null;
}

function copyFrom(target: RangeTarget, args: Arguments, session: Session): void {
  const object = objectArgument(args, 0, rangeMembers);
  const found = object ?? readAddress(session, target.sheet, args.text(0));
  const source = object ?? session.references.range(found.sheet, found.area);
  copyRange(target, source, args.optionalChoice(1, ["All", "Formulas", "Values", "Formats"]) ?? "All", session);
}

function resized(target: RangeTarget, rows: number, columns: number): Area {
  return { ...target.area, rows: target.area.rows + rows, columns: target.area.columns + columns };
}

function missing(found: BoundObject | null): BoundObject {
  if (found === null) throw new HostError("ItemNotFound");
  return found;
}

const formatTarget = (target: RangeTarget): { sheet: string; areas: () => readonly Area[] } => ({
  sheet: target.sheet,
  areas: () => [target.area],
});

export const rangeMembers = define<RangeTarget>({
  name: "Range",
  identity: (target) => (target.referenceId === null ? {} : { _ReferenceId: target.referenceId }),
  scalars: {
    address: readOnly(1, (target, session) => fullAddress(session, target.sheet, target.area)),
    addressLocal: readOnly(1, (target, session) => fullAddress(session, target.sheet, target.area)),
    cellCount: readOnly(1, ({ area }) => (area.rows * area.columns > 2 ** 31 - 1 ? -1 : area.rows * area.columns)),
    rowCount: readOnly(1, ({ area }) => area.rows),
    columnCount: readOnly(1, ({ area }) => area.columns),
    rowIndex: readOnly(1, ({ area }) => area.row),
    columnIndex: readOnly(1, ({ area }) => area.column),
    values: { ...settable<RangeTarget>(1, readValues, writeContents), calculated: true },
    formulas: { ...settable<RangeTarget>(1, readFormulas, writeContents), calculated: true },
    formulasLocal: { ...settable<RangeTarget>(1, readFormulas, writeContents), calculated: true },
    text: { ...readOnly<RangeTarget>(1, readTexts), calculated: true },
    valueTypes: { ...readOnly<RangeTarget>(1, readTypes), calculated: true },
    numberFormat: settable(1, readNumberFormats, writeNumberFormats),
    numberFormatLocal: settable(7, readNumberFormats, writeNumberFormats),
    isEntireColumn: readOnly(7, ({ area }) => isWholeColumns(area)),
    isEntireRow: readOnly(7, ({ area }) => isWholeRows(area)),
    hidden: readOnly(2, (target, session) => {
      const states = [hiddenState(target, session, "row"), hiddenState(target, session, "column")];
      return states.includes(true) ? true : states.includes(null) ? null : false;
    }),
    columnHidden: settable(
      2,
      (target, session) => hiddenState(target, session, "column"),
      (target, value, session) => {
        assertAllowed(session, target.sheet, "allowFormatColumns");
        session.engine.setColumnsHidden(target.sheet, target.area.column, target.area.columns, asFlag(value));
      },
    ),
    rowHidden: settable(
      2,
      (target, session) => hiddenState(target, session, "row"),
      (target, value, session) => {
        assertAllowed(session, target.sheet, "allowFormatRows");
        session.engine.setRowsHidden(target.sheet, target.area.row, target.area.rows, asFlag(value));
      },
    ),
  },
  navigations: {
    worksheet: navigation(1, (target, session) => session.objects.worksheet(sheetInfo(session, target.sheet).id)),
    format: navigation(1, (target) => bind(rangeFormatMembers, formatTarget(target))),
    conditionalFormats: navigation(6, (target) => bind(conditionalFormatsMembers, target)),
    dataValidation: navigation(8, (target) => bind(dataValidationMembers, target)),
  },
  methods: {
    _KeepReference: method(0, (target, _args, session) => session.references.keep(target)),
    _ValidateArraySize: method(0, ({ area }, args) => {
      if (args.integer(0) !== area.rows || args.integer(1) !== area.columns) {
        throw new HostError("InvalidArgument", `the array does not have the shape of ${formatArea(area)}`);
      }
    }),
    getCell: method(1, (target, args, session) =>
      part(target, session, {
        row: target.area.row + args.integer(0),
        column: target.area.column + args.integer(1),
        rows: 1,
        columns: 1,
      }),
    ),
    getRow: method(1, (target, args, session) =>
      part(target, session, { ...target.area, row: target.area.row + args.integer(0), rows: 1 }),
    ),
    getColumn: method(1, (target, args, session) =>
      part(target, session, { ...target.area, column: target.area.column + args.integer(0), columns: 1 }),
    ),
    getLastCell: method(1, (target, _args, session) =>
      part(target, session, {
        row: target.area.row + target.area.rows - 1,
        column: target.area.column + target.area.columns - 1,
        rows: 1,
        columns: 1,
      }),
    ),
    getLastRow: method(1, (target, _args, session) =>
      part(target, session, { ...target.area, row: target.area.row + target.area.rows - 1, rows: 1 }),
    ),
    getLastColumn: method(1, (target, _args, session) =>
      part(target, session, { ...target.area, column: target.area.column + target.area.columns - 1, columns: 1 }),
    ),
    getEntireColumn: method(1, (target, _args, session) =>
      part(target, session, { ...target.area, row: 0, rows: maximumRows }),
    ),
    getEntireRow: method(1, (target, _args, session) =>
      part(target, session, { ...target.area, column: 0, columns: maximumColumns }),
    ),
    getBoundingRect: method(1, (target, args, session) =>
      part(target, session, bounding(target.area, otherArea(args, target, session))),
    ),
    getIntersection: method(1, (target, args, session) => {
      const shared = intersect(target.area, otherArea(args, target, session));
      return missing(shared === null ? null : part(target, session, shared));
    }),
    getIntersectionOrNullObject: method(4, (target, args, session) => {
      const shared = intersect(target.area, otherArea(args, target, session));
      return shared === null ? null : part(target, session, shared);
    }),
    getOffsetRange: method(1, (target, args, session) =>
      part(target, session, {
        ...target.area,
        row: target.area.row + args.integer(0),
        column: target.area.column + args.integer(1),
      }),
    ),
    getResizedRange: method(2, (target, args, session) =>
      part(target, session, resized(target, args.integer(0), args.integer(1))),
    ),
    getAbsoluteResizedRange: method(7, (target, args, session) =>
      part(target, session, { ...target.area, rows: args.integer(0), columns: args.integer(1) }),
    ),
    getUsedRange: calculatedMethod(1, (target, args, session) =>
      missing(used(target, args.optionalFlag(0) ?? false, session)),
    ),
    getUsedRangeOrNullObject: calculatedMethod(4, (target, args, session) =>
      used(target, args.optionalFlag(0) ?? false, session),
    ),
    clear: method(1, (target, args, session) =>
      clearRange(target, args.optionalChoice(0, ["All", "Contents", "Formats"]) ?? "All", session),
    ),
    insert: method(1, insert),
    delete: method(1, remove),
    merge: method(2, (target, args, session) => merge(target, args.optionalFlag(0) ?? false, session)),
    getMergedAreasOrNullObject: method(13, (target, _args, session) => {
      const merges = session.engine.merges(target.sheet).filter((area) => intersect(area, target.area) !== null);
      if (merges.length === 0) return null;
      return session.objects.rangeAreas(session.references.rangeAreas(target.sheet, merges));
    }),
    unmerge: method(2, (target, _args, session) => {
      assertAllowed(session, target.sheet, "allowFormatCells");
      session.engine.unmerge(target.sheet, target.area);
    }),
    select: method(1, (target, _args, session) => {
      if (sheetInfo(session, target.sheet).hidden) throw new HostError("InvalidOperation", "the sheet is hidden");
      if (session.engine.activeSheet() !== target.sheet) session.engine.activate(target.sheet);
      session.engine.select(target.sheet, [target.area]);
    }),
    copyFrom: method(9, copyFrom),
    calculate: method(6, (_target, _args, session) => session.engine.recalculate()),
  },
});
