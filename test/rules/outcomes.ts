import type { FundBook } from "../../src/domain/book";
import { checkBook } from "../../src/rules/evaluate";
import type { JudgedOutcome, RuleOutcome, UndeterminedOutcome } from "../../src/rules/report";

/** The outcome with this id; throws when there is none. */
export function outcome(of: FundBook, id: string): RuleOutcome {
  const found = checkBook(of).outcomes.find((each) => each.id === id);
  if (!found) throw new Error(`no outcome ${id}`);
  return found;
}

export function judged(of: FundBook, id: string): JudgedOutcome {
  const found = outcome(of, id);
  if (!found.known) throw new Error(found.sentence.zh);
  return found;
}

export function undetermined(of: FundBook, id: string): UndeterminedOutcome {
  const found = outcome(of, id);
  if (found.known) throw new Error(found.sentence.zh);
  return found;
}

export const zh = (of: FundBook, id: string): string => outcome(of, id).sentence.zh;
