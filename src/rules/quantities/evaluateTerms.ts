import type { Term } from "../../domain/rule";
import type { BookFacts } from "../facts";
import type { Evaluation, Focus, FormulaScope, Lack, MissingCheck } from "./kind";
import { evaluateQuantity, quantityFormula, quantityLacks } from "./kinds";

/** Σ coefficient × quantity. */
export function evaluateTerms(terms: readonly Term[], facts: BookFacts, focus: Focus): Evaluation {
  const parts = terms.map(({ coefficient, quantity }) => {
    const part = evaluateQuantity(quantity, facts, focus);
    return { ...part, value: BigInt(coefficient) * part.value };
  });
  const lacking = termsLacks(terms, facts, focus).filter(({ found }) => found.length > 0);
  return {
    value: parts.reduce((sum, part) => sum + part.value, 0n),
    cells: parts.flatMap((part) => part.cells),
    missing: lacking.flatMap(({ found }) => found),
    told: lacking[0]?.words ?? null,
  };
}

/** The same as a formula expression over whole fen (money), hundredths (tasks) or pieces. */
export function termsFormula(terms: readonly Term[], scope: FormulaScope): string {
  if (terms.length === 0) return "0";
  return terms
    .map(({ coefficient, quantity }) => {
      const value = quantityFormula(quantity, scope);
      return coefficient === 1 ? value : `${coefficient}*(${value})`;
    })
    .join("+");
}

/** What the terms can lack, each once, in the order in which the sheet tells it. */
export function missingChecks(
  terms: readonly Term[],
  scope: FormulaScope,
  facts: BookFacts,
  focus: Focus,
): readonly MissingCheck[] {
  const checks = termsLacks(terms, facts, focus).flatMap(({ condition, words, found }): MissingCheck[] => {
    const lacks = found.length > 0;
    // What a workbook cannot hold stands in it as a fact of the day it was made.
    if (condition === null) return lacks ? [{ condition: "1=1", words: words.zh, lacks }] : [];
    return [{ condition: condition(scope), words: words.zh, lacks }];
  });
  return checks.filter((check, index) => checks.findIndex(({ condition }) => condition === check.condition) === index);
}

function termsLacks(terms: readonly Term[], facts: BookFacts, focus: Focus): readonly Lack[] {
  return terms.flatMap(({ quantity }) => quantityLacks(quantity, facts, focus));
}
