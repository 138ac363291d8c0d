import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import { registerTotals } from "../collecting/registerTotals";
import { sampleBytes } from "../usecases/corruption";
import { Filled, firstLine, type Entry } from "./filledFiles";
import { jsonOf, terminalIn, type Answer } from "./terminal";

jest.setTimeout(600_000);

/**
 * A year of the sample at the terminal: 追加 and 追减, three rounds of returns, a failed tender, a rectification, and the
 * papers at its end. What it comes to is added up again from the files, by code that knows nothing of ours.
 */
const folder = mkdtempSync(join(tmpdir(), "hengbo-year-"));
const hengbo = terminalIn(folder);
const names = new Map<string, string>();
const filled = new Filled(names);
const on = (day: string): readonly string[] => ["--today", day];

interface Unit {
  readonly unit: string;
  readonly allocated: string;
  readonly spent: string | null;
  readonly rate: string | null;
  readonly reported: string;
}
interface Progress {
  readonly reconciliation: Readonly<Record<string, string | null>>;
  readonly units: readonly Unit[];
}

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function done(answer: Answer): Answer {
  expect({ code: answer.status, said: answer.err }).toEqual({ code: 0, said: "" });
  return answer;
}

/** Types into cells of a sheet of the master, in a program that is not ours. */
async function type(name: string, sheet: string, cells: (sheet: ExcelJS.Worksheet) => void): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(folder, name));
  const found = book.getWorksheet(sheet);
  if (!found) throw new Error(`no sheet ${sheet}`);
  cells(found);
  await book.xlsx.writeFile(join(folder, name));
}

/** The cell below a header, so many rows down. */
function below(sheet: ExcelJS.Worksheet, marks: readonly string[], label: string, down = 1): ExcelJS.Cell {
  for (let row = 1; row <= sheet.rowCount; row += 1) {
    const labels = new Map<string, number>();
    sheet.getRow(row).eachCell((cell, column) => {
      if (typeof cell.value === "string") labels.set(cell.value, column);
    });
    if (marks.every((mark) => labels.has(mark))) return sheet.getCell(row + down, labels.get(label) ?? 0);
  }
  throw new Error(`${sheet.name} has no ${label}`);
}

type Round = Readonly<Record<string, Readonly<Record<string, readonly Readonly<Record<string, Entry>>[]>>>>;

/** Unit files out, some filled in, back, and confirmed. */
async function round(
  period: string,
  sentOn: string,
  backOn: string,
  fill: (lines: ReadonlyMap<string, string>) => Round,
) {
  const dir = `sent-${period}`;
  const run = done(hengbo("split", "book.xlsx", "--out", dir, "--period", period, ...on(sentOn), "--json"));
  const files = new Map<string, string>();
  const lines = new Map<string, string>();
  for (const { unit, file } of jsonOf<{ files: readonly { unit: string; file: string }[] }>(run).files) {
    files.set(unit, join(folder, file));
    names.set(unit, basename(file).split("_")[1] ?? "");
  }
  for (const unit of ["532301", "532322", "CUL"]) lines.set(unit, await firstLine(files.get(unit) ?? ""));
  const back: string[] = [];
  for (const [unit, sheets] of Object.entries(fill(lines))) {
    const to = join(folder, `back-${period}`, `${unit}.xlsx`);
    await filled.fill(files.get(unit) ?? "", to, unit, sheets);
    back.push(`back-${period}/${unit}.xlsx`);
  }
  const collected = jsonOf<{ refused: unknown[]; conflicts: unknown[] }>(
    hengbo("collect", "book.xlsx", ...back, "--out", "book.xlsx", ...on(backOn), "--json"),
  );
  expect(collected).toMatchObject({ refused: [], conflicts: [] });
  done(hengbo("confirm", "book.xlsx", "--period", period, "--out", "book.xlsx", ...on(backOn)));
}

let paid = 0;
function payment(line: string | undefined, yuan: number, day: string): Record<string, Entry> {
  paid += 1;
  const of = { 项目: line ?? "", 支付日期: new Date(`${day}T00:00:00Z`), 凭证号: `记-${paid}` };
  return { ...of, 用途: `用途${paid}`, 收款方: `示例公司${paid}`, "金额(元)": yuan };
}

const progressOn = (day: string, ...more: string[]): Progress =>
  jsonOf<Progress>(done(hengbo("progress", "book.xlsx", ...more, ...on(day), "--json")));

test("the year: what was given, added and taken back, spent, reported, found and put right", async () => {
  writeFileSync(join(folder, "book.xlsx"), await sampleBytes());
  // The sample stands still on one day; this one follows the computer's.
  await type("book.xlsx", "首页", (sheet) => {
    sheet.eachRow((row) => {
      if (row.getCell(1).value === "今天") row.getCell(2).value = { formula: "TODAY()" };
    });
  });
  const first = progressOn("2020-05-25");
  expect(first.reconciliation["spent"]).toBeNull();

  await round("2020-05", "2020-05-25", "2020-06-05", (lines) => ({
    "532301": {
      支出填报: [
        payment(lines.get("532301"), 3_000, "2020-05-12"),
        payment(lines.get("532301"), 1_200.25, "2020-05-30"),
      ],
      资金与到位: [{ 到位日: new Date("2020-05-08T00:00:00Z"), "到位(元)": 12_000 }],
    },
    CUL: {
      支出填报: [payment(lines.get("CUL"), 15_000.5, "2020-05-20")],
      绩效填报: [{ "1月": 15, "2月": 14, "3月": 16, "4月": 15, "5月": 15 }],
    },
  }));
  const june = progressOn("2020-06-05");
  expect(june.units.find(({ unit }) => unit === "532301")?.spent).toBe("0.420025");

  // 追加, and only the difference is shared out.
  const added = ["document", "book.xlsx", "--number", "示例追加1号", "--amount", "3.00", "--date", "2020-06-12"];
  done(hengbo(...added, "--out", "book.xlsx", ...on("2020-06-12")));
  done(hengbo("allocate", "book.xlsx", "--difference", "--out", "book.xlsx", ...on("2020-06-12")));

  // The tender of one county fails: nothing spent, and why.
  await round("2020-08", "2020-08-25", "2020-09-01", (lines) => ({
    "532301": { 支出填报: [payment(lines.get("532301"), 2_500.75, "2020-07-15")] },
    "532322": {
      采购合同: [{ 项目: lines.get("532322") ?? "", 合同号: "示例-1", 合同名称: "示例设备", 流标: "流标" }],
      资金与到位: [{ 到位日: new Date("2020-06-30T00:00:00Z"), "到位(元)": 30_000, 未支出原因: "招标流标，重新组织" }],
    },
    CUL: { 绩效填报: [{ "6月": 20, "7月": 18, "8月": 15 }] },
  }));
  const autumn = progressOn("2020-09-01");
  expect(autumn.units.find(({ unit }) => unit === "532322")).toMatchObject({
    spent: null,
    reported: "招标流标，重新组织",
  });

  // 追减.
  const cut = ["document", "book.xlsx", "--number", "示例追减1号", "--amount=-1.50", "--date", "2020-09-03"];
  done(hengbo(...cut, "--out", "book.xlsx", ...on("2020-09-03")));
  done(hengbo("allocate", "book.xlsx", "--difference", "--out", "book.xlsx", ...on("2020-09-03")));

  await supervised();

  await round("2020-11", "2020-11-20", "2020-11-30", (lines) => ({
    "532322": {
      支出填报: [
        payment(lines.get("532322"), 9_999.99, "2020-11-02"),
        payment(lines.get("532322"), -100.01, "2020-11-20"),
      ],
    },
    CUL: {
      支出填报: [payment(lines.get("CUL"), 88.8, "2020-10-09")],
      绩效填报: [{ "9月": 15, "10月": 30, "11月": 12 }],
    },
  }));
  await yearEnd();
});

/** 督查: a finding, overdue without a report, in time with one. */
async function supervised(): Promise<void> {
  done(hengbo("supervise", "book.xlsx", "--out", "book.xlsx", ...on("2020-09-10")));
  const marks = ["整改期限", "发现的问题"];
  await type("book.xlsx", "督查整改", (sheet) => {
    below(sheet, marks, "单位").value = "双柏县";
    below(sheet, marks, "督查日期").value = new Date("2020-09-10T00:00:00Z");
    below(sheet, marks, "发现的问题").value = "流标后未及时重新招标";
    below(sheet, marks, "整改期限").value = new Date("2020-09-30T00:00:00Z");
  });
  const overdue = hengbo("supervise", "book.xlsx", ...on("2020-10-10"), "--json");
  expect(overdue.status).toBe(1);
  expect(overdue.out).toContain("逾期");
  await type("book.xlsx", "督查整改", (sheet) => {
    below(sheet, marks, "整改情况").value = "已重新招标";
    below(sheet, marks, "整改完成日期").value = new Date("2020-09-28T00:00:00Z");
  });
  expect(hengbo("supervise", "book.xlsx", ...on("2020-10-10"), "--json").out).toContain("按期");
}

/** The end of the year: papers, sheets and pack, and the same figures from the files alone. */
async function yearEnd(): Promise<void> {
  const last = on("2020-12-05");
  const recorded = done(
    hengbo("indicators", "book.xlsx", "--record", "--sheet", "--out", "book.xlsx", ...last, "--json"),
  );
  const { indicators } = jsonOf<{
    indicators: readonly { id: string; reached: number | null; recorded: number | null }[];
  }>(recorded);
  // 15 + 14 + 16 + 15 + 15 + 20 + 18 + 15 + 15 + 30 + 12, typed in three rounds.
  const typed = indicators.filter(({ reached }) => reached !== null);
  expect(typed[0]).toMatchObject({ reached: 185, recorded: 185 });
  const end = progressOn("2020-12-05", "--out", "book.xlsx");
  expect(end.reconciliation["total"]).toBe("48.53");

  const totals = registerTotals(new Uint8Array(readFileSync(join(folder, "book.xlsx"))));
  expect(new Map(totals.spent)).toEqual(new Map([...filled.spent].map(([unit, fen]) => [names.get(unit) ?? "", fen])));
  const spent = [...totals.spent.values()].reduce((sum, fen) => sum + fen, 0);
  expect(wanFen(end.reconciliation["spent"])).toBe(spent);
  const given = await decidedSums(join(folder, "book.xlsx"));
  expect(wanFen(end.reconciliation["total"])).toBe([...given.values()].reduce((sum, fen) => sum + fen, 0));
  for (const { unit, allocated, spent: told, rate } of end.units) {
    const own = given.get(names.get(unit) ?? "") ?? -1;
    const paidBy = totals.spent.get(names.get(unit) ?? "");
    expect(wanFen(allocated)).toBe(own);
    expect(told === null ? undefined : wanFen(told)).toBe(paidBy);
    expect(rate).toBe(paidBy === undefined ? null : rateOf(paidBy, own));
  }
  for (const kind of ["annual", "progress"]) {
    done(hengbo("report", "book.xlsx", "--kind", kind, "--out", `${kind}.docx`, ...last));
    const words = wordsOf(join(folder, `${kind}.docx`));
    expect(words).toContain("48.53");
    expect(words).toContain(end.reconciliation["spent"]);
  }
  for (const out of ["pack.zip", "again.zip"])
    done(hengbo("report", "book.xlsx", "--kind", "pack", "--out", out, ...last));
  expect(readFileSync(join(folder, "pack.zip")).equals(readFileSync(join(folder, "again.zip")))).toBe(true);
}

/** `0.420025` in 万元 → fen. */
function wanFen(text: string | null | undefined): number {
  const [whole = "", part = ""] = (text ?? "").split(".");
  return Number(whole) * 1_000_000 + Number(part.padEnd(6, "0"));
}

/** Cut off after the second decimal. */
function rateOf(part: number, whole: number): string {
  const points = Math.floor((part * 10_000) / whole);
  return `${Math.floor(points / 100)}.${String(points % 100).padStart(2, "0")}%`;
}

/** What 分配表 gives to every unit: the numbers under its name, read by a library other than ours and added up here. */
async function decidedSums(path: string): Promise<ReadonlyMap<string, number>> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.getWorksheet("分配表");
  const units = [...names.values()];
  const columns = new Map<number, string>();
  let first = 0;
  sheet?.eachRow((row, number) => {
    row.eachCell((cell, column) => {
      const name = typeof cell.value === "string" ? cell.value.replace(/\s/g, "") : "";
      if (columns.size < units.length && units.includes(name)) {
        columns.set(column, name);
        first = number;
      }
    });
  });
  const sums = new Map<string, number>();
  for (let row = first + 1; row <= (sheet?.rowCount ?? 0); row += 1) {
    for (const [column, name] of columns) {
      const value = sheet?.getCell(row, column).value;
      if (typeof value === "number") sums.set(name, (sums.get(name) ?? 0) + Math.round(value * 1_000_000));
    }
  }
  return sums;
}

function wordsOf(path: string): string {
  const xml = new TextDecoder().decode(unzipSync(new Uint8Array(readFileSync(path)))["word/document.xml"]);
  return [...xml.matchAll(/<w:t\b[^>]*>(.*?)<\/w:t>/gs)].map(([, text = ""]) => text).join("");
}
