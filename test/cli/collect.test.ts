import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import ExcelJS from "exceljs";
import { zipSync } from "fflate";
import { registerTotals } from "../collecting/registerTotals";
import { sampleBytes } from "../usecases/corruption";
import { copyAs, Filled, firstLine, headerOf, registerOf, sheetNamed, type Entry, type Typed } from "./filledFiles";
import { jsonOf, terminalIn, type Answer } from "./terminal";

jest.setTimeout(300_000);
const folder = mkdtempSync(join(tmpdir(), "hengbo-collect-"));
const hengbo = terminalIn(folder);
const back = join(folder, "back");
const TODAY = ["--today", "2020-06-10"] as const;

interface Collect {
  readonly merged: number;
  readonly missing: readonly { readonly unit: string }[];
  readonly changed: readonly { readonly unit: string }[];
  readonly conflicts: readonly {
    readonly unit: string;
    readonly file: string;
    readonly place: string;
    readonly fields: readonly { readonly theirs: string }[];
  }[];
  readonly refused: readonly { readonly file: string; readonly place: string; readonly reason: string }[];
  readonly left: number;
  readonly reminder: string;
  readonly files: readonly {
    readonly file: string;
    readonly unit: string | null;
    readonly outcome: string;
    readonly remarks: readonly { readonly place: string; readonly text: string }[];
  }[];
}

const UNITS = new Map<string, string>();
const sentAs = new Map<string, string>();
let filled: Filled;
let lines: ReadonlyMap<string, string>;

beforeAll(async () => {
  writeFileSync(join(folder, "book.xlsx"), await sampleBytes());
  const run = hengbo("split", "book.xlsx", "--out", "sent", "--book", "sent.xlsx", "--today", "2020-05-25", "--json");
  for (const { unit, file } of jsonOf<{ files: readonly { unit: string; file: string }[] }>(run).files) {
    sentAs.set(unit, join(folder, file));
    UNITS.set(unit, basename(file).split("_")[1] ?? "");
  }
  filled = new Filled(UNITS);
  lines = new Map(await Promise.all([...sentAs].map(async ([unit, file]) => [unit, await firstLine(file)] as const)));
  await fillAll();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const sent = (unit: string): string => sentAs.get(unit) ?? "";

/** A payment in full; each number makes one unlike all others. */
function payment(
  unit: string,
  number: number,
  differences: Readonly<Record<string, Entry>> = {},
): Record<string, Entry> {
  return {
    项目: lines.get(unit) ?? "",
    支付日期: new Date(Date.UTC(2020, 4, 1 + (number % 28))),
    凭证号: `记${unit}-${number}`,
    用途: `用途${unit}-${number}`,
    收款方: `示例公司${unit}-${number}`,
    "金额(元)": 100 + number + number / 100,
    ...differences,
  };
}

const payments = (unit: string, count: number): Record<string, Entry>[] =>
  Array.from({ length: count }, (_unused, index) => payment(unit, index + 1));

/** Twelve units, each with a damage of its own. */
async function fillAll(): Promise<void> {
  const fill = filled.fill.bind(filled);
  await fill(sent("532301"), join(back, "县市", "楚雄 最终版(2).xlsx"), "532301", {
    支出填报: [
      payment("532301", 1, { "金额(元)": ["３，９２０．５０", 3920.5], 支付日期: ["2020.5.31", "2020-05-31"] }),
      payment("532301", 2, { "金额(元)": ["1,200.25元", 1200.25], 支付日期: ["5月30日", "2020-05-30"] }),
      payment("532301", 3, { "金额(元)": ["0.05万元", 500] }),
      payment("532301", 4, { "金额(元)": -50.75 }),
    ],
    资金与到位: [{ 到位日: ["２０２０年５月８日", "2020-05-08"], "到位(元)": ["3,100.10", 3100.1] }],
    活动培训: [{ 日期: new Date(Date.UTC(2020, 4, 20)), 类别: "从业人员培训", 名称: "示例培训一", 人数: ["40人", 40] }],
    采购合同: [
      {
        项目: lines.get("532301") ?? "",
        合同号: "示例合同001",
        合同名称: "示例设备",
        "合同额(元)": 9000.5,
        "已付(元)": 3000,
      },
    ],
    落实方案: [{ 项目子方案: "示例子方案", 开始日期: new Date(Date.UTC(2020, 5, 1)) }],
    绩效填报: [{ "5月": 7, 佐证: "示例佐证" }],
  });
  await fill(sent("532322"), join(back, "双柏.xlsx"), "532322", { 支出填报: payments("532322", 6) }, sortedAndSpread);
  await fill(sent("532323"), join(back, "牟定.xlsx"), "532323", { 支出填报: payments("532323", 4) }, bereft);
  await fill(sent("532324"), join(back, "南华.xlsx"), "532324", { 支出填报: payments("532324", 3) }, typedOver);
  copyAs(sent("532325"), join(back, "姚安.xlsx"));
  for (const [version, purpose] of [
    ["A", "甲版说法"],
    ["B", "乙版说法"],
  ] as const) {
    const rows = [payment("532326", 1), payment("532326", 2, { 用途: purpose })];
    if (version === "A") rows.push(payment("532326", 3));
    await fill(sent("532326"), join(back, `大姚${version}.xlsx`), "532326", { 支出填报: rows });
  }
  // What the second version says again is not spent again.
  filled.spent.set("532326", 101_01 + 102_02 + 103_03);
  await fill(sent("532327"), join(back, "永仁.xlsx"), "532327", {}, pasted);
  await fill(sent("532328"), join(back, "元谋.xlsx"), "532328", {
    支出填报: [payment("532328", 1, { 发票号: "INV-1" }), payment("532328", 2, { 发票号: "INV-1" })],
  });
  copyAs(join(back, "元谋.xlsx"), join(back, "元谋 - 副本.xlsx"));
  await fill(
    sent("532331"),
    join(folder, "zipped", "禄丰.xlsx"),
    "532331",
    { 支出填报: payments("532331", 2) },
    besides,
  );
  zip("打包.zip", ["禄丰.xlsx"]);
  await fill(sent("CUL"), join(back, "文化馆.xlsx"), "CUL", {
    支出填报: [payment("CUL", 1, { 发票号: "INV-1" }), payment("CUL", 2, { "金额(元)": "约三千", 拿不准: "我拿不准" })],
  });
  await fill(sent("LIB"), join(back, "图书馆.xlsx"), "LIB", {
    支出填报: [payment("LIB", 1, { 支付日期: "下个月", 凭证号: 12, 受益单位: "楚雄市" })],
    统筹填报: [{ 本馆掌握数: 3 }],
  });
  writeRefused();
}

function zip(name: string, files: readonly string[]): void {
  const entries = files.map(
    (file) => [`某县/${file}`, new Uint8Array(readFileSync(join(folder, "zipped", file)))] as const,
  );
  const all = Object.fromEntries([
    ...entries,
    ["__MACOSX/._x.xlsx", new Uint8Array([1])],
    ["某县/~$锁.xlsx", new Uint8Array([1])],
  ]);
  writeFileSync(join(back, name), zipSync(all));
}

/** None of these is a unit file that can be read; each must be said. */
const REFUSED = ["别的表.xlsx", "半截.xlsx", "坏包.zip", "导出.csv", "扫描.pdf", "旧格式.xls", "金山.et"] as const;

function writeRefused(): void {
  copyAs(sent("532329"), join(back, "半截.xlsx"));
  truncateSync(join(back, "半截.xlsx"), 40_000);
  const compound = Uint8Array.from(
    { length: 4096 },
    (_unused, at) => [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][at] ?? 0,
  );
  for (const name of ["旧格式.xls", "金山.et"]) writeFileSync(join(back, name), compound);
  writeFileSync(join(back, "导出.csv"), "项目,金额\n1,3920.00\n");
  writeFileSync(join(back, "扫描.pdf"), "%PDF-1.7\n");
  writeFileSync(join(back, "坏包.zip"), new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9]));
  writeFileSync(join(back, ".DS_Store"), "x");
  copyAs(join(folder, "book.xlsx"), join(back, "别的表.xlsx"));
}

/** Sorted the other way round, with empty rows in between and a row deleted below. */
function sortedAndSpread(book: ExcelJS.Workbook): void {
  const sheet = sheetNamed(book, "支出填报");
  const { row: header, columns } = headerOf(sheet);
  const inputs = [...columns.values()].filter((column) => column >= 4);
  const rows = [1, 2, 3, 4, 5, 6].map((at) => inputs.map((column) => sheet.getCell(header + at, column).value));
  rows.reverse().forEach((values, index) => {
    const at = header + 1 + index * 2;
    inputs.forEach((column, place) => {
      sheet.getCell(at, column).value = values[place] ?? null;
      sheet.getCell(at + 1, column).value = null;
    });
  });
  sheet.spliceRows(header + 40, 1);
}

/** Names cleared, the hidden sheet gone, the tab and the file renamed. */
function bereft(book: ExcelJS.Workbook): void {
  book.definedNames.model = [];
  book.removeWorksheet(sheetNamed(book, "标识").id);
  sheetNamed(book, "支出填报").name = "Sheet1 (2)";
}

/** A formula and a printed figure typed over. */
function typedOver(book: ExcelJS.Workbook): void {
  const sheet = sheetNamed(book, "资金与到位");
  const { row, columns } = headerOf(sheet);
  sheet.getCell(row + 1, columns.get("支出(元)") ?? 0).value = 4321.09;
  sheet.getCell(row + 1, columns.get("拟分配数(万元)") ?? 0).value = 98.76;
  filled.note("南华.xlsx", "532324", sheet.name, [["98.76"], ["4321.09"]]);
}

/** The export of an accounting program, with a column nobody asked for and a sum below. */
function pasted(book: ExcelJS.Workbook): void {
  const sheet = sheetNamed(book, "系统导出粘贴");
  const rows = [
    ["记账日期", "凭证字号", "摘要", "对方单位", "借方金额", "制单编号"],
    ["2020-05-11", "记-31", "粘贴用途一", "示例公司粘贴一", "1,111.11", "制单甲"],
    ["2020-05-12", "记-32", "粘贴用途二", "示例公司粘贴二", 2222.22, "制单乙"],
    ["合计", "", "", "", 3333.33, ""],
  ];
  rows.forEach((row, at) => row.forEach((value, column) => (sheet.getCell(5 + at, column + 1).value = value)));
  filled.note("永仁.xlsx", "532327", sheet.name, [
    ["2020-05-11"],
    ["记-31"],
    ["粘贴用途一"],
    ["示例公司粘贴一"],
    ["1,111.11", "1111.11"],
    ["制单甲"],
    ["2020-05-12"],
    ["记-32"],
    ["粘贴用途二"],
    ["示例公司粘贴二"],
    ["2222.22"],
    ["制单乙"],
    ["3333.33"],
  ]);
  filled.spent.set("532327", 333_333);
}

/** A remark beside the table, another below, and a sheet of the unit's own. */
function besides(book: ExcelJS.Workbook): void {
  const sheet = sheetNamed(book, "支出填报");
  sheet.getCell("T9").value = "旁注：发票还在路上";
  book.addWorksheet("我们自己的账").getCell("B2").value = "自记数字778";
  book.removeWorksheet(sheetNamed(book, "系统导出粘贴").id);
  filled.note("禄丰.xlsx", "532331", sheet.name, [["旁注：发票还在路上"], ["自记数字778"]]);
}

const REGISTERS = ["到位台账", "支出台账", "绩效台账", "活动台账", "合同台账", "统筹台账", "方案台账"];
type Rows = readonly Readonly<Record<string, string>>[];

const collect = (...words: readonly string[]): Answer => hengbo("collect", "sent.xlsx", ...words, ...TODAY, "--json");
const spendOf = (out: string): Promise<Rows> => registerOf(join(folder, out), "支出台账");
const read = (name: string): Buffer => readFileSync(join(folder, name));

/** Where a value that was typed is told of: in a register under its unit, or by file and place; else null. */
function whereTold(told: Collect, rows: Rows, { file, unit, typed, stands }: Typed): string | null {
  if (rows.some((row) => row["单位"] === unit && Object.values(row).includes(stands))) return "register";
  const own = <T extends { readonly file: string }>(entries: readonly T[]): readonly T[] =>
    entries.filter((entry) => entry.file.split("/").at(-1) === file);
  const refused = own(told.refused).find(({ place, reason }) => place !== "" && reason.includes(typed));
  if (refused) return "refused";
  if (own(told.conflicts).some(({ place, fields }) => place !== "" && fields.some(({ theirs }) => theirs === stands)))
    return "conflict";
  const remarks = own(told.files).flatMap((entry) => entry.remarks);
  return remarks.some(({ place, text }) => place !== "" && text.includes(typed)) ? "remark" : null;
}

/** Fen by unit of what stands in the register, withdrawn rows apart; what is no number is in no sum. */
function sums(rows: Rows): ReadonlyMap<string, number> {
  const all = new Map<string, number>();
  for (const { 单位: unit = "", 状态: state, "金额(元)": amount = "" } of rows) {
    if (state === "已撤回" || !/^-?[0-9]+([.][0-9]+)?$/.test(amount)) continue;
    all.set(unit, (all.get(unit) ?? 0) + Math.round(Number(amount) * 100));
  }
  return all;
}

const typedSums = (): ReadonlyMap<string, number> =>
  new Map([...filled.spent].map(([unit, fen]) => [UNITS.get(unit) ?? unit, fen]));

describe("collect", () => {
  let run: Answer;
  let told: Collect;
  let rows: Rows;
  const outcome = (name: string): string | undefined => told.files.find(({ file }) => file === name)?.outcome;

  beforeAll(async () => {
    const before = [read("sent.xlsx"), ...readdirSync(back)];
    run = collect(back, "--out", "out.xlsx");
    told = jsonOf<Collect>(run);
    rows = (await Promise.all(REGISTERS.map((name) => registerOf(join(folder, "out.xlsx"), name)))).flat();
    expect([read("sent.xlsx"), ...readdirSync(back)]).toEqual(before);
  });

  it("every typed value lands in a register or is listed with file and place", () => {
    const places = filled.typed.map((typed) => ({ typed, where: whereTold(told, rows, typed) }));
    expect(places.filter(({ where }) => where === null)).toEqual([]);
    const listed = places.filter(({ where }) => where !== "register").map(({ typed, where }) => [where, typed.typed]);
    expect(listed).toEqual([
      ["refused", "98.76"],
      ["refused", "4321.09"],
      ["conflict", "乙版说法"],
      ["refused", "制单甲"],
      ["refused", "制单乙"],
      ["refused", "3333.33"],
      ["refused", "旁注：发票还在路上"],
      ["refused", "自记数字778"],
    ]);
    expect(places.length).toBeGreaterThan(200);
  });

  it("sums by unit are those of what was typed; unknown is asked, never 0", async () => {
    const spend = await spendOf("out.xlsx");
    expect(sums(spend)).toEqual(typedSums());
    const totals = registerTotals(read("out.xlsx"));
    expect(totals.spent).toEqual(typedSums());
    expect([...totals.arrived]).toEqual([[UNITS.get("532301"), 310_010]]);
    const unknown = spend.filter(({ 凭证号: voucher }) => voucher === "记CUL-2");
    expect(unknown).toMatchObject([{ "金额(元)": "约三千", 状态: "存疑", 拿不准: "我拿不准" }]);
    const invoices = spend.filter(({ 发票号: invoice, 疑问: question }) => invoice === "INV-1" && question !== "");
    expect(invoices.map(({ 单位: unit }) => unit)).toEqual(["州文化馆"]);
  });

  it("each file is told by what it is, under the name it came with; one broken file stops no other", () => {
    expect(told.files.filter(({ outcome: how }) => how === "已拒收").map(({ file }) => file)).toEqual(
      REFUSED.filter((name) => name !== "坏包.zip"),
    );
    const whole = told.refused.filter(({ place }) => place === "").map(({ file }) => file);
    expect(whole).toEqual(["坏包.zip", ...REFUSED.filter((name) => name !== "坏包.zip")]);
    expect(told.refused.every(({ reason }) => reason !== "" && !reason.includes(folder))).toBe(true);
    expect(outcome("姚安.xlsx")).toBe("未填");
    expect(outcome("大姚B.xlsx")).toBe("待决定");
    expect([outcome("元谋 - 副本.xlsx"), outcome("元谋.xlsx")]).toEqual(["已并入", "重复"]);
    expect([outcome("县市/楚雄 最终版(2).xlsx"), outcome("打包.zip/某县/禄丰.xlsx")]).toEqual(["已并入", "已并入"]);
    expect(told.missing.map(({ unit }) => unit)).toEqual(["532325", "532329"]);
    // The day typed in 首页 stands, whatever --today says.
    expect(told.reminder).toContain("截至5月25日");
    expect([run.status, told.left, told.merged]).toEqual([1, 2, told.changed.length]);
  });

  it("the registers keep file and row each value came from, and no folder of this machine", async () => {
    const spend = await spendOf("out.xlsx");
    const first = spend.find(({ 凭证号: voucher }) => voucher === "记532322-6");
    expect(first).toMatchObject({ 来源文件: "双柏.xlsx", 来源行: "支出填报!D7" });
    const log = await registerOf(join(folder, "out.xlsx"), "收发");
    expect(log.filter(({ "收/发": way }) => way === "收")).toHaveLength(told.files.length);
    expect(JSON.stringify([spend, log])).not.toContain(basename(folder));
  });

  it("--keep decides what is contested; to keep ours asks for a reason", async () => {
    const ours = collect(join(back, "大姚A.xlsx"), join(back, "大姚B.xlsx"), "--keep", "ours", "--out", "ours.xlsx");
    expect([ours.status, /--reason/.test(ours.err), existsSync(join(folder, "ours.xlsx"))]).toEqual([2, true, false]);
    for (const [keep, purpose, count] of [
      ["ours", "甲版说法", 3],
      ["theirs", "乙版说法", 2],
    ] as const) {
      const both = ["大姚A.xlsx", "大姚B.xlsx"].map((name) => join(back, name));
      const kept = collect(...both, "--keep", keep, "--reason", "示例理由", "--out", `${keep}.xlsx`);
      expect([kept.status, jsonOf<Collect>(kept).left]).toEqual([0, 0]);
      const spend = (await spendOf(`${keep}.xlsx`)).filter(({ 状态: state }) => state !== "已撤回");
      expect(spend).toHaveLength(count);
      expect(spend.find(({ 凭证号: voucher }) => voucher === "记532326-2")?.["用途"]).toBe(purpose);
    }
  });

  it("where 首页 names no day, --today is the day of the reminder", async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(folder, "sent.xlsx"));
    const home = sheetNamed(book, "首页");
    home.eachRow((row) => {
      if (row.getCell(1).value === "今天") row.getCell(2).value = { formula: "TODAY()", date1904: false };
    });
    await book.xlsx.writeFile(join(folder, "follows.xlsx"));
    const follows = hengbo("collect", "follows.xlsx", join(back, "双柏.xlsx"), "--out", "x.xlsx", ...TODAY, "--json");
    expect(jsonOf<Collect>(follows).reminder).toContain("截至6月10日");
  });

  it("a path that is not there, or an out that cannot be written, leaves nothing behind", () => {
    const before = readdirSync(folder);
    const absent = collect(join(back, "双柏.xlsx"), join(back, "没有.xlsx"), "--out", "never.xlsx");
    expect([absent.status, /没有“.*没有.xlsx”这个文件/.test(absent.err)]).toEqual([2, true]);
    const closed = collect(join(back, "双柏.xlsx"), "--out", join("nowhere", "never.xlsx"));
    expect([closed.status, /file-unwritable/.test(closed.err)]).toEqual([2, true]);
    expect(readdirSync(folder)).toEqual(before);
  });

  it("the same folder again changes nothing; confirmed rows come back locked, doubtful ones wait", async () => {
    const again = jsonOf<Collect>(hengbo("collect", "out.xlsx", back, "--out", "again.xlsx", ...TODAY, "--json"));
    expect([again.merged, again.changed]).toEqual([0, []]);
    expect(sums(await spendOf("again.xlsx"))).toEqual(typedSums());
    const confirm = (...words: readonly string[]): Answer =>
      hengbo("confirm", "again.xlsx", "--period", "2020-05", ...words, "--json", ...TODAY);
    const done = jsonOf<Confirm>(confirm("--out", "confirmed.xlsx"));
    const spend = await spendOf("confirmed.xlsx");
    const doubtful = spend.filter(({ 状态: state }) => state === "存疑");
    expect(doubtful.map(({ 凭证号: voucher }) => voucher)).toContain("记CUL-2");
    expect(spend.filter(({ 状态: state }) => state !== "存疑").every(({ 状态: state }) => state === "已确认")).toBe(
      true,
    );
    expect(done.waiting.length).toBe(doubtful.length);
    expect(done.units.find(({ unit }) => unit === "532322")).toMatchObject({ confirmed: 6, doubtful: 0 });
    const nothing = confirm("--units", "532329", "--out", "never.xlsx");
    expect([nothing.status, /nothing-to-confirm/.test(nothing.err)]).toEqual([2, true]);
    expect(existsSync(join(folder, "never.xlsx"))).toBe(false);
  });
});

interface Confirm {
  readonly units: readonly { readonly unit: string; readonly confirmed: number; readonly doubtful: number }[];
  readonly waiting: readonly { readonly unit: string; readonly what: string }[];
}
