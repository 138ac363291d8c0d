import type { IndicatorTarget } from "./records";
import type { Fen } from "./money";
import type { UnitCode, UnitLevel } from "./units";

/** 填报期: the month a unit file reports up to, `2020-05`. */
export type Period = string;

/** The tables of a unit file; each has a register in the master workbook. */
export type ReturnTableId = "arrival" | "spend" | "indicator" | "session" | "contract" | "coordination" | "plan";

/** What a field holds. `money` is 元 with two decimals in sheets and fen inside; `code` is text that looks like a number. */
export type ReturnFieldKind = "text" | "code" | "date" | "month" | "money" | "number" | "choice" | "line" | "doubt";

export interface ReturnField {
  /** `paidOn`; stable, used in stored bases. */
  readonly key: string;
  /** Header as printed; readers find the column by it. */
  readonly label: string;
  readonly kind: ReturnFieldKind;
  /** A row with anything typed in it lacks something without this. */
  readonly required?: true;
  /** Grouped to the right; may stay empty without a word. */
  readonly optional?: true;
  readonly choices?: readonly string[];
}

/** One table of the unit file, described once: sheet, register, readers and merge all follow it. */
export interface ReturnTable {
  readonly id: ReturnTableId;
  /** Tab in the unit file. */
  readonly sheet: string;
  /** Tab in the master workbook. */
  readonly register: string;
  /** `fixed`: we print the rows and know each by its id; `free`: the unit writes rows, and they have no id. */
  readonly rows: "fixed" | "free";
  readonly fields: readonly ReturnField[];
  /** Fields that tell one free row from another; a row of another version that shares them is the same row. */
  readonly identity: readonly string[];
}

/** One typed cell: as it stands, and as it is understood. An empty cell is not recorded. */
export interface ReturnCell {
  /** As typed, dates and numbers as the program shows them. */
  readonly typed: string;
  /** Fen, number, ISO date, month, text, or line id by the field's kind; null: not understood, to be asked, never 0. */
  readonly value: string | number | null;
  /** How it was understood, where that is not plain (`3.92万元按39,200.00元理解`); empty otherwise. */
  readonly note: string;
}

/** One row a unit filled in. */
export interface ReturnRecord {
  readonly table: ReturnTableId;
  /** Id of a fixed row (`P1`, `P13-1@LIB`); empty for a free row. */
  readonly row: string;
  readonly cells: Readonly<Record<string, ReturnCell>>;
  /** Where it stood in the file: `支出填报!A14`. */
  readonly place: string;
}

/** 状态 of a row in a register. 已确认 rows come back to the unit grey and locked; 已撤回 rows count nowhere. */
export type RowState = "已报" | "存疑" | "已确认" | "已撤回";
export const ROW_STATES: readonly RowState[] = ["已报", "存疑", "已确认", "已撤回"];

/** A returned row as the master keeps it. */
export interface RegisterRow extends ReturnRecord {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly state: RowState;
  /** 疑问: what we ask about it, in words; empty when there is nothing. */
  readonly question: string;
  /** 处理: what the section typed about it. */
  readonly treatment: string;
  /** 来源文件; `place` is 来源行. */
  readonly file: string;
}

/** A line of the allocation as its unit sees it. */
export interface UnitFileLine {
  readonly id: string;
  /** `1 互联互通` */
  readonly label: string;
  /** 下达文号, or empty before anything was issued. */
  readonly documentNumber: string;
  /** 拟分配数 or 审定数; null where nothing is decided. */
  readonly granted: Fen | null;
}

/** A row the coordinating institution fills for one of the units it coordinates. */
export interface CoordinationRow {
  /** `P13-1@532301` */
  readonly id: string;
  /** 县市, as printed: coordinators must name whom they coordinate; counties' files hold no such row. */
  readonly unitName: string;
  readonly project: string;
  readonly indicator: string;
  readonly target: string;
  /** 县报数; null: 县未报. */
  readonly reported: number | null;
}

/**
 * Everything one unit file is made from, and all of it travels hidden inside the file (D14: nothing of any other unit,
 * but for the rows of a coordinator). Its hash is kept by the master, so that a returned file can be compared with what
 * was sent.
 */
export interface UnitFileContent {
  readonly format: 1;
  /** `HB-2020-532301-202005-3f9a1c20` */
  readonly fileId: string;
  readonly title: string;
  readonly noticeNumber: string;
  readonly year: number | null;
  readonly sample: boolean;
  readonly unit: { readonly code: UnitCode; readonly name: string; readonly level: UnitLevel };
  readonly period: Period;
  /** Version of the allocation. */
  readonly version: number;
  /** 拟分配数 or 审定数. */
  readonly amountWord: string;
  /** ISO date. */
  readonly issuedOn: string;
  /** 截止, ISO date, or null. */
  readonly due: string | null;
  /** 岗位电话 to ask, as typed; no name. */
  readonly contact: string;
  readonly lines: readonly UnitFileLine[];
  /** 受益不拨款: projects that benefit the unit while the money stands elsewhere. */
  readonly benefits: readonly { readonly id: string; readonly label: string }[];
  readonly indicators: readonly UnitFileIndicator[];
  readonly coordination: readonly CoordinationRow[];
  /** 受益单位 to choose from (the unit itself; its coordinated units for an institution). */
  readonly beneficiaries: readonly string[];
  /** Rows confirmed in earlier periods: shown grey and locked, counted, not asked again. */
  readonly confirmed: readonly ReturnRecord[];
  /** Rows reported but not confirmed: come back in the input cells; the base of the three-way comparison. */
  readonly reported: readonly ReturnRecord[];
}

/** An indicator of one 馆 to fill month by month. */
export interface UnitFileIndicator extends Pick<
  IndicatorTarget,
  "name" | "comparator" | "measure" | "period" | "required"
> {
  /** `P13-1@LIB`: the row's id; one per 馆. */
  readonly id: string;
  /** 馆, as printed. */
  readonly institution: string;
  readonly project: string;
  /** Null: the target is not this 馆's own (it takes part in what another holds), it only says what it did. */
  readonly target: number | null;
}

/** 收发: a file that went out. `content` is what was sent, kept so that a lost hidden sheet is survived. */
export interface IssuedFile {
  readonly fileId: string;
  readonly unit: UnitCode;
  readonly period: Period;
  readonly version: number;
  /** ISO date and time. */
  readonly at: string;
  /** Who sent it, 自报. */
  readonly who: string;
  readonly due: string | null;
  readonly fileName: string;
  /** Hash of `content`, as in the file. */
  readonly hash: string;
  readonly content: string;
}

export type ReceiptOutcome = "已并入" | "未填" | "重复" | "已拒收" | "待决定";

/** 收发: a file that came back, merged or not. */
export interface ReceivedFile {
  /** ISO date and time. */
  readonly at: string;
  readonly fileName: string;
  /** Hash of the bytes: the same file again is told by it, and a collection broken off goes on where it was. */
  readonly bytesHash: string;
  /** Empty when the file could not say. */
  readonly fileId: string;
  readonly unit: UnitCode | null;
  readonly period: Period | null;
  readonly outcome: ReceiptOutcome;
  /** Cells merged, and things listed for a person. */
  readonly merged: number;
  readonly listed: number;
  readonly reason: string;
}

/** What went out and came back, and all that was reported: kept in sheets of its own, apart from the allocation. */
export interface Exchange {
  readonly issued: readonly IssuedFile[];
  readonly received: readonly ReceivedFile[];
  readonly rows: readonly RegisterRow[];
}

/** How a returned file told whose it is. */
export type IdentityEvidence = "keys" | "cover" | "master" | "content";

/** Something a returned file shows that a person should know; nothing typed was lost by it. */
export interface ReturnRemark {
  /** `rows-moved`, `sheet-renamed`, `formula-overwritten`, `locked-changed`, `keys-lost`, `other-program` … */
  readonly code: string;
  readonly place: string;
  readonly zh: string;
  readonly en: string;
}

/** Something typed that has no place in any table: listed with why, never dropped. */
export interface UnplacedInput {
  readonly place: string;
  readonly typed: string;
  readonly zh: string;
  readonly en: string;
}

/** A returned file as it was read: plain data, so that a worker can hand it over. */
export interface ReturnedFile {
  readonly fileId: string | null;
  readonly unit: UnitCode | null;
  readonly period: Period | null;
  readonly evidence: IdentityEvidence;
  /** What was sent, from the file's own hidden sheet or from the master; null when neither is left. */
  readonly content: UnitFileContent | null;
  /** The hash the file states of its content; compared with the master's. */
  readonly hash: string | null;
  readonly records: readonly ReturnRecord[];
  readonly remarks: readonly ReturnRemark[];
  readonly unplaced: readonly UnplacedInput[];
  /** What is left to recognise a file by that lost what it was made from: its cover, its granted amounts. */
  readonly clues?: {
    readonly unitName: string;
    readonly granted: readonly { readonly label: string; readonly amount: Fen }[];
  };
}
