import type { Factor } from "../../domain/book";
import type { Unit } from "../../domain/units";
import { UNITS_COLUMN, UNITS_ROW } from "../sheets/units";
import type { ContentReader } from "./contentReader";

/** 单位 → units and factors. Rows without a code are not units; a factor needs a name. */
export function readUnits(sheet: ContentReader): {
  readonly units: readonly Unit[];
  readonly factors: readonly Factor[];
} {
  const header = sheet.headerRow(["代码", "名称", "级次"]) ?? UNITS_ROW.header;
  const column = (label: string, usual: number): number => sheet.columnOf(header, label) ?? usual;
  const code = column("代码", UNITS_COLUMN.code);
  const name = column("名称", UNITS_COLUMN.name);
  const shortName = column("表头简称", UNITS_COLUMN.shortName);
  const level = column("级次", UNITS_COLUMN.level);
  const aliases = column("别名", UNITS_COLUMN.aliases);
  const rows: { readonly unit: Unit; readonly row: number }[] = [];
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
  return { units: rows.map(({ unit }) => unit), factors: readFactors(sheet, header, firstFactor, rows) };
}

function readFactors(
  sheet: ContentReader,
  header: number,
  firstColumn: number,
  rows: readonly { readonly unit: Unit; readonly row: number }[],
): readonly Factor[] {
  const factors: Factor[] = [];
  for (let column = firstColumn; column < sheet.columnCount; column += 1) {
    const name = sheet.text(header, column);
    if (name === "") continue;
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
