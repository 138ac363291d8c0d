/** The page over files with real workbooks; only the browser's dialogs are scripted. */
import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FilesPage } from "../../../src/taskpane/files/FilesPage";
import type { FilePickers } from "../../../src/taskpane/files/saveFile";
import { createFundUseCases } from "../../../src/usecases/fund";
import { openFilePort } from "../../../src/xlsx/filePort";
import { accessibilityFaults } from "../accessibility";
import { button } from "../renderPane";

const NOTICE = readFileSync(join(__dirname, "../../fixtures/notices/chuxiong-2020-table.md"));

beforeAll(() => {
  // jsdom draws nothing and scrolls nowhere.
  Element.prototype.scrollIntoView = () => undefined;
});

async function sampleBook(
  change?: (port: Awaited<ReturnType<typeof emptyPort>>) => Promise<void>,
): Promise<Uint8Array> {
  const port = await emptyPort();
  const made = await createFundUseCases(port, () => "2020-05-25").loadSample();
  if (!made.ok) throw new Error(made.fault.code);
  await change?.(port);
  return port.save();
}

async function emptyPort() {
  const port = await openFilePort(null);
  if (!port.ok) throw new Error(port.fault.code);
  return port.value;
}

function fileOf(name: string, bytes: Uint8Array): File {
  return new File([new Uint8Array(bytes)], name, { lastModified: 1 });
}

async function show(pickers: FilePickers = {}, locale: "zh" | "en" = "zh") {
  const user = userEvent.setup({ pointerEventsCheck: 0, applyAccept: false });
  const { container } = render(<FilesPage locale={locale} pickers={pickers} />);
  await act(async () => Promise.resolve());
  const choose = (file: File): Promise<void> =>
    user.upload(
      screen.getByLabelText(locale === "zh" ? "打开总表或通知" : "Open a master workbook or a notice", {
        selector: "input",
      }),
      file,
    );
  return { user, container, choose };
}

describe("the page over files", () => {
  it.each(["zh", "en"] as const)("starts with one thing to do, without accessibility faults (%s)", async (locale) => {
    const { container } = await show({}, locale);
    expect(screen.getByRole("heading", { level: 1 }).textContent).not.toBe("");
    expect(await accessibilityFaults(container)).toEqual([]);
  });

  it("opens a master workbook beside its sheets, without a change", async () => {
    const { choose, container } = await show();
    await choose(fileOf("总表.xlsx", await sampleBook()));
    expect((await screen.findByRole("banner")).textContent).toContain("总额 47.03");
    expect(screen.getByRole("group", { name: "文件" }).textContent).toContain("总表.xlsx没有改动");
    expect(screen.getByRole("combobox", { name: "工作表" })).toBeTruthy();
    expect(screen.getByRole("region", { name: "首页" }).textContent).toContain("资金方案");
    expect(await accessibilityFaults(container)).toEqual([]);
  });

  it("reads what is no book of ours as a notice, and writes nothing unasked", async () => {
    const { choose } = await show();
    await choose(fileOf("通知.md", new Uint8Array(NOTICE)));
    await screen.findByText("读入结果（还没有写入）");
    expect(screen.getByRole("group", { name: "文件" }).textContent).toContain("通知.xlsx没有改动");
  });

  it("says why a file cannot be opened and stays where it was", async () => {
    const { choose } = await show();
    const locked = readFileSync(join(__dirname, "../../fixtures/books/password-plain.xlsx"));
    await choose(fileOf("加密.xlsx", new Uint8Array(locked).slice(0, 200)));
    await screen.findByRole("button", { name: "复制" });
    expect(screen.getByRole("heading", { name: "衡拨 · 不用 Excel 的页面" })).toBeTruthy();
  });

  it("refuses a book of a newer format politely: nothing is read, nothing written", async () => {
    const newer = await sampleBook(async (port) => {
      const keys = await port.read(["标识"]);
      const values = keys.ok ? (keys.value[0]?.values ?? []) : [];
      const row = values.findIndex((cells) => cells.includes("格式版本"));
      const column = (values[row]?.indexOf("格式版本") ?? -2) + 1;
      const address = `${String.fromCharCode(65 + column)}${row + 1}`;
      const written = await port.write([{ sheet: "标识", address, value: 99 }]);
      if (!written.ok) throw new Error(written.fault.code);
    });
    const { choose } = await show();
    await choose(fileOf("新版.xlsx", newer));
    expect((await screen.findAllByText(/由更新的版本制作/)).length).toBeGreaterThan(0);
    expect(screen.getByRole("group", { name: "文件" }).textContent).toContain("没有改动");
  });

  it("saves in place what the pane wrote, and tells when the file changed outside", async () => {
    let stored = await sampleBook();
    let time = 1;
    const handle = {
      name: "总表.xlsx",
      getFile: async () => new File([new Uint8Array(stored)], "总表.xlsx", { lastModified: time }),
      createWritable: async () => ({
        write: async (data: BufferSource) => {
          stored = new Uint8Array(data as Uint8Array);
        },
        close: async () => {
          time += 1;
        },
      }),
    };
    const { user } = await show({ showOpenFilePicker: async () => [handle] });
    await user.click(button("打开总表或通知"));
    await screen.findByRole("banner");
    await user.click(button("分配"));
    await user.click(await screen.findByRole("radio", { name: "平均" }));
    await user.click(within(screen.getByRole("main", { name: "分配" })).getByRole("button", { name: "分配" }));
    await screen.findByText("有改动未保存");
    await user.click(button("保存"));
    await screen.findByText("已保存到“总表.xlsx”。");
    const again = await openFilePort(stored);
    const view = again.ok ? await createFundUseCases(again.value, () => "2020-05-25").view() : again;
    expect(view.ok && view.value?.allocated).toBe(47_0300 * 100);

    time += 100;
    await user.click(button("保存"));
    await waitFor(() => expect(screen.getByText(/打开以后被别的程序改过，没有覆盖/)).toBeTruthy());
  });
});
