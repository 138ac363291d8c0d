import { bootOffice, EXCEL_API_FLOOR, type OfficeLibrary } from "../../src/taskpane/boot";

/** The members of Office.js the pane reads, answering as Excel on the web does. */
function office(change: Partial<OfficeLibrary> = {}, highest = "1.15"): OfficeLibrary {
  const rank = (version: string): number => Number(version.split(".")[1]);
  return {
    onReady: () => Promise.resolve({ host: "Excel" }),
    context: {
      displayLanguage: "zh-CN",
      officeTheme: { isDarkTheme: true },
      requirements: { isSetSupported: (name, version) => name === "ExcelApi" && rank(version) <= rank(highest) },
    },
    ...change,
  };
}

describe("bootOffice", () => {
  it("is ready in Excel, in the host's language and theme", async () => {
    const boot = await bootOffice(office(), "en-US");
    expect(boot).toMatchObject({ kind: "ready", locale: "zh" });
    expect(boot.kind === "ready" && boot.officeTheme()).toEqual({ isDarkTheme: true });
  });

  it("is ready on exactly the floor", async () => {
    expect(await bootOffice(office({}, EXCEL_API_FLOOR), "zh-CN")).toMatchObject({ kind: "ready" });
  });

  it.each([
    ["Office.js did not load", undefined, "office-js-missing"],
    ["the host is Word", office({ onReady: () => Promise.resolve({ host: "Word" }) }), "host-not-excel"],
    ["a browser without host", office({ onReady: () => Promise.resolve({ host: null }) }), "host-not-excel"],
    ["Excel is below the floor", office({}, "1.13"), "excel-too-old"],
    ["nothing is told about requirements", office({ context: {} }), "excel-too-old"],
  ])("says why when %s", async (_when, library, code) => {
    const boot = await bootOffice(library, "zh-CN");
    expect(boot).toMatchObject({ kind: "refused", locale: "zh", fault: { code } });
  });

  it("does not wait for ever for a silent host", async () => {
    const silent = office({ onReady: () => new Promise(() => undefined) });
    expect(await bootOffice(silent, "fr", 20)).toMatchObject({
      kind: "refused",
      locale: "en",
      fault: { code: "office-silent" },
    });
  });
});
