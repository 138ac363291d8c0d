import type { FundBook } from "../../src/domain/book";
import { fen } from "../../src/domain/money";
import type { UnitRecord } from "../../src/domain/records";
import { threeYears } from "../../src/tracking/threeYears";
import { dividedSample } from "../workbook/books";

const COUNTIES = dividedSample().units.filter(({ level }) => level === "county");

function record(unit: string, cultureDigitalOn: string | null, libraryConnectedOn: string | null): UnitRecord {
  return {
    unit,
    funded: null,
    notFundedReason: "",
    lastYear: null,
    coefficient: null,
    cultureDigitalOn,
    libraryConnectedOn,
    owner: "",
    planState: "未报",
    planOpinion: "",
    planDecidedOn: null,
  };
}

/** Every county covered: three in 2018, three in 2019, four in 2020. */
function day(index: number): string {
  return `${2018 + Math.min(2, Math.floor(index / 3))}-05-0${(index % 3) + 1}`;
}

function bookOf(year: number | null, known = 10, more: Partial<FundBook> = {}): FundBook {
  const unitRecords = COUNTIES.slice(0, known).map(({ code }, index) => record(code, day(index), day(index)));
  return { ...dividedSample(), year, unitRecords, ...more };
}

function shown(books: readonly FundBook[]) {
  const result = threeYears(books.map((book, index) => ({ file: `${index}.xlsx`, book })));
  if (!result.ok) throw new Error(result.fault.code);
  return result.value;
}

test("three books in any order: each county in its year, three, three and four of them", () => {
  const { years, doubts, coverage } = shown([bookOf(2020), bookOf(2018), bookOf(2019)]);
  expect(years.map(({ year }) => year)).toEqual([2018, 2019, 2020]);
  expect(years.map(({ covered }) => covered.culture.length)).toEqual([3, 3, 4]);
  expect(years.every(({ asExpected }) => asExpected.culture === true && asExpected.library === true)).toBe(true);
  expect(coverage).toHaveLength(10);
  expect(doubts).toEqual([]);
});

test("a county without a date is unknown, and so is whether the year was as expected", () => {
  const { years, coverage, doubts } = shown([bookOf(2020, 8)]);
  expect(coverage.filter(({ on }) => on.culture === null).map(({ name }) => name)).toEqual(
    COUNTIES.slice(8).map(({ name }) => name),
  );
  expect(years[0]?.asExpected.culture).toBeNull();
  expect(doubts).toHaveLength(2);
  expect(doubts[0]?.zh).toContain("未知");
});

test("too many in one year is said even while some are unknown; too few only once none is", () => {
  const crowded = COUNTIES.slice(0, 5).map(({ code }) => record(code, "2020-03-01", null));
  expect(shown([bookOf(2020, 0, { unitRecords: crowded })]).years[0]?.asExpected.culture).toBe(false);
  const late = COUNTIES.map(({ code }, index) => record(code, index < 2 ? "2020-03-01" : "2019-03-01", null));
  expect(shown([bookOf(2020, 0, { unitRecords: late })]).years[0]?.asExpected.culture).toBe(false);
});

test("amounts: what a book does not say is null, a decided 0 is 0", () => {
  const [first, second] = COUNTIES;
  const decided = { P1: { [first?.code ?? ""]: fen(0) } };
  const { years } = shown([bookOf(2020, 10, { decided })]);
  expect(years[0]?.counties.find(({ unit }) => unit === first?.code)?.amount).toBe(0);
  expect(years[0]?.counties.find(({ unit }) => unit === second?.code)?.amount).toBeNull();
});

test("a year without a book and dates that differ are told; the newer book is used", () => {
  const [first] = COUNTIES;
  const changed = bookOf(2020).unitRecords.map((one) =>
    one.unit === first?.code ? { ...one, cultureDigitalOn: "2018-09-09" } : one,
  );
  const { doubts, coverage } = shown([bookOf(2018), bookOf(2020, 10, { unitRecords: changed })]);
  expect(doubts.map(({ zh }) => zh)).toEqual([
    "没有2019年的表，这一年未知。",
    expect.stringContaining("2018-05-01") as string,
  ]);
  expect(coverage[0]?.on.culture).toBe("2018-09-09");
});

test.each([
  ["book-without-year", [null]],
  ["year-twice", [2020, 2020]],
])("refused: %s", (code, years) => {
  const books = years.map((year) => ({ file: "a.xlsx", book: bookOf(year) }));
  expect(threeYears(books)).toMatchObject({ ok: false, fault: { code } });
});
