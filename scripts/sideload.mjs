/**
 * `npm run sideload [-- desktop|web]`: puts the add-in into a real Excel, step by step, asking before each step that
 * changes anything on this machine. It never installs a certificate authority.
 */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const target = process.argv[2] ?? "desktop";
const say = (line) => process.stdout.write(`${line}\n`);

const STEPS = `在真正的 Excel 里试用 · Trying the add-in in real Excel

1. Excel 只打开证书受信任的网页。信任哪个证书由您自己决定，本命令不会代办：
   · 用微软的开发证书（会在本机装一个颁发机构，由您自己运行）：npx office-addin-dev-certs install
   · 或者用您单位签发的 localhost 证书（localhost.key 与 localhost.crt 放进一个文件夹）
   Excel only opens pages with a trusted certificate. Which one to trust is your own decision; this command
   does not do it for you: Microsoft's development certificate (it installs an authority on this machine; run it
   yourself): npx office-addin-dev-certs install — or one issued by your organisation.
2. 另开一个终端，用那个证书启动 In another terminal, start with that certificate:
   npm start -- --deployed-pages --no-open --certificate <folder>
   （微软的默认文件夹 Microsoft's folder: ~/.office-addin-dev-certs）
3. 然后由本命令运行微软的旁加载工具 This command then runs Microsoft's sideloading tool:
   npx office-addin-debugging start manifest.xml ${target}
`;

function run(program, parameters) {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
    child.on("error", (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      resolve(1);
    });
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

async function confirmed() {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question("第 1、2 步都做好了吗？Are steps 1 and 2 done? [y/N] ");
  terminal.close();
  return /^(y|yes|是|好)$/i.test(answer.trim());
}

say(STEPS);
if (!["desktop", "web"].includes(target)) {
  process.stderr.write(`只可写 desktop 或 web。Write desktop or web, not "${target}".\n`);
  process.exitCode = 2;
} else if (await confirmed()) {
  process.exitCode = await run("npx", ["office-addin-debugging", "start", "manifest.xml", target]);
} else {
  say("没有做任何改动。Nothing was changed.");
}
