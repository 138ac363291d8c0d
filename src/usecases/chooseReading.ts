import type { FundBook, RuleChoice } from "../domain/book";
import { failure, success, type Fault, type Result } from "../domain/fault";
import type { Rule } from "../domain/rule";
import { signatureOf } from "./signature";

/** 口径: which reading of a rule, who decided it (自报, D14) and why. */
export interface ReadingChoice {
  readonly rule: string;
  readonly reading: string;
  readonly by: string;
  readonly reason: string;
}

/** The book with this reading in force from today. Nothing is chosen without a name and a reason. */
export function chooseReading(book: FundBook, { rule: id, reading, by, reason }: ReadingChoice): Result<FundBook> {
  const rule = book.catalogue.find((candidate) => candidate.id === id);
  if (!rule?.readings.some((candidate) => candidate.id === reading)) return failure(unknownReading(id, reading));
  const decidedBy = signatureOf(by);
  if (decidedBy === "" || reason.trim() === "") return failure(UNSIGNED);
  const before = book.rules.find((choice) => choice.rule === id) ?? nothingChosen(rule);
  const chosen: RuleChoice = {
    ...before,
    reading,
    decidedBy,
    decidedOn: book.today.date,
    reason: reason.trim(),
  };
  return success({ ...book, rules: [...book.rules.filter((choice) => choice.rule !== id), chosen] });
}

function nothingChosen({ id, level }: Rule): RuleChoice {
  return {
    rule: id,
    enabled: true,
    level,
    threshold: null,
    due: null,
    judgement: null,
    reason: "",
    reading: null,
    decidedBy: "",
    decidedOn: "",
  };
}

function unknownReading(rule: string, reading: string): Fault {
  return {
    code: "reading-unknown",
    sentence: {
      zh: `规则${rule}没有口径“${reading}”，没有改动。`,
      en: `Rule ${rule} has no reading "${reading}"; nothing was changed.`,
    },
    nextStep: { zh: "请从口径对照里选一种。", en: "Choose one of those in the comparison of readings." },
    place: "规则",
  };
}

const UNSIGNED: Fault = {
  code: "reading-unsigned",
  sentence: {
    zh: "没有写谁定、为什么，口径没有改。",
    en: "Who decided and why is missing; the reading was not changed.",
  },
  nextStep: { zh: "请填姓名（自报）和依据，再选一次。", en: "Enter a name and the grounds, then choose again." },
};
