import type { FundBook } from "../../domain/book";
import { success, type Result } from "../../domain/fault";
import { amountAt, fundTotal, linesOf, tableTotal } from "../../domain/lines";
import { formatWan, parseAmount } from "../../domain/money";
import { withTotal } from "../../usecases/addDocument";
import { allocateBook } from "../../usecases/allocateBook";
import { readArguments, usageFault } from "../arguments";
import { openBook, requiredOption, writeBook } from "../books";
import type { Verb } from "../verb";

const USAGE =
  "allocate FILE [--total 47.00] [--method even|factors] [--all] [--fund DIR] [--today YYYY-MM-DD] --out book.xlsx [--json]";

/**
 * `allocate`: divides the ledger's total; `--total` makes the first document of an empty ledger.
 * Hand-typed amounts are kept as 固定 unless `--all` asks for everything to be computed anew.
 */
export const allocateVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const read = readArguments(
      words,
      {
        total: { type: "string" },
        method: { type: "string" },
        all: { type: "boolean" },
        fund: { type: "string" },
        out: { type: "string" },
      },
      1,
      USAGE,
    );
    if (!read.ok) return read;
    const { text, flags, files, clock } = read.value;
    const out = requiredOption("out", text["out"], USAGE);
    if (!out.ok) return out;
    const method = text["method"];
    if (method !== undefined && method !== "even" && method !== "factors")
      return usageFault(USAGE, `--method ${method}`);
    const opened = await openBook(files[0] ?? "", text["fund"], clock);
    if (!opened.ok) return opened;
    const funded = fundedBook(opened.value.book, text["total"]);
    if (!funded.ok) return funded;
    const allocated = allocateBook(funded.value, {
      method: method ?? funded.value.method,
      handEdits: flags["all"] === true ? "replace" : "keep",
    });
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
