import type { FundBook } from "../domain/book";
import { formatWan, type Fen } from "../domain/money";

/** One thing a person typed. */
export interface Fact {
  /** `amount:P5|532301`, `rule:R03#threshold` */
  readonly key: string;
  readonly table: string;
  readonly sheet: string;
  /** What it is called: 5 互联互通 楚雄市. */
  readonly label: string;
  /** Equal facts have equal texts. */
  readonly canonical: string;
  /** As a person reads it. */
  readonly shown: string;
  /** The column of a record, or null for a whole record. */
  readonly column: string | null;
}

/** A kind of record, with how its facts are listed and taken over. */
export interface FactTable {
  readonly name: string;
  readonly sheet: string;
  /** Nothing of it is taken over. */
  readonly locked: boolean;
  /** Records are neither added nor taken away by taking over. */
  readonly fixed: boolean;
  /** Records are only ever added. */
  readonly appendOnly: boolean;
  facts(book: FundBook): readonly Fact[];
  /** `ours` with these facts as they stand in `theirs`. */
  taken(ours: FundBook, theirs: FundBook, keys: ReadonlySet<string>): FundBook;
}

export interface FactTableDescription<T extends object> {
  readonly name: string;
  readonly sheet: string;
  readonly list: (book: FundBook) => readonly T[];
  readonly id: (record: T) => string;
  readonly label: (record: T, book: FundBook) => string;
  readonly show: (record: T) => string;
  readonly put: (book: FundBook, list: readonly T[]) => FundBook;
  /** Columns that are not compared. */
  readonly skip?: readonly string[];
  readonly whole?: true;
  readonly fixed?: true;
  readonly locked?: true;
  readonly appendOnly?: true;
}

const MONEY_COLUMNS: readonly string[] = ["amount", "documentTotal", "fixedAmount", "resourcePart", "lastYear"];
const EXISTS = "";
/** Between a record and its column in a key; never in an id. */
export const COLUMN_MARK = "#";

/** JSON with sorted keys, so that equal values have equal texts. */
function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

function shownText(column: string, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" && MONEY_COLUMNS.includes(column)) return `${formatWan(value as Fen)}万元`;
  return typeof value === "string" ? value : canonicalText(value);
}

/** @param description of one kind of record */
export function factTable<T extends object>(description: FactTableDescription<T>): FactTable {
  const { name, sheet, skip = [], whole = false } = description;
  const keyed = (book: FundBook): ReadonlyMap<string, T> =>
    numbered(description.list(book), `${name}:`, description.id);
  const columnsOf = (record: T): readonly (readonly [string, unknown])[] =>
    Object.entries(record).filter(([column]) => !skip.includes(column));
  return {
    name,
    sheet,
    locked: description.locked ?? false,
    fixed: description.fixed ?? false,
    appendOnly: description.appendOnly ?? false,
    facts(book) {
      return [...keyed(book)].flatMap(([key, record]): readonly Fact[] => {
        const about = { table: name, sheet, label: description.label(record, book) };
        if (whole) {
          const canonical = canonicalText(Object.fromEntries(columnsOf(record)));
          return [{ key, ...about, canonical, shown: description.show(record), column: null }];
        }
        // The record itself is a fact, so that one that came or went is one difference and not one a column.
        const self: Fact = { key, ...about, canonical: EXISTS, shown: description.show(record), column: null };
        const parts = columnsOf(record).map(([column, value]) => ({
          key: `${key}${COLUMN_MARK}${column}`,
          ...about,
          canonical: canonicalText(value),
          shown: shownText(column, value),
          column,
        }));
        return [self, ...parts];
      });
    },
    taken(ours, theirs, keys) {
      const [mine, other] = [keyed(ours), keyed(theirs)];
      const list: T[] = [];
      for (const [key, record] of mine) {
        if (keys.has(key) && !other.has(key)) continue;
        const from = other.get(key);
        if (from === undefined) list.push(record);
        else if (keys.has(key)) list.push(from);
        else list.push(withColumns(record, from, (column) => keys.has(`${key}${COLUMN_MARK}${column}`)));
      }
      for (const [key, record] of other) if (keys.has(key) && !mine.has(key)) list.push(record);
      return description.put(ours, list);
    },
  };
}

function withColumns<T extends object>(record: T, from: T, wanted: (column: string) => boolean): T {
  return {
    ...record,
    ...(Object.fromEntries(Object.entries(from).filter(([column]) => wanted(column))) as Partial<T>),
  };
}

/** Records of the same id are told apart by their number, in the order they stand. */
function numbered<T>(list: readonly T[], prefix: string, id: (record: T) => string): ReadonlyMap<string, T> {
  const keyed = new Map<string, T>();
  for (const record of list) {
    const base = `${prefix}${id(record).replaceAll(COLUMN_MARK, "＃")}`;
    let key = base;
    for (let number = 2; keyed.has(key); number += 1) key = `${base}~${number}`;
    keyed.set(key, record);
  }
  return keyed;
}
