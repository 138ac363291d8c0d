import type { Area } from "../address";
import { asFlag, asRecord } from "../arguments";
import type { CellContent } from "../engine/engine";
import { HostError } from "../errors";
import type { Session } from "../member";
import { boundedPart } from "./access";

export interface SearchTerms {
  /** Global, so that occurrences can be counted. */
  readonly pattern: RegExp;
}

function flagOf(record: Readonly<Record<string, unknown>>, key: string): boolean {
  const value = record[key] ?? null;
  return value === null ? false : asFlag(value);
}

/** `*`, `?` and `~` as Excel's search takes them. */
function patternText(text: string): string {
  return text.replace(/~[*?~]|[*?]|[\\^$.+()[\]{}|]/g, (part) => {
    if (part.startsWith("~")) return `\\${part.slice(1)}`.replace("\\~", "~");
    if (part === "*") return ".*";
    return part === "?" ? "." : `\\${part}`;
  });
}

/** Text and criteria of a search; InvalidArgument for an empty text or unknown criteria. */
export function readSearch(text: string, criteria: unknown, keys: readonly string[]): SearchTerms {
  if (text === "") throw new HostError("InvalidArgument", "nothing to search for");
  const record = criteria === null || criteria === undefined ? {} : asRecord(criteria, keys);
  const body = patternText(text);
  const flags = flagOf(record, "matchCase") ? "gsu" : "gisu";
  return { pattern: new RegExp(flagOf(record, "completeMatch") ? `^(?:${body})$` : body, flags) };
}

export interface FoundCell {
  readonly row: number;
  readonly column: number;
}

/** Cells whose value, as stored or as shown, has the text; row by row. */
export function foundCells(session: Session, sheet: string, area: Area, terms: SearchTerms): FoundCell[] {
  const part = boundedPart(session, sheet, area);
  if (part === null) return [];
  const cells = session.engine.cells(sheet, part);
  const found: FoundCell[] = [];
  cells.forEach((line, rowOffset) =>
    line.forEach((cell, columnOffset) => {
      const place = { row: part.row + rowOffset, column: part.column + columnOffset };
      if (cell.kind !== "empty" && matches(session, sheet, place, cell, terms)) found.push(place);
    }),
  );
  return found;
}

function matches(session: Session, sheet: string, place: FoundCell, cell: CellContent, terms: SearchTerms): boolean {
  const stored = typeof cell.value === "boolean" ? String(cell.value).toUpperCase() : String(cell.value);
  if (stored.search(terms.pattern) >= 0) return true;
  if (cell.kind !== "number") return false;
  const format = session.engine.formats(sheet, { ...place, rows: 1, columns: 1 })[0]?.[0]?.numberFormat;
  return format !== undefined && session.engine.display(cell, format).search(terms.pattern) >= 0;
}
