import type { UnitFileContent } from "../../domain/returns";
import { RETURN_TABLES } from "../../domain/returnTables";
import { indicatorSheets, PROBLEM_LABEL, STATUS_LABEL } from "./layout";
import type { PrintedRows } from "./printedRows";
import { columnName, type ReturnBlock } from "./returnBlocks";
import { REASON, remark, unplace, type ReturnNotes } from "./returnNotes";
import { isSumRow } from "./returnRows";
import { ROW_STATUS } from "./tableSpec";
import { cellOf, isTyped, placeOf, textIn } from "./returnSheet";

/** What was done to a table, besides typing: told once, nothing was lost by it. */
export function tellBlock(block: ReturnBlock, printed: PrintedRows, notes: ReturnNotes): void {
  if (block.confirmed) return;
  const { sheet, header, rows } = block;
  const sent = printed.sheets.get(header.table.id) ?? [header.table.sheet];
  if (!sent.includes(sheet.name)) {
    const zh = `“${sheet.name}”按“${header.table.sheet}”读入（表名改过）。`;
    remark(notes, "sheet-renamed", sheet.name, zh, `"${sheet.name}" was read as ${header.table.sheet} (renamed).`);
  }
  for (const { column, header: typed, field } of header.renamed) {
    const place = placeOf(sheet, { row: header.row, column });
    const zh = `${place}的表头现在是“${typed}”，按“${field.label}”读入。`;
    remark(
      notes,
      "header-changed",
      place,
      zh,
      `The header at ${place} reads "${typed}"; it was taken as ${field.label}.`,
    );
  }
  const hidden = rows.filter((row) => sheet.hiddenRows.has(row) && hasInput(block, row)).length;
  if (hidden > 0) {
    const zh = `“${sheet.name}”有${hidden}行隐藏着或被筛掉，已照常读入。`;
    remark(
      notes,
      "rows-hidden",
      sheet.name,
      zh,
      `${hidden} rows of "${sheet.name}" are hidden or filtered out; they were read.`,
    );
  }
  tellFormulas(block, notes);
  tellMoved(block, notes);
}

function hasInput({ sheet, header }: ReturnBlock, row: number): boolean {
  return [...header.roles].some(([column, { kind }]) => kind === "field" && isTyped(cellOf(sheet, { row, column })));
}

const OUR_WORDS: readonly string[] = [STATUS_LABEL, PROBLEM_LABEL];
const STATUSES: readonly string[] = Object.values(ROW_STATUS);

/** Figures of ours are computed anew, whatever was typed over them; what was typed is listed, cell by cell. */
function tellFormulas(block: ReturnBlock, notes: ReturnNotes): void {
  const { sheet, header, rows } = block;
  if (block.valuesOnly) {
    const zh = `“${sheet.name}”的公式都成了数值，已重新计算。`;
    remark(
      notes,
      "formulas-gone",
      sheet.name,
      zh,
      `The formulas of "${sheet.name}" are values now; all was computed anew.`,
    );
    return;
  }
  const places: string[] = [];
  for (const row of rows) {
    for (const [column, role] of header.roles) {
      const cell = cellOf(sheet, { row, column });
      if (role.kind !== "computed" || !isTyped(cell)) continue;
      // A row beyond those sent has no formulas; a word of ours there was copied along.
      if (OUR_WORDS.includes(role.label) && typeof cell.value === "string" && isSumRow(block, row)) continue;
      places.push(`${columnName(column)}${row + 1}（${textIn(cell)}）`);
      // A status of ours that came along as a value says nothing of its own.
      if (STATUSES.includes(textIn(cell))) continue;
      unplace(notes, sheet, { row, column }, { cell, reason: REASON.overFormula });
    }
  }
  if (places.length === 0) return;
  const named = places.join("、");
  const zh = `“${sheet.name}”有${places.length}格公式被改成了内容，已重新计算，改的内容没有采用：${named}`;
  const en = `${places.length} formulas of "${sheet.name}" were typed over; they were computed anew: ${named}`;
  remark(notes, "formula-overwritten", sheet.name, zh, en);
}

/** Printed rows in another order than sent: rows inserted, deleted or sorted. */
function tellMoved({ sheet, header, rows }: ReturnBlock, notes: ReturnNotes): void {
  const column = [...header.roles].find(([, { kind }]) => kind === "id")?.[0];
  if (column === undefined) return;
  const ids = rows.flatMap((row) => textIn(cellOf(sheet, { row, column })) || []);
  const doubled = ids.length - new Set(ids).size;
  if (doubled === 0) return;
  const zh = `“${sheet.name}”有${doubled}行是复制出来的（编号相同）。`;
  remark(notes, "rows-doubled", sheet.name, zh, `${doubled} rows of "${sheet.name}" were copied (same id).`);
}

/** Tables that were sent and did not come back, or came twice. */
export function tellTables(
  blocks: readonly ReturnBlock[],
  printed: PrintedRows,
  content: UnitFileContent | null,
  notes: ReturnNotes,
): void {
  if (content === null) return;
  const pages = indicatorSheets(content.indicators.map(({ institution }) => institution)).size;
  for (const { id, sheet, rows } of RETURN_TABLES) {
    const sent = id === "indicator" ? pages : rows === "free" || printed.sheets.has(id) ? 1 : 0;
    const back = new Set(
      blocks.filter((block) => !block.confirmed && block.header.table.id === id).map((block) => block.sheet),
    ).size;
    if (back < sent) {
      const zh = `“${sheet}”${back === 0 ? "没有发回来" : `只回来${back}张（发出${sent}张）`}，那里填的无从得知。`;
      remark(notes, "sheet-missing", sheet, zh, `${sheet}: ${back} of ${sent} sheets came back.`);
    } else if (back > sent) {
      const zh = `“${sheet}”有${back}张（发出${sent}张），都已读入，请留意重复。`;
      remark(notes, "sheet-twice", sheet, zh, `${sheet}: ${back} sheets came back, ${sent} were sent; all were read.`);
    }
  }
}
