/**
 * `npm run release`: builds the pages and puts them, with what an administrator needs, into dist/release/NAME.zip and
 * its checksum. Whoever installs it needs no Node.
 */
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildWhenNeeded } from "./build.mjs";
import { releaseFiles, releaseZip } from "./release-files.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const say = (line) => process.stdout.write(`${line}\n`);

try {
  if (process.env.HENGBO_OFFICE_JS)
    throw new Error("请先去掉 HENGBO_OFFICE_JS。Unset HENGBO_OFFICE_JS: a release holds every variant.");
  await buildWhenNeeded(say);
  const release = await releaseFiles({ root });
  const bytes = releaseZip(release);
  const folder = path.join(root, "dist", "release");
  await mkdir(folder, { recursive: true });
  const file = `${release.name}.zip`;
  const sum = createHash("sha256").update(bytes).digest("hex");
  await writeFile(path.join(folder, file), bytes);
  await writeFile(path.join(folder, `${file}.sha256`), `${sum}  ${file}\n`);
  say(`dist/release/${file}  ${release.files.size} files, ${(bytes.length / 1024).toFixed(0)} kB`);
  say(`SHA-256 ${sum}`);
} catch (error) {
  process.stderr.write(`没有做出发行包。No release was made.\n${error.message}\n`);
  process.exitCode = 1;
}
