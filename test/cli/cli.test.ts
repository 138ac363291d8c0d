import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SAMPLE_NOTICE } from "../../src/notice/sample";

const ROOT = join(__dirname, "..", "..");
const TSX = join(ROOT, "node_modules", "tsx", "dist", "cli.mjs");
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hengbo-cli-"));
  writeFileSync(join(folder, "notice.md"), SAMPLE_NOTICE);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** The terminal door itself: the command `npm run -s cli` runs. */
function hengbo(...words: readonly string[]): Answer {
  const run = spawnSync(process.execPath, [TSX, join(ROOT, "src/cli/main.ts"), ...words], {
    cwd: folder,
    encoding: "utf8",
    timeout: 60_000,
  });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

function json(answer: Answer): Record<string, unknown> {
  return JSON.parse(answer.out) as Record<string, unknown>;
}

describe("the terminal door", () => {
  jest.setTimeout(120_000);

  it("imports the notice's table with the keys scripts rely on", () => {
    const answer = hengbo("import", "notice.md", "--json");
    expect([answer.status, answer.err]).toEqual([0, ""]);
    const table = json(answer) as {
      projects: {
        number: number;
        category: string | null;
        placeholder: boolean;
        fields: Record<string, string>;
        units: string[];
        amount: string | null;
      }[];
    };
    expect(Object.keys(table)).toEqual(
      expect.arrayContaining(["projects", "indicators", "rules", "milestones", "openQuestions"]),
    );
    expect(table.projects.map((project) => project.number)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
    ]);
    expect(table.projects.filter((project) => project.placeholder).map((project) => project.number)).toEqual([2, 8]);
    expect(table.projects[5]).toMatchObject({
      category: "resource",
      amount: null,
      fields: { name: "inferred", task: "missing" },
    });
  });

  it("divides, sets and checks down to one step", () => {
    const divided = hengbo("allocate", "notice.md", "--total", "47.03", "--out", "book.xlsx", "--json");
    expect(divided.status).toBe(0);
    const { total, cells } = json(divided) as { total: string; cells: { decided: string }[] };
    expect(total).toBe("47.03");
    expect(cells.reduce((sum, cell) => sum + Math.round(Number(cell.decided) * 100), 0)).toBe(4703);

    expect(
      hengbo("set", "book.xlsx", "--project", "9", "--unit", "CUL", "--amount", "4.33", "--out", "book.xlsx").status,
    ).toBe(0);
    expect(
      hengbo("set", "book.xlsx", "--project", "3", "--unit", "LIB", "--amount", "2.91", "--out", "book.xlsx").status,
    ).toBe(0);
    const short = hengbo("check", "book.xlsx", "--json", "--today", "2020-05-25");
    expect(short.status).toBe(1);
    expect(json(short)).toMatchObject({
      findings: [
        {
          id: "R03",
          rule: "R03",
          status: "不符合",
          level: "must",
          stage: "allocation",
          clause: "八（一）1",
          address: "分配表!D15",
          actual: "18.81",
          limit: "18.82",
          shortage: "0.01",
          sentence: "资源建设经费18.81万元，应不少于18.82万元（47.03×40%），还差0.01万元。依据：八（一）1。",
        },
        { rule: "R06", status: "计划有缺口", sentence: expect.stringContaining("州文化馆") as string },
      ],
      passed: expect.arrayContaining(["R12", "R04", "R22"]) as string[],
      undetermined: [],
      damages: [],
    });

    hengbo("set", "book.xlsx", "--project", "9", "--unit", "CUL", "--amount", "4.34", "--out", "book.xlsx");
    hengbo("set", "book.xlsx", "--project", "3", "--unit", "LIB", "--amount", "2.90", "--out", "book.xlsx");
    expect(hengbo("check", "book.xlsx", "--today", "2020-05-25").status).toBe(0);
  });

  it("refuses what it cannot read with a sentence, exit 2, and writes nothing", () => {
    writeFileSync(join(folder, "empty.md"), "");
    writeFileSync(join(folder, "prose.md"), "各单位：请按时报送。\n");
    const refused: readonly (readonly [readonly string[], RegExp])[] = [
      [["allocate", "notice.md", "--total", "约47", "--out", "no.xlsx"], /“约47”不是金额/],
      [["allocate", "notice.md", "--out", "no.xlsx"], /资金台账里还没有收到的指标文件/],
      [["allocate", "empty.md", "--total", "1", "--out", "no.xlsx"], /是空的/],
      [["allocate", "prose.md", "--total", "1", "--out", "no.xlsx"], /表/],
      [["allocate", "missing.md", "--total", "1", "--out", "no.xlsx"], /打不开文件/],
      [["allocate", "notice.md", "--total", "47.03"], /缺少 --out/],
      [["allocate", "notice.md", "--total", "47.03", "--methd", "even", "--out", "no.xlsx"], /命令写法不对/],
      [["divide"], /没有“divide”这个命令/],
    ];
    for (const [words, sentence] of refused) {
      const answer = hengbo(...words);
      expect([words, answer.status]).toEqual([words, 2]);
      expect(answer.err).toMatch(sentence);
      expect(answer.out).toBe("");
    }
    expect(existsSync(join(folder, "no.xlsx"))).toBe(false);
  });

  it("takes --total only for an empty ledger and leaves the book as it was", () => {
    hengbo("allocate", "notice.md", "--total", "47.03", "--out", "funded.xlsx");
    const before = readFileSync(join(folder, "funded.xlsx"));
    const again = hengbo("allocate", "funded.xlsx", "--total", "50", "--out", "funded.xlsx");
    expect(again.status).toBe(2);
    expect(again.err).toMatch(/总额以台账为准/);
    expect(readFileSync(join(folder, "funded.xlsx")).equals(before)).toBe(true);
    const unknown = hengbo(
      "set",
      "funded.xlsx",
      "--project",
      "99",
      "--unit",
      "CUL",
      "--amount",
      "1",
      "--out",
      "funded.xlsx",
    );
    expect([unknown.status, /没有序号为99的项目/.test(unknown.err)]).toEqual([2, true]);
  });
});
