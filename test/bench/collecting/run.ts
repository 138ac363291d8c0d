/**
 * One measurement in a process of its own, so that its peak memory is its own: `run.ts collect|bare FOLDER`; prints one
 * JSON line.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { threadHands } from "../../../src/cli/returnHands";
import { findIncoming } from "../../../src/cli/incoming";
import { openDesk } from "../../../src/cli/reviewDesk";
import { createReturnPool } from "../../../src/xlsx/returnPool";
import { readReturn } from "../../../src/xlsx/returnReader";
import { inlineHands } from "../../../src/xlsx/returnTask";

export interface Measured {
  readonly milliseconds: number;
  /** Work of all threads: on a busy machine it says more than the clock does. */
  readonly cpuMilliseconds: number;
  /** Of the whole process, its threads included. */
  readonly peakMegabytes: number;
  readonly merged: number;
  readonly phases: Readonly<Record<string, number>>;
}

const pool = (script: string) => createReturnPool(threadHands(script), inlineHands(readReturn));

async function collect(folder: string): Promise<Pick<Measured, "merged" | "phases">> {
  const phases: Record<string, number> = {};
  let since = performance.now();
  const lap = (name: string): void => {
    phases[name] = Math.round(performance.now() - since);
    phases[`${name}_resident_mb`] = Math.round(process.memoryUsage.rss() / 1024 / 1024);
    since = performance.now();
  };
  const desk = await openDesk(join(folder, "master.xlsx"), () => "2020-06-10", undefined);
  if (!desk.ok) throw new Error(desk.fault.sentence.en);
  const incoming = await findIncoming([join(folder, "returned")]);
  if (!incoming.ok) throw new Error(incoming.fault.sentence.en);
  lap("open");
  const reader = pool(require.resolve("../../../src/cli/returnWorker"));
  const preview = await desk.value.fund.previewCollect(incoming.value.files, reader);
  if (!preview.ok) throw new Error(preview.fault.sentence.en);
  lap("preview");
  const applied = await desk.value.fund.applyCollect(preview.value, []);
  if (!applied.ok) throw new Error(applied.fault.sentence.en);
  lap("apply");
  await writeFile(join(folder, "collected.xlsx"), await desk.value.port.save());
  lap("save");
  return { merged: applied.value.outcome.merged, phases };
}

async function bare(folder: string): Promise<Pick<Measured, "merged" | "phases">> {
  const returned = join(folder, "returned");
  const files = readdirSync(returned)
    .filter((name) => statSync(join(returned, name)).isFile())
    .map((name) => ({ name, bytes: async () => new Uint8Array(readFileSync(join(returned, name))) }));
  let merged = 0;
  for await (const { reading } of pool(require.resolve("./bareWorker")).read(files, { sent: new Map() })) {
    if (reading.ok || reading.fault.code !== "bare") throw new Error(reading.ok ? "read" : reading.fault.sentence.en);
    merged += 1;
  }
  return { merged, phases: {} };
}

async function main([kind, folder = ""]: readonly string[]): Promise<void> {
  const start = performance.now();
  const done = await (kind === "bare" ? bare(folder) : collect(folder));
  const { user, system } = process.cpuUsage();
  const measured: Measured = {
    milliseconds: performance.now() - start,
    cpuMilliseconds: (user + system) / 1000,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    ...done,
  };
  process.stdout.write(`${JSON.stringify(measured)}\n`);
}

void main(process.argv.slice(2));
