import type { Session } from "../member";
import { bind, define, navigation, readOnly } from "../member";
import type { BookModel } from "../model";

type Parts = readonly Intl.DateTimeFormatPart[];

/** Early in the day and the year, so that a leading zero shows; no part equals another. */
const moment = new Date(2026, 1, 3, 4, 5, 6);

function numberPart(session: Session, type: "decimal" | "group"): string {
  const parts = new Intl.NumberFormat(session.locale, { useGrouping: true }).formatToParts(1_234_567.5);
  return parts.find((part) => part.type === type)?.value ?? (type === "decimal" ? "." : ",");
}

/** The text between two numbers of a date or a time. */
function separator(parts: Parts, fallback: string): string {
  const first = parts.findIndex((part) => part.type !== "literal");
  const literal = parts.slice(first + 1).find((part) => part.type === "literal");
  return literal?.value.trim() ?? fallback;
}

function hourPattern(value: string, parts: Parts, session: Session): string {
  const letter = parts.some((part) => part.type === "dayPeriod") ? "h" : "H";
  // Windows writes Chinese hours without a leading zero, the web's data with one.
  return value.startsWith("0") && !session.locale.startsWith("zh") ? letter.repeat(2) : letter;
}

function padded(value: string, letter: string): string {
  return value.startsWith("0") ? letter.repeat(2) : letter;
}

function piece(part: Intl.DateTimeFormatPart, parts: Parts, session: Session): string {
  switch (part.type) {
    case "year":
      return "yyyy";
    case "month":
      return /^\d+$/.test(part.value) ? padded(part.value, "M") : "MMMM";
    case "day":
      return padded(part.value, "d");
    case "weekday":
      return "dddd";
    case "hour":
      return hourPattern(part.value, parts, session);
    case "minute":
      return "mm";
    case "second":
      return "ss";
    case "dayPeriod":
      return "tt";
    default:
      return part.value.replace(/\p{L}+/gu, (letters) => `'${letters}'`).replace(/\u202f/g, " ");
  }
}

function formatted(session: Session, options: Intl.DateTimeFormatOptions): Parts {
  return new Intl.DateTimeFormat(session.locale, options).formatToParts(moment);
}

function pattern(session: Session, options: Intl.DateTimeFormatOptions): string {
  const parts = formatted(session, options);
  return parts.map((part) => piece(part, parts, session)).join("");
}

const shortDate = { year: "numeric", month: "numeric", day: "numeric" } as const;
const longTime = { timeStyle: "medium" } as const;

const datetimeFormatMembers = define<BookModel>({
  name: "DatetimeFormatInfo",
  scalars: {
    dateSeparator: readOnly(12, (_book, session) => separator(formatted(session, shortDate), "/")),
    timeSeparator: readOnly(12, (_book, session) => separator(formatted(session, longTime), ":")),
    shortDatePattern: readOnly(12, (_book, session) => pattern(session, shortDate)),
    // Long dates name the day of the week, except in East Asia.
    longDatePattern: readOnly(12, (_book, session) =>
      pattern(session, { dateStyle: /^(zh|ja|ko)/.test(session.locale) ? "long" : "full" }),
    ),
    longTimePattern: readOnly(12, (_book, session) => pattern(session, longTime)),
  },
});

const numberFormatMembers = define<BookModel>({
  name: "NumberFormatInfo",
  scalars: {
    numberDecimalSeparator: readOnly(11, (_book, session) => numberPart(session, "decimal")),
    numberGroupSeparator: readOnly(11, (_book, session) => numberPart(session, "group")),
  },
});

const cultureMembers = define<BookModel>({
  name: "CultureInfo",
  scalars: { name: readOnly(11, (_book, session) => session.locale) },
  navigations: {
    datetimeFormat: navigation(12, (book) => bind(datetimeFormatMembers, book)),
    numberFormat: navigation(11, (book) => bind(numberFormatMembers, book)),
  },
});

/** What the application says of the person's language. */
export const cultureScalars = {
  decimalSeparator: readOnly<BookModel>(11, (_book, session) => numberPart(session, "decimal")),
  thousandsSeparator: readOnly<BookModel>(11, (_book, session) => numberPart(session, "group")),
  useSystemSeparators: readOnly<BookModel>(11, () => true),
};
export const cultureNavigation = navigation<BookModel>(11, (book) => bind(cultureMembers, book));
