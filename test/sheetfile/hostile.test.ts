import { strToU8, zipSync } from "fflate";
import { openWorkbook, type FileFaultCode } from "../../src/sheetfile";
import { bookBytes, partsOf, withPart } from "./books";

async function faultOf(bytes: Uint8Array): Promise<{ code: FileFaultCode; place: string | undefined }> {
  const result = await openWorkbook(bytes);
  if (result.ok) throw new Error("it was opened");
  const { code, sentence, nextStep, place } = result.fault;
  for (const text of [sentence.zh, sentence.en, nextStep.zh, nextStep.en]) expect(text.length).toBeGreaterThan(5);
  return { code, place };
}

const OLE = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600));
const book = bookBytes("password-plain.xlsx");
const SHEET = "xl/worksheets/sheet1.xml";

describe("what is no workbook is refused with a sentence", () => {
  it.each<[string, FileFaultCode, Uint8Array]>([
    ["nothing", "file-empty", new Uint8Array()],
    ["a text", "file-not-xlsx", strToU8("关于下达2020年资金的通知")],
    ["an old .xls", "file-old-format", OLE],
    ["an encrypted workbook", "file-encrypted", Uint8Array.of(...OLE, ...Buffer.from("EncryptedPackage", "utf16le"))],
    ["half a file", "file-damaged", book.slice(0, book.length / 2)],
    ["another kind of package", "file-no-workbook", zipSync({ "word/document.xml": strToU8("<a/>") })],
    ["a binary workbook", "file-old-format", binaryBook()],
    ["a document in place of a workbook", "file-no-workbook", withPart(book, "xl/workbook.xml", () => "<document/>")],
  ])("%s", async (_, code, bytes) => {
    expect((await faultOf(bytes)).code).toBe(code);
  });
});

function binaryBook(): Uint8Array {
  const relations = withPart(book, "_rels/.rels", (text) => text.replace("xl/workbook.xml", "xl/workbook.bin"));
  return zipSync({ ...partsOf(relations), "xl/workbook.bin": Uint8Array.of(1, 2, 3) });
}

describe("damage inside is refused and the part is named", () => {
  it.each<[string, (text: string) => string]>([
    ["a tag that is not closed", (text) => text.replace("</sheetData>", "")],
    [
      "a document type",
      (text) => `<!DOCTYPE a [<!ENTITY e "${"x".repeat(99)}">]>${text.replace(/^<\?xml[^>]*\?>/, "")}`,
    ],
    [
      "a shared string that is not there",
      (text) => text.replace(/<c r="A9"[^>]*>.*?<\/c>/, '<c r="A9" t="s"><v>99</v></c>'),
    ],
    [
      "a shared formula that is not there",
      (text) => text.replace(/<c r="C9"[^>]*>.*?<\/c>/, '<c r="C9"><f t="shared" si="7"/></c>'),
    ],
    ["a cell beyond the sheet", (text) => text.replace('r="A9"', 'r="ZZZZ9"')],
    ["a row beyond the sheet", (text) => text.replace('<row r="9"', '<row r="1048577"')],
  ])("%s", async (_, change) => {
    expect(await faultOf(withPart(book, SHEET, change))).toEqual({ code: "file-damaged", place: SHEET });
  });

  it("a sheet without its part", async () => {
    const parts = Object.fromEntries(Object.entries(partsOf(book)).filter(([part]) => part !== SHEET));
    expect(await faultOf(zipSync(parts))).toEqual({ code: "file-damaged", place: "支出" });
  });

  it("text that is not in the encoding it declares", async () => {
    const parts = { ...partsOf(book), [SHEET]: Uint8Array.of(0x3c, 0x61, 0xff, 0xfe, 0xff) };
    expect(await faultOf(zipSync(parts))).toEqual({ code: "file-damaged", place: SHEET });
  });
});

describe("sizes", () => {
  it("that would fill the memory are refused before anything is unpacked", async () => {
    const honest = zipSync({ ...partsOf(book), "xl/media/big.bin": new Uint8Array(1_000_003) });
    const bomb = withDeclaredSize(honest, 1_000_003, 260_000_000);
    expect((await faultOf(bomb)).code).toBe("file-too-large");
  });

  it("that the directory lies about do not grow beyond what it says", async () => {
    const honest = zipSync({ ...partsOf(book), [SHEET]: new Uint8Array(5_000_000).fill(32) });
    const lying = withDeclaredSize(honest, 5_000_000, 200);
    expect(["file-damaged", "file-not-xlsx"]).toContain((await faultOf(lying)).code);
  });

  it("one cell in the last corner is read as one cell", async () => {
    const corner = withPart(book, SHEET, (text) =>
      text.replace("</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    );
    const result = await openWorkbook(corner);
    expect(result.ok && result.value.model.sheets[0]?.cells[1_048_575]?.[16_383]).toEqual({ value: 1 });
  });
});

/** Replaces every 32-bit size of that value in the package's headers. */
function withDeclaredSize(bytes: Uint8Array, from: number, to: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 4 <= copy.length; at++) if (view.getUint32(at, true) === from) view.setUint32(at, to, true);
  return copy;
}

it("reads names of properties that mean something to the language as ordinary ones", async () => {
  const bytes = withPart(book, SHEET, (text) =>
    text.replace("<sheetData>", '<sheetData __proto__="x" constructor="y">'),
  );
  expect((await openWorkbook(bytes)).ok).toBe(true);
});
