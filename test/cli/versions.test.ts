import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Workbook } from "exceljs";
import { SAMPLE_NOTICE } from "../../src/notice/sample";
import { jsonOf, terminalIn } from "./terminal";

jest.setTimeout(120_000);

interface Compared {
  readonly all: { readonly change: string };
  readonly untied: string;
  readonly units: readonly { readonly unit: string; readonly change: string }[];
}

interface WhatIf {
  readonly status: string;
  readonly rules: readonly { readonly rule: string; readonly slackBefore: string; readonly slackChanged: string }[];
  readonly ways: readonly {
    readonly moves: readonly { readonly unit: string }[];
    readonly slackAfter: Readonly<Record<string, string>>;
  }[];
}

/** Hundredths as another program read them: whole numbers, added here, not by us. It leaves out a computed 0. */
function hundredths(value: unknown): number {
  const computed = typeof value === "object" && value !== null && "formula" in value;
  const plain = computed ? ("result" in value ? value.result : 0) : value;
  return Math.round(Number(plain ?? 0) * 100);
}

describe("追加, 追减 and versions at the terminal (M3, E3, N11)", () => {
  const folder = mkdtempSync(join(tmpdir(), "hengbo-versions-"));
  const hengbo = terminalIn(folder);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test("47.00, then +3.00, then −1.50: 48.50 everywhere, told by another program, and compared to the fen", async () => {
    writeFileSync(join(folder, "notice.md"), SAMPLE_NOTICE);
    const floors = ["--step", "0.10", "--floor", "1:counties=0.30"];
    jsonOf(hengbo("allocate", "notice.md", "--total", "47.00", ...floors, "--out", "a.xlsx", "--json"));
    const more = ["--number", "示例1号", "--amount", "3.00", "--date", "2020-07-01"];
    expect(jsonOf<{ total: string }>(hengbo("document", "a.xlsx", ...more, "--out", "b.xlsx", "--json")).total).toBe(
      "50.00",
    );
    jsonOf(hengbo("allocate", "b.xlsx", "--difference", "--by", "某科", "--out", "c.xlsx", "--json"));
    jsonOf(hengbo("document", "c.xlsx", "--number", "示例2号", "--amount=-1.50", "--out", "d.xlsx", "--json"));
    jsonOf(hengbo("allocate", "d.xlsx", "--difference", "--out", "e.xlsx", "--json"));
    const compared = jsonOf<Compared>(hengbo("compare", "e.xlsx", "--from", "1", "--out", "f.xlsx", "--json"));
    expect([compared.all.change, compared.untied]).toEqual(["1.50", "0.00"]);

    const book = new Workbook();
    await book.xlsx.readFile(join(folder, "f.xlsx"));
    const table = book.getWorksheet("分配表");
    const history = book.getWorksheet("历次方案");
    const sheet = book.getWorksheet("方案比较");
    if (!table || !history || !sheet) throw new Error("a sheet is missing");
    expect(hundredths(table.getCell("D7").value)).toBe(4850);
    const sums = new Map<number, number>();
    history.eachRow((row, number) => {
      if (number < 5) return;
      const version = Number(row.getCell(1).value);
      let sum = sums.get(version) ?? 0;
      for (let column = 9; column <= 20; column += 1) sum += hundredths(row.getCell(column).value);
      sums.set(version, sum);
    });
    expect([...sums]).toEqual([
      [1, 4700],
      [2, 5000],
    ]);
    const told = compared.units.map(({ change }) => Math.round(Number(change) * 100));
    expect(told.map((_, index) => hundredths(sheet.getCell(8 + index, 3).value))).toEqual(told);
  });

  test("whatif says the room of every money rule and who pays, and writes nothing", () => {
    const ask = ["whatif", "e.xlsx", "--project", "5", "--unit", "LIB", "--by", "1.00", "--json"];
    const answer = jsonOf<WhatIf>(hengbo(...ask));
    expect(answer.status).toBe("repaired");
    const total = answer.rules.find(({ rule }) => rule === "R02") ?? answer.rules[answer.rules.length - 1];
    expect([total?.slackBefore, total?.slackChanged]).toEqual(["0.00", "1.00"]);
    for (const { slackAfter } of answer.ways) {
      expect(Number(slackAfter["R03"])).toBeGreaterThanOrEqual(0);
      expect(slackAfter[total?.rule ?? ""]).toBe("0.00");
    }
    const less = jsonOf<WhatIf>(
      hengbo("whatif", "e.xlsx", "--project", "5", "--unit", "LIB", "--by", "-0.10", "--json"),
    );
    expect(less.rules.length).toBe(answer.rules.length);
  });

  test("refused in words: both scopes at once, no money left to share, an unknown version, a wrong floor", () => {
    for (const words of [
      ["allocate", "e.xlsx", "--all", "--difference", "--out", "x.xlsx"],
      ["allocate", "e.xlsx", "--difference", "--out", "x.xlsx"],
      ["compare", "e.xlsx", "--from", "9"],
      ["allocate", "e.xlsx", "--floor", "1:counties", "--out", "x.xlsx"],
      ["whatif", "e.xlsx", "--project", "5", "--unit", "LIB", "--by", "0"],
    ]) {
      const { status, err } = hengbo(...words);
      expect([status, /[一-龥]/.test(err)]).toEqual([2, true]);
    }
  });
});
