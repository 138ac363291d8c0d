import { success, type Result } from "../../domain/fault";
import { makeReport, type ReportFile } from "../../report/makeReport";
import { makePack } from "../../report/pack";
import { loadReportGround, type ReportGround } from "../../usecases/reportGround";
import { readArguments } from "../arguments";
import { openMaster, requiredOption } from "../books";
import { readBytes, writeBytes } from "../files";
import type { Answer, Verb } from "../verb";

const USAGE = "report book.xlsx --kind KIND [--unit CODE] --out FILE.docx [--today YYYY-MM-DD] [--json]";

/** `report`: one Word document of a kind (D12), of the whole fund or of one unit. */
export const reportVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const options = { kind: { type: "string" }, unit: { type: "string" }, out: { type: "string" } } as const;
    const read = readArguments(words, options, 1, USAGE);
    if (!read.ok) return read;
    const { text, files, clock } = read.value;
    const kind = requiredOption("kind", text["kind"], USAGE);
    if (!kind.ok) return kind;
    const out = requiredOption("out", text["out"], USAGE);
    if (!out.ok) return out;
    const opened = await openMaster(files[0] ?? "", clock);
    if (!opened.ok) return opened;
    const ground = await loadReportGround(opened.value.port, clock());
    if (!ground.ok) return ground;
    if (kind.value === "pack") return packed(ground.value, files[0] ?? "", out.value);
    const unit = text["unit"];
    const report = await makeReport(ground.value, kind.value, unit === undefined ? {} : { unit });
    if (!report.ok) return report;
    const written = await writeBytes(out.value, report.value.bytes);
    return written.ok ? success(answerOf(report.value, kind.value, out.value)) : written;
  },
};

/** `pack`: the inspection pack holds the workbook file as it stands. */
async function packed(ground: ReportGround, path: string, out: string): Promise<Result<Answer>> {
  const workbook = await readBytes(path);
  if (!workbook.ok) return workbook;
  const pack = await makePack(ground, workbook.value);
  if (!pack.ok) return pack;
  const written = await writeBytes(out, pack.value);
  if (!written.ok) return written;
  const json = { kind: "pack", title: "检查包", file: out, bytes: pack.value.length };
  return success({ json, lines: ["检查包", `已写入 ${out}`], exitCode: 0 });
}

function answerOf({ document, bytes }: ReportFile, kind: string, out: string): Answer {
  return {
    json: { kind, title: document.title, file: out, bytes: bytes.length },
    lines: [document.title, `已写入 ${out}`],
    exitCode: 0,
  };
}
