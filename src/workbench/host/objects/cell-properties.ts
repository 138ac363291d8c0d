import type { Area } from "../address";
import { asFlag, asRecord } from "../arguments";
import { HostError } from "../errors";
import type { BoundObject, Method, Session } from "../member";
import { bind, calculatedMethod } from "../member";
import type { RangeTarget } from "../references";
import { boundedPart, fullAddress } from "./access";
import { rangeFormatMembers } from "./format";
import { readHyperlink, writeHyperlink } from "./hyperlinks";
import { layoutScalars } from "./range-layout";
import { styleName } from "./styles";

type Properties = Record<string, unknown>;
type Wanted = Readonly<Record<string, unknown>>;

/** How the lines of a cell are called here, and what they are of a range. */
const borderSides = {
  top: "EdgeTop",
  bottom: "EdgeBottom",
  left: "EdgeLeft",
  right: "EdgeRight",
  horizontal: "InsideHorizontal",
  vertical: "InsideVertical",
  diagonalDown: "DiagonalDown",
  diagonalUp: "DiagonalUp",
} as const;
const borderKeys = Object.keys(borderSides) as (keyof typeof borderSides)[];
const partKeys = ["fill", "font", "protection"] as const;
const formatKeys = [
  "autoIndent",
  "horizontalAlignment",
  "indentLevel",
  "readingOrder",
  "shrinkToFit",
  "textOrientation",
  "useStandardHeight",
  "useStandardWidth",
  "verticalAlignment",
  "wrapText",
  "columnWidth",
  "rowHeight",
];
const borderProperties = ["color", "style", "tintAndShade", "weight"];

function asWanted(value: unknown): Wanted {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new HostError("InvalidArgument", "expected an object");
  return value as Wanted;
}

function isWanted(value: unknown): boolean {
  return value === true || (typeof value === "object" && value !== null);
}

function formatObject(sheet: string, area: Area): BoundObject {
  return bind(rangeFormatMembers, { sheet, areas: () => [area] });
}

/** `true` asks for everything of an object, an object for what is true in it. */
function readScalars(object: BoundObject, wanted: unknown, all: readonly string[], session: Session): Properties {
  const names = wanted === true ? all : Object.keys(asWanted(wanted)).filter((name) => asWanted(wanted)[name] === true);
  return Object.fromEntries(
    names.map((name) => {
      if (object.scalarName(name) !== name) throw new HostError("InvalidArgument", `unknown property ${name}`);
      return [name, object.read(name, session)];
    }),
  );
}

function child(object: BoundObject, name: string, session: Session): BoundObject {
  const found = object.navigate(name, session);
  if (found === null) throw new HostError("ItemNotFound", name);
  return found;
}

function readBorders(format: BoundObject, wanted: unknown, session: Session): Properties {
  const borders = child(format, "borders", session);
  const sides = wanted === true ? {} : asWanted(wanted);
  // Without a side named, the properties are asked of every side.
  const named = borderKeys.filter((key) => isWanted(sides[key]));
  const chosen = named.length > 0 ? named : borderKeys;
  return Object.fromEntries(
    chosen.map((key) => {
      const inner = named.length > 0 ? sides[key] : wanted;
      return [key, readScalars(borders.item(borderSides[key], session), inner, borderProperties, session)];
    }),
  );
}

function readFormat(sheet: string, area: Area, wanted: Wanted, session: Session): Properties {
  const format = formatObject(sheet, area);
  const result: Properties = {};
  for (const [key, value] of Object.entries(wanted)) {
    if (!isWanted(value)) continue;
    if (key === "borders") result[key] = readBorders(format, value, session);
    else if (partKeys.some((part) => part === key)) {
      const inner = child(format, key, session);
      result[key] = readScalars(inner, value, inner.scalarNames(session), session);
    } else if (formatKeys.includes(key)) result[key] = format.read(key, session);
    else throw new HostError("InvalidArgument", `unknown property ${key}`);
  }
  return result;
}

const cellStyle = styleName(9);

type Reader = (target: RangeTarget, session: Session) => unknown;
const address: Reader = (target, session) => fullAddress(session, target.sheet, target.area);
const scalarOf =
  (name: string): Reader =>
  (target, session) =>
    layoutScalars[name]?.get(target, session);
const style: Reader = ({ sheet, area }, session) => cellStyle.get({ sheet, areas: () => [area] }, session);
const everywhere = { address, addressLocal: address, style };
const cellReaders = { ...everywhere, hidden: scalarOf("hidden"), hyperlink: readHyperlink };
const rowReaders = { ...everywhere, rowHidden: scalarOf("rowHidden"), rowIndex: ({ area }: RangeTarget) => area.row };
const columnReaders = {
  ...everywhere,
  columnHidden: scalarOf("columnHidden"),
  columnIndex: ({ area }: RangeTarget) => area.column,
};

function readProperties(
  target: RangeTarget,
  wanted: Wanted,
  readers: Readonly<Record<string, Reader>>,
  session: Session,
): Properties {
  const result: Properties = {};
  for (const [key, value] of Object.entries(wanted)) {
    if (!isWanted(value)) continue;
    const reader = readers[key];
    if (key === "format") result[key] = readFormat(target.sheet, target.area, asWanted(value), session);
    else if (reader !== undefined) result[key] = reader(target, session);
    else throw new HostError("InvalidArgument", `unknown property ${key}`);
  }
  return result;
}

function writeScalars(object: BoundObject, values: unknown, session: Session): void {
  for (const [name, value] of Object.entries(asWanted(values))) {
    if (value === undefined || value === null) continue;
    if (object.scalarName(name) !== name) throw new HostError("InvalidArgument", `unknown property ${name}`);
    object.write(name, value, session);
  }
}

function writeFormat(sheet: string, area: Area, values: Wanted, session: Session): void {
  const format = formatObject(sheet, area);
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined || value === null) continue;
    if (key === "borders") {
      const borders = child(format, "borders", session);
      const sides = asRecord(value, borderKeys);
      for (const side of borderKeys) {
        const line = sides[side] ?? null;
        if (line !== null) writeScalars(borders.item(borderSides[side], session), line, session);
      }
    } else if (partKeys.some((part) => part === key)) writeScalars(child(format, key, session), value, session);
    else if (formatKeys.includes(key)) format.write(key, value, session);
    else throw new HostError("InvalidArgument", `unknown property ${key}`);
  }
}

type Writer = (target: RangeTarget, value: unknown, session: Session) => void;
const writeStyle: Writer = ({ sheet, area }, value, session) =>
  cellStyle.set?.({ sheet, areas: () => [area] }, value, session);
const writeHidden =
  (name: "rowHidden" | "columnHidden"): Writer =>
  (target, value, session) =>
    layoutScalars[name]?.set?.(target, asFlag(value), session);

function writeProperties(
  target: RangeTarget,
  values: unknown,
  writers: Readonly<Record<string, Writer>>,
  session: Session,
): void {
  for (const [key, value] of Object.entries(asWanted(values))) {
    if (value === undefined || value === null) continue;
    const writer = writers[key];
    if (key === "format") writeFormat(target.sheet, target.area, asWanted(value), session);
    else if (writer !== undefined) writer(target, value, session);
    else throw new HostError("InvalidArgument", `unknown property ${key}`);
  }
}

function line(target: RangeTarget, index: number, direction: "row" | "column", session: Session): RangeTarget {
  const { area } = target;
  const part =
    direction === "row"
      ? { ...area, row: area.row + index, rows: 1 }
      : { ...area, column: area.column + index, columns: 1 };
  return session.references.range(target.sheet, part);
}

function cell(target: RangeTarget, row: number, column: number, session: Session): RangeTarget {
  const { area } = target;
  return session.references.range(target.sheet, {
    row: area.row + row,
    column: area.column + column,
    rows: 1,
    columns: 1,
  });
}

/** Whole rows and columns are told cell by cell only as far as cells are used. */
function bounded(target: RangeTarget, session: Session): RangeTarget {
  const area = boundedPart(session, target.sheet, target.area);
  return session.references.range(target.sheet, area ?? { ...target.area, rows: 1, columns: 1 });
}

function setCells(target: RangeTarget, data: unknown, session: Session): void {
  const { area } = target;
  const rows: readonly unknown[] = Array.isArray(data) ? data : [];
  const fits = rows.length === area.rows && rows.every((row) => Array.isArray(row) && row.length === area.columns);
  if (!fits) throw new HostError("InvalidArgument", "the array does not have the shape of the range");
  const writers = { style: writeStyle, hyperlink: writeHyperlink };
  (rows as readonly (readonly unknown[])[]).forEach((values, row) =>
    values.forEach((value, column) => writeProperties(cell(target, row, column, session), value, writers, session)),
  );
}

function setLines(target: RangeTarget, data: unknown, direction: "row" | "column", session: Session): void {
  const count = direction === "row" ? target.area.rows : target.area.columns;
  if (!Array.isArray(data) || data.length !== count)
    throw new HostError("InvalidArgument", `the array does not have ${count} ${direction}s`);
  const hidden = `${direction}Hidden` as const;
  const writers = { style: writeStyle, [hidden]: writeHidden(hidden) };
  data.forEach((values: unknown, index) =>
    writeProperties(line(target, index, direction, session), values, writers, session),
  );
}

/** Properties of many cells, rows or columns at once. */
export const cellPropertyMethods: Readonly<Record<string, Method<RangeTarget>>> = {
  getCellProperties: calculatedMethod(9, (target, args, session) => {
    const wanted = asWanted(args.raw(0));
    const cells = bounded(target, session);
    return Array.from({ length: cells.area.rows }, (_row, row) =>
      Array.from({ length: cells.area.columns }, (_column, column) =>
        readProperties(cell(cells, row, column, session), wanted, cellReaders, session),
      ),
    );
  }),
  getRowProperties: calculatedMethod(9, (target, args, session) => {
    const wanted = asWanted(args.raw(0));
    return Array.from({ length: bounded(target, session).area.rows }, (_, index) =>
      readProperties(line(target, index, "row", session), wanted, rowReaders, session),
    );
  }),
  getColumnProperties: calculatedMethod(9, (target, args, session) => {
    const wanted = asWanted(args.raw(0));
    return Array.from({ length: bounded(target, session).area.columns }, (_, index) =>
      readProperties(line(target, index, "column", session), wanted, columnReaders, session),
    );
  }),
  setCellProperties: calculatedMethod(9, (target, args, session) => setCells(target, args.raw(0), session)),
  setRowProperties: calculatedMethod(9, (target, args, session) => setLines(target, args.raw(0), "row", session)),
  setColumnProperties: calculatedMethod(9, (target, args, session) => setLines(target, args.raw(0), "column", session)),
};
