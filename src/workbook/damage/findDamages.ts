import type { FundBook } from "../../domain/book";
import { success, type Result } from "../../domain/fault";
import type { Unit } from "../../domain/units";
import { FORMAT_VERSION, SHEET } from "../names";
import { readBook } from "../readBook";
import { planWorkbook } from "../planWorkbook";
import { placementOf } from "../placement";
import { sameFormula } from "../sameFormula";
import type { NamePlan, WorkbookContent, WorkbookPlan } from "../plan";
import { alignSheet, type Alignment } from "./alignment";
import { cellDifferences, type CellDifference } from "./cells";
import type { DamageComparison } from "./comparison";
import { cellDamages } from "./cellDamages";
import type { Damage } from "./damage";
import { FORMAT_LABEL } from "../sheets/keys";
import { inKnownOrder, withStandIns } from "./standIns";
import { asNamed, lostSheets, titledLike, type LostSheet } from "./recognise";
import { logDamages } from "./logDamage";
import { damageOf, structuralDamages } from "./structure";
import { tableMark } from "./tables";
import { unreadDamages } from "./unread";

/** All of the workbook that a search for damage looks at. */
export interface DamageInput {
  /** Every sheet of the workbook: a renamed one is recognised by its content. */
  readonly content: WorkbookContent;
  readonly names: readonly NamePlan[];
  /** Today, ISO. */
  readonly clock: string;
  /** Units this fund is known to have, for a row of 单位 that is lost. */
  readonly knownUnits: readonly Unit[];
}

/** What is broken, and what it was compared with; the comparison is what a repair writes from. */
export interface DamageReport {
  readonly damages: readonly Damage[];
  /** Null: no book of ours, or one too broken to be read. */
  readonly comparison: DamageComparison | null;
}

const NOTHING: DamageReport = { damages: [], comparison: null };
/** Sheets without which nothing can be compared: what they held cannot be made up. */
const IRREPLACEABLE: readonly string[] = [SHEET.projects];
/** Sheets a person may be without; they come back with the next write. */
const READ_FIRST: readonly string[] = [
  SHEET.home,
  SHEET.allocation,
  SHEET.projects,
  SHEET.ledger,
  SHEET.units,
  SHEET.computation,
  SHEET.rules,
  SHEET.questions,
  SHEET.opinions,
  SHEET.activities,
  SHEET.indicators,
  SHEET.log,
];

/**
 * Compares the workbook with what it should be: the plan of the very book it holds. What a person may type is no
 * damage; everything else that differs is named, with what can be done about it.
 * Faults: those of reading (a newer format).
 */
export function findDamages(input: DamageInput): Result<DamageReport> {
  const ours: readonly string[] = Object.values(SHEET);
  const known = input.content.filter((sheet) => ours.includes(sheet.name));
  const lost = lostSheets(input.content, READ_FIRST);
  const renamed = lost.flatMap(({ name, candidates: [only, ...others] }) =>
    only !== undefined && others.length === 0 ? [{ from: only, to: name }] : [],
  );
  if (known.length + renamed.length < OURS_FROM) return success(NOTHING);
  let content = input.content;
  for (const { from, to } of renamed) content = asNamed(content, from, to);
  const sheetDamages = renamed.map(({ from, to }) => renamedSheet(from, to));
  const read = readBook(withStandIns(content, READ_FIRST, input.knownUnits), input.clock);
  if (!read.ok) return read;
  if (read.value === null) return success(NOTHING);
  const gone = lost.filter(({ name }) => !renamed.some(({ to }) => to === name));
  const irreplaceable = gone.filter(({ name }) => IRREPLACEABLE.includes(name));
  if (irreplaceable.length > 0) {
    return success({ damages: [...sheetDamages, ...irreplaceable.map(goneSheet)], comparison: null });
  }
  const restored = inKnownOrder(read.value, content);
  const plan = planWorkbook(restored, placementOf(content, restored));
  const format = formatOf(content);
  const older = format !== null && format < FORMAT_VERSION;
  return success(compared({ ...input, content }, restored, plan, { sheetDamages, gone, older }));
}

/** A workbook with fewer of our sheets is somebody else's. */
const OURS_FROM = 3;

interface Found {
  readonly sheetDamages: readonly Damage[];
  readonly gone: readonly LostSheet[];
  /** Made by an older version: what it lacks comes with the next write and is no damage. */
  readonly older: boolean;
}

function compared(input: DamageInput, book: FundBook, plan: WorkbookPlan, found: Found): DamageReport {
  let { content } = input;
  const sheetDamages = [...found.sheetDamages];
  for (const sheet of plan.sheets) {
    if (content.some(({ name }) => name === sheet.name)) continue;
    const own = found.gone.find(({ name }) => name === sheet.name)?.candidates ?? [];
    const candidates = own.length > 0 ? own : titledLike(content, plan, sheet.name);
    const [only] = candidates;
    if (only !== undefined && candidates.length === 1) {
      content = asNamed(content, only, sheet.name);
      sheetDamages.push(renamedSheet(only, sheet.name));
    } else if (!found.older) sheetDamages.push(goneSheet({ name: sheet.name, candidates }));
  }
  const alignments = new Map<string, Alignment>();
  const structure: Damage[] = [];
  const differences: CellDifference[] = [];
  for (const sheet of plan.sheets) {
    const own = content.find(({ name }) => name === sheet.name);
    if (!own) continue;
    const mark = tableMark(sheet.name);
    const alignment = alignSheet(sheet, own, mark);
    alignments.set(sheet.name, alignment);
    if (mark) structure.push(...structuralDamages({ plan: sheet, content: own, alignment, mark }));
    differences.push(...cellDifferences(sheet, own, alignment));
  }
  const comparison = { book, plan, content, alignments, differences };
  const structural = [...sheetDamages, ...structure];
  const cells = found.older ? [] : cellDamages(comparison, structural);
  const unread = unreadDamages(comparison);
  const names = found.older ? [] : nameDamages(plan.names, input.names, content.length > 0);
  const listed = [...structural, ...unread, ...names, ...logDamages(comparison), ...cells];
  const damages = [...new Map(listed.map((damage) => [damage.id, damage])).values()];
  return { damages: damages.sort((one, other) => rank(one) - rank(other)), comparison };
}

/** What hides most comes first: sheets, then rows and columns, then cells, then notes. */
function rank({ code, level }: Damage): number {
  if (level === "note") return 4;
  if (code.startsWith("sheet-")) return 0;
  if (/^(row|column|header)/.test(code)) return 1;
  return code === "formula-error" ? 3 : 2;
}

function renamedSheet(from: string, to: string): Damage {
  return damageOf({
    code: "sheet-renamed",
    sheet: to,
    address: from,
    facts: { found: from },
    repair: { kind: "rename", from, to },
  });
}

function goneSheet({ name, candidates }: LostSheet): Damage {
  if (candidates.length > 1) {
    const list = candidates.map((candidate) => `“${candidate}”`).join("、");
    return damageOf({ code: "sheet-ambiguous", sheet: name, address: name, facts: { list }, repair: null });
  }
  const remakeable = !IRREPLACEABLE.includes(name);
  return damageOf({
    code: "sheet-missing",
    sheet: name,
    address: name,
    facts: { wanted: LOST_WITH[name] ?? "" },
    repair: remakeable ? { kind: "remake", sheet: name } : null,
    plain: !READ_FIRST.includes(name),
  });
}

/** What goes with a sheet that is gone, in words. */
const LOST_WITH: Readonly<Record<string, string>> = {
  [SHEET.allocation]: "各单位的拟分配数都在这张表上；测算数还在“测算”。",
  [SHEET.projects]: "项目原文都在这张表上，不能重新生成。",
  [SHEET.ledger]: "收到的文件和总额都在这张表上。",
  [SHEET.rules]: "规则可按目录恢复，改过的界限、口径、级别要重填。",
  [SHEET.units]: "单位可按目录恢复，因素数据要重填。",
  [SHEET.opinions]: "复核意见都在这张表上。",
  [SHEET.log]: "以前的记录都在这张表上，重新生成的是空表。",
};

function nameDamages(wanted: readonly NamePlan[], found: readonly NamePlan[], known: boolean): readonly Damage[] {
  if (!known) return [];
  const lost = wanted.filter(({ name, reference }) => {
    const own = found.find((other) => other.name.toLowerCase() === name.toLowerCase());
    return !own || !sameFormula(own.reference, reference);
  });
  const broken = lost.filter(({ name }) => {
    const own = found.find((other) => other.name.toLowerCase() === name.toLowerCase());
    return !own || own.reference.includes("#REF!");
  });
  if (lost.length === 0) return [];
  const list = lost.slice(0, 4).map(({ name }) => `“${name}”`);
  return [
    damageOf({
      code: "name-lost",
      sheet: "",
      address: lost[0]?.name ?? "",
      facts: { list: `${list.join("、")}${lost.length > 4 ? `等${lost.length}个` : ""}` },
      repair: { kind: "names", names: lost.map(({ name }) => name) },
      level: broken.length > 0 ? "damage" : "note",
    }),
  ];
}

/** The format version 标识 names; null when it is lost. */
function formatOf(content: WorkbookContent): number | null {
  const [label, version] = content.find((sheet) => sheet.name === SHEET.keys)?.values[0] ?? [];
  return label === FORMAT_LABEL && typeof version === "number" ? version : null;
}
