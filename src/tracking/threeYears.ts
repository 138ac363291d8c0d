import type { FundBook } from "../domain/book";
import { failure, success, type Bilingual, type Result } from "../domain/fault";
import { unitTotal } from "../domain/lines";
import type { Fen } from "../domain/money";
import type { Unit, UnitCode } from "../domain/units";

/** 文化馆数字化 and 图书馆接入 (R23). */
export type CoverageKind = "culture" | "library";

const COVERAGE = {
  culture: { field: "cultureDigitalOn", zh: "文化馆数字化", en: "culture hall digital" },
  library: { field: "libraryConnectedOn", zh: "图书馆接入", en: "library connected" },
} as const;
const KINDS: readonly CoverageKind[] = ["culture", "library"];

/** 每年3至4个县市: what the notice expects to be covered newly each year. */
const EXPECTED_EACH_YEAR = { least: 3, most: 4 } as const;

/** One year as its own book tells it. */
export interface YearRow {
  readonly year: number;
  readonly file: string;
  /** Null: the book does not say what the county got, which is not 0. */
  readonly counties: readonly { readonly unit: UnitCode; readonly amount: Fen | null }[];
  /** Counties covered for the first time in this year, by kind. */
  readonly covered: Readonly<Record<CoverageKind, readonly UnitCode[]>>;
  /** Whether 3 to 4 counties were covered; null while the dates of some county are unknown and it could still be. */
  readonly asExpected: Readonly<Record<CoverageKind, boolean | null>>;
}

/** When a county was covered, and which book says so. */
export interface CountyCoverage {
  readonly unit: UnitCode;
  readonly name: string;
  /** ISO dates; null: no book says, which does not mean it is not covered. */
  readonly on: Readonly<Record<CoverageKind, string | null>>;
}

export interface ThreeYears {
  readonly years: readonly YearRow[];
  readonly coverage: readonly CountyCoverage[];
  /** What is unknown or told differently by two books, in words. */
  readonly doubts: readonly Bilingual[];
}

export interface BookOfYear {
  readonly file: string;
  readonly book: FundBook;
}

/**
 * 三年实施情况 (R23) from this book and earlier ones, in the order of their years.
 * Faults: a book without a year, two books of one year.
 */
export function threeYears(given: readonly BookOfYear[]): Result<ThreeYears> {
  const dated: (BookOfYear & { readonly year: number })[] = [];
  for (const { file, book } of given) {
    const { year } = book;
    if (year === null) return failure(noYear(file));
    const twin = dated.find((one) => one.year === year);
    if (twin) return failure(sameYear(file, twin.file, year));
    dated.push({ file, book, year });
  }
  const books = dated.sort((one, other) => one.year - other.year);
  const counties = countiesOf(books);
  const doubts: Bilingual[] = [...gaps(books.map(({ year }) => year))];
  const coverage = counties.map(({ code, name }): CountyCoverage => {
    const on = (kind: CoverageKind): string | null => dateOf(books, { code, name }, kind, doubts);
    return { unit: code, name, on: { culture: on("culture"), library: on("library") } };
  });
  for (const kind of KINDS) {
    const unknown = coverage.filter(({ on }) => on[kind] === null).map(({ name }) => name);
    if (unknown.length === 0) continue;
    doubts.push({
      zh: `${unknown.join("、")}的${COVERAGE[kind].zh}日期没有填，是否覆盖未知。`,
      en: `No date (${COVERAGE[kind].en}) for ${unknown.join(", ")}; whether they are covered is unknown.`,
    });
  }
  return success({ years: books.map((one) => yearRow(one, counties, coverage)), coverage, doubts });
}

/** Counties of all books; one that has another name in a later book keeps its code. */
function countiesOf(books: readonly BookOfYear[]): readonly Unit[] {
  const counties = new Map<UnitCode, Unit>();
  for (const { book } of books) {
    for (const unit of book.units) if (unit.level === "county") counties.set(unit.code, unit);
  }
  return [...counties.values()].sort((one, other) => (one.code < other.code ? -1 : 1));
}

/** The newest book speaks; an earlier one that says something else is told. */
function dateOf(
  books: readonly (BookOfYear & { readonly year: number })[],
  { code, name }: Pick<Unit, "code" | "name">,
  kind: CoverageKind,
  doubts: Bilingual[],
): string | null {
  const told = books.flatMap(({ year, book }) => {
    const on = book.unitRecords.find(({ unit }) => unit === code)?.[COVERAGE[kind].field] ?? null;
    return on === null ? [] : [{ year, on }];
  });
  const newest = told[told.length - 1];
  const differing = told.find(({ on }) => on !== newest?.on);
  if (newest && differing) {
    doubts.push({
      zh: `${name}的${COVERAGE[kind].zh}日期，${differing.year}年的表是${differing.on}，${newest.year}年的表是${newest.on}，按后者。`,
      en: `${name}, ${COVERAGE[kind].en}: ${differing.on} in the book of ${differing.year}, ${newest.on} in that of ${newest.year}; the latter is used.`,
    });
  }
  return newest?.on ?? null;
}

function yearRow(
  { year, file, book }: BookOfYear & { readonly year: number },
  counties: readonly Unit[],
  coverage: readonly CountyCoverage[],
): YearRow {
  const covered = (kind: CoverageKind): readonly UnitCode[] =>
    coverage.filter(({ on }) => on[kind]?.startsWith(`${year}-`) === true).map(({ unit }) => unit);
  const expected = (kind: CoverageKind): boolean | null => {
    const count = covered(kind).length;
    const open = coverage.filter(({ on }) => on[kind] === null).length;
    if (count > EXPECTED_EACH_YEAR.most) return false;
    if (open > 0) return count + open < EXPECTED_EACH_YEAR.least ? false : null;
    return count >= EXPECTED_EACH_YEAR.least;
  };
  return {
    year,
    file,
    counties: counties.map(({ code }) => ({ unit: code, amount: amountOfUnit(book, code) })),
    covered: { culture: covered("culture"), library: covered("library") },
    asExpected: { culture: expected("culture"), library: expected("library") },
  };
}

function amountOfUnit(book: FundBook, unit: UnitCode): Fen | null {
  const isTold = Object.values(book.decided).some((cells) => cells[unit] !== undefined);
  const isUnreadable = book.unreadable.some((cell) => cell.unit === unit);
  return isTold && !isUnreadable ? unitTotal(book.decided, unit) : null;
}

/** Years between the first and the last for which no book was given. */
function gaps(years: readonly number[]): readonly Bilingual[] {
  const [first, last] = [years[0], years[years.length - 1]];
  if (first === undefined || last === undefined) return [];
  const all = Array.from({ length: last - first + 1 }, (_unused, index) => first + index);
  return all
    .filter((year) => !years.includes(year))
    .map((year) => ({ zh: `没有${year}年的表，这一年未知。`, en: `No book of ${year}; that year is unknown.` }));
}

function noYear(file: string): Parameters<typeof failure>[0] {
  return {
    code: "book-without-year",
    sentence: { zh: `“${file}”没有年度，不能排进三年。`, en: `"${file}" has no year and cannot be placed.` },
    nextStep: { zh: "在首页填写年度后再试。", en: "Fill in its year and try again." },
    place: file,
  };
}

function sameYear(file: string, other: string, year: number): Parameters<typeof failure>[0] {
  return {
    code: "year-twice",
    sentence: { zh: `“${file}”和“${other}”都是${year}年的表。`, en: `"${file}" and "${other}" are both of ${year}.` },
    nextStep: { zh: "每年只给一份表。", en: "Give one book for each year." },
    place: file,
  };
}
