/**
 * `npm start`: certificate, build when needed, server, browser.
 *
 * Options: --port N (default 3443, or the next free one) · --no-open · --certificate FOLDER (a pair of your own)
 * · --deployed-pages (serve the pane's pages as deployed, with Microsoft's Office.js; for real Excel)
 * · --pane PAGE (open another page in the pane: a page or folder of your own, served below /pane-samples/, or the
 *   address of a page on this server) · --manifest FILE (the ribbon of another add-in)
 */
import { spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildWhenNeeded } from "./build.mjs";
import { localCertificate } from "./certificate.mjs";
import { startServer } from "./server.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const say = (line) => process.stdout.write(`${line}\n`);

function readOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "3443" },
      "no-open": { type: "boolean", default: false },
      certificate: { type: "string", default: path.join(root, ".cache", "certificate") },
      "deployed-pages": { type: "boolean", default: false },
      pane: { type: "string" },
      manifest: { type: "string", default: path.join(root, "manifest.xml") },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`端口要写 0 到 65535 的整数，不能是“${values.port}”。--port must be an integer from 0 to 65535.`);
  }
  if (!existsSync(values.manifest)) {
    throw new Error(`没有这个清单文件：${values.manifest}。--manifest names no file.`);
  }
  return {
    port,
    open: !values["no-open"],
    certificate: values.certificate,
    deployedPages: values["deployed-pages"],
    manifest: path.resolve(values.manifest),
    ...readPane(values.pane),
  };
}

/**
 * The folder served below /pane-samples/, and the page to open at once. Without the option, pages in a folder
 * pane-samples beside package.json are served.
 */
function readPane(asked) {
  const usual = path.join(root, "pane-samples");
  if (asked === undefined) return { samples: existsSync(usual) ? usual : null, page: null };
  const file = path.resolve(asked);
  if (!existsSync(file)) {
    const address = /^(https:\/\/localhost(:\d+)?)?(\/.*)$/.exec(asked);
    if (address) return { samples: existsSync(usual) ? usual : null, page: address[3] };
    throw new Error(`--pane 要写网页文件、文件夹或本机网页地址，没有找到：${asked}。--pane names no page or folder.`);
  }
  if (statSync(file).isDirectory()) {
    return { samples: file, page: existsSync(path.join(file, "index.html")) ? "/pane-samples/index.html" : null };
  }
  return { samples: path.dirname(file), page: `/pane-samples/${encodeURIComponent(path.basename(file))}` };
}

/** The program that opens an address in the person's browser; null where there is no display. */
function opener() {
  if (process.platform === "win32") return ["cmd", ["/c", "start", ""]];
  if (process.platform === "darwin") return ["open", []];
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ["xdg-open", []] : null;
}

function openBrowser(address) {
  const program = opener();
  if (!program) return;
  const child = spawn(program[0], [...program[1], address], { stdio: "ignore", detached: true });
  child.on("error", () => say(`请自己在浏览器里打开。Please open the address yourself: ${address}`));
  child.unref();
}

function explain(address, origin) {
  say("");
  say(`工作台 Workbench: ${address}`);
  say("  证书是本机自制的，浏览器第一次会提醒；确认地址是 localhost 后继续即可。");
  say("  The certificate was made on this machine; the browser warns once. Check it says localhost and continue.");
  say("自己的页面 Pages of your own: npm start -- --pane FILE | FOLDER");
  say("在真正的 Excel 里试用 In real Excel: npm run sideload");
  if (!origin.endsWith(":3443")) {
    say("  清单写的是 3443 端口；真正的 Excel 要用它。The manifest says port 3443, which real Excel needs.");
  }
  say("按 Ctrl+C 结束。Press Ctrl+C to stop.");
  say(`READY ${address}`);
}

async function main() {
  const options = readOptions();
  const { key, certificate, made } = await localCertificate(options.certificate);
  if (made) say("已生成本机证书。Made a certificate for this machine.");
  await buildWhenNeeded(say);
  const server = await startServer({
    root,
    key,
    certificate,
    port: options.port,
    deployedPages: options.deployedPages,
    samples: options.samples,
    manifest: options.manifest,
  });
  const query = options.page === null ? "" : `?pane=${encodeURIComponent(options.page)}`;
  const address = `${server.origin}/workbench/${query}`;
  explain(address, server.origin);
  if (options.open) openBrowser(address);
  const stop = () => void server.close().then(() => process.exit(0));
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

main().catch((error) => {
  process.stderr.write(`启动失败。Could not start.\n${error.message}\n`);
  process.exit(1);
});
