import { asNumber } from "../arguments";
import { HostError } from "../errors";
import type { Scalar, Session } from "../member";
import { settable } from "../member";
import { assertAllowed, isWholeSheet } from "./access";
import type { FormatTarget } from "./format-target";

const pointsPerPixel = 0.75;

/** A column width or row height in points; the engine counts pixels. */
export function size(direction: "column" | "row"): Scalar<FormatTarget> {
  const readPixels = (session: Session, sheet: string, index: number): number =>
    direction === "column" ? session.engine.columnWidth(sheet, index) : session.engine.rowHeight(sheet, index);
  return settable(
    2,
    (target, session) => {
      const area = target.areas()[0];
      if (area === undefined) return null;
      const [start, count] = direction === "column" ? [area.column, area.columns] : [area.row, area.rows];
      const first = readPixels(session, target.sheet, start);
      const same = Array.from({ length: Math.min(count, 1000) }, (_, index) =>
        readPixels(session, target.sheet, start + index),
      );
      return same.every((pixels) => pixels === first) ? first * pointsPerPixel : null;
    },
    (target, value, session) => {
      assertAllowed(session, target.sheet, direction === "column" ? "allowFormatColumns" : "allowFormatRows");
      const points = asNumber(value);
      if (points < 0 || points > 1800) throw new HostError("InvalidArgument", "size out of bounds");
      for (const area of target.areas()) {
        const whole = isWholeSheet(area);
        if (direction === "column")
          session.engine.setColumnWidth(
            target.sheet,
            area.column,
            whole ? 1000 : area.columns,
            points / pointsPerPixel,
          );
        else session.engine.setRowHeight(target.sheet, area.row, area.rows, points / pointsPerPixel);
      }
    },
  );
}

/** Without fonts there is no measuring: about 7 pixels for a half-width character, 14 for a Chinese one. */
export function autofit(target: FormatTarget, session: Session, direction: "column" | "row"): void {
  assertAllowed(session, target.sheet, direction === "column" ? "allowFormatColumns" : "allowFormatRows");
  const { engine } = session;
  const used = engine.usedArea(target.sheet, true);
  if (used === null) return;
  for (const area of target.areas()) {
    if (direction === "row") {
      engine.setRowHeight(target.sheet, area.row, Math.min(area.rows, used.row + used.rows), 20);
      continue;
    }
    for (
      let column = area.column;
      column < Math.min(area.column + area.columns, used.column + used.columns);
      column += 1
    ) {
      const cells = engine.cells(target.sheet, { row: 0, column, rows: used.row + used.rows, columns: 1 });
      const widths = cells.map((row) =>
        Array.from(String(row[0]?.value ?? "")).reduce(
          (sum, character) => sum + ((character.codePointAt(0) ?? 0) > 255 ? 14 : 7),
          5,
        ),
      );
      engine.setColumnWidth(target.sheet, column, 1, Math.min(Math.max(...widths, 12), 600));
    }
  }
}
