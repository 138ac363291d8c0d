import { batchesOf, changeBytes, type WorkbookChange } from "../../src/excel/changes";
import { conditionalChanges } from "../../src/excel/conditional";
import { frozenCounts, mergesToUndo } from "../../src/excel/layout";
import { headerParts, sameSetup, type PageSetup } from "../../src/excel/print";
import { hostRule, sameValidation } from "../../src/excel/validation";
import type { ConditionalFormatPlan, ValidationPlan } from "../../src/workbook/plan";
import { cell, plainSheet } from "../../src/conformance/port/plans";

describe("conditional formats", () => {
  const alert: ConditionalFormatPlan = {
    range: "D9:Q26",
    when: { kind: "cellValue", operator: "lessThan", operand: "=0" },
    format: { fill: "#FBE3DF", bold: true },
  };
  const fine: ConditionalFormatPlan = {
    range: "C9:C26",
    when: { kind: "formula", formula: '=$C9="符合"' },
    format: { color: "#1E6B34" },
  };
  const sheet = plainSheet("表", [], { conditionalFormats: [alert, fine] });
  const theirs = { id: "x", plan: { ...alert, range: "A1:A3", when: { kind: "formula", formula: "=A1>1" } } as const };

  it("leaves ours alone when they agree, in any order and spelling", () => {
    expect(
      conditionalChanges(sheet, [
        { id: "2", plan: { ...fine, when: { kind: "formula", formula: '= $c9 = "符合"' } } },
        { id: "1", plan: { ...alert, range: "$D$9:$Q$26", format: { fill: "#fbe3df", bold: true } } },
        theirs,
        { id: "3", plan: null },
      ]),
    ).toEqual([]);
  });

  it("replaces ours, stretched ones too, and keeps a person's; the first of the plan is added last", () => {
    const changes = conditionalChanges(sheet, [
      { id: "1", plan: { ...alert, range: "D9:Q27" } },
      theirs,
      { id: "3", plan: null },
    ]);
    expect(changes).toEqual([
      { kind: "removeConditional", id: "1" },
      { kind: "addConditional", plan: fine },
      { kind: "addConditional", plan: alert },
    ]);
  });
});

describe("validation", () => {
  const plan: ValidationPlan = {
    range: "E9:Q26",
    rule: { kind: "decimal", operator: "between", formula1: "0", formula2: "100000" },
    prompt: { title: "金额", message: "万元" },
    error: { style: "stop", title: "金额", message: "请填数字" },
  };
  const found = {
    type: "Decimal",
    rule: { decimal: { operator: "Between", formula1: "=0", formula2: "=100000" } },
    prompt: { showPrompt: true, title: "金额", message: "万元" },
    errorAlert: { showAlert: true, style: "Stop", title: "金额", message: "请填数字" },
  };

  it("knows its own rule as hosts give it back", () => expect(sameValidation(plan, found)).toBe(true));

  it.each([
    ["another bound", { ...found, rule: { decimal: { operator: "Between", formula1: "=1", formula2: "=100000" } } }],
    ["another kind", { ...found, rule: { wholeNumber: found.rule.decimal } }],
    ["no rule", { ...found, rule: {} }],
    ["a hidden prompt", { ...found, prompt: { ...found.prompt, showPrompt: false } }],
    ["another alert", { ...found, errorAlert: { ...found.errorAlert, style: "Warning" } }],
  ])("sees %s", (_what, other) => expect(sameValidation(plan, other)).toBe(false));

  it("writes lists and formulas in the host's shape", () => {
    expect(hostRule({ range: "A1", rule: { kind: "list", source: ["是", "否"] } })).toEqual({
      list: { inCellDropDown: true, source: "是,否" },
    });
    expect(hostRule({ range: "A1", rule: { kind: "whole", operator: "greaterThanOrEqual", formula1: "2" } })).toEqual({
      wholeNumber: { operator: "GreaterThanOrEqualTo", formula1: "2" },
    });
  });
});

describe("paper", () => {
  it("splits header codes into parts", () => {
    expect(headerParts("&L示例&C&P / &N&R万元")).toEqual({ left: "示例", center: "&P / &N", right: "万元" });
    expect(headerParts("标题")).toEqual({ left: "", center: "标题", right: "" });
  });

  it("compares only what the plan says", () => {
    const found: PageSetup = {
      orientation: "Landscape",
      paperSize: "A4",
      area: "分配表!$A$1:$R$31",
      repeatRows: "分配表!$6:$7",
      repeatColumns: "",
      fitToWidth: 1,
      fitToHeight: null,
      header: headerParts(""),
      footer: headerParts("&P"),
      centerHorizontally: false,
      margins: { left: 28.8, right: 28.8, top: 36, bottom: 36 },
    };
    const plan = {
      orientation: "landscape" as const,
      paper: "A4" as const,
      area: "A1:R31",
      repeatRows: "6:7",
      fitToWidth: 1,
      footer: "&C&P",
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5 },
    };
    expect(sameSetup(plan, found)).toBe(true);
    expect(sameSetup({ ...plan, repeatRows: "6:8" }, found)).toBe(false);
    expect(sameSetup({ ...plan, orientation: "portrait" }, found)).toBe(false);
    expect(sameSetup({ ...plan, margins: { ...plan.margins, top: 0.6 } }, found)).toBe(false);
  });
});

describe("structure", () => {
  it("reads frozen panes from their location", () => {
    expect(frozenCounts("分配表!A1:D8")).toEqual({ rows: 8, columns: 4 });
    expect(frozenCounts("分配表!1:8")).toEqual({ rows: 8, columns: 0 });
    expect(frozenCounts("A:B")).toEqual({ rows: 0, columns: 2 });
    expect(frozenCounts(null)).toEqual({ rows: 0, columns: 0 });
  });

  it("undoes foreign merges only where the plan has cells", () => {
    const plan = plainSheet("表", [[cell("标题"), undefined], [cell(1)]], { merges: ["A1:C1"] });
    expect(mergesToUndo(plan, ["A1:C1", "A2:B2", "E5:F6"])).toEqual([{ kind: "unmerge", address: "A2:B2" }]);
  });
});

describe("batchesOf", () => {
  const change = (length: number): WorkbookChange => ({ kind: "addName", name: "x".repeat(length), reference: "=A1" });

  it("keeps the order and stays below the limit", () => {
    const changes = [100, 2000, 300, 4000, 50].map(change);
    const batches = batchesOf(changes, 4500);
    expect(batches.flat()).toEqual(changes);
    expect(batches.length).toBeGreaterThan(1);
    for (const batch of batches) {
      if (batch.length > 1) expect(batch.reduce((sum, one) => sum + changeBytes(one), 0)).toBeLessThanOrEqual(4500);
    }
  });

  it("cuts a block of cells too large for one request by rows, and loses none", () => {
    const block = Array.from({ length: 40 }, (_unused, row) => [row, "长".repeat(row * 3), null]);
    const rectangle = { row: 7, column: 2, rows: 40, columns: 3 };
    const whole: WorkbookChange = { kind: "onSheet", sheet: "台账", change: { kind: "cells", rectangle, block } };
    const batches = batchesOf([whole], 3000);
    expect(batches.length).toBeGreaterThan(3);
    let next = rectangle.row;
    for (const one of batches.flat()) {
      expect(changeBytes(one)).toBeLessThanOrEqual(3000);
      if (one.kind !== "onSheet" || one.change.kind !== "cells") throw new Error("another kind of change");
      expect(one.change.rectangle).toEqual({ ...rectangle, row: next, rows: one.change.block.length });
      expect(one.change.block).toEqual(block.slice(next - 7, next - 7 + one.change.block.length));
      next += one.change.block.length;
    }
    expect(next).toBe(47);
  });

  it("sends everything at once when it fits", () =>
    expect(batchesOf([change(1), change(2)], 4_000_000)).toHaveLength(1));
});
