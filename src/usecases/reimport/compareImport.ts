import type { FundBook } from "../../domain/book";
import type { ProjectTable, Repair } from "../../domain/project";
import { FIELD_NAMES, type FieldName, type Project } from "../../domain/project";
import type { KeptSource } from "../../domain/source";
import { readNotice } from "../../notice/readNotice";
import type { ImportDecisions } from "../importNotice";
import type { ImportChange, ImportDifference } from "./change";
import { indicatorChanges } from "./indicatorChanges";
import { dateChanges, factChanges, questionChanges, ruleChanges } from "./otherChanges";
import { comparable, projectChanges } from "./projectChanges";

/** What a corrected notice would change in a book. */
export interface ImportComparison {
  readonly differences: readonly ImportDifference[];
  /** The old text is kept, so that dates and thresholds could be compared. */
  readonly oldTextKnown: boolean;
}

/** @param source the text the book was read from, where it is kept */
export function compareImport(book: FundBook, table: ProjectTable, source: KeptSource | null): ImportComparison {
  const changes = changesOf(book, table, source);
  return { differences: changes.map(({ difference }) => difference), oldTextKnown: source !== null };
}

/** Everything the notice says differently, projects first. */
export function changesOf(book: FundBook, table: ProjectTable, source: KeptSource | null): readonly ImportChange[] {
  const old = source === null ? null : readNotice(source.lines.map(({ text }) => text).join("\n"), book.units);
  const before = old?.ok === true ? old.value : null;
  return [
    ...factChanges(book, table),
    ...projectChanges(book, table.projects),
    ...indicatorChanges(book, table),
    ...ruleChanges(book, before, table),
    ...dateChanges(before, table),
    ...questionChanges(book, table),
  ];
}

/**
 * The book with the differences taken that are not in `kept`; numbers of lines are those of the new text, a cell that
 * keeps its old content has no line there.
 */
export function takenBook(
  book: FundBook,
  table: ProjectTable,
  changes: readonly ImportChange[],
  kept: ReadonlySet<string>,
): FundBook {
  const taken = changes.filter(({ difference }) => difference.takeable && !kept.has(difference.id));
  const next = taken.reduce((done, { take }) => take(done), book);
  const theirs = new Map(table.projects.map((project) => [project.number, project]));
  return {
    ...next,
    projects: next.projects.map((project) => placed(project, theirs.get(project.number))),
    repairs: repairsOf(book, table, new Set(changes.map(({ difference }) => difference.id)), kept),
  };
}

function placed(project: Project, their: Project | undefined): Project {
  const entries = FIELD_NAMES.map((name) => {
    const [own, other] = [project.fields[name], their?.fields[name]];
    const same = other !== undefined && comparable(other.text) === comparable(own.text);
    return [name, same ? { ...own, status: other.status, line: other.line } : { ...own, line: null }] as const;
  });
  const questionIds =
    their === undefined ? project.questionIds : [...new Set([...project.questionIds, ...their.questionIds])];
  return { ...project, fields: Object.fromEntries(entries) as Project["fields"], questionIds };
}

/** Repairs go with the content they explain: a cell that was kept keeps its own. */
function repairsOf(
  book: FundBook,
  table: ProjectTable,
  differing: ReadonlySet<string>,
  kept: ReadonlySet<string>,
): readonly Repair[] {
  const numbers = new Set(table.projects.filter(({ placeholder }) => !placeholder).map(({ number }) => number));
  const keepsOld = ({ project, field }: { readonly project: number; readonly field: FieldName }): boolean => {
    const ids = [`P${project}`, `P${project}:${field}`];
    return !numbers.has(project) || ids.some((id) => differing.has(id) && kept.has(id));
  };
  const old = book.repairs.filter(keepsOld).map((repair) => ({ ...repair, line: null }));
  return [...table.repairs.filter((repair) => !keepsOld(repair)), ...old].sort(
    (one, other) => one.project - other.project,
  );
}

/** Decisions taken when the book was made hold for the same repair of the same text. */
export function rememberedRepairs(
  { repairs }: Pick<FundBook, "repairs">,
  table: Pick<ProjectTable, "repairs">,
): ImportDecisions["repairs"] {
  const known = new Map(repairs.map((repair) => [keyOf(repair), repair]));
  const entries = table.repairs.flatMap((repair) => {
    const before = known.get(keyOf(repair));
    if (before === undefined || before.decision === "open") return [];
    return [[repair.id, before.decision === "refused" ? ("refused" as const) : ("taken" as const)] as const];
  });
  return Object.fromEntries(entries);
}

function keyOf({ id, before, after }: Repair): string {
  return [id, comparable(before), comparable(after)].join("|");
}
