import type { Snapshot } from "../../review/snapshot";
import { SheetGrid } from "../grid";
import { VERSIONS_SHEET } from "../names";
import type { SheetContent, SheetPlan } from "../plan";
import { ContentReader } from "../read/contentReader";
import { sheetPlan } from "../sheet";
import { STYLES } from "../styles";

const HEADERS = ["编号", "版本", "时间", "经办", "为什么", "核对码", "段数", "内容"];
const COLUMN = { id: 0, version: 1, at: 2, who: 3, why: 4, code: 5, chunks: 6, content: 7 } as const;
/** A cell holds 32,767 characters. */
const CHUNK = 32_000;
const FIRST_ROW = 2;
const NOTE = "由衡拨维护：送出、审定和生成核对码时各留一份，供取回复核稿时比对。请勿改动。";

/**
 * 版本: one row per snapshot, newest last, its content cut into cells.
 * @param rowsBefore rows that stand there now, so that those thinned out are emptied
 */
export function versionsSheet(snapshots: readonly Snapshot[], before: SheetContent | null): SheetPlan {
  const grid = new SheetGrid();
  grid.put(0, 0, NOTE, STYLES.note);
  grid.putRow(1, 0, HEADERS, STYLES.header);
  const widest = before?.values[0]?.length ?? 0;
  const rows = Math.max(snapshots.length, (before?.values.length ?? 0) - FIRST_ROW);
  for (let index = 0; index < rows; index += 1) {
    const texts = cellsOf(snapshots[index]);
    for (let column = 0; column < Math.max(widest, texts.length); column += 1) {
      grid.put(FIRST_ROW + index, column, texts[column] ?? null, STYLES.code);
    }
  }
  return sheetPlan(VERSIONS_SHEET, grid, { visibility: "hidden", protected: true });
}

function cellsOf(snapshot: Snapshot | undefined): readonly string[] {
  if (!snapshot) return [];
  const { id, version, at, who, why, code, content } = snapshot;
  const chunks: string[] = [];
  for (let start = 0; start < content.length; start += CHUNK) chunks.push(content.slice(start, start + CHUNK));
  return [id, String(version), at, who, why, code, String(chunks.length), ...chunks];
}

/** Snapshots as they stand, oldest first; rows whose pieces are not all there are left out and counted. */
export function readVersions(content: SheetContent | null): {
  readonly ours: boolean;
  readonly snapshots: readonly Snapshot[];
  readonly broken: number;
} {
  if (content === null) return { ours: true, snapshots: [], broken: 0 };
  const sheet = new ContentReader(content);
  const header = sheet.headerRow(HEADERS.slice(0, COLUMN.content));
  if (header === null) return { ours: false, snapshots: [], broken: 0 };
  const snapshots: Snapshot[] = [];
  let broken = 0;
  for (let row = header + 1; row < sheet.rowCount; row += 1) {
    const snapshot = readRow(sheet, row);
    if (snapshot) snapshots.push(snapshot);
    else if (sheet.text(row, COLUMN.id) !== "") broken += 1;
  }
  return { ours: true, snapshots: snapshots.sort((one, other) => (one.at < other.at ? -1 : 1)), broken };
}

function readRow(sheet: ContentReader, row: number): Snapshot | null {
  const text = (column: keyof typeof COLUMN): string => sheet.text(row, COLUMN[column]);
  const chunks = Number(text("chunks"));
  const version = Number(text("version"));
  if (text("id") === "" || !Number.isInteger(chunks) || chunks < 1 || !Number.isInteger(version)) return null;
  // A piece may begin or end with a space: taken as it stands, not trimmed.
  const pieces = Array.from({ length: chunks }, (_unused, index) => sheet.value(row, COLUMN.content + index));
  if (!pieces.every((piece) => typeof piece === "string")) return null;
  return {
    id: text("id"),
    version,
    at: text("at"),
    who: text("who"),
    why: text("why"),
    code: text("code"),
    content: pieces.join(""),
  };
}
