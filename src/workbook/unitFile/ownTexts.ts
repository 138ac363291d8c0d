import type { UnitFileContent } from "../../domain/returns";
import { dateSerial } from "../sheet";
import { periodWords, UNIT_FILE_SHEET } from "./layout";
import { planUnitFile } from "./planUnitFile";
import { textIn, type ReturnSheet, type Spot } from "./returnSheet";

/** Tells what we printed from what was typed, outside tables. */
export type IsOurs = (sheet: ReturnSheet, spot: Spot, text: string) => boolean;

/** Texts that files have in common: planning one tells of all of one issue. */
const plannedBefore = new Set<string>();
/** Texts with figures by the unit they were first planned for; common only once another unit's file has them, too. */
const plannedFor = new Map<string, string>();
const MOST_KEPT = 20_000;

/**
 * Planning a whole file costs nearly as much as opening it, so it is done only for a text that no file planned before
 * and nothing in the content explains.
 */
export function ownTexts(content: UnitFileContent | null): IsOurs {
  if (content === null) return (_sheet, _spot, text) => plannedBefore.has(text);
  const own = leavesOf(content);
  let planned: Planned | null = null;
  return (sheet, { row, column }, text) => {
    if (plannedBefore.has(text) || own.has(text)) return true;
    planned ??= plannedOf(content);
    return planned.texts.has(text) || planned.formulas.has(`${sheet.name} ${row} ${column}`);
  };
}

interface Planned {
  readonly texts: ReadonlySet<string>;
  /** Where formulas of ours stood: a program that saves values only leaves figures there. */
  readonly formulas: ReadonlySet<string>;
}

/** Of locked cells only: what was reported before stands in cells of its own, and typed elsewhere it is typed. */
function plannedOf(content: UnitFileContent): Planned {
  const [texts, formulas] = [new Set<string>(), new Set<string>()];
  for (const { name, cells } of planUnitFile(content).sheets) {
    cells.forEach((row, rowIndex) => {
      row.forEach((cell, column) => {
        if (!cell || cell.value === null || cell.style?.unlocked) return;
        if (cell.formula !== undefined) formulas.add(`${name} ${rowIndex} ${column}`);
        if (typeof cell.value === "string" && cell.value !== "") texts.add(textIn({ value: cell.value }));
      });
    });
  }
  keepCommon(texts, content.unit.code);
  return { texts, formulas };
}

function keepCommon(texts: ReadonlySet<string>, unit: string): void {
  if (plannedBefore.size > MOST_KEPT) plannedBefore.clear();
  if (plannedFor.size > MOST_KEPT) plannedFor.clear();
  for (const text of texts) {
    const first = plannedFor.get(text);
    if (!/\d/.test(text) || (first !== undefined && first !== unit)) plannedBefore.add(text);
    else plannedFor.set(text, unit);
  }
}

function leavesOf(content: UnitFileContent): ReadonlySet<string> {
  const { unit, period, fileId, due, benefits, contact, sample } = content;
  const day = dateSerial(due);
  return new Set([
    unit.name,
    `${unit.name} ${UNIT_FILE_SHEET.paste}`,
    fileId,
    periodWords(period),
    `填报期${periodWords(period)}${sample ? "　示例数据" : ""}`,
    `咨询电话：${contact === "" ? "见通知" : contact}`,
    ...(day === null ? [] : [String(day), due ?? ""]),
    ...benefits.map(({ label }) => label),
  ]);
}
