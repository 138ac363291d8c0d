/** The pane's liveness over the genuine Office.js and the workbench's host, with every event lost on the way. */
import { ICommandService, RedoCommand } from "@univerjs/core";
import { fen } from "../../src/domain/money";
import { createExcelPort } from "../../src/excel/port";
import { startLive } from "../../src/taskpane/live";
import { createFundUseCases, type FundUseCases } from "../../src/usecases/fund";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { addressOf } from "../../src/workbook/place";
import { dividedSample } from "../workbook/books";
import { startExcel, type RunningExcel } from "../workbench/excel-in-process";

jest.setTimeout(120_000);

/** Debounce, plus what reading and evaluating take on a busy machine. */
const BOOK = dividedSample();
const BEFORE = BOOK.decided["P9"]?.["CUL"] ?? fen(0);
/** Where that amount stands: `分配表!E19`. */
const PLACE = addressOf(BOOK, "P9", "CUL");
const CELL = PLACE.slice(PLACE.indexOf("!") + 1);

interface LivePane {
  /** Amounts of every reading, newest last, with the time it was known. */
  readonly readings: { readonly at: number; readonly amount: number | undefined }[];
  readonly faults: string[];
  readonly stop: () => void;
}

/** What the pane does, without drawing: looks again when told to, and remembers what it saw of one amount. */
function openPane(fund: FundUseCases): LivePane {
  const readings: LivePane["readings"] = [];
  const faults: string[] = [];
  const page = Object.assign(new EventTarget(), {
    document: Object.assign(new EventTarget(), { visibilityState: "visible" }),
    performance,
    setTimeout: (work: () => void, milliseconds: number) => setTimeout(work, milliseconds),
    clearTimeout: (clock: NodeJS.Timeout | undefined) => clearTimeout(clock),
    // The slow clock stands still: what is seen here, the glances saw.
    setInterval: () => 0,
    clearInterval: () => undefined,
  });
  const recheck = async (): Promise<void> => {
    const view = await fund.view();
    if (!view.ok) faults.push(view.fault.code);
    else readings.push({ at: performance.now(), amount: view.value?.book.decided["P9"]?.["CUL"] });
  };
  const stop = startLive({
    watch: (listener) => fund.watch(listener),
    glance: () => fund.glance(),
    recheck: () => void recheck(),
    acting: () => false,
    onFault: (fault) => faults.push(fault.code),
    window: page as unknown as Window,
  });
  return { readings, faults, stop };
}

const sleep = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

describe("the pane while every event is lost", () => {
  let excel: RunningExcel;
  let fund: FundUseCases;
  let pane: LivePane;
  beforeAll(async () => {
    excel = await startExcel();
    const port = createExcelPort();
    const rendered = await port.render(planWorkbook(BOOK));
    if (!rendered.ok) throw new Error(rendered.fault.code);
    fund = createFundUseCases(port, () => "2020-05-25");
    excel.host.setFaults({ dropEvents: true });
    pane = openPane(fund);
    await sleep(1_000);
  });
  afterAll(async () => {
    pane.stop();
    await sleep(300);
    await excel.stop();
  });

  /** Until the pane has read the new amount by itself. How long that takes is the bench `check`'s business. */
  async function seen(fen: number): Promise<void> {
    const begun = performance.now();
    while (!pane.readings.some((reading) => reading.at >= begun - 50 && reading.amount === fen)) {
      if (performance.now() - begun > 20_000) throw new Error(`not seen: ${fen}`);
      await sleep(5);
    }
  }

  it.each([
    ["typed", () => excel.edit(PLACE, 4.33), 4_330_000],
    ["undone", () => excel.undo(), BEFORE],
    ["redone", () => excel.univer.__getInjector().get(ICommandService).executeCommand(RedoCommand.id), 4_330_000],
    [
      "pasted",
      async () =>
        excel.host.remoteEdits([
          {
            edit: "write",
            sheet: "分配表",
            address: `${CELL}:${CELL.slice(0, 1)}${Number(CELL.slice(1)) + 1}`,
            values: [[4.1], [0.2]],
          },
        ]),
      4_100_000,
    ],
    [
      "edited by somebody else",
      async () => excel.host.remoteEdits([{ edit: "write", sheet: "分配表", address: CELL, values: [[4.2]] }]),
      4_200_000,
    ],
  ] as const)("%s is seen though no event tells of it", async (_how, act, fen) => {
    await act();
    await seen(fen);
  });
});
