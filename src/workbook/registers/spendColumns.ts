import { ROW_STATES, type RegisterRow, type ReturnCell } from "../../domain/returns";
import { RETURN_TABLE } from "../../domain/returnTables";
import type { CellValue } from "../plan";
import { plainCell } from "./registerCells";
import { SPEND_NAME, type RegisterGround } from "./registerColumns";

/** The names over the columns of 支出台账 that sums need. */
export const SPEND_COLUMNS: readonly string[] = Object.values(SPEND_NAME);

type Named = ReadonlyMap<string, readonly (readonly CellValue[])[]>;

/**
 * Rows of 支出台账 from the columns that sums look at, as its formulas see them; all else in a row is left out. Of a
 * register with tens of thousands of rows the whole would weigh many times as much.
 * @returns null where a name is missing: the register is older, or not there
 */
export function spendRowsOf(named: Named, ground: RegisterGround): readonly RegisterRow[] | null {
  const columns = Object.fromEntries(Object.entries(SPEND_NAME).map(([key, name]) => [key, named.get(name)]));
  if (Object.values(columns).some((column) => column === undefined)) return null;
  const units = new Map(ground.units.map(({ name, code }) => [name, code]));
  const at = (key: keyof typeof SPEND_NAME, row: number): CellValue => columns[key]?.[row]?.[0] ?? null;
  return (columns["amount"] ?? []).flatMap((_cells, row): RegisterRow[] => {
    const unit = String(at("unit", row) ?? "").trim();
    const state = String(at("state", row) ?? "").trim();
    const cells = cellsOf((key) => at(key, row), ground);
    if (unit === "" && Object.keys(cells).length === 0) return [];
    return [
      {
        ...NOTHING_ELSE,
        table: "spend",
        unit: units.get(unit) ?? unit,
        state: ROW_STATES.find((one) => one === state) ?? "存疑",
        cells,
      },
    ];
  });
}

const NOTHING_ELSE = { row: "", period: "", place: "", question: "", treatment: "", file: "" } as const;
const FIELDS = RETURN_TABLE.spend.fields.filter(({ key }) => Object.hasOwn(SPEND_NAME, key));

function cellsOf(
  at: (key: keyof typeof SPEND_NAME) => CellValue,
  ground: RegisterGround,
): Readonly<Record<string, ReturnCell>> {
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const cell = plainCell(field, at(field.key as keyof typeof SPEND_NAME), ground);
      return cell ? [[field.key, cell]] : [];
    }),
  );
}
