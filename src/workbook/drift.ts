import type { FundBook } from "../domain/book";
import type { Fault } from "../domain/fault";
import { cellAddress, onSheet } from "./address";
import { layoutOf, type MatrixLayout } from "./layout";
import { SHEET } from "./names";
import type { WorkbookContent } from "./plan";
import { ContentReader } from "./read/contentReader";
import { LEDGER_HEADERS, LEDGER_ROW } from "./sheets/ledger";
import { PROJECT_HEADERS, PROJECTS_COLUMN, PROJECTS_ROW } from "./sheets/projects";

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
    projectsDrift(sheet(SHEET.projects)) ??
    allocationDrift(sheet(SHEET.allocation), layoutOf(book)) ??
    ledgerDrift(sheet(SHEET.ledger))
  );
}

function allocationDrift(sheet: ContentReader | null, layout: MatrixLayout): Fault | null {
  const moved = layout.lineRows.find(({ line, row }) => sheet && sheet.text(row, layout.key.line) !== line.id);
  return moved ? rowsMoved(SHEET.allocation, cellAddress(moved.row, 0)) : null;
}

/** The first column whose header is not where it was written; an inserted column moves all that follow. */
function movedHeader(sheet: ContentReader, row: number, headers: readonly string[]): string | null {
  // Columns a later format appended are not there yet in a workbook of an older one.
  const found = headers.map((_, index) => sheet.text(row, index));
  const written = found.reduce((last, text, index) => (text === "" ? last : index + 1), 0);
  const column = headers.findIndex((header, index) => index < Math.max(written, 1) && found[index] !== header);
  return column < 0 ? null : cellAddress(row, column);
}

/** Rows may stand in any order, each with what people noted beside it; but a number that stands twice says nothing. */
function projectsDrift(sheet: ContentReader | null): Fault | null {
  if (!sheet) return null;
  const moved = movedHeader(sheet, PROJECTS_ROW.header, PROJECT_HEADERS);
  if (moved) return rowsMoved(SHEET.projects, moved);
  const seen = new Set<number>();
  for (let row = PROJECTS_ROW.first; row < sheet.rowCount; row += 1) {
    const number = sheet.number(row, PROJECTS_COLUMN.number);
    if (number !== null && seen.has(number)) return numberTwice(number, cellAddress(row, PROJECTS_COLUMN.number));
    if (number !== null) seen.add(number);
  }
  return null;
}

/** Documents are written where they stand, gaps and all; only the columns must be where they were. */
function ledgerDrift(sheet: ContentReader | null): Fault | null {
  const moved = sheet && movedHeader(sheet, LEDGER_ROW.header, LEDGER_HEADERS);
  return moved ? rowsMoved(SHEET.ledger, moved) : null;
}

function numberTwice(number: number, address: string): Fault {
  const place = onSheet(SHEET.projects, address);
  return {
    code: "project-number-twice",
    sentence: {
      zh: `${place}：序号${number}在项目表里有两行，不知道以哪一行为准，没有写入。`,
      en: `${place}: number ${number} stands in two rows of the project table; which one holds is unknown, so nothing was written.`,
    },
    nextStep: { zh: "请删去或改正其中一行，再试一次。", en: "Delete or correct one of them, then try again." },
    place,
  };
}

function rowsMoved(sheet: string, address: string): Fault {
  return {
    code: "rows-moved",
    sentence: {
      zh: `“${sheet}”从${address}起的行列被移动、插入或删除过，没有写入，以免盖掉您的内容。`,
      en: `Rows or columns of "${sheet}" were moved, inserted or deleted from ${address} on; nothing was written, so as not to write over your content.`,
    },
    nextStep: {
      zh: "请在“预警”最上面的“表格损坏”里点“修复”（先看改前改后），或自己恢复行列次序，再试一次；检查和预警不受影响。",
      en: 'Choose "Mend" on top of the warnings (every change is shown first), or put rows and columns back yourself, then try again; checks and warnings still work.',
    },
    place: onSheet(sheet, address),
  };
}
