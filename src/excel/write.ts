import { failure, success, type Fault, type Result } from "../domain/fault";
import { cellAddress, parseCell } from "../workbook/address";
import type { CellEdit, WriteReport } from "../usecases/port";
import { assignments, backwards } from "./assignments";
import {
  cellOf,
  contentBlock,
  GENERAL_FORMAT,
  literalInput,
  TEXT_FORMAT,
  type ChangedCell,
  type ContentBlock,
  type StandingCell,
} from "./content";
import { excelFault, faultFrom } from "./faults";
import { sameFormula } from "../workbook/sameFormula";
import { areaAddress, rectanglesOf, type CellPlace, type Rectangle } from "./rectangles";
import { sendChanges } from "./send";
import type { Progress } from "./session";
import { untracked } from "./ranges";

interface PlacedEdit extends CellPlace {
  readonly edit: CellEdit;
}

interface BlockProxies {
  readonly sheet: Excel.Worksheet;
  readonly rectangle: Rectangle;
  readonly range: Excel.Range;
}

/** Edits by sheet; a cell named twice keeps its last edit. A bad address is a mistake of ours. */
function placed(edits: readonly CellEdit[]): Map<string, Map<string, PlacedEdit>> {
  const bySheet = new Map<string, Map<string, PlacedEdit>>();
  for (const edit of edits) {
    const place = parseCell(edit.address);
    if (!place) throw new RangeError(`not a cell: ${edit.address}`);
    const cells = bySheet.get(edit.sheet) ?? new Map<string, PlacedEdit>();
    cells.set(cellAddress(place.row, place.column), { ...place, edit });
    bySheet.set(edit.sheet, cells);
  }
  return bySheet;
}

/** Writes a few cells: all, or none as far as the host allows (what was written before an error is put back). */
export async function writeCells(
  context: Excel.RequestContext,
  edits: readonly CellEdit[],
  progress: Progress,
): Promise<Result<WriteReport>> {
  const bySheet = placed(edits);
  const blocks = [...bySheet].flatMap(([name, cells]) => requestBlocks(context, name, [...cells.values()]));
  await context.sync();
  const refused = refusal([...bySheet.keys()], blocks);
  if (refused) return failure(refused);
  const before = new Map<string, StandingCell>();
  for (const { name, rectangle, range } of blocks) {
    collectBefore(before, name, rectangle, contentBlock(range.values, range.formulas, range.numberFormat));
  }
  const changed = changedCells(bySheet, before);
  if (changed.length === 0) return success({ changed, sheetsAdded: [] });
  return await sendOrTakeBack(context, changed, before, progress);
}

interface NamedBlock extends BlockProxies {
  readonly name: string;
}

function requestBlocks(context: Excel.RequestContext, name: string, cells: readonly CellPlace[]): NamedBlock[] {
  const sheet = context.workbook.worksheets.getItemOrNullObject(name);
  sheet.load("name");
  sheet.protection.load("protected");
  return rectanglesOf(cells).map((rectangle) => {
    const range = untracked(sheet, areaAddress(rectangle));
    range.load("values,formulas,numberFormat,format/protection/locked");
    return { name, sheet, rectangle, range };
  });
}

/** Why nothing may be written: a missing sheet, or a locked cell on a protected one. */
function refusal(sheets: readonly string[], blocks: readonly NamedBlock[]): Fault | null {
  const missing = sheets.filter((name) => blocks.some((block) => block.name === name && block.sheet.isNullObject));
  if (missing.length > 0) return excelFault("sheet-missing", { sheets: missing });
  const closed = blocks.filter(
    // Mixed blocks report null: at least one of their cells is locked.
    ({ sheet, range }) => sheet.protection.protected && (range.format.protection.locked as boolean | null) !== false,
  );
  if (closed.length === 0) return null;
  return excelFault("sheet-protected", { sheets: [...new Set(closed.map(({ name }) => name))] });
}

function key(sheet: string, address: string): string {
  return `${sheet}\n${address}`;
}

function collectBefore(
  before: Map<string, StandingCell>,
  sheet: string,
  rectangle: Rectangle,
  block: ContentBlock,
): void {
  for (let r = 0; r < rectangle.rows; r += 1) {
    for (let c = 0; c < rectangle.columns; c += 1) {
      before.set(key(sheet, cellAddress(rectangle.row + r, rectangle.column + c)), cellOf(block, r, c));
    }
  }
}

function changedCells(
  bySheet: ReadonlyMap<string, ReadonlyMap<string, PlacedEdit>>,
  before: ReadonlyMap<string, StandingCell>,
): ChangedCell[] {
  return [...bySheet].flatMap(([sheet, cells]) =>
    [...cells].flatMap(([address, { edit }]) => {
      const found = before.get(key(sheet, address));
      const value = found?.value ?? null;
      const formula = found?.formula ?? null;
      const same =
        edit.formula === undefined
          ? formula === null && (edit.value === "" ? null : edit.value) === value
          : formula !== null && sameFormula(formula, edit.formula);
      return same ? [] : [{ ...edit, address, before: value, beforeFormula: formula }];
    }),
  );
}

async function sendOrTakeBack(
  context: Excel.RequestContext,
  changed: readonly ChangedCell[],
  before: ReadonlyMap<string, StandingCell>,
  progress: Progress,
): Promise<Result<WriteReport>> {
  const formatOf = (cell: ChangedCell): string =>
    before.get(key(cell.sheet, cell.address))?.numberFormat ?? GENERAL_FORMAT;
  const forth = assignments(changed, (cell) => {
    if (cell.formula === undefined) return { input: literalInput(cell.value, formatOf(cell)) };
    // A formula in a text cell would stay text.
    return formatOf(cell) === TEXT_FORMAT
      ? { input: cell.formula, numberFormat: GENERAL_FORMAT }
      : { input: cell.formula };
  });
  try {
    await sendChanges(context, forth, progress);
    return success({ changed, sheetsAdded: [] });
  } catch (error) {
    const fault = faultFrom(error, { sheets: [...new Set(changed.map(({ sheet }) => sheet))] });
    if (fault.code === "excel-busy-editing" && !progress.wrote) throw error;
    const back = backwards(changed, formatOf);
    progress.wrote = true;
    try {
      await sendChanges(context, back, progress);
    } catch (second) {
      faultFrom(second);
      return failure(partlyWritten(fault, changed));
    }
    return failure(fault);
  }
}

/** The host broke off and would not take the rest back either: say so, with the place to look at. */
function partlyWritten(fault: Fault, changed: readonly ChangedCell[]): Fault {
  const first = changed[0];
  return {
    ...fault,
    nextStep: {
      zh: `${fault.nextStep.zh}可能只写入了一部分，请检查写入的单元格。`,
      en: `${fault.nextStep.en} Part of it may have been written: check the cells concerned.`,
    },
    ...(first ? { place: `${first.sheet}!${first.address}` } : {}),
  };
}
