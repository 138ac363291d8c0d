import { createHeadlessUniver } from "../../../src/workbench/host/engine/univer-headless";
import { createUniverEngine } from "../../../src/workbench/host/engine/univer-engine";
import type { Engine, EngineChange } from "../../../src/workbench/host/engine/engine";
import { parseArea } from "../../../src/workbench/host/address";
import type { Area } from "../../../src/workbench/host/address";

function at(text: string): Area {
  const area = parseArea(text);
  if (area === null) throw new Error(text);
  return area;
}

let engine: Engine;
let sheet: string;
const univers: { dispose(): void }[] = [];

beforeEach(() => {
  const univer = createHeadlessUniver();
  univers.push(univer);
  engine = createUniverEngine(univer);
  sheet = engine.activeSheet();
});
afterEach(() => {
  engine.dispose();
  univers.splice(0).forEach((univer) => univer.dispose());
});

test("values and formulas are calculated when settled", async () => {
  engine.write(sheet, 0, 0, [[{ value: 1 }, { value: 2 }, { formula: "=SUM(A1:B1)" }]]);
  expect(engine.isDirty()).toBe(true);
  await engine.settle();
  expect(engine.cell(sheet, 0, 2)).toEqual({ value: 3, kind: "number", formula: "=SUM(A1:B1)" });
  engine.write(sheet, 0, 0, [[{ value: 40 }]]);
  await engine.settle();
  expect(engine.cell(sheet, 0, 2).value).toBe(42);
});

test("text stays text, booleans and errors have their kinds", async () => {
  engine.write(sheet, 0, 0, [
    [{ value: "007" }, { value: true }, { formula: "=1/0" }, { value: "=SUM(1)" }, { formula: '=""' }],
  ]);
  await engine.settle();
  const row = engine.cells(sheet, at("A1:F1"))[0] ?? [];
  expect(row.map((cell) => [cell.value, cell.kind])).toEqual([
    ["007", "text"],
    [true, "boolean"],
    ["#DIV/0!", "error"],
    ["=SUM(1)", "text"],
    ["", "text"],
    [null, "empty"],
  ]);
});

test("formats, locked flags and column defaults", () => {
  engine.format(sheet, at("B2:C3"), { bold: true, fill: "#FF0000", numberFormat: "#,##0.00", unlocked: true });
  engine.format(sheet, at("E:E"), { numberFormat: "@", unlocked: true });
  engine.format(sheet, at("B2"), { borders: { top: { line: "thin", color: "#000000" } } });
  expect(engine.formats(sheet, at("B2"))[0]?.[0]).toEqual({
    bold: true,
    fill: "#FF0000",
    numberFormat: "#,##0.00",
    unlocked: true,
    borders: { top: { line: "thin", color: "#000000" } },
  });
  expect(engine.formats(sheet, at("E9"))[0]?.[0]).toEqual({ numberFormat: "@", unlocked: true });
  engine.format(sheet, at("B2"), { fill: null, bold: false });
  expect(engine.formats(sheet, at("B2"))[0]?.[0]).toMatchObject({ numberFormat: "#,##0.00", unlocked: true });
  expect(engine.formats(sheet, at("B2"))[0]?.[0]?.fill).toBeUndefined();
});

test("inserting a row moves formulas, formats and names", async () => {
  engine.write(sheet, 0, 0, [[{ value: 5 }], [{ value: 6 }], [{ formula: "=SUM(A1:A2)" }]]);
  engine.format(sheet, at("A2"), { unlocked: true });
  engine.setName({ id: "n1", name: "合计", formula: "=Sheet1!$A$3", comment: "", visible: true, sheet: null });
  await engine.settle();
  engine.insert(sheet, at("2:2"), "down");
  await engine.settle();
  expect(engine.cell(sheet, 3, 0)).toEqual({ value: 11, kind: "number", formula: "=SUM(A1:A3)" });
  expect(engine.formats(sheet, at("A3"))[0]?.[0]?.unlocked).toBe(true);
  expect(engine.names()[0]?.formula).toBe("=Sheet1!$A$4");
  engine.write(sheet, 0, 1, [[{ formula: "=合计*2" }]]);
  await engine.settle();
  expect(engine.cell(sheet, 0, 1).value).toBe(22);
});

test("renaming a sheet rewrites formulas; deleting leaves an error", async () => {
  const other = engine.addSheet("分配表", 1);
  engine.write(other, 0, 0, [[{ value: 3 }]]);
  engine.write(sheet, 0, 0, [[{ formula: "=分配表!A1" }]]);
  await engine.settle();
  expect(engine.cell(sheet, 0, 0).value).toBe(3);
  engine.renameSheet(other, "校验");
  await engine.settle();
  expect(engine.cell(sheet, 0, 0)).toMatchObject({ value: 3, formula: "=校验!A1" });
  engine.deleteSheet(other);
  await engine.settle();
  expect(engine.cell(sheet, 0, 0).kind).toBe("error");
});

test("changes are told with their author", async () => {
  const seen: EngineChange[] = [];
  engine.listen((change) => seen.push(change));
  engine.write(sheet, 1, 1, [[{ value: 9 }]]);
  engine.write(sheet, 2, 2, [[{ formula: "=B2" }]]);
  await engine.settle();
  engine.insert(sheet, at("1:1"), "down");
  await engine.settle();
  expect(seen.filter((change) => change.kind === "edited" || change.kind === "shifted")).toEqual([
    { kind: "edited", sheet, area: at("B2"), byHost: true, before: { value: null, kind: "empty", formula: null } },
    { kind: "edited", sheet, area: at("C3"), byHost: true, before: { value: null, kind: "empty", formula: null } },
    expect.objectContaining({ kind: "shifted", shift: "RowInserted", byHost: true }),
  ]);
});
