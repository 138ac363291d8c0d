import { readDated } from "./dates";

/** How Excel reads a text put into a cell that is not formatted as text. */
export type Literal =
  | { readonly kind: "formula"; readonly formula: string }
  | { readonly kind: "value"; readonly value: string | number | boolean | null; readonly numberFormat?: string };

const numberPattern = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d*)?(?:[eE]([+-]?\d{1,3}))?(%?)$/;

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
  const [, sign, symbol] = /^([+-]?)([¥￥$])/.exec(bracketed ?? text) ?? [];
  const number = readDigits((bracketed ?? text).replace(/^([+-]?)[¥￥$]/, "$1"));
  if (number === null) return null;
  const currency = symbol === undefined ? {} : { numberFormat: `${symbol}${withDecimals("#,##0", fractionOf(text))}` };
  const value = bracketed === undefined ? number.value : -number.value;
  return { kind: "value", ...number, ...(sign === undefined ? {} : currency), value };
}

function fractionOf(text: string): string | undefined {
  return /\.\d+/.exec(text)?.[0];
}

/** `1 1/2`: the blank tells it from a date. */
function readFraction(text: string): Literal | null {
  const [, sign, whole, above, below] = /^([+-]?)(\d+) (\d{1,3})\/(\d{1,3})$/.exec(text) ?? [];
  if (whole === undefined || Number(below) === 0) return null;
  const value = Number(whole) + Number(above) / Number(below);
  const digits = (below ?? "").length > 1 ? "??" : "?";
  return { kind: "value", value: sign === "-" ? -value : value, numberFormat: `# ${digits}/${digits}` };
}

function readDate(text: string, today: Date): Literal | null {
  const found = readDated(text, today);
  return found === null ? null : { kind: "value", ...found };
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
  const value = readNumber(trimmed) ?? readFraction(trimmed) ?? readDate(trimmed, today);
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
