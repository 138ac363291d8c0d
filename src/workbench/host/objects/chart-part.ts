import type { ChartModel } from "../../../sheetfile/chartModel";
import { asColor, asFlag, asNumber, asText, oneOf } from "../arguments";
import { ChartReader } from "../charts/data";
import { chartWords } from "../charts/words";
import { HostError } from "../errors";
import type { Scalar, Session } from "../member";
import { settable } from "../member";
import { assertAllowed } from "./access";

/** A place in what is known of a chart. `set(undefined)` takes it back to automatic. */
export interface Slot<T> {
  get(): T;
  set(value: T): void;
}

/** A part of a chart as an object of the model: its title, an axis, a font … */
export interface Part<T> {
  readonly chart: string;
  readonly slot: Slot<T>;
}

/** A chart as an object of the model. */
export interface ChartTarget {
  readonly chart: string;
}

/** The chart's description as a whole. Writing is refused on a sheet whose objects are protected. */
export function chartSlot(session: Session, chart: string): Slot<ChartModel> {
  return {
    get: () => session.book.charts.require(chart).model,
    set: (model) => {
      assertChartsEditable(session, session.book.charts.require(chart).sheet);
      session.book.charts.replace(chart, model);
    },
  };
}

/** AccessDenied when the sheet is protected and its objects with it. */
export function assertChartsEditable(session: Session, sheet: string): void {
  assertAllowed(session, sheet, "allowEditObjects");
}

/** One property of what a slot holds. */
export function field<T extends object, K extends keyof T>(slot: Slot<T>, key: K): Slot<T[K]> {
  return {
    get: () => slot.get()[key],
    set: (value) => {
      const { [key]: _before, ...rest } = slot.get();
      slot.set((value === undefined ? rest : { ...rest, [key]: value }) as T);
    },
  };
}

/** The same slot, with something to start from where nothing is known yet. */
export function startingWith<T>(slot: Slot<T | undefined>, start: () => T): Slot<T> {
  return { get: () => slot.get() ?? start(), set: (value) => slot.set(value) };
}

/** One of a list of things, by its place; ItemNotFound when there is none. */
export function entry<T>(slot: Slot<readonly T[]>, index: number): Slot<T> {
  const check = (): readonly T[] => {
    const all = slot.get();
    if (index >= all.length) throw new HostError("ItemNotFound", "it was deleted");
    return all;
  };
  return {
    get: () => check()[index] as T,
    set: (value) => slot.set(check().map((one, at) => (at === index ? value : one))),
  };
}

export function patch<T extends object>(slot: Slot<T>, changes: Partial<T>): void {
  slot.set({ ...slot.get(), ...changes });
}

/** Reads the cells behind charts, in the language of this Excel. */
export function readerOf(session: Session): ChartReader {
  return new ChartReader(session.engine, chartWords(session.book.charts.locale));
}

/** Names of the properties of a type that hold such a value. */
type Keys<T, V> = { [K in keyof T]-?: NonNullable<T[K]> extends V ? K : never }[keyof T];

type Usual<T, V> = V | ((part: Part<T>, session: Session) => V);

function usualOf<T, V>(usual: Usual<T, V>, part: Part<T>, session: Session): V {
  return typeof usual === "function" ? (usual as (part: Part<T>, session: Session) => V)(part, session) : usual;
}

function member<T extends object, V>(
  since: number,
  key: keyof T,
  usual: Usual<T, V>,
  read: (value: unknown) => V,
): Scalar<Part<T>> {
  return settable(
    since,
    (part, session) => {
      const value = part.slot.get()[key];
      return value === undefined || value === null ? usualOf(usual, part, session) : value;
    },
    (part, value) => patch(part.slot, { [key]: read(value) } as Partial<T>),
  );
}

/** True or false. */
export function flag<T extends object>(
  since: number,
  key: Keys<T, boolean>,
  usual: Usual<T, boolean> = false,
): Scalar<Part<T>> {
  return member(since, key, usual, asFlag);
}

/** A number within bounds, both included; InvalidArgument beyond them. */
export function bounded<T extends object>(
  since: number,
  key: Keys<T, number>,
  usual: Usual<T, number | null>,
  least = -Infinity,
  most = Infinity,
): Scalar<Part<T>> {
  return member<T, number | null>(since, key, usual, (value) => asBounded(value, least, most));
}

export function asBounded(value: unknown, least: number, most: number): number {
  const number = asNumber(value);
  if (number < least || number > most)
    throw new HostError("InvalidArgument", `${number} is not between ${least} and ${most}`);
  return number;
}

/** One of Excel's names, in any casing. */
export function choice<T extends object>(
  since: number,
  key: Keys<T, string>,
  choices: readonly string[],
  usual: Usual<T, string>,
): Scalar<Part<T>> {
  return member(since, key, usual, (value) => oneOf(value, choices));
}

/** A text; longer ones are InvalidArgument. */
export function text<T extends object>(
  since: number,
  key: Keys<T, string>,
  usual: Usual<T, string>,
  longest = 32_767,
): Scalar<Part<T>> {
  return member(since, key, usual, (value) => asText(value, longest));
}

export function color<T extends object>(since: number, key: Keys<T, string>, usual: Usual<T, string>): Scalar<Part<T>> {
  return member(since, key, usual, asColor);
}

/** Degrees a text is turned by: -90 to 90, or 180 for letters below each other. */
export function orientation<T extends object>(since: number, key: Keys<T, number>): Scalar<Part<T>> {
  return member(since, key, 0, (value) => (value === 180 ? 180 : asBounded(value, -90, 90)));
}

export const horizontalAlignments = ["Center", "Left", "Right", "Justify", "Distributed"];
export const verticalAlignments = ["Center", "Bottom", "Top", "Justify", "Distributed"];
