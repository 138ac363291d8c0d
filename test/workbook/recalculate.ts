import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CellValue, PlannedCell, WorkbookContent, WorkbookPlan } from "../../src/workbook/plan";
import { openFilePort } from "../../src/xlsx/filePort";

/** Whether LibreOffice is installed; without it nothing is checked, and the tests' names say so. */
export const officePresent: boolean = spawnSync("soffice", ["--version"], { encoding: "utf8" }).status === 0;

/** A formula whose value is not the one we expect. */
export interface Difference {
  readonly place: string;
  readonly expected: CellValue;
  readonly got: CellValue;
  readonly formula: string;
}

/** Every formula of the plan against what a program came to. */
export function differences(plan: WorkbookPlan, content: WorkbookContent): readonly Difference[] {
  return plan.sheets.flatMap((sheet) => {
    const values = content.find(({ name }) => name === sheet.name)?.values ?? [];
    return sheet.cells.flatMap((row, r) =>
      row.flatMap((cell, c): Difference[] => {
        if (cell?.formula === undefined) return [];
        const got = values[r]?.[c] ?? "";
        const expected = cell.value ?? "";
        if (sameValue(got, expected)) return [];
        return [{ place: `${sheet.name} R${r + 1}C${c + 1}`, expected, got, formula: cell.formula.slice(0, 200) }];
      }),
    );
  });
}

function sameValue(got: CellValue, expected: CellValue): boolean {
  if (typeof got === "number" && typeof expected === "number") return Math.abs(got - expected) < 1e-9;
  return got === expected;
}

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

/** Saves the plans, lets one run of LibreOffice open and save them all, and reads what it came to. */
export async function recalculatedByOffice(plans: readonly WorkbookPlan[]): Promise<readonly WorkbookContent[]> {
  const books: Uint8Array[] = [];
  for (const plan of plans) {
    const port = await openFilePort(null);
    if (!port.ok) throw new Error(port.fault.code);
    const rendered = await port.value.render(spoilt(plan));
    if (!rendered.ok) throw new Error(rendered.fault.code);
    books.push(await port.value.save());
  }
  const contents: WorkbookContent[] = [];
  for (const [index, saved] of savedByOffice(books).entries()) {
    const back = await openFilePort(saved);
    if (!back.ok) throw new Error(back.fault.code);
    const content = await back.value.read(plans[index]?.sheets.map((sheet) => sheet.name) ?? []);
    if (!content.ok) throw new Error(content.fault.code);
    contents.push(content.value);
  }
  return contents;
}

/** What one run of LibreOffice makes of workbooks: opened, every formula calculated anew, saved. */
export function savedByOffice(books: readonly Uint8Array[]): readonly Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), "hengbo-office-"));
  try {
    const names = books.map((_, index) => `book${index}.xlsx`);
    for (const [index, bytes] of books.entries()) writeFileSync(join(folder, `book${index}.xlsx`), bytes);
    mkdirSync(join(folder, "profile", "user"), { recursive: true });
    writeFileSync(join(folder, "profile", "user", "registrymodifications.xcu"), RECALCULATE_ON_LOAD);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const out = join(folder, "out");
    const files = names.map((name) => join(folder, name));
    const run = spawnSync("soffice", ["--headless", profile, "--convert-to", "xlsx", "--outdir", out, ...files], {
      encoding: "utf8",
      timeout: 280_000,
    });
    if (run.status !== 0) throw new Error(run.stderr);
    return names.map((name) => new Uint8Array(readFileSync(join(out, name))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
