import { saveWorkbook, setCell, type SheetModel, type WorkbookModel } from "../../src/sheetfile";
import { bookBytes, firstSheet, opened, partText, partsOf, touchedParts, withPart } from "./books";
import { bookOf, chart, dataSheet, table, thread } from "./models";

async function throughFile(model: WorkbookModel): Promise<[WorkbookModel, Uint8Array]> {
  const bytes = await saveWorkbook(model);
  const back = await opened(bytes);
  expect(await saveWorkbook(back, bytes)).toBe(bytes);
  expect(Buffer.compare(Buffer.from(await saveWorkbook(model)), Buffer.from(bytes))).toBe(0);
  return [back, bytes];
}

function full(): SheetModel {
  return {
    ...dataSheet(),
    tables: [
      table,
      {
        ...table,
        id: 2,
        name: "空表",
        range: "E1:F2",
        columns: [{ name: "甲\n乙" }, { name: "丙" }],
        showTotals: false,
        filter: null,
        sort: null,
        showFilterButtons: false,
        style: null,
        bandedRows: false,
        firstColumn: false,
      },
    ],
    comments: [
      { address: "C3", author: "张三", text: "请再核\n一次 <这个> 数" },
      { address: "A2", author: "李四", text: "" },
    ],
    threads: [
      thread,
      { ...thread, id: "{B1A2C3D4-0000-4000-8000-000000000009}", address: "B5", resolved: true, replies: [] },
    ],
    hyperlinks: [
      { address: "A3", target: "https://example.cn/a?b=1&c=2", tooltip: "公告“一”" },
      { address: "A4:A5", location: "数据!A1" },
    ],
    filter: null,
    charts: [chart("ColumnClustered")],
    rowBreaks: [3, 9],
    columnBreaks: [2],
    rows: new Map([
      [1, { outlineLevel: 1 }],
      [2, { outlineLevel: 2, hidden: true }],
    ]),
    columns: [{ from: 3, to: 4, width: 10, outlineLevel: 1 }],
  };
}

describe("what hangs on a sheet", () => {
  it("comes back as it was written", async () => {
    const [back] = await throughFile(bookOf(full()));
    expect(firstSheet(back)).toEqual(full());
  });

  it("is named by relationships and content types", async () => {
    const [, bytes] = await throughFile(bookOf(full()));
    const parts = Object.keys(partsOf(bytes));
    const types = partText(bytes, "[Content_Types].xml");
    for (const part of parts.filter((name) => name.endsWith(".xml") && !name.startsWith("[")))
      expect(types).toContain(`PartName="/${part}"`);
    expect(types).toContain('Extension="vml"');
    expect(parts).toContain("xl/drawings/vmlDrawing1.vml");
    expect(partText(bytes, "xl/comments1.xml")).toContain("tc={B1A2C3D4-0000-4000-8000-000000000001}");
  });

  it("goes again without a trace", async () => {
    const [back, bytes] = await throughFile(bookOf(full()));
    const sheet = firstSheet(back);
    Object.assign(sheet, {
      tables: [],
      comments: [],
      threads: [],
      hyperlinks: [],
      charts: [],
      rowBreaks: [],
      columnBreaks: [],
    });
    const saved = await saveWorkbook(back, bytes);
    const left = Object.keys(partsOf(saved)).filter(
      (part) => !/^(xl\/(workbook|styles)|xl\/worksheets\/|_rels|\[|xl\/_rels|xl\/persons|xl\/theme)/.test(part),
    );
    expect(left).toEqual([]);
    expect(partText(saved, "xl/worksheets/_rels/sheet1.xml.rels")).not.toContain("<Relationship ");
    expect(firstSheet(await opened(saved))).toEqual({ ...full(), ...sheet });
  });

  it("that is not concerned stays byte for byte when one of it changes", async () => {
    const [back, bytes] = await throughFile(bookOf(full()));
    const sheet = firstSheet(back);
    sheet.tables = sheet.tables.map((one) => (one.name === "空表" ? { ...one, style: "TableStyleDark1" } : one));
    expect(touchedParts(bytes, await saveWorkbook(back, bytes))).toEqual(["xl/tables/table2.xml"]);
    const again = await opened(bytes);
    firstSheet(again).threads = [{ ...thread, resolved: true }, ...firstSheet(again).threads.slice(1)];
    expect(touchedParts(bytes, await saveWorkbook(again, bytes))).toEqual(["xl/threadedComments/threadedComment1.xml"]);
  });

  it("follows when notes move, change and go", async () => {
    const [back, bytes] = await throughFile(bookOf(full()));
    firstSheet(back).comments = [{ address: "C4", author: "张三", text: "请再核\n一次 <这个> 数" }];
    const saved = await saveWorkbook(back, bytes);
    expect(firstSheet(await opened(saved)).comments).toEqual(firstSheet(back).comments);
    const drawing = partText(saved, "xl/drawings/vmlDrawing1.vml");
    expect(drawing).toContain("<x:Row>3</x:Row><x:Column>2</x:Column>");
    expect(drawing).not.toContain("<x:Row>1</x:Row><x:Column>0</x:Column>");
  });
});

describe("the sheet's own filter", () => {
  it("has its hidden name, which follows it and goes with it", async () => {
    const filter = {
      range: "A1:C5",
      columns: [
        { column: 0, criterion: { kind: "top", bottom: true, percent: false, count: 3 } },
        { column: 1, criterion: { kind: "color", color: "#FFC000", of: "cell" } },
        {
          column: 2,
          criterion: { kind: "values", values: [], blanks: false, dates: [{ date: "2020-04", specificity: "Month" }] },
        },
      ],
    } as const;
    const [back, bytes] = await throughFile(bookOf({ ...dataSheet(), filter }));
    expect(firstSheet(back).filter).toEqual(filter);
    expect(back.names).toEqual([]);
    const name = '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">数据!$A$1:$C$5</definedName>';
    expect(partText(bytes, "xl/workbook.xml")).toContain(name);
    firstSheet(back).filter = {
      range: "A1:B5",
      columns: [{ column: 1, criterion: { kind: "dynamic", type: "aboveAverage" } }],
    };
    const moved = await saveWorkbook(back, bytes);
    expect(partText(moved, "xl/workbook.xml")).toContain("数据!$A$1:$B$5</definedName>");
    firstSheet(back).filter = null;
    const gone = await saveWorkbook(back, moved);
    expect(partText(gone, "xl/workbook.xml")).not.toContain("FilterDatabase");
    expect(partText(gone, "xl/worksheets/sheet1.xml")).not.toContain("autoFilter");
  });
});

describe("the workbook's own settings", () => {
  const settings = {
    properties: {
      title: "资金<分配>",
      author: "张三",
      company: "州文旅局",
      keywords: "甲;乙",
      created: "2020-04-01T08:00:00Z",
      revision: "3",
    },
    customProperties: [
      { key: "文号", value: "示例〔2020〕1号" },
      { key: "数", value: 12 },
      { key: "小数", value: 1.5 },
      { key: "定稿", value: true },
      { key: "日期", value: { date: "2020-04-01T00:00:00Z" } },
    ],
    customXml: [
      {
        id: "{5C7B1B1C-0000-4000-8000-00000000000A}",
        xml: '<记录 xmlns="urn:example:a"><编号>甲 &amp; 乙</编号></记录>',
      },
    ],
    protection: { password: false },
    calculation: { mode: "manual", iterative: { enabled: true, maximumIterations: 50, maximumChange: 0.01 } },
  } as const;

  it("come back as they were written, and go again", async () => {
    const [back, bytes] = await throughFile({ ...bookOf(dataSheet()), ...settings });
    expect(back).toMatchObject(settings);
    const plain = { ...bookOf(dataSheet()) };
    const saved = await saveWorkbook(plain, bytes);
    const { properties, customProperties, customXml, protection, calculation } = await opened(saved);
    expect({ properties, customProperties, customXml, protection, calculation }).toEqual({
      properties: {},
      customProperties: [],
      customXml: [],
      protection: null,
      calculation: plain.calculation,
    });
    expect(Object.keys(partsOf(saved)).filter((part) => part.startsWith("customXml"))).toEqual([]);
  });

  it("are read from other programs' files and stay where they are not changed", async () => {
    const original = bookBytes("openpyxl-rich.xlsx");
    const model = await opened(original);
    expect(model.properties.author).toBe("openpyxl");
    expect(model.customXml).toEqual([
      { id: "{5C7B1B1C-0000-4000-8000-000000000001}", xml: "<记录 xmlns='urn:example:other'><编号>甲</编号></记录>" },
    ]);
    model.properties = { ...model.properties, title: "新标题", manager: "李四" };
    const saved = await saveWorkbook(model, original);
    expect(touchedParts(original, saved)).toEqual(["docProps/app.xml", "docProps/core.xml"]);
    expect((await opened(saved)).properties).toEqual(model.properties);
  });

  it("a password that guards the workbook is never made up", async () => {
    const [back, bytes] = await throughFile(bookOf(dataSheet()));
    await expect(saveWorkbook({ ...back, protection: { password: true } }, bytes)).rejects.toThrow();
  });
});

describe("tables of other programs", () => {
  const extended = withPart(bookBytes("openpyxl-rich.xlsx"), "xl/tables/table1.xml", (text) =>
    text
      .replace("<autoFilter", '<autoFilter xmlns:xr="urn:r" xr:uid="{1}"')
      .replace(/(<tableColumn [^>]*name="金额"[^>]*?)\s*\/>/, '$1 dataDxfId="0"/>'),
  );

  it("keep what only their program says of them", async () => {
    const model = await opened(extended);
    const sheet = model.sheets[1];
    if (!sheet) throw new Error("no sheet");
    sheet.tables = sheet.tables.map((one) => ({
      ...one,
      range: "A1:D4",
      columns: [...one.columns, { name: "备注" }],
      filter: {
        range: "A1:D4",
        columns: [{ column: 2, criterion: { kind: "top", bottom: false, percent: true, count: 20 } }],
      },
    }));
    setCell(sheet, 0, 3, { value: "备注" });
    const saved = await saveWorkbook(model, extended);
    expect((await opened(saved)).sheets[1]?.tables).toEqual(sheet.tables);
    const text = partText(saved, "xl/tables/table1.xml");
    expect(text).toContain('xr:uid="{1}"');
    expect(text).toContain('dataDxfId="0"');
    expect(text).toContain('<tableColumn id="4" name="备注"/>');
  });
});
