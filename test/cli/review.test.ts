import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SAMPLE_NOTICE } from "../../src/notice/sample";
import { jsonOf, terminalIn } from "./terminal";

const folder = mkdtempSync(join(tmpdir(), "hengbo-review-"));
const hengbo = terminalIn(folder);
const DAY = ["--today", "2020-05-25"] as const;
const SECTION = ["--by", "财务科甲", ...DAY] as const;
const REVIEWER = ["--by", "公服科乙", "--today", "2020-05-26"] as const;

interface Check {
  readonly damages: readonly object[];
  readonly findings: readonly { readonly id: string; readonly status: string; readonly due: string | null }[];
  readonly passed: readonly string[];
  readonly undetermined: readonly { readonly rule: string }[];
  readonly notDue: readonly string[];
}

interface Entry {
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly place: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}
interface Log {
  readonly whole: boolean;
  readonly broken: object | null;
  readonly entries: readonly Entry[];
}
interface Steps {
  readonly state: string;
  readonly steps: readonly {
    readonly to: string;
    readonly needsReason: boolean;
    readonly blocks: readonly { readonly code: string; readonly place: string | null }[];
    readonly asks: readonly { readonly code: string; readonly place: string | null }[];
  }[];
}
interface Merge {
  readonly base: { readonly version: number; readonly why: string } | null;
  readonly differences: readonly { readonly id: string; readonly kind: string }[];
  readonly applied: readonly string[];
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
}

const logOf = (file: string): Log => jsonOf<Log>(hengbo("log", file, "--json"));
const checkOf = (file: string, ...words: readonly string[]): Check =>
  jsonOf<Check>(hengbo("check", file, ...words, "--json"));
const stepsOf = (file: string): Steps => jsonOf<Steps>(hengbo("state", file, ...DAY, "--json"));

function set(from: string, to: string, [project, unit, amount]: readonly string[], by: readonly string[]): void {
  const cell = ["--project", project ?? "", "--unit", unit ?? "", "--amount", amount ?? ""];
  const answer = hengbo("set", from, ...cell, ...by, "--out", to);
  expect([answer.status, answer.err]).toEqual([0, ""]);
}

/** Each refusal: exit 2, the code on stderr, nothing on stdout, no file. */
function expectRefused(words: readonly string[], code: string): void {
  const answer = hengbo(...words, "--out", "never.xlsx");
  expect([words, answer.status, answer.out]).toEqual([words, 2, ""]);
  expect(answer.err).toContain(`(${code})`);
  expect(existsSync(join(folder, "never.xlsx"))).toBe(false);
}

beforeAll(() => {
  writeFileSync(join(folder, "notice.md"), SAMPLE_NOTICE);
  hengbo("allocate", "notice.md", "--total", "47.03", ...SECTION, "--out", "book.xlsx");
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("review in the terminal", () => {
  jest.setTimeout(120_000);

  it("check says what is damaged and which rules are not due, by the day it is asked for", () => {
    const now = checkOf("book.xlsx", ...DAY);
    expect(now.damages).toEqual([]);
    expect(now.findings.map(({ id, status, due }) => [id, status, due])).toEqual([
      ["R03", "不符合", null],
      ["R06:CUL", "计划有缺口", "2020-11-30"],
    ]);
    expect(now.notDue).toEqual(expect.arrayContaining(["R01", "R14", "R16"]));
    const groups = [...now.passed, ...now.notDue];
    expect(new Set(groups).size).toBe(groups.length);
    const later = checkOf("book.xlsx", "--today", "2020-12-05");
    expect(later.findings.map(({ id }) => id)).toContain("R16");
    expect(later.notDue).not.toContain("R16");
    // Approval is due by state, whatever the day.
    expect(later.notDue).toContain("R14");
  });

  it("opine writes an opinion with the figure seen; without a name, a reason or a finding it writes nothing", () => {
    const words = ["opine", "book.xlsx", "--finding", "R03", "--opinion", "接受", "--reason", "年内再调"];
    const opinion = jsonOf(hengbo(...words, ...REVIEWER, "--out", "opined.xlsx", "--json"));
    expect(opinion).toEqual({
      finding: "R03",
      seen: "18.10/18.82",
      opinion: "接受",
      reason: "年内再调",
      reviewer: "公服科乙（自报）",
      on: "2020-05-26",
      count: 1,
    });
    expectRefused(words, "person-missing");
    expectRefused([...words.slice(0, -1), " ", ...REVIEWER], "reason-missing");
    expectRefused(
      ["opine", "book.xlsx", "--finding", "R12", "--opinion", "接受", "--reason", "是", ...REVIEWER],
      "finding-unknown",
    );
    expectRefused(
      ["opine", "book.xlsx", "--finding", "R03", "--opinion", "同意", "--reason", "是", ...REVIEWER],
      "opinion-unknown",
    );
  });

  it("state tells what the next step needs, refuses it until it is given, and seals what is approved", () => {
    expect(stepsOf("opined.xlsx")).toEqual({
      state: "草案",
      steps: [{ to: "科室复核", needsReason: false, blocks: [], asks: [] }],
    });
    expect(hengbo("state", "opined.xlsx", "--to", "科室复核", ...SECTION, "--out", "review.xlsx").status).toBe(0);
    const [approve, back] = stepsOf("review.xlsx").steps;
    expect([approve?.to, approve?.blocks.map(({ code }) => code), approve?.asks]).toEqual([
      "局党组审定",
      ["approval-missing"],
      [],
    ]);
    expect(back).toMatchObject({ to: "草案", needsReason: true });

    const approval = ["state", "review.xlsx", "--to", "局党组审定"];
    expectRefused([...approval, ...SECTION], "state-blocked");
    expectRefused([...approval, "--approved-on", "2020-05-25", "--document", "示例纪要1号", ...DAY], "person-missing");
    expectRefused(
      [...approval, "--approved-on", "2020-06-01", "--document", "示例纪要1号", ...SECTION],
      "approval-in-future",
    );
    expectRefused(["state", "review.xlsx", "--to", "草案", ...SECTION], "reason-missing");
    expectRefused(["state", "review.xlsx", "--to", "归档", ...SECTION], "state-step-unknown");

    // The amount moved after the review: the opinion no longer stands, and the leader is asked.
    set("review.xlsx", "moved.xlsx", ["9", "CUL", "3.61"], SECTION);
    set("moved.xlsx", "moved.xlsx", ["3", "LIB", "3.63"], SECTION);
    const asks = stepsOf("moved.xlsx").steps[0]?.asks.map(({ code, place }) => [code, place]);
    expect(asks).toEqual([["finding-open", "R03"]]);
    const taken = [
      "state",
      "moved.xlsx",
      "--to",
      "局党组审定",
      "--approved-on",
      "2020-05-25",
      "--document",
      "示例纪要1号",
    ];
    expectRefused([...taken, "--reason", "下批补足", ...SECTION], "state-needs-confirmation");
    const done = hengbo(...taken, "--reason", "下批补足", "--confirm", ...SECTION, "--out", "approved.xlsx", "--json");
    const { state, code } = jsonOf<{ readonly state: string; readonly code: string }>(done);
    expect(state).toBe("局党组审定");
    expect(hengbo("seal", "approved.xlsx", "--check", code).status).toBe(0);
    expect(logOf("approved.xlsx").entries.at(-1)).toMatchObject({ what: "状态", reason: "下批补足（已确认：R03）" });
    // What was approved is changed only after it was opened again, with a reason.
    expectRefused(
      ["set", "approved.xlsx", "--project", "9", "--unit", "CUL", "--amount", "3.60", ...SECTION],
      "amounts-closed",
    );
    expectRefused(["state", "approved.xlsx", "--to", "调整中", ...SECTION], "reason-missing");
  });

  it("seal stores a code; --check says match, changed since (with what was done), unknown or unreadable", () => {
    const made = hengbo("seal", "book.xlsx", "--reason", "送签", ...SECTION, "--out", "sealed.xlsx", "--json");
    const { code } = jsonOf<{ readonly code: string }>(made);
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    const typed = `${code.slice(0, 4).toLowerCase()} - ${code.slice(4)}`;
    expect(hengbo("seal", "sealed.xlsx", "--check", typed).status).toBe(0);
    set("sealed.xlsx", "changed.xlsx", ["9", "CUL", "3.61"], REVIEWER);
    const changed = hengbo("seal", "changed.xlsx", "--check", code, "--json");
    expect(changed.status).toBe(1);
    expect(jsonOf(changed)).toMatchObject({
      verdict: "changed",
      stored: code,
      since: [{ who: "公服科乙（自报）", what: "填写金额", place: "分配表!E19" }],
      changes: [{ sheet: "分配表", printed: "3.62万元", now: "3.61万元" }],
    });
    set("changed.xlsx", "restored.xlsx", ["9", "CUL", "3.62"], REVIEWER);
    expect(hengbo("seal", "restored.xlsx", "--check", code).status).toBe(0);
    const other = hengbo("seal", "sealed.xlsx", "--check", "ABCD-EFGH", "--json");
    expect([other.status, jsonOf<{ verdict: string }>(other).verdict]).toEqual([1, "unknown"]);
    expect(hengbo("seal", "sealed.xlsx", "--check", "ABCD").status).toBe(2);
  });

  it("repair tells in 日志 what it moved and who gave the command; log shows a chain that holds", () => {
    hengbo("repair", "opined.xlsx", ...REVIEWER, "--out", "repaired.xlsx");
    const { whole, broken, entries } = logOf("repaired.xlsx");
    expect([whole, broken]).toEqual([true, null]);
    expect(entries.map(({ what, who }) => [what, who])).toEqual([
      ["分配", "财务科甲（自报）"],
      ["复核意见", "公服科乙（自报）"],
      ["调整方案", "公服科乙（自报）"],
    ]);
    // The amounts, and beside them on 测算 why they are not the computed ones, and who had it done.
    expect(entries[2]?.place).toMatch(/^分配表!F12、F17、测算!/);
    expect(entries[2]?.before).toMatch(/^3\.62；3\.62；（空）/);
    expect(entries[2]?.after).toMatch(/^2\.90；4\.34；.*调整方案：使必须的金额规则都符合.*公服科乙（自报）/);
    expect(entries[2]?.at).toMatch(/^2020-05-26T\d{2}:\d{2}:\d{2}$/);
    expect(hengbo("log", "repaired.xlsx").out).toMatch(/日志完整，共3条。\n$/);
    hengbo("repair", "opined.xlsx", ...DAY, "--out", "unsigned.xlsx");
    expect(logOf("unsigned.xlsx").entries[2]?.who).toBe("（未署名）");
  });

  it("send keeps what went out; merge takes what only they changed and leaves conflicts to a person", () => {
    const sent = hengbo("send", "book.xlsx", "--reason", "请复核", ...SECTION, "--out", "sent.xlsx", "--json");
    expect(jsonOf(sent)).toMatchObject({ version: 1 });
    set("sent.xlsx", "theirs.xlsx", ["9", "CUL", "4.33"], REVIEWER);
    set("theirs.xlsx", "theirs.xlsx", ["1", "532301", "0.71"], REVIEWER);
    set("sent.xlsx", "ours.xlsx", ["3", "LIB", "2.50"], SECTION);
    set("ours.xlsx", "ours.xlsx", ["1", "532301", "0.60"], SECTION);
    const before = readFileSync(join(folder, "ours.xlsx"));

    const looked = hengbo("merge", "ours.xlsx", "theirs.xlsx", ...SECTION, "--json");
    expect(looked.status).toBe(1);
    const found = jsonOf<Merge>(looked);
    expect(found.base).toMatchObject({ version: 1, why: "送出复核稿：请复核" });
    expect(found.differences.map(({ id, kind }) => [id, kind]).sort()).toEqual([
      ["amount:P1|532301", "conflict"],
      ["amount:P3|LIB", "onlyOurs"],
      ["amount:P9|CUL", "onlyTheirs"],
    ]);
    expect([found.applied, found.refused.map(({ id }) => id)]).toEqual([["amount:P9|CUL"], ["amount:P1|532301"]]);
    expect(readFileSync(join(folder, "ours.xlsx")).equals(before)).toBe(true);

    const kept = ["--keep", "theirs", ...SECTION, "--out", "merged.xlsx"];
    expect(hengbo("merge", "ours.xlsx", "theirs.xlsx", ...kept).status).toBe(0);
    const again = jsonOf<Merge>(hengbo("merge", "merged.xlsx", "theirs.xlsx", ...SECTION, "--json"));
    expect(again.differences.map(({ id, kind }) => [id, kind]).sort()).toEqual([
      ["amount:P1|532301", "bothSame"],
      ["amount:P3|LIB", "onlyOurs"],
      ["amount:P9|CUL", "bothSame"],
    ]);
    expect(logOf("merged.xlsx").entries.at(-1)).toMatchObject({
      who: "财务科甲（自报）",
      what: "取回复核稿",
      reason: "来源文件：theirs.xlsx",
    });
  });

  it("merge carries out decisions one by one, tells what was refused and why, and refuses what it cannot read", () => {
    writeFileSync(
      join(folder, "decisions.json"),
      JSON.stringify([{ id: "amount:P1|532301", keep: "ours", reason: "按常住人口" }]),
    );
    const decided = ["--decisions", "decisions.json", ...SECTION, "--out", "decided.xlsx", "--json"];
    const merged = hengbo("merge", "ours.xlsx", "theirs.xlsx", ...decided);
    expect([merged.status, merged.err]).toEqual([0, ""]);
    expect(jsonOf<Merge>(merged).refused).toEqual([{ id: "amount:P1|532301", reason: "按常住人口" }]);
    expect(logOf("decided.xlsx").entries.at(-1)).toMatchObject({
      what: "取回复核稿（未采用）",
      before: "0.60万元",
      after: "对方：0.71万元",
      reason: "按常住人口（来源文件：theirs.xlsx）",
    });
    writeFileSync(join(folder, "odd.json"), '{"id":1}');
    expectRefused(["merge", "ours.xlsx", "theirs.xlsx", "--decisions", "odd.json"], "decisions-unreadable");
    expectRefused(["merge", "ours.xlsx", "theirs.xlsx", "--keep", "ours"], "arguments-unusable");
    expectRefused(["merge", "ours.xlsx", "notice.md"], "file-not-xlsx");
  });
});
