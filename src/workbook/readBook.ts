import type { FundBook } from "../domain/book";
import { failure, success, type Fault, type Result } from "../domain/fault";
import { FORMAT_VERSION, HISTORY_SHEET, SHEET } from "./names";
import type { WorkbookContent } from "./plan";
import { readActivities } from "./read/activities";
import { readComputation, readMatrix } from "./read/allocation";
import { ContentReader } from "./read/contentReader";
import { readHistory } from "./read/history";
import { readHome } from "./read/home";
import { readIndicators } from "./read/indicators";
import { readLedger } from "./read/ledger";
import { readLog } from "./read/log";
import { readOpinions } from "./read/opinions";
import { readProjects } from "./read/projects";
import { readQuestions } from "./read/questions";
import { readRules } from "./read/rules";
import { readSeal } from "./read/seal";
import { inMatrixOrder, inOrderOf } from "./read/unitOrder";
import { readUnits } from "./read/units";
import { FORMAT_LABEL } from "./sheets/keys";

/** Sheets without which there is no book; 预警, 校验, 待核实 and 标识 can be made again. */
const NEEDED = [
  SHEET.home,
  SHEET.allocation,
  SHEET.projects,
  SHEET.ledger,
  SHEET.units,
  SHEET.computation,
  SHEET.rules,
] as const;
export const READ_SHEETS: readonly string[] = [
  ...NEEDED,
  SHEET.questions,
  SHEET.keys,
  SHEET.opinions,
  SHEET.log,
  SHEET.indicators,
  SHEET.activities,
  HISTORY_SHEET,
];
/** A workbook with fewer of our sheets is somebody else's, or empty. */
const OURS_FROM = 3;

/**
 * The workbook's content as a book; null when the workbook holds none. `clock` is today (ISO date), used where 首页
 * names no other day.
 * Faults: a needed sheet is missing (deleted or renamed), or the file was made by a newer version.
 */
export function readBook(content: WorkbookContent, clock: string): Result<FundBook | null> {
  const sheets = new Map(content.map((sheet) => [sheet.name, new ContentReader(sheet)]));
  const present = NEEDED.filter((name) => sheets.has(name));
  if (present.length < OURS_FROM) return success(null);
  const missing = NEEDED.find((name) => !sheets.has(name));
  if (missing !== undefined) return failure(sheetMissing(missing));
  const newer = newerFormat(sheets.get(SHEET.keys));
  if (newer) return failure(newer);
  return success(bookOf((name) => sheets.get(name) ?? new ContentReader({ name, values: [], formulas: [] }), clock));
}

function bookOf(sheet: (name: string) => ContentReader, clock: string): FundBook {
  const { units: listed, factors, records, unreadable } = readUnits(sheet(SHEET.units));
  const units = inMatrixOrder(listed, sheet(SHEET.computation));
  const computation = readComputation(sheet(SHEET.computation), units);
  const projects = readProjects(sheet(SHEET.projects), units, computation.weights);
  const decided = readMatrix(sheet(SHEET.allocation), SHEET.allocation, projects, units);
  const computed = readMatrix(sheet(SHEET.computation), SHEET.computation, projects, units);
  const ledger = readLedger(sheet(SHEET.ledger));
  const questions = readQuestions(sheet(SHEET.questions));
  const rules = readRules(sheet(SHEET.rules), sheet(SHEET.keys));
  const opinions = readOpinions(sheet(SHEET.opinions));
  const home = readHome(sheet(SHEET.home), clock);
  const activities = readActivities(sheet(SHEET.activities), units);
  const indicators = readIndicators(sheet(SHEET.indicators), units);
  return {
    ...home.facts,
    units,
    factors,
    projects,
    ledger: ledger.ledger,
    method: computation.method,
    terms: computation.terms,
    computed: computed.amounts,
    decided: decided.amounts,
    holds: computation.holds,
    catalogue: rules.catalogue,
    rules: rules.rules,
    repairs: questions.repairs,
    openQuestions: questions.openQuestions,
    unreadable: [...ledger.unreadable, ...decided.unreadable],
    unitRecords: inOrderOf(units, records),
    indicators: indicators.rows.map(({ indicator }) => indicator),
    sessions: activities.sessions,
    opinions: opinions.opinions,
    ...readLog(sheet(SHEET.log)),
    versions: readHistory(sheet(HISTORY_SHEET).content).versions,
    seal: readSeal(sheet(SHEET.allocation), sheet(SHEET.keys)),
    unreadableRecords: [
      ...home.unreadable,
      ...ledger.records,
      ...unreadable,
      ...computation.unreadable,
      ...indicators.unreadable,
      ...activities.unreadable,
      ...rules.unreadable,
      ...opinions.unreadable,
    ],
  };
}

function sheetMissing(name: string): Fault {
  return {
    code: "sheet-missing",
    sentence: {
      zh: `缺少工作表“${name}”，没有计算，也没有改动其他表。`,
      en: `The sheet "${name}" is missing; nothing was computed and no other sheet was changed.`,
    },
    nextStep: {
      zh: `如果改过名，请改回“${name}”；如果删了，请撤销删除或从备份取回。`,
      en: `If it was renamed, name it "${name}" again; if it was deleted, undo that or take it from a copy.`,
    },
    place: name,
  };
}

function newerFormat(keys: ContentReader | undefined): Fault | null {
  const version = keys?.text(0, 0) === FORMAT_LABEL ? keys.number(0, 1) : null;
  if (version === null || version <= FORMAT_VERSION) return null;
  return {
    code: "format-newer",
    sentence: {
      zh: `这个工作簿由更新的版本制作（格式${version}，本版本到${FORMAT_VERSION}），没有读取。`,
      en: `This workbook was made by a newer version (format ${version}; this version knows up to ${FORMAT_VERSION}); it was not read.`,
    },
    nextStep: { zh: "请更新衡拨后再打开。", en: "Update Hengbo, then open it again." },
  };
}
