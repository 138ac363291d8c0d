import type { PrintPlan, SheetPlan } from "../workbook/plan";
import {
  emptySheet,
  overlaps,
  parseArea,
  setCell,
  styleAt,
  type Area,
  type ColumnSpan,
  type PrintModel,
  type ProtectionModel,
  type SheetModel,
} from "../sheetfile";
import { cellWith, changedCell, differs, type ChangedCell } from "./cells";
import { renderConditionalFormats, renderValidations } from "./planRules";
import { renderCharts } from "./renderCharts";
import type { PlanStyles } from "./planStyle";

/** Our protection: against slips only, without password; widths stay free so that people can read long texts. */
function ourProtection({ allowed = [] }: Pick<SheetPlan, "allowed">): ProtectionModel {
  const always = ["formatColumns", "formatRows", "selectLockedCells", "selectUnlockedCells"];
  return { password: false, allowed: [...always, ...allowed].sort() };
}

export interface RenderedSheet {
  readonly model: SheetModel;
  readonly changed: readonly ChangedCell[];
}

/** A copy of the sheet that agrees with the plan; what the plan does not mention is as it was. */
export function renderSheet(present: SheetModel | null, plan: SheetPlan, styles: PlanStyles): RenderedSheet {
  const model = present ? copyOf(present) : emptySheet(plan.name);
  const changed = renderCells(model, plan, styles);
  model.columns = renderColumns(model.columns, plan);
  for (const [row, height] of Object.entries(plan.rowHeights)) {
    if (model.rows.get(Number(row))?.height !== height)
      model.rows.set(Number(row), { ...model.rows.get(Number(row)), height });
  }
  model.merges = renderMerges(model.merges, plan);
  const frozen = plan.freeze && (plan.freeze.rows > 0 || plan.freeze.columns > 0) ? plan.freeze : null;
  model.freeze = frozen && { rows: frozen.rows, columns: frozen.columns };
  model.conditionalFormats = renderConditionalFormats(model.conditionalFormats, plan.conditionalFormats);
  model.validations = renderValidations(model.validations, plan.validations);
  if (plan.protected && !model.protection) model.protection = ourProtection(plan);
  model.print = renderPrint(model.print, plan);
  model.showGridlines = plan.showGridlines;
  model.visibility = plan.visibility;
  model.charts = renderCharts(model, plan);
  if (plan.tabColor !== undefined) model.tabColor = plan.tabColor.toUpperCase();
  return { model, changed };
}

function copyOf(sheet: SheetModel): SheetModel {
  return {
    ...sheet,
    cells: sheet.cells.map((row) => [...row]),
    rows: new Map(sheet.rows),
    columns: [...sheet.columns],
  };
}

function renderCells(model: SheetModel, plan: SheetPlan, styles: PlanStyles): ChangedCell[] {
  const changed: ChangedCell[] = [];
  plan.cells.forEach((cells, row) => {
    cells.forEach((planned, column) => {
      if (!planned) return;
      const before = model.cells[row]?.[column];
      const style = styles.of(planned.style, styleAt(model, row, column));
      const other = differs(before, planned);
      if (other) changed.push(changedCell(plan.name, row, column, planned, before));
      // The formula a program has rewritten in its own way stays; the value it should show is ours.
      const wanted = !other && before?.formula !== undefined ? { ...planned, formula: before.formula } : planned;
      const after = cellWith(wanted, style);
      if (after !== undefined || before !== undefined) setCell(model, row, column, after);
    });
  });
  return changed;
}

function renderColumns(spans: readonly ColumnSpan[], plan: SheetPlan): ColumnSpan[] {
  let result = [...spans];
  plan.columnWidths.forEach((width, column) => {
    if (width !== undefined) result = withColumn(result, column, { width });
  });
  for (const column of plan.hiddenColumns) result = withColumn(result, column, { hidden: true });
  return result.sort((a, b) => a.from - b.from);
}

/** One column set apart from the span it stands in. */
function withColumn(
  spans: readonly ColumnSpan[],
  column: number,
  change: Pick<ColumnSpan, "width" | "hidden">,
): ColumnSpan[] {
  const present = spans.find((span) => span.from <= column && column <= span.to);
  if (!present) return [...spans, { from: column, to: column, ...change }];
  if (Object.entries(change).every(([key, value]) => present[key as keyof ColumnSpan] === value)) return [...spans];
  const pieces: ColumnSpan[] = [{ ...present, ...change, from: column, to: column }];
  if (present.from < column) pieces.push({ ...present, to: column - 1 });
  if (present.to > column) pieces.push({ ...present, from: column + 1 });
  return [...spans.filter((span) => span !== present), ...pieces];
}

/** Merged blocks that swallow planned cells go; the planned ones come. */
function renderMerges(present: readonly string[], plan: SheetPlan): string[] {
  const planned = (area: Area): boolean =>
    plan.cells.some((cells, row) =>
      cells.some((cell, column) => cell && overlaps(area, { top: row, bottom: row, left: column, right: column })),
    );
  const kept = present.filter((range) => {
    const area = parseArea(range);
    return plan.merges.includes(range) || area === null || !planned(area);
  });
  return [...kept, ...plan.merges.filter((range) => !kept.includes(range))];
}

const A4 = 9;

/** Settings the plan leaves out stay as they are. */
function renderPrint(present: PrintModel, plan: SheetPlan): PrintModel {
  const { print } = plan;
  if (!print) return present;
  const { header, footer, margins } = print;
  const between = { header: present.margins?.header ?? 0.3, footer: present.margins?.footer ?? 0.3 };
  return {
    ...present,
    orientation: print.orientation,
    paperSize: A4,
    ...printRanges(print),
    ...printPages(print),
    ...(header === undefined ? {} : { header: inSections(header) }),
    ...(footer === undefined ? {} : { footer: inSections(footer) }),
    ...(margins === undefined ? {} : { margins: { ...margins, ...between } }),
    ...(print.centerHorizontally ? { centerHorizontally: true as const } : {}),
  };
}

/** Text before any mark stands in the middle; written out, because not every program knows that. */
function inSections(text: string): string {
  return text === "" || /^&[LCR]/.test(text) ? text : `&C${text}`;
}

function printRanges({ area, repeatRows, repeatColumns }: PrintPlan): PrintModel {
  const bare = (range: string): string => range.replace(/\$/g, "");
  return {
    ...(area === undefined ? {} : { area: bare(area) }),
    ...(repeatRows === undefined ? {} : { repeatRows: bare(repeatRows) }),
    ...(repeatColumns === undefined ? {} : { repeatColumns: bare(repeatColumns) }),
  };
}

/** A page count left out means as many pages as needed. */
function printPages({ fitToWidth, fitToHeight }: PrintPlan): PrintModel {
  if (fitToWidth === undefined && fitToHeight === undefined) return {};
  return { fitToWidth: fitToWidth ?? 0, fitToHeight: fitToHeight ?? 0 };
}
