import type { Area } from "./address";
import { isWholeColumns, isWholeRows, parseArea } from "./address";
import type { CellWrite, Engine, ShiftKind } from "./engine/engine";
import type { ScriptedEdit } from "./faults";
import type { BookModel } from "./model";
import { strictestProtection } from "./model";

/** What a scripted edit works on: the workbook past all protection, as somebody else's Excel would change it. */
export interface EditedBook {
  readonly engine: Engine;
  readonly book: BookModel;
  /** Lets kept ranges follow. */
  shifted(sheet: string, kind: ShiftKind, place: Area): void;
  protectionChanged(sheet: string): void;
}

function cellWrite(value: string | number | boolean | null): CellWrite {
  return typeof value === "string" && value.startsWith("=") ? { formula: value } : { value };
}

type WithAddress = Extract<ScriptedEdit, { readonly edit: "write" | "clear" | "insert" | "delete" }>;

function editCells(target: EditedBook, sheet: string, edit: WithAddress): void {
  const area = parseArea(edit.address);
  if (area === null) throw new Error(`scripted edit: ${edit.address} is no address`);
  const { engine } = target;
  if (edit.edit === "write") {
    engine.write(
      sheet,
      area.row,
      area.column,
      edit.values.map((row) => row.map(cellWrite)),
    );
    return;
  }
  if (edit.edit === "clear") {
    engine.clear(sheet, area, "contents");
    return;
  }
  const inserting = edit.edit === "insert";
  const columns = isWholeColumns(area);
  if (inserting) engine.insert(sheet, area, columns ? "right" : "down");
  else engine.remove(sheet, area, columns ? "left" : "up");
  const whole = columns ? "Column" : isWholeRows(area) ? "Row" : null;
  const block = inserting ? "CellsInsertedDown" : "CellsDeletedUp";
  target.shifted(sheet, whole === null ? block : `${whole}${inserting ? "Inserted" : "Deleted"}`, area);
}

function protect(target: EditedBook, sheet: string, on: boolean, password: string | undefined): void {
  const extras = target.book.sheet(sheet);
  extras.protection = on ? strictestProtection : null;
  extras.password = on ? (password ?? null) : null;
  target.engine.lock(sheet, on ? target.engine.unlockedAreas(sheet) : null);
  target.protectionChanged(sheet);
}

/** Carries out what a fault plan lets somebody else do; a sheet that is not there is a fault of the plan. */
export function applyScriptedEdit(target: EditedBook, edit: ScriptedEdit): void {
  const { engine } = target;
  if (edit.edit === "addSheet") {
    engine.addSheet(edit.sheet, engine.sheets().length);
    return;
  }
  const sheet = target.book.findSheet(edit.sheet);
  if (sheet === null) throw new Error(`scripted edit: there is no sheet ${edit.sheet}`);
  if ("address" in edit) {
    editCells(target, sheet, edit);
    return;
  }
  switch (edit.edit) {
    case "protect":
      protect(target, sheet, true, edit.password);
      return;
    case "unprotect":
      protect(target, sheet, false, undefined);
      return;
    case "deleteSheet":
      engine.deleteSheet(sheet);
      return;
    case "hideSheet":
      engine.setHidden(sheet, true);
      return;
    case "activate":
      engine.activate(sheet);
      return;
    case "rename":
      engine.renameSheet(sheet, edit.to);
  }
}
