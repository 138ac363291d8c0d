/** 取整, 保底 and 调整说明 in the pane over the real use cases and a real workbook file. */
import { screen, within } from "@testing-library/react";
import { fen } from "../../src/domain/money";
import { createFundUseCases } from "../../src/usecases/fund";
import { setAmount } from "../../src/usecases/setAmount";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { openFilePort } from "../../src/xlsx/filePort";
import { dividedSample } from "../workbook/books";
import { accessibilityFaults } from "./accessibility";
import { button, goTo, showPane } from "./renderPane";

jest.setTimeout(120_000);

test("a floor for the counties is set, refused in words where it is no amount, and kept; a hand edit gets its reason", async () => {
  const port = await openFilePort(null);
  if (!port.ok) throw new Error(port.fault.sentence.en);
  const edited = setAmount(dividedSample(), { project: 1, unit: "532301", amount: fen(5_000_000), hold: false });
  if (!edited.ok) throw new Error(edited.fault.sentence.en);
  await port.value.render(planWorkbook(edited.value));
  const fund = createFundUseCases(port.value, () => "2020-05-25");
  const { user, container } = await showPane(fund);
  await goTo(user, "分配");

  await user.click(button("取整和保底"));
  await user.type(screen.getByLabelText("各县市不少于（万元）"), "两块");
  await user.click(button("设为保底"));
  expect(await screen.findByText(/“两块”不是金额/)).toBeTruthy();
  await user.clear(screen.getByLabelText("各县市不少于（万元）"));
  await user.type(screen.getByLabelText("各县市不少于（万元）"), "0.50");
  await user.click(button("设为保底"));
  expect((await screen.findAllByText(/保底已记下/)).length).toBeGreaterThan(0);
  expect(within(screen.getByRole("region", { name: "现有保底" })).getByText(/永仁县 0\.50/)).toBeTruthy();

  const section = within(screen.getByRole("region", { name: "手改 1 格，1 格缺理由" }));
  await user.type(section.getByLabelText("所选各格的理由"), "上年结余多");
  await user.click(section.getByRole("button", { name: "写入理由" }));
  expect(await section.findByText("请写姓名。")).toBeTruthy();
  await user.type(section.getByLabelText(/^经办人/), "办公室科员");
  expect(await accessibilityFaults(container)).toEqual([]);
  await user.click(section.getByRole("button", { name: "写入理由" }));
  await screen.findByRole("region", { name: "手改 1 格，0 格缺理由" });
  const view = await fund.view();
  expect(view.ok && view.value?.book.terms).toMatchObject({
    adjustments: [{ line: "P1", unit: "532301", reason: "上年结余多", by: "办公室科员" }],
    floors: { P1: { "532327": 500_000 } },
  });
});
