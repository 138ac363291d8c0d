import type { FundBook } from "../../domain/book";
import { wanNumber } from "../../domain/money";
import type { Project } from "../../domain/project";
import type { Unit, UnitCode } from "../../domain/units";
import { SheetGrid } from "../grid";
import { PLACEHOLDER_TEXT, SHEET } from "../names";
import type { SheetPlan } from "../plan";
import { placeText, statusText } from "../provenance";
import { putTitle, sheetPlan, wrappedHeight } from "../sheet";
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
export function projectsSheet(book: FundBook): SheetPlan {
  const grid = new SheetGrid();
  putTitle(grid, `项目表${book.noticeNumber ? `（${book.noticeNumber}）` : ""}`);
  grid.put(1, 0, "浅黄各栏可改；“可分单位”决定谁能分到这一行的钱。缺失的不补写，推断的请核对。", STYLES.note);
  grid.putRow(PROJECTS_ROW.header, 0, PROJECT_HEADERS, STYLES.header);
  const projects = [...book.projects].sort((a, b) => a.number - b.number);
  projects.forEach((project, index) => {
    putProject(grid, PROJECTS_ROW.first + index, project, book.units);
  });
  const first = PROJECTS_ROW.first + 1;
  const last = PROJECTS_ROW.first + Math.max(1, projects.length);
  const institutions = book.units.filter((unit) => unit.level === "prefecture").map((unit) => unit.name);
  return sheetPlan(SHEET.projects, grid, {
    columnWidths: WIDTHS,
    rowHeights: Object.fromEntries(projects.map((project, index) => [PROJECTS_ROW.first + index, rowHeight(project)])),
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
    ],
    print: { orientation: "landscape", paper: "A4", fitToWidth: 1, repeatRows: "3:3" },
  });
}

const WIDTHS = [5, 20, 18, 28, 18, 18, 11, 11, 64, 18, 13, 22, 11];

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
}
