import type { FundBook } from "../domain/book";
import { failure, success, type Result } from "../domain/fault";
import type { Fen } from "../domain/money";
import type { UnitCode } from "../domain/units";

export interface AmountChoice {
  readonly project: number;
  readonly unit: UnitCode;
  readonly amount: Fen;
  /** 固定: later allocations leave the cell alone. */
  readonly hold: boolean;
}

/** One decided amount, as a person would type it. Faults: no such project, no such unit. */
export function setAmount(book: FundBook, choice: AmountChoice): Result<FundBook> {
  const line = `P${choice.project}`;
  if (!book.projects.some((project) => project.number === choice.project)) {
    const known = book.projects.map((project) => project.number).join("、");
    return failure({
      code: "project-unknown",
      sentence: {
        zh: `没有序号为${choice.project}的项目，没有写入。`,
        en: `There is no project number ${choice.project}; nothing was written.`,
      },
      nextStep: { zh: `可用的序号：${known}。`, en: `Known numbers: ${known}.` },
    });
  }
  if (!book.units.some((unit) => unit.code === choice.unit)) {
    const known = book.units.map((unit) => `${unit.code} ${unit.name}`).join("、");
    return failure({
      code: "unit-unknown",
      sentence: {
        zh: `没有代码为${choice.unit}的单位，没有写入。`,
        en: `There is no unit with code ${choice.unit}; nothing was written.`,
      },
      nextStep: { zh: `可用的代码：${known}。`, en: `Known codes: ${known}.` },
    });
  }
  const decided = { ...book.decided, [line]: { ...book.decided[line], [choice.unit]: choice.amount } };
  const others = book.holds.filter((hold) => hold.line !== line || hold.unit !== choice.unit);
  const holds = choice.hold ? [...others, { line, unit: choice.unit }] : book.holds;
  const unreadable = book.unreadable.filter((cell) => cell.line !== line || cell.unit !== choice.unit);
  return success({ ...book, decided, holds, unreadable });
}
