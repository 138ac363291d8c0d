import type { Area } from "../address";
import { asFlag, asNumber } from "../arguments";
import type { CellContent, CellFormat } from "../engine/engine";
import { HostError } from "../errors";
import type { Scalar, Session } from "../member";
import { settable } from "../member";
import { assertAllowed, isWholeSheet } from "./access";
import type { FormatTarget } from "./format-target";

const pointsPerPixel = 0.75;
const tallestRow = 409.5;
const widestColumn = 1800;
type Direction = "column" | "row";

function readPixels(session: Session, sheet: string, direction: Direction, index: number): number {
  return direction === "column" ? session.engine.columnWidth(sheet, index) : session.engine.rowHeight(sheet, index);
}

function spanOf(area: Area, direction: Direction): readonly [start: number, count: number] {
  return direction === "column" ? [area.column, area.columns] : [area.row, area.rows];
}

/** Width or height that all columns or rows have in pixels; null when they differ. */
function commonPixels(target: FormatTarget, session: Session, direction: Direction): number | null {
  const sizes = target.areas().flatMap((area) => {
    const [start, count] = spanOf(area, direction);
    return Array.from({ length: Math.min(count, 1000) }, (_, index) =>
      readPixels(session, target.sheet, direction, start + index),
    );
  });
  return sizes.every((pixels) => pixels === sizes[0]) ? (sizes[0] ?? null) : null;
}

function setPixels(target: FormatTarget, session: Session, direction: Direction, pixels: number): void {
  assertAllowed(session, target.sheet, direction === "column" ? "allowFormatColumns" : "allowFormatRows");
  for (const area of target.areas()) {
    if (direction === "column")
      session.engine.setColumnWidth(target.sheet, area.column, isWholeSheet(area) ? 1000 : area.columns, pixels);
    else session.engine.setRowHeight(target.sheet, area.row, isWholeSheet(area) ? 1000 : area.rows, pixels);
  }
}

/** A column width or row height in points; the engine counts pixels. */
export function size(direction: Direction): Scalar<FormatTarget> {
  return settable(
    2,
    (target, session) => {
      const pixels = commonPixels(target, session, direction);
      return pixels === null ? null : pixels * pointsPerPixel;
    },
    (target, value, session) => {
      const points = asNumber(value);
      if (points < 0 || points > (direction === "column" ? widestColumn : tallestRow))
        throw new HostError("InvalidArgument", "size out of bounds");
      setPixels(target, session, direction, points / pointsPerPixel);
    },
  );
}

/** Whether rows or columns have the size of the sheet's standard; only true can be set. */
export function standardSize(direction: Direction): Scalar<FormatTarget> {
  const standard = (session: Session, sheet: string): number => {
    const { columnWidth, rowHeight } = session.engine.defaultSizes(sheet);
    return direction === "column" ? columnWidth : rowHeight;
  };
  return settable(
    7,
    (target, session) => {
      const pixels = commonPixels(target, session, direction);
      return pixels === null ? null : pixels === standard(session, target.sheet);
    },
    (target, value, session) => {
      if (asFlag(value)) setPixels(target, session, direction, standard(session, target.sheet));
    },
  );
}

/** Pixels from one line to another, hidden ones left out. */
function distance(session: Session, sheet: string, direction: Direction, start: number, count: number): number {
  const { engine } = session;
  const grid = engine.gridSize(sheet);
  const limit = direction === "column" ? grid.columns : grid.rows;
  const usual = engine.defaultSizes(sheet);
  let pixels = Math.max(0, start + count - Math.max(start, limit));
  pixels *= direction === "column" ? usual.columnWidth : usual.rowHeight;
  for (let index = start; index < Math.min(start + count, limit); index += 1) {
    const hidden = direction === "column" ? engine.columnHidden(sheet, index) : engine.rowHidden(sheet, index);
    if (!hidden) pixels += readPixels(session, sheet, direction, index);
  }
  return pixels;
}

/** Place and extent of an area on its sheet, in points. */
export function extentInPoints(
  session: Session,
  sheet: string,
  area: Area,
): { readonly left: number; readonly top: number; readonly width: number; readonly height: number } {
  return {
    left: distance(session, sheet, "column", 0, area.column) * pointsPerPixel,
    top: distance(session, sheet, "row", 0, area.row) * pointsPerPixel,
    width: distance(session, sheet, "column", area.column, area.columns) * pointsPerPixel,
    height: distance(session, sheet, "row", area.row, area.rows) * pointsPerPixel,
  };
}

const pixelsPerPoint = 4 / 3;
/** Of the font's size: a Chinese character is square, a digit or small letter about half as wide. */
const halfWidth = 0.55;
const lineHeight = 1.3;
const defaultFontSize = 11;
const indentPixels = 9;
const widestFit = 1700;

/** Without fonts there is no measuring: an estimate from the number of half- and full-width characters. */
function textPixels(text: string, format: CellFormat): number {
  const units = Array.from(text).reduce((sum, character) => {
    return sum + ((character.codePointAt(0) ?? 0) > 255 ? 1 : halfWidth);
  }, 0);
  return units * (format.fontSize ?? defaultFontSize) * pixelsPerPoint * (format.bold === true ? 1.06 : 1);
}

function shownText(session: Session, content: CellContent, format: CellFormat): string {
  return session.engine.display(content, format.numberFormat ?? "General");
}

/** Room around the text of a cell: half a digit on either side and the grid line. */
const cellPadding = 9;

function neededWidth(session: Session, content: CellContent, format: CellFormat): number {
  const lines = shownText(session, content, format).split("\n");
  const widest = Math.max(...lines.map((line) => textPixels(line, format)));
  const turned = (Math.abs(format.rotation ?? 0) * Math.PI) / 180;
  const height = (format.fontSize ?? defaultFontSize) * pixelsPerPoint * lineHeight;
  const across = format.rotation === 180 ? height : widest * Math.cos(turned) + height * Math.sin(turned);
  return across + (format.indent ?? 0) * indentPixels + cellPadding;
}

function neededHeight(session: Session, content: CellContent, format: CellFormat, columnPixels: number): number {
  const text = shownText(session, content, format);
  const height = (format.fontSize ?? defaultFontSize) * pixelsPerPoint * lineHeight;
  if (format.rotation === 180) return height * Array.from(text).length;
  const turned = (Math.abs(format.rotation ?? 0) * Math.PI) / 180;
  if (turned > 0) return textPixels(text, format) * Math.sin(turned) + height * Math.cos(turned) + 3;
  if (format.wrap !== true) return height + 1;
  const room = Math.max(1, columnPixels - cellPadding);
  const lines = text
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(textPixels(line, format) / room)), 0);
  return height * lines + 1;
}

/** Makes columns as wide, or rows as high, as what stands in their cells needs; empty ones stay (rows: standard). */
export function autofit(target: FormatTarget, session: Session, direction: Direction): void {
  assertAllowed(session, target.sheet, direction === "column" ? "allowFormatColumns" : "allowFormatRows");
  const used = session.engine.usedArea(target.sheet, true);
  if (used === null) return;
  for (const area of target.areas()) {
    if (direction === "column") fitColumns(session, target.sheet, area, used);
    else fitRows(session, target.sheet, area, used);
  }
}

/** The lines of an area that have contents, and the part of them whose cells count. */
function fittedPart(area: Area, used: Area, direction: Direction): Area {
  const bottom = Math.min(area.row + area.rows, used.row + used.rows);
  const right = Math.min(area.column + area.columns, used.column + used.columns);
  const part = { row: area.row, column: area.column, rows: bottom - area.row, columns: right - area.column };
  // A row's height comes from all of its cells, a column's width from the cells of the range.
  return direction === "row" ? { ...part, column: 0, columns: used.column + used.columns } : part;
}

function fitColumns(session: Session, sheet: string, area: Area, used: Area): void {
  const part = fittedPart(area, used, "column");
  if (part.rows <= 0 || part.columns <= 0) return;
  const cells = session.engine.cells(sheet, part);
  const formats = session.engine.formats(sheet, part);
  for (let column = 0; column < part.columns; column += 1) {
    const widths = cells.flatMap((line, row) => {
      const content = line[column];
      const format = formats[row]?.[column] ?? {};
      // Wrapped text takes the width it is given.
      if (content === undefined || content.kind === "empty" || format.wrap === true) return [];
      return [neededWidth(session, content, format)];
    });
    if (widths.length > 0)
      session.engine.setColumnWidth(
        sheet,
        part.column + column,
        1,
        Math.round(Math.min(Math.max(...widths), widestFit)),
      );
  }
}

function fitRows(session: Session, sheet: string, area: Area, used: Area): void {
  const part = fittedPart(area, used, "row");
  if (part.rows <= 0) return;
  const cells = session.engine.cells(sheet, part);
  const formats = session.engine.formats(sheet, part);
  const standard = session.engine.defaultSizes(sheet).rowHeight;
  cells.forEach((line, row) => {
    const heights = line.map((content, column) => {
      if (content.kind === "empty") return 0;
      const width = session.engine.columnWidth(sheet, part.column + column);
      return neededHeight(session, content, formats[row]?.[column] ?? {}, width);
    });
    const pixels = Math.min(Math.max(standard, ...heights.map(Math.round)), tallestRow / pointsPerPixel);
    session.engine.setRowHeight(sheet, part.row + row, 1, pixels);
  });
}
