/** 原文: the text a book was read from, kept in the workbook so that every cell can be traced to its sentence. */
export interface KeptSource {
  readonly fileName: string;
  /** Line n of the notice at index n − 1. */
  readonly lines: readonly KeptLine[];
  /** How many lines the notice has; more than are kept where it was too long. */
  readonly lineCount: number;
}

export interface KeptLine {
  readonly text: string;
  /** Where it stands in the person's own file: `第3页`; empty where the line number says it. */
  readonly place: string;
}

/** A line with what stands around it. */
export interface SourcePassage {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
  readonly place: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const NEIGHBOURS = 2;

/** The line with the nearest filled lines around it; null where it is not kept. */
export function passageAt(source: KeptSource, line: number): SourcePassage | null {
  const found = source.lines[line - 1];
  if (found === undefined) return null;
  const filled = (texts: readonly KeptLine[]): readonly string[] =>
    texts.map(({ text }) => text).filter((text) => text.trim() !== "");
  const before = filled(source.lines.slice(Math.max(0, line - 1 - 10), line - 1)).slice(-NEIGHBOURS);
  const after = filled(source.lines.slice(line, line + 10)).slice(0, NEIGHBOURS);
  return { line, text: found.text, place: found.place, before, after };
}

/**
 * The line a quotation begins on, white space and Markdown marks left aside; it may go on over the next lines. Null
 * where the text does not hold it.
 */
export function lineOfQuote(source: KeptSource, quote: string): number | null {
  const wanted = comparable(quote);
  if (wanted === "") return null;
  const starts: number[] = [];
  let text = "";
  for (const line of source.lines) {
    starts.push(text.length);
    text += comparable(line.text);
  }
  const at = text.indexOf(wanted);
  if (at < 0) return null;
  // Empty lines begin where the next filled one does: the last that begins there holds the words.
  return starts.filter((start) => start <= at).length;
}

function comparable(text: string): string {
  return text.replace(/[\s*#>|…]/g, "");
}
