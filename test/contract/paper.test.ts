import type { FundBook } from "../../src/domain/book";
import { fen } from "../../src/domain/money";
import { createExcelPort } from "../../src/excel/port";
import type { WorkbookPort } from "../../src/usecases/port";
import { cellAddress, onSheet } from "../../src/workbook/address";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { HOME_LABEL } from "../../src/workbook/sheets/homeLabels";
import { dividedSample } from "../workbook/books";
import { startExcel, type RunningExcel } from "../workbench/excel-in-process";

jest.setTimeout(120_000);

describe("paper in a program without the add-in", () => {
  let excel: RunningExcel;
  let port: WorkbookPort;
  beforeEach(async () => {
    excel = await startExcel();
    port = createExcelPort();
  });
  afterEach(() => excel.stop());

  async function opened(book: FundBook): Promise<void> {
    const rendered = await port.render(planWorkbook(book));
    if (!rendered.ok) throw new Error(rendered.fault.sentence.en);
  }

  async function values(sheet: string): Promise<readonly (readonly unknown[])[]> {
    const content = await port.read([sheet]);
    if (!content.ok) throw new Error(content.fault.code);
    return content.value[0]?.values ?? [];
  }

  async function type(sheet: string, address: string, value: string | number): Promise<void> {
    const written = await port.write([{ sheet, address, value }]);
    if (!written.ok) throw new Error(written.fault.code);
    await excel.settled();
  }

  it("turns 拟分配数 into 审定数 and drops 送审稿 when the state on 首页 is changed", async () => {
    await opened(dividedSample());
    const row = (await values("首页")).findIndex((cells) => cells[0] === HOME_LABEL.state);
    await type("首页", cellAddress(row, 1), "局党组审定");
    for (const sheet of ["附表1", "附表2"]) {
      const told = (await values(sheet)).flat().map(String);
      expect(told).toContain("审定数");
      expect(told).not.toContain("拟分配数");
      expect(told.some((text) => text.includes("送审稿"))).toBe(false);
      expect(told.some((text) => text.startsWith("局党组审定"))).toBe(true);
    }
  });

  it("follows an amount typed in 分配表, and 示例数据 taken off 首页", async () => {
    const book = dividedSample();
    await opened(book);
    const layout = planWorkbook(book).sheets.find((sheet) => sheet.name === "分配表");
    const line = layout?.cells.findIndex((cells) => cells[0]?.value === 5) ?? -1;
    const column = layout?.cells[5]?.findIndex((cell) => cell?.value === "州图书馆") ?? -1;
    const before = Number((await values("附表1")).find((cells) => cells[0] === "合计")?.[1]);
    const old = Number(layout?.cells[line]?.[column]?.value);
    await type("分配表", cellAddress(line, column), old + 1.25);
    const after = Number((await values("附表1")).find((cells) => cells[0] === "合计")?.[1]);
    expect(Math.round((after - before) * 100)).toBe(125);
    const project = (await values("附表2")).find((cells) => cells[0] === 5);
    expect(project).toContain(old + 1.25);
    const slip = (await values("复核单")).flat().map(String);
    expect(slip).toContain("多分1.25万元");
    const row = (await values("首页")).findIndex((cells) => cells[0] === HOME_LABEL.data);
    await type("首页", cellAddress(row, 1), "正式数据");
    expect((await values("附表1")).flat().some((text) => String(text).includes("示例"))).toBe(false);
  });

  it("computes what the plan expects with documents sent, an approval and last year's amounts", async () => {
    const base = dividedSample();
    const [received] = base.ledger;
    if (!received) throw new Error("no document");
    const sent = { ...received, direction: "out" as const, documentNumber: "示例发文", amount: fen(200_000) };
    const book: FundBook = {
      ...base,
      ledger: [
        received,
        { ...sent, counterpart: "楚雄市财政局", issuedOn: "2020-04-02" },
        { ...sent, counterpart: "楚雄州图书馆", issuedOn: "2020-06-02" },
        { ...sent, counterpart: "州文化馆", issuedOn: null },
      ],
      approvals: [{ gate: "partyGroup", on: "2020-06-01", document: "示例纪要" }],
      opinions: [
        {
          finding: "R03",
          about: "",
          seen: "",
          opinion: "整改",
          reason: "待调整",
          reviewer: "复核岗",
          on: "2020-05-26",
        },
        { finding: "R12", about: "", seen: "", opinion: "接受", reason: "已核", reviewer: "复核岗", on: "2020-05-26" },
        {
          finding: "R03",
          about: "",
          seen: "",
          opinion: "接受",
          reason: "已调整",
          reviewer: "复核岗",
          on: "2020-05-27",
        },
      ],
    };
    await opened(book);
    for (const name of ["附表1", "附表2", "复核单"]) {
      const plan = planWorkbook(book).sheets.find((sheet) => sheet.name === name);
      const got = await values(name);
      const differences = (plan?.cells ?? []).flatMap((cells, r) =>
        cells.flatMap((cell, c) => {
          if (cell?.formula === undefined) return [];
          const [value, expected] = [got[r]?.[c] ?? "", cell.value ?? ""];
          const same =
            typeof value === "number" && typeof expected === "number"
              ? Math.abs(value - expected) < 1e-9
              : value === expected;
          return same
            ? []
            : [{ place: onSheet(name, cellAddress(r, c)), expected, value, formula: cell.formula.slice(0, 200) }];
        }),
      );
      expect(differences).toEqual([]);
    }
    const slip = (await values("复核单")).flat().map(String);
    expect(slip).toContain("五、复核意见：接受2条，整改0条");
  });
});
