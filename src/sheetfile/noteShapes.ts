import { parseAddress, type Position } from "./address";
import { setPartText, type Parts } from "./package";
import { addDefaultContentType } from "./relationships";

/**
 * The slips of notes as old drawings (VML). Programs write that markup loosely, so it is not parsed but searched for
 * whole shapes; everything else in it (buttons, pictures) stays.
 */
const SHAPE = /<((?:\w+:)?)shape\b[^>]*>[\s\S]*?<\/\1shape>\s*/g;

function placeOf(shape: string): Position | null {
  if (!/ObjectType=["']Note["']/.test(shape)) return null;
  const row = /<(?:\w+:)?Row>\s*(\d+)\s*</.exec(shape)?.[1];
  const column = /<(?:\w+:)?Column>\s*(\d+)\s*</.exec(shape)?.[1];
  return row === undefined || column === undefined ? null : { row: Number(row), column: Number(column) };
}

export interface NoteMoves {
  /** Addresses whose slip goes. */
  readonly removed: readonly string[];
  readonly moved: readonly { readonly from: string; readonly to: string }[];
  readonly added: readonly string[];
}

/** The drawing with its slips changed. */
export function patchShapes(source: string, moves: NoteMoves, number: number): string {
  const removed = new Set(moves.removed.map(key));
  const moved = new Map(moves.moved.map(({ from, to }) => [key(from), parseAddress(to)]));
  const kept = source.replace(SHAPE, (shape) => {
    const place = placeOf(shape);
    if (!place) return shape;
    const at = `${place.row}/${place.column}`;
    const to = moved.get(at);
    return removed.has(at) ? "" : to ? movedShape(shape, place, to) : shape;
  });
  let next = Math.max(1024 * number, ...[...source.matchAll(/_x0000_s(\d+)/g)].map((match) => Number(match[1])));
  const added = moves.added.map((address) => shapeOf(parseAddress(address) ?? { row: 0, column: 0 }, ++next));
  const end = kept.lastIndexOf("</");
  return kept.slice(0, end) + added.join("") + kept.slice(end);
}

/** Whether anything is drawn at all. */
export function hasShapes(source: string): boolean {
  return /<(\w+:)?(shape|group|rect|oval|line|roundrect|image)\b/.test(source);
}

function key(address: string): string {
  const place = parseAddress(address);
  return place ? `${place.row}/${place.column}` : "";
}

function movedShape(shape: string, from: Position, to: Position): string {
  const [rows, columns] = [to.row - from.row, to.column - from.column];
  return shape
    .replace(/(<(?:\w+:)?Row>)\s*\d+\s*/, `$1${to.row}`)
    .replace(/(<(?:\w+:)?Column>)\s*\d+\s*/, `$1${to.column}`)
    .replace(/(<(?:\w+:)?Anchor>)([^<]*)/, (_, tag: string, anchor: string) => {
      const shifts = [columns, 0, rows, 0, columns, 0, rows, 0];
      const places = anchor.split(",").map((text, index) => Math.max(0, Number(text) + (shifts[index] ?? 0)));
      return tag + places.join(", ");
    });
}

function shapeOf({ row, column }: Position, number: number): string {
  const top = Math.max(0, row - 1);
  const anchor = [column + 1, 15, top, 10, column + 3, 15, top + 4, 4].join(", ");
  return (
    `<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ` +
    `xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s${number}" type="#_x0000_t202" ` +
    `style="position:absolute;margin-left:60pt;margin-top:1.5pt;width:108pt;height:59.25pt;z-index:1;visibility:hidden" ` +
    `fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>` +
    `<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>` +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor>` +
    `<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  );
}

/** A drawing without slips under the first free number; returns its name. */
export function addShapesPart(parts: Parts, folder: string): string {
  let number = 1;
  while (parts.has(`${folder}drawings/vmlDrawing${number}.vml`)) number += 1;
  const part = `${folder}drawings/vmlDrawing${number}.vml`;
  addDefaultContentType(parts, "vml", "application/vnd.openxmlformats-officedocument.vmlDrawing");
  setPartText(
    parts,
    part,
    `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ` +
      `xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${number}"/>` +
      `</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">` +
      `<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>`,
  );
  return part;
}
