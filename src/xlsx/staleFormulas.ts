import { overlaps, parseArea, type Area, type NameModel, type SheetModel, type WorkbookModel } from "../sheetfile";

/** Cells whose content has changed, by lower-case sheet name. */
export type ChangedAreas = Map<string, Area[]>;

/** What a formula reads; `open` when that cannot be told from its text (INDIRECT, table columns, other files). */
interface Precedents {
  readonly areas: readonly { readonly sheet: string; readonly area: Area }[];
  readonly open: boolean;
}

export function noteChange(changes: ChangedAreas, sheet: string, row: number, column: number): void {
  const key = sheet.toLowerCase();
  const areas = changes.get(key) ?? [];
  areas.push({ top: row, bottom: row, left: column, right: column });
  changes.set(key, areas);
}

/**
 * Nothing here calculates, and a result that no longer follows from its inputs would be a wrong number: formulas
 * that read a changed cell, directly or through others, lose their cached value until a program opens the file.
 * @param known formulas whose new value is known; they are left alone
 */
export function forgetStaleValues(
  model: WorkbookModel,
  changes: ChangedAreas,
  known: (sheet: string, row: number, column: number) => boolean,
): void {
  if (changes.size === 0) return;
  const reader = new PrecedentReader(model.names);
  let waiting = formulaCells(model, reader, known);
  let stale = waiting.filter((cell) => isStale(cell, changes));
  while (stale.length > 0) {
    const gone = new Set(stale);
    for (const cell of stale) forgetValue(cell, changes);
    waiting = waiting.filter((cell) => !gone.has(cell));
    stale = waiting.filter((cell) => isStale(cell, changes));
  }
}

function isStale({ precedents }: FormulaCell, changes: ChangedAreas): boolean {
  return precedents.open || reads(precedents, changes);
}

function forgetValue({ sheet, row, column }: FormulaCell, changes: ChangedAreas): void {
  const cells = sheet.cells[row];
  const cell = cells?.[column];
  if (cells && cell) cells[column] = { ...cell, value: null };
  noteChange(changes, sheet.name, row, column);
}

interface FormulaCell {
  readonly sheet: SheetModel;
  readonly row: number;
  readonly column: number;
  readonly precedents: Precedents;
}

function formulaCells(
  model: WorkbookModel,
  reader: PrecedentReader,
  known: (sheet: string, row: number, column: number) => boolean,
): FormulaCell[] {
  const found: FormulaCell[] = [];
  for (const sheet of model.sheets) {
    sheet.cells.forEach((cells, row) => {
      cells.forEach((cell, column) => {
        if (cell?.formula === undefined || cell.value === null || known(sheet.name, row, column)) return;
        found.push({ sheet, row, column, precedents: reader.of(cell.formula, sheet.name) });
      });
    });
  }
  return found;
}

const MANY = 500;

function reads(precedents: Precedents, changes: ChangedAreas): boolean {
  return precedents.areas.some(({ sheet, area }) => {
    const changed = changes.get(sheet);
    if (changed === undefined) return false;
    // Many scattered changes are taken as one block: at worst a good value is calculated again.
    if (changed.length > MANY) changes.set(sheet, [boundsOf(changed)]);
    return (changes.get(sheet) ?? []).some((one) => overlaps(one, area));
  });
}

function boundsOf(areas: readonly Area[]): Area {
  const pick = (least: boolean, of: (area: Area) => number): number =>
    areas.reduce(
      (bound, area) => (least ? Math.min(bound, of(area)) : Math.max(bound, of(area))),
      least ? Infinity : 0,
    );
  return {
    top: pick(true, (area) => area.top),
    left: pick(true, (area) => area.left),
    bottom: pick(false, (area) => area.bottom),
    right: pick(false, (area) => area.right),
  };
}

/** Texts, bracketed parts, sheet names in front of `!`, and words that may be references, names or functions. */
const TOKEN =
  /"(?:[^"]|"")*"|(\[)|(?:'((?:[^']|'')*)'|([\p{L}\p{N}_.]+))!|(\$?[\p{L}\p{N}_.\\][\p{L}\p{N}_.$\\?]*(?::\$?[\p{L}\p{N}_.$]+)?)(\s*\()?/gu;
const UNTRACEABLE = /^(INDIRECT|OFFSET)$/i;
const DEEPEST_NAME = 8;
const NOTHING: Precedents = { areas: [], open: false };

class PrecedentReader {
  private readonly names = new Map<string, NameModel>();

  constructor(names: readonly NameModel[]) {
    for (const name of names) this.names.set(name.name.toLowerCase(), name);
  }

  of(formula: string, sheet: string, depth = 0): Precedents {
    const areas: { sheet: string; area: Area }[] = [];
    let open = depth > DEEPEST_NAME;
    let target: string | null = null;
    for (const [, bracket, quoted, plain, word, call] of formula.matchAll(TOKEN)) {
      if (bracket !== undefined) open = true;
      if (word === undefined) {
        target = quoted?.replace(/''/g, "'") ?? plain ?? null;
        continue;
      }
      const read = open ? NOTHING : this.ofWord(word, call !== undefined, target ?? sheet, depth);
      areas.push(...read.areas);
      open ||= read.open;
      target = null;
    }
    return { areas, open };
  }

  private ofWord(word: string, called: boolean, sheet: string, depth: number): Precedents {
    if (called) return { areas: [], open: UNTRACEABLE.test(word) || word.includes(":") };
    const area = parseArea(word);
    if (area) return { areas: [{ sheet: sheet.toLowerCase(), area }], open: false };
    const name = this.names.get(word.toLowerCase());
    return name ? this.of(name.reference, sheet, depth + 1) : NOTHING;
  }
}
