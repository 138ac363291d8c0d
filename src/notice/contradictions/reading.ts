import type { Indicator, Milestone, Project, RuleSuggestion } from "../../domain/project";
import type { Unit } from "../../domain/units";
import { lineAt, type Clause, type ClauseGap } from "../clauses";
import { segmentsOf } from "../quotes";
import { taskClause, type RepairsByProject } from "../taskClause";

/** What a notice was read as, before anybody asks whether it agrees with itself. */
export interface Reading {
  readonly projects: readonly Project[];
  readonly repairs: RepairsByProject;
  readonly indicators: readonly Indicator[];
  readonly milestones: readonly Milestone[];
  readonly rules: readonly RuleSuggestion[];
  /** Paragraphs under a number of their own. */
  readonly clauses: readonly Clause[];
  readonly units: readonly Unit[];
  /** ISO date, or null. */
  readonly issuedOn: string | null;
  /** Numbers left out of the printed order of clauses, with what stands before and after. */
  readonly clauseGaps: readonly ClauseGap[];
  /** Parts of clauses and tasks up to the next 。；. */
  readonly sentences: readonly Statement[];
  /** Parts of clauses and tasks up to the next comma. */
  readonly segments: readonly Statement[];
}

export interface Quote {
  readonly text: string;
  readonly line: number | null;
}

/** Words of the notice with their place. */
export interface Statement extends Quote {
  /** 八（一）1, or P13 for the task of project 13. */
  readonly clause: string;
  readonly project: number | null;
}

/** Something that does not fit, found by a general check; the naming table gives it its id. */
export interface Contradiction {
  /** Stable name of the check. */
  readonly check: string;
  /** What it is about, in words of the text; tells two findings of one check apart. */
  readonly about: string;
  readonly topic: string;
  /** What is assumed until a person decides. */
  readonly assumption: string;
  /** What the office above is asked: 请予明确… */
  readonly ask: string;
  readonly quotes: readonly Quote[];
  readonly projects: readonly number[];
}

export type Check = (reading: Reading) => readonly Contradiction[];

/** Sentences and segments of numbered clauses, then of the tasks. */
export function statementsOf(
  clauses: readonly Clause[],
  projects: readonly Project[],
  repairs: RepairsByProject,
): Pick<Reading, "sentences" | "segments"> {
  const texts = [
    ...clauses.map((clause) => ({ clause, project: null })),
    ...projects
      .filter(({ fields }) => fields.task.text !== "")
      .map((project) => ({ clause: taskClause(project, repairs), project: project.number })),
  ];
  const parted = (marks: RegExp): readonly Statement[] =>
    texts.flatMap(({ clause, project }) =>
      segmentsOf(clause, marks).map(({ text, offset }) => ({
        text,
        line: lineAt(clause, offset),
        clause: clause.id,
        project,
      })),
    );
  return { sentences: parted(/[。；;\n]/), segments: parted(/[，,。；;：:\n]/) };
}

/** Rows that stand in the paper. */
export function printed({ projects }: Pick<Reading, "projects">): readonly Project[] {
  return projects.filter(({ placeholder }) => !placeholder);
}

export function quoteOf({ text, line }: Quote): Quote {
  return { text, line };
}

export function nameQuote({ fields: { name } }: Project): Quote {
  return { text: name.text, line: name.line };
}

export function numbersOf(projects: readonly Pick<Project, "number">[]): readonly number[] {
  return projects.map(({ number }) => number);
}

/** The projects whose tasks the statements stand in. */
export function projectsOf(statements: readonly Pick<Statement, "project">[]): readonly number[] {
  return [...new Set(statements.flatMap(({ project }) => (project === null ? [] : [project])))];
}

/** Quotes without repetition, in their order. */
export function distinct(quotes: readonly Quote[]): readonly Quote[] {
  const seen = new Set<string>();
  return quotes.filter(({ text, line }) => {
    const key = `${line}:${text}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
