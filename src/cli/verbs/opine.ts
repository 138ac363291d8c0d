import { success } from "../../domain/fault";
import { readArguments } from "../arguments";
import { requiredOption } from "../books";
import { writeBytes } from "../files";
import { openDesk } from "../reviewDesk";
import type { Verb } from "../verb";

const USAGE =
  "opine book.xlsx --finding R03 --opinion 接受|整改 --reason TEXT --by NAME [--today YYYY-MM-DD] --out book.xlsx [--json]";

/** `opine`: 复核意见 on an open finding, with the figure as it is now. */
export const opineVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const options = {
      finding: { type: "string" },
      opinion: { type: "string" },
      reason: { type: "string" },
      out: { type: "string" },
    } as const;
    const read = readArguments(words, options, 1, USAGE);
    if (!read.ok) return read;
    const { text, files, clock } = read.value;
    const finding = requiredOption("finding", text["finding"], USAGE);
    if (!finding.ok) return finding;
    const out = requiredOption("out", text["out"], USAGE);
    if (!out.ok) return out;
    const desk = await openDesk(files[0] ?? "", clock, text["by"]);
    if (!desk.ok) return desk;
    const entry = { finding: finding.value, opinion: text["opinion"] ?? "", reason: text["reason"] ?? "" };
    const view = await desk.value.fund.addOpinion(entry);
    if (!view.ok) return view;
    const written = await writeBytes(out.value, await desk.value.port.save());
    if (!written.ok) return written;
    const { opinions } = view.value.book;
    const { about: _about, ...last } = opinions[opinions.length - 1] ?? { about: "" };
    return success({
      json: { ...last, count: opinions.length },
      lines: [`${finding.value} ${entry.opinion}：${entry.reason}，已写入 ${out.value}`],
      exitCode: 0,
    });
  },
};
