import type { Univer } from "@univerjs/core";
import { circularCells } from "../circular";
import type { Area } from "../address";
import { isUnbounded } from "../address";
import type { Engine, ShiftKind } from "./engine";
import { drawConditionalNumbers } from "./conditional-numbers";
import { UniverAccess } from "./univer-access";
import { UniverBlocks } from "./univer-blocks";
import { UniverCells } from "./univer-cells";
import { UniverChanges } from "./univer-changes";
import { UniverConditionalFormats } from "./univer-conditional";
import { UniverEvaluation } from "./univer-evaluation";
import { UniverFormats } from "./univer-formats";
import { UniverNames } from "./univer-names";
import { UniverNotes } from "./univer-notes";
import { UniverProtection } from "./univer-protection";
import { Recalculation } from "./univer-recalculation";
import { UniverRuleFollowing } from "./univer-rule-following";
import { UniverRules } from "./univer-rules";
import { UniverSheets } from "./univer-sheets";
import { indexStyles } from "./univer-style-index";
import { TargetSheet } from "./univer-target-sheet";
import { UniverTables } from "./univer-tables";
import { UniverStillSheets } from "./univer-still-sheets";
import { WriteBuffer } from "./write-buffer";

/** Whether a formula names a sheet; a name that is a part of another one counts, too. */
function mentions(formula: string, sheet: string): boolean {
  const lower = formula.toLowerCase();
  return lower.includes(sheet.toLowerCase()) || lower.includes(sheet.replaceAll("'", "''").toLowerCase());
}

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
    ...methodsOf(sheets, ["setGridlines", "freeze", "activate", "select", "gridSize", "merge", "unmerge"], flush),
    ...methodsOf(sheets, ["setColumnWidth", "setColumnsHidden", "setRowHeight", "setRowsHidden"], flush),
    ...methodsOf(sheets, ["copySheet", "defaultSizes", "setDefaultColumnWidth"], flush),
  };
}

/** Conditional formats and validation, and how they follow their cells. */
function ruleMethods(
  conditional: UniverConditionalFormats,
  rules: UniverRules,
  following: UniverRuleFollowing,
  flush: () => void,
) {
  return {
    ...methodsOf(rules, ["validations"]),
    ...methodsOf(conditional, ["conditionalRules"]),
    ...methodsOf(
      conditional,
      ["addConditionalRule", "updateConditionalRule", "deleteConditionalRule", "moveConditionalRule"],
      flush,
    ),
    ...methodsOf(rules, ["setValidation"], flush),
    ...methodsOf(following, ["rulesShifted"], flush),
  };
}

function calculationMethods(recalculation: Recalculation, cells: UniverCells, flush: () => void) {
  return {
    ...methodsOf(recalculation, ["settle", "calculate", "calculateArea", "setManualCalculation"], flush),
    ...methodsOf(recalculation, ["calculationState"], flush),
    ...methodsOf(recalculation, ["watchCircular"]),
    ...methodsOf(cells, ["formulas"], flush),
    recalculate: () => {
      flush();
      recalculation.calculate("all");
    },
  };
}

/**
 * Runs a command that inserts or removes whole rows or columns. Whether the caller may is for the caller to know: the
 * engine's own lock would stop its commands for everybody.
 */
function linesShifter(
  target: TargetSheet,
  protection: UniverProtection,
  names: UniverNames,
  sheets: UniverSheets,
  formats: UniverFormats,
): (sheet: string, work: () => void) => void {
  return (sheet, work) => {
    const wasLocked = protection.isLocked(sheet);
    if (wasLocked) protection.lock(sheet, null);
    const before = names.names();
    try {
      target.run(sheet, work);
      // The engine (0.25.1) also loses names that refer to the same rows and columns of another sheet.
      const name = sheets.sheets().find((info) => info.id === sheet)?.name ?? "";
      names.restore(before.filter(({ formula }) => !mentions(formula, name)));
    } finally {
      if (wasLocked) protection.lock(sheet, formats.unlockedAreas(sheet));
    }
  };
}

/**
 * The engine over a running Univer that holds one workbook: with a screen in the workbench, without one in tests.
 * Needs the plugins `createHeadlessUniver` registers; more do no harm.
 */
// eslint-disable-next-line max-lines-per-function -- the one place where the parts are put together; nothing is decided
export function createUniverEngine(univer: Univer): Engine {
  const access = new UniverAccess(univer);
  indexStyles(access.workbook.getStyles());
  const sheets = new UniverSheets(access);
  const cells = new UniverCells(access);
  const formats = new UniverFormats(access, cells);
  const rules = new UniverRules(access);
  const conditional = new UniverConditionalFormats(access);
  drawConditionalNumbers(access);
  const names = new UniverNames(access);
  const book = {
    sheets: () => sheets.sheets(),
    names: () => names.names(),
    formulas: (sheet: string) => cells.formulas(sheet),
  };
  const recalculation = new Recalculation(access, () => circularCells(book));
  names.onMeaning = () => recalculation.nameChanged();
  names.isSaid = (name) =>
    sheets.sheets().some(({ id }) => cells.formulas(id).some((cell) => cell.formula.includes(name)));
  const changes = new UniverChanges(access, (sheet, row, column) => cells.cell(sheet, row, column));
  const tables = new UniverTables(access);
  const buffer = new WriteBuffer((sheet, written) => cells.write(sheet, written));
  const protection = new UniverProtection(access);
  const unlocked = linesShifter(new TargetSheet(access), protection, names, sheets, formats);
  const flush = (): void => buffer.flush();
  const following = new UniverRuleFollowing(access, conditional, rules);
  const blocks = new UniverBlocks(access, sheets, cells, names);
  const shiftBlock = (sheet: string, area: Area, shift: ShiftKind): void => {
    following.remember();
    blocks.shift(sheet, area, shift);
    changes.blockShifted({ sheet, area, shift });
  };
  return {
    ...layout(sheets, flush),
    ...methodsOf(buffer, ["write"]),
    ...methodsOf(cells, ["display", "moveFormula"]),
    ...methodsOf(cells, ["usedArea", "spills"], flush),
    // Filling formula by formula, a sheet that waits to be written is looked at cell by cell.
    cells: (sheet, area) => {
      if (buffer.touches(sheet, area)) flush();
      return cells.cells(sheet, area);
    },
    cell: (sheet, row, column) => {
      if (buffer.touches(sheet, { row, column, rows: 1, columns: 1 })) flush();
      return cells.cell(sheet, row, column);
    },
    ...methodsOf(formats, ["formats", "unlockedAreas"]),
    ...methodsOf(formats, ["format", "formatEach"], flush),
    ...ruleMethods(conditional, rules, following, flush),
    ...methodsOf(names, ["names", "setName", "deleteName"], flush),
    ...methodsOf(new UniverNotes(access), ["notes", "setNote", "deleteNote"]),
    ...methodsOf(protection, ["lock"], flush),
    ...methodsOf(new UniverEvaluation(access), ["evaluate"], flush),
    ...methodsOf(new UniverStillSheets(access), ["setSheetCalculation"], flush),
    ...methodsOf(tables, ["setTables", "setLooks", "setFilteredRows", "rewriteFormulas", "respell"], flush),
    ...calculationMethods(recalculation, cells, flush),
    ...methodsOf(changes, ["listen", "watchFormulas", "isEditing"]),
    ...methodsOf(changes, ["announce"], flush),
    isDirty: () => !buffer.isEmpty || recalculation.isDirty(),
    clear: (sheet, area, what) => {
      flush();
      if (what !== "formats") cells.clearContents(sheet, area);
      if (what !== "contents") formats.clear(sheet, area);
    },
    insert: (sheet, area, direction) => {
      flush();
      cells.ensureSize(sheet, area.row + 1, area.column + 1);
      // Edits told in one breath with a shift count as its consequences: those that came before are told first.
      changes.announce();
      if (isUnbounded(area)) unlocked(sheet, () => sheets.insert(sheet, area));
      else shiftBlock(sheet, area, direction === "down" ? "CellsInsertedDown" : "CellsInsertedRight");
      changes.announce();
    },
    remove: (sheet, area, direction) => {
      flush();
      changes.announce();
      if (isUnbounded(area)) unlocked(sheet, () => sheets.remove(sheet, area));
      else shiftBlock(sheet, area, direction === "up" ? "CellsDeletedUp" : "CellsDeletedLeft");
      changes.announce();
    },
    dispose: () => {
      flush();
      changes.dispose();
      tables.dispose();
      recalculation.dispose();
    },
  };
}
