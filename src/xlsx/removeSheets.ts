import type { WorkbookModel } from "../sheetfile";
import { mentionsSheet } from "../workbook/references";

/** The model without these sheets and without the names that speak of them. */
export function removeSheets(model: WorkbookModel, names: readonly string[]): WorkbookModel {
  const gone = new Set(names.map((name) => name.toLowerCase()));
  const stays = (name: string): boolean => !gone.has(name.toLowerCase());
  const sheets = model.sheets.filter(({ name }) => stays(name));
  const visible = sheets.find(({ visibility }) => visibility === "visible");
  return {
    ...model,
    sheets,
    names: model.names.filter(
      ({ reference, sheet }) =>
        (sheet === undefined || stays(sheet)) && !names.some((name) => mentionsSheet(reference, name)),
    ),
    activeSheet: stays(model.activeSheet) ? model.activeSheet : (visible?.name ?? ""),
  };
}
