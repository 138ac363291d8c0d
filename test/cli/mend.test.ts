import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { WorkbookModel } from "../../src/sheetfile";
import { columnLetters } from "../../src/workbook/address";
import {
  clock,
  corrupted,
  deleteRow,
  headerRowOf,
  opened,
  rowOf,
  sampleBytes,
  sheetOf,
  typeFormula,
  typeInto,
  valueOf,
} from "../usecases/corruption";
import { damagesOf } from "../../src/usecases/mend";
import { bookBytes } from "../sheetfile/books";
import { jsonOf, terminalIn } from "./terminal";

const folder = mkdtempSync(join(tmpdir(), "hengbo-mend-"));
const hengbo = terminalIn(folder);
const WHO = ["--by", "财务科甲", "--today", "2020-05-25"] as const;
let sample: Uint8Array;

interface Damage {
  readonly id: string;
  readonly code: string;
  readonly level: "damage" | "note";
  readonly address: string;
  readonly sentence: string;
}
interface Check {
  readonly damages: readonly Damage[];
}
interface Mended {
  readonly mended: readonly Damage[];
  readonly changes: readonly { readonly address: string; readonly before: string; readonly after: string }[];
  readonly left: readonly Damage[];
}

beforeAll(async () => {
  sample = await sampleBytes();
  writeFileSync(join(folder, "sound.xlsx"), sample);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const ruleCell = (model: WorkbookModel, label: string): string => {
  const row = rowOf(model, "规则", headerRowOf(model, "规则", "代码").column, "R03");
  return `${columnLetters(headerRowOf(model, "规则", label).column)}${row + 1}`;
};
const rename = (model: WorkbookModel, from: string, to: string): void => {
  sheetOf(model, from).name = to;
};

interface Case {
  readonly what: string;
  readonly change: (model: WorkbookModel) => void;
  /** Code and place of what `check` says first. */
  readonly named: readonly [string, string];
  readonly sentence: RegExp;
  /** Codes of what only a person can see to after `mend --all`, with the exit code that says so. */
  readonly left: readonly string[];
  /** What 日志 tells of the repair: 做了什么, 位置, 新值; null when nothing could be repaired. */
  readonly told: readonly unknown[] | null;
  /** Rules broken afterwards, where it is not only what was broken before. */
  readonly broken?: readonly string[];
}

const CASES: readonly Case[] = [
  {
    what: "规则: a text in a number cell",
    change: (model) => typeInto(model, "规则", ruleCell(model, "界限"), "四成"),
    named: ["text-in-number", "规则!I4"],
    sentence: /应是数字，现为文字“四成”/,
    left: ["text-in-number"],
    told: null,
    broken: [],
  },
  {
    what: "规则: a deleted row",
    change: (model) => deleteRow(model, "规则", Number(ruleCell(model, "代码").replace(/\D/g, "")) - 1),
    named: ["row-deleted", "规则"],
    sentence: /“规则”缺少“R03 资源建设不低于40%”这一行/,
    left: [],
    told: ["修复表格损坏", "规则", ""],
  },
  {
    what: "规则: another name",
    change: (model) => rename(model, "规则", "规则（旧）"),
    named: ["sheet-renamed", "规则（旧）"],
    sentence: /规则（旧）/,
    left: [],
    told: ["修复表格损坏", "规则（旧）", "规则"],
  },
  {
    what: "分配表: a text nobody can turn into a number",
    change: (model) => typeInto(model, "分配表", "E19", "约4"),
    named: ["text-in-number", "分配表!E19"],
    sentence: /现为文字“约4”，没有计入/,
    left: ["text-in-number"],
    told: null,
    broken: [],
  },
  {
    what: "分配表: a deleted row",
    change: (model) => deleteRow(model, "分配表", rowOf(model, "分配表", 0, 9)),
    named: ["row-deleted", "分配表"],
    sentence: /“分配表”缺少“9 百姓大舞台品牌项目资源”这一行/,
    left: [],
    told: ["修复表格损坏", "分配表", ""],
    // The row is back, its amounts are not: the sum no longer reaches the total.
    broken: ["R03", "R12"],
  },
  {
    what: "分配表: a sum that leads back to itself",
    change: (model) => typeFormula(model, "分配表", "D19", "=SUM(D19:E19)"),
    named: ["formula-circular", "分配表!D19"],
    sentence: /绕回到自己/,
    left: [],
    told: ["修复表格损坏", "分配表!D19", "=SUM(E19:F19,H19:Q19)"],
  },
  {
    what: "日志: an entry rewritten",
    change: (model) => typeInto(model, "日志", "C5", "什么也没做"),
    named: ["log-broken", "日志!A5"],
    sentence: /第2条（.*什么也没做）起断开：这一条内容或链值被改动/,
    left: [],
    told: ["日志核对", "日志", expect.stringContaining("内容或链值被改动")],
  },
  {
    what: "日志: a deleted row",
    change: (model) => deleteRow(model, "日志", 4),
    named: ["log-broken", "日志!A5"],
    sentence: /之前有记录被删除/,
    left: [],
    told: ["日志核对", "日志", expect.stringContaining("之前有记录被删除")],
  },
  {
    what: "日志: another name",
    change: (model) => rename(model, "日志", "操作记录"),
    named: ["sheet-renamed", "操作记录"],
    sentence: /操作记录/,
    left: [],
    told: ["修复表格损坏", "操作记录", "日志"],
  },
];

describe("damage in the terminal", () => {
  jest.setTimeout(120_000);

  it("is not found in a sound workbook, and mending it writes nothing into the sheets", () => {
    expect(jsonOf<Check>(hengbo("check", "sound.xlsx", "--today", "2020-05-25", "--json")).damages).toEqual([]);
    const answer = hengbo("mend", "sound.xlsx", "--all", ...WHO, "--out", "same.xlsx", "--json");
    expect(answer.status).toBe(0);
    expect(jsonOf<Mended>(answer)).toMatchObject({ mended: [], changes: [], left: [] });
    expect(hengbo("log", "same.xlsx").out).toBe(hengbo("log", "sound.xlsx").out);
  });

  it.each(CASES.map((one) => [one.what, one] as const))(
    "%s: check names it, mend repairs it or says so",
    async (_what, one) => {
      writeFileSync(join(folder, "broken.xlsx"), await corrupted(sample, one.change));
      const checked = hengbo("check", "broken.xlsx", "--today", "2020-05-25", "--json");
      expect(checked.status).toBe(1);
      const [first] = jsonOf<Check>(checked).damages.filter(({ level }) => level === "damage");
      expect([first?.code, first?.address]).toEqual(one.named);
      expect(first?.sentence).toMatch(one.sentence);

      const mended = hengbo("mend", "broken.xlsx", "--all", ...WHO, "--out", "mended.xlsx", "--json");
      const { left } = jsonOf<Mended>(mended);
      const open = left.filter(({ level }) => level === "damage");
      expect(open.map(({ code }) => code)).toEqual(one.left);
      expect(mended.status).toBe(one.left.length > 0 ? 1 : 0);
      // The file that was written, read anew.
      const { port, fund } = await opened(new Uint8Array(readFileSync(join(folder, "mended.xlsx"))));
      expect(valueOf(await damagesOf({ port, clock })).map(({ id }) => id)).toEqual(left.map(({ id }) => id));
      const view = valueOf(await fund.view());
      const last = view?.book.log[view.book.log.length - 1];
      if (one.told === null) expect(last?.what).toBe("录入指标文件");
      else expect([last?.who, last?.what, last?.place, last?.after]).toEqual(["财务科甲（自报）", ...one.told]);
      const broken = view?.findings.filter(({ verdict }) => verdict === "broken").map(({ id }) => id);
      expect(broken).toEqual(one.broken ?? ["R03"]);
    },
  );

  it("a text in a rule is put right when a person asks for that very place", async () => {
    const change = (model: WorkbookModel): void => typeInto(model, "规则", ruleCell(model, "界限"), "四成");
    writeFileSync(join(folder, "text.xlsx"), await corrupted(sample, change));
    const words = ["mend", "text.xlsx", "--ids", "text-in-number 规则!I4", ...WHO, "--out", "put-right.xlsx", "--json"];
    const answer = hengbo(...words);
    expect([answer.status, jsonOf<Mended>(answer)]).toMatchObject([
      0,
      { changes: [{ address: "规则!I4", before: "四成", after: "0.4" }], left: [] },
    ]);
  });

  it("a file without our sheets is refused, and so is an id that is not there", () => {
    writeFileSync(join(folder, "notes.xlsx"), bookBytes("openpyxl-rich.xlsx"));
    const other = hengbo("mend", "notes.xlsx", "--all", ...WHO, "--out", "never.xlsx");
    expect([other.status, /book-missing/.test(other.err)]).toEqual([2, true]);
    const gone = hengbo("mend", "sound.xlsx", "--ids", "row-deleted 分配表", ...WHO, "--out", "never.xlsx");
    expect([gone.status, /damage-gone/.test(gone.err)]).toEqual([2, true]);
    expect(existsSync(join(folder, "never.xlsx"))).toBe(false);
  });
});
