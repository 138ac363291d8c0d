import type { Browser } from "playwright-core";
import { FundPane } from "./fundPane";
import { launchBrowser, startServer } from "./workbench";
import type { RunningServer } from "./workbench";

jest.setTimeout(240_000);

const R03 = "资源建设不低于40%";
const R12 = "分配合计等于指标总额";
const SHORT = "资源建设经费18.81万元，应不少于18.82万元（47.03×40%），还差0.01万元。依据：八（一）1。";

/** A reviewer's ten minutes at the pane: what is broken, by whose words, answered, mended, taken back. */
describe("review, by mouse and keyboard", () => {
  let server: RunningServer;
  let browser: Browser;
  let pane: FundPane;

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    pane = await FundPane.open(browser, server);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const type = (address: string, amount: string): Promise<void> => pane.workbench.typeInto("分配表", address, amount);
  const picture = async (name: string): Promise<void> => {
    await pane.workbench.screenshot(`review-${name}`);
  };

  test("给出调整方案 shows every cell first, is applied, and taken back (M10)", async () => {
    await pane.press("载入示例");
    await pane.says(/示例已载入/);
    await pane.main().getByRole("button", { name: "分配", exact: true }).click();
    await pane.finding(R03).getByText("还差0.72万元").first().waitFor();
    await pane.finding(R03).getByRole("button", { name: "给出调整方案" }).click();
    const option = pane.region(/^动得最少：2格，增减合计1\.44万元$/);
    await option.waitFor();
    await option.getByText("调整后不符合：没有").waitFor();
    await pane.shows("分配表", "I4", "不符合：还差0.72万元");
    await picture("repair-preview");
    expect(await pane.violations()).toEqual([]);
    await option.getByRole("button", { name: "照此调整" }).click();
    await pane.says("已按方案调整；可以撤销。");
    await pane.shows("分配表", "I4", "符合：余0.00万元");
    await pane.main().getByText("没有不符合的规则。").waitFor();
    await picture("repaired");
    await pane.press("撤销“调整方案”");
    await pane.says("已撤销。");
    await pane.shows("分配表", "I4", "不符合：还差0.72万元");
    await pane.finding(R03).waitFor();
  });

  test("one amount typed breaks R03 by 0.01: strip, row, 预警 and pane say so in words (M6, M10)", async () => {
    await type("E19", "4.34");
    await type("F12", "2.90");
    await pane.main().getByText("没有不符合的规则。").waitFor();
    await type("E19", "4.33");
    await pane.shows("分配表", "I4", "不符合：还差0.01万元　八（一）1");
    await pane.shows("分配表", "C15", "少0.01");
    await pane.shows("分配表", "I3", "少分0.01");
    await pane.finding(R03).getByText(SHORT).waitFor();
    await pane.finding(R12).waitFor();
    await pane.banner().getByText("18.81 / 应≥18.82").waitFor();
    await pane.shows("预警", "D4", "18.81");
    await picture("short");
    expect(await pane.violations()).toEqual([]);
  });

  test("the notice's own words and the reading behind the figure are one key away; 看单元格 jumps (N1)", async () => {
    const { page } = pane.workbench;
    const finding = pane.finding(R03);
    await finding.getByRole("button", { name: /^原文/ }).focus();
    await page.keyboard.press("Enter");
    await finding.getByText("资源建设经费不少于中央补助专项资金的40%").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await finding.getByText("默认口径，还没有人选定。").waitFor();
    await picture("provenance");
    await finding.getByRole("button", { name: "看单元格 分配表!D15" }).click();
    await page.waitForFunction(() => window.__workbench?.selection()[0] === "D15");
    expect(await pane.workbench.activeSheet()).toBe("分配表");
  });

  test("money for a unit that is no builder is named in its row, its column and the pane (E14)", async () => {
    await type("H14", "0.01");
    await pane.shows("分配表", "I3", "平");
    await pane.shows("分配表", "C14", "非建设");
    await pane.shows("分配表", "H8", "非建设");
    const group = pane.region(/^提示/);
    await group
      .getByText(/5 数字图书馆互联互通/)
      .first()
      .waitFor();
    await picture("not-a-builder");
    expect(await pane.violations()).toEqual([]);
    await type("H14", "0");
    await group.waitFor({ state: "detached" });
  });

  test("an opinion given by keyboard stands in 复核意见, and is asked for anew when the amount changes (M16)", async () => {
    const { page } = pane.workbench;
    await pane.finding(R03).getByRole("button", { name: "写意见 R03" }).focus();
    await page.keyboard.press("Enter");
    const form = pane.workbench.pane().getByRole("form", { name: "写意见" });
    const accept = form.getByRole("radio", { name: "接受" });
    await accept.focus();
    await page.keyboard.press("ArrowRight");
    expect(await form.getByRole("radio", { name: "整改" }).isChecked()).toBe(true);
    await page.keyboard.press("ArrowLeft");
    expect(await accept.isChecked()).toBe(true);
    // One Tab leads on from the radio buttons, from whichever is chosen.
    await page.keyboard.press("Tab");
    await page.keyboard.type("年中追加时补足");
    expect(await form.getByRole("textbox", { name: "理由" }).inputValue()).toBe("年中追加时补足");
    await page.keyboard.press("Tab");
    await page.keyboard.type("张某");
    await picture("opinion-form");
    expect(await pane.violations()).toEqual([]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await pane.says("意见已写入“复核意见”。");
    await pane.finding(R03).getByText("接受：年中追加时补足").waitFor();
    await pane.finding(R03).getByText("有效").waitFor();
    const row = await Promise.all(["A4", "B4", "C4", "D4", "I4"].map((cell) => pane.workbench.read("复核意见", cell)));
    expect(row.map((cell) => cell?.display)).toEqual(["R03", "接受", "年中追加时补足", "张某（自报）", "有效"]);
    await pane.shows("预警", "I4", "接受");
    await type("E19", "4.32");
    await pane.finding(R03).getByText("数字已变，请重新复核").waitFor();
    await pane.finding(R03).getByText("接受：年中追加时补足").waitFor();
    await pane.shows("复核意见", "I4", "数字已变，请重新复核");
    await picture("opinion-stale");
    expect(await pane.violations()).toEqual([]);
  });

  test("another reading changes figure and denominator in pane and sheet, with who and why (M7, N10)", async () => {
    await pane.goTo("口径");
    const question = pane.region(/^C08/);
    await question.getByRole("row", { name: /^州级两馆承担 （现用）.*符合/ }).waitFor();
    await question.getByRole("row", { name: /^按项目数 4 \/ 2 符合/ }).waitFor();
    await question.getByRole("button", { name: /^选定口径/ }).click();
    await question.getByRole("radio", { name: "按项目数" }).check();
    await question.getByRole("textbox", { name: "理由" }).fill("省厅答复按项目数");
    await picture("reading-form");
    expect(await pane.violations()).toEqual([]);
    await question.getByRole("button", { name: "写入" }).click();
    await pane.says("口径已写入“规则”。");
    await question.getByRole("row", { name: /^按项目数 （现用）/ }).waitFor();
    await question.getByText(/张某（自报） 于 2020-05-25 选定。理由：省厅答复按项目数/).waitFor();
    await pane.shows("规则", "J5", "按项目数");
    await pane.shows("规则", "M5", "张某（自报）");
    await pane.shows("分配表", "I5", "按项目数");
    await pane.shows("分配表", "D5", "4");
    await picture("reading-chosen");
    await pane.press("撤销“定口径”");
    await pane.says("已撤销。");
    await pane.shows("分配表", "I5", "州级两馆承担");
  });

  test("nothing complained", () => {
    expect(pane.workbench.witness.errors).toEqual([]);
  });
});
