import { besideNotes } from "../../src/workbook/besideNotes";
import type { CellValue, WorkbookContent } from "../../src/workbook/plan";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { contentOf, freshSample } from "./books";

const plan = planWorkbook(freshSample());
const BESIDE = 30;

/** The sample with a note beside a unit, and the rows of 单位 in this order. */
function noted(note: string, turned: boolean): WorkbookContent {
  return contentOf(plan).map((sheet) => {
    if (sheet.name !== "单位") return sheet;
    const wide = sheet.values.map((row): readonly CellValue[] => [
      ...row,
      ...Array<null>(BESIDE - row.length).fill(null),
    ]);
    const [head, units] = [wide.slice(0, 5), wide.slice(5)];
    const rows = units.map((row) => [...row, row[0] === "532301" ? note : null]);
    const values = [...head.map((row) => [...row, null]), ...(turned ? [...rows].reverse() : rows)];
    return { ...sheet, values, formulas: values.map((row) => row.map(() => null)) };
  });
}

describe("notes beside a table", () => {
  it("stay with their record when one copy was sorted", () => {
    const ours = { content: noted("请核实", false), plan };
    expect(besideNotes({ content: noted("请核实", true), plan }, ours)).toEqual([]);
    expect(besideNotes({ content: noted("已核实", true), plan }, ours)).toEqual([
      { address: "单位!AE8", theirs: "已核实", ours: "请核实" },
    ]);
  });
});
