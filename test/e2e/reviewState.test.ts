import type { Browser } from "playwright-core";
import { dividedSample, FundPane } from "./fundPane";
import { launchBrowser, startServer } from "./workbench";
import type { RunningServer } from "./workbench";

jest.setTimeout(240_000);

const CODE = /[2-9A-Z]{4}-[2-9A-Z]{4}/;

/** From 草案 to 局党组审定 and back into 调整中: what a step needs is refused in words, and what was approved is sealed. */
describe("states, approvals and the seal, by mouse and keyboard", () => {
  let server: RunningServer;
  let browser: Browser;
  let pane: FundPane;
  let code = "";

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    pane = await FundPane.open(browser, server, await dividedSample());
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const picture = async (name: string): Promise<void> => {
    await pane.workbench.screenshot(`review-state-${name}`);
  };
  const take = async (state: string): Promise<void> => {
    await pane.region(`转入“${state}”`).getByRole("button", { name: "办理" }).click();
  };

  test("草案 becomes 科室复核, signed by a typed name", async () => {
    await pane.goTo("状态和审定");
    await pane.region("转入“科室复核”").getByText("条件已齐。").waitFor();
    await take("科室复核");
    const step = pane.region("转入“科室复核”");
    await step.getByRole("button", { name: "确认" }).click();
    await step.getByText("请写姓名。").waitFor();
    await step.getByRole("textbox", { name: "经办人（自报）" }).fill("王某");
    await step.getByRole("button", { name: "确认" }).click();
    await pane.says("状态已改为“科室复核”。");
    await pane.banner().getByText("科室复核1").waitFor();
    await pane.shows("首页", "B7", "科室复核");
    await picture("review");
    expect(await pane.violations()).toEqual([]);
  });

  test("局党组审定 is refused without date and minutes (R14), with a sum that does not tie out, and says what is open", async () => {
    await pane.workbench.typeInto("分配表", "E19", "3.61");
    const step = pane.region("转入“局党组审定”");
    await step.getByText("已分配47.02万元，指标总额47.03万元，少分0.01万元。").waitFor();
    await step.getByText("没有局党组审定的日期和会议纪要号。").waitFor();
    expect(await step.getByRole("button", { name: "办理" }).count()).toBe(0);
    await picture("blocked");
    await pane.workbench.typeInto("分配表", "E19", "3.62");
    await step.getByText(/少分0\.01万元/).waitFor({ state: "detached" });
    await step.getByText(/资源建设经费18\.10万元.*没有复核意见。/).waitFor();
    await take("局党组审定");
    await step.getByRole("button", { name: "确认" }).click();
    await step.getByText("请填审定日期，例如 2020-03-20。").waitFor();
    await step.getByText("请填文号或会议纪要号。").waitFor();
    await step.getByText("请写理由。").waitFor();
    await step.getByRole("textbox", { name: "审定日期" }).fill("2020年6月30日");
    await step.getByRole("textbox", { name: "文号或会议纪要号" }).fill("示例纪要〔2020〕3号");
    await step.getByRole("textbox", { name: "理由" }).fill("资源建设年中追加时补足");
    await step.getByRole("button", { name: "确认" }).click();
    await pane.says(/2020-06-30晚于今天2020-05-25/);
    await picture("refused-date");
    await step.getByRole("textbox", { name: "审定日期" }).fill("2020年5月20日");
    await step.getByRole("button", { name: "确认" }).click();
    await pane.says("状态已改为“局党组审定”。");
    await pane.shows("首页", "B12", "2020");
    await pane.shows("分配表", "A2", "审定数");
    await picture("approved");
    expect(await pane.violations()).toEqual([]);
  });

  test("sending on asks for the province's approval (R15), and unit plans go their own way (R16)", async () => {
    await pane.region("转入“已送财政”").getByText("没有省厅审定落实方案的记录（七（一））。").waitFor();
    await pane.press(/^单位落实方案（已审定 0\/12）/);
    await pane.press(/^改状态 永仁/);
    await pane.main().getByRole("form", { name: /永仁/ }).getByRole("button", { name: "写入" }).click();
    await pane.says("方案状态已写入“单位”。");
    await pane.press(/^改状态 永仁/);
    const form = pane.main().getByRole("form", { name: /永仁/ });
    await form.getByRole("combobox").selectOption({ label: "退回修改" });
    await form.getByRole("button", { name: "写入" }).click();
    await pane.says(/没有写审核意见/);
    await form.getByRole("textbox", { name: "审核意见" }).fill("请补绩效指标");
    await form.getByRole("button", { name: "写入" }).click();
    await pane.says(/请补绩效指标 · /);
    await picture("plans");
    expect(await pane.violations()).toEqual([]);
  });

  test("the sealed code stands in the head of the paper; after an edit 生成后已改动 and what differs (N9)", async () => {
    await pane.goTo("日志和核对码");
    const seal = pane.region("核对码和核对数");
    await seal.getByText(/与 .* 留存的 .* 一致。/).waitFor();
    code = CODE.exec(await seal.innerText())?.[0] ?? "";
    await pane.shows("分配表", "E2", `核对码 ${code}`);
    await pane.shows("分配表", "I2", "与生成时一致");
    await pane.workbench.typeInto("分配表", "E19", "3.52");
    await pane.workbench.typeInto("分配表", "F12", "3.72");
    await pane.shows("分配表", "I2", "生成后已改动");
    await seal.getByText(/不一致：之后有改动。/).waitFor();
    await seal.getByRole("textbox", { name: "核对纸上的核对码" }).fill(code.toLowerCase());
    await seal.getByText("不一致：纸上的表与现在的数据不同。").waitFor();
    const changes = seal.getByRole("list", { name: "与纸上不同的" });
    await changes.getByText("纸上 3.62万元，现在 3.52万元").waitFor();
    await changes.getByText("纸上 3.62万元，现在 3.72万元").waitFor();
    expect(await changes.getByRole("listitem").count()).toBe(2);
    await picture("seal-differs");
    expect(await pane.violations()).toEqual([]);
    await pane.goTo("状态和审定");
    await pane
      .region("转入“已送财政”")
      .getByText(/审定以后数字或规则又有改动/)
      .waitFor();
  });

  test("调整中 needs a reason and is a new version; the log is whole and says who and why (N8)", async () => {
    await take("调整中");
    const step = pane.region("转入“调整中”");
    await step.getByRole("button", { name: "确认" }).click();
    await step.getByText("请写理由。").waitFor();
    await step.getByRole("textbox", { name: "理由" }).fill("永仁追加");
    await step.getByRole("button", { name: "确认" }).click();
    await pane.says("状态已改为“调整中”。");
    await pane.banner().getByText("调整中2").waitFor();
    await pane.goTo("日志和核对码");
    const log = pane.region(/^日志（\d+条）/);
    await log.getByText(/日志完整（\d+条首尾相连）。/).waitFor();
    await log.getByText(/王某（自报） · 永仁追加/).waitFor();
    await picture("log");
    expect(await pane.violations()).toEqual([]);
  });

  test("nothing complained", () => {
    expect(pane.workbench.witness.errors).toEqual([]);
  });
});
