import type { WorkbookPort } from "../../src/usecases/port";
import { asFilled, at, contentOf, planned, value, type ContractWorkbook } from "./harness";
import { BOOK, cell, computed, plainSheet, plan } from "./plans";

export function describeRender(workbook: () => ContractWorkbook, port: () => WorkbookPort): void {
  it("renders into an empty workbook and reads the same back", async () => {
    const report = value(await port().render(BOOK));
    expect(report.sheetsAdded).toEqual(BOOK.sheets.map((sheet) => sheet.name));
    expect(asFilled(value(await port().read(BOOK.sheets.map((sheet) => sheet.name))))).toEqual(planned(BOOK));
    const cells = Object.values(planned(BOOK)).reduce((sum, sheet) => sum + Object.keys(sheet).length, 0);
    expect(report.changed).toHaveLength(cells);
    expect(report.changed.every(({ before, beforeFormula }) => before === null && beforeFormula === null)).toBe(true);
  });

  it("writes nothing the second time", async () => {
    value(await port().render(BOOK));
    expect(value(await port().render(BOOK))).toEqual({ changed: [], sheetsAdded: [] });
  });

  it("writes one cell where one cell changed, also on a protected sheet, which stays protected", async () => {
    value(await port().render(BOOK));
    const [first, ...others] = BOOK.sheets;
    const cells = first!.cells.map((row, r) => row.map((one, c) => (r === 1 && c === 3 ? cell(0.01) : one)));
    const report = value(await port().render({ ...BOOK, sheets: [{ ...first!, cells }, ...others] }));
    expect(report).toEqual({
      changed: [{ sheet: "分配表", address: "D2", value: 0.01, before: 0, beforeFormula: null }],
      sheetsAdded: [],
    });
    expect((await workbook().look.sheets()).find((sheet) => sheet.name === "分配表")).toMatchObject({
      protected: true,
    });
  });

  it("shows sheets in plan order, hides what must be hidden, and names what formulas use", async () => {
    value(await port().render(BOOK));
    const sheets = (await workbook().look.sheets()).filter((sheet) => sheet.name !== "Sheet1");
    expect(sheets).toEqual([
      { name: "分配表", visibility: "visible", protected: true },
      { name: "资金台账", visibility: "visible", protected: false },
      { name: "版本", visibility: "veryHidden", protected: false },
      { name: "规则", visibility: "hidden", protected: false },
    ]);
    expect(await workbook().look.names()).toMatchObject({ 指标总额: "=资金台账!$D$2" });
  });

  it("moves a name where the plan moves it", async () => {
    value(await port().render(BOOK));
    value(await port().render({ ...BOOK, names: [{ name: "指标总额", reference: "=资金台账!$D$3" }] }));
    expect(await workbook().look.names()).toMatchObject({ 指标总额: "=资金台账!$D$3" });
  });

  it("puts a missing sheet between those that are there", async () => {
    value(await port().render({ ...BOOK, sheets: [BOOK.sheets[1]!, BOOK.sheets[3]!], activeSheet: "资金台账" }));
    const report = value(await port().render(BOOK));
    expect(report.sheetsAdded).toEqual(["分配表", "版本"]);
    const names = value(await port().sheetNames()).filter((sheet) => sheet !== "Sheet1");
    expect(names).toEqual(["分配表", "资金台账", "版本", "规则"]);
  });

  it("gives cells the look of the plan and nothing else", async () => {
    value(await port().render(BOOK));
    const { style } = workbook().look;
    expect(await style("分配表", "A1")).toEqual({ bold: true, fill: "#E7ECF3", numberFormat: "General", locked: true });
    expect(await style("分配表", "B2")).toEqual({ bold: false, fill: "", numberFormat: "#,##0.00", locked: true });
    expect(await style("分配表", "C2")).toEqual({ bold: false, fill: "", numberFormat: "General", locked: false });
    expect(await style("资金台账", "A2")).toMatchObject({ numberFormat: "@" });
  });

  it("takes a look back that the plan no longer has", async () => {
    value(
      await port().render(
        plan([plainSheet("表", [[cell(1, { bold: true, fill: "#FBE3DF", unlocked: true, numberFormat: "0.00" })]])]),
      ),
    );
    value(await port().render(plan([plainSheet("表", [[cell(1, {})]])])));
    expect(await workbook().look.style("表", "A1")).toEqual({
      bold: false,
      fill: "",
      numberFormat: "General",
      locked: true,
    });
  });
}

export function describeStrangers(workbook: () => ContractWorkbook, port: () => WorkbookPort): void {
  it("leaves a person's sheet and a person's cells beside ours alone", async () => {
    const book = plan([
      plainSheet("表", [
        [cell("甲"), undefined, cell(1)],
        [undefined, cell(2)],
      ]),
    ]);
    value(await port().render(book));
    const { person } = workbook();
    await person.addSheet("我的备忘");
    await person.type("我的备忘", "B2", "勿动");
    await person.type("表", "B1", "批注");
    await person.type("表", "F20", 99);
    value(
      await port().render({
        ...book,
        sheets: [
          {
            ...book.sheets[0]!,
            cells: [
              [cell("乙"), undefined, cell(3)],
              [undefined, cell(4)],
            ],
          },
        ],
      }),
    );
    const content = await contentOf(port());
    expect(at(content, "我的备忘", "B2")).toBe("勿动");
    expect(at(content, "表", "B1")).toBe("批注");
    expect(at(content, "表", "F20")).toBe(99);
    expect(at(content, "表", "A1")).toBe("乙");
  });

  it("leaves the look of a cell alone where the plan says nothing of it", async () => {
    const book = plan([plainSheet("表", [[cell(1)]])]);
    value(await port().render(book));
    await workbook().person.paint("表", "A1", "#FFF2CC");
    value(await port().render(plan([plainSheet("表", [[cell(2)]])])));
    expect(await workbook().look.style("表", "A1")).toMatchObject({ fill: "#FFF2CC" });
  });

  it("leaves the colour of a person's own cell alone", async () => {
    const book = plan([plainSheet("表", [[cell("甲"), undefined]])]);
    value(await port().render(book));
    await workbook().person.paint("表", "B1", "#FFF2CC");
    value(await port().render(book));
    expect(await workbook().look.style("表", "B1")).toMatchObject({ fill: "#FFF2CC" });
  });

  it("reports what a person had typed before it is overwritten", async () => {
    const book = plan([plainSheet("表", [[cell(1), computed("=A1*2", 2)]])]);
    value(await port().render(book));
    await workbook().person.type("表", "A1", "约47");
    await workbook().person.type("表", "B1", 5);
    expect(value(await port().render(book)).changed).toEqual([
      { sheet: "表", address: "A1", value: 1, before: "约47", beforeFormula: null },
      { sheet: "表", address: "B1", value: 2, formula: "=A1*2", before: 5, beforeFormula: null },
    ]);
  });
}
