import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { unzipSync } from "fflate";

export const ROOT = resolve(__dirname, "../..");

export const GLOBAL_OFFICE = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/** Built pages as small as they can be. */
export const SMALL_PAGES = {
  "taskpane.html": `<script src="${GLOBAL_OFFICE}"></script><script src="taskpane.0a1b2c3d.js"></script>`,
  "files.html": "<p>files</p>",
  "taskpane.0a1b2c3d.js": "let a;",
  "assets/icon-32.png": "picture",
};

/** A folder with these files in it. */
export function planted(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "hengbo-pages-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

export interface MadeRelease {
  readonly bytes: Buffer;
  /** Path inside the release → bytes. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Makes a release of these pages in a process of its own, as `npm run release` does after building.
 * @throws Error with what the process said when it made none
 */
export function madeRelease(pages: string, environment: Readonly<Record<string, string>> = {}): MadeRelease {
  const target = join(planted({}), "release.zip");
  const script = `
    import { writeFileSync } from "node:fs";
    import { releaseFiles, releaseZip } from "./scripts/release-files.mjs";
    const [root, pages, target] = process.argv.slice(1);
    writeFileSync(target, releaseZip(await releaseFiles({ root, pages })));`;
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", script, ROOT, pages, target], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, ...environment },
  });
  if (run.status !== 0) throw new Error(run.stderr);
  const bytes = readFileSync(target);
  const inside = Object.entries(unzipSync(new Uint8Array(bytes)));
  return { bytes, files: new Map(inside.map(([name, content]) => [name.replace(/^[^/]+\//, ""), content])) };
}

export function textOf(release: MadeRelease, name: string): string {
  const bytes = release.files.get(name);
  if (bytes === undefined) throw new Error(`${name} is not in the release`);
  return Buffer.from(bytes).toString("utf8");
}
