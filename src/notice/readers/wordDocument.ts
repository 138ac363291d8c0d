import { strFromU8, unzipSync } from "fflate";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { failure, success, type Result } from "../../domain/fault";
import type { NoticeDocument } from "../document";
import { DocumentBuilder, type BuiltCell } from "./documentBuilder";
import { fileDamaged, fileTooLarge } from "./readerFaults";
import { WordNumbering, type ListPlace } from "./wordNumbering";

const BODY = "word/document.xml";
const NEEDED = [BODY, "word/numbering.xml", "word/styles.xml"] as const;
/** A notice is a few hundred kB of XML; a part that declares more is no notice. */
const LARGEST_PART = 60_000_000;

/**
 * A .docx in reading order: paragraphs with the numbers Word prints before them, tables with merged cells. Deleted and
 * hidden text, headers, footers and pictures are left out with a remark. Faults: damaged, too large.
 */
export function readWordDocument(bytes: Uint8Array, fileName: string): Result<NoticeDocument> {
  const tooLarge: string[] = [];
  let parts: Readonly<Record<string, Uint8Array>>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!(NEEDED as readonly string[]).includes(name)) return false;
        if (originalSize > LARGEST_PART) tooLarge.push(name);
        return originalSize <= LARGEST_PART;
      },
    });
  } catch {
    // The archive's own complaint says nothing a person could use.
    return failure(fileDamaged(fileName));
  }
  if (tooLarge.length > 0) return failure(fileTooLarge(fileName));
  const text = (name: string): string | undefined => {
    const part = parts[name];
    return part === undefined ? undefined : strFromU8(part);
  };
  const body = text(BODY);
  if (body === undefined) return failure(fileDamaged(fileName));
  try {
    const numbering = WordNumbering.read(text("word/numbering.xml"), text("word/styles.xml"));
    const walker = new BodyWalker(new DocumentBuilder("docx", fileName), numbering);
    return success(walker.read(body));
  } catch (error) {
    // The parser's words are about XML; the person needs to know that the file is broken.
    if (error instanceof Error) return failure(fileDamaged(fileName));
    throw error;
  }
}

interface OpenTable {
  readonly rows: OpenRow[];
}

interface OpenRow {
  readonly cells: BuiltCell[];
}

interface OpenCell {
  readonly paragraphs: string[];
  span: number;
  continued: boolean;
}

/** Left out with all that is in them. `mc:Fallback` repeats what `mc:Choice` holds. */
const SKIPPED = new Set(["w:del", "w:moveFrom", "mc:Fallback", "w:instrText", "w:delText", "w:sectPr", "w:object"]);

/** Walks the body once; tables inside cells follow the table they stand in. */
class BodyWalker {
  private readonly tables: OpenTable[] = [];
  private readonly cells: OpenCell[] = [];
  private readonly nested: OpenTable[] = [];
  private readonly texts: string[] = [];
  private text = "";
  private inText = false;
  private hidden = false;
  private skipping = 0;
  private place: { list: string | null; level: number; style: string | null } = NO_PLACE;
  private paragraphs = 0;

  constructor(
    private readonly builder: DocumentBuilder,
    private readonly numbering: WordNumbering,
  ) {}

  read(xml: string): NoticeDocument {
    const parser = new SaxesParser();
    parser.on("opentag", (tag) => this.open(tag));
    parser.on("closetag", (tag) => this.close(tag.name));
    parser.on("text", (text) => {
      if (this.inText && this.skipping === 0 && !this.hidden) this.text += text;
    });
    parser.write(xml).close();
    return this.builder.document();
  }

  private open(tag: SaxesTagPlain): void {
    if (this.skipping > 0 || SKIPPED.has(tag.name)) {
      this.skipping += 1;
      if (tag.name === "w:del")
        this.builder.remark(
          "deleted-text",
          "修订中已删除的文字没有读入。",
          "Text deleted by tracked changes was left out.",
        );
      return;
    }
    this.opened[tag.name]?.(tag);
  }

  private close(name: string): void {
    if (this.skipping > 0) {
      this.skipping -= 1;
      return;
    }
    this.closed[name]?.();
  }

  private readonly opened: Readonly<Record<string, (tag: SaxesTagPlain) => void>> = {
    "w:p": () => {
      // A paragraph in a text box stands inside another paragraph.
      this.texts.push(this.text);
      this.text = "";
      this.place = NO_PLACE;
    },
    "w:pStyle": (tag) => (this.place = { ...this.place, style: valueOf(tag) }),
    "w:ilvl": (tag) => (this.place = { ...this.place, level: Number(valueOf(tag)) }),
    "w:numId": (tag) => (this.place = { ...this.place, list: valueOf(tag) }),
    "w:r": () => (this.hidden = false),
    "w:vanish": (tag) => {
      if (valueOf(tag) === "0" || valueOf(tag) === "false") return;
      this.hidden = true;
      this.builder.remark("hidden-text", "隐藏的文字没有读入。", "Hidden text was left out.");
    },
    "w:t": () => (this.inText = true),
    "w:tab": () => this.add("\t"),
    "w:br": () => this.add("\n"),
    "w:cr": () => this.add("\n"),
    "w:noBreakHyphen": () => this.add("-"),
    "w:drawing": () =>
      this.builder.remark("picture", "图片没有读入，其中的文字请自行核对。", "Pictures were left out."),
    "w:pict": () => this.builder.remark("picture", "图片没有读入，其中的文字请自行核对。", "Pictures were left out."),
    "w:tbl": () => this.tables.push({ rows: [] }),
    "w:tr": () => this.table?.rows.push({ cells: [] }),
    "w:gridBefore": (tag) => this.fill(Number(valueOf(tag)) || 0),
    "w:tc": () => this.cells.push({ paragraphs: [], span: 1, continued: false }),
    "w:gridSpan": (tag) => {
      const cell = this.cell;
      if (cell) cell.span = Math.max(1, Math.min(200, Number(valueOf(tag)) || 1));
    },
    "w:vMerge": (tag) => {
      const cell = this.cell;
      if (cell) cell.continued = valueOf(tag) !== "restart";
    },
  };

  private readonly closed: Readonly<Record<string, () => void>> = {
    "w:t": () => (this.inText = false),
    "w:p": () => this.endParagraph(),
    "w:tc": () => this.endCell(),
    "w:tbl": () => this.endTable(),
  };

  private get table(): OpenTable | undefined {
    return this.tables[this.tables.length - 1];
  }

  private get cell(): OpenCell | undefined {
    return this.cells[this.cells.length - 1];
  }

  private add(text: string): void {
    if (!this.hidden) this.text += text;
  }

  private fill(count: number): void {
    const row = this.table?.rows[this.table.rows.length - 1];
    for (let step = 0; step < Math.min(200, count); step += 1) row?.cells.push({ text: "", merged: null });
  }

  private endParagraph(): void {
    const own = this.text;
    this.text = this.texts.pop() ?? "";
    const text = own.trim() === "" ? own : `${this.markOf()}${own}`;
    const { cell } = this;
    if (cell && this.cells.length === this.tables.length) {
      cell.paragraphs.push(text);
      return;
    }
    this.paragraphs += 1;
    this.builder.paragraph(text, `第${this.paragraphs}段`);
  }

  private markOf(): string {
    const { list, level, style } = this.place;
    const inherited = style === null ? null : this.numbering.placeOfStyle(style);
    const place: ListPlace | null =
      list === null ? inherited : { list, level: level === 0 && inherited ? Math.max(level, 0) : level };
    // 0 takes a style's number away.
    return place === null || place.list === "0" ? "" : this.numbering.mark(place);
  }

  private endCell(): void {
    const cell = this.cells.pop();
    const row = this.table?.rows[this.table.rows.length - 1];
    if (!cell || !row) return;
    row.cells.push({
      text: cell.continued ? "" : cell.paragraphs.join("\n"),
      merged: cell.continued ? "above" : null,
    });
    for (let step = 1; step < cell.span; step += 1) row.cells.push({ text: "", merged: "left" });
  }

  private endTable(): void {
    const table = this.tables.pop();
    if (!table) return;
    this.nested.push(table);
    if (this.tables.length > 0) return;
    // The outermost closes last: it comes first.
    for (const one of this.nested.reverse()) {
      const number = this.builder.tableCount + 1;
      this.builder.table(
        one.rows.map(({ cells }) => cells),
        (row) => `表${number}第${row + 1}行`,
      );
    }
    this.nested.length = 0;
  }
}

const NO_PLACE = { list: null, level: 0, style: null } as const;

function valueOf(tag: SaxesTagPlain): string {
  return tag.attributes["w:val"] ?? "";
}
