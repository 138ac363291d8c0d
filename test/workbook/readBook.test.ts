import fc from "fast-check";
import type { FundBook } from "../../src/domain/book";
import { fen } from "../../src/domain/money";
import type { WorkbookContent } from "../../src/workbook/plan";
import { RULE_CATALOGUE } from "../../src/rules/catalogue";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { readBook } from "../../src/workbook/readBook";
import { runs } from "../runs";
import { anyBook, contentOf, dividedSample, freshSample } from "./books";

function reread(book: FundBook): FundBook {
  const read = readBook(contentOf(planWorkbook(book)), "2020-05-25");
  if (!read.ok || read.value === null) throw new Error("no book");
  return read.value;
}

/** Choices that say what the catalogue says are no choices once they are read back. */
function comparable(book: FundBook): unknown {
  const said = book.rules.filter((rule) => !isCatalogue(rule)).map((rule) => ({ ...rule }));
  // An empty log has an end as soon as it is a sheet.
  const logEnd = book.log.length === 0 ? null : book.logEnd;
  return {
    ...book,
    logEnd,
    rules: said,
    unreadable: book.unreadable.map(({ line, unit, text }) => ({ line, unit, text })),
  };
}

function isCatalogue(rule: FundBook["rules"][number]): boolean {
  const own = RULE_CATALOGUE.find(({ id }) => id === rule.rule);
  const usual = own && [own.threshold, own.readings[0].id, own.level];
  return (
    rule.enabled &&
    rule.decidedBy === "" &&
    rule.decidedOn === "" &&
    JSON.stringify([rule.threshold, rule.reading, rule.level]) === JSON.stringify(usual)
  );
}

describe("a book written as a workbook and read back", () => {
  it("is the same book, whatever it holds", () => {
    fc.assert(
      fc.property(anyBook(), (book) => {
        expect(comparable(reread(book))).toEqual(comparable(book));
      }),
      { numRuns: runs(40) },
    );
  });

  it("keeps provenance, repairs and open questions of the notice", () => {
    const book = freshSample();
    const back = reread(book);
    expect(back.projects).toEqual(book.projects);
    expect(back.repairs).toEqual(book.repairs);
    expect(back.openQuestions).toEqual(book.openQuestions);
    expect(back.repairs.length).toBeGreaterThan(0);
  });

  it("tells a deliberate 0.00 from a cell nobody has decided", () => {
    const book: FundBook = { ...freshSample(), decided: { P1: { "532301": fen(0) } } };
    expect(reread(book).decided).toEqual({ P1: { "532301": 0 } });
  });
});

describe("a workbook people have worked on", () => {
  const content = (): WorkbookContent => contentOf(planWorkbook(dividedSample()));

  it("reads the same when the rows of 项目表 are sorted another way", () => {
    const sorted = content().map((sheet) => {
      if (sheet.name !== "项目表") return sheet;
      const reversed = <T>(rows: readonly (readonly T[])[]): readonly (readonly T[])[] => [
        ...rows.slice(0, 3),
        ...rows.slice(3).reverse(),
      ];
      return { ...sheet, values: reversed(sheet.values), formulas: reversed(sheet.formulas) };
    });
    expect(readBook(sorted, "2020-05-25")).toEqual(readBook(content(), "2020-05-25"));
  });

  it("reads the same when a column is inserted into 资金台账", () => {
    const moved = content().map((sheet) => {
      if (sheet.name !== "资金台账") return sheet;
      const widened = <T>(rows: readonly (readonly (T | null)[])[]): (T | null)[][] =>
        rows.map((row) => [row[0] ?? null, null, ...row.slice(1)]);
      return { ...sheet, values: widened(sheet.values), formulas: widened(sheet.formulas) };
    });
    expect(readBook(moved, "2020-05-25")).toEqual(readBook(content(), "2020-05-25"));
  });

  it("reports a text in an amount cell with its place and does not take it as 0", () => {
    const typed = content().map((sheet) =>
      sheet.name === "分配表"
        ? {
            ...sheet,
            values: sheet.values.map((row, index) =>
              index === 9 ? row.map((value, column) => (column === 7 ? "约4" : value)) : row,
            ),
          }
        : sheet,
    );
    const read = readBook(typed, "2020-05-25");
    expect(read.ok && read.value?.unreadable).toEqual([
      { line: "P1", unit: "532301", text: "约4", address: "分配表!H10" },
    ]);
    expect(read.ok && read.value?.decided["P1"]?.["532301"]).toBeUndefined();
  });

  it("names a sheet that was deleted or renamed", () => {
    const read = readBook(
      content().filter((sheet) => sheet.name !== "资金台账"),
      "2020-05-25",
    );
    expect(read.ok ? null : read.fault).toMatchObject({
      code: "sheet-missing",
      place: "资金台账",
      sentence: { zh: "缺少工作表“资金台账”，没有计算，也没有改动其他表。" },
    });
  });

  it("survives the loss of 标识, 待核实, 预警 and 校验", () => {
    const kept = content().filter((sheet) => !["标识", "待核实", "预警", "校验"].includes(sheet.name));
    const read = readBook(kept, "2020-05-25");
    expect(read.ok && read.value?.decided).toEqual(dividedSample().decided);
  });

  it("refuses a workbook of a newer format politely", () => {
    const newer = content().map((sheet) =>
      sheet.name === "标识" ? { ...sheet, values: [["格式版本", 99], ...sheet.values.slice(1)] } : sheet,
    );
    const read = readBook(newer, "2020-05-25");
    expect(read.ok ? null : read.fault.code).toBe("format-newer");
  });

  it("takes somebody else's workbook as none of ours", () => {
    expect(readBook([{ name: "单位", values: [["代码"]], formulas: [[null]] }], "2020-05-25")).toEqual({
      ok: true,
      value: null,
    });
  });
});
