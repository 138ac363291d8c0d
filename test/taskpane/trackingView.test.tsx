/** 进度 in the pane over the real use cases and a real workbook file. */
import { screen, within } from "@testing-library/react";
import { createFundUseCases } from "../../src/usecases/fund";
import { MONTHLY_SHEET, PROGRESS_SHEET, REHEARSAL_SHEET, SUPERVISION_SHEET } from "../../src/workbook/names";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { openFilePort } from "../../src/xlsx/filePort";
import { dividedSample } from "../workbook/books";
import { accessibilityFaults } from "./accessibility";
import { button, goTo, showPane } from "./renderPane";

jest.setTimeout(120_000);

test("says where the money is, what nobody reported, what is due; weighs the indicators; writes the sheets and leaves them in place", async () => {
  const port = await openFilePort(null);
  if (!port.ok) throw new Error(port.fault.sentence.en);
  const book = dividedSample();
  const indicators = book.indicators.map((one) => (one.holder === "LIB" ? { ...one, actual: 0 } : one));
  const today = { date: "2020-06-30", typed: true };
  await port.value.render(planWorkbook({ ...book, indicators, today }));
  const { user, container } = await showPane(createFundUseCases(port.value, () => "2020-06-30"));
  await goTo(user, "更多");
  await user.click(button("进度、自查和督查"));
  const flow = within(await screen.findByRole("region", { name: "对账（万元）" }));
  expect(flow.getByText("与前一环一致")).toBeTruthy();
  // The sample's ledger names what was sent out; nothing has come back yet, and that is not 0.
  expect(flow.getAllByText("没有数").length).toBeGreaterThanOrEqual(2);
  const units = within(screen.getByRole("region", { name: "各单位" }));
  expect(units.getByText(/^今天应完成任务50%，下一个节点80%/)).toBeTruthy();
  const library = within(units.getByRole("row", { name: /^州图书馆/ }));
  expect(library.getByText("没有数")).toBeTruthy();
  expect(library.getByText("低于50%")).toBeTruthy();
  await user.click(units.getByRole("checkbox", { name: /云财预/ }));
  expect(await screen.findByText("今天应支出60%。")).toBeTruthy();
  expect(await accessibilityFaults(container)).toEqual([]);
  const monthly = within(screen.getByRole("region", { name: "绩效月报" }));
  expect(monthly.getByText(/^还没有月报数/)).toBeTruthy();
  await user.click(monthly.getByRole("button", { name: "只按必备" }));
  expect(await monthly.findByText(/按“绩效指标”的权重算/)).toBeTruthy();
  for (const [word, sheet] of [
    ["写“绩效月报”表", MONTHLY_SHEET],
    ["写“进度”表", PROGRESS_SHEET],
    ["写“自查”表", REHEARSAL_SHEET],
    ["写“督查整改”表", SUPERVISION_SHEET],
  ] as const) {
    await user.click(button(word));
    await screen.findByRole("button", { name: word });
    const names = await port.value.sheetNames();
    expect(names.ok && names.value.includes(sheet)).toBe(true);
  }
});
