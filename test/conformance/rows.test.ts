import { conformanceRows } from "../../src/conformance/rows";
import { runRow } from "../../src/conformance/run";
import { startExcel, type RunningExcel } from "../workbench/excel-in-process";

/** ExcelApi 1.14 is what the host admits to unless told otherwise. */
const newest = 14;

/** Every documented behaviour, seen through the genuine Office.js on the workbench's host. */
describe("conformance", () => {
  let excel: RunningExcel;
  beforeAll(async () => {
    excel = await startExcel();
  });
  afterAll(() => excel.stop());

  test.each(conformanceRows.map((row) => [row.id, row] as const))("%s", async (_id, row) => {
    const report = await runRow(row);
    if (row.since > newest) {
      expect(report.outcome).toBe("skipped");
      return;
    }
    expect({ outcome: report.outcome, observed: report.observed }).toEqual({ outcome: "same", observed: row.expected });
  });

  test("ids are unique and every row names its members and its source", () => {
    expect(new Set(conformanceRows.map((row) => row.id)).size).toBe(conformanceRows.length);
    for (const row of conformanceRows) {
      expect(row.members.length).toBeGreaterThan(0);
      expect(row.source).toMatch(/^(https:\/\/|inferred: )/);
    }
  });
});
