import type ExcelJS from "exceljs";
import { fen } from "../../../src/domain/money";
import type { ReturnedFile, UnitFileContent } from "../../../src/domain/returns";
import { isUnfilled } from "../../../src/tracking/compareReturn";
import { sentFor } from "../../../src/workbook/unitFile/readIdentity";
import { contentText } from "../../../src/tracking/contentHash";
import { REASON } from "../../../src/workbook/unitFile/returnNotes";
import { readReturn } from "../../../src/xlsx/returnReader";
import { contentFor, contentsOf } from "../../tracking/unitFiles";
import { allTyped, codes, damaged, issuedBytes, readBack, sheetOf } from "./returnedFiles";

jest.setTimeout(120_000);

const COUNTY = contentFor("532301");
const LINE = COUNTY.lines[0]?.label ?? "";
const PAYMENTS: readonly (readonly (string | number)[])[] = [
  [LINE, "2020-05-12", "记0012", "设备购置", "示例公司", 3920],
  [LINE, "5月13日", "记0013", "服务费", "示例公司", "1,200.50元"],
  ["6", "2020.5.14", "0014", "培训", "示例单位", "红字300"],
];
const TYPED = PAYMENTS.flat().map(String).sort();

let issued: Uint8Array;
beforeAll(async () => {
  issued = await issuedBytes(COUNTY);
});

function pay(book: ExcelJS.Workbook, first = 7): ExcelJS.Worksheet {
  const sheet = sheetOf(book, "支出填报");
  PAYMENTS.forEach((payment, index) => {
    payment.forEach((value, place) => {
      sheet.getCell(first + index, 4 + place).value = value;
    });
  });
  return sheet;
}

const amounts = ({ records }: ReturnedFile): readonly unknown[] =>
  records.filter(({ table }) => table === "spend").map(({ cells }) => cells["amount"]?.value ?? null);

const cellsOf = ({ records }: ReturnedFile) => records.map(({ table, row, cells }) => ({ table, row, cells }));

describe("a unit file that comes back", () => {
  it("as it was sent is found to be unfilled, through our file and through another program's", async () => {
    const resaved = await damaged(issued, () => undefined);
    for (const bytes of [issued, resaved]) {
      const file = await readBack(bytes);
      const told = { fileId: COUNTY.fileId, unit: "532301", period: "2020-05", evidence: "keys" };
      expect(file).toMatchObject({ ...told, remarks: [], unplaced: [], records: [] });
      expect(isUnfilled(file.content, file.records)).toBe(true);
      expect(file.content).toEqual(COUNTY);
    }
  });

  it("with rows reported and confirmed before is found to be unfilled when it goes out and comes back", async () => {
    const filled = await readBack(await damaged(issued, fillAll));
    expect(filled.records.length).toBeGreaterThan(8);
    const confirmed = filled.records.filter((_record, index) => index % 2 === 0);
    const reported = filled.records.filter((_record, index) => index % 2 === 1);
    const again: UnitFileContent = { ...COUNTY, period: "2020-06", confirmed, reported };
    const file = await readBack(await damaged(await issuedBytes(again), () => undefined));
    expect(file.remarks).toEqual([]);
    expect(file.unplaced).toEqual([]);
    expect(isUnfilled(file.content, file.records)).toBe(true);
  });

  it("gives the payments as they are understood, with their places", async () => {
    const file = await readBack(await damaged(issued, (book) => void pay(book)));
    expect(amounts(file)).toEqual([392_000, 120_050, -30_000]);
    expect(file.records.map(({ place }) => place)).toEqual(["支出填报!D7", "支出填报!D8", "支出填报!D9"]);
    expect(file.records[2]?.cells).toMatchObject({
      line: { typed: "6", value: "P6" },
      paidOn: { typed: "2020.5.14", value: "2020-05-14" },
      voucher: { typed: "0014", value: "0014" },
    });
    expect(allTyped(file)).toEqual(TYPED);
  });
});

/** Something in every table a county has. */
function fillAll(book: ExcelJS.Workbook): void {
  pay(book);
  const put = (sheet: string, cells: Readonly<Record<string, string | number>>): void => {
    for (const [address, value] of Object.entries(cells)) sheetOf(book, sheet).getCell(address).value = value;
  };
  put("资金与到位", { H7: "2020.5.6", I7: "5月8日", J7: "3700", N7: "招标中", O7: "6月", I8: 43960, J8: 3300 });
  put("绩效填报·文化馆", { H7: 1, H8: "12条", L8: 9, L9: "约20" });
  put("活动培训", { D7: "2020-05-20", E7: "群众培训班", F7: "讲座（示例）", J7: "３０人" });
  put("采购合同", { D7: 1, E7: "HT-01", F7: "示例合同", I7: "1万", J7: 0, M7: "流标" });
  put("落实方案", { E7: "子方案一", F7: "2020年6月1日", H7: "目标" });
}

const RENAMED = "副本1";

/** What units and their programs do to a file; none of it may change what is read, but for a remark. */
const HARMLESS: readonly (readonly [string, readonly string[], (book: ExcelJS.Workbook) => void])[] = [
  ["a sheet renamed", ["sheet-renamed"], (book) => void (sheetOf(book, "支出填报").name = RENAMED)],
  [
    "rows inserted above and between, others deleted",
    [],
    (book) => {
      const sheet = sheetOf(book, "支出填报");
      sheet.insertRow(9, []);
      sheet.insertRow(6, []);
      sheet.spliceRows(100, 20);
    },
  ],
  ["a column inserted", [], (book) => sheetOf(book, "支出填报").spliceColumns(6, 0, [])],
  ["the gap column deleted", [], (book) => sheetOf(book, "支出填报").spliceColumns(3, 1)],
  [
    "headers reworded and one cleared",
    ["header-changed"],
    (book) => {
      const sheet = sheetOf(book, "支出填报");
      sheet.getCell("G6").value = "摘 要";
      sheet.getCell("H6").value = "收款单位";
      sheet.getCell("F6").value = null;
    },
  ],
  [
    "formulas overwritten",
    ["formula-overwritten"],
    (book) => {
      sheetOf(book, "资金与到位").getCell("K7").value = 99;
      sheetOf(book, "支出填报").getCell("A7").value = "好";
    },
  ],
  ["a lost hidden sheet", ["keys-lost"], (book) => book.removeWorksheet(sheetOf(book, "标识").id)],
  ["no names", [], (book) => void (book.definedNames.model = [])],
  ["hidden rows", ["rows-hidden"], (book) => void (sheetOf(book, "支出填报").getRow(8).hidden = true)],
  ["printed cells edited", ["locked-changed"], (book) => void (sheetOf(book, "资金与到位").getCell("F7").value = 5)],
  [
    "ids gone",
    ["ids-lost"],
    (book) => {
      for (const sheet of book.worksheets)
        sheet.eachRow((row) =>
          row.eachCell((cell) => {
            if (typeof cell.value === "string" && /^P\d+(-\d+@.*)?$/.test(cell.value)) cell.value = null;
          }),
        );
    },
  ],
  [
    "a comment and a picture of the unit's own",
    [],
    (book) => {
      const sheet = sheetOf(book, "支出填报");
      sheet.getCell("G8").note = "请看这里";
      const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
      sheet.addImage(book.addImage({ base64: png, extension: "png" }), "D20:E22");
    },
  ],
];

describe("damage that loses nothing", () => {
  let whole: ReturnedFile;
  beforeAll(async () => {
    whole = await readBack(await damaged(issued, fillAll));
    expect(whole.remarks).toEqual([]);
    expect(whole.unplaced).toEqual([]);
  });

  it.each(HARMLESS)("%s", async (name, remarks, damage) => {
    const bytes = await damaged(issued, (book) => {
      fillAll(book);
      damage(book);
    });
    const file = await readBack(bytes, COUNTY);
    expect(cellsOf(file)).toEqual(cellsOf(whole));
    // What was typed where nothing is to be typed is listed, and changes no figure.
    const typedOver = new Map([
      ["formulas overwritten", ["99", "好"]],
      ["printed cells edited", ["5"]],
    ]);
    expect(file.unplaced.map(({ typed }) => typed)).toEqual(typedOver.get(name) ?? []);
    expect(codes(file)).toEqual(remarks);
    expect(file.unit).toBe("532301");
  });

  it("rows in any order", async () => {
    const bytes = await damaged(issued, (book) => {
      fillAll(book);
      const sheet = sheetOf(book, "绩效填报·文化馆");
      const swapped = [7, 8].map((row) => [...(sheet.getRow(row).values as ExcelJS.CellValue[])].slice(1));
      sheet.getRow(7).values = swapped[1] ?? [];
      sheet.getRow(8).values = swapped[0] ?? [];
    });
    const file = await readBack(bytes);
    expect(new Set(cellsOf(file).map((record) => JSON.stringify(record)))).toEqual(
      new Set(cellsOf(whole).map((record) => JSON.stringify(record))),
    );
  });

  it("one sheet alone, saved by itself, still tells whose it is by its footer", async () => {
    const bytes = await damaged(issued, (book) => {
      pay(book);
      for (const sheet of [...book.worksheets]) if (sheet.name !== "支出填报") book.removeWorksheet(sheet.id);
    });
    const first = await readBack(bytes);
    expect(first).toMatchObject({ fileId: COUNTY.fileId, content: null, unit: null });
    const file = await readBack(bytes, COUNTY);
    expect(file).toMatchObject({ unit: "532301", evidence: "cover" });
    expect(amounts(file)).toEqual([392_000, 120_050, -30_000]);
    expect(codes(file)).toEqual(["keys-lost", "sheet-missing"]);
  });

  it("a file that lost its id everywhere is told by its cover, else by its granted amounts, and never guessed", async () => {
    const lose = (alsoCover: boolean) => (book: ExcelJS.Workbook) => {
      pay(book);
      book.removeWorksheet(sheetOf(book, "标识").id);
      for (const sheet of book.worksheets) {
        sheet.headerFooter = {};
        sheet.eachRow((row) =>
          row.eachCell((cell) => {
            if (typeof cell.value === "string" && cell.value.startsWith("HB-")) cell.value = null;
          }),
        );
      }
      if (alsoCover) book.removeWorksheet(sheetOf(book, "填报说明").id);
    };
    const all = contentsOf().map((content, index) => {
      const lines = content.lines.map((line) => ({ ...line, granted: fen((line.granted ?? 0) + index * 10_000) }));
      return content.unit.code === "532301" ? content : { ...content, lines };
    });
    for (const alsoCover of [false, true]) {
      const bytes = await damaged(issued, lose(alsoCover));
      const read = await readReturn({ name: "x.xlsx", bytes, sent: null });
      if (!read.ok) throw new Error(read.fault.code);
      expect(read.value).toMatchObject({ fileId: null, content: null, unit: null });
      expect(sentFor(read.value, all.map(contentText))).toBe(contentText(COUNTY));
      expect(sentFor(read.value, [contentText(COUNTY), contentText({ ...COUNTY, version: 9 })])).toBeNull();
      expect((await readBack(bytes, COUNTY)).evidence).toBe(alsoCover ? "content" : "master");
    }
  });
});

describe("what has no place is listed, with its reason", () => {
  it("typed beside, below and on other sheets, in columns of the unit's own, as rows of sums", async () => {
    const bytes = await damaged(issued, (book) => {
      const sheet = pay(book);
      sheet.getCell("R6").value = "我加的列";
      sheet.getCell("R7").value = "加的内容";
      sheet.getCell("D11").value = "合计";
      sheet.getCell("I11").value = 4820.5;
      sheetOf(book, "填报说明").getCell("H3").value = "张三不在，请找李四";
      book.addWorksheet("我的表").getCell("B2").value = 77;
    });
    const file = await readBack(bytes);
    expect(amounts(file)).toEqual([392_000, 120_050, -30_000]);
    expect(file.unplaced.map(({ place, typed }) => [place, typed])).toEqual([
      ["填报说明!H3", "张三不在，请找李四"],
      ["支出填报!R6", "我加的列"],
      ["支出填报!R7", "加的内容"],
      ["支出填报!D11", "合计"],
      ["支出填报!I11", "4820.5"],
      ["我的表!B2", "77"],
    ]);
    expect(file.unplaced.every(({ zh, en }) => zh !== "" && en !== "")).toBe(true);
  });

  it("a text of ours typed once more, another unit's name, a figure over a formula: nothing is taken for ours by its words", async () => {
    // Files of others were read before: their words are nobody's proof here.
    await readBack(await issuedBytes(contentFor("CUL")));
    const bytes = await damaged(issued, (book) => {
      const cover = sheetOf(book, "填报说明");
      const title = cover.getCell("A1").text;
      cover.getCell("H20").value = title;
      cover.getCell("H21").value = "州文化馆";
      pay(book).getCell("T3").value = sheetOf(book, "落实方案").getCell("D7").text;
      const arrival = sheetOf(book, "资金与到位");
      const spent = [...Array(20).keys()].find((at) => arrival.getCell(6, at + 1).value === "支出(元)") ?? -2;
      arrival.getCell(7, spent + 1).value = 4321.09;
    });
    const file = await readBack(bytes);
    const places = file.unplaced.map(({ place }) => place);
    expect(places).toEqual(expect.arrayContaining(["填报说明!H20", "填报说明!H21", "支出填报!T3"]));
    expect(file.unplaced).toContainEqual(expect.objectContaining({ typed: "4321.09", zh: REASON.overFormula.zh }));
    expect(file.unplaced).toHaveLength(4);
  });

  it("our own words moved by an inserted row are still ours", async () => {
    const bytes = await damaged(issued, (book) => {
      sheetOf(book, "填报说明").insertRow(2, []);
      sheetOf(book, "资金与到位").insertRow(1, []);
    });
    expect((await readBack(bytes)).unplaced).toEqual([]);
  });

  it("rows and pages of another unit", async () => {
    const other = contentFor("532322");
    const bytes = await damaged(issued, (book) => {
      const arrival = sheetOf(book, "资金与到位");
      arrival.getCell("D9").value = "3 别人的项目";
      arrival.getCell("J9").value = 5;
      const plan = sheetOf(book, "落实方案");
      plan.getCell("A1").value = `${other.unit.name} 落实方案`;
      plan.getCell("E7").value = "别人的方案";
    });
    const file = await readBack(bytes);
    expect(file.records).toEqual([]);
    const listed = file.unplaced.map(({ typed }) => typed);
    expect(listed).toEqual(expect.arrayContaining(["5", "别人的方案"]));
    expect(file.unplaced.find(({ typed }) => typed === "别人的方案")?.zh).toContain(other.unit.name);
  });

  it("a row whose id and name disagree, because only some columns were sorted", async () => {
    const bytes = await damaged(issued, (book) => {
      const sheet = sheetOf(book, "落实方案");
      const [one, two] = [sheet.getCell("D7").value, sheet.getCell("D8").value];
      sheet.getCell("D7").value = two;
      sheet.getCell("D8").value = one;
      sheet.getCell("E7").value = "子方案一";
    });
    const file = await readBack(bytes);
    expect(file.records).toEqual([]);
    expect(file.unplaced).toMatchObject([{ place: "落实方案!E7", typed: "子方案一" }]);
  });

  it("changes in the confirmed rows", async () => {
    const confirmed = (await readBack(await damaged(issued, (book) => void pay(book)))).records;
    const bytes = await damaged(await issuedBytes({ ...COUNTY, confirmed }), (book) => {
      sheetOf(book, "已确认支出").getCell("F6").value = 1;
    });
    const file = await readBack(bytes);
    expect(file.records).toEqual([]);
    expect(file.unplaced.map(({ typed }) => typed)).toContain("1");
    expect(file.unplaced.every(({ place }) => place.startsWith("已确认支出!"))).toBe(true);
  });
});

describe("formulas in a returned file", () => {
  it("give their value with a remark, and no formula goes on", async () => {
    const bytes = await damaged(issued, (book) => {
      const sheet = pay(book);
      sheet.getCell("I7").value = { formula: "3900+20", result: 3920 };
      sheet.getCell("I8").value = { formula: "1/0", result: { error: "#DIV/0!" } };
      sheet.getCell("H9").value = '=HYPERLINK("http://example.com","x")';
    });
    const file = await readBack(bytes);
    expect(amounts(file)).toEqual([392_000, null, -30_000]);
    expect(file.records[1]?.cells["amount"]).toEqual({ typed: "#DIV/0!", value: null, note: "" });
    expect(file.records[2]?.cells["payee"]).toEqual({
      typed: '=HYPERLINK("http://example.com","x")',
      value: '=HYPERLINK("http://example.com","x")',
      note: "",
    });
    expect(codes(file)).toEqual(["formula-in-input"]);
  });

  it.each(["[1]Sheet1!A1", "'D:\\账\\[支出.xlsx]Sheet1'!A1", 'WEBSERVICE("http://example.com")', "cmd|'/C calc'!A0"])(
    "that look outside refuse the file: %s",
    async (formula) => {
      const bytes = await damaged(issued, (book) => {
        pay(book).getCell("I7").value = { formula, result: 5 };
      });
      const read = await readReturn({ name: "x.xlsx", bytes, sent: null });
      expect(read).toMatchObject({ ok: false, fault: { code: "return-external-formula", place: "支出填报!I7" } });
    },
  );

  it("merged days and projects count for every row, a merged amount once", async () => {
    const bytes = await damaged(issued, (book) => {
      const sheet = pay(book);
      sheet.mergeCells("D7:D8");
      sheet.mergeCells("I7:I8");
    });
    const file = await readBack(bytes);
    expect(file.records[1]?.cells["line"]).toMatchObject({ value: "P1" });
    expect(amounts(file)).toEqual([392_000, null, -30_000]);
  });
});

describe("系统导出粘贴", () => {
  it("becomes spend rows by the headers of the export; what has no counterpart is listed", async () => {
    const bytes = await damaged(issued, (book) => {
      const rows: readonly (readonly (string | number | null)[])[] = [
        ["示例单位支出明细"],
        ["序号", "记账日期", "凭证编号", "摘要", "收款单位", "借方金额", "经办"],
        [1, "2020-05-02", "0001", "购书", "示例书店", "1,200.00", "甲"],
        [2, 43955, "0002", "服务费", "示例公司", 88.5, "乙"],
        [3, "20200506", "0003", "冲账", "示例公司", "-12.00", null],
        [4, "2020-05-07", "0004", "约数", "示例公司", 7, null],
        ["合计", null, null, null, null, 1283.5, null],
      ];
      const sheet = sheetOf(book, "系统导出粘贴");
      rows.forEach((row, index) =>
        row.forEach((value, place) => void (sheet.getCell(4 + index, 1 + place).value = value)),
      );
    });
    const file = await readBack(bytes);
    expect(amounts(file)).toEqual([120_000, 8_850, -1_200, 700]);
    expect(file.records[0]).toMatchObject({
      table: "spend",
      place: "系统导出粘贴!B6",
      cells: {
        paidOn: { value: "2020-05-02" },
        voucher: { value: "0001" },
        purpose: { value: "购书" },
        payee: { value: "示例书店" },
      },
    });
    expect(file.remarks[0]?.zh).toContain("4行，其中2行金额是文本");
    expect(file.unplaced.map(({ place, typed }) => [place, typed])).toEqual([
      ["系统导出粘贴!A4", "示例单位支出明细"],
      ["系统导出粘贴!F10", "1283.5"],
      ["系统导出粘贴!A6:A10", "1；2；3；4；合计"],
      ["系统导出粘贴!G6:G7", "甲；乙"],
    ]);
  });

  it("in 万元 is taken as 万元, with a note; without a header it is listed", async () => {
    const put = (rows: readonly (readonly (string | number)[])[]) => (book: ExcelJS.Workbook) => {
      const sheet = sheetOf(book, "系统导出粘贴");
      rows.forEach((row, index) =>
        row.forEach((value, place) => void (sheet.getCell(4 + index, 1 + place).value = value)),
      );
    };
    const wan = await readBack(
      await damaged(
        issued,
        put([
          ["付款日期", "支付金额（万元）"],
          ["2020-05-02", 0.392],
        ]),
      ),
    );
    expect(wan.records[0]?.cells["amount"]).toMatchObject({ value: 392_000, note: expect.stringContaining("3920元") });
    const bare = await readBack(await damaged(issued, put([["2020-05-02", 0.392]])));
    expect(bare.records).toEqual([]);
    expect(bare.unplaced.map(({ typed }) => typed)).toEqual(["2020-05-02", "0.392"]);
  });
});
