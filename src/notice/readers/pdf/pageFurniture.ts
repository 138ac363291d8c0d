import { lineText, type TextLine } from "./textLines";

export interface LaidPage {
  readonly height: number;
  /** Lines that stand in no ruled table. */
  readonly lines: readonly TextLine[];
}

/** Running heads and page numbers stand in this part of a page at its upper and lower edge. */
const EDGE = 0.1;
const PAGE_NUMBER =
  /^[-—–－·•~\s]*第?\s*[\divxIVX０-９]{1,4}\s*页?\s*(?:[/／,，、]?\s*共?\s*[\d０-９]{1,4}\s*页?)?[-—–－·•~\s]*$/;

/** The lines of each page without what is printed on every page and without page numbers. */
export function withoutFurniture(pages: readonly LaidPage[]): readonly (readonly TextLine[])[] {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(page.lines.flatMap((line) => edgeKey(line, page) ?? []))) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const often = Math.max(2, Math.ceil(pages.length * 0.4));
  return pages.map((page) =>
    page.lines.filter((line) => {
      const key = edgeKey(line, page);
      return key === null || !((counts.get(key) ?? 0) >= often || PAGE_NUMBER.test(lineText(line)));
    }),
  );
}

/** Null away from the edges. Numbers change from page to page. */
function edgeKey(line: TextLine, { height }: LaidPage): string | null {
  const middle = (line.top + line.bottom) / 2;
  if (middle > height * EDGE && middle < height * (1 - EDGE)) return null;
  return `${middle < height / 2 ? "top" : "bottom"} ${lineText(line).replace(/\d+/g, "#").replace(/\s/g, "")}`;
}
