import type { ConformanceRow, Observation, Scratch } from "./row";

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

/** Equal as JSON, whatever the order of keys; numbers to 12 significant digits. */
export function sameObservation(left: Observation, right: Observation): boolean {
  return canonical(left) === canonical(right);
}

function canonical(value: Observation): string {
  if (typeof value === "number") return String(Number(value.toPrecision(12)));
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((one: Observation) => canonical(one)).join(",")}]`;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
}

/** True when the open workbook holds nothing: rows make and delete sheets, so they only run in such a one. */
export async function isScratchWorkbook(context: Excel.RequestContext): Promise<boolean> {
  const { worksheets, names } = context.workbook;
  worksheets.load("items/name");
  names.load("items/name");
  await context.sync();
  const used = worksheets.items.map((sheet) => sheet.getUsedRangeOrNullObject(true).load("address"));
  await context.sync();
  return names.items.length === 0 && used.every((range) => range.isNullObject);
}

let made = 0;

/** An empty sheet in front; whatever the last row left behind is taken away. */
async function prepare(context: Excel.RequestContext): Promise<Scratch> {
  made += 1;
  const sheetName = `scratch${made}`;
  const { worksheets, names } = context.workbook;
  const sheet = worksheets.add(sheetName);
  sheet.activate();
  worksheets.load("items/name");
  names.load("items/name");
  await context.sync();
  for (const other of worksheets.items) {
    if (other.name === sheetName) continue;
    other.visibility = "Visible";
    other.delete();
  }
  for (const name of names.items) name.delete();
  await context.sync();
  return { context, sheet, sheetName };
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
  const outcome = failed ? "failed" : sameObservation(observed, expected) ? "same" : "different";
  return { id, outcome, expected, observed };
}
