/** A linear program in the form the exact solver takes: every variable at least 0, every row `Σ a·x ≤ bound`. */
export interface StandardProgram {
  /** Never negative, so that doing nothing is the cheapest wish and only the rows push. */
  readonly costs: readonly bigint[];
  readonly rows: readonly { readonly coefficients: readonly bigint[]; readonly bound: bigint }[];
}

/** Values over one common denominator, greater than 0. */
export interface StandardSolution {
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
  /** Numerator of the cost over the same denominator. */
  readonly cost: bigint;
}

/**
 * The cheapest point of a linear program, exactly, or null when there is none. Dual simplex on whole numbers:
 * all entries share one denominator (the last pivot), so every division is exact and nothing is ever rounded.
 * Ties go to the smallest index (Bland), so it ends and gives the same answer everywhere.
 */
export function solveStandard(program: StandardProgram): StandardSolution | null {
  const tableau = new Tableau(program);
  for (;;) {
    const row = tableau.leavingRow();
    if (row === null) return tableau.solution();
    const column = tableau.enteringColumn(row);
    if (column === null) return null;
    tableau.pivot(row, column);
  }
}

/** Condensed tableau: one column per variable outside the basis, one row per variable in it, costs last. */
class Tableau {
  private readonly cells: bigint[][];
  private denominator = 1n;
  /** Which variable a column or row stands for; slacks follow the variables. */
  private readonly outside: number[];
  private readonly inside: number[];
  private readonly width: number;
  private readonly height: number;

  constructor(private readonly program: StandardProgram) {
    this.width = program.costs.length;
    this.height = program.rows.length;
    this.cells = [...program.rows.map(({ coefficients, bound }) => [...coefficients, bound]), [...program.costs, 0n]];
    this.outside = program.costs.map((_, index) => index);
    this.inside = program.rows.map((_, index) => this.width + index);
  }

  private at(row: number, column: number): bigint {
    return this.cells[row]?.[column] ?? 0n;
  }

  /** The row whose bound is overstepped, smallest variable first; null when all hold. */
  leavingRow(): number | null {
    let found: number | null = null;
    for (let row = 0; row < this.height; row += 1) {
      if (this.at(row, this.width) >= 0n) continue;
      if (found === null || (this.inside[row] ?? 0) < (this.inside[found] ?? 0)) found = row;
    }
    return found;
  }

  /** The column that mends a row at the least cost per unit; null when none can: the program has no point. */
  enteringColumn(row: number): number | null {
    let found: number | null = null;
    for (let column = 0; column < this.width; column += 1) {
      if (this.at(row, column) >= 0n) continue;
      if (found === null || this.cheaper(row, column, found)) found = column;
    }
    return found;
  }

  private cheaper(row: number, column: number, than: number): boolean {
    const one = this.at(this.height, column) * -this.at(row, than);
    const other = this.at(this.height, than) * -this.at(row, column);
    return one === other ? (this.outside[column] ?? 0) < (this.outside[than] ?? 0) : one < other;
  }

  pivot(row: number, column: number): void {
    const pivot = this.at(row, column);
    const sign = pivot < 0n ? -1n : 1n;
    const pivotRow = [...(this.cells[row] ?? [])];
    for (let r = 0; r <= this.height; r += 1) {
      if (r === row) continue;
      const cells = this.cells[r] ?? [];
      const factor = cells[column] ?? 0n;
      for (let c = 0; c <= this.width; c += 1) {
        if (c === column) cells[c] = -sign * factor;
        else cells[c] = (sign * ((cells[c] ?? 0n) * pivot - factor * (pivotRow[c] ?? 0n))) / this.denominator;
      }
    }
    this.cells[row] = pivotRow.map((value, c) => sign * (c === column ? this.denominator : value));
    this.denominator = sign * pivot;
    const entering = this.outside[column] ?? 0;
    this.outside[column] = this.inside[row] ?? 0;
    this.inside[row] = entering;
  }

  solution(): StandardSolution {
    const numerators = this.program.costs.map(() => 0n);
    this.inside.forEach((variable, row) => {
      if (variable < this.width) numerators[variable] = this.at(row, this.width);
    });
    return { numerators, denominator: this.denominator, cost: -this.at(this.height, this.width) };
  }
}
