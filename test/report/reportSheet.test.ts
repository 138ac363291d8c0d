import { makeReport } from "../../src/report/makeReport";
import { paperName, reportSheet } from "../../src/report/reportSheet";
import { saveExchange } from "../../src/usecases/exchangeStore";
import { placePaper } from "../../src/usecases/placePaper";
import { loadReportGround } from "../../src/usecases/reportGround";
import { requireBook } from "../../src/usecases/workbookBook";
import type { SheetPlan } from "../../src/workbook/plan";
import { openFilePort, type FilePort } from "../../src/xlsx/filePort";
import { spendRow } from "../tracking/unitFiles";
import { sampleBytes, TODAY, valueOf } from "../usecases/corruption";

jest.setTimeout(60_000);

async function paidBook(): Promise<FilePort> {
  const port = valueOf(await openFilePort(await sampleBytes()));
  const book = valueOf(await requireBook(port, TODAY));
  const rows = [spendRow("532301", "P1", 3_920.5)];
  valueOf(await saveExchange(port, book, { issued: [], received: [], rows }));
  return port;
}

async function selfScore(port: FilePort, unit?: string): Promise<SheetPlan> {
  const ground = valueOf(await loadReportGround(port, TODAY));
  const report = valueOf(await makeReport(ground, "selfscore", unit === undefined ? {} : { unit }));
  const name = ground.view.book.units.find(({ code }) => code === unit)?.name;
  return reportSheet(report.document, paperName("selfscore", name));
}

test("E10: 绩效自评表 of a unit as a sheet: A, B and B/A as numbers beside the cells they came from", async () => {
  const port = await paidBook();
  const paper = await selfScore(port, "532301");
  expect(paper.name).toBe("绩效自评表-楚雄市");
  valueOf(await placePaper(port, paper));
  const [sheet] = valueOf(await port.read([paper.name]));
  const rows = sheet?.values ?? [];
  const money = rows.find((row) => row.includes(0.39205)) ?? [];
  const [whole, spent, rate] = money.filter((value) => typeof value === "number");
  expect(spent).toBe(0.39205);
  expect(rate).toBe(Math.floor((0.39205 / Number(whole)) * 10_000) / 10_000);
  expect(String(money[money.length - 1])).toContain("分配表");
  // What nobody reported is the dash of the paper, never 0.
  expect(rows.flat().filter((value) => value === 0)).toEqual([]);
  expect(String(rows[1]?.[0])).toContain("示例数据");
});

test("a shorter paper leaves nothing of the longer one; the same paper again changes nothing; somebody's own sheet stays", async () => {
  const port = await paidBook();
  const all = await selfScore(port);
  valueOf(await placePaper(port, all));
  const one = { ...(await selfScore(port, "532301")), name: all.name };
  valueOf(await placePaper(port, one));
  const [sheet] = valueOf(await port.read([all.name]));
  expect(sheet?.values.flat().some((value) => value === "武定县")).toBe(false);
  const before = await port.save();
  valueOf(await placePaper(port, one));
  expect(Buffer.from(before).equals(Buffer.from(await port.save()))).toBe(true);

  const other = await paidBook();
  const own = { ...all, cells: [[{ value: "我们自己的表" }]], protected: false };
  valueOf(await other.render({ sheets: [own], names: [], activeSheet: own.name }));
  expect(await placePaper(other, all)).toMatchObject({ ok: false, fault: { code: "sheet-name-taken" } });
});
