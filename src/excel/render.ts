import { failure, success, type Result } from "../domain/fault";
import type { WorkbookPlan } from "../workbook/plan";
import type { WriteNote, WriteReport } from "../usecases/port";
import type { WorkbookChange } from "./changes";
import { copiedAsPlanned } from "./copied-formulas";
import { excelFault, faultFrom } from "./faults";
import { noteChanges } from "./note";
import { liftProtection } from "./protection";
import { planRender, type RenderWork, type Standing } from "./render-plan";
import { sendChanges } from "./send";
import { takeBackRender, type BrokenRender } from "./take-back";
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

/** Tells what to keep of a write, told what is about to change. */
export type Noting = (report: WriteReport) => WriteNote | null;

/** What goes along with a render. */
export interface RenderTelling {
  readonly progress: Progress;
  readonly added: SheetsAddedListener;
  readonly note: Noting | undefined;
}

/** Makes the workbook agree with the plan; see `WorkbookPort.render`. Two to four requests on the usual road. */
export async function renderPlan(
  context: Excel.RequestContext,
  plan: WorkbookPlan,
  telling: RenderTelling,
): Promise<Result<WriteReport>> {
  const work = await renderOnce(context, plan, telling);
  if (!work.ok) return work;
  if (!(await copiedAsPlanned(context, plan, work.value.changes))) {
    // The sheets stand now, and cells of standing sheets are written one by one.
    const again = await renderOnce(context, plan, { ...telling, note: undefined });
    if (!again.ok) return again;
  }
  return success(reportOf(work.value));
}

function reportOf({ changed, sheetsAdded }: RenderWork): WriteReport {
  return { changed, sheetsAdded };
}

async function renderOnce(
  context: Excel.RequestContext,
  plan: WorkbookPlan,
  telling: RenderTelling,
): Promise<Result<RenderWork>> {
  const standing = await standingOf(context, plan);
  if (!standing.ok) return standing;
  const work = planRender(plan, standing.value);
  if (work.refused.length > 0) return failure(excelFault("sheet-protected", { sheets: work.refused }));
  if (work.changes.length === 0) return success(work);
  const told = telling.note && work.changed.length + work.sheetsAdded.length > 0 ? telling.note(reportOf(work)) : null;
  const note = told ? noteChanges(told, standing.value.sheets) : null;
  const sent = await sendWork(context, { work, standing: standing.value, note }, telling);
  return sent.ok ? success(work) : sent;
}

async function sendWork(
  context: Excel.RequestContext,
  planned: Pick<BrokenRender, "work" | "standing" | "note">,
  { progress, added }: RenderTelling,
): Promise<Result<void>> {
  const { work } = planned;
  if (work.lift.length > 0) {
    const refused = await liftProtection(context, work.lift, work.allowed);
    if (refused) return failure(refused);
    progress.wrote = true;
  }
  try {
    added(await sendChanges(context, withNote(planned), progress));
    return success(undefined);
  } catch (error) {
    const fault = faultFrom(error, { sheets: work.lift });
    // Refused as a whole, it may be tried again.
    if (fault.code === "excel-busy-editing" && !progress.wrote) throw error;
    return failure(await takeBackRender(context, { ...planned, error, fault }, progress));
  }
}

/** The note around the work; a sheet it adds stays behind those the plan adds. */
function withNote({ work, standing, note }: Pick<BrokenRender, "work" | "standing" | "note">): WorkbookChange[] {
  if (note === null) return [...work.changes];
  let count = standing.sheets.length;
  const changes = work.changes.map((change): WorkbookChange => {
    if (change.kind !== "addSheet") return change;
    const position = change.position ?? count;
    count += 1;
    return note.sheetAdded === null ? change : { ...change, position };
  });
  return [...note.ahead, ...changes, ...note.done];
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
