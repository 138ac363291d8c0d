import { HostError } from "./errors";

/** One event on its way to the pane: `[category, event number, target, payload as JSON text, id, remote]`. */
export type EventEntry = readonly [65536, number, string, string, number, boolean];

/** Numbers of the generic events; see docs/decisions/003-host.md for where they come from. */
export const eventNumbers = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  sheetAdded: 13,
  selectionChanged: 14,
  sheetDeleted: 15,
  calculated: 16,
  formatChanged: 18,
  protectionChanged: 24,
  nameChanged: 25,
  visibilityChanged: 26,
  sheetMoved: 27,
} as const;

/** Target of the collection-level events. */
export const workbookTarget = "Workbook";

/** Which events one pane asked for, counted: every proxy registers on its own. */
export class EventDesk {
  private readonly counts = new Map<string, number>();
  private waiting: EventEntry[] = [];

  register(event: number, target: string): void {
    const key = `${event}|${target}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  unregister(event: number, target: string): void {
    const key = `${event}|${target}`;
    const count = this.counts.get(key) ?? 0;
    if (count === 0) throw new HostError("InvalidOperation", "the event is not registered");
    if (count === 1) this.counts.delete(key);
    else this.counts.set(key, count - 1);
  }

  /** Puts an event in the queue, for the sheet and for the collection as far as somebody listens. */
  raise(event: number, targets: readonly string[], payload: object): void {
    const text = JSON.stringify(payload);
    for (const target of targets) {
      if (this.counts.has(`${event}|${target}`)) this.waiting.push([65536, event, target, text, 0, false]);
    }
  }

  /** Takes what is waiting. */
  take(): EventEntry[] {
    const entries = this.waiting;
    this.waiting = [];
    return entries;
  }
}
