import type { Browser } from "playwright-core";
import { dividedSample, fundFile, FundPane } from "./fundPane";
import { launchBrowser, startServer } from "./workbench";
import type { RunningServer } from "./workbench";

jest.setTimeout(240_000);

/** 送出 and 取回复核稿: the file travels, somebody edits it elsewhere, and what came back is decided place by place. */
describe("a reviewed copy comes back, at the narrowest pane", () => {
  let server: RunningServer;
  let browser: Browser;
  let pane: FundPane;
  let returned: Buffer;

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    pane = await FundPane.open(browser, server, await dividedSample());
    await pane.workbench.page.getByRole("separator").focus();
    await pane.workbench.page.keyboard.press("Home");
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const picture = async (name: string): Promise<void> => {
    await pane.workbench.screenshot(`review-copy-${name}`);
  };

  test("留底, save, and somebody else changes two amounts and writes beside the table", async () => {
    await pane.goTo("取回复核稿");
    const form = pane.main().getByRole("form", { name: "送出复核稿" });
    await form.getByRole("textbox", { name: "送给谁、为什么（可不填）" }).fill("请复核");
    await form.getByRole("button", { name: "留底" }).click();
    await form.getByRole("textbox", { name: "经办人（自报）" }).fill("张某");
    await form.getByRole("button", { name: "留底" }).click();
    await pane.says(/已留底（第1版）/);
    await picture("sent");
    expect([await pane.violations(), await pane.overflow()]).toEqual([[], []]);
    const { port } = await fundFile(await pane.saved());
    const written = await port.write([
      { sheet: "分配表", address: "E19", value: 4.34 },
      { sheet: "分配表", address: "F12", value: 2.9 },
      { sheet: "分配表", address: "BA40", value: "请看这里" },
    ]);
    expect(written.ok).toBe(true);
    returned = Buffer.from(await port.save());
  });

  test("dropped on the pane it is compared; a file that is none is refused and the pane stays", async () => {
    await pane.dropFile(pane.region("取回的文件"), "不是表.xlsx", Buffer.from("约47"));
    await pane.says(/位置: 不是表\.xlsx/);
    await pane.dropFile(pane.banner(), "最终版3改.xlsx", returned);
    expect(await pane.main().getByText("正在比对").count()).toBe(0);
    await pane.dropFile(pane.region("取回的文件"), "最终版3改.xlsx", returned);
    await pane.says("正在比对：最终版3改.xlsx");
    const theirs = pane.region("只对方改（2）");
    await theirs.getByText("4.34万元").waitFor();
    await theirs.getByText("2.90万元").waitFor();
    await picture("compared");
    expect([await pane.violations(), await pane.overflow()]).toEqual([[], []]);
    await pane.press("表外批注（1）");
    await pane
      .main()
      .getByText(/分配表!BA40/)
      .first()
      .waitFor();
  });

  test("one is kept and one refused with a reason, looked at first, written in one step, taken back", async () => {
    const theirs = pane.region("只对方改（2）");
    const refused = theirs.getByRole("listitem").filter({ hasText: "2.90万元" });
    await refused.getByRole("radio", { name: "留我方的" }).check();
    await pane.press("写入");
    await refused.getByText("请写理由，对方会问。").waitFor();
    await refused.getByRole("textbox", { name: "理由" }).fill("已报局党组");
    await pane.press("看看预警会怎么变");
    await pane.says(/写入后新的不符合：分配合计等于指标总额/);
    await picture("decided");
    expect([await pane.violations(), await pane.overflow()]).toEqual([[], []]);
    await pane.press("写入");
    await pane.says("已用对方1处，留我方1处（理由记在日志）；可以撤销。");
    await pane.shows("分配表", "E19", "4.34");
    expect((await pane.workbench.read("分配表", "F12"))?.value).toBe(3.62);
    await pane.goTo("日志和核对码");
    await pane.says(/已报局党组/);
    await picture("log");
    expect([await pane.violations(), await pane.overflow()]).toEqual([[], []]);
    await pane.press("撤销“取回复核稿”");
    await pane.says("已撤销。");
    await pane.shows("分配表", "E19", "3.62");
  });

  test("nothing complained", () => {
    expect(pane.workbench.witness.errors).toEqual([]);
  });
});
