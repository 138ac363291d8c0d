import { formatArea, intersect } from "./address";
import type { Area } from "./address";
import type { EventDesk } from "./events";
import { eventNumbers, workbookTarget } from "./events";
import type { BookModel } from "./model";
import type { References } from "./references";

interface Pane {
  readonly book: BookModel;
  readonly events: EventDesk;
  readonly references: References;
}

/** Cells were changed: the tables they belong to tell it, with what the sheet's own event says (`payload`). */
export function raiseTablesChanged(pane: Pane, sheet: string, area: Area, payload: () => object): void {
  const { book, events, references } = pane;
  for (const table of book.tables.list(sheet)) {
    const shared = intersect(area, table.area);
    if (shared === null || book.tables.told === table.id) continue;
    const worksheetId = book.sheet(sheet).excelId;
    events.raise(eventNumbers.tableChanged, [table.id, worksheetId, workbookTarget], () => ({
      ...payload(),
      address: formatArea(shared),
      tableId: table.id,
      referenceId: references.forEvent(sheet, shared),
      source: "Local",
      worksheetId,
    }));
  }
}

/** Tables the selection was in when a pane was last told. */
const selectedTables = new WeakMap<EventDesk, Set<string>>();

/** The selection came into a table, moved within or left it; outside there is no address. */
export function raiseTablesSelected(pane: Pane, sheet: string, areas: readonly Area[]): void {
  const { book, events } = pane;
  const before = selectedTables.get(events) ?? new Set<string>();
  const now = new Set<string>();
  for (const table of book.tables.list()) {
    const inside = table.sheet === sheet ? areas.flatMap((area) => intersect(area, table.area) ?? []) : [];
    if (inside.length > 0) now.add(table.id);
    else if (!before.has(table.id)) continue;
    const payload = {
      address: inside.map(formatArea).join(","),
      tableId: table.id,
      worksheetId: book.sheet(table.sheet).excelId,
    };
    events.raise(eventNumbers.tableSelectionChanged, [table.id], payload);
  }
  selectedTables.set(events, now);
}
