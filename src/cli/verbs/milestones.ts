import { success } from "../../domain/fault";
import { MILESTONE_WORDS } from "../../tracking/milestones";
import { loadMilestones, makeMilestones, type Milestones } from "../../usecases/milestones";
import { readArguments } from "../arguments";
import { openMaster } from "../books";
import { writeBytes } from "../files";
import type { Answer, Verb } from "../verb";

const USAGE = "milestones book.xlsx [--out book.xlsx] [--today YYYY-MM-DD] [--json]";

/** `milestones`: every date of the notice as it stands today (M14); with --out the sheet 时间节点. Exit 1 when overdue. */
export const milestonesVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const read = readArguments(words, { out: { type: "string" } }, 1, USAGE);
    if (!read.ok) return read;
    const { text, files, clock } = read.value;
    const opened = await openMaster(files[0] ?? "", clock);
    if (!opened.ok) return opened;
    const { port } = opened.value;
    const out = text["out"];
    const milestones = await (out === undefined ? loadMilestones(port, clock()) : makeMilestones(port, clock()));
    if (!milestones.ok) return milestones;
    if (out !== undefined) {
      const written = await writeBytes(out, await port.save());
      if (!written.ok) return written;
    }
    return success(answerOf(milestones.value));
  },
};

function answerOf({ issuedOn, states }: Milestones): Answer {
  return {
    json: {
      issuedOn,
      milestones: states.map(({ milestone, deadline, word, daysLeft }) => {
        const { date, precision, clause, text, recurring } = milestone;
        return { date, precision, recurring: recurring ?? null, clause, text, deadline, state: word, daysLeft };
      }),
    },
    lines: states.map(({ milestone, deadline, word, daysLeft }) => {
      const left = daysLeft === null || daysLeft < 0 ? "" : `（还有${daysLeft}天）`;
      return `${deadline}　${word}${left}　${milestone.clause}　${milestone.text}`;
    }),
    exitCode: states.some(({ word }) => word === MILESTONE_WORDS.overdue) ? 1 : 0,
  };
}
