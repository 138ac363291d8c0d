import { failure, success, type Fault, type Result } from "../../domain/fault";
import type { CollectApplied, CollectDecision, CollectPreview } from "../../usecases/exchange";
import { readReturn } from "../../xlsx/returnReader";
import { createReturnPool } from "../../xlsx/returnPool";
import { inlineHands } from "../../xlsx/returnTask";
import { readArguments, usageFault, type Arguments } from "../arguments";
import { requiredOption } from "../books";
import { writeBytes } from "../files";
import { findIncoming, type Incoming } from "../incoming";
import { startProgress } from "../progress";
import { threadHands } from "../returnHands";
import { openDesk, type ReviewDesk } from "../reviewDesk";
import type { Answer, Verb } from "../verb";

const USAGE =
  "collect book.xlsx FILE|DIR|ZIP… --out book.xlsx [--keep theirs|ours --reason TEXT] [--by NAME] [--json] [--today YYYY-MM-DD]";

/**
 * `collect`: 收表汇总 of files, folders and archives: whatever is typed in them is merged or listed. Conflicts stay open
 * in the book and are listed with exit code 1, unless `--keep` decides them. Broken off, it writes nothing.
 */
export const collectVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const options = { out: { type: "string" }, keep: { type: "string" }, reason: { type: "string" } } as const;
    const read = readArguments(words, options, { least: 2 }, USAGE);
    if (!read.ok) return read;
    const { text, files, clock } = read.value;
    const out = requiredOption("out", text["out"], USAGE);
    if (!out.ok) return out;
    const keep = keepOf(read.value);
    if (!keep.ok) return keep;
    const [book = "", ...paths] = files;
    const desk = await openDesk(book, clock, text["by"]);
    if (!desk.ok) return desk;
    const incoming = await findIncoming(paths);
    if (!incoming.ok) return incoming;
    const preview = await previewed(desk.value, incoming.value);
    if (!preview.ok) return preview;
    const decisions = keep.value ? decided(preview.value, keep.value) : [];
    const applied = await desk.value.fund.applyCollect(preview.value, decisions);
    if (!applied.ok) return applied;
    const written = await writeBytes(out.value, await desk.value.port.save());
    if (!written.ok) return written;
    return success(
      answerOf({ preview: preview.value, applied: applied.value, refused: incoming.value.refused, out: out.value }),
    );
  },
};

type Wish = Pick<CollectDecision, "keep" | "reason">;

function keepOf({ text }: Arguments): Result<Wish | null> {
  const { keep } = text;
  const reason = (text["reason"] ?? "").trim();
  if (keep === undefined) return success(null);
  if (keep !== "theirs" && keep !== "ours") return usageFault(USAGE, `--keep ${keep}`);
  return keep === "ours" && reason === "" ? usageFault(USAGE, "--keep ours --reason") : success({ keep, reason });
}

/** Conflicts only: what nobody contests is merged either way. */
function decided({ changes }: CollectPreview, wish: Wish): readonly CollectDecision[] {
  return changes.filter(({ conflict }) => conflict).map(({ id }) => ({ id, ...wish }));
}

async function previewed({ fund }: ReviewDesk, { files }: Incoming): Promise<Result<CollectPreview>> {
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort();
  process.once("SIGINT", onInterrupt);
  const progress = startProgress();
  try {
    const pool = createReturnPool(threadHands(require.resolve("../returnWorker")), inlineHands(readReturn));
    const preview = await fund.previewCollect(files, pool, { onProgress: progress.tell, signal: stop.signal });
    return preview.ok && preview.value.cancelled ? failure(interrupted()) : preview;
  } finally {
    progress.end();
    process.off("SIGINT", onInterrupt);
  }
}

interface Collected {
  readonly preview: CollectPreview;
  readonly applied: CollectApplied;
  /** Archives that could not be opened. */
  readonly refused: readonly Fault[];
  readonly out: string;
}

function answerOf({ preview, applied, refused: archives, out }: Collected): Answer {
  const { files, changes, missing, reminder } = preview;
  const { outcome } = applied;
  const conflicts = changes.filter(({ conflict }) => conflict);
  const refused = [
    ...archives.map(({ place = "", sentence }) => ({ file: place, place: "", reason: sentence.zh })),
    ...files
      .filter(({ receipt }) => receipt.outcome === "已拒收")
      .map(({ name, receipt }) => ({ file: name, place: "", reason: receipt.reason })),
    // A file refused as a whole is one entry: all that stands in somebody else's workbook is nobody's loss.
    ...files
      .filter(({ receipt }) => receipt.outcome !== "已拒收")
      .flatMap(({ name, unplaced }) =>
        unplaced.map(({ place, typed, text }) => ({ file: name, place, reason: `“${typed}”：${text.zh}` })),
      ),
  ];
  return {
    json: {
      merged: outcome.merged,
      missing,
      changed: changes.filter(({ conflict }) => !conflict),
      conflicts,
      refused,
      left: outcome.left,
      refusedChanges: outcome.refused,
      files: files.map(({ name, receipt, remarks }) => ({
        file: name,
        unit: receipt.unit,
        period: receipt.period,
        outcome: receipt.outcome,
        reason: receipt.reason,
        merged: receipt.merged,
        remarks: remarks.map(({ place, text }) => ({ place, text: text.zh })),
      })),
      reminder: reminder.zh,
    },
    lines: [
      ...files.map(({ name, receipt }) => `${receipt.outcome}  ${name}  ${receipt.reason}`.trimEnd()),
      ...refused.map(({ file, place, reason }) => `未并入  ${[file, place].filter(Boolean).join(" ")}  ${reason}`),
      ...conflicts.map(({ what, file, place }) => `待决定  ${what}（${file} ${place}）`),
      ...missing.map(({ name, period, since }) => `未报  ${name} ${period}，${since}发出`),
      `并入${outcome.merged}处，不收${outcome.refused}处，未定${outcome.left}处；已写入 ${out}`,
    ],
    exitCode: outcome.left > 0 ? 1 : 0,
  };
}

function interrupted(): Fault {
  return {
    code: "collect-interrupted",
    sentence: { zh: "收表被打断，什么也没有写。", en: "Collecting was broken off; nothing was written." },
    nextStep: { zh: "请再运行一次同一条命令。", en: "Run the same command again." },
  };
}
