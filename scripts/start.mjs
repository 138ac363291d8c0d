/**
 * `npm start`: certificate, build when needed, server, browser.
 *
 * Options: --port N (default 3443, or the next free one) · --no-open · --certificate FOLDER (a pair of your own)
 * · --deployed-pages (serve the pane's pages as deployed, with Microsoft's Office.js; for real Excel)
 */
import { spawn } from "node:child_process";
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
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`端口要写 0 到 65535 的整数，不能是“${values.port}”。--port must be an integer from 0 to 65535.`);
  }
  return { port, open: !values["no-open"], certificate: values.certificate, deployedPages: values["deployed-pages"] };
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
  });
  const address = `${server.origin}/workbench/`;
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
