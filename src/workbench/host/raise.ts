import { formatArea, maximumColumns, maximumRows } from "./address";
import type { Area } from "./address";
import { matchingAreas } from "./cell-areas";
import type { CellContent, Engine, EngineChange, FormulaChange, ShiftKind } from "./engine/engine";
import type { EventDesk } from "./events";
import { eventNumbers, workbookTarget } from "./events";
import type { BookModel } from "./model";
import { raiseTablesChanged, raiseTablesSelected } from "./raise-tables";
import type { References } from "./references";

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

type Change<Kind extends EngineChange["kind"]> = Extract<EngineChange, { kind: Kind }>;

function shiftedArea(change: Change<"shifted">): Area {
  if (change.shift.startsWith("Row")) return { ...change.area, column: 0, columns: maximumColumns };
  if (change.shift.startsWith("Column")) return { ...change.area, row: 0, rows: maximumRows };
  return change.area;
}

/** Who caused a change, in Excel's words: only the add-in's own writes carry a trigger. */
export interface Origin {
  readonly byAddin: boolean;
  readonly isRemote: boolean;
}

/** One pane, as far as telling it something goes. */
export interface ToldPane {
  readonly engine: Engine;
  readonly book: BookModel;
  readonly events: EventDesk;
  readonly references: References;
}

/** Blocks of cells carry the way their neighbours went in a property of its own. */
const cellShifts: Partial<Record<ShiftKind, { readonly changeType: string; readonly direction: string }>> = {
  CellsInsertedDown: { changeType: "CellInserted", direction: "ShiftCellDown" },
  CellsInsertedRight: { changeType: "CellInserted", direction: "ShiftCellRight" },
  CellsDeletedUp: { changeType: "CellDeleted", direction: "ShiftCellUp" },
  CellsDeletedLeft: { changeType: "CellDeleted", direction: "ShiftCellLeft" },
};

/** What the raisers below share: the pane, the sheet's id for the add-in, and who listens to the sheet. */
class Telling {
  private readonly both: readonly string[];

  constructor(
    readonly pane: ToldPane,
    readonly sheet: string,
    readonly worksheetId: string,
  ) {
    this.both = [worksheetId, workbookTarget];
  }

  raise(event: number, payload: () => object): void {
    this.pane.events.raise(event, this.both, () => ({ source: "Local", worksheetId: this.worksheetId, ...payload() }));
  }

  /** With a reference, so that the pane's `getRange` finds the cells also after they moved. */
  raiseFor(event: number, area: Area, payload: () => object): void {
    this.raise(event, () => ({
      address: formatArea(area),
      referenceId: this.pane.references.forEvent(this.sheet, area),
      ...payload(),
    }));
    if (event === eventNumbers.changed) raiseTablesChanged(this.pane, this.sheet, area, payload);
  }

  raiseOnBook(event: number): void {
    this.pane.events.raise(event, [workbookTarget], { source: "Local", worksheetId: this.worksheetId });
  }
}

function changed(changeType: string, origin: Origin, direction = "None"): Record<string, unknown> {
  return { changeType, triggerSource: origin.byAddin ? "ThisLocalAddin" : "Unknown", shiftDirection: direction };
}

function formulaDetails(changes: readonly FormulaChange[]): unknown {
  return changes.map(({ row, column, before }) => ({
    cellAddress: formatArea({ row, column, rows: 1, columns: 1 }),
    previousFormula: before,
  }));
}

function raiseEdited(change: Change<"edited">, telling: Telling, origin: Origin): void {
  const { area, before, formulas, sheet } = change;
  telling.raiseFor(eventNumbers.changed, area, () => {
    const { engine } = telling.pane;
    const single = area.rows === 1 && area.columns === 1;
    const exists = engine.sheets().some((info) => info.id === sheet);
    const after = single && exists ? engine.cell(sheet, area.row, area.column) : null;
    return { ...changed("RangeEdited", origin), ...details(before, after) };
  });
  if (formulas !== undefined && formulas.length > 0)
    telling.raise(eventNumbers.formulaChanged, () => ({ formulaDetails: formulaDetails(formulas) }));
}

function raiseShifted(change: Change<"shifted">, telling: Telling, origin: Origin): void {
  const cells = cellShifts[change.shift];
  telling.raiseFor(eventNumbers.changed, shiftedArea(change), () =>
    changed(cells?.changeType ?? change.shift, origin, cells?.direction),
  );
}

function raiseActivated(change: Change<"sheetActivated">, telling: Telling): void {
  const { book, events } = telling.pane;
  if (change.previous !== null) {
    const previous = book.sheet(change.previous).excelId;
    events.raise(eventNumbers.deactivated, [previous, workbookTarget], { worksheetId: previous });
  }
  telling.raise(eventNumbers.activated, () => ({}));
}

function raiseVisibility(change: Change<"sheetHidden">, telling: Telling): void {
  const [visibilityBefore, visibilityAfter] = change.hidden ? ["Visible", "Hidden"] : ["Hidden", "Visible"];
  telling.raise(eventNumbers.visibilityChanged, () => ({ visibilityBefore, visibilityAfter }));
}

/** Puts an engine change in the queue of a pane, as the events Excel raises for it. */
export function raiseChange(change: EngineChange, pane: ToldPane, origin: Origin): void {
  const telling = new Telling(pane, change.sheet, pane.book.sheet(change.sheet).excelId);
  switch (change.kind) {
    case "edited":
      raiseEdited(change, telling, origin);
      return;
    case "shifted":
      raiseShifted(change, telling, origin);
      return;
    case "formatted":
      telling.raiseFor(eventNumbers.formatChanged, change.area, () => ({}));
      return;
    case "calculated":
      telling.raise(eventNumbers.calculated, () => ({ address: formatArea(change.area) }));
      return;
    case "sorted":
      telling.raise(eventNumbers.rowSorted, () => ({ address: formatArea(change.area) }));
      return;
    case "rowsHidden": {
      const rows = { ...change.area, column: 0, columns: maximumColumns };
      const changeType = change.hidden ? "Hidden" : "Unhidden";
      telling.raise(eventNumbers.rowHiddenChanged, () => ({ address: formatArea(rows), changeType }));
      return;
    }
    default:
      raiseSheetChange(change, telling, origin);
  }
}

function raiseSheetChange(
  change: Change<
    "sheetAdded" | "sheetDeleted" | "sheetActivated" | "sheetRenamed" | "sheetMoved" | "sheetHidden" | "selected"
  >,
  telling: Telling,
  origin: Origin,
): void {
  // The object model tells of its own renaming and hiding itself, as it knows what "very hidden" is.
  const isToldAlready = change.byHost && !origin.isRemote;
  switch (change.kind) {
    case "sheetAdded":
      telling.raiseOnBook(eventNumbers.sheetAdded);
      return;
    case "sheetDeleted":
      telling.raiseOnBook(eventNumbers.sheetDeleted);
      return;
    case "sheetActivated":
      raiseActivated(change, telling);
      return;
    case "sheetRenamed":
      if (!isToldAlready)
        telling.raise(eventNumbers.nameChanged, () => ({ nameBefore: change.before, nameAfter: change.after }));
      return;
    case "sheetMoved":
      telling.raise(eventNumbers.sheetMoved, () => ({ positionBefore: change.before, positionAfter: change.after }));
      return;
    case "sheetHidden":
      if (!isToldAlready) raiseVisibility(change, telling);
      return;
    case "selected":
      telling.raise(eventNumbers.selectionChanged, () => ({ address: change.areas.map(formatArea).join(",") }));
      raiseTablesSelected(telling.pane, telling.sheet, change.areas);
  }
}

interface SheetTeller {
  readonly book: BookModel;
  readonly events: Pick<EventDesk, "raise">;
}

/**
 * For `sort.apply`: rows of the area changed places, or columns. Only those that did are told (`moved` counts from the
 * first); when none did, the address is empty.
 */
export function raiseSorted(
  session: SheetTeller,
  sheet: string,
  area: Area,
  what: "rows" | "columns",
  moved: readonly number[],
): void {
  const worksheetId = session.book.sheet(sheet).excelId;
  const event = what === "rows" ? eventNumbers.rowSorted : eventNumbers.columnSorted;
  const places = new Set(moved);
  const areas = matchingAreas(area, (row, column) =>
    places.has(what === "rows" ? row - area.row : column - area.column),
  );
  const payload = { address: areas.map(formatArea).join(","), source: "Local", worksheetId };
  session.events.raise(event, [worksheetId, workbookTarget], payload);
}
