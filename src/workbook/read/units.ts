import type { Factor } from "../../domain/book";
import { COEFFICIENT_ONE } from "../../domain/computation";
import { fenFromWanNumber } from "../../domain/money";
import { PLAN_STATES, type UnitRecord, type UnreadableRecord } from "../../domain/records";
import type { Unit } from "../../domain/units";
import { COEFFICIENT_LABEL, FUNDED_WORDS, UNITS_COLUMN, UNITS_LABEL, UNITS_ROW } from "../sheets/units";
import type { ContentReader } from "./contentReader";
import { columnsByHeader, RegisterReader, type RecordPlace } from "./registerReader";

/** The coefficient stands among the factors, in any of their columns. */
const READ_LABEL = { ...UNITS_LABEL, coefficient: COEFFICIENT_LABEL } as const;
/** A coefficient beyond this is a percentage somebody typed as it is printed: 70 for 0.70. */
const LARGEST_COEFFICIENT = 10;

interface UnitRow {
  readonly unit: Unit;
  readonly row: number;
}

/** 单位 → units, what is recorded of each, and factors. Rows without a code are not units; a factor needs a name. */
export function readUnits(sheet: ContentReader): {
  readonly units: readonly Unit[];
  readonly factors: readonly Factor[];
  readonly records: readonly UnitRecord[];
  readonly unreadable: readonly UnreadableRecord[];
} {
  const header = sheet.headerRow(["代码", "名称", "级次"]) ?? UNITS_ROW.header;
  const column = (label: string, usual: number): number => sheet.columnOf(header, label) ?? usual;
  const code = column("代码", UNITS_COLUMN.code);
  const name = column("名称", UNITS_COLUMN.name);
  const shortName = column("表头简称", UNITS_COLUMN.shortName);
  const level = column("级次", UNITS_COLUMN.level);
  const aliases = column("别名", UNITS_COLUMN.aliases);
  const rows: UnitRow[] = [];
  for (let row = header + 1; row < sheet.rowCount; row += 1) {
    if (sheet.text(row, code) === "") continue;
    const unit: Unit = {
      code: sheet.text(row, code),
      name: sheet.text(row, name),
      shortName: sheet.text(row, shortName) || sheet.text(row, name),
      level: sheet.text(row, level) === "州级" ? "prefecture" : "county",
      aliases: sheet
        .text(row, aliases)
        .split("、")
        .filter((alias) => alias !== ""),
    };
    rows.push({ unit, row });
  }
  const firstFactor = (sheet.columnOf(header, "因素") ?? UNITS_COLUMN.factorLabel) + 1;
  const reader = new RegisterReader(sheet, "unit", columnsByHeader(sheet, header, READ_LABEL));
  return {
    units: rows.map(({ unit }) => unit),
    factors: readFactors(sheet, header, firstFactor, rows),
    records: rows.map((row) => readRecord(reader, row)).filter(saysSomething),
    unreadable: reader.unreadable,
  };
}

function readRecord(reader: RegisterReader<keyof typeof READ_LABEL>, { unit, row }: UnitRow): UnitRecord {
  const place: RecordPlace = { row, record: unit.code };
  const funded = reader.word(place, "funded", Object.values(FUNDED_WORDS));
  const lastYear = reader.number(place, "lastYear", (value) => fenFromWanNumber(value) !== null);
  const coefficient = reader.number(place, "coefficient", (value) => value > 0 && value <= LARGEST_COEFFICIENT);
  return {
    unit: unit.code,
    coefficient: coefficient === null ? null : Math.round(coefficient * COEFFICIENT_ONE),
    funded: funded === null ? null : funded === FUNDED_WORDS.yes,
    notFundedReason: reader.text(place, "notFundedReason"),
    lastYear: lastYear === null ? null : fenFromWanNumber(lastYear),
    cultureDigitalOn: reader.date(place, "cultureDigitalOn"),
    libraryConnectedOn: reader.date(place, "libraryConnectedOn"),
    owner: reader.text(place, "owner"),
    planState: reader.word(place, "planState", PLAN_STATES) ?? "未报",
    planOpinion: reader.text(place, "planOpinion"),
    planDecidedOn: reader.date(place, "planDecidedOn"),
  };
}

/** A unit nobody has said anything of has no record. */
function saysSomething({ unit: _, planState, ...typed }: UnitRecord): boolean {
  return planState !== "未报" || Object.values(typed).some((value) => value !== null && value !== "");
}

function readFactors(
  sheet: ContentReader,
  header: number,
  firstColumn: number,
  rows: readonly UnitRow[],
): readonly Factor[] {
  const factors: Factor[] = [];
  for (let column = firstColumn; column < sheet.columnCount; column += 1) {
    const name = sheet.text(header, column);
    if (name === "" || name === COEFFICIENT_LABEL) continue;
    const values: Record<string, number> = {};
    for (const { unit, row } of rows) {
      const value = sheet.number(row, column);
      if (value !== null) values[unit.code] = value;
    }
    factors.push({
      name,
      year: sheet.text(header - 3, column),
      source: sheet.text(header - 2, column),
      weight: Math.round((sheet.number(header - 1, column) ?? 0) * 10_000),
      values,
    });
  }
  return factors;
}
