import { createExcelPort } from "../../../src/excel/port";
import type { UnitFileContent } from "../../../src/domain/returns";
import { portabilityProblem } from "../../../src/workbook/formula";
import { planUnitFile } from "../../../src/workbook/unitFile/planUnitFile";
import { busyExchange, contentFor, registerRow, typedCell } from "../../tracking/unitFiles";
import { startExcel, type RunningExcel } from "../../workbench/excel-in-process";
import { differences, officePresent, recalculatedByOffice } from "../recalculate";

jest.setTimeout(300_000);
const check = officePresent ? it : it.skip;

function told(unit: string, indicator: string, months: Readonly<Record<string, string | number>>) {
  const cells = Object.entries(months).map(([key, value]) => [
    key,
    typeof value === "number" ? typedCell(String(value), value) : typedCell(value, null),
  ]);
  return registerRow(unit, "indicator", Object.fromEntries(cells), { row: indicator });
}

/** A county with every kind of trouble, and the library with indicators of every period and coordinated counties. */
function contents(): readonly UnitFileContent[] {
  const busy = busyExchange("532301", ["P1", "P6"]);
  const county = [
    told("532301", "P1-11@532301-C", { month03: 9, month04: 12, month05: 3 }),
    told("532301", "P1-12@532301-C", { month03: 100, month05: 40 }),
    told("532301", "P1-13@532301-C", { month03: 20, month05: 48 }),
    told("532301", "P1-14@532301-C", { month03: "三", month05: -1 }),
    told("532301", "P1-15@532301-C", { month05: 0, month09: 1 }),
    told("532301", "P5-1@532301-L", { month05: 1 }),
  ];
  const library = [
    told("LIB", "P10-2@LIB-L", { month01: 1, month04: 2 }),
    told("LIB", "P14-3@LIB-L", { month03: 3, month04: 1 }),
    told("LIB", "P5-1@LIB-L", { month05: 12 }),
    registerRow("LIB", "coordination", { value: typedCell("2", 2) }, { row: "P5-1@532301" }),
    registerRow("LIB", "coordination", { value: typedCell("2", 2), note: typedCell("在途") }, { row: "P5-1@532322" }),
  ];
  const exchange = { ...busy, rows: [...busy.rows, ...county, ...library] };
  return [
    contentFor("532301"),
    contentFor("532301", exchange),
    contentFor("LIB", { ...exchange, rows: [...exchange.rows, ...busyExchange("LIB", ["P5", "P10"]).rows] }),
    contentFor("LIB", exchange, undefined, { period: "2020-12" }),
    { ...contentFor("CUL", exchange), lines: [] },
  ];
}

describe("the formulas of the unit file", () => {
  let excel: RunningExcel;
  beforeEach(async () => {
    excel = await startExcel();
  });
  afterEach(() => excel.stop());

  // The engine takes its time: the two files in which most is wrong; LibreOffice sees them all.
  it.each([1, 2].flatMap((index) => contents()[index] ?? []).map((content) => [content.unit.name, content] as const))(
    "come to what the plan expects in the engine: %s",
    async (_, content) => {
      const plan = planUnitFile(content);
      const port = createExcelPort();
      const rendered = await port.render(plan);
      if (!rendered.ok) throw new Error(`${rendered.fault.code}: ${rendered.fault.sentence.en}`);
      const read = await port.read(plan.sheets.map((sheet) => sheet.name));
      if (!read.ok) throw new Error(read.fault.code);
      expect(differences(plan, read.value)).toEqual([]);
    },
  );
});

describe(`the saved unit file in LibreOffice${officePresent ? "" : " (not installed here: not checked)"}`, () => {
  check("recalculates to the expected values, every formula", async () => {
    const plans = contents().map(planUnitFile);
    const read = await recalculatedByOffice(plans);
    expect(plans.map((plan, index) => differences(plan, read[index] ?? []).slice(0, 8))).toEqual(plans.map(() => []));
  });
});

it("uses only functions, literals and lengths that every program takes", () => {
  const formulas = contents().flatMap((content) =>
    planUnitFile(content).sheets.flatMap(({ cells }) => cells.flat().flatMap((cell) => cell?.formula ?? [])),
  );
  expect(formulas.length).toBeGreaterThan(2_000);
  expect([...new Set(formulas.flatMap((formula) => portabilityProblem(formula) ?? []))]).toEqual([]);
});
