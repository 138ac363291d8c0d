import { FIELD_NAMES, type Field, type FieldName } from "../domain/project";
import { namesOnlyUnits } from "../domain/recognise";
import type { Unit } from "../domain/units";
import { categoryOf } from "../domain/category";
import { repairCell, textsOf, type DraftRow, type PlacedText } from "./draftRows";
import { endsSentence, withoutSpaces } from "./sourceLines";

export interface JoinedRows {
  readonly rows: readonly DraftRow[];
  /** 合计 rows: no projects, but their amounts are compared. */
  readonly totals: readonly DraftRow[];
  /** Texts that could be given to no row. */
  readonly leftovers: readonly PlacedText[];
}

const TOTAL = /^(?:合计|总计|小计|共计|合計)[:：]?$/;
const ORDINAL = /^[（(]?[一二三四五六七八九十]+[、）)]/;

/** Joins rows that only continue the row above, sets totals aside, gives headings inside the table to the row below. */
export function joinRows(drafts: readonly DraftRow[], units: readonly Unit[]): JoinedRows {
  const numbered = drafts.some((row) => row.fields.number.text !== "");
  const rows: DraftRow[] = [];
  const totals: DraftRow[] = [];
  const leftovers: PlacedText[] = [];
  let heading: PlacedText | null = null;
  for (const draft of drafts) {
    const band = categoryBand(draft, numbered);
    const previous = rows.at(-1);
    if (isTotal(draft)) {
      totals.push(draft);
    } else if (band !== null) {
      if (heading !== null) leftovers.push(heading);
      heading = band;
    } else if (heading !== null && draft.fields.category.text === "") {
      rows.push(underHeading(draft, heading));
      heading = null;
    } else if (continuesRow(draft, previous, numbered) && previous !== undefined) {
      rows[rows.length - 1] = joinRow(previous, draft, units);
    } else if (continuesRow(draft, draft, numbered)) {
      leftovers.push(...textsOf(draft));
    } else {
      rows.push(draft);
    }
  }
  if (heading !== null) leftovers.push(heading);
  return { rows, totals, leftovers };
}

function isTotal({ fields }: DraftRow): boolean {
  return [fields.number, fields.category, fields.name].some(({ text }) => TOTAL.test(withoutSpaces(text)));
}

/** A row holding nothing but a category: 一、完善公共数字文化服务网络. */
function categoryBand(row: DraftRow, numbered: boolean): PlacedText | null {
  const [only, ...more] = textsOf(row);
  if (only === undefined || more.length > 0) return null;
  const { number, category, name } = row.fields;
  const inLeadingColumn = [number, category, name].some((field) => field.text === only.text);
  if (inLeadingColumn && ORDINAL.test(only.text)) return only;
  return numbered && category.text === only.text && categoryOf(only.text) !== null ? only : null;
}

function underHeading(row: DraftRow, heading: PlacedText): DraftRow {
  const field: Field = { text: heading.text, status: "inferred", line: heading.line };
  return repairCell(row, field, { rule: "category-row", field: "category", confidence: "high", line: heading.line });
}

/** No number of its own, and no name or no builders: the rest of the row above, cut off by a page break. */
function continuesRow(row: DraftRow, previous: DraftRow | undefined, numbered: boolean): boolean {
  const { number, name, builders, task } = row.fields;
  if (previous === undefined || number.text !== "") return false;
  if (name.text === "") return true;
  if (!numbered || builders.text !== "") return false;
  return task.text === "" || !endsSentence(previous.fields.task.text);
}

function joinRow(above: DraftRow, below: DraftRow, units: readonly Unit[]): DraftRow {
  let joined: DraftRow = above;
  for (const name of FIELD_NAMES) {
    const next = below.fields[name];
    if (next.text === "") continue;
    const first = joined.fields[name];
    const text = first.text + glue(first.text, name, next.text, units) + next.text;
    const confidence = first.text !== "" && !endsSentence(first.text) ? "high" : "medium";
    const field: Field = { text, status: "inferred", line: first.line ?? next.line };
    joined = repairCell(joined, field, { rule: "continuation", field: name, confidence, line: below.line });
  }
  const spare = joined.amount !== null && below.amount !== null ? [below.amount] : [];
  return { ...joined, amount: joined.amount ?? below.amount, others: [...joined.others, ...below.others, ...spare] };
}

/** Words cut by a page break join without a mark; finished sentences and whole unit names stay apart. */
function glue(first: string, name: FieldName, next: string, units: readonly Unit[]): string {
  if (first === "") return "";
  const wholeNames = name === "builders" && namesOnlyUnits(first, units) && namesOnlyUnits(next, units);
  return wholeNames || endsSentence(first) ? "\n" : "";
}
