import { failure, success, type Result } from "../domain/fault";
import type { NameModel, SheetModel, WorkbookModel } from "../sheetfile";
import type { WriteReport } from "../usecases/port";
import type { NamePlan, WorkbookPlan } from "../workbook/plan";
import { sheetProtected } from "./faults";
import { forgetStaleValues, noteChange, type ChangedAreas } from "./staleFormulas";
import { valueOf } from "./cells";
import { PlanStyles } from "./planStyle";
import { renderSheet, type RenderedSheet } from "./renderSheet";
import { sameFormula } from "../workbook/sameFormula";

export interface RenderedWorkbook {
  readonly model: WorkbookModel;
  readonly report: WriteReport;
}

/** Sheet names are the same in any case, as in Excel. */
export function findSheet(model: WorkbookModel, name: string): SheetModel | undefined {
  return model.sheets.find((sheet) => sameName(sheet.name, name));
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** A model that agrees with the plan; the given one is not touched, so that a fault leaves everything as it was. */
export function renderWorkbook(model: WorkbookModel, plan: WorkbookPlan): Result<RenderedWorkbook> {
  const styles = new PlanStyles();
  const rendered = new Map<string, RenderedSheet>();
  for (const sheetPlan of plan.sheets) {
    const present = findSheet(model, sheetPlan.name) ?? null;
    const sheet = renderSheet(present, sheetPlan, styles);
    const closed = present?.protection && (present.protection.password || !sheetPlan.protected);
    if (present && closed && !sameSheet(present, sheet.model)) {
      return failure(sheetProtected(present.name, sheet.changed[0]?.address));
    }
    rendered.set(sheetPlan.name.toLowerCase(), sheet);
  }
  const sheetsAdded = plan.sheets.filter(({ name }) => !findSheet(model, name)).map(({ name }) => name);
  const sheets = orderedSheets(model, plan, rendered);
  const wanted = sheetsAdded.length > 0 || plan.show ? plan.activeSheet : model.activeSheet;
  const visible = sheets.filter((sheet) => sheet.visibility === "visible");
  const active = visible.find((sheet) => sameName(sheet.name, wanted)) ?? visible[0];
  const changed = [...rendered.values()].flatMap((sheet) => sheet.changed);
  const made = { ...model, sheets, names: renderNames(model.names, plan.names), activeSheet: active?.name ?? "" };
  forgetOutdated(model, made, plan);
  return success({ model: made, report: { changed, sheetsAdded } });
}

/** Formulas of people that read what the plan has changed; the plan's own bring their values with them. */
function forgetOutdated(before: WorkbookModel, after: WorkbookModel, plan: WorkbookPlan): void {
  const planned = new Map(plan.sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  const foreign = after.sheets.filter((sheet) => !planned.has(sheet.name.toLowerCase()));
  const areas: ChangedAreas = new Map();
  for (const sheet of plan.sheets) {
    const old = findSheet(before, sheet.name);
    const now = findSheet(after, sheet.name);
    sheet.cells.forEach((cells, row) => {
      cells.forEach((cell, column) => {
        const value = valueOf(now?.cells[row]?.[column]?.value);
        if (cell && valueOf(old?.cells[row]?.[column]?.value) !== value) noteChange(areas, sheet.name, row, column);
      });
    });
  }
  // Untouched sheets are shared with the model before; it must stay as it was.
  after.sheets = after.sheets.map((sheet) =>
    foreign.includes(sheet) ? { ...sheet, cells: sheet.cells.map((cells) => [...cells]) } : sheet,
  );
  forgetStaleValues(after, areas, (name, row, column) => {
    const cell = planned.get(name.toLowerCase())?.cells[row]?.[column];
    return cell?.formula !== undefined;
  });
}

/** Compared by content: a protected sheet that agrees already is no obstacle. */
function sameSheet(one: SheetModel, other: SheetModel): boolean {
  const text = (sheet: SheetModel): string => JSON.stringify({ ...sheet, rows: [...sheet.rows] });
  return text(one) === text(other);
}

/**
 * Where missing sheets go: behind the planned sheet before them, else in front of the planned sheet after them,
 * else at the end. Sheets that are there keep their places.
 */
function orderedSheets(
  model: WorkbookModel,
  plan: WorkbookPlan,
  rendered: ReadonlyMap<string, RenderedSheet>,
): SheetModel[] {
  const sheets = model.sheets.map((sheet) => rendered.get(sheet.name.toLowerCase())?.model ?? sheet);
  const indexOf = (name: string): number => sheets.findIndex((sheet) => sameName(sheet.name, name));
  plan.sheets.forEach(({ name }, index) => {
    const made = rendered.get(name.toLowerCase())?.model;
    if (!made || indexOf(name) >= 0) return;
    const before = plan.sheets[index - 1];
    const after = plan.sheets
      .slice(index + 1)
      .map((sheet) => indexOf(sheet.name))
      .find((place) => place >= 0);
    sheets.splice(before ? indexOf(before.name) + 1 : (after ?? sheets.length), 0, made);
  });
  return sheets;
}

function renderNames(present: readonly NameModel[], plans: readonly NamePlan[]): NameModel[] {
  const names = [...present];
  for (const { name, reference } of plans) {
    const index = names.findIndex((other) => other.sheet === undefined && sameName(other.name, name));
    const found = names[index];
    if (!found) names.push({ name, reference });
    else if (!sameFormula(found.reference, reference)) names[index] = { ...found, reference };
  }
  return names;
}
