/** 送出复核稿 and 取回复核稿 over the real use cases and real workbook files: nothing is scripted here. */
import { act, screen, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { createFundUseCases, type FundUseCases } from "../../src/usecases/fund";
import { openFilePort, type FilePort } from "../../src/xlsx/filePort";
import type { Locale } from "../../src/taskpane/words";
import { accessibilityFaults } from "./accessibility";
import { button, goTo, showPane } from "./renderPane";

// Every browser has it, jsdom does not; walking radio buttons by arrow keys asks for it.
Object.defineProperty(globalThis, "CSS", {
  configurable: true,
  value: { escape: (text: string) => text.replace(/[^\w-]/g, "\\$&") },
});

const FAULT = { noWorkbook: "file-not-xlsx", noBook: "copy-no-book" } as const;

const clock = (): string => "2020-05-25";
const moment = (): string => "2020-05-25T10:00:00";

function valueOf<T>(result: { ok: true; value: T } | { ok: false; fault: { code: string } }): T {
  if (!result.ok) throw new Error(result.fault.code);
  return result.value;
}

interface Desk {
  readonly port: FilePort;
  readonly fund: FundUseCases;
}

async function deskOf(bytes: Uint8Array | null): Promise<Desk> {
  const port = valueOf(await openFilePort(bytes));
  return { port, fund: createFundUseCases(port, clock, moment) };
}

type Edit = readonly [address: string, value: string | number];

async function type(port: FilePort, ...edits: readonly Edit[]): Promise<void> {
  valueOf(await port.write(edits.map(([address, value]) => ({ sheet: "分配表", address, value }))));
}

/** Cells of 分配表 that can hold an amount, in the sample as it was sent. */
const [FIRST, SECOND, THIRD] = ["H10", "I10", "J10"] as const;

describe("a returned copy in the pane", () => {
  let sent: Uint8Array;
  beforeAll(async () => {
    const { port, fund } = await deskOf(null);
    valueOf(await fund.loadSample());
    valueOf(await fund.allocate({ method: "even", handEdits: "replace" }));
    valueOf(await fund.sendOut("请复核"));
    sent = await port.save();
  });

  async function returned(...edits: readonly Edit[]): Promise<File> {
    const { port } = await deskOf(sent);
    await type(port, ...edits);
    return fileOf(await port.save(), "最终版3改.xlsx");
  }

  function fileOf(bytes: Uint8Array, name: string): File {
    return new File([new Uint8Array(bytes)], name);
  }

  async function show(
    ours: readonly Edit[],
    { locale = "zh", typing }: { readonly locale?: Locale; readonly typing?: (desk: Desk) => FundUseCases } = {},
  ) {
    const desk = await deskOf(sent);
    if (ours.length > 0) await type(desk.port, ...ours);
    const shown = await showPane(typing ? typing(desk) : desk.fund, { locale });
    await screen.findByRole("main");
    await goTo(shown.user, locale === "zh" ? "更多" : "More");
    await goTo(shown.user, locale === "zh" ? "取回复核稿" : "Take back a reviewed copy");
    return { ...desk, ...shown };
  }

  async function choose(user: UserEvent, file: File, label: string | RegExp = "对方改过的工作簿（.xlsx）") {
    await user.upload(await screen.findByLabelText(label), file);
  }

  async function decided(fund: FundUseCases): Promise<string> {
    return JSON.stringify(valueOf(await fund.view())?.book.decided);
  }

  const answer = (section: HTMLElement, name: string): HTMLElement => within(section).getByRole("radio", { name });

  it("keeps a record before sending, signed, and says what to do next", async () => {
    const { user, fund, port, container } = await show([]);
    await user.type(await screen.findByLabelText(/送给谁/), "送局长");
    await user.click(button("留底"));
    expect(screen.getByText("请写姓名。")).toBeTruthy();
    await user.type(screen.getByLabelText(/经办人/), "张某");
    expect(await accessibilityFaults(container)).toEqual([]);
    await user.click(button("留底"));
    expect(await screen.findByText("已留底（第1版）。请保存，再把文件发给对方。")).toBeTruthy();
    const copy = valueOf(await openFilePort(await port.save()));
    expect(valueOf(await fund.compareCopy(copy)).base.sent).toMatchObject({
      why: "送出复核稿：送局长",
      who: "张某（自报）",
    });
  });

  it("takes what only they changed, refuses with a reason what both changed, and takes it all back", async () => {
    const { user, fund, container } = await show([[SECOND, 1.11]]);
    const before = await decided(fund);
    await choose(user, await returned([FIRST, 9.99], [SECOND, 8.88], ["BA40", "请看这里"]));
    const theirs = await screen.findByRole("region", { name: "只对方改（1）" });
    expect(theirs.textContent).toMatch(/送出\d+\.\d\d万元对方9\.99万元我方\d+\.\d\d万元/);
    expect(answer(theirs, "用对方的")).toHaveProperty("checked", true);
    const both = screen.getByRole("region", { name: "双方都改（1）" });
    expect(both.textContent).toContain("对方8.88万元我方1.11万元");
    expect(answer(both, "先不定")).toHaveProperty("checked", true);
    await user.click(within(screen.getByRole("region", { name: "表外批注（1）" })).getByRole("button"));
    expect(screen.getByRole("region", { name: "表外批注（1）" }).textContent).toContain("分配表!BA40 对方 请看这里");
    expect(screen.getByText("用对方1处，留我方0处，未定1处（不动）。")).toBeTruthy();

    await user.click(button("写入"));
    expect(screen.getByText("请写姓名。")).toBeTruthy();
    expect(await decided(fund)).toBe(before);
    await user.click(answer(both, "留我方的"));
    await user.click(button("写入"));
    await user.type(screen.getByLabelText(/经办人/), "张某");
    await user.click(button("写入"));
    expect(screen.queryByText(/^已用对方/)).toBeNull();
    expect(screen.queryByText("reason-missing")).toBeNull();
    expect(screen.getByText(/^还有1处没写理由：分配表/)).toBeTruthy();
    expect(within(both).getByText("请写理由，对方会问。")).toBeTruthy();
    expect(await decided(fund)).toBe(before);
    await user.type(within(both).getByLabelText("理由"), "已报局党组");
    expect(await accessibilityFaults(container)).toEqual([]);
    await user.click(button("写入"));
    expect(await screen.findByText("已用对方1处，留我方1处（理由记在日志）；可以撤销。")).toBeTruthy();
    // Everything was decided: the file is done with.
    expect(screen.getByRole("region", { name: "送出复核稿" })).toBeTruthy();
    const after = valueOf(await fund.view())?.book;
    expect(JSON.stringify(after?.decided)).toContain("9990000");
    expect(JSON.stringify(after?.decided)).toContain("1110000");
    expect(JSON.stringify(after?.decided)).not.toContain("8880000");
    expect(after?.log.slice(-2)).toMatchObject([
      { what: "取回复核稿", who: "张某（自报）", reason: "来源文件：最终版3改.xlsx" },
      { what: "取回复核稿（未采用）", after: "对方：8.88万元", reason: "已报局党组（来源文件：最终版3改.xlsx）" },
    ]);

    await user.click(button("撤销“取回复核稿”"));
    expect(await screen.findByText("已撤销。")).toBeTruthy();
    expect(await decided(fund)).toBe(before);
  });

  it("decides a group at once, with one reason; what was refused is not asked again, until it is taken back", async () => {
    const { user, fund } = await show([]);
    const before = await decided(fund);
    const file = await returned([FIRST, 9.99], [SECOND, 8.88], [THIRD, 7.77]);
    await choose(user, file);
    const group = await screen.findByRole("region", { name: "只对方改（3）" });
    await user.click(within(group).getByRole("button", { name: "全留我方的" }));
    expect(within(group).getAllByRole("radio", { name: "留我方的", checked: true })).toHaveLength(3);
    await user.click(within(group).getAllByRole("radio", { name: "先不定" })[2] as HTMLElement);
    await user.type(within(group).getByLabelText(/^这一组留我方的理由/), "已经上会");
    await user.type(screen.getByLabelText(/经办人/), "李某");
    await user.click(button("写入"));
    expect(await screen.findByText(/^已用对方0处，留我方2处/)).toBeTruthy();
    expect(await decided(fund)).toBe(before);
    const settled = await screen.findByRole("region", { name: "以前没采用（2）" });
    const left = screen.getByRole("region", { name: "只对方改（1）" });
    // Left open by a person stays open: nothing presets it now.
    expect(answer(left, "先不定")).toHaveProperty("checked", true);
    await user.click(within(settled).getByRole("button", { name: "以前没采用（2）" }));
    expect(settled.textContent).toContain("李某（自报）于2020-05-25 10:00:00没采用：已经上会");
    await user.click(within(settled).getAllByRole("button", { name: "重新决定" })[0] as HTMLElement);
    expect(await screen.findByRole("region", { name: "以前没采用（1）" })).toBeTruthy();
    expect(screen.getByRole("region", { name: "只对方改（2）" })).toBeTruthy();
    // Another day, the same file.
    await user.click(button("不比了"));
    await choose(user, file);
    expect(await screen.findByRole("region", { name: "以前没采用（2）" })).toBeTruthy();
  });

  it("says what the findings would become before anything is written", async () => {
    const { user, fund } = await show([]);
    const before = await decided(fund);
    await choose(user, await returned([FIRST, 9.99]));
    await screen.findByRole("region", { name: "只对方改（1）" });
    await user.click(button("看看预警会怎么变"));
    expect((await screen.findByText(/^写入后新的不符合：/)).textContent).toContain("合计");
    expect(await decided(fund)).toBe(before);
    await user.click(screen.getByRole("radio", { name: "先不定" }));
    expect(screen.queryByText(/^写入后新的不符合：/)).toBeNull();
    await user.click(button("看看预警会怎么变"));
    expect(screen.getByText("还没有决定，没有可写的。")).toBeTruthy();
  });

  it("compares anew when our book changes, and keeps file and decisions while other views are looked at", async () => {
    const { user, port } = await show([]);
    await choose(user, await returned([FIRST, 9.99], [SECOND, 8.88]));
    const group = await screen.findByRole("region", { name: "只对方改（2）" });
    await user.click(within(group).getByRole("button", { name: "全用对方的" }));
    await user.click(within(group).getAllByRole("radio", { name: "留我方的" })[1] as HTMLElement);
    await user.type(within(group).getByLabelText("理由"), "上会");
    await goTo(user, "预警");
    await goTo(user, "更多");
    await goTo(user, "取回复核稿");
    expect(await screen.findByText("正在比对：最终版3改.xlsx")).toBeTruthy();
    expect(screen.getByLabelText("理由")).toHaveProperty("value", "上会");
    await type(port, [FIRST, 3.33]);
    act(() => void window.dispatchEvent(new Event("focus")));
    const both = await screen.findByRole("region", { name: "双方都改（1）" });
    expect(both.textContent).toContain("对方9.99万元我方3.33万元");
    // 用对方的 was said of another figure of ours: it is asked anew.
    expect(answer(both, "先不定")).toHaveProperty("checked", true);
  });

  it("writes nothing over what was typed in the very moment of writing", async () => {
    const { user, port, fund } = await show([], {
      typing: (desk) => ({
        ...desk.fund,
        applyCopy: async (request) => {
          await type(desk.port, [FIRST, 3.33]);
          return desk.fund.applyCopy(request);
        },
      }),
    });
    await choose(user, await returned([FIRST, 9.99]));
    await screen.findByRole("region", { name: "只对方改（1）" });
    await user.type(screen.getByLabelText(/经办人/), "张某");
    await user.click(button("写入"));
    expect(await screen.findByText(/在比对之后又改过，没有写入/)).toBeTruthy();
    expect(valueOf(await port.read(["分配表"]))[0]?.values[9]?.[7]).toBe(3.33);
    expect(await decided(fund)).not.toContain("9990000");
  });

  it.each([
    ["a file that is no workbook", () => fileOf(new TextEncoder().encode("不是工作簿"), "甲.xlsx"), FAULT.noWorkbook],
    ["an empty workbook", async () => fileOf(await (await deskOf(null)).port.save(), "空.xlsx"), FAULT.noBook],
  ])("says why %s cannot be compared", async (_what, file, code) => {
    const { user } = await show([]);
    await choose(user, await file());
    expect(await screen.findByText(code)).toBeTruthy();
    expect(screen.getByText(/^位置: [甲空]\.xlsx$/)).toBeTruthy();
    expect(screen.getByRole("region", { name: "送出复核稿" })).toBeTruthy();
  });

  it("says that they changed nothing", async () => {
    const { user } = await show([]);
    await choose(user, await returned());
    expect(await screen.findByText("对方没有改动。")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "写入" })).toBeNull();
  });

  it("is decided by keyboard and in English", async () => {
    const { user, container } = await show([], { locale: "en" });
    await choose(user, await returned([FIRST, 9.99]), "Edited workbook (.xlsx)");
    const group = await screen.findByRole("region", { name: "Changed by them only (1)" });
    answer(group, "Take theirs").focus();
    await user.keyboard("{ArrowRight}");
    expect(answer(group, "Keep ours")).toHaveProperty("checked", true);
    await user.tab();
    await user.keyboard("decided already");
    expect(within(group).getByLabelText("Reason")).toHaveProperty("value", "decided already");
    expect(await accessibilityFaults(container)).toEqual([]);
  });
});
