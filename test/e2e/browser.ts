import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

const run = promisify(execFile);
const cache = resolve(__dirname, "../../.cache");
const packageVersion = "147.0.0";

/** A browser to drive, and what its process needs in its environment beside ours. */
export interface FoundBrowser {
  readonly executablePath: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly source: "CHROME_PATH" | "installed" | "npm";
}

/** Where browsers that can be driven are usually installed; the first one present is taken. */
function usualPlaces(): readonly string[] {
  if (process.platform === "win32") {
    const roots = [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA];
    const below = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];
    return below.flatMap((path) => roots.flatMap((root) => (root ? [join(root, path)] : [])));
  }
  if (process.platform === "darwin") {
    return [
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ];
  }
  const names = [
    "google-chrome-stable",
    "google-chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "chromium",
    "chromium-browser",
  ];
  return [...names.map((name) => `/usr/bin/${name}`), "/opt/google/chrome/chrome"];
}

/**
 * Unpacks the npm Chromium once into .cache. The package unpacks into the system's temporary folder and takes whatever
 * it finds there for complete, so it gets an empty one of its own, which is moved into place when it is whole.
 */
async function unpackChromium(): Promise<string> {
  const home = join(cache, `chromium-${packageVersion}`);
  if (existsSync(join(home, "chromium"))) return home;
  await mkdir(cache, { recursive: true });
  const staging = await mkdtemp(join(cache, "chromium-unpacking-"));
  const script = 'require("@sparticuz/chromium").executablePath().then(() => process.exit(0))';
  await run(process.execPath, ["-e", script], {
    cwd: resolve(__dirname, "../.."),
    // The package hands out the libraries it carries only when it believes to be in a bare container of this kind.
    env: { ...process.env, TMPDIR: staging, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" },
  });
  try {
    await rename(staging, home);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    if (!existsSync(join(home, "chromium"))) throw error;
  }
  return home;
}

/** A font configuration with nothing but the package's own Latin font: the bare machine our pages must do without. */
async function bareFonts(home: string): Promise<string> {
  const file = join(home, "bare-fonts.conf");
  const text = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    `<fontconfig><dir>${join(home, "fonts")}</dir><cachedir>${join(home, "font-cache")}</cachedir></fontconfig>`,
  ];
  await writeFile(file, text.join("\n"));
  return file;
}

async function starts(executablePath: string, environment: Readonly<Record<string, string>>): Promise<string | null> {
  try {
    await run(executablePath, ["--version", "--no-sandbox"], { env: { ...process.env, ...environment } });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function npmChromium(): Promise<FoundBrowser | string> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    return "the Chromium of the npm package runs on 64-bit Linux only";
  }
  const home = await unpackChromium();
  const executablePath = join(home, "chromium");
  const fonts = { FONTCONFIG_FILE: await bareFonts(home) };
  const libraries = [join(home, "al2023", "lib"), process.env.LD_LIBRARY_PATH ?? ""].filter(Boolean).join(":");
  const attempts = [fonts, { ...fonts, LD_LIBRARY_PATH: libraries }];
  let reason = "";
  for (const environment of attempts) {
    const refused = await starts(executablePath, environment);
    if (refused === null) return { executablePath, environment, source: "npm" };
    reason = refused;
  }
  return reason;
}

/**
 * The browser of the e2e tests: CHROME_PATH, else an installed Chrome, Edge or Chromium, else the npm Chromium (Linux).
 * @throws Error with a sentence saying what to do when there is none
 */
async function findBrowser(): Promise<FoundBrowser> {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME_PATH 指的文件不存在：${named}。CHROME_PATH names no file.`);
    return { executablePath: named, environment: {}, source: "CHROME_PATH" };
  }
  const installed = usualPlaces().find((place) => existsSync(place));
  if (installed) return { executablePath: installed, environment: {}, source: "installed" };
  const packaged = await npmChromium();
  if (typeof packaged !== "string") return packaged;
  throw new Error(
    `没有可用的浏览器。请安装 Chrome 或 Edge，或用 CHROME_PATH 指明位置。` +
      `No browser: install Chrome or Edge, or name one in CHROME_PATH. (${packaged})`,
  );
}

/** Launches it, without a window and without anything that calls out by itself; `more` are further arguments. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const found = await findBrowser();
  const root = process.getuid?.() === 0;
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return chromium.launch({
    executablePath: found.executablePath,
    headless: true,
    env: { ...Object.fromEntries(inherited), ...found.environment },
    args: [
      // Chromium refuses to run its sandbox for root, which is who runs the tests in most containers.
      ...(root ? ["--no-sandbox"] : []),
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-domain-reliability",
      "--disable-sync",
      "--no-pings",
      "--no-first-run",
      "--font-render-hinting=none",
      ...more,
    ],
  });
}
