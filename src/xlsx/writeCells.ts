import { failure, success, type Fault, type Result } from "../domain/fault";
import { parseAddress, setCell, styleAt, type CellStyle, type SheetModel, type WorkbookModel } from "../sheetfile";
import type { CellEdit } from "../usecases/port";
import { cellWith, changedCell, differs, type ChangedCell } from "./cells";
import { sheetMissing, sheetProtected } from "./faults";
import { findSheet } from "./renderWorkbook";
import { forgetStaleValues, noteChange, type ChangedAreas } from "./staleFormulas";

/**
 * Writes a few cells into the model: all of them, or none with a fault. A cell named twice keeps its last edit.
 * @param cells `all`: also locked ones, where a sheet is protected without a password
 */
export function writeCells(
  model: WorkbookModel,
  edits: readonly CellEdit[],
  cells: "unlocked" | "all" = "unlocked",
): Result<readonly ChangedCell[]> {
  const last = new Map<string, CellEdit>();
  for (const edit of edits)
    last.set(`${edit.sheet.toLowerCase()}!${edit.address.replace(/\$/g, "").toUpperCase()}`, edit);
  const work = [...last.values()].map((edit) => {
    const position = parseAddress(edit.address);
    // Addresses come from our own plans: one that is none is a mistake of ours.
    if (!position) throw new RangeError(`not a cell: ${edit.address}`);
    return { edit, ...position, sheet: findSheet(model, edit.sheet) };
  });
  for (const { edit, sheet, row, column } of work) {
    const open = cells === "all" && sheet?.protection?.password !== true;
    const fault = sheet && open ? null : refusal(sheet, edit, row, column);
    if (fault) return failure(fault);
  }
  const changed: ChangedCell[] = [];
  const areas: ChangedAreas = new Map();
  for (const { edit, sheet, row, column } of work) {
    const before = sheet?.cells[row]?.[column];
    if (!sheet || !differs(before, edit)) continue;
    changed.push(changedCell(edit.sheet, row, column, edit, before));
    noteChange(areas, sheet.name, row, column);
    setCell(sheet, row, column, cellWith(edit, writtenStyle(styleAt(sheet, row, column), edit)));
  }
  const written = new Set(work.map(({ sheet, row, column }) => `${sheet?.name} ${row} ${column}`));
  forgetStaleValues(model, areas, (sheet, row, column) => written.has(`${sheet} ${row} ${column}`));
  return success(changed);
}

/** On a protected sheet only unlocked cells can be written, whoever protected it: so does Excel. */
function refusal(sheet: SheetModel | undefined, edit: CellEdit, row: number, column: number): Fault | null {
  if (!sheet) return sheetMissing(edit.sheet);
  const locked = sheet.protection !== null && styleAt(sheet, row, column)?.unlocked !== true;
  return locked ? sheetProtected(edit.sheet, edit.address) : null;
}

/** A formula in a text cell would turn into text at the next edit. */
function writtenStyle(style: CellStyle | undefined, edit: CellEdit): CellStyle | undefined {
  if (edit.formula === undefined || style?.numberFormat !== "@") return style;
  const { numberFormat: _text, ...others } = style;
  return others;
}
