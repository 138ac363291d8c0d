import type { Browser } from "playwright-core";
import { launchBrowser, startServer, until, WorkbenchPage } from "./workbench";
import type { RunningServer } from "./workbench";

jest.setTimeout(240_000);

/** What a person does with mouse and keyboard, seen by a page in the pane as events of Office.js. */
describe("a person's acts reach a sample page as events", () => {
  let server: RunningServer | undefined;
  let browser: Browser | undefined;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    server = await startServer(["--port", "0", "--pane", "test/fixtures/pane-samples/events.html"]);
    browser = await launchBrowser();
    workbench = await WorkbenchPage.open(browser, `${server.address}&apiLevel=17`, {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await workbench.pane().getByText("ready", { exact: true }).waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const log = (): Promise<string[]> => workbench.pane().locator("#log li").allTextContents();

  /** Waits for a line, after those that were there before an act. */
  const heard = async (line: string | RegExp, before: number): Promise<void> => {
    const fits = (one: string): boolean => (typeof line === "string" ? one === line : line.test(one));
    await until(`event ${String(line)}`, async () => (await log()).slice(before).some(fits)).catch(
      async (error: unknown) => {
        throw new Error(`${String(error)}\n${(await log()).slice(before).join("\n")}`);
      },
    );
  };

  test("the page given to --pane is open, and its own script runs", async () => {
    const frame = workbench.page.locator("[data-testid=taskpane] iframe");
    expect(await frame.getAttribute("src")).toBe(`${server?.origin ?? ""}/pane-samples/events.html`);
    await workbench.pane().getByRole("button", { name: "Fill" }).click();
    await workbench.waitForDisplay("Sheet1", "A2", "2");
    await heard("changed RangeEdited A1:A2 Local", 0);
  });

  test("typing", async () => {
    const before = (await log()).length;
    await workbench.typeInto("Sheet1", "B2", "楚雄");
    await heard("changed RangeEdited B2 Local 楚雄", before);
    await heard("selected B2", before);
  });

  test("copying with the keyboard and pasting", async () => {
    await workbench.clickCell("Sheet1", "B2");
    await workbench.page.keyboard.press("Control+c");
    const before = (await log()).length;
    await workbench.clickCell("Sheet1", "C5");
    await workbench.page.keyboard.press("Control+v");
    await workbench.waitForDisplay("Sheet1", "C5", "楚雄");
    await heard(/^changed RangeEdited C5 Local/, before);
    await workbench.page.keyboard.press("Escape");
  });

  test("filling by dragging the handle", async () => {
    const [first, last] = [await workbench.placeOf("Sheet1", "A1"), await workbench.placeOf("Sheet1", "A2")];
    await workbench.drag(first, last);
    // Two presses of the mouse in short order are a double click, wherever they are.
    await workbench.page.waitForTimeout(600);
    const height = last.y - first.y;
    const width = (await workbench.placeOf("Sheet1", "B2")).x - last.x;
    const handle = { x: last.x + width / 2 - 1, y: last.y + height / 2 - 1 };
    const before = (await log()).length;
    await workbench.drag(handle, { x: last.x, y: last.y + height * 3 });
    await workbench.waitForDisplay("Sheet1", "A5", "5");
    await heard(/^changed RangeEdited A3:A5 Local/, before);
  });

  test("undo and redo", async () => {
    await workbench.typeInto("Sheet1", "E1", "47");
    await workbench.page.keyboard.press("ArrowUp");
    let before = (await log()).length;
    await workbench.page.keyboard.press("Control+z");
    await workbench.waitForDisplay("Sheet1", "E1", "");
    await heard(/^changed RangeEdited E1 Local/, before);
    before = (await log()).length;
    await workbench.page.keyboard.press("Control+y");
    await workbench.waitForDisplay("Sheet1", "E1", "47");
    await heard("changed RangeEdited E1 Local 47", before);
  });

  test("the Delete key", async () => {
    const before = (await log()).length;
    await workbench.page.keyboard.press("Delete");
    await workbench.waitForDisplay("Sheet1", "E1", "");
    await heard(/^changed RangeEdited E1 Local/, before);
  });

  test("inserting a row with the menu of the right mouse button", async () => {
    const row = await workbench.placeOf("Sheet1", "A2");
    const grid = await workbench.page.getByTestId("grid").boundingBox();
    if (!grid) throw new Error("There is no grid.");
    const before = (await log()).length;
    await workbench.page.mouse.click(grid.x + 20, row.y);
    await workbench.page.mouse.click(grid.x + 20, row.y, { button: "right" });
    await workbench.screenshot("shell-acts-menu");
    await workbench.page
      .getByText("在上方插入")
      .first()
      .click({ position: { x: 8, y: 8 } });
    await workbench.waitForDisplay("Sheet1", "A3", "2");
    await heard(/^changed RowInserted 2:2 Local/, before);
  });

  test("a menu above the tabs stays in the window when its entries come late", async () => {
    const tab = workbench.page.locator("footer").getByText("Sheet1", { exact: true });
    await tab.click({ button: "right" });
    await workbench.page.getByText("删除", { exact: true }).first().waitFor();
    const menus = await workbench.page.evaluate(() => {
      const open = [...document.querySelectorAll(".univer-popup")].filter((menu) => menu.textContent.includes("删除"));
      for (const menu of open) {
        const late = document.createElement("div");
        late.style.height = "150px";
        menu.firstElementChild?.append(late);
      }
      return open.length;
    });
    expect(menus).toBeGreaterThan(0);
    await until("the menu inside the window", () =>
      workbench.page.evaluate(() =>
        [...document.querySelectorAll(".univer-popup")].every(
          (menu) => menu.getBoundingClientRect().bottom <= window.innerHeight,
        ),
      ),
    );
    await workbench.page.keyboard.press("Escape");
    await workbench.page.getByText("删除", { exact: true }).first().waitFor({ state: "hidden" });
  });

  test("adding, renaming and deleting a sheet at the tabs", async () => {
    let before = (await log()).length;
    await workbench.page.locator("footer button").first().click();
    await heard("added", before);
    await heard("activated", before);
    const [, added] = await workbench.sheetNames();
    if (!added) throw new Error("No sheet was added.");
    before = (await log()).length;
    await workbench.page.locator("footer").getByText(added, { exact: true }).dblclick();
    // The grid takes a press for the start of a drag after half a second, whatever was typed since; nobody is so quick.
    await workbench.page.waitForTimeout(700);
    await workbench.page.keyboard.press("Control+a");
    await workbench.page.keyboard.type("台账");
    await workbench.page.keyboard.press("Enter");
    await until("the sheet's new name", async () => (await workbench.sheetNames()).includes("台账"));
    await heard(`renamed ${added} 台账`, before);
    before = (await log()).length;
    await workbench.page.locator("footer").getByText("台账", { exact: true }).click({ button: "right" });
    await workbench.page.getByText("删除", { exact: true }).first().click();
    await workbench.screenshot("shell-acts-delete-sheet");
    const confirm = workbench.page.getByRole("dialog").getByRole("button", { name: "确定" });
    if ((await confirm.count()) > 0) await confirm.click();
    await until("the sheet to be gone", async () => (await workbench.sheetNames()).length === 1);
    await heard("deleted", before);
  });

  test("a locked cell refuses typing, Delete and paste; an unlocked one takes them", async () => {
    await workbench.pane().getByRole("button", { name: "Lock" }).click();
    await workbench.pane().getByText("done", { exact: true }).waitFor();
    await workbench.clickCell("Sheet1", "B3");
    expect((await workbench.read("Sheet1", "B3"))?.display).toBe("楚雄");
    await workbench.page.keyboard.press("Control+c");
    const before = (await log()).length;
    await workbench.clickCell("Sheet1", "A1");
    await workbench.page.keyboard.press("Control+v");
    await workbench.page.keyboard.press("Delete");
    await workbench.page.keyboard.press("Escape");
    await workbench.page.waitForTimeout(300);
    await workbench.screenshot("shell-acts-locked");
    await workbench.page.keyboard.press("Escape");
    const dialog = workbench.page.getByRole("dialog");
    if ((await dialog.count()) > 0) await dialog.getByRole("button").last().click();
    expect((await workbench.read("Sheet1", "A1"))?.display).toBe("1");
    await workbench.clickCell("Sheet1", "D2");
    await workbench.page.keyboard.press("Control+v");
    await workbench.waitForDisplay("Sheet1", "D2", "楚雄");
    expect((await log()).slice(before).filter((line) => / A1 /.test(line) && line.startsWith("changed"))).toEqual([]);
  });

  test("nothing complained", () => {
    expect(workbench.witness.errors).toEqual([]);
  });
});
