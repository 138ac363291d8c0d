import type { Box, TextRun } from "./geometry";

/** Runs that stand on one line, from left to right. */
export interface TextLine extends Box {
  readonly runs: readonly TextRun[];
  readonly size: number;
}

/** Gaps wider than this part of a letter are spaces between words. */
const WORD_GAP = 0.28;
/** Lines ending this many letters before the margin still count as full: Chinese never begins a line with a comma. */
const FULL_LINE = 2.4;
const INDENT = 1.4;

/** Groups runs into lines; what overlaps by half its height stands on one line. */
export function textLines(runs: readonly TextRun[]): readonly TextLine[] {
  const sorted = [...runs].sort((one, other) => middle(one) - middle(other));
  const lines: TextRun[][] = [];
  let open: TextRun[] = [];
  let at = 0;
  for (const run of sorted) {
    if (open.length > 0 && Math.abs(middle(run) - at) <= Math.max(2, Math.min(run.size, open[0]?.size ?? 0) * 0.5)) {
      open.push(run);
    } else {
      open = [run];
      lines.push(open);
      at = middle(run);
    }
  }
  return lines.map(lineOf);
}

function middle({ top, bottom }: Box): number {
  return (top + bottom) / 2;
}

function lineOf(runs: readonly TextRun[]): TextLine {
  const sorted = [...runs].sort((one, other) => one.left - other.left);
  return { ...boundsOf(sorted), runs: sorted, size: Math.max(...sorted.map(({ size }) => size)) };
}

export function boundsOf(boxes: readonly Box[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, box.left);
    top = Math.min(top, box.top);
    right = Math.max(right, box.right);
    bottom = Math.max(bottom, box.bottom);
  }
  return { left, top, right, bottom };
}

/** The words of a line; runs far apart are parted by a space, letters drawn twice (for boldness) are read once. */
export function lineText({ runs }: Pick<TextLine, "runs">): string {
  let text = "";
  let before: TextRun | null = null;
  for (const run of runs) {
    if (before && isDrawnTwice(before, run)) continue;
    if (before && run.left - before.right > run.size * WORD_GAP && !/\s$/.test(text) && !/^\s/.test(run.text))
      text += " ";
    text += run.text;
    before = run;
  }
  return text.trim();
}

function isDrawnTwice(one: TextRun, other: TextRun): boolean {
  return one.text === other.text && Math.abs(one.left - other.left) < other.size * 0.2 && one.text.trim() !== "";
}

export interface Paragraph {
  readonly text: string;
  readonly top: number;
  /** It begins at the left margin: it may go on what the page before ended with. */
  readonly flush: boolean;
  /** It ends at the right margin: it may go on over the page. */
  readonly full: boolean;
}

/**
 * Puts lines broken at the margin together again. A line goes on in the next one when it reaches the right margin and
 * the next one does not begin further right than the left margin, or stands in the middle like the one before.
 */
export function paragraphsOf(lines: readonly TextLine[]): readonly Paragraph[] {
  if (lines.length === 0) return [];
  const { left, right } = boundsOf(lines);
  const isFull = (line: TextLine): boolean => right - line.right <= line.size * FULL_LINE;
  const isFlush = (line: TextLine): boolean => line.left - left <= line.size * INDENT;
  const paragraphs: { text: string; top: number; flush: boolean; full: boolean }[] = [];
  let before: TextLine | null = null;
  for (const line of lines) {
    const text = lineText(line);
    if (text === "") continue;
    const last = paragraphs[paragraphs.length - 1];
    const goesOn =
      before !== null && isFull(before) && (isFlush(line) || isCentred(before, line)) && isNext(before, line);
    if (last && goesOn) Object.assign(last, { text: withNext(last.text, text), full: isFull(line) });
    else paragraphs.push({ text, top: line.top, flush: isFlush(line), full: isFull(line) });
    before = line;
  }
  return paragraphs;
}

function isCentred(before: Box, line: TextLine): boolean {
  return Math.abs(before.left + before.right - line.left - line.right) <= line.size;
}

function isNext(before: TextLine, line: TextLine): boolean {
  const near = line.top - before.bottom <= line.size * 1.8;
  return near && Math.abs(line.size - before.size) <= line.size * 0.2;
}

/** Joins what a margin or a page broke; English words keep their space. */
export function withNext(text: string, next: string): string {
  const words = /[A-Za-z0-9,.;]$/.test(text) && /^[A-Za-z]/.test(next);
  return `${text}${words ? " " : ""}${next}`;
}
