import { success } from "../../domain/fault";
import { readArguments } from "../arguments";
import { readNoticeAt, requiredOption } from "../books";
import { writeBytes } from "../files";
import { openDesk } from "../reviewDesk";
import type { Verb } from "../verb";

const USAGE = "takeover book.xlsx OLD.xlsx --out new.xlsx [--leave ID,ID] [--by NAME] [--json]";

/** `takeover`: 接管旧表, last year's amounts and short names from its allocation table. */
export const takeoverVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const read = readArguments(words, { out: { type: "string" }, leave: { type: "string" } }, 2, USAGE);
    if (!read.ok) return read;
    const { files, text, clock } = read.value;
    const [file = "", old = ""] = files;
    const out = requiredOption("out", text["out"], USAGE);
    if (!out.ok) return out;
    const document = await readNoticeAt(old);
    if (!document.ok) return document;
    const desk = await openDesk(file, clock, text["by"]);
    if (!desk.ok) return desk;
    const { fund, port } = desk.value;
    const proposal = await fund.previewTakeover(document.value);
    if (!proposal.ok) return proposal;
    const left = (text["leave"] ?? "").split(",").filter((id) => id !== "");
    const applied = await fund.applyTakeover(proposal.value, left);
    if (!applied.ok) return applied;
    const saved = await writeBytes(out.value, await port.save());
    if (!saved.ok) return saved;
    const { lines, unmatched, moneyUnitUnclear } = proposal.value;
    const taken = lines.filter(({ id }) => !left.includes(id));
    return success({
      json: { taken, left, unmatched, moneyUnitUnclear },
      lines: [
        `接管${taken.length}处。`,
        ...taken.map(({ id, place, before, after }) => `${place.zh} [${id}]：${before || "（无）"} → ${after}`),
        ...(unmatched.length === 0 ? [] : [`对不上的：${unmatched.join("、")}`]),
        ...(moneyUnitUnclear ? ["旧表的金额没有写万元还是元，没有取金额。"] : []),
        `已写入 ${out.value}`,
      ],
      exitCode: 0,
    });
  },
};
