import { saveExchange } from "../../src/usecases/exchangeStore";
import { loadProgress, makeProgress } from "../../src/usecases/progress";
import { requireBook } from "../../src/usecases/workbookBook";
import { openFilePort } from "../../src/xlsx/filePort";
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
