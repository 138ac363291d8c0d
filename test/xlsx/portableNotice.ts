import type { PlainNotice } from "./noticeForms";

/** A page in points. */
const PAGE = { width: 842, height: 595, margin: 40 };
const SIZE = 9;
const LEADING = 12;

/** What a page draws, in PDF's own words. */
class Page {
  private readonly drawn: string[] = [];
  top = PAGE.height - PAGE.margin;

  text(text: string, x: number, y: number): void {
    const codes = Array.from(text)
      .map((one) => (one.codePointAt(0) ?? 0).toString(16).padStart(4, "0"))
      .join("");
    this.drawn.push(`BT /F1 ${SIZE} Tf ${x.toFixed(2)} ${y.toFixed(2)} Td <${codes}> Tj ET`);
  }

  line(x1: number, y1: number, x2: number, y2: number): void {
    this.drawn.push(`${x1.toFixed(2)} ${y1.toFixed(2)} m ${x2.toFixed(2)} ${y2.toFixed(2)} l S`);
  }

  get content(): string {
    return this.drawn.join("\n");
  }
}

/** Characters of the basic plane are one em wide, those of ASCII half of it. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, one) => sum + (one.charCodeAt(0) < 0x80 ? SIZE / 2 : SIZE), 0);
}

function wrapped(text: string, width: number): readonly string[] {
  return text.split("\n").flatMap((part) => {
    const lines = [""];
    for (const one of part) {
      const last = lines[lines.length - 1] ?? "";
      if (widthOf(last + one) > width) lines.push(one);
      else lines[lines.length - 1] = last + one;
    }
    return lines;
  });
}

export interface PortableLook {
  /** Without lines only the places of the words part the columns. */
  readonly ruled: boolean;
  /** The heading again on every page, as Word repeats it. */
  readonly repeatedHeading: boolean;
}

/** Lays the notice out on pages: paragraphs, then the table row by row over as many pages as it needs. */
function pagesOf({ before, table, after }: PlainNotice, look: PortableLook): readonly Page[] {
  const pages = [new Page()];
  const page = (): Page => pages[pages.length - 1] ?? new Page();
  const inner = PAGE.width - 2 * PAGE.margin;
  const room = (height: number): void => {
    if (page().top - height < PAGE.margin + 20) pages.push(new Page());
  };
  const paragraph = (text: string): void => {
    for (const line of wrapped(text, inner)) {
      room(LEADING);
      page().top -= LEADING;
      page().text(line, PAGE.margin, page().top);
    }
    page().top -= 4;
  };
  const shares = [0.06, 0.17, 0.2, 0.19, 0.38];
  const widths = (table[0] ?? []).map((_, column) => inner * (shares[column] ?? 0.1));
  // Without lines words stand further apart.
  const pad = look.ruled ? 6 : 22;
  const drawRow = (cells: readonly string[]): void => {
    const lines = cells.map((text, column) => wrapped(text, (widths[column] ?? 0) - pad));
    const height = Math.max(1, ...lines.map(({ length }) => length)) * LEADING + 4;
    room(height);
    const top = page().top;
    let x = PAGE.margin;
    cells.forEach((_, column) => {
      lines[column]?.forEach((line, index) => page().text(line, x + 3, top - LEADING * (index + 1) + 2));
      if (look.ruled) page().line(x, top, x, top - height);
      x += widths[column] ?? 0;
    });
    if (look.ruled) {
      page().line(x, top, x, top - height);
      page().line(PAGE.margin, top, x, top);
      page().line(PAGE.margin, top - height, x, top - height);
    }
    page().top = top - height - (look.ruled ? 0 : 6);
  };
  before.forEach(paragraph);
  table.forEach((row, index) => {
    const count = pages.length;
    const lines = Math.max(1, ...row.map((text, column) => wrapped(text, (widths[column] ?? 0) - pad).length));
    room(lines * LEADING + 4);
    if (look.repeatedHeading && pages.length > count && index > 0) drawRow(table[0] ?? []);
    drawRow(row);
  });
  page().top -= 8;
  after.forEach(paragraph);
  pages.forEach((one, index) => one.text(`— ${index + 1} —`, PAGE.width / 2, 20));
  return pages;
}

const CODES =
  "/CIDInit /ProcSet findresource begin begincmap /CMapName /Here def 1 begincodespacerange <0000> <ffff> " +
  "endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap end";

/** A PDF with text as office programs write it: codes of two bytes and a table that says which characters they are. */
export function asPortableFile(
  notice: PlainNotice,
  look: PortableLook = { ruled: true, repeatedHeading: true },
): Uint8Array {
  const pages = pagesOf(notice, look);
  const stream = (text: string): string => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
  const firstPage = 7;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${firstPage + 2 * index} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) " +
      "/Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 /W [0 127 500] /CIDToGIDMap /Identity >>",
    "<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 " +
      "/Descent -120 /CapHeight 700 /StemV 80 >>",
    stream(CODES),
    ...pages.flatMap(({ content }, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents ${firstPage + 2 * index + 1} 0 R ` +
        "/Resources << /Font << /F1 3 0 R >> >> >>",
      stream(content),
    ]),
  ];
  let text = "%PDF-1.7\n";
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  const start = text.lastIndexOf("xref\n0 ");
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}
