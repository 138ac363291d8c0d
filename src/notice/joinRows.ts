import { FIELD_NAMES, type Field, type FieldName } from "../domain/project";
import { namesOnlyUnits } from "../domain/recognise";
import type { Unit } from "../domain/units";
import { categoryOf } from "../domain/category";
import { repairCell, textsOf, type DraftRow, type PlacedText, type Share } from "./draftRows";
import { endsSentence, withoutSpaces } from "./sourceLines";

/** A row of sums: no project, but compared with the rows it adds up. */
export interface TotalRow {
  readonly row: DraftRow;
  /** Lines of the rows it adds up, both included. */
  readonly from: number;
  readonly to: number;
}

export interface JoinedRows {
  readonly rows: readonly DraftRow[];
  readonly totals: readonly TotalRow[];
  /** Texts that could be given to no row. */
  readonly leftovers: readonly PlacedText[];
}

const TOTAL = /^(?:合计|总计|共计|合計|全[州市县]合计|资金合计|总额)[:：]?$/;
const SUBTOTAL = /^(?:小计|小計|分项合计|本页小计|.{1,8}小计)[:：]?$/;
const ORDINAL = /^[（(]?[一二三四五六七八九十]+[、）).．]/;
const CHINESE_NUMBER = /^[（(]?[一二三四五六七八九十]+[）)、.．]?$/;

/** Joins rows that only continue the row above, sets totals aside, gives headings inside the table to the row below. */
export function joinRows(drafts: readonly DraftRow[], units: readonly Unit[]): JoinedRows {
  const joiner = new RowJoiner(drafts, units);
  for (const draft of drafts) joiner.add(draft);
  return joiner.result();
}

class RowJoiner {
  private readonly numbered: boolean;
  private readonly mixedNumbers: boolean;
  private readonly rows: DraftRow[] = [];
  private readonly totals: TotalRow[] = [];
  private readonly leftovers: PlacedText[] = [];
  private heading: PlacedText | null = null;
  /** Band whose own amount is the sum of the rows below it. */
  private openBand: DraftRow | null = null;
  private groupFrom = 0;

  constructor(
    drafts: readonly DraftRow[],
    private readonly units: readonly Unit[],
  ) {
    const numbers = drafts.map((row) => row.fields.number.text).filter((text) => text !== "");
    this.numbered = numbers.length > 0;
    const chinese = numbers.filter((text) => CHINESE_NUMBER.test(withoutSpaces(text))).length;
    this.mixedNumbers = chinese > 0 && numbers.length > chinese;
  }

  add(draft: DraftRow): void {
    const band = this.band(draft);
    const previous = this.rows.at(-1);
    const total = totalKind(draft);
    if (total !== null) this.addTotal(draft, total);
    else if (band !== null) this.openHeading(draft, band);
    else if (continuesRow(draft, previous, this.numbered) && previous !== undefined && this.heading === null) {
      this.rows[this.rows.length - 1] = joinRow(previous, draft, this.units);
    } else if (this.heading !== null && draft.fields.category.text === "") {
      this.rows.push(underHeading(draft, this.heading));
      this.heading = null;
    } else if (continuesRow(draft, draft, this.numbered)) this.leftovers.push(...textsOf(draft));
    else this.rows.push(draft);
  }

  result(): JoinedRows {
    this.closeBand();
    if (this.heading !== null) this.leftovers.push(this.heading);
    return { rows: this.rows, totals: this.totals, leftovers: this.leftovers };
  }

  private addTotal(row: DraftRow, kind: "all" | "part"): void {
    const last = this.rows.at(-1)?.line ?? 0;
    // 合计 may stand above the rows it adds up.
    if (kind === "all") this.totals.push({ row, from: 0, to: Number.MAX_SAFE_INTEGER });
    else this.totals.push({ row, from: this.groupFrom, to: last });
    if (kind === "part") this.groupFrom = row.line + 1;
  }

  private openHeading(draft: DraftRow, band: PlacedText): void {
    this.closeBand();
    if (this.heading !== null) this.leftovers.push(this.heading);
    this.heading = band;
    this.groupFrom = draft.line + 1;
    if (draft.amount !== null || draft.total !== null || draft.shares.length > 0) this.openBand = draft;
  }

  private closeBand(): void {
    if (this.openBand === null) return;
    const { line } = this.openBand;
    this.totals.push({ row: this.openBand, from: line + 1, to: this.rows.at(-1)?.line ?? line });
    this.openBand = null;
  }

  /** A row holding nothing but a category: 一、完善公共数字文化服务网络, or 一 | 完善… with the sum of its rows. */
  private band(row: DraftRow): PlacedText | null {
    const { number, category, name, builders, task } = row.fields;
    const chinese = CHINESE_NUMBER.test(withoutSpaces(number.text));
    if (chinese && this.mixedNumbers && builders.text === "" && task.text === "" && name.text !== "") {
      return { text: name.text, line: row.line };
    }
    const texts = textsOf({ ...row, amount: null, shares: [], total: null });
    const [only, ...more] = texts;
    if (only === undefined || more.length > 0) return null;
    const inLeadingColumn = [number, category, name].some((field) => field.text === only.text);
    if (inLeadingColumn && ORDINAL.test(only.text)) return only;
    return this.numbered && category.text === only.text && categoryOf(only.text) !== null ? only : null;
  }
}

function totalKind({ fields }: DraftRow): "all" | "part" | null {
  const texts = [fields.number, fields.category, fields.name, fields.builders].map(({ text }) => withoutSpaces(text));
  if (texts.some((text) => TOTAL.test(text))) return "all";
  return texts.slice(0, 3).some((text) => SUBTOTAL.test(text)) ? "part" : null;
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
    const first = joined.fields[name];
    // A merged cell that spans both rows says the same twice.
    if (next.text === "" || next === first) continue;
    const text = first.text + glue(first.text, name, next.text, units) + next.text;
    const confidence = below.merged || (first.text !== "" && !endsSentence(first.text)) ? "high" : "medium";
    const field: Field = { text, status: "inferred", line: first.line ?? next.line };
    const rule = below.merged ? "merged-rows" : "continuation";
    joined = repairCell(joined, field, { rule, field: name, confidence, line: below.line });
  }
  const shares = sharesOfBoth(above, below, units);
  const spare = shares === null && above.amount !== null && below.amount !== null ? [below.amount] : [];
  return {
    ...joined,
    amount: joined.amount ?? below.amount,
    shares: shares ?? [...joined.shares, ...below.shares],
    total: joined.total ?? below.total,
    others: [...joined.others, ...below.others, ...spare],
  };
}

/** Two rows of one project, each with its unit and its money; null when they are no such rows. */
function sharesOfBoth(above: DraftRow, below: DraftRow, units: readonly Unit[]): readonly Share[] | null {
  const added = shareOfRow(below, units);
  const first = above.shares.length > 0 ? above.shares : shareOfRow(above, units);
  return added === null || first === null ? null : [...first, ...added];
}

function shareOfRow({ amount, fields: { builders }, line }: DraftRow, units: readonly Unit[]): readonly Share[] | null {
  if (amount === null || !namesOnlyUnits(builders.text, units)) return null;
  return [{ unit: null, unitText: builders.text, text: amount.text, line }];
}

/** Words cut by a page break join without a mark; finished sentences and whole unit names stay apart. */
function glue(first: string, name: FieldName, next: string, units: readonly Unit[]): string {
  if (first === "") return "";
  const wholeNames = name === "builders" && namesOnlyUnits(first, units) && namesOnlyUnits(next, units);
  return wholeNames || endsSentence(first) ? "\n" : "";
}
