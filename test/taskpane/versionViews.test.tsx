/** 历次方案, 方案比较 and 试算 in the pane over the real use cases and a real workbook file. */
import { screen, within } from "@testing-library/react";
import { fen } from "../../src/domain/money";
import { createFundUseCases } from "../../src/usecases/fund";
import { COMPARISON_SHEET } from "../../src/workbook/names";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { openFilePort, type FilePort } from "../../src/xlsx/filePort";
import { dividedSample } from "../workbook/books";
import { accessibilityFaults } from "./accessibility";
import { button, goTo, showPane } from "./renderPane";

jest.setTimeout(120_000);

const MORE = { documentNumber: "示例追加", issuedOn: "2020-07-01", amount: fen(3_000_000), counterpart: "" };

/** 47.03 divided, then 3.00 more in the ledger. */
async function richer(): Promise<FilePort> {
  const port = await openFilePort(null);
  if (!port.ok) throw new Error(port.fault.sentence.en);
  await port.value.render(planWorkbook(dividedSample()));
  const added = await createFundUseCases(port.value, () => "2020-05-25").addDocument(MORE);
  if (!added.ok) throw new Error(added.fault.sentence.en);
  return port.value;
}

test("after 追加 the difference alone is shared out; what stood before is compared with now, and written as a sheet", async () => {
  const port = await richer();
  const { user, container } = await showPane(createFundUseCases(port, () => "2020-05-25"));
  await goTo(user, "分配");
  await user.click(button("只分差额 +3.00（原有金额不动）"));
  expect((await screen.findAllByText(/差额已分/)).length).toBeGreaterThan(0);
  expect(screen.queryByRole("button", { name: /只分差额/ })).toBeNull();

  await goTo(user, "更多");
  await user.click(button("历次方案和比较"));
  await user.type(await screen.findByLabelText(/给现在的数存一版/), "送科室");
  await user.click(button("存为一版"));
  const before = await screen.findByLabelText("调整前");
  await user.selectOptions(before, "1");
  expect(await screen.findByText("调整数合计与指标增减一致（+3.00）。")).toBeTruthy();
  const row = within((await screen.findAllByRole("row", { name: /^合计/ }))[0] as HTMLElement);
  expect(row.getAllByRole("cell").map(({ textContent }) => textContent)).toEqual(["47.03", "+3.00", "50.03"]);
  await user.click(screen.getByRole("button", { name: /^变动的格（\d+）/ }));
  expect(screen.getAllByText(/改为/).length).toBeGreaterThan(5);
  expect(await accessibilityFaults(container)).toEqual([]);
  await user.click(button("写成“方案比较”表"));
  await screen.findByRole("button", { name: "写成“方案比较”表" });
  const names = await port.sheetNames();
  expect(names.ok && names.value.includes(COMPARISON_SHEET)).toBe(true);
});

test("试算 shows the room of every money rule and who pays, refuses what is no amount, and writes nothing", async () => {
  const port = await openFilePort(null);
  if (!port.ok) throw new Error(port.fault.sentence.en);
  await port.value.render(planWorkbook(dividedSample()));
  const fund = createFundUseCases(port.value, () => "2020-05-25");
  const { user, container } = await showPane(fund);
  await goTo(user, "更多");
  await user.click(button("试算：加减一格会怎样"));
  await user.selectOptions(await screen.findByLabelText("项目"), "P5");
  await user.click(button("试算（不写入）"));
  expect(await screen.findByText(/请填不为0的数/)).toBeTruthy();
  await user.type(screen.getByLabelText(/^加多少/), "1.00");
  await user.click(button("试算（不写入）"));
  const result = within(
    await screen.findByRole("region", { name: /^5 数字图书馆互联互通 · 州图书馆：3\.62 改为 4\.62/ }),
  );
  const total = within(result.getByRole("row", { name: /^分配合计等于指标总额/ }));
  expect(total.getAllByRole("cell").map(({ textContent }) => textContent)).toEqual(["0.00", "+1.00", "0.00"]);
  expect(result.getByText(/改之前已有1条不符合/)).toBeTruthy();
  expect(result.getByRole("region", { name: /动得最少/ })).toBeTruthy();
  expect(await accessibilityFaults(container)).toEqual([]);
  const view = await fund.view();
  expect(view.ok && view.value?.book.decided).toEqual(dividedSample().decided);
});

test("a way out with conditions: nothing or at least so much, proved how near to the least; then without again", async () => {
  const port = await openFilePort(null);
  if (!port.ok) throw new Error(port.fault.sentence.en);
  await port.value.render(planWorkbook(dividedSample()));
  const fund = createFundUseCases(port.value, () => "2020-05-25");
  const { user, container } = await showPane(fund);
  await goTo(user, "预警");
  await user.click((await screen.findAllByRole("button", { name: "给出调整方案" }))[0] as HTMLElement);
  await screen.findByRole("region", { name: /^动得最少/ });
  await user.click(button("加条件"));
  await user.click(button("按条件求方案"));
  expect(await screen.findByText(/请填大于0的金额/)).toBeTruthy();
  await user.selectOptions(screen.getByLabelText("哪个项目"), "1");
  await user.type(screen.getByLabelText(/要么不少于/), "1.00");
  await user.type(screen.getByLabelText("至少安排几个单位"), "6");
  await user.click(button("按条件求方案"));
  const way = await screen.findByRole("region", { name: /^按所加的条件/ }, { timeout: 20_000 });
  expect(within(way).getByText(/^已证明/)).toBeTruthy();
  expect(screen.queryByRole("region", { name: /^动得最少/ })).toBeNull();
  expect(await accessibilityFaults(container)).toEqual([]);
  await user.click(within(way).getByRole("button", { name: "照此调整" }));
  await screen.findByText(/已按方案调整/);
  const view = await fund.view();
  const row = view.ok ? (view.value?.book.decided["P1"] ?? {}) : {};
  const funded = Object.values(row).filter((amount) => amount !== 0);
  expect(funded.length).toBeGreaterThanOrEqual(6);
  for (const amount of funded) expect(amount).toBeGreaterThanOrEqual(1_000_000);
});
