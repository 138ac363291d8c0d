import type { Area } from "../address";
import type { CellFormat, FormatPatch } from "../engine/engine";
import type { Scalar, Session } from "../member";
import { settable } from "../member";
import { assertAllowed, uniform } from "./access";

/** Whose format is meant: cells of one range, or of several, or a cell style. */
export interface FormatTarget {
  readonly sheet: string;
  readonly areas: () => readonly Area[];
  /** Key of the cell style that is meant instead of cells. */
  readonly style?: string;
}

/** What the cells agree on; null where they differ. */
export function read<V>(target: FormatTarget, session: Session, pick: (format: CellFormat) => V): V | null {
  if (target.style !== undefined) return pick(session.book.styles.get(target.style).format);
  const values = target.areas().map((area) => uniform(session, target.sheet, area, pick));
  return values.every((value) => value === values[0]) ? (values[0] ?? null) : null;
}

/** The part of a change that a cell takes over: what it did not get otherwise than by its style. */
function takenOver(format: CellFormat, before: CellFormat, change: FormatPatch): FormatPatch | undefined {
  const same = (key: string): boolean => {
    const name = key as keyof CellFormat;
    return key === "borders" || JSON.stringify(format[name]) === JSON.stringify(before[name]);
  };
  const taken = Object.entries(change).filter(([key]) => same(key));
  return taken.length === 0 ? undefined : Object.fromEntries(taken);
}

/** Changes a cell style, and with it the cells that bear it. */
function patchStyle(key: string, session: Session, change: FormatPatch): void {
  const { engine, book } = session;
  const before = book.styles.get(key).format;
  book.styles.patch(key, change);
  for (const { id } of engine.sheets()) {
    const used = engine.usedArea(id, false);
    if (used === null) continue;
    const bears = engine
      .formats(id, used)
      .map((line) =>
        line.map((format) => ((format.styleName ?? "Normal") === key ? takenOver(format, before, change) : undefined)),
      );
    if (bears.some((line) => line.some((patched) => patched !== undefined)))
      engine.formatEach(id, used.row, used.column, bears);
  }
}

export function patch(target: FormatTarget, session: Session, change: FormatPatch): void {
  if (target.style !== undefined) {
    patchStyle(target.style, session, change);
    return;
  }
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
