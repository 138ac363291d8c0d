import fc from "fast-check";
import type { FundBook } from "../../src/domain/book";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { dateIn } from "../../src/workbook/damage/unread";
import { typedDate, typedNumber } from "../../src/workbook/read/typedValue";
import { readBook } from "../../src/workbook/readBook";
import type { CellValue, WorkbookContent } from "../../src/workbook/plan";
import { anyBook } from "../rules/randomBook";
import { runs, seed } from "../runs";
import { contentOf, freshSample } from "./books";

function read(content: WorkbookContent): FundBook {
  const book = readBook(content, "2020-05-25");
  if (!book.ok || book.value === null) throw new Error("no book");
  return book.value;
}

/** Registers as they can be told apart: records and approvals that say nothing are none. */
function registers(book: FundBook): unknown {
  const { unitRecords, sessions, indicators, approvals, today, state, ledger, projects } = book;
  const said = unitRecords.filter(({ unit: _, planState, ...typed }) =>
    planState !== "未报" ? true : Object.values(typed).some((value) => value !== null && value !== ""),
  );
  return {
    unitRecords: said,
    sessions,
    indicators,
    approvals: approvals.filter(({ on, document }) => on !== null || document !== ""),
    today,
    state,
    sources: ledger.map(({ source }) => source),
    parts: projects.map(({ number, resourcePart }) => ({ number, resourcePart })),
  };
}

/** The content with one cell typed over. */
function typed(content: WorkbookContent, name: string, row: number, column: number, value: CellValue): WorkbookContent {
  return content.map((sheet) =>
    sheet.name === name
      ? {
          ...sheet,
          values: sheet.values.map((cells, r) =>
            r === row ? cells.map((cell, c) => (c === column ? value : cell)) : cells,
          ),
        }
      : sheet,
  );
}

describe("registers written and read back", () => {
  it("are the same, whatever they hold", () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        expect(registers(read(contentOf(planWorkbook(book))))).toEqual(registers(book));
      }),
      { seed, numRuns: runs(30) },
    );
  });

  it("keep a text nobody can read where it was typed, and say where", () => {
    const content = typed(contentOf(planWorkbook(freshSample())), "单位", 7, 7, "约5月");
    const book = read(content);
    expect(book.unreadableRecords).toEqual([
      { about: "unit", field: "cultureDigitalOn", record: "532301", text: "约5月", address: "单位!H8" },
    ]);
    const again = contentOf(planWorkbook(book)).find(({ name }) => name === "单位");
    expect(again?.values[7]?.[7]).toBe("约5月");
  });

  it("give the notice's indicators ids, holders and what counts for them", () => {
    const of = (id: string): unknown => freshSample().indicators.find((indicator) => indicator.id === id);
    expect(of("P13-1")).toMatchObject({ holder: "CUL", counts: "从业人员培训", original: 2, current: 2, actual: null });
    const volunteers = freshSample().indicators.filter(({ counts }) => counts === "志愿者培训");
    expect(volunteers).toMatchObject([
      { project: 14, holder: "LIB", original: 2 },
      { project: 15, holder: "CUL", original: 1 },
    ]);
  });
});

describe("dates and numbers as people type them", () => {
  it.each([
    [43982, "2020-05-31"],
    [null, null],
    ["", null],
    ["2020-5-31", undefined],
    ["约5月", undefined],
    [2020, undefined],
    [20200531, undefined],
  ])("the cell %p is the day %p: texts and odd numbers are none, in the sheet as here", (value, day) => {
    expect(typedDate(value)).toBe(day);
  });

  it.each([
    [120, 120],
    ["１２０", undefined],
    ["1,200", undefined],
    ["约120", undefined],
    ["", null],
  ])("the cell %p is the number %p", (value, number) => {
    expect(typedNumber(value)).toBe(number);
  });

  it.each([
    ["2020-5-31", "2020-05-31"],
    ["2020.5.31", "2020-05-31"],
    ["2020年5月31日", "2020-05-31"],
    ["２０２０／５／３１", "2020-05-31"],
    ["5月", null],
    ["约5月", null],
    ["2020-02-30", null],
    ["2020", null],
  ])("the text %p can be mended into the day %p", (text, day) => {
    expect(dateIn(text)).toBe(day);
  });
});
