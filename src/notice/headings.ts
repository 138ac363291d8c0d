import type { FieldName } from "../domain/project";

/** Units money is printed in. */
export type MoneyUnit = "元" | "百元" | "千元" | "万元" | "亿元";
export const MONEY_UNIT = "亿元|万元|千元|百元|元";

const IN_BRACKETS = /\((?:.*?)\)$/;

/** Headings of other years, prefectures and funds, without spaces and in half width. */
const FIELD_HEADINGS: readonly (readonly [FieldName | "target", RegExp])[] = [
  ["number", /^(?:序号|编号|项目编号|项目序号|次序|排序|号|no\.?)$/i],
  [
    "category",
    /^(?:(?:项目|任务|支出|资金|工程|建设)?(?:类型|类别|分类|大类|板块|领域)|(?:支出|支持|使用|投入|补助)方向|一级项目|资金用途类别)$/,
  ],
  [
    "name",
    /^(?:(?:建设|工程|补助|具体|实施|支出|资金|二级|子|重点)?项目(?:工程)?(?:名称)?|名称|(?:子项目|任务|工程|课题)名称|工程项目(?:名称)?|项目子项)$/,
  ],
  [
    "builders",
    /^(?:(?:(?:项目)?(?:建设|实施|承担|责任|执行|申报|主管|牵头|承办|使用|用款|补助|落实)|资金使用|建设实施|项目|主办|受补助)?(?:\(.{1,4}\))?(?:单位|主体|机构)(?:名称)?|项目法人|项目业主|业主单位|(?:项目|建设|实施|工程)?所在(?:县市?|地区?|县区)(?:\(.*\))?|(?:项目|实施)?学校(?:名称)?)$/,
  ],
  [
    "task",
    /^(?:(?:项目)?建设任务|(?:主要|项目)?建设(?:规模)?(?:及|和|与)?(?:主要)?(?:内容|规模)|(?:主要|工作|项目|目标|年度)?任务|(?:任务|主要|项目|工作|实施|支持|补助|工程|主要工程|具体)内容|资金用途|用途|内容)(?:[及和与](?!.*名称).*)?$/,
  ],
  [
    "target",
    /^(?:(?:年度|项目|总体|预期|区域)?(?:绩效)?目标(?:值)?|绩效指标|(?:年度)?绩效目标(?:及指标)?|预期(?:成效|效益|目标))$/,
  ],
];
/** Columns that name units where a table has no projects. 县市 alone is no heading of builders in a project table. */
const UNIT_HEADING =
  /^(?:县市区?|市县区?|县区|区县|旗县区?|县\(市\)|县\(市、?区\)|县\(区\)|县|地区|州市|市州|(?:县市|县区|地区|单位|学校|市县|县)名称|(?:补助|资金使用|用款|受补助|预算|项目)?单位(?:名称)?|学校|乡镇(?:名称)?|部门(?:单位)?)$/;
const MONEY_WORDS =
  "本次|此次|本年|年度|本批|当年|中央|省级|州级|市级|县级|上级|财政|专项|补助|安排|分配|项目|下达|预算|拟|资金|投资|总|计划|核定|建议|到位|应|实际|提前";
const AMOUNT_HEADING = new RegExp(
  `^(?:${MONEY_WORDS})*(?:金额|资金|经费|补助|预算|数额|额度|投资|资金安排|(?:安排|分配|下达|补助|核定|拟)数|指标(?:数|额)?|合计|小计|(?<=资金)(?:合计|小计))(?:合计|小计)?$`,
);
const TOTAL_HEADING = /^(?:合计|小计|总计|共计|总额|合计金额)$/;
const MONEY_UNIT_AT_END = new RegExp(`(?:单位)?[(/,:、]*(?:单位|人民币)?[(:]*(${MONEY_UNIT})\\)?$`);
/** Of the group above a column: 资金安排（万元）, then 合计. */
const MONEY_UNIT_IN_BRACKETS = new RegExp(`\\((?:单位|人民币)?:?(${MONEY_UNIT})\\)`);

/** The field a heading names, or null. `key`: half width, no spaces. */
export function fieldOfHeading(key: string): FieldName | "target" | null {
  const plain = key.replace(/\((?:万元|元|千元|可多选|全称|简称)\)$/, "");
  return FIELD_HEADINGS.find(([, heading]) => heading.test(key) || heading.test(plain))?.[0] ?? null;
}

export function isUnitHeading(key: string): boolean {
  return UNIT_HEADING.test(key);
}

export function isTotalHeading(key: string): boolean {
  return TOTAL_HEADING.test(withoutMoneyUnit(key));
}

/** How surely a column holds the money given now: 本次下达 before 补助金额 before 总投资; null when it holds none. */
export function amountRank(key: string): number | null {
  const plain = withoutMoneyUnit(key).replace(IN_BRACKETS, "");
  // A year before: 2019年下达数, 上年安排数.
  if (/上年|去年|以前年度|累计|已(?:下达|安排|支付)|提前下达/.test(plain) && !/本次|此次/.test(plain)) return null;
  if (!AMOUNT_HEADING.test(plain.replace(/^\d{4}年(?:度)?/, "")) || TOTAL_HEADING.test(plain)) return null;
  const asked = /本次|此次|本批/.test(plain)
    ? 4
    : /下达|安排|分配|拟/.test(plain)
      ? 3
      : /补助|中央/.test(plain)
        ? 2
        : 1;
  const less = /总投资|计划投资|投资/.test(plain) ? 0 : asked;
  return less + (/合计|小计/.test(plain) ? 0.5 : 0);
}

/** Unit printed in a heading: 金额（万元）, 安排资金单位:千元. */
export function moneyUnitOf(label: string): MoneyUnit | null {
  const key = label.replace(/\s/g, "").replace(/（/g, "(").replace(/）/g, ")").replace(/：/g, ":");
  return asMoneyUnit((MONEY_UNIT_AT_END.exec(key) ?? MONEY_UNIT_IN_BRACKETS.exec(key))?.[1]);
}

export function asMoneyUnit(text: string | undefined): MoneyUnit | null {
  switch (text) {
    case "元":
    case "百元":
    case "千元":
    case "万元":
    case "亿元":
      return text;
    default:
      return null;
  }
}

function withoutMoneyUnit(key: string): string {
  return key.replace(MONEY_UNIT_AT_END, "").replace(MONEY_UNIT_IN_BRACKETS, "");
}
