import type { FundBook } from "../domain/book";
import { CHUXIONG_UNITS } from "../domain/chuxiong";
import { failure, success, type Result } from "../domain/fault";
import { onSheet } from "../workbook/address";
import { shownContent, type Damage } from "../workbook/damage/damage";
import { findDamages, type DamageReport } from "../workbook/damage/findDamages";
import { mendPlan, type MendWork } from "../workbook/damage/mendPlan";
import { HISTORY_SHEET, SHEET } from "../workbook/names";
import { placementOf } from "../workbook/placement";
import { planWorkbook } from "../workbook/planWorkbook";
import type { WorkbookPlan } from "../workbook/plan";
import type { Clock } from "./clock";
import type { WorkbookPort, WriteReport } from "./port";

/** Where damage is looked for and mended. */
export interface MendPlace {
  readonly port: WorkbookPort;
  readonly clock: Clock;
}

/**
 * Appends what was done to the book's log, and a break of the log before it; no act: only the break is noted. The book
 * as it is where nothing is to be logged.
 */
export type Journal = (book: FundBook, act: MendAct | null) => FundBook;

export interface MendAct {
  readonly what: string;
  readonly place: string;
  readonly before: string;
  readonly after: string;
}

/** One cell of a preview: `分配表!D10`, what stands there, what will. */
export interface MendChange {
  readonly address: string;
  readonly before: string;
  readonly after: string;
}

/** All that mending would write, before it is written. */
export interface MendPreview {
  readonly damages: readonly Damage[];
  readonly renames: readonly { readonly from: string; readonly to: string }[];
  /** Sheets whose rows and columns go back to their places, or that are made again. */
  readonly sheets: readonly string[];
  readonly changes: readonly MendChange[];
  /** What is not ours and goes along to another place; nothing of it is lost. */
  readonly moves: readonly { readonly from: string; readonly to: string; readonly text: string }[];
}

export interface Mended {
  readonly done: MendPreview;
  /** What is still broken: a person must see to it. */
  readonly left: readonly Damage[];
  readonly report: WriteReport;
}

/** Mending rows lets damage of single cells come to light; more rounds than this would mean that it does not help. */
const MOST_ROUNDS = 4;

/** Everything broken in the workbook, worst first; nothing is written. */
export async function damagesOf(place: MendPlace): Promise<Result<readonly Damage[]>> {
  const report = await examine(place);
  return report.ok ? success(report.value.damages) : report;
}

/** What is broken, with the book as far as it can be read all the same. */
export async function examine({ port, clock }: MendPlace): Promise<Result<DamageReport>> {
  const sheets = await port.sheetNames();
  if (!sheets.ok) return sheets;
  const ours: readonly string[] = Object.values(SHEET);
  const kept = [...ours, HISTORY_SHEET];
  const first = await port.read(sheets.value.filter((name) => kept.includes(name)));
  if (!first.ok) return first;
  const foreign = sheets.value.filter((name) => !kept.includes(name));
  // A person's own sheets are read only when one of ours is missing and may be among them.
  const whole = ours.every((name) => sheets.value.includes(name));
  const others = whole ? success([]) : await port.read(foreign);
  if (!others.ok) return others;
  const names = await port.definedNames();
  if (!names.ok) return names;
  const content = [...first.value, ...others.value];
  return findDamages({ content, names: names.value, clock: clock(), knownUnits: CHUXIONG_UNITS });
}

/** What mending the damages would write. `all`: those whose repair decides nothing a person should decide. */
export async function previewMend(place: MendPlace, ids: readonly string[] | "all"): Promise<Result<MendPreview>> {
  const report = await examine(place);
  if (!report.ok) return report;
  const chosen = chosenOf(report.value, ids);
  if (!chosen.ok) return chosen;
  const { comparison } = report.value;
  return success(comparison ? previewOf(chosen.value, mendPlan(comparison, chosen.value)) : renamesOnly(chosen.value));
}

/**
 * Mends the damages and says what is left. Sheets get their names back first, then rows and columns their places, then
 * cells their content; with `all`, damage that comes to light on the way is mended, too.
 */
export async function mend(
  place: MendPlace,
  ids: readonly string[] | "all",
  journal: Journal,
): Promise<Result<Mended>> {
  const first = await examine(place);
  if (!first.ok) return first;
  const wanted = chosenOf(first.value, ids);
  if (!wanted.ok) return wanted;
  let found = first.value;
  let chosen = wanted.value;
  let done: MendPreview = { damages: [], renames: [], sheets: [], changes: [], moves: [] };
  let written: WriteReport = { changed: [], sheetsAdded: [] };
  for (let round = 0; round < MOST_ROUNDS && chosen.length > 0; round += 1) {
    const step = await mendOnce(place, found, chosen, journal);
    if (!step.ok) return step;
    done = joined(done, step.value.preview);
    written = together(written, step.value.report);
    const after = await examine(place);
    if (!after.ok) return after;
    found = after.value;
    chosen = found.damages.filter((damage) => stillWanted(damage, ids, round, done.damages));
  }
  return success({ done, left: found.damages, report: written });
}

/** With `all`, what came to light; else what one round could not finish, a renamed sheet with moved rows. */
function stillWanted(damage: Damage, ids: readonly string[] | "all", round: number, done: readonly Damage[]): boolean {
  if (ids === "all") return damage.plain && !done.some(({ id }) => id === damage.id);
  return round === 0 && ids.includes(damage.id) && damage.repair !== null && damage.repair.kind !== "note";
}

async function mendOnce(
  { port }: MendPlace,
  { comparison }: DamageReport,
  chosen: readonly Damage[],
  journal: Journal,
): Promise<Result<{ readonly preview: MendPreview; readonly report: WriteReport }>> {
  const work = comparison ? mendPlan(comparison, chosen) : null;
  const preview = work ? previewOf(chosen, work) : renamesOnly(chosen);
  for (const { from, to } of preview.renames) {
    const renamed = await port.renameSheet(from, to);
    if (!renamed.ok) return renamed;
  }
  if (!work || !comparison) return success({ preview, report: { changed: [], sheetsAdded: [] } });
  const onlyNotes = chosen.every(({ repair }) => repair?.kind === "note");
  const logged = journal(comparison.book, onlyNotes ? null : actOf(preview));
  const plan =
    logged === comparison.book
      ? work.plan
      : withLog(work.plan, comparison.plan, planWorkbook(logged, placementOf(comparison.content, logged)));
  const report = await port.render(plan);
  return report.ok ? success({ preview, report: report.value }) : report;
}

/** The new entry of 日志 joins what is written; entries that stand there already are not touched. */
function withLog(plan: WorkbookPlan, before: WorkbookPlan, logged: WorkbookPlan): WorkbookPlan {
  const next = logged.sheets.find((sheet) => sheet.name === SHEET.log);
  const old = before.sheets.find((sheet) => sheet.name === SHEET.log);
  const own = plan.sheets.find((sheet) => sheet.name === SHEET.log);
  if (!next || !old) return plan;
  const cells = next.cells.map((row, r) =>
    row.map((cell, c) => {
      const known = old.cells[r]?.[c];
      const fresh = cell && !(known && known.value === cell.value && known.formula === cell.formula);
      return fresh ? cell : own?.cells[r]?.[c];
    }),
  );
  const sheet = { ...(own ?? { ...next, merges: [], validations: [], conditionalFormats: [], print: null }), cells };
  const others = plan.sheets.filter(({ name }) => name !== SHEET.log);
  return { ...plan, sheets: [...others, sheet] };
}

function chosenOf(report: DamageReport, ids: readonly string[] | "all"): Result<readonly Damage[]> {
  if (ids === "all") return success(report.damages.filter((damage) => damage.plain));
  const gone = ids.find((id) => !report.damages.some((damage) => damage.id === id && damage.repair !== null));
  if (gone === undefined) return success(report.damages.filter((damage) => ids.includes(damage.id)));
  return failure({
    code: "damage-gone",
    sentence: {
      zh: `“${gone}”这一处已经没有了，或只能手工处理，没有写入。`,
      en: `"${gone}" is no longer there, or only a person can see to it; nothing was written.`,
    },
    nextStep: { zh: "请重新查看表格损坏清单，再选。", en: "Look at the list of damage again, then choose." },
  });
}

function renamesOnly(chosen: readonly Damage[]): MendPreview {
  const renames = chosen.flatMap(({ repair }) =>
    repair?.kind === "rename" ? [{ from: repair.from, to: repair.to }] : [],
  );
  return { damages: chosen, renames, sheets: [], changes: [], moves: [] };
}

function previewOf(chosen: readonly Damage[], work: MendWork): MendPreview {
  return {
    damages: chosen,
    renames: work.renames,
    sheets: work.sheets,
    changes: work.cells.map((cell) => ({
      address: onSheet(cell.sheet, cell.address),
      before: shownContent(cell.found, cell.foundFormula),
      after: cell.shown ?? shownContent(cell.value, cell.formula),
    })),
    moves: work.moved.map(({ sheet, from, to, value }) => ({
      from: onSheet(sheet, from),
      to: onSheet(sheet, to),
      text: shownContent(value, null),
    })),
  };
}

/** 日志 keeps what gave way, in full as far as a cell holds it. */
function actOf(preview: MendPreview): MendAct {
  const places = [
    ...preview.renames.map(({ from }) => from),
    ...preview.sheets,
    ...preview.changes.map(({ address }) => address),
  ];
  const moved = preview.moves.map(({ from, to, text }) => `${from}“${text}”移到${to}`);
  return {
    what: "修复表格损坏",
    place: listed(places),
    before: listed([...preview.renames.map(({ from }) => from), ...preview.changes.map(({ before }) => before)]),
    after: listed([...preview.renames.map(({ to }) => to), ...preview.changes.map(({ after }) => after), ...moved]),
  };
}

const LISTED = 20;

function listed(texts: readonly string[]): string {
  const rest = texts.length - LISTED;
  return `${texts.slice(0, LISTED).join("；")}${rest > 0 ? `；另有${rest}处` : ""}`;
}

function joined(one: MendPreview, other: MendPreview): MendPreview {
  return {
    damages: [...one.damages, ...other.damages],
    renames: [...one.renames, ...other.renames],
    sheets: [...new Set([...one.sheets, ...other.sheets])],
    changes: [...one.changes, ...other.changes],
    moves: [...one.moves, ...other.moves],
  };
}

/** Two writes as one step: a cell written twice keeps what stood there first. */
function together(one: WriteReport, other: WriteReport): WriteReport {
  const changed = new Map(one.changed.map((cell) => [onSheet(cell.sheet, cell.address), cell]));
  for (const cell of other.changed) {
    const first = changed.get(onSheet(cell.sheet, cell.address));
    const start = first ? { before: first.before, beforeFormula: first.beforeFormula } : {};
    changed.set(onSheet(cell.sheet, cell.address), { ...cell, ...start });
  }
  return { changed: [...changed.values()], sheetsAdded: [...one.sheetsAdded, ...other.sheetsAdded] };
}
