import { openWorkbook } from "../../src/sheetfile";
import { bookBytes, firstSheet, opened, withPart } from "./books";

describe("a workbook written by openpyxl", () => {
  it("is read with cells, formulas, styles and settings", async () => {
    const model = await opened(bookBytes("openpyxl-rich.xlsx"));
    const sheet = firstSheet(model);
    expect(model.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ["分配表", "visible"],
      ["台账", "visible"],
      ["隐藏", "hidden"],
      ["深藏", "veryHidden"],
    ]);
    expect(model.names).toEqual([
      { name: "拟分配数", reference: "='分配表'!$C$3:$C$8" },
      { name: "隐名", reference: "='深藏'!$A$1", hidden: true },
    ]);
    expect(sheet.cells[0]?.[0]).toEqual({
      value: "示例：资金分配表（虚构）",
      style: { fontName: "宋体", fontSize: 16, bold: true, color: "#1F4E79", horizontal: "center", vertical: "middle" },
    });
    expect(sheet.cells[2]?.[2]).toEqual({ value: 3.5, style: { numberFormat: "#,##0.00", unlocked: true } });
    expect(sheet.cells[1]?.[0]?.style?.border?.left).toEqual({ style: "thin", color: "#7F7F7F" });
    expect(sheet.cells.slice(2, 6).map((row) => row[4]?.value)).toEqual([
      "口径：含州级统筹，待核实",
      "=文字，不是公式",
      { error: "#N/A" },
      true,
    ]);
    expect(sheet).toMatchObject({
      columns: [
        { from: 0, to: 0, width: 14 },
        { from: 4, to: 4, width: 30 },
        { from: 5, to: 5, hidden: true },
      ],
      merges: ["A1:E1"],
      freeze: { rows: 2, columns: 1 },
      tabColor: "#C00000",
      showGridlines: false,
      comments: [{ address: "C3", author: "张三", text: "请再核一次这个数。" }],
    });
    expect([...sheet.rows]).toEqual([
      [0, { height: 30 }],
      [9, { hidden: true }],
    ]);
    expect(model.sheets[1]?.tables).toMatchObject([
      { name: "台账表", range: "A1:C3", columns: [{ name: "文号" }, { name: "日期" }, { name: "金额" }] },
    ]);
  });

  it("spells shared formulas out", async () => {
    const sheet = firstSheet(await opened(bookBytes("openpyxl-rich.xlsx")));
    expect(sheet.cells.slice(2, 8).map((row) => row[3]?.formula)).toEqual(
      [3, 4, 5, 6, 7, 8].map((row) => `=IF(B${row}=0,0,C${row}/B${row})`),
    );
  });

  it("is read with its rules, protection and print settings", async () => {
    const sheet = firstSheet(await opened(bookBytes("openpyxl-rich.xlsx")));
    expect(sheet.conditionalFormats.map(({ ranges, rule, format }) => [ranges, rule.kind, format])).toEqual([
      ["C3:C8", "cellValue", { fill: "#FFC7CE", color: "#9C0006" }],
      ["A3:E8", "formula", { bold: true }],
      ["D3:D8", "dataBar", undefined],
      ["B3:B8", "colorScale", undefined],
    ]);
    expect(sheet.validations).toMatchObject([
      { ranges: "E7:E8", type: "list", formula1: '"是,否,待核实"', prompt: { title: "提示", message: "请从下拉中选" } },
      {
        ranges: "C3:C8",
        type: "decimal",
        operator: "between",
        formula1: "0",
        formula2: "100",
        error: { style: "warning" },
      },
    ]);
    expect(sheet.protection).toMatchObject({ password: false });
    expect(sheet.protection?.allowed).toContain("formatColumns");
    expect(sheet.print).toMatchObject({
      orientation: "landscape",
      paperSize: 9,
      fitToWidth: 1,
      fitToHeight: 0,
      area: "A1:E9",
      repeatRows: "1:2",
      footer: "&C第&P页 共&N页",
    });
  });

  it("says what is only carried", async () => {
    const result = await openWorkbook(bookBytes("openpyxl-rich.xlsx"));
    expect(result.ok && result.value.carried).toEqual(["pictures"]);
  });
});

it("reads what LibreOffice made of the same workbook alike", async () => {
  const one = firstSheet(await opened(bookBytes("openpyxl-rich.xlsx")));
  const other = firstSheet(await opened(bookBytes("libreoffice-rich.xlsx")));
  // LibreOffice writes a literal error or truth value as a formula, so the last column is left out.
  const contents = (sheet: typeof one): unknown[] =>
    sheet.cells.slice(1, 9).flatMap((row) => row.slice(0, 4).map((cell) => cell?.formula ?? cell?.value));
  expect(contents(other)).toEqual(contents(one));
  expect(other.cells[2]?.[3]?.value).toBeCloseTo(3.5 / 3.25, 12);
});

it("reads a workbook whose elements carry a prefix", async () => {
  const sheet = firstSheet(await opened(bookBytes("prefixed.xlsx")));
  const plain = firstSheet(await opened(bookBytes("password-plain.xlsx")));
  expect(sheet).toEqual(plain);
  expect(sheet.protection?.password).toBe(true);
});

it("reads rows and cells without addresses by counting", async () => {
  const bytes = withPart(bookBytes("password-plain.xlsx"), "xl/worksheets/sheet1.xml", (text) =>
    text.replace(/<(c|row) r="[^"]*"/g, "<$1"),
  );
  expect(firstSheet(await opened(bytes)).cells[2]?.[2]?.value).toBe(3.5);
});

it("keeps a damaged number as text and an empty value empty, never 0", async () => {
  const bytes = withPart(bookBytes("password-plain.xlsx"), "xl/worksheets/sheet1.xml", (text) =>
    text.replace("<v>3.5</v>", "<v>约47</v>").replace("<v>4.5</v>", "<v> </v>"),
  );
  const sheet = firstSheet(await opened(bytes));
  expect(sheet.cells[2]?.[2]?.value).toBe("约47");
  expect(sheet.cells[3]?.[2]?.value).toBeNull();
});
