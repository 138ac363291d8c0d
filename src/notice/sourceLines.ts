/** One line of the notice with its 1-based number, by which every field can be found again. */
export interface SourceLine {
  readonly number: number;
  readonly text: string;
}

export function sourceLines(text: string): readonly SourceLine[] {
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ number: index + 1, text: line }));
}

const LINE_BREAK_TAG = /<br\s*\/?>|<\/(?:p|div|li)>/gi;
const INLINE_TAG = /<\/?(?:p|div|li|ul|ol|b|strong|em|i|u|sup|sub|span|font)(?:\s[^<>]*)?>/gi;

/** The text of a cell: tags that only break lines become line breaks, emphasis around the whole cell is dropped. */
export function cellText(raw: string): string {
  const text = raw
    .replace(LINE_BREAK_TAG, "\n")
    .replace(INLINE_TAG, "")
    .replace(/&nbsp;/g, " ")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
  return /^\*\*([^*]+)\*\*$/.exec(text)?.[1] ?? text;
}

/** A line of prose without its Markdown marks: `### **（一）工作原则**` → `（一）工作原则`. */
export function proseText(raw: string): string {
  return raw
    .replace(/^\s*(?:#{1,6}\s+|>\s+)*/, "")
    .replace(/\*\*/g, "")
    .trim();
}

/** Lines that carry no words: empty, rules, page numbers, pictures, table rows without text. */
export function isPageMark(raw: string): boolean {
  const text = proseText(raw);
  if (/^[|:\-\s]*$/.test(text)) return true;
  return /^(?:[-—–\s*_=]*\d*[-—–\s*_=]*|第?\d+页(?:[,，]?共\d+页)?|!\[[^\]]*\]\([^)]*\))$/.test(
    text.replace(/\s/g, ""),
  );
}

/** Text for comparing: no white space at all. */
export function withoutSpaces(text: string): string {
  return text.replace(/\s/g, "");
}

/** Whether a text reads as finished, so that what follows is something new and no broken line. */
export function endsSentence(text: string): boolean {
  return /[。！？；：”）)!?;:]$/.test(text.trimEnd());
}
