import { sameData } from "./equality";
import type { Observation } from "./row";
import type { RowReport } from "./run";

export interface CaseReport {
  readonly title: string;
  readonly outcome: "held" | "broken";
  /** What did not hold; empty when it held. */
  readonly detail: string;
}

/** What one Excel did. Nothing in it says whose it is. */
export interface HostReport {
  readonly format: 1;
  /** ISO date. */
  readonly date: string;
  readonly host: {
    readonly application: string;
    readonly platform: string;
    readonly version: string;
    /** Highest ExcelApi it admits to: `1.14`. */
    readonly excelApi: string;
    readonly language: string;
  };
  readonly rows: readonly RowReport[];
  readonly cases: readonly CaseReport[];
}

export interface ReportCounts {
  readonly same: number;
  readonly different: number;
  readonly failed: number;
  readonly skipped: number;
  readonly held: number;
  readonly broken: number;
}

export function countReport({ rows, cases }: HostReport): ReportCounts {
  const count = (list: readonly { readonly outcome: string }[], outcome: string): number =>
    list.filter((one) => one.outcome === outcome).length;
  return {
    same: count(rows, "same"),
    different: count(rows, "different"),
    failed: count(rows, "failed"),
    skipped: count(rows, "skipped"),
    held: count(cases, "held"),
    broken: count(cases, "broken"),
  };
}

export interface ReportDifference {
  readonly id: string;
  readonly left: Observation;
  readonly right: Observation;
}

/** Rows two hosts answered differently; rows one of them did not run are left out. */
export function compareReports(left: HostReport, right: HostReport): readonly ReportDifference[] {
  const others = new Map(right.rows.map((row) => [row.id, row]));
  return left.rows.flatMap((row) => {
    const other = others.get(row.id);
    if (other === undefined || row.outcome === "skipped" || other.outcome === "skipped") return [];
    return sameData(row.observed, other.observed) ? [] : [{ id: row.id, left: row.observed, right: other.observed }];
  });
}

/** The report as a text to copy: what differs in the first lines, everything as JSON below. */
export function reportText(report: HostReport): string {
  const { host, rows, cases } = report;
  const counts = countReport(report);
  const differing = rows.filter(({ outcome }) => outcome === "different" || outcome === "failed");
  return [
    `${host.application} ${host.version} (${host.platform}), ExcelApi ${host.excelApi}, ${host.language}, ${report.date}`,
    `rows: ${counts.same} same, ${counts.different} different, ${counts.failed} failed, ${counts.skipped} skipped`,
    `contract: ${counts.held} held, ${counts.broken} broken`,
    ...differing.map(
      ({ id, expected, observed }) => `${id}: ${JSON.stringify(expected)} -> ${JSON.stringify(observed)}`,
    ),
    ...cases.filter(({ outcome }) => outcome === "broken").map(({ title, detail }) => `${title}: ${detail}`),
    "",
    JSON.stringify(report),
  ].join("\n");
}

/** A report read back from a file. @throws Error naming what is wrong with it */
export function parseReport(text: string): HostReport {
  const line = text.split("\n").find((one) => one.startsWith("{"));
  if (line === undefined) throw new Error("no report: a line with a JSON object is missing");
  const report = JSON.parse(line) as Omit<HostReport, "format"> & { readonly format: unknown };
  if (report.format !== 1) throw new Error(`report format ${String(report.format)} is not known`);
  return { ...report, format: report.format };
}
