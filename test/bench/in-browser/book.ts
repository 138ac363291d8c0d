import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

const root = resolve(__dirname, "../../..");

/** The sample's master workbook, made as a person makes it: by the terminal door, from the notice and a total (万元). */
export async function masterWorkbook(total: string): Promise<Uint8Array> {
  const out = join(root, ".cache", "bench", "master.xlsx");
  mkdirSync(dirname(out), { recursive: true });
  const notice = "test/fixtures/notices/chuxiong-2020-table.md";
  const call = ["--import", "tsx", "src/cli/main.ts", "allocate", notice, "--total", total, "--out", out];
  await promisify(execFile)(process.execPath, call, { cwd: root });
  return readFile(out);
}
