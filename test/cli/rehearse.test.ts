import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { saveExchange } from "../../src/usecases/exchangeStore";
import { requireBook } from "../../src/usecases/workbookBook";
import { openFilePort } from "../../src/xlsx/filePort";
import { spendRow } from "../tracking/unitFiles";
import { sampleBytes, TODAY, valueOf } from "../usecases/corruption";
import { jsonOf, terminalIn } from "./terminal";

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), "hengbo-rehearse-"));
const cli = terminalIn(folder);
const day = ["--today", TODAY];

interface Head {
  readonly head: string;
  readonly status: string;
  readonly findings: readonly { readonly id: string; readonly cells: readonly string[] }[];
}

beforeAll(async () => {
  const port = valueOf(await openFilePort(await sampleBytes()));
  const book = valueOf(await requireBook(port, TODAY));
  // Two payments below the limit to one payee, and the first of them once more.
  const rows = [
    spendRow("532301", "P1", 3_000, { voucher: "1" }),
    spendRow("532301", "P1", 2_500, { voucher: "2", on: "2020-04-13" }),
    spendRow("532301", "P1", 3_000, { voucher: "1" }),
  ];
  valueOf(await saveExchange(port, book, { issued: [], received: [], rows }));
  writeFileSync(join(folder, "book.xlsx"), await port.save());
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("rehearse: heads with cells that hold the amounts; without a limit splitting is unknown; 自查 is written", async () => {
  const run = cli("rehearse", "book.xlsx", "--procurement-limit", "5000", "--out", "checked.xlsx", ...day, "--json");
  expect(run.status).toBe(1);
  const { heads } = jsonOf<{ heads: readonly Head[] }>(run);
  const split = heads.flatMap(({ findings }) => findings).find(({ id }) => id.startsWith("procurement.split"));
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(folder, "checked.xlsx"));
  const amounts = (split?.cells ?? []).map((address) => {
    const [sheet = "", cell = ""] = address.split("!");
    return workbook.getWorksheet(sheet)?.getCell(cell).value;
  });
  expect(amounts).toEqual([3_000, 2_500, 3_000]);
  expect(workbook.getWorksheet("自查")?.getCell("F3").value).toBe(5_000);
  expect(heads.find(({ head }) => head === "ledger")?.status).toBe("found");

  const plain = jsonOf<{ heads: readonly Head[] }>(cli("rehearse", "book.xlsx", ...day, "--json"));
  expect(plain.heads.find(({ head }) => head === "procurement")?.status).toBe("unknown");
});

test("a limit that is no amount is refused and nothing is written", () => {
  const run = cli("rehearse", "book.xlsx", "--procurement-limit", "许多", "--out", "no.xlsx", ...day);
  expect(run.status).toBe(2);
  expect(() => readFileSync(join(folder, "no.xlsx"))).toThrow();
});

test("years: one book gives one year, and says for whom no date is known; the same year twice is refused", () => {
  const view = jsonOf<{ years: readonly { year: number }[]; doubts: readonly string[] }>(
    cli("years", "book.xlsx", ...day, "--json"),
  );
  expect(view.years.map(({ year }) => year)).toEqual([2020]);
  expect(view.doubts.join("")).toContain("未知");
  expect(cli("years", "book.xlsx", "book.xlsx", ...day).status).toBe(2);
});

test("the pack of one workbook has the same bytes from two runs of the terminal", () => {
  const sums = ["one.zip", "two.zip"].map((out) => {
    expect(cli("report", "book.xlsx", "--kind", "pack", "--out", out, ...day).status).toBe(0);
    return createHash("sha256")
      .update(readFileSync(join(folder, out)))
      .digest("hex");
  });
  expect(sums[0]).toBe(sums[1]);
});

test("supervise: 12 units, unknown spending stays null; 督查整改 is written and read again", () => {
  const run = cli("supervise", "book.xlsx", "--out", "supervised.xlsx", ...day, "--json");
  expect(run.status).toBe(0);
  const { units } = jsonOf<{ units: readonly { unit: string; spent: string | null; total: number | null }[] }>(run);
  expect(units).toHaveLength(12);
  expect(units.find(({ unit }) => unit === "532301")?.spent).toBe("0.85");
  expect(units.filter(({ spent }) => spent === null)).toHaveLength(11);
  expect(jsonOf<{ units: unknown }>(cli("supervise", "supervised.xlsx", ...day, "--json")).units).toEqual(units);
});
