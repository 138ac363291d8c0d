import { RETURN_TABLES } from "../../domain/returnTables";
import type { PlacedRow } from "../../tracking/rehearsalFinding";
import { cellAddress, onSheet } from "../address";
import type { WorkbookContent } from "../plan";
import { ContentReader } from "../read/contentReader";
import { readRegister } from "./readRegister";
import { registerColumns, type RegisterGround } from "./registerColumns";

/** Every row of the registers with the cells its fields stand in, sorted or moved as people left them. */
export function placedRows(content: WorkbookContent, ground: RegisterGround): readonly PlacedRow[] {
  return RETURN_TABLES.flatMap((table): readonly PlacedRow[] => {
    const sheet = content.find(({ name }) => name === table.register);
    if (!sheet) return [];
    const { header, rows, places } = readRegister(sheet, table, ground);
    if (header === null) return [];
    const reader = new ContentReader(sheet);
    const columns = new Map(
      registerColumns(table).map(({ frame, field, label }) => [frame ?? field?.key, reader.columnOf(header, label)]),
    );
    return rows.map((row, index) => ({
      row,
      at: (key: string): string =>
        onSheet(table.register, cellAddress(places[index] ?? header + 1, columns.get(key) ?? 0)),
    }));
  });
}
