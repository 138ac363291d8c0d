import { failure, success, type Result } from "../../domain/fault";
import { formatWan } from "../../domain/money";
import { signatureOf } from "../../usecases/signature";
import { keepVersion, versionTitle } from "../../usecases/versions";
import { readArguments } from "../arguments";
import { momentOf, openMaster, requiredOption, writeBook } from "../books";
import type { Verb } from "../verb";
import type { FundBook } from "../../domain/book";
import { tableTotal } from "../../domain/lines";

const USAGE = "version book.xlsx [--keep WHY --out book.xlsx] [--by NAME] [--json]";

/** `version`: the kept divisions; with `--keep` the amounts as they stand become one more. */
export const versionVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const read = readArguments(words, { keep: { type: "string" }, out: { type: "string" } }, 1, USAGE);
    if (!read.ok) return read;
    const { text, files, clock } = read.value;
    const opened = await openMaster(files[0] ?? "", clock);
    if (!opened.ok) return opened;
    const { book, port } = opened.value;
    const why = text["keep"];
    if (why === undefined) return success({ json: json(book), lines: lines(book), exitCode: 0 });
    const out = requiredOption("out", text["out"], USAGE);
    if (!out.ok) return out;
    const kept = keptBook(book, { at: momentOf(clock)(), who: signatureOf(text["by"] ?? ""), why });
    if (!kept.ok) return failure(kept.fault);
    const written = await writeBook({ book: kept.value, port }, out.value, { what: "存为一版", by: text["by"], clock });
    if (!written.ok) return written;
    return success({ json: json(kept.value), lines: [...lines(kept.value), `已写入 ${out.value}`], exitCode: 0 });
  },
};

function keptBook(book: FundBook, act: Parameters<typeof keepVersion>[1]): Result<FundBook> {
  return keepVersion(book, { ...act, why: act.why.trim() || "存为一版" });
}

function json({ versions }: FundBook): object {
  return {
    versions: versions.map(({ number, at, who, why, state, total, decided, altered }) => ({
      number,
      at,
      who,
      why,
      state,
      total: total === null ? null : formatWan(total),
      allocated: formatWan(tableTotal(decided)),
      altered,
    })),
  };
}

function lines({ versions }: FundBook): readonly string[] {
  if (versions.length === 0) return ["还没有存过方案。"];
  return versions.map((version) => {
    const altered = version.altered ? "　【数字被改动过】" : "";
    return `${versionTitle(version).zh} ${version.state} 已分配${formatWan(tableTotal(version.decided))}万元${altered}`;
  });
}
