import { SESSION_KINDS, type IndicatorTarget, type UnreadableRecord } from "../../domain/records";
import { recogniseUnits } from "../../domain/recognise";
import type { Unit, UnitCode } from "../../domain/units";
import {
  COMPARATOR_WORDS,
  HEAVIEST_WEIGHT,
  INDICATOR_LABEL,
  INDICATOR_ROW,
  PERIOD_WORDS,
  REQUIRED_WORDS,
} from "../sheets/indicatorColumns";
import type { ContentReader } from "./contentReader";
import { columnsByHeader, RegisterReader, type RecordPlace } from "./registerReader";

type Key = keyof typeof INDICATOR_LABEL;
type IndicatorReader = RegisterReader<Key>;

export interface IndicatorRow {
  readonly row: number;
  readonly indicator: IndicatorTarget;
}

export interface ReadIndicators {
  readonly rows: readonly IndicatorRow[];
  readonly unreadable: readonly UnreadableRecord[];
}

/**
 * 绩效指标 → indicators with the rows they stand in. A row without an id is one a person added; it gets the next id of
 * its project. A row without a name and without a value is none.
 */
export function readIndicators(sheet: ContentReader, units: readonly Unit[]): ReadIndicators {
  const header = sheet.headerRow(["指标", "原文值", "现行值"]) ?? INDICATOR_ROW.header;
  const reader: IndicatorReader = new RegisterReader(
    sheet,
    "indicator",
    columnsByHeader(sheet, header, INDICATOR_LABEL),
  );
  const taken = new Set<string>();
  for (let row = header + 1; row < sheet.rowCount; row += 1) taken.add(reader.text({ row, record: "" }, "id"));
  const used = new Set<string>();
  const rows: IndicatorRow[] = [];
  for (let row = header + 1; row < sheet.rowCount; row += 1) {
    if (!isIndicator(reader, row)) continue;
    const own = reader.text({ row, record: "" }, "id");
    const id = own !== "" && !used.has(own) ? own : nextId(reader, row, taken);
    used.add(id);
    taken.add(id);
    rows.push({ row, indicator: readIndicator(reader, { row, record: id }, units) });
  }
  return { rows, unreadable: reader.unreadable };
}

function isIndicator(reader: IndicatorReader, row: number): boolean {
  const place = { row, record: "" };
  return (["original", "current"] as const).some((key) => reader.value(place, key) !== null);
}

function nextId(reader: IndicatorReader, row: number, taken: ReadonlySet<string>): string {
  const project = Number(reader.text({ row, record: "" }, "project")) || 0;
  let count = 1;
  while (taken.has(`P${project}-${count}`)) count += 1;
  return `P${project}-${count}`;
}

function readIndicator(reader: IndicatorReader, place: RecordPlace, units: readonly Unit[]): IndicatorTarget {
  const original = reader.number(place, "original");
  const current = reader.number(place, "current");
  return {
    id: place.record,
    project: reader.number(place, "project") ?? 0,
    unit: reader.text(place, "unit"),
    holder: readHolder(reader, place, units),
    name: reader.text(place, "name"),
    comparator: wordKey(COMPARATOR_WORDS, reader.text(place, "comparator")) ?? "(>=)",
    measure: reader.text(place, "measure"),
    period: wordKey(PERIOD_WORDS, reader.text(place, "period")) ?? "year",
    required: reader.word(place, "required", Object.values(REQUIRED_WORDS)) === REQUIRED_WORDS.yes,
    original: original ?? current ?? 0,
    current: current ?? original ?? 0,
    actual: reader.number(place, "actual"),
    counts: reader.word(place, "counts", SESSION_KINDS) ?? "",
    weight: reader.text(place, "weight") === "" ? 1 : reader.number(place, "weight", isWeight),
  };
}

function isWeight(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= HEAVIEST_WEIGHT;
}

/** The code we wrote; of a row without one, the unit its text names, if it is exactly one. */
function readHolder(reader: IndicatorReader, place: RecordPlace, units: readonly Unit[]): UnitCode | null {
  const code = reader.text(place, "holder");
  if (units.some((unit) => unit.code === code)) return code;
  if (reader.text(place, "id") !== "") return null;
  const { units: named } = recogniseUnits(reader.text(place, "unit"), units);
  return named.length === 1 ? (named[0] ?? null) : null;
}

function wordKey<K extends string>(words: Readonly<Record<K, string>>, text: string): K | null {
  return (Object.keys(words) as K[]).find((key) => words[key] === text) ?? null;
}
