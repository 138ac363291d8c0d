import type { WorkbookPort } from "../usecases/port";
import { containsData, sameData } from "./equality";
import { portCases } from "./port";
import { openExcelWorkbook } from "./port/excelWorkbook";
import type { Check, PortCase } from "./port/harness";
import type { CaseReport, HostReport } from "./report";
import { conformanceRows } from "./rows";
import { runRow, type RowReport } from "./run";
import { emptyWorkbook } from "./scratch";

export { isEmptyWorkbook } from "./scratch";
export { countReport, reportText, type HostReport } from "./report";

export interface SelfTestProgress {
  readonly done: number;
  readonly total: number;
  /** What is tried now. */
  readonly title: string;
}

class Broken extends Error {}

function shown(data: unknown): string {
  const text = data === undefined ? "undefined" : JSON.stringify(data);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

const check: Check = {
  equal: (actual, expected) => {
    if (!sameData(actual, expected)) throw new Broken(`${shown(actual)}, expected ${shown(expected)}`);
  },
  different: (actual, other) => {
    if (sameData(actual, other)) throw new Broken(`${shown(actual)}, expected anything else`);
  },
  contains: (actual, part) => {
    if (!containsData(actual, part)) throw new Broken(`${shown(actual)}, expected at least ${shown(part)}`);
  },
};

async function runCase({ title, run }: PortCase, port: WorkbookPort): Promise<CaseReport> {
  try {
    await run(await openExcelWorkbook(port), check);
    return { title, outcome: "held", detail: "" };
  } catch (error) {
    return { title, outcome: "broken", detail: error instanceof Error ? error.message : String(error) };
  }
}

function highestExcelApi(): string {
  let minor = 0;
  while (Office.context.requirements.isSetSupported("ExcelApi", `1.${minor + 1}`)) minor += 1;
  return `1.${minor}`;
}

function hostFacts(): HostReport["host"] {
  const { host, platform, version } = Office.context.diagnostics;
  return {
    application: String(host),
    platform: String(platform),
    version,
    excelApi: highestExcelApi(),
    language: Office.context.displayLanguage,
  };
}

/**
 * Tries every documented row and every case of the port's contract in the open workbook, which must be empty and is
 * left with one empty sheet. Stops between two tries when `signal` is aborted, with what was found so far.
 */
export async function runSelfTest(
  port: WorkbookPort,
  onProgress: (progress: SelfTestProgress) => void,
  signal: AbortSignal,
): Promise<HostReport> {
  const rows: RowReport[] = [];
  const cases: CaseReport[] = [];
  const total = conformanceRows.length + portCases.length;
  const go = (title: string): boolean => {
    onProgress({ done: rows.length + cases.length, total, title });
    return !signal.aborted;
  };
  for (const row of conformanceRows) {
    if (!go(row.id)) break;
    rows.push(await runRow(row));
  }
  for (const one of portCases) {
    if (!go(one.title)) break;
    cases.push(await runCase(one, port));
  }
  await Excel.run((context) => emptyWorkbook(context, "Sheet1"));
  return { format: 1, date: new Date().toISOString().slice(0, 10), host: hostFacts(), rows, cases };
}
