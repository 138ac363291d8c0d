import type { RunningExcel } from "../excel-in-process";
import { startExcel } from "../excel-in-process";

let excel: RunningExcel;
beforeEach(async () => {
  excel = await startExcel();
});
afterEach(() => excel.stop());

function onSheet<T>(batch: (context: Excel.RequestContext, sheet: Excel.Worksheet) => Promise<T>): Promise<T> {
  return Excel.run((context) => batch(context, context.workbook.worksheets.getItem("Sheet1")));
}

async function filled(source: unknown[][], destination: string, type?: `${Excel.AutoFillType}`): Promise<unknown[][]> {
  return onSheet(async (context, sheet) => {
    const block = sheet.getRange("A1").getResizedRange(source.length - 1, (source[0]?.length ?? 1) - 1);
    block.values = source;
    block.autoFill(destination, type);
    const range = sheet.getRange(destination).load("values");
    await context.sync();
    return range.values;
  });
}

describe("what the fill handle makes of a beginning", () => {
  test.each([
    ["Chinese weekdays", ["星期五"], ["星期五", "星期六", "星期日", "星期一"]],
    ["short months in lower case", ["nov"], ["nov", "dec", "jan", "feb"]],
    ["every second quarter", ["第一季", "第三季"], ["第一季", "第三季", "第一季", "第三季"]],
    ["a text with a number", ["第9期"], ["第9期", "第10期", "第11期", "第12期"]],
    ["one number is repeated", [7], [7, 7, 7, 7]],
    ["a straight line through three", [1, 2, 4], [1, 2, 4, 5.33333333333333]],
    ["days", ["2020-1-31"], [43_861, 43_862, 43_863, 43_864]],
    ["ends of months", ["2020-1-31", "2020-2-29"], [43_861, 43_890, 43_921, 43_951]],
    ["a word of its own", ["甲方"], ["甲方", "甲方", "甲方", "甲方"]],
  ])("%s", async (_what, source, expected) => {
    const values = await filled(
      source.map((value) => [value]),
      "A1:A4",
    );
    expect(values.flat()).toEqual(expected);
  });

  test.each([
    ["FillSeries", [5], [5, 6, 7, 8]],
    ["GrowthTrend", [1, 2], [1, 2, 4, 8]],
    ["FillMonths", ["2020-1-31"], [43_861, 43_890, 43_921, 43_951]],
    ["FillYears", ["2020-2-29"], [43_890, 44_255, 44_620, 44_985]],
    ["FillWeekdays", ["2020-1-3"], [43_833, 43_836, 43_837, 43_838]],
  ] as const)("%s", async (type, source, expected) => {
    const values = await filled(
      source.map((value) => [value]),
      "A1:A4",
      type,
    );
    expect(values.flat()).toEqual(expected);
  });

  test("upwards the steps go back", () =>
    onSheet(async (context, sheet) => {
      sheet.getRange("A4:A5").values = [[10], [12]];
      sheet.getRange("A4:A5").autoFill("A1:A5");
      const range = sheet.getRange("A1:A5").load("values");
      await context.sync();
      expect(range.values.flat()).toEqual([4, 6, 8, 10, 12]);
    }));
});

test("a copy takes merged cells, rules and validations along, to another sheet, too", () =>
  onSheet(async (context, sheet) => {
    const other = context.workbook.worksheets.add("乙");
    const source = sheet.getRange("A1:B2");
    source.values = [
      [1, 2],
      [3, 4],
    ];
    sheet.getRange("A1:B1").merge();
    source.format.fill.color = "#FFEE00";
    const rule = source.conditionalFormats.add("Custom");
    rule.custom.rule.formula = "=$A1>2";
    source.dataValidation.rule = { wholeNumber: { formula1: 0, operator: "GreaterThan" } };
    other.getRange("C3").copyFrom("Sheet1!A1:B2");
    const copied = other.getRange("C3:D4").load("values,format/fill/color");
    const merged = copied.getMergedAreasOrNullObject().load("address");
    const validated = copied.getSpecialCellsOrNullObject("DataValidations").load("address");
    const formatted = copied.getSpecialCellsOrNullObject("ConditionalFormats").load("address");
    await context.sync();
    expect(copied.values).toEqual([
      [1, ""],
      [3, 4],
    ]);
    expect(copied.format.fill.color).toBe("#FFEE00");
    expect([merged.address, validated.address, formatted.address]).toEqual(["乙!C3:D3", "乙!C3:D4", "乙!C3:D4"]);
  }));

test("moved to another sheet, cells are still found by every formula and name", () =>
  onSheet(async (context, sheet) => {
    const other = context.workbook.worksheets.add("乙 表");
    sheet.getRange("A1:C1").formulas = [[5, "=A1*$A$2", "=SUM(A1:A1)"]];
    context.workbook.names.add("数", sheet.getRange("A1"));
    await context.sync();
    sheet.getRange("A1:B1").moveTo(other.getRange("D4"));
    const moved = other.getRange("D4:E4").load("formulas");
    const left = sheet.getRange("A1:C1").load("formulas");
    const name = context.workbook.names.getItem("数").load("formula");
    await context.sync();
    expect(moved.formulas).toEqual([[5, "=D4*Sheet1!$A$2"]]);
    expect(left.formulas).toEqual([["", "", "=SUM('乙 表'!D4:D4)"]]);
    expect(name.formula).toBe("='乙 表'!$D$4");
  }));

test("texts that look like dates, times and money are read as in Excel", () =>
  onSheet(async (context, sheet) => {
    const range = sheet.getRange("A1:G1");
    range.values = [["1/15/2017", "15-Jan-2017", "10:30 PM", "2017-1-15 6:00", "$1,200.50", "1 1/2", "13/45/2017"]];
    range.load("values,numberFormat");
    await context.sync();
    expect(range.values[0]).toEqual([42_750, 42_750, 0.9375, 42_750.25, 1200.5, 1.5, "13/45/2017"]);
    expect(range.numberFormat[0]?.slice(2)).toEqual(["h:mm AM/PM", "yyyy/m/d h:mm", "$#,##0.00", "# ?/?", "General"]);
  }));

test("hyperlinks and groups follow inserted rows and vanish with their cells", () =>
  onSheet(async (context, sheet) => {
    sheet.getRange("B5").hyperlink = { documentReference: "Sheet1!A1", textToDisplay: "回" };
    sheet.getRange("5:6").group("ByRows");
    sheet.getRange("1:2").insert("Down");
    await context.sync();
    const { book, engine } = excel.host;
    const id = engine.sheets()[0]?.id ?? "";
    expect(book.hyperlinks.of(id).map(({ area }) => area.row)).toEqual([6]);
    expect([...book.outlines.levels(id, "rows").keys()]).toEqual([6, 7]);
    sheet.getRange("7:7").delete("Up");
    await context.sync();
    expect(book.hyperlinks.of(id)).toEqual([]);
    expect([...book.outlines.levels(id, "rows").keys()]).toEqual([6]);
  }));

test("a link is blue and underlined, also in what the engine draws", () =>
  onSheet(async (context, sheet) => {
    const range = sheet.getRange("B2");
    range.hyperlink = { address: "https://www.contoso.com/" };
    range.format.textOrientation = 30;
    range.load("values,style");
    await context.sync();
    const id = excel.engine.sheets()[0]?.id ?? "";
    const drawn = excel.engine.formats(id, { row: 1, column: 1, rows: 1, columns: 1 })[0]?.[0];
    expect([range.values[0]?.[0], range.style]).toEqual(["https://www.contoso.com/", "Hlink"]);
    expect(drawn).toMatchObject({ color: "#0563C1", underline: true, rotation: 30 });
  }));

test("changing a style changes its cells, but not what they were given themselves", () =>
  onSheet(async (context, sheet) => {
    context.workbook.styles.add("强调");
    const style = context.workbook.styles.getItem("强调");
    style.font.color = "#112233";
    sheet.getRange("A1:A2").style = "强调";
    sheet.getRange("A2").format.font.color = "#FF0000";
    style.font.color = "#445566";
    const [one, other] = [sheet.getRange("A1"), sheet.getRange("A2")];
    one.load("format/font/color,style");
    other.load("format/font/color");
    await context.sync();
    expect([one.format.font.color, other.format.font.color, one.style]).toEqual(["#445566", "#FF0000", "强调"]);
    style.delete();
    one.load("format/font/color,style");
    await context.sync();
    expect([one.format.font.color, one.style]).toEqual(["#000000", "Normal"]);
  }));

test("a block of cells does not tear merged cells apart", () =>
  onSheet(async (context, sheet) => {
    sheet.getRange("A5:B5").merge();
    sheet.getRange("A1").insert("Down");
    await expect(context.sync()).rejects.toMatchObject({ code: "InsertDeleteConflict" });
    sheet.getRange("A1:B1").insert("Down");
    const merged = sheet.getRange("A1:C9").getMergedAreasOrNullObject().load("address");
    await context.sync();
    expect(merged.address).toBe("Sheet1!A6:B6");
  }));

test("columns are fitted to their contents, rows to wrapped lines", () =>
  onSheet(async (context, sheet) => {
    sheet.getRange("A1:B1").values = [["短", "一段相当长的文字，比一列宽得多"]];
    sheet.getRange("A:B").format.autofitColumns();
    sheet.getRange("C1").values = [["换行的长文字换行的长文字"]];
    sheet.getRange("C1").format.wrapText = true;
    sheet.getRange("1:1").format.autofitRows();
    const [narrow, wide] = [sheet.getRange("A1"), sheet.getRange("B1")];
    narrow.load("format/columnWidth");
    wide.load("format/columnWidth,height");
    await context.sync();
    expect(wide.format.columnWidth).toBeGreaterThan(narrow.format.columnWidth * 4);
    expect(wide.height).toBeGreaterThan(30);
  }));

test("a range of a deleted sheet is not found, whether kept or met in the same request", async () => {
  await expect(
    onSheet(async (context) => {
      const sheet = context.workbook.worksheets.add("去");
      const range = sheet.getRange("A1").load("address");
      await context.sync();
      sheet.delete();
      range.load("values");
      await context.sync();
    }),
  ).rejects.toMatchObject({ code: "ItemNotFound" });
  await expect(
    onSheet(async (context) => {
      const sheet = context.workbook.worksheets.add("也去");
      const range = sheet.getRange("A1");
      range.values = [[1]];
      sheet.delete();
      range.load("values");
      await context.sync();
    }),
  ).rejects.toMatchObject({ code: "ItemNotFound" });
});

test.each([
  ["FFA500", "#FFA500"],
  ["LightGoldenrodYellow", "#FAFAD2"],
  ["#abcdef", "#ABCDEF"],
])("the colour %s reads as %s", (given, read) =>
  onSheet(async (context, sheet) => {
    const { fill } = sheet.getRange("A1").format;
    fill.color = given;
    fill.load("color");
    await context.sync();
    expect(fill.color).toBe(read);
  }),
);
