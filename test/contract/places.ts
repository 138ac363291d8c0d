import type { WorkbookPort } from "../../src/usecases/port";
import { contentOf, fault, settled, value, type ContractWorkbook } from "./harness";
import { BOOK, cell, plainSheet, plan } from "./plans";

export function describePlaces(workbook: () => ContractWorkbook, port: () => WorkbookPort): void {
  it("shows a cell", async () => {
    value(await port().render(BOOK));
    value(await port().select("资金台账!B2"));
    expect(await workbook().look.place()).toBe("资金台账!B2");
    value(await port().render(plan([plainSheet("表 (二)", [[cell(1)]])])));
    value(await port().select("'表 (二)'!C7"));
    expect(await workbook().look.place()).toBe("表 (二)!C7");
  });

  it("does not show a cell on a missing sheet", async () => {
    expect(fault(await port().select("没有!A1")).code).toBe("sheet-missing");
  });

  it("is silent while it is only read", async () => {
    value(await port().render(BOOK));
    let calls = 0;
    const stop = value(await port().onEdited(() => (calls += 1)));
    await contentOf(port());
    await settled();
    expect(calls).toBe(0);
    await stop();
  });

  it("tells of another's edit until it is stopped", async () => {
    if (!workbook().live) return;
    value(await port().render(BOOK));
    let calls = 0;
    const stop = value(await port().onEdited(() => (calls += 1)));
    await workbook().person.type("资金台账", "D2", 48);
    await settled();
    expect(calls).toBeGreaterThan(0);
    const told = calls;
    value(await port().write([{ sheet: "资金台账", address: "D2", value: 49 }]));
    await settled();
    expect(calls).toBe(told);
    await stop();
    await workbook().person.type("资金台账", "D2", 50);
    await settled();
    expect(calls).toBe(told);
  });
}
