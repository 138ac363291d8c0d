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

/** Methods of an object as functions that keep it as their `this`. */
function methodsOf<T extends object, Name extends keyof T>(object: T, names: readonly Name[]): Pick<T, Name> {
  const entries = names.map((name) => {
    const method = object[name] as unknown as (...args: unknown[]) => unknown;
    return [name, method.bind(object)] as const;
  });
  return Object.fromEntries(entries) as Pick<T, Name>;
}

function layout(sheets: UniverSheets) {
  return {
    ...methodsOf(sheets, ["sheets", "addSheet", "deleteSheet", "renameSheet", "moveSheet", "setHidden", "setTabColor"]),
    ...methodsOf(sheets, ["setGridlines", "freeze", "activeSheet", "activate", "selection", "select", "gridSize"]),
    ...methodsOf(sheets, ["merges", "merge", "unmerge", "remove"]),
    ...methodsOf(sheets, ["columnWidth", "setColumnWidth", "columnHidden", "setColumnsHidden"]),
    ...methodsOf(sheets, ["rowHeight", "setRowHeight", "rowHidden", "setRowsHidden"]),
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
  return {
    ...layout(sheets),
    ...methodsOf(cells, ["cells", "cell", "display", "usedArea", "write", "moveFormula"]),
    ...methodsOf(formats, ["formats", "format", "formatEach", "unlockedAreas"]),
    ...methodsOf(rules, ["conditionalRules", "addConditionalRule", "updateConditionalRule", "deleteConditionalRule"]),
    ...methodsOf(rules, ["validations", "setValidation"]),
    ...methodsOf(new UniverNames(access), ["names", "setName", "deleteName"]),
    ...methodsOf(new UniverProtection(access), ["lock"]),
    ...methodsOf(recalculation, ["isDirty", "settle", "recalculate"]),
    ...methodsOf(changes, ["listen"]),
    clear: (sheet, area, what) => {
      if (what !== "formats") cells.clearContents(sheet, area);
      if (what !== "contents") formats.clear(sheet, area);
    },
    insert: (sheet, area, direction) => {
      cells.ensureSize(sheet, area.row + 1, area.column + 1);
      sheets.insert(sheet, area, direction);
    },
    dispose: () => {
      changes.dispose();
      recalculation.dispose();
    },
  };
}
