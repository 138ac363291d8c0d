import { createExcelPort } from "../../src/excel/port";
import type { WorkbookPort } from "../../src/usecases/port";
import type { CellStyle, SheetPlan, WorkbookContent } from "../../src/workbook/plan";
import { fault, value } from "../../src/conformance/port/harness";
import { cell, computed, plainSheet, plan } from "../../src/conformance/port/plans";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { cellAddress } from "../../src/workbook/address";
import { sameFormula } from "../../src/workbook/sameFormula";
import { fen } from "../../src/domain/money";
import { dividedSample, withAmount } from "../workbook/books";
import { startExcel, type RunningExcel } from "../workbench/excel-in-process";

/** What only Excel has: the wire, edit mode, errors half-way. The genuine Office.js against the workbench's host. */
let excel: RunningExcel;
let port: WorkbookPort;
const pauses: number[] = [];

beforeEach(async () => {
  excel = await startExcel();
  pauses.length = 0;
  port = createExcelPort({
    wait: async (milliseconds) => {
      pauses.push(milliseconds);
    },
  });
});
afterEach(() => excel.stop());

interface WireAction {
  readonly ActionType: number;
  readonly Name: string;
}

function actionsOf(text: string): readonly WireAction[] {
  const message = JSON.parse(text) as { _actionName: string; _data: { ArrayData?: unknown[] } };
  const body = message._data.ArrayData?.[4];
  if (message._actionName !== "executeMethod" || typeof body !== "string") return [];
  return (JSON.parse(body) as { Actions: WireAction[] }).Actions;
}

/** Every request since `from`, the client's own cleaning up included. */
function batches(from: number): { bytes: number; actions: readonly WireAction[] }[] {
  return excel.host.trace.entries
    .slice(from)
    .filter(({ direction, text }) => direction === "fromPane" && text.includes('"executeMethod"'))
    .map(({ text }) => ({ bytes: Buffer.byteLength(text), actions: actionsOf(text) }));
}

/** Actions that change the workbook: properties set, and methods other than the client's own bookkeeping. */
function mutations(from: number): string[] {
  return batches(from)
    .flatMap(({ actions }) => actions)
    .filter(({ ActionType, Name }) => [4, 9].includes(ActionType) || (ActionType === 3 && !Name.startsWith("_")))
    .map(({ Name }) => Name);
}

const BODY: CellStyle = { fontSize: 9, vertical: "middle", border: "thin" };

/** Everything a sheet plan can say, in the shape of the allocation table. */
function fullSheet(name: string, projects: number, units: number): SheetPlan {
  const header = { ...BODY, bold: true, fill: "#E7ECF3", horizontal: "center" as const, wrap: true };
  const money = { ...BODY, numberFormat: "#,##0.00" };
  const sums = Array.from({ length: projects }, (_row, row) =>
    computed(`=SUM(C${row + 3}:${String.fromCharCode(66 + units)}${row + 3})`, units * 0.01, {
      ...money,
      bold: true,
      fill: "#F3F5F8",
    }),
  );
  return plainSheet(
    name,
    [
      [cell(`${name} 2020`, { fontSize: 14, bold: true })],
      [
        cell("项目", header),
        cell("合计", header),
        ...Array.from({ length: units }, (_unit, unit) => cell(`单位${unit}`, header)),
      ],
      ...sums.map((sum, row) => [
        cell(`项目${row}`, BODY),
        sum,
        ...Array.from({ length: units }, () => cell(0.01, { ...money, unlocked: true })),
      ]),
      [cell("说明：金额单位万元", { fontSize: 9, color: "#595959" })],
    ],
    {
      protected: true,
      columnWidths: [19, 11.5, ...Array.from({ length: units }, () => 6.5)],
      rowHeights: { 0: 24, 1: 30 },
      hiddenColumns: [units + 3],
      merges: ["A1:D1"],
      freeze: { rows: 2, columns: 1 },
      tabColor: "#0F4C81",
      showGridlines: false,
      conditionalFormats: [
        {
          range: "C3:F8",
          when: { kind: "cellValue", operator: "lessThan", operand: "=0" },
          format: { fill: "#FBE3DF", color: "#9C1C0E", bold: true },
        },
        { range: "B3:B8", when: { kind: "formula", formula: "=$B3>1" }, format: { fill: "#FFF2CC" } },
      ],
      validations: [
        {
          range: "C3:F8",
          rule: { kind: "decimal", operator: "greaterThanOrEqual", formula1: "0" },
          prompt: { title: "金额", message: "万元，两位小数" },
          error: { style: "stop", title: "金额", message: "请填不小于0的数字" },
        },
        { range: "A3:A8", rule: { kind: "list", source: ["是", "否"] } },
        { range: "A9", rule: { kind: "custom", formula: "=LEN(A9)<50" } },
      ],
      print: {
        orientation: "landscape",
        paper: "A4",
        area: "A1:F9",
        repeatRows: "1:2",
        repeatColumns: "A:A",
        fitToWidth: 1,
        fitToHeight: 0,
        header: "&L示例&R万元",
        footer: "&C第 &P 页",
        margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5 },
      },
    },
  );
}

const FULL = plan([fullSheet("分配表", 6, 4)], [{ name: "合计数", reference: "=分配表!$B$3:$B$8" }]);

it("sends nothing that changes the workbook when all agrees, down to paper and validation", async () => {
  value(await port.render(FULL));
  const from = excel.host.trace.entries.length;
  expect(value(await port.render(FULL))).toEqual({ changed: [], sheetsAdded: [] });
  expect(mutations(from)).toEqual([]);
});

it("puts right just what a person changed in the settings", async () => {
  value(await port.render(FULL));
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("分配表");
    sheet.protection.unprotect();
    sheet.getRange("C4").format.fill.color = "#00FF00";
    sheet.getRange("A:A").format.columnWidth = 20;
    sheet.getRange("A1:D1").unmerge();
    sheet.freezePanes.unfreeze();
    sheet.pageLayout.orientation = "Portrait";
    sheet.getRange("A3:A8").dataValidation.clear();
    sheet.getRange("C3").format.borders.getItem("EdgeTop").style = "None";
    await context.sync();
  });
  value(await port.render(FULL));
  const found = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("分配表");
    const range = sheet.getRange("C4").load("format/fill/color");
    const column = sheet.getRange("A1").load("format/columnWidth");
    const edge = sheet.getRange("C3").format.borders.getItem("EdgeTop").load("style");
    const merged = sheet.getRange("A1:D1").getMergedAreasOrNullObject().load("address");
    const frozen = sheet.freezePanes.getLocationOrNullObject().load("address");
    const validation = sheet.getRange("A3:A8").dataValidation.load("rule");
    const paper = sheet.pageLayout.load("orientation");
    const guard = sheet.protection.load("protected");
    await context.sync();
    return {
      fill: range.format.fill.color.toUpperCase(),
      width: column.format.columnWidth,
      line: edge.style,
      merged: merged.address,
      frozen: frozen.address,
      list: validation.rule.list?.source,
      orientation: paper.orientation,
      protected: guard.protected,
    };
  });
  expect(found).toMatchObject({ line: "Continuous", list: "是,否", orientation: "Landscape", protected: true });
  expect(found.fill).not.toBe("#00FF00");
  expect(Math.abs(found.width - 99.75)).toBeLessThan(1);
  expect(found.merged).toContain("A1:D1");
  expect(found.frozen).toContain("A1:A2");
});

it("keeps a person's conditional format and replaces its own", async () => {
  value(await port.render(FULL));
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("分配表");
    sheet.protection.unprotect();
    const own = sheet.getRange("H1:H5").conditionalFormats.add("Custom");
    own.custom.rule.formula = "=H1=1";
    own.custom.format.fill.color = "#123456";
    await context.sync();
  });
  const [sheet] = FULL.sheets;
  const fewer = {
    ...sheet!,
    conditionalFormats: sheet!.conditionalFormats.map((one) => ({ ...one, format: { fill: "#ABCDEF" } })),
  };
  value(await port.render({ ...FULL, sheets: [fewer] }));
  const fills = await Excel.run(async (context) => {
    const { conditionalFormats } = context.workbook.worksheets.getItem("分配表").getRange();
    conditionalFormats.load("items/type");
    await context.sync();
    const found = conditionalFormats.items.map((item) =>
      (item.type === "Custom" ? item.custom : item.cellValue).format.fill.load("color"),
    );
    await context.sync();
    return found.map(({ color }) => color.toUpperCase()).sort();
  });
  expect(fills).toEqual(["#123456", "#ABCDEF", "#ABCDEF"]);
});

/** What stands otherwise than planned; formulas as formulas. */
function differences(sheets: readonly SheetPlan[], content: WorkbookContent): string[] {
  return sheets.flatMap(({ name, cells }) => {
    const found = content.find((sheet) => sheet.name === name);
    return cells.flatMap((row, r) =>
      row.flatMap((planned, c) => {
        if (!planned) return [];
        const formula = found?.formulas[r]?.[c] ?? undefined;
        const literal = found?.values[r]?.[c] ?? null;
        const same =
          planned.formula === undefined
            ? formula === undefined && literal === (planned.value === "" ? null : planned.value)
            : sameFormula(formula, planned.formula);
        return same ? [] : [`${name}!${cellAddress(r, c)} ${formula ?? literal}`];
      }),
    );
  });
}

it("builds the real master workbook in four requests of less than 900 kB, cell by cell as planned", async () => {
  // Weight and formulas are looked at, not results: those are the contract suite's.
  await Excel.run(async (context) => {
    context.application.calculationMode = "Manual";
    await context.sync();
  });
  const book = planWorkbook(dividedSample());
  const copies = jest.spyOn(Excel.Range.prototype, "copyFrom");
  let from = excel.host.trace.entries.length;
  value(await port.render(book));
  const built = batches(from);
  // The last one reads back the formulas it had copied.
  expect(built.length).toBeLessThanOrEqual(4);
  expect(built.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(900_000);
  expect(copies).toHaveBeenCalled();
  copies.mockRestore();
  expect(differences(book.sheets, value(await port.read(book.sheets.map(({ name }) => name))))).toEqual([]);
  // Looks, lines, sizes, validation, conditional formats and paper: a second render compares them all.
  from = excel.host.trace.entries.length;
  expect(value(await port.render(book))).toEqual({ changed: [], sheetsAdded: [] });
  expect(mutations(from)).toEqual([]);
  from = excel.host.trace.entries.length;
  value(await port.render(planWorkbook(withAmount(dividedSample(), "P9", "CUL", fen(4_330_000)))));
  // The amount, and in the protected 校验 what the program keeps there.
  expect(mutations(from)).toEqual([
    ...["Unprotect", "SuspendApiCalculationUntilNextSync", "SuspendScreenUpdatingUntilNextSync"],
    ...["Formulas", "Formulas", "Protect"],
  ]);
}, 120_000);

it("notices a program that copies formulas otherwise, and writes them one by one", async () => {
  const formula = (row: number): string => `=IF(LEN(A${row})>0,"${"一".repeat(60)}","${"二".repeat(60)}")`;
  const rows = Array.from({ length: 20 }, (_row, r) => [cell(r), computed(formula(r + 1), "一".repeat(60))]);
  const book = plan([plainSheet("表", rows, { protected: true })]);
  const copies = jest.spyOn(Excel.Range.prototype, "copyFrom").mockImplementation(() => undefined);
  value(await port.render(book));
  expect(copies).toHaveBeenCalled();
  copies.mockRestore();
  expect(value(await port.read(["表"]))[0]!.formulas.map(([, found]) => found)).toEqual(
    rows.map((_row, r) => formula(r + 1)),
  );
});

it("has nothing kept and let go again: what a request does not need later costs no request of its own", async () => {
  value(await port.render(FULL));
  const from = excel.host.trace.entries.length;
  value(await port.glance(["合计数"]));
  value(await port.read(["分配表"]));
  await excel.settled();
  const sent = batches(from);
  expect(sent).toHaveLength(2);
  expect(sent.flatMap(({ actions }) => actions).filter(({ Name }) => /Reference/.test(Name))).toEqual([]);
});

it("builds nine sheets of twelve columns and fifteen rows in few and small requests", async () => {
  const names = ["首页", "分配表", "预警", "项目表", "资金台账", "单位", "测算", "规则", "校验"];
  const from = excel.host.trace.entries.length;
  value(await port.render(plan(names.map((name) => fullSheet(name, 15, 12)))));
  const sent = batches(from);
  expect(sent.length).toBeLessThanOrEqual(8);
  expect(sent.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(900_000);
}, 60_000);

describe("while a cell is being edited", () => {
  const book = plan([plainSheet("表", [[cell(1)]])]);

  it("asks again a few times, then says what to do", async () => {
    value(await port.render(book));
    excel.host.faults.cellEditMode = true;
    const refused = fault(await port.write([{ sheet: "表", address: "A1", value: 2 }]));
    expect(refused.code).toBe("excel-busy-editing");
    expect(refused.nextStep.zh).toContain("回车");
    expect(pauses).toEqual([150, 400, 900]);
  });

  it("lets Excel wait with a read, not with a write", async () => {
    const run = jest.spyOn(Excel, "run");
    value(await port.render(book));
    value(await port.read(["表"]));
    expect(run.mock.calls.map(([options]) => options)).toMatchObject([
      { delayForCellEdit: false },
      { delayForCellEdit: true },
    ]);
    run.mockRestore();
  });

  it("goes on once the person has finished", async () => {
    value(await port.render(book));
    const patient = createExcelPort({
      wait: async () => {
        excel.host.faults.cellEditMode = false;
      },
    });
    excel.host.faults.cellEditMode = true;
    expect(value(await patient.write([{ sheet: "表", address: "A1", value: 2 }])).changed).toHaveLength(1);
    // With a read Excel itself waits for the person.
    excel.host.faults.cellEditMode = true;
    setTimeout(() => (excel.host.faults.cellEditMode = false), 50);
    expect(value(await patient.read(["表"]))[0]!.values).toEqual([[2]]);
  });
});

describe("when the host breaks off half-way", () => {
  /** Lets a batch fail at its n-th block of cells; once, or every batch from then on at the same action. */
  function breakAt(block: number, repeatedly = false): void {
    excel.host.trace.listen(({ direction, text }) => {
      if (direction === "injected" && !repeatedly) excel.host.faults.failAction = null;
      if (direction !== "fromPane") return;
      const place = actionsOf(text).flatMap(({ Name }, index) => (Name === "Formulas" ? [index] : []))[block];
      if (place !== undefined && !broken) excel.host.faults.failAction = { index: place, code: "GeneralException" };
      if (place !== undefined) broken = true;
    });
    let broken = false;
  }

  it("takes back what write had written", async () => {
    value(await port.render(plan([plainSheet("表", [[cell(1), undefined, cell("=文字")]])])));
    breakAt(1);
    const refused = fault(
      await port.write([
        { sheet: "表", address: "A1", value: 5 },
        { sheet: "表", address: "C1", value: 6 },
      ]),
    );
    expect(refused.code).toBe("excel-unexpected");
    expect(refused.sentence.zh).toContain("GeneralException");
    expect(value(await port.read(["表"]))[0]!.values).toEqual([[1, null, "=文字"]]);
  });

  it("says that a part may have been written when the host does not take it back either", async () => {
    value(await port.render(plan([plainSheet("表", [[cell(1), undefined, cell(2)]])])));
    breakAt(1, true);
    const refused = fault(
      await port.write([
        { sheet: "表", address: "A1", value: 5 },
        { sheet: "表", address: "C1", value: 6 },
      ]),
    );
    expect(refused.nextStep.zh).toContain("可能只写入了一部分");
    expect(refused.place).toBe("表!A1");
  });

  it("protects again what render had opened", async () => {
    value(await port.render(FULL));
    breakAt(0);
    const [sheet] = FULL.sheets;
    const cells = sheet!.cells.map((row, r) => (r === 0 ? [cell("新标题", { fontSize: 14, bold: true })] : row));
    const refused = fault(await port.render({ ...FULL, sheets: [{ ...sheet!, cells }] }));
    expect(refused.code).toBe("excel-unexpected");
    const state = await Excel.run(async (context) => {
      const { protection } = context.workbook.worksheets.getItem("分配表");
      protection.load("protected");
      await context.sync();
      return protection.protected;
    });
    expect(state).toBe(true);
  });
});

it("tells of a sheet that another adds or deletes, not of its own", async () => {
  let calls = 0;
  const stop = value(await port.onEdited(() => (calls += 1)));
  value(await port.render(plan([plainSheet("表", [[cell(1)]])])));
  await excel.settled();
  expect(calls).toBe(0);
  const id = excel.engine.addSheet("别人", 0);
  await excel.settled();
  expect(calls).toBe(1);
  excel.engine.deleteSheet(id);
  await excel.settled();
  expect(calls).toBe(2);
  await stop();
});
