import type { Result } from "../domain/fault";
import type { SourcePassage } from "../domain/source";
import type { NoticeDocument } from "../notice/document";
import type { ImportGround, ImportPreview } from "./importGround";
import type { ImportChoice, ImportDecisions, NoticeProposal } from "./importNotice";
import type { NoticeSource } from "./newBook";
import type { ImportComparison } from "./reimport/compareImport";
import type { BookView } from "./view";
import type { OldTableProposal } from "./takeover";

export type { OldTableProposal } from "./takeover";
export type { ImportComparison } from "./reimport/compareImport";
export type { ImportDifference } from "./reimport/change";
export type { ImportPreview } from "./importGround";
export type { ImportChoice, ImportDecisions, NoticeProposal } from "./importNotice";

/** 导入通知: looked at first, written when a person says so. */
export interface ImportUseCases {
  /** The first import as it is read, without looking first. */
  openNotice(source: NoticeSource): Promise<Result<BookView>>;
  loadSample(): Promise<Result<BookView>>;
  /** Writes nothing. Faults: those of reading a notice. */
  previewImport(document: NoticeDocument, choice: ImportChoice): Promise<Result<ImportPreview>>;
  /** The first import of a workbook, with the notice's text beside it. */
  applyImport(proposal: NoticeProposal, decisions: ImportDecisions): Promise<Result<BookView>>;
  /** 更正通知: what the book would change; writes nothing. */
  compareImport(proposal: NoticeProposal, decisions: ImportDecisions): Promise<Result<ImportComparison>>;
  /** Takes over every difference not in `kept`, as one step that can be taken back. */
  applyReimport(
    proposal: NoticeProposal,
    decisions: ImportDecisions,
    kept: readonly string[],
  ): Promise<Result<BookView>>;
  /** The sentence with its neighbours, by line or by its words; null where it is not kept. */
  passage(of: { readonly line: number } | { readonly quote: string }): Promise<Result<SourcePassage | null>>;
  /** Shows 原文 at a line; from then on the sheet is no longer hidden. */
  showSource(line: number): Promise<Result<void>>;
  /** 请示稿: one paragraph beside every open question of the kept text, as a step that can be taken back. */
  writeRequests(): Promise<Result<BookView>>;
  /** 核对清单: makes it, or makes it again in place, and shows it. */
  makeChecklist(): Promise<Result<void>>;
  /** Sheets of the workbook that are not ours, of which a table can be read. */
  otherSheets(): Promise<Result<readonly string[]>>;
  /** One of them as a document. */
  documentOfSheet(name: string): Promise<Result<NoticeDocument>>;
  /** 接管旧表: what last year's table would give; writes nothing. */
  previewTakeover(document: NoticeDocument): Promise<Result<OldTableProposal>>;
  /** Takes over what is not left out, as one step. @param left ids of the proposal's lines */
  applyTakeover(proposal: OldTableProposal, left: readonly string[]): Promise<Result<BookView>>;
}

/** Fetched when a notice is imported or a sentence asked for: no part of the first load. */
const load = () => import("./importSteps");

export function importUseCases(ground: ImportGround): ImportUseCases {
  return {
    openNotice: async (source) => (await load()).openNotice(ground, source),
    loadSample: async () => (await load()).loadSample(ground),
    previewImport: async (document, choice) => (await load()).previewImport(ground, document, choice),
    applyImport: async (proposal, decisions) => (await load()).applyImport(ground, proposal, decisions),
    compareImport: async (proposal, decisions) => (await load()).compareWithBook(ground, proposal, decisions),
    applyReimport: async (proposal, decisions, kept) =>
      (await load()).applyReimport(ground, proposal, decisions, new Set(kept)),
    passage: async (of) => (await import("./sourceStore")).passageOf(ground.port, of),
    showSource: async (line) => (await import("./sourceStore")).showSource(ground.port, line),
    writeRequests: async () => (await load()).writeRequests(ground),
    makeChecklist: async () => (await import("./sourceStore")).makeChecklist(ground.port, ground.clock()),
    otherSheets: async () => (await import("./sheetDocument")).otherSheets(ground.port),
    documentOfSheet: async (name) => (await import("./sheetDocument")).documentOfSheet(ground.port, name),
    previewTakeover: async (document) => (await import("./takeover")).previewTakeover(ground, document),
    applyTakeover: async (proposal, left) => (await import("./takeover")).applyTakeover(ground, proposal, left),
  };
}
