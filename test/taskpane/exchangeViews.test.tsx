/** 发表 and 收表 over the real use cases, a real workbook file and real unit files: nothing is scripted here. */
import { screen, within } from "@testing-library/react";
import { success } from "../../src/domain/fault";
import { createFundUseCases } from "../../src/usecases/fund";
import { openFilePort, type FilePort } from "../../src/xlsx/filePort";
import { makeFile } from "../../src/xlsx/makeFile";
import { createReturnPool } from "../../src/xlsx/returnPool";
import { inlineHands } from "../../src/xlsx/returnTask";
import { readReturn } from "../../src/xlsx/returnReader";
import { accessibilityFaults } from "./accessibility";
import { button, goTo, showPane } from "./renderPane";

jest.setTimeout(180_000);

const openPool = async () => createReturnPool(inlineHands(readReturn), inlineHands(readReturn));

async function portOf(bytes: Uint8Array | null): Promise<FilePort> {
  const port = await openFilePort(bytes);
  if (!port.ok) throw new Error(port.fault.sentence.en);
  return port.value;
}

let divided: Uint8Array;
beforeAll(async () => {
  const port = await portOf(null);
  const fund = createFundUseCases(port, () => "2020-05-25");
  await fund.loadSample();
  const allocated = await fund.allocate({ method: "even", handEdits: "replace" });
  if (!allocated.ok) throw new Error(allocated.fault.sentence.en);
  divided = await port.save();
});

async function showDivided() {
  const port = await portOf(divided);
  const fund = createFundUseCases(port, () => "2020-05-25");
  const opened: Uint8Array[] = [];
  const openWorkbook = async (bytes: Uint8Array) => {
    opened.push(bytes);
    return success(undefined);
  };
  const shown = await showPane(fund, { doors: { openPool, openWorkbook } });
  return { port, fund, opened, ...shown };
}

const main = () => within(screen.getByRole("main"));

/** Types payments into an issued file as a unit does: project, day, voucher, purpose, payee, amount. */
async function filled(bytes: Uint8Array, ...payments: readonly (readonly (string | number)[])[]): Promise<Uint8Array> {
  const port = await portOf(bytes);
  const written = await port.write(
    payments.flatMap((payment, index) =>
      payment.map((value, column) => ({
        sheet: "支出填报",
        address: `${"DEFGHI".charAt(column)}${7 + index}`,
        value,
      })),
    ),
  );
  if (!written.ok) throw new Error(written.fault.sentence.en);
  return port.save();
}

const payment = (voucher: string, purpose: string, amount: string | number) =>
  ["1", "2020-05-12", voucher, purpose, "示例公司", amount] as const;

describe("发表", () => {
  it("asks for a readable period, somebody and at least one unit before any file is made", async () => {
    const { user, fund, container } = await showDivided();
    await goTo(user, "发表");
    await user.type(main().getByRole("textbox", { name: /^填报期/ }), "5月");
    await user.click(button("全部单位（12个）"));
    for (const box of main().getAllByRole("checkbox")) await user.click(box);
    await user.click(button("生成文件"));
    expect(main().getByText("请写成 2020-05 这样。")).toBeTruthy();
    expect(main().getByText("请至少选一个单位。")).toBeTruthy();
    expect(main().getByText("请写姓名。")).toBeTruthy();
    expect(await accessibilityFaults(container)).toEqual([]);
    // One fault after another is mended; the last one alone still stops it.
    await user.type(main().getByRole("textbox", { name: "经办人（自报）" }), "张某");
    await user.click(button("生成文件"));
    await user.clear(main().getByRole("textbox", { name: /^填报期/ }));
    await user.click(button("生成文件"));
    expect(main().getByText("请至少选一个单位。")).toBeTruthy();
    const exchange = await fund.exchange();
    expect(exchange.ok && exchange.value.units).toEqual([]);
  });

  it("makes the file of the one unit chosen, opens it beside, and keeps in 收发 that it went out", async () => {
    const { user, fund, opened, container } = await showDivided();
    await goTo(user, "发表");
    await user.click(button("全部单位（12个）"));
    for (const box of main().getAllByRole("checkbox"))
      if (box !== main().getByLabelText("楚雄市")) await user.click(box);
    await user.type(main().getByRole("textbox", { name: "经办人（自报）" }), "张某");
    await user.click(button("生成文件"));
    expect(await main().findByText("已生成1个文件，还没有送出。")).toBeTruthy();
    expect(await accessibilityFaults(container)).toEqual([]);
    await user.click(button(/^打开为新工作簿 .*楚雄市/));
    expect(await (await portOf(opened[0] ?? null)).sheetNames()).toMatchObject({
      value: expect.arrayContaining(["填报说明", "支出填报"]) as string[],
    });
    const exchange = await fund.exchange();
    expect(exchange.ok && exchange.value.missing.map(({ name, period }) => [name, period])).toEqual([
      ["楚雄市", "2020-05"],
    ]);
  });
});

describe("收表", () => {
  it("shows every change, takes one as converted, refuses one with a reason, and says what came of it", async () => {
    const { user, port, fund, container } = await showDivided();
    const made = await fund.issueUnitFiles({ period: "2020-05", due: null, contact: "", units: ["532301"] }, makeFile);
    if (!made.ok) throw new Error(made.fault.sentence.en);
    const rows = [payment("记1", "甲", 12.5), payment("记2", "乙", 0.1), payment("记3", "丙", 30)];
    const bytes = await filled(made.value.files[0]?.bytes ?? new Uint8Array(), ...rows);
    await goTo(user, "收表");
    expect(await main().findByText("还没报（1）")).toBeTruthy();
    const files = [new File([new Uint8Array(bytes)], "楚雄.xlsx"), new File(["约47"], "聊天.txt")];
    await user.upload(main().getByLabelText("收到的填报表"), files);
    expect(await main().findByText("拒收1 · 可并入1")).toBeTruthy();
    const doubt = within(main().getByRole("region", { name: /^有疑问（1）/ }));
    await user.click(doubt.getByRole("radio", { name: "按1,000.00元收" }));
    await user.click(button(/^楚雄市 2020-05：新增2/));
    const third = within(
      main()
        .getByText(/^新增 .*记3/)
        .closest("li") ?? document.body,
    );
    await user.click(third.getByRole("radio", { name: "不收" }));
    expect(main().getByText("并入2处，不收1处，未定0处（不动）。")).toBeTruthy();
    await user.type(main().getByRole("textbox", { name: "经办人（自报）" }), "张某");
    await user.click(button("写入"));
    expect(third.getByText("请写理由，对方会问。")).toBeTruthy();
    await user.type(third.getByRole("textbox", { name: "理由" }), "凭证不全");
    expect(await accessibilityFaults(container)).toEqual([]);
    await user.click(button("写入"));
    expect(await screen.findByText("已并入2处，不收1处，未定0处；可以撤销。")).toBeTruthy();
    await user.click(await main().findByRole("button", { name: "支出和执行率" }));
    const sum = within(main().getByRole("row", { name: /^合计（1个）/ }));
    expect(sum.getByText("1012.50")).toBeTruthy();
    expect(within(main().getByRole("row", { name: /^双柏县/ })).getByText("未报")).toBeTruthy();
    expect(await accessibilityFaults(container)).toEqual([]);
    const after = await createFundUseCases(await portOf(await port.save()), () => "2020-05-25").exchange();
    expect(after.ok && after.value.results.find(({ name }) => name === "楚雄市")).toMatchObject({ spent: 101_250 });
  });

  it("a doubt left open waits among 存疑 until somebody writes what came of it; then the unit can be confirmed", async () => {
    const { user, fund, container } = await showDivided();
    const made = await fund.issueUnitFiles({ period: "2020-05", due: null, contact: "", units: ["532301"] }, makeFile);
    if (!made.ok) throw new Error(made.fault.sentence.en);
    const bytes = await filled(made.value.files[0]?.bytes ?? new Uint8Array(), payment("记2", "乙", 0.1));
    await goTo(user, "收表");
    await user.upload(main().getByLabelText("收到的填报表"), [new File([new Uint8Array(bytes)], "楚雄.xlsx")]);
    await user.type(await main().findByRole("textbox", { name: "经办人（自报）" }), "张某");
    await user.click(button("写入"));
    await screen.findByText("已并入1处，不收0处，未定0处；可以撤销。");
    await user.click(await main().findByRole("button", { name: "已报（1）" }));
    expect(screen.queryByRole("button", { name: /^确认 楚雄市/ })).toBeNull();
    await user.click(main().getByRole("button", { name: "存疑待处理（1）" }));
    await user.click(button("记下"));
    expect(main().getByText("请写怎么处理的。")).toBeTruthy();
    await user.type(main().getByRole("textbox", { name: /怎么处理的$/ }), "确为一角");
    await user.click(button("记下"));
    expect(await main().findByText("处理：确为一角")).toBeTruthy();
    expect(await accessibilityFaults(container)).toEqual([]);
    await user.click(await main().findByRole("button", { name: /^确认 楚雄市/ }));
    expect(await screen.findByText(/^已确认；/)).toBeTruthy();
    const exchange = await fund.exchange();
    expect(exchange.ok && exchange.value.units[0]).toMatchObject({ reported: 0, doubtful: 0, confirmed: 1 });
    expect(exchange.ok && exchange.value.open).toEqual([]);
  });
});
