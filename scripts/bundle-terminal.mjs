/**
 * Bundles the terminal door into `.cache/terminal/`, for tests that open it hundreds of times: reading TypeScript anew
 * each time costs more than most verbs. test/cli/cli.test.ts opens it as `npm run cli` does.
 */
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Where each entry comes to lie: the worker beside the folder of the verbs, as in the sources. */
const entries = { "verbs/main": "src/cli/main.ts", returnWorker: "src/cli/returnWorker.ts" };

export async function bundleTerminal() {
  const folder = join(root, ".cache", "terminal");
  const temporary = `${folder}.${process.pid}.tmp`;
  await build({
    entryPoints: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(root, file)])),
    outdir: temporary,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    logLevel: "error",
    logOverride: { "require-resolve-not-external": "silent" },
  });
  mkdirSync(join(folder, "verbs"), { recursive: true });
  // One file at a time and whole: another run may be using the one before.
  for (const name of Object.keys(entries)) renameSync(join(temporary, `${name}.js`), join(folder, `${name}.js`));
  rmSync(temporary, { recursive: true });
}
