import { strFromU8, unzipSync } from "fflate";
import { JSDOM } from "jsdom";

/** A Word file as somebody else's program reads it: paragraphs outside tables, and tables as rows of texts. */
export interface WordFile {
  readonly paragraphs: readonly string[];
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly parts: Readonly<Record<string, string>>;
}

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

export function readWordFile(bytes: Uint8Array): WordFile {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
  const { document } = new JSDOM(parts["word/document.xml"] ?? "", { contentType: "text/xml" }).window;
  const all = (from: Element | Document, name: string): Element[] => [...from.getElementsByTagNameNS(WORD, name)];
  const textOf = (element: Element): string =>
    all(element, "p")
      .map((paragraph) =>
        all(paragraph, "t")
          .map((text) => text.textContent)
          .join(""),
      )
      .join("\n");
  const tables = all(document, "tbl").map((table) => all(table, "tr").map((row) => all(row, "tc").map(textOf)));
  const paragraphs = all(document, "p")
    .filter((paragraph) => paragraph.closest("tbl") === null && !insideTable(paragraph))
    .map((paragraph) =>
      all(paragraph, "t")
        .map((text) => text.textContent)
        .join(""),
    );
  return { paragraphs, tables, parts };
}

function insideTable(element: Element): boolean {
  for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
    if (parent.localName === "tbl") return true;
  }
  return false;
}

/** The rows below a table's heading, by the heading's first cells. */
export function tableWith(file: WordFile, ...labels: readonly string[]): readonly (readonly string[])[] {
  const found = file.tables.find((table) => labels.every((label) => table[0]?.includes(label)));
  if (!found) throw new Error(`no table with ${labels.join(", ")}`);
  return found.slice(1);
}
