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
  rowSorted: 19,
  columnSorted: 20,
  singleClicked: 21,
  rowHiddenChanged: 22,
  formulaChanged: 23,
  protectionChanged: 24,
  nameChanged: 25,
  visibilityChanged: 26,
  sheetMoved: 27,
  chartAdded: 50,
  chartActivated: 51,
  chartDeactivated: 52,
  chartDeleted: 53,
  commentAdded: 250,
  commentDeleted: 251,
  commentChanged: 252,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
  autoSaveSettingChanged: 2200,
  workbookActivated: 2203,
} as const;

/** Target of the collection-level events. */
export const workbookTarget = "Workbook";

/** Which events one pane asked for, counted: every proxy registers on its own. */
export class EventDesk {
  /** `runtime.enableEvents` of this pane. */
  enabled = true;
  private alone = false;
  private readonly counts = new Map<string, number>();
  private waiting: EventEntry[] = [];

  /** `everybody`: the desks of all panes, this one included; `isRemote`: whether somebody far away is at work. */
  constructor(
    private readonly everybody?: () => Iterable<EventDesk>,
    private readonly isRemote: () => boolean = () => false,
  ) {}

  isWanted(event: number): boolean {
    if (!this.enabled) return false;
    const prefix = `${event}|`;
    for (const key of this.counts.keys()) if (key.startsWith(prefix)) return true;
    return false;
  }

  /** Meanwhile events go to this pane only: every pane is told in its own words. */
  only(tell: () => void): void {
    this.alone = true;
    try {
      tell();
    } finally {
      this.alone = false;
    }
  }

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

  /**
   * Puts an event in the queues of all panes, for the sheet and for the collection as far as somebody listens. A
   * payload that costs something to make is given as a function.
   */
  raise(event: number, targets: readonly string[], payload: object | (() => object)): void {
    const desks = this.alone ? [this] : (this.everybody?.() ?? [this]);
    for (const desk of desks) desk.put(event, targets, payload);
  }

  private put(event: number, targets: readonly string[], payload: object | (() => object)): void {
    const wanted = this.enabled ? targets.filter((target) => this.counts.has(`${event}|${target}`)) : [];
    if (wanted.length === 0) return;
    const text = JSON.stringify(typeof payload === "function" ? (payload as () => object)() : payload);
    for (const target of wanted) this.waiting.push([65536, event, target, text, 0, this.isRemote()]);
  }

  get isWaiting(): boolean {
    return this.waiting.length > 0;
  }

  /** Takes what is waiting. */
  take(): EventEntry[] {
    const entries = this.waiting;
    this.waiting = [];
    return entries;
  }
}
