import type { Bilingual } from "../domain/fault";
import type { RegisterRow, ReturnCell, ReturnRecord, UnitFileContent } from "../domain/returns";
import type { UnitCode } from "../domain/units";
import { steppedRow, type RowSlots } from "./applyStep";
import { compareReturn } from "./compareReturn";
import type { MergeStep, Origin } from "./mergeStep";
import { yuanText } from "./recordContent";
import { Questioner, type QuestionGround, type RowQuestions } from "./rowQuestions";
import type { UnitSuspicion } from "./suspicion";

/** A step with the file it comes from and what is asked about the row it would make. */
export interface PlacedStep {
  /** Stable within one collection. */
  readonly id: string;
  readonly step: MergeStep;
  readonly origin: Origin;
  readonly questions: readonly Bilingual[];
  /** 元/万元 taken for one another: taking over may convert. */
  readonly suspicion: RowQuestions["suspicion"];
}

/** Everything that is asked about a step's row. */
export function questionsOf({
  questions,
  suspicion,
}: Pick<PlacedStep, "questions" | "suspicion">): readonly Bilingual[] {
  return suspicion ? [suspicion.question, ...questions] : questions;
}

export interface MergeChoice {
  readonly take: boolean;
  /** Takes the amount over as the suspicion says it was meant. */
  readonly converted: boolean;
}

/**
 * Files merged one after another. Steps without conflict are taken for granted, so that a second version of one unit
 * meets the first; what a person decides otherwise is done by `mergedRows` over the same steps.
 */
export class ReturnMerge {
  private readonly rows: RowSlots;
  private readonly questioner: Questioner;
  private readonly byUnit = new Map<UnitCode, number[]>();
  private files = 0;

  constructor(rows: readonly RegisterRow[], ground: QuestionGround) {
    this.rows = [...rows];
    this.questioner = new Questioner(ground, this.rows);
    rows.forEach(({ unit }, slot) => {
      this.place(unit, slot);
    });
  }

  /** What one file brings. */
  add(
    content: Pick<UnitFileContent, "reported" | "confirmed"> | null,
    theirs: readonly ReturnRecord[],
    origin: Origin,
  ): readonly PlacedStep[] {
    this.files += 1;
    const slots = this.byUnit.get(origin.unit) ?? [];
    const ours = slots.flatMap((slot) => {
      const row = this.rows[slot];
      return row ? [{ ...row, slot }] : [];
    });
    const newSlot = (): number => this.rows.push(undefined) - 1;
    const steps = compareReturn({ content, ours, theirs, period: origin.period, newSlot });
    return steps.map((step, index) => this.taken(step, origin, `${this.files}-${index + 1}`));
  }

  private taken(step: MergeStep, origin: Origin, id: string): PlacedStep {
    const before = this.rows[step.slot];
    const after = steppedRow(before, step, origin, "");
    const asked =
      step.kind === "withdrawn" || !after
        ? { questions: [], suspicion: null }
        : this.questioner.ask(step.slot, before, after, origin.period);
    if (!step.conflict) {
      this.rows[step.slot] = after;
      this.questioner.replace(step.slot, before, after);
      if (!before) this.place(origin.unit, step.slot);
    }
    return { id, step, origin, ...asked };
  }

  private place(unit: UnitCode, slot: number): void {
    const slots = this.byUnit.get(unit);
    if (slots) slots.push(slot);
    else this.byUnit.set(unit, [slot]);
  }
}

export interface MergedRow {
  readonly before: RegisterRow | undefined;
  readonly after: RegisterRow;
  readonly placed: PlacedStep;
}

/** The rows after what was decided; rows keep their places, new ones come behind. */
export function mergedRows(
  rows: readonly RegisterRow[],
  steps: readonly PlacedStep[],
  choose: (placed: PlacedStep) => MergeChoice,
): { readonly rows: readonly RegisterRow[]; readonly taken: readonly MergedRow[] } {
  const slots: RowSlots = [...rows];
  const taken: MergedRow[] = [];
  for (const placed of steps) {
    const { take, converted } = choose(placed);
    if (!take) continue;
    const { suspicion, questions, origin } = placed;
    const before = slots[placed.step.slot];
    const step = converted && suspicion ? convertedStep(placed.step, suspicion) : placed.step;
    // Converted, there is nothing left to suspect: what was done stands in the note of the cell.
    const open = converted && suspicion ? questions : questionsOf(placed);
    const after = steppedRow(before, step, origin, open.map(({ zh }) => zh).join("；"));
    if (!after) continue;
    slots[placed.step.slot] = after;
    taken.push({ before, after, placed });
  }
  return { rows: slots.filter((row) => row !== undefined), taken };
}

/** The amount as it was meant; what was typed stays beside it. */
function convertedStep(step: MergeStep, { field, kind, amount }: UnitSuspicion): MergeStep {
  const typed = step.record.cells[field];
  if (!typed) return step;
  const how = kind === "wan-as-yuan" ? "误以万元填报" : "误乘一万";
  const cell: ReturnCell = { ...typed, value: amount, note: `填${typed.typed}，系${how}，按${yuanText(amount)}元计` };
  return {
    ...step,
    set: { ...step.set, [field]: cell },
    record: { ...step.record, cells: { ...step.record.cells, [field]: cell } },
  };
}
