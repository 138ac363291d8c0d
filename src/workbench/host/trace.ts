/** One message on the wire, or one fault put in its way. */
export interface TraceEntry {
  /** Milliseconds since the host started. */
  readonly at: number;
  readonly direction: "fromPane" | "toPane" | "injected";
  readonly text: string;
  /** Length of the message in characters; 0 for a fault. */
  readonly size: number;
  /** For an answer: milliseconds from the arrival of its request, faults included. */
  readonly answeredAfter?: number;
}

const mostEntries = 2000;
/** Characters kept altogether: a trace must not keep every large answer alive. */
const mostText = 8_000_000;
const longestText = 2_000_000;

/** The last messages between panes and host; can be shown and saved. */
export class WireTrace {
  private list: TraceEntry[] = [];
  private length = 0;
  private readonly start = Date.now();
  private readonly listeners = new Set<(entry: TraceEntry) => void>();

  add(direction: TraceEntry["direction"], text: string, answeredAfter?: number): void {
    const entry: TraceEntry = {
      at: Date.now() - this.start,
      direction,
      text: text.length <= longestText ? text : `${text.slice(0, longestText)}…`,
      size: direction === "injected" ? 0 : text.length,
      ...(answeredAfter !== undefined && { answeredAfter }),
    };
    this.list.push(entry);
    this.length += entry.text.length;
    if (this.list.length > mostEntries) this.forget(mostEntries / 2);
    while (this.length > mostText && this.list.length > 1) this.forget(Math.ceil(this.list.length / 2));
    this.listeners.forEach((listener) => listener(entry));
  }

  /** Forgets everything so far; messages to come are kept again. */
  clear(): void {
    this.forget(this.list.length);
  }

  private forget(count: number): void {
    for (const entry of this.list.splice(0, count)) this.length -= entry.text.length;
  }

  get entries(): readonly TraceEntry[] {
    return this.list;
  }

  listen(listener: (entry: TraceEntry) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** One JSON object a line. */
  toText(): string {
    return this.list.map((entry) => JSON.stringify(entry)).join("\n");
  }
}
