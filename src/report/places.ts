import type { FundBook } from "../domain/book";
import { amountAt, fundTotal, lineTotal, tableTotal, unitTotal } from "../domain/lines";
import { fen, sumFen } from "../domain/money";
import type { UnitCode } from "../domain/units";
import { cellAddress, onSheet } from "../workbook/address";
import { cellOf, layoutOf, MATRIX_COLUMN, MATRIX_ROW, type GroupRows, type MatrixLayout } from "../workbook/layout";
import { SHEET } from "../workbook/names";
import { LEDGER_COLUMN, LEDGER_ROW } from "../workbook/sheets/ledger";
import { STRIP_COLUMN } from "../workbook/sheets/strip";
import { wan, type Figure } from "./document";

/** Figures of the allocation, each with its cell: the table and the words of a report take them from here only. */
export class AllocationFigures {
  readonly layout: MatrixLayout;

  constructor(private readonly book: FundBook) {
    this.layout = layoutOf(book);
  }

  /** 指标总额. */
  received(): Figure {
    const source = onSheet(SHEET.ledger, cellAddress(LEDGER_ROW.total, LEDGER_COLUMN.amount));
    return wan(this.book.ledger.length === 0 ? null : fundTotal(this.book.ledger), source);
  }

  allocated(): Figure {
    return wan(tableTotal(this.book.decided), this.matrix(MATRIX_ROW.sum, MATRIX_COLUMN.sum));
  }

  /** 总额 − 已分配. */
  difference(): Figure {
    const difference = fen(fundTotal(this.book.ledger) - tableTotal(this.book.decided));
    return wan(difference, this.matrix(MATRIX_ROW.total, STRIP_COLUMN.difference));
  }

  unit(unit: UnitCode): Figure {
    const column = this.layout.unitColumns.find((candidate) => candidate.unit.code === unit)?.column;
    return wan(unitTotal(this.book.decided, unit), this.matrix(MATRIX_ROW.sum, column ?? MATRIX_COLUMN.sum));
  }

  line(line: string): Figure {
    const row = this.layout.lineRows.find((candidate) => candidate.line.id === line)?.row;
    return wan(lineTotal(this.book.decided, line), this.matrix(row ?? MATRIX_ROW.sum, MATRIX_COLUMN.sum));
  }

  group(group: GroupRows): Figure {
    const total = sumFen(group.lines.map(({ line }) => lineTotal(this.book.decided, line.id)));
    return wan(total, this.matrix(group.row, MATRIX_COLUMN.sum));
  }

  /** Empty where nothing was decided. */
  cell(line: string, unit: UnitCode): Figure | "" {
    const amount = amountAt(this.book.decided, line, unit);
    const place = cellOf(this.layout, line, unit);
    return amount === null || place === null ? "" : wan(amount, this.matrix(place.row, place.column));
  }

  private matrix(row: number, column: number): string {
    return onSheet(SHEET.allocation, cellAddress(row, column));
  }
}
