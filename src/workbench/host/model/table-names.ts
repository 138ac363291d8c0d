/** Words Excel puts into tables, by language. */
interface TableWords {
  readonly table: string;
  readonly column: string;
  readonly total: string;
}

const english: TableWords = { table: "Table", column: "Column", total: "Total" };
const wordsByLanguage: Readonly<Record<string, TableWords>> = {
  zh: { table: "表", column: "列", total: "汇总" },
  ja: { table: "テーブル", column: "列", total: "集計" },
  de: { table: "Tabelle", column: "Spalte", total: "Ergebnis" },
  fr: { table: "Tableau", column: "Colonne", total: "Total" },
};

export function tableWords(locale: string): TableWords {
  return wordsByLanguage[locale.split("-")[0] ?? ""] ?? english;
}

/** Letters, digits, periods and underscores, not beginning with a digit, and nothing that reads as a cell. */
export function isLegalTableName(name: string): boolean {
  if (name.length > 255 || !/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name)) return false;
  return !/^([A-Za-z]{1,3}\d{1,7}|[rR]\d*([cC]\d*)?|[cC]\d*)$/.test(name);
}

/** `name`, or with the first number behind it that makes it unlike the others, whatever the case. */
export function uniqueName(name: string, others: readonly string[]): string {
  const taken = new Set(others.map((other) => other.toLowerCase()));
  if (!taken.has(name.toLowerCase())) return name;
  for (let number = 2; ; number += 1) if (!taken.has(`${name}${number}`.toLowerCase())) return `${name}${number}`;
}

/** The first of `列1`, `列2` … that is free. */
export function nextName(prefix: string, others: readonly string[], from = 1): string {
  const taken = new Set(others.map((other) => other.toLowerCase()));
  for (let number = from; ; number += 1)
    if (!taken.has(`${prefix}${number}`.toLowerCase())) return `${prefix}${number}`;
}
