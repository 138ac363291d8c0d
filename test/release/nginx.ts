import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { get } from "node:https";
import { createServer } from "node:net";
import { join } from "node:path";
import { planted, ROOT } from "./madeRelease";

/** Tests that need it say at run time that it is not there. */
export const hasNginx = spawnSync("nginx", ["-v"]).status === 0;

export interface RunningNginx {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** Asks without judging the certificate, which this machine made. */
export function ask(port: number, path: string, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { rejectUnauthorized: false, method, headers: { "Accept-Encoding": "gzip" } };
    const request = get(`https://127.0.0.1:${port}${path}`, options, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode, headers: answer.headers });
    });
    request.on("error", reject);
  });
}

/** The shipped settings with the lines an administrator changes, in a server of its own. */
export async function startNginx(pages: string): Promise<RunningNginx> {
  const home = planted({});
  mkdirSync(join(home, "certificate"));
  const certificate = `import { localCertificate } from "./scripts/certificate.mjs"; await localCertificate(process.argv[1]);`;
  spawnSync(process.execPath, ["--input-type=module", "-e", certificate, join(home, "certificate")], { cwd: ROOT });
  const port = await freePort();
  const settings = readFileSync(join(ROOT, "docs/servers/nginx-hengbo.conf"), "utf8");
  const site = settings
    .replace("listen 443 ssl", `listen 127.0.0.1:${port} ssl`)
    .replace("/etc/nginx/hengbo/site.crt", join(home, "certificate/hengbo.crt"))
    .replace("/etc/nginx/hengbo/site.key", join(home, "certificate/hengbo.key"))
    .replace("/srv/hengbo/pages/", `${pages}/`);
  writeFileSync(join(home, "site.conf"), site);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (one) => `${one}_temp_path ${home}/${one};`,
  );
  const user = process.getuid?.() === 0 ? "user root;" : "";
  writeFileSync(
    join(home, "nginx.conf"),
    `${user} daemon off; pid ${home}/pid; error_log ${home}/error.log; events {}\n` +
      `http { access_log off; ${temporary.join(" ")} include ${home}/site.conf; }`,
  );
  const child = spawn("nginx", ["-p", home, "-c", join(home, "nginx.conf")], { stdio: "ignore" });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  for (let tries = 0; tries < 100; tries += 1) {
    const answered = await ask(port, "/").then(
      () => true,
      () => false,
    );
    if (answered) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    port,
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}
