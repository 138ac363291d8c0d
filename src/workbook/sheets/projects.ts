import type { FundBook } from "../../domain/book";
import { wanNumber } from "../../domain/money";
import type { Project } from "../../domain/project";
import type { Unit, UnitCode } from "../../domain/units";
import { fixedBlock } from "../address";
import { PROJECT_NAME } from "../factNames";
import { SheetGrid } from "../grid";
import { PLACEHOLDER_TEXT, SHEET } from "../names";
import type { NamePlan, SheetPlan } from "../plan";
import { placeText, statusText } from "../provenance";
import { LIST_PRINT, putTitle, sheetPlan, wrappedHeight } from "../sheet";
import { STYLES } from "../styles";

/** 0-based places in 项目表. */
export const PROJECTS_ROW = { header: 2, first: 3 } as const;
export const PROJECTS_COLUMN = {
  number: 0,
  shortName: 1,
  category: 2,
  name: 3,
  builders: 4,
  holders: 5,
  coordinator: 6,
  fixedAmount: 7,
  task: 8,
  status: 9,
  questions: 10,
  place: 11,
  printedAmount: 12,
  /** Last, so that workbooks of format 1 keep their columns. */
  resourcePart: 13,
} as const;
export const PROJECT_HEADERS = [
  "序号",
  "简称",
  "类型",
  "项目名称",
  "建设单位",
  "可分单位",
  "统筹单位",
  "固定金额(万元)",
  "任务",
  "原文/推断/缺失",
  "待核实编号",
  "原文位置",
  "表内金额(万元)",
  "其中资源建设(万元)",
];

/** Unit codes as people write them: 各县市 when all counties are meant. */
function unitList(codes: readonly UnitCode[], units: readonly Unit[]): string {
  const counties = units.filter((unit) => unit.level === "county");
  const all = counties.length > 1 && counties.every((county) => codes.includes(county.code));
  const named = units
    .filter((unit) => codes.includes(unit.code) && !(all && unit.level === "county"))
    .map((unit) => unit.name);
  return [...named, ...(all ? ["各县市"] : [])].join("、");
}

/** 项目表: the notice's table with, for every cell, where it comes from. Gaps stay as placeholders. */
export function projectsSheet(book: FundBook, rows?: ReadonlyMap<number, number>): SheetPlan {
  const grid = new SheetGrid();
  putTitle(grid, `项目表${book.noticeNumber ? `（${book.noticeNumber}）` : ""}`);
  grid.put(1, 0, "浅黄各栏可改；“可分单位”决定谁能分到这一行的钱。缺失的不补写，推断的请核对。", STYLES.note);
  grid.putRow(PROJECTS_ROW.header, 0, PROJECT_HEADERS, STYLES.header);
  const projects = [...book.projects].sort((a, b) => a.number - b.number);
  const rowOf = (project: Project, index: number): number => rows?.get(project.number) ?? PROJECTS_ROW.first + index;
  projects.forEach((project, index) => {
    putProject(grid, rowOf(project, index), project, book.units);
  });
  const first = PROJECTS_ROW.first + 1;
  const last = Math.max(PROJECTS_ROW.first, ...projects.map(rowOf)) + 1;
  const institutions = book.units.filter((unit) => unit.level === "prefecture").map((unit) => unit.name);
  return sheetPlan(SHEET.projects, grid, {
    columnWidths: WIDTHS,
    rowHeights: Object.fromEntries(projects.map((project, index) => [rowOf(project, index), rowHeight(project)])),
    freeze: { rows: PROJECTS_ROW.first, columns: 2 },
    validations: [
      ...(institutions.length > 0
        ? [{ range: `G${first}:G${last}`, rule: { kind: "list" as const, source: institutions } }]
        : []),
      {
        range: `H${first}:H${last}`,
        rule: { kind: "decimal", operator: "between", formula1: "0", formula2: "100000000" },
        error: { style: "stop", title: "不是金额", message: "不是金额。请填数字（万元）；不填表示按权重分配。" },
      },
      {
        range: `N${first}:N${last}`,
        rule: { kind: "decimal", operator: "between", formula1: "0", formula2: "100000000" },
        prompt: {
          title: "其中资源建设",
          message:
            "八（一）1：资源建设经费不少于40%。一个项目只有一部分是资源建设时，填那一部分（万元）；不填就按类型，资源建设类全部计入。",
        },
        error: { style: "stop", title: "不是金额", message: "不是金额。请填数字（万元）；不填就按类型计。" },
      },
    ],
    print: { ...LIST_PRINT, repeatRows: "3:3" },
  });
}

/** What lines look up by the project's number. */
export function projectNames(
  book: Pick<FundBook, "projects">,
  rows?: ReadonlyMap<number, number>,
): readonly NamePlan[] {
  const projects = [...book.projects].sort((a, b) => a.number - b.number);
  const at = projects.map((project, index) => rows?.get(project.number) ?? PROJECTS_ROW.first + index);
  const last = Math.max(PROJECTS_ROW.first, ...at);
  return (["number", "resourcePart"] as const).map((key) => {
    const column = PROJECTS_COLUMN[key];
    const block = fixedBlock(SHEET.projects, { row: PROJECTS_ROW.first, column }, { row: last, column });
    return { name: PROJECT_NAME[key], reference: `=${block}` };
  });
}

const WIDTHS = [5, 20, 18, 28, 18, 18, 11, 11, 64, 18, 13, 22, 11, 13];

function rowHeight({ fields, categoryLabel }: Project): number {
  const width = (column: number): number => WIDTHS[column] ?? 10;
  return wrappedHeight([
    { text: categoryLabel, width: width(PROJECTS_COLUMN.category) },
    { text: fields.name.text, width: width(PROJECTS_COLUMN.name) },
    { text: fields.builders.text, width: width(PROJECTS_COLUMN.builders) },
    { text: fields.task.text, width: width(PROJECTS_COLUMN.task) },
    { text: statusText(fields), width: width(PROJECTS_COLUMN.status) },
    { text: placeText(fields), width: width(PROJECTS_COLUMN.place) },
  ]);
}

function putProject(grid: SheetGrid, row: number, project: Project, units: readonly Unit[]): void {
  const { fields } = project;
  const column = PROJECTS_COLUMN;
  const coordinator = units.find((unit) => unit.code === project.coordinator)?.name ?? null;
  grid.put(row, column.number, project.number, STYLES.centered);
  grid.put(row, column.shortName, project.shortName, STYLES.inputText);
  grid.put(row, column.category, project.categoryLabel || null, STYLES.wrapped);
  grid.put(row, column.name, project.placeholder ? PLACEHOLDER_TEXT : fields.name.text || null, STYLES.wrapped);
  grid.put(row, column.builders, fields.builders.text || null, STYLES.wrapped);
  grid.put(row, column.holders, unitList(project.builders, units) || null, STYLES.inputWrapped);
  grid.put(row, column.coordinator, coordinator, STYLES.inputText);
  grid.put(
    row,
    column.fixedAmount,
    project.fixedAmount === null ? null : wanNumber(project.fixedAmount),
    STYLES.inputAmount,
  );
  grid.put(row, column.task, fields.task.text || null, STYLES.wrapped);
  grid.put(row, column.status, statusText(fields), STYLES.wrapped);
  grid.put(row, column.questions, project.questionIds.join("、") || null, STYLES.code);
  grid.put(row, column.place, placeText(fields), STYLES.wrapped);
  grid.put(row, column.printedAmount, project.amount === null ? null : wanNumber(project.amount), STYLES.money);
  const { resourcePart } = project;
  grid.put(row, column.resourcePart, resourcePart === null ? null : wanNumber(resourcePart), STYLES.inputAmount);
}
