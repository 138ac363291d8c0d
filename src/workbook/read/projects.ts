import { categoryOf, mainCategory } from "../../domain/category";
import { fenFromWanNumber, type Fen } from "../../domain/money";
import { FIELD_NAMES, type Field, type FieldName, type Project } from "../../domain/project";
import { recogniseUnits } from "../../domain/recognise";
import type { Unit } from "../../domain/units";
import { PLACEHOLDER_TEXT } from "../names";
import { readProvenance } from "../provenance";
import { PROJECTS_COLUMN, PROJECTS_ROW, PROJECT_HEADERS } from "../sheets/projects";
import type { ContentReader } from "./contentReader";

type ColumnKey = keyof typeof PROJECTS_COLUMN;

/** 项目表 → projects, found by header so that moved columns and sorted rows read the same. */
export function readProjects(
  sheet: ContentReader,
  units: readonly Unit[],
  weights: ReadonlyMap<number, number>,
): readonly Project[] {
  const header = sheet.headerRow(["序号", "项目名称", "建设单位"]) ?? PROJECTS_ROW.header;
  const columns = Object.fromEntries(
    (Object.keys(PROJECTS_COLUMN) as ColumnKey[]).map((key) => {
      const usual = PROJECTS_COLUMN[key];
      return [key, sheet.columnOf(header, PROJECT_HEADERS[usual] ?? "") ?? usual];
    }),
  ) as Record<ColumnKey, number>;
  const projects: Project[] = [];
  for (let row = header + 1; row < sheet.rowCount; row += 1) {
    const number = sheet.number(row, columns.number);
    if (number !== null) projects.push(readProject({ sheet, row, columns, units, weights }, number));
  }
  return projects.sort((a, b) => a.number - b.number);
}

interface ProjectRow {
  readonly sheet: ContentReader;
  readonly row: number;
  readonly columns: Readonly<Record<ColumnKey, number>>;
  readonly units: readonly Unit[];
  readonly weights: ReadonlyMap<number, number>;
}

function readProject(place: ProjectRow, number: number): Project {
  const { sheet, row, columns, units } = place;
  const text = (key: ColumnKey): string => sheet.text(row, columns[key]);
  const placeholder = text("name") === PLACEHOLDER_TEXT;
  const institution = units.find((unit) => unit.name === text("coordinator"));
  return {
    number,
    fields: readFields(place, number, placeholder),
    shortName: text("shortName"),
    category: categoryOf(mainCategory(text("category"))),
    categoryLabel: text("category"),
    builders: recogniseUnits(text("holders"), units).units,
    coordinator: institution?.code ?? null,
    placeholder,
    amount: amountAt(place, "printedAmount"),
    fixedAmount: amountAt(place, "fixedAmount"),
    resourcePart: amountAt(place, "resourcePart"),
    weight: place.weights.get(number) ?? (placeholder ? 0 : 1),
    questionIds: text("questions")
      .split("、")
      .filter((id) => id !== ""),
  };
}

function readFields(
  { sheet, row, columns }: ProjectRow,
  number: number,
  placeholder: boolean,
): Readonly<Record<FieldName, Field>> {
  const provenance = readProvenance(sheet.text(row, columns.status), sheet.text(row, columns.place));
  const texts: Readonly<Record<FieldName, string>> = {
    number: placeholder ? "" : String(number),
    category: sheet.text(row, columns.category),
    name: placeholder ? "" : sheet.text(row, columns.name),
    builders: sheet.text(row, columns.builders),
    task: sheet.text(row, columns.task),
  };
  const entries = FIELD_NAMES.map((name) => [name, { text: texts[name], ...provenance[name] }] as const);
  return Object.fromEntries(entries) as Record<FieldName, Field>;
}

function amountAt({ sheet, row, columns }: ProjectRow, key: ColumnKey): Fen | null {
  const value = sheet.number(row, columns[key]);
  return value === null ? null : fenFromWanNumber(value);
}
