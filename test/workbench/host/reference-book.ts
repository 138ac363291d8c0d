/**
 * A workbook as simple as can be, written without a look at the host: a list of sheets, each a map from cells to what
 * was put there. The property test does everything to both and compares.
 */
export type Literal = number | string;

/** A cell another one refers to; null once it was deleted. */
export interface Reference {
  sheet: ReferenceSheet;
  row: number;
  column: number;
}
interface Formula {
  references: (Reference | null)[];
}
type Content = Literal | Formula;

export interface ReferenceSheet {
  name: string;
  isProtected: boolean;
  isGone: boolean;
  cells: Map<string, Content>;
  /** A range the client keeps. */
  kept: { row: number; column: number } | null;
}

export type Axis = "row" | "column";

function isFormula(content: Content | undefined): content is Formula {
  return typeof content === "object";
}

const key = (row: number, column: number): string => `${row},${column}`;

export function letter(column: number): string {
  return String.fromCharCode(65 + column);
}

/** Where a number lies after `count` lines were inserted (or, negative, deleted) at `at`; null when deleted. */
function moved(place: number, at: number, count: number): number | null {
  if (place < at) return place;
  if (count < 0 && place < at - count) return null;
  return place + count;
}

export class ReferenceBook {
  readonly sheets: ReferenceSheet[] = [];
  readonly names = new Map<string, Reference | null>();

  add(name: string): ReferenceSheet {
    const sheet: ReferenceSheet = { name, isProtected: false, isGone: false, cells: new Map(), kept: null };
    this.sheets.push(sheet);
    return sheet;
  }

  remove(sheet: ReferenceSheet): void {
    sheet.isGone = true;
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
  }

  put(sheet: ReferenceSheet, row: number, column: number, content: Literal | readonly Reference[] | null): void {
    if (content === null) sheet.cells.delete(key(row, column));
    else if (typeof content === "object") {
      sheet.cells.set(key(row, column), { references: content.map((reference) => ({ ...reference })) });
    } else sheet.cells.set(key(row, column), content);
  }

  shift(sheet: ReferenceSheet, axis: Axis, at: number, count: number): void {
    const follow = <T extends { row: number; column: number }>(place: T): T | null => {
      const next = moved(place[axis], at, count);
      return next === null ? null : { ...place, [axis]: next };
    };
    const cells = new Map<string, Content>();
    for (const [place, content] of sheet.cells) {
      const [row = 0, column = 0] = place.split(",").map(Number);
      const next = follow({ row, column });
      if (next !== null) cells.set(key(next.row, next.column), content);
    }
    sheet.cells = cells;
    if (sheet.kept !== null) sheet.kept = follow(sheet.kept);
    const followed = (reference: Reference | null): Reference | null =>
      reference === null || reference.sheet !== sheet ? reference : follow(reference);
    for (const other of this.sheets)
      for (const content of other.cells.values())
        if (isFormula(content)) content.references = content.references.map(followed);
    for (const [name, reference] of this.names) this.names.set(name, followed(reference));
  }

  private content(place: Reference): Content | undefined {
    return place.sheet.cells.get(key(place.row, place.column));
  }

  /** Whether a cell can be reached from itself. */
  private isCircular(start: Reference): boolean {
    const seen = new Set<string>();
    const queue: Reference[] = [start];
    for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
      const content = this.content(place);
      if (!isFormula(content)) continue;
      for (const next of content.references) {
        if (next === null || next.sheet.isGone) continue;
        if (next.sheet === start.sheet && next.row === start.row && next.column === start.column) return true;
        const mark = `${this.sheets.indexOf(next.sheet)}!${key(next.row, next.column)}`;
        if (!seen.has(mark)) queue.push(next);
        seen.add(mark);
      }
    }
    return false;
  }

  /** SUM of what a formula refers to: texts do not count, errors go through, a circle is 0. */
  value(place: Reference): Literal {
    const content = this.content(place);
    if (content === undefined) return "";
    if (!isFormula(content)) return content;
    if (this.isCircular(place)) return 0;
    let sum = 0;
    for (const reference of content.references) {
      if (reference === null || reference.sheet.isGone) return "#REF!";
      const value = this.value(reference);
      if (value === "#REF!") return value;
      if (typeof value === "number") sum += value;
    }
    return sum;
  }

  /** As `range.formulas` shows it; null when something it refers to is gone, whose wording is the engine's. */
  formula(place: Reference): Literal | null {
    const content = this.content(place);
    if (!isFormula(content)) return content ?? "";
    if (content.references.some((reference) => reference === null || reference.sheet.isGone)) return null;
    return spelled(content.references as Reference[], place.sheet);
  }
}

/** `=SUM(A1,乙!B2)` on a sheet. */
export function spelled(references: readonly Reference[], home: ReferenceSheet): string {
  const texts = references.map(({ sheet, row, column }) => {
    const cell = `${letter(column)}${row + 1}`;
    return sheet === home ? cell : `${sheet.name}!${cell}`;
  });
  return `=SUM(${texts.join(",")})`;
}
