const dayMilliseconds = 86_400_000;
const unixEpoch = 25_569;
/** 1 March 1900: before it Excel's calendar has a day that never was. */
const firstReliableDay = 61;
const usualFormat = "yyyy/m/d";

/** Excel's serial number of a date (1900 system, dates from 1 March 1900); null when there is no such day. */
export function dateSerial(year: number, month: number, day: number): number | null {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const serial = time / dayMilliseconds + unixEpoch;
  return serial >= firstReliableDay ? serial : null;
}

/** The date of a whole serial number from 61 on. */
export function serialDate(serial: number): { readonly year: number; readonly month: number; readonly day: number } {
  const date = new Date((serial - unixEpoch) * dayMilliseconds);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export interface DatedNumber {
  readonly value: number;
  readonly numberFormat: string;
}

function dated(serial: number | null, numberFormat: string): DatedNumber | null {
  return serial === null ? null : { value: serial, numberFormat };
}

/** Two digits mean 2000 to 2029 and 1930 to 1999, as Windows has it. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const longMonths = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** 1 to 12; 0 when the word is no month. */
function monthOf(word: string): number {
  const lower = word.toLowerCase();
  return Math.max(months.indexOf(lower), longMonths.indexOf(lower)) + 1;
}

type Reader = (match: RegExpExecArray, today: Date) => DatedNumber | null;

/** Ways to write a date, and how Excel shows a cell it came into. */
const readers: readonly (readonly [RegExp, Reader])[] = [
  [
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/,
    ([, year, month, day]) => dated(dateSerial(Number(year), Number(month), Number(day)), usualFormat),
  ],
  [
    /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
    ([, year, month, day]) => dated(dateSerial(Number(year), Number(month), Number(day)), 'yyyy"年"m"月"d"日"'),
  ],
  // What a program writes is read in the American order, whatever the language of Excel.
  [
    /^(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})$/,
    ([, month, day, year = ""]) => dated(dateSerial(fullYear(year), Number(month), Number(day)), usualFormat),
  ],
  [
    /^(\d{1,2})[-/](\d{1,2})$|^(\d{1,2})月(\d{1,2})日$/,
    (match, today) => {
      const month = Number(match[1] ?? match[3]);
      return dated(dateSerial(today.getFullYear(), month, Number(match[2] ?? match[4])), 'm"月"d"日"');
    },
  ],
  [
    /^(\d{1,2})[- ]([A-Za-z]{3,9})[-, ]+(\d{4}|\d{2})$/,
    ([, day, month = "", year = ""]) => dated(dateSerial(fullYear(year), monthOf(month), Number(day)), "d-mmm-yy"),
  ],
  [
    /^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})$/,
    ([, month = "", day, year]) => dated(dateSerial(Number(year), monthOf(month), Number(day)), "d-mmm-yy"),
  ],
  [
    /^(\d{1,2})[- ]([A-Za-z]{3,9})$/,
    ([, day, month = ""], today) => dated(dateSerial(today.getFullYear(), monthOf(month), Number(day)), "d-mmm"),
  ],
  [
    /^([A-Za-z]{3,9})[- ](\d{4})$/,
    ([, month = "", year]) => dated(dateSerial(Number(year), monthOf(month), 1), "mmm-yy"),
  ],
];

function readDay(text: string, today: Date): DatedNumber | null {
  for (const [pattern, reader] of readers) {
    const match = pattern.exec(text);
    const found = match === null ? null : reader(match, today);
    if (found !== null) return found;
  }
  return null;
}

const timePattern = /^(\d{1,4}):(\d{2})(?::(\d{2}))?(?:\s*([ap]m?))?$/i;

function readTime(text: string): DatedNumber | null {
  const match = timePattern.exec(text);
  if (match === null) return null;
  const [, hourText, minuteText, secondText, half] = match;
  const [hour, minute, second] = [Number(hourText), Number(minuteText), Number(secondText ?? 0)];
  if (minute > 59 || second > 59 || (half !== undefined && (hour < 1 || hour > 12))) return null;
  const afternoon = half?.toLowerCase().startsWith("p") === true;
  const hours = half === undefined ? hour : (hour % 12) + (afternoon ? 12 : 0);
  const seconds = secondText === undefined ? "" : ":ss";
  const format = hours > 23 ? "[h]:mm:ss" : `h:mm${seconds}${half === undefined ? "" : " AM/PM"}`;
  return { value: (hours * 3600 + minute * 60 + second) / 86_400, numberFormat: format };
}

/** A date, a time, or both, as Excel reads them from a text; null when the text is none. */
export function readDated(text: string, today: Date): DatedNumber | null {
  const whole = readDay(text, today) ?? readTime(text);
  if (whole !== null) return whole;
  const parts = /^(.+?) +(\d{1,2}:.+)$/.exec(text);
  const [day, time] = parts === null ? [null, null] : [readDay(parts[1] ?? "", today), readTime(parts[2] ?? "")];
  if (day === null || time === null || time.value >= 1) return null;
  return { value: day.value + time.value, numberFormat: `${usualFormat} h:mm` };
}
