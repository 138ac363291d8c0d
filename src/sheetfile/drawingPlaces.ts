import type { Area } from "./address";
import type { ChartPlace } from "./chartModel";
import type { SheetModel } from "./model";
import { child, numberAttribute, type XmlElement } from "./xml";
import type { XmlNode } from "./xmlTree";

const EMU_PER_POINT = 12_700;
const EMU_PER_PIXEL = 9525;
/** Digits of the default font are this wide; column widths are counted in them. */
const DIGIT_PIXELS = 7;

/** Where rows and columns of a sheet stand, in EMU. */
export class SheetGrid {
  private readonly usualWidth: number;
  private readonly usualHeight: number;

  constructor(
    private readonly sheet: Pick<SheetModel, "columns" | "rows">,
    root?: XmlElement,
  ) {
    const settings = root && child(root, "sheetFormatPr");
    this.usualWidth = widthOf((settings && numberAttribute(settings, "defaultColWidth")) ?? 9.140625);
    this.usualHeight = Math.round(((settings && numberAttribute(settings, "defaultRowHeight")) ?? 15) * EMU_PER_POINT);
  }

  private column(index: number): number {
    const span = this.sheet.columns.find((one) => one.from <= index && index <= one.to);
    return span?.hidden ? 0 : span?.width === undefined ? this.usualWidth : widthOf(span.width);
  }

  private row(index: number): number {
    const row = this.sheet.rows.get(index);
    return row?.hidden ? 0 : row?.height === undefined ? this.usualHeight : Math.round(row.height * EMU_PER_POINT);
  }

  left(column: number, offset: number): number {
    let sum = offset;
    for (let index = 0; index < column; index++) sum += this.column(index);
    return sum;
  }

  top(row: number, offset: number): number {
    let sum = offset;
    for (let index = 0; index < row; index++) sum += this.row(index);
    return sum;
  }

  /** Column (row) at a distance, and how far into it. */
  locate(distance: number, along: "column" | "row"): { index: number; offset: number } {
    const limit = along === "column" ? 16_383 : 1_048_575;
    let rest = Math.max(0, Math.round(distance));
    for (let index = 0; index < limit; index++) {
      const size = along === "column" ? this.column(index) : this.row(index);
      if (rest < size) return { index, offset: rest };
      rest -= size;
    }
    return { index: limit, offset: 0 };
  }
}

function widthOf(characters: number): number {
  const pixels = Math.trunc(((256 * characters + Math.trunc(128 / DIGIT_PIXELS)) / 256) * DIGIT_PIXELS);
  return pixels * EMU_PER_PIXEL;
}

/** Where a block of cells stands on a sheet of the usual sizes, in points. */
export function areaPlace(
  sheet: Pick<SheetModel, "columns" | "rows">,
  { top, left, bottom, right }: Area,
): Omit<ChartPlace, "placement"> {
  const grid = new SheetGrid(sheet);
  const start = { left: grid.left(left, 0), top: grid.top(top, 0) };
  const size = { width: grid.left(right + 1, 0) - start.left, height: grid.top(bottom + 1, 0) - start.top };
  return { left: points(start.left), top: points(start.top), width: points(size.width), height: points(size.height) };
}

function points(emu: number): number {
  return Math.round((emu / EMU_PER_POINT) * 1000) / 1000;
}

function numberIn(node: XmlNode | undefined, local: string): number {
  const value = Number(node?.find(local)?.text ?? NaN);
  return Number.isFinite(value) ? Math.max(0, value) : 0;
}

function attribute(node: XmlNode | undefined, name: string): number {
  const value = Number(node?.attributes.get(name) ?? NaN);
  return Number.isFinite(value) ? value : 0;
}

/** No drawing is anchored beyond these; a file that says otherwise is read as far as a sheet goes. */
function corner(node: XmlNode | undefined, grid: SheetGrid): { left: number; top: number } {
  return {
    left: grid.left(Math.min(16_384, numberIn(node, "col")), numberIn(node, "colOff")),
    top: grid.top(Math.min(1_048_576, numberIn(node, "row")), numberIn(node, "rowOff")),
  };
}

const EDITED_AS: Readonly<Record<string, ChartPlace["placement"]>> = { oneCell: "OneCell", absolute: "Absolute" };

export function readPlace(anchor: XmlNode, grid: SheetGrid): ChartPlace {
  const size = anchor.find("ext");
  const extent = { width: attribute(size, "cx"), height: attribute(size, "cy") };
  if (anchor.local === "absoluteAnchor") {
    const start = { left: attribute(anchor.find("pos"), "x"), top: attribute(anchor.find("pos"), "y") };
    return placeOf(start, extent, "Absolute");
  }
  const start = corner(anchor.find("from"), grid);
  if (anchor.local === "oneCellAnchor") return placeOf(start, extent, "OneCell");
  const end = corner(anchor.find("to"), grid);
  const placement = EDITED_AS[anchor.attributes.get("editAs") ?? ""] ?? "TwoCell";
  return placeOf(start, { width: end.left - start.left, height: end.top - start.top }, placement);
}

function placeOf(
  start: { left: number; top: number },
  size: { width: number; height: number },
  placement: ChartPlace["placement"],
): ChartPlace {
  return {
    left: points(start.left),
    top: points(start.top),
    width: points(Math.max(0, size.width)),
    height: points(Math.max(0, size.height)),
    placement,
  };
}

/** The anchor for a place around what is drawn there. */
export function anchorXml(p: string, place: ChartPlace, inner: string, grid: SheetGrid): string {
  const emu = (value: number): number => Math.round(value * EMU_PER_POINT);
  const mark = (name: string, left: number, top: number): string => {
    const column = grid.locate(left, "column");
    const row = grid.locate(top, "row");
    return (
      `<${p}${name}><${p}col>${column.index}</${p}col><${p}colOff>${column.offset}</${p}colOff>` +
      `<${p}row>${row.index}</${p}row><${p}rowOff>${row.offset}</${p}rowOff></${p}${name}>`
    );
  };
  const [left, top, width, height] = [emu(place.left), emu(place.top), emu(place.width), emu(place.height)];
  const size = `<${p}ext cx="${width}" cy="${height}"/>`;
  if (place.placement === "Absolute")
    return `<${p}absoluteAnchor><${p}pos x="${left}" y="${top}"/>${size}${inner}</${p}absoluteAnchor>`;
  const start = mark("from", left, top);
  if (place.placement === "OneCell") return `<${p}oneCellAnchor>${start}${size}${inner}</${p}oneCellAnchor>`;
  return `<${p}twoCellAnchor>${start}${mark("to", left + width, top + height)}${inner}</${p}twoCellAnchor>`;
}
