import type { TraceEntry } from "../../host/trace";

/** One message as a line for people. */
export interface TraceRow {
  readonly entry: TraceEntry;
  /** `ProcessQuery · 3 × Add, Values` */
  readonly what: string;
  /** `InvalidArgument (Range.values)`, or null. */
  readonly error: string | null;
}

interface Envelope {
  readonly _conversationId?: string;
  readonly _correlationId?: number;
  readonly _actionName?: string;
  readonly _messageType?: number;
  readonly _actionType?: number;
  readonly _errorCode?: number;
  readonly _data?: unknown;
}

/** Parts of messages, as far as they are of interest here; anything may be missing. */
interface MessageData {
  readonly ArrayData?: readonly unknown[];
  readonly Data?: readonly unknown[];
  readonly DdaMethod?: { readonly DispatchId?: number };
  readonly Error?: number;
}
interface BatchBody {
  readonly Actions?: readonly { readonly Name?: string }[];
  readonly ObjectPaths?: Readonly<Record<string, { readonly Name?: string }>>;
  readonly Error?: { readonly Code?: string; readonly Location?: string } | null;
}

const mostNames = 4;

function parse(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    // A message cut off in the trace, or a sentence of the host about a fault.
    return null;
  }
}

function asRecord<T extends object>(value: unknown): Partial<T> {
  return typeof value === "object" && value !== null ? value : {};
}

function batchInWords(body: unknown): string {
  const { Actions = [], ObjectPaths = {} } = asRecord<BatchBody>(parse(body));
  const named = [...Object.values(ObjectPaths), ...Actions].map(({ Name }) => Name).filter(Boolean);
  const names = [...new Set(named)];
  const shown = names.slice(0, mostNames).join(", ") + (names.length > mostNames ? " …" : "");
  return ["ProcessQuery", `${Actions.length} ×${shown && ` ${shown}`}`].join(" · ");
}

/** Names of the calls inside `executeMethod` that are no batches. */
const dispatchNames: Readonly<Record<number, string>> = {
  75: "settings.refreshAsync",
  76: "settings.saveAsync",
  86: "getFilePropertiesAsync",
  94: "event.completed",
};

function requestInWords(envelope: Envelope): string {
  const name = envelope._actionName ?? "?";
  const data = asRecord<MessageData>(envelope._data);
  if (name === "executeMethod") {
    const dispatch = data.DdaMethod?.DispatchId ?? 0;
    return dispatch === 93 ? batchInWords(data.ArrayData?.[4]) : (dispatchNames[dispatch] ?? `${name} ${dispatch}`);
  }
  if (name === "richApiMessage") {
    const events = data.ArrayData ?? [];
    return `event ${events.map((event) => (Array.isArray(event) ? String(event[1]) : "?")).join(", ")}`;
  }
  const verb = { 1: "register ", 2: "unregister " }[envelope._actionType ?? 0] ?? "";
  return verb + name.replace("ContextActivationManager_", "");
}

function errorOf(envelope: Envelope): string | null {
  if ((envelope._errorCode ?? 0) !== 0) return String(envelope._errorCode);
  const data = asRecord<MessageData>(envelope._data);
  if (typeof data.Error === "number" && data.Error !== 0) return String(data.Error);
  const { Error: refused } = asRecord<BatchBody>(data.Data ? parse(data.Data[2]) : null);
  if (!refused) return null;
  return refused.Location ? `${refused.Code ?? "?"} (${refused.Location})` : (refused.Code ?? "?");
}

const known = new WeakMap<TraceEntry, TraceRow>();

/** The line for a message; worked out once, because messages may be large. */
export function readRow(entry: TraceEntry): TraceRow {
  const before = known.get(entry);
  if (before) return before;
  const row = makeRow(entry);
  known.set(entry, row);
  return row;
}

/** What was asked, by conversation and number, so that answers can say what they answer. */
const asked = new Map<string, string>();
const mostAsked = 5000;

function messageInWords({ direction }: TraceEntry, envelope: Envelope): string {
  const key = `${envelope._conversationId ?? ""} ${envelope._correlationId ?? ""}`;
  if (direction === "toPane") return asked.get(key) ?? requestInWords(envelope);
  const what = requestInWords(envelope);
  if (asked.size > mostAsked) asked.clear();
  asked.set(key, what);
  return what;
}

function makeRow(entry: TraceEntry): TraceRow {
  if (entry.direction === "injected") return { entry, what: entry.text, error: null };
  const parsed = parse(entry.text);
  if (parsed === null) {
    const name = /"_actionName":"(\w+)"/.exec(entry.text)?.[1];
    return { entry, what: name ?? entry.text.slice(0, 80), error: null };
  }
  const envelope = asRecord<Envelope>(parsed);
  return { entry, what: messageInWords(entry, envelope), error: errorOf(envelope) };
}

/** The client reports on itself all the time (notice 23); nothing of the workbook is in it. */
function isTelemetry({ entry }: TraceRow): boolean {
  return (
    entry.direction === "fromPane" &&
    /"ContextActivationManager_notifyHost".{0,200}"_data":\["[^"]*",23,/.test(entry.text)
  );
}

/** What a person wants to see of the messages. */
export interface TraceFilter {
  readonly text: string;
  readonly errorsOnly: boolean;
  readonly telemetry: boolean;
}

/** Whether a line is asked for: by any part of its text or its message, and by having gone wrong. */
export function isWanted(row: TraceRow, { text, errorsOnly, telemetry }: TraceFilter): boolean {
  if (!telemetry && isTelemetry(row)) return false;
  if (errorsOnly && row.error === null && row.entry.direction !== "injected") return false;
  const wanted = text.trim().toLowerCase();
  return wanted === "" || row.what.toLowerCase().includes(wanted) || row.entry.text.toLowerCase().includes(wanted);
}

/** Characters, or thousands of them. */
export function sizeInWords(size: number): string {
  return size < 1000 ? `${size} B` : `${(size / 1000).toFixed(1)} kB`;
}

/** The messages as a file: one JSON object a line. */
export function toJsonLines(entries: readonly TraceEntry[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
}
