import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import ExcelJS from "exceljs";

/** Something a unit typed, and how it should read in the register when it is understood. */
export interface Typed {
  readonly file: string;
  readonly unit: string;
  /** Sheet of the unit file. */
  readonly sheet: string;
  readonly typed: string;
  readonly stands: string;
}

export type CellInput = string | number | Date;
/** A value typed, and what it means where that is not the same. */
export type Entry = CellInput | readonly [typed: CellInput, stands: string | number];

/** Amounts the test knows to be spent: fen, by unit. */
export class Filled {
  readonly typed: Typed[] = [];
  readonly spent = new Map<string, number>();

  constructor(private readonly names: ReadonlyMap<string, string>) {}

  /**
   * A unit fills in its file: opened, typed into by header and row, damaged, and saved by a library other than ours.
   * @param fill by sheet: rows below the header, each by header
   */
  async fill(
    from: string,
    to: string,
    unit: string,
    fill: Readonly<Record<string, readonly Readonly<Record<string, Entry>>[]>>,
    damage: (book: ExcelJS.Workbook) => void = () => undefined,
  ): Promise<void> {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(from);
    for (const [name, rows] of Object.entries(fill)) {
      const sheet = sheetNamed(book, name);
      const { row: header, columns } = headerOf(sheet);
      const first = FREE_TABLES.includes(name) ? freeRow(sheet, header, columns) : header + 1;
      rows.forEach((row, index) => {
        for (const [label, entry] of Object.entries(row))
          this.type(sheet, first + index, columns, { to, unit, label, entry });
        this.count(unit, row["金额(元)"]);
      });
    }
    damage(book);
    mkdirSync(dirname(to), { recursive: true });
    await book.xlsx.writeFile(to);
  }

  /** What was typed past the tables: as it was typed, and as it stands when it is taken. */
  note(file: string, unit: string, sheet: string, entries: readonly (readonly [string, string?])[]): void {
    for (const [typed, stands = typed] of entries) {
      this.typed.push({ file, unit: this.names.get(unit) ?? unit, sheet, typed, stands });
    }
  }

  private type(
    sheet: ExcelJS.Worksheet,
    row: number,
    columns: ReadonlyMap<string, number>,
    {
      to,
      unit,
      label,
      entry,
    }: { readonly to: string; readonly unit: string; readonly label: string; readonly entry: Entry },
  ): void {
    const column = columns.get(label);
    if (column === undefined) throw new Error(`${sheet.name} has no column ${label}`);
    const [typed, stands] = isPair(entry) ? entry : [entry, entry];
    const cell = sheet.getCell(row, column);
    cell.value = typed;
    this.typed.push({
      file: basename(to),
      unit: this.names.get(unit) ?? unit,
      sheet: sheet.name,
      typed: shown(typed),
      stands: shown(stands),
    });
  }

  private count(unit: string, amount: Entry | undefined): void {
    if (amount === undefined) return;
    const yuan = isPair(amount) ? amount[1] : amount;
    if (typeof yuan !== "number") return;
    this.spent.set(unit, (this.spent.get(unit) ?? 0) + Math.round(yuan * 100));
  }
}

/** Tables whose rows units add; those they told before and nobody confirmed stand in them already. */
const FREE_TABLES: readonly string[] = ["支出填报", "活动培训", "采购合同"];

function freeRow(sheet: ExcelJS.Worksheet, header: number, columns: ReadonlyMap<string, number>): number {
  const typed = columns.get(sheet.name.startsWith("支出") ? "凭证号" : "名称") ?? columns.get("合同号") ?? 1;
  let row = header + 1;
  while (sheet.getCell(row, typed).value !== null) row += 1;
  return row;
}

function isPair(entry: Entry): entry is readonly [CellInput, string | number] {
  return Array.isArray(entry);
}

/** As both sides can be compared: days as ISO dates, all else as text. */
function shown(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

export function sheetNamed(book: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  const sheet = book.worksheets.find((candidate) => candidate.name === name || candidate.name.startsWith(`${name}·`));
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** The header of a unit file's table: the row that begins with 状态. */
export function headerOf(sheet: ExcelJS.Worksheet): {
  readonly row: number;
  readonly columns: ReadonlyMap<string, number>;
} {
  for (let row = 1; row <= 10; row += 1) {
    if (sheet.getCell(row, 1).value !== "状态") continue;
    const columns = new Map<string, number>();
    sheet.getRow(row).eachCell((cell, column) => columns.set(shown(cell.value), column));
    return { row, columns };
  }
  throw new Error(`no header in ${sheet.name}`);
}

/** The project a unit's file names first. */
export async function firstLine(file: string): Promise<string> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  const sheet = sheetNamed(book, "资金与到位");
  const { row, columns } = headerOf(sheet);
  return shown(sheet.getCell(row + 1, columns.get("项目") ?? 0).value);
}

/** Every row of a register in the master workbook, by header, read by a library other than ours. */
export async function registerOf(path: string, name: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.getWorksheet(name);
  if (!sheet) return [];
  const rows: Record<string, string>[] = [];
  let labels: readonly string[] | null = null;
  sheet.eachRow((row) => {
    const values = Array.from({ length: sheet.columnCount }, (_unused, at) => cellText(row.getCell(at + 1).value));
    if (labels === null) {
      if (values[0] === "填报期" || values[0] === "收/发") labels = values;
    } else if (values.some((value) => value !== "")) {
      rows.push(Object.fromEntries(labels.map((label, at) => [label, values[at] ?? ""])));
    }
  });
  return rows;
}

function cellText(value: ExcelJS.CellValue): string {
  if (typeof value === "object" && value !== null && "result" in value) return shown(value.result);
  return shown(value);
}

export function copyAs(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, readFileSync(from));
}
