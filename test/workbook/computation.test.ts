import fc from "fast-check";
import { allocateFund } from "../../src/allocation/allocateFund";
import { allocationInput } from "../../src/allocation/bookInput";
import type { AmountTable, FundBook } from "../../src/domain/book";
import { ROUNDING_STEPS } from "../../src/domain/computation";
import { linesOf } from "../../src/domain/lines";
import { fen, wanNumber } from "../../src/domain/money";
import { NO_RECORDS } from "../../src/domain/records";
import { allocateBook } from "../../src/usecases/allocateBook";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { readBook } from "../../src/workbook/readBook";
import { potFigures } from "../../src/workbook/sheets/shareFigures";
import { runs, seed } from "../runs";
import { contentOf, dividedSample, freshSample, withAmount } from "./books";

const BASE = freshSample();
const UNITS = BASE.units.map(({ code }) => code);
const CELLS = linesOf(BASE.projects).flatMap(({ id, builders }) => builders.map((unit) => ({ line: id, unit })));

/** 保底 or 上限 of some cells, in fen. */
function bounds(min: number, max: number): fc.Arbitrary<AmountTable> {
  return fc
    .array(fc.record({ cell: fc.constantFrom(...CELLS), amount: fc.integer({ min, max }) }), { maxLength: 4 })
    .map((list) =>
      list.reduce<Record<string, Record<string, ReturnType<typeof fen>>>>((table, { cell, amount }) => {
        (table[cell.line] ??= {})[cell.unit] = fen(amount * 1000);
        return table;
      }, {}),
    );
}

const count = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 999_999 }));

/** The sample with any factors, coefficients, bounds, holds and rounding. */
const books: fc.Arbitrary<FundBook> = fc
  .record({
    method: fc.constantFrom("even" as const, "factors" as const),
    step: fc.constantFrom(...ROUNDING_STEPS),
    weights: fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 3 }),
    values: fc.array(fc.array(count, { minLength: UNITS.length, maxLength: UNITS.length }), {
      minLength: 3,
      maxLength: 3,
    }),
    coefficients: fc.array(fc.option(fc.integer({ min: 1, max: 30_000 })), {
      minLength: UNITS.length,
      maxLength: UNITS.length,
    }),
    floors: bounds(0, 900),
    ceilings: bounds(900, 9_000),
    holds: fc.array(fc.record({ cell: fc.constantFrom(...CELLS), steps: fc.integer({ min: 0, max: 90 }) }), {
      maxLength: 3,
    }),
    more: fc.integer({ min: 0, max: 200_000_000 }),
  })
  .map(({ method, step, weights, values, coefficients, floors, ceilings, holds, more }) => {
    const held = holds.reduce(
      (book, { cell, steps }) => withAmount(book, cell.line, cell.unit, fen(steps * 10_000)),
      BASE,
    );
    const [document] = BASE.ledger;
    return {
      ...held,
      method,
      ledger: document ? [{ ...document, amount: fen(document.amount + more) }] : [],
      factors: weights.map((weight, index) => ({
        name: `因素${index}`,
        year: "2019",
        source: "示例数据",
        weight,
        values: Object.fromEntries(UNITS.map((unit, place) => [unit, values[index]?.[place] ?? 1])),
      })),
      unitRecords: UNITS.map((unit, index) => ({
        unit,
        funded: null,
        notFundedReason: "",
        lastYear: null,
        coefficient: coefficients[index] ?? null,
        cultureDigitalOn: null,
        libraryConnectedOn: null,
        owner: "",
        planState: "未报" as const,
        planOpinion: "",
        planDecidedOn: null,
      })),
      holds: holds
        .map(({ cell }) => cell)
        .filter(
          (cell, index, all) => all.findIndex((one) => one.line === cell.line && one.unit === cell.unit) === index,
        ),
      terms: { ...NO_RECORDS.terms, step, floors, ceilings },
    };
  });

it("the open columns, computed as a sheet computes them, end in the exact amounts of the division", () => {
  let divided = 0;
  fc.assert(
    fc.property(books, (book) => {
      const input = allocationInput(book);
      if (!input.ok) throw new Error(input.fault.sentence.en);
      const result = allocateFund(input.value);
      if (!result.ok) return;
      divided += 1;
      for (const pot of result.value.pots) {
        const { shares } = potFigures(book, pot);
        expect(shares.map(({ unit, computed }) => [unit, computed])).toEqual(
          pot.cells.map(({ unit, amount }) => [unit, wanNumber(amount)]),
        );
      }
    }),
    { numRuns: runs(200), seed },
  );
  // Most of them can be divided: the others are refused in words.
  expect(divided).toBeGreaterThan(runs(200) / 3);
});

describe("what a person sets on 测算", () => {
  const terms = {
    step: ROUNDING_STEPS[1] ?? fen(0),
    floors: { P1: { "532301": fen(2_000_000) } },
    ceilings: { P3: { LIB: fen(50_000_000) } },
    adjustments: [{ line: "P1", unit: "532301", reason: "基数低", by: "张科员（自报）" }],
  };
  const book: FundBook = { ...dividedSample("factors"), terms };

  it("comes back from the sheet: 取整单位, 保底, 上限, 理由 and 谁定, and coefficients from 单位", () => {
    const [first] = book.unitRecords.length > 0 ? book.unitRecords : [];
    const withRecord: FundBook = {
      ...book,
      unitRecords: [
        {
          unit: "532301",
          funded: first?.funded ?? null,
          notFundedReason: "",
          lastYear: null,
          coefficient: 11_500,
          cultureDigitalOn: null,
          libraryConnectedOn: null,
          owner: "",
          planState: "未报",
          planOpinion: "",
          planDecidedOn: null,
        },
      ],
    };
    const read = readBook(contentOf(planWorkbook(withRecord)), "2020-05-25");
    if (!read.ok || !read.value) throw new Error("no book");
    expect(read.value.terms).toEqual(terms);
    expect(read.value.unitRecords).toEqual(withRecord.unitRecords);
    expect(read.value.factors).toEqual(withRecord.factors);
  });

  it("stays as typed where it cannot be read, and nothing is divided by a guess", () => {
    const content = contentOf(planWorkbook(book)).map((sheet) => {
      if (sheet.name !== "测算") return sheet;
      const header = sheet.values.findIndex((row) => row.includes("保底"));
      const column = sheet.values[header]?.indexOf("保底") ?? 0;
      const values = sheet.values.map((row, index) =>
        index === header + 1 ? row.map((value, place) => (place === column ? "两万" : value)) : row,
      );
      return { ...sheet, values };
    });
    const read = readBook(content, "2020-05-25");
    if (!read.ok || !read.value) throw new Error("no book");
    expect(read.value.unreadableRecords).toMatchObject([{ about: "share", field: "floor", text: "两万" }]);
    const again = allocateBook(read.value, { method: "even", handEdits: "replace" });
    expect(again.ok ? "" : again.fault.sentence.zh).toContain("“两万”");
    const put = planWorkbook(read.value).sheets.find(({ name }) => name === "测算");
    expect(put?.cells.flat().some((cell) => cell?.value === "两万")).toBe(true);
  });

  it("a coefficient of 2 doubles a unit's share beside an equal one", () => {
    const equal = Object.fromEntries(UNITS.map((unit) => [unit, 10]));
    const factors = [{ name: "人口", year: "2019", source: "示例数据", weight: 10_000, values: equal }];
    const record = (unit: string, coefficient: number) => ({
      unit,
      funded: null,
      notFundedReason: "",
      lastYear: null,
      coefficient,
      cultureDigitalOn: null,
      libraryConnectedOn: null,
      owner: "",
      planState: "未报" as const,
      planOpinion: "",
      planDecidedOn: null,
    });
    const divided = allocateBook(
      { ...BASE, factors, unitRecords: [record("532301", 20_000)] },
      { method: "factors", handEdits: "replace" },
    );
    if (!divided.ok) throw new Error(divided.fault.sentence.en);
    const cells = divided.value.computed["P1"] ?? {};
    const [double, single] = [cells["532301"] ?? 0, cells["532322"] ?? 0];
    expect(Math.abs(double - 2 * single)).toBeLessThanOrEqual(20_000);
  });

  it("says 缺理由 on a line until the reason is given, 低保底 below a floor", () => {
    const alertOf = (one: FundBook): unknown => {
      const sheet = planWorkbook(one).sheets.find(({ name }) => name === "分配表");
      return sheet?.cells.find((row) => row[0]?.value === 1 && row[1]?.value !== undefined)?.[2]?.value;
    };
    const divided = dividedSample();
    const moved = withAmount(divided, "P1", "532301", fen((divided.decided["P1"]?.["532301"] ?? 0) + 100_000));
    expect(String(alertOf(moved))).toContain("缺理由");
    const explained = { ...moved, terms: { ...moved.terms, adjustments: terms.adjustments } };
    expect(String(alertOf(explained))).not.toContain("缺理由");
    const floored = { ...explained, terms: { ...explained.terms, floors: { P1: { "532301": fen(90_000_000) } } } };
    expect(String(alertOf(floored))).toContain("低保底");
  });
});
