import type { UnitFileContent } from "../../src/domain/returns";
import { contentHash } from "../../src/tracking/contentHash";
import { createFundUseCases, type FundUseCases } from "../../src/usecases/fund";
import { loadExchange } from "../../src/usecases/exchangeStore";
import { requireBook } from "../../src/usecases/workbookBook";
import { KEYS_LABEL, UNIT_FILE_SHEET } from "../../src/workbook/unitFile/layout";
import { openFilePort, type FilePort } from "../../src/xlsx/filePort";
import { makeFile } from "../../src/xlsx/makeFile";

jest.setTimeout(120_000);

const MAY = { period: "2020-05", due: "2020-06-05", contact: " 示例电话 " } as const;

async function desk(divided = true): Promise<{ readonly port: FilePort; readonly fund: FundUseCases }> {
  const port = await openFilePort(null);
  if (!port.ok) throw new Error(port.fault.code);
  const fund = createFundUseCases(
    port.value,
    () => "2020-05-25",
    () => "2020-05-25T09:30:00",
  );
  const sample = await fund.loadSample();
  if (!sample.ok) throw new Error(sample.fault.code);
  if (divided) {
    const allocated = await fund.allocate({ method: "even", handEdits: "replace" });
    if (!allocated.ok) throw new Error(allocated.fault.code);
  }
  return { port: port.value, fund };
}

async function issuedIn(port: FilePort) {
  const book = await requireBook(port, "2020-05-25");
  if (!book.ok) throw new Error(book.fault.code);
  const exchange = await loadExchange(port, book.value);
  if (!exchange.ok) throw new Error(exchange.fault.code);
  return { book: book.value, issued: exchange.value.issued };
}

/** The content a file carries hidden. */
async function carried(bytes: Uint8Array): Promise<{ readonly text: string; readonly hash: string }> {
  const port = await openFilePort(bytes);
  if (!port.ok) throw new Error(port.fault.code);
  const read = await port.value.read([UNIT_FILE_SHEET.keys]);
  if (!read.ok) throw new Error(read.fault.code);
  const rows = read.value[0]?.values ?? [];
  const of = (label: string): string =>
    rows
      .filter(([key]) => key === label)
      .map(([, value]) => String(value))
      .join("");
  return { text: of(KEYS_LABEL.content), hash: of(KEYS_LABEL.hash) };
}

describe("sending unit files out", () => {
  it("gives twelve files, keeps in 收发 just what they carry, and tells 日志", async () => {
    const { port, fund } = await desk();
    fund.setPerson("财务科");
    const bundle = await fund.issueUnitFiles(MAY, makeFile);
    if (!bundle.ok) throw new Error(bundle.fault.code);
    expect(bundle.value.files.map(({ fileName }) => fileName)).toContain("2020公共数字文化_楚雄市_2020-05.xlsx");
    const { book, issued } = await issuedIn(port);
    expect(issued).toHaveLength(12);
    for (const { unit, bytes, fileName } of bundle.value.files) {
      const kept = issued.find((file) => file.unit === unit);
      const { text, hash } = await carried(bytes);
      expect(kept).toMatchObject({ fileName, content: text, hash, who: "财务科（自报）", period: "2020-05" });
      expect(contentHash(text)).toBe(hash);
      const content = JSON.parse(text) as UnitFileContent;
      expect(content).toMatchObject({ fileId: kept?.fileId, contact: "示例电话", due: "2020-06-05" });
    }
    expect(book.log[book.log.length - 1]).toMatchObject({ what: "发填报表", who: "财务科（自报）" });
    expect(book.log[book.log.length - 1]?.after).toContain("填报表12份");
  });

  it("says what to paste beside them, and warns of amounts not approved or not there", async () => {
    const { fund } = await desk(false);
    const bundle = await fund.issueUnitFiles({ ...MAY, units: ["CUL"] }, makeFile);
    if (!bundle.ok) throw new Error(bundle.fault.code);
    expect(bundle.value.files.map(({ unit }) => unit)).toEqual(["CUL"]);
    expect(bundle.value.message.zh).toContain("2020年6月5日前");
    expect(bundle.value.message.zh).toContain("拟分配数");
    expect(bundle.value.message.en).toContain("by 2020-06-05");
    expect(bundle.value.warnings).toHaveLength(2);
  });

  it("counts the very same file once, and names another one of the month", async () => {
    const { port, fund } = await desk();
    const one = { ...MAY, units: ["532301"] };
    const first = await fund.issueUnitFiles(one, makeFile);
    const again = await fund.issueUnitFiles(one, makeFile);
    const other = await fund.issueUnitFiles({ ...one, due: null }, makeFile);
    if (!first.ok || !again.ok || !other.ok) throw new Error("refused");
    expect(again.value.files).toEqual(first.value.files);
    expect(other.value.files[0]?.fileName).toBe("2020公共数字文化_楚雄市_2020-05_第2次.xlsx");
    expect((await issuedIn(port)).issued).toHaveLength(2);
  });

  it("leaves 收发 alone when the step before is undone: a file sent cannot be unsent", async () => {
    const { port, fund } = await desk();
    expect((await fund.issueUnitFiles({ ...MAY, units: ["LIB"] }, makeFile)).ok).toBe(true);
    const undone = await fund.undo();
    expect(undone.ok && undone.value.skipped).toEqual([]);
    expect((await issuedIn(port)).issued).toHaveLength(1);
  });

  it.each([
    ["a period that is no month", { ...MAY, period: "2020-13" }, "period-unusable"],
    ["a due day there is none", { ...MAY, due: "2020-02-30" }, "due-unusable"],
    ["a unit nobody knows", { ...MAY, units: ["532399"] }, "unit-without-file"],
  ])("refuses %s and writes nothing", async (_, request, code) => {
    const { port, fund } = await desk();
    const before = (await issuedIn(port)).book.log.length;
    const refused = await fund.issueUnitFiles(request, makeFile);
    expect(refused.ok ? "" : refused.fault.code).toBe(code);
    const { book, issued } = await issuedIn(port);
    expect(issued).toEqual([]);
    expect(book.log).toHaveLength(before);
  });

  it("writes nothing when a file cannot be made", async () => {
    const { port, fund } = await desk();
    const fault = { code: "broken", sentence: { zh: "坏了", en: "broken" }, nextStep: { zh: "", en: "" } };
    const refused = await fund.issueUnitFiles(MAY, async () => ({ ok: false, fault }));
    expect(refused.ok).toBe(false);
    expect((await issuedIn(port)).issued).toEqual([]);
  });
});
