import { RETURN_TABLES } from "../../domain/returnTables";
import type { ReturnField, ReturnTable, ReturnTableId } from "../../domain/returns";
import type { MoneyUnit } from "../../tracking/typedMoney";
import { compactText } from "../../tracking/typedText";
import { COMPUTED_LABELS, PRINTED_LABELS } from "./printedRows";
import { PROBLEM_LABEL, ROW_ID_LABEL, STATUS_LABEL } from "./layout";
import { textIn, type ReturnSheet } from "./returnSheet";

/** What a column of a returned table is, by its header. */
export type ColumnRole =
  | { readonly kind: "field"; readonly field: ReturnField; readonly unit: MoneyUnit }
  | { readonly kind: "printed"; readonly key: string }
  | { readonly kind: "computed"; readonly label: string }
  | { readonly kind: "id" }
  | { readonly kind: "unknown"; readonly header: string };

export type Roles = ReadonlyMap<number, ColumnRole>;

/** A header found in a sheet. */
export interface FoundHeader {
  readonly table: ReturnTable;
  readonly row: number;
  readonly roles: Roles;
  /** Columns whose header reads otherwise than sent, with the field they were taken for. */
  readonly renamed: readonly { readonly column: number; readonly header: string; readonly field: ReturnField }[];
}

/** Other words for a column, as exports of payment systems and people write them; the first fits best. */
export const SYNONYMS: Readonly<Partial<Record<ReturnTableId, Readonly<Record<string, readonly string[]>>>>> = {
  spend: {
    paidOn: ["支付日期", "付款日期", "支出日期", "记账日期", "凭证日期", "制单日期", "交易日期", "业务日期", "日期"],
    voucher: ["凭证号", "凭证编号", "凭证字号", "记账凭证号", "凭证号码", "凭证"],
    purpose: ["用途", "摘要", "支出内容", "事由", "支付用途", "内容"],
    payee: [
      "收款方",
      "收款人",
      "收款单位",
      "收款人名称",
      "收款人全称",
      "收款方名称",
      "收款单位名称",
      "供应商",
      "对方单位",
    ],
    amount: ["金额", "支付金额", "支出金额", "付款金额", "实付金额", "发生额", "借方金额", "借方发生额", "借方"],
    line: ["项目", "项目名称", "所属项目", "指标项目"],
    source: ["资金来源", "资金性质"],
    economicItem: ["经济科目", "经济分类", "经济分类科目", "部门经济分类", "政府经济分类"],
    procurement: ["采购方式"],
    contract: ["合同号", "合同编号"],
    invoice: ["发票号", "发票号码", "发票编号"],
    beneficiary: ["受益单位"],
    note: ["备注", "说明"],
  },
};

/** A header without blanks, marks and its unit: 金额（元）* → 金额. */
export function labelKey(text: string): string {
  return compactText(text)
    .replace(/\((万元|元|单位:(万元|元))\)|:(万元|元)$/g, "")
    .replace(/[*:()"'“”]/g, "");
}

function unitOf(text: string): MoneyUnit {
  return /万元/.test(compactText(text)) ? "万元" : "元";
}

const GRANTED = ["拟分配数", "审定数"];

/** Columns of a table as sent, by the key of their label. */
function plannedRoles(table: ReturnTable): ReadonlyMap<string, (header: string) => ColumnRole> {
  const roles = new Map<string, (header: string) => ColumnRole>();
  for (const [key, label] of Object.entries(PRINTED_LABELS[table.id])) {
    const role: ColumnRole = { kind: "printed", key };
    for (const word of key === "granted" ? GRANTED : [label]) roles.set(labelKey(word), () => role);
  }
  for (const label of [...COMPUTED_LABELS[table.id], STATUS_LABEL, PROBLEM_LABEL]) {
    roles.set(labelKey(label), () => ({ kind: "computed", label }));
  }
  roles.set(ROW_ID_LABEL, () => ({ kind: "id" }));
  for (const field of table.fields) {
    roles.set(labelKey(field.label), (header) => ({ kind: "field", field, unit: unitOf(header) }));
  }
  return roles;
}

const PLANNED = new Map(RETURN_TABLES.map((table) => [table.id, plannedRoles(table)] as const));

/** Fewer known headers in a row are a coincidence. */
const FEWEST = 4;

/** The table a row is the header of; null for a row of anything else. */
export function headerAt(sheet: ReturnSheet, row: number): FoundHeader | null {
  const cells = [...(sheet.cells.get(row) ?? [])].map(([column, cell]) => ({ column, header: textIn(cell) }));
  if (cells.length < FEWEST) return null;
  const keys = cells.map(({ header }) => labelKey(header));
  let best: { readonly table: ReturnTable; readonly score: number } | null = null;
  for (const table of RETURN_TABLES) {
    const score = scoreOf(table, keys, sheet);
    if (score > (best?.score ?? 0)) best = { table, score };
  }
  return best === null ? null : rolesOf(best.table, row, cells);
}

function scoreOf(table: ReturnTable, keys: readonly string[], sheet: ReturnSheet): number {
  const planned = PLANNED.get(table.id) ?? new Map<string, (header: string) => ColumnRole>();
  const found = keys.map((key) => planned.get(key)?.(key).kind);
  const fields = found.filter((kind) => kind === "field").length;
  const total = found.filter((kind) => kind !== undefined).length;
  if (total < FEWEST || fields === 0) return 0;
  if (total / planned.size < 0.4 && fields < FEWEST) return 0;
  return total + (sheet.name.startsWith(table.sheet) ? 0.5 : 0);
}

type HeaderCell = { readonly column: number; readonly header: string };

function rolesOf(table: ReturnTable, row: number, cells: readonly HeaderCell[]): FoundHeader {
  const planned = PLANNED.get(table.id);
  const roles = new Map<number, ColumnRole>();
  const taken = new Set<string>();
  const rest: HeaderCell[] = [];
  for (const cell of cells) {
    const role = planned?.get(labelKey(cell.header))?.(cell.header);
    const key = role?.kind === "field" ? role.field.key : null;
    if (role && (key === null || !taken.has(key))) {
      roles.set(cell.column, role);
      if (key !== null) taken.add(key);
    } else rest.push(cell);
  }
  const renamed = rest.flatMap((cell) => {
    const open = table.fields.filter(({ key }) => !taken.has(key));
    const field = nearField(table, open, cell.header);
    if (!field) {
      roles.set(cell.column, { kind: "unknown", header: cell.header });
      return [];
    }
    taken.add(field.key);
    roles.set(cell.column, { kind: "field", field, unit: unitOf(cell.header) });
    return [{ ...cell, field }];
  });
  return { table, row, roles, renamed: [...renamed, ...blankHeaders(table, roles, taken)] };
}

/** The one open field a header may mean: another word for it, or its own with something added or left out. */
function nearField({ id }: ReturnTable, open: readonly ReturnField[], header: string): ReturnField | null {
  const key = labelKey(header);
  if (key.length < 2) return null;
  const synonyms = SYNONYMS[id] ?? {};
  const same = open.filter((field) => synonyms[field.key]?.includes(key));
  const near = open.filter(({ label }) => {
    const own = labelKey(label);
    return own.length >= 2 && (key.includes(own) || own.includes(key));
  });
  const found = same.length > 0 ? same : near;
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** A header somebody cleared: the field between two others that stand where they were sent. */
function blankHeaders(table: ReturnTable, roles: Map<number, ColumnRole>, taken: Set<string>): FoundHeader["renamed"] {
  const places = new Map<string, number>();
  for (const [column, role] of roles) if (role.kind === "field") places.set(role.field.key, column);
  return table.fields.flatMap((field, index) => {
    if (taken.has(field.key)) return [];
    const before = places.get(table.fields[index - 1]?.key ?? "");
    const after = places.get(table.fields[index + 1]?.key ?? "");
    const column = before === undefined ? (after ?? 0) - 1 : before + 1;
    const between = after === undefined || before === undefined || after === before + 2;
    if ((before === undefined && after === undefined) || !between || column < 0 || roles.has(column)) return [];
    taken.add(field.key);
    places.set(field.key, column);
    roles.set(column, { kind: "field", field, unit: "元" });
    return [{ column, header: "", field }];
  });
}
