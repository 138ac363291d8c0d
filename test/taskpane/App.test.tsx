import { act, screen, within } from "@testing-library/react";
import { failure, success } from "../../src/domain/fault";
import { accessibilityFaults } from "./accessibility";
import { BROKEN_VIEW, FUNDED_VIEW, MET_VIEW, READ_VIEW } from "./bookViews";
import { button, goTo, showPane } from "./renderPane";
import { REFUSED, scriptedFund } from "./scriptedFund";

const summary = (): HTMLElement => screen.getByRole("banner");

describe("an empty workbook", () => {
  it("offers the notice and the sample, and nothing that does not work", async () => {
    const { container } = await showPane(scriptedFund(null));
    expect(screen.getAllByRole("button").map((one) => one.textContent)).toEqual([
      "打开通知",
      "粘贴，或用本工作簿里的表",
      "载入示例",
    ]);
    expect(screen.queryByRole("navigation")).toBeNull();
    expect(await accessibilityFaults(container)).toEqual([]);
  });

  it("loads the sample and goes on to allocate", async () => {
    const fund = scriptedFund(null, { loadSample: () => Promise.resolve(success(FUNDED_VIEW)) });
    const { user } = await showPane(fund);
    await user.click(button("载入示例"));
    expect(screen.getByRole("main", { name: "分配" })).toBeTruthy();
    expect(screen.getByText("示例已载入。下一步：分配。")).toBeTruthy();
    expect(within(summary()).getByText("示例")).toBeTruthy();
  });

  it("reads a picked notice, GB18030 too, and asks what it would become", async () => {
    const read: (readonly string[])[] = [];
    const fund = scriptedFund(null, {
      previewImport: ({ lines }) => {
        read.push(lines.map(({ text }) => text));
        return Promise.resolve(failure(REFUSED));
      },
    });
    const { user } = await showPane(fund);
    const bytes = Uint8Array.from([0xb3, 0xfe, 0xd0, 0xdb]);
    await user.upload(screen.getByLabelText(/^通知文件/), new File([bytes], "通知.txt", { type: "text/plain" }));
    expect(await screen.findByText("“分配表”受保护，没有写入。")).toBeTruthy();
    expect(read).toEqual([["楚雄"]]);
    expect(button("打开通知")).toBeTruthy();
  });

  it("says why a file is no notice and stays as it was", async () => {
    const { user } = await showPane(scriptedFund(null));
    const word = new File([Uint8Array.from([0x50, 0x4b, 0x03, 0x04])], "通知.txt", { type: "text/plain" });
    await user.upload(screen.getByLabelText(/^通知文件/), word);
    expect(await screen.findByText(/“通知.txt”是压缩包，或打不开的文件，没有读入/)).toBeTruthy();
    expect(button("打开通知")).toBeTruthy();
  });
});

describe("the first screen", () => {
  it("says money, rules and counts as the sheet does", async () => {
    await showPane(scriptedFund(BROKEN_VIEW));
    const text = summary().textContent;
    const title = screen.getByRole("heading", { level: 1 });
    expect(title.textContent).toBe("公共数字文化建设专项资金 2020");
    expect(title.title).toContain("楚雄州文化和旅游局关于中央补助地方");
    expect(text).toContain("草案2");
    expect(text).toContain("总额 47.03");
    expect(text).toContain("已分 47.03");
    expect(text).toContain("平");
    expect(text).toContain("资源18.81 / 应≥18.82");
    expect(text).toContain("还差0.01");
    expect(text).toContain("州级9.50 / 应≥5.65");
    expect(text).toContain("余3.85");
    const marks = [...summary().querySelectorAll("[data-mark]")].map((mark) => mark.getAttribute("data-mark"));
    expect(marks).toEqual(["met", "broken", "met"]);
    expect(button(/必须改 1 · 提示 1 · 待核实 1/)).toBeTruthy();
  });

  it("shows no figure where there is no data", async () => {
    await showPane(scriptedFund(FUNDED_VIEW));
    expect(summary().textContent).toContain("资源无数据");
    expect(summary().textContent).not.toContain("应≥");
    expect(summary().textContent).toContain("少分47.03");
  });

  it("does not call an empty ledger a total of 0", async () => {
    await showPane(scriptedFund(READ_VIEW));
    expect(summary().textContent).toContain("尚无资金");
    expect(summary().textContent).not.toContain("0.00");
  });

  it("speaks English on an English host", async () => {
    await showPane(scriptedFund(BROKEN_VIEW), { locale: "en" });
    expect(button(/Must fix 1 · Advice 1 · Open 1/)).toBeTruthy();
    expect(summary().textContent).toContain("0.01 short");
    expect(screen.getByText("Resource funds are 18.81, at least 18.82 is due.")).toBeTruthy();
  });

  it("is dark when Office is dark", async () => {
    const colors: string[] = [];
    for (const isDarkTheme of [true, false]) {
      const { container, unmount } = await showPane(scriptedFund(MET_VIEW), { theme: { isDarkTheme } });
      const provider = container.querySelector(".fui-FluentProvider");
      const rule = [...document.styleSheets]
        .flatMap((sheet) => [...sheet.cssRules])
        .map((one) => one.cssText)
        .find((text) =>
          [...(provider?.classList ?? [])].some(
            (name) => text.startsWith(`.${name} `) && text.includes("--colorNeutralBackground1:"),
          ),
        );
      colors.push(/--colorNeutralBackground1:\s*(#\w+)/.exec(rule ?? "")?.[1] ?? "none");
      unmount();
    }
    expect(colors).toEqual(["#292929", "#ffffff"]);
  });

  it.each([
    ["项目", READ_VIEW],
    ["资金", FUNDED_VIEW],
    ["分配", BROKEN_VIEW],
    ["预警", BROKEN_VIEW],
  ])("has no accessibility fault on %s", async (name, view) => {
    const { user, container } = await showPane(
      scriptedFund(view, { undoLabel: () => ({ zh: "分配", en: "Allocate" }) }),
    );
    await goTo(user, name);
    expect(screen.getByRole("main", { name })).toBeTruthy();
    expect(await accessibilityFaults(container)).toEqual([]);
  });
});

/** What Office.js reaches on Tab: it moves the focus itself, through this list. */
const REACHED_BY_OFFICE = ["a[href]", "button:not([disabled])", "input:not([disabled])", "[tabindex]"]
  .map((selector) => `${selector}:not([tabindex='-1'])`)
  .join(", ");

describe("by keyboard alone", () => {
  it("reaches everything a person can press, also where Office.js moves the focus", async () => {
    const { user, container } = await showPane(scriptedFund(BROKEN_VIEW));
    for (const view of ["项目", "资金", "分配", "预警", "更多"]) {
      await goTo(user, view);
      const reached = new Set(container.querySelectorAll(REACHED_BY_OFFICE));
      const pressed = [...container.querySelectorAll("button, input, a, summary, [role='button'], [role='radio']")];
      expect(pressed.length).toBeGreaterThan(5);
      expect(pressed.filter((element) => !reached.has(element)).map((element) => element.outerHTML)).toEqual([]);
    }
  });

  it("goes between views and to a cell", async () => {
    const fund = scriptedFund(BROKEN_VIEW);
    const { user } = await showPane(fund);
    const reach = async (target: () => HTMLElement): Promise<void> => {
      for (let steps = 0; document.activeElement !== target() && steps < 30; steps += 1) await user.tab();
      expect(document.activeElement).toBe(target());
      await user.keyboard("{Enter}");
    };
    await reach(() => button("看单元格 分配表!C4"));
    expect(fund.calls).toContain('select:"分配表!C4"');
    await reach(() => button("分配"));
    expect(screen.getByRole("main", { name: "分配" })).toBeTruthy();
    expect(button("分配").getAttribute("aria-current")).toBe("page");
    expect(document.activeElement).toBe(button("分配"));
  });
});

describe("undo", () => {
  it("is offered only when there is something to take back", async () => {
    let label: { zh: string; en: string } | null = null;
    const fund = scriptedFund(BROKEN_VIEW, { undoLabel: () => label });
    const { user } = await showPane(fund);
    expect(screen.queryByRole("button", { name: /撤销/ })).toBeNull();
    label = { zh: "分配", en: "Allocate" };
    await user.click(button("重新检查"));
    expect(button("撤销“分配”")).toBeTruthy();
    expect(screen.getByText("（Ctrl+Z 可能撤不回）")).toBeTruthy();
  });

  it("names the step in the language of the pane", async () => {
    const fund = scriptedFund(BROKEN_VIEW, { undoLabel: () => ({ zh: "分配", en: "Allocate" }) });
    await showPane(fund, { locale: "en" });
    expect(button('Undo "Allocate"')).toBeTruthy();
  });

  it("can be done again while nothing else was done, and says which cells that left alone", async () => {
    const label = { zh: "分配", en: "Allocate" };
    let undone = false;
    const turned = (now: boolean, skipped: readonly string[]) => () => {
      undone = now;
      return Promise.resolve(success({ view: FUNDED_VIEW, skipped }));
    };
    const fund = scriptedFund(BROKEN_VIEW, {
      undoLabel: () => (undone ? null : label),
      redoLabel: () => (undone ? label : null),
      undo: turned(true, []),
      redo: turned(false, ["分配表!E9"]),
    });
    const { user } = await showPane(fund);
    expect(screen.queryByRole("button", { name: /重做/ })).toBeNull();
    await user.click(button("撤销“分配”"));
    await user.click(button("重做“分配”"));
    expect(screen.getByText("已重做；之后改过的 1 格没有动：分配表!E9")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /重做/ })).toBeNull();
  });

  it("lists the cells it left alone", async () => {
    const fund = scriptedFund(BROKEN_VIEW, {
      undoLabel: () => ({ zh: "分配", en: "Allocate" }),
      undo: () => Promise.resolve(success({ view: FUNDED_VIEW, skipped: ["分配表!E9", "分配表!F9"] })),
    });
    const { user } = await showPane(fund);
    await user.click(button("撤销“分配”"));
    expect(screen.getByText("已撤销；之后改过的 2 格没有动：分配表!E9、分配表!F9")).toBeTruthy();
  });
});

describe("faults", () => {
  it("are said with next step, place and a code to copy, and can be closed", async () => {
    const fund = scriptedFund(BROKEN_VIEW, {
      undoLabel: () => ({ zh: "分配", en: "Allocate" }),
      undo: () => Promise.resolve(failure(REFUSED)),
    });
    const { user, container } = await showPane(fund);
    await user.click(button("撤销“分配”"));
    expect(screen.getByText(REFUSED.sentence.zh)).toBeTruthy();
    expect(screen.getByText(REFUSED.nextStep.zh)).toBeTruthy();
    expect(screen.getByText("位置: 分配表!E9")).toBeTruthy();
    expect(await accessibilityFaults(container)).toEqual([]);
    await user.click(button("复制"));
    expect(await navigator.clipboard.readText()).toMatch(/^sheet-protected\n分配表!E9\nno Office\.js · /);
    expect(screen.getByText("已复制")).toBeTruthy();
    await user.click(button("关闭"));
    expect(screen.queryByText(REFUSED.sentence.zh)).toBeNull();
  });

  it("of a re-read keep the figures, say so, and go when a reading succeeds", async () => {
    let broken = false;
    const fund = scriptedFund(BROKEN_VIEW, {
      view: () => Promise.resolve(broken ? failure({ ...REFUSED, code: "sheet-missing" }) : success(BROKEN_VIEW)),
    });
    const { user } = await showPane(fund);
    broken = true;
    await user.click(button("重新检查"));
    expect(screen.getByText("下面仍是上次读到的数。")).toBeTruthy();
    expect(summary().textContent).toContain("总额 47.03");
    broken = false;
    await user.click(button("再试一次"));
    expect(screen.queryByText("下面仍是上次读到的数。")).toBeNull();
  });

  it("of drawing reach the boundary, which can try again", async () => {
    // React itself tells of the broken drawing.
    jest.spyOn(console, "error").mockImplementation(() => undefined);
    const damaged = { ...BROKEN_VIEW, headlines: null } as unknown as typeof BROKEN_VIEW;
    const fund = scriptedFund(damaged);
    const { user } = await showPane(fund);
    expect(screen.getByText("pane-unexpected")).toBeTruthy();
    fund.holds(BROKEN_VIEW);
    await user.click(button("再试一次"));
    expect(await screen.findByRole("banner")).toBeTruthy();
  });

  it("nobody caught are shown too", async () => {
    await showPane(scriptedFund(BROKEN_VIEW));
    act(() => void window.dispatchEvent(new ErrorEvent("error", { error: new Error("late"), message: "late" })));
    expect(screen.getByText("pane-unexpected")).toBeTruthy();
  });
});

describe("live", () => {
  it("follows an edit, and a lost event by focus", async () => {
    const fund = scriptedFund(BROKEN_VIEW);
    await showPane(fund);
    fund.holds(MET_VIEW);
    fund.edited();
    expect(await screen.findByText("没有不符合的规则。", undefined, { timeout: 2_000 })).toBeTruthy();
    fund.holds(BROKEN_VIEW);
    act(() => void window.dispatchEvent(new Event("focus")));
    // Well before the clock would look by itself.
    expect(await screen.findByText("必须改（1）", undefined, { timeout: 2_000 })).toBeTruthy();
    // Looking writes nothing (D13).
    expect(new Set(fund.calls)).toEqual(new Set(["view"]));
  });

  it("says when the workbook sends no changes", async () => {
    await showPane(scriptedFund(BROKEN_VIEW, { watch: () => Promise.resolve(failure(REFUSED)) }));
    expect(screen.getByText("收不到工作簿的改动通知，改为每隔几秒检查一次。")).toBeTruthy();
  });
});
