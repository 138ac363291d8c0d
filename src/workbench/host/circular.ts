import type { Area } from "./address";
import { formatArea, parseArea, quoteSheetName, splitSheet } from "./address";
import type { CellPlace, Engine } from "./engine/engine";

interface FormulaCell {
  readonly sheet: string;
  readonly area: Area;
  readonly formula: string;
}

/** A sheet name (quoted or plain) before `!`, then A1, A1:B2, A:B or 1:2; or a bare word that may be a name. */
const token =
  /((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7}|[\p{L}_][\p{L}\p{N}_.]*)(?![\p{L}\p{N}_.(!])/gu;

/** Functions that ask where a reference is, not what it holds: those do not close a circle. */
const placeOnly = /(?<=\b(?:ROWS?|COLUMNS?|AREAS|SHEETS?|FORMULATEXT|ISFORMULA|ISREF))\([^()]*/gi;
const offsetStart = /(?<=\bOFFSET)\([^(),]*,/gi;

/** What of an engine is looked at. */
export type FormulaBook = Pick<Engine, "sheets" | "names" | "formulas">;

/** Cells of all sheets that hold formulas. */
function formulaCells(engine: FormulaBook): FormulaCell[] {
  return engine.sheets().flatMap(({ id }) =>
    engine.formulas(id).map(({ row, column, formula }) => {
      return { sheet: id, area: { row, column, rows: 1, columns: 1 }, formula };
    }),
  );
}

/** A block of cells some formula refers to: all that refer to it share one, and it is looked into once. */
interface ReferredBlock {
  readonly sheet: string;
  readonly area: Area;
}

/** What leads on: a formula cell to the blocks its formula names, a block to the formula cells within. */
type Station = FormulaCell | ReferredBlock;

function isFormulaCell(station: Station): station is FormulaCell {
  return "formula" in station;
}

/** Formula cells of a sheet by row. */
type SheetRows = Map<number, FormulaCell[]>;

/** Formula cells by sheet and row, names and sheets by their lower-case name. */
class FormulaIndex {
  readonly cells: readonly FormulaCell[];
  private readonly rows = new Map<string, SheetRows>();
  private readonly names: ReadonlyMap<string, string>;
  private readonly sheets: ReadonlyMap<string, string>;
  private readonly blocks = new Map<string, ReferredBlock>();
  /** By home sheet and word: thousands of formulas say the same few. */
  private readonly spoken = new Map<string, readonly ReferredBlock[]>();

  constructor(engine: FormulaBook) {
    this.cells = formulaCells(engine);
    this.names = new Map(engine.names().map((name) => [name.name.toLowerCase(), name.formula]));
    this.sheets = new Map(engine.sheets().map((sheet) => [sheet.name.toLowerCase(), sheet.id]));
    for (const cell of this.cells) {
      const rows = this.rows.get(cell.sheet) ?? new Map<number, FormulaCell[]>();
      this.rows.set(cell.sheet, rows);
      const row = rows.get(cell.area.row);
      if (row === undefined) rows.set(cell.area.row, [cell]);
      else row.push(cell);
    }
  }

  next(station: Station): readonly Station[] {
    if (!isFormulaCell(station)) return this.within(station);
    return [...new Set(this.referred(station.formula, station.sheet, 0))];
  }

  /** A reference built while calculating (INDIRECT) cannot be seen. */
  private referred(formula: string, home: string, depth: number): ReferredBlock[] {
    const text = formula
      .replace(/"(?:[^"]|"")*"/g, '""')
      .replace(placeOnly, "(0")
      .replace(offsetStart, "(0,");
    return [...text.matchAll(token)].flatMap(([whole, , word = ""]) => this.meant(whole, word, home, depth));
  }

  private meant(whole: string, word: string, home: string, depth: number): readonly ReferredBlock[] {
    const key = `${depth}|${home}|${whole}`;
    const known = this.spoken.get(key);
    if (known !== undefined) return known;
    const meant = this.lookUp(whole, word, home, depth);
    this.spoken.set(key, meant);
    return meant;
  }

  private lookUp(whole: string, word: string, home: string, depth: number): readonly ReferredBlock[] {
    const { sheet } = splitSheet(whole);
    const target = sheet === null ? home : this.sheets.get(sheet.toLowerCase());
    if (target === undefined) return [];
    const area = parseArea(word);
    if (area !== null) return [this.block(target, area)];
    const named = this.names.get(word.toLowerCase());
    return named === undefined || depth > 10 ? [] : this.referred(named, home, depth + 1);
  }

  private block(sheet: string, area: Area): ReferredBlock {
    const key = `${sheet}|${area.row}|${area.column}|${area.rows}|${area.columns}`;
    const block = this.blocks.get(key) ?? { sheet, area };
    this.blocks.set(key, block);
    return block;
  }

  private within({ sheet, area }: ReferredBlock): FormulaCell[] {
    const rows = this.rows.get(sheet);
    if (rows === undefined) return [];
    const found: FormulaCell[] = [];
    const take = (row: readonly FormulaCell[] | undefined): void => {
      for (const cell of row ?? []) {
        const { column } = cell.area;
        if (column >= area.column && column < area.column + area.columns) found.push(cell);
      }
    };
    const last = area.row + area.rows;
    if (area.rows > rows.size) rows.forEach((row, index) => index >= area.row && index < last && take(row));
    else for (let row = area.row; row < last; row += 1) take(rows.get(row));
    return found;
  }
}

/**
 * Cells whose formulas depend on themselves, in no particular order. Excel refuses to calculate these and warns. A
 * circle in a branch of IF that is not taken is reported too.
 */
export function circularCells(engine: FormulaBook): CellPlace[] {
  const index = new FormulaIndex(engine);
  const found = cyclic<Station>(index.cells, (station) => index.next(station)).filter(isFormulaCell);
  return found.map(({ sheet, area }) => ({ sheet, row: area.row, column: area.column }));
}

/** `分配表!B2`. */
export function placeAddress(engine: Pick<Engine, "sheets">, { sheet, row, column }: CellPlace): string {
  const name = engine.sheets().find((info) => info.id === sheet)?.name ?? "";
  return `${quoteSheetName(name)}!${formatArea({ row, column, rows: 1, columns: 1 })}`;
}

/** Addresses of all cells whose formulas depend on themselves. */
export function circularReferences(engine: Engine): string[] {
  return circularCells(engine).map((place) => placeAddress(engine, place));
}

/** Nodes that lie on a cycle: strongly connected components of more than one node, and self-loops (Tarjan 1972). */
function cyclic<Node extends object>(nodes: readonly Node[], next: (node: Node) => readonly Node[]): Node[] {
  const order = new Map<Node, number>();
  const low = new Map<Node, number>();
  const stack: Node[] = [];
  const onStack = new Set<Node>();
  const found: Node[] = [];

  const open = (node: Node): Frame<Node> => {
    order.set(node, order.size);
    low.set(node, order.get(node) ?? 0);
    stack.push(node);
    onStack.add(node);
    return { node, successors: next(node), position: 0 };
  };
  const close = ({ node, successors }: Frame<Node>): void => {
    if (low.get(node) !== order.get(node)) return;
    const component = stack.splice(stack.lastIndexOf(node));
    component.forEach((member) => onStack.delete(member));
    if (component.length > 1 || successors.includes(node)) found.push(...component);
  };
  const lower = (node: Node, bound: number | undefined): void => {
    low.set(node, Math.min(low.get(node) ?? 0, bound ?? 0));
  };

  for (const start of nodes) {
    // An explicit stack: chains of thousands of formulas are usual.
    const path = order.has(start) ? [] : [open(start)];
    for (let frame = path.at(-1); frame !== undefined; frame = path.at(-1)) {
      const successor = frame.successors[frame.position];
      frame.position += 1;
      if (successor === undefined) {
        close(frame);
        path.pop();
        const parent = path.at(-1);
        if (parent !== undefined) lower(parent.node, low.get(frame.node));
      } else if (!order.has(successor)) {
        path.push(open(successor));
      } else if (onStack.has(successor)) {
        lower(frame.node, order.get(successor));
      }
    }
  }
  return found;
}

interface Frame<Node> {
  readonly node: Node;
  readonly successors: readonly Node[];
  position: number;
}
