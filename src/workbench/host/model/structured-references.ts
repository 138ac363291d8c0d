import type { Area } from "../address";

/** What a structured reference can point at. */
export interface ReferableTable {
  readonly name: string;
  readonly sheet: string;
  /** Header and totals rows included. */
  readonly area: Area;
  readonly columns: readonly { readonly name: string }[];
}

/** A structured reference taken apart; columns by their present names. */
export interface TableReference<T extends ReferableTable> {
  readonly table: T;
  /** `#This Row`, `#Headers` …; none means the data rows. */
  readonly sections: readonly string[];
  readonly first: string | null;
  readonly last: string | null;
}

interface Found<T extends ReferableTable> {
  readonly start: number;
  readonly end: number;
  readonly reference: TableReference<T>;
  /** Name of the function the reference is an argument of; empty outside any. */
  readonly inside: string;
}

const sectionNames = ["#All", "#Data", "#Headers", "#Totals", "#This Row"];
const nameCharacter = /[\p{L}\p{N}_.\\]/u;

/** Where the bracket opened at `start` closes; -1 when it does not. `'` takes the meaning from the next character. */
function closing(text: string, start: number): number {
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    const character = text[index];
    if (character === "'") index += 1;
    else if (character === "[") depth += 1;
    else if (character === "]") {
      depth -= 1;
      if (depth === 0) return index;
    }
  }
  return -1;
}

/** Cuts at a character outside brackets. */
function cut(text: string, at: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === "'") index += 1;
    else if (text[index] === "[") index = Math.max(index, closing(text, index));
    else if (text[index] === at) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}

function unwrapped(text: string): string {
  const trimmed = text.trim();
  const whole = trimmed.startsWith("[") && closing(trimmed, 0) === trimmed.length - 1;
  return (whole ? trimmed.slice(1, -1) : trimmed).replace(/'([[\]#'@])/g, "$1");
}

function columnName(table: ReferableTable, text: string): string | null {
  const wanted = unwrapped(text).toLowerCase();
  const exact = table.columns.find((column) => column.name.toLowerCase() === wanted);
  return (exact ?? table.columns.find((column) => column.name.trim().toLowerCase() === wanted.trim()))?.name ?? null;
}

/** The inside of the outer brackets; null when it names no section or column of the table. */
function parse<T extends ReferableTable>(table: T, inner: string): TableReference<T> | null {
  const sections: string[] = [];
  let body = inner.trim();
  if (body.startsWith("@")) {
    sections.push("#This Row");
    body = body.slice(1).trim();
  }
  const parts = body === "" ? [] : body.includes("[") ? cut(body, ",") : [body];
  let columns: string | null = null;
  for (const part of parts) {
    const name = unwrapped(part);
    const section = sectionNames.find((known) => known.toLowerCase() === name.toLowerCase());
    if (section !== undefined) sections.push(section);
    else if (columns === null) columns = part;
    else return null;
  }
  if (columns === null) return { table, sections, first: null, last: null };
  const ends = columns.trim().startsWith("[") ? cut(columns, ":") : [columns];
  const first = columnName(table, ends[0] ?? "");
  const last = ends.length === 2 ? columnName(table, ends[1] ?? "") : first;
  return first === null || last === null || ends.length > 2 ? null : { table, sections, first, last };
}

/** Skips a quoted text or sheet name; the index of its last character. */
function skipQuoted(text: string, start: number): number {
  const quote = text[start] ?? "";
  let index = start + 1;
  while (index < text.length) {
    if (text[index] === quote && text[index + 1] === quote) index += 2;
    else if (text[index] === quote) return index;
    else index += 1;
  }
  return text.length - 1;
}

function wordBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && nameCharacter.test(text[start - 1] ?? "")) start -= 1;
  return text.slice(start, end);
}

/** The bracket opening at `open` as a reference; null when it is something else, such as `[Book1]Sheet1!A1`. */
function referenceAt<T extends ReferableTable>(
  formula: string,
  open: number,
  end: number,
  tables: readonly T[],
  home: T | null,
): Omit<Found<T>, "inside"> | null {
  const name = wordBefore(formula, open);
  const table = name === "" ? home : tables.find((known) => known.name.toLowerCase() === name.toLowerCase());
  const follows = formula[end + 1] ?? "";
  const external = name === "" && (nameCharacter.test(follows) || follows === "'" || follows === "!");
  if (table === undefined || table === null || external) return null;
  const reference = parse(table, formula.slice(open + 1, end));
  return reference === null ? null : { start: open - name.length, end: end + 1, reference };
}

function find<T extends ReferableTable>(formula: string, tables: readonly T[], home: T | null): Found<T>[] {
  const found: Found<T>[] = [];
  const functions: string[] = [];
  for (let index = 0; index < formula.length; index += 1) {
    const character = formula[index];
    if (character === '"' || character === "'") index = skipQuoted(formula, index);
    else if (character === "(") functions.push(wordBefore(formula, index).toUpperCase());
    else if (character === ")") functions.pop();
    if (character !== "[") continue;
    const end = closing(formula, index);
    if (end < 0) break;
    const one = referenceAt(formula, index, end, tables, home);
    if (one !== null) found.push({ ...one, inside: functions.at(-1) ?? "" });
    index = end;
  }
  return found;
}

function replace<T extends ReferableTable>(
  formula: string,
  found: readonly Found<T>[],
  write: (one: Found<T>) => string,
): string {
  let text = "";
  let end = 0;
  for (const one of found) {
    text += formula.slice(end, one.start) + write(one);
    end = one.end;
  }
  return text + formula.slice(end);
}

function escaped(name: string): string {
  return name.replace(/[[\]#']/g, "'$&");
}

/** Functions that take whole columns; elsewhere a column inside its own table means the cell of the same row. */
const takesColumns =
  /^(SUM|COUNT|AVERAGE|MAX|MIN|VAR|STDEV|MEDIAN|MODE|LARGE|SMALL|RANK|PERCENT|QUARTILE|FREQUENCY|GEOMEAN|HARMEAN|CORREL|SLOPE|INTERCEPT|FORECAST|TREND|LINEST|PRODUCT|SUBTOTAL|AGGREGATE|INDEX|MATCH|XMATCH|LOOKUP|VLOOKUP|HLOOKUP|XLOOKUP|ROWS|COLUMNS|ROW|COLUMN|OFFSET|FILTER|UNIQUE|SORT|TRANSPOSE|TEXTJOIN|CONCAT$|AND|OR|XOR|DSUM|DCOUNT|DAVERAGE|DGET|NPV|IRR|XIRR|XNPV|MAP|REDUCE|SCAN|BYROW|BYCOL|MAKEARRAY|VSTACK|HSTACK|TOCOL|TOROW|TAKE|DROP|CHOOSECOLS|CHOOSEROWS|ISREF|AREAS)/;

function engineForm<T extends ReferableTable>({ table, sections, first, last }: TableReference<T>): string {
  const section = sections.length > 1 ? "[#All]" : sections.length === 1 ? `[${sections[0] ?? ""}]` : "";
  if (first !== null && last !== null) {
    const columns = columnsOf(first, last);
    if (section !== "") return `${table.name}[${section},${columns}]`;
    return first === last ? `${table.name}${columns}` : `${table.name}[${columns}]`;
  }
  if (section !== "[#This Row]") return `${table.name}${section === "" ? "[#Data]" : section}`;
  return `${table.name}[${section},${rangeOf(table.columns[0]?.name ?? "", table.columns.at(-1)?.name ?? "")}]`;
}

function columnsOf(first: string, last: string): string {
  return first === last ? `[${escaped(first)}]` : rangeOf(first, last);
}

function rangeOf(first: string, last: string): string {
  return `[${escaped(first)}]:[${escaped(last)}]`;
}

/**
 * A formula with its structured references as files and the engine write them: `Table[[#This Row],[column]]`.
 * `home` is the table whose data row the cell lies in. There a bare column that is no function's column argument is
 * the cell of the row, as Excel takes it.
 */
export function toStoredFormula<T extends ReferableTable>(
  formula: string,
  tables: readonly T[],
  home: T | null,
): string {
  if (!formula.includes("[")) return formula;
  return replace(formula, find(formula, tables, home), ({ reference, inside }) => {
    const bare = reference.table === home && reference.sections.length === 0 && reference.first !== null;
    const ofRow = bare && reference.first === reference.last && !takesColumns.test(inside);
    return engineForm(ofRow ? { ...reference, sections: ["#This Row"] } : reference);
  });
}

const needsBrackets = /[^\p{L}\p{N}_.]/u;

/** `[@column]`, `[@[two words]]`, `[@[a]:[b]]`, `[@]`. */
function shownRow<T extends ReferableTable>({ table, first, last }: TableReference<T>): string {
  if (first === null || last === null) return "[@]";
  const isWhole = table.columns.length > 1 && first === table.columns[0]?.name && last === table.columns.at(-1)?.name;
  if (isWhole) return "[@]";
  if (first !== last) return `[@${rangeOf(first, last)}]`;
  return needsBrackets.test(first) ? `[@[${escaped(first)}]]` : `[@${escaped(first)}]`;
}

function shown<T extends ReferableTable>(reference: TableReference<T>, home: T | null): string {
  const { table, sections, first, last } = reference;
  const name = table === home ? "" : table.name;
  if (sections.length === 1 && sections[0] === "#This Row") return `${name}${shownRow(reference)}`;
  if (first === null || last === null) {
    const named = sections.map((section) => `[${section}]`).join(",");
    return sections.length > 1 ? `${table.name}[${named}]` : `${table.name}${named}`;
  }
  const columns = columnsOf(first, last);
  if (sections.length === 0) return first === last ? `${name}${columns}` : `${name}[${columns}]`;
  return `${table.name}[${sections.map((section) => `[${section}]`).join(",")},${columns}]`;
}

/** The stored formula as Excel shows it in a cell: `[@column]` within the table, `Table[@column]` outside. */
export function toShownFormula<T extends ReferableTable>(
  formula: string,
  tables: readonly T[],
  home: T | null,
): string {
  if (!formula.includes("[")) return formula;
  return replace(formula, find(formula, tables, home), ({ reference }) => {
    const all = reference.sections.length === 1 && reference.sections[0] === "#Data" && reference.first === null;
    return shown(all ? { ...reference, sections: [] } : reference, home);
  });
}

/** The stored formula with every reference to a table written anew; null from `write` keeps one as it is. */
export function rewriteReferences<T extends ReferableTable>(
  formula: string,
  tables: readonly T[],
  write: (reference: TableReference<T>) => string | null,
): string {
  if (!formula.includes("[")) return formula;
  return replace(
    formula,
    find(formula, tables, null),
    ({ reference, start, end }) => write(reference) ?? formula.slice(start, end),
  );
}

/** The stored form of a reference, for renames. */
export const storedReference = engineForm;
