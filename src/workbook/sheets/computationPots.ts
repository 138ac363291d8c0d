import type { AllocationResult, Pot } from "../../allocation/result";
import { sumFen, wanNumber } from "../../domain/money";
import { fixedAddress, ownRowAddress } from "../address";
import type { SheetGrid } from "../grid";
import type { LineRow, MatrixLayout } from "../layout";
import { STYLES } from "../styles";
import { listColumn, POT_COLUMN, POT_HEADERS, TERMS_COLUMN, TERMS_ROW, type ShareColumns } from "./computationColumns";
import { rounded, type PotFigures } from "./shareFigures";

const BASIS_WORDS: Readonly<Record<Pot["basis"], string>> = { fixed: "固定金额", held: "固定单元格", weight: "按权重" };

/** Where the two lists of 测算 stand; 0-based, both ends included. */
export interface ComputationRows {
  readonly pots: { readonly header: number; readonly first: number; readonly last: number };
  readonly shares: { readonly header: number; readonly first: number; readonly last: number };
}

export interface PotsGround {
  readonly layout: MatrixLayout;
  readonly rows: ComputationRows;
  readonly columns: ShareColumns;
  readonly allocation: AllocationResult | null;
  readonly figures: ReadonlyMap<string, PotFigures>;
}

/** 第一步: how much each line gets, and what its units share by: 分配系数 = (资金 − 定额合计 − 零头) ÷ 得分合计. */
export function putPots(grid: SheetGrid, ground: PotsGround): void {
  const { layout, rows, allocation } = ground;
  grid.putRow(rows.pots.header, 0, POT_HEADERS, STYLES.header);
  const weighed = (allocation?.pots ?? []).filter(({ basis }) => basis === "weight");
  const plain = weighed.every(({ state, residue }) => state === "proportional" && residue === 0);
  layout.lineRows.forEach(({ line }, index) => {
    const row = rows.pots.first + index;
    const pot = allocation?.pots.find((one) => one.line === line.id);
    putPot(grid, row, line, pot);
    putQuota(grid, row, { pot, plain: plain && weighed.length > 0, rows, word: potBasis(line, pot) });
    const figures = ground.figures.get(line.id);
    if (figures) putOpenColumns(grid, row, figures, ground);
  });
}

function putPot(grid: SheetGrid, row: number, line: LineRow["line"], pot: Pot | undefined): void {
  grid.put(row, POT_COLUMN.number, line.project, STYLES.centered);
  grid.put(row, POT_COLUMN.project, line.shortName, STYLES.text);
  grid.put(row, POT_COLUMN.basis, potBasis(line, pot), STYLES.centered);
  grid.put(row, POT_COLUMN.weight, line.weight, STYLES.inputNumber);
  grid.put(row, POT_COLUMN.floored, pot ? wanNumber(pot.floored) : null, STYLES.money);
  grid.put(row, POT_COLUMN.rank, pot?.remainderRank ?? null, STYLES.number);
  grid.put(row, POT_COLUMN.extra, pot ? wanNumber(sumFen([pot.extra, pot.residue])) : null, STYLES.money);
  grid.put(row, POT_COLUMN.amount, pot ? wanNumber(pot.amount) : null, STYLES.sum);
}

/** A placeholder takes nothing by itself. */
function potBasis(line: LineRow["line"], pot: Pot | undefined): string | null {
  if (line.placeholder && pot?.amount === 0) return "不分配";
  return pot ? BASIS_WORDS[pot.basis] : null;
}

interface QuotaGround {
  readonly pot: Pot | undefined;
  /** No pot is held up by its own holds or floors, and nothing below 取整单位 is left over. */
  readonly plain: boolean;
  readonly rows: ComputationRows;
  readonly word: string | null;
}

/** (总额 − 不按权重的) × 权重 ÷ 权重合计, as a formula where that is how it came about. */
function putQuota(grid: SheetGrid, row: number, { pot, plain, rows, word }: QuotaGround): void {
  const quota = pot ? Number(pot.quotaText) : null;
  if (!pot || !plain || word !== BASIS_WORDS.weight) {
    grid.put(row, POT_COLUMN.quota, quota, STYLES.quota);
    return;
  }
  const all = (key: keyof typeof POT_COLUMN): string => listColumn(POT_COLUMN[key], rows.pots.first, rows.pots.last);
  const shared = `(SUM(${all("amount")})-SUMIFS(${all("amount")},${all("basis")},"<>${BASIS_WORDS.weight}"))`;
  const weights = `SUMIFS(${all("weight")},${all("basis")},"${BASIS_WORDS.weight}")`;
  const exact = rounded(Number(pot.quota.numerator) / Number(pot.quota.denominator) / 1_000_000, 6);
  grid.compute(
    row,
    POT_COLUMN.quota,
    `=ROUND(${shared}*${ownRowAddress(row, POT_COLUMN.weight)}/${weights},6)`,
    exact,
    STYLES.quota,
  );
}

function putOpenColumns(grid: SheetGrid, row: number, figures: PotFigures, { rows, columns }: PotsGround): void {
  const own = (key: keyof typeof POT_COLUMN): string => ownRowAddress(row, POT_COLUMN[key]);
  const list = (column: number): string => listColumn(column, rows.shares.first, rows.shares.last);
  const mine = `${list(columns.number)},${own("number")}`;
  const step = fixedAddress(TERMS_ROW, TERMS_COLUMN.step);
  const { bounded, scores, multiplier, extras } = figures;
  grid.compute(row, POT_COLUMN.bounded, `=ROUND(SUMIFS(${list(columns.bound)},${mine}),6)`, bounded, STYLES.money);
  grid.compute(
    row,
    POT_COLUMN.scores,
    `=SUMIFS(${list(columns.weighted)},${mine},${list(columns.state)},"按比例")`,
    scores,
    STYLES.quota,
  );
  grid.compute(
    row,
    POT_COLUMN.multiplier,
    `=IF(${own("scores")}=0,"",(${own("amount")}-${own("bounded")}-SUMIFS(${list(columns.residue)},${mine}))/${own("scores")})`,
    multiplier ?? "",
    STYLES.quota,
  );
  grid.compute(
    row,
    POT_COLUMN.extras,
    `=INT(ROUND((${own("amount")}-SUMIFS(${list(columns.floored)},${mine}))/${step},6))`,
    extras,
    STYLES.number,
  );
}
