import type { Block, Figure, ReportCell, ReportDocument, Run } from "./document";

/** All figures of a report in reading order; the same figure of the same cell once. */
export function figuresOf(report: Pick<ReportDocument, "blocks">): readonly Figure[] {
  const seen = new Map<string, Figure>();
  for (const run of report.blocks.flatMap(runsOf)) {
    if (typeof run === "string") continue;
    const key = `${run.source}\u0000${run.text}\u0000${run.unit}`;
    if (!seen.has(key)) seen.set(key, run);
  }
  return [...seen.values()];
}

function runsOf(block: Block): readonly Run[] {
  if (block.kind === "paragraph") return block.runs;
  return block.kind === "table" ? block.table.rows.flatMap((row) => row.map(runOfCell)) : [];
}

export function runOfCell(cell: ReportCell): Run {
  return typeof cell === "object" && "strong" in cell ? cell.strong : cell;
}

export function textOfRun(run: Run): string {
  return typeof run === "string" ? run : run.text;
}
