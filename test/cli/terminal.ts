import { spawnSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");
/** Bundled by test/workbench/global-setup.cjs from src/cli/main.ts. */
const MAIN = join(ROOT, ".cache", "terminal", "verbs", "main.js");

export interface Answer {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** The terminal door in a process of its own, with a folder to work in. */
export function terminalIn(folder: string): (...words: readonly string[]) => Answer {
  return (...words) => {
    const run = spawnSync(process.execPath, [MAIN, ...words], { cwd: folder, encoding: "utf8", timeout: 60_000 });
    return { status: run.status, out: run.stdout, err: run.stderr };
  };
}

/** What `--json` answered; a refusal is an error of the test. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the shape is the test's claim
export function jsonOf<T>(answer: Answer): T {
  if (answer.err !== "") throw new Error(answer.err);
  return JSON.parse(answer.out) as T;
}
