import { formatYuan, type Fen } from "../../domain/money";
import type { ReturnCell, ReturnField, ReturnRecord, UnitFileContent } from "../../domain/returns";
import type { CellValue } from "../plan";
import { dateSerial } from "../sheet";

/**
 * A reported cell as it goes back into the file: as it was understood, so that formulas count it; what was not
 * understood as it was typed. Nothing typed becomes empty.
 */
export function reportedValue(
  cell: ReturnCell | undefined,
  { kind }: Pick<ReturnField, "kind">,
  { lines }: Pick<UnitFileContent, "lines">,
): CellValue {
  if (!cell) return null;
  const { typed, value } = cell;
  if (value === null) return typed;
  switch (kind) {
    case "money":
      return typeof value === "number" ? Number(formatYuan(value as Fen)) : typed;
    case "date":
      return typeof value === "string" ? (dateSerial(value) ?? typed) : typed;
    case "line":
      return lines.find(({ id }) => id === value)?.label ?? typed;
    default:
      return value;
  }
}

/** Values of a record's cells by field. */
export function recordValues(
  record: ReturnRecord | undefined,
  fields: readonly ReturnField[],
  content: Pick<UnitFileContent, "lines">,
): Readonly<Record<string, CellValue>> {
  if (!record) return {};
  return Object.fromEntries(fields.map((field) => [field.key, reportedValue(record.cells[field.key], field, content)]));
}
