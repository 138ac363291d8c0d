/** Opening a notice in the pane over the real use cases and a real workbook file. */
import { screen, within } from "@testing-library/react";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createFundUseCases } from "../../src/usecases/fund";
import { openFilePort, type FilePort } from "../../src/xlsx/filePort";
import { accessibilityFaults } from "./accessibility";
import { button, goTo, showPane } from "./renderPane";

jest.setTimeout(120_000);

const NOTICE = readFileSync(join(__dirname, "..", "fixtures", "notices", "chuxiong-2020-table.md"), "utf8");

async function shown() {
  const port = await openFilePort(null);
  if (!port.ok) throw new Error(port.fault.sentence.en);
  const fund = createFundUseCases(port.value, () => "2020-05-25");
  return { port: port.value, fund, ...(await showPane(fund)) };
}

async function open(user: Awaited<ReturnType<typeof shown>>["user"], text: string): Promise<void> {
  const file = new File([text], "通知.md", { type: "text/markdown" });
  await user.upload(screen.getByLabelText(/^通知文件/), file);
  await screen.findByRole("heading", { name: "读入结果（还没有写入）" }, { timeout: 30_000 });
}

async function names(port: FilePort): Promise<readonly string[]> {
  const found = await port.sheetNames();
  return found.ok ? found.value : [];
}

test("a notice is looked through before it is written: facts, repairs with before and after, a refused one stays", async () => {
  const { user, port, fund, container } = await shown();
  const before = await names(port);
  await open(user, NOTICE);
  expect(await names(port)).toEqual(before);
  const repairs = within(screen.getByRole("region", { name: /^修复 \d+ 处/ }));
  const shift = repairs.getByRole("radiogroup", { name: /^第6项：整行错位/ });
  expect(within(shift).getByRole<HTMLInputElement>("radio", { name: "采用" }).checked).toBe(true);
  expect(await accessibilityFaults(container)).toEqual([]);
  await user.click(within(shift).getByRole("radio", { name: "不采用，保留原文" }));
  const [source] = repairs.getAllByRole("button", { name: /^看原文（第\d+行）/ });
  if (source) await user.click(source);
  expect(container.querySelector("blockquote")?.textContent).toMatch(/原文第\d+行/);
  await user.click(button("写入工作簿"));
  await screen.findByRole("main", { name: "项目" }, { timeout: 30_000 });
  const view = await fund.view();
  const refused = view.ok ? view.value?.book.repairs.filter(({ decision }) => decision === "refused") : [];
  expect(refused?.every(({ project }) => project === 6)).toBe(true);
  expect(refused?.length).toBeGreaterThan(2);
  expect(await names(port)).toContain("原文");
});

test("closing the review writes nothing and offers the ways in again", async () => {
  const { user, port } = await shown();
  const before = await names(port);
  await open(user, NOTICE);
  await user.click(button("不写，关闭"));
  expect(button("打开通知")).toBeTruthy();
  expect(await names(port)).toEqual(before);
});

test("a paste is read as it is pasted", async () => {
  const { user } = await shown();
  await user.click(button("粘贴，或用本工作簿里的表"));
  await user.click(screen.getByLabelText("在这里粘贴（Ctrl+V）"));
  await user.paste(NOTICE);
  await screen.findByRole("heading", { name: "读入结果（还没有写入）" }, { timeout: 30_000 });
  expect(screen.getByText("粘贴的内容")).toBeTruthy();
});

test("a corrected notice is shown as what differs, each taken or kept, and written with the log", async () => {
  const { user, fund, container } = await shown();
  await open(user, NOTICE);
  await user.click(button("写入工作簿"));
  await screen.findByRole("main", { name: "项目" }, { timeout: 30_000 });
  await goTo(user, "更多");
  await user.click(button("导入通知"));
  await screen.findByRole("button", { name: "打开通知" });
  await open(user, NOTICE.replace("不少于120人", "不少于987人"));
  const found = await screen.findByRole("region", { name: /^与工作簿不同之处/ }, { timeout: 30_000 });
  const differences = within(found);
  expect(differences.getAllByText(/第13项 建设任务/).length).toBeGreaterThan(0);
  expect(differences.queryByText(/第12项/)).toBeNull();
  expect(await accessibilityFaults(container)).toEqual([]);
  await user.click(button("写入工作簿"));
  await screen.findByText(/^已按更正通知更新：采用\d+处，保留0处/, undefined, { timeout: 30_000 });
  const view = await fund.view();
  const task = view.ok ? view.value?.book.projects.find(({ number }) => number === 13)?.fields.task.text : "";
  expect(task).toContain("不少于987人");
});
