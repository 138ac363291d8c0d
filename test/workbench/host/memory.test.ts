import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createUniverEngine } from "../../../src/workbench/host/engine/univer-engine";
import { createHeadlessUniver } from "../../../src/workbench/host/engine/univer-headless";
import { PaneConnection } from "../../../src/workbench/host/connection";
import { ExcelHost } from "../../../src/workbench/host/host";
import { runs } from "../../runs";

/** The collector, also when Node was started without it. */
function collector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}

const collect = collector();
const WARM_UP = 12;

/** A batch as the client sends it: two values, a formula, and the answer read back. */
const body = JSON.stringify({
  AutoKeepReference: true,
  Actions: [
    { Id: 9, ActionType: 3, Name: "_RegisterDataChangedEvent", ObjectPathId: 5, ArgumentInfo: { Arguments: [] } },
    { Id: 11, ActionType: 4, Name: "Formulas", ObjectPathId: 7, ArgumentInfo: { Arguments: [[[1, "=A1*2"]]] } },
    { Id: 16, ActionType: 2, Name: "", ObjectPathId: 7, QueryInfo: { Select: ["values"] } },
  ],
  ObjectPaths: {
    1: { Id: 1, ObjectPathType: 1, Name: "" },
    3: { Id: 3, ObjectPathType: 4, Name: "Worksheets", ParentObjectPathId: 1 },
    5: { Id: 5, ObjectPathType: 5, Name: "", ParentObjectPathId: 3, ArgumentInfo: { Arguments: ["Sheet1"] } },
    7: { Id: 7, ObjectPathType: 3, Name: "GetRange", ParentObjectPathId: 5, ArgumentInfo: { Arguments: ["A1:B1"] } },
  },
});

/** Opens workbook, host and pane, works once, closes everything. */
async function cycle(number: number): Promise<void> {
  const univer = createHeadlessUniver();
  const engine = createUniverEngine(univer);
  const host = new ExcelHost(engine);
  const conversationId = `memory-${number}`;
  const answer = await new Promise<string>((resolve) => {
    const options = { conversationId, controlId: "pane", origin: "https://localhost", post: resolve };
    const array = ["IterativeExecutor", "POST", "ProcessQuery", [], body, 0, 17, "", "", "", "", "", ""];
    new PaneConnection(host, options).receive(
      JSON.stringify({
        _messageType: 0,
        _actionName: "executeMethod",
        _conversationId: conversationId,
        _correlationId: 1,
        _origin: "https://localhost",
        _data: { DdaMethod: { ControlId: "pane", Version: 1, DispatchId: 93 }, ArrayData: array },
        _actionType: 0,
        _serializerVersion: 1,
      }),
    );
  });
  expect(answer).toContain("[[1,2]]");
  host.stop();
  engine.dispose();
  univer.dispose();
}

async function heapAfter(): Promise<number> {
  // Timers of the last workbook have to run out first.
  await new Promise((resolve) => setTimeout(resolve, 120));
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

test("memory is flat over workbooks opened and closed, host and pane included", async () => {
  const deep = runs(1) > 1;
  const cycles = deep ? 200 : 24;
  const window = deep ? 50 : 6;
  const every = deep ? 10 : 2;
  const heaps: { readonly at: number; readonly heap: number }[] = [];
  // What is fetched or compiled once on the way is no leak: it has come by then.
  for (let number = 1; number <= WARM_UP; number += 1) await cycle(-number);
  for (let number = 1; number <= cycles; number += 1) {
    await cycle(number);
    if (number % every === 0) heaps.push({ at: number, heap: await heapAfter() });
  }
  const first = mean(heaps.filter(({ at }) => at <= window).map(({ heap }) => heap));
  const last = mean(heaps.filter(({ at }) => at > cycles - window).map(({ heap }) => heap));
  process.stdout.write(
    `heap over ${cycles} cycles: first ${window} ${first.toFixed(1)} MB, last ${window} ${last.toFixed(1)} MB\n`,
  );
  // Measured: 95.7 MB and 96.1 MB over 200 cycles.
  expect((last - first) / (cycles - window)).toBeLessThan(0.05);
}, 300_000);
