import { formatArea, maximumColumns, maximumRows } from "./address";
import type { Area } from "./address";
import type { CellContent, Engine, EngineChange, ShiftKind } from "./engine/engine";
import type { EventDesk } from "./events";
import { eventNumbers, workbookTarget } from "./events";
import type { BookModel } from "./model";

const typeNames = { empty: "Empty", text: "String", number: "Double", boolean: "Boolean", error: "Error" } as const;

function details(before: CellContent | null, after: CellContent | null): Record<string, unknown> {
  if (before === null || after === null) return {};
  return {
    valueBefore: before.value ?? "",
    valueAfter: after.value ?? "",
    valueTypeBefore: typeNames[before.kind],
    valueTypeAfter: typeNames[after.kind],
  };
}

type Shifted = Extract<EngineChange, { kind: "shifted" }>;

function shiftedArea(change: Shifted): Area {
  if (change.shift.startsWith("Row")) return { ...change.area, column: 0, columns: maximumColumns };
  if (change.shift.startsWith("Column")) return { ...change.area, row: 0, rows: maximumRows };
  return change.area;
}

/** Who caused a change, in Excel's words: only the add-in's own writes carry a trigger. */
export interface Origin {
  readonly byAddin: boolean;
}

/** Blocks of cells carry the way their neighbours went in a property of its own. */
const cellShifts: Partial<Record<ShiftKind, { readonly changeType: string; readonly direction: string }>> = {
  CellsInsertedDown: { changeType: "CellInserted", direction: "ShiftCellDown" },
  CellsInsertedRight: { changeType: "CellInserted", direction: "ShiftCellRight" },
  CellsDeletedUp: { changeType: "CellDeleted", direction: "ShiftCellUp" },
  CellsDeletedLeft: { changeType: "CellDeleted", direction: "ShiftCellLeft" },
};

function shiftPayload(worksheetId: string, change: Shifted, origin: Origin): Record<string, unknown> {
  const cells = cellShifts[change.shift];
  const payload = changedPayload(worksheetId, shiftedArea(change), cells?.changeType ?? change.shift, origin);
  return { ...payload, shiftDirection: cells?.direction ?? "None" };
}

function changedPayload(worksheetId: string, area: Area, changeType: string, origin: Origin): Record<string, unknown> {
  return {
    address: formatArea(area),
    changeType,
    source: "Local",
    worksheetId,
    triggerSource: origin.byAddin ? "ThisLocalAddin" : "Unknown",
    shiftDirection: "None",
    referenceId: "",
  };
}

/** Puts an engine change in the queue of a pane, as the events Excel raises for it. */
export function raiseChange(
  change: EngineChange,
  engine: Engine,
  book: BookModel,
  events: EventDesk,
  origin: Origin,
): void {
  const worksheetId = book.sheet(change.sheet).excelId;
  const both = [worksheetId, workbookTarget];
  switch (change.kind) {
    case "edited": {
      const single = change.area.rows === 1 && change.area.columns === 1;
      const exists = engine.sheets().some((sheet) => sheet.id === change.sheet);
      const after = single && exists ? engine.cell(change.sheet, change.area.row, change.area.column) : null;
      const payload = changedPayload(worksheetId, change.area, "RangeEdited", origin);
      events.raise(eventNumbers.changed, both, { ...payload, ...details(change.before, after) });
      return;
    }
    case "shifted":
      events.raise(eventNumbers.changed, both, shiftPayload(worksheetId, change, origin));
      return;
    case "formatted": {
      const payload = { address: formatArea(change.area), source: "Local", worksheetId, referenceId: "" };
      events.raise(eventNumbers.formatChanged, both, payload);
      return;
    }
    case "sheetAdded":
      events.raise(eventNumbers.sheetAdded, [workbookTarget], { source: "Local", worksheetId });
      return;
    case "sheetDeleted":
      events.raise(eventNumbers.sheetDeleted, [workbookTarget], { source: "Local", worksheetId });
      return;
    case "sheetActivated":
      if (change.previous !== null) {
        const previous = book.sheet(change.previous).excelId;
        events.raise(eventNumbers.deactivated, [previous, workbookTarget], { worksheetId: previous });
      }
      events.raise(eventNumbers.activated, both, { worksheetId });
      return;
    case "selected": {
      const address = change.areas.map(formatArea).join(",");
      events.raise(eventNumbers.selectionChanged, both, { address, worksheetId });
    }
  }
}
