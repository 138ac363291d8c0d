import type { FundBook, LineId, UnreadableAmount } from "../domain/book";
import { isUndecided, lineLabel, linesOf, receivedDocuments, fundTotal, type Line } from "../domain/lines";
import { sumFen, type Fen } from "../domain/money";
import type {
  AllocationState,
  Approval,
  IndicatorTarget,
  Session,
  UnitRecord,
  UnreadableRecord,
} from "../domain/records";
import type { UnitCode, UnitLevel } from "../domain/units";

/** A cell that holds an amount or a text where an amount belongs. */
export interface CellFact {
  readonly unit: UnitCode;
  /** Null for a unit that is not in the unit list. */
  readonly unitLevel: UnitLevel | null;
  readonly outside: boolean;
  /** Null when the cell holds a text. */
  readonly amount: Fen | null;
  readonly unreadable: UnreadableAmount | null;
}

/** A line with what rules ask about it. */
export interface LineFact {
  readonly id: LineId;
  readonly label: string;
  /** Null for a line that holds money but no longer stands in the project table. */
  readonly line: Line | null;
  /** Level of the coordinator; `none` when nobody is named, null when the name is not in the unit list. */
  readonly coordinatorLevel: UnitLevel | "none" | null;
  /** 其中资源建设, null when nobody said. */
  readonly resourcePart: Fen | null;
  readonly cells: readonly CellFact[];
}

/** A holder with what the registers say of it. */
export interface UnitFact {
  readonly code: UnitCode;
  readonly name: string;
  readonly level: UnitLevel;
  /** Sum of its decided amounts. */
  readonly total: Fen;
  /** Null where nothing is typed for it. */
  readonly record: UnitRecord | null;
}

/** The book as rules see it. */
export interface BookFacts {
  /** Null when no money has been received: unknown, not 0. */
  readonly total: Fen | null;
  /** The same of central money alone. */
  readonly centralTotal: Fen | null;
  /** Texts where an amount belongs in 资金台账. */
  readonly ledgerTexts: readonly UnreadableAmount[];
  readonly nothingDecided: boolean;
  readonly lines: readonly LineFact[];
  readonly units: readonly UnitFact[];
  readonly unitName: (unit: UnitCode) => string;
  readonly sessions: readonly Session[];
  readonly indicators: readonly IndicatorTarget[];
  readonly approvals: readonly Approval[];
  readonly unreadableRecords: readonly UnreadableRecord[];
  /** ISO date rules are judged on. */
  readonly today: string;
  readonly state: AllocationState;
}

/** Gathers the facts once per check; lines in the order of the project table, strangers last. */
export function factsOf(book: FundBook): BookFacts {
  const names = new Map(book.units.map((unit) => [unit.code, unit.name]));
  const received = receivedDocuments(book.ledger);
  const central = received.filter((document) => document.source === "central");
  const texts = book.unreadable.filter((entry) => entry.line !== "");
  return {
    total: received.length === 0 ? null : fundTotal(received),
    centralTotal: central.length === 0 ? null : fundTotal(central),
    ledgerTexts: book.unreadable.filter((entry) => entry.line === ""),
    nothingDecided: isUndecided(book.decided) && texts.length === 0,
    lines: lineFacts(book, texts),
    units: unitFacts(book),
    unitName: (unit) => names.get(unit) ?? unit,
    sessions: book.sessions,
    indicators: indicatorFacts(book),
    approvals: book.approvals,
    unreadableRecords: book.unreadableRecords,
    today: book.today.date,
    state: book.state,
  };
}

/** Indicators whose target can be read: the sheet counts no others, and rules say what lacks. */
function indicatorFacts({ indicators, unreadableRecords }: FundBook): readonly IndicatorTarget[] {
  const texts = unreadableRecords.filter(({ about, field }) => about === "indicator" && field === "current");
  return indicators.filter(({ id }) => texts.every(({ record }) => record !== id));
}

/** Codes of the prefecture institutions that hold money, in the order of the unit list. */
export function prefectureInstitutions({ units }: BookFacts): readonly UnitCode[] {
  return units.filter((unit) => unit.level === "prefecture").map((unit) => unit.code);
}

function unitFacts(book: FundBook): readonly UnitFact[] {
  const records = new Map(book.unitRecords.map((record) => [record.unit, record]));
  const rows = Object.values(book.decided);
  return book.units.map(({ code, name, level }) => ({
    code,
    name,
    level,
    total: sumFen(rows.flatMap((cells) => cells[code] ?? [])),
    record: records.get(code) ?? null,
  }));
}

function lineFacts(book: FundBook, texts: readonly UnreadableAmount[]): readonly LineFact[] {
  const lines = new Map(linesOf(book.projects).map((line) => [line.id, line]));
  const levels = new Map(book.units.map((unit) => [unit.code, unit.level]));
  const parts = new Map(book.projects.map((project) => [project.number, project.resourcePart]));
  const textsOf = new Map<LineId, UnreadableAmount[]>();
  for (const cell of texts) textsOf.set(cell.line, [...(textsOf.get(cell.line) ?? []), cell]);
  const ids = new Set([...lines.keys(), ...Object.keys(book.decided), ...textsOf.keys()]);
  return [...ids].map((id) => {
    const line = lines.get(id) ?? null;
    return {
      id,
      label: line ? lineLabel(line) : id,
      line,
      coordinatorLevel: coordinatorLevel(line, levels),
      resourcePart: line ? (parts.get(line.project) ?? null) : null,
      cells: cellFacts(book.decided[id] ?? {}, new Set(line?.builders), textsOf.get(id) ?? [], levels),
    };
  });
}

function cellFacts(
  decided: Readonly<Record<UnitCode, Fen>>,
  builders: ReadonlySet<UnitCode>,
  texts: readonly UnreadableAmount[],
  levels: ReadonlyMap<UnitCode, UnitLevel>,
): readonly CellFact[] {
  const unreadable = new Map(texts.map((text) => [text.unit, text]));
  const units = new Set([...Object.keys(decided), ...unreadable.keys()]);
  return [...units].map((unit): CellFact => {
    const text = unreadable.get(unit) ?? null;
    const amount = text ? null : (decided[unit] ?? null);
    return { unit, unitLevel: levels.get(unit) ?? null, outside: !builders.has(unit), amount, unreadable: text };
  });
}

function coordinatorLevel(line: Line | null, levels: ReadonlyMap<UnitCode, UnitLevel>): LineFact["coordinatorLevel"] {
  if (line?.coordinator === null) return "none";
  return line ? (levels.get(line.coordinator) ?? null) : null;
}
