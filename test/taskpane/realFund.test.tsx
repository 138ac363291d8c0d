/** The pane over the real use cases and a real workbook file: nothing is scripted here. */
import { act, screen, within } from "@testing-library/react";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createFundUseCases } from "../../src/usecases/fund";
import { addressOf } from "../../src/workbook/place";
import { openFilePort, type FilePort } from "../../src/xlsx/filePort";
import { accessibilityFaults } from "./accessibility";
import { button, goTo, showPane } from "./renderPane";

const NOTICE = join(__dirname, "..", "fixtures", "notices", "chuxiong-2020-table.md");

async function emptyWorkbook(): Promise<FilePort> {
  const port = await openFilePort(null);
  if (!port.ok) throw new Error(port.fault.sentence.en);
  return port.value;
}

async function showEmpty() {
  const port = await emptyWorkbook();
  return { port, ...(await showPane(createFundUseCases(port, () => "2020-05-25"))) };
}

function banner(): string {
  return screen.getByRole("banner").textContent;
}

async function loadSampleAndAllocate() {
  const shown = await showEmpty();
  await shown.user.click(button("载入示例"));
  await screen.findByRole("main", { name: "分配" });
  await shown.user.click(await screen.findByRole("radio", { name: "平均" }));
  await shown.user.click(within(screen.getByRole("main")).getByRole("button", { name: "分配" }));
  await screen.findByRole("main", { name: "预警" });
  return shown;
}

describe("the pane over a real workbook", () => {
  it("loads the sample, allocates evenly to the cent and says that R03 is broken", async () => {
    const { user, container } = await loadSampleAndAllocate();
    expect(banner()).toContain("总额 47.03");
    expect(banner()).toContain("已分 47.03");
    expect(banner()).toContain("平");
    const broken = screen.getByRole("region", { name: /^必须改/ });
    expect(
      within(broken).getByText(/^资源建设经费18\.\d\d万元，应不少于18\.82万元（47\.03×40%），还差0\.\d\d万元/),
    ).toBeTruthy();
    expect(await accessibilityFaults(container)).toEqual([]);
    await goTo(user, "分配");
    const rows = within(screen.getByRole("table")).getAllByRole("row");
    expect(rows).toHaveLength(13);
    expect(rows.at(-1)?.textContent).toBe("合计47.03");
  });

  it("takes the allocation back", async () => {
    const { user } = await loadSampleAndAllocate();
    await user.click(button("撤销“分配”"));
    expect(await screen.findByText("已撤销。")).toBeTruthy();
    expect(banner()).toContain("少分47.03");
  });

  it("shows what a person typed before writing over it, and keeps it on request", async () => {
    const { user, port } = await loadSampleAndAllocate();
    const book = createFundUseCases(port, () => "2020-05-25");
    const before = await book.view();
    if (!before.ok || before.value === null) throw new Error("no book");
    const [line, cells] = Object.entries(before.value.book.decided)[0] ?? [];
    const [unit] = Object.keys(cells ?? {});
    const place = addressOf(before.value.book, line ?? "", unit ?? "");
    const [sheet, address] = place.split("!");
    const written = await port.write([{ sheet: sheet ?? "", address: address ?? "", value: 9.99 }]);
    expect(written.ok).toBe(true);
    act(() => void window.dispatchEvent(new Event("focus")));
    expect(await screen.findByText(/^多分/)).toBeTruthy();

    await goTo(user, "分配");
    await user.click(button("重新分配"));
    const dialog = await screen.findByRole("alertdialog");
    expect(within(dialog).getByRole("heading", { name: "有 1 格是手改的" })).toBeTruthy();
    expect(dialog.textContent).toContain("手改 9.99");
    await user.click(within(dialog).getByRole("button", { name: "保留手改 1 格（设为固定）" }));
    await screen.findByRole("main", { name: "预警" });
    expect(banner()).toContain("平");
    const after = await book.view();
    expect(after.ok && after.value?.book.decided[line ?? ""]?.[unit ?? ""]).toBe(9_990_000);
  });

  it("reads the damaged notice through 打开通知 and asks for money, never for 0", async () => {
    const { user } = await showEmpty();
    const file = new File([readFileSync(NOTICE)], "chuxiong-2020-table.md", { type: "text/markdown" });
    await user.upload(screen.getByLabelText(/^通知文件/), file);
    await user.click(await screen.findByRole("button", { name: "写入工作簿" }, { timeout: 30_000 }));
    expect(await screen.findByText("已读入13个项目，请看项目表。")).toBeTruthy();
    expect(await screen.findByText("缺号 2、8：原件缺失，待核")).toBeTruthy();
    expect(banner()).toContain("尚无资金");
    await goTo(user, "资金");
    await user.type(screen.getByLabelText(/文号/), "云财教〔2020〕1号");
    await user.type(screen.getByLabelText(/其中本资金/), "４７．０３");
    await user.click(button("记入"));
    expect(await screen.findByText("已记入，总额47.03万元。")).toBeTruthy();
    expect(banner()).toContain("总额 47.03");
  });

  it.each([
    ["an empty file", ""],
    ["a notice without a table", "关于做好工作的通知\n\n各县市文化和旅游局：请做好工作。\n"],
  ])("says why %s is no notice and writes nothing", async (_what, text) => {
    const { user, port } = await showEmpty();
    const before = await port.sheetNames();
    await user.upload(screen.getByLabelText(/^通知文件/), new File([text], "通知.md", { type: "text/markdown" }));
    expect(await screen.findByText(/位置: 通知\.md/)).toBeTruthy();
    expect(button("打开通知")).toBeTruthy();
    expect(await port.sheetNames()).toEqual(before);
  });

  it("looks again without writing", async () => {
    const { user, port } = await loadSampleAndAllocate();
    const names = await port.sheetNames();
    const before = await port.read(names.ok ? names.value : []);
    expect(before.ok && before.value.length).toBeGreaterThan(5);
    await user.click(button("重新检查"));
    act(() => void window.dispatchEvent(new Event("focus")));
    for (const view of ["项目", "资金", "分配", "预警", "更多"]) await goTo(user, view);
    for (const view of ["口径", "状态和审定", "日志和核对码"]) {
      await goTo(user, "更多");
      await goTo(user, view);
    }
    expect(await port.sheetNames()).toEqual(names);
    expect(await port.read(names.ok ? names.value : [])).toEqual(before);
  });

  /** The item of a finding, by what it says first. */
  const item = (start: RegExp): HTMLElement => {
    const found = screen.getAllByRole("listitem").find((one) => start.test(one.textContent));
    if (!found) throw new Error(`no finding ${String(start)}`);
    return found;
  };

  it("keeps an opinion with its finding, keeps what is typed over a re-read, and says when the figure changed", async () => {
    const { user, port, container } = await loadSampleAndAllocate();
    const short = /^必须资源建设/;
    await user.click(within(item(short)).getByRole("button", { name: "写意见 R03" }));
    await user.type(await within(item(short)).findByLabelText(/理由/), "年中追加时补足");
    await user.click(button("重新检查"));
    expect(within(item(short)).getByLabelText(/理由/)).toHaveProperty("value", "年中追加时补足");
    expect(await accessibilityFaults(container)).toEqual([]);
    await user.click(within(item(short)).getByRole("button", { name: "写入" }));
    expect(within(item(short)).getByText("请写姓名。")).toBeTruthy();
    await user.type(within(item(short)).getByLabelText(/经办人/), "张某");
    await user.click(within(item(short)).getByRole("button", { name: "写入" }));
    expect(await screen.findByText("意见已写入“复核意见”。")).toBeTruthy();
    expect(item(short).textContent).toContain("接受：年中追加时补足");
    expect(item(short).textContent).toContain("张某（自报）");
    expect(item(short).textContent).toContain("有效");

    const book = await createFundUseCases(port, () => "2020-05-25").view();
    if (!book.ok || book.value === null) throw new Error("no book");
    const place = addressOf(book.value.book, "P9", "CUL");
    await port.write([{ sheet: "分配表", address: place.slice(place.indexOf("!") + 1), value: 3.7 }]);
    act(() => void window.dispatchEvent(new Event("focus")));
    expect(await within(item(short)).findByText(/数字已变，请重新复核/)).toBeTruthy();
    expect(item(short).textContent).toContain("接受：年中追加时补足");
  });

  it("proposes a way out cell by cell, applies it, and takes it back", async () => {
    const { user, container } = await loadSampleAndAllocate();
    await user.click(within(item(/^必须资源建设/)).getByRole("button", { name: "给出调整方案" }));
    const option = await screen.findByRole("region", { name: /^动得最少：\d+格，增减合计\d+\.\d\d万元$/ });
    expect(option.textContent).toMatch(/分配表!\w+\d+\D*\d+\.\d\d 改为 \d+\.\d\d/);
    expect(option.textContent).toContain("调整后不符合：没有");
    expect(await accessibilityFaults(container)).toEqual([]);
    expect(banner()).toContain("还差0.72");
    await user.click(within(option).getByRole("button", { name: "照此调整" }));
    await screen.findByText("已按方案调整；可以撤销。");
    expect(screen.getByRole("main", { name: "预警" })).toBeTruthy();
    expect(banner()).toContain("平");
    expect(banner()).not.toContain("还差");
    await user.click(button("撤销“调整方案”"));
    await screen.findByText("已撤销。");
    expect(banner()).toContain("还差0.72");
  });

  it("compares readings, and puts one into force with who and why", async () => {
    const { user, container } = await loadSampleAndAllocate();
    await goTo(user, "更多");
    await goTo(user, "口径");
    const question = await screen.findByRole("region", { name: /^C08/ });
    const rows = within(question).getAllByRole("row");
    expect(rows.length).toBeGreaterThanOrEqual(4);
    expect(rows[1]?.textContent).toContain("（现用）");
    expect(rows[1]?.textContent).toMatch(/\d+\.\d\d \/ \d+\.\d\d/);
    expect(question.textContent).toContain("默认口径，还没有人选定。");
    await user.click(within(question).getByRole("button", { name: /^选定口径/ }));
    await user.click(within(question).getAllByRole("radio")[1] as HTMLElement);
    await user.type(within(question).getByLabelText(/理由/), "省厅答复");
    await user.type(within(question).getByLabelText(/经办人/), "李某");
    expect(await accessibilityFaults(container)).toEqual([]);
    await user.click(within(question).getByRole("button", { name: "写入" }));
    expect(await screen.findByText("口径已写入“规则”。")).toBeTruthy();
    const after = screen.getByRole("region", { name: /^C08/ });
    expect(within(after).getAllByRole("row")[2]?.textContent).toContain("（现用）");
    expect(after.textContent).toContain("选定。理由：省厅答复");
  });

  it("says what the next state needs, records plan and approval, seals, and shows the log whole", async () => {
    const { user, container } = await loadSampleAndAllocate();
    await goTo(user, "更多");
    await goTo(user, "状态和审定");
    const next = await screen.findByRole("region", { name: "转入“科室复核”" });
    expect(next.textContent).toContain("条件已齐");
    await user.click(within(next).getByRole("button", { name: "办理 转入“科室复核”" }));
    await user.type(within(next).getByLabelText(/经办人/), "王某");
    await user.click(within(next).getByRole("button", { name: "确认" }));
    expect(await screen.findByText("状态已改为“科室复核”。")).toBeTruthy();
    expect(banner()).toContain("科室复核");
    const approval = screen.getByRole("region", { name: "转入“局党组审定”" });
    expect(approval.textContent).toContain("没有局党组审定的日期和会议纪要号。");
    expect(approval.textContent).toContain("没有复核意见");
    await user.click(within(approval).getByRole("button", { name: "办理 转入“局党组审定”" }));
    await user.click(within(approval).getByRole("button", { name: "确认" }));
    expect(within(approval).getByText("请填审定日期，例如 2020-03-20。")).toBeTruthy();
    expect(within(approval).getByText("请写理由。")).toBeTruthy();
    await user.type(within(approval).getByLabelText(/审定日期/), "2020年3月20日");
    await user.type(within(approval).getByLabelText(/会议纪要号/), "示例纪要〔2020〕3号");
    await user.type(within(approval).getByLabelText(/^理由/), "年中追加");
    expect(await accessibilityFaults(container)).toEqual([]);
    await user.click(within(approval).getByRole("button", { name: "确认" }));
    expect(await screen.findByText("状态已改为“局党组审定”。")).toBeTruthy();

    await user.click(screen.getByRole("button", { name: /^单位落实方案（已审定 0\/12）/ }));
    await user.click(button(/^改状态 永仁/));
    await user.click(button("写入"));
    expect(await screen.findByText("方案状态已写入“单位”。")).toBeTruthy();

    await goTo(user, "更多");
    await goTo(user, "日志和核对码");
    const seal = await screen.findByRole("region", { name: "核对码和核对数" });
    expect(seal.textContent).toContain("一致");
    const code = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(seal.textContent)?.[0] ?? "";
    await user.type(within(seal).getByLabelText("核对纸上的核对码"), code.toLowerCase());
    expect(within(seal).getByText("一致：纸上的表就是这份数据。")).toBeTruthy();
    await user.type(within(seal).getByLabelText("核对纸上的核对码"), "{Backspace}2");
    expect(within(seal).getByText(/不一致：|核对码是8位|一致：/).textContent).not.toMatch(
      code.endsWith("2") ? /^$/ : /^一致/,
    );
    const log = screen.getByRole("region", { name: /^日志（\d+条）/ });
    expect(log.textContent).toMatch(/日志完整（\d+条首尾相连）/);
    expect(within(log).getAllByRole("listitem")[0]?.textContent).toContain("王某（自报）");
    expect(await accessibilityFaults(container)).toEqual([]);
  });
});
