import type { SheetModel, WorkbookModel } from "../../../src/sheetfile";
import { emptySheet, emptyWorkbook, openWorkbook, saveWorkbook } from "../../../src/sheetfile";
import { createUniverEngine } from "../../../src/workbench/host/engine/univer-engine";
import { createHeadlessUniver } from "../../../src/workbench/host/engine/univer-headless";
import { loadModel, toModel } from "../../../src/workbench/host/file";
import { ExcelHost } from "../../../src/workbench/host/host";

const bold = {
  bold: true,
  fill: "#FFEE00",
  numberFormat: "#,##0.00",
  border: { top: { style: "thin", color: "#000000" } },
} as const;
const free = { unlocked: true, numberFormat: "@" } as const;

function sample(): WorkbookModel {
  const main: SheetModel = {
    ...emptySheet("分配表"),
    tabColor: "#C00000",
    cells: [
      [
        { value: "单位", style: bold },
        { value: "金额", style: bold },
      ],
      [{ value: "大姚县" }, { value: 12.5 }],
      [
        { value: "=不是公式", style: free },
        { value: 37.5, formula: "=B2*3" },
      ],
      [{ value: true }, { value: 50, formula: "=SUM(合计)" }],
      [undefined, undefined, { value: null, style: free }],
    ],
    columns: [
      { from: 0, to: 0, width: 20 },
      { from: 3, to: 3, hidden: true },
    ],
    rows: new Map([[0, { height: 30 }]]),
    merges: ["A6:B7"],
    freeze: { rows: 1, columns: 1 },
    conditionalFormats: [
      {
        ranges: "B2:B4",
        rule: { kind: "formula", formula: "$B2<0" },
        format: { fill: "#FF0000", bold: true },
        priority: 1,
      },
      {
        ranges: "A2:A4",
        rule: { kind: "cellValue", operator: "equal", operands: ['"不符合"'] },
        format: { color: "#9C0006" },
        priority: 2,
      },
    ],
    validations: [
      {
        ranges: "C2:C4",
        type: "list",
        formula1: '"是,否"',
        allowBlank: true,
        error: { style: "stop", title: "提示", message: "请选择" },
        prompt: { title: "口径", message: "选一个" },
      },
      { ranges: "D2:D4", type: "decimal", operator: "between", formula1: "0", formula2: "$B$4", allowBlank: false },
    ],
    protection: { password: false, allowed: ["formatColumns", "selectLockedCells", "selectUnlockedCells"] },
    print: {
      orientation: "landscape",
      paperSize: 9,
      area: "A1:B4",
      repeatRows: "1:1",
      fitToWidth: 1,
      fitToHeight: 0,
      header: "&C资金分配表",
      footer: "&L州文旅局&R第&P页",
      margins: { left: 0.5, right: 0.5, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 },
      centerHorizontally: true,
    },
    showGridlines: false,
    activeCell: "B3",
  };
  const hidden: SheetModel = { ...emptySheet("版本"), visibility: "veryHidden", cells: [[{ value: 1 }]] };
  return {
    ...emptyWorkbook(),
    sheets: [main, hidden],
    names: [{ name: "合计", reference: "=分配表!$B$2:$B$3" }],
    activeSheet: "分配表",
  };
}

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

async function opened(model: WorkbookModel): Promise<ExcelHost> {
  const univer = createHeadlessUniver();
  const host = new ExcelHost(createUniverEngine(univer));
  closing.push(() => {
    host.stop();
    host.engine.dispose();
    univer.dispose();
  });
  await loadModel(host, model);
  return host;
}

test("what is loaded comes back the same, formulas calculated anew", async () => {
  const model = sample();
  const stale = { ...model, sheets: model.sheets.map((sheet, index) => (index === 0 ? staleResults(sheet) : sheet)) };
  const back = await toModel(await opened(stale));
  const [main, hidden] = back.sheets;
  expect(back.names).toEqual(model.names);
  expect(back.activeSheet).toBe("分配表");
  expect(hidden).toMatchObject({ name: "版本", visibility: "veryHidden", cells: [[{ value: 1 }]] });
  const { cells, ...rest } = sample().sheets[0]!;
  const { cells: foundCells, ...found } = main!;
  expect(foundCells.slice(0, 5).map((row) => row.slice(0, 3))).toEqual(cells.map((row) => [row[0], row[1], row[2]]));
  expect(found).toEqual(rest);
});

/** The same sheet with wrong cached results: the engine must not trust them. */
function staleResults(sheet: SheetModel): SheetModel {
  const cells = sheet.cells.map((row) =>
    row.map((cell) => (cell?.formula === undefined ? cell : { ...cell, value: -1 })),
  );
  return { ...sheet, cells };
}

test("through real .xlsx bytes everything comes back equal", async () => {
  const bytes = await saveWorkbook(sample());
  const first = await openWorkbook(bytes);
  if (!first.ok) throw new Error(first.fault.code);
  const host = await opened(first.value.model);
  const again = await saveWorkbook(await toModel(host, first.value.model), bytes);
  const second = await openWorkbook(again);
  if (!second.ok) throw new Error(second.fault.code);
  expect(second.value.model).toEqual(first.value.model);
});

test("a conditional format the host cannot show is carried along where it stands", async () => {
  const model = sample();
  const carried = {
    ranges: "B2:B4",
    rule: { kind: "carried", type: "dataBar", xml: "<dataBar/>" },
    priority: 9,
  } as const;
  const base = { ...model, sheets: model.sheets.map((sheet, index) => ({ ...sheet, id: index + 1 })) };
  base.sheets[0]!.conditionalFormats = [...base.sheets[0]!.conditionalFormats, carried];
  const back = await toModel(await opened(base), base);
  expect(back.sheets[0]!.conditionalFormats.map((format) => [format.rule.kind, format.priority])).toEqual([
    ["formula", 1],
    ["cellValue", 2],
    ["carried", 9],
  ]);
});
