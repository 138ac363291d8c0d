import { failure, success, type Result } from "../domain/fault";
import type { WorkbookPlan } from "../workbook/plan";
import type { WriteReport } from "../usecases/port";
import { copiedAsPlanned } from "./copied-formulas";
import { excelFault, faultFrom } from "./faults";
import { liftProtection, protectAgain, stillOpenFault } from "./protection";
import { planRender, type RenderWork, type Standing } from "./render-plan";
import { halfBuiltFault, removeAdded } from "./remove-added";
import { sendChanges } from "./send";
import type { Progress } from "./session";
import {
  requestConditionalDetails,
  requestSurvey,
  surveyOf,
  type ConditionalProxies,
  type SheetSurvey,
  type SurveyProxies,
} from "./survey";

/** Called with the ids of sheets we added ourselves, so that their own events are not taken for a person's. */
export type SheetsAddedListener = (ids: readonly string[]) => void;

/** Makes the workbook agree with the plan; see `WorkbookPort.render`. Two to four requests on the usual road. */
export async function renderPlan(
  context: Excel.RequestContext,
  plan: WorkbookPlan,
  progress: Progress,
  added: SheetsAddedListener,
): Promise<Result<WriteReport>> {
  const work = await renderOnce(context, plan, progress, added);
  if (!work.ok) return work;
  if (!(await copiedAsPlanned(context, plan, work.value.changes))) {
    // The sheets stand now, and cells of standing sheets are written one by one.
    const again = await renderOnce(context, plan, progress, added);
    if (!again.ok) return again;
  }
  return success({ changed: work.value.changed, sheetsAdded: work.value.sheetsAdded });
}

async function renderOnce(
  context: Excel.RequestContext,
  plan: WorkbookPlan,
  progress: Progress,
  added: SheetsAddedListener,
): Promise<Result<RenderWork>> {
  const standing = await standingOf(context, plan);
  if (!standing.ok) return standing;
  const work = planRender(plan, standing.value);
  if (work.refused.length > 0) return failure(excelFault("sheet-protected", { sheets: work.refused }));
  const sent = work.changes.length > 0 ? await sendWork(context, work, progress, added) : success(undefined);
  return sent.ok ? success(work) : sent;
}

async function sendWork(
  context: Excel.RequestContext,
  work: RenderWork,
  progress: Progress,
  added: SheetsAddedListener,
): Promise<Result<void>> {
  if (work.lift.length > 0) {
    const refused = await liftProtection(context, work.lift, work.allowed);
    if (refused) return failure(refused);
    progress.wrote = true;
  }
  try {
    added(await sendChanges(context, work.changes, progress));
    return success(undefined);
  } catch (error) {
    const fault = faultFrom(error, { sheets: work.lift });
    // Refused as a whole, it may be tried again.
    if (fault.code === "excel-busy-editing" && !progress.wrote) throw error;
    const kept = await removeAdded(context, work, error);
    progress.wrote = true;
    if (work.lift.length === 0) return failure(kept ? halfBuiltFault(fault) : fault);
    try {
      await protectAgain(context, work.lift, work.allowed);
    } catch (second) {
      faultFrom(second);
      return failure(stillOpenFault(fault, work.lift));
    }
    return failure(fault);
  }
}

/** Reads all the plan speaks of: sheets and names first, then the planned sheets that exist. */
async function standingOf(context: Excel.RequestContext, plan: WorkbookPlan): Promise<Result<Standing>> {
  const { worksheets, names } = context.workbook;
  worksheets.load("items/name");
  names.load("items/name,items/formula");
  await context.sync();
  const present = worksheets.items.map(({ name }) => name);
  const found = plan.sheets.flatMap((sheet) => {
    const name = present.find((other) => other.toLowerCase() === sheet.name.toLowerCase());
    return name === undefined ? [] : [{ name, sheet }];
  });
  const proxies = found.map(({ name, sheet }) => requestSurvey(worksheets.getItem(name), sheet));
  if (proxies.length > 0) await context.sync();
  const details = await conditionalDetails(context, proxies);
  const surveys = new Map<string, SheetSurvey>();
  for (const [index, proxy] of proxies.entries()) {
    const survey = surveyOf(proxy, details[index] ?? []);
    if (!survey) return failure(excelFault("too-large", { sheets: [proxy.plan.name] }));
    surveys.set(proxy.plan.name, survey);
  }
  return success({
    sheets: present,
    names: names.items.map(({ name, formula }) => ({ name, reference: String(formula) })),
    surveys,
  });
}

async function conditionalDetails(
  context: Excel.RequestContext,
  proxies: readonly SurveyProxies[],
): Promise<ConditionalProxies[][]> {
  const details = proxies.map(requestConditionalDetails);
  if (details.some((items) => items.length > 0)) await context.sync();
  return details;
}
