import { createFundUseCases } from "../../src/usecases/fund";
import { forwarding } from "../../src/usecases/history";
import type { WorkbookPort } from "../../src/usecases/port";
import { readingOnce } from "../../src/usecases/readingOnce";
import { openFilePort } from "../../src/xlsx/filePort";
import { clock, sampleBytes, valueOf } from "./corruption";

async function counted(bytes: Uint8Array | null): Promise<{ readonly port: WorkbookPort; readonly reads: string[][] }> {
  const port = valueOf(await openFilePort(bytes));
  const reads: string[][] = [];
  const read: WorkbookPort["read"] = (sheets) => {
    reads.push([...sheets]);
    return port.read(sheets);
  };
  return { port: { ...forwarding(port), read }, reads };
}

let sample: Uint8Array;
beforeAll(async () => {
  sample = await sampleBytes();
});

test("an act reads the workbook once before it writes and once after; building it anew no more often", async () => {
  const divided = await counted(sample);
  const fund = createFundUseCases(divided.port, clock);
  valueOf(await fund.view());
  divided.reads.length = 0;
  valueOf(await fund.allocate({ method: "factors", handEdits: "replace" }));
  expect(divided.reads).toHaveLength(2);
  const empty = await counted(null);
  valueOf(await createFundUseCases(empty.port, clock).loadSample());
  // 原文 by itself: it is not read with the book.
  expect(empty.reads.map((sheets) => sheets.length > 1)).toEqual([false, true, true]);
});

test("what is known is answered in the order asked, without sheets that are not there, until something is written", async () => {
  const { port, reads } = await counted(sample);
  const once = readingOnce(port);
  const names = async (sheets: string[]): Promise<string[]> => valueOf(await once.read(sheets)).map(({ name }) => name);
  expect(await names(["分配表", "没有这张", "项目表"])).toEqual(["分配表", "项目表"]);
  expect(await names(["项目表", "没有这张", "分配表"])).toEqual(["项目表", "分配表"]);
  expect(reads).toHaveLength(1);
  valueOf(await once.write([{ sheet: "项目表", address: "P4", value: "备注" }]));
  const [after] = valueOf(await once.read(["项目表"]));
  expect(after?.values[3]?.[15]).toBe("备注");
  valueOf(await once.renameSheet("项目表", "改了名"));
  expect(await names(["项目表"])).toEqual([]);
});
