import { basename } from "node:path";
import { failure, success, type Result } from "../../domain/fault";
import type { Difference } from "../../review/compare";
import type { Comparison, CopyDecision } from "../../usecases/copyCases";
import { openFilePort } from "../../xlsx/filePort";
import { readArguments, usageFault, type Arguments } from "../arguments";
import { readBytes, writeBytes } from "../files";
import { openDesk } from "../reviewDesk";
import type { Verb } from "../verb";

const USAGE =
  "merge book.xlsx COPY.xlsx [--out merged.xlsx] [--keep theirs|ours --reason TEXT] [--decisions FILE.json] [--by NAME] [--json]";
const UNDECIDED = "双方都改，尚未决定";

/**
 * `merge`: 取回复核稿. Without decisions, what only they changed is taken and conflicts stay as they are with us, said
 * with exit code 1. Writes only with `--out`.
 */
export const mergeVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const options = {
      out: { type: "string" },
      keep: { type: "string" },
      reason: { type: "string" },
      decisions: { type: "string" },
    } as const;
    const read = readArguments(words, options, 2, USAGE);
    if (!read.ok) return read;
    const { text, files, clock } = read.value;
    const [file = "", copyFile = ""] = files;
    const desk = await openDesk(file, clock, text["by"]);
    if (!desk.ok) return desk;
    const bytes = await readBytes(copyFile);
    if (!bytes.ok) return bytes;
    const copy = await openFilePort(bytes.value);
    if (!copy.ok) return copy;
    const { fund, port } = desk.value;
    const comparison = await fund.compareCopy(copy.value);
    if (!comparison.ok) return comparison;
    const decisions = await decisionsOf(comparison.value, read.value);
    if (!decisions.ok) return decisions;
    const source = basename(copyFile);
    const outcome = await fund.applyCopy({ copy: copy.value, source, decisions: decisions.value });
    if (!outcome.ok) return outcome;
    const { applied, refused } = outcome.value;
    if (text["out"] !== undefined) {
      const written = await writeBytes(text["out"], await port.save());
      if (!written.ok) return written;
    }
    const open = refused.filter(({ reason }) => reason === UNDECIDED);
    return success({
      json: {
        base: comparison.value.base.sent,
        baseSentence: comparison.value.base.sentence.zh,
        differences: comparison.value.differences,
        applied: applied.map(({ id }) => id),
        refused: refused.map(({ id, reason }) => ({ id, reason })),
        beside: comparison.value.beside,
        notes: comparison.value.notes.map(({ zh }) => zh),
      },
      lines: [
        ...linesOf(comparison.value),
        `采用对方${applied.length}处，未采用${refused.length}处${open.length > 0 ? `（其中${open.length}处双方都改，请逐条决定）` : ""}。`,
        ...(text["out"] === undefined ? ["没有 --out，什么也没有写。"] : [`已写入 ${text["out"]}`]),
      ],
      exitCode: open.length > 0 ? 1 : 0,
    });
  },
};

async function decisionsOf(comparison: Comparison, { text }: Arguments): Promise<Result<readonly CopyDecision[]>> {
  const keep = text["keep"];
  if (keep !== undefined && keep !== "theirs" && keep !== "ours") return usageFault(USAGE, `--keep ${keep}`);
  if (keep === "ours" && (text["reason"] ?? "").trim() === "") return usageFault(USAGE, "--keep ours --reason");
  const listed = text["decisions"] === undefined ? success([]) : await readDecisions(text["decisions"]);
  if (!listed.ok) return listed;
  const given = new Set(listed.value.map(({ id }) => id));
  const rest = comparison.differences.filter(({ id, choice }) => choice && !given.has(id));
  return success([...listed.value, ...rest.map((difference) => standing(difference, keep, text["reason"] ?? ""))]);
}

function standing({ id, kind }: Difference, keep: "theirs" | "ours" | undefined, reason: string): CopyDecision {
  if (keep !== undefined) return { id, keep, reason };
  return kind === "onlyTheirs" ? { id, keep: "theirs", reason } : { id, keep: "ours", reason: UNDECIDED };
}

async function readDecisions(path: string): Promise<Result<readonly CopyDecision[]>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  try {
    const list: unknown = JSON.parse(new TextDecoder().decode(bytes.value));
    if (Array.isArray(list) && list.every(isDecision)) return success(list);
  } catch {
    // Not JSON: the same sentence as for JSON of another shape.
  }
  return failure({
    code: "decisions-unreadable",
    sentence: {
      zh: `“${path}”不是决定清单，没有写入。`,
      en: `"${path}" is no list of decisions; nothing was written.`,
    },
    nextStep: {
      zh: '请写成 [{"id":"…","keep":"theirs","reason":"…"}]，id 见 --json 的 differences。',
      en: 'Write [{"id":"…","keep":"theirs","reason":"…"}] with ids from differences of --json.',
    },
    place: path,
  });
}

function isDecision(value: unknown): value is CopyDecision {
  if (typeof value !== "object" || value === null) return false;
  const { id, keep, reason } = value as Record<string, unknown>;
  return typeof id === "string" && (keep === "theirs" || keep === "ours") && typeof reason === "string";
}

const KIND_WORDS: Readonly<Record<Difference["kind"], string>> = {
  onlyTheirs: "只对方改",
  onlyOurs: "只我方改",
  bothSame: "双方改得一样",
  conflict: "双方都改",
  unreadable: "读不懂",
  structural: "不能直接采用",
};

function linesOf({ base, differences, beside, notes, unchanged }: Comparison): readonly string[] {
  const shown = (text: string | null): string => text ?? "（空）";
  return [
    base.sentence.zh,
    ...(unchanged ? ["对方没有改动。"] : []),
    ...differences.map(
      ({ kind, sheet, what, sent, theirs, ours }) =>
        `${KIND_WORDS[kind]} ${sheet} ${what}：送出${shown(sent)}，对方${shown(theirs)}，我方${shown(ours)}`,
    ),
    ...beside.map(({ address, theirs, ours }) => `表外 ${address}：对方“${theirs}”，我方“${ours}”（未合并）`),
    ...notes.map(({ zh }) => `注意 ${zh}`),
  ];
}
