import type { Fen } from "./money";
import type { OpenQuestion, Project, Repair } from "./project";
import type { Unit, UnitCode } from "./units";

/** A line of the allocation table: a project, or a part of one with exactly one category and coordinator. */
export type LineId = string;

/** Amounts by line, then unit. Absent = nothing decided; 0 = a deliberate zero. */
export type AmountTable = Readonly<Record<LineId, Readonly<Record<UnitCode, Fen>>>>;

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
}

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
  /** Basis points (40 % = 4000); null where the rule has no share. */
  readonly threshold: number | null;
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

export type AllocationState = "草案" | "科室复核" | "局党组审定" | "已下达" | "调整中" | "归档";

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
  readonly computed: AmountTable;
  readonly decided: AmountTable;
  /** 固定: cells the allocation must leave alone. */
  readonly holds: readonly { readonly line: LineId; readonly unit: UnitCode }[];
  readonly rules: readonly RuleChoice[];
  readonly repairs: readonly Repair[];
  readonly openQuestions: readonly OpenQuestion[];
  readonly unreadable: readonly UnreadableAmount[];
}
