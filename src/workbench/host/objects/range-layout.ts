import { isWholeColumns, isWholeRows } from "../address";
import { asFlag } from "../arguments";
import type { Scalar, Session } from "../member";
import { readOnly, settable } from "../member";
import type { RangeTarget } from "../references";
import { assertAllowed } from "./access";
import { extentInPoints } from "./sizes";

/** Whether all rows (or columns) of the range are hidden; null when some are. */
function hiddenState(target: RangeTarget, session: Session, direction: "row" | "column"): boolean | null {
  const { sheet, area } = target;
  const [start, count] = direction === "row" ? [area.row, area.rows] : [area.column, area.columns];
  const read = (index: number): boolean =>
    direction === "row" ? session.engine.rowHidden(sheet, index) : session.engine.columnHidden(sheet, index);
  const states = Array.from({ length: Math.min(count, 2000) }, (_, index) => read(start + index));
  return states.every((state) => state === states[0]) ? (states[0] ?? false) : null;
}

/** Shape and visibility of a range's rows and columns. */
export const layoutScalars: Readonly<Record<string, Scalar<RangeTarget>>> = {
  isEntireColumn: readOnly(7, ({ area }) => isWholeColumns(area)),
  isEntireRow: readOnly(7, ({ area }) => isWholeRows(area)),
  height: readOnly(10, ({ sheet, area }, session) => extentInPoints(session, sheet, area).height),
  width: readOnly(10, ({ sheet, area }, session) => extentInPoints(session, sheet, area).width),
  left: readOnly(10, ({ sheet, area }, session) => extentInPoints(session, sheet, area).left),
  top: readOnly(10, ({ sheet, area }, session) => extentInPoints(session, sheet, area).top),
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
};
