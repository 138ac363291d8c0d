/** One message on the wire, or one fault put in its way. */
export interface TraceEntry {
  /** Milliseconds since the host started. */
  readonly at: number;
  readonly direction: "fromPane" | "toPane" | "injected";
  readonly text: string;
}

const mostEntries = 2000;

/** The last messages between panes and host; can be shown and saved. */
export class WireTrace {
  private list: TraceEntry[] = [];
  private readonly start = Date.now();
  private readonly listeners = new Set<(entry: TraceEntry) => void>();

  add(direction: TraceEntry["direction"], text: string): void {
    const entry = { at: Date.now() - this.start, direction, text };
    this.list.push(entry);
    if (this.list.length > mostEntries) this.list = this.list.slice(-mostEntries / 2);
    this.listeners.forEach((listener) => listener(entry));
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
