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
  return { port, ...(await showPane(createFundUseCases(port))) };
}

function banner(): string {
  return screen.getByRole("banner").textContent;
}

async function loadSampleAndAllocate() {
  const shown = await showEmpty();
  await shown.user.click(button("载入示例"));
  await shown.user.click(
    within(await screen.findByRole("main", { name: "分配" })).getByRole("radio", { name: "平均" }),
  );
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
    const broken = screen.getByRole("region", { name: /^不符合/ });
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
    const book = createFundUseCases(port);
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
    await user.upload(screen.getByLabelText("通知文件（.md、.txt）"), file);
    expect(await screen.findByText("已读入13个项目，请看项目表。")).toBeTruthy();
    expect(screen.getByText("缺号 2、8：原件缺失，待核")).toBeTruthy();
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
    await user.upload(
      screen.getByLabelText("通知文件（.md、.txt）"),
      new File([text], "通知.md", { type: "text/markdown" }),
    );
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
    for (const view of ["项目", "资金", "分配", "预警"]) await goTo(user, view);
    expect(await port.sheetNames()).toEqual(names);
    expect(await port.read(names.ok ? names.value : [])).toEqual(before);
  });
});
