import type { IRange } from "@univerjs/core";
import { SetFormulaCalculationResultMutation } from "@univerjs/engine-formula";
import {
  ReorderRangeMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
} from "@univerjs/sheets";
import type { Area } from "../address";
import type { EngineChange } from "./engine";
import type { UniverAccess } from "./univer-access";

type Parameters = Record<string, unknown>;

/** Names sheets had before they were renamed: the engine only tells the new one. */
export class SheetNames {
  private readonly names = new Map<string, string>();

  constructor(private readonly access: UniverAccess) {}

  /** To be called before a command is carried out. */
  before(id: string, params: Parameters): void {
    if (id !== SetWorksheetNameMutation.id) return;
    const sheet = String(params["subUnitId"]);
    this.names.set(sheet, this.access.workbook.getSheetBySheetId(sheet)?.getName() ?? "");
  }

  take(sheet: string): string {
    const name = this.names.get(sheet) ?? "";
    this.names.delete(sheet);
    return name;
  }
}

/** What a mutation of a whole sheet or of rows means; an empty list when it is none of these. */
export function sheetChanges(
  id: string,
  params: Parameters,
  byHost: boolean,
  names: SheetNames,
  toArea: (sheet: string, range: IRange) => Area,
): readonly EngineChange[] {
  const sheet = String(params["subUnitId"]);
  switch (id) {
    case SetWorksheetNameMutation.id: {
      const [before, after] = [names.take(sheet), String(params["name"])];
      return before === after ? [] : [{ kind: "sheetRenamed", sheet, before, after, byHost }];
    }
    case SetWorksheetOrderMutation.id: {
      const [before, after] = [Number(params["fromOrder"]), Number(params["toOrder"])];
      return before === after ? [] : [{ kind: "sheetMoved", sheet, before, after, byHost }];
    }
    case SetWorksheetHideMutation.id:
      return [{ kind: "sheetHidden", sheet, hidden: Boolean(params["hidden"]), byHost }];
    case SetRowHiddenMutation.id:
    case SetRowVisibleMutation.id: {
      const hidden = id === SetRowHiddenMutation.id;
      const ranges = params["ranges"] as readonly IRange[];
      return ranges.map((range) => ({ kind: "rowsHidden", sheet, area: toArea(sheet, range), hidden, byHost }));
    }
    case ReorderRangeMutation.id:
      // The host sorts by writing and tells so itself.
      return byHost ? [] : [{ kind: "sorted", sheet, area: toArea(sheet, params["range"] as IRange), byHost }];
    default:
      return [];
  }
}

/** Where calculation has put results, by sheet. */
export function calculatedChanges(id: string, params: Parameters, unit: string): readonly EngineChange[] {
  if (id !== SetFormulaCalculationResultMutation.id) return [];
  const results = params["unitData"] as
    Record<string, Record<string, Record<string, object> | null> | null> | undefined;
  return Object.entries(results?.[unit] ?? {}).flatMap(([sheet, rows]) => {
    const area = extentOf(rows ?? {});
    return area === null ? [] : [{ kind: "calculated" as const, sheet, area, byHost: true }];
  });
}

function extentOf(rows: Record<string, object>): Area | null {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (const [row, cells] of Object.entries(rows)) {
    for (const column of Object.keys(cells)) {
      top = Math.min(top, Number(row));
      bottom = Math.max(bottom, Number(row));
      left = Math.min(left, Number(column));
      right = Math.max(right, Number(column));
    }
  }
  return bottom < 0 ? null : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}
