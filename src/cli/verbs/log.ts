import { success } from "../../domain/fault";
import { readArguments } from "../arguments";
import { openMaster } from "../books";
import { verifyLog } from "../../review/log";
import type { Verb } from "../verb";

const USAGE = "log book.xlsx [--json]";

/** `log`: the entries of 日志, and whether the chain holds (exit 1 when it is broken). */
export const logVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const read = readArguments(words, {}, 1, USAGE);
    if (!read.ok) return read;
    const opened = await openMaster(read.value.files[0] ?? "", read.value.clock);
    if (!opened.ok) return opened;
    const { log, logEnd } = opened.value.book;
    const verdict = verifyLog(log, logEnd);
    const entries = log.map(({ link: _link, ...entry }) => entry);
    const broken = verdict.ok ? null : { kind: verdict.kind, entry: verdict.index + 1, sentence: verdict.sentence.zh };
    return success({
      json: { whole: verdict.ok, broken, entries },
      lines: [
        ...log.map((entry) => logLine(entry)),
        verdict.ok ? `日志完整，共${log.length}条。` : verdict.sentence.zh,
      ],
      exitCode: verdict.ok ? 0 : 1,
    });
  },
};

function logLine(entry: {
  readonly [Key in "at" | "who" | "what" | "place" | "before" | "after" | "reason"]: string;
}): string {
  const { at, who, what, place, before, after, reason } = entry;
  const change = before === "" && after === "" ? "" : `${before || "（空）"} → ${after || "（空）"}`;
  return [at.replace("T", " "), who, what, place, change, reason].filter((text) => text !== "").join("　");
}
