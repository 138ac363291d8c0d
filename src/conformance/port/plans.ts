import type { CellStyle, CellValue, PlannedCell, SheetPlan, WorkbookPlan } from "../../workbook/plan";

/** A visible, unprotected sheet with nothing but cells. */
export function plainSheet(
  name: string,
  cells: SheetPlan["cells"],
  differences: Partial<Omit<SheetPlan, "name" | "cells">> = {},
): SheetPlan {
  return {
    name,
    visibility: "visible",
    cells,
    columnWidths: [],
    hiddenColumns: [],
    rowHeights: {},
    merges: [],
    freeze: null,
    conditionalFormats: [],
    validations: [],
    protected: false,
    showGridlines: true,
    print: null,
    ...differences,
  };
}

export function plan(sheets: SheetPlan[], names: WorkbookPlan["names"] = []): WorkbookPlan {
  return { sheets, names, activeSheet: sheets[0]?.name ?? "" };
}

export function cell(value: CellValue, style?: CellStyle): PlannedCell {
  return style ? { value, style } : { value };
}

export function computed(formula: string, value: CellValue, style?: CellStyle): PlannedCell {
  return style ? { value, formula, style } : { value, formula };
}

/** A small workbook with all a port has to carry. */
export const BOOK = plan(
  [
    plainSheet(
      "分配表",
      [
        [
          cell("项目", { bold: true, fill: "#E7ECF3" }),
          cell("合计", { bold: true, fill: "#E7ECF3" }),
          cell("州文化馆"),
        ],
        [
          cell("互联互通"),
          computed("=SUM(C2:D2)", 18.82, { numberFormat: "#,##0.00" }),
          cell(18.82, { unlocked: true }),
          cell(0),
        ],
        [undefined, computed("=指标总额-B2", 47.03 - 18.82, { numberFormat: "#,##0.00" }), undefined, cell(null)],
      ],
      { protected: true, freeze: { rows: 1, columns: 1 }, merges: ["A5:C5"], columnWidths: [19, 7.6] },
    ),
    plainSheet("资金台账", [
      [cell("文号", { numberFormat: "@" }), cell("日期"), cell("已到"), cell("金额")],
      [cell("0012", { numberFormat: "@" }), cell(43922, { numberFormat: "yyyy-mm-dd" }), cell(true), cell(47.03)],
    ]),
    plainSheet("版本", [[cell("格式"), cell(1)]], { visibility: "veryHidden" }),
    plainSheet("规则", [[cell(false), computed('=IF(资金台账!C2,"已到","未到")', "已到")]], { visibility: "hidden" }),
  ],
  [{ name: "指标总额", reference: "=资金台账!$D$2" }],
);
