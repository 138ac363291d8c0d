import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SAMPLE_NOTICE } from "../../src/notice/sample";
import { terminalIn, type Answer } from "./terminal";

let folder = "";

interface Move {
  readonly project: number;
  readonly unit: string;
  readonly from: string;
  readonly to: string;
}

interface Repair {
  readonly status: string;
  readonly moved: string;
  readonly moves: readonly Move[];
  readonly conflict: readonly { readonly rule: string; readonly sentence: string }[];
  readonly relaxations: readonly { readonly rule: string; readonly from: string; readonly to: string }[];
}

const hengbo = (...words: readonly string[]): Answer => terminalIn(folder)(...words);

function repair(...words: readonly string[]): Repair {
  const answer = hengbo("repair", ...words, "--json");
  if (answer.err !== "") throw new Error(answer.err);
  return JSON.parse(answer.out) as Repair;
}

const steps = (amount: string): number => Math.round(Number(amount) * 100);

describe("repair in the terminal", () => {
  jest.setTimeout(120_000);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "hengbo-repair-"));
    writeFileSync(join(folder, "notice.md"), SAMPLE_NOTICE);
    hengbo("allocate", "notice.md", "--total", "47.03", "--out", "book.xlsx");
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("mends what an even division breaks, once; what it wrote needs no repair", () => {
    const first = repair("book.xlsx", "--out", "mended.xlsx");
    expect(first.status).toBe("repaired");
    expect(first.moves.reduce((sum, { from, to }) => sum + steps(to) - steps(from), 0)).toBe(0);
    expect(first.moves.reduce((sum, { from, to }) => sum + Math.abs(steps(to) - steps(from)), 0)).toBe(
      steps(first.moved),
    );
    expect(repair("mended.xlsx")).toMatchObject({ status: "unchanged", moved: "0.00", moves: [], conflict: [] });
    const checked = JSON.parse(hengbo("check", "mended.xlsx", "--json").out) as { passed: readonly string[] };
    expect(checked.passed).toEqual(expect.arrayContaining(["R03", "R04", "R12"]));
  });

  it("takes a difference from whom it is told to, and leaves the edited cell alone", () => {
    hengbo("repair", "book.xlsx", "--out", "mended.xlsx");
    hengbo("set", "mended.xlsx", "--project", "1", "--unit", "532327", "--amount", "0.86", "--out", "edited.xlsx");
    const asked = repair("edited.xlsx", "--keep", "1:532327", "--from", "LIB");
    expect(asked.moves.every(({ unit }) => unit === "LIB")).toBe(true);
    expect(asked.moved).toBe("0.50");
    const spread = repair("edited.xlsx", "--keep", "1:532327", "--objective", "spread");
    expect(spread.moved).toBe("0.50");
    expect(spread.moves.length).toBeGreaterThan(asked.moves.length);
    expect(spread.moves.some(({ unit }) => unit === "532327")).toBe(false);
  });

  it("changes the fewest cells when told so, and says that it is proved", () => {
    const { moves } = repair("book.xlsx", "--objective", "cells");
    expect(moves.length).toBe(2);
    expect(hengbo("repair", "book.xlsx", "--objective", "cells").out).toMatch(
      /^动的格最少：.*\n已证明：没有比这动的格更少的分法。/,
    );
  });

  it("keeps yes/no conditions, says how near to the least it is, and which of them cannot be", () => {
    const kept = repair("book.xlsx", "--or-nothing", "1:1.00", "--funded", "1:6", "--out", "chosen.xlsx");
    expect(kept.status).toBe("repaired");
    const [option] = (kept as unknown as { readonly options: readonly { manner: string; note: string }[] }).options;
    expect(option?.manner).toBe("conditioned");
    const [, least = "", gap = ""] =
      /^已证明至少要动(.+)万元；这个方案可能多动，至多(.+)万元。$/.exec(option?.note ?? "") ?? [];
    expect(steps(least) + steps(gap)).toBe(steps(kept.moved));
    expect(steps(gap)).toBeGreaterThan(0);
    const first = kept.moves.filter(({ project }) => project === 1);
    expect(first.length).toBe(10);
    for (const { to } of first) expect(to === "0.00" || steps(to) >= 100).toBe(true);
    expect(first.filter(({ to }) => to !== "0.00").length).toBeGreaterThanOrEqual(6);
    const again = repair("chosen.xlsx", "--or-nothing", "1:1.00", "--funded", "1:6");
    expect(again).toMatchObject({ status: "unchanged", moves: [] });
    const never = repair("book.xlsx", "--funded", "5:8,1:6");
    expect(never.status).toBe("infeasible");
    expect(never.conflict.map(({ sentence }) => sentence)).toEqual(["5 数字图书馆互联互通至少安排8个单位"]);
    expect(hengbo("repair", "book.xlsx", "--funded", "99:2").err).toMatch(/没有第99项/);
    expect(hengbo("repair", "book.xlsx", "--or-nothing", "-1").status).toBe(2);
  });

  it("says what cannot all be, with exit code 1, and what would help", () => {
    for (const [project, unit, amount] of [
      ["3", "LIB", "20.00"],
      ["4", "LIB", "15.00"],
    ] as const) {
      const from = project === "3" ? "book.xlsx" : "held.xlsx";
      hengbo("set", from, "--project", project, "--unit", unit, "--amount", amount, "--hold", "--out", "held.xlsx");
    }
    const answer = hengbo("repair", "held.xlsx", "--out", "never.xlsx");
    expect(answer.status).toBe(1);
    expect(existsSync(join(folder, "never.xlsx"))).toBe(false);
    expect(answer.out).toMatch(/^无解：三条不能同时成立：/);
    const { status, conflict, relaxations, moves } = repair("held.xlsx");
    expect([status, moves]).toEqual(["infeasible", []]);
    expect(conflict.map(({ rule }) => rule).sort()).toEqual(["R03", "R12", "hold"]);
    // 35.00 is held and 60 % of the total may be anything: the total must reach 35.00 ÷ 60 %.
    expect(relaxations).toContainEqual(expect.objectContaining({ rule: "R12", from: "47.03", to: "58.34" }));
    // At most 12.03 of 47.03 are left for resource building.
    expect(relaxations).toContainEqual(expect.objectContaining({ rule: "R03", from: "40%", to: "25.57%" }));
    expect(relaxations.filter(({ rule }) => rule.startsWith("hold:")).length).toBeGreaterThan(0);
  });

  it("refuses what it cannot understand and writes nothing", () => {
    for (const words of [
      ["--objective", "cheap"],
      ["--keep", "P1"],
      ["--from", "NOBODY"],
    ]) {
      const answer = hengbo("repair", "book.xlsx", ...words, "--out", "refused.xlsx");
      expect([answer.status, answer.out]).toEqual([2, ""]);
    }
    expect(existsSync(join(folder, "refused.xlsx"))).toBe(false);
  });
});
