import type { Area } from "../address";
import type { CellFormat, FormatPatch } from "../engine/engine";
import type { Scalar, Session } from "../member";
import { settable } from "../member";
import { assertAllowed, uniform } from "./access";

/** Cells whose format is meant: one range, or several of a RangeAreas. */
export interface FormatTarget {
  readonly sheet: string;
  readonly areas: () => readonly Area[];
}

function read<V>(target: FormatTarget, session: Session, pick: (format: CellFormat) => V): V | null {
  const values = target.areas().map((area) => uniform(session, target.sheet, area, pick));
  return values.every((value) => value === values[0]) ? (values[0] ?? null) : null;
}

export function patch(target: FormatTarget, session: Session, change: FormatPatch): void {
  assertAllowed(session, target.sheet, "allowFormatCells");
  for (const area of target.areas()) session.engine.format(target.sheet, area, change);
}

/** A format property: null where the cells differ. */
export function scalar(
  since: number,
  pick: (format: CellFormat) => unknown,
  change: (value: unknown) => FormatPatch,
): Scalar<FormatTarget> {
  return settable(
    since,
    (target, session) => read(target, session, pick),
    (target, value, session) => patch(target, session, change(value)),
  );
}
