import { strToU8, unzipSync, zipSync, type Zippable } from "fflate";
import { POOL_LIMITS } from "../../src/xlsx/returnPool";
import { readReturn } from "../../src/xlsx/returnReader";
import { contentFor } from "../tracking/unitFiles";
import { damaged, faultOf, issuedBytes, readBack, sheetOf } from "../workbook/unitFile/returnedFiles";

jest.setTimeout(120_000);

const COUNTY = contentFor("532301");
let issued: Uint8Array;
beforeAll(async () => {
  issued = await issuedBytes(COUNTY);
});

/** The package with parts put in, or put in another's place. */
function withParts(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files: Zippable = { ...unzipSync(issued) };
  for (const [name, data] of Object.entries(parts)) files[name] = typeof data === "string" ? strToU8(data) : data;
  return zipSync(files);
}

/** The part of a sheet, by its place in the order of sheets. */
function partWith(text: string): readonly [string, string] {
  for (const [name, data] of Object.entries(unzipSync(issued))) {
    const source = new TextDecoder().decode(data);
    if (/^xl\/worksheets\/sheet/.test(name) && source.includes(text)) return [name, source];
  }
  throw new Error(`no sheet with ${text}`);
}

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const utf16 = (text: string): number[] => [...new TextEncoder().encode(text)].flatMap((code) => [code, 0]);

describe("files that are none, told by their content whatever they are called", () => {
  it.each<readonly [string, () => Uint8Array, string]>([
    ["nothing", () => new Uint8Array(), "file-empty"],
    [".xls, .et, .wps", () => Uint8Array.from([...OLE, ...new Array<number>(600).fill(0)]), "file-old-format"],
    ["a workbook with a password", () => Uint8Array.from([...OLE, ...utf16("EncryptedPackage")]), "file-encrypted"],
    ["a PDF", () => strToU8("%PDF-1.7 …"), "return-pdf"],
    ["a photograph", () => Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 1]), "return-picture"],
    ["a .csv", () => strToU8("项目,金额\n1,2\n"), "return-text"],
    ["a web page called .xls", () => strToU8("<html><table><tr><td>1</td></tr></table></html>"), "return-text"],
    ["a RAR archive", () => strToU8("Rar!\u001a\u0007\u0000"), "return-archive"],
    [
      "a .docx",
      () => zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": strToU8("<w/>") }),
      "return-document",
    ],
    [
      "an .ods",
      () => zipSync({ mimetype: strToU8("x"), "META-INF/manifest.xml": strToU8("<m/>") }),
      "return-opendocument",
    ],
    ["a zip of files", () => zipSync({ "a.xlsx": issued }), "file-no-workbook"],
    ["half a file", () => issued.slice(0, issued.length / 2), "file-damaged"],
    ["random bytes", () => Uint8Array.from({ length: 500 }, (_unused, index) => (index * 73) % 256), "file-not-xlsx"],
  ])("%s", async (_name, bytes, code) => {
    const read = await readReturn({ name: "楚雄市.xlsx", bytes: bytes(), sent: null });
    if (read.ok) throw new Error("read");
    expect(read.fault.code).toBe(code);
    const { sentence, nextStep, place } = read.fault;
    expect([sentence.zh, sentence.en, nextStep.zh, nextStep.en].every((text) => text.length > 8)).toBe(true);
    expect(place).toBe("楚雄市.xlsx");
  });

  it("a workbook that is no unit file", async () => {
    const bytes = await damaged(issued, (book) => {
      for (const sheet of [...book.worksheets]) book.removeWorksheet(sheet.id);
      book.addWorksheet("Sheet1").getCell("A1").value = "别的表";
    });
    expect(await faultOf(bytes)).toBe("return-not-unit-file");
  });

  it("two unit files in one workbook", async () => {
    const bytes = await damaged(issued, (book) => {
      const sheet = book.addWorksheet("另一份");
      sheet.getCell("A1").value = "文件编号";
      sheet.getCell("B1").value = contentFor("532322").fileId;
    });
    expect(await faultOf(bytes)).toBe("return-several-files");
  });

  it("days counted from 1904 are the same days", async () => {
    const day = new Date(Date.UTC(2020, 4, 12));
    const bytes = await damaged(issued, (book) => {
      book.properties.date1904 = true;
      const sheet = sheetOf(book, "支出填报");
      sheet.getCell("E7").value = day;
      sheet.getCell("E7").numFmt = "yyyy-mm-dd";
      sheet.getCell("I7").value = 43000;
      sheet.getCell("I7").numFmt = "#,##0.00";
    });
    expect(new TextDecoder().decode(unzipSync(bytes)["xl/workbook.xml"])).toContain("date1904");
    const [row] = (await readBack(bytes)).records;
    expect([row?.cells["paidOn"]?.value, row?.cells["amount"]?.value]).toEqual(["2020-05-12", 4_300_000]);
  });

  it("a file of a newer version", async () => {
    const bytes = await damaged(issued, (book) => void (sheetOf(book, "标识").getCell("B1").value = 2));
    expect(await faultOf(bytes)).toBe("return-format-newer");
  });
});

describe("hostile files", () => {
  it.each(["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml"])("with macros are refused: %s", async (part) => {
    expect(await faultOf(withParts({ [part]: "macro" }))).toBe("return-macros");
  });

  it("zip bombs are refused before anything is unpacked, fast and without memory", async () => {
    const bomb = zipSync({
      "[Content_Types].xml": strToU8("<Types/>"),
      "xl/worksheets/sheet1.xml": [new Uint8Array(160_000_000), { level: 9 }],
    });
    const [before, began] = [process.memoryUsage().rss, performance.now()];
    expect(await faultOf(bomb)).toBe("file-too-large");
    expect(performance.now() - began).toBeLessThan(1000);
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
  });

  it("entities are not expanded", async () => {
    const [name, source] = partWith("<sheetData");
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
    const body = source
      .replace(/^<\?xml[^>]*\?>/, (head) => head + bomb)
      .replace("<sheetData", "<!-- &b; --><sheetData");
    expect(["read", "file-damaged"]).toContain(await faultOf(withParts({ [name]: body })));
  });

  it("a dimension of ten million rows is not believed", async () => {
    const [name, source] = partWith("<sheetData");
    const body = source
      .replace(/<dimension[^>]*\/>/, "")
      .replace("<sheetData", '<dimension ref="A1:XFD10000000"/><sheetData');
    const began = performance.now();
    const read = await readReturn({ name: "x", bytes: withParts({ [name]: body }), sent: null });
    expect(read.ok || read.fault.code).toBe(read.ok ? true : "file-damaged");
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it("a million rows that only have a style are read in the time a file may take, and one cell in the last corner is one cell", async () => {
    const [name, source] = partWith("D7");
    const styled = Array.from(
      { length: 1_000_000 },
      (_unused, index) => `<row r="${index + 1000}" s="1" customFormat="1"/>`,
    ).join("");
    const corner = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>角落</t></is></c></row>';
    const bytes = withParts({ [name]: source.replace("</sheetData>", `${styled}${corner}</sheetData>`) });
    const began = performance.now();
    const file = await readBack(bytes);
    const took = performance.now() - began;
    expect(file.unplaced).toMatchObject([{ typed: "角落" }]);
    expect(took).toBeLessThan(POOL_LIMITS.millisecondsPerFile);
  });

  it("a sheet with more cells than anybody types is refused", async () => {
    const [name, source] = partWith("D7");
    const row = (index: number): string => `<row r="${index}">${"<c><v>1</v></c>".repeat(500)}</row>`;
    const many = Array.from({ length: 2_100 }, (_unused, index) => row(index + 1000)).join("");
    expect(await faultOf(withParts({ [name]: source.replace("</sheetData>", `${many}</sheetData>`) }))).toBe(
      "return-too-many-cells",
    );
  });

  it("a content that was edited inside is told by its hash, a broken one is not used", async () => {
    const edited = await damaged(issued, (book) => {
      const cell = sheetOf(book, "标识").getCell("B5");
      cell.value = cell.text.replace("370000", "990000");
    });
    const whole = await readBack(issued);
    const file = await readBack(edited);
    expect(file.hash).not.toBe(whole.hash);
    const broken = await damaged(issued, (book) => {
      const cell = sheetOf(book, "标识").getCell("B5");
      cell.value = cell.text.replace('"lines":', '"lines":1,"x":');
    });
    expect(await readBack(broken)).toMatchObject({ content: null, hash: null, fileId: COUNTY.fileId });
    expect(await readBack(broken, COUNTY)).toMatchObject({ unit: "532301", evidence: "cover" });
  });
});
