import { success } from "../../domain/fault";
import { fundTotal } from "../../domain/lines";
import { formatWan, parseAmount } from "../../domain/money";
import { addDocument } from "../../usecases/addDocument";
import { signatureOf } from "../../usecases/signature";
import { keptBeforeDocument } from "../../usecases/versions";
import { readArguments, usageFault } from "../arguments";
import { momentOf, openMaster, requiredOption, writeBook } from "../books";
import type { Verb } from "../verb";

const USAGE =
  "document book.xlsx --number 文号 --amount 3.00 [--date YYYY-MM-DD] [--counterpart NAME] [--by NAME] --out book.xlsx [--json]";
const OPTIONS = {
  number: { type: "string" },
  amount: { type: "string" },
  date: { type: "string" },
  counterpart: { type: "string" },
  out: { type: "string" },
} as const;

/** `document`: one more received funding document in the ledger: 下达, 追加, or 追减 with `--amount=-1.50`. */
export const documentVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const read = readArguments(words, OPTIONS, 1, USAGE);
    if (!read.ok) return read;
    const { text, files, clock } = read.value;
    const out = requiredOption("out", text["out"], USAGE);
    if (!out.ok) return out;
    const number = requiredOption("number", text["number"], USAGE);
    if (!number.ok) return number;
    const amount = parseAmount(text["amount"] ?? "", "万元");
    if (!amount.ok) return amount;
    const date = text["date"] ?? null;
    if (date !== null && !/^\d{4}-\d{2}-\d{2}$/.test(date)) return usageFault(USAGE, `--date ${date}`);
    const opened = await openMaster(files[0] ?? "", clock);
    if (!opened.ok) return opened;
    const { book, port } = opened.value;
    const entry = { documentNumber: number.value, issuedOn: date, amount: amount.value };
    const added = addDocument(book, { ...entry, counterpart: text["counterpart"] ?? "" });
    const moment = { now: momentOf(clock), who: signatureOf(text["by"] ?? "") };
    const next = keptBeforeDocument(book, added, moment);
    const told = { what: "录入指标文件", by: text["by"], clock };
    const written = await writeBook({ book: next, port }, out.value, told);
    if (!written.ok) return written;
    const total = formatWan(fundTotal(next.ledger));
    return success({ json: { total }, lines: [`指标总额 ${total} 万元。`, `已写入 ${out.value}`], exitCode: 0 });
  },
};
