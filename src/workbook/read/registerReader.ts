import type { UnreadableRecord } from "../../domain/records";
import { cellAddress, onSheet } from "../address";
import type { CellValue } from "../plan";
import type { ContentReader } from "./contentReader";
import { typedDate, typedNumber } from "./typedValue";

/** One record of a register: which, and the row it stands in. */
export interface RecordPlace {
  readonly row: number;
  /** Unit code, place of the session, indicator id. */
  readonly record: string;
}

/**
 * Cells of a register by the labels of their columns. What cannot be read is noted with its place and answered as
 * null; a column that is not there holds nothing.
 */
export class RegisterReader<Key extends string> {
  readonly unreadable: UnreadableRecord[] = [];

  constructor(
    private readonly sheet: ContentReader,
    private readonly about: UnreadableRecord["about"],
    private readonly columns: Readonly<Partial<Record<Key, number>>>,
  ) {}

  value({ row }: RecordPlace, key: Key): CellValue {
    const column = this.columns[key];
    return column === undefined ? null : this.sheet.value(row, column);
  }

  text(place: RecordPlace, key: Key): string {
    const value = this.value(place, key);
    return value === null ? "" : String(value).trim();
  }

  date(place: RecordPlace, key: Key): string | null {
    return this.understood(place, key, typedDate(this.value(place, key)));
  }

  /** @param fits tells numbers that can stand there from others */
  number(place: RecordPlace, key: Key, fits: (value: number) => boolean = () => true): number | null {
    const value = typedNumber(this.value(place, key));
    return this.understood(place, key, typeof value === "number" && !fits(value) ? undefined : value);
  }

  /** One of a list of words; null for an empty cell. */
  word<Word extends string>(place: RecordPlace, key: Key, words: readonly Word[]): Word | null {
    const text = this.text(place, key);
    return this.understood(place, key, text === "" ? null : words.find((word) => word === text));
  }

  /** Notes a cell nobody can read and answers null; any other value passes. */
  understood<T>(place: RecordPlace, key: Key, value: T | null | undefined): T | null {
    if (value !== undefined) return value;
    const address = onSheet(this.sheet.content.name, cellAddress(place.row, this.columns[key] ?? 0));
    const { record } = place;
    this.unreadable.push({ about: this.about, field: key, record, text: this.text(place, key), address });
    return null;
  }
}

/** Columns by their header; labels not found are left out. */
export function columnsByHeader<Key extends string>(
  sheet: ContentReader,
  header: number,
  labels: Readonly<Record<Key, string>>,
): Readonly<Partial<Record<Key, number>>> {
  const found = (Object.keys(labels) as Key[]).flatMap((key) => {
    const column = sheet.columnOf(header, labels[key]);
    return column === null ? [] : [[key, column] as const];
  });
  return Object.fromEntries(found) as Partial<Record<Key, number>>;
}
