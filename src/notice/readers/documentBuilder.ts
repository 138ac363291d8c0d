import type { NoticeDocument, NoticeFormat, NoticeLine, ReadingRemark } from "../document";
import type { SourceRow, TableBlock } from "../tableBlocks";

/** A cell on its way into a document: its text, or whose merged cell it continues. */
export interface BuiltCell {
  readonly text: string;
  readonly merged: "above" | "left" | null;
}

/** Control characters, marks of direction and characters without width say nothing and hide in comparisons. */
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;
const KEPT_CONTROLS = ["\t", "\n", "\r"];

function visibleText(text: string): string {
  return text.replace(INVISIBLE, (mark) => (KEPT_CONTROLS.includes(mark) ? mark : "")).replace(/\p{Zs}/gu, " ");
}

/** Gathers lines and tables in reading order; every paragraph and every table row is one kept line. */
export class DocumentBuilder {
  private readonly lines: NoticeLine[] = [];
  private readonly tables: TableBlock[] = [];
  private readonly remarks: ReadingRemark[] = [];

  constructor(
    private readonly format: NoticeFormat,
    private readonly fileName: string,
  ) {}

  get tableCount(): number {
    return this.tables.length;
  }

  /** A paragraph; one with line breaks in it becomes several lines. */
  paragraph(text: string, place: string): void {
    for (const part of visibleText(text).split(/\r\n|\r|\n/)) {
      this.lines.push({ number: this.nextLine, text: part.trimEnd(), place });
    }
  }

  /** A table; rows without any text are left out. */
  table(rows: readonly (readonly BuiltCell[])[], placeOf: (row: number) => string): void {
    const built: SourceRow[] = [];
    const firstLine = this.nextLine;
    for (const [index, cells] of rows.entries()) {
      const texts = cells.map(({ text }) => cleanCell(text));
      if (texts.every((text) => text === "")) continue;
      const merged = cells.map((cell) => cell.merged);
      const line = this.nextLine;
      const text = texts.map((one) => one.replace(/\s+/g, " ")).join("\t");
      this.lines.push({ number: line, text, place: placeOf(index) });
      built.push({ line, cells: texts, ...(merged.some((mark) => mark !== null) ? { merged } : {}) });
    }
    if (built.length > 0) this.tables.push({ firstLine, lastLine: this.nextLine - 1, rows: built });
  }

  /** Said once for each code. */
  remark(code: string, zh: string, en: string): void {
    if (this.remarks.some((remark) => remark.code === code)) return;
    this.remarks.push({ code, zh, en, line: this.lines.length === 0 ? null : this.lines.length });
  }

  document(): NoticeDocument {
    const { format, fileName, lines, tables, remarks } = this;
    return { format, fileName, lines, tables, remarks };
  }

  private get nextLine(): number {
    return this.lines.length + 1;
  }
}

function cleanCell(text: string): string {
  return visibleText(text)
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}
