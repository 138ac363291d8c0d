import { endsSentence, isPageMark, proseText, type SourceLine } from "./sourceLines";

/** A paragraph of the notice with the number of its clause: 八（一）1, 九第3段. */
export interface Clause {
  readonly id: string;
  readonly text: string;
  /** Where each source line begins in `text`. */
  readonly starts: readonly { readonly offset: number; readonly line: number }[];
}

interface Marker {
  readonly level: 1 | 2 | 3 | 4;
  readonly label: string;
  readonly rest: string;
}

/** Labels of the four levels; a level that is skipped stays empty. */
type Path = readonly string[];
const NO_PATH: Path = ["", "", "", ""];
const LONGEST_HEADING = 40;

/**
 * Paragraphs with clause numbers from the printed marks 一、（一）1.（1）. The marks alone count: heading levels of a
 * scanned text are not to be trusted. Paragraphs broken by a page are joined; several under one mark are counted.
 * @param isTable says which lines belong to tables.
 */
export function readClauses(lines: readonly SourceLine[], isTable: (line: number) => boolean): readonly Clause[] {
  const clauses: OpenClause[] = [];
  let path: Path = NO_PATH;
  let open: OpenClause | null = null;
  for (const { number, text } of lines) {
    const plain = proseText(text);
    if (isPageMark(text)) continue;
    if (isTable(number) || /^附件\d*[:：]/.test(plain)) {
      open = null;
      path = NO_PATH;
      continue;
    }
    const marker = readMarker(plain);
    if (marker !== null) {
      path = path.map((label, level) =>
        level < marker.level - 1 ? label : level === marker.level - 1 ? marker.label : "",
      );
      open = startClause(path.join(""), marker.rest, number);
      clauses.push(open);
    } else if (open !== null && !isHeading(open.text) && !endsSentence(open.text)) {
      continueClause(open, plain, number);
    } else {
      open = startClause(path.join(""), plain, number);
      clauses.push(open);
    }
  }
  return countParagraphs(clauses);
}

/** Source line of a position in the clause's text. */
export function lineAt(clause: Clause, offset: number): number | null {
  return clause.starts.filter((start) => start.offset <= offset).at(-1)?.line ?? null;
}

interface OpenClause {
  readonly id: string;
  text: string;
  readonly starts: { offset: number; line: number }[];
}

function startClause(id: string, text: string, line: number): OpenClause {
  return { id, text, starts: [{ offset: 0, line }] };
}

function continueClause(open: OpenClause, text: string, line: number): void {
  open.starts.push({ offset: open.text.length, line });
  open.text += text;
}

const MARKERS: readonly { readonly level: Marker["level"]; readonly pattern: RegExp; readonly bracketed: boolean }[] = [
  { level: 1, pattern: /^([一二三四五六七八九十]+)、\s*(.*)$/, bracketed: false },
  { level: 2, pattern: /^[（(]([一二三四五六七八九十]+)[）)]\s*(.*)$/, bracketed: true },
  // 1.5 and 2020.5.1 are numbers, no items.
  { level: 3, pattern: /^(\d{1,2})[.．、](?!\d{1,2}(?!\d))\s*(.*)$/, bracketed: false },
  { level: 4, pattern: /^[（(](\d{1,2})[）)]\s*(.*)$/, bracketed: true },
];

function readMarker(plain: string): Marker | null {
  for (const { level, pattern, bracketed } of MARKERS) {
    const [, label, rest = ""] = pattern.exec(plain) ?? [];
    if (label !== undefined) return { level, label: bracketed ? `（${label}）` : label, rest };
  }
  return null;
}

/** A short line without a full stop is a heading; the paragraph below it does not continue it. */
function isHeading(text: string): boolean {
  return text.length <= LONGEST_HEADING && !/[。；，,;]/.test(text);
}

/** Headings are dropped; of several paragraphs under one mark each is named by its place: 九第3段. */
function countParagraphs(clauses: readonly OpenClause[]): readonly Clause[] {
  const paragraphs = clauses.filter(({ text }) => !isHeading(text));
  const total = new Map<string, number>();
  for (const { id } of paragraphs) total.set(id, (total.get(id) ?? 0) + 1);
  const seen = new Map<string, number>();
  return paragraphs.map((clause) => {
    const place = (seen.get(clause.id) ?? 0) + 1;
    seen.set(clause.id, place);
    const alone = total.get(clause.id) === 1;
    return { ...clause, id: alone || clause.id === "" ? clause.id : `${clause.id}第${place}段` };
  });
}
