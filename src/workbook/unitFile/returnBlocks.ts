import { columnLetters } from "../address";
import { UNIT_FILE_SHEET } from "./layout";
import { headerAt, type FoundHeader } from "./returnHeaders";
import { textIn, type ReturnSheet } from "./returnSheet";

/** A table as it stands in a returned sheet. */
export interface ReturnBlock {
  readonly sheet: ReturnSheet;
  readonly header: FoundHeader;
  /** Rows under the header with anything in them, in order, up to the next header. */
  readonly rows: readonly number[];
  /** Title the sheet was sent with, as far as it is left. */
  readonly title: string;
  /** Rows confirmed earlier: only looked at. */
  readonly confirmed: boolean;
  /** True when what were formulas are values: the sheet was pasted or saved without them. */
  readonly valuesOnly: boolean;
}

/** Every table in a sheet, wherever it was moved: there may be several after copying. */
export function blocksOf(sheet: ReturnSheet): readonly ReturnBlock[] {
  const rows = [...sheet.cells.keys()];
  const headers = rows.flatMap((row) => headerAt(sheet, row) ?? []);
  return headers.map((header, index) => {
    const start = headers[index - 1]?.row ?? -1;
    const end = headers[index + 1]?.row ?? Infinity;
    const above = rows.filter((row) => row > start && row < header.row);
    const below = rows.filter((row) => row > header.row && row < end);
    return {
      sheet,
      header,
      // What stands right above the next header belongs to that one.
      rows: headers[index + 1] === undefined ? below : below.filter((row) => row < titleRow(sheet, below, end)),
      title: titleOf(sheet, above),
      confirmed: isConfirmed(sheet, header, above),
      valuesOnly: hasValuesOnly(sheet, header, below),
    };
  });
}

const TITLE = /已确认|填报|资金与到位|活动培训|采购合同|落实方案/;

/** Where the title of the next block begins, in the few rows above its header. */
function titleRow(sheet: ReturnSheet, below: readonly number[], end: number): number {
  const near = below.filter((row) => row >= end - 6 && (sheet.cells.get(row)?.size ?? 0) <= 2);
  return near.find((row) => [...(sheet.cells.get(row) ?? [])].some(([, cell]) => TITLE.test(textIn(cell)))) ?? end;
}

function titleOf(sheet: ReturnSheet, above: readonly number[]): string {
  for (const row of above) {
    for (const [, cell] of sheet.cells.get(row) ?? []) if (TITLE.test(textIn(cell))) return textIn(cell);
  }
  return "";
}

/** 已确认支出 has the headers of 支出填报: told by its name, its title or its sum. */
function isConfirmed(sheet: ReturnSheet, { table }: FoundHeader, above: readonly number[]): boolean {
  if (sheet.name === UNIT_FILE_SHEET.confirmed) return true;
  return above.some((row) =>
    [...(sheet.cells.get(row) ?? [])].some(([, cell]) => {
      const text = textIn(cell);
      return text === "已确认合计" || /已确认支出[（(]元[）)]$/.test(text) || text === `已确认${table.sheet}`;
    }),
  );
}

function hasValuesOnly(sheet: ReturnSheet, { roles }: FoundHeader, below: readonly number[]): boolean {
  const columns = [...roles].filter(([, { kind }]) => kind === "computed").map(([column]) => column);
  const cells = below.flatMap((row) => columns.flatMap((column) => sheet.cells.get(row)?.get(column) ?? []));
  return cells.length > 0 && cells.every(({ formula }) => formula === undefined);
}

/** `D` */
export function columnName(column: number): string {
  return columnLetters(column);
}
