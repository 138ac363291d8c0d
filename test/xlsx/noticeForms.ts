import { Document, Packer, Paragraph, Table, TableCell, TableRow, VerticalMergeType } from "docx";
import ExcelJS from "exceljs";

/** A notice's words and table, to be written in the formats people hold. */
export interface PlainNotice {
  readonly before: readonly string[];
  readonly table: readonly (readonly string[])[];
  readonly after: readonly string[];
}

/** Rows of the Markdown tables of a text as one table, and the paragraphs around it. */
export function plainNotice(text: string): PlainNotice {
  const before: string[] = [];
  const table: string[][] = [];
  const after: string[] = [];
  for (const line of text.split("\n")) {
    const plain = line
      .replace(/^[#>\s]+/, "")
      .replace(/\*\*/g, "")
      .trim();
    if (/^\|/.test(line)) {
      const cells = line
        .trim()
        .replace(/^\||\|$/g, "")
        .split("|")
        .map((cell) =>
          cell
            .trim()
            .replace(/<br\s*\/?>|<\/p>\s*(?=<p>)/g, "\n")
            .replace(/<\/?p>/g, ""),
        );
      if (!cells.every((cell) => /^:?-*:?$/.test(cell))) table.push(cells);
    } else if (plain !== "") (table.length === 0 ? before : after).push(plain);
  }
  return { before, table, after };
}

/** Blank cells of a column below a filled one become one merged cell, as Word users draw the category. */
export async function asWordFile(
  { before, table, after }: PlainNotice,
  mergedColumn: number | null,
): Promise<Uint8Array> {
  const paragraph = (text: string): Paragraph => new Paragraph(text);
  const rows = table.map(
    (row, index) =>
      new TableRow({
        children: row.map((text, column) => {
          const children = text.split("\n").map(paragraph);
          if (column !== mergedColumn || index === 0) return new TableCell({ children });
          const verticalMerge = text === "" ? VerticalMergeType.CONTINUE : VerticalMergeType.RESTART;
          return new TableCell({ children, verticalMerge });
        }),
      }),
  );
  const children = [...before.map(paragraph), new Table({ rows }), ...after.map(paragraph)];
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

export async function asWorkbookFile({ before, table, after }: PlainNotice): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("通知");
  for (const text of before) sheet.addRow([text]);
  for (const row of table) sheet.addRow([...row]);
  sheet.addRow([]);
  sheet.addRow([]);
  for (const text of after) sheet.addRow([text]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

export function asSeparatedText({ before, table, after }: PlainNotice): string {
  const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  const padded = (text: string): string =>
    [cell(text), ...Array<string>((table[0]?.length ?? 1) - 1).fill("")].join(",");
  return [...before.map(padded), ...table.map((row) => row.map(cell).join(",")), ...after.map(padded)].join("\r\n");
}

export function asWebPage({ before, table, after }: PlainNotice): string {
  const safe = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/\n/g, "<br>");
  const paragraphs = (texts: readonly string[]): string => texts.map((text) => `<p>${safe(text)}</p>`).join("\n");
  const rows = table.map((row) => `<tr>${row.map((text) => `<td>${safe(text)}</td>`).join("")}</tr>`).join("\n");
  return `<html><head><style>p{margin:0}</style></head><body>${paragraphs(before)}<table>${rows}</table>${paragraphs(after)}</body></html>`;
}
