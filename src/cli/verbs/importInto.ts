import { success, type Result } from "../../domain/fault";
import type { ImportDecisions, ImportDifference } from "../../usecases/importCases";
import type { Arguments } from "../arguments";
import { readNoticeAt, requiredOption } from "../books";
import { writeBytes } from "../files";
import { openDesk } from "../reviewDesk";
import type { Answer } from "../verb";

const CHANGE_WORDS: Readonly<Record<ImportDifference["change"], string>> = {
  added: "新增",
  changed: "改",
  gone: "没有了",
};

/**
 * `import FILE --into book.xlsx --out new.xlsx`: a corrected notice against a workbook. Everything that differs is
 * taken, except the ids named by `--keep`; typed amounts stay in any case.
 */
export async function importInto(
  path: string,
  into: string,
  { text, clock }: Arguments,
  usage: string,
): Promise<Result<Answer>> {
  const out = requiredOption("out", text["out"], usage);
  if (!out.ok) return out;
  const document = await readNoticeAt(path);
  if (!document.ok) return document;
  const desk = await openDesk(into, clock, text["by"]);
  if (!desk.ok) return desk;
  const { fund, port } = desk.value;
  const preview = await fund.previewImport(document.value, { table: null, moneyUnit: null });
  if (!preview.ok) return preview;
  const { proposal, remembered } = preview.value;
  const decisions: ImportDecisions = { repairs: remembered, unitNames: {} };
  const compared = await fund.compareImport(proposal, decisions);
  if (!compared.ok) return compared;
  const kept = (text["keep"] ?? "").split(",").filter((id) => id !== "");
  const written = await fund.applyReimport(proposal, decisions, kept);
  if (!written.ok) return written;
  const saved = await writeBytes(out.value, await port.save());
  if (!saved.ok) return saved;
  const { differences, oldTextKnown } = compared.value;
  const isTaken = ({ id, takeable }: ImportDifference): boolean => takeable && !kept.includes(id);
  return success({
    json: { differences: differences.map((one) => ({ ...one, taken: isTaken(one) })), oldTextKnown },
    lines: [
      `与工作簿不同${differences.length}处，采用${differences.filter(isTaken).length}处。`,
      ...differences.map((one) => lineOf(one, isTaken(one))),
      ...(oldTextKnown ? [] : ["工作簿没有留旧通知的原文，日期和规则没有比。"]),
      `已写入 ${out.value}`,
    ],
    exitCode: 0,
  });
}

function lineOf({ id, place, change, before, after, takeable }: ImportDifference, taken: boolean): string {
  const verdict = takeable ? (taken ? "采用" : "保留") : "只提示";
  return `${verdict} ${CHANGE_WORDS[change]} ${place.zh} [${id}]：${before || "（无）"} → ${after || "（无）"}`;
}
