import type { FundBook } from "../domain/book";
import type { Fault } from "../domain/fault";
import { cellAddress, onSheet } from "./address";
import { layoutOf, type MatrixLayout } from "./layout";
import { SHEET } from "./names";
import type { WorkbookContent } from "./plan";
import { ContentReader } from "./read/contentReader";
import { LEDGER_COLUMN, LEDGER_HEADERS, LEDGER_ROW } from "./sheets/ledger";
import { PROJECT_HEADERS, PROJECTS_COLUMN, PROJECTS_ROW } from "./sheets/projects";

/** Sheets whose rows must stand where the plan puts them before anything is written. */
export const PLACED_SHEETS: readonly string[] = [SHEET.allocation, SHEET.ledger, SHEET.projects];

/**
 * Reading finds rows wherever people moved them; writing puts them at their planned places, and would then write over
 * what stands there now. So a workbook whose rows were moved is read and checked, but not written (D6).
 * Answers the first place that moved, or null.
 */
export function layoutDrift(content: WorkbookContent, book: FundBook): Fault | null {
  const sheet = (name: string): ContentReader | null => {
    const found = content.find((candidate) => candidate.name === name);
    return found ? new ContentReader(found) : null;
  };
  return (
    allocationDrift(sheet(SHEET.allocation), layoutOf(book)) ??
    projectsDrift(sheet(SHEET.projects), book) ??
    ledgerDrift(sheet(SHEET.ledger))
  );
}

function allocationDrift(sheet: ContentReader | null, layout: MatrixLayout): Fault | null {
  const moved = layout.lineRows.find(({ line, row }) => sheet && sheet.text(row, layout.key.line) !== line.id);
  return moved ? rowsMoved(SHEET.allocation, cellAddress(moved.row, 0)) : null;
}

/** The first column whose header is not where it was written; an inserted column moves all that follow. */
function movedHeader(sheet: ContentReader, row: number, headers: readonly string[]): string | null {
  const column = headers.findIndex((header, index) => sheet.text(row, index) !== header);
  return column < 0 ? null : cellAddress(row, column);
}

function projectsDrift(sheet: ContentReader | null, book: FundBook): Fault | null {
  const moved = sheet && movedHeader(sheet, PROJECTS_ROW.header, PROJECT_HEADERS);
  if (moved) return rowsMoved(SHEET.projects, moved);
  const numbers = book.projects.map((project) => project.number).sort((a, b) => a - b);
  const index = numbers.findIndex(
    (number, offset) => sheet && sheet.number(PROJECTS_ROW.first + offset, PROJECTS_COLUMN.number) !== number,
  );
  return index < 0 ? null : rowsMoved(SHEET.projects, cellAddress(PROJECTS_ROW.first + index, PROJECTS_COLUMN.number));
}

/** Documents are written without gaps, so a gap would tear a document from what people noted beside it. */
function ledgerDrift(sheet: ContentReader | null): Fault | null {
  if (!sheet) return null;
  const moved = movedHeader(sheet, LEDGER_ROW.header, LEDGER_HEADERS);
  if (moved !== null) return rowsMoved(SHEET.ledger, moved);
  let gap: number | null = null;
  for (let row = LEDGER_ROW.first; row < sheet.rowCount; row += 1) {
    const filled = sheet.value(row, LEDGER_COLUMN.amount) !== null;
    if (filled && gap !== null) return rowsMoved(SHEET.ledger, cellAddress(gap, 0));
    if (!filled) gap ??= row;
  }
  return null;
}

function rowsMoved(sheet: string, address: string): Fault {
  return {
    code: "rows-moved",
    sentence: {
      zh: `“${sheet}”从${address}起的行列被移动、插入或空开过，没有写入，以免盖掉您的内容。`,
      en: `Rows or columns of "${sheet}" were moved, inserted or left blank from ${address} on; nothing was written, so as not to write over your content.`,
    },
    nextStep: {
      zh: "请恢复原来的行列次序（按序号排序、删除多余的空行），再试一次；检查和预警不受影响。",
      en: "Put rows and columns back in their order (sort by number, delete extra blank rows) and try again; checks and warnings still work.",
    },
    place: onSheet(sheet, address),
  };
}
