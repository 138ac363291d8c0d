import { Workbook } from "exceljs";
import { tableTotal } from "../../src/domain/lines";
import { fen, formatWan } from "../../src/domain/money";
import { createFundUseCases, type FundUseCases } from "../../src/usecases/fund";
import type { BookView } from "../../src/usecases/view";
import type { Result } from "../../src/domain/fault";
import { COMPARISON_SHEET, HISTORY_SHEET } from "../../src/workbook/names";
import { openFilePort, type FilePort } from "../../src/xlsx/filePort";

async function desk(): Promise<{ readonly fund: FundUseCases; readonly port: FilePort }> {
  const port = await openFilePort(null);
  if (!port.ok) throw new Error(port.fault.sentence.en);
  const fund = createFundUseCases(port.value, () => "2020-05-25");
  seen(await fund.loadSample());
  seen(await fund.allocate({ method: "even", handEdits: "replace" }));
  return { fund, port: port.value };
}

function seen(result: Result<BookView>): BookView {
  if (!result.ok) throw new Error(`${result.fault.code}: ${result.fault.sentence.en}`);
  return result.value;
}

function valued<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.fault.code}: ${result.fault.sentence.en}`);
  return result.value;
}

const more = { documentNumber: "示例追加1号", issuedOn: "2020-07-01", counterpart: "示例财政", amount: fen(3_000_000) };
const less = { ...more, documentNumber: "示例追减2号", amount: fen(-1_500_000) };

describe("历次方案 (M3, E3)", () => {
  test("+3.00, then −1.50, only the difference shared each time: the earlier divisions stay readable and tie", async () => {
    const { fund, port } = await desk();
    const first = seen(await fund.view().then((view) => view as Result<BookView>));
    seen(await fund.addDocument(more));
    seen(await fund.allocate({ method: "even", handEdits: "keep", scope: "difference" }));
    seen(await fund.addDocument(less));
    seen(await fund.allocate({ method: "even", handEdits: "keep", scope: "difference" }));
    const saved = await openFilePort(await port.save());
    if (!saved.ok) throw new Error(saved.fault.code);
    const reopened = createFundUseCases(saved.value, () => "2020-05-25");
    const { book, total, difference } = seen((await reopened.view()) as Result<BookView>);
    expect([formatWan(total), difference]).toEqual(["48.53", 0]);
    expect(
      book.versions.map(({ number, total: then, decided, altered }) => [number, then, tableTotal(decided), altered]),
    ).toEqual([
      [1, 47_030_000, 47_030_000, false],
      [2, 50_030_000, 50_030_000, false],
    ]);
    expect(book.versions[0]?.decided).toEqual(first.book.decided);
    const compared = valued(await reopened.compareVersions(1, "now"));
    expect([compared.all.change, compared.ledger.change, compared.untied]).toEqual([1_500_000, 1_500_000, 0]);
    expect(compared.cells.every(({ change }) => change >= 0)).toBe(true);
    // What a cell had was left alone, and each says so.
    expect(new Set(book.terms.adjustments.map(({ reason }) => reason))).toEqual(
      new Set(["只分差额（追加3.00），原有金额不动", "只分差额（追减1.50），原有金额不动"]),
    );
  });

  test("a division that changes amounts keeps what stood before, once; one that changes nothing keeps nothing", async () => {
    const { fund } = await desk();
    expect(seen(await fund.allocate({ method: "even", handEdits: "replace" })).book.versions).toEqual([]);
    const [kept, ...others] = seen(await fund.allocate({ method: "factors", handEdits: "replace" })).book.versions;
    expect([kept?.why, others.length]).toEqual(["分配前", 0]);
    const undone = await fund.undo();
    expect(undone.ok && undone.value.view!.book.versions.length).toBe(1);
    expect(seen(await fund.allocate({ method: "factors", handEdits: "replace" })).book.versions).toHaveLength(1);
  });

  test("存为一版 is told in the log; the approved division is kept by itself", async () => {
    const { fund } = await desk();
    fund.setPerson("张某");
    const { book } = seen(await fund.keepVersion("送科室前"));
    expect(book.versions).toMatchObject([{ number: 1, why: "送科室前", who: "张某（自报）", state: "草案1" }]);
    expect(book.log[book.log.length - 1]).toMatchObject({ what: "存为一版", place: HISTORY_SHEET, after: "第1次" });
  });

  test("what somebody typed over in 历次方案 is told, also after the next writing, and never put right silently", async () => {
    const { fund: first, port: saved } = await desk();
    seen(await first.keepVersion("甲"));
    const typed = new Workbook();
    await typed.xlsx.load((await saved.save()) as unknown as Parameters<typeof typed.xlsx.load>[0]);
    const sheet = typed.getWorksheet(HISTORY_SHEET);
    if (!sheet) throw new Error("no versions");
    sheet.getCell("I6").value = 99;
    const port = valued(await openFilePort(new Uint8Array(await typed.xlsx.writeBuffer())));
    const fund = createFundUseCases(port, () => "2020-05-25");
    const altered = async (): Promise<boolean | undefined> =>
      seen((await fund.view()) as Result<BookView>).book.versions[0]?.altered;
    expect(await altered()).toBe(true);
    seen(await fund.keepVersion("乙"));
    expect(await altered()).toBe(true);
    expect(valued(await fund.compareVersions(1, 2)).from.altered).toBe(true);
    expect(valued(await fund.compareVersions(2, "now")).from.altered).toBe(false);
  });

  test("refused in words: nothing divided, no such version, somebody's own sheet of that name", async () => {
    const { fund, port } = await desk();
    const none = await fund.compareVersions(7, "now");
    expect(none.ok ? "" : none.fault.code).toBe("version-unknown");
    const comparison = await fund.writeComparison("now", "now");
    expect(comparison.ok ? "" : comparison.fault.code).toBe("version-unknown");
    valued(
      await port.render({
        sheets: [{ ...EMPTY, name: HISTORY_SHEET, cells: [[{ value: "我自己的表" }]] }],
        names: [],
        activeSheet: HISTORY_SHEET,
      }),
    );
    const kept = await fund.keepVersion("甲");
    expect(kept.ok ? "" : kept.fault.code).toBe("sheet-name-taken");
    const mine = valued(await port.read([HISTORY_SHEET]));
    expect(mine[0]?.values[0]?.[0]).toBe("我自己的表");
  });

  test("方案比较 is written, and written anew over itself, never over somebody's own", async () => {
    const { fund, port } = await desk();
    seen(await fund.keepVersion("甲"));
    valued(await fund.writeComparison(1, "now"));
    seen(await fund.allocate({ method: "factors", handEdits: "replace" }));
    valued(await fund.writeComparison(1, "now"));
    const content = valued(await port.read([COMPARISON_SHEET]))[0];
    expect(content?.values[6]?.slice(0, 4)).toEqual(["合计", 47.03, 0, 47.03]);
    expect(content?.formulas[7]?.[1]).toMatch(/^=IF\(\$E\$3="",SUMIF\(历次方案!/);
  });
});

const EMPTY = {
  visibility: "visible",
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
} as const;
