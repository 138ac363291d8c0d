import type { Univer } from "@univerjs/core";
import type { Engine } from "./engine";
import { UniverAccess } from "./univer-access";
import { UniverCells } from "./univer-cells";
import { UniverChanges } from "./univer-changes";
import { UniverFormats } from "./univer-formats";
import { UniverNames } from "./univer-names";
import { UniverProtection } from "./univer-protection";
import { Recalculation } from "./univer-recalculation";
import { UniverRules } from "./univer-rules";
import { UniverSheets } from "./univer-sheets";
import { WriteBuffer } from "./write-buffer";

/** Methods of an object as functions that keep it as their `this`; `first` runs ahead of each call. */
function methodsOf<T extends object, Name extends keyof T>(
  object: T,
  names: readonly Name[],
  first?: () => void,
): Pick<T, Name> {
  const entries = names.map((name) => {
    const method = object[name] as unknown as (...args: unknown[]) => unknown;
    const call = (...args: unknown[]): unknown => {
      first?.();
      return method.apply(object, args);
    };
    return [name, call] as const;
  });
  return Object.fromEntries(entries) as Pick<T, Name>;
}

/** Sheets, rows and columns; what reads no cells may run while writes are still being joined. */
function layout(sheets: UniverSheets, flush: () => void) {
  return {
    ...methodsOf(sheets, ["sheets", "activeSheet", "selection", "merges", "columnWidth", "rowHeight"]),
    ...methodsOf(sheets, ["columnHidden", "rowHidden"]),
    ...methodsOf(sheets, ["addSheet", "deleteSheet", "renameSheet", "moveSheet", "setHidden", "setTabColor"], flush),
    ...methodsOf(
      sheets,
      ["setGridlines", "freeze", "activate", "select", "gridSize", "merge", "unmerge", "remove"],
      flush,
    ),
    ...methodsOf(sheets, ["setColumnWidth", "setColumnsHidden", "setRowHeight", "setRowsHidden"], flush),
  };
}

/**
 * The engine over a running Univer that holds one workbook: with a screen in the workbench, without one in tests.
 * Needs the plugins `createHeadlessUniver` registers; more do no harm.
 */
export function createUniverEngine(univer: Univer): Engine {
  const access = new UniverAccess(univer);
  const sheets = new UniverSheets(access);
  const cells = new UniverCells(access);
  const formats = new UniverFormats(access, cells);
  const rules = new UniverRules(access);
  const recalculation = new Recalculation(access.injector, access.commands);
  const changes = new UniverChanges(access, (sheet, row, column) => cells.cell(sheet, row, column));
  const buffer = new WriteBuffer((sheet, row, column, matrix) => cells.write(sheet, row, column, matrix));
  const flush = (): void => buffer.flush();
  return {
    ...layout(sheets, flush),
    ...methodsOf(buffer, ["write"]),
    ...methodsOf(cells, ["display", "moveFormula"]),
    ...methodsOf(cells, ["cells", "cell", "usedArea"], flush),
    ...methodsOf(formats, ["formats", "unlockedAreas"]),
    ...methodsOf(formats, ["format", "formatEach"], flush),
    ...methodsOf(rules, ["conditionalRules", "validations"]),
    ...methodsOf(
      rules,
      ["addConditionalRule", "updateConditionalRule", "deleteConditionalRule", "setValidation"],
      flush,
    ),
    ...methodsOf(new UniverNames(access), ["names", "setName", "deleteName"], flush),
    ...methodsOf(new UniverProtection(access), ["lock"], flush),
    ...methodsOf(recalculation, ["settle", "recalculate"], flush),
    ...methodsOf(changes, ["listen"]),
    isDirty: () => !buffer.isEmpty || recalculation.isDirty(),
    clear: (sheet, area, what) => {
      flush();
      if (what !== "formats") cells.clearContents(sheet, area);
      if (what !== "contents") formats.clear(sheet, area);
    },
    insert: (sheet, area, direction) => {
      flush();
      cells.ensureSize(sheet, area.row + 1, area.column + 1);
      sheets.insert(sheet, area, direction);
    },
    dispose: () => {
      flush();
      changes.dispose();
      recalculation.dispose();
    },
  };
}
