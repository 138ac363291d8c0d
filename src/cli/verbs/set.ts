import { success } from "../../domain/fault";
import { formatWan, parseAmount } from "../../domain/money";
import { setAmount } from "../../usecases/setAmount";
import { readArguments, usageFault } from "../arguments";
import { openMaster, requiredOption, writeBook } from "../books";
import type { Verb } from "../verb";

const USAGE =
  "set book.xlsx --project N --unit CODE --amount 3.10 [--hold] [--today YYYY-MM-DD] --out book.xlsx [--json]";

/** `set`: one decided amount, as a person would type it. */
export const setVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const options = {
      project: { type: "string" },
      unit: { type: "string" },
      amount: { type: "string" },
      hold: { type: "boolean" },
      out: { type: "string" },
    } as const;
    const read = readArguments(words, options, 1, USAGE);
    if (!read.ok) return read;
    const { text, flags, files, clock } = read.value;
    const out = requiredOption("out", text["out"], USAGE);
    if (!out.ok) return out;
    const unit = requiredOption("unit", text["unit"], USAGE);
    if (!unit.ok) return unit;
    const typed = requiredOption("amount", text["amount"], USAGE);
    if (!typed.ok) return typed;
    const project = text["project"] ?? "";
    if (!/^\d{1,6}$/.test(project)) return usageFault(USAGE, `--project ${project}`);
    const amount = parseAmount(typed.value, "万元");
    if (!amount.ok) return amount;
    const opened = await openMaster(files[0] ?? "", clock);
    if (!opened.ok) return opened;
    const choice = { project: Number(project), unit: unit.value, amount: amount.value, hold: flags["hold"] === true };
    const book = setAmount(opened.value.book, choice);
    if (!book.ok) return book;
    const written = await writeBook({ book: book.value, port: opened.value.port }, out.value, {
      what: "填写金额",
      by: text["by"],
      clock,
    });
    if (!written.ok) return written;
    const json = { project: choice.project, unit: choice.unit, decided: formatWan(choice.amount), hold: choice.hold };
    return success({
      json,
      lines: [
        `项目${choice.project} ${choice.unit} 拟分配 ${json.decided} 万元${choice.hold ? "（固定）" : ""}，已写入 ${out.value}`,
      ],
      exitCode: 0,
    });
  },
};
