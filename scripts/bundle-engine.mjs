/**
 * Bundles the spreadsheet engine once into `.cache/engine/`, so that jest (which cannot load its ESM-only
 * dependencies) and plain Node can `require` it. The file name carries a hash of the lock file's engine entries
 * and of this script; an unchanged installation costs one stat. Used by test/workbench/global-setup.cjs.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const directory = join(root, ".cache", "engine");

/** Packages of the headless engine; one namespace each in the bundle. */
export const enginePackages = [
  "core",
  "data-validation",
  "engine-formula",
  "sheets",
  "sheets-conditional-formatting",
  "sheets-data-validation",
  "sheets-formula",
  "sheets-note",
  "sheets-numfmt",
  "sheets-table",
];

function fingerprint() {
  const hash = createHash("sha256").update(readFileSync(fileURLToPath(import.meta.url)));
  for (const name of enginePackages) {
    hash.update(readFileSync(join(root, "node_modules", "@univerjs", name, "package.json")));
  }
  return hash.digest("hex").slice(0, 16);
}

/** Builds the bundle where it is missing; returns its path. */
export async function bundleEngine() {
  const target = join(directory, `univer-${fingerprint()}.cjs`);
  if (!existsSync(target)) {
    mkdirSync(directory, { recursive: true });
    const contents = enginePackages
      .map((name, index) => `export * as package${index} from "@univerjs/${name}";`)
      .join("\n");
    const temporary = `${target}.${process.pid}.tmp`;
    await build({
      stdin: { contents, resolveDir: root, loader: "js" },
      bundle: true,
      format: "cjs",
      platform: "node",
      target: "node20",
      logLevel: "error",
      outfile: temporary,
    });
    renameSync(temporary, target);
    for (const file of readdirSync(directory)) {
      if (file.startsWith("univer-") && join(directory, file) !== target && !file.endsWith(".tmp")) {
        rmSync(join(directory, file));
      }
    }
  }
  enginePackages.forEach((name, index) => {
    const shim = `module.exports = require(${JSON.stringify(target)}).package${index};\n`;
    const file = join(directory, `${name}.cjs`);
    if (!existsSync(file) || readFileSync(file, "utf8") !== shim) writeFileSync(file, shim);
  });
  return target;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.stdout.write(`${await bundleEngine()}\n`);
}
