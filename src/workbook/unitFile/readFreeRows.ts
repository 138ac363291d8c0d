import type { ReturnRecord, UnitFileContent } from "../../domain/returns";
import { recordValues } from "./reportedCells";
import type { ReturnBlock } from "./returnBlocks";
import { REASON, type ReturnNotes } from "./returnNotes";
import { fieldColumns, isSumRow, readCells, recordOf, unplaceRow, type ReadingGround } from "./returnRows";
import { cellOf, textIn } from "./returnSheet";

/** Rows a unit wrote: every row with anything typed is a record, whatever its order; its own sums are not. */
export function readFreeRows(block: ReturnBlock, ground: ReadingGround): readonly ReturnRecord[] {
  return block.rows.flatMap((row) => {
    if (isSumRow(block, row)) {
      unplaceRow(block, row, ground.notes, { reason: REASON.sumRow, kinds: ["field"] });
      return [];
    }
    return recordOf(block, row, readCells(block, row, ground), "") ?? [];
  });
}

/** Rows confirmed earlier are only compared with what was sent: what differs is listed, row by row. */
export function compareConfirmed(block: ReturnBlock, content: UnitFileContent | null, notes: ReturnNotes): void {
  const { table } = block.header;
  const waiting = new Map<string, number>();
  const columns = fieldColumns(block);
  for (const record of content?.confirmed ?? []) {
    if (record.table !== table.id) continue;
    const values = recordValues(record, table.fields, content ?? { lines: [] });
    const key = columns.map(([, { field }]) => shownValue(values[field.key] ?? null)).join("\n");
    waiting.set(key, (waiting.get(key) ?? 0) + 1);
  }
  for (const row of block.rows) {
    const key = columns.map(([column]) => textIn(cellOf(block.sheet, { row, column }))).join("\n");
    const left = waiting.get(key) ?? 0;
    if (left > 0) waiting.set(key, left - 1);
    else if (key.trim() !== EMPTY_ROW) {
      unplaceRow(block, row, notes, { reason: REASON.confirmed, kinds: ["field"] });
    }
  }
}

const EMPTY_ROW = "还没有确认过的支出";

function shownValue(value: string | number | boolean | null): string {
  return value === null ? "" : textIn({ value });
}
