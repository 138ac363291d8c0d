import type { ConditionalFormatPlan, ValidationPlan } from "../workbook/plan";
import type { SheetChange, WorkbookChange } from "./changes";
import { CELL_VALUE_OPERATOR } from "./conditional";
import { applyFormat } from "./format-access";
import { HOST_VISIBILITY } from "./layout";
import { applyPrint } from "./print-access";
import { areaAddress } from "./rectangles";
import { hostAlert, hostPrompt, hostRule } from "./validation";

/** Formatting columns and rows stays allowed, so that people can widen what they cannot read. */
const PROTECTION: Excel.WorksheetProtectionOptions = { allowFormatColumns: true, allowFormatRows: true };

/** Turns planned changes into requests; nothing travels until the next sync. */
export interface Applier {
  apply(change: WorkbookChange): void;
  /** Sheets added so far, loaded with their id. */
  readonly added: readonly Excel.Worksheet[];
}

export function createApplier(context: Excel.RequestContext): Applier {
  const sheets = new Map<string, Excel.Worksheet>();
  const added: Excel.Worksheet[] = [];
  const { worksheets, names } = context.workbook;
  const sheetNamed = (name: string): Excel.Worksheet => {
    const sheet = sheets.get(name) ?? worksheets.getItem(name);
    sheets.set(name, sheet);
    return sheet;
  };
  return {
    added,
    apply(change) {
      switch (change.kind) {
        case "addSheet": {
          const sheet = worksheets.add(change.name);
          sheet.load("id");
          if (change.position !== null) sheet.position = change.position;
          sheets.set(change.name, sheet);
          added.push(sheet);
          return;
        }
        case "addName":
          names.add(change.name, change.reference);
          return;
        case "updateName":
          names.getItem(change.name).formula = change.reference;
          return;
        case "onSheet":
          applySheetChange(sheetNamed(change.sheet), change.change);
      }
    },
  };
}

function applySheetChange(sheet: Excel.Worksheet, change: SheetChange): void {
  switch (change.kind) {
    case "numberFormats":
      sheet.getRange(areaAddress(change.rectangle)).numberFormat = change.block;
      return;
    case "cells":
      sheet.getRange(areaAddress(change.rectangle)).formulas = change.block;
      return;
    case "format":
      applyFormat(sheet, change.addresses, change.set);
      return;
    case "validation":
      addValidation(sheet, change.plan);
      return;
    case "removeConditional":
      sheet.getRange().conditionalFormats.getItem(change.id).delete();
      return;
    case "addConditional":
      addConditional(sheet, change.plan);
      return;
    case "print":
      applyPrint(sheet, change.plan);
      return;
    case "protect":
      sheet.protection.protect(PROTECTION);
      return;
    default:
      applyStructure(sheet, change);
  }
}

type StructureChange = Extract<
  SheetChange,
  { kind: "merge" | "unmerge" | "hideColumns" | "freeze" | "gridlines" | "tabColor" | "visibility" | "activate" }
>;

function applyStructure(sheet: Excel.Worksheet, change: StructureChange): void {
  switch (change.kind) {
    case "merge":
      sheet.getRange(change.address).merge(false);
      return;
    case "unmerge":
      sheet.getRange(change.address).unmerge();
      return;
    case "hideColumns":
      sheet.getRange(change.address).columnHidden = true;
      return;
    case "freeze":
      freeze(sheet, change.rows, change.columns);
      return;
    case "gridlines":
      sheet.showGridlines = change.shown;
      return;
    case "tabColor":
      sheet.tabColor = change.color;
      return;
    case "visibility":
      sheet.visibility = HOST_VISIBILITY[change.visibility];
      return;
    case "activate":
      sheet.activate();
  }
}

function freeze(sheet: Excel.Worksheet, rows: number, columns: number): void {
  const panes = sheet.freezePanes;
  if (rows > 0 && columns > 0) panes.freezeAt(areaAddress({ row: 0, column: 0, rows, columns }));
  else if (rows > 0) panes.freezeRows(rows);
  else if (columns > 0) panes.freezeColumns(columns);
  else panes.unfreeze();
}

function addConditional(sheet: Excel.Worksheet, { range, when, format }: ConditionalFormatPlan): void {
  const collection = sheet.getRange(range).conditionalFormats;
  let target: Excel.ConditionalRangeFormat;
  if (when.kind === "formula") {
    const { custom } = collection.add("Custom");
    custom.rule.formula = when.formula;
    target = custom.format;
  } else {
    const { cellValue } = collection.add("CellValue");
    cellValue.rule = { operator: CELL_VALUE_OPERATOR[when.operator], formula1: when.operand };
    target = cellValue.format;
  }
  if (format.fill !== undefined) target.fill.color = format.fill;
  if (format.color !== undefined) target.font.color = format.color;
  if (format.bold !== undefined) target.font.bold = format.bold;
}

/** Whatever stood on the range goes first: a host keeps old prompts when only the rule is set. */
function addValidation(sheet: Excel.Worksheet, plan: ValidationPlan): void {
  const validation = sheet.getRange(plan.range).dataValidation;
  validation.clear();
  validation.rule = hostRule(plan);
  const prompt = hostPrompt(plan);
  if (prompt) validation.prompt = prompt;
  const alert = hostAlert(plan);
  if (alert) validation.errorAlert = alert;
}
