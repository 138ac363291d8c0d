import type { FundBook } from "../domain/book";
import type { Deliverable } from "../domain/deliverable";
import { DIGITAL_CULTURE_2020 } from "./catalogue";
import data from "./funds/digital-culture-2020/deliverables.json";
import { Field, type Mistake } from "./funds/field";

/**
 * What the fund's notice wants handed in. Only of the built-in fund, and only in its year: another year's notice names
 * its own days.
 * @param issuedOn date of the notice, ISO
 */
export function deliverablesOf({ catalogue }: FundBook, issuedOn: string | null): readonly Deliverable[] {
  const { year, catalogue: own } = DIGITAL_CULTURE_2020;
  const clauses = new Set(own.map(({ id, clause }) => `${id}|${clause}`));
  const same = catalogue.length > 0 && catalogue.every(({ id, clause }) => clauses.has(`${id}|${clause}`));
  return same && issuedOn?.startsWith(String(year)) === true ? DELIVERABLES : [];
}

const DELIVERABLES: readonly Deliverable[] = builtIn();

/** @throws Error when the file in the program itself holds a mistake: a programming error. */
function builtIn(): readonly Deliverable[] {
  const mistakes: Mistake[] = [];
  const list = new Field(data, "", mistakes).list().map((entry): Deliverable => {
    const { id, what, from, to, due, clause } = entry.object(["id", "what", "from", "to", "due", "clause"]);
    const day = due.isMissing ? null : due.text(10);
    if (day !== null && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(day))
      due.wrong("应是日期、月份或年份", "no day, month or year");
    return {
      id: id.text(8),
      what: what.text(60),
      from: from.text(30),
      to: to.text(30),
      due: day,
      clause: clause.text(20),
    };
  });
  const [first] = mistakes;
  if (first) throw new Error(`deliverables.json ${first.path}: ${first.what.en}`);
  return list;
}
