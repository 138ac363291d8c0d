import type { FaultPlan } from "../../host/faults";
import { checkFaultPlan, parseFaultPlan } from "../../host/faults";

/** What stands in the fields of the form: all of it text, as typed. */
export interface PlanForm {
  readonly actionIndex: string;
  readonly code: string;
  /** Number of a transport error, or empty. */
  readonly transportError: string;
  readonly delay: string;
  readonly cellEditMode: boolean;
  readonly dropEvents: boolean;
  /** Everything the fields cannot say, as JSON. */
  readonly more: string;
}

/** The fields for a plan that is in force. */
export function formOf(plan: FaultPlan): PlanForm {
  const { failAction, transportError, cellEditMode, dropEvents, delayMilliseconds, ...more } = plan;
  const plainDelay = typeof delayMilliseconds === "number";
  const rest = { ...more, ...(!plainDelay && delayMilliseconds !== undefined && { delayMilliseconds }) };
  return {
    actionIndex: failAction ? String(failAction.index) : "",
    code: failAction?.code ?? "GeneralException",
    transportError: transportError ? String(transportError) : "",
    delay: plainDelay && delayMilliseconds > 0 ? String(delayMilliseconds) : "",
    cellEditMode: cellEditMode ?? false,
    dropEvents: dropEvents ?? false,
    more: Object.keys(rest).length === 0 ? "" : JSON.stringify(rest),
  };
}

/** The plan the fields say. @throws FaultPlanError naming what is wrong */
export function planOf(form: PlanForm): FaultPlan {
  const given = (text: string): boolean => text.trim() !== "";
  return checkFaultPlan({
    ...(given(form.more) && parseFaultPlan(form.more)),
    ...(given(form.actionIndex) && { failAction: { index: Number(form.actionIndex), code: form.code } }),
    ...(given(form.transportError) && { transportError: Number(form.transportError) }),
    ...(given(form.delay) && { delayMilliseconds: Number(form.delay) }),
    ...(form.cellEditMode && { cellEditMode: true }),
    ...(form.dropEvents && { dropEvents: true }),
  });
}

/** Whether a plan makes anything go wrong. */
export function isFaulty(plan: FaultPlan): boolean {
  return Object.values(plan).some((value: unknown) => value !== null && value !== false && value !== undefined);
}
