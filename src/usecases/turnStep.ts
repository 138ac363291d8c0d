import { failure, success, type Fault, type Result } from "../domain/fault";
import { cellAddress, onSheet, parseCell } from "../workbook/address";
import type { JournalCell, JournalState, JournalStep, StandingJournal } from "../workbook/journal";
import { contentPrint, journalPlan, stateEdit, voidEdits } from "../workbook/journalPlan";
import {
  CHECKLIST_SHEET,
  COMPARISON_SHEET,
  DERIVED_SHEETS,
  HISTORY_SHEET,
  JOURNAL_SHEET,
  REHEARSAL_SHEET,
  SHEET,
  MILESTONES_SHEET,
  PROGRESS_CHARTS_SHEET,
  MONTHLY_SHEET,
  PROGRESS_SHEET,
  SUPERVISION_SHEET,
  VERSIONS_SHEET,
} from "../workbook/names";
import type { SheetContent, WorkbookContent } from "../workbook/plan";
import { mentionsSheet } from "../workbook/references";
import { EXCHANGE_SHEETS } from "../workbook/registers/exchangePlan";
import { sameFormula } from "../workbook/sameFormula";
import type { History, Way } from "./history";
import type { CellEdit, WriteNote } from "./port";

/** A step taken back or done again; what follows from it is still to be rendered. */
export interface Turned {
  readonly step: JournalStep;
  /** Addresses left alone because they changed since. */
  readonly skipped: readonly string[];
  /** The step made all sheets of the book, and they are gone. */
  readonly removed: boolean;
  /** Tells the journal, together with what follows. */
  readonly note: () => WriteNote;
  /** Where nothing is rendered: the same by itself. */
  readonly edits: readonly CellEdit[];
}

/** Puts back what the last step changed, or does it anew; cells that changed since are left alone. */
export async function turnStep(history: History, way: Way): Promise<Result<Turned>> {
  const known = history.top(way);
  const content = await history.readWith(known === null ? [] : sheetsOf(known));
  if (!content.ok) return content;
  const step = history.top(way);
  if (step === null) return failure(way === "undo" ? nothingToUndo() : nothingToRedo());
  if (Object.keys(step.sheets).length > 0) return removeMade(history, step, "untouched");
  const [state, cells] = [way === "undo" ? ("undone" as const) : ("done" as const), step.cells];
  return turnCells(history, { step, cells, way, state, content: content.value });
}

/** Ends a step that broke off: writes the rest of it, or takes away what is there of it. */
export async function endBroken(history: History, way: Way): Promise<Result<Turned>> {
  const known = history.broken();
  const content = await history.readWith(known === null ? [] : sheetsOf(known));
  if (!content.ok) return content;
  const step = history.broken();
  if (step === null) return failure(nothingBroken());
  if (Object.keys(step.sheets).length > 0) return removeMade(history, step, "begun");
  const cells = [...step.cells, ...step.added];
  const state = way === "redo" && step.cells.length > 0 ? "done" : null;
  return turnCells(history, { step, cells, way, state, content: content.value });
}

function sheetsOf({ cells, added }: JournalStep): readonly string[] {
  return [...new Set([...cells, ...added].map(({ sheet }) => sheet))];
}

interface CellsTurn {
  readonly step: JournalStep;
  readonly cells: readonly JournalCell[];
  readonly way: Way;
  /** Afterwards; null: the journal knows of it no more. */
  readonly state: JournalState | null;
  readonly content: WorkbookContent;
}

/** A cell that stands already as it is to is as good as written: an earlier attempt may have come so far. */
async function turnCells(history: History, turn: CellsTurn): Promise<Result<Turned>> {
  const { step, cells, way, content } = turn;
  const missing = sheetsOf(step).filter((name) => !content.some((sheet) => sheet.name === name));
  const read = missing.length === 0 ? success(content) : await history.port.read(sheetsOf(step));
  if (!read.ok) return read;
  const sheets = new Map(read.value.map((sheet) => [sheet.name, sheet]));
  const ended = cells.filter((cell) => standsAs(sheets.get(cell.sheet), cell, way === "undo" ? "before" : "after"));
  const begun = cells.filter((cell) => standsAs(sheets.get(cell.sheet), cell, way === "undo" ? "after" : "before"));
  const open = begun.filter((cell) => !ended.includes(cell));
  const edits = open.map(way === "undo" ? backward : forward);
  const written = await (step.state === "writing" ? history.port.restore(edits) : history.port.write(edits));
  if (!written.ok) return written;
  const turned = new Set([...ended, ...open]);
  const skipped = cells.filter((cell) => !turned.has(cell));
  const narrowed = { ...step, cells: step.cells.filter((cell) => turned.has(cell)) };
  return success({
    step: narrowed,
    skipped: skipped.map((cell) => onSheet(cell.sheet, cell.address)),
    removed: false,
    ...tellingOf(history.standing(), narrowed, skipped.length > 0, turn.state),
  });
}

function tellingOf(
  standing: StandingJournal,
  step: JournalStep,
  changed: boolean,
  state: JournalState | null,
): Pick<Turned, "note" | "edits"> {
  const row = standing.rows.get(step.number);
  const gone = state === null || step.cells.length === 0;
  const edits = row === undefined ? [] : gone ? voidEdits(row, standing.widths[row] ?? 0) : [stateEdit(row, state)];
  const ahead = journalPlan(standing, row !== undefined && changed && !gone ? { row, step } : null);
  return { edits, note: () => ({ ahead, done: edits, undone: [] }) };
}

/** Formulas are compared as formulas: their values change with the cells they read. */
function standsAs(sheet: SheetContent | undefined, cell: JournalCell, side: "before" | "after"): boolean {
  const place = parseCell(cell.address);
  if (!place || !sheet) return false;
  const formula = sheet.formulas[place.row]?.[place.column] ?? null;
  const wanted = side === "before" ? cell.beforeFormula : (cell.formula ?? null);
  if (wanted !== null) return formula !== null && sameFormula(formula, wanted);
  const value = sheet.values[place.row]?.[place.column] ?? null;
  const expected = side === "before" ? cell.before : cell.value;
  return formula === null && (value === "" ? null : value) === (expected === "" ? null : expected);
}

function backward(cell: JournalCell): CellEdit {
  const edit = { sheet: cell.sheet, address: cell.address, value: cell.before };
  return cell.beforeFormula === null ? edit : { ...edit, formula: cell.beforeFormula };
}

function forward({ sheet, address, value, formula }: JournalCell): CellEdit {
  return { sheet, address, value, ...(formula === undefined ? {} : { formula }) };
}

/** Sheets of ours that come and go with the book: nothing is typed in them. */
const ALONG: readonly string[] = [HISTORY_SHEET, CHECKLIST_SHEET, COMPARISON_SHEET, REHEARSAL_SHEET];
/** With these, something has gone out or come back: such a book is not taken away. */
const KEEPING: readonly string[] = [
  VERSIONS_SHEET,
  MILESTONES_SHEET,
  PROGRESS_SHEET,
  PROGRESS_CHARTS_SHEET,
  MONTHLY_SHEET,
  SUPERVISION_SHEET,
  ...EXCHANGE_SHEETS,
];
/** Sheets of the book in which only the program writes. */
const UNTYPED: readonly string[] = [...DERIVED_SHEETS, SHEET.readings, SHEET.log];

/**
 * Takes away the sheets a step made, all of them or none: half a book is none. Refused where somebody has worked in
 * them since, or where other sheets read them.
 */
async function removeMade(history: History, step: JournalStep, check: "untouched" | "begun"): Promise<Result<Turned>> {
  const { port } = history;
  const names = await port.sheetNames();
  if (!names.ok) return names;
  const content = await port.read(names.value);
  if (!content.ok) return content;
  const made = [...Object.keys(step.sheets), ...ALONG];
  const touched =
    check === "begun" ? [] : content.value.filter((sheet) => isTouched(sheet, step)).map(({ name }) => name);
  const others = content.value.filter(({ name }) => !made.includes(name) && name !== JOURNAL_SHEET);
  const reading = others
    .filter((sheet) => KEEPING.includes(sheet.name) || readsAny(sheet, made))
    .map(({ name }) => name);
  if (touched.length + reading.length > 0) return failure(workedInSince(step, touched, reading));
  const removed = await port.removeSheets([...made, JOURNAL_SHEET]);
  if (!removed.ok) return removed;
  history.forget();
  history.adopt([]);
  const note = (): WriteNote => ({ ahead: journalPlan(history.standing(), null), done: [], undone: [] });
  return success({ step, skipped: [], removed: true, note, edits: [] });
}

function isTouched({ name, values, formulas }: SheetContent, { sheets }: JournalStep): boolean {
  const print = sheets[name];
  if (print === undefined || UNTYPED.includes(name)) return false;
  const cells = values.flatMap((row, r) =>
    row.map((value, c) => {
      const formula = formulas[r]?.[c] ?? null;
      return { address: cellAddress(r, c), value, ...(formula === null ? {} : { formula }) };
    }),
  );
  return contentPrint(cells) !== print;
}

function readsAny({ formulas }: SheetContent, made: readonly string[]): boolean {
  return formulas.some((row) => row.some((one) => one !== null && made.some((name) => mentionsSheet(one, name))));
}

function nothingToUndo(): Fault {
  return {
    code: "nothing-to-undo",
    sentence: { zh: "没有可以撤销的操作。", en: "There is nothing to undo." },
    nextStep: { zh: "在表格里手工改的，请用 Ctrl+Z。", en: "For what was typed in the sheet use Ctrl+Z." },
  };
}

function nothingToRedo(): Fault {
  return {
    code: "nothing-to-redo",
    sentence: { zh: "没有可以重做的操作。", en: "There is nothing to redo." },
    nextStep: { zh: "只有刚撤销的操作可以重做。", en: "Only what was just undone can be done again." },
  };
}

function nothingBroken(): Fault {
  return {
    code: "nothing-broken-off",
    sentence: { zh: "没有未写完的操作。", en: "Nothing was left half-written." },
    nextStep: { zh: "可以照常使用。", en: "You can go on as usual." },
  };
}

function workedInSince({ label }: JournalStep, touched: readonly string[], reading: readonly string[]): Fault {
  const list = (names: readonly string[], mark: string): string => names.join(mark);
  const zh = [
    ...(touched.length > 0 ? [`${list(touched, "、")}在“${label.zh}”之后改过`] : []),
    ...(reading.length > 0 ? [`${list(reading, "、")}还在用这些表`] : []),
  ];
  const en = [
    ...(touched.length > 0 ? [`${list(touched, ", ")} changed since "${label.en}"`] : []),
    ...(reading.length > 0 ? [`${list(reading, ", ")} still read these sheets`] : []),
  ];
  return {
    code: "worked-in-since",
    sentence: { zh: `${zh.join("，")}，没有撤销。`, en: `${en.join("; ")}; nothing was undone.` },
    nextStep: {
      zh: "要重新开始，请新建一个空白工作簿再导入；这一个原样保留。",
      en: "To start anew, import into an empty workbook; this one stays as it is.",
    },
    place: touched[0] ?? reading[0] ?? "",
  };
}
