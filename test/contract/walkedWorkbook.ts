import type { CellWrite } from "../../src/workbench/host/engine/cell";
import type { Engine } from "../../src/workbench/host/engine/engine";
import { createUniverEngine } from "../../src/workbench/host/engine/univer-engine";
import { blankWorkbook, createHeadlessUniver } from "../../src/workbench/host/engine/univer-headless";
import { SHEET } from "../../src/workbook/names";
import type { PlannedCell, WorkbookContent, WorkbookPlan } from "../../src/workbook/plan";

/** Everything rules are computed from and in; the others are compared whole in `agreement.test.ts`. */
const RULE_SHEETS: readonly string[] = [
  SHEET.home,
  SHEET.allocation,
  SHEET.projects,
  SHEET.ledger,
  SHEET.units,
  SHEET.computation,
  SHEET.rules,
  SHEET.proof,
  SHEET.indicators,
  SHEET.activities,
  SHEET.keys,
];

/** One workbook in the engine that becomes one book after the other: only cells that differ are written. */
export class WalkedWorkbook {
  private readonly univer = createHeadlessUniver(blankWorkbook("起始"));
  private readonly engine: Engine = createUniverEngine(this.univer);
  private readonly ids = new Map<string, string>();
  private standing: WorkbookPlan = { sheets: [], names: [], activeSheet: "" };

  async become(plan: WorkbookPlan): Promise<WorkbookContent> {
    for (const { name } of plan.sheets) {
      if (!this.ids.has(name)) this.ids.set(name, this.engine.addSheet(name, this.ids.size + 1));
    }
    this.writeNames(plan);
    for (const { name, cells } of plan.sheets) {
      const before = this.standing.sheets.find((sheet) => sheet.name === name)?.cells ?? [];
      this.writeCells(this.ids.get(name) ?? "", before, cells);
    }
    this.standing = plan;
    await this.engine.settle();
    return plan.sheets.map(({ name, cells }) => this.contentOf(name, cells));
  }

  dispose(): void {
    this.engine.dispose();
    this.univer.dispose();
  }

  private writeNames({ names }: WorkbookPlan): void {
    const before = new Map(this.standing.names.map(({ name, reference }) => [name, reference]));
    for (const { name, reference } of names) {
      if (before.get(name) === reference) continue;
      this.engine.setName({ id: name, name, formula: reference, comment: "", visible: true, sheet: null });
    }
  }

  private writeCells(sheet: string, before: PlannedCells, after: PlannedCells): void {
    for (let row = 0; row < Math.max(before.length, after.length); row += 1) {
      const width = Math.max(before[row]?.length ?? 0, after[row]?.length ?? 0);
      for (let column = 0; column < width; column += 1) {
        const write = writeOf(before[row]?.[column], after[row]?.[column]);
        if (write) this.engine.write(sheet, row, column, [[write]]);
      }
    }
  }

  private contentOf(name: string, cells: PlannedCells): WorkbookContent[number] {
    const columns = Math.max(1, ...cells.map((row) => row.length));
    const area = { row: 0, column: 0, rows: Math.max(1, cells.length), columns };
    const read = this.engine.cells(this.ids.get(name) ?? "", area);
    return {
      name,
      values: read.map((row) => row.map(({ value }) => value)),
      formulas: read.map((row) => row.map(({ formula }) => formula)),
    };
  }
}

type PlannedCells = readonly (readonly (PlannedCell | undefined)[])[];

/** Formulas are written without the values we expect of them. */
function writeOf(before: PlannedCell | undefined, after: PlannedCell | undefined): CellWrite | null {
  if (after?.formula !== undefined) return before?.formula === after.formula ? null : { formula: after.formula };
  const value = after?.value ?? null;
  return before?.formula === undefined && (before?.value ?? null) === value ? null : { value };
}

/** The part of a plan rules are computed in. */
export function ruleSheets(plan: WorkbookPlan): WorkbookPlan {
  return {
    ...plan,
    sheets: plan.sheets.filter(({ name }) => RULE_SHEETS.includes(name)),
    names: plan.names.filter(({ reference }) => RULE_SHEETS.some((name) => reference.startsWith(`=${name}!`))),
  };
}

/** The engine (0.25.1) tells of dependencies it has dropped itself; jest takes seconds to print each with its source. */
export function withoutEngineNoise(): { mockRestore(): void } {
  const told = console.error.bind(console);
  return jest.spyOn(console, "error").mockImplementation((...words: unknown[]) => {
    if (words[0] !== "Dependency tree not found for treeId:") told(...words);
  });
}
