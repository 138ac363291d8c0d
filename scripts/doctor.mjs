/**
 * `npm run doctor`: what a developer's machine has and lacks, with the command that mends it. Changes nothing and
 * asks nobody. Exit 0 when `npm start` and `npm test` can work, 1 otherwise.
 */
import { existsSync, readFileSync } from "node:fs";
import { X509Certificate } from "node:crypto";
import { createServer } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";

const PORT = 3443;
const DAY = 24 * 60 * 60 * 1000;

/** @typedef {{ name: string, verdict: "ok" | "note" | "bad", sentence: string }} Finding */

/** @returns {number[] | null} the numbers of `20.19.1` or `>=20.19` */
function numbersOf(version) {
  const found = /(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(version);
  return found && [Number(found[1]), Number(found[2] ?? 0), Number(found[3] ?? 0)];
}

function atLeast(version, floor) {
  const [have, need] = [numbersOf(version), numbersOf(floor)];
  if (have === null || need === null) return false;
  const at = have.findIndex((number, index) => number !== need[index]);
  return at < 0 || have[at] > need[at];
}

function nodeFinding({ nodeVersion, engines }) {
  return atLeast(nodeVersion, engines)
    ? { name: "Node.js", verdict: "ok", sentence: nodeVersion }
    : {
        name: "Node.js",
        verdict: "bad",
        sentence: `${nodeVersion} 太旧，需要 ${engines}：从 nodejs.org 装新版。Too old; install ${engines}.`,
      };
}

function jsonAt(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

/** Packages of this system the lock file wants and node_modules has not, or has in another version. */
function lockFinding(root) {
  const name = "node_modules";
  const wanted = jsonAt(path.join(root, "package-lock.json"));
  const present = jsonAt(path.join(root, "node_modules", ".package-lock.json"));
  if (wanted === null)
    return { name, verdict: "bad", sentence: "没有 package-lock.json：git checkout package-lock.json。No lock file." };
  if (present === null) return { name, verdict: "bad", sentence: "还没有安装：npm ci。Not installed yet: npm ci." };
  const different = Object.entries(wanted.packages)
    .filter(([place, { optional }]) => place !== "" && !(optional && !present.packages[place]))
    .filter(([place, { version, link }]) => !link && present.packages[place]?.version !== version)
    .map(([place]) => place.replace(/^.*node_modules\//, ""));
  if (different.length === 0)
    return { name, verdict: "ok", sentence: "与 package-lock.json 一致。As the lock file says." };
  const some = different.slice(0, 5).join(", ");
  return {
    name,
    verdict: "bad",
    sentence: `${different.length} 个包与 package-lock.json 不同（${some}）：npm ci。Differs from the lock file: npm ci.`,
  };
}

const BROWSERS = {
  win32: ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"],
  darwin: ["Google Chrome", "Microsoft Edge", "Chromium"],
  linux: [
    "google-chrome-stable",
    "google-chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "chromium",
    "chromium-browser",
  ],
};

function browserPlaces({ platform, environment }) {
  if (platform === "win32") {
    const roots = [environment.PROGRAMFILES, environment["PROGRAMFILES(X86)"], environment.LOCALAPPDATA].filter(
      Boolean,
    );
    return roots.flatMap((folder) => BROWSERS.win32.map((file) => path.join(folder, file)));
  }
  if (platform === "darwin") return BROWSERS.darwin.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  return BROWSERS.linux.map((name) => `/usr/bin/${name}`);
}

/** The browser tests take CHROME_PATH, else an installed one, else the one npm brings (64-bit Linux). */
function browserFinding({ root, platform, environment }) {
  const name = "浏览器 Browser";
  const named = environment.CHROME_PATH;
  if (named) {
    return existsSync(named)
      ? { name, verdict: "ok", sentence: `CHROME_PATH: ${named}` }
      : { name, verdict: "bad", sentence: `CHROME_PATH 指的文件不存在：${named}。It names no file.` };
  }
  const found = browserPlaces({ platform, environment }).find((place) => existsSync(place));
  if (found) return { name, verdict: "ok", sentence: found };
  const packaged = platform === "linux" && existsSync(path.join(root, "node_modules", "@sparticuz", "chromium"));
  return packaged
    ? {
        name,
        verdict: "note",
        sentence: "没有装浏览器，测试用 npm 带来的 Chromium（仅 64 位 Linux）。Tests use the Chromium npm brought.",
      }
    : {
        name,
        verdict: "bad",
        sentence: "没有 Chrome、Edge 或 Chromium：请安装，或设 CHROME_PATH。Install one, or set CHROME_PATH.",
      };
}

function portIsFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "localhost", () => server.close(() => resolve(true)));
  });
}

async function portFinding(port) {
  const name = `端口 Port ${port}`;
  return (await portIsFree(port))
    ? { name, verdict: "ok", sentence: "空着。Free." }
    : {
        name,
        verdict: "note",
        sentence: `被占用（也许 npm start 正开着）。工作台会改用下一个；真正的 Excel 要用 ${port}。In use; the workbench takes the next one, real Excel needs this one.`,
      };
}

function certificateFinding(folder, now) {
  const name = "证书 Certificate";
  const file = ["hengbo.crt", "localhost.crt"].map((one) => path.join(folder, one)).find((one) => existsSync(one));
  if (!file)
    return {
      name,
      verdict: "note",
      sentence: "还没有；第一次 npm start 会在本机做一份。None yet; npm start makes one.",
    };
  let certificate;
  try {
    certificate = new X509Certificate(readFileSync(file));
  } catch (error) {
    return {
      name,
      verdict: "bad",
      sentence: `${file} 读不了（${error.message}）：删掉后 npm start 会重做。Delete it; npm start makes another.`,
    };
  }
  const days = Math.floor((Date.parse(certificate.validTo) - now) / DAY);
  if (days < 0)
    return {
      name,
      verdict: "note",
      sentence: `已过期 ${-days} 天；npm start 会重做。Expired; npm start makes another.`,
    };
  const own = certificate.issuer === certificate.subject;
  const trust = own
    ? "自制，Excel 不信任它；要在真正的 Excel 里试，见 npm run sideload。Made here: real Excel does not trust it, see npm run sideload."
    : `由 ${certificate.issuer.replace(/\n/g, ", ")} 签发。Issued by it.`;
  return { name, verdict: "ok", sentence: `还有 ${days} 天。${trust}` };
}

function buildFinding(root) {
  const name = "构建 Build";
  return existsSync(path.join(root, "dist", "pane", "taskpane.html"))
    ? {
        name,
        verdict: "ok",
        sentence:
          "dist/pane 已有（有改动时 npm start 会重新构建）。Built; npm start builds again when something changed.",
      }
    : {
        name,
        verdict: "note",
        sentence: "还没有；npm start 会先构建，约一分钟。Not yet; npm start builds first, about a minute.",
      };
}

/** Everything looked at, in the order it is told. */
export async function diagnose({ root, nodeVersion, platform, environment, port, now }) {
  const engines = jsonAt(path.join(root, "package.json"))?.engines?.node ?? ">=20";
  return [
    nodeFinding({ nodeVersion, engines }),
    lockFinding(root),
    browserFinding({ root, platform, environment }),
    await portFinding(port),
    certificateFinding(path.join(root, ".cache", "certificate"), now),
    buildFinding(root),
  ];
}

const SIGN = { ok: "✓", note: "!", bad: "✗" };

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const findings = await diagnose({
    root: path.resolve(path.dirname(fileURLToPath(import.meta.url)), ".."),
    nodeVersion: process.versions.node,
    platform: process.platform,
    environment: process.env,
    port: PORT,
    now: Date.now(),
  });
  for (const { name, verdict, sentence } of findings) process.stdout.write(`${SIGN[verdict]} ${name}: ${sentence}\n`);
  const bad = findings.filter(({ verdict }) => verdict === "bad").length;
  process.stdout.write(
    bad === 0 ? "可以开始：npm start。Ready.\n" : `${bad} 处要先处理。To be mended first: ${bad}.\n`,
  );
  process.exitCode = bad === 0 ? 0 : 1;
}
