import type { Bilingual } from "../domain/fault";
import type { CellSelector, LineSelector, Quantity, Reading, Rule, Term } from "./expression";

/** The whole right side or left side, once. */
function once(quantity: Quantity): readonly Term[] {
  return [{ coefficient: 1, quantity }];
}

const allocated = (where: CellSelector): readonly Term[] => once({ kind: "allocated", where });
const projects = (where: LineSelector): readonly Term[] => once({ kind: "projects", where });
const FUND_TOTAL = once({ kind: "fundTotal" });

const TOTAL_NAME: Bilingual = { zh: "指标总额", en: "the fund total" };
const RESOURCE_MONEY: Bilingual = { zh: "资源建设经费", en: "Resource-building funds" };
const PREFECTURE_QUOTE = "不少于30%的资源建设任务由州级文化馆、图书馆统筹";

/** R03: 40 % of the central subsidy for resource building. */
const RESOURCE_SHARE: Rule = {
  id: "R03",
  name: { zh: "资源建设不低于40%", en: "Resource building at least 40 %" },
  shortName: { zh: "资源建设", en: "Resource" },
  stage: "allocation",
  level: "must",
  scope: "book",
  clause: "八（一）1",
  quote: "资源建设经费不少于中央补助专项资金的40%",
  comparator: ">=",
  threshold: 4000,
  thresholdEditable: true,
  readings: [
    {
      id: "by-money",
      label: { zh: "全州、中央资金", en: "Whole prefecture, central funds" },
      subject: RESOURCE_MONEY,
      left: allocated({ category: "resource" }),
      right: FUND_TOTAL,
      base: TOTAL_NAME,
      measure: "money",
    },
  ],
  remedy: {
    zh: "从网络或推广项目调剂到资源建设项目；同时看州级统筹是否仍达到30%。",
    en: "Move money from network or outreach lines to resource lines, and check that the prefecture share still holds.",
  },
};

/** 口径 of R04, question C08: money held by the two institutions, money they coordinate, or number of projects. */
const PREFECTURE_READINGS: readonly [Reading, ...Reading[]] = [
  {
    id: "by-money",
    label: { zh: "州级两馆承担", en: "Held by the two prefecture institutions" },
    subject: { zh: "州级两馆承担的资源建设经费", en: "Resource-building funds held by the prefecture institutions" },
    left: allocated({ category: "resource", unitLevel: "prefecture" }),
    right: allocated({ category: "resource" }),
    base: RESOURCE_MONEY,
    measure: "money",
  },
  {
    id: "with-coordination",
    label: { zh: "含州级统筹县市实施", en: "Including what they coordinate and counties carry out" },
    subject: {
      zh: "州级统筹的资源建设经费（含县市实施）",
      en: "Resource-building funds coordinated by the prefecture (counties' part included)",
    },
    left: allocated({ category: "resource", ledBy: "prefecture" }),
    right: allocated({ category: "resource" }),
    base: RESOURCE_MONEY,
    measure: "money",
  },
  {
    id: "by-projects",
    label: { zh: "按项目数", en: "By number of projects" },
    subject: { zh: "州级统筹的资源建设项目", en: "Resource projects coordinated by the prefecture" },
    left: projects({ category: "resource", coordinatedBy: "prefecture" }),
    right: projects({ category: "resource" }),
    base: { zh: "资源建设项目", en: "resource projects" },
    measure: "projects",
  },
];

/** R04: 30 % of resource building led by the prefecture institutions. */
const PREFECTURE_SHARE: Rule = {
  id: "R04",
  name: { zh: "州级统筹不低于30%", en: "Prefecture lead at least 30 %" },
  shortName: { zh: "州级统筹", en: "Prefecture" },
  stage: "allocation",
  level: "must",
  scope: "book",
  clause: "八（一）1",
  quote: PREFECTURE_QUOTE,
  comparator: ">=",
  threshold: 3000,
  thresholdEditable: true,
  readings: PREFECTURE_READINGS,
  remedy: {
    zh: "在资源建设项目之间，从县市调剂到州级两馆；单给县市增加资源建设经费会使比例更低。",
    en: "Within resource lines, move money from counties to the prefecture institutions; more county money lowers the share.",
  },
};

/** R12: what is divided is what was received, to the fen. */
const TIES_OUT: Rule = {
  id: "R12",
  name: { zh: "分配合计等于指标总额", en: "Allocated equals the fund total" },
  shortName: { zh: "分配合计", en: "Total" },
  stage: "allocation",
  level: "must",
  scope: "book",
  clause: "七（二）一",
  quote: "根据省下达我州资金数额",
  comparator: "=",
  threshold: 10_000,
  thresholdEditable: false,
  readings: [
    {
      id: "by-money",
      label: { zh: "全部单元格", en: "All cells" },
      subject: { zh: "已分配", en: "Allocated" },
      left: allocated({}),
      right: FUND_TOTAL,
      base: TOTAL_NAME,
      measure: "money",
    },
  ],
  remedy: {
    zh: "少分的补到项目，多分的从项目收回；或核对资金台账的总额。",
    en: "Give out what is missing or take back what is too much, or check the total in the ledger.",
  },
};

/** R22: only the listed 建设单位 builds. */
const BUILDERS_ONLY: Rule = {
  id: "R22",
  name: { zh: "只分给建设单位", en: "Builders only" },
  shortName: { zh: "建设单位", en: "Builders" },
  stage: "allocation",
  level: "advice",
  scope: "line",
  clause: "附件项目表“建设单位”栏",
  quote: "建设单位",
  comparator: "<=",
  threshold: 10_000,
  thresholdEditable: false,
  readings: [
    {
      id: "by-cells",
      label: { zh: "按可分单位", en: "By the units allowed" },
      subject: { zh: "非建设单位的金额", en: "Amounts outside the builders" },
      left: once({ kind: "filledCells", where: { builder: "outside" } }),
      right: [],
      base: null,
      measure: "cells",
    },
  ],
  remedy: {
    zh: "把金额移到建设单位；确有依据的，在项目表改可分单位，并写明理由。",
    en: "Move the amount to a builder; if there are grounds, change the units allowed in the project table and say why.",
  },
};

/** The rules of this fund that can be judged from the allocation, in the order they are shown. */
export const RULE_CATALOGUE: readonly Rule[] = [TIES_OUT, RESOURCE_SHARE, PREFECTURE_SHARE, BUILDERS_ONLY];
