import type { Browser, Page } from "playwright-core";
import { launchBrowser, startServer, until, WorkbenchPage } from "./workbench";
import type { RunningServer } from "./workbench";

jest.setTimeout(300_000);

/** One cell and what is typed into it. */
type Entry = readonly [address: string, text: string];

/** Presses every key without waiting for the page to take the one before, as fast hands on a slow machine do. */
async function typeWithoutWaiting(page: Page, entries: readonly Entry[], after: string): Promise<void> {
  const pressed: Promise<void>[] = [];
  for (const [, text] of entries)
    for (const key of [...Array.from(text), after]) pressed.push(page.keyboard.press(key));
  await Promise.all(pressed);
}

/** Cells from a first one on, with an amount for each that no other has. */
function entriesFrom(column: number, row: number, step: readonly [columns: number, rows: number], amounts: string[]) {
  return amounts.map((amount, index): Entry => [
    `${String.fromCharCode(64 + column + step[0] * index)}${row + step[1] * index}`,
    amount,
  ]);
}

function amounts(count: number, first: number): string[] {
  return Array.from({ length: count }, (_, index) => ((first + index * 7) / 100).toFixed(2));
}

describe("typing at full speed", () => {
  let server: RunningServer;
  let browser: Browser;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });
  beforeEach(async () => {
    workbench = await WorkbenchPage.open(browser, server.address);
    if ((await workbench.page.locator("[data-testid=taskpane]").count()) === 0)
      await workbench.pressCommand("Hengbo.ShowTaskpane");
    await workbench.pane().getByRole("button", { name: "载入示例" }).waitFor({ timeout: 60_000 });
  });
  afterEach(() => workbench.close());

  /** What the cells of the sheet in front hold: as soon as it is what is wanted, or after a while. */
  async function held(sheet: string, entries: readonly Entry[]): Promise<unknown> {
    const now = (): Promise<(readonly [string, unknown])[]> =>
      Promise.all(
        entries.map(async ([address]) => [address, (await workbench.read(sheet, address))?.value ?? null] as const),
      );
    const end = Date.now() + 20_000;
    let found = await now();
    while (JSON.stringify(found) !== JSON.stringify(wanted(entries)) && Date.now() < end) {
      await workbench.page.waitForTimeout(100);
      found = await now();
    }
    return found;
  }

  const wanted = (entries: readonly Entry[]): (readonly [string, number])[] =>
    entries.map(([address, text]) => [address, Number(text)] as const);

  it("puts every amount into its cell of the master workbook, whatever is being calculated", async () => {
    await workbench.pane().getByRole("button", { name: "载入示例" }).click();
    await workbench
      .pane()
      .getByText(/示例已载入/)
      .first()
      .waitFor({ timeout: 60_000 });
    const runs = [
      ["Enter", entriesFrom(5, 10, [0, 1], amounts(15, 101))],
      ["ArrowDown", entriesFrom(6, 10, [0, 1], amounts(15, 222))],
      ["ArrowRight", entriesFrom(8, 12, [1, 0], amounts(8, 444))],
    ] as const;
    for (const [after, entries] of runs) {
      await workbench.clickCell("分配表", entries[0]?.[0] ?? "");
      await typeWithoutWaiting(workbench.page, entries, after);
      expect(await held("分配表", entries)).toEqual(wanted(entries));
    }
    // Key by key, each once the page has taken the one before: calculation falls between the digits of an amount.
    const slowly = entriesFrom(5, 10, [0, 1], amounts(15, 811));
    await workbench.clickCell("分配表", "E10");
    for (const [, text] of slowly) {
      await workbench.page.keyboard.type(text);
      await workbench.page.keyboard.press("Enter");
    }
    expect(await held("分配表", slowly)).toEqual(wanted(slowly));
    expect(workbench.witness.errors).toEqual([]);
  });

  describe("where a rule with a formula judges every entry", () => {
    let sheet = "";

    beforeEach(async () => {
      const frame = workbench.page.frames().find((one) => one.url().includes("/pane/taskpane.html"));
      await frame?.evaluate(() =>
        Excel.run(async (context) => {
          const first = context.workbook.worksheets.getActiveWorksheet();
          const rows = Array.from({ length: 400 }, (_, index) => index + 1);
          first.getRange("A1:A400").values = rows.map((row) => [row]);
          // Work enough that an entry is not calculated before the next key.
          first.getRange("B1:B400").formulas = rows.map((row) => [
            `=COUNTIF($A$1:$A$400,A${row})+SUMPRODUCT(($A$1:$A$400>0)*($F$1:$F$400))`,
          ]);
          const { dataValidation } = first.getRange("F1:F100");
          dataValidation.rule = { custom: { formula: "=COUNTIF($A$1:$A$400,F1)>0" } };
          dataValidation.errorAlert = { title: "编号", message: "没有这个编号", showAlert: true, style: "Stop" };
          await context.sync();
        }),
      );
      sheet = await workbench.activeSheet();
      await workbench.waitForDisplay(sheet, "B400", "1");
    });

    it("types ahead into the cells that follow", async () => {
      const entries = entriesFrom(6, 3, [0, 1], ["123", "134", "145", "156", "167", "178", "189", "200"]);
      await workbench.clickCell(sheet, "F3");
      await typeWithoutWaiting(workbench.page, entries, "Enter");
      expect(await held(sheet, entries)).toEqual(wanted(entries));
      await until("the selection below", () =>
        workbench.page.evaluate(() => window.__workbench?.selection()[0] === "F11"),
      );
      expect(workbench.witness.errors).toEqual([]);
    });

    it("clicks and types ahead into other cells", async () => {
      const entries: Entry[] = [
        ["F3", "31"],
        ["F7", "71"],
        ["D5", "51"],
        ["F10", "101"],
        ["E12", "121"],
      ];
      await workbench.clickCell(sheet, "F3");
      const places = await Promise.all(entries.map(([address]) => workbench.placeOf(sheet, address)));
      for (const [index, entry] of entries.entries()) {
        const place = places[index];
        if (place && index > 0) await workbench.page.mouse.click(place.x, place.y);
        await typeWithoutWaiting(workbench.page, [entry], "Enter");
      }
      expect(await held(sheet, entries)).toEqual(wanted(entries));
    });

    it("forgets what was typed behind an entry that is refused", async () => {
      await workbench.clickCell(sheet, "F14");
      const entries: Entry[] = [
        ["F14", "999"],
        ["F15", "45"],
      ];
      await typeWithoutWaiting(workbench.page, entries, "Enter");
      await workbench.page.getByText("没有这个编号").waitFor();
      await workbench.page.waitForTimeout(500);
      expect((await workbench.read(sheet, "F14"))?.value ?? null).toBeNull();
      expect((await workbench.read(sheet, "F15"))?.value ?? null).toBeNull();
      expect(await workbench.page.evaluate(() => window.__workbench?.selection())).toEqual(["F14"]);
    });
  });
});
