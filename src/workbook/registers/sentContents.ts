import type { IssuedFile } from "../../domain/returns";
import { SheetGrid } from "../grid";
import type { SheetContent, SheetPlan } from "../plan";
import { ContentReader, isBlank } from "../read/contentReader";
import { sheetPlan } from "../sheet";
import { STYLES } from "../styles";

/** Hidden: what was sent, so that a file that lost its own copy is still compared with it. */
export const SENT_CONTENTS_SHEET = "收发底稿";
const HEADERS = ["文件编号", "段数", "内容"];
const FIRST = { id: 0, chunks: 1, content: 2 } as const;
/** A cell holds 32,767 characters. */
const CHUNK = 32_000;
const HEADER_ROW = 1;
const NOTE = "由衡拨维护：发出的每份填报表里有什么，供收表时比对。请勿改动。";

/** 收发底稿: one row per file, its content cut into cells; rows stay where they are. */
export function sentContentsSheet(issued: readonly IssuedFile[], before: SheetContent | null): SheetPlan {
  const grid = new SheetGrid();
  grid.put(0, 0, NOTE, STYLES.note);
  grid.putRow(HEADER_ROW, 0, HEADERS, STYLES.header);
  const standing = before && !isBlank(before) ? idPlaces(new ContentReader(before)) : new Map<string, number>();
  let last = Math.max(HEADER_ROW, ...standing.values());
  for (const { fileId, content } of issued) {
    if (content === "") continue;
    const place = standing.get(fileId) ?? (last += 1);
    const chunks: string[] = [];
    for (let start = 0; start < content.length; start += CHUNK) chunks.push(content.slice(start, start + CHUNK));
    grid.putRow(place, 0, [fileId, String(chunks.length), ...chunks], STYLES.code);
  }
  return sheetPlan(SENT_CONTENTS_SHEET, grid, { visibility: "hidden", protected: true });
}

/** Contents by file id; those whose pieces are not all there are left out. */
export function readSentContents(content: SheetContent | null): {
  readonly ours: boolean;
  readonly contents: ReadonlyMap<string, string>;
} {
  const contents = new Map<string, string>();
  if (content === null || isBlank(content)) return { ours: true, contents };
  const sheet = new ContentReader(content);
  if (sheet.headerRow(HEADERS) === null) return { ours: false, contents };
  for (const [id, row] of idPlaces(sheet)) {
    const count = Number(sheet.text(row, FIRST.chunks));
    if (!Number.isInteger(count) || count < 1) continue;
    // A piece may begin or end with a space: taken as it stands, not trimmed.
    const pieces = Array.from({ length: count }, (_unused, index) => sheet.value(row, FIRST.content + index));
    if (pieces.every((piece) => typeof piece === "string")) contents.set(id, pieces.join(""));
  }
  return { ours: true, contents };
}

function idPlaces(sheet: ContentReader): Map<string, number> {
  const header = sheet.headerRow(HEADERS) ?? HEADER_ROW;
  const places = new Map<string, number>();
  for (let row = header + 1; row < sheet.rowCount; row += 1) {
    const id = sheet.text(row, FIRST.id);
    if (id !== "" && !places.has(id)) places.set(id, row);
  }
  return places;
}
