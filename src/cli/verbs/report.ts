import { success, type Result } from "../../domain/fault";
import { makeReport, type ReportFile } from "../../report/makeReport";
import { reportSheet, paperName } from "../../report/reportSheet";
import { makePack } from "../../report/pack";
import { placePaper } from "../../usecases/placePaper";
import { loadReportGround, type ReportGround } from "../../usecases/reportGround";
import { readArguments } from "../arguments";
import { openMaster, requiredOption } from "../books";
import { readBytes, writeBytes } from "../files";
import type { FilePort } from "../../xlsx/filePort";
import type { SheetPlan } from "../../workbook/plan";
import type { Answer, Verb } from "../verb";

const USAGE = "report book.xlsx --kind KIND [--unit CODE] --out FILE.docx|book.xlsx [--today YYYY-MM-DD] [--json]";

/**
 * `report`: one Word document of a kind (D12), of the whole fund or of one unit; with --out book.xlsx the workbook with it
 * as a sheet.
 */
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
    const bytes = await bytesFor(out.value, report.value, opened.value.port, () => {
      const name = ground.value.view.book.units.find(({ code }) => code === unit)?.name;
      return reportSheet(report.value.document, paperName(kind.value, name));
    });
    if (!bytes.ok) return bytes;
    const written = await writeBytes(out.value, bytes.value);
    return written.ok ? success(answerOf(report.value, kind.value, out.value)) : written;
  },
};

/** The Word file; for a name that ends in .xlsx the workbook with the paper as a sheet (E10). */
async function bytesFor(
  out: string,
  { bytes }: ReportFile,
  port: FilePort,
  paper: () => SheetPlan,
): Promise<Result<Uint8Array>> {
  if (!out.toLowerCase().endsWith(".xlsx")) return success(bytes);
  const placed = await placePaper(port, paper());
  return placed.ok ? success(await port.save()) : placed;
}

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
