import { isPageMark, proseText, withoutSpaces, type SourceLine } from "./sourceLines";

/** What the notice says of itself. */
export interface NoticeFacts {
  readonly title: string;
  readonly documentNumber: string;
  /** ISO date, or null. */
  readonly issuedOn: string | null;
  readonly year: number | null;
}

const DOCUMENT_NUMBER = /[\u4e00-\u9fa5]{1,12}[〔［[（(](\d{4})[〕］\]）)]\d+号/;
const DATE_LINE = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const ATTACHMENT = /^附件\d*[:：]?/;
const LAST_TITLE_LINE = 30;
const LONGEST_TITLE = 80;
const TITLE = /关于.*(?:方案|通知|办法|意见|计划|批复|函)$/;

/** Title, 文号, date and year; what is not printed stays empty or null. */
export function readFacts(lines: readonly SourceLine[], headingLine: number): NoticeFacts {
  const prose = lines.map(({ text }) => proseText(text));
  const documentNumber = firstMatch(prose, DOCUMENT_NUMBER);
  const issuedOn = isoDate(firstMatch(prose.map(withoutSpaces), DATE_LINE));
  const caption = tableCaption(lines, headingLine);
  const title = printedTitle(lines, headingLine) ?? caption;
  const years = [yearIn(caption), yearIn(title), documentNumber?.[1], issuedOn?.slice(0, 4)];
  const year = years.find((one) => one !== undefined);
  return {
    title,
    documentNumber: documentNumber?.[0] ?? "",
    issuedOn,
    year: year === undefined ? null : Number(year),
  };
}

function yearIn(text: string): string | undefined {
  return /(\d{4})\s*年/.exec(text)?.[1];
}

function isoDate(date: RegExpExecArray | null): string | null {
  if (date === null) return null;
  const [, year = "", month = "", day = ""] = date;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function firstMatch(texts: readonly string[], pattern: RegExp): RegExpExecArray | null {
  for (const text of texts) {
    const match = pattern.exec(text);
    if (match !== null) return match;
  }
  return null;
}

/** The title of the plan: a heading or 附件 line that speaks of 关于…方案. */
function printedTitle(lines: readonly SourceLine[], headingLine: number): string | null {
  for (const { number, text } of lines) {
    if (number >= headingLine) return null;
    const plain = proseText(text);
    // A line of its own without the marks of a sentence.
    const alone = number <= LAST_TITLE_LINE && plain.length <= LONGEST_TITLE && !/[，。；：]/.test(plain);
    const leading = /^\s*#/.test(text) || ATTACHMENT.test(plain) || number <= 3 || alone;
    const title = plain.replace(ATTACHMENT, "");
    if (leading && TITLE.test(title)) return title;
  }
  return null;
}

/** The nearest line of words above the table: 附件：楚雄州2020年公共数字文化建设项目表. */
export function tableCaption(lines: readonly SourceLine[], headingLine: number): string {
  const above = lines.slice(0, headingLine - 1).reverse();
  const caption = above.find(({ text }) => !isPageMark(text) && !/^[（(]?(?:单位|金额)[:：]/.test(proseText(text)));
  return caption === undefined ? "" : proseText(caption.text).replace(ATTACHMENT, "").trim();
}
