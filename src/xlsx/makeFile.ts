import { success, type Result } from "../domain/fault";
import type { WorkbookPlan } from "../workbook/plan";
import { openFilePort } from "./filePort";

/** The .xlsx bytes of a plan, in an empty workbook: nothing of any other workbook is in them. */
export async function makeFile(plan: WorkbookPlan): Promise<Result<Uint8Array>> {
  const port = await openFilePort(null);
  if (!port.ok) return port;
  const rendered = await port.value.render(plan);
  return rendered.ok ? success(await port.value.save()) : rendered;
}
