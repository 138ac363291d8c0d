import { SHARE_STATE_WORDS } from "../../allocation/states";
import type { FundBook } from "../../domain/book";
import { amountAt } from "../../domain/lines";
import { sumFen, wanNumber } from "../../domain/money";
import type { Unit, UnitCode } from "../../domain/units";
import { cellAddress, fixedAddress, onSheet, ownRowAddress } from "../address";
import { FACT_NAME } from "../factNames";
import type { SheetGrid } from "../grid";
import { cellOf, type LineRow, type MatrixLayout } from "../layout";
import { SHEET } from "../names";
import type { CellStyle, CellValue } from "../plan";
import { STYLES } from "../styles";
import { unreadTexts } from "../unreadTexts";
import {
  HOLD_WORD,
  listColumn,
  POT_COLUMN,
  TERMS_COLUMN,
  TERMS_ROW,
  type ShareColumns,
  type ShareKey,
} from "./computationColumns";
import type { ComputationRows } from "./computationPots";
import type { PotFigures, ShareFigures } from "./shareFigures";
import { coefficientColumn, UNITS_ROW, unitsColumn, type UnitRows } from "./units";

/** What 核对 says. */
const CHECK_WORDS = { same: "一致", changed: "输入已改，请重新分配", state: "状态已变，请重新分配" } as const;
const PROPORTIONAL = SHARE_STATE_WORDS.proportional.zh;
const FLOOR = SHARE_STATE_WORDS.floor.zh;
const CEILING = SHARE_STATE_WORDS.ceiling.zh;

/** One row of the list: a cell of the matrix that may hold money, or of which a person said something. */
export interface Share {
  readonly line: LineRow;
  readonly unit: Unit;
}

/** In matrix order. */
export function sharesOf(book: FundBook, layout: MatrixLayout): readonly Share[] {
  const { floors, ceilings, adjustments } = book.terms;
  const said = new Set([...book.holds, ...adjustments].map(({ line, unit }) => `${line}|${unit}`));
  return layout.lineRows.flatMap((line) =>
    layout.unitColumns
      .filter(({ unit: { code } }) => {
        const { id, builders } = line.line;
        if (builders.includes(code) || said.has(`${id}|${code}`)) return true;
        return amountAt(floors, id, code) !== null || amountAt(ceilings, id, code) !== null;
      })
      .map(({ unit }) => ({ line, unit })),
  );
}

export interface SharesGround {
  readonly book: FundBook;
  readonly layout: MatrixLayout;
  readonly rows: ComputationRows;
  readonly columns: ShareColumns;
  readonly figures: ReadonlyMap<string, PotFigures>;
  readonly unitRows: UnitRows | undefined;
  /** Hidden columns: line id, and the place of the unit code among all codes, which decides ties. */
  readonly keys: { readonly line: number; readonly order: number };
}

export function putShares(grid: SheetGrid, shares: readonly Share[], ground: SharesGround): void {
  grid.putRow(ground.rows.shares.header, 0, ground.columns.headers, STYLES.header);
  shares.forEach((share, index) => {
    const pot = ground.figures.get(share.line.line.id);
    const figures = pot?.shares.find(({ unit }) => unit === share.unit.code);
    new ShareRow(grid, ground.rows.shares.first + index, ground, share).put(pot, figures);
  });
}

class ShareRow {
  private readonly columns: ShareColumns;

  constructor(
    private readonly grid: SheetGrid,
    private readonly row: number,
    private readonly ground: SharesGround,
    private readonly share: Share,
  ) {
    this.columns = ground.columns;
  }

  put(pot: PotFigures | undefined, figures: ShareFigures | undefined): void {
    const { line, unit } = this.share;
    const { columns } = this;
    this.write(columns.number, line.line.project, STYLES.centered);
    this.write(columns.project, line.line.shortName, STYLES.text);
    this.write(columns.unit, unit.name, STYLES.text);
    this.putTerms();
    if (pot && figures) {
      this.putScore(pot, figures);
      this.putDivision(figures);
    } else this.putNothing();
    this.putOutcome(figures);
    this.write(this.ground.keys.line, line.line.id);
    this.write(this.ground.keys.order, codeOrder(this.ground.book, unit.code));
  }

  private own(key: ShareKey | "number" | "unit"): string {
    return ownRowAddress(this.row, this.columns[key]);
  }

  private list(column: number): string {
    const { first, last } = this.ground.rows.shares;
    return listColumn(column, first, last);
  }

  private potCell(column: number): string {
    const { first, last } = this.ground.rows.pots;
    const numbers = listColumn(POT_COLUMN.number, first, last);
    return `INDEX(${listColumn(column, first, last)},MATCH(${this.own("number")},${numbers},0))`;
  }

  private write(column: number, value: CellValue, style?: CellStyle): void {
    this.grid.put(this.row, column, value, style);
  }

  private compute(key: ShareKey, formula: string, value: CellValue, style: CellStyle): void {
    this.grid.compute(this.row, this.columns[key], `=${formula}`, value, style);
  }

  /** What a person may type: 固定, 保底, 上限; unreadable texts are put back as they were. */
  private putTerms(): void {
    const { book } = this.ground;
    const [line, unit] = [this.share.line.line.id, this.share.unit.code];
    const held = book.holds.some((hold) => hold.line === line && hold.unit === unit);
    this.write(this.columns.hold, held ? HOLD_WORD : null, { ...STYLES.inputText, horizontal: "center" });
    const unread = unreadTexts(book.unreadableRecords, "share");
    for (const key of ["floor", "ceiling"] as const) {
      const amount = amountAt(key === "floor" ? book.terms.floors : book.terms.ceilings, line, unit);
      const value = unread(key, `${line}|${unit}`) ?? (amount === null ? null : wanNumber(amount));
      this.write(this.columns[key], value, STYLES.inputAmount);
    }
  }

  private putScore({ byFactors }: PotFigures, figures: ShareFigures): void {
    const { book, unitRows } = this.ground;
    const open = byFactors && figures.factors.length > 0;
    const match = `MATCH(${this.own("unit")},${FACT_NAME["unit.name"]},0)`;
    this.columns.factors.forEach(({ value, share, onUnits }, index) => {
      const known = figures.factors[index];
      if (!open || !known) {
        this.write(value, null, STYLES.number);
        this.write(share, null, STYLES.quota);
        return;
      }
      const own = ownRowAddress(this.row, value);
      const sum = `SUMIFS(${this.list(value)},${this.list(this.columns.number)},${this.own("number")})`;
      const looked = `=INDEX(${unitsColumn(book, onUnits, unitRows)},${match})`;
      this.grid.compute(this.row, value, looked, known.value, STYLES.number);
      this.grid.compute(this.row, share, `=${own}/${sum}`, known.share, STYLES.quota);
    });
    if (!open) {
      this.write(this.columns.score, figures.score, STYLES.quota);
      this.write(this.columns.coefficient, null, STYLES.number);
      this.write(this.columns.weighted, figures.weighted, STYLES.quota);
      return;
    }
    const weights = this.columns.factors.map(
      ({ share, onUnits }) =>
        `${ownRowAddress(this.row, share)}*${onSheet(SHEET.units, fixedAddress(UNITS_ROW.factorWeight, onUnits))}`,
    );
    const coefficient = `INDEX(${unitsColumn(book, coefficientColumn(book), unitRows)},${match})`;
    this.compute("score", weights.join("+"), figures.score, STYLES.quota);
    this.compute("coefficient", `IF(ISNUMBER(${coefficient}),${coefficient},1)`, figures.coefficient, STYLES.number);
    this.compute("weighted", `${this.own("score")}*${this.own("coefficient")}`, figures.weighted, STYLES.quota);
  }

  private get step(): string {
    return fixedAddress(TERMS_ROW, TERMS_COLUMN.step);
  }

  /** 保底 taken up and 上限 taken down to whole steps. */
  private bounds(): { readonly floor: string; readonly ceiling: string } {
    return {
      floor: `ROUNDUP(ROUND(${this.own("floor")}/${this.step},6),0)*${this.step}`,
      ceiling: `INT(ROUND(${this.own("ceiling")}/${this.step},6))*${this.step}`,
    };
  }

  private putDivision(figures: ShareFigures): void {
    const [state, own] = [this.own("state"), (key: ShareKey): string => this.own(key)];
    const { floor, ceiling } = this.bounds();
    const shared = (then: string, otherwise: string): string => `IF(${state}="${PROPORTIONAL}",${then},${otherwise})`;
    this.write(this.columns.state, SHARE_STATE_WORDS[figures.trace.state].zh, STYLES.centered);
    const bound = `IF(${state}="${FLOOR}",${floor},IF(${state}="${CEILING}",${ceiling},${own("decided")}))`;
    this.compute("bound", shared('""', `ROUND(${bound},6)`), figures.bound ?? "", STYLES.money);
    const free = figures.trace.state !== "hold";
    const multiplier = this.ground.figures.get(this.share.line.line.id)?.multiplier ?? null;
    if (free) this.compute("multiplier", this.potCell(POT_COLUMN.multiplier), multiplier ?? "", STYLES.quota);
    else this.write(this.columns.multiplier, null, STYLES.quota);
    const quota = `ROUND(${own("weighted")}*${own("multiplier")},9)`;
    this.compute("quota", shared(quota, own("bound")), figures.quota, STYLES.quota);
    const floored = `ROUND(INT(ROUND(${own("quota")}/${this.step},9))*${this.step},6)`;
    this.compute("floored", shared(floored, own("quota")), figures.floored, STYLES.money);
    const remainder = `ROUND(${own("quota")}/${this.step}-${own("floored")}/${this.step},8)`;
    this.compute("remainder", shared(remainder, '""'), figures.remainder ?? "", STYLES.quota);
    this.compute("rank", shared(this.rank(), '""'), figures.rank ?? "", STYLES.number);
    const extra = `IF(${own("rank")}<=${this.potCell(POT_COLUMN.extras)},${this.step},0)`;
    this.compute("extra", `IF(ISNUMBER(${own("rank")}),${extra},0)`, figures.extra, STYLES.money);
    const { residue } = figures.trace;
    this.write(this.columns.residue, residue === 0 ? null : wanNumber(residue), STYLES.money);
  }

  /** 1 + those of the pot with a larger remainder, or with the same one and a smaller unit code. */
  private rank(): string {
    const [remainder, order] = [this.list(this.columns.remainder), this.list(this.ground.keys.order)];
    const ownOrder = ownRowAddress(this.row, this.ground.keys.order);
    const before = `(${remainder}>${this.own("remainder")})+(${remainder}=${this.own("remainder")})*(${order}<${ownOrder})`;
    const mine = `(${this.list(this.columns.number)}=${this.own("number")})*(${this.list(this.columns.state)}="${PROPORTIONAL}")`;
    return `1+SUMPRODUCT(${mine}*(${before}))`;
  }

  /** Before a division, and where dividing again gives something else. */
  private putNothing(): void {
    const { columns } = this;
    for (const { value, share } of columns.factors)
      for (const column of [value, share]) this.write(column, null, STYLES.number);
    const keys = ["score", "coefficient", "weighted", "state", "bound", "multiplier", "quota", "floored"] as const;
    for (const key of [...keys, "remainder", "rank", "extra", "residue"] as const)
      this.write(columns[key], null, STYLES.number);
  }

  private putOutcome(figures: ShareFigures | undefined): void {
    const { book, layout } = this.ground;
    const [line, unit] = [this.share.line.line.id, this.share.unit.code];
    const place = cellOf(layout, line, unit);
    if (!place) return;
    const matrix = fixedAddress(place.row, place.column);
    const [computed, decided] = [amountAt(book.computed, line, unit), amountAt(book.decided, line, unit)];
    const known = (amount: typeof computed): CellValue => (amount === null ? "" : wanNumber(amount));
    const sum = `ROUND(${this.own("floored")}+${this.own("extra")}+${this.own("residue")},6)`;
    const written = known(computed);
    this.compute("written", `IF(ISNUMBER(${matrix}),${matrix},"")`, written, STYLES.money);
    if (figures) this.compute("computed", sum, figures.computed, STYLES.money);
    else this.compute("computed", this.own("written"), written, STYLES.money);
    this.putCheck(figures, computed !== null);
    const decidedCell = onSheet(SHEET.allocation, cellAddress(place.row, place.column));
    this.compute("decided", `IF(ISNUMBER(${decidedCell}),${decidedCell},"")`, known(decided), STYLES.money);
    const both = `AND(ISNUMBER(${this.own("computed")}),ISNUMBER(${this.own("decided")}))`;
    const difference = `ROUND(${this.own("decided")}-${this.own("computed")},6)`;
    const change =
      computed === null || decided === null ? "" : wanNumber(sumFen([decided, -computed as typeof decided]));
    this.compute("change", `IF(${both},${difference},"")`, change, STYLES.money);
    const said = book.terms.adjustments.find((one) => one.line === line && one.unit === unit);
    this.write(this.columns.reason, said?.reason || null, STYLES.inputText);
    this.write(this.columns.by, said?.by || null, STYLES.inputText);
  }

  /** Whether the open columns end in the amount 分配 has written, and whether 状态 still holds. */
  private putCheck(figures: ShareFigures | undefined, computed: boolean): void {
    if (!figures) {
      this.write(this.columns.check, computed ? CHECK_WORDS.changed : null, STYLES.centered);
      return;
    }
    const [state, quota] = [this.own("state"), this.own("quota")];
    const { floor, ceiling } = this.bounds();
    const share = `${this.own("weighted")}*${this.own("multiplier")}`;
    const is = (word: string, condition: string): string => `IF(${state}="${word}",${condition},FALSE)`;
    const wrong = [
      is(FLOOR, `IF(ISNUMBER(${this.own("multiplier")}),${share}>${quota}+0.0000001,FALSE)`),
      is(CEILING, `IF(ISNUMBER(${this.own("multiplier")}),${share}<${quota}-0.0000001,FALSE)`),
      is(PROPORTIONAL, `IF(ISNUMBER(${this.own("floor")}),${quota}<${floor}-0.0000001,FALSE)`),
      is(PROPORTIONAL, `IF(ISNUMBER(${this.own("ceiling")}),${quota}>${ceiling}+0.0000001,FALSE)`),
    ].join(",");
    const { changed, state: stale, same } = CHECK_WORDS;
    const formula = `IF(ABS(${this.own("computed")}-${this.own("written")})>0.0000001,"${changed}",IF(OR(${wrong}),"${stale}","${same}"))`;
    this.compute("check", formula, same, STYLES.centered);
  }
}

/** By code unit, as the division orders them. */
function codeOrder({ units }: FundBook, code: UnitCode): number {
  return 1 + units.filter((other) => other.code < code).length;
}

/** Cells whose decided amount differs from the computed one and for which nobody gave a reason: 缺理由. */
export function withoutReason(book: FundBook): readonly { readonly line: string; readonly unit: UnitCode }[] {
  const explained = new Set(
    book.terms.adjustments.filter(({ reason }) => reason !== "").map(({ line, unit }) => `${line}|${unit}`),
  );
  return Object.entries(book.computed).flatMap(([line, cells]) =>
    Object.entries(cells).flatMap(([unit, computed]) => {
      const decided = amountAt(book.decided, line, unit);
      if (decided === null || decided === computed || explained.has(`${line}|${unit}`)) return [];
      return [{ line, unit }];
    }),
  );
}
