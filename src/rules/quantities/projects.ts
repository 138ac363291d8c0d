import type { LineSelector } from "../../domain/rule";
import type { BookFacts, LineFact } from "../facts";
import { categoryUnknown, coordinatorUnknown } from "../missing";
import { lack, type Lack, type QuantityKind } from "./kind";
import { lineConditions, matchLine } from "./lineSelection";
import { readLineSelector } from "./readSelector";

/** Number of projects with at least one matching line; placeholders do not count. */
export const projects: QuantityKind<"projects"> = {
  dimension: "pieces",
  read: (field) => ({ where: readLineSelector(field.object(["kind", "coefficient", "where"]).where) }),
  evaluate({ where }, facts) {
    const matching = liveLines(facts).filter((fact) => matchLine(where, fact) === true);
    return { value: BigInt(new Set(matching.map(({ line }) => line?.project)).size), cells: [] };
  },
  formula: ({ where }, scope) =>
    `COUNTIFS(${[...lineConditions(where, scope), `${scope.column("line.project")},">0"`].join(",")})`,
  lacks({ where }, facts) {
    const none = lack(
      { zh: "项目表还没有项目", en: "the project table holds no project" },
      "项目表",
      liveLines(facts).length === 0,
      (scope) => `COUNTIFS(${scope.column("line.project")},">0")=0`,
    );
    return [none, ...(where.category === undefined ? [] : [openCategory(facts)]), unknownCoordinator(where, facts)];
  },
};

function liveLines({ lines }: BookFacts): readonly LineFact[] {
  return lines.filter(({ line }) => line !== null && !line.placeholder);
}

function openCategory(facts: BookFacts): Lack {
  const open = liveLines(facts).filter(({ line }) => line?.category === null);
  return {
    words: { zh: "有项目的类型未定", en: "a project has no category yet" },
    found: open.map(({ label }) => categoryUnknown(label)),
    condition: (scope) =>
      `COUNTIFS(${[...lineConditions({ categoryOpen: true }, scope), `${scope.column("line.project")},">0"`].join(",")})>0`,
  };
}

/** A coordinator outside the unit list; a workbook reads such a name as nobody. */
function unknownCoordinator(where: LineSelector, facts: BookFacts): Lack {
  const lost = where.coordinatedBy ? liveLines(facts).filter((fact) => fact.coordinatorLevel === null) : [];
  const counted = lost.filter((fact) => where.category === undefined || fact.line?.category === where.category);
  return {
    words: { zh: "有项目的统筹单位不在单位表里", en: "the coordinator of a project is not in the unit list" },
    found: counted.map(({ label }) => coordinatorUnknown(label)),
    condition: null,
  };
}
