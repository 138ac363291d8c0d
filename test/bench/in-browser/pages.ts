import { createHash, X509Certificate } from "node:crypto";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContext } from "playwright-core";
import HtmlWebpackPlugin from "html-webpack-plugin";
import webpack from "webpack";
import type { Configuration } from "webpack";
import { launchBrowser, startServer } from "../../e2e/workbench";

const root = resolve(__dirname, "../../..");
const bareFolder = join(root, ".cache", "bench", "bare-page");

/** The workbench and the bare engine page, served by the same server to the same browser. */
export interface Pages {
  readonly workbench: string;
  readonly bare: string;
  /** A person's browser: what one page fetched, the next finds in its cache. */
  newContext(): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** Builds the bare page exactly as the workbench is built: same loaders, same chunks, same minimizer. */
async function buildBarePage(): Promise<string> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the build's own configuration, a CommonJS file
  const configurations = require("../../../webpack.config.js") as readonly Configuration[];
  const workbench = configurations.find(({ name }) => name === "workbench");
  if (workbench === undefined) throw new Error("The build has no workbench.");
  const pages = (workbench.plugins ?? []).filter((plugin) => !(plugin instanceof HtmlWebpackPlugin));
  const compiler = webpack({
    ...workbench,
    name: "bare-page",
    cache: { ...(workbench.cache as object), type: "filesystem", name: "bare-page" },
    entry: { bare: join(__dirname, "bare-page.ts") },
    output: { ...workbench.output, path: bareFolder },
    plugins: [...pages, new HtmlWebpackPlugin({ template: join(__dirname, "bare-page.html"), filename: "index.html" })],
  });
  await new Promise<void>((done, failed) => {
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error) failed(error);
        else if (stats?.hasErrors()) failed(new Error(stats.toString({ preset: "errors-only", colors: false })));
        else done();
      });
    });
  });
  return join(bareFolder, "index.html");
}

/** What the browser must be told to trust this one certificate: only what it trusts does it keep in its cache. */
async function trusted(): Promise<string> {
  const script = pathToFileURL(join(root, "scripts", "certificate.mjs")).href;
  const { localCertificate } = (await import(script)) as {
    localCertificate(folder: string): Promise<{ readonly certificate: string }>;
  };
  const { certificate } = await localCertificate(join(root, ".cache", "certificate"));
  const key = new X509Certificate(certificate).publicKey.export({ type: "spki", format: "der" });
  return `--ignore-certificate-errors-spki-list=${createHash("sha256").update(key).digest("base64")}`;
}

async function newContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN" });
  // Functions sent to a page carry a mark of the compiler that runs this file.
  await context.addInitScript("globalThis.__name = (named) => named;");
  return context;
}

/** Builds what is needed, serves it and opens a browser. */
export async function openPages(): Promise<Pages> {
  const server = await startServer(["--port", "0", "--pane", await buildBarePage()]);
  const browser = await launchBrowser([await trusted()]);
  return {
    workbench: `${server.origin}/workbench/`,
    bare: `${server.origin}/pane-samples/index.html`,
    newContext: () => newContext(browser),
    close: async () => {
      await browser.close();
      await server.stop();
    },
  };
}
