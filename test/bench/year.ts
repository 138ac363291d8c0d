/**
 * Bench `year`: every Word report of the fund and of each of the 12 units, made from the workbook as read, beside bare
 * writing of the same documents: their paragraphs and tables handed straight to the document library, without our fonts,
 * widths and fixed dates. The second ratio has our own writing of the finished documents below the line: what reading
 * the workbook and composing add.
 */
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import type { Block, ReportDocument } from "../../src/report/document";
import { figuresOf, runOfCell, textOfRun } from "../../src/report/figures";
import { makeReport } from "../../src/report/makeReport";
import { REPORT_KINDS } from "../../src/report/reportKinds";
import { writeDocument } from "../../src/report/writeDocument";
import { loadReportGround } from "../../src/usecases/reportGround";
import { opened, sampleBytes, TODAY, valueOf } from "../usecases/corruption";

const ROUNDS = 3;

export default async function year(): Promise<{
  ratios: Record<string, number>;
  denominators: Record<string, number>;
}> {
  const { port } = await opened(await sampleBytes());
  const ground = valueOf(await loadReportGround(port, TODAY));
  const units = ground.view.book.units.map(({ code }) => code);
  const wishes = REPORT_KINDS.flatMap(({ id, perUnit }) => [
    { id, wish: {} },
    ...(perUnit ? units.map((unit) => ({ id, wish: { unit } })) : []),
  ]);
  const made: number[] = [];
  const written: number[] = [];
  const formatted: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const begun = performance.now();
    const documents = [];
    const again = valueOf(await loadReportGround(port, TODAY));
    for (const { id, wish } of wishes) documents.push(valueOf(await makeReport(again, id, wish)).document);
    const between = performance.now();
    for (const document of documents) await bareWriting(document);
    const end = performance.now();
    for (const document of documents) await writeDocument(document);
    const last = performance.now();
    // The first round warms up.
    if (round > 0) {
      made.push(between - begun);
      written.push(end - between);
      formatted.push(last - end);
    }
  }
  const write = median(written);
  const form = median(formatted);
  return {
    ratios: { reports_over_write: median(made) / write, reports_over_formatted: median(made) / form },
    denominators: { write_ms: write, formatted_ms: form },
  };
}

/** The list of sources is part of every report, and so of the bare writing. */
async function bareWriting(report: ReportDocument): Promise<void> {
  const sources = figuresOf(report).map(({ text, unit, source }) => [text, unit, source]);
  const children = [new Paragraph(report.title), ...report.blocks.flatMap(bareBlock), tableOf(sources)];
  await Packer.toBuffer(new Document({ sections: [{ children }] }));
}

function bareBlock(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [new Paragraph(block.text)];
    case "paragraph":
      return [new Paragraph(block.runs.map(textOfRun).join(""))];
    case "signature":
      return block.lines.map((line) => new Paragraph(line));
    case "annex":
      return [new Paragraph(block.label), new Paragraph(block.title)];
    case "table":
      return [
        tableOf([
          block.table.columns.map(({ label }) => label),
          ...block.table.rows.map((row) => row.map((cell) => textOfRun(runOfCell(cell)))),
        ]),
      ];
  }
}

function tableOf(rows: readonly (readonly string[])[]): Table {
  const filled = rows.length === 0 ? [[""]] : rows;
  return new Table({
    rows: filled.map(
      (row) => new TableRow({ children: row.map((text) => new TableCell({ children: [new Paragraph(text)] })) }),
    ),
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}
