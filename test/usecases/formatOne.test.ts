import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readBook, READ_SHEETS } from "../../src/workbook/readBook";
import type { FundBook } from "../../src/domain/book";
import { saveBook } from "../../src/usecases/workbookBook";
import { opened, valueOf } from "./corruption";

type Port = Awaited<ReturnType<typeof opened>>["port"];
const FORMAT_1 = readFileSync(join(__dirname, "../fixtures/books/format-1.xlsx"));

async function bookIn(port: Port): Promise<FundBook> {
  const book = valueOf(readBook(valueOf(await port.read(READ_SHEETS)), "2020-05-25"));
  if (!book) throw new Error("no book");
  return book;
}

/** All a person typed or decided before there were registers. */
function earlier({ title, state, units, factors, projects, ledger, decided, computed, holds }: FundBook): unknown {
  return { title, state, units, factors, projects, ledger, decided, computed, holds };
}

describe("a workbook of format 1", () => {
  it("is a complete book with nothing recorded", async () => {
    const book = await bookIn((await opened(FORMAT_1)).port);
    expect(book.units).toHaveLength(12);
    expect(book.decided["P9"]?.["CUL"]).toBe(3_100_000);
    expect(book.holds).toContainEqual({ line: "P9", unit: "CUL" });
    expect(book).toMatchObject({ unitRecords: [], sessions: [], approvals: [], unreadableRecords: [] });
    expect(book.today).toEqual({ date: "2020-05-25", typed: false });
    expect(book.ledger.map(({ source }) => source)).toEqual(["central"]);
  });

  it("gets the new sheets with the first save and keeps all else", async () => {
    const { port } = await opened(FORMAT_1);
    const before = await bookIn(port);
    valueOf(await saveBook(port, before));
    const after = await bookIn(port);
    expect(earlier(after)).toEqual(earlier(before));
    const sheets = valueOf(await port.read(["绩效指标", "活动培训", "复核意见", "日志"]));
    expect(sheets.map(({ name }) => name)).toEqual(["绩效指标", "活动培训", "复核意见", "日志"]);
    expect(after.unitRecords).toEqual([]);
  });
});
