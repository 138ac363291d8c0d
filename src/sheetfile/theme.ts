import { OFFICE_COLORS } from "./colors";
import type { Parts } from "./package";
import { addContentType, addRelationship, relatedPart } from "./relationships";

const NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main";
/** The order of a theme: dark before light. */
const ORDER = [1, 0, 3, 2, 4, 5, 6, 7, 8, 9, 10, 11];
const NAMES = "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink".split(" ");

/** Charts take their automatic colours from the theme; a workbook without one gets the usual one. */
export function ensureTheme(parts: Parts, workbook: string, folder: string): void {
  if (relatedPart(parts, workbook, "theme")) return;
  const part = `${folder}theme/theme1.xml`;
  parts.set(part, new TextEncoder().encode(themeXml()));
  addContentType(parts, part, "application/vnd.openxmlformats-officedocument.theme+xml");
  addRelationship(parts, workbook, "theme", part);
}

function themeXml(): string {
  const colors = NAMES.map((name, index) => {
    const color = OFFICE_COLORS[ORDER[index] ?? 0] ?? "000000";
    return `<a:${name}><a:srgbClr val="${color}"/></a:${name}>`;
  });
  const font = (name: string): string =>
    `<a:${name}Font><a:latin typeface="Calibri"/><a:ea typeface="宋体"/><a:cs typeface=""/></a:${name}Font>`;
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const line = (width: number): string => `<a:ln w="${width}">${fill}<a:prstDash val="solid"/></a:ln>`;
  const effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<a:theme xmlns:a="${NAMESPACE}" name="Office"><a:themeElements><a:clrScheme name="Office">${colors.join("")}</a:clrScheme>` +
    `<a:fontScheme name="Office">${font("major")}${font("minor")}</a:fontScheme><a:fmtScheme name="Office">` +
    `<a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line(6350)}${line(12700)}${line(19050)}</a:lnStyleLst>` +
    `<a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst>` +
    `</a:fmtScheme></a:themeElements></a:theme>`
  );
}
