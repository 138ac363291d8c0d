import { NO_TERMS } from "./computation";
import type { Fen } from "./money";
import type { Indicator } from "./project";
import type { UnitCode } from "./units";

/**
 * 状态 of the allocation, in order. 已送财政 and 已下达 may each follow the approval: where 财政局 issues the money the
 * bureau only sends the plan there.
 */
export type AllocationState = "草案" | "科室复核" | "局党组审定" | "已送财政" | "已下达" | "调整中" | "归档";
export const ALLOCATION_STATES: readonly AllocationState[] = [
  "草案",
  "科室复核",
  "局党组审定",
  "已送财政",
  "已下达",
  "调整中",
  "归档",
];

/** 省厅审定 of the plan (R15), 局党组审定 of the allocation (R14): two approvals of two documents (C27). */
export type ApprovalGate = "province" | "partyGroup";

/** An approval as typed on 首页; without a date it is not recorded. */
export interface Approval {
  readonly gate: ApprovalGate;
  /** ISO date. */
  readonly on: string | null;
  /** 文号 or 会议纪要号. */
  readonly document: string;
}

/** The day rules are judged on: typed on 首页, or the clock's. ISO date. */
export interface Today {
  readonly date: string;
  readonly typed: boolean;
}

/** 落实方案 of a unit (R16). */
export type PlanState = "未报" | "已报" | "退回修改" | "已审定";
export const PLAN_STATES: readonly PlanState[] = ["未报", "已报", "退回修改", "已审定"];

/** What 单位 says of a unit besides its name: one per unit that has anything typed. */
export interface UnitRecord {
  readonly unit: UnitCode;
  /** 是否安排; null when nobody said. */
  readonly funded: boolean | null;
  readonly notFundedReason: string;
  /** 上年数. */
  readonly lastYear: Fen | null;
  /** 困难系数 in ten-thousandths; null counts 1. */
  readonly coefficient: number | null;
  /** 文化馆数字化日期, ISO. */
  readonly cultureDigitalOn: string | null;
  /** 图书馆接入日期, ISO. */
  readonly libraryConnectedOn: string | null;
  /** 责任人: post and telephone, no name needed. */
  readonly owner: string;
  readonly planState: PlanState;
  /** 审核意见 on the plan. */
  readonly planOpinion: string;
  readonly planDecidedOn: string | null;
}

/** A unit nobody has said anything of. */
export const NOTHING_SAID: Omit<UnitRecord, "unit"> = {
  funded: null,
  notFundedReason: "",
  lastYear: null,
  coefficient: null,
  cultureDigitalOn: null,
  libraryConnectedOn: null,
  owner: "",
  planState: "未报",
  planOpinion: "",
  planDecidedOn: null,
};

/** 类别 of a session in 活动培训. */
export type SessionKind = "从业人员培训" | "志愿者培训" | "群众培训" | "全州业务培训" | "省级培训" | "活动" | "直播";
export const SESSION_KINDS: readonly SessionKind[] = [
  "从业人员培训",
  "志愿者培训",
  "群众培训",
  "全州业务培训",
  "省级培训",
  "活动",
  "直播",
];

/** One row of 活动培训. 人数 (people) and 人次 (visits) are different measures and are never added (C20). */
export interface Session {
  /** ISO; null when not typed: the session is planned, not held. */
  readonly on: string | null;
  /** As typed; counts only when it is one of SESSION_KINDS. */
  readonly kind: string;
  readonly name: string;
  /** 主办 as a unit; null when the text names none. */
  readonly organiser: UnitCode | null;
  readonly organiserText: string;
  /** 对象 as typed. */
  readonly audience: string;
  readonly days: number | null;
  readonly people: number | null;
  readonly visits: number | null;
  readonly evidence: string;
  /** 来源: the returned file and place it was taken over from; left out where somebody typed it. */
  readonly origin?: string;
}

/** A row of 绩效指标: the target as printed and as it stands now. */
export interface IndicatorTarget extends Pick<
  Indicator,
  "project" | "unit" | "name" | "comparator" | "measure" | "period"
> {
  /** Stable within the book: `P13-1`. */
  readonly id: string;
  /** The unit that answers for it; null when the text names several or none. */
  readonly holder: UnitCode | null;
  /** 必备. */
  readonly required: boolean;
  /** 原文值, never changed. */
  readonly original: number;
  /** 现行值, editable; equal to the original until someone decides. */
  readonly current: number;
  /** 累计, or null when nothing was reported. */
  readonly actual: number | null;
  /** Sessions of this kind count for it (计入), or empty. */
  readonly counts: SessionKind | "";
  /** 权重 in 任务完成率 (C09): a whole number from 0, usually 1; null for one nobody can read. */
  readonly weight: number | null;
}

/** 意见 a reviewer can give. */
export const OPINION_WORDS = ["接受", "整改"] as const;

/** 复核意见: append-only, keyed by the finding, with the figure the reviewer saw. */
export interface Opinion {
  /** `R03`, `R22:P5`, `R06:CUL`. */
  readonly finding: string;
  readonly about: string;
  /** 当时数, as `18.81/18.82` (现有/应达); empty when typed without it. */
  readonly seen: string;
  /** As typed; counts only when it is one of OPINION_WORDS. */
  readonly opinion: string;
  readonly reason: string;
  /** A typed name, 自报 (D14). */
  readonly reviewer: string;
  readonly on: string | null;
}

/** 日志: one act; `link` chains it to the one before. */
export interface LogEntry {
  /** ISO date and time, to the second. */
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly place: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
  readonly version: number;
  /** Hexadecimal; see review/log. */
  readonly link: string;
}

/** What 日志 says of itself above its entries; shows entries cut off at the end. */
export interface LogEnd {
  readonly count: number;
  /** Link of the last entry; empty when there is none. */
  readonly link: string;
}

/** 核对码 and 核对数 as they were when the figures were sealed. */
export interface Seal {
  /** Eight characters; see review/seal. */
  readonly code: string;
  /** Null when the amounts were too large for an exact number. */
  readonly number: number | null;
  /** ISO date and time. */
  readonly at: string;
  readonly version: number;
}

/** A cell of a register whose content could not be read: kept as it stands, never taken as nothing. */
export interface UnreadableRecord {
  /** Which fact lacks: `cultureDigitalOn`, `session`, `approval`, `today` … */
  readonly about:
    "unit" | "share" | "session" | "approval" | "indicator" | "opinion" | "log" | "rule" | "home" | "ledger";
  readonly field: string;
  /** Which record of the register: unit code, place of the session, indicator id, gate; left out where there is one. */
  readonly record?: string;
  readonly text: string;
  /** `单位!F9` */
  readonly address: string;
}

/** Nothing recorded yet. */
export const NO_RECORDS = {
  terms: NO_TERMS,
  approvals: [],
  unitRecords: [],
  indicators: [],
  sessions: [],
  opinions: [],
  log: [],
  logEnd: null,
  seal: null,
  versions: [],
  unreadableRecords: [],
} as const;
