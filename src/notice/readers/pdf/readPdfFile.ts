import type { PDFPageProxy } from "pdfjs-dist";
import { failure, success, type Result } from "../../../domain/fault";
import type { NoticeDocument } from "../../document";
import { DocumentBuilder, type BuiltCell } from "../documentBuilder";
import { illegiblePdf, noticeDamaged, noticeTooLong, reading, ReadingStopped, scannedPdf } from "../readingFaults";
import { Pace, type ReadingWork } from "../readingWork";
import { combined, matrixOf, type Box, type Matrix, type TextRun } from "./geometry";
import { withoutFurniture } from "./pageFurniture";
import { openPdf, type OpenedPdf } from "./pdfLibrary";
import { placedTables } from "./placedTables";
import { contains, ruledTables, type RuledTable } from "./ruledTables";
import { rulingsOf } from "./rulings";
import { withoutStrays } from "./strayRejections";
import { paragraphsOf, textLines, withNext, type TextLine } from "./textLines";

const MOST_PAGES = 2_000;
const MOST_RUNS_OF_PAGE = 60_000;
/** A page with fewer characters and a picture is a picture with a page number. */
const FEWEST_CHARACTERS = 8;

interface ReadPage {
  readonly height: number;
  readonly runs: readonly TextRun[];
  readonly tables: readonly RuledTable[];
  readonly lines: readonly TextLine[];
  readonly slanted: number;
}

type Item =
  | { readonly kind: "paragraph"; text: string; readonly page: number; readonly flush: boolean; full: boolean }
  | { readonly kind: "table"; readonly rows: TableRow[]; page: number };

interface TableRow {
  readonly cells: readonly BuiltCell[];
  readonly page: number;
}

/**
 * A PDF with text: tables by their lines, else by the position of words; paragraphs put together again over lines and
 * pages; running heads and page numbers left out. Faults: scanned pages only, fonts without
 * characters, damaged, encrypted, too large, cancelled.
 */
export async function readPdfFile(
  bytes: Uint8Array,
  fileName: string,
  work: ReadingWork = {},
): Promise<Result<NoticeDocument>> {
  return withoutStrays(() => reading(fileName, () => readOpened(bytes, fileName, work)));
}

async function readOpened(bytes: Uint8Array, fileName: string, work: ReadingWork): Promise<Result<NoticeDocument>> {
  const opened = await openPdf(bytes);
  try {
    const pages = await readPages(opened, new Pace(work));
    const blank = pages.filter(({ runs }) => characters(runs) < FEWEST_CHARACTERS).length;
    if (blank === pages.length) return failure(scannedPdf(pages.length));
    if (isIllegible(pages)) return failure(illegiblePdf());
    const builder = new DocumentBuilder("pdf", fileName);
    const kept = withoutFurniture(pages);
    const placed = write(builder, pages, kept);
    sayWhatIsLeft(builder, {
      blank,
      placed,
      furniture: pages.some(({ lines }, index) => lines.length > (kept[index]?.length ?? 0)),
      slanted: pages.flatMap((page, index) => (page.slanted > 0 ? [index + 1] : [])),
    });
    return success(builder.document());
  } finally {
    await opened.close();
  }
}

interface Leftovers {
  readonly blank: number;
  readonly placed: number;
  readonly furniture: boolean;
  readonly slanted: readonly number[];
}

function sayWhatIsLeft(builder: DocumentBuilder, { blank, placed, furniture, slanted }: Leftovers): void {
  if (blank > 0)
    builder.remark(
      "page-without-text",
      `${blank}页是图片，没有读入。`,
      `${blank} pages are pictures and were not read.`,
    );
  if (placed > 0)
    builder.remark(
      "uncertain-columns",
      `${placed}张表没有框线，各栏按文字位置划分，请核对。`,
      `${placed} tables have no lines and were divided by position; please check.`,
    );
  if (furniture)
    builder.remark(
      "page-furniture",
      "页眉、页脚和页码没有读入。",
      "Running headers, footers and page numbers were left out.",
    );
  if (slanted.length > 0)
    builder.remark(
      "vertical-text",
      `倾斜或竖排的文字（如水印）没有读入：第${slanted.join("、")}页。`,
      `Slanted or upright text (such as watermarks) was left out: pages ${slanted.join(", ")}.`,
    );
}

function characters(runs: readonly TextRun[]): number {
  return runs.reduce((sum, { text }) => sum + text.replace(/\s/g, "").length, 0);
}

/** Fonts without a table of characters give private or empty ones. */
function isIllegible(pages: readonly ReadPage[]): boolean {
  const text = pages.map(({ runs }) => runs.map((run) => run.text).join("")).join("");
  return (text.match(/[\ue000-\uf8ff\ufffd\u0000-\u0008]/g) ?? []).length > text.length * 0.3;
}

async function readPages({ document, codes }: OpenedPdf, pace: Pace): Promise<readonly ReadPage[]> {
  if (document.numPages > MOST_PAGES) throw new ReadingStopped(noticeTooLong({ zh: "页数", en: "pages" }));
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    await pace.step(number - 1, document.numPages);
    try {
      const page = await document.getPage(number);
      pages.push(await readPage(page, codes));
      page.cleanup();
    } catch (error) {
      if (error instanceof ReadingStopped) throw error;
      // A page the library cannot follow is a broken one; half a notice is not read.
      throw new ReadingStopped(noticeDamaged(`第${number}页`));
    }
  }
  return pages;
}

async function readPage(page: PDFPageProxy, codes: OpenedPdf["codes"]): Promise<ReadPage> {
  const viewport = page.getViewport({ scale: 1 });
  const base = matrixOf(viewport.transform);
  if (!base) throw new ReadingStopped(noticeDamaged());
  const { items } = await page.getTextContent({ disableNormalization: false });
  if (items.length > MOST_RUNS_OF_PAGE) throw new ReadingStopped(noticeTooLong({ zh: "文字块", en: "pieces of text" }));
  const runs: TextRun[] = [];
  let slanted = 0;
  for (const item of items) {
    if (!("str" in item) || item.str.trim() === "") continue;
    const run = runOf(item.str, item.width, matrixOf(item.transform), base);
    if (run) runs.push(run);
    else slanted += 1;
  }
  const tables = ruledTables(rulingsOf(await page.getOperatorList(), codes, base), runs);
  const outside = runs.filter((run) => !tables.some((table) => contains(table, run)));
  return { height: viewport.height, runs, tables, lines: textLines(outside), slanted };
}

/** Null when the run is slanted or stands upright. */
function runOf(text: string, width: number, own: Matrix | null, base: Matrix): TextRun | null {
  if (!own) return null;
  const [a, b, c, d, x, y] = combined(base, own);
  if (a <= 0 || Math.abs(b) > a * 0.1) return null;
  const size = Math.hypot(c, d);
  if (!(size > 0)) return null;
  return { text, left: x, right: x + Math.max(width, 0.1), top: y - size * 0.88, bottom: y + size * 0.12, size };
}

/** @returns how many tables had no lines */
function write(builder: DocumentBuilder, pages: readonly ReadPage[], kept: readonly (readonly TextLine[])[]): number {
  let placed = 0;
  const items: Item[] = [];
  pages.forEach(({ tables }, index) => {
    const own = itemsOfPage(tables, kept[index] ?? [], index + 1);
    placed += own.placed;
    const [first, ...rest] = own.items;
    const last = items[items.length - 1];
    if (first?.kind === "paragraph" && last?.kind === "paragraph" && last.page === index && last.full && first.flush) {
      last.text = withNext(last.text, first.text);
      last.full = first.full;
      items.push(...rest);
    } else if (first?.kind === "table" && last?.kind === "table" && last.page === index && goesOn(last, first)) {
      last.rows.push(...withoutHeading(last.rows, first.rows));
      last.page = first.page;
      items.push(...rest);
    } else items.push(...own.items);
  });
  for (const item of items) {
    if (item.kind === "paragraph") builder.paragraph(item.text, `第${item.page}页`);
    else writeTable(builder, item.rows);
  }
  return placed;
}

function tableItem(rows: readonly (readonly BuiltCell[])[], page: number): Item {
  return { kind: "table", rows: rows.map((cells) => ({ cells, page })), page };
}

/** A table at the foot of a page goes on at the head of the next one where that has no more columns. */
function goesOn(table: Extract<Item, { kind: "table" }>, next: Extract<Item, { kind: "table" }>): boolean {
  return (table.rows[0]?.cells.length ?? 0) >= (next.rows[0]?.cells.length ?? 0);
}

/** Word repeats a heading on every page: it is one heading. */
function withoutHeading(rows: readonly TableRow[], next: readonly TableRow[]): readonly TableRow[] {
  const words = (row: TableRow | undefined): string => (row?.cells ?? []).map(({ text }) => text).join("\t");
  return words(rows[0]) === words(next[0]) ? next.slice(1) : next;
}

function writeTable(builder: DocumentBuilder, rows: readonly TableRow[]): void {
  const number = builder.tableCount + 1;
  builder.table(
    rows.map(({ cells }) => cells),
    (row) => `第${rows[row]?.page ?? 1}页表${number}第${row + 1}行`,
  );
}

function itemsOfPage(
  tables: readonly RuledTable[],
  lines: readonly TextLine[],
  page: number,
): { readonly items: readonly Item[]; readonly placed: number } {
  const items: Item[] = [];
  let placed = 0;
  const addLines = (own: readonly TextLine[]): void => {
    let at = 0;
    const paragraphs = (to: number): void => {
      items.push(...paragraphsOf(own.slice(at, to)).map((one) => ({ kind: "paragraph" as const, page, ...one })));
    };
    for (const table of placedTables(own)) {
      paragraphs(table.from);
      items.push(tableItem(table.rows, page));
      placed += 1;
      at = table.to;
    }
    paragraphs(own.length);
  };
  let rest = lines;
  for (const table of tables) {
    const isAbove = (line: Box): boolean => line.top < table.top;
    addLines(rest.filter(isAbove));
    rest = rest.filter((line) => !isAbove(line));
    items.push(tableItem(table.rows, page));
  }
  addLines(rest);
  return { items, placed };
}
