import type { UnitFileContent } from "../../domain/returns";
import { SheetGrid } from "../grid";
import type { SheetPlan } from "../plan";
import { linkFormula, sheetPlan } from "../sheet";
import { STYLES } from "../styles";
import { CHUNK, KEYS_LABEL, UNIT_FILE_FORMAT, UNIT_FILE_SHEET } from "./layout";

const PASTE = { first: 3, rows: 200, columns: 14 } as const;

/** 系统导出粘贴: open throughout, any columns; mapped when the file is collected. */
export function pasteSheet({ unit }: UnitFileContent): SheetPlan {
  const grid = new SheetGrid();
  const title = `${unit.name} ${UNIT_FILE_SHEET.paste}`;
  grid.compute(0, 0, linkFormula(UNIT_FILE_SHEET.cover, title), title, STYLES.sheetTitle);
  const note =
    "支出已在别的系统里的，可以不逐行填：把导出的明细连表头整块粘贴到第4行起，列的名称和顺序不限，收表时自动对应。";
  grid.put(1, 0, note, STYLES.note);
  for (let row = 0; row < PASTE.rows; row += 1) {
    for (let column = 0; column < PASTE.columns; column += 1) {
      grid.put(PASTE.first + row, column, null, STYLES.inputText);
    }
  }
  return sheetPlan(UNIT_FILE_SHEET.paste, grid, {
    columnWidths: Array.from({ length: PASTE.columns }, () => 14),
    freeze: { rows: PASTE.first, columns: 0 },
    // Nothing of ours below the note: a block of any size can be pasted.
    protected: false,
    showGridlines: false,
    print: { orientation: "landscape", paper: "A4", fitToWidth: 1 },
  });
}

/** 标识: what the file was made from, so that what came back can be told from what was sent. */
export function keysSheet({ fileId }: UnitFileContent, text: string, hash: string): SheetPlan {
  const grid = new SheetGrid();
  const chunks = piecesOf(text);
  grid.putRow(0, 0, [KEYS_LABEL.format, UNIT_FILE_FORMAT], STYLES.code);
  grid.putRow(1, 0, [KEYS_LABEL.fileId, fileId], STYLES.code);
  grid.putRow(2, 0, [KEYS_LABEL.hash, hash], STYLES.code);
  grid.putRow(3, 0, [KEYS_LABEL.chunks, chunks.length], STYLES.code);
  chunks.forEach((chunk, index) => {
    grid.putRow(4 + index, 0, [KEYS_LABEL.content, chunk], STYLES.code);
  });
  return sheetPlan(UNIT_FILE_SHEET.keys, grid, { visibility: "hidden", protected: true });
}

/** Pieces that fit a cell; a character of two halves is never parted, or the file would not be one. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    const split = /[\uD800-\uDBFF]/.test(text[start + CHUNK - 1] ?? "");
    const end = start + (split ? CHUNK - 1 : CHUNK);
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}
