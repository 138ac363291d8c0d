import { screen, within } from "@testing-library/react";
import { failure, success } from "../../src/domain/fault";
import { accessibilityFaults } from "./accessibility";
import type { PlacedFinding } from "../../src/usecases/view";
import { BROKEN_VIEW, DECIDED_BOOK, FUNDED_VIEW, LACKING, MET_VIEW, READ_VIEW, SHORTAGE } from "./bookViews";
import { button, goTo, showPane } from "./renderPane";
import { EDITS, REFUSED, scriptedFund } from "./scriptedFund";

describe("预警", () => {
  it("puts what must be mended first: what is missing, sentence, remedy, and the notice's words on request", async () => {
    const fund = scriptedFund(BROKEN_VIEW);
    const { user } = await showPane(fund);
    const item = (group: string): HTMLElement =>
      within(screen.getByRole("region", { name: group })).getAllByRole("listitem")[0] as HTMLElement;
    const first = item("必须改（1）");
    expect(first.textContent).toContain("必须资源建设经费 还差0.01万元");
    expect(first.textContent).toContain("还差0.01万元。依据：八（一）1。");
    expect(first.textContent).toContain("怎么办：把0.01万元移到资源类项目。");
    expect(first.textContent).not.toContain("用于资源建设的经费不低于40%");
    await user.click(within(first).getByRole("button", { name: "原文 八（一）1", expanded: false }));
    expect(first.textContent).toContain("用于资源建设的经费不低于40%");
    const advice = item("提示（1）");
    expect(advice.textContent).toContain("提示");
    const marks = [first, advice].map((one) => one.querySelector("[data-mark]")?.getAttribute("data-mark"));
    expect(marks).toEqual(["broken", "advice"]);
    await user.click(button("看单元格 分配表!E12"));
    expect(fund.calls).toContain('select:"分配表!E12"');
  });

  it("keeps what is met and what is not due in one line each until it is asked for", async () => {
    const waiting = {
      ...LACKING,
      id: "R17",
      rule: "R17",
      name: { zh: "5月底进度", en: "Progress in May" },
      sentence: { zh: "5月底进度：未到期（2020-05-31）。", en: "Not due." },
    };
    const { user } = await showPane(scriptedFund({ ...BROKEN_VIEW, notDue: [waiting] }));
    expect(screen.queryByText(/余3.85万元/)).toBe(null);
    await user.click(button("符合（1）"));
    expect(within(screen.getByRole("region", { name: "符合（1）" })).getByText(/余3.85万元/)).toBeTruthy();
    await user.click(button("未到期（1）"));
    expect(screen.getByText("5月底进度：未到期（2020-05-31）。")).toBeTruthy();
  });

  it("tells a gap in the plan apart from what is broken", async () => {
    const gap: PlacedFinding = { ...SHORTAGE, id: "R06:CUL", verdict: "planGap", measure: "sessions", shortage: 1 };
    await showPane(scriptedFund({ ...MET_VIEW, findings: [gap] }));
    expect(screen.getByRole("region", { name: "计划有缺口（1）" }).textContent).toContain("还差1次");
    expect(screen.getByText("没有不符合的规则。")).toBeTruthy();
    expect(screen.queryByText(/无数据，还不能判断/)).toBeNull();
    expect(button(/必须改 0 · 提示 0/)).toBeTruthy();
    expect(screen.queryByRole("img", { name: "有不符合" })).toBeNull();
  });

  it("says that what lacks data was not judged, beside what is fine", async () => {
    await showPane(scriptedFund({ ...MET_VIEW, undetermined: READ_VIEW.undetermined }));
    expect(screen.getByText("没有不符合的规则。")).toBeTruthy();
    expect(screen.getByText("另有1条无数据，还不能判断。")).toBeTruthy();
  });

  it("shows hundreds of findings by portions", async () => {
    const many = Array.from({ length: 300 }, (_one, index): PlacedFinding => ({ ...SHORTAGE, id: `R22:P${index}` }));
    const { user } = await showPane(scriptedFund({ ...BROKEN_VIEW, findings: many }));
    const region = screen.getByRole("region", { name: "必须改（300）" });
    expect(within(region).getAllByRole("listitem")).toHaveLength(30);
    await user.click(button("再显示 30 条（共 300 条）"));
    expect(within(region).getAllByRole("listitem")).toHaveLength(60);
  });

  it("says why a cell cannot be shown", async () => {
    const { user } = await showPane(scriptedFund(BROKEN_VIEW, { select: () => Promise.resolve(failure(REFUSED)) }));
    await user.click(button("看单元格 分配表!C4"));
    expect(screen.getByText(REFUSED.sentence.zh)).toBeTruthy();
  });

  it("says what is missing where nothing can be judged, and does not call it met", async () => {
    await showPane(scriptedFund(FUNDED_VIEW));
    expect(screen.getByText("现在还没有能判断的规则。")).toBeTruthy();
    expect(screen.getByRole("region", { name: "无数据（1）" }).textContent).toContain("缺：资金台账里没有指标文件");
    expect(screen.queryByText(/符合（/)).toBeNull();
  });

  it("marks 预警 in the navigation only while something is broken", async () => {
    const fund = scriptedFund(BROKEN_VIEW);
    const { user } = await showPane(fund);
    expect(screen.getByRole("img", { name: "有不符合" })).toBeTruthy();
    fund.holds(MET_VIEW);
    await user.click(button("重新检查"));
    expect(screen.queryByRole("img", { name: "有不符合" })).toBeNull();
  });

  it("tells a screen reader of changed counts, once, and not of the first reading", async () => {
    const fund = scriptedFund(BROKEN_VIEW);
    const { user } = await showPane(fund);
    const told = (): readonly string[] =>
      screen.getAllByRole("status").flatMap((one) => (one.textContent.includes("检查结果") ? [one.textContent] : []));
    expect(told()).toEqual([]);
    fund.holds(MET_VIEW);
    await user.click(button("重新检查"));
    expect(told()).toEqual(["检查结果有变：必须改 0，提示 0，计划有缺口 0"]);
  });
});

describe("项目", () => {
  it("shows every row, the gap, the origin of each cell, repairs and open questions", async () => {
    const { user } = await showPane(scriptedFund(READ_VIEW));
    await goTo(user, "项目");
    expect(screen.getByText("2个项目 · 推断2格 · 缺失1格")).toBeTruthy();
    expect(screen.getByText("缺号 2：原件缺失，待核")).toBeTruthy();
    const rows = within(screen.getByRole("list", { name: "项目" })).getAllByRole("listitem");
    expect(rows).toHaveLength(3);
    expect(rows[1]?.textContent).toBe("2 原件缺失，待核");
    await user.click(within(rows[2] as HTMLElement).getByRole("button", { expanded: false }));
    const shifted = rows[2]?.textContent ?? "";
    expect(shifted).toContain("推断2");
    expect(shifted).toContain("缺失1");
    expect(shifted).toContain("类型推断");
    expect(shifted).toContain("任务缺失（无）");
    expect(shifted).toContain("项目名称推断第120行看原文全民艺术普及资源");
    expect(shifted).toContain("可分单位州文化馆");
    expect(shifted).toContain("项目名称 · 原来6项目名称 · 现在全民艺术普及资源");
    const questions = screen.getByRole("region", { name: "待核实（1）" }).textContent;
    expect(questions).toContain("C11 缺号2");
    expect(questions).toContain("第101行");
    expect(questions).toContain("暂按：保留缺号，不分钱");
  });
});

describe("资金", () => {
  it("lists the ledger", async () => {
    const { user } = await showPane(scriptedFund(FUNDED_VIEW));
    await goTo(user, "资金");
    const ledger = screen.getByRole("region", { name: "资金台账" }).textContent;
    expect(ledger).toContain("示例财教〔2020〕1号");
    expect(ledger).toContain("47.03");
    expect(ledger).toContain("2020-03-02 · 省财政厅 · 示例数据");
  });

  it("refuses 约47 with its sentence, writes nothing and loses nothing", async () => {
    const fund = scriptedFund(READ_VIEW);
    const { user, container } = await showPane(fund);
    await goTo(user, "资金");
    await user.type(screen.getByLabelText(/文号/), "=云财教1号");
    await user.type(screen.getByLabelText(/其中本资金/), "约47");
    await user.click(button("记入"));
    expect(screen.getByText(/“约47”不是金额，没有写入，也没有当作0。/)).toBeTruthy();
    expect(screen.getByLabelText(/其中本资金/).getAttribute("aria-invalid")).toBe("true");
    expect(fund.calls.some((call) => call.startsWith("addDocument"))).toBe(false);
    expect(await accessibilityFaults(container)).toEqual([]);
    await goTo(user, "预警");
    await goTo(user, "资金");
    expect(screen.getByLabelText(/文号/)).toHaveProperty("value", "=云财教1号");
    expect(screen.getByLabelText(/其中本资金/)).toHaveProperty("value", "约47");
  });

  it("reads forgiving text, shows how it is read, and sends on Enter", async () => {
    const fund = scriptedFund(READ_VIEW, { addDocument: () => Promise.resolve(success(FUNDED_VIEW)) });
    const { user } = await showPane(fund);
    await goTo(user, "资金");
    await user.type(screen.getByLabelText(/文号/), "云财教〔2020〕1号");
    await user.type(screen.getByLabelText(/文件日期/), "2020年3月2日");
    await user.type(screen.getByLabelText(/其中本资金/), "470,300元");
    expect(screen.getByText("读作 47.03 万元")).toBeTruthy();
    await user.keyboard("{Enter}");
    expect(fund.calls).toContain(
      'addDocument:{"documentNumber":"云财教〔2020〕1号","issuedOn":"2020-03-02","amount":47030000,"counterpart":""}',
    );
    expect(screen.getByText("已记入，总额47.03万元。")).toBeTruthy();
    expect(screen.getByLabelText(/文号/)).toHaveProperty("value", "");
  });

  it("keeps the form when writing is refused", async () => {
    const fund = scriptedFund(READ_VIEW, { addDocument: () => Promise.resolve(failure(REFUSED)) });
    const { user } = await showPane(fund);
    await goTo(user, "资金");
    await user.type(screen.getByLabelText(/文号/), "1号");
    await user.type(screen.getByLabelText(/其中本资金/), "-2{Enter}");
    expect(screen.getByText(REFUSED.sentence.zh)).toBeTruthy();
    expect(screen.getByLabelText(/其中本资金/)).toHaveProperty("value", "-2");
  });

  it("warns of a number the ledger already has", async () => {
    const { user } = await showPane(scriptedFund(FUNDED_VIEW));
    await goTo(user, "资金");
    await user.type(screen.getByLabelText(/文号/), "示例财教〔2020〕1号");
    expect(screen.getByText("台账里已有这个文号；再记一笔会重复计入。")).toBeTruthy();
  });
});

describe("分配", () => {
  it("sends the person to the ledger while there is no money", async () => {
    const { user } = await showPane(scriptedFund(READ_VIEW));
    await goTo(user, "分配");
    expect(screen.getAllByRole("button", { name: "分配" })).toHaveLength(1);
    await user.click(button("去记资金"));
    expect(screen.getByRole("main", { name: "资金" })).toBeTruthy();
  });

  it("allocates evenly and shows the findings", async () => {
    const fund = scriptedFund(FUNDED_VIEW, { allocate: () => Promise.resolve(success(BROKEN_VIEW)) });
    const { user } = await showPane(fund);
    await goTo(user, "分配");
    expect(screen.getAllByRole("radio")).toHaveLength(1);
    await user.click(within(screen.getByRole("main")).getByRole("button", { name: "分配" }));
    const allocated = 'allocate:{"method":"even","handEdits":"keep"}';
    expect(fund.calls.slice(-3)).toEqual(["handEdits", allocated, 'select:"分配表!D7"']);
    expect(screen.getByRole("main", { name: "预警" })).toBeTruthy();
    expect(screen.getByText("已分配47.03万元，总额47.03万元。")).toBeTruthy();
  });

  it("offers factors only when there are factors", async () => {
    const factors = [{ name: "人口", year: "2019", source: "年鉴", weight: 10_000, values: { "532327": 10 } }];
    const fund = scriptedFund({ ...FUNDED_VIEW, book: { ...FUNDED_VIEW.book, factors } });
    const { user } = await showPane(fund);
    await goTo(user, "分配");
    await user.click(screen.getByRole("radio", { name: "按因素" }));
    await user.click(within(screen.getByRole("main")).getByRole("button", { name: "分配" }));
    expect(fund.calls).toContain('allocate:{"method":"factors","handEdits":"keep"}');
  });

  it("shows each unit's sum, a dash where nothing is decided, and what is no amount", async () => {
    const unreadable = [{ line: "P1", unit: "532327", text: "约2", address: "分配表!L9" }];
    const fund = scriptedFund({ ...BROKEN_VIEW, book: { ...DECIDED_BOOK, unreadable } });
    const { user } = await showPane(fund);
    await goTo(user, "分配");
    const rows = within(screen.getByRole("table"))
      .getAllByRole("row")
      .map((row) => row.textContent);
    expect(rows).toEqual(["州文化馆18.81", "州图书馆—", "永仁县28.22", "合计47.03"]);
    expect(screen.getByText("1 格不是金额，没有当作0")).toBeTruthy();
    await user.click(button("看单元格 分配表!L9"));
    expect(fund.calls).toContain('select:"分配表!L9"');
  });
});

describe("the hand-edit dialog", () => {
  async function ask() {
    const fund = scriptedFund(BROKEN_VIEW, { handEdits: () => Promise.resolve(success(EDITS)) });
    const { user } = await showPane(fund);
    await goTo(user, "分配");
    await user.click(button("重新分配"));
    return { fund, user, dialog: await screen.findByRole("alertdialog") };
  }

  it("lists every typed cell before anything is written", async () => {
    const { fund, dialog } = await ask();
    expect(within(dialog).getByRole("heading", { name: "有 2 格是手改的" })).toBeTruthy();
    const items = within(dialog)
      .getAllByRole("listitem")
      .map((item) => item.textContent);
    expect(items).toEqual([
      "5 互联互通 · 永仁县测算 2.10，手改 2.60 · 分配表!L13",
      "6 艺术普及 · 州文化馆测算 —，手改 0.00 · 分配表!E14",
    ]);
    expect(fund.calls.some((call) => call.startsWith("allocate"))).toBe(false);
    expect(await accessibilityFaults(dialog)).toEqual([]);
  });

  it.each([
    ["保留手改 2 格（设为固定）", "keep"],
    ["全部按测算", "replace"],
  ])("%s allocates with %s", async (name, choice) => {
    const { fund, user, dialog } = await ask();
    await user.click(within(dialog).getByRole("button", { name }));
    expect(fund.calls).toContain(`allocate:{"method":"even","handEdits":"${choice}"}`);
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });

  it.each(["cancel", "Escape", "Escape taken by Office.js"])("leaves everything as it is on %s", async (way) => {
    const { fund, user, dialog } = await ask();
    const takeEscape = (event: Event): void => event.preventDefault();
    if (way === "Escape taken by Office.js") window.addEventListener("keydown", takeEscape, { capture: true });
    if (way === "cancel") await user.click(within(dialog).getByRole("button", { name: "取消" }));
    else await user.keyboard("{Escape}");
    window.removeEventListener("keydown", takeEscape, { capture: true });
    expect(screen.queryByRole("alertdialog")).toBeNull();
    expect(fund.calls.some((call) => call.startsWith("allocate"))).toBe(false);
  });
});
