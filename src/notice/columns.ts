import { toHalfWidth } from "../domain/money";
import type { FieldName } from "../domain/project";
import { withoutSpaces } from "./sourceLines";
import type { SourceRow, TableBlock } from "./tableBlocks";

export type MoneyUnit = "万元" | "元";

/** What a column holds; `other` columns are kept as text and shown to the person. */
export interface Column {
  readonly kind: FieldName | "amount" | "other";
  readonly label: string;
}

export interface Header {
  readonly columns: readonly Column[];
  /** Unit printed in the heading of the amount column, or null. */
  readonly moneyUnit: MoneyUnit | null;
}

/** Where the project table begins: block, row of the heading, and what its columns hold. */
export interface TableStart {
  readonly block: number;
  readonly row: number;
  readonly header: Header;
}

const FIELD_HEADINGS: readonly (readonly [FieldName, RegExp])[] = [
  ["number", /^(?:序号|编号|项目编号|项目序号|号|no\.?)$/i],
  ["category", /^(?:项目类型|项目类别|项目分类|类型|类别|分类)$/],
  ["name", /^(?:项目名称|建设项目|项目|名称|任务名称)$/],
  ["builders", /^(?:建设|实施|承担|责任|项目|执行|申报|建设实施)?单位(?:名称)?$/],
  [
    "task",
    /^(?:(?:项目)?建设任务|(?:主要)?建设内容|(?:主要|工作|项目|目标)?任务|任务内容|主要内容|项目内容|工作内容)(?:[及和与].*)?$/,
  ],
];
const AMOUNT_HEADING =
  /^(?:补助|安排|分配|项目|下达|预算|中央|本次|资金|拟)*(?:金额|资金|经费|补助|预算|数额|资金安排)(?:[(/,:]*(?:单位)?[:]?(万元|元)\)?)?$/;
const HEADER_SEARCH_DEPTH = 5;

/** The best heading among the first rows of every block: it names projects and says who builds or what or how much. */
export function findTableStart(blocks: readonly TableBlock[]): TableStart | null {
  let best: (TableStart & { readonly recognised: number }) | null = null;
  for (const [block, { rows }] of blocks.entries()) {
    for (const [row, source] of rows.slice(0, HEADER_SEARCH_DEPTH).entries()) {
      const header = readHeader(source);
      if (header === null) continue;
      const recognised = header.columns.filter((column) => column.kind !== "other").length;
      if (best === null || recognised > best.recognised) best = { block, row, header, recognised };
    }
  }
  return best === null ? null : { block: best.block, row: best.row, header: best.header };
}

/** The row as a heading, or null when it does not name at least projects and one thing about them. */
export function readHeader(row: SourceRow): Header | null {
  const taken = new Set<Column["kind"]>();
  let moneyUnit: MoneyUnit | null = null;
  const columns = row.cells.map((label): Column => {
    const key = toHalfWidth(withoutSpaces(label)).replace(/\*/g, "");
    const amount = AMOUNT_HEADING.exec(key);
    const kind = amount === null ? FIELD_HEADINGS.find(([, heading]) => heading.test(key))?.[0] : "amount";
    if (kind === undefined || taken.has(kind)) return { kind: "other", label };
    taken.add(kind);
    if (kind === "amount") moneyUnit = moneyUnitOf(amount?.[1]);
    return { kind, label };
  });
  const saysSomething = taken.has("builders") || taken.has("task") || taken.has("amount");
  return taken.has("name") && saysSomething ? { columns, moneyUnit } : null;
}

function moneyUnitOf(text: string | undefined): MoneyUnit | null {
  return text === "万元" || text === "元" ? text : null;
}
