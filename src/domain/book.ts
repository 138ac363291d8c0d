import type { AmountTable, LineId } from "./amounts";
import type { ComputationTerms } from "./computation";
import type { Fen } from "./money";
import type { OpenQuestion, Project, Repair } from "./project";
import type {
  AllocationState,
  Approval,
  IndicatorTarget,
  LogEnd,
  LogEntry,
  Opinion,
  Seal,
  Session,
  Today,
  UnitRecord,
  UnreadableRecord,
} from "./records";
import type { Rule } from "./rule";
import type { Unit, UnitCode } from "./units";
import type { AllocationVersion } from "./version";

export type { AmountTable, LineId } from "./amounts";

/** 指标文件: money comes in several documents and can be taken back (追减). */
export interface FundDocument {
  readonly direction: "in" | "out";
  readonly documentNumber: string;
  /** ISO date of the document, or null. */
  readonly issuedOn: string | null;
  readonly receivedOn: string | null;
  readonly counterpart: string;
  /** 文件总额: the whole document, often many funds; null when not given. */
  readonly documentTotal: Fen | null;
  /** 其中本资金±: this fund's part; negative for 追减. */
  readonly amount: Fen;
  readonly note: string;
  /** 资金级次; a document that does not say is central money. */
  readonly source: FundingSource;
}

/** 中央 · 省 · 州 · 县. */
export type FundingSource = "central" | "province" | "prefecture" | "county";

export type AllocationMethod = "even" | "factors";

/** A factor with year and source: population of 2019, from the yearbook. */
export interface Factor {
  readonly name: string;
  readonly year: string;
  readonly source: string;
  /** Weight in basis points of all weights. */
  readonly weight: number;
  /** Whole-number value per unit; a missing unit has no score. */
  readonly values: Readonly<Record<UnitCode, number>>;
}

/** 规则 as a person has set it: what differs from the catalogue is kept in the sheet. */
export interface RuleChoice {
  readonly rule: string;
  readonly enabled: boolean;
  readonly level: "must" | "advice";
  /** Basis points (40 % = 4000; a count of 2 = 20000); null keeps the rule's own. */
  readonly threshold: number | null;
  /** 到期, ISO; null keeps the rule's own. */
  readonly due: string | null;
  /** 人工判断; null when nobody judged. */
  readonly judgement: boolean | null;
  /** 依据 of the reading, threshold or judgement: why. */
  readonly reason: string;
  readonly reading: string | null;
  readonly decidedBy: string;
  readonly decidedOn: string;
}

/** A cell whose amount could not be read: kept as it stands, never taken as 0. */
export interface UnreadableAmount {
  readonly line: LineId;
  readonly unit: UnitCode;
  readonly text: string;
  readonly address: string;
}

/** Everything the workbook holds, as plain data. The workbook is the only store (D3). */
export interface FundBook {
  readonly title: string;
  readonly year: number | null;
  readonly noticeNumber: string;
  /** 示例数据: invented amounts, marked everywhere. */
  readonly sample: boolean;
  readonly state: AllocationState;
  readonly version: number;
  readonly units: readonly Unit[];
  readonly projects: readonly Project[];
  readonly ledger: readonly FundDocument[];
  readonly method: AllocationMethod;
  readonly factors: readonly Factor[];
  readonly terms: ComputationTerms;
  readonly computed: AmountTable;
  readonly decided: AmountTable;
  /** 固定: cells the allocation must leave alone. */
  readonly holds: readonly { readonly line: LineId; readonly unit: UnitCode }[];
  /** The fund's rules, in the order they are shown; they travel in the workbook, another fund has others. */
  readonly catalogue: readonly Rule[];
  readonly rules: readonly RuleChoice[];
  readonly repairs: readonly Repair[];
  readonly openQuestions: readonly OpenQuestion[];
  readonly unreadable: readonly UnreadableAmount[];
  readonly today: Today;
  readonly approvals: readonly Approval[];
  readonly unitRecords: readonly UnitRecord[];
  readonly indicators: readonly IndicatorTarget[];
  readonly sessions: readonly Session[];
  readonly opinions: readonly Opinion[];
  readonly log: readonly LogEntry[];
  readonly logEnd: LogEnd | null;
  readonly seal: Seal | null;
  /** 历次方案, oldest first. */
  readonly versions: readonly AllocationVersion[];
  readonly unreadableRecords: readonly UnreadableRecord[];
}
