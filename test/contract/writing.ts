import type { WorkbookPort, WriteReport } from "../../src/usecases/port";
import { asFilled, at, contentOf, fault, value, type ContractWorkbook } from "./harness";
import { cell, computed, plainSheet, plan } from "./plans";

function undoOf(report: WriteReport): Parameters<WorkbookPort["write"]>[0] {
  return report.changed.map(({ sheet, address, before, beforeFormula }) => ({
    sheet,
    address,
    value: before,
    ...(beforeFormula === null ? {} : { formula: beforeFormula }),
  }));
}

export function describeWrite(workbook: () => ContractWorkbook, port: () => WorkbookPort): void {
  const book = plan([
    plainSheet("表", [[cell(1), computed("=A1*2", 2), cell("甲"), cell("x", { numberFormat: "@" })]]),
    plainSheet("二", [[cell(9)]]),
  ]);

  it("writes cells of several sheets and reports what stood there", async () => {
    value(await port().render(book));
    const report = value(
      await port().write([
        { sheet: "二", address: "B3", value: "新" },
        { sheet: "表", address: "A1", value: 4 },
        { sheet: "表", address: "C1", value: 8, formula: "=A1*2" },
        { sheet: "表", address: "D1", value: "x" },
      ]),
    );
    expect(report.sheetsAdded).toEqual([]);
    expect([...report.changed].sort((left, right) => left.address.localeCompare(right.address))).toEqual([
      { sheet: "表", address: "A1", value: 4, before: 1, beforeFormula: null },
      { sheet: "二", address: "B3", value: "新", before: null, beforeFormula: null },
      { sheet: "表", address: "C1", value: 8, formula: "=A1*2", before: "甲", beforeFormula: null },
    ]);
    const content = await contentOf(port());
    expect([at(content, "表", "A1"), at(content, "表", "C1"), at(content, "二", "B3")]).toEqual([4, 8, "新"]);
  });

  it("undoes everything by writing back what stood there", async () => {
    value(await port().render(book));
    const before = asFilled(await contentOf(port()));
    const report = value(
      await port().write([
        { sheet: "表", address: "A1", value: "=不是公式" },
        { sheet: "表", address: "B1", value: null },
        { sheet: "表", address: "C1", value: 3, formula: "=1+2" },
        { sheet: "二", address: "A1", value: true },
        { sheet: "二", address: "A9", value: "新" },
      ]),
    );
    expect(asFilled(await contentOf(port()))).not.toEqual(before);
    value(await port().write(undoOf(report)));
    expect(asFilled(await contentOf(port()))).toEqual(before);
  });

  it("refuses a missing sheet and writes nothing, on no other sheet either", async () => {
    value(await port().render(book));
    const before = asFilled(await contentOf(port()));
    const refused = fault(
      await port().write([
        { sheet: "表", address: "A1", value: 7 },
        { sheet: "没有", address: "A1", value: 7 },
      ]),
    );
    expect(refused.code).toBe("sheet-missing");
    expect(refused.sentence.zh).toContain("没有");
    expect(asFilled(await contentOf(port()))).toEqual(before);
    expect((await workbook().look.sheets()).map((sheet) => sheet.name)).not.toContain("没有");
  });

  it("does one thing after the other", async () => {
    value(await port().render(book));
    const [, read] = await Promise.all([port().write([{ sheet: "表", address: "A1", value: 5 }]), port().read(["表"])]);
    expect(at(value(read), "表", "A1")).toBe(5);
  });
}

export function describeProtection(workbook: () => ContractWorkbook, port: () => WorkbookPort): void {
  const book = plan([
    plainSheet("保护", [[cell(1, { unlocked: true }), cell(2)]], { protected: true }),
    plainSheet("开放", [[cell(3)]]),
  ]);

  it("writes into unlocked cells of a protected sheet", async () => {
    value(await port().render(book));
    value(await port().write([{ sheet: "保护", address: "A1", value: 5 }]));
    expect(at(await contentOf(port()), "保护", "A1")).toBe(5);
  });

  it("refuses a locked cell of a protected sheet, names the sheet and writes nothing", async () => {
    value(await port().render(book));
    const refused = fault(
      await port().write([
        { sheet: "开放", address: "A1", value: 5 },
        { sheet: "保护", address: "A1", value: 5 },
        { sheet: "保护", address: "B1", value: 5 },
      ]),
    );
    expect(refused.code).toBe("sheet-protected");
    expect(refused.sentence.zh).toContain("保护");
    expect(refused.place).toMatch(/^保护(!B1)?$/);
    const content = await contentOf(port());
    expect([at(content, "开放", "A1"), at(content, "保护", "A1"), at(content, "保护", "B1")]).toEqual([3, 1, 2]);
  });

  it.each([[undefined], ["密码"]])(
    "does not render over a sheet a person protected (password %s)",
    async (password) => {
      value(await port().render(book));
      await workbook().person.protect("开放", password);
      const changed = plan([book.sheets[0]!, plainSheet("开放", [[cell(4)]])]);
      const refused = fault(
        await port().render({
          ...changed,
          sheets: [plainSheet("保护", [[cell(8)]], { protected: true }), changed.sheets[1]!],
        }),
      );
      expect(refused.code).toBe("sheet-protected");
      expect(refused.place).toMatch(/^开放(!A1)?$/);
      const content = await contentOf(port());
      expect([at(content, "开放", "A1"), at(content, "保护", "A1")]).toEqual([3, 1]);
      expect((await workbook().look.sheets()).filter((sheet) => sheet.protected).map((sheet) => sheet.name)).toEqual(
        expect.arrayContaining(["保护", "开放"]),
      );
    },
  );

  it("does not render over our sheet when a person gave it a password", async () => {
    value(
      await port().render(
        plan([plainSheet("保护", [[cell(1)]]), plainSheet("另一", [[cell(1)]], { protected: true })]),
      ),
    );
    await workbook().person.protect("保护", "密码");
    const refused = fault(
      await port().render(
        plan([
          plainSheet("另一", [[cell(2)]], { protected: true }),
          plainSheet("保护", [[cell(2)]], { protected: true }),
        ]),
      ),
    );
    expect(refused.code).toBe("sheet-protected");
    expect(refused.place).toMatch(/^保护(!A1)?$/);
    const content = await contentOf(port());
    expect([at(content, "保护", "A1"), at(content, "另一", "A1")]).toEqual([1, 1]);
    const sheets = await workbook().look.sheets();
    expect(sheets.find((sheet) => sheet.name === "另一")).toMatchObject({ protected: true });
  });
}
