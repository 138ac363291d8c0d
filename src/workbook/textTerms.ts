import { LONGEST_LITERAL, quoted } from "./formula";

/** A piece of a text put together by `&`. */
export type TextTerm = { readonly text: string } | { readonly formula: string };

function same(left: TextTerm | undefined, right: TextTerm | undefined): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** How many characters two texts share from their start; never half of a character. */
function sharedStart(left: readonly string[], right: readonly string[]): number {
  const end = left.findIndex((character, index) => character !== right[index]);
  return end < 0 ? left.length : end;
}

interface Split {
  readonly shared: readonly TextTerm[];
  readonly left: readonly TextTerm[];
  readonly right: readonly TextTerm[];
}

/** What both begin with, texts to the character. */
function splitStart(left: readonly TextTerm[], right: readonly TextTerm[]): Split {
  const end = left.findIndex((term, index) => !same(term, right[index]));
  const count = end < 0 ? left.length : end;
  const shared = left.slice(0, count);
  const [one, ...restOfLeft] = left.slice(count);
  const [other, ...restOfRight] = right.slice(count);
  if (!one || !other || !("text" in one) || !("text" in other)) {
    return { shared, left: left.slice(count), right: right.slice(count) };
  }
  const [own, theirs] = [Array.from(one.text), Array.from(other.text)];
  const letters = sharedStart(own, theirs);
  const rest = (characters: readonly string[]): TextTerm => ({ text: characters.slice(letters).join("") });
  return {
    shared: [...shared, { text: own.slice(0, letters).join("") }],
    left: [rest(own), ...restOfLeft],
    right: [rest(theirs), ...restOfRight],
  };
}

function backwards(terms: readonly TextTerm[]): TextTerm[] {
  return terms.map((term) => ("text" in term ? { text: Array.from(term.text).reverse().join("") } : term)).reverse();
}

/** Texts side by side as one, as far as one literal may reach; empty ones go. */
function tidy(terms: readonly TextTerm[]): TextTerm[] {
  const tidied: TextTerm[] = [];
  for (const term of terms) {
    const last = tidied[tidied.length - 1];
    if ("text" in term && term.text === "") continue;
    if (last && "text" in last && "text" in term && last.text.length + term.text.length <= LONGEST_LITERAL) {
      tidied[tidied.length - 1] = { text: last.text + term.text };
    } else tidied.push(term);
  }
  return tidied;
}

/**
 * One text or the other: what both begin and end with is said once, outside the `IF`. Sentences differ by a few words
 * between verdicts, so this halves them.
 */
export function eitherText(condition: string, yes: readonly TextTerm[], no: readonly TextTerm[]): readonly TextTerm[] {
  const start = splitStart(tidy(yes), tidy(no));
  const end = splitStart(backwards(start.left), backwards(start.right));
  const [own, other] = [tidy(backwards(end.left)), tidy(backwards(end.right))];
  if (own.length === 0 && other.length === 0) return tidy([...start.shared, ...backwards(end.shared)]);
  const choice = { formula: `IF(${condition},${textFormula(own)},${textFormula(other)})` };
  return tidy([...start.shared, choice, ...backwards(end.shared)]);
}

/** The terms as a formula without `=`. */
export function textFormula(terms: readonly TextTerm[]): string {
  return terms.map((term) => ("text" in term ? quoted(term.text) : term.formula)).join("&") || quoted("");
}
