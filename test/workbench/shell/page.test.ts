/** @jest-environment jsdom */
import { ownPage } from "../../../src/workbench/shell/commands/ownPage";
import { readParameters } from "../../../src/workbench/shell/parameters";
import { whatIsMissing } from "../../../src/workbench/shell/preflight";
import { chinese } from "../../../src/workbench/shell/words/chinese";
import { english } from "../../../src/workbench/shell/words/english";

Object.defineProperty(window, "matchMedia", { value: () => ({ matches: false, addEventListener: () => undefined }) });

describe("preferences", () => {
  // It looks at the browser when it is loaded.
  const load = () => import("../../../src/workbench/shell/preferences");

  test("what was kept is taken over only where it has the right shape", async () => {
    const { readKept } = await load();
    expect(readKept('{"locale":"en-GB","theme":"dark","paneWidth":400,"clearOnLeave":true,"more":1}')).toEqual({
      locale: "en-US",
      theme: "dark",
      paneWidth: 400,
      clearOnLeave: true,
    });
    for (const text of [null, "", "{", "7", "null", '{"locale":"fr","theme":3,"paneWidth":"x","clearOnLeave":0}']) {
      expect(readKept(text)).toEqual({});
    }
  });

  test("the address, and the first of the browser's languages that we speak", async () => {
    const { preferencesInAddress, systemLocale } = await load();
    expect(preferencesInAddress("?locale=en-US&theme=dark")).toEqual({ locale: "en-US", theme: "dark" });
    expect(preferencesInAddress("?locale=xx&theme=pink")).toEqual({});
    expect(systemLocale(["fr-FR", "en-GB", "zh-CN"])).toBe("en-US");
    expect(systemLocale(["zh-TW"])).toBe("zh-CN");
    expect(systemLocale(["fr"])).toBe("zh-CN");
  });
});

describe("the address of the page", () => {
  test("faults, version, page and copy", () => {
    const search = new URLSearchParams({
      faults: '{"cellEditMode":true}',
      apiLevel: "1.9",
      pane: "/p.html",
      copy: "c",
    });
    expect(readParameters(`?${search}`)).toEqual({
      faults: { cellEditMode: true },
      apiLevel: 9,
      pane: "/p.html",
      handedOver: "c",
      problems: [],
    });
  });

  test("what is wrong is named and not used", () => {
    const read = readParameters("?faults={&apiLevel=nine");
    expect(read).toMatchObject({ faults: {}, apiLevel: null });
    expect(read.problems).toEqual([expect.stringMatching(/^faults: /), "apiLevel: nine"]);
    expect(readParameters('?faults={"oops":1}').problems[0]).toContain("oops");
  });
});

describe("pages a manifest names", () => {
  const here = "https://localhost:4000/workbench/";
  test.each([
    ["https://localhost:3443/pane/taskpane.html?x=1", "/pane/taskpane.html?x=1"],
    ["https://localhost:4000/pane-samples/a.html", "/pane-samples/a.html"],
    ["https://fund.example/pane/taskpane.html", "/pane/taskpane.html"],
    ["https://fund.example/other.html", null],
  ])("%s is %s here", (address, own) => {
    expect(ownPage(address, here)).toBe(own);
  });
});

describe("what the browser lacks", () => {
  test("nothing, or each thing in words", () => {
    expect(whatIsMissing({ isSecure: true, canDraw: () => true, missing: [] }, chinese)).toEqual([]);
    expect(whatIsMissing({ isSecure: false, canDraw: () => false, missing: ["a", "b"] }, english)).toEqual([
      english.missingSecure,
      english.missingCanvas,
      expect.stringContaining("a, b"),
    ]);
  });
});

describe("words", () => {
  test("both languages fill in the same places, and neither is empty", () => {
    const places = (text: unknown): string[] => [...String(text).matchAll(/\{\d\}/g)].map(([place]) => place).sort();
    for (const [key, text] of Object.entries(chinese)) {
      const other: unknown = english[key as keyof typeof english];
      expect([key, places(other)]).toEqual([key, places(text)]);
      expect([key, other === ""]).toEqual([key, false]);
    }
  });
});
