import type { Result } from "../domain/fault";
import type { JournalCell, JournalState, JournalStep, StandingJournal } from "../workbook/journal";
import {
  contentPrint,
  freeRow,
  givingWay,
  isKept,
  journalPlan,
  stateEdit,
  voidEdits,
  type JournalEdit,
} from "../workbook/journalPlan";
import { DERIVED_SHEETS, HISTORY_SHEET, SHEET } from "../workbook/names";
import { forwarding, type ActChoice, type History } from "./history";
import type { CellEdit, WorkbookPort, WriteNote, WriteReport } from "./port";
import { readingOnce } from "./readingOnce";

/** Sheets that are only ever added to: taking a step back is an entry of its own. */
const APPEND_ONLY: readonly string[] = [SHEET.log, SHEET.opinions, HISTORY_SHEET];
/** Sheets that follow from the others when rendered again. */
const FOLLOWING: readonly string[] = [...DERIVED_SHEETS, SHEET.readings];

/** An act under way. */
interface Act {
  readonly history: History;
  readonly choice: ActChoice;
  /** What was written so far. */
  readonly reports: WriteReport[];
  /** Where it stands in the journal, once it does. */
  entry: { readonly row: number; readonly step: JournalStep } | null;
}

/** See `performAct`. */
export async function keepAct<T>(
  history: History,
  choice: ActChoice,
  task: (port: WorkbookPort) => Promise<Result<T>>,
): Promise<Result<T>> {
  const act: Act = { history, choice, reports: [], entry: null };
  const result = await task(keepingPort(act));
  history.forget();
  if (!result.ok && act.reports.length > 0) await putBack(act);
  else if (result.ok && choice.several && act.entry) await history.port.write(endEdits(history.standing(), act.entry));
  return result;
}

/** Every read brings the journal along, which somebody else may have gone on with; every render is kept. */
function keepingPort(act: Act): WorkbookPort {
  const { history, reports } = act;
  const { port } = history;
  return readingOnce({
    ...forwarding(port),
    read: (sheets) => (act.entry === null ? history.readWith(sheets) : port.read(sheets)),
    async render(plan) {
      const written = await port.render(plan, (report) => noteOf(act, together([...reports, report])));
      if (written.ok && written.value.changed.length + written.value.sheetsAdded.length > 0) {
        reports.push(written.value);
      }
      return written;
    },
  });
}

function noteOf(act: Act, report: WriteReport): WriteNote | null {
  const standing = act.history.standing();
  if (!standing.ours) return null;
  const last = standing.steps[standing.steps.length - 1]?.number ?? 0;
  const { row, number } = act.entry
    ? { row: act.entry.row, number: act.entry.step.number }
    : { row: freeRow(standing), number: last + 1 };
  const step = stepOf(act.choice, { number, report, broken: act.history.broken() });
  act.entry = { row, step };
  if (!step.kept) act.history.hold({ ...step, kept: true });
  return {
    ahead: journalPlan(standing, { row, step: step.kept ? step : { ...step, cells: [], added: [] } }),
    done: act.choice.several ? [] : endEdits(standing, act.entry),
    undone: voidEdits(row, 0),
  };
}

/** The act has ended: steps it makes void give way, and so does itself where nothing of it can be taken back. */
function endEdits(standing: StandingJournal, { row, step }: NonNullable<Act["entry"]>): CellEdit[] {
  const isEmpty = step.cells.length === 0 && Object.keys(step.sheets).length === 0;
  const own: readonly JournalEdit[] = isEmpty ? voidEdits(row, 0) : [stateEdit(row, "done")];
  const others = isEmpty ? [] : givingWay(standing);
  const replaced = Object.keys(step.sheets).length > 0 ? standing.steps.filter(isBroken) : [];
  return [
    ...own,
    ...[...others, ...replaced].flatMap(({ number }) => {
      const place = standing.rows.get(number);
      return place === undefined || place === row ? [] : voidEdits(place, standing.widths[place] ?? 0);
    }),
  ];
}

const isBroken = ({ state }: { readonly state: JournalState }): boolean => state === "writing";

interface StepFacts {
  readonly number: number;
  readonly report: WriteReport;
  /** A step that broke off: an import done again completes the sheets of the first. */
  readonly broken: JournalStep | null;
}

/**
 * Sheets made wholly by formulas and ids are left out: they follow from the others when rendered again. Of sheets the
 * step makes and takes away again only the print of their content is kept.
 */
function stepOf(choice: ActChoice, { number, report, broken }: StepFacts): JournalStep {
  const made = choice.removable ? report.sheetsAdded : [];
  const changed = report.changed.filter(({ sheet }) => !FOLLOWING.includes(sheet) && !made.includes(sheet));
  const undoable = new Set(choice.undoable ? choice.undoable(changed) : changed);
  const isAppended = (cell: JournalCell): boolean => APPEND_ONLY.includes(cell.sheet) || !undoable.has(cell);
  const prints = made.map((name) => [name, contentPrint(report.changed.filter(({ sheet }) => sheet === name))]);
  const sheets = {
    ...(choice.removable ? broken?.sheets : {}),
    ...(Object.fromEntries(prints) as Record<string, string>),
  };
  return {
    number,
    state: "writing",
    label: choice.label,
    cells: changed.filter((cell) => !isAppended(cell)),
    added: changed.filter(isAppended),
    sheets,
    kept: isKept(changed),
  };
}

/** What parts of the act wrote goes back; where that fails, too, the journal says that it was not finished. */
async function putBack({ history, reports, entry }: Act): Promise<void> {
  const written = await history.port.restore(together(reports).changed.map(backward));
  if (!written.ok || entry === null) return;
  await history.port.write(voidEdits(entry.row, 0));
}

function backward(cell: JournalCell): CellEdit {
  const edit = { sheet: cell.sheet, address: cell.address, value: cell.before };
  return cell.beforeFormula === null ? edit : { ...edit, formula: cell.beforeFormula };
}

/** Several writes as one: a cell written twice keeps what stood there first. */
function together(reports: readonly WriteReport[]): WriteReport {
  const [only, ...more] = reports;
  if (only && more.length === 0) return only;
  const changed = new Map<string, WriteReport["changed"][number]>();
  for (const cell of reports.flatMap((report) => report.changed)) {
    const key = `${cell.sheet}\n${cell.address}`;
    const first = changed.get(key);
    const start = first ? { before: first.before, beforeFormula: first.beforeFormula } : {};
    changed.set(key, { ...cell, ...start });
  }
  return { changed: [...changed.values()], sheetsAdded: reports.flatMap(({ sheetsAdded }) => sheetsAdded) };
}
