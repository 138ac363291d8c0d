import type { Area } from "../address";
import { formatAbsoluteArea, formatArea } from "../address";
import type { Engine, FormulaRewriter } from "../engine/engine";
import type { TableReference } from "./structured-references";
import { rewriteReferences, storedReference, toShownFormula, toStoredFormula } from "./structured-references";
import type { TableState } from "./table-state";
import { dataArea, touches } from "./table-state";

/** The cells a structured reference means, this row's aside; null when there are none. */
function areaOf({ table, sections, first, last }: TableReference<TableState>): Area | null {
  const names = table.columns.map((column) => column.name);
  const from = first === null ? 0 : names.indexOf(first);
  const to = last === null ? names.length - 1 : names.indexOf(last);
  const { area } = table;
  const rows = new Map<string, Area | null>([
    ["#All", area],
    ["#Data", dataArea(table)],
    ["#Headers", table.showHeaders ? { ...area, rows: 1 } : null],
    ["#Totals", table.showTotals ? { ...area, row: area.row + area.rows - 1, rows: 1 } : null],
  ]).get(sections[0] ?? "#Data");
  if (rows === null || rows === undefined || sections.length > 1) return null;
  return { ...rows, column: area.column + Math.min(from, to), columns: Math.abs(to - from) + 1 };
}

/** Formulas that name tables and their columns. */
export class TableFormulas {
  constructor(
    private readonly engine: Engine,
    private readonly tables: () => readonly TableState[],
    private readonly changed: (sheet: string) => void,
    /** Lets columns be called what their header cells say by now. */
    private readonly refresh: () => void,
  ) {}

  /** The stored form of formulas about to be written on a sheet. */
  speller(sheet: string): (formula: string, row: number, column: number) => string {
    let isFresh = this.tables().length === 0;
    return (formula, row, column) => {
      if (!formula.includes("[")) return formula;
      if (!isFresh) this.refresh();
      isFresh = true;
      return this.stored(formula, sheet, row, column);
    };
  }

  private home(sheet: string, row: number, column: number): TableState | null {
    const cell = { row, column, rows: 1, columns: 1 };
    return this.tables().find((table) => table.sheet === sheet && touches(table.area, cell)) ?? null;
  }

  /** A formula as written in a cell, in the form engine and files keep. */
  stored(formula: string, sheet: string, row: number, column: number): string {
    if (this.tables().length === 0 || !formula.includes("[")) return formula;
    return toStoredFormula(formula, this.tables(), this.home(sheet, row, column));
  }

  /** The stored formula of a cell as Excel shows it. */
  shown(formula: string, sheet: string, row: number, column: number): string {
    if (this.tables().length === 0 || !formula.includes("[")) return formula;
    return toShownFormula(formula, this.tables(), this.home(sheet, row, column));
  }

  /** A formula that belongs to no cell, such as the one of a name, in the form engine and files keep. */
  named(formula: string): string {
    if (this.tables().length === 0 || !formula.includes("[")) return formula;
    this.refresh();
    return toStoredFormula(formula, this.tables(), null);
  }

  /** The cells a reference such as `Table1` or `Table1[[#Headers],[a]]` means; null when it is none. */
  resolve(text: string): { readonly sheet: string; readonly area: Area } | null {
    const whole = this.tables().find((table) => table.name.toLowerCase() === text.trim().toLowerCase());
    if (whole !== undefined) return { sheet: whole.sheet, area: dataArea(whole) };
    if (!/^[^[\]()!]+\[.*\]$/.test(text.trim())) return null;
    let found: { readonly sheet: string; readonly area: Area } | null = null;
    rewriteReferences(text.trim(), this.tables(), (reference) => {
      const area = areaOf(reference);
      if (area !== null) found = { sheet: reference.table.sheet, area };
      return null;
    });
    return found;
  }

  /** Spells the formulas of cells and of names anew. */
  private rewrite(rewrite: FormulaRewriter): void {
    this.engine.rewriteFormulas(rewrite);
    for (const name of this.engine.names()) {
      const formula = rewrite(name.formula, name.sheet ?? "", 0, 0);
      if (formula !== name.formula) this.engine.setName({ ...name, formula });
    }
  }

  /** References to the table, or to one of its columns, are broken for good. */
  breakReferences(table: TableState, column?: string): void {
    this.rewrite((formula) =>
      rewriteReferences(formula, this.tables(), (reference) => {
        const meant = column === undefined || reference.first === column || reference.last === column;
        return reference.table === table && meant ? "#REF!" : null;
      }),
    );
  }

  /** Formulas of one sheet mean another table from now on. */
  redirect(home: string, from: TableState, to: TableState): void {
    this.rewrite((formula, sheet) => {
      if (sheet !== home) return formula;
      return rewriteReferences(formula, this.tables(), (reference) =>
        reference.table === from ? storedReference({ ...reference, table: to }) : null,
      );
    });
  }

  /** References to the table become plain ones. */
  plainReferences(table: TableState, plain: (address: string) => string): void {
    this.rewrite((formula, _sheet, row) =>
      rewriteReferences(formula, this.tables(), (reference) => {
        if (reference.table !== table) return null;
        const ofRow = reference.sections[0] === "#This Row";
        const area = areaOf(ofRow ? { ...reference, sections: [] } : reference);
        if (area === null) return "#REF!";
        return plain(ofRow ? formatArea({ ...area, row, rows: 1 }) : formatAbsoluteArea(area));
      }),
    );
  }

  /** Lets formulas follow a change of names; `rename` changes the table. */
  renamed(table: TableState, rename: () => void): void {
    const before = { ...table, columns: table.columns.map((column) => ({ ...column })) };
    const others = this.tables().map((other) => (other === table ? before : other));
    rename();
    this.changed(table.sheet);
    const present = (name: string | null): string | null => {
      const index = before.columns.findIndex((column) => column.name === name);
      const id = before.columns[index]?.id;
      return table.columns.find((column) => column.id === id)?.name ?? name;
    };
    this.rewrite((formula) =>
      rewriteReferences(formula, others, (reference) => {
        if (reference.table !== before) return null;
        return storedReference({ ...reference, table, first: present(reference.first), last: present(reference.last) });
      }),
    );
  }
}
