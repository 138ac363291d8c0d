import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PlannedCell, WorkbookPlan } from "../../src/workbook/plan";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { openFilePort } from "../../src/xlsx/filePort";
import { fen } from "../../src/domain/money";
import type { FundBook } from "../../src/domain/book";
import { dividedSample, freshSample, withAmount } from "./books";

const office = spawnSync("soffice", ["--version"], { encoding: "utf8" });
const present = office.status === 0;
// The suite passes without LibreOffice; what is not checked then is said here and in the test's name.
const check = present ? it : it.skip;
jest.setTimeout(180_000);

/** The plan with every cached result spoilt, so that only a program that recalculates can get them right. */
function spoilt(plan: WorkbookPlan): WorkbookPlan {
  const spoil = (cell: PlannedCell | undefined): PlannedCell | undefined =>
    cell?.formula === undefined ? cell : { ...cell, value: typeof cell.value === "number" ? -999 : "尚未计算" };
  return {
    ...plan,
    sheets: plan.sheets.map((sheet) => ({ ...sheet, cells: sheet.cells.map((row) => row.map(spoil)) })),
  };
}

/** By default LibreOffice trusts cached results; this profile makes it recalculate everything on opening. */
const RECALCULATE_ON_LOAD = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** Saves the plan, lets LibreOffice open and save it, and reads the numbers it came to. */
async function recalculated(plan: WorkbookPlan): Promise<(sheet: string, row: number, column: number) => unknown> {
  const folder = mkdtempSync(join(tmpdir(), "hengbo-office-"));
  try {
    const port = await openFilePort(null);
    if (!port.ok) throw new Error(port.fault.code);
    const rendered = await port.value.render(plan);
    if (!rendered.ok) throw new Error(rendered.fault.code);
    writeFileSync(join(folder, "book.xlsx"), await port.value.save());
    mkdirSync(join(folder, "profile", "user"), { recursive: true });
    writeFileSync(join(folder, "profile", "user", "registrymodifications.xcu"), RECALCULATE_ON_LOAD);
    const run = spawnSync(
      "soffice",
      [
        "--headless",
        `-env:UserInstallation=file://${folder}/profile`,
        "--convert-to",
        "xlsx",
        "--outdir",
        join(folder, "out"),
        join(folder, "book.xlsx"),
      ],
      { encoding: "utf8", timeout: 150_000 },
    );
    if (run.status !== 0) throw new Error(run.stderr);
    const back = await openFilePort(new Uint8Array(readFileSync(join(folder, "out", "book.xlsx"))));
    if (!back.ok) throw new Error(back.fault.code);
    const content = await back.value.read(plan.sheets.map((sheet) => sheet.name));
    if (!content.ok) throw new Error(content.fault.code);
    const sheets = new Map(content.value.map((sheet) => [sheet.name, sheet.values]));
    return (sheet, row, column) => sheets.get(sheet)?.[row]?.[column] ?? null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function expectSame(book: FundBook): Promise<void> {
  const plan = planWorkbook(book);
  const value = await recalculated(spoilt(plan));
  const differences = plan.sheets.flatMap((sheet) =>
    sheet.cells.flatMap((row, r) =>
      row.flatMap((cell, c) => {
        if (cell?.formula === undefined) return [];
        const got = value(sheet.name, r, c);
        const same =
          typeof got === "number" && typeof cell.value === "number"
            ? Math.abs(got - cell.value) < 1e-9
            : (got ?? "") === (cell.value ?? "");
        return same
          ? []
          : [{ sheet: sheet.name, r, c, expected: cell.value, got, formula: cell.formula.slice(0, 120) }];
      }),
    ),
  );
  expect(differences).toEqual([]);
}

describe(`the saved workbook in LibreOffice${present ? "" : " (not installed here: not checked)"}`, () => {
  check("recalculates to the expected values, every formula", () => expectSame(dividedSample()));
  check("is the same before anything is divided", () => expectSame(freshSample()));
  check("reacts to a changed amount with its warnings in words", () =>
    expectSame(withAmount(withAmount(dividedSample(), "P9", "CUL", fen(4_330_000)), "P5", "532301", fen(50_000))),
  );
});
