import type { Indicator, Project } from "../../domain/project";
import { lineAt, type Clause } from "../clauses";
import { segmentsOf } from "../quotes";
import { taskClause, type RepairsByProject } from "../taskClause";
import { deliverablesOf, type Deliverable } from "./deliverables";
import { readSentence, type ReadIndicator } from "./sentences";

/** 州文化馆绩效目标：; 年度绩效目标： names no unit. */
const TARGET_HEADING = /^(.{0,20}?)绩效(?:目标|指标)[:：]\s*/;
const NAMES_A_UNIT = /(?:馆|局|委|中心|学校|站|所|院|社|县|市|区|州|旗|处|单位)$/;
const LONGEST_TASK_NAME = 60;
/** Where an indicator stands. */
type Said = Pick<Indicator, "project" | "unit" | "line">;

/**
 * Indicators of all projects, read from their tasks: numbers, results that are there or not, and tasks without either
 * as qualitative ones (question C22). A lost task gives none. Numbers come first, so that their place in a project
 * does not change.
 */
export function readIndicators(projects: readonly Project[], repairs: RepairsByProject): readonly Indicator[] {
  return projects.flatMap((project) => indicatorsOf(project, taskClause(project, repairs)));
}

function indicatorsOf({ number: project, fields: { builders, task } }: Project, clause: Clause): readonly Indicator[] {
  const numbers: Indicator[] = [];
  const results: Indicator[] = [];
  let unit = builders.text;
  for (const paragraph of segmentsOf(clause, /\n/)) {
    const read: ReadIndicator[] = [];
    for (const { text, offset } of segmentsOf({ ...clause, text: paragraph.text }, /[。；;]/)) {
      const named = TARGET_HEADING.exec(text)?.[1] ?? "";
      if (NAMES_A_UNIT.test(named)) unit = named;
      const body = text.replace(TARGET_HEADING, "");
      const said = { project, unit, line: lineAt(clause, paragraph.offset + offset) };
      const first = read.length;
      readSentence(body, read);
      for (const one of read.slice(first)) numbers.push(numberSaid(said, one));
      for (const one of deliverablesOf(body)) results.push(resultSaid(said, one, "deliverable"));
    }
  }
  if (numbers.length + results.length > 0 || task.text === "") return [...numbers, ...results];
  return [resultSaid({ project, unit, line: task.line }, taskItself(task.text), "qualitative")];
}

// Written out: spreading several objects into one costs far more than the reading itself.
function numberSaid({ project, unit, line }: Said, one: ReadIndicator): Indicator {
  const { name, comparator, value, measure, period, within, quote } = one;
  return { project, unit, name, comparator, value, measure, period, kind: "number", within, quote, line };
}

function resultSaid({ project, unit, line }: Said, { name, quote }: Deliverable, kind: Indicator["kind"]): Indicator {
  const period = "year";
  return { project, unit, name, comparator: "=", value: 1, measure: "项", period, kind, within: null, quote, line };
}

/** The task in its own words, as far as a name goes. */
function taskItself(text: string): Deliverable {
  const plain = text.replace(/\n/g, " ").replace(/[。；;]\s*$/, "");
  const [first = plain] = plain.split(/[。；;]/);
  const name = plain.length <= LONGEST_TASK_NAME ? plain : first.slice(0, LONGEST_TASK_NAME);
  return { name, quote: name };
}
