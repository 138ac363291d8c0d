import { openWorkbook, saveWorkbook, emptySheet, emptyWorkbook } from "../../src/sheetfile";
import type { WorkbookPlan } from "../../src/workbook/plan";
import { openFilePort, type FilePort } from "../../src/xlsx/filePort";
import { plainSheet } from "../../src/conformance/port/plans";
import { bookBytes, touchedParts, withPart } from "../sheetfile/books";

async function portOver(bytes: Uint8Array | null): Promise<FilePort> {
  const port = await openFilePort(bytes);
  if (!port.ok) throw new Error(port.fault.code);
  return port.value;
}

async function valuesOf(port: FilePort, sheet: string): Promise<unknown[][]> {
  const content = await port.read([sheet]);
  if (!content.ok) throw new Error(content.fault.code);
  return (content.value[0]?.values ?? []).map((row) => [...row]);
}

describe("a workbook of another program", () => {
  it("gets our sheet beside its own, and charts, comments and custom XML are untouched", async () => {
    const original = bookBytes("openpyxl-rich.xlsx");
    const port = await portOver(original);
    const plan: WorkbookPlan = {
      sheets: [plainSheet("预警", [[{ value: "没有预警。", style: { bold: true } }]])],
      names: [],
      activeSheet: "预警",
    };
    const rendered = await port.render(plan);
    expect(rendered.ok && rendered.value.sheetsAdded).toEqual(["预警"]);
    const saved = await port.save();
    expect(touchedParts(original, saved)).toEqual([
      "[Content_Types].xml",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/workbook.xml",
    ]);
    const again = await portOver(saved);
    expect((await again.render(plan)).ok && (await again.save())).toBe(saved);
  });

  it("is read from A1 with errors as texts", async () => {
    const port = await portOver(bookBytes("openpyxl-rich.xlsx"));
    const values = await valuesOf(port, "分配表");
    expect(values.map((row) => row.length)).toEqual(new Array(9).fill(5));
    expect(values.slice(2, 7).map((row) => row[4])).toEqual([
      "口径：含州级统筹，待核实",
      "=文字，不是公式",
      "#N/A",
      true,
      null,
    ]);
  });

  it("with a password on the sheet is refused, whatever is written, and comes out as it went in", async () => {
    const original = bookBytes("password-plain.xlsx");
    const port = await portOver(original);
    const written = await port.write([{ sheet: "支出", address: "A3", value: 1 }]);
    expect(!written.ok && [written.fault.code, written.fault.place]).toEqual(["sheet-protected", "支出!A3"]);
    const rendered = await port.render({
      sheets: [plainSheet("支出", [[{ value: "别的" }]])],
      names: [],
      activeSheet: "支出",
    });
    expect(!rendered.ok && rendered.fault.code).toBe("sheet-protected");
    expect(await port.save()).toBe(original);
  });

  it("that counts its dates from 1904 is refused", async () => {
    const bytes = withPart(bookBytes("openpyxl-rich.xlsx"), "xl/workbook.xml", (text) =>
      text.replace("<workbookPr/>", '<workbookPr date1904="1"/>'),
    );
    const port = await openFilePort(bytes);
    expect(!port.ok && port.fault.code).toBe("workbook-dates-1904");
  });

  it("that is none is refused with the file's own fault", async () => {
    const port = await openFilePort(new TextEncoder().encode("约47"));
    expect(!port.ok && port.fault.code).toBe("file-not-xlsx");
  });
});

describe("results that no longer follow from their inputs", () => {
  async function bookWithFormulas(): Promise<FilePort> {
    const model = { ...emptyWorkbook(), activeSheet: "甲", names: [{ name: "底数", reference: "=甲!$A$1" }] };
    model.sheets.push(
      {
        ...emptySheet("甲"),
        cells: [
          [{ value: 1 }, { value: 2, formula: "=A1*2" }, { value: 3, formula: "=B1+1" }, { value: 9, formula: "=9" }],
          [
            { value: 5, formula: '=IF("A1"="",1,5)' },
            { value: 1, formula: '=INDIRECT("A"&1)' },
            { value: 1, formula: "=底数" },
          ],
        ],
      },
      {
        ...emptySheet("乙 表"),
        cells: [[{ value: 7 }, { value: 1, formula: "=SUM(甲!A:A)" }, { value: 7, formula: "=A1" }]],
      },
    );
    return portOver(await saveWorkbook(model));
  }

  it("are forgotten, also through other formulas, names and sheets, and only they", async () => {
    const port = await bookWithFormulas();
    await port.write([{ sheet: "甲", address: "A1", value: 4 }]);
    expect(await valuesOf(port, "甲")).toEqual([
      [4, null, null, 9],
      [5, null, null, null],
    ]);
    expect(await valuesOf(port, "乙 表")).toEqual([[7, null, 7]]);
    const saved = await openWorkbook(await port.save());
    expect(saved.ok && saved.value.model.sheets[0]?.cells[0]?.[1]).toEqual({ value: null, formula: "=A1*2" });
  });

  it("come from the plan where it knows them", async () => {
    const port = await bookWithFormulas();
    const cells = [[{ value: 4 }, { value: 8, formula: "=A1*2" }]];
    const rendered = await port.render({ sheets: [plainSheet("甲", cells)], names: [], activeSheet: "甲" });
    expect(rendered.ok && rendered.value.changed.map(({ address }) => address)).toEqual(["A1"]);
    expect((await valuesOf(port, "甲"))[0]).toEqual([4, 8, null, 9]);
    expect(await valuesOf(port, "乙 表")).toEqual([[7, null, 7]]);
  });

  it("stay when nothing was changed after all", async () => {
    const port = await bookWithFormulas();
    await port.write([{ sheet: "甲", address: "A1", value: 1 }]);
    expect((await valuesOf(port, "甲"))[0]).toEqual([1, 2, 3, 9]);
  });
});

it("a workbook without sheets is saved with an empty one", async () => {
  const saved = await openWorkbook(await (await portOver(null)).save());
  expect(saved.ok && saved.value.model.sheets.map(({ name }) => name)).toEqual(["Sheet1"]);
});

it("one stray cell in the last corner does not fill the memory", async () => {
  const port = await portOver(null);
  await port.render({ sheets: [plainSheet("甲", [])], names: [], activeSheet: "甲" });
  await port.write([{ sheet: "甲", address: "XFD1048576", value: 1 }]);
  const content = await port.read(["甲"]);
  expect(!content.ok && content.fault.code).toBe("too-large");
});
