import { cellAddress } from "../workbook/address";
import type { SheetPlan } from "../workbook/plan";
import { blocksOver, blocksWithHoles, type Inputs } from "./blocks";
import type { CellInput, SheetChange } from "./changes";
import { grouped } from "./formats";
import { plannedCells } from "./planned-cells";
import { addressLists, areaAddress, rectanglesOf, type CellPlace, type Rectangle } from "./rectangles";
import { relativeFormula } from "./relative-formula";

/** Wire cost in bytes of one more range with one call, and of a cell left out of a block. Measured. */
const RANGE_BYTES = 440;
const HOLE_BYTES = 5;

type CellsChange = Extract<SheetChange, { kind: "cells" | "fill" }>;
type FormatChange = Extract<SheetChange, { kind: "numberFormats" | "numberFormat" }>;

/** Bytes of a text inside a request: it is quoted twice, Chinese characters take three. */
function wireBytes(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(JSON.stringify(value))).length;
}

/** Cells whose formulas are copies of each other, in order of first appearance. */
function copiesOf(plan: SheetPlan): CellPlace[][] {
  const groups = new Map<string, CellPlace[]>();
  for (const { row, column, cell } of plannedCells(plan)) {
    const key = cell.formula === undefined ? null : relativeFormula(cell.formula, row, column);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push({ row, column });
    else groups.set(key, [{ row, column }]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** One cell, or cells side by side, whose formulas are copied over blocks as wide. */
interface Fill {
  readonly source: Rectangle;
  readonly targets: readonly Rectangle[];
}

/** Equal formulas that are cheaper copied from their first cell than written out; the copies leave `inputs`. */
function fills(plan: SheetPlan, inputs: Map<string, CellPlace & { readonly input: CellInput }>): Fill[] {
  return copiesOf(plan).flatMap(([first, ...copies]) => {
    if (!first) return [];
    const bytes = wireBytes(inputs.get(cellAddress(first.row, first.column))?.input ?? "") - HOLE_BYTES;
    const targets = rectanglesOf(copies);
    const cost = RANGE_BYTES + targets.map(areaAddress).join().length;
    if (copies.length * bytes <= cost) return [];
    for (const { row, column } of copies) inputs.delete(cellAddress(row, column));
    return [{ source: { ...first, rows: 1, columns: 1 }, targets }];
  });
}

/** Where a fill goes down, but for its column; null when it leaves its column. */
function downwards({ source, targets }: Fill): string | null {
  const stays = targets.every(({ column, columns }) => column === source.column && columns === 1);
  return stays ? [source.row, ...targets.map(({ row, rows }) => `${row}+${rows}`)].join() : null;
}

/** Columns side by side that are filled over the same rows are filled together. */
function sideBySide(all: readonly Fill[]): Fill[] {
  const open: Fill[] = [];
  for (const fill of [...all].sort((left, right) => left.source.column - right.source.column)) {
    const way = downwards(fill);
    const index = open.findIndex(
      ({ source, targets }) =>
        way !== null &&
        source.column + source.columns === fill.source.column &&
        downwards(narrowed({ source, targets }, fill.source.column)) === way,
    );
    const left = open[index];
    if (left) open[index] = { source: widened(left.source), targets: left.targets.map(widened) };
    else open.push(fill);
  }
  return open;
}

const widened = (block: Rectangle): Rectangle => ({ ...block, columns: block.columns + 1 });

/** The same rows in one column, to compare with a fill there; a fill that leaves its columns stays as it is. */
function narrowed({ source, targets }: Fill, column: number): Fill {
  const straight = targets.every((target) => target.column === source.column && target.columns === source.columns);
  const inColumn = (block: Rectangle): Rectangle => ({ ...block, column, columns: 1 });
  return straight ? { source: inColumn(source), targets: targets.map(inColumn) } : { source, targets };
}

/** The cells of a sheet that was just added: formulas that repeat are written once and copied by Excel itself. */
export function freshCells(plan: SheetPlan, inputs: Inputs<CellInput>): CellsChange[] {
  const left = new Map(inputs);
  const copied = sideBySide(fills(plan, left)).flatMap(({ source, targets }) =>
    addressLists(targets.map(areaAddress)).map((target): CellsChange => {
      return { kind: "fill", source: areaAddress(source), target };
    }),
  );
  return [...blocksWithHoles(left).map((block) => ({ kind: "cells" as const, ...block })), ...copied];
}

/**
 * Number formats of such a sheet: as one block with holes, or range by range, whichever is shorter. The most frequent
 * format goes first and may reach over cells that get theirs afterwards.
 */
export function freshNumberFormats(formats: Inputs<string>): FormatChange[] {
  const asBlocks = blocksWithHoles(formats).map((block) => ({ kind: "numberFormats" as const, ...block }));
  const byFormat = [...grouped(formats.values(), ({ input }) => input)].sort(
    ([, left], [, right]) => right.length - left.length,
  );
  const asRanges = byFormat.flatMap(([format, places], index) => {
    const later = byFormat.slice(index + 1).flatMap(([, others]) => others);
    return blocksOver(places, later).map((block) => ({
      kind: "numberFormat" as const,
      address: areaAddress(block),
      format,
    }));
  });
  const blockBytes = asBlocks.reduce((sum, { block }) => sum + RANGE_BYTES + wireBytes(block), 0);
  return blockBytes < asRanges.length * RANGE_BYTES ? asBlocks : asRanges;
}
