import type { SheetGrid } from "../grid";
import { MATRIX_COLUMN, MATRIX_ROW, type MatrixLayout } from "../layout";
import { STYLES } from "../styles";

/** The header row 分配表 and 测算 share: 序号 … 州级小计, counties, 县市小计. */
export function matrixHead(grid: SheetGrid, layout: MatrixLayout): void {
  const row = MATRIX_ROW.header;
  grid.putRow(row, MATRIX_COLUMN.number, ["序号", "项目简称", "预警", "合计"], STYLES.header);
  for (const { unit, column } of layout.unitColumns) grid.put(row, column, unit.shortName, STYLES.header);
  grid.put(row, layout.prefectureSum, "州级小计", STYLES.header);
  grid.put(row, layout.countySum, "县市小计", STYLES.header);
}
