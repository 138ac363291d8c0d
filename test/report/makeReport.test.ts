import ExcelJS from "exceljs";
import type { Fen } from "../../src/domain/money";
import { fen } from "../../src/domain/money";
import { makeReport } from "../../src/report/makeReport";
import { REPORT_KINDS } from "../../src/report/reportKinds";
import { loadReportGround, type ReportGround } from "../../src/usecases/reportGround";
import { opened, sampleBytes, TODAY, valueOf } from "../usecases/corruption";
import { readWordFile, tableWith, type WordFile } from "./wordFile";

jest.setTimeout(120_000);

let ground: ReportGround;
let workbook: ExcelJS.Workbook;

beforeAll(async () => {
  const bytes = await sampleBytes();
  const { port } = await opened(bytes);
  ground = valueOf(await loadReportGround(port, TODAY));
  workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
});

async function written(kind: string, unit?: string, from: ReportGround = ground): Promise<WordFile> {
  const report = valueOf(await makeReport(from, kind, unit === undefined ? {} : { unit }));
  return readWordFile(report.bytes);
}

/** The figure of one cell as another library reads it. */
function cellNumber(address: string): number {
  const [sheet = "", cell = ""] = address.split("!");
  const value = workbook.getWorksheet(sheet)?.getCell(cell).value;
  // This library leaves out a result of 0.
  const isFormula = typeof value === "object" && value !== null && "formula" in value;
  const shown = isFormula ? (value.result ?? 0) : value;
  if (typeof shown !== "number") throw new Error(`${address} holds ${JSON.stringify(value)}`);
  return shown;
}

const CELL = /^(?:分配表|资金台账|测算)![A-Z]+\d+$/;
const numberOf = (text: string): number => Number(text.replace(/,/g, ""));

/** Units reported: the first two spent all and half, the others nothing is known of. */
function withSpending(from: ReportGround): ReportGround {
  const results = from.exchange.results.map((result, index) => {
    if (index > 1) return result;
    const spent = fen(index === 0 ? result.granted : Math.floor(result.granted / 2));
    const rate = index === 0 ? 10_000 : 5_000;
    return { ...result, arrived: result.granted, spent, unspent: fen(result.granted - spent), rate };
  });
  return { ...from, exchange: { ...from.exchange, results } };
}

test.each(REPORT_KINDS.map(({ id }) => id))("%s: every figure printed stands in the cell it names", async (kind) => {
  const file = await written(kind);
  const sources = file.tables.find((table) => table[0]?.includes("工作簿位置"))?.slice(1) ?? [];
  const placed = sources.filter(([, text = "", , source = ""]) => CELL.test(source) && text !== "—");
  for (const [, text = "", , source = ""] of placed) {
    expect(`${source} ${numberOf(text).toFixed(2)}`).toBe(`${source} ${cellNumber(source).toFixed(2)}`);
  }
  if (["plan", "grant", "letter", "progress", "annual"].includes(kind)) expect(placed.length).toBeGreaterThan(3);
});

test("a figure in a table or a sentence is in the list of sources, or it is no figure of ours", async () => {
  const file = await written("plan");
  const listed = new Set(tableWith(file, "数字", "工作簿位置").map(([, text]) => text));
  const amounts = tableWith(file, "单位", "主要用途（项目）").map(([, amount = ""]) => amount);
  expect(amounts.filter((amount) => amount !== "" && !listed.has(amount))).toEqual([]);
});

test("the tables of the plan tie to the ledger to 0.01", async () => {
  const file = await written("plan");
  const rows = tableWith(file, "单位", "主要用途（项目）");
  const units = rows.filter(([name = ""]) => !["州级", "县市", "合计"].includes(name));
  const total = units.reduce((sum, [, amount = "0"]) => sum + Math.round(numberOf(amount) * 100), 0);
  expect(total).toBe(Math.round(cellNumber("资金台账!G2") * 100));
  expect(units).toHaveLength(12);
  const projects = tableWith(file, "项目", "建设单位").filter(([name = ""]) => /^\d+ /.test(name));
  expect(projects.reduce((sum, [, amount = "0"]) => sum + Math.round(numberOf(amount) * 100), 0)).toBe(total);
});

test("the matrix of the annex equals 分配表 cell by cell", async () => {
  const file = await written("plan");
  const [header = []] = file.tables.filter((table) => table[0]?.[1] === "合计").map((table) => table[0] ?? []);
  const rows = tableWith(file, "项目", "合计", "州文化馆").filter(([name = ""]) => /^\d+ /.test(name));
  const sheet = workbook.getWorksheet("分配表");
  const byName = new Map<string, number>();
  sheet?.eachRow((row, index) => {
    const key = `${row.getCell(1).text} ${row.getCell(2).text}`;
    byName.set(key, index);
  });
  let compared = 0;
  for (const [name = "", , ...amounts] of rows) {
    const row = byName.get(name);
    for (const [index, amount] of amounts.entries()) {
      if (amount === "") continue;
      const column = [5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17][index] ?? 0;
      expect(`${name} ${header[index + 2]} ${amount}`).toBe(
        `${name} ${header[index + 2]} ${Number(sheet?.getRow(row ?? 0).getCell(column).value).toFixed(2)}`,
      );
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(20);
});

test("a unit's slice of the notice names no other unit and no other amount", async () => {
  const file = await written("grant", "532327");
  const text = Object.values(file.parts).join("\n");
  const others = ground.view.book.units.filter(({ code }) => code !== "532327");
  expect(others.filter(({ name }) => text.includes(name)).map(({ name }) => name)).toEqual([]);
  expect(text).toContain("永仁县");
});

test("spending: what nobody reported is a dash, sums count only what was reported, money and tasks stand apart", async () => {
  const file = await written("progress", undefined, withSpending(ground));
  const rows = tableWith(file, "单位", "执行率", "任务完成率");
  const [first = [], second = [], third = []] = rows;
  expect(first[4]).toBe("100.00%");
  expect(second[4]).toBe("50.00%");
  expect(third.slice(2)).toEqual(["—", "—", "—", "—", "—"]);
  const total = rows[rows.length - 1] ?? [];
  expect(Math.round(numberOf(total[3] ?? "") * 1e6)).toBe(
    Math.round((numberOf(first[3] ?? "") + numberOf(second[3] ?? "")) * 1e6),
  );
});

test("the self-score counts what is known and leaves to people what people judge", async () => {
  const unit = ground.view.book.units[0]?.code ?? "";
  const file = await written("selfscore", unit, withSpending(ground));
  const scores = new Map(tableWith(file, "分值", "得分").map(([name = "", , score = ""]) => [name, score]));
  expect(scores.get("预算执行率")).toBe("10.00");
  expect(scores.get("产出指标")).toBe("待填");
  expect(scores.get("效益指标")).toBe("待填");
  expect(scores.get("已得（不含待填）")).toBe("待填");
});

test("the assessment asks where all money is spent and tasks are not half done", async () => {
  const spent = withSpending(ground);
  const book = {
    ...spent.view.book,
    indicators: spent.view.book.indicators.map((indicator) => ({ ...indicator, actual: 0 })),
  };
  const file = await written("assessment", undefined, { ...spent, view: { ...spent.view, book } });
  const questions = new Map(tableWith(file, "需核实").map(([name = "", , , , , question = ""]) => [name, question]));
  expect(questions.get("州文化馆")).toBe("钱已付、任务未过半");
  expect(questions.get("永仁县")).toBe("未报支出");
});

test("invented amounts are said to be invented on every page; real ones are not", async () => {
  const sample = await written("plan");
  expect(Object.keys(sample.parts).filter((name) => /^word\/header/.test(name)).length).toBeGreaterThan(0);
  const book = { ...ground.view.book, sample: false };
  const real = await written("plan", undefined, { ...ground, view: { ...ground.view, book } });
  expect(Object.keys(real.parts).filter((name) => /^word\/header/.test(name))).toEqual([]);
});

test("equal input gives equal bytes, whenever it is written", async () => {
  const once = valueOf(await makeReport(ground, "plan", {}));
  const clock = jest.spyOn(Date, "now").mockReturnValue(Date.UTC(2031, 4, 6));
  const again = valueOf(await makeReport(ground, "plan", {}));
  clock.mockRestore();
  expect(Buffer.compare(Buffer.from(once.bytes), Buffer.from(again.bytes))).toBe(0);
  expect(readWordFile(once.bytes).parts["docProps/core.xml"]).toContain(`${TODAY}T00:00:00.000Z`);
});

test.each([
  ["nothing", undefined, "report-kind-unknown"],
  ["plan", "532327", "report-not-by-unit"],
  ["grant", "999999", "unit-unknown"],
])("refused with a sentence: %s %s", async (kind, unit, code) => {
  const report = await makeReport(ground, kind, unit === undefined ? {} : { unit });
  expect(report).toMatchObject({ ok: false, fault: { code } });
});

test("an amount typed as a very large figure is printed with its thousands apart, to the last fen", async () => {
  const amount = 12_345_678_901_200 as Fen;
  const book = { ...ground.view.book, decided: { P5: { LIB: amount } } };
  const file = await written("grant", "LIB", { ...ground, view: { ...ground.view, book } });
  const row = tableWith(file, "项目", "金额").find(([name = ""]) => name.startsWith("5 "));
  expect(row?.[1]).toBe("12,345,678.9012");
});

test("考核评估 carries scores, opinion and findings as typed on 督查整改; one unit's paper holds no other's", async () => {
  const [first, second] = ground.supervision.units;
  if (!first || !second) throw new Error("no units");
  const typed = { scope: "阶段验收", date: null, taskScore: 45, fundScore: 40.5, opinion: "继续跟踪" };
  const nothing = { date: null, guidance: null, deadline: null, rectified: null, done: null, recheck: null };
  const found = [
    { ...nothing, id: "F1", unit: first.name, finding: "台账不全", state: "无数据" as const },
    { ...nothing, id: "F2", unit: second.name, finding: "未公示", state: "无数据" as const },
  ];
  const units = ground.supervision.units.map((unit) =>
    unit === first ? { ...unit, typed, doubt: "缺验收日期" } : unit,
  );
  const typedGround = { ...ground, supervision: { units, findings: found } };
  const file = await written("assessment", first.code, typedGround);
  const cells = file.tables.flat(2).join("\n");
  expect(cells).toContain("任务45分；资金40.5分；合计85.5分；阶段验收；缺验收日期；继续跟踪");
  expect(cells).toContain("台账不全");
  expect(cells).not.toContain("未公示");
  expect((await written("assessment", undefined, typedGround)).tables.flat(2).join("\n")).toContain("未公示");
});
