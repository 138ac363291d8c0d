import type { Browser } from "playwright-core";
import { FURTHER_VIEWS, MAIN_VIEWS, type ViewName } from "../../src/taskpane/state";
import { WORDS, type WordKey } from "../../src/taskpane/words";
import { fundFile, FundPane } from "./fundPane";
import { launchBrowser, startServer, WorkbenchPage } from "./workbench";
import type { RunningServer } from "./workbench";

jest.setTimeout(600_000);

const SETTINGS = [
  { locale: "zh", scheme: "light", contrast: false },
  { locale: "zh", scheme: "dark", contrast: false },
  { locale: "en", scheme: "light", contrast: false },
  { locale: "en", scheme: "dark", contrast: false },
  { locale: "zh", scheme: "light", contrast: true },
] as const;
/** The others are walked in deep. */
const IN_EVERY_RUN = process.env.HENGBO_RUNS === undefined ? [SETTINGS[0], SETTINGS[3]] : SETTINGS;

function isMain(view: ViewName): boolean {
  return (MAIN_VIEWS as readonly ViewName[]).includes(view);
}

/** Every view with the sample in it, in both languages, light, dark and with forced colours: nothing clipped, axe clean. */
describe("every view of the pane", () => {
  let server: RunningServer;
  let browser: Browser;
  let book: Buffer;

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    const file = await fundFile(null);
    await file.fund.loadSample();
    await file.fund.allocate({ method: "even", handEdits: "replace" });
    book = Buffer.from(await file.port.save());
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  test.each(IN_EVERY_RUN)("$locale, $scheme, forced colours: $contrast", async ({ locale, scheme, contrast }) => {
    const say = (word: WordKey): string => WORDS[word][locale];
    const workbench = await WorkbenchPage.open(browser, server.address, {
      locale: locale === "zh" ? "zh-CN" : "en-US",
      colorScheme: scheme,
      forcedColors: contrast ? "active" : "none",
      reducedMotion: "reduce",
    });
    const pane = await FundPane.over(workbench, book, locale);
    const bar = workbench.pane().getByRole("navigation");
    const press = (word: WordKey): Promise<void> =>
      pane
        .main()
        .getByRole("button", { name: say(word), exact: true })
        .first()
        .click();
    const goTo = async (view: ViewName): Promise<void> => {
      if (isMain(view)) return bar.getByRole("button", { name: say(view) }).click();
      await bar.getByRole("button", { name: say(view === "repair" ? "findings" : "more") }).click();
      return press(view === "repair" ? "proposeRepair" : view);
    };
    for (const view of [...MAIN_VIEWS, ...FURTHER_VIEWS, "repair"] as const) {
      await goTo(view);
      await workbench
        .pane()
        .getByRole("main", { name: say(view) })
        .waitFor();
      await workbench.page.waitForTimeout(400);
      const seen = [await pane.violations(), await pane.overflow(), await pane.clipped()];
      expect([view, ...seen]).toEqual([view, [], [], []]);
      await workbench
        .pane()
        .locator("body")
        .screenshot({ path: `${__dirname}/screenshots/every-${view}-${locale}-${contrast ? "contrast" : scheme}.png` });
    }
    // At 200 % a pane of 320 points is 160 wide: it may scroll down, never sideways.
    await pane.frame().evaluate(() => document.documentElement.style.setProperty("zoom", "2"));
    for (const view of MAIN_VIEWS) {
      await goTo(view);
      await workbench.page.waitForTimeout(200);
      await workbench
        .pane()
        .locator("body")
        .screenshot({ path: `${__dirname}/screenshots/zoomed-${view}-${locale}.png` });
      expect([view, (await pane.sideways()) ? await pane.overflow() : []]).toEqual([view, []]);
    }
    await workbench.page.context().close();
  });
});
