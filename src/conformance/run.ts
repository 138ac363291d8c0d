import { sameData } from "./equality";
import type { ConformanceRow, Observation, Scratch } from "./row";
import { emptyWorkbook } from "./scratch";

/** `same` as documented, `different`, `failed` for an error that is no answer of Excel, `skipped` by an older host. */
export type Outcome = "same" | "different" | "failed" | "skipped";

export interface RowReport {
  readonly id: string;
  readonly outcome: Outcome;
  readonly expected: Observation;
  readonly observed: Observation;
}

interface OfficeError {
  readonly code: string;
  readonly message: string;
}

/** Errors the API answers with; everything else is a fault of the row itself. */
function officeError(error: unknown): OfficeError | null {
  if (!(error instanceof OfficeExtension.Error)) return null;
  return { code: error.code, message: error.message };
}

let made = 0;

/** An empty sheet in front; whatever the last row left behind is taken away. */
async function prepare(context: Excel.RequestContext): Promise<Scratch> {
  made += 1;
  const sheetName = `scratch${made}`;
  return { context, sheet: await emptyWorkbook(context, sheetName), sheetName };
}

async function observe(row: ConformanceRow): Promise<{ readonly observed: Observation; readonly failed: boolean }> {
  try {
    const observed = await Excel.run(async (context) => row.observe(await prepare(context)));
    return { observed, failed: false };
  } catch (error) {
    const answer = officeError(error);
    if (answer !== null) return { observed: { error: answer.code }, failed: false };
    return { observed: error instanceof Error ? `${error.name}: ${error.message}` : String(error), failed: true };
  }
}

/** Runs one row in the open workbook, which must be a scratch one. */
export async function runRow(row: ConformanceRow): Promise<RowReport> {
  const { id, expected } = row;
  if (!Office.context.requirements.isSetSupported("ExcelApi", `1.${row.since}`))
    return { id, outcome: "skipped", expected, observed: null };
  const { observed, failed } = await observe(row);
  const outcome = failed ? "failed" : sameData(observed, expected) ? "same" : "different";
  return { id, outcome, expected, observed };
}
