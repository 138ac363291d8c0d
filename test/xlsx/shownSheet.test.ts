import { emptySheet, emptyWorkbook, type CellModel, type SheetModel, type WorkbookModel } from "../../src/sheetfile";
import { shownSheet, visibleSheets } from "../../src/xlsx/shownSheet";

function workbook(change: (sheet: SheetModel) => void): WorkbookModel {
  const sheet = emptySheet("分配表");
  change(sheet);
  return { ...emptyWorkbook(), sheets: [sheet, { ...emptySheet("标识"), visibility: "veryHidden" }] };
}

/** The one cell of a sheet, as it is shown. */
function shown(cell: CellModel, change: Partial<WorkbookModel> = {}): string | undefined {
  const model = { ...workbook((sheet) => (sheet.cells = [[cell]])), ...change };
  return shownSheet(model, "分配表", 0)?.rows[0]?.cells[0]?.text;
}

describe("a sheet for a page", () => {
  it.each([
    [18.8, "#,##0.00", "18.80"],
    [1234567.5, "#,##0.00", "1,234,567.50"],
    [0.4, "0%", "40%"],
    [0.4567, "0.0%", "45.7%"],
    [43976, "yyyy-mm-dd", "2020-05-25"],
    [3, "0", "3"],
    [0.1 + 0.2, undefined, "0.3"],
    [2020, '0"年"', "2020"],
    [-1.5, "#,##0.00;[Red]-#,##0.00", "-1.50"],
  ])("shows %d with %s as %s", (value, numberFormat, text) => {
    expect(shown({ value, style: numberFormat === undefined ? {} : { numberFormat } })).toBe(text);
  });

  it("counts days from the workbook's own start", () => {
    expect(shown({ value: 0, style: { numberFormat: "yyyy-mm-dd" } }, { date1904: true })).toBe("1904-01-01");
  });

  it("shows texts, errors and truth as they stand, and says where a result is missing", () => {
    expect(shown({ value: "=不是公式" })).toBe("=不是公式");
    expect(shown({ value: { error: "#REF!" }, formula: "=A9" })).toBe("#REF!");
    expect(shown({ value: true })).toBe("TRUE");
    const model = workbook((sheet) => (sheet.cells = [[{ value: null, formula: "=B1*2" }]]));
    expect(shownSheet(model, "分配表", 0)?.rows[0]?.cells[0]).toMatchObject({ text: "", uncomputed: true });
  });

  it("leaves out what is hidden, and joins what is merged over what is left", () => {
    const model = workbook((sheet) => {
      sheet.cells = [1, 2, 3].map((row) => [0, 1, 2, 3].map((column) => ({ value: row * 10 + column })));
      sheet.columns = [{ from: 1, to: 1, hidden: true }];
      sheet.rows = new Map([[1, { hidden: true }]]);
      sheet.merges = ["A1:C1"];
    });
    const sheet = shownSheet(model, "分配表", 0);
    expect(sheet?.columns).toEqual(["A", "C", "D"]);
    expect(sheet?.rows.map(({ number, cells }) => [number, cells.map(({ address }) => address)])).toEqual([
      [1, ["A1", "D1"]],
      [3, ["A3", "C3", "D3"]],
    ]);
    expect(sheet?.rows[0]?.cells[0]).toMatchObject({ columnSpan: 2, rowSpan: 1 });
  });

  it("cuts what is long, but never the row that was asked for", () => {
    const model = workbook(
      (sheet) => (sheet.cells = Array.from({ length: 2_000 }, (_unused, row) => [{ value: row }])),
    );
    for (const around of [0, 299, 300, 1_500, 1_999]) {
      const sheet = shownSheet(model, "分配表", around);
      expect(sheet?.cut).toBe(true);
      expect(sheet?.rows.length).toBeLessThanOrEqual(300);
      expect(sheet?.rows.some(({ number }) => number === around + 1)).toBe(true);
    }
  });

  it("knows only sheets a person sees", () => {
    const model = workbook(() => undefined);
    expect(visibleSheets(model)).toEqual(["分配表"]);
    expect(shownSheet(model, "标识", 0)).toBeNull();
    expect(shownSheet(model, "没有", 0)).toBeNull();
    expect(shownSheet(model, "分配表", 0)?.rows).toEqual([]);
  });
});
