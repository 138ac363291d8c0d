import { failure, success, type Fault, type Result } from "../../domain/fault";
import { fenFromWanNumber } from "../../domain/money";
import type { ReturnedFile, ReturnRecord, UnitFileContent } from "../../domain/returns";
import { RETURN_TABLES } from "../../domain/returnTables";
import { KEYS_LABEL, UNIT_FILE_SHEET } from "./layout";
import { ownTexts } from "./ownTexts";
import { printedRows, type PrintedRows } from "./printedRows";
import { readFixedRows } from "./readFixedRows";
import { compareConfirmed, readFreeRows } from "./readFreeRows";
import { readIdentity, type FileIdentity } from "./readIdentity";
import { readPaste } from "./readPaste";
import { blocksOf, type ReturnBlock } from "./returnBlocks";
import { listSheet, REASON, remark, unplace, type ReturnNotes } from "./returnNotes";
import { listUnknownColumns, type ReadingGround } from "./returnRows";
import { tellBlock, tellTables } from "./returnTelling";
import { cellOf, cellsOf, isTyped, textAt, textIn, type ReturnSheet } from "./returnSheet";

const NO_ROWS: PrintedRows = { sheets: new Map(), byId: new Map(), byName: new Map() };

/**
 * A returned file as it is: inputs only, everything else is computed anew. Rows may be sorted, inserted or deleted,
 * columns moved, sheets renamed or copied into another workbook: tables are found by their headers, rows by their ids,
 * else by what is printed on them. Every typed cell is in exactly one record or listed as unplaced.
 * @param sent JSON of what the master kept, for a file that lost its own copy
 * Faults: newer format; several unit files in one workbook; nothing of a unit file in it; input cells fed by formulas
 * that look into other files or programs.
 */
export function readUnitFile(sheets: readonly ReturnSheet[], sent: string | null): Result<ReturnedFile> {
  const notes: ReturnNotes = { remarks: [], unplaced: [], foreignFormulas: [] };
  const identity = readIdentity(sheets, sent, notes);
  if (!identity.ok) return identity;
  const { content, fileId, keySheets } = identity.value;
  const shown = sheets.filter((sheet) => !keySheets.has(sheet));
  const blocks = shown.map((sheet) => ({ sheet, blocks: blocksOf(sheet) }));
  if (fileId === null && blocks.every((one) => one.blocks.length === 0)) return failure(notUnitFile());
  const ground: ReadingGround = {
    period: identity.value.period,
    lines: content?.lines ?? [],
    notes,
    isOurs: ownTexts(content, shown),
  };
  const reader = new Reader(content, ground);
  for (const sheet of keySheets) listBesideKeys(sheet, notes);
  const records = blocks.flatMap((one) => reader.readSheet(one.sheet, one.blocks));
  tellTables(
    blocks.flatMap((one) => one.blocks),
    reader.printed,
    content,
    notes,
  );
  if (notes.foreignFormulas.length > 0) return failure(fedFromOutside(notes.foreignFormulas));
  return success(returned(identity.value, records, notes, grantedOf(blocks.flatMap((one) => one.blocks))));
}

function returned(
  { fileId, content, hash, evidence, period, unitName }: FileIdentity,
  records: readonly ReturnRecord[],
  { remarks, unplaced }: ReturnNotes,
  granted: Granted,
): ReturnedFile {
  const unit = content?.unit.code ?? null;
  const base = { fileId, unit, period, evidence, content, hash, records, remarks, unplaced };
  return content === null ? { ...base, clues: { unitName, granted } } : base;
}

type Granted = NonNullable<ReturnedFile["clues"]>["granted"];

class Reader {
  readonly printed: PrintedRows;
  /** Rows recognised as printed ones: what was changed in them is told as such. */
  private readonly known = new Map<ReturnBlock, ReadonlyMap<number, unknown>>();

  constructor(
    private readonly content: UnitFileContent | null,
    private readonly ground: ReadingGround,
  ) {
    this.printed = content ? printedRows(content) : NO_ROWS;
  }

  readSheet(sheet: ReturnSheet, blocks: readonly ReturnBlock[]): readonly ReturnRecord[] {
    const { notes } = this.ground;
    if (isPaste(sheet)) return readPaste(sheet, this.ground);
    if (blocks.length === 0) {
      this.listOutside(sheet);
      return [];
    }
    const records = blocks.flatMap((block) => this.readBlock(block));
    this.listBeside(sheet, blocks);
    for (const block of blocks) tellBlock(block, this.printed, notes);
    return records;
  }

  private readBlock(block: ReturnBlock): readonly ReturnRecord[] {
    const { content, ground } = this;
    const other = otherUnit(block, content);
    const fixed = block.header.table.rows === "fixed" && !block.confirmed && other === null;
    if (!fixed) listUnknownColumns(block, ground);
    if (block.confirmed) {
      compareConfirmed(block, content, ground.notes);
      return [];
    }
    if (other !== null) {
      this.listForeign(block, other);
      return [];
    }
    if (!fixed) return readFreeRows(block, ground);
    const { records, known } = readFixedRows(block, ground, this.printed, content);
    this.known.set(block, known);
    return records;
  }

  /** A whole page of another unit pasted over ours. */
  private listForeign({ sheet, header, rows }: ReturnBlock, other: string): void {
    const zh = `这一页是“${other}”的，不是本单位的，没有读入。`;
    const reason = { zh, en: `This page is that of "${other}"; it was not taken.` };
    for (const row of rows) {
      for (const [column, cell] of sheet.cells.get(row) ?? []) {
        const typed = header.roles.get(column)?.kind === "field" && isTyped(cell);
        if (typed) unplace(this.ground.notes, sheet, { row, column }, { cell, reason });
      }
    }
  }

  /** Cells above, below and beside the tables of a sheet. */
  private listBeside(sheet: ReturnSheet, blocks: readonly ReturnBlock[]): void {
    const inside = new Map(blocks.flatMap((block) => block.rows.map((row) => [row, block] as const)));
    const headers = new Set(blocks.map(({ header }) => header.row));
    for (const { spot, cell } of cellsOf(sheet)) {
      if (!isTyped(cell) || headers.has(spot.row)) continue;
      const block = inside.get(spot.row);
      const role = block?.header.roles.get(spot.column);
      if (block && role && (role.kind !== "printed" || this.known.get(block)?.has(spot.row))) continue;
      // Beside a table nothing of ours stands: above and below it do titles and notes.
      if ((!block || role) && this.ground.isOurs(sheet, spot, textIn(cell), block !== undefined)) continue;
      unplace(this.ground.notes, sheet, spot, { cell, reason: REASON.outside });
    }
  }

  private listOutside(sheet: ReturnSheet): void {
    const isCover = sheet.name === UNIT_FILE_SHEET.cover || hasOurTitle(sheet);
    if (isCover) {
      for (const { spot, cell } of cellsOf(sheet)) {
        if (!isTyped(cell) || this.ground.isOurs(sheet, spot, textIn(cell))) continue;
        unplace(this.ground.notes, sheet, spot, { cell, reason: REASON.outside });
      }
      return;
    }
    listSheet(this.ground.notes, sheet, REASON.extraSheet);
    const formulas = [...cellsOf(sheet)].filter(({ cell }) => cell.formula !== undefined).length;
    const [zh, en] = [`“${sheet.name}”不是发出的表。`, `"${sheet.name}" is no sheet that was sent.`];
    const more = formulas === 0 ? "" : `其中${formulas}格是公式，没有列出。`;
    remark(this.ground.notes, "extra-sheet", sheet.name, `${zh}${more}`, `${en} ${formulas} formulas are not listed.`);
  }
}

const KEY_LABELS: readonly string[] = Object.values(KEYS_LABEL);

/** 标识 is hidden, and still somebody may have found it and typed there. */
function listBesideKeys(sheet: ReturnSheet, notes: ReturnNotes): void {
  for (const { spot, cell } of cellsOf(sheet)) {
    const ours = spot.column < 2 && KEY_LABELS.includes(textAt(sheet, { row: spot.row, column: 0 }));
    if (isTyped(cell) && !ours) unplace(notes, sheet, spot, { cell, reason: REASON.outside });
  }
}

const COVER_TITLE = /填报表$|^填三处$|^怎么填$/;

function hasOurTitle(sheet: ReturnSheet): boolean {
  for (const { cell } of cellsOf(sheet)) if (COVER_TITLE.test(textIn(cell))) return true;
  return false;
}

/** By its name, or by what stands above the open cells when it was renamed. */
function isPaste(sheet: ReturnSheet): boolean {
  if (sheet.name === UNIT_FILE_SHEET.paste) return true;
  return [...cellsOf(sheet)].some(({ spot, cell }) => spot.row < 3 && textIn(cell).endsWith(UNIT_FILE_SHEET.paste));
}

/** The unit a page is titled for, when it is another than the file's. */
function otherUnit({ title, header }: ReturnBlock, content: UnitFileContent | null): string | null {
  if (content === null) return null;
  const match = /^(\S+) (\S+)$/.exec(title);
  const [, name = "", rest = ""] = match ?? [];
  return name !== "" && rest.startsWith(header.table.sheet) && name !== content.unit.name ? name : null;
}

/** Granted amounts as printed: by them a file without any name is recognised. */
function grantedOf(blocks: readonly ReturnBlock[]): Granted {
  return blocks.flatMap(({ sheet, header, rows }) => {
    if (header.table.id !== "arrival") return [];
    const column = (key: string): number =>
      [...header.roles].find(([, role]) => role.kind === "printed" && role.key === key)?.[0] ?? -1;
    return rows.flatMap((row) => {
      const value = cellOf(sheet, { row, column: column("granted") })?.value;
      const amount = typeof value === "number" ? fenFromWanNumber(value) : null;
      const label = textIn(cellOf(sheet, { row, column: column("line") }));
      return amount === null || label === "合计" ? [] : [{ label, amount }];
    });
  });
}

function notUnitFile(): Fault {
  const tables = RETURN_TABLES.map(({ sheet }) => sheet);
  return {
    code: "return-not-unit-file",
    sentence: {
      zh: `这不是发出的填报表：没有文件编号，也找不到${tables.slice(0, 2).join("、")}等表。`,
      en: "This is no unit file: it has neither a file id nor any of its tables.",
    },
    nextStep: { zh: "请核对是否发错了文件，用发出的原表填好再发。", en: "Check whether the right file was sent." },
  };
}

function fedFromOutside(places: readonly string[]): Fault {
  const shown = places.slice(0, 3).join("、");
  return {
    code: "return-external-formula",
    sentence: {
      zh: `${shown}等${places.length}格的公式取自别的文件或程序，数字无法核对，整个文件没有读入。`,
      en: `${places.length} cells (${shown}) are computed from other files or programs; the file was not read.`,
    },
    nextStep: {
      zh: "请把这些格复制后“选择性粘贴—数值”，保存后再发。",
      en: "Copy these cells, paste them as values, save and send the file again.",
    },
    place: places[0] ?? "",
  };
}
