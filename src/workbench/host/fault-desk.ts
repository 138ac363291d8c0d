import type { ErrorCode } from "./errors";
import type { EventEntry } from "./events";
import type { Delay, FaultPlan, Moment, ScriptedEdit } from "./faults";
import { transportErrors } from "./errors";
import type { WireTrace } from "./trace";

/** What is to happen ahead of one action. */
export interface Interference {
  readonly edits: readonly ScriptedEdit[];
  readonly fail: ErrorCode | null;
}

const nothing: Interference = { edits: [], fail: null };

/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Counts what the panes do and says what the plan holds against it. */
export class FaultDesk {
  /** May be changed in place at any time. */
  readonly plan: FaultPlan = {};
  private actions = 0;
  private syncs = 0;
  /** Entries of the plan that have had their turn. */
  private readonly spent = new Set<object>();
  private readonly random = new Map<Delay, () => number>();
  private broken = false;
  private mending: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly trace: WireTrace) {}

  /** Replaces the plan; counting starts anew. */
  set(plan: FaultPlan): void {
    for (const key of Object.keys(this.plan)) Reflect.deleteProperty(this.plan, key);
    Object.assign(this.plan, plan);
    this.actions = 0;
    this.syncs = 0;
    this.spent.clear();
    this.random.clear();
    this.broken = false;
    clearTimeout(this.mending);
  }

  dispose(): void {
    clearTimeout(this.mending);
  }

  /** A batch arrives: what happens ahead of it. */
  beforeSync(): readonly ScriptedEdit[] {
    this.syncs += 1;
    return this.due(this.plan.edits, (at) => "sync" in at && at.sync === this.syncs).flatMap((entry) => entry.do);
  }

  /** The transport error this batch is refused with; 0 is none. */
  refusal(): number {
    const once = this.plan.refuse?.find((entry) => entry.sync === this.syncs);
    const error = once?.error ?? this.plan.transportError ?? 0;
    if (error !== 0) this.trace.add("injected", `transport error ${error}`);
    return error;
  }

  /** A person is typing, as the plan has it. */
  isEditing(): boolean {
    return this.plan.cellEditMode === true;
  }

  refuseForEditing(): number {
    this.trace.add("injected", `transport error ${transportErrors.cellEditMode}`);
    return transportErrors.cellEditMode;
  }

  beforeAction(index: number): Interference {
    this.actions += 1;
    const { plan } = this;
    const isNow = (at: Moment): boolean =>
      "index" in at ? at.index === index : "action" in at ? at.action === this.actions : at.sync === this.syncs;
    const edits = this.due(plan.edits, (at) => !("sync" in at) && isNow(at)).flatMap((entry) => entry.do);
    const fail =
      this.due(plan.fail, isNow)[0]?.code ?? (plan.failAction?.index === index ? plan.failAction.code : null);
    if (fail !== null) this.trace.add("injected", `action ${index} fails with ${fail}`);
    return edits.length === 0 && fail === null ? nothing : { edits, fail };
  }

  /** The batch was carried out; its answer may have to wait until the connection is back. */
  afterSync(): void {
    const { disconnect } = this.plan;
    if (disconnect?.sync !== this.syncs || this.spent.has(disconnect)) return;
    this.spent.add(disconnect);
    this.broken = true;
    this.trace.add("injected", "disconnected");
    if (disconnect.forMilliseconds === undefined) return;
    this.mending = setTimeout(() => (this.broken = false), disconnect.forMilliseconds);
  }

  get isConnected(): boolean {
    return !this.broken && this.plan.disconnected !== true;
  }

  /** Resolves when there is a connection; the plan may be changed in place, so this looks again and again. */
  async connected(isClosed: () => boolean): Promise<void> {
    while (!this.isConnected && !isClosed()) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  async wait(): Promise<void> {
    const milliseconds = this.draw(this.plan.delayMilliseconds);
    if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
  }

  eventDelay(): number {
    return this.draw(this.plan.events?.delayMilliseconds);
  }

  /** The events as they reach the pane. */
  mangle(entries: readonly EventEntry[]): readonly EventEntry[] {
    const faults = this.plan.events ?? {};
    if (this.plan.dropEvents === true || faults.drop === true) {
      this.trace.add("injected", `${entries.length} events dropped`);
      return [];
    }
    const twice = faults.duplicate === true ? entries.flatMap((entry) => [entry, entry]) : entries;
    if (faults.duplicate === true) this.trace.add("injected", `${entries.length} events duplicated`);
    if (faults.reorder !== true) return twice;
    this.trace.add("injected", `${entries.length} events reordered`);
    return [...twice].reverse();
  }

  private draw(delay: Delay | undefined): number {
    if (delay === undefined) return 0;
    if (typeof delay === "number") return delay;
    const next = this.random.get(delay) ?? randomNumbers(delay.seed ?? 1);
    this.random.set(delay, next);
    return delay.from + next() * (delay.to - delay.from);
  }

  /** Entries whose time it is; those that name one moment of the session have only one turn. */
  private due<T extends { readonly at: Moment }>(
    entries: readonly T[] | undefined,
    isNow: (at: Moment) => boolean,
  ): readonly T[] {
    const found = (entries ?? []).filter((entry) => !this.spent.has(entry) && isNow(entry.at));
    for (const entry of found) if (!("index" in entry.at)) this.spent.add(entry);
    return found;
  }
}
