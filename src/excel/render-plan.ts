import type { NamePlan, SheetPlan, WorkbookPlan } from "../workbook/plan";
import type { SheetChange, WorkbookChange } from "./changes";
import { chartChanges } from "./charts";
import { conditionalChanges } from "./conditional";
import { contentChanges, type ChangedCell } from "./content";
import { sameFormula } from "../workbook/sameFormula";
import { formatDifference } from "./formats";
import { freshFormats } from "./fresh-formats";
import { freshWidths } from "./fresh-sizes";
import { FRESH_LAYOUT, HOST_VISIBILITY, layoutChanges, mergesToUndo } from "./layout";
import { sameSetup } from "./print";
import type { AllowedBySheet } from "./protection";
import type { SheetSurvey } from "./survey";
import { sameValidation } from "./validation";

/** The workbook before a render. */
export interface Standing {
  /** Sheet names in order. */
  readonly sheets: readonly string[];
  readonly names: readonly NamePlan[];
  /** By sheet name, for planned sheets that exist. */
  readonly surveys: ReadonlyMap<string, SheetSurvey>;
}

/** All a render has to do. */
export interface RenderWork {
  readonly changes: readonly WorkbookChange[];
  readonly changed: readonly ChangedCell[];
  readonly sheetsAdded: readonly string[];
  /** Sheets that must be unprotected first (and protected again by `changes`). */
  readonly lift: readonly string[];
  /** What stays allowed on protected sheets. */
  readonly allowed: AllowedBySheet;
  /** Sheets a person has protected though the plan does not, with changes due: nothing may be written. */
  readonly refused: readonly string[];
}

/** Sheet names are the same in any case; Excel compares them so. */
function sameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/**
 * Where missing sheets go: behind the planned sheet before them, else in front of the planned sheet after them,
 * else at the end. Sheets that are there keep their places.
 */
export function sheetAdditions(plan: readonly SheetPlan[], present: readonly string[]): WorkbookChange[] {
  const order = [...present];
  const planned = plan.map(({ name }) => name);
  const indexOf = (name: string): number => order.findIndex((other) => sameName(other, name));
  const additions: WorkbookChange[] = [];
  for (const [index, name] of planned.entries()) {
    if (indexOf(name) >= 0) continue;
    const before = planned[index - 1];
    const after = planned
      .slice(index + 1)
      .map(indexOf)
      .find((place) => place >= 0);
    const place = before === undefined ? (after ?? order.length) : indexOf(before) + 1;
    additions.push({ kind: "addSheet", name, position: place === order.length ? null : place });
    order.splice(place, 0, name);
  }
  return additions;
}

function nameChanges(plan: readonly NamePlan[], present: readonly NamePlan[]): WorkbookChange[] {
  return plan.flatMap(({ name, reference }): WorkbookChange[] => {
    const found = present.find((other) => sameName(other.name, name));
    if (!found) return [{ kind: "addName", name, reference }];
    return sameFormula(found.reference, reference) ? [] : [{ kind: "updateName", name: found.name, reference }];
  });
}

function formatChanges(plan: SheetPlan, survey: SheetSurvey | null): SheetChange[] {
  if (!survey) {
    return [...freshWidths(plan), ...freshFormats(plan).map((change) => ({ kind: "format" as const, ...change }))];
  }
  return survey.targets.flatMap(({ addresses, wanted }, index) => {
    const set = formatDifference(wanted, survey.observed[index] ?? {});
    return Object.keys(set).length === 0 ? [] : [{ kind: "format" as const, addresses, set }];
  });
}

function remainingChanges(plan: SheetPlan, survey: SheetSurvey | null): SheetChange[] {
  const validations = plan.validations.filter((validation, index) => {
    const found = survey?.validations[index];
    return found === undefined || !sameValidation(validation, found);
  });
  const printed = plan.print !== null && !(survey?.print && sameSetup(plan.print, survey.print));
  return [
    ...layoutChanges(plan, survey?.layout ?? FRESH_LAYOUT),
    ...formatChanges(plan, survey),
    ...conditionalChanges(plan, survey?.conditionals ?? []),
    ...validations.map((validation) => ({ kind: "validation" as const, plan: validation, replaces: survey !== null })),
    ...(printed ? [{ kind: "print" as const, plan: plan.print }] : []),
    ...chartChanges(plan, survey?.charts ?? []),
  ];
}

interface SheetWork {
  readonly plan: SheetPlan;
  readonly survey: SheetSurvey | null;
  readonly content: readonly SheetChange[];
  readonly changed: readonly ChangedCell[];
  readonly rest: readonly SheetChange[];
}

function sheetWork(plan: SheetPlan, survey: SheetSurvey | null): SheetWork {
  const { changes, changed } = contentChanges(plan, survey?.content ?? null);
  const content = [...mergesToUndo(plan, survey?.layout.merges ?? []), ...changes];
  return { plan, survey, content, changed, rest: remainingChanges(plan, survey) };
}

function onSheet(sheet: string, changes: readonly SheetChange[]): WorkbookChange[] {
  return changes.map((change) => ({ kind: "onSheet", sheet, change }));
}

function visibilityChanges({ plan, survey }: SheetWork): SheetChange[] {
  const present = survey?.layout.visibility ?? FRESH_LAYOUT.visibility;
  return present === HOST_VISIBILITY[plan.visibility] ? [] : [{ kind: "visibility", visibility: plan.visibility }];
}

/**
 * Plan and present state → what to do, in an order that works everywhere: all sheets, then names, then every cell
 * (formulas may refer to any sheet and name), then looks, then what is shown, at last protection.
 * The person's place in the workbook changes only when sheets were added.
 */
export function planRender(plan: WorkbookPlan, standing: Standing): RenderWork {
  const additions = sheetAdditions(plan.sheets, standing.sheets);
  const works = plan.sheets.map((sheet) => sheetWork(sheet, standing.surveys.get(sheet.name) ?? null));
  const busy = works.filter(({ content, rest }) => content.length + rest.length > 0);
  const standsProtected = ({ survey }: SheetWork): boolean => survey?.protected === true;
  const lift = busy.filter((work) => standsProtected(work) && work.plan.protected).map(({ plan: { name } }) => name);
  const protect = works
    .filter((work) => work.plan.protected && (!standsProtected(work) || lift.includes(work.plan.name)))
    .map(({ plan: { name } }) => name);
  const allowed: AllowedBySheet = new Map(plan.sheets.map((sheet) => [sheet.name, sheet.allowed ?? []]));
  return {
    changes: [
      ...additions,
      ...nameChanges(plan.names, standing.names),
      ...works.flatMap(({ plan: { name }, content }) => onSheet(name, content)),
      ...works.flatMap(({ plan: { name }, rest }) => onSheet(name, rest)),
      ...(additions.length > 0 || plan.show ? onSheet(plan.activeSheet, [{ kind: "activate" }]) : []),
      ...works.flatMap((work) => onSheet(work.plan.name, visibilityChanges(work))),
      ...protect.flatMap((name) => onSheet(name, [{ kind: "protect", allowed: allowed.get(name) ?? [] }])),
    ],
    changed: works.flatMap(({ changed }) => changed),
    sheetsAdded: additions.flatMap((addition) => (addition.kind === "addSheet" ? [addition.name] : [])),
    lift,
    allowed,
    refused: busy.filter((work) => standsProtected(work) && !work.plan.protected).map(({ plan: { name } }) => name),
  };
}
