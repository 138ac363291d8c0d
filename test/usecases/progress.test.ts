import { saveExchange } from "../../src/usecases/exchangeStore";
import { loadProgress, makeProgress } from "../../src/usecases/progress";
import { requireBook } from "../../src/usecases/workbookBook";
import { openFilePort } from "../../src/xlsx/filePort";
import { fen } from "../../src/domain/money";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { spendRow } from "../tracking/unitFiles";
import { sampleBytes, TODAY, valueOf } from "./corruption";

jest.setTimeout(60_000);

test("进度 keeps what was typed on it, spending that nobody reported stays unknown, and the timetable is off at first", async () => {
  const port = valueOf(await openFilePort(await sampleBytes()));
  const empty = valueOf(await makeProgress(port, TODAY));
  expect(empty.reconciliation).toMatchObject({ issued: null, arrived: null, spent: null });
  expect(empty.units.every(({ spent, rate }) => spent === null && rate === null)).toBe(true);
  expect(empty.due.spend).toBe(0);

  const [sheet] = valueOf(await port.read(["进度"]));
  const header = (sheet?.values ?? []).findIndex((row) => row.includes("未支出原因"));
  const column = (sheet?.values[header] ?? []).indexOf("未支出原因");
  const row = (sheet?.values ?? []).findIndex((cells, index) => index > header && cells[0] === "楚雄市");
  const address = `${String.fromCharCode(65 + column)}${row + 1}`;
  valueOf(
    await port.write([
      { sheet: "进度", address, value: "招标流标" },
      { sheet: "进度", address: "D3", value: "是" },
    ]),
  );
  const book = valueOf(await requireBook(port, TODAY));
  valueOf(await saveExchange(port, book, { issued: [], received: [], rows: [spendRow("532301", "P1", 1234.56)] }));
  const again = valueOf(await makeProgress(port, TODAY));
  expect(again.due.spend).toBe(3_500);
  expect(again.reconciliation.spent).toBe(123_456);
  const [after] = valueOf(await port.read(["进度"]));
  expect(after?.values[row]?.[column]).toBe("招标流标");
  expect(after?.values[2]?.[3]).toBe("是");
});

test("somebody's own sheet of that name is left alone", async () => {
  const port = valueOf(await openFilePort(await sampleBytes()));
  valueOf(await makeProgress(port, TODAY));
  valueOf(await port.write([{ sheet: "进度", address: "Q19", value: "别的" }]));
  expect(await loadProgress(port, TODAY)).toMatchObject({ ok: false, fault: { code: "sheet-name-taken" } });
});

test("E8: with the province's timetable on, a unit at 41 % at the end of June is below 60 %", async () => {
  const port = valueOf(await openFilePort(await sampleBytes()));
  const book = valueOf(await requireBook(port, TODAY));
  const today = { date: "2020-06-30", typed: true };
  valueOf(await port.render(planWorkbook({ ...book, today })));
  const given = valueOf(await loadProgress(port, TODAY)).units.find(({ unit }) => unit === "532301")?.allocated ?? 0;
  const rows = [spendRow("532301", "P1", Math.ceil(given * 0.41) / 100)];
  valueOf(await saveExchange(port, { ...book, today }, { issued: [], received: [], rows }));
  const { units, due } = valueOf(await makeProgress(port, TODAY, true));
  expect(due.spend).toBe(6_000);
  expect(units.find(({ unit }) => unit === "532301")?.rate).toBe(4_100);
  const [sheet] = valueOf(await port.read(["进度"]));
  const row = (sheet?.values ?? []).find((cells) => cells[0] === "楚雄市") ?? [];
  expect(row).toContain("低于60%");
});

test("E9: days from receipt to the document sent on, per unit; what is left of money older than two years is at risk", async () => {
  const port = valueOf(await openFilePort(await sampleBytes()));
  const book = valueOf(await requireBook(port, TODAY));
  const base = { documentTotal: null, note: "", source: "central" as const, receivedOn: null, counterpart: "" };
  const old = {
    ...base,
    direction: "in" as const,
    documentNumber: "示例旧1号",
    issuedOn: null,
    amount: fen(5_000_000),
  };
  const sent = { ...base, direction: "out" as const, documentNumber: "示例发1号", amount: fen(390_000) };
  const ledger = [
    { ...old, receivedOn: "2018-05-01" },
    ...book.ledger.map((document) => ({ ...document, receivedOn: "2020-04-01" })),
    { ...sent, issuedOn: "2020-05-10", counterpart: "楚雄市" },
  ];
  valueOf(await port.render(planWorkbook({ ...book, ledger })));
  valueOf(await saveExchange(port, book, { issued: [], received: [], rows: [spendRow("532301", "P1", 100)] }));
  const { units, documents } = valueOf(await makeProgress(port, TODAY));
  expect(units.find(({ unit }) => unit === "532301")?.heldDays).toBe(740);
  // Nothing was sent to the others yet: until today.
  expect(units.find(({ unit }) => unit === "532322")?.heldDays).toBe(755);
  expect(documents.slice(0, 2).map(({ days, band }) => [days, band])).toEqual([
    [755, "两年以上，结余风险"],
    [54, "半年以内"],
  ]);
  const [sheet] = valueOf(await port.read(["进度"]));
  expect(sheet?.values.flat()).toContain("两年以上，结余风险");
});

test("a note typed below 进度 survives a refresh; what a longer writing of ours left there goes", async () => {
  const port = valueOf(await openFilePort(await sampleBytes()));
  valueOf(await makeProgress(port, TODAY));
  const [sheet] = valueOf(await port.read(["进度"]));
  const below = (sheet?.values.length ?? 0) + 3;
  valueOf(
    await port.write([
      { sheet: "进度", address: `A${below}`, value: "六月起按月催报" },
      { sheet: "进度", address: `B${below + 2}`, value: 0, formula: "=1+1" },
    ]),
  );
  valueOf(await makeProgress(port, TODAY));
  const [after] = valueOf(await port.read(["进度"]));
  expect(after?.values[below - 1]?.[0]).toBe("六月起按月催报");
  expect(after?.values[below + 1]?.[1] ?? null).toBeNull();
});
