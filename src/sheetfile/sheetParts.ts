import type { SheetModel } from "./model";
import { readHyperlinks } from "./hyperlinks";
import { readSlips, threadAuthor } from "./notes";
import type { Parts } from "./package";
import type { PersonList } from "./people";
import { relationshipsPart } from "./relationships";
import { readCharts } from "./sheetCharts";
import { readTables } from "./sheetTables";
import type { StyleSheet } from "./styleSheet";
import { readThreads } from "./threads";
import { child, type XmlElement } from "./xml";

/** What hangs on a worksheet in parts of its own: tables, comments, links. */
export function readSheetParts(
  parts: Parts,
  worksheet: string,
  root: XmlElement,
  sheet: SheetModel,
  styles: StyleSheet,
  people: PersonList,
): Partial<SheetModel> {
  const hyperlinks = child(root, "hyperlinks") ? readHyperlinks(parts, worksheet, root) : [];
  if (!parts.has(relationshipsPart(worksheet))) return { hyperlinks };
  const threads = readThreads(parts, worksheet, people);
  const repeated = new Set(threads.map((thread) => threadAuthor(thread).toLowerCase()));
  return {
    hyperlinks,
    threads,
    comments: readSlips(parts, worksheet).filter((slip) => !repeated.has(slip.author.toLowerCase())),
    charts: readCharts(parts, worksheet, root, sheet, styles.palette),
    tables: readTables(parts, worksheet, root, styles),
  };
}
