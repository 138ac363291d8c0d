import type { ConditionalFormatPlan, SheetPlan } from "../workbook/plan";
import { foundCharts, requestCharts, type FoundChart } from "./charts";
import { CELL_VALUE_OPERATOR, type FoundConditional } from "./conditional";
import { contentBlock, type ContentBlock } from "./content";
import { extentOf } from "./planned-cells";
import { formatTargets, type FormatTarget, type ObservedFormat } from "./formats";
import { observedFormat, requestFormat, type FormatProxies } from "./format-access";
import { frozenCounts, hiddenColumnAddresses, type FoundLayout } from "./layout";
import type { PageSetup } from "./print";
import { foundSetup, requestPrint, type PrintProxies } from "./print-access";
import { areaAddress, type Rectangle } from "./rectangles";
import { untracked } from "./ranges";
import type { FoundValidation } from "./validation";

/** Everything a plan speaks of, as it stands on a sheet now. */
export interface SheetSurvey {
  readonly content: ContentBlock | null;
  readonly targets: readonly FormatTarget[];
  /** Parallel to `targets`. */
  readonly observed: readonly ObservedFormat[];
  readonly layout: FoundLayout;
  readonly conditionals: readonly FoundConditional[];
  /** Parallel to the plan's validations. */
  readonly validations: readonly FoundValidation[];
  readonly print: PageSetup | null;
  readonly charts: readonly FoundChart[];
  readonly protected: boolean;
}

/** A survey under way. */
export interface SurveyProxies {
  readonly plan: SheetPlan;
  readonly sheet: Excel.Worksheet;
  readonly content: Excel.Range | null;
  readonly merged: Excel.RangeAreas | null;
  readonly targets: readonly FormatTarget[];
  readonly formats: readonly FormatProxies[];
  readonly hidden: readonly Excel.Range[];
  readonly frozen: Excel.Range;
  readonly conditionals: Excel.ConditionalFormatCollection | null;
  readonly validations: readonly Excel.DataValidation[];
  readonly print: PrintProxies | null;
  readonly charts: Excel.ChartCollection | null;
}

/** Asks for everything the plan speaks of on a sheet that exists. */
export function requestSurvey(sheet: Excel.Worksheet, plan: SheetPlan): SurveyProxies {
  sheet.load("visibility,showGridlines,tabColor");
  sheet.protection.load("protected");
  const extent = extentOf(plan);
  const targets = formatTargets(plan);
  const frozen = sheet.freezePanes.getLocationOrNullObject();
  frozen.load("address");
  return {
    plan,
    sheet,
    ...requestCells(sheet, extent),
    targets,
    formats: targets.map((target) => requestFormat(sheet, target)),
    hidden: hiddenColumnAddresses(plan).map((address) => {
      const column = untracked(sheet, address);
      column.load("columnHidden");
      return column;
    }),
    frozen,
    conditionals: plan.conditionalFormats.length === 0 ? null : requestConditionals(sheet),
    validations: plan.validations.map(({ range }) => {
      const validation = untracked(sheet, range).dataValidation;
      validation.load("type,rule,prompt,errorAlert");
      return validation;
    }),
    print: plan.print === null ? null : requestPrint(sheet),
    charts: plan.charts === undefined ? null : requestCharts(sheet),
  };
}

function requestCells(sheet: Excel.Worksheet, extent: Rectangle | null): Pick<SurveyProxies, "content" | "merged"> {
  if (!extent) return { content: null, merged: null };
  const content = untracked(sheet, areaAddress(extent));
  content.load("values,formulas,numberFormat");
  const merged = content.getMergedAreasOrNullObject();
  merged.load("address");
  return { content, merged };
}

function requestConditionals(sheet: Excel.Worksheet): Excel.ConditionalFormatCollection {
  // Kept: its details are asked for in the next request, and a range that is not kept ends with its own.
  const collection = sheet.getRange().conditionalFormats;
  collection.load("items/id,items/type");
  return collection;
}

/** A conditional format whose details were asked for. */
export interface ConditionalProxies {
  readonly item: Excel.ConditionalFormat;
  readonly range: Excel.Range;
  readonly format: Excel.ConditionalRangeFormat | null;
}

/** Second question, only where the first found conditional formats. */
export function requestConditionalDetails(proxies: SurveyProxies): ConditionalProxies[] {
  return (proxies.conditionals?.items ?? []).map((item) => {
    const range = item.getRangeOrNullObject().untrack();
    range.load("address");
    const body = item.type === "Custom" ? item.custom : item.type === "CellValue" ? item.cellValue : null;
    if (item.type === "Custom") item.custom.rule.load("formula");
    if (item.type === "CellValue") item.cellValue.load("rule");
    body?.format.fill.load("color");
    body?.format.font.load("color,bold");
    return { item, range, format: body?.format ?? null };
  });
}

function foundConditional({ item, range, format }: ConditionalProxies): FoundConditional {
  const unknown: FoundConditional = { id: item.id, plan: null };
  if (range.isNullObject || !format) return unknown;
  const when = item.type === "Custom" ? customRule(item.custom.rule.formula) : cellValueRule(item.cellValue.rule);
  if (!when) return unknown;
  const fill = format.fill.color as string | null;
  const color = format.font.color as string | null;
  return {
    id: item.id,
    plan: {
      range: range.address.slice(range.address.lastIndexOf("!") + 1),
      when,
      format: {
        ...(fill ? { fill } : {}),
        ...(color ? { color } : {}),
        ...((format.font.bold as boolean | null) === true ? { bold: true } : {}),
      },
    },
  };
}

function customRule(formula: string): ConditionalFormatPlan["when"] {
  return { kind: "formula", formula };
}

function cellValueRule(rule: Excel.ConditionalCellValueRule): ConditionalFormatPlan["when"] | null {
  const operators = Object.entries(CELL_VALUE_OPERATOR) as [keyof typeof CELL_VALUE_OPERATOR, string][];
  const operator = operators.find(([, host]) => host === (rule.operator as string))?.[0];
  return operator ? { kind: "cellValue", operator, operand: rule.formula1 } : null;
}

/** Answer of the host → survey; null where it answered that the block is too large. */
export function surveyOf(proxies: SurveyProxies, details: readonly ConditionalProxies[]): SheetSurvey | null {
  const { plan, sheet, content, targets } = proxies;
  if (content && (content.values as unknown) === null) return null;
  return {
    content: content ? contentBlock(content.values, content.formulas, content.numberFormat) : null,
    targets,
    observed: targets.map((target, index) => {
      const format = proxies.formats[index];
      return format ? observedFormat(target, format) : {};
    }),
    layout: foundLayout(proxies),
    conditionals: details.map(foundConditional),
    validations: proxies.validations.map(({ type, rule, prompt, errorAlert }) => ({ type, rule, prompt, errorAlert })),
    print: plan.print && proxies.print ? foundSetup(proxies.print) : null,
    charts: foundCharts(proxies.charts),
    protected: sheet.protection.protected,
  };
}

function foundLayout({ sheet, merged, hidden, frozen }: SurveyProxies): FoundLayout {
  const merges = merged === null || merged.isNullObject ? [] : merged.address.split(",");
  return {
    merges: merges.map((address) => address.slice(address.lastIndexOf("!") + 1)),
    hidden: hidden.map((column) => column.columnHidden as boolean | null),
    freeze: frozenCounts(frozen.isNullObject ? null : frozen.address),
    gridlines: sheet.showGridlines,
    tabColor: sheet.tabColor,
    visibility: sheet.visibility,
  };
}
