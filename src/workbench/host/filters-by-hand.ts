import type { FilterCriterion } from "../../sheetfile";
import type { Area } from "./address";
import type { Engine } from "./engine/engine";
import type { BookModel } from "./model";
import { filterCells } from "./model/filters";
import { passing } from "./model/filtering";
import { sortRows } from "./model/row-sorting";
import type { FilteredBlock, TableState } from "./model/table-state";
import { filterBlock } from "./model/table-state";
import { raiseSorted } from "./raise";

/** What the grid needs of the host to let people filter. */
interface FilteringHost {
  readonly engine: Engine;
  readonly book: BookModel;
  raise(event: number, targets: readonly string[], payload: object): void;
}

interface Button {
  readonly block: FilteredBlock;
  readonly table: TableState | null;
  /** Column of the block. */
  readonly index: number;
}

/** What is to be seen of a filter button. */
export interface FilterButton {
  readonly isFiltered: boolean;
  readonly sorted: "ascending" | "descending" | null;
}

/** One text of the column, and whether the filter lets it through. */
export interface FilterChoice {
  /** Empty stands for empty cells. */
  readonly text: string;
  readonly isShown: boolean;
}

function find(book: BookModel, sheet: string, row: number, column: number): Button | null {
  const table = book.tables.at(sheet, row, column);
  const owner = table ?? book.tables.sheetFilter(sheet);
  if (owner === null || row !== owner.area.row) return null;
  if (table !== null) {
    if (!table.showHeaders || !table.showFilterButtons) return null;
    return { block: filterBlock(table), table, index: column - table.area.column };
  }
  const index = column - owner.area.column;
  return index < 0 || index >= owner.area.columns ? null : { block: owner as FilteredBlock, table: null, index };
}

/** The filter button of a cell; null when it has none. */
export function filterButtonAt(book: BookModel, sheet: string, row: number, column: number): FilterButton | null {
  const button = find(book, sheet, row, column);
  if (button === null) return null;
  const field = button.table?.sort?.fields.find(({ key }) => key === button.index);
  const sorted = field === undefined ? null : field.ascending ? "ascending" : "descending";
  return { isFiltered: (button.block.criteria[button.index] ?? null) !== null, sorted };
}

function dataOf({ area }: FilteredBlock): Area {
  return { ...area, row: area.row + 1, rows: area.rows - 1 };
}

/** True when the sheet is protected and does not grant what the button would do. */
function isForbidden(book: BookModel, sheet: string, what: "allowAutoFilter" | "allowSort"): boolean {
  const { protection } = book.sheet(sheet);
  return protection !== null && !protection[what];
}

/**
 * The texts of a column that the filters of the other columns let through, each once, as Excel lists them: numbers by
 * size, then texts, empty cells last. Null where there is no button to press.
 */
export function filterChoices(
  host: FilteringHost,
  sheet: string,
  row: number,
  column: number,
): readonly FilterChoice[] | null {
  const { engine, book } = host;
  const button = find(book, sheet, row, column);
  if (button === null || isForbidden(book, sheet, "allowAutoFilter")) return null;
  const { block, index } = button;
  const data = dataOf(block);
  const lines = data.rows < 1 ? [] : filterCells(engine, sheet, data);
  const today = new Date();
  const nothing = { value: null, kind: "empty", text: "" } as const;
  const passes = (criterion: FilterCriterion | null | undefined, at: number): readonly boolean[] => {
    const cells = lines.map((line) => line[at] ?? nothing);
    return criterion === null || criterion === undefined ? cells.map(() => true) : passing(criterion, cells, today);
  };
  const others = block.criteria.map((criterion, at) => passes(at === index ? null : criterion, at));
  const own = passes(block.criteria[index], index);
  const found = new Map<string, { readonly order: number | string; isShown: boolean }>();
  lines.forEach((line, at) => {
    if (!others.every((one) => one[at] === true)) return;
    const cell = line[index] ?? nothing;
    const known = found.get(cell.text);
    const isShown = (known?.isShown ?? false) || own[at] === true;
    found.set(cell.text, { order: typeof cell.value === "number" ? cell.value : cell.text, isShown });
  });
  const rank = (text: string, order: number | string): number => (text === "" ? 2 : typeof order === "number" ? 0 : 1);
  return [...found]
    .sort(([one, left], [other, right]) => {
      const ranks = rank(one, left.order) - rank(other, right.order);
      if (ranks !== 0) return ranks;
      if (typeof left.order === "number" && typeof right.order === "number") return left.order - right.order;
      return one.localeCompare(other, "zh-CN");
    })
    .map(([text, { isShown }]) => ({ text, isShown }));
}

function setCriterion(host: FilteringHost, { table, block, index }: Button, criterion: FilterCriterion | null): void {
  const { tables } = host.book;
  const column = table?.columns[index];
  if (table !== null && column !== undefined) {
    column.filter = criterion;
    tables.applyTable(table);
    return;
  }
  const filter = tables.sheetFilter(block.sheet);
  if (filter === null) return;
  filter.criteria = filter.criteria.map((present, at) => (at === index ? criterion : present));
  tables.apply(filter);
}

/** Lets only these texts of the column through; null lets everything through. */
export function filterByHand(
  host: FilteringHost,
  sheet: string,
  row: number,
  column: number,
  texts: readonly string[] | null,
): void {
  const button = find(host.book, sheet, row, column);
  if (button === null || isForbidden(host.book, sheet, "allowAutoFilter")) return;
  const values = texts?.filter((text) => text !== "") ?? [];
  setCriterion(host, button, texts === null ? null : { kind: "values", values, blanks: texts.includes("") });
}

/** Sorts the rows under a filter button by its column. */
export function sortByHand(host: FilteringHost, sheet: string, row: number, column: number, ascending: boolean): void {
  const button = find(host.book, sheet, row, column);
  if (button === null || isForbidden(host.book, sheet, "allowSort")) return;
  const { table, block, index } = button;
  const sort = {
    fields: [{ key: index, ascending, on: "value" as const }],
    matchCase: false,
    method: "PinYin" as const,
  };
  const data = dataOf(block);
  if (data.rows < 1) return;
  const moved = sortRows(host.engine, sheet, data, sort);
  if (table !== null) table.sort = sort;
  host.book.tables.redraw(sheet);
  raiseSorted({ book: host.book, events: host }, sheet, data, "rows", moved);
}
