import fc from "fast-check";
import type { FundBook } from "../../src/domain/book";
import { checkBook } from "../../src/rules/evaluate";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { oracleOf } from "../rules/oracle";
import { anyBook } from "../rules/randomBook";
import { runs, seed } from "../runs";
import { disagreements } from "../workbook/disagreements";
import { differences } from "../workbook/recalculate";
import { ruleSheets, WalkedWorkbook, withoutEngineNoise } from "./walkedWorkbook";

/** What a step may draw anew. The project table stays for a walk: with it every formula would be another one. */
const PARTS = [
  "amounts",
  "ledger",
  "unitRecords",
  "sessions",
  "indicators",
  "approvals",
  "rules",
  "state",
  "today",
] as const;
type Part = (typeof PARTS)[number];

/** What `npm run test:deep` multiplies counts by. */
const USUAL_FACTOR = 20;

/** Four test files share the books, so that they run beside each other; deep runs look at 10,000 in all. */
export const BOOKS_OF_A_SHARE: Counts = { usual: 4, deep: 2_500 };

interface Counts {
  readonly usual: number;
  readonly deep: number;
}

/** Walks of this many books share one workbook; a new one costs as much as ten steps. */
const LONGEST = 100;

interface Step {
  readonly donor: FundBook;
  readonly parts: readonly Part[];
}

const step: fc.Arbitrary<Step> = fc.record({
  donor: anyBook,
  parts: fc.subarray([...PARTS], { minLength: 1, maxLength: 2 }),
});

/** The book with some of its parts as another random book has them. */
function withParts(book: FundBook, { donor, parts }: Step): FundBook {
  return parts.reduce<FundBook>((next, part) => withPart(next, donor, part), book);
}

function withPart(book: FundBook, donor: FundBook, part: Part): FundBook {
  if (part === "amounts") {
    const lines = new Set(book.projects.map((project) => `P${project.number}`));
    const decided = Object.fromEntries(Object.entries(donor.decided).filter(([line]) => lines.has(line)));
    return { ...book, decided, unreadable: donor.unreadable.filter(({ line }) => lines.has(line)) };
  }
  if (part !== "indicators") return { ...book, [part]: donor[part] };
  // As many rows as before: the length of a register is in the meaning of its names.
  const rows = donor.indicators;
  const indicators = book.indicators.flatMap((own, index) => {
    const drawn = rows[index % Math.max(1, rows.length)];
    return drawn ? [{ ...drawn, id: own.id, project: own.project }] : [own];
  });
  return { ...book, indicators };
}

/** What the naive recomputation says otherwise than the evaluator. */
function oracleDisagreements(book: FundBook): readonly string[] {
  return checkBook(book).outcomes.flatMap(({ id, verdict }) => {
    const expected = oracleOf(book, id).verdict;
    return verdict === expected ? [] : [`${id}: evaluator ${verdict}, recomputation ${expected}`];
  });
}

/**
 * Random books, one after the other in the same workbook: naive recomputation, evaluator, planned values and the
 * engine's own results say the same of every rule, in the same sentences.
 * @param part which of `parts` equal shares of the books this is
 */
export async function walkTogether(books: Counts, part: number): Promise<void> {
  const all = runs(1) === 1 ? books.usual : runs(books.deep / USUAL_FACTOR);
  for (let first = 0, walk = 0; first < all; first += LONGEST, walk += 1) {
    const own = { seed: seed + part * 1_000_000 + walk, numRuns: Math.min(LONGEST, all - first) };
    await walkOnce(fc.sample(step, own), own.seed);
  }
}

async function walkOnce(steps: readonly Step[], from: number): Promise<void> {
  const workbook = new WalkedWorkbook();
  const noise = withoutEngineNoise();
  try {
    let book: FundBook | null = null;
    for (const [index, next] of steps.entries()) {
      book = book === null ? next.donor : withParts(book, next);
      const plan = planWorkbook(book);
      const shown = ruleSheets(plan);
      const wrong = [
        ...oracleDisagreements(book),
        ...disagreements(book, plan),
        ...differences(shown, await workbook.become(shown)),
      ];
      expect({ seed: from, step: index, parts: next.parts, wrong: wrong.slice(0, 8) }).toMatchObject({ wrong: [] });
    }
  } finally {
    noise.mockRestore();
    workbook.dispose();
  }
}
