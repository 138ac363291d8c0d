import { failure, success, type Result } from "../domain/fault";
import type { NoticeDocument } from "../notice/document";
import { DocumentBuilder, type BuiltCell } from "../notice/readers/documentBuilder";
import { addGrid } from "../notice/readers/gridDocument";
import { cellAddress, onSheet } from "../workbook/address";
import {
  CHECKLIST_SHEET,
  COMPARISON_SHEET,
  HISTORY_SHEET,
  MILESTONES_SHEET,
  PROGRESS_CHARTS_SHEET,
  MONTHLY_SHEET,
  PROGRESS_SHEET,
  JOURNAL_SHEET,
  REHEARSAL_SHEET,
  SHEET,
  SOURCE_SHEET,
  SUPERVISION_SHEET,
  VERSIONS_SHEET,
} from "../workbook/names";
import type { CellValue } from "../workbook/plan";
import type { WorkbookPort } from "./port";

const OURS: readonly string[] = [
  ...Object.values(SHEET),
  VERSIONS_SHEET,
  SOURCE_SHEET,
  CHECKLIST_SHEET,
  REHEARSAL_SHEET,
  SUPERVISION_SHEET,
  HISTORY_SHEET,
  MILESTONES_SHEET,
  PROGRESS_CHARTS_SHEET,
  MONTHLY_SHEET,
  PROGRESS_SHEET,
  COMPARISON_SHEET,
  JOURNAL_SHEET,
];
/** A notice's sheet is at most this long and wide, as in a file. */
const LAST_ROW = 50_000;
const LAST_COLUMN = 200;

/** Sheets of the open workbook a notice or an old table may stand on. */
export async function otherSheets(port: WorkbookPort): Promise<Result<readonly string[]>> {
  const names = await port.sheetNames();
  return names.ok ? success(names.value.filter((name) => !OURS.includes(name))) : names;
}

/** A sheet of the open workbook as a document, values as they are. Faults: it is not there, it is empty. */
export async function documentOfSheet(port: WorkbookPort, name: string): Promise<Result<NoticeDocument>> {
  const content = await port.read([name]);
  if (!content.ok) return content;
  const values = content.value[0]?.values ?? [];
  const builder = new DocumentBuilder("range", name);
  const rows = values.slice(0, LAST_ROW).map((row) => row.slice(0, LAST_COLUMN).map(builtCell));
  addGrid(builder, rows, (row, column) => onSheet(name, cellAddress(row, column)));
  const document = builder.document();
  if (document.lines.length > 0) return success(document);
  return failure({
    code: "sheet-empty",
    sentence: { zh: `工作表“${name}”是空的，没有读入。`, en: `Sheet "${name}" is empty; nothing was read.` },
    nextStep: { zh: "请选有项目表的工作表。", en: "Choose the sheet that holds the project table." },
    place: name,
  });
}

function builtCell(value: CellValue): BuiltCell {
  if (typeof value === "boolean") return { text: value ? "是" : "否", merged: null };
  // Doubles a hair off are read as they are shown: fifteen digits.
  return { text: typeof value === "number" ? String(Number(value.toPrecision(15))) : (value ?? ""), merged: null };
}
