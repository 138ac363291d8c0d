import { success, type Bilingual, type Result } from "../domain/fault";
import { EMPTY_JOURNAL, readJournal, type JournalStep, type StandingJournal } from "../workbook/journal";
import { JOURNAL_SHEET } from "../workbook/names";
import type { WorkbookContent } from "../workbook/plan";
import type { WorkbookPort, WriteNote, WriteReport } from "./port";

/** Backward, or forward again. */
export type Way = "undo" | "redo";

/** How an act is kept. */
export interface ActChoice {
  readonly label: Bilingual;
  /** The sheets it makes go with it when it is taken back. */
  readonly removable?: true;
  /** Written in several steps: the act has ended only when all are done. */
  readonly several?: true;
  /** Of what was written, the cells that can be taken back; all by default. */
  readonly undoable?: (changed: WriteReport["changed"]) => WriteReport["changed"];
}

/** A step that begun and did not end. */
export interface BrokenStep {
  readonly label: Bilingual;
  /** Whether it can be gone on with; else only taken back. */
  readonly continuable: boolean;
}

/**
 * What was done to a workbook, oldest first, kept in the workbook itself (D3): steps can be taken back and done again
 * after closing, and one that broke off is known for it. Excel's own undo is not relied on (D5).
 */
export class History {
  private journal: StandingJournal = EMPTY_JOURNAL;
  /** The sheet is to be read again before it is believed. */
  private stale = true;
  /** Steps too large to be kept in the workbook, for as long as this lasts. */
  private readonly unkept = new Map<number, JournalStep>();

  constructor(readonly port: WorkbookPort) {}

  standing(): StandingJournal {
    return this.journal;
  }

  /** What would be taken back, or null. */
  label(): Bilingual | null {
    return this.top("undo")?.label ?? null;
  }

  /** What would be done again, or null. */
  redoLabel(): Bilingual | null {
    return this.top("redo")?.label ?? null;
  }

  /** The last step cannot be taken back any more: it was too large to be kept, or its record is damaged. */
  lostLabel(): Bilingual | null {
    const last = this.last("undo");
    return last && !last.kept ? last.label : null;
  }

  /** The step that begun and did not end, or null. */
  broken(): JournalStep | null {
    return this.journal.steps.find(({ state }) => state === "writing") ?? null;
  }

  brokenStep(): BrokenStep | null {
    const step = this.broken();
    if (step === null) return null;
    return { label: step.label, continuable: step.kept && Object.keys(step.sheets).length === 0 };
  }

  /** The step a turn takes; null when there is none. A step that is not kept stops the way back. */
  top(way: Way): JournalStep | null {
    const step = this.last(way);
    return step?.kept === true ? step : null;
  }

  private last(way: Way): JournalStep | undefined {
    const done = this.journal.steps.filter(({ state }) => state === "done");
    const undone = this.journal.steps.filter(({ state }) => state === "undone");
    return way === "undo" ? done[done.length - 1] : undone[0];
  }

  /** What the workbook holds is looked at again with the next read. */
  forget(): void {
    this.stale = true;
  }

  /** Keeps a step that the workbook cannot keep. */
  hold(step: JournalStep): void {
    this.unkept.set(step.number, step);
  }

  adopt(content: WorkbookContent): void {
    const read = readJournal(content.find(({ name }) => name === JOURNAL_SHEET));
    const steps = read.steps.map((step) => {
      const held = step.kept ? undefined : this.unkept.get(step.number);
      return held ? { ...held, state: step.state } : step;
    });
    this.journal = { ...read, steps };
    this.stale = false;
  }

  /** The port as it is; reading brings the journal along where it is not known. */
  reading(): WorkbookPort {
    return {
      ...forwarding(this.port),
      read: (sheets) => (this.stale ? this.readWith(sheets) : this.port.read(sheets)),
    };
  }

  /** Reads sheets, and the journal with them. */
  async readWith(sheets: readonly string[]): Promise<Result<WorkbookContent>> {
    const content = await this.port.read([...sheets, JOURNAL_SHEET]);
    if (!content.ok) return content;
    this.adopt(content.value);
    return success(content.value.filter(({ name }) => name !== JOURNAL_SHEET));
  }
}

/** Each door by itself: a port may be a class. */
export function forwarding(port: WorkbookPort): WorkbookPort {
  return {
    sheetNames: () => port.sheetNames(),
    read: (sheets) => port.read(sheets),
    readNamed: (sheets, names) => port.readNamed(sheets, names),
    render: (plan, note) => port.render(plan, note),
    write: (edits) => port.write(edits),
    restore: (edits) => port.restore(edits),
    glance: (names) => port.glance(names),
    definedNames: () => port.definedNames(),
    renameSheet: (from, to) => port.renameSheet(from, to),
    removeSheets: (sheets) => port.removeSheets(sheets),
    select: (address) => port.select(address),
    onEdited: (listener) => port.onEdited(listener),
  };
}

/** The port with a note on every render. */
export function noting(port: WorkbookPort, note: () => WriteNote): WorkbookPort {
  return { ...forwarding(port), render: (plan) => port.render(plan, note) };
}
