import { wholeNumber, withHalfWidthDigits } from "../domain/chineseNumbers";
import { endsSentence, isPageMark, proseText, type SourceLine } from "./sourceLines";

/** A paragraph of the notice with the number of its clause: 八（一）1, 九第3段. */
export interface Clause {
  readonly id: string;
  readonly text: string;
  /** Where each source line begins in `text`. */
  readonly starts: readonly { readonly offset: number; readonly line: number }[];
}

/** Numbers left out of the printed order, with the clauses before and after. */
export interface ClauseGap {
  readonly missing: string;
  readonly quotes: readonly { readonly text: string; readonly line: number | null }[];
}

export interface ReadClauses {
  readonly clauses: readonly Clause[];
  readonly gaps: readonly ClauseGap[];
}

interface Marker {
  readonly level: number;
  readonly label: string;
  readonly rest: string;
  /** Its place in the order; null where there is none to follow (1.1). */
  readonly place: number | null;
}

/** Labels by level: 章, 条 or 一、, （一）, 1., （1）, ①; a level that is skipped stays empty. */
type Path = readonly string[];
const NO_PATH: Path = ["", "", "", "", "", ""];
const LONGEST_HEADING = 40;
const SHORTEST_PARAGRAPH = 15;
/** Number of the paragraphs that stand under none. */
const BODY = "正文";

/**
 * Paragraphs with clause numbers from the printed marks 第一章, 第一条, 一、（一）1.（1）①, 1.1. The marks alone count:
 * heading levels of a scanned text are not to be trusted. Paragraphs broken by a page are joined; several under one
 * mark are counted.
 * @param isTable says which lines belong to tables.
 */
export function readClauses(lines: readonly SourceLine[], isTable: (line: number) => boolean): ReadClauses {
  const clauses: OpenClause[] = [];
  const order = new PrintedOrder();
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
      path = pathAt(path, marker);
      order.add(path, marker, { text: plain.slice(0, LONGEST_HEADING), line: number });
      open = startClause(clauseId(path), marker.rest, number);
      clauses.push(open);
    } else if (open !== null && !isHeading(open.text) && !endsSentence(open.text)) {
      continueClause(open, plain, number);
    } else {
      open = startClause(clauseId(path), plain, number);
      clauses.push(open);
    }
  }
  return { clauses: countParagraphs(clauses), gaps: order.gaps };
}

function pathAt(path: Path, { level, label }: Marker): Path {
  return path.map((one, index) => (index < level ? one : index === level ? label : ""));
}

/** 第三条 is cited without its chapter. */
function clauseId(path: Path): string {
  return (path.slice(1).some((label) => label !== "") ? path.slice(1) : path).join("");
}

/** How many numbers may be left out before it is another list. */
const LONGEST_GAP = 3;

class PrintedOrder {
  readonly gaps: ClauseGap[] = [];
  private readonly last = new Map<string, { place: number; quote: ClauseGap["quotes"][number] }>();

  add(path: Path, { level, place }: Marker, quote: ClauseGap["quotes"][number]): void {
    if (place === null) return;
    // 条 are counted through all chapters.
    const key = `${level}:${level === 1 ? "" : path.slice(0, level).join("")}`;
    const before = this.last.get(key);
    this.last.set(key, { place, quote });
    if (before === undefined) return;
    const missing = place - before.place - 1;
    if (missing < 1 || missing > LONGEST_GAP) return;
    const numbers = Array.from({ length: missing }, (_, step) => before.place + 1 + step);
    const above = clauseId(path.map((label, index) => (index < level ? label : "")));
    const words = numbers.map((number) => `第${number}项`).join("、");
    this.gaps.push({ missing: above === "" ? words : `${above}的${words}`, quotes: [before.quote, quote] });
  }
}

export function isBody(clauseId: string): boolean {
  return clauseId.startsWith(BODY);
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

const CHINESE = "[一二三四五六七八九十]{1,4}";
const CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

/** How a mark is printed; `label` makes the part of the clause number from what was captured. */
const MARKERS: readonly {
  readonly level: number;
  readonly pattern: RegExp;
  readonly label: (mark: string) => string;
}[] = [
  { level: 0, pattern: new RegExp(`^第(${CHINESE}|\\d{1,2})章[、.．\\s]*(.*)$`), label: (mark) => `第${mark}章` },
  { level: 1, pattern: new RegExp(`^第(${CHINESE}|\\d{1,3})条[、.．：:\\s]*(.*)$`), label: (mark) => `第${mark}条` },
  { level: 1, pattern: new RegExp(`^(${CHINESE})[、.．]\\s*(.*)$`), label: (mark) => mark },
  { level: 2, pattern: new RegExp(`^[（(](${CHINESE})[）)]\\s*(.*)$`), label: (mark) => `（${mark}）` },
  // 1.5 and 2020.5.1 are numbers, no items.
  { level: 3, pattern: /^(\d{1,2})[.．、](?!\d{1,2}(?!\d))\s*(.*)$/, label: (mark) => mark },
  { level: 4, pattern: /^[（(](\d{1,2})[）)]\s*(.*)$/, label: (mark) => `（${mark}）` },
  { level: 4, pattern: /^(\d{1,2})[）)]\s*(.*)$/, label: (mark) => `${mark}）` },
  { level: 5, pattern: new RegExp(`^([${CIRCLED}])\\s*(.*)$`), label: (mark) => mark },
];
/** 1.1 总体要求: the whole number is printed. */
const DECIMAL = /^(\d{1,2}(?:\.\d{1,2}){1,3})[\s、]+(?!万|元|亿|公里|米|亩|吨|倍|[%％])([\u4e00-\u9fa5].*)$/;

function readMarker(plain: string): Marker | null {
  const text = withHalfWidthDigits(plain);
  for (const { level, pattern, label } of MARKERS) {
    const [, mark, rest = ""] = pattern.exec(text) ?? [];
    if (mark !== undefined) return { level, label: label(mark), rest: keptEnd(plain, rest), place: placeOf(mark) };
  }
  const [, number, rest = ""] = DECIMAL.exec(text) ?? [];
  return number === undefined ? null : { level: 1, label: number, rest: keptEnd(plain, rest), place: null };
}

/** The end of the line as printed, full-width digits and all. */
function keptEnd(plain: string, rest: string): string {
  return rest === "" ? "" : plain.slice(plain.length - rest.length);
}

function placeOf(mark: string): number | null {
  const circled = CIRCLED.indexOf(mark);
  return circled >= 0 ? circled + 1 : wholeNumber(mark);
}

/** A whole sentence under no number is cited as 正文; a salutation, a date or a signature is not. */
function named(clause: OpenClause): OpenClause {
  const sentence = clause.id === "" && clause.text.includes("。") && clause.text.length >= SHORTEST_PARAGRAPH;
  return sentence ? { ...clause, id: BODY } : clause;
}

/** A short line without a full stop is a heading; the paragraph below it does not continue it. */
function isHeading(text: string): boolean {
  return text.length <= LONGEST_HEADING && !/[。；，,;]/.test(text);
}

/** Headings are dropped; of several paragraphs under one mark each is named by its place: 九第3段. */
function countParagraphs(clauses: readonly OpenClause[]): readonly Clause[] {
  const paragraphs = clauses.filter(({ text }) => !isHeading(text)).map(named);
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
