/** What a person chose over what Office says: at once, on every page, after reload, and where nothing can be kept. */
import { act, screen } from "@testing-library/react";
import { FOLLOWING, parsePreference, prefer, storedPreference } from "../../src/taskpane/display/preference";
import { accessibilityFaults } from "./accessibility";
import { BROKEN_VIEW } from "./bookViews";
import { button, goTo, showPane } from "./renderPane";
import { scriptedFund } from "./scriptedFund";

const background = (container: HTMLElement): string => {
  const provider = container.querySelector(".fui-FluentProvider");
  return provider === null ? "" : getComputedStyle(provider).getPropertyValue("--colorNeutralBackground1");
};

afterEach(() => {
  jest.restoreAllMocks();
  act(() => prefer(FOLLOWING));
  window.localStorage.clear();
});

test("the language changes at once in the whole pane, and comes again with the next pane", async () => {
  const { user, container, unmount } = await showPane(scriptedFund(BROKEN_VIEW));
  await goTo(user, "更多");
  await user.click(button("显示和语言（Language）"));
  await user.click(await screen.findByRole("radio", { name: "English" }));
  expect(screen.getByRole("main", { name: "Display and language" })).toBeTruthy();
  expect(screen.getByRole("navigation", { name: "Views" })).toBeTruthy();
  expect(document.documentElement.lang).toBe("en");
  expect(container.querySelector(".fui-FluentProvider")?.getAttribute("lang")).toBe("en");
  expect(await accessibilityFaults(container)).toEqual([]);
  unmount();

  const again = await showPane(scriptedFund(BROKEN_VIEW), { locale: "zh" });
  expect(screen.getByRole("navigation", { name: "Views" })).toBeTruthy();
  await again.user.click(button("More"));
  await again.user.click(button("Display and language"));
  await again.user.click(await screen.findByRole("radio", { name: /^As Office \(or the browser/ }));
  expect(screen.getByRole("navigation", { name: "视图" })).toBeTruthy();
  expect(document.documentElement.lang).toBe("zh-CN");
});

test("a chosen brightness comes before Office's theme, until it is followed again", async () => {
  const { container } = await showPane(scriptedFund(BROKEN_VIEW), { theme: { isDarkTheme: true } });
  const dark = background(container);
  act(() => prefer({ ...FOLLOWING, brightness: "light" }));
  const light = background(container);
  expect(light).not.toBe(dark);
  act(() => prefer(FOLLOWING));
  expect(background(container)).toBe(dark);
});

test("what another page of ours chose shows here", async () => {
  await showPane(scriptedFund(BROKEN_VIEW));
  act(() => prefer({ ...FOLLOWING, language: "zh" }));
  window.localStorage.setItem("hengbo-display", "en follow");
  act(() => void window.dispatchEvent(new StorageEvent("storage")));
  expect(screen.getByRole("navigation", { name: "Views" })).toBeTruthy();
});

test("where the browser keeps nothing, or keeps no more, the choice lasts as long as the page", async () => {
  await showPane(scriptedFund(BROKEN_VIEW));
  act(() => prefer({ ...FOLLOWING, language: "zh" }));
  jest.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  act(() => prefer({ ...FOLLOWING, language: "en" }));
  expect(screen.getByRole("navigation", { name: "Views" })).toBeTruthy();
  jest.spyOn(Storage.prototype, "getItem").mockImplementation(() => {
    throw new DOMException("no", "SecurityError");
  });
  act(() => prefer({ ...FOLLOWING, language: "zh" }));
  expect(screen.getByRole("navigation", { name: "视图" })).toBeTruthy();
});

test("what is no preference of ours counts as none", () => {
  for (const text of ["", "fr pink", "{}", "zh", "dark zh"]) {
    expect(parsePreference(text)).toEqual({ ...FOLLOWING, language: text === "zh" ? "zh" : "follow" });
  }
  prefer({ language: "en", brightness: "dark" });
  expect(parsePreference(storedPreference())).toEqual({ language: "en", brightness: "dark" });
});
