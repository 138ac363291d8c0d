import { circularReferences } from "../../../src/workbench/host/circular";
import type { Engine } from "../../../src/workbench/host/engine/engine";
import { createUniverEngine } from "../../../src/workbench/host/engine/univer-engine";
import { createHeadlessUniver } from "../../../src/workbench/host/engine/univer-headless";

let engine: Engine;
let sheet: string;
let stop: () => void;
beforeEach(() => {
  const univer = createHeadlessUniver();
  engine = createUniverEngine(univer);
  sheet = engine.activeSheet();
  stop = () => {
    engine.dispose();
    univer.dispose();
  };
});
afterEach(() => stop());

function formulas(...rows: (string | number)[][]): void {
  engine.write(
    sheet,
    0,
    0,
    rows.map((row) => row.map((cell) => (typeof cell === "string" ? { formula: cell } : { value: cell }))),
  );
}

test("chains, ranges and texts that look like references are no circle", () => {
  formulas(["=B1", "=C1+1", 3], ["=SUM(A1:C1)", '=IF(A2>0,"B2","A2:B2")', "=ROW()"], ["=SUM(A1:A2)", '=LEN("B3")', 1]);
  expect(circularReferences(engine)).toEqual([]);
});

test("a sum over itself, a circle of two, one through another sheet and a name", () => {
  const other = engine.addSheet("乙 表", 1);
  engine.write(other, 0, 0, [[{ formula: "=Sheet1!C1" }]]);
  engine.setName({ id: "n", name: "合计", formula: "='乙 表'!$A$1", comment: "", visible: true, sheet: null });
  formulas(["=SUM(A1:A3)", "=B2", "=合计+1"], [1, "=B1", 2]);
  expect(circularReferences(engine).sort()).toEqual(["'乙 表'!A1", "Sheet1!A1", "Sheet1!B1", "Sheet1!B2", "Sheet1!C1"]);
});

test("a chain of thousands of formulas is followed without running out of stack", () => {
  formulas(...Array.from({ length: 5000 }, (_, row) => [`=A${row + 2}`]));
  expect(circularReferences(engine)).toEqual([]);
  engine.write(sheet, 5000, 0, [[{ formula: "=A1" }]]);
  expect(circularReferences(engine)).toHaveLength(5001);
});
