/**
 * Builds pane and workbench when something they are made of changed since the last build; otherwise says so and stops.
 * Run directly (`npm run build [-- --force]`) or called by the start script.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const stampFile = path.join(root, "dist", "build.json");
const lockFolder = path.join(root, ".cache", "build.lock");

/** What goes into both bundles; the lock file stands for node_modules. */
const SHARED = ["webpack.config.js", "scripts/minify-plugin.js", "scripts/woff2-only-loader.js", "package-lock.json"];

/** What each bundle is made of beside that: the rings say that nothing else can be in it. */
const SOURCES = {
  pane: (file) => !/^src[\\/](workbench|cli)[\\/]/.test(file),
  workbench: (file) => /^src[\\/](workbench|sheetfile)[\\/]/.test(file),
};

async function filesBelow(relative) {
  const full = path.join(root, relative);
  const information = await stat(full).catch(() => null);
  if (!information) return [];
  if (information.isFile()) return [relative];
  const entries = await readdir(full);
  const nested = await Promise.all(entries.sort().map((entry) => filesBelow(path.join(relative, entry))));
  return nested.flat();
}

/** A hash of the content of everything each bundle is made of, by the bundle's name. */
async function contentHashes() {
  const files = (await Promise.all([...SHARED, "src", "assets"].map(filesBelow))).flat();
  const contents = await Promise.all(files.map(async (file) => [file, await readFile(path.join(root, file))]));
  const hashOf = (name) => {
    const hash = createHash("sha256").update(name === "pane" ? (process.env.HENGBO_OFFICE_JS ?? "") : "");
    const used = contents.filter(([file]) => SHARED.includes(file) || SOURCES[name](file));
    used.forEach(([file, content]) => hash.update(`${file}\0${content.length}\0`).update(content));
    return hash.digest("hex");
  };
  return Object.fromEntries(Object.keys(SOURCES).map((name) => [name, hashOf(name)]));
}

async function lastBuild() {
  return JSON.parse(await readFile(stampFile, "utf8").catch(() => "{}"));
}

function alive(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** One build at a time: two would empty each other's output folder. */
async function withLock(work) {
  const owner = path.join(lockFolder, "pid");
  await mkdir(path.dirname(lockFolder), { recursive: true });
  for (;;) {
    try {
      await mkdir(lockFolder);
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const holder = Number(await readFile(owner, "utf8").catch(() => "0"));
      const age = Date.now() - (await stat(lockFolder).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
      if (holder === 0 ? age > 5_000 : !alive(holder)) await rm(lockFolder, { recursive: true, force: true });
      else await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
  try {
    await writeFile(owner, String(process.pid));
    return await work();
  } finally {
    await rm(lockFolder, { recursive: true, force: true });
  }
}

function compile(names, say) {
  const webpack = require("webpack");
  const configurations = require("../webpack.config.js");
  const compiler = webpack(configurations.filter((one) => names.includes(one.name)));
  compiler.compilers.forEach((one) => {
    let shown = 0;
    new webpack.ProgressPlugin((share) => {
      const step = Math.floor(share * 4);
      if (step > shown) say(`  ${one.name} ${step * 25} %`);
      shown = Math.max(shown, step);
    }).apply(one);
  });
  return new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error) reject(error);
        else if (stats.hasErrors()) reject(new Error(stats.toString({ preset: "errors-only", colors: false })));
        else resolve();
      });
    });
  });
}

/**
 * Makes dist/ match the sources. `say` receives progress lines.
 * @returns {Promise<boolean>} whether anything had to be built
 */
export async function buildWhenNeeded(say, { force = false } = {}) {
  return withLock(async () => {
    const [hashes, before] = await Promise.all([contentHashes(), lastBuild()]);
    const names = Object.keys(hashes).filter((name) => force || hashes[name] !== before[name]);
    if (names.length === 0) return false;
    const begun = Date.now();
    say("正在构建（第一次约一分钟）… Building (about a minute the first time)…");
    const kept = Object.fromEntries(Object.entries(before).filter(([name]) => !names.includes(name)));
    await mkdir(path.dirname(stampFile), { recursive: true });
    await writeFile(stampFile, JSON.stringify(kept));
    await compile(names, say);
    await writeFile(stampFile, JSON.stringify(hashes));
    say(`构建完成，用时 ${((Date.now() - begun) / 1000).toFixed(1)} 秒。Built.`);
    return true;
  });
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const say = (line) => process.stdout.write(`${line}\n`);
  try {
    const built = await buildWhenNeeded(say, { force: process.argv.includes("--force") });
    if (!built) say("没有变化，不必构建。Nothing changed; nothing to build.");
  } catch (error) {
    process.stderr.write(`构建失败。Build failed.\n${error.message}\n`);
    process.exitCode = 1;
  }
}
