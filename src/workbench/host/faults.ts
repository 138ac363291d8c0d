import type { ErrorCode } from "./errors";
import { isErrorCode } from "./errors";
import type { Reader } from "./fault-reader";
import { FaultPlanError, flag, list, number, oneOf, orNull, record, text, whole } from "./fault-reader";

/**
 * When something happens: before the n-th action or at the start of the n-th sync, both counted from 1 since the plan
 * was set; or before the action with that 0-based index in every batch. What the client sends on its own to let go of
 * kept ranges is neither counted nor touched.
 */
export type Moment = { readonly action: number } | { readonly sync: number } | { readonly index: number };

/** A change somebody else makes to the workbook; addresses such as `B2:C3`, `3:4` or `B:B`. */
export type ScriptedEdit =
  | {
      readonly edit: "write";
      readonly sheet: string;
      readonly address: string;
      /** Rows of cells; a text beginning with `=` is a formula. */
      readonly values: readonly (readonly (string | number | boolean | null)[])[];
    }
  | { readonly edit: "clear" | "insert" | "delete"; readonly sheet: string; readonly address: string }
  | { readonly edit: "protect"; readonly sheet: string; readonly password?: string }
  | { readonly edit: "unprotect" | "deleteSheet" | "addSheet" | "hideSheet" | "activate"; readonly sheet: string }
  | { readonly edit: "rename"; readonly sheet: string; readonly to: string };

/** Milliseconds: always the same, or drawn between two bounds; the same seed gives the same row of numbers. */
export type Delay = number | { readonly from: number; readonly to: number; readonly seed?: number };

/** What befalls events on their way to the pane. */
export interface EventFaults {
  readonly drop?: boolean;
  /** Every event comes twice. */
  readonly duplicate?: boolean;
  /** Events of one message come last first. */
  readonly reorder?: boolean;
  readonly delayMilliseconds?: Delay;
}

/** Faults to be put in the pane's way, all of them together; one JSON value. Absent or null is none. */
export interface FaultPlan {
  /** The action with this 0-based index in every batch fails. */
  failAction?: { readonly index: number; readonly code: ErrorCode } | null;
  /** Actions fail with a code of Excel after everything before them was applied; each entry once, `index` always. */
  fail?: readonly { readonly at: Moment; readonly code: ErrorCode }[];
  /** Every batch is refused before it starts: 5004 cell-edit mode, 5102 too busy, 7000 denied … */
  transportError?: number | null;
  /** One batch is refused before it starts. */
  refuse?: readonly { readonly sync: number; readonly error: number }[];
  /** A person is typing in a cell: every batch is refused with InvalidOperationInCellEditMode. */
  cellEditMode?: boolean;
  /** Wait before every answer. */
  delayMilliseconds?: Delay;
  /** Events get lost; the same as `events: { drop: true }`. */
  dropEvents?: boolean;
  events?: EventFaults;
  /** Somebody else edits the workbook in between; events say `source: Remote`. Each entry once, `index` always. */
  edits?: readonly { readonly at: Moment; readonly do: readonly ScriptedEdit[] }[];
  /** The highest minor version of ExcelApi 1.x admitted to; the pane learns of it when it starts. */
  apiLevel?: number;
  /** Nothing is answered and no event is sent any more; what came meanwhile is answered after reconnecting. */
  disconnected?: boolean;
  /** The connection breaks before the answer of that sync, which was carried out; it returns after that time. */
  disconnect?: { readonly sync: number; readonly forMilliseconds?: number };
}

const code: Reader<ErrorCode> = (value, path) => {
  const name = text(value, path);
  if (!isErrorCode(name)) throw new FaultPlanError(path, `${JSON.stringify(name)} is no error code of Excel`);
  return name;
};

const moment: Reader<Moment> = (value, path) => {
  const read = record({ action: whole(1), sync: whole(1), index: whole(0) })(value, path);
  const given = Object.entries(read);
  if (given.length !== 1) throw new FaultPlanError(path, "give one of action, sync and index");
  return read as Moment;
};

const milliseconds = number(0, 600_000);

const delay: Reader<Delay> = (value, path) => {
  if (typeof value !== "object") return milliseconds(value, path);
  const bounds = { from: milliseconds, to: milliseconds, seed: whole(0) };
  const read = record<Exclude<Delay, number>>(bounds, ["from", "to"])(value, path);
  if (read.to < read.from) throw new FaultPlanError(path, "to is less than from");
  return read;
};

const cell: Reader<string | number | boolean | null> = (value, path) => {
  if (value === null || ["string", "number", "boolean"].includes(typeof value))
    return value as string | number | boolean | null;
  throw new FaultPlanError(path, "a cell is a text, a number, true, false or null");
};

const onSheet = { edit: text, sheet: text };
const withAddress = { ...onSheet, address: text };
const edits: Readonly<Record<ScriptedEdit["edit"], Reader<unknown>>> = {
  write: record({ ...withAddress, values: list(list(cell)) }, ["sheet", "address", "values"]),
  clear: record(withAddress, ["sheet", "address"]),
  insert: record(withAddress, ["sheet", "address"]),
  delete: record(withAddress, ["sheet", "address"]),
  protect: record({ ...onSheet, password: text }, ["sheet"]),
  unprotect: record(onSheet, ["sheet"]),
  deleteSheet: record(onSheet, ["sheet"]),
  addSheet: record(onSheet, ["sheet"]),
  hideSheet: record(onSheet, ["sheet"]),
  activate: record(onSheet, ["sheet"]),
  rename: record({ ...onSheet, to: text }, ["sheet", "to"]),
};

const edit: Reader<ScriptedEdit> = (value, path) => {
  const { edit: kind } = value !== null && typeof value === "object" ? (value as { edit?: unknown }) : {};
  const known = oneOf(Object.keys(edits) as ScriptedEdit["edit"][])(kind, `${path}.edit`);
  return edits[known](value, path) as ScriptedEdit;
};

const plan = record<FaultPlan>({
  failAction: orNull(record({ index: whole(0), code }, ["index", "code"])),
  fail: list(record({ at: moment, code }, ["at", "code"])),
  transportError: orNull(whole(1)),
  refuse: list(record({ sync: whole(1), error: whole(1) }, ["sync", "error"])),
  cellEditMode: flag,
  delayMilliseconds: delay,
  dropEvents: flag,
  events: record<EventFaults>({ drop: flag, duplicate: flag, reorder: flag, delayMilliseconds: delay }),
  edits: list(record({ at: moment, do: list(edit) }, ["at", "do"])),
  apiLevel: whole(1),
  disconnected: flag,
  disconnect: record({ sync: whole(1), forMilliseconds: milliseconds }, ["sync"]),
});

/** A plan as JSON text, from an address or a test. Throws `FaultPlanError`, which names the place and what is wrong. */
export function parseFaultPlan(text: string): FaultPlan {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new FaultPlanError("", `no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  return checkFaultPlan(value);
}

/** The same for a value already parsed. */
export function checkFaultPlan(value: unknown): FaultPlan {
  return plan(value, "");
}
