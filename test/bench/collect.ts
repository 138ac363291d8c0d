/**
 * Bench `collect`: 500 and 2,850 returned files read, compared, merged and saved, beside the bare reading of the same
 * files with the file library by the same workers. Each measurement is a process of its own. Where Python with openpyxl
 * is present, its reading of the same values in as many processes is printed, too.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Measured } from "./collecting/run";
import { PAYMENTS, prepareReturns } from "./collecting/returnedFiles";

const here = dirname(fileURLToPath(import.meta.url));
const run = promisify(execFile);

async function measured(kind: "collect" | "bare", folder: string): Promise<Measured> {
  const script = join(here, "collecting", "run.ts");
  const { stdout } = await run(process.execPath, ["--import", "tsx", script, kind, folder], { maxBuffer: 1e8 });
  return JSON.parse(stdout) as Measured;
}

interface Scale {
  readonly collect: Measured;
  readonly bare: Measured;
}

async function atScale(count: number): Promise<Scale> {
  const folder = mkdtempSync(join(tmpdir(), `hengbo-collect-${count}-`));
  try {
    await prepareReturns(folder, count);
    const bare = await measured("bare", folder);
    const collect = await measured("collect", folder);
    if (bare.merged !== count || collect.merged !== count * PAYMENTS) {
      throw new Error(`${count} files gave ${bare.merged} readings and ${collect.merged} rows`);
    }
    const python = await openpyxl(join(folder, "returned"));
    process.stderr.write(`${JSON.stringify({ files: count, collect, bare, openpyxl_ms: python })}\n`);
    return { collect, bare };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds openpyxl takes for the values of every cell of the first 100 files; null where it is not present. */
async function openpyxl(folder: string): Promise<number | null> {
  const program = [
    "import sys, glob, time, multiprocessing, openpyxl",
    "def read(f):",
    "    w = openpyxl.load_workbook(f, read_only=True, data_only=True)",
    "    return sum(1 for s in w for r in s.iter_rows(values_only=True) for v in r if v is not None)",
    "files = sorted(glob.glob(sys.argv[1] + '/*.xlsx'))[:100]",
    "t = time.time()",
    "p = multiprocessing.Pool(int(sys.argv[2])); p.map(read, files); p.close()",
    "print((time.time() - t) * 1000)",
  ].join("\n");
  try {
    const { stdout } = await run("/usr/bin/python3", ["-c", program, folder, String(availableParallelism())]);
    return Number(stdout);
  } catch {
    return null;
  }
}

export default async function collect(): Promise<{
  ratios: Record<string, number>;
  denominators: Record<string, number>;
}> {
  const small = await atScale(500);
  const large = await atScale(2850);
  return {
    ratios: {
      collect_over_read_500: small.collect.milliseconds / small.bare.milliseconds,
      collect_over_read_2850: large.collect.milliseconds / large.bare.milliseconds,
      memory_2850_over_500: large.collect.peakMegabytes / small.collect.peakMegabytes,
    },
    denominators: { bare_read_500_ms: small.bare.milliseconds, bare_read_2850_ms: large.bare.milliseconds },
  };
}
