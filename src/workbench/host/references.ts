import type { Area } from "./address";
import { maximumColumns, maximumRows } from "./address";
import type { ShiftKind } from "./engine/engine";
import { HostError } from "./errors";

/** A range as the object model holds it; its area follows inserted and deleted cells while it is tracked. */
export class RangeTarget {
  /** Null once its cells were deleted. */
  private current: Area | null;
  referenceId: string | null = null;

  constructor(
    readonly sheet: string,
    area: Area,
  ) {
    this.current = area;
  }

  get area(): Area {
    if (this.current === null) throw new HostError("InvalidReference", "the cells of this range were deleted");
    return this.current;
  }

  shift(kind: ShiftKind, place: Area): void {
    if (this.current !== null) this.current = shiftArea(this.current, kind, place);
  }
}

function shiftSpan(start: number, count: number, at: number, by: number): readonly [number, number] | null {
  if (by > 0) return start >= at ? [start + by, count] : start + count > at ? [start, count + by] : [start, count];
  const removedEnd = at - by;
  const keptBefore = Math.max(0, Math.min(start + count, at) - start);
  const keptAfter = Math.max(0, start + count - Math.max(start, removedEnd));
  const kept = keptBefore + keptAfter;
  if (kept === 0) return null;
  return [start < at ? start : Math.max(at, start + by), kept];
}

/** Several ranges of one sheet under one reference. */
export class RangeAreasTarget {
  referenceId: string | null = null;

  constructor(
    readonly sheet: string,
    readonly ranges: readonly RangeTarget[],
  ) {}

  shift(kind: ShiftKind, place: Area): void {
    this.ranges.forEach((range) => range.shift(kind, place));
  }
}

/** Ranges of several sheets under one reference. */
export class WorkbookRangeAreasTarget {
  referenceId: string | null = null;

  constructor(readonly areas: readonly RangeAreasTarget[]) {}

  shiftOn(sheet: string, kind: ShiftKind, place: Area): void {
    for (const areas of this.areas) if (areas.sheet === sheet) areas.shift(kind, place);
  }
}

type Target = RangeTarget | RangeAreasTarget | WorkbookRangeAreasTarget;

function withinColumns(area: Area, place: Area): boolean {
  return area.column >= place.column && area.column + area.columns <= place.column + place.columns;
}

function withinRows(area: Area, place: Area): boolean {
  return area.row >= place.row && area.row + area.rows <= place.row + place.rows;
}

/** Where an area lies after rows, columns or cells were inserted or deleted at `place`; null when it is gone. */
export function shiftArea(area: Area, kind: ShiftKind, place: Area): Area | null {
  const whole = kind.startsWith("Row") || kind.startsWith("Column");
  const rows = kind.startsWith("Row") || kind === "CellsInsertedDown" || kind === "CellsDeletedUp";
  const inserted = kind.includes("Inserted");
  // A block of cells only takes along what lies wholly in its columns (or rows).
  if (!whole && !(rows ? withinColumns(area, place) : withinRows(area, place))) return area;
  if (rows) {
    if (area.rows >= maximumRows) return area;
    const span = shiftSpan(area.row, area.rows, place.row, inserted ? place.rows : -place.rows);
    return span === null ? null : { ...area, row: span[0], rows: span[1] };
  }
  if (area.columns >= maximumColumns) return area;
  const span = shiftSpan(area.column, area.columns, place.column, inserted ? place.columns : -place.columns);
  return span === null ? null : { ...area, column: span[0], columns: span[1] };
}

/** Events whose ranges can still be asked for. */
const mostTold = 500;

/** Ranges alive in the present request, and those the client asked to keep. */
export class References {
  private readonly kept = new Map<string, Target>();
  private readonly passing = new Set<Target>();
  private readonly told = new Map<string, RangeTarget>();
  private last = 0;

  range(sheet: string, area: Area): RangeTarget {
    const target = new RangeTarget(sheet, area);
    this.passing.add(target);
    return target;
  }

  rangeAreas(sheet: string, areas: readonly Area[]): RangeAreasTarget {
    const target = new RangeAreasTarget(
      sheet,
      areas.map((area) => new RangeTarget(sheet, area)),
    );
    this.passing.add(target);
    return target;
  }

  workbookRangeAreas(
    areas: readonly { readonly sheet: string; readonly areas: readonly Area[] }[],
  ): WorkbookRangeAreasTarget {
    const target = new WorkbookRangeAreasTarget(areas.map((one) => this.rangeAreas(one.sheet, one.areas)));
    this.passing.add(target);
    return target;
  }

  keep(target: Target): void {
    if (target.referenceId !== null) return;
    this.last += 1;
    target.referenceId = `ref-${this.last}`;
    this.kept.set(target.referenceId, target);
  }

  /** A range for `getRange` of an event's arguments; the newest ones are kept. */
  forEvent(sheet: string, area: Area): string {
    this.last += 1;
    const id = `event-${this.last}`;
    this.told.set(id, new RangeTarget(sheet, area));
    const oldest = this.told.size > mostTold ? this.told.keys().next().value : undefined;
    if (oldest !== undefined) this.told.delete(oldest);
    return id;
  }

  /** The range an event told of; ItemNotFound when it was long ago. */
  ofEvent(id: string): RangeTarget {
    const target = this.told.get(id);
    if (target === undefined) throw new HostError("ItemNotFound", `event reference ${id}`);
    return target;
  }

  get(id: string): Target {
    const target = this.kept.get(id);
    if (target === undefined) throw new HostError("ItemNotFound", `reference ${id}`);
    return target;
  }

  remove(id: string): void {
    const target = this.kept.get(id);
    if (target !== undefined) target.referenceId = null;
    this.kept.delete(id);
  }

  removeAll(): void {
    this.kept.clear();
  }

  get count(): number {
    return this.kept.size;
  }

  /** Forgets the ranges nobody asked to keep. */
  endRequest(): void {
    this.passing.clear();
  }

  shift(sheet: string, kind: ShiftKind, place: Area): void {
    for (const target of new Set([...this.kept.values(), ...this.passing, ...this.told.values()])) {
      if (target instanceof WorkbookRangeAreasTarget) target.shiftOn(sheet, kind, place);
      else if (target.sheet === sheet) target.shift(kind, place);
    }
  }
}
