import { SESSION_KINDS } from "./records";
import type { ReturnField, ReturnTable, ReturnTableId } from "./returns";

/** What a unit types beside a row it is not sure of; the row can be sent all the same. */
export const DOUBT_WORD = "我拿不准";
const DOUBT: ReturnField = { key: "doubt", label: "拿不准", kind: "doubt", optional: true, choices: [DOUBT_WORD] };
const MONTHS: readonly ReturnField[] = Array.from({ length: 12 }, (_unused, index) => ({
  key: `month${String(index + 1).padStart(2, "0")}`,
  label: `${index + 1}月`,
  kind: "number",
}));

const ARRIVAL: ReturnTable = {
  id: "arrival",
  sheet: "资金与到位",
  register: "到位台账",
  rows: "fixed",
  identity: [],
  fields: [
    { key: "receivedOn", label: "县财政收文日", kind: "date" },
    { key: "arrivedOn", label: "到位日", kind: "date" },
    { key: "arrived", label: "到位(元)", kind: "money" },
    { key: "unspentReason", label: "未支出原因", kind: "text" },
    { key: "paidOffBy", label: "预计付清", kind: "month" },
    DOUBT,
  ],
};

const SPEND: ReturnTable = {
  id: "spend",
  sheet: "支出填报",
  register: "支出台账",
  rows: "free",
  identity: ["paidOn", "voucher", "line", "amount"],
  fields: [
    { key: "line", label: "项目", kind: "line", required: true },
    { key: "paidOn", label: "支付日期", kind: "date", required: true },
    { key: "voucher", label: "凭证号", kind: "code", required: true },
    { key: "purpose", label: "用途", kind: "text", required: true },
    { key: "payee", label: "收款方", kind: "text", required: true },
    { key: "amount", label: "金额(元)", kind: "money", required: true },
    DOUBT,
    {
      key: "source",
      label: "资金来源",
      kind: "choice",
      optional: true,
      choices: ["中央", "省", "州", "县", "自筹"],
    },
    { key: "economicItem", label: "经济科目", kind: "code", optional: true },
    { key: "procurement", label: "采购方式", kind: "text", optional: true },
    { key: "contract", label: "合同号", kind: "code", optional: true },
    { key: "invoice", label: "发票号", kind: "code", optional: true },
    { key: "beneficiary", label: "受益单位", kind: "text", optional: true },
    { key: "note", label: "备注", kind: "text", optional: true },
  ],
};

const INDICATOR: ReturnTable = {
  id: "indicator",
  sheet: "绩效填报",
  register: "绩效台账",
  rows: "fixed",
  identity: [],
  fields: [...MONTHS, { key: "evidence", label: "佐证", kind: "text", optional: true }, DOUBT],
};

const SESSION: ReturnTable = {
  id: "session",
  sheet: "活动培训",
  register: "活动台账",
  rows: "free",
  identity: ["on", "kind", "name"],
  fields: [
    { key: "on", label: "日期", kind: "date", required: true },
    { key: "kind", label: "类别", kind: "choice", required: true, choices: SESSION_KINDS },
    { key: "name", label: "名称", kind: "text", required: true },
    { key: "organiser", label: "主办", kind: "text" },
    { key: "audience", label: "对象", kind: "text" },
    { key: "days", label: "天数", kind: "number" },
    { key: "people", label: "人数", kind: "number" },
    { key: "visits", label: "人次", kind: "number" },
    { key: "evidence", label: "佐证", kind: "text" },
    DOUBT,
  ],
};

const CONTRACT: ReturnTable = {
  id: "contract",
  sheet: "采购合同",
  register: "合同台账",
  rows: "free",
  identity: ["contract", "line"],
  fields: [
    { key: "line", label: "项目", kind: "line", required: true },
    { key: "contract", label: "合同号", kind: "code", required: true },
    { key: "name", label: "合同名称", kind: "text", required: true },
    { key: "supplier", label: "供应商", kind: "text" },
    { key: "signedOn", label: "签订日期", kind: "date" },
    { key: "amount", label: "合同额(元)", kind: "money" },
    { key: "paid", label: "已付(元)", kind: "money" },
    { key: "retention", label: "质保金(元)", kind: "money" },
    { key: "acceptedOn", label: "验收日期", kind: "date" },
    { key: "failed", label: "流标", kind: "choice", choices: ["流标", "重新招标"] },
    { key: "note", label: "备注", kind: "text" },
    DOUBT,
  ],
};

const COORDINATION: ReturnTable = {
  id: "coordination",
  sheet: "统筹填报",
  register: "统筹台账",
  rows: "fixed",
  identity: [],
  fields: [{ key: "value", label: "本馆掌握数", kind: "number" }, { key: "note", label: "说明", kind: "text" }, DOUBT],
};

const PLAN: ReturnTable = {
  id: "plan",
  sheet: "落实方案",
  register: "方案台账",
  rows: "fixed",
  identity: [],
  fields: [
    { key: "subPlan", label: "项目子方案", kind: "text" },
    { key: "startsOn", label: "开始日期", kind: "date" },
    { key: "finishesOn", label: "完成日期", kind: "date" },
    { key: "target", label: "目标", kind: "text" },
    { key: "owner", label: "责任岗位", kind: "text" },
    DOUBT,
  ],
};

/** In the order of the tabs. */
export const RETURN_TABLES: readonly ReturnTable[] = [ARRIVAL, SPEND, INDICATOR, SESSION, CONTRACT, COORDINATION, PLAN];

export const RETURN_TABLE: Readonly<Record<ReturnTableId, ReturnTable>> = {
  arrival: ARRIVAL,
  spend: SPEND,
  indicator: INDICATOR,
  session: SESSION,
  contract: CONTRACT,
  coordination: COORDINATION,
  plan: PLAN,
};

/** Free sheet of the unit file for a pasted export of another system; mapped when the file is collected. */
export const PASTE_SHEET = "系统导出粘贴";
/** First sheet of the unit file. */
export const COVER_SHEET = "填报说明";
