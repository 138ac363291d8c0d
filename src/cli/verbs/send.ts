import { success } from "../../domain/fault";
import { readArguments } from "../arguments";
import { requiredOption } from "../books";
import { writeBytes } from "../files";
import { openDesk } from "../reviewDesk";
import type { Verb } from "../verb";

const USAGE = "send book.xlsx [--reason TEXT] [--by NAME] --out book.xlsx [--json]";

/** `send`: keeps what is typed in 版本, so that a copy that comes back can be compared with what was sent. */
export const sendVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const options = { reason: { type: "string" }, out: { type: "string" } } as const;
    const read = readArguments(words, options, 1, USAGE);
    if (!read.ok) return read;
    const { text, files, clock } = read.value;
    const out = requiredOption("out", text["out"], USAGE);
    if (!out.ok) return out;
    const desk = await openDesk(files[0] ?? "", clock, text["by"]);
    if (!desk.ok) return desk;
    const sent = await desk.value.fund.sendOut(text["reason"] ?? "");
    if (!sent.ok) return sent;
    const written = await writeBytes(out.value, await desk.value.port.save());
    if (!written.ok) return written;
    return success({
      json: sent.value,
      lines: [`已留底（第${sent.value.version}版），送出 ${out.value}；自己留用的也是这一份。`],
      exitCode: 0,
    });
  },
};
