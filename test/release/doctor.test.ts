import { spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { planted, ROOT } from "./madeRelease";

interface Finding {
  readonly name: string;
  readonly verdict: "ok" | "note" | "bad";
  readonly sentence: string;
}

const LOCK = { packages: { "": {}, "node_modules/react": { version: "18.3.1" } } };
const HEALTHY = {
  "package.json": JSON.stringify({ engines: { node: ">=20.19" } }),
  "package-lock.json": JSON.stringify(LOCK),
  "node_modules/.package-lock.json": JSON.stringify({ packages: { "node_modules/react": { version: "18.3.1" } } }),
  browser: "",
  "dist/pane/taskpane.html": "",
};

interface Machine {
  readonly files?: Readonly<Record<string, string>>;
  readonly nodeVersion?: string;
  readonly platform?: string;
  readonly chrome?: string;
  readonly port?: number;
  readonly now?: number;
}

/** What the doctor says of a machine, by the name of the finding. */
function diagnosed({ files = {}, nodeVersion = "20.20.2", platform = "linux", chrome, port = 0, now }: Machine) {
  const root = planted({ ...HEALTHY, ...files });
  const environment = { CHROME_PATH: chrome ?? `${root}/browser` };
  const options = { root, nodeVersion, platform, environment, port, now: now ?? Date.now() };
  const script = `import { diagnose } from "./scripts/doctor.mjs";
    console.log(JSON.stringify(await diagnose(JSON.parse(process.argv[1]))));`;
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", script, JSON.stringify(options)], {
    cwd: ROOT,
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error(run.stderr);
  const findings = JSON.parse(run.stdout) as readonly Finding[];
  return Object.fromEntries(findings.map(({ name, verdict }) => [name.replace(/ .*/, ""), verdict]));
}

const FINE = { "Node.js": "ok", node_modules: "ok", 浏览器: "ok", 端口: "ok", 证书: "note", 构建: "ok" };

it("finds nothing wrong with a healthy machine", () => {
  expect(diagnosed({})).toEqual(FINE);
});

it.each([
  ["Node is older than the floor", { nodeVersion: "20.18.9" }, { "Node.js": "bad" }],
  ["Node is a newer one", { nodeVersion: "22.1.0" }, {}],
  [
    "a package has another version",
    { files: { "node_modules/.package-lock.json": '{"packages":{"node_modules/react":{"version":"18.3.0"}}}' } },
    { node_modules: "bad" },
  ],
  [
    "a package is missing",
    { files: { "node_modules/.package-lock.json": '{"packages":{}}' } },
    { node_modules: "bad" },
  ],
  ["CHROME_PATH names no file", { chrome: "/nowhere/chrome" }, { 浏览器: "bad" }],
  ["a certificate is no certificate", { files: { ".cache/certificate/hengbo.crt": "?" } }, { 证书: "bad" }],
] as const)("says so when %s", (_what, machine, changed) => {
  expect(diagnosed(machine)).toEqual({ ...FINE, ...changed });
});

it("notes a port that is in use", async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "localhost", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  expect(diagnosed({ port })).toEqual({ ...FINE, 端口: "note" });
  server.close();
});
