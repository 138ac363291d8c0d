import type { Area } from "../address";
import {
  covers,
  formatArea,
  intersect,
  isUnbounded,
  parseArea,
  quoteSheetName,
  splitSheet,
  wholeSheet,
} from "../address";
import type { CellFormat, SheetInfo } from "../engine/engine";
import { HostError } from "../errors";
import type { BoundObject, Session } from "../member";
import type { ProtectionOptions } from "../model";

/** The sheet's present state; ItemNotFound when it was deleted. */
export function sheetInfo(session: Session, sheet: string): SheetInfo {
  const info = session.engine.sheets().find((candidate) => candidate.id === sheet);
  if (info === undefined) throw new HostError("ItemNotFound", "the sheet was deleted");
  return info;
}

/** `分配表!A1:B2`. */
export function fullAddress(session: Session, sheet: string, area: Area): string {
  return `${quoteSheetName(sheetInfo(session, sheet).name)}!${formatArea(area)}`;
}

export function rangeObject(session: Session, sheet: string, area: Area): BoundObject {
  sheetInfo(session, sheet);
  return session.objects.range(session.references.range(sheet, area));
}

/** An area of a sheet from a text: A1 with or without the sheet's name, or a defined name that refers to cells. */
export function readAddress(session: Session, sheet: string, text: string): { sheet: string; area: Area } {
  const split = splitSheet(text.startsWith("=") ? text.slice(1) : text);
  const target = split.sheet === null ? sheet : session.book.findSheet(split.sheet);
  if (target === null) throw new HostError("InvalidArgument", `no sheet ${split.sheet ?? ""}`);
  const area = parseArea(split.rest);
  if (area !== null) return { sheet: target, area };
  const named = namedCells(session, split.rest, sheet) ?? session.book.tables.formulas.resolve(split.rest);
  if (named === null) throw new HostError("InvalidArgument", `not an address: ${text}`);
  return named;
}

/** The cells a defined name refers to; null for an unknown name or one that is no plain reference. */
export function namedCells(session: Session, name: string, sheet: string | null): { sheet: string; area: Area } | null {
  const lower = name.toLowerCase();
  const candidates = session.engine.names().filter((entry) => entry.name.toLowerCase() === lower);
  const found =
    candidates.find((entry) => entry.sheet !== null && entry.sheet === sheet) ??
    candidates.find((entry) => entry.sheet === null);
  return found === undefined ? null : referenceArea(session, found.formula);
}

/** `=分配表!$A$1:$B$2` as cells; null when the formula is something else. */
export function referenceArea(session: Pick<Session, "book">, formula: string): { sheet: string; area: Area } | null {
  const split = splitSheet(formula.replace(/^=/, ""));
  const sheet = split.sheet === null ? null : session.book.findSheet(split.sheet);
  const area = parseArea(split.rest);
  return sheet === null || area === null ? null : { sheet, area };
}

/** The part of an unbounded area that has cells: down to the last used row and column; null when nothing is used. */
export function boundedPart(session: Session, sheet: string, area: Area): Area | null {
  if (!isUnbounded(area)) return area;
  const used = session.engine.usedArea(sheet, false);
  return used === null
    ? null
    : intersect(area, { ...used, row: 0, column: 0, rows: used.row + used.rows, columns: used.column + used.columns });
}

function hasLockedCell(session: Session, sheet: string, area: Area): boolean {
  const unlocked = session.engine.unlockedAreas(sheet);
  if (unlocked.some((free) => covers(free, area))) return false;
  const inside = unlocked.reduce((count, free) => {
    const shared = intersect(free, area);
    return count + (shared === null ? 0 : shared.rows * shared.columns);
  }, 0);
  return inside < area.rows * area.columns;
}

/** AccessDenied when the sheet is protected and the area has a locked cell. */
export function assertEditable(session: Session, sheet: string, area: Area): void {
  if (session.book.sheet(sheet).protection !== null && hasLockedCell(session, sheet, area)) {
    throw new HostError("AccessDenied", `${formatArea(area)} is locked`);
  }
}

/** AccessDenied when the sheet is protected and the given permission was not granted. */
export function assertAllowed(session: Session, sheet: string, permission: keyof ProtectionOptions): void {
  const protection = session.book.sheet(sheet).protection;
  if (protection !== null && protection[permission] !== true)
    throw new HostError("AccessDenied", `${permission} is not granted`);
}

/** A format property of an area: the value when all cells agree, null when they differ. */
export function uniform<V>(session: Session, sheet: string, area: Area, read: (format: CellFormat) => V): V | null {
  const part = boundedPart(session, sheet, area) ?? { ...area, rows: 1, columns: 1 };
  const formats = session.engine.formats(sheet, part);
  const first = formats[0]?.[0];
  if (first === undefined) return read({});
  const value = read(first);
  return formats.every((row) => row.every((format) => read(format) === value)) ? value : null;
}

/** Tells the engine anew which cells of a protected sheet people may type in. */
export function applyProtection(session: Pick<Session, "engine" | "book">, sheet: string): void {
  const isProtected = session.book.sheet(sheet).protection !== null;
  session.engine.lock(sheet, isProtected ? session.engine.unlockedAreas(sheet) : null);
}

export function isWholeSheet(area: Area): boolean {
  return area.rows === wholeSheet.rows && area.columns === wholeSheet.columns;
}

/** MergedRangeConflict when the area cuts through merged cells. */
export function assertNoPartialMerge(session: Session, sheet: string, area: Area): void {
  const cut = session.engine.merges(sheet).some((merge) => intersect(merge, area) !== null && !covers(area, merge));
  if (cut) throw new HostError("MergedRangeConflict");
}
