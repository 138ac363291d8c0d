import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { spawnSync } from "node:child_process";
import { evaluateScript, plantTree, removeTrees, root, runNode, type Tree } from "./trees";

jest.setTimeout(120_000);
afterAll(removeTrees);

const passing = 'it("adds", () => expect(1 + 1).toBe(2));\n';

const projects = `module.exports = { projects: [
  { displayName: "unit", testMatch: ["<rootDir>/*.test.js"] },
  { displayName: "e2e", testMatch: ["<rootDir>/e2e/*.test.js"] },
] };`;

/** A small project with the real runner, two gates of its own, one browser test and the given tests. */
function project(gate: string, tests: Tree): string {
  const gates = `export const gates = [
    { lane: 1, name: "first", sentence: "the first", command: ["gate.cjs"] },
    { lane: 1, name: "second", needs: "first", sentence: "the second", command: ["-e", ""] },
  ];`;
  const tree: Tree = {
    "package.json": JSON.stringify({ name: "fixture", type: "commonjs" }),
    "jest.config.js": projects,
    "e2e/browser.test.js": passing,
    "gate.cjs": gate,
    "scripts/gates.mjs": gates,
    ...tests,
  };
  const folder = plantTree(tree, ["scripts/test.mjs", "scripts/jest-count.mjs"]);
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  return folder;
}

const lastLine = (text: string): string | undefined => text.trimEnd().split("\n").at(-1);

describe("npm test", () => {
  it("counts gates and tests together", () => {
    const ended = runNode(project("", { "a.test.js": passing }), ["scripts/test.mjs"]);
    expect(lastLine(ended.output)).toBe("4 passed, 0 failed");
    expect(ended.code).toBe(0);
  });

  it("counts a failed gate, the gate that waits for it, a failed test and a file that does not load", () => {
    const tests: Tree = {
      "a.test.js": `${passing}it("lies", () => expect(1).toBe(2));\n`,
      "b.test.js": 'require("./nowhere");\n',
    };
    const ended = runNode(project('console.log("the reason"); process.exitCode = 3;', tests), ["scripts/test.mjs"]);
    expect(ended.output).toContain("FAIL first");
    expect(ended.output).toContain("the reason");
    expect(ended.output).toContain("not run: first failed");
    expect(lastLine(ended.output)).toBe("2 passed, 4 failed");
    expect(ended.code).toBe(1);
  });

  it("names a skipped test", () => {
    const ended = runNode(project("", { "a.test.js": `${passing}it.skip("needs a printer", () => {});\n` }), [
      "scripts/test.mjs",
    ]);
    expect(ended.output).toContain("skipped: needs a printer");
    expect(lastLine(ended.output)).toBe("4 passed, 0 failed");
  });

  it("fails when there is no test at all", () => {
    const ended = runNode(project("", {}), ["scripts/test.mjs"]);
    expect(lastLine(ended.output)).toBe("3 passed, 1 failed");
    expect(ended.code).toBe(1);
  });

  it("runs the gates alone, and refuses an option it does not know", () => {
    const folder = project("", {});
    expect(lastLine(runNode(folder, ["scripts/test.mjs", "--gates"]).output)).toBe("2 passed, 0 failed");
    expect(runNode(folder, ["scripts/test.mjs", "--fast"])).toMatchObject({ code: 2, output: "" });
  });

  it("says with which seed the deep run runs, and hands it to the tests", () => {
    const ended = runNode(
      project("", {
        "a.test.js": 'it("is deep", () => expect(Number(process.env.HENGBO_RUNS)).toBeGreaterThan(1));\n',
      }),
      ["scripts/test.mjs", "--deep"],
    );
    expect(ended.output).toMatch(/HENGBO_RUNS=\d+ HENGBO_SEED=\d+/);
    expect(lastLine(ended.output)).toBe("4 passed, 0 failed");
  });
});

describe("the count", () => {
  const count = (report: unknown, code: number | string): unknown =>
    evaluateScript("scripts/jest-count.mjs", `m.countTests(${JSON.stringify(report)}, ${JSON.stringify(code)})`);
  const allPassed = {
    testResults: [],
    numPassedTests: 4,
    numFailedTests: 0,
    numRuntimeErrorTestSuites: 0,
    numTotalTests: 4,
  };

  it("is a failure when jest wrote nothing, or ended badly although every test passed", () => {
    expect(count(null, 0)).toMatchObject({ passed: 0, failed: 1 });
    expect(count(allPassed, 0)).toMatchObject({ passed: 4, failed: 0 });
    expect(count(allPassed, 1)).toMatchObject({ passed: 4, failed: 1 });
    expect(count(allPassed, "no end after 20 minutes")).toMatchObject({ passed: 4, failed: 1 });
  });
});

describe("npm run bench", () => {
  const bench = (folder: string, name: string) => runNode(folder, ["--import", "tsx", "scripts/bench.mjs", name]);
  const tree: Tree = {
    "package.json": JSON.stringify({ name: "fixture", type: "commonjs" }),
    "test/bench/adding.ts":
      "export default async (): Promise<unknown> => Promise.resolve({ ratios: { slope: 1.5 }, denominators: { bare: 2 } });\n",
    "test/bench/broken.ts": "export default () => ({ ratios: { slope: NaN }, denominators: {} });\n",
  };

  it("prints one JSON line, refuses an unknown name with a sentence, and fails on what is no number", () => {
    const folder = plantTree(tree, ["scripts/bench.mjs"]);
    const good = bench(folder, "adding");
    expect(good).toMatchObject({ code: 0, errors: "" });
    expect(JSON.parse(good.output)).toEqual({ bench: "adding", ratios: { slope: 1.5 }, denominators: { bare: 2 } });
    const unknown = bench(folder, "nothing");
    expect(unknown).toMatchObject({ code: 2, output: "" });
    expect(unknown.errors).toContain("adding, broken");
    expect(bench(folder, "broken")).toMatchObject({ code: 1, output: "" });
  });
});

describe(".ci/run", () => {
  const posix = process.platform !== "win32";

  /** Runs .ci/run with an npm that only says what it was asked and ends as told. */
  function run(installs: boolean, tests: boolean): { readonly lines: string[]; readonly code: number | null } {
    const folder = plantTree({}, [".ci/run"]);
    const bin = join(folder, "bin");
    mkdirSync(bin);
    cpSync(join(root, ".ci", "run"), join(folder, ".ci", "run"));
    const script = `#!/bin/sh\necho "npm $*"\ncase "$1" in\n  ci) exit ${installs ? 0 : 1} ;;\n  *) echo "5 passed, ${tests ? 0 : 2} failed"; exit ${tests ? 0 : 1} ;;\nesac\n`;
    writeFileSync(join(bin, "npm"), script, { mode: 0o755 });
    const ended = spawnSync(join(folder, ".ci", "run"), {
      encoding: "utf8",
      env: { ...process.env, PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}` },
    });
    return { lines: ended.stdout.trimEnd().split("\n"), code: ended.status };
  }

  (posix ? it : it.skip)("installs, tests, ends with the count and its exit code", () => {
    expect(run(true, true)).toEqual({ lines: ["npm ci", "npm test --silent", "5 passed, 0 failed"], code: 0 });
    expect(run(true, false)).toMatchObject({ code: 1 });
    expect(run(true, false).lines.at(-1)).toBe("5 passed, 2 failed");
    expect(run(false, true)).toMatchObject({ code: 1 });
    expect(run(false, true).lines.at(-1)).toBe("0 passed, 1 failed");
  });
});
