import type { UnreadableAmount } from "../../domain/book";
import type { CellSelector, LineSelector } from "../../domain/rule";
import type { BookFacts, CellFact, LineFact } from "../facts";
import { amountUnreadable, categoryUnknown, coordinatorUnknown, unitUnknown, type Missing } from "../missing";
import type { CellPlace } from "../report";
import { lack, type Counted, type FactColumn, type Focus, type FormulaScope, type Lack } from "./kind";

/** 行类型 of a line whose category nobody has confirmed, as its hidden cell says it. */
const OPEN_CATEGORY = "none";

/** The lines a quantity looks at: the one in focus, or all. */
function linesInFocus(facts: BookFacts, focus: Focus): readonly LineFact[] {
  return focus.line ? [focus.line] : facts.lines;
}

/** Selected, not selected, or what would be needed to know. */
export type Match = boolean | Missing;

/** Money on a line that left the project table has no category and no coordinator: it is asked about, not guessed. */
export function matchLine(where: LineSelector, fact: LineFact): Match {
  const project = where.project === undefined || (projectOf(fact) !== 0 && projectOf(fact) === where.project);
  const open = where.categoryOpen === undefined || (fact.line?.category ?? null) === null;
  const category = where.category === undefined ? true : matchCategory(where.category, fact);
  const coordinator = where.coordinatedBy === undefined ? true : matchCoordinator(fact);
  return both(both(project, open), both(category, coordinator));
}

function projectOf({ line }: LineFact): number {
  return line === null || line.placeholder ? 0 : line.project;
}

function matchCategory(category: string, { line, label }: LineFact): Match {
  const actual = line?.category ?? null;
  return actual === null ? categoryUnknown(label) : actual === category;
}

function matchCoordinator({ coordinatorLevel, label }: LineFact): Match {
  return coordinatorLevel === null ? coordinatorUnknown(label) : coordinatorLevel === "prefecture";
}

function matchCell(where: CellSelector, line: LineFact, cell: CellFact): Match {
  const level = where.unitLevel === undefined ? true : matchLevel(where.unitLevel, cell);
  const led = where.ledBy === undefined ? true : either(matchLevel("prefecture", cell), matchCoordinator(line));
  const builder = where.builder === undefined || cell.outside;
  return both(both(level, led), builder);
}

function matchLevel(level: string, { unit, unitLevel }: CellFact): Match {
  return unitLevel === null ? unitUnknown(unit) : unitLevel === level;
}

function both(a: Match, b: Match): Match {
  if (a === false || b === false) return false;
  return a === true ? b : a;
}

function either(a: Match, b: Match): Match {
  if (a === true || b === true) return true;
  return a === false ? b : a;
}

/** Σ worth over the matching cells; cells that cannot be read are pointed at, too. */
export function overCells(
  where: CellSelector,
  facts: BookFacts,
  focus: Focus,
  worth: (amount: number) => bigint,
): Counted {
  let value = 0n;
  const cells: CellPlace[] = [];
  for (const line of linesInFocus(facts, focus)) {
    const lineMatch = matchLine(where, line);
    if (lineMatch === false) continue;
    for (const cell of line.cells) {
      const match = both(lineMatch, matchCell(where, line, cell));
      if (match === false || cell.amount === 0) continue;
      if (match === true && cell.amount !== null) value += worth(cell.amount);
      cells.push({ line: line.id, unit: cell.unit });
    }
  }
  return { value, cells };
}

/**
 * What sums and counts over cells can lack. Texts count by line, as the sheet counts them: one text on a matching
 * line makes the figure unknown, also where another unit's cell is meant.
 */
export function cellLacks(where: CellSelector, facts: BookFacts, focus: Focus): readonly Lack[] {
  const lines = linesInFocus(facts, focus);
  return [
    nothingTyped(facts),
    textsLack(where, lines),
    ...(where.category === undefined || focus.line !== null ? [] : [openCategoryLack(where, lines)]),
    strangersLack(where, lines),
  ];
}

export function nothingTyped(facts: BookFacts): Lack {
  return lack(
    { zh: "分配表还没有填任何金额", en: "no amount has been decided yet" },
    "分配表",
    facts.nothingDecided,
    (scope) => `SUMIFS(${scope.column("line.typed")},${scope.column("line.kind")},"line")=0`,
  );
}

const TEXT_WORDS = { zh: "有文字金额，先改成数字", en: "a text stands where an amount belongs" };

/** Texts on the lines that match, or that might once their category is known. */
export function textsLack(where: CellSelector, lines: readonly LineFact[]): Lack {
  const outside = where.builder !== undefined;
  const texts = lines
    .filter((line) => matchLine(where, line) !== false)
    .flatMap((line) => line.cells.filter((cell) => !outside || cell.outside))
    .flatMap((cell): readonly UnreadableAmount[] => (cell.unreadable ? [cell.unreadable] : []));
  const fact: FactColumn = outside ? "line.outsideTexts" : "line.texts";
  return {
    words: TEXT_WORDS,
    found: texts.map(amountUnreadable),
    condition: (scope) => {
      if (scope.lineCell) return `${scope.lineCell(fact)}>0`;
      const selectors: readonly LineSelector[] =
        where.category === undefined ? [where] : [where, { ...openOf(where), categoryOpen: true }];
      return `${selectors.map((selector) => sumOfLines(scope, fact, selector)).join("+")}>0`;
    },
  };
}

/** Money on a line of open category: whether it counts is unknown. */
function openCategoryLack(where: CellSelector, lines: readonly LineFact[]): Lack {
  const open = { ...openOf(where), categoryOpen: true } as const;
  const found = lines
    .filter((fact) => fact.line !== null && matchLine(open, fact) === true)
    .filter((fact) => fact.cells.some((cell) => cell.amount !== null && cell.amount !== 0));
  return {
    words: { zh: "有金额的项目类型未定", en: "a line that holds money has no category yet" },
    found: found.map(({ label }) => categoryUnknown(label)),
    condition: (scope) => `${sumOfLines(scope, "line.nonzero", open)}>0`,
  };
}

/** The conditions other than the category. */
function openOf({ project, coordinatedBy }: LineSelector): LineSelector {
  return { ...(project === undefined ? {} : { project }), ...(coordinatedBy === undefined ? {} : { coordinatedBy }) };
}

/** Amounts of units, lines or coordinators nobody knows; a workbook cannot hold them. */
function strangersLack(where: CellSelector, lines: readonly LineFact[]): Lack {
  const found = lines.flatMap((line) => {
    const lineMatch = matchLine(where, line);
    return line.cells.flatMap((cell): readonly Missing[] => {
      const match = both(lineMatch, matchCell(where, line, cell));
      const known = typeof match === "boolean" || cell.amount === 0 || cell.amount === null;
      return known || (line.line !== null && match === lineMatch && line.coordinatorLevel !== null) ? [] : [match];
    });
  });
  return {
    words: { zh: "有金额不知属于哪一行或哪个单位", en: "an amount belongs to no known line or unit" },
    found,
    condition: null,
  };
}

/** Conditions of SUMIFS or COUNTIFS over the line rows. */
export function lineConditions(where: LineSelector, scope: FormulaScope): readonly string[] {
  const condition = (fact: FactColumn, value: string): string => `${scope.column(fact)},${value}`;
  return [
    condition("line.kind", '"line"'),
    ...(where.category ? [condition("line.category", `"${where.category}"`)] : []),
    ...(where.categoryOpen ? [condition("line.category", `"${OPEN_CATEGORY}"`)] : []),
    ...(where.project === undefined ? [] : [condition("line.project", String(where.project))]),
    ...(where.coordinatedBy ? [condition("line.coordinated", "1")] : []),
  ];
}

/** Σ of one column over the matching lines, or this line's own cell where it matches. */
export function sumOfLines(scope: FormulaScope, fact: FactColumn, where: LineSelector): string {
  if (!scope.lineCell) return `SUMIFS(${[scope.column(fact), ...lineConditions(where, scope)].join(",")})`;
  const own = scope.lineCell(fact);
  const conditions = ownConditions(where, scope.lineCell);
  return conditions.length === 0 ? own : `IF(AND(${conditions.join(",")}),${own},0)`;
}

function ownConditions(where: LineSelector, cell: (fact: FactColumn) => string): readonly string[] {
  return [
    ...(where.category ? [`${cell("line.category")}="${where.category}"`] : []),
    ...(where.categoryOpen ? [`${cell("line.category")}="${OPEN_CATEGORY}"`] : []),
    ...(where.project === undefined ? [] : [`${cell("line.project")}=${where.project}`]),
    ...(where.coordinatedBy ? [`${cell("line.coordinated")}=1`] : []),
  ];
}
