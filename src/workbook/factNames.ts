import type { FactCell, FactColumn } from "../rules/quantities/kind";

/**
 * The defined name of every column of facts; rule formulas read like the rule. Columns of one register cover the same
 * rows. `line.*` stand in 分配表 (hidden keys), `unit.*` in 单位, `session.*` in 活动培训, `indicator.*` in 绩效指标.
 */
export const FACT_NAME: Readonly<Record<FactColumn, string>> = {
  "line.kind": "行种类",
  "line.category": "行类型",
  "line.coordinated": "行州级统筹",
  "line.project": "行项目",
  "line.texts": "行文字格",
  "line.typed": "行已填格",
  "line.nonzero": "行非零格",
  "line.outsideCells": "行界外格",
  "line.outsideAmount": "行界外金额",
  "line.outsideTexts": "行界外文字格",
  "line.sum": "行合计",
  "line.prefecture": "行州级小计",
  "line.county": "行县市小计",
  "line.prefectureCells": "行州级非零格",
  "line.countyCells": "行县市非零格",
  "line.resourcePart": "行其中资源建设",
  "ledger.direction": "台账收发",
  "ledger.amount": "台账本资金",
  "ledger.source": "台账资金级次",
  "unit.code": "单位代码",
  "unit.name": "单位名称",
  "unit.level": "单位级次",
  "unit.cultureDigitalOn": "单位文化馆数字化日期",
  "unit.libraryConnectedOn": "单位图书馆接入日期",
  "unit.planState": "单位方案状态",
  "unit.owner": "单位责任人",
  "unit.unexplainedZero": "单位未说明为零",
  "session.on": "活动日期",
  "session.kind": "活动类别",
  "session.organiser": "活动主办代码",
  "indicator.holder": "指标责任单位代码",
  "indicator.counts": "指标计入类别",
  "indicator.current": "指标现行值",
  "indicator.actual": "指标累计",
  "indicator.points": "指标完成分",
  "indicator.tasks": "指标任务量",
};

/** The defined name of every single cell a rule looks at. */
export const FACT_CELL_NAME: Readonly<Record<FactCell, string>> = {
  fundTotal: "指标总额",
  centralTotal: "中央资金合计",
  today: "今天",
  "approval.province": "省厅审定日期",
  "approval.partyGroup": "局党组审定日期",
};

/** 资金台账: what 附表1 finds documents sent to a unit by. */
export const LEDGER_NAME = { counterpart: "台账对方单位", issuedOn: "台账文件日期" } as const;

/** 首页: 状态 of the allocation, which some rules are due by. */
export const STATE_NAME = "分配状态";

/** Names of 校验 that other sheets look findings up by; every row of 校验 has one entry in each. */
export const PROOF_NAME = {
  id: "校验编号",
  verdict: "校验结论",
  figure: "校验数字",
  sentence: "校验句子",
  order: "校验排序",
  level: "校验级别",
  gap: "校验差额",
  address: "校验位置",
  clause: "校验依据",
  remedy: "校验办法",
} as const;

/** Names of 复核意见: the finding of each row, 1 on the latest row of a finding, the row's place, and its words. */
export const OPINION_NAME = {
  finding: "意见编号",
  latest: "意见最新",
  place: "意见行号",
  words: "意见内容",
  /** 接受 or 整改, as typed. */
  opinion: "意见选择",
} as const;

/** 项目表: what lines look up by the project's number. */
export const PROJECT_NAME = { number: "项目序号", resourcePart: "项目其中资源建设" } as const;

/** 规则: what 校验 looks up by a rule's code, wherever people have sorted its row. */
export const RULE_NAME = {
  code: "规则代码",
  enabled: "规则启用",
  level: "规则级别",
  threshold: "规则界限",
  reading: "规则口径",
  due: "规则到期",
  judgement: "规则人工判断",
  decidedBy: "规则谁定",
  decidedOn: "规则日期",
  reason: "规则依据",
} as const;
