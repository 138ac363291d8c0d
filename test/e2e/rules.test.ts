import type { Browser, Frame } from "playwright-core";
import { launchBrowser, startServer, WorkbenchPage } from "./workbench";
import type { RunningServer } from "./workbench";

jest.setTimeout(240_000);

/** What add-ins lay over cells is to be seen: conditional formats, comments, refused entries. */
describe("rules and comments in the grid", () => {
  let server: RunningServer | undefined;
  let browser: Browser | undefined;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    workbench = await WorkbenchPage.open(browser, server.address);
    await workbench.pressCommand("Hengbo.ShowTaskpane");
    await workbench.pane().getByRole("button").first().waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  function paneFrame(): Frame {
    const frame = workbench.page.frames().find((one) => one.url().includes("/pane/taskpane.html"));
    if (frame === undefined) throw new Error("The pane is not open.");
    return frame;
  }

  test("every kind of conditional format is drawn", async () => {
    await paneFrame().evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const column = (letter: string): Excel.Range => sheet.getRange(`${letter}2:${letter}7`);
        sheet.getRange("A1:H1").values = [["公式", "数值", "数据条", "色阶", "图标", "文本", "前几名", "边框"]];
        for (const letter of ["A", "B", "C", "D", "E", "G", "H"])
          column(letter).values = [[-10], [5], [12], [30], [45], [60]];
        column("F").values = [["已逾期"], ["正常"], ["逾期三天"], ["正常"], ["正常"], ["逾期"]];
        const custom = column("A").conditionalFormats.add("Custom").custom;
        custom.rule.formula = "=MOD(ROW(),2)=0";
        custom.format.fill.color = "#DDEBF7";
        custom.format.font.bold = true;
        const value = column("B").conditionalFormats.add("CellValue").cellValue;
        value.rule = { formula1: "=10", operator: "GreaterThan" };
        value.format.font.color = "red";
        value.format.numberFormat = "0.00";
        column("C").conditionalFormats.add("DataBar");
        column("D").conditionalFormats.add("ColorScale");
        const icons = column("E").conditionalFormats.add("IconSet").iconSet;
        icons.style = "ThreeTriangles";
        const text = column("F").conditionalFormats.add("ContainsText").textComparison;
        text.rule = { operator: "Contains", text: "逾期" };
        text.format.fill.color = "#FFC7CE";
        const top = column("G").conditionalFormats.add("TopBottom").topBottom;
        top.rule = { rank: 2, type: "TopItems" };
        top.format.fill.color = "#C6EFCE";
        const framed = column("H").conditionalFormats.add("Custom").custom;
        framed.rule.formula = "=H2>20";
        framed.format.borders.getItem("EdgeBottom").style = "Continuous";
        framed.format.borders.getItem("EdgeBottom").color = "#FF0000";
        await context.sync();
      }),
    );
    await workbench.page.waitForTimeout(1500);
    await workbench.screenshot("rules-1");
    expect(workbench.witness.errors).toEqual([]);
  });

  test("a comment shows at its cell, and an entry against a rule is refused", async () => {
    await paneFrame().evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.load("name");
        await context.sync();
        const comment = context.workbook.comments.add(`${sheet.name}!B10`, "请核对分配金额");
        comment.replies.add("已核对");
        const { dataValidation } = sheet.getRange("H15");
        dataValidation.rule = { wholeNumber: { formula1: 0, operator: "GreaterThan" } };
        dataValidation.errorAlert = { message: "只能填正整数", showAlert: true, style: "Stop", title: "金额" };
        await context.sync();
      }),
    );
    const name = await workbench.activeSheet();
    await workbench.clickCell(name, "B10");
    await workbench.page.waitForTimeout(800);
    await workbench.screenshot("rules-2");
    await workbench.clickCell(name, "A10");
    await workbench.page.mouse.move(10, 100);
    await workbench.page.keyboard.press("ArrowRight");
    await workbench.page.waitForTimeout(800);
    await workbench.screenshot("rules-4");
    await workbench.clickCell(name, "H15");
    await workbench.page.keyboard.type("-5", { delay: 10 });
    await workbench.page.keyboard.press("Enter");
    await workbench.page.waitForTimeout(800);
    await workbench.screenshot("rules-3");
    expect((await workbench.read(name, "H15"))?.display ?? "").not.toBe("-5");
    expect(workbench.witness.errors).toEqual([]);
  });
});
