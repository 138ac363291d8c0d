import { emptySheet, openWorkbook, saveWorkbook, setCell, type WorkbookModel } from "../../src/sheetfile";
import { bookBytes, firstSheet, FOREIGN_BOOKS, opened, partsOf, partText, touchedParts, withPart } from "./books";

async function changed(name: string, change: (model: WorkbookModel) => void): Promise<[Uint8Array, Uint8Array]> {
  const original = bookBytes(name);
  const model = await opened(original);
  change(model);
  return [original, await saveWorkbook(model, original)];
}

describe.each(FOREIGN_BOOKS)("%s", (name) => {
  it("comes out with the same bytes when nothing was changed", async () => {
    const original = bookBytes(name);
    expect(await saveWorkbook(await opened(original), original)).toBe(original);
  });

  it("keeps every part but the sheet and the workbook when one number changes", async () => {
    const [original, saved] = await changed(name, (model) => {
      const sheet = firstSheet(model);
      setCell(sheet, 2, 2, { ...sheet.cells[2]?.[2], value: 9.99 });
    });
    for (const part of touchedParts(original, saved))
      expect(["xl/workbook.xml", "xl/worksheets/sheet1.xml"]).toContain(part);
    const model = await opened(saved);
    const before = await opened(original);
    expect(firstSheet(model).cells[2]?.[2]).toEqual({ ...firstSheet(before).cells[2]?.[2], value: 9.99 });
    setCell(firstSheet(model), 2, 2, firstSheet(before).cells[2]?.[2]);
    expect(model).toEqual(before);
  });

  it("changes nothing in the sheet but that one cell", async () => {
    const [original, saved] = await changed(name, (model) => {
      const sheet = firstSheet(model);
      setCell(sheet, 2, 2, { ...sheet.cells[2]?.[2], value: 9.99 });
    });
    // Whatever stands before and after row 3 is the same text.
    const [before, after] = [original, saved].map((bytes) =>
      partText(bytes, "xl/worksheets/sheet1.xml").split(/(?=<(?:x:)?row )/),
    );
    expect(before?.length).toBeGreaterThan(3);
    expect(after?.filter((_, index) => index !== 3)).toEqual(before?.filter((_, index) => index !== 3));
    expect(after?.[3]).not.toEqual(before?.[3]);
  });

  it("asks to be calculated when it is opened", async () => {
    const [, saved] = await changed(name, (model) => setCell(firstSheet(model), 20, 0, { value: "新行" }));
    expect(partText(saved, "xl/workbook.xml")).toMatch(/calcPr[^>]* fullCalcOnLoad="1"/);
  });
});

describe("what is not the model's", () => {
  it("stays when sheets, styles, rules and names are added", async () => {
    const [original, saved] = await changed("openpyxl-rich.xlsx", (model) => {
      const sheet = firstSheet(model);
      setCell(sheet, 11, 0, {
        value: "新",
        style: { bold: true, fill: "#FFFBE6", numberFormat: "0.000", border: { top: { style: "thin" } } },
      });
      sheet.conditionalFormats.push({
        ranges: "A12",
        rule: { kind: "formula", formula: "$A12=1" },
        format: { fill: "#FBE3DF" },
        priority: 9,
      });
      sheet.validations.push({
        ranges: "A12",
        type: "whole",
        operator: "between",
        formula1: "0",
        formula2: "9",
        allowBlank: true,
      });
      model.names.push({ name: "新名", reference: "=新表!$A$1" });
      model.sheets.splice(1, 0, { ...emptySheet("新表"), cells: [[{ value: 1 }]] });
    });
    const touched = [
      "[Content_Types].xml",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/workbook.xml",
      "xl/worksheets/sheet1.xml",
    ];
    expect(touchedParts(original, saved)).toEqual(touched);
    const model = await opened(saved);
    expect(model.sheets.map((sheet) => sheet.name)).toEqual(["分配表", "新表", "台账", "隐藏", "深藏"]);
    const sheet = firstSheet(model);
    expect(sheet.conditionalFormats).toHaveLength(5);
    expect(partText(saved, "xl/worksheets/sheet1.xml")).toContain("<colorScale>");
    expect(partText(saved, "xl/worksheets/sheet1.xml")).toContain("x14:dataValidation ");
    expect(sheet.print.area).toBe("A1:E9");
    expect(model.names.map(({ name }) => name)).toEqual(["拟分配数", "隐名", "新名"]);
  });

  it("stays in a rich text beside a changed cell of the same row", async () => {
    const [, saved] = await changed("openpyxl-rich.xlsx", (model) => setCell(firstSheet(model), 2, 1, { value: 8 }));
    expect(partText(saved, "xl/worksheets/sheet1.xml")).toContain("<rPr><b/>");
  });

  it("gives styles back their numbers instead of adding the same again", async () => {
    const [original, saved] = await changed("openpyxl-rich.xlsx", (model) => {
      const sheet = firstSheet(model);
      setCell(sheet, 2, 2, { ...sheet.cells[2]?.[2], value: 1 });
      setCell(sheet, 2, 3, { value: 1, style: sheet.cells[2]?.[3]?.style ?? {} });
    });
    expect(partText(saved, "xl/styles.xml")).toBe(partText(original, "xl/styles.xml"));
  });
});

describe("formulas", () => {
  it("spell a shared formula out when one of its cells changes, and drop the old order of calculation", async () => {
    const [original, saved] = await changed("openpyxl-rich.xlsx", (model) =>
      setCell(firstSheet(model), 2, 3, { value: 1 }),
    );
    expect(partsOf(original)["xl/calcChain.xml"]).toBeDefined();
    expect(partsOf(saved)["xl/calcChain.xml"]).toBeUndefined();
    expect(partText(saved, "[Content_Types].xml")).not.toContain("calcChain");
    expect(partText(saved, "xl/_rels/workbook.xml.rels")).not.toContain("calcChain");
    const text = partText(saved, "xl/worksheets/sheet1.xml");
    expect(text).not.toContain('t="shared"');
    expect(firstSheet(await opened(saved)).cells[6]?.[3]?.formula).toBe("=IF(B7=0,0,C7/B7)");
  });

  it("keep the order of calculation while only numbers change", async () => {
    const [, saved] = await changed("openpyxl-rich.xlsx", (model) => setCell(firstSheet(model), 2, 1, { value: 1 }));
    expect(partsOf(saved)["xl/calcChain.xml"]).toBeDefined();
  });
});

describe("sheets", () => {
  it("are renamed and moved with their print names, and hidden", async () => {
    const [, saved] = await changed("openpyxl-rich.xlsx", (model) => {
      const [one, ...others] = model.sheets;
      if (!one) throw new Error("no sheet");
      one.name = "分配 表";
      model.sheets = [...others, one];
      model.activeSheet = "台账";
      if (others[0]) others[0].visibility = "visible";
    });
    const model = await opened(saved);
    expect(model.sheets.map((sheet) => sheet.name)).toEqual(["台账", "隐藏", "深藏", "分配 表"]);
    expect(model.activeSheet).toBe("台账");
    expect(model.sheets[3]?.print).toMatchObject({ area: "A1:E9", repeatRows: "1:2" });
    expect(partText(saved, "xl/workbook.xml")).toContain("'分配 表'!$A$1:$E$9");
  });

  it("keep what only their program understands, under the new name and number", async () => {
    const filter = `<definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">'台账'!$A$1:$C$3</definedName>`;
    const original = withPart(bookBytes("openpyxl-rich.xlsx"), "xl/workbook.xml", (text) =>
      text.replace("</definedNames>", `${filter}</definedNames>`),
    );
    const model = await opened(original);
    const [one, ledger, ...others] = model.sheets;
    if (!one || !ledger) throw new Error("no sheets");
    ledger.name = "资金台账";
    model.sheets = [ledger, one, ...others];
    const saved = await saveWorkbook(model, original);
    expect(partText(saved, "xl/workbook.xml")).toContain(
      '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">资金台账!$A$1:$C$3</definedName>',
    );
  });

  it("are taken away with what hangs on them alone", async () => {
    const [original, saved] = await changed("openpyxl-rich.xlsx", (model) => {
      model.sheets = model.sheets.filter((sheet) => sheet.name !== "台账");
    });
    const gone = Object.keys(partsOf(original)).filter((part) => !(part in partsOf(saved)));
    expect(gone.sort()).toEqual([
      "xl/calcChain.xml",
      "xl/tables/table1.xml",
      "xl/worksheets/_rels/sheet2.xml.rels",
      "xl/worksheets/sheet2.xml",
    ]);
    expect((await opened(saved)).sheets).toHaveLength(3);
    expect(partsOf(saved)["xl/charts/chart1.xml"]).toBeDefined();
  });

  it("cannot all be hidden, share a name or bear a forbidden one", async () => {
    for (const spoil of [
      (model: WorkbookModel) => model.sheets.forEach((sheet) => (sheet.visibility = "hidden")),
      (model: WorkbookModel) => model.sheets.push(emptySheet("分配表")),
      (model: WorkbookModel) => model.sheets.push(emptySheet("甲/乙")),
    ]) {
      await expect(changed("openpyxl-rich.xlsx", spoil)).rejects.toThrow();
    }
  });
});

it("widens a workbook without styles", async () => {
  const { zipSync } = await import("fflate");
  const parts = partsOf(bookBytes("password-plain.xlsx"));
  delete parts["xl/styles.xml"];
  const rels = Buffer.from(parts["xl/_rels/workbook.xml.rels"] ?? [])
    .toString("utf8")
    .replace(/<Relationship [^>]*styles[^>]*\/>/, "");
  const types = Buffer.from(parts["[Content_Types].xml"] ?? [])
    .toString("utf8")
    .replace(/<Override PartName="\/xl\/styles.xml"[^>]*\/>/, "");
  const bare = zipSync({
    ...parts,
    "xl/_rels/workbook.xml.rels": new TextEncoder().encode(rels),
    "[Content_Types].xml": new TextEncoder().encode(types),
  });
  const model = await opened(bare);
  setCell(firstSheet(model), 0, 6, { value: "粗", style: { bold: true } });
  const result = await openWorkbook(await saveWorkbook(model, bare));
  expect(result.ok && firstSheet(result.value.model).cells[0]?.[6]).toEqual({ value: "粗", style: { bold: true } });
});
