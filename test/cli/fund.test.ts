import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SAMPLE_NOTICE } from "../../src/notice/sample";
import { terminalIn, type Answer } from "./terminal";

const ROOT = join(__dirname, "..", "..");
let folder = "";

type Json = Record<string, unknown>;

/** E20: the folder of the built-in fund copied, then 45 %, 35 % and 8 counties. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hengbo-fund-"));
  // Eight counties and the prefecture have nine 文化馆.
  writeFileSync(join(folder, "notice.md"), SAMPLE_NOTICE.replace("全州 11 个州市文化馆", "全州 9 个州市文化馆"));
  const fund = join(folder, "fund");
  cpSync(join(ROOT, "src/rules/funds/digital-culture-2020"), fund, { recursive: true });
  change(join(fund, "rules.json"), (rules) =>
    (rules as Json[]).map((rule) => {
      if (rule["id"] === "R03") return { ...rule, threshold: "45%" };
      return rule["id"] === "R04" ? { ...rule, threshold: "35%" } : rule;
    }),
  );
  change(join(fund, "fund.json"), (about) => ({
    ...(about as Json),
    units: (about as { units: Json[] }).units.slice(0, 10),
  }));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function change(path: string, to: (data: unknown) => unknown): void {
  writeFileSync(path, JSON.stringify(to(JSON.parse(readFileSync(path, "utf8")) as unknown)));
}

const hengbo = (...words: readonly string[]): Answer => terminalIn(folder)(...words);

interface Check {
  readonly findings: readonly { readonly id: string; readonly status: string; readonly sentence: string }[];
  readonly passed: readonly string[];
  readonly undetermined: readonly { readonly rule: string }[];
  readonly notDue: readonly string[];
}
const check = (...words: readonly string[]): Check => JSON.parse(hengbo("check", ...words, "--json").out) as Check;
const sentenceOf = (of: Check, id: string): string | undefined => of.findings.find((each) => each.id === id)?.sentence;

describe("another fund from a folder (E20)", () => {
  jest.setTimeout(180_000);

  it("its thresholds and its counties reach the workbook and every check", () => {
    const made = hengbo(
      "allocate",
      "notice.md",
      "--total",
      "47.03",
      "--fund",
      "fund",
      "--today",
      "2020-05-25",
      "--out",
      "book.xlsx",
    );
    expect([made.status, made.err]).toEqual([0, ""]);
    const now = check("book.xlsx", "--today", "2020-05-25");
    expect(sentenceOf(now, "R03")).toMatch(/应不少于21\.17万元（47\.03×45%）/);
    expect(now.notDue).toEqual(expect.arrayContaining(["R01", "R06", "R16"]));
    expect(now.findings.some(({ id }) => id === "R16")).toBe(false);
    const later = check("book.xlsx", "--today", "2020-12-05");
    expect(sentenceOf(later, "R16")).toBe("落实方案已审定的单位0个，应不少于10个，还差10个。依据：九第3段。");
    expect(later.findings.find(({ id }) => id === "R16")?.status).toBe("不符合");
    expect(later.undetermined.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["R01", "R06"]));
  });

  it("a mistaken folder writes nothing and says where", () => {
    cpSync(join(folder, "fund"), join(folder, "broken"), { recursive: true });
    change(join(folder, "broken", "rules.json"), (rules) =>
      (rules as Json[]).map((rule) => (rule["id"] === "R04" ? { ...rule, threshold: "a third" } : rule)),
    );
    const refused = hengbo("import", "notice.md", "--fund", "broken", "--out", "never.xlsx");
    expect(refused.status).toBe(2);
    expect(refused.err).toMatch(/R04\.threshold 应是 0% 到 100%/);
    expect(hengbo("check", "never.xlsx").status).toBe(2);
    expect(hengbo("import", "notice.md", "--fund", "nowhere").err).toMatch(/fund\.json/);
  });

  it("a workbook keeps its own rules: --fund is refused, and so is a day there is not", () => {
    expect(hengbo("allocate", "notice.md", "--total", "1.00", "--fund", "fund", "--out", "own.xlsx").status).toBe(0);
    const late = hengbo("allocate", "own.xlsx", "--fund", "fund", "--out", "other.xlsx");
    expect([late.status, /fund-too-late/.test(late.err)]).toEqual([2, true]);
    expect(hengbo("check", "own.xlsx", "--today", "2020-02-30").status).toBe(2);
  });
});
