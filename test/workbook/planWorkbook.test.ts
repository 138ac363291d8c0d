import fc from "fast-check";
import { fen } from "../../src/domain/money";
import { parseCell } from "../../src/workbook/address";
import { portabilityProblem } from "../../src/workbook/formula";
import type { PlannedCell, WorkbookPlan } from "../../src/workbook/plan";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { runs } from "../runs";
import { anyBook, dividedSample, freshSample, withAmount } from "./books";

function cellAt(plan: WorkbookPlan, sheet: string, address: string): PlannedCell | undefined {
  const place = parseCell(address);
  const rows = plan.sheets.find((candidate) => candidate.name === sheet)?.cells;
  return place ? rows?.[place.row]?.[place.column] : undefined;
}

describe("the master workbook as a plan", () => {
  it("has the tabs of the design in their order", () => {
    const names = planWorkbook(freshSample()).sheets.map((sheet) => sheet.name);
    expect(names).toEqual([
      "首页",
      "分配表",
      "预警",
      "复核意见",
      "项目表",
      "资金台账",
      "单位",
      "测算",
      "规则",
      "口径对照",
      "校验",
      "绩效指标",
      "活动培训",
      "待核实",
      "附表1",
      "附表2",
      "复核单",
      "日志",
      "标识",
    ]);
  });

  it("uses only what WPS and old Excel know, within their limits", () => {
    for (const book of [freshSample(), dividedSample(), dividedSample("factors")]) {
      const formulas = planWorkbook(book).sheets.flatMap((sheet) =>
        sheet.cells.flat().flatMap((cell) => cell?.formula ?? []),
      );
      expect(formulas.length).toBeGreaterThan(500);
      expect(formulas.flatMap((formula) => portabilityProblem(formula) ?? [])).toEqual([]);
    }
  });

  it("refuses a formula older programs would not know", () => {
    expect(portabilityProblem("=XLOOKUP(A1,B:B,C:C)")).toBe("function XLOOKUP");
    expect(portabilityProblem(`="${"长".repeat(256)}"`)).toBe("literal over 255 characters");
    expect(portabilityProblem('=IF(A1>0,"LET(x)","")')).toBeNull();
  });

  it("keeps texts, prompts and lists within the limits of a cell and of validation", () => {
    for (const sheet of planWorkbook(dividedSample()).sheets) {
      for (const cell of sheet.cells.flat()) expect(String(cell?.value ?? "").length).toBeLessThanOrEqual(32_767);
      for (const validation of sheet.validations) {
        expect(validation.prompt?.message.length ?? 0).toBeLessThanOrEqual(255);
        expect(validation.error?.message.length ?? 0).toBeLessThanOrEqual(255);
        if (validation.rule.kind === "list" && typeof validation.rule.source !== "string")
          expect(validation.rule.source.join(",").length).toBeLessThanOrEqual(255);
      }
    }
  });

  it("puts the freeze below row 8 and right of column D, and prints 分配表 on one A4 landscape page", () => {
    const sheet = planWorkbook(freshSample()).sheets.find((candidate) => candidate.name === "分配表");
    expect(sheet?.freeze).toEqual({ rows: 8, columns: 4 });
    expect(sheet?.print).toMatchObject({
      orientation: "landscape",
      paper: "A4",
      fitToWidth: 1,
      fitToHeight: 1,
      repeatRows: "6:7",
      repeatColumns: "A:D",
    });
    const marks = [1, 10, 11, 26].map((row) => sheet?.cells[row - 1]?.[0]?.value);
    expect(marks).toEqual(["2020年公共数字文化建设专项资金分配表（示例数据）", 1, 2, 15]);
  });

  it("says 还差0.01万元 on the strip, in the row and in 预警 where 40.00 % would show", () => {
    // 18.10 → 18.81 by 州文化馆 in project 9, the sum kept by project 3.
    const edited = withAmount(withAmount(dividedSample(), "P9", "CUL", fen(4_330_000)), "P3", "LIB", fen(2_910_000));
    const plan = planWorkbook(edited);
    expect(cellAt(plan, "分配表", "I4")?.value).toBe("不符合：还差0.01万元　八（一）1　全州、中央资金");
    expect(cellAt(plan, "分配表", "C15")?.value).toBe("少0.01");
    expect(cellAt(plan, "预警", "D4")?.value).toBe(
      "资源建设经费18.81万元，应不少于18.82万元（47.03×40%），还差0.01万元。依据：八（一）1。",
    );
    expect(cellAt(plan, "分配表", "I3")?.value).toBe("平");
    const mended = planWorkbook(
      withAmount(withAmount(edited, "P9", "CUL", fen(4_340_000)), "P3", "LIB", fen(2_900_000)),
    );
    expect(cellAt(mended, "分配表", "I4")?.value).toBe("符合：余0.00万元　八（一）1　全州、中央资金");
    expect(cellAt(mended, "分配表", "C15")?.value).toBe("");
    // What is left is no fault of the amounts: 州文化馆 plans two trainings of the three (C06).
    expect(cellAt(mended, "预警", "A2")?.value).toBe("共1条，必须的在前。");
    expect(cellAt(mended, "预警", "C4")?.value).toBe("计划有缺口");
  });

  it("warns in the row, in the column and in the list of money outside the builders", () => {
    const plan = planWorkbook(withAmount(dividedSample(), "P5", "532301", fen(100_000)));
    expect(cellAt(plan, "分配表", "C14")?.value).toBe("非建设单位");
    expect(cellAt(plan, "分配表", "H8")?.value).toBe("非建设单位");
    expect(cellAt(plan, "分配表", "I3")?.value).toBe("多分0.10万元");
  });

  it("can be made of any book", () => {
    fc.assert(
      fc.property(anyBook(), (book) => {
        expect(planWorkbook(book).sheets).toHaveLength(book.versions.length > 0 ? 20 : 19);
      }),
      { numRuns: runs(30) },
    );
  });
});
