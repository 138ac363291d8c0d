import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { lintCases } from "./lint-cases";
import { evaluateScript, plantTree, removeTrees, root, runGate, type Tree } from "./trees";

/** A gate nobody has seen fail is no gate: each real tool, with its real settings, on a broken and on a clean project. */
jest.setTimeout(300_000);
afterAll(removeTrees);

describe("lint", () => {
  interface FileReport {
    readonly filePath: string;
    readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
  }

  /** path → what ESLint says about it */
  function lint(side: "broken" | "clean"): Map<string, FileReport["messages"]> {
    const tree: Tree = Object.fromEntries(lintCases.map((lintCase) => [lintCase.path, lintCase[side]]));
    const folder = plantTree(tree, ["tsconfig.json"]);
    const ended = runGate("lint", folder, ["--config", join(root, "eslint.config.mjs"), "--format", "json"]);
    expect(ended).toMatchObject({ code: side === "broken" ? 1 : 0, errors: "" });
    const reports = JSON.parse(ended.output) as FileReport[];
    return new Map(
      reports.map((report) => [report.filePath.slice(folder.length + 1).replace(/\\/g, "/"), report.messages]),
    );
  }

  let broken: ReturnType<typeof lint>;
  let clean: ReturnType<typeof lint>;
  beforeAll(() => {
    broken = lint("broken");
    clean = lint("clean");
  });

  it.each(lintCases)("refuses $name ($rule)", ({ path, rule }) => {
    expect(new Set(broken.get(path)?.map((message) => message.ruleId))).toContain(rule);
    expect(clean.get(path)).toEqual([]);
  });
});

describe("rings", () => {
  const value = "export const value = 1;\n";
  const imports = (path: string) => `import { value } from "${path}";\n\nexport const twice = value * 2;\n`;
  const outer = imports("../usecases/inner");

  const cases: readonly { readonly rule: string; readonly tree: Tree }[] = [
    { rule: "ring-domain", tree: { "src/domain/outer.ts": outer } },
    { rule: "ring-notice", tree: { "src/notice/beside.ts": imports("../rules/beside"), "src/rules/beside.ts": value } },
    { rule: "ring-allocation", tree: { "src/allocation/outer.ts": outer } },
    { rule: "ring-rules", tree: { "src/rules/outer.ts": outer } },
    { rule: "ring-review", tree: { "src/review/beside.ts": imports("../rules/beside"), "src/rules/beside.ts": value } },
    { rule: "ring-tracking", tree: { "src/tracking/outer.ts": outer } },
    { rule: "ring-workbook", tree: { "src/workbook/outer.ts": outer } },
    { rule: "ring-usecases", tree: { "src/usecases/outer.ts": imports("../excel/port"), "src/excel/port.ts": value } },
    { rule: "ring-excel", tree: { "src/excel/beside.ts": imports("../xlsx/port"), "src/xlsx/port.ts": value } },
    { rule: "ring-xlsx", tree: { "src/xlsx/outer.ts": imports("../cli/words"), "src/cli/words.ts": value } },
    { rule: "ring-report", tree: { "src/report/file.ts": imports("../sheetfile/zip"), "src/sheetfile/zip.ts": value } },
    { rule: "ring-sheetfile", tree: { "src/sheetfile/outer.ts": outer } },
    {
      rule: "ring-conformance",
      tree: { "src/conformance/row.ts": imports("../excel/port"), "src/excel/port.ts": value },
    },
    { rule: "ring-workbench", tree: { "src/workbench/fund.ts": outer } },
    {
      rule: "ring-taskpane",
      tree: { "src/taskpane/file.ts": imports("../sheetfile/zip"), "src/sheetfile/zip.ts": value },
    },
    { rule: "ring-commands", tree: { "src/commands/a.ts": imports("../taskpane/b"), "src/taskpane/b.ts": value } },
    { rule: "ring-cli", tree: { "src/cli/page.ts": imports("../taskpane/b"), "src/taskpane/b.ts": value } },
    { rule: "known-folders", tree: { "src/elsewhere/outer.ts": outer } },
    {
      rule: "no-cycles",
      tree: {
        "src/domain/a.ts": 'import { b } from "./b";\nexport const a = (): number => b();\n',
        "src/domain/b.ts": 'import { a } from "./a";\nexport const b = (): number => a();\n',
      },
    },
    { rule: "no-orphans", tree: { "src/domain/alone.ts": value } },
    { rule: "resolvable", tree: { "src/domain/missing.ts": imports("./nowhere") } },
    { rule: "domain-needs-nothing", tree: { "src/domain/zip.ts": 'export { zipSync } from "fflate";\n' } },
    { rule: "node-only-in-terminal", tree: { "src/usecases/disk.ts": 'export { readFileSync } from "node:fs";\n' } },
    { rule: "react-only-in-pages", tree: { "src/usecases/view.ts": 'export { useState } from "react";\n' } },
    {
      rule: "office-js-never-bundled",
      tree: { "src/taskpane/office.ts": 'import "@microsoft/office-js/dist/office.js";\n' },
    },
    { rule: "univer-only-in-workbench", tree: { "src/xlsx/grid.ts": 'export { Univer } from "@univerjs/core";\n' } },
    { rule: "shipped-needs-dependencies", tree: { "src/xlsx/random.ts": 'export { assert } from "fast-check";\n' } },
  ];

  const inner: Tree = { "src/domain/core.ts": value, "src/usecases/inner.ts": imports("../domain/core") };
  const allowed: Tree = {
    ...inner,
    "src/cli/main.ts":
      'import { readFileSync } from "node:fs";\nimport { twice } from "../usecases/inner";\n\nreadFileSync(String(twice));\n',
    "src/xlsx/port.ts": imports("../sheetfile/zip"),
    "src/sheetfile/zip.ts": value,
    "src/workbench/shell/page.tsx":
      'import { useState } from "react";\nimport "../../sheetfile/zip";\n\nexport const use = useState;\n',
    "src/taskpane/page.tsx":
      'import { useState } from "react";\nimport "../usecases/inner";\n\nexport const use = useState;\n',
  };

  interface Violation {
    readonly from: string;
    readonly rule: { readonly name: string };
  }

  function cruise(tree: Tree): { readonly code: number | null; readonly output: string; readonly found: string[] } {
    const folder = plantTree(tree, ["tsconfig.json", "package.json", ".dependency-cruiser.cjs"]);
    const { code, output } = runGate("rings", folder);
    // The tool's JSON always ends with 0; the verdict is the exit code of the gate's own command above.
    const json = JSON.parse(runGate("rings", folder, ["--output-type", "json"]).output) as {
      readonly summary: { readonly violations: readonly Violation[] };
    };
    return { code, output, found: json.summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`) };
  }

  it("lets what D1 allows through", () => {
    expect(cruise(allowed)).toMatchObject({ code: 0, found: [] });
  });

  let broken: ReturnType<typeof cruise>;
  beforeAll(() => {
    broken = cruise(Object.assign({}, inner, ...cases.map((ring) => ring.tree)) as Tree);
  });

  it.each(cases)("$rule is enforced", ({ rule, tree }) => {
    expect(broken.code).toBeGreaterThan(0);
    expect(broken.found).toContain(`${rule}: ${Object.keys(tree)[0] ?? ""}`);
  });

  it("names every rule of the settings in a case above", () => {
    const settings = evaluateScript(".dependency-cruiser.cjs", "m.default.forbidden.map((rule) => rule.name)");
    const shown = cases.map((ring) => ring.rule);
    expect(shown.sort()).toEqual([...(settings as string[])].sort());
  });
});

describe("dead code", () => {
  const settings = ["knip.json", "tsconfig.json"];
  const manifest = JSON.stringify({
    name: "fixture",
    version: "1.0.0",
    private: true,
    scripts: { cli: "tsx src/cli/main.ts" },
    devDependencies: { "@microsoft/office-js": "1.1.110", tsx: "4.23.15" },
  });
  const clean: Tree = {
    "package.json": manifest,
    "src/cli/main.ts": 'import { live } from "../domain/live";\n\nprocess.exitCode = live();\n',
    "src/domain/live.ts": "export const live = (): number => 0;\n",
    "scripts/start.mjs": "process.exitCode = 0;\n",
    "test/bench/none.ts": "export default () => ({ ratios: {}, denominators: {} });\n",
  };

  it.each([
    ["an export", { "src/domain/live.ts": "export const live = (): number => 0;\nexport const dead = 1;\n" }, "dead"],
    ["a file", { "src/domain/buried.ts": "export const buried = 1;\n" }, "buried.ts"],
    [
      "a package",
      { "package.json": JSON.stringify({ ...(JSON.parse(manifest) as object), dependencies: { fflate: "0.8.3" } }) },
      "fflate",
    ],
  ])("refuses %s nobody uses", (_what, change, named) => {
    const ended = runGate("dead-code", plantTree({ ...clean, ...change }, settings));
    expect(ended.code).toBe(1);
    expect(ended.output).toContain(named);
  });

  it("passes a project in which everything is used", () => {
    expect(runGate("dead-code", plantTree(clean, settings))).toMatchObject({ code: 0 });
  });
});

describe("size", () => {
  /** Text that does not compress: 1 kB of it costs about 0.75 kB. */
  function noise(kilobytes: number): string {
    let state = 1;
    const next = () => (state = (state * 48271) % 2147483647);
    return `"${Array.from({ length: kilobytes * 256 }, () => next().toString(36).padStart(6, "0").slice(-4)).join("")}";`;
  }
  const page =
    '<script src="https://cdn.example/office.js"></script><script defer="defer" src="taskpane.1f.js"></script>';
  const tree = (script: string): Tree => ({
    "package.json": JSON.stringify({ name: "fixture", devDependencies: { "@size-limit/file": "12.1.0" } }),
    "dist/pane/taskpane.html": page,
    "dist/pane/taskpane.1f.js": script,
    // Loaded later, on demand: not part of the first load.
    "dist/pane/99.aa.js": noise(600),
  });
  const settings = [".size-limit.cjs", "scripts/first-load.cjs"];

  it("refuses a first load over its budget", () => {
    const ended = runGate("size", plantTree(tree(noise(400)), settings));
    expect(ended.code).toBe(1);
    expect(ended.output).toContain("exceeded");
  });

  it("passes a first load within its budget", () => {
    expect(runGate("size", plantTree(tree(noise(100)), settings))).toMatchObject({ code: 0 });
  });

  it("refuses to measure nothing: the page is missing", () => {
    const { "dist/pane/taskpane.html": _page, ...rest } = tree(noise(1));
    const ended = runGate("size", plantTree(rest, settings));
    expect(ended.code).toBe(1);
    expect(ended.errors + ended.output).toContain("taskpane.html");
  });

  it("refuses to measure nothing: a script the page names is missing", () => {
    const { "dist/pane/taskpane.1f.js": _script, ...rest } = tree("");
    const ended = runGate("size", plantTree(rest, settings));
    expect(ended.code).toBe(1);
    expect(ended.errors + ended.output).toContain("taskpane.1f.js");
  });
});

describe("types and format", () => {
  it("refuses an index that may be missing, and passes one that is checked", () => {
    const broken = { "src/domain/first.ts": "export const first = (amounts: number[]): number => amounts[0];\n" };
    const clean = { "src/domain/first.ts": "export const first = (amounts: number[]): number => amounts[0] ?? 0;\n" };
    const ended = runGate("types", plantTree(broken, ["tsconfig.json"]));
    expect(ended.code).not.toBe(0);
    expect(ended.output).toContain("TS2322");
    expect(runGate("types", plantTree(clean, ["tsconfig.json"]))).toMatchObject({ code: 0 });
  });

  it("refuses a file nobody formatted", () => {
    const folder = plantTree({ "src/domain/wild.ts": "export  const a=1" }, [".prettierrc.json"]);
    expect(runGate("format", folder)).toMatchObject({ code: 1 });
    writeFileSync(join(folder, "src/domain/wild.ts"), "export const a = 1;\n");
    expect(runGate("format", folder)).toMatchObject({ code: 0 });
  });
});
