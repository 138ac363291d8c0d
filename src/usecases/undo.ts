import { failure, success, type Bilingual, type Result } from "../domain/fault";
import { onSheet, parseCell } from "../workbook/address";
import { DERIVED_SHEETS, SHEET } from "../workbook/names";
import type { SheetContent } from "../workbook/plan";
import { sameFormula } from "../workbook/sameFormula";
import type { CellEdit, WorkbookPort, WriteReport } from "./port";

const APPEND_ONLY: readonly string[] = [SHEET.log, SHEET.opinions];

type ChangedCell = WriteReport["changed"][number];

interface UndoableStep {
  readonly label: Bilingual;
  readonly report: WriteReport;
}

/** Backward, or forward again. */
export type Way = "undo" | "redo";

/** Steps that can be taken back, newest last. Excel's own undo is not relied on (D5). */
export class UndoStack {
  private readonly steps: UndoableStep[] = [];
  /** Steps taken back, the last one last; what is done anew makes them void. */
  private readonly takenBack: UndoableStep[] = [];

  /**
   * Sheets made wholly by formulas and ids are left out: they follow from the others when rendered again. So are those
   * that are only ever added to: taking a step back is an entry of its own.
   */
  push(label: Bilingual, report: WriteReport): void {
    const kept = [...DERIVED_SHEETS, ...APPEND_ONLY];
    const changed = report.changed.filter((cell) => !kept.includes(cell.sheet));
    if (changed.length === 0) return;
    this.steps.push({ label, report: { ...report, changed } });
    this.takenBack.length = 0;
  }

  label(): Bilingual | null {
    return this.steps[this.steps.length - 1]?.label ?? null;
  }

  /** What would be done again, or null. */
  redoLabel(): Bilingual | null {
    return this.takenBack[this.takenBack.length - 1]?.label ?? null;
  }

  /** Where the last step wrote: 分配表!E9…等132格; empty when there is none. */
  places(way: Way = "undo"): string {
    const [from] = this.ends(way);
    const cells = from[from.length - 1]?.report.changed.filter(({ formula }) => formula === undefined) ?? [];
    const first = cells[0];
    if (!first) return "";
    return `${onSheet(first.sheet, first.address)}${cells.length > 1 ? `…等${cells.length}格` : ""}`;
  }

  /** Puts back what the last step changed, or did anew. Answers the addresses left alone because they changed since. */
  async turn(port: WorkbookPort, way: Way): Promise<Result<readonly string[]>> {
    const [from, to] = this.ends(way);
    const step = from[from.length - 1];
    if (!step) return failure(way === "undo" ? nothingToUndo() : nothingToRedo());
    const sheets = [...new Set(step.report.changed.map((cell) => cell.sheet))];
    const content = await port.read(sheets);
    if (!content.ok) return content;
    const untouched = step.report.changed.filter((cell) =>
      standsAsWritten(
        content.value.find((sheet) => sheet.name === cell.sheet),
        cell,
      ),
    );
    const written = await port.write(untouched.map(backward));
    if (!written.ok) return written;
    from.pop();
    if (written.value.changed.length > 0) to.push({ label: step.label, report: written.value });
    const skipped = step.report.changed.filter((cell) => !untouched.includes(cell));
    return success(skipped.map((cell) => onSheet(cell.sheet, cell.address)));
  }

  private ends(way: Way): readonly [from: UndoableStep[], to: UndoableStep[]] {
    return way === "undo" ? [this.steps, this.takenBack] : [this.takenBack, this.steps];
  }
}

/** Formulas are compared as formulas: their values change with the cells they read. */
function standsAsWritten(sheet: SheetContent | undefined, cell: ChangedCell): boolean {
  const place = parseCell(cell.address);
  if (!place) return false;
  const formula = sheet?.formulas[place.row]?.[place.column] ?? null;
  if (cell.formula !== undefined) return sameFormula(formula ?? undefined, cell.formula);
  const value = sheet?.values[place.row]?.[place.column] ?? null;
  return formula === null && (value === "" ? null : value) === (cell.value === "" ? null : cell.value);
}

function backward(cell: ChangedCell): CellEdit {
  const edit = { sheet: cell.sheet, address: cell.address, value: cell.before };
  return cell.beforeFormula === null ? edit : { ...edit, formula: cell.beforeFormula };
}

function nothingToUndo(): Parameters<typeof failure>[0] {
  return {
    code: "nothing-to-undo",
    sentence: { zh: "没有可以撤销的操作。", en: "There is nothing to undo." },
    nextStep: { zh: "在表格里手工改的，请用 Ctrl+Z。", en: "For what was typed in the sheet use Ctrl+Z." },
  };
}

function nothingToRedo(): Parameters<typeof failure>[0] {
  return {
    code: "nothing-to-redo",
    sentence: { zh: "没有可以重做的操作。", en: "There is nothing to redo." },
    nextStep: { zh: "只有刚撤销的操作可以重做。", en: "Only what was just undone can be done again." },
  };
}
