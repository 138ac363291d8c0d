import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import type { Browser, Download } from "playwright-core";
import { registerTotals } from "../collecting/registerTotals";
import { officePresent } from "../workbook/recalculate";
import { dividedSample, FundPane } from "./fundPane";
import { pay, registeredPayments, resaved, returned, type Damage, type Payment, type Returned } from "./returnedFiles";
import { launchBrowser, startServer } from "./workbench";
import type { RunningServer } from "./workbench";

jest.setTimeout(240_000);

const clean: Damage = (book, payments) => void pay(book, payments);

/** Every county but the last two sends something, each in another state. */
const SENT: readonly { readonly unit: string; readonly payments: readonly Payment[]; readonly damage: Damage }[] = [
  { unit: "楚雄市", payments: paymentsOf(1, 1_000.01, 2_000.02), damage: clean },
  {
    // Sorted the other way round, with an empty row between.
    unit: "双柏县",
    payments: paymentsOf(2, 310.5, 420.25),
    damage: (book, payments) => {
      [...payments].reverse().forEach((payment, index) => pay(book, [payment], 7 + index * 2));
    },
  },
  {
    unit: "牟定县",
    payments: paymentsOf(3, 530.75, -30.25),
    damage: (book, payments) => void pay(book, payments).insertRow(8, []),
  },
  {
    unit: "南华县",
    payments: paymentsOf(4, 640),
    damage: (book, payments) => {
      pay(book, payments).name = "支出（改）";
    },
  },
  {
    unit: "姚安县",
    payments: paymentsOf(5, 750.1),
    damage: (book, payments) => {
      const sheet = pay(book, payments);
      sheet.getCell("A7").value = "已填";
      sheet.getCell("B7").value = "没有问题";
    },
  },
  {
    unit: "大姚县",
    payments: paymentsOf(6, 860.2),
    damage: (book, payments) => {
      pay(book, payments);
      book.removeWorksheet(book.getWorksheet("标识")?.id ?? 0);
    },
  },
  {
    unit: "永仁县",
    payments: [
      { voucher: "记0701", day: "5月7日", amount: "１，２００．５０元", fen: 120_050 },
      { voucher: "记0702", day: "2020.5.8", amount: "红字300", fen: -30_000 },
    ],
    damage: clean,
  },
  // 元 where the unit means 万元: asked about.
  { unit: "元谋县", payments: [{ voucher: "记0801", day: "2020-05-08", amount: 0.1, fen: 10 }], damage: clean },
  { unit: "武定县", payments: paymentsOf(9, 990.99, 9.01), damage: clean },
];
const CONVERTED_FEN = 100_000;

function paymentsOf(county: number, ...yuan: readonly number[]): readonly Payment[] {
  return yuan.map((amount, index) => ({
    voucher: `记0${county}0${index + 1}`,
    day: `2020-05-1${index}`,
    amount,
    fen: Math.round(amount * 100),
  }));
}

/** What 支出台账 should hold, made of what was typed and nothing else. */
function expected(unit: string, voucher: string, fen: number): string {
  return `${unit} ${voucher} ${fen}`;
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path());
}

/** 发表 and 收表 as the section does them, at the narrowest pane; the units are two other programs. */
describe("unit files go out and come back", () => {
  let server: RunningServer;
  let browser: Browser;
  let pane: FundPane;
  let issued: Readonly<Record<string, Uint8Array>>;
  let files: readonly Returned[];
  const workers: string[] = [];

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    pane = await FundPane.open(browser, server, await dividedSample());
    pane.workbench.page.on("worker", (worker) => workers.push(worker.url()));
    await pane.workbench.page.getByRole("separator").focus();
    await pane.workbench.page.keyboard.press("Home");
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const picture = async (name: string): Promise<void> => {
    await pane.workbench.screenshot(`collect-${name}`);
  };
  const calm = async (): Promise<void> => {
    expect([await pane.violations(), await pane.overflow()]).toEqual([[], []]);
  };
  const downloaded = async (name: string | RegExp): Promise<Download> => {
    const [download] = await Promise.all([pane.workbench.page.waitForEvent("download"), pane.press(name)]);
    return download;
  };
  const fileOf = (unit: string): Uint8Array => {
    const [, bytes] = Object.entries(issued).find(([name]) => name.includes(unit)) ?? [];
    if (!bytes) throw new Error(`no file of ${unit} among ${Object.keys(issued).join(", ")}`);
    return bytes;
  };
  const choose = async (files: readonly Returned[]): Promise<void> => {
    await pane
      .main()
      .locator("input[type=file]")
      .first()
      .setInputFiles(files.map((file) => ({ ...file, mimeType: "" })));
  };

  test("twelve files are made, offered as one .zip and one by one, with a message to paste", async () => {
    await pane.goTo("发表");
    const form = pane.main().getByRole("form");
    await form.getByRole("textbox", { name: /^填报期/ }).fill("2020年13月");
    await form.getByRole("textbox", { name: "截止日期" }).fill("2020-05-31");
    await pane.press("生成文件");
    await pane.says("请写成 2020-05 这样。");
    await picture("issue-form");
    await calm();
    await form.getByRole("textbox", { name: /^填报期/ }).fill("2020年5月");
    await form.getByRole("textbox", { name: "经办人（自报）" }).fill("张某");
    await pane.press("生成文件");
    await pane.says("已生成12个文件，还没有送出。", 60_000);
    await picture("issued");
    await calm();
    const archive = await downloaded("全部下载（一个.zip）");
    expect(archive.suggestedFilename()).toMatch(/2020-05\.zip$/);
    issued = unzipSync(await bytesOf(archive));
    expect(Object.keys(issued)).toHaveLength(12);
    const one = await downloaded(/^下载 .*楚雄市/);
    expect((await bytesOf(one)).equals(fileOf("楚雄市"))).toBe(true);
    await pane.main().getByRole("textbox", { name: "发给各单位的话" }).waitFor();
    await pane.press(/^复制/);
    await pane
      .main()
      .getByText(/已复制|没能复制/)
      .waitFor();
    await pane.press("好了");
  });

  test("what comes back damaged is read beside the pane, compared, and every file accounted for", async () => {
    const fill = async (some: typeof SENT): Promise<readonly Returned[]> => {
      const filled: Returned[] = [];
      for (const { unit, payments, damage } of some) {
        filled.push(await returned(fileOf(unit), `${unit}（交）.xlsx`, (book) => damage(book, payments)));
      }
      return filled;
    };
    const last = await fill(SENT.slice(7));
    // The office saves its two while the others are filled.
    const [saved, others] = await Promise.all([officePresent ? resaved(last) : last, fill(SENT.slice(0, 7))]);
    files = [...others, ...saved];
    const [first] = SENT;
    const second = await returned(fileOf("楚雄市"), "楚雄市（改后）.xlsx", (book) => {
      const sheet = pay(book, first?.payments ?? []);
      sheet.getCell("G7").value = "改过的用途";
    });
    // With a second version, an unfilled original and what is no workbook.
    const all: readonly Returned[] = [
      ...files,
      second,
      { name: "禄丰.xlsx", buffer: Buffer.from(fileOf("禄丰")) },
      { name: "旧格式.xls", buffer: Buffer.from("d0cf11e0a1b11ae1", "hex") },
      { name: "聊天记录.txt", buffer: Buffer.from("约47") },
    ];
    const archive = zipSync(Object.fromEntries(all.map(({ name, buffer }) => [name, new Uint8Array(buffer)])));
    await pane.goTo("收表");
    await pane.says(/^还没报（12）/);
    await picture("collect-empty");
    await calm();
    await pane.dropFile(pane.main().getByTestId("returns"), "各县.zip", Buffer.from(archive));
    await pane.says(/^拒收2 · 待决定1 · 未填1 · 可并入9$/, 60_000);
    expect(workers.filter((address) => address.startsWith(`${server.origin}/pane/`)).length).toBeGreaterThan(0);
    await picture("preview");
    await calm();
  });

  test("a conflict is decided, a doubt about 元 taken as asked, one change refused with a reason, all in one step", async () => {
    const conflicts = pane.region("要您决定（1）");
    await conflicts.getByText(/改过的用途/).waitFor();
    await conflicts.getByRole("radio", { name: "收他们的" }).check();
    const questions = pane.region(/^有疑问/);
    await questions.getByRole("radio", { name: /^按1,000\.00元收/ }).check();
    await pane.press(/^南华县 2020-05/);
    const refused = pane.main().getByRole("listitem").filter({ hasText: "记0401" }).last();
    await refused.getByRole("radio", { name: "不收" }).check();
    await pane.press("写入");
    await refused.getByText("请写理由，对方会问。").waitFor();
    await refused.getByRole("textbox", { name: "理由" }).fill("凭证不全");
    await picture("decided");
    await calm();
    await pane.press("写入");
    await pane.says(/^已并入\d+处，不收1处，未定0处；可以撤销。/, 60_000);
    await picture("merged");
    await calm();
    const saved = await pane.saved();
    const totals = SENT.filter(({ unit }) => unit !== "南华县").map(({ unit, payments }): [string, number] => [
      unit,
      unit === "元谋县" ? CONVERTED_FEN : payments.reduce((sum, { fen }) => sum + fen, 0),
    ]);
    expect(registerTotals(saved).spent).toEqual(new Map(totals));
    const rows = await registeredPayments(saved);
    const wanted = SENT.filter(({ unit }) => unit !== "南华县").flatMap(({ unit, payments }) =>
      payments.map(({ voucher, fen }) => expected(unit, voucher, unit === "元谋县" ? CONVERTED_FEN : fen)),
    );
    expect(rows.map(({ unit, voucher, fen }) => expected(unit, voucher, fen ?? Number.NaN)).sort()).toEqual(
      wanted.sort(),
    );
  });

  test("taken back, the register is empty and everybody is missing again", async () => {
    await pane.press(/^撤销/);
    await pane.says("已撤销。", 60_000);
    expect(await registeredPayments(await pane.saved())).toEqual([]);
    await pane.says(/^还没报（12）/);
  });

  test("where the page may start no worker the pane reads by itself; the doubt is dealt with and the rest confirmed", async () => {
    await pane.frame().evaluate(() => {
      const Genuine = window.Worker;
      // An address our own policy forbids: refused as a stricter page refuses every worker.
      window.Worker = class extends Genuine {
        constructor() {
          super("data:text/javascript,0");
        }
      };
    });
    const { errors } = pane.workbench.witness;
    expect(errors).toEqual([]);
    const before = workers.length;
    await choose(files.filter(({ name }) => /楚雄市|元谋县/.test(name)));
    await pane.says("可并入2", 60_000);
    expect(workers.slice(before).filter((address) => address.startsWith(server.origin))).toEqual([]);
    expect(errors.every((error) => error.includes("data:text/javascript"))).toBe(true);
    errors.length = 0;
    await pane.press("写入");
    await pane.says(/^已并入3处，不收0处，未定0处/, 60_000);
    await pane.press("存疑待处理（1）");
    await pane
      .main()
      .getByRole("textbox", { name: /记0801.*怎么处理的/ })
      .fill("电话核实，确为0.10元");
    await picture("in-question");
    await calm();
    await pane.press("记下");
    await pane.says("处理：电话核实，确为0.10元", 60_000);
    await pane.press("支出和执行率");
    const row = (unit: string) => pane.main().getByRole("row").filter({ hasText: unit });
    await row("楚雄市").getByText("3000.03").waitFor();
    await row("双柏县").getByText("未报").waitFor();
    await row("合计").scrollIntoViewIfNeeded();
    await picture("results");
    await calm();
    await pane.press(/^已报（2）/);
    await pane.press("确认 元谋县 2020-05 的已报行");
    await pane.says(/^已确认；/, 60_000);
    const rows = await registeredPayments(await pane.saved());
    expect(rows.map(({ voucher, fen, state }) => [voucher, fen, state]).sort()).toEqual([
      ["记0101", 100_001, "已报"],
      ["记0102", 200_002, "已报"],
      ["记0801", 10, "已确认"],
    ]);
  });

  test("a folder is walked through, what has no place is listed, and reading stops where somebody stops it", async () => {
    const { errors } = pane.workbench.witness;
    const folder = mkdtempSync(join(tmpdir(), "hengbo-folder-"));
    const beside = await returned(fileOf("双柏县"), "双柏县.xlsx", (book) => {
      pay(book, SENT[1]?.payments ?? []).getCell("T9").value = "旁注：发票还在路上";
    });
    mkdirSync(join(folder, "某县", "附件"), { recursive: true });
    writeFileSync(join(folder, "某县", "附件", beside.name), beside.buffer);
    try {
      await pane.main().locator("input[type=file]").nth(1).setInputFiles(folder);
      await pane.says("可并入1", 60_000);
      await pane.press("没有位置可放（1）");
      await pane
        .main()
        .getByText(/旁注：发票还在路上/)
        .first()
        .waitFor();
      await pane
        .main()
        .getByText(/某县\/附件\/双柏县\.xlsx/)
        .first()
        .waitFor();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    const [first] = files;
    const many = Array.from({ length: 150 }, (_unused, index) => ({
      name: `${index}.xlsx`,
      buffer: first?.buffer ?? Buffer.from(""),
    }));
    await choose(many);
    await pane.press("停下");
    await pane
      .main()
      .getByText(/读到一半停下了/)
      .waitFor();
    expect(
      await pane
        .main()
        .getByText(/（150）/)
        .count(),
    ).toBe(0);
    expect(errors.every((error) => error.includes("data:text/javascript"))).toBe(true);
    errors.length = 0;
  });

  test("nothing complained", () => {
    expect(pane.workbench.witness.errors).toEqual([]);
  });
});
