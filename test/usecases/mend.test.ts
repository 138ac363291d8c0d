import type { WorkbookModel } from "../../src/sheetfile";
import { damagesOf, previewMend } from "../../src/usecases/mend";
import type { DamageCode } from "../../src/workbook/damage/damage";
import { columnLetters } from "../../src/workbook/address";
import {
  clock,
  corrupted,
  deleteRow,
  headerRowOf,
  insertColumn,
  insertRow,
  opened,
  rowOf,
  sampleBytes,
  sheetOf,
  swapColumns,
  typeFormula,
  typeInto,
  valueOf,
} from "./corruption";

let sample: Uint8Array;
beforeAll(async () => {
  sample = await sampleBytes();
});

function cellUnder(model: WorkbookModel, sheet: string, label: string, row: number): string {
  return `${columnLetters(headerRowOf(model, sheet, label).column)}${row + 1}`;
}

const RULE_ROW = (model: WorkbookModel): number =>
  rowOf(model, "规则", headerRowOf(model, "规则", "代码").column, "R03");

interface Case {
  readonly what: string;
  readonly change: (model: WorkbookModel) => void;
  readonly code: DamageCode;
  readonly address?: RegExp;
}

const CASES: readonly Case[] = [
  {
    what: "单位: a day typed as a text",
    change: (model) => typeInto(model, "单位", "H8", "2020.5.31"),
    code: "text-in-date",
    address: /^单位!H8$/,
  },
  {
    what: "规则: a text in a number cell",
    change: (model) => typeInto(model, "规则", cellUnder(model, "规则", "界限", RULE_ROW(model)), "四成"),
    code: "text-in-number",
    address: /^规则!/,
  },
  {
    what: "规则: a deleted row",
    change: (model) => deleteRow(model, "规则", RULE_ROW(model)),
    code: "row-deleted",
    address: /^规则/,
  },
  {
    what: "规则: renamed",
    change: (model) => {
      sheetOf(model, "规则").name = "规则（旧）";
    },
    code: "sheet-renamed",
    address: /^规则（旧）/,
  },
  {
    what: "规则: columns in another order",
    change: (model) =>
      swapColumns(model, "规则", headerRowOf(model, "规则", "级别").column, headerRowOf(model, "规则", "名称").column),
    code: "columns-moved",
  },
  {
    what: "规则: a circular formula",
    change: (model) => {
      const address = cellUnder(model, "规则", "结论", RULE_ROW(model));
      typeFormula(model, "规则", address, `=${address}&""`);
    },
    code: "formula-circular",
    address: /^规则!/,
  },
  {
    what: "分配表: a text in a number cell",
    change: (model) => typeInto(model, "分配表", "E19", "约4"),
    code: "text-in-number",
    address: /^分配表!E19$/,
  },
  {
    what: "分配表: a deleted row",
    change: (model) => deleteRow(model, "分配表", rowOf(model, "分配表", 0, 9)),
    code: "row-deleted",
    address: /^分配表/,
  },
  {
    what: "分配表: renamed",
    change: (model) => {
      sheetOf(model, "分配表").name = "分配表最终版";
    },
    code: "sheet-renamed",
  },
  {
    what: "分配表: columns in another order",
    change: (model) => swapColumns(model, "分配表", 7, 9),
    code: "columns-moved",
  },
  {
    what: "分配表: a circular formula over two cells",
    change: (model) => typeFormula(model, "分配表", "E19", "=D19-F19"),
    code: "formula-circular",
    address: /^分配表!E19$/,
  },
  {
    what: "分配表: a sum typed over",
    change: (model) => typeInto(model, "分配表", "D19", 40),
    code: "formula-overwritten",
    address: /^分配表!D19$/,
  },
  {
    what: "分配表: an inserted column",
    change: (model) => insertColumn(model, "分配表", 5, 5, "我的备注"),
    code: "column-inserted",
  },
  {
    what: "分配表: an inserted row",
    change: (model) => insertRow(model, "分配表", 12, ["", "领导交代的事"]),
    code: "row-inserted",
  },
  {
    what: "分配表: a renamed header",
    change: (model) => typeInto(model, "分配表", "H6", "楚雄"),
    code: "header-changed",
    address: /^分配表!H6$/,
  },
  {
    what: "日志: a text in a number cell",
    change: (model) => typeInto(model, "日志", cellUnder(model, "日志", "版本", 4), "三"),
    code: "log-broken",
    address: /^日志!A5$/,
  },
  {
    what: "日志: a deleted row",
    change: (model) => deleteRow(model, "日志", 4),
    code: "log-broken",
    address: /^日志!A5$/,
  },
  {
    what: "日志: renamed",
    change: (model) => {
      sheetOf(model, "日志").name = "操作记录";
    },
    code: "sheet-renamed",
  },
  {
    what: "日志: columns in another order",
    change: (model) => swapColumns(model, "日志", 2, 4),
    code: "columns-moved",
  },
  {
    what: "日志: a circular formula",
    change: (model) => typeFormula(model, "日志", "E5", '=E5&""'),
    code: "formula-circular",
    address: /^日志!E5$/,
  },
  {
    what: "单位: a deleted row",
    change: (model) => deleteRow(model, "单位", rowOf(model, "单位", 0, "532301")),
    code: "row-deleted",
    address: /^单位/,
  },
  {
    what: "资金台账: renamed",
    change: (model) => {
      sheetOf(model, "资金台账").name = "台账";
    },
    code: "sheet-renamed",
  },
  {
    what: "校验: deleted",
    change: (model) => {
      model.sheets = model.sheets.filter((sheet) => sheet.name !== "校验");
    },
    code: "sheet-missing",
  },
];

describe("damage", () => {
  it("is not found in a sound workbook", async () => {
    const { port } = await opened(sample);
    expect(valueOf(await damagesOf({ port, clock })).map(({ id, sentence }) => `${id} ${sentence.zh}`)).toEqual([]);
  });

  it.each(CASES.map((one) => [one.what, one] as const))("%s: is named, shown and mended", async (_what, one) => {
    const { port, fund } = await opened(await corrupted(sample, one.change));
    const found = valueOf(await damagesOf({ port, clock }));
    const damage = found.find((candidate) => candidate.code === one.code);
    expect(found.map(({ code, address }) => `${code} ${address}`)).toEqual(
      expect.arrayContaining([expect.stringMatching(new RegExp(`^${one.code} `))]),
    );
    if (one.address) expect(damage?.address).toMatch(one.address);
    expect(damage?.repair).not.toBeNull();
    const ids = found.filter(({ repair }) => repair !== null).map(({ id }) => id);
    const preview = valueOf(await previewMend({ port, clock }, ids));
    const shown = preview.renames.length + preview.sheets.length + preview.changes.length;
    // A log is never put right: its break is only noted.
    expect(one.code === "log-broken" ? preview.damages.length : shown).toBeGreaterThan(0);
    valueOf(await fund.mend(ids));
    const all = valueOf(await fund.mend("all"));
    expect(
      all.left.filter(({ code }) => code !== "log-broken").map(({ id, sentence }) => `${id} ${sentence.zh}`),
    ).toEqual([]);
    // A log stays broken for good; once the break is noted it is known, and no more than a note.
    expect(all.left.filter(({ level }) => level === "damage")).toEqual([]);
  });
});
