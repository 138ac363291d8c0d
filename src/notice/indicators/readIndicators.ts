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
const RESULT = { comparator: "=", value: 1, measure: "项", period: "year", within: null } as const;

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
      numbers.push(...read.slice(first).map((one) => ({ ...said, ...one, kind: "number" as const })));
      const delivered = deliverablesOf(body);
      results.push(...delivered.map((one) => ({ ...said, ...RESULT, ...one, kind: "deliverable" as const })));
    }
  }
  if (numbers.length + results.length > 0 || task.text === "") return [...numbers, ...results];
  return [{ project, unit, line: task.line, ...RESULT, ...taskItself(task.text), kind: "qualitative" }];
}

/** The task in its own words, as far as a name goes. */
function taskItself(text: string): Deliverable {
  const plain = text.replace(/\n/g, " ").replace(/[。；;]\s*$/, "");
  const [first = plain] = plain.split(/[。；;]/);
  const name = plain.length <= LONGEST_TASK_NAME ? plain : first.slice(0, LONGEST_TASK_NAME);
  return { name, quote: name };
}
