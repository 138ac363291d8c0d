import type { FundBook } from "../../domain/book";
import { success, type Result } from "../../domain/fault";
import { amountAt, fundTotal, linesOf, tableTotal } from "../../domain/lines";
import { formatWan, parseAmount } from "../../domain/money";
import { withTotal } from "../../usecases/addDocument";
import type { AllocationChoice } from "../../usecases/allocateBook";
import { divideBook } from "../../usecases/divideBook";
import { setTerms, type TermsChange } from "../../usecases/setTerms";
import { signatureOf } from "../../usecases/signature";
import { readArguments, usageFault } from "../arguments";
import { momentOf, openBook, requiredOption, writeBook } from "../books";
import type { Verb } from "../verb";

const USAGE =
  "allocate FILE [--total 47.00] [--method even|factors] [--all | --difference] [--step 0.01|0.10|1.00] [--floor 5:532327=2.00] [--fund DIR] [--by NAME] [--today YYYY-MM-DD] --out book.xlsx [--json]";
const OPTIONS = {
  total: { type: "string" },
  method: { type: "string" },
  all: { type: "boolean" },
  difference: { type: "boolean" },
  step: { type: "string" },
  floor: { type: "string" },
  fund: { type: "string" },
  out: { type: "string" },
} as const;

/**
 * `allocate`: divides the ledger's total; `--total` makes the first document of an empty ledger. Hand-typed amounts are
 * kept as 固定 unless `--all` asks for everything to be computed anew; `--difference` leaves every amount and shares out
 * only what was added or taken back. `--floor 5:counties=2.00` sets 保底 for every county of a project.
 */
export const allocateVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const read = readArguments(words, OPTIONS, 1, USAGE);
    if (!read.ok) return read;
    const { text, flags, files, clock } = read.value;
    const out = requiredOption("out", text["out"], USAGE);
    if (!out.ok) return out;
    const wish = wishOf(text["method"], flags);
    if (!wish.ok) return wish;
    const opened = await openBook(files[0] ?? "", text["fund"], clock);
    if (!opened.ok) return opened;
    const prepared = preparedBook(opened.value.book, text);
    if (!prepared.ok) return prepared;
    const choice = { method: prepared.value.method, ...wish.value };
    const moment = { now: momentOf(clock), who: signatureOf(text["by"] ?? "") };
    const allocated = divideBook(prepared.value, choice, moment);
    if (!allocated.ok) return allocated;
    const written = await writeBook({ book: allocated.value, port: opened.value.port }, out.value, {
      what: "分配",
      by: text["by"],
      clock,
    });
    if (!written.ok) return written;
    return success({
      json: allocationJson(allocated.value),
      lines: summaryLines(allocated.value, out.value),
      exitCode: 0,
    });
  },
};

/** How to divide; without a method the book's own stays. */
function wishOf(
  method: string | undefined,
  flags: Readonly<Record<string, boolean | undefined>>,
): Result<Omit<AllocationChoice, "method"> & Partial<AllocationChoice>> {
  const { all = false, difference = false } = flags;
  if (all && difference) return usageFault(USAGE, "--all --difference");
  const rest = { handEdits: all ? "replace" : "keep", scope: difference ? "difference" : "all" } as const;
  if (method === undefined) return success(rest);
  return method === "even" || method === "factors"
    ? success({ ...rest, method })
    : usageFault(USAGE, `--method ${method}`);
}

/** The book with its money, rounding and floors as asked for. */
function preparedBook(book: FundBook, text: Readonly<Record<string, string | undefined>>): Result<FundBook> {
  const changes: TermsChange[] = [];
  const { step, floor, total } = text;
  if (step !== undefined) {
    const amount = parseAmount(step, "万元");
    if (!amount.ok) return amount;
    changes.push({ kind: "step", step: amount.value });
  }
  if (floor !== undefined) {
    const [, project, who, amountText] = /^(\d{1,6}):(\w+)=(.+)$/.exec(floor) ?? [];
    const amount = parseAmount(amountText ?? "", "万元");
    if (project === undefined || who === undefined || !amount.ok) return usageFault(USAGE, `--floor ${floor}`);
    const units = who === "counties" ? who : [who];
    changes.push({ kind: "floor", project: Number(project), units, amount: amount.value });
  }
  return changes.reduce<Result<FundBook>>(
    (known, change) => (known.ok ? setTerms(known.value, change) : known),
    fundedBook(book, total),
  );
}

function fundedBook(book: FundBook, total: string | undefined): Result<FundBook> {
  if (total === undefined) return success(book);
  const amount = parseAmount(total, "万元");
  return amount.ok ? withTotal(book, amount.value) : amount;
}

function allocationJson(book: FundBook): object {
  const cells = linesOf(book.projects).flatMap((line) =>
    book.units.flatMap((unit) => {
      const computed = amountAt(book.computed, line.id, unit.code);
      const decided = amountAt(book.decided, line.id, unit.code);
      if (computed === null && decided === null) return [];
      return [
        {
          project: line.project,
          unit: unit.code,
          computed: computed === null ? null : formatWan(computed),
          decided: decided === null ? null : formatWan(decided),
        },
      ];
    }),
  );
  return { total: formatWan(fundTotal(book.ledger)), cells };
}

function summaryLines(book: FundBook, out: string): readonly string[] {
  const total = fundTotal(book.ledger);
  const allocated = tableTotal(book.decided);
  const verdict = total === allocated ? "平" : "不平";
  return [`总额 ${formatWan(total)} 万元，已分配 ${formatWan(allocated)} 万元，${verdict}。`, `已写入 ${out}`];
}
