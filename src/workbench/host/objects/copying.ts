import type { Area } from "../address";
import { bounding, covers, formatAbsoluteArea, intersect, isUnbounded, quoteSheetName } from "../address";
import type { CellWrite } from "../engine/engine";
import { HostError } from "../errors";
import { transposeFormula } from "../formula-references";
import type { Session } from "../member";
import { assertEditable, assertNoPartialMerge, boundedPart, sheetInfo } from "./access";
import type { MovedCell } from "./cell-block";
import { contentAt, takeCells } from "./cell-block";
import { isOnSheet } from "./range-parts";
import { removeFromRule } from "./range-values";
import { movedWhen, mover } from "./rule-formulas";

/** What `copyFrom` takes along. */
export const copyTypes = ["All", "Formulas", "Values", "Formats", "Link"] as const;

export interface CopySettings {
  readonly what: (typeof copyTypes)[number];
  readonly skipBlanks: boolean;
  readonly transpose: boolean;
}

export interface CopySource {
  readonly sheet: string;
  readonly areas: readonly Area[];
}

function numbers(start: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => start + index);
}

/** Rows and columns the source consists of; InvalidArgument unless it is a rectangle with some of them left out. */
function grid(source: CopySource): { readonly rows: readonly number[]; readonly columns: readonly number[] } {
  const sorted = (all: readonly number[]): number[] => [...new Set(all)].sort((left, right) => left - right);
  const rows = sorted(source.areas.flatMap((area) => numbers(area.row, area.rows)));
  const columns = sorted(source.areas.flatMap((area) => numbers(area.column, area.columns)));
  const cells = source.areas.reduce((sum, area) => sum + area.rows * area.columns, 0);
  if (cells !== rows.length * columns.length)
    throw new HostError("InvalidArgument", "the source is no rectangle without some rows and columns");
  return { rows, columns };
}

function extent(present: number, needed: number): number | null {
  if (present % needed === 0) return present;
  return present < needed ? needed : null;
}

/** Where the copy goes: repeated when the target is a whole multiple of the source, else once. */
function destination(target: Area, rows: number, columns: number): Area {
  const [height, width] = [extent(target.rows, rows), extent(target.columns, columns)];
  const area =
    height === null || width === null ? { ...target, rows, columns } : { ...target, rows: height, columns: width };
  if (!isOnSheet(area)) throw new HostError("InvalidArgument", "the copy would not fit on the sheet");
  return area;
}

interface Plan {
  readonly target: { readonly sheet: string; readonly area: Area };
  /** The cell that goes to a place of the target; undefined leaves it alone. */
  readonly at: (row: number, column: number) => MovedCell | undefined;
  readonly sourceSheet: string;
}

function writeOf(session: Session, plan: Plan, cell: MovedCell, settings: CopySettings, place: Area): CellWrite {
  if (settings.what === "Values") return { value: cell.content.value };
  if (settings.what === "Link") {
    const name = quoteSheetName(sheetInfo(session, plan.sourceSheet).name);
    return { formula: `=${name}!${formatAbsoluteArea({ ...cell, rows: 1, columns: 1 })}` };
  }
  if (!settings.transpose || cell.content.formula === null) return contentAt(session, cell, place.row, place.column);
  return { formula: transposeFormula(cell.content.formula, cell, place) };
}

function mapCells<V>(plan: Plan, make: (cell: MovedCell, place: Area) => V): (V | undefined)[][] {
  const { area } = plan.target;
  return numbers(area.row, area.rows).map((row) =>
    numbers(area.column, area.columns).map((column) => {
      const cell = plan.at(row - area.row, column - area.column);
      return cell === undefined ? undefined : make(cell, { row, column, rows: 1, columns: 1 });
    }),
  );
}

function copyFormats(session: Session, plan: Plan, skipBlanks: boolean): void {
  const { sheet, area } = plan.target;
  if (!skipBlanks) session.engine.clear(sheet, area, "formats");
  else mapCells(plan, (_cell, place) => session.engine.clear(sheet, place, "formats"));
  session.engine.formatEach(
    sheet,
    area.row,
    area.column,
    mapCells(plan, (cell) => cell.format),
  );
}

/** The copies of an area of the source, each time the source is repeated; not for turned copies. */
function repeated(part: Area, from: Area, to: Area): Area[] {
  return numbers(0, Math.ceil(to.rows / from.rows)).flatMap((down) =>
    numbers(0, Math.ceil(to.columns / from.columns)).map((right) => ({
      ...part,
      row: to.row + down * from.rows + part.row - from.row,
      column: to.column + right * from.columns + part.column - from.column,
    })),
  );
}

function copyConditionalRules(session: Session, plan: Plan, from: Area): void {
  const { engine } = session;
  const { sheet, area: to } = plan.target;
  const rules = engine.conditionalRules(plan.sourceSheet);
  if (sheet !== plan.sourceSheet || intersect(from, to) === null)
    for (const rule of engine.conditionalRules(sheet)) removeFromRule(session, sheet, rule, to);
  for (const rule of rules) {
    const parts = rule.areas.flatMap((area) => intersect(area, from) ?? []);
    const copies = parts.flatMap((part) => repeated(part, from, to));
    if (copies.length === 0) continue;
    const present = engine.conditionalRules(sheet).find((candidate) => candidate.id === rule.id);
    if (sheet === plan.sourceSheet && present !== undefined) {
      const added = copies.filter((copy) => !present.areas.some((area) => covers(area, copy)));
      if (added.length > 0) engine.updateConditionalRule(sheet, { ...present, areas: [...present.areas, ...added] });
    } else {
      const when = movedWhen(rule.when, mover(session, rule.areas[0], copies[0]));
      engine.addConditionalRule(sheet, { ...rule, id: session.book.nextId("rule"), areas: copies, when });
    }
  }
}

function copyValidations(session: Session, plan: Plan, from: Area): void {
  const { engine } = session;
  const { sheet, area: to } = plan.target;
  const validations = engine.validations(plan.sourceSheet);
  if (sheet !== plan.sourceSheet || intersect(from, to) === null) engine.setValidation(sheet, [to], null);
  for (const validation of validations) {
    const parts = validation.areas.flatMap((area) => intersect(area, from) ?? []);
    const areas = parts.flatMap((part) => repeated(part, from, to));
    if (areas.length === 0) continue;
    const move = mover(session, validation.areas[0], areas[0]);
    const second = validation.formula2 === undefined ? {} : { formula2: move(validation.formula2) };
    const rule = { ...validation, formula1: move(validation.formula1), ...second };
    engine.setValidation(sheet, areas, { ...rule, id: session.book.nextId("validation"), areas });
  }
}

/** Conditional formats, merged cells, links and validations go along with a plain copy. */
function copyRules(session: Session, plan: Plan, from: Area, withContents: boolean): void {
  const { sheet, area: to } = plan.target;
  const { hyperlinks } = session.book;
  copyConditionalRules(session, plan, from);
  for (const merge of session.engine.merges(plan.sourceSheet).filter((candidate) => covers(from, candidate)))
    for (const copy of repeated(merge, from, to)) session.engine.merge(sheet, copy);
  if (!withContents) return;
  copyValidations(session, plan, from);
  const links = hyperlinks.within(plan.sourceSheet, from);
  hyperlinks.remove(sheet, to);
  for (const link of links) {
    const part = intersect(link.area, from);
    if (part !== null) for (const area of repeated(part, from, to)) hyperlinks.set(sheet, { ...link, area });
  }
}

function bounded(session: Session, source: CopySource): CopySource | null {
  const areas = source.areas.flatMap((area) => boundedPart(session, source.sheet, area) ?? []);
  return areas.length === 0 ? null : { ...source, areas };
}

/** Copies cells over a target, as Excel's paste does. */
export function copyCells(
  session: Session,
  targetSheet: string,
  target: Area,
  given: CopySource,
  settings: CopySettings,
): void {
  const source = bounded(session, given);
  if (source === null) return;
  const { rows, columns } = grid(source);
  const bounds = source.areas.reduce(bounding);
  const block = takeCells(session, source.sheet, bounds);
  const [height, width] = settings.transpose ? [columns.length, rows.length] : [rows.length, columns.length];
  const start = isUnbounded(target) ? { ...target, rows: height, columns: width } : target;
  const area = destination(start, height, width);
  assertEditable(session, targetSheet, area);
  const plan: Plan = {
    target: { sheet: targetSheet, area },
    sourceSheet: source.sheet,
    at: (row, column) => {
      const [down, right] = settings.transpose ? [column, row] : [row, column];
      const cell =
        block[(rows[down % rows.length] ?? 0) - bounds.row]?.[(columns[right % columns.length] ?? 0) - bounds.column];
      return settings.skipBlanks && cell?.content.kind === "empty" ? undefined : cell;
    },
  };
  const withFormats = settings.what === "All" || settings.what === "Formats";
  if (!withFormats) assertNoPartialMerge(session, targetSheet, area);
  else prepareMerges(session, targetSheet, area);
  if (settings.what !== "Formats") {
    const writes = mapCells(plan, (cell, place) => writeOf(session, plan, cell, settings, place));
    session.engine.write(targetSheet, area.row, area.column, writes);
  }
  if (!withFormats) return;
  copyFormats(session, plan, settings.skipBlanks);
  if (!settings.transpose && source.areas.length === 1) copyRules(session, plan, bounds, settings.what === "All");
}

/** A paste takes the merges it covers away and must not cut one in two. */
function prepareMerges(session: Session, sheet: string, area: Area): void {
  assertNoPartialMerge(session, sheet, area);
  if (session.engine.merges(sheet).some((merge) => covers(area, merge))) session.engine.unmerge(sheet, area);
}
