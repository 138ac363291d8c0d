/** How Excel reads a text put into a cell that is not formatted as text. */
export type Literal =
  | { readonly kind: "formula"; readonly formula: string }
  | { readonly kind: "value"; readonly value: string | number | boolean | null; readonly numberFormat?: string };

const numberPattern = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d*)?(?:[eE]([+-]?\d{1,3}))?(%?)$/;
const dayMilliseconds = 86_400_000;

/** Excel's serial number of a date (1900 system, dates from 1 March 1900); null when there is no such day. */
function dateSerial(year: number, month: number, day: number): number | null {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const serial = time / dayMilliseconds + 25_569;
  return serial >= 61 ? serial : null;
}

/** A plain number in its usual forms; the signs and brackets around it are the caller's business. */
function readDigits(text: string): { readonly value: number; readonly numberFormat?: string } | null {
  const match = numberPattern.exec(text);
  const [, sign = "", whole, fraction, exponent, percent] = match ?? [];
  if (match === null || (whole === undefined && (fraction ?? ".") === ".")) return null;
  const digits = `${sign}${(whole ?? "0").replaceAll(",", "")}${fraction ?? ""}`;
  const value = Number(`${digits}e${exponent ?? 0}`);
  if (!Number.isFinite(value)) return null;
  if (percent === "%") return { value: value / 100, numberFormat: `${withDecimals("0", fraction)}%` };
  if (exponent !== undefined) return { value, numberFormat: "0.00E+00" };
  return whole?.includes(",") === true ? { value, numberFormat: withDecimals("#,##0", fraction) } : { value };
}

function withDecimals(format: string, fraction: string | undefined): string {
  return fraction === undefined ? format : `${format}.00`;
}

function readNumber(text: string): Literal | null {
  const bracketed = /^\(([^+-].*)\)$/.exec(text)?.[1];
  const number = readDigits((bracketed ?? text).replace(/^([+-]?)[¥￥$]/, "$1"));
  if (number === null) return null;
  return { kind: "value", ...number, value: bracketed === undefined ? number.value : -number.value };
}

function readDate(text: string, today: Date): Literal | null {
  const full = /^(\d{4})(?:[-/](\d{1,2})[-/](\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/.exec(text);
  if (full !== null) {
    const serial = dateSerial(Number(full[1]), Number(full[2] ?? full[4]), Number(full[3] ?? full[5]));
    const numberFormat = full[2] === undefined ? 'yyyy"年"m"月"d"日"' : "yyyy/m/d";
    return serial === null ? null : { kind: "value", value: serial, numberFormat };
  }
  const month = /^(\d{1,2})[-/](\d{1,2})$|^(\d{1,2})月(\d{1,2})日$/.exec(text);
  if (month === null) return null;
  const serial = dateSerial(today.getFullYear(), Number(month[1] ?? month[3]), Number(month[2] ?? month[4]));
  return serial === null ? null : { kind: "value", value: serial, numberFormat: 'm"月"d"日"' };
}

/** A sign or `@` before something that looks like a name or a bracket: Excel takes it for a formula. */
const signedFormula = /^[+-]\s*(?:[\p{L}_(][^\s]*)$|^@[A-Za-z][A-Za-z0-9.]*\(.*\)$/u;

/**
 * Reads a text as typed: `=…` is a formula, a leading apostrophe makes text, `12%`, `1,234.50`, `(5)`, `2020-1-2`,
 * `3-5` and `TRUE` become values with the format Excel gives them. With number format `@` it stays text, formulas too.
 */
export function readLiteral(text: string, numberFormat: string, today: Date): Literal {
  if (numberFormat === "@") return { kind: "value", value: text };
  if (text === "") return { kind: "value", value: null };
  if (text.startsWith("'")) return { kind: "value", value: text.slice(1) };
  if (text.startsWith("=") && text.length > 1) return { kind: "formula", formula: text };
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return { kind: "value", value: trimmed.toLowerCase() === "true" };
  const value = readNumber(trimmed) ?? readDate(trimmed, today);
  if (value !== null) return value;
  if (signedFormula.test(trimmed)) return { kind: "formula", formula: `=${trimmed.replace(/^@/, "")}` };
  return { kind: "value", value: text };
}

/** True when quotes and brackets of a formula are balanced and something stands behind the `=`. */
export function isWellFormed(formula: string): boolean {
  const body = formula
    .slice(1)
    .replace(/"(?:[^"]|"")*"/g, '""')
    .replace(/'(?:[^']|'')*'!/g, "S!");
  if (/"(?!")(?<!"")/.test(body.replaceAll('""', "")) || body.trim() === "") return false;
  let depth = 0;
  for (const character of body) {
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0 && !/[+\-*/^&=<>,]\s*$/.test(body.replace(/,\s*\)/g, ")"));
}
