import { compareReports, parseReport, reportText, type HostReport } from "../../src/conformance/report";
import { conformanceRows } from "../../src/conformance/rows";
import { portCases } from "../../src/conformance/port";
import { isEmptyWorkbook, runSelfTest } from "../../src/conformance/selfTest";
import { createExcelPort } from "../../src/excel/port";
import { startExcel, type RunningExcel } from "../workbench/excel-in-process";

jest.setTimeout(300_000);

describe("self-test", () => {
  let excel: RunningExcel;
  beforeEach(async () => {
    excel = await startExcel();
  });
  afterEach(() => excel.stop());

  const run = (signal = new AbortController().signal): Promise<HostReport> =>
    runSelfTest(createExcelPort({ wait: async () => undefined }), () => undefined, signal);

  it("tries every row and every case and leaves an empty workbook", async () => {
    expect(await isEmptyWorkbook()).toBe(true);
    const report = await run();
    expect(report.rows.map(({ id }) => id)).toEqual(conformanceRows.map(({ id }) => id));
    expect(report.cases.filter(({ outcome }) => outcome !== "held")).toEqual([]);
    expect(report.cases).toHaveLength(portCases.length);
    expect(report.host).toMatchObject({ application: "Excel", platform: "OfficeOnline", excelApi: "1.14" });
    expect(await isEmptyWorkbook()).toBe(true);
    expect(parseReport(reportText(report))).toEqual(report);
  });

  it("sees a workbook that is not empty", async () => {
    await excel.edit("Sheet1!B2", "x");
    expect(await isEmptyWorkbook()).toBe(false);
  });

  it("stops when asked to, with what was found so far", async () => {
    const controller = new AbortController();
    const report = await runSelfTest(
      createExcelPort(),
      ({ done }) => {
        if (done === 2) controller.abort();
      },
      controller.signal,
    );
    expect([report.rows.length, report.cases.length]).toEqual([2, 0]);
    expect(await isEmptyWorkbook()).toBe(true);
  });

  it("shows a host that answers otherwise, and a port that breaks its contract", async () => {
    excel.host.faults.failAction = { index: 3, code: "AccessDenied" };
    const report = await run(AbortSignal.timeout(60_000)).catch((error: unknown) => error);
    excel.host.faults.failAction = null;
    // Everything is refused, even the tidying up: the error reaches the caller instead of a report of successes.
    expect(report).toBeInstanceOf(Error);
  });
});

describe("reports", () => {
  const report = (observed: number): HostReport => ({
    format: 1,
    date: "2026-01-01",
    host: { application: "Excel", platform: "PC", version: "16", excelApi: "1.14", language: "zh-CN" },
    rows: [
      { id: "a", outcome: observed === 1 ? "same" : "different", expected: 1, observed },
      { id: "b", outcome: "skipped", expected: 2, observed: null },
    ],
    cases: [],
  });

  it("are compared row by row", () => {
    expect(compareReports(report(1), report(1))).toEqual([]);
    expect(compareReports(report(1), report(3))).toEqual([{ id: "a", left: 1, right: 3 }]);
  });

  it("name what differs in words before the data", () => {
    expect(reportText(report(3)).split("\n").slice(1, 4)).toEqual([
      "rows: 0 same, 1 different, 0 failed, 1 skipped",
      "contract: 0 held, 0 broken",
      "a: 1 -> 3",
    ]);
  });

  it("are refused when they are no reports", () => {
    expect(() => parseReport("nothing")).toThrow("no report");
    expect(() => parseReport('{"format":9}')).toThrow("format 9");
  });
});
