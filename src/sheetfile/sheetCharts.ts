import type { ChartModel } from "./chartModel";
import { readChart } from "./chartPart";
import type { ChartContext } from "./chartText";
import { EMPTY_CHART, writeChart } from "./chartWriter";
import type { Palette } from "./colors";
import { SheetGrid, anchorXml, readPlace } from "./drawingPlaces";
import { FileFaultError } from "./fault";
import { isGuid } from "./identifiers";
import type { SheetModel } from "./model";
import { parsePart, partText, setPartText, type Parts } from "./package";
import {
  addPart,
  addRelationship,
  readRelationships,
  relatedPart,
  relationshipAttribute,
  removePart,
  removeRelationship,
} from "./relationships";
import type { SheetPatch } from "./sheetPatch";
import { present, sortedJson } from "./styleSheet";
import { ensureTheme } from "./theme";
import { WORKSHEET_ORDER } from "./worksheetOrder";
import { escapeAttribute, type XmlElement } from "./xml";
import { XmlNode } from "./xmlTree";

interface Tree {
  readonly part: string;
  readonly source: string;
  readonly element: XmlElement;
  readonly root: XmlNode;
}

/** A part as a tree; null for one that is no XML we read, which is then only carried. */
function treeOf(parts: Parts, part: string): Tree | null {
  try {
    const source = partText(parts, part) ?? "";
    const element = parsePart(part, source);
    return { part, source, element, root: XmlNode.read(source, element) };
  } catch (error) {
    if (error instanceof FileFaultError) return null;
    throw error;
  }
}

function saveTree(parts: Parts, { part, source, element, root }: Tree): void {
  const text = source.slice(0, element.start) + String(root) + source.slice(element.end);
  if (text !== source) setPartText(parts, part, text);
}

interface FoundChart {
  readonly anchor: XmlNode;
  readonly relationship: string;
  readonly part: string;
  readonly model: ChartModel;
}

function frameOf(anchor: XmlNode): XmlNode | undefined {
  return anchor.find("graphicFrame", "nvGraphicFramePr", "cNvPr");
}

/** What a drawing calls its chart: the identifier that lasts, else its number. */
function identifierOf(frame: XmlNode, taken: ReadonlySet<string>): string {
  const lasting = frame.find("extLst")?.children.flatMap((ext) => ext.find("creationId") ?? [])[0];
  const id = lasting?.attributes.get("id") ?? frame.attributes.get("id") ?? "";
  let unique = id;
  for (let copy = 2; taken.has(unique); copy++) unique = `${id}-${copy}`;
  return unique;
}

function chartsOf(parts: Parts, drawing: Tree, grid: SheetGrid, palette: Palette): FoundChart[] {
  const relationships = readRelationships(parts, drawing.part);
  const taken = new Set<string>();
  return drawing.root.children.flatMap((anchor) => {
    const frame = frameOf(anchor);
    const chart = anchor.find("graphicFrame", "graphic", "graphicData", "chart");
    const id = [...(chart?.attributes ?? [])].find(([name]) => name.endsWith(":id"))?.[1];
    const relationship = relationships.find((one) => one.id === id && one.type === "chart" && parts.has(one.target));
    const tree = relationship && treeOf(parts, relationship.target);
    if (!frame || !relationship || !tree) return [];
    const place = readPlace(anchor, grid);
    const identifier = identifierOf(frame, taken);
    taken.add(identifier);
    const model: ChartModel = {
      id: identifier,
      name: frame.attributes.get("name") ?? "",
      place,
      ...present("alternativeText", frame.attributes.get("descr")),
      ...readChart(tree.root, { palette, size: place }),
    };
    return [{ anchor, relationship: relationship.id, part: relationship.target, model }];
  });
}

export function readCharts(
  parts: Parts,
  worksheet: string,
  root: XmlElement,
  sheet: SheetModel,
  palette: Palette,
): ChartModel[] {
  const part = relatedPart(parts, worksheet, "drawing")?.target;
  const drawing = part === undefined ? null : treeOf(parts, part);
  if (!drawing) return [];
  return chartsOf(parts, drawing, new SheetGrid(sheet, root), palette).map(({ model }) => model);
}

const DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml";
const CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
const MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main";
const EMPTY_DRAWING =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" ' +
  `xmlns:a="${MAIN}"></xdr:wsDr>`;

/** Changes, adds and takes away charts; call where the schema has `drawing`. */
export function patchCharts(patch: SheetPatch): void {
  const { parts, part, editor, base, wanted, styles, book } = patch;
  if (sortedJson(base.charts) === sortedJson(wanted.charts)) return;
  const old = relatedPart(parts, part, "drawing");
  const target = old?.target ?? addPart(parts, `${book.folder}drawings/drawing`, EMPTY_DRAWING, DRAWING_TYPE);
  const drawing = treeOf(parts, target);
  if (!drawing) throw new Error(`${target} cannot be read, so no chart can be put on it`);
  const { palette } = styles.sheet;
  const before = new SheetGrid(base, editor.root);
  const grid = new SheetGrid(wanted, editor.root);
  const left = new Map(chartsOf(parts, drawing, before, palette).map((found) => [found.model.id, found]));
  for (const chart of wanted.charts) {
    const found = left.get(chart.id);
    left.delete(chart.id);
    if (found) changeChart(parts, drawing, found, chart, grid, palette);
    else addChart(patch, drawing, chart, grid);
  }
  for (const gone of left.values()) {
    drawing.root.remove(gone.anchor);
    removeRelationship(parts, drawing.part, gone.relationship);
    removePart(parts, gone.part);
  }
  saveTree(parts, drawing);
  if (old && drawing.root.children.length === 0) {
    removeRelationship(parts, part, old.id);
    removePart(parts, target);
    editor.putChild("drawing", WORKSHEET_ORDER, "");
  } else if (!old) {
    const id = addRelationship(parts, part, "drawing", target);
    const attribute = relationshipAttribute(editor.root);
    const text = `<${editor.prefix}drawing${attribute.declaration} ${attribute.name}="${id}"/>`;
    editor.putChild("drawing", WORKSHEET_ORDER, text);
  }
}

function changeChart(
  parts: Parts,
  drawing: Tree,
  found: FoundChart,
  wanted: ChartModel,
  grid: SheetGrid,
  palette: Palette,
): void {
  const { model, anchor } = found;
  const frame = frameOf(anchor);
  if (wanted.name !== model.name) frame?.set("name", wanted.name);
  if (wanted.alternativeText !== model.alternativeText) frame?.set("descr", wanted.alternativeText);
  if (sortedJson(wanted.place) !== sortedJson(model.place)) {
    const inner = anchor.children.filter((one) => !["from", "to", "ext", "pos"].includes(one.local)).join("");
    drawing.root.exchange(anchor, XmlNode.make(anchorXml(drawing.root.prefix, wanted.place, inner, grid)));
  }
  writeContent(parts, found.part, wanted, { palette, size: wanted.place });
}

function writeContent(parts: Parts, part: string, chart: ChartModel, context: ChartContext): void {
  const tree = treeOf(parts, part);
  if (!tree) throw new Error(`${part} cannot be read`);
  const { id: _id, name: _name, place: _place, alternativeText: _alternativeText, ...content } = chart;
  writeChart(tree.root, content, context);
  saveTree(parts, tree);
}

function addChart({ parts, styles, book }: SheetPatch, drawing: Tree, chart: ChartModel, grid: SheetGrid): void {
  ensureTheme(parts, book.part, book.folder);
  const part = addPart(parts, `${book.folder}charts/chart`, EMPTY_CHART, CHART_TYPE);
  writeContent(parts, part, chart, { palette: styles.sheet.palette, size: chart.place });
  const id = addRelationship(parts, drawing.part, "chart", part);
  const p = drawing.root.prefix;
  const numbers = drawing.root.children.flatMap((anchor) => numbersIn(anchor));
  const number = Math.max(1, ...numbers) + 1;
  const chartUri = "http://schemas.openxmlformats.org/drawingml/2006/chart";
  const lasting = isGuid(chart.id)
    ? `<a:extLst xmlns:a="${MAIN}"><a:ext uri="{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}"><a16:creationId ` +
      `xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main" id="${chart.id}"/></a:ext></a:extLst>`
    : "";
  const text = chart.alternativeText === undefined ? "" : ` descr="${escapeAttribute(chart.alternativeText)}"`;
  const inner =
    `<${p}graphicFrame macro=""><${p}nvGraphicFramePr><${p}cNvPr id="${number}" name="${escapeAttribute(chart.name)}"${text}>${lasting}</${p}cNvPr>` +
    `<${p}cNvGraphicFramePr/></${p}nvGraphicFramePr><${p}xfrm><a:off xmlns:a="${MAIN}" x="0" y="0"/>` +
    `<a:ext xmlns:a="${MAIN}" cx="0" cy="0"/></${p}xfrm><a:graphic xmlns:a="${MAIN}"><a:graphicData uri="${chartUri}">` +
    `<c:chart xmlns:c="${chartUri}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${id}"/>` +
    `</a:graphicData></a:graphic></${p}graphicFrame><${p}clientData/>`;
  drawing.root.append(XmlNode.make(anchorXml(p, chart.place, inner, grid)));
}

/** Numbers of everything drawn, however deep. */
function numbersIn(node: XmlNode): number[] {
  const own = node.local === "cNvPr" ? [Number(node.attributes.get("id") ?? 0)] : [];
  return [...own, ...node.children.flatMap(numbersIn)];
}
