import type { Closing, RepairCell, RepairInput, RepairRow, LinearSum } from "../allocation/repairModel";
import type { AmountTable, FundBook, LineId } from "../domain/book";
import { amountAt, fundTotal, lineTotal, linesOf } from "../domain/lines";
import { ALLOCATION_STEP, fen, ZERO_FEN, type Fen } from "../domain/money";
import type { Rule, Term } from "../domain/rule";
import type { UnitCode, UnitLevel } from "../domain/units";
import { ruleInForce, type RuleInForce } from "../rules/choices";
import { factsOf, type BookFacts, type CellFact, type LineFact } from "../rules/facts";
import { evaluateTerms } from "../rules/quantities/evaluateTerms";
import type { Focus } from "../rules/quantities/kind";

/** Row of the 固定金额 of a line. */
export const FIXED_ROW = "fixed:";
/** Row that empties cells outside the builders, when a person has made that a must. */
const BUILDERS_RULE = "R22";

const WHOLE: Focus = { line: null, institution: null, judgement: null };

/** A cell a person wants left alone: the one just edited. */
export interface KeptCell {
  readonly line: LineId;
  readonly unit: UnitCode;
}

/**
 * The book as rows over cells, for the solver (D4's fourth reader): every enabled rule of level must that speaks of
 * money alone, the 固定金额 of lines that are kept now, and the closed cells.
 */
export function repairInputOf(book: FundBook, keep: KeptCell | null): RepairInput {
  const cells = cellsOf(book, keep);
  const facts = factsOf(book);
  const sums = new SumReader(book, facts, cells);
  const rows = moneyRules(book).map(({ rule, threshold, reading }): RepairRow => {
    const { id, comparator, thresholdEditable } = rule;
    return {
      id,
      comparator,
      threshold,
      thresholdEditable,
      left: sums.of(reading.left),
      right: sums.of(reading.right),
    };
  });
  return { cells, rows: [...rows, ...builderRows(book, cells), ...fixedRows(book, cells)], step: stepOf(book, cells) };
}

/** 取整单位 where all amounts keep to it, else 0.01 万元. */
function stepOf({ terms: { step }, ledger }: FundBook, cells: readonly RepairCell[]): Fen {
  const whole = [fundTotal(ledger), ...cells.map(({ amount }) => amount)].every((amount) => amount % step === 0);
  return whole ? step : ALLOCATION_STEP;
}

/** Rules money can mend: enabled, of level must, over the whole book, made of amounts only. */
export function moneyRules(book: FundBook): readonly RuleInForce[] {
  return enforced(book).filter(
    ({ rule, reading }) => rule.scope === "book" && [...reading.left, ...reading.right].every(isMoney),
  );
}

function enforced(book: FundBook): readonly RuleInForce[] {
  const choices = new Map(book.rules.map((choice) => [choice.rule, choice]));
  return book.catalogue
    .map((rule: Rule) => ruleInForce(rule, choices.get(rule.id)))
    .filter(({ enabled, level, rule }) => enabled && level === "must" && rule.stage === "allocation");
}

function isMoney({ quantity }: Term): boolean {
  return quantity.kind === "allocated" || quantity.kind === "resourceParts" || quantity.kind === "fundTotal";
}

function cellsOf(book: FundBook, keep: KeptCell | null): readonly RepairCell[] {
  const held = new Set(book.holds.map(({ line, unit }) => `${line}|${unit}`));
  const without = new Set(book.unitRecords.filter(({ funded }) => funded === false).map(({ unit }) => unit));
  return linesOf(book.projects).flatMap((line) =>
    book.units.flatMap(({ code, level }): readonly RepairCell[] => {
      const amount = amountAt(book.decided, line.id, code);
      const outside = !line.builders.includes(code);
      if (outside && (amount === null || amount === 0)) return [];
      const edited = keep !== null && keep.line === line.id && keep.unit === code;
      const closed: Closing | null = edited
        ? "edited"
        : held.has(`${line.id}|${code}`)
          ? "hold"
          : without.has(code)
            ? "notFunded"
            : null;
      const bounds = closed === null && !outside ? boundsOf(book, line.id, code) : {};
      const cell = { line: line.id, unit: code, amount: amount ?? ZERO_FEN, closed, outside };
      return [{ ...cell, ...bounds, county: level === "county" }];
    }),
  );
}

function boundsOf({ terms }: FundBook, line: LineId, unit: UnitCode): Pick<RepairCell, "floor" | "ceiling"> {
  const [floor, ceiling] = [amountAt(terms.floors, line, unit), amountAt(terms.ceilings, line, unit)];
  return { ...(floor === null ? {} : { floor }), ...(ceiling === null ? {} : { ceiling }) };
}

/** What one more fen does to a sum, asked of the rule engine itself: line by line, since sums add up over lines. */
class SumReader {
  private readonly lines: ReadonlyMap<LineId, LineFact>;
  private readonly levels: ReadonlyMap<UnitCode, UnitLevel>;

  constructor(
    book: FundBook,
    private readonly facts: BookFacts,
    private readonly cells: readonly RepairCell[],
  ) {
    // Cells with a text are not the solver's: it is only asked where there is none.
    const readable = factsOf({ ...book, unreadable: [] });
    this.lines = new Map(readable.lines.map((line) => [line.id, line]));
    this.levels = new Map(book.units.map(({ code, level }) => [code, level]));
  }

  of(terms: readonly Term[]): LinearSum {
    const bases = new Map<LineId, bigint>();
    const perFen = this.cells.map((cell) => {
      const base = bases.get(cell.line) ?? this.onLine(terms, cell.line, null);
      bases.set(cell.line, base);
      return this.onLine(terms, cell.line, cell) - base;
    });
    return { now: evaluateTerms(terms, this.facts, WHOLE).value, perFen, perFenOfTotal: this.perFenOfTotal(terms) };
  }

  /** The sum over one line, with one more fen in a cell. */
  private onLine(terms: readonly Term[], id: LineId, richer: RepairCell | null): bigint {
    const line = this.lines.get(id);
    if (!line) return 0n;
    const cells = richer === null ? line.cells : this.withOneMore(line.cells, richer);
    const facts = { ...this.facts, ledgerTexts: [], nothingDecided: false, lines: [{ ...line, cells }] };
    return evaluateTerms(terms, facts, WHOLE).value;
  }

  private withOneMore(cells: readonly CellFact[], { unit, amount, outside }: RepairCell): readonly CellFact[] {
    const richer = { amount: fen(amount + 1), unreadable: null };
    const place = cells.findIndex((cell) => cell.unit === unit);
    const own = cells[place];
    if (own) return [...cells.slice(0, place), { ...own, ...richer }, ...cells.slice(place + 1)];
    return [...cells, { unit, unitLevel: this.levels.get(unit) ?? null, outside, ...richer }];
  }

  private perFenOfTotal(terms: readonly Term[]): bigint {
    const { total, centralTotal } = this.facts;
    const richer = { ...this.facts, total: oneMore(total), centralTotal: oneMore(centralTotal) };
    return evaluateTerms(terms, richer, WHOLE).value - evaluateTerms(terms, this.facts, WHOLE).value;
  }
}

function oneMore(amount: Fen | null): Fen | null {
  return amount === null ? null : fen(amount + 1);
}

function sumOver(cells: readonly RepairCell[], counts: (cell: RepairCell) => boolean): LinearSum {
  const now = cells.reduce((sum, cell) => sum + (counts(cell) ? BigInt(cell.amount) : 0n), 0n);
  return { now, perFen: cells.map((cell) => (counts(cell) ? 1n : 0n)), perFenOfTotal: 0n };
}

function constant(value: Fen, cells: readonly RepairCell[]): LinearSum {
  return { now: BigInt(value), perFen: cells.map(() => 0n), perFenOfTotal: 0n };
}

function builderRows(book: FundBook, cells: readonly RepairCell[]): readonly RepairRow[] {
  if (!enforced(book).some(({ rule }) => rule.id === BUILDERS_RULE)) return [];
  const left = sumOver(cells, ({ outside }) => outside);
  const right = constant(ZERO_FEN, cells);
  return [{ id: BUILDERS_RULE, comparator: "<=", threshold: 10_000, thresholdEditable: false, left, right }];
}

/** 固定金额 that holds now is kept; one that does not is the person's to settle. */
function fixedRows(book: FundBook, cells: readonly RepairCell[]): readonly RepairRow[] {
  return linesOf(book.projects).flatMap((line): readonly RepairRow[] => {
    const { fixedAmount } = line;
    if (fixedAmount === null || lineTotal(book.decided, line.id) !== fixedAmount) return [];
    const left = sumOver(cells, (cell) => cell.line === line.id);
    const right = constant(fixedAmount, cells);
    return [
      { id: `${FIXED_ROW}${line.id}`, comparator: "=", threshold: 10_000, thresholdEditable: false, left, right },
    ];
  });
}

/** The book with amounts moved. */
export function withMoves(
  book: FundBook,
  moves: readonly { readonly line: LineId; readonly unit: UnitCode; readonly to: Fen }[],
): FundBook {
  const decided: Record<LineId, Record<UnitCode, Fen>> = { ...book.decided };
  for (const line of new Set(moves.map((move) => move.line))) decided[line] = { ...decided[line] };
  for (const { line, unit, to } of moves) (decided[line] ??= {})[unit] = to;
  return { ...book, decided: decided satisfies AmountTable };
}
