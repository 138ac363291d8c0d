import type { ConditionalFormatPlan } from "../workbook/plan";
import { addChart, pointChart } from "./charts";
import type { SheetChange, WorkbookChange } from "./changes";
import { CELL_VALUE_OPERATOR } from "./conditional";
import { applyFormat } from "./format-access";
import { HOST_VISIBILITY } from "./layout";
import { applyPrint } from "./print-access";
import { protectionOptions } from "./protection";
import { areaAddress } from "./rectangles";
import { createRanges, untracked, type Ranges } from "./ranges";
import { hostAlert, hostPrompt, hostRule } from "./validation";

/** Turns planned changes into requests; nothing travels until the next sync. */
export interface Applier {
  apply(change: WorkbookChange): void;
  /** To be called before the changes of each request: ranges are shared within one only. */
  begin(): void;
  /** Sheets added so far, loaded with their id. */
  readonly added: readonly Excel.Worksheet[];
}

export function createApplier(context: Excel.RequestContext): Applier {
  const sheets = new Map<string, Excel.Worksheet>();
  const added: Excel.Worksheet[] = [];
  let ranges = createRanges();
  const { worksheets, names } = context.workbook;
  const sheetNamed = (name: string): Excel.Worksheet => {
    const sheet = sheets.get(name) ?? worksheets.getItem(name);
    sheets.set(name, sheet);
    return sheet;
  };
  return {
    added,
    begin() {
      ranges = createRanges();
    },
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
          applySheetChange(sheetNamed(change.sheet), change.change, ranges);
      }
    },
  };
}

function applySheetChange(sheet: Excel.Worksheet, change: SheetChange, ranges: Ranges): void {
  switch (change.kind) {
    case "numberFormats":
      ranges.one(sheet, areaAddress(change.rectangle)).numberFormat = change.block;
      return;
    case "numberFormat":
      // One value for all cells: Excel takes it, the types only know blocks.
      ranges.one(sheet, change.address).numberFormat = change.format as never;
      return;
    case "cells":
      ranges.one(sheet, areaAddress(change.rectangle)).formulas = change.block;
      return;
    case "fill":
      ranges.at(sheet, change.target).copyFrom(change.source, "Formulas");
      return;
    case "format":
      applyFormat(ranges.at(sheet, change.addresses).format, change.set);
      return;
    case "widths":
      ranges
        .one(sheet, change.address)
        .setColumnProperties(change.widths.map((width) => (width === null ? {} : { format: { columnWidth: width } })));
      return;
    case "validation":
      addValidation(ranges.one(sheet, change.plan.range).dataValidation, change);
      return;
    case "removeConditional":
      untracked(sheet).conditionalFormats.getItem(change.id).delete();
      return;
    case "addConditional":
      addConditional(ranges.one(sheet, change.plan.range).conditionalFormats, change.plan);
      return;
    case "addChart":
      addChart(sheet, change.plan);
      return;
    case "pointChart":
      pointChart(sheet, change.plan, change.standing);
      return;
    case "print":
      applyPrint(sheet, change.plan);
      return;
    case "protect":
      sheet.protection.protect(protectionOptions(change.allowed));
      return;
    default:
      applyStructure(sheet, change, ranges);
  }
}

type StructureChange = Extract<
  SheetChange,
  {
    kind:
      | "merge"
      | "mergeRows"
      | "unmerge"
      | "hideColumns"
      | "freeze"
      | "gridlines"
      | "tabColor"
      | "visibility"
      | "activate";
  }
>;

function applyStructure(sheet: Excel.Worksheet, change: StructureChange, ranges: Ranges): void {
  switch (change.kind) {
    case "merge":
      ranges.one(sheet, change.address).merge(false);
      return;
    case "mergeRows":
      ranges.one(sheet, change.address).merge(true);
      return;
    case "unmerge":
      ranges.one(sheet, change.address).unmerge();
      return;
    case "hideColumns":
      ranges.one(sheet, change.address).columnHidden = true;
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

function addConditional(collection: Excel.ConditionalFormatCollection, { when, format }: ConditionalFormatPlan): void {
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

type ValidationChange = Extract<SheetChange, { kind: "validation" }>;

/** Whatever stood on the range goes first: a host keeps old prompts when only the rule is set. */
function addValidation(validation: Excel.DataValidation, { plan, replaces }: ValidationChange): void {
  if (replaces) validation.clear();
  validation.rule = hostRule(plan);
  const prompt = hostPrompt(plan);
  if (prompt) validation.prompt = prompt;
  const alert = hostAlert(plan);
  if (alert) validation.errorAlert = alert;
}
