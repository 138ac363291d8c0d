import type { FundBook } from "../../domain/book";
import { SheetGrid } from "../grid";
import { SHEET } from "../names";
import type { SheetPlan } from "../plan";
import { putTitle, sheetPlan } from "../sheet";
import { STYLES } from "../styles";

/** 0-based places in 单位. Factor columns stand at the right, so that more can be added. */
export const UNITS_ROW = { factorYear: 1, factorSource: 2, factorWeight: 3, header: 4, first: 5 } as const;
export const UNITS_COLUMN = {
  code: 0,
  name: 1,
  shortName: 2,
  level: 3,
  previous: 4,
  aliases: 5,
  factorLabel: 6,
  firstFactor: 7,
} as const;
/** Factor columns ready to be typed in. */
const FACTOR_COLUMNS = 6;

const HEADERS = ["代码", "名称", "表头简称", "级次", "上年数(万元)", "别名", "因素"];
const LEVEL_WORDS = { prefecture: "州级", county: "县市" } as const;

/** 单位: the holders, their other names, and the factors a division may use, with year and source above. */
export function unitsSheet(book: FundBook): SheetPlan {
  const grid = new SheetGrid();
  putTitle(grid, "单位与因素");
  grid.putRow(UNITS_ROW.header, 0, HEADERS, STYLES.header);
  grid.put(UNITS_ROW.factorYear, UNITS_COLUMN.factorLabel, "年份", STYLES.labelRight);
  grid.put(UNITS_ROW.factorSource, UNITS_COLUMN.factorLabel, "来源", STYLES.labelRight);
  grid.put(UNITS_ROW.factorWeight, UNITS_COLUMN.factorLabel, "权重", STYLES.labelRight);
  const columns = Math.max(FACTOR_COLUMNS, book.factors.length + 1);
  for (let index = 0; index < columns; index += 1) putFactor(grid, book, index);
  book.units.forEach((unit, index) => {
    const row = UNITS_ROW.first + index;
    grid.put(row, UNITS_COLUMN.code, unit.code, STYLES.code);
    grid.put(row, UNITS_COLUMN.name, unit.name, STYLES.text);
    grid.put(row, UNITS_COLUMN.shortName, unit.shortName, STYLES.text);
    grid.put(row, UNITS_COLUMN.level, LEVEL_WORDS[unit.level], STYLES.centered);
    grid.put(row, UNITS_COLUMN.aliases, unit.aliases.join("、"), STYLES.text);
    grid.put(row, UNITS_COLUMN.factorLabel, null, STYLES.label);
  });
  return sheetPlan(SHEET.units, grid, {
    columnWidths: [9, 14, 10, 7, 12, 40, 7, ...Array<number>(columns).fill(13)],
    freeze: { rows: UNITS_ROW.first, columns: 2 },
    print: { orientation: "landscape", paper: "A4", fitToWidth: 1 },
  });
}

function putFactor(grid: SheetGrid, book: FundBook, index: number): void {
  const column = UNITS_COLUMN.firstFactor + index;
  const factor = book.factors[index];
  grid.put(UNITS_ROW.factorYear, column, factor?.year ?? null, STYLES.inputText);
  grid.put(UNITS_ROW.factorSource, column, factor?.source ?? null, STYLES.inputWrapped);
  grid.put(UNITS_ROW.factorWeight, column, factor ? factor.weight / 10_000 : null, STYLES.inputPercent);
  grid.put(UNITS_ROW.header, column, factor?.name ?? null, { ...STYLES.header, unlocked: true });
  book.units.forEach((unit, offset) => {
    grid.put(UNITS_ROW.first + offset, column, factor?.values[unit.code] ?? null, STYLES.inputNumber);
  });
}
