import type { FundBook } from "../../src/domain/book";
import { fen } from "../../src/domain/money";
import { createExcelPort } from "../../src/excel/port";
import { MATRIX_ROW } from "../../src/workbook/layout";
import { SHEET } from "../../src/workbook/names";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { opinion, sealedBook } from "../review/reviewBooks";
import { dividedSample, freshSample, withAmount } from "../workbook/books";
import { startExcel, type RunningExcel } from "../workbench/excel-in-process";

jest.setTimeout(120_000);

const SHEETS: readonly string[] = [SHEET.opinions, SHEET.log, SHEET.keys, SHEET.allocation];
/** Of 分配表 only the row with code and number; test/contract/engine.test.ts compares the rest. */
const isReview = (sheet: string, row: number): boolean => sheet !== SHEET.allocation || row === MATRIX_ROW.state;

/** Formulas of 复核意见, 标识 and 分配表 that the engine computes otherwise than the plan expects. */
async function differences(book: FundBook): Promise<readonly object[]> {
  const plan = planWorkbook(book);
  const port = createExcelPort();
  const rendered = await port.render(plan);
  if (!rendered.ok) throw new Error(`${rendered.fault.code}: ${rendered.fault.sentence.en}`);
  const content = await port.read(SHEETS);
  if (!content.ok) throw new Error(content.fault.code);
  return plan.sheets
    .filter((sheet) => SHEETS.includes(sheet.name))
    .flatMap((sheet) => {
      const values = content.value.find((candidate) => candidate.name === sheet.name)?.values ?? [];
      return sheet.cells.flatMap((row, r) =>
        row.flatMap((cell, c) => {
          if (cell?.formula === undefined || !isReview(sheet.name, r)) return [];
          const got = values[r]?.[c] ?? "";
          const expected = cell.value ?? "";
          return got === expected
            ? []
            : [{ sheet: sheet.name, r, c, expected, got, formula: cell.formula.slice(0, 200) }];
        }),
      );
    });
}

describe("复核意见 and 核对数 as the engine computes them", () => {
  let excel: RunningExcel;
  beforeEach(async () => {
    excel = await startExcel();
  });
  afterEach(() => excel.stop());

  it("before anything is divided or sealed", async () => {
    expect(await differences(freshSample())).toEqual([]);
  });

  it("sealed, with opinions of every kind, texts among the amounts, and the latest of several", async () => {
    const divided = dividedSample();
    const { P6: sixth, ...others } = divided.decided;
    const { "532327": _text, ...rest } = sixth ?? {};
    const book: FundBook = {
      ...divided,
      decided: { ...others, P6: rest },
      unreadable: [{ line: "P6", unit: "532327", text: "约4", address: "" }],
      opinions: [
        opinion("R03", { on: "2020-05-26", opinion: "整改", seen: "1.00/2.00" }),
        opinion("R03", { on: "2020-05-25" }),
        opinion("", { reason: "空着编号" }),
        opinion("R99"),
        opinion("R04", { on: null }),
        opinion("R04", { on: null, reason: "=1+1" }),
        opinion("R12", { opinion: "同意" }),
      ],
    };
    expect(await differences(sealedBook(book))).toEqual([]);
  });

  it("changed after it was sealed, and in odd fen", async () => {
    const sealed = sealedBook(withAmount(dividedSample(), "P9", "CUL", fen(4_331_234)));
    expect(await differences(withAmount(sealed, "P1", "532301", fen(-1_234_567)))).toEqual([]);
  });

  it("at 90 亿元", async () => {
    const book = dividedSample();
    const last = book.units[book.units.length - 1]?.code ?? "";
    expect(await differences(sealedBook(withAmount(book, "P15", last, fen(899_999_999_999))))).toEqual([]);
  });
});
