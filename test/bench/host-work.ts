import { ICommandService, IResourceLoaderService, IUniverInstanceService, UniverInstanceType } from "@univerjs/core";
import type { IWorkbookData, Workbook } from "@univerjs/core";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import { createUniverEngine } from "../../src/workbench/host/engine/univer-engine";
import { createHeadlessUniver } from "../../src/workbench/host/engine/univer-headless";
import { loadModel } from "../../src/workbench/host/file";
import { ExcelHost } from "../../src/workbench/host/host";
import { openWorkbook } from "../../src/sheetfile";
import { startExcel } from "../workbench/excel-in-process";
import { median } from "./in-browser/median";

const rows = 3000;
const columns = 100;

function numbers(round: number): number[][] {
  return Array.from({ length: rows }, (_row, row) =>
    Array.from({ length: columns }, (_column, column) => ((row * 31 + column * 17 + round) % 9973) / 100),
  );
}

/** The values put straight into the engine, past everything of ours, until it has nothing left to calculate. */
async function bareWrite(round: number): Promise<number> {
  const univer = createHeadlessUniver();
  const engine = createUniverEngine(univer);
  await engine.settle();
  const injector = univer.__getInjector();
  const workbook = injector.get(IUniverInstanceService).getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
  const matrix = numbers(round);
  const start = performance.now();
  const cellValue = Object.fromEntries(
    matrix.map((line, row) => [row, Object.fromEntries(line.map((v, column) => [column, { v, t: 2 }]))]),
  );
  const at = { unitId: workbook?.getUnitId(), subUnitId: engine.activeSheet() };
  injector.get(ICommandService).syncExecuteCommand(SetRangeValuesMutation.id, { ...at, cellValue });
  await engine.settle();
  const took = performance.now() - start;
  engine.dispose();
  univer.dispose();
  return took;
}

/** The same by `range.values = …` and one sync. */
async function sync(round: number): Promise<number> {
  const excel = await startExcel();
  const matrix = numbers(round);
  const took = await excel.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    await context.sync();
    const start = performance.now();
    sheet.getRangeByIndexes(0, 0, rows, columns).values = matrix;
    await context.sync();
    return performance.now() - start;
  });
  await excel.stop();
  return took;
}

/** Both in turn, so that a busy machine slows both; the medians. */
export async function measureSync(rounds: number): Promise<{ readonly bare: number; readonly sync: number }> {
  const bare: number[] = [];
  const whole: number[] = [];
  // A started Excel holds up no process: something else must.
  const awake = setInterval(() => undefined, 1000);
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await bareWrite(round));
    whole.push(await sync(round));
  }
  clearInterval(awake);
  return { bare: median(bare), sync: median(whole) };
}

/** An .xlsx file as the engine's own snapshot, calculated. */
export async function snapshotOf(file: Uint8Array): Promise<IWorkbookData> {
  const opened = await openWorkbook(file);
  if (!opened.ok) throw new Error(opened.fault.sentence.en);
  const univer = createHeadlessUniver();
  const engine = createUniverEngine(univer);
  const host = new ExcelHost(engine, {});
  await loadModel(host, opened.value.model);
  await engine.settle();
  const injector = univer.__getInjector();
  const workbook = injector.get(IUniverInstanceService).getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
  // With names, formats by condition and validation, which the workbook by itself leaves out.
  const saved = injector.get(IResourceLoaderService).saveUnit<IWorkbookData>(workbook?.getUnitId() ?? "");
  if (saved === null) throw new Error("No workbook is open.");
  const snapshot = structuredClone(saved);
  host.stop();
  engine.dispose();
  univer.dispose();
  return snapshot;
}
