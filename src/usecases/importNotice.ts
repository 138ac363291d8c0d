import { categoryOf, mainCategory } from "../domain/category";
import { failure, success, type Fault, type Result } from "../domain/fault";
import type { ChosenMoneyUnit } from "../domain/moneyUnits";
import type { Field, Project, ProjectTable, Repair } from "../domain/project";
import { recogniseUnits } from "../domain/recognise";
import type { Unit, UnitCode } from "../domain/units";
import type { NoticeDocument } from "../notice/document";
import { readIndicators } from "../notice/indicators/readIndicators";
import { readDocument } from "../notice/readNotice";
import { proposeShortName } from "../notice/shortNames";

/** What a person chose before the reading; everything has a default. */
export interface ImportChoice {
  /** Index into the document's tables; null: the best one, with those that continue it. */
  readonly table: number | null;
  /** Where the document prints no unit of money. */
  readonly moneyUnit: ChosenMoneyUnit | null;
}

/** One of several tables that could be the project table. */
export interface TableChoice {
  readonly table: number;
  readonly line: number;
  readonly place: string;
  readonly rows: number;
  readonly projects: number;
}

/** What a document would become; nothing is written yet. */
export interface NoticeProposal {
  readonly document: NoticeDocument;
  readonly choice: ImportChoice;
  readonly table: ProjectTable;
  /** More than one where several tables fit. */
  readonly tables: readonly TableChoice[];
  /** Amounts are printed without a unit. */
  readonly moneyUnitUnclear: boolean;
}

/** What a person decided of a proposal; what is left out follows its default. */
export interface ImportDecisions {
  /** By id of the repair. Default: high and medium are taken, low stays open (the original text stands). */
  readonly repairs: Readonly<Record<string, "taken" | "refused">>;
  /** Names of proposed units as edited, by code. */
  readonly unitNames: Readonly<Record<UnitCode, string>>;
}

/** Trying each table costs a reading; a document with more is read as it stands. */
const MOST_TABLES_TRIED = 12;

/**
 * Reads a document as a proposal. Faults: those of `readDocument`, with the file's name.
 * @param units those of an open book; left out, the document says
 */
export function proposeImport(
  document: NoticeDocument,
  choice: ImportChoice,
  units?: readonly Unit[],
): Result<NoticeProposal> {
  const priced = choice.moneyUnit === null ? document : withMoneyUnit(document, choice.moneyUnit);
  const table = readDocument(onlyTable(priced, choice.table), units);
  if (!table.ok) return failure(inFile(table.fault, document.fileName));
  const unclear = table.value.openQuestions.some(({ id }) => id === UNIT_UNKNOWN);
  return success({
    document,
    choice,
    table: table.value,
    tables: tableChoices(document, units),
    moneyUnitUnclear: unclear || choice.moneyUnit !== null,
  });
}

/** Which question says that amounts are printed without a unit. */
const UNIT_UNKNOWN = "C32";

/** The chosen unit stands as a title row above each table; a unit the notice prints goes before it. */
function withMoneyUnit(document: NoticeDocument, unit: ChosenMoneyUnit): NoticeDocument {
  const tables = document.tables.map((block) => ({
    ...block,
    rows: [{ line: block.firstLine, cells: [`单位：${unit}`] }, ...block.rows],
  }));
  return { ...document, tables };
}

/** A fault in a text says which file. */
export function inFile(fault: Fault, fileName: string): Fault {
  return { ...fault, place: fault.place === undefined ? fileName : `${fileName} ${fault.place}` };
}

function onlyTable(document: NoticeDocument, table: number | null): NoticeDocument {
  const chosen = table === null ? undefined : document.tables[table];
  return chosen === undefined ? document : { ...document, tables: [chosen] };
}

function tableChoices(document: NoticeDocument, units?: readonly Unit[]): readonly TableChoice[] {
  const { tables, lines } = document;
  if (tables.length < 2 || tables.length > MOST_TABLES_TRIED) return [];
  const fitting = tables.flatMap((block, table): readonly TableChoice[] => {
    const read = block.rows.length < 2 ? null : readDocument({ ...document, tables: [block] }, units);
    if (read?.ok !== true) return [];
    const projects = read.value.projects.filter(({ placeholder }) => !placeholder).length;
    const { firstLine: line, rows } = block;
    return [{ table, line, place: lines[line - 1]?.place ?? "", rows: rows.length, projects }];
  });
  return fitting.length > 1 ? fitting : [];
}

/** What becomes of a repair when nobody says anything. */
function defaultVerdict({ confidence }: Pick<Repair, "confidence">): "taken" | "open" {
  return confidence === "low" ? "open" : "taken";
}

/** The table as decided: refused and open repairs keep their original text, units bear the names given. */
export function decidedTable(table: ProjectTable, decisions: ImportDecisions): ProjectTable {
  const list = table.units.list.map((unit) => renamed(unit, decisions.unitNames[unit.code]));
  const repairs = table.repairs.map((repair) => withVerdict(repair, decisions.repairs[repair.id]));
  const projects = table.projects.map((project) => withOriginals(project, repairs, list));
  const untaken = repairs.some(({ decision, field }) => decision !== undefined && INDICATOR_FIELDS.includes(field));
  return {
    ...table,
    units: { ...table.units, list },
    repairs,
    projects,
    // Indicators are read from the texts in use.
    indicators: untaken ? readIndicators(projects, takenByProject(repairs)) : table.indicators,
  };
}

const INDICATOR_FIELDS: readonly Repair["field"][] = ["task", "builders"];

function takenByProject(repairs: readonly Repair[]): ReadonlyMap<number, readonly Repair[]> {
  const found = new Map<number, Repair[]>();
  for (const repair of repairs) {
    if (repair.decision !== undefined) continue;
    const own = found.get(repair.project);
    if (own) own.push(repair);
    else found.set(repair.project, [repair]);
  }
  return found;
}

function renamed(unit: Unit, name: string | undefined): Unit {
  const plain = name?.trim() ?? "";
  return plain === "" || plain === unit.name ? unit : { ...unit, name: plain };
}

function withVerdict(repair: Repair, given: "taken" | "refused" | undefined): Repair {
  const verdict = given ?? defaultVerdict(repair);
  return verdict === "taken" ? repair : { ...repair, decision: verdict };
}

/** Several repairs of one cell follow on one another: the first that is not taken takes the later ones with it. */
function withOriginals(project: Project, repairs: readonly Repair[], units: readonly Unit[]): Project {
  const own = repairs.filter((repair) => repair.project === project.number && repair.decision !== undefined);
  if (own.length === 0) return project;
  const fields = { ...project.fields };
  for (const repair of [...own].reverse()) fields[repair.field] = originalField(fields[repair.field], repair);
  return derived(project, fields, units);
}

function originalField(field: Field, { before, line }: Repair): Field {
  return before === ""
    ? { text: "", status: "missing", line: null }
    : { text: before, status: "original", line: line ?? field.line };
}

/** What follows from the texts of a row, where they changed. */
export function derived(project: Project, fields: Project["fields"], units: readonly Unit[]): Project {
  const changed = (name: keyof Project["fields"]): boolean => fields[name].text !== project.fields[name].text;
  const builders = changed("builders") ? recogniseUnits(fields.builders.text, units).units : project.builders;
  return {
    ...project,
    fields,
    shortName: changed("name") ? proposeShortName(fields.name.text) : project.shortName,
    category: changed("category") ? categoryOf(mainCategory(fields.category.text)) : project.category,
    categoryLabel: changed("category") ? fields.category.text : project.categoryLabel,
    builders,
    coordinator: changed("builders") ? coordinatorOf(builders, units) : project.coordinator,
  };
}

function coordinatorOf(builders: readonly UnitCode[], units: readonly Unit[]): UnitCode | null {
  const [only, ...more] = builders;
  const unit = units.find(({ code }) => code === only);
  return more.length === 0 && unit?.level === "prefecture" ? unit.code : null;
}
