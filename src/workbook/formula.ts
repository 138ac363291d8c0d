/** The functions WPS and old Excel share (design.md 4). Anything else is refused at plan time. */
const ALLOWED_FUNCTIONS: ReadonlySet<string> = new Set(
  (
    "SUM SUMIF SUMIFS SUMPRODUCT COUNT COUNTA COUNTIF COUNTIFS INDEX MATCH ROUND ROUNDUP INT ABS MIN MAX SMALL LARGE " +
    "ROW IF AND OR NOT IFERROR ISNUMBER ISTEXT ISBLANK TEXT LEFT MID LEN DATE TODAY HYPERLINK"
  ).split(" "),
);
const LONGEST_FORMULA = 8192;
/** Characters of a text in a formula; more is refused by Excel. */
export const LONGEST_LITERAL = 255;

/** A text as a formula literal: quotes doubled. */
export function quoted(text: string): string {
  return `"${text.replace(/"/g, '""')}"`;
}

/** Whole fen of a 万元 expression. Plain double sums fail on exact shares, so every rule sum passes here. */
export function wholeFen(expression: string): string {
  return `ROUND((${expression})*1000000,0)`;
}

/**
 * What keeps a formula from older programs, or null. A plan with such a formula is our own mistake,
 * so this guards the plan's test, not a person.
 */
export function portabilityProblem(formula: string): string | null {
  const bare = formula.replace(/"(?:[^"]|"")*"/g, '""');
  const unknown = [...bare.matchAll(/([A-Z][A-Z0-9.]*)\(/g)].find((match) => !ALLOWED_FUNCTIONS.has(match[1] ?? ""));
  if (unknown) return `function ${unknown[1] ?? ""}`;
  const long = [...formula.matchAll(/"((?:[^"]|"")*)"/g)].some((match) => (match[1] ?? "").length > LONGEST_LITERAL);
  if (long) return `literal over ${LONGEST_LITERAL} characters`;
  return formula.length > LONGEST_FORMULA ? `formula over ${LONGEST_FORMULA} characters` : null;
}
