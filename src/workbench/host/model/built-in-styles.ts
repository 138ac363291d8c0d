import type { Border, BorderLine, CellFormat, FormatPatch } from "../engine/engine";
import { tinted } from "../tint";

/** The parts of a format a cell style may say something about. */
export type StyleAspect = "number" | "alignment" | "font" | "border" | "patterns" | "protection";
export const styleAspects: readonly StyleAspect[] = ["number", "alignment", "font", "border", "patterns", "protection"];

export interface BuiltInStyle {
  /** As in `Excel.BuiltInStyle`. */
  readonly id: string;
  /** As Excel shows it. */
  readonly name: string;
  readonly format: CellFormat;
  readonly includes: readonly StyleAspect[];
}

/** What a hyperlink's cell looks like. */
export const linkFormat = { color: "#0563C1", underline: true, styleName: "Hlink" } as const satisfies FormatPatch;
/** What it looks like when the link is removed. */
export const plainLinkFormat = { color: null, underline: null, styleName: null } as const satisfies FormatPatch;

function line(kind: BorderLine, color: string): Border {
  return { line: kind, color };
}

function box(kind: BorderLine, color: string): NonNullable<CellFormat["borders"]> {
  const side = line(kind, color);
  return { top: side, bottom: side, left: side, right: side };
}

function style(id: string, name: string, format: CellFormat, ...includes: StyleAspect[]): BuiltInStyle {
  return { id, name, format, includes };
}

const accents = ["#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"];
const darkText = "#44546A";

function accentStyles(color: string, index: number): BuiltInStyle[] {
  const id = `Accent${index + 1}`;
  const shade = (share: number, text: string): BuiltInStyle =>
    style(
      `${id}_${share}`,
      `${share}% - ${id}`,
      { fill: tinted(color, 1 - share / 100), color: text },
      "font",
      "patterns",
    );
  return [
    style(id, id, { fill: color, color: "#FFFFFF" }, "font", "patterns"),
    shade(20, "#000000"),
    shade(40, "#000000"),
    shade(60, "#FFFFFF"),
  ];
}

const accounting = (symbol: string, digits: string): string =>
  `_ ${symbol}* #,##0${digits}_ ;_ ${symbol}* -#,##0${digits}_ ;_ ${symbol}* "-"${digits === "" ? "" : "??"}_ ;_ @_ `;

/** Cell styles every workbook has, in the colours of the Office theme. */
export const builtInStyles: readonly BuiltInStyle[] = [
  style("Normal", "Normal", {}, ...styleAspects),
  style("Comma", "Comma", { numberFormat: accounting("", ".00") }, "number"),
  style("WholeComma", "Comma [0]", { numberFormat: accounting("", "") }, "number"),
  style("Currency", "Currency", { numberFormat: accounting("¥", ".00") }, "number"),
  style("WholeDollar", "Currency [0]", { numberFormat: accounting("¥", "") }, "number"),
  style("Percent", "Percent", { numberFormat: "0%" }, "number"),
  style("Hlink", "Hyperlink", { color: "#0563C1", underline: true }, "font"),
  style("HlinkTrav", "Followed Hyperlink", { color: "#954F72", underline: true }, "font"),
  style("Note", "Note", { fill: "#FFFFCC", borders: box("thin", "#B2B2B2") }, "border", "patterns"),
  style("WarningText", "Warning Text", { color: "#FF0000" }, "font"),
  style("SheetTitle", "Title", { fontSize: 18, color: darkText }, "font"),
  style(
    "Heading1",
    "Heading 1",
    { fontSize: 15, bold: true, color: darkText, borders: { bottom: line("thick", "#4472C4") } },
    "font",
    "border",
  ),
  style(
    "Heading2",
    "Heading 2",
    { fontSize: 13, bold: true, color: darkText, borders: { bottom: line("thick", "#A1B8E1") } },
    "font",
    "border",
  ),
  style(
    "Heading3",
    "Heading 3",
    { bold: true, color: darkText, borders: { bottom: line("medium", "#8EA9DB") } },
    "font",
    "border",
  ),
  style("Heading4", "Heading 4", { bold: true, color: darkText }, "font"),
  style(
    "Input",
    "Input",
    { fill: "#FFCC99", color: "#3F3F76", borders: box("thin", "#7F7F7F") },
    "font",
    "border",
    "patterns",
  ),
  style(
    "Output",
    "Output",
    { fill: "#F2F2F2", color: "#3F3F3F", bold: true, borders: box("thin", "#3F3F3F") },
    "font",
    "border",
    "patterns",
  ),
  style(
    "Calculation",
    "Calculation",
    { fill: "#F2F2F2", color: "#FA7D00", bold: true, borders: box("thin", "#7F7F7F") },
    "font",
    "border",
    "patterns",
  ),
  style(
    "CheckCell",
    "Check Cell",
    { fill: "#A5A5A5", color: "#FFFFFF", bold: true, borders: box("double", "#3F3F3F") },
    "font",
    "border",
    "patterns",
  ),
  style(
    "LinkedCell",
    "Linked Cell",
    { color: "#FA7D00", borders: { bottom: line("double", "#FF8001") } },
    "font",
    "border",
  ),
  style(
    "Total",
    "Total",
    { bold: true, color: "#000000", borders: { top: line("thin", "#4472C4"), bottom: line("double", "#4472C4") } },
    "font",
    "border",
  ),
  style("Good", "Good", { fill: "#C6EFCE", color: "#006100" }, "font", "patterns"),
  style("Bad", "Bad", { fill: "#FFC7CE", color: "#9C0006" }, "font", "patterns"),
  style("Neutral", "Neutral", { fill: "#FFEB9C", color: "#9C5700" }, "font", "patterns"),
  ...accents.flatMap(accentStyles),
  style("ExplanatoryText", "Explanatory Text", { color: "#7F7F7F", italic: true }, "font"),
];
