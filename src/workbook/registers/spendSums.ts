import { fen, type Fen } from "../../domain/money";
import type { RegisterRow } from "../../domain/returns";
import { amountOf } from "../../tracking/recordContent";
import { counts } from "../../tracking/spending";
import { cellAddress } from "../address";
import { quoted } from "../formula";
import type { SheetGrid } from "../grid";
import type { Unit } from "../../domain/units";
import { STYLES } from "../styles";
import { shownCell, yuanNumber } from "./registerCells";
import { SPEND_NAME, type RegisterGround } from "./registerColumns";
import { RETURN_TABLE } from "../../domain/returnTables";

/** More units than this are summed in one row: a block of thousands of SUMIFS would bury the register. */
const MOST_UNITS = 60;

/** Rows of the block 已支出 above 支出台账, header and total included. */
export function spendSumRows({ units }: Pick<RegisterGround, "units">): number {
  return 2 + shownUnits(units).length;
}

function shownUnits(units: readonly Unit[]): readonly Unit[] {
  return units.length <= MOST_UNITS ? units : [];
}

interface SumBlock {
  readonly rows: readonly RegisterRow[];
  readonly ground: RegisterGround;
  readonly first: number;
  /** Rows there are until the header of the register. */
  readonly space: number;
}

/** 已支出 in 元 by unit and project, by plain formulas over the names of the register; the total stands first. */
export function putSpendSums(grid: SheetGrid, { rows, ground, first, space }: SumBlock): void {
  const labels = ground.lines.map(({ label }) => label);
  grid.putRow(first, 0, ["已支出(元)", "合计", ...labels], STYLES.header);
  const units = shownUnits(ground.units).slice(0, Math.max(0, space - 3));
  const sums = new Sums(rows, ground);
  [null, ...units].forEach((unit, index) => {
    const row = first + 1 + index;
    if (index + 1 >= space) return;
    grid.put(row, 0, unit === null ? "合计" : unit.name, STYLES.sumLabel);
    const own = unit === null ? "" : `,${SPEND_NAME.unit},${quoted(escaped(unit.name))}`;
    [null, ...labels].forEach((label, column) => {
      const at =
        label === null ? "" : `,${SPEND_NAME.line},${cellAddress(first, column + 1).replace(/(\d+)$/, "$$$1")}`;
      const formula = `=ROUND(SUMIFS(${SPEND_NAME.amount},${SPEND_NAME.state},"<>已撤回"${own}${at}),2)`;
      const value = yuanNumber(sums.of(unit?.name ?? null, label));
      grid.compute(row, column + 1, formula, value, STYLES.sum);
    });
  });
}

/** `*`, `?` and `~` in a criterion stand for themselves. */
function escaped(text: string): string {
  return text.replace(/[~*?]/g, "~$&");
}

/** Sums as the sheet sees them: by the names the cells show. */
class Sums {
  private readonly sums = new Map<string, Fen>();

  constructor(rows: readonly RegisterRow[], ground: RegisterGround) {
    const line = RETURN_TABLE.spend.fields.find(({ key }) => key === "line");
    for (const row of rows) {
      const amount = counts(row) ? amountOf(row, "amount") : null;
      if (amount === null || !line) continue;
      const unit = ground.names.unit(row.unit);
      const label = String(shownCell(line, row.cells["line"], ground).value ?? "");
      for (const key of [keyOf(null, null), keyOf(unit, null), keyOf(null, label), keyOf(unit, label)]) {
        this.sums.set(key, fen((this.sums.get(key) ?? 0) + amount));
      }
    }
  }

  of(unit: string | null, label: string | null): Fen {
    return this.sums.get(keyOf(unit, label)) ?? fen(0);
  }
}

function keyOf(unit: string | null, label: string | null): string {
  return `${unit ?? "\u0001"}\u0002${label ?? "\u0001"}`;
}
