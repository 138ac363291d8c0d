import type { FundBook } from "../domain/book";
import type { FactColumn } from "../rules/quantities/kind";
import { fixedAddress, fixedBlock, onSheet } from "./address";
import { FACT_CELL_NAME, FACT_NAME, LEDGER_NAME } from "./factNames";
import { LINE_KEYS, MATRIX_COLUMN, matrixColumn, type LineKey, type MatrixLayout } from "./layout";
import { SHEET } from "./names";
import type { RowPlacement } from "./rowPlacement";
import type { NamePlan } from "./plan";
import { LEDGER_COLUMN, LEDGER_ROW, ledgerLastRow } from "./sheets/ledger";

/** Column of 分配表 a fact of a line stands in. */
export function lineFactColumn(layout: MatrixLayout, fact: FactColumn): number {
  if (fact === "line.sum") return MATRIX_COLUMN.sum;
  if (fact === "line.prefecture") return layout.prefectureSum;
  if (fact === "line.county") return layout.countySum;
  const key = LINE_KEYS.find((candidate) => `line.${candidate}` === fact);
  if (key === undefined) throw new Error(`${fact} is no fact of a line`);
  return layout.key[key];
}

/** Names over the line rows of 分配表. */
export function lineNames(layout: MatrixLayout): readonly NamePlan[] {
  const facts = (Object.keys(FACT_NAME) as FactColumn[]).filter((fact) => fact.startsWith("line."));
  return [
    { name: "行代号", reference: `=${matrixColumn(layout, layout.key["line" satisfies LineKey])}` },
    ...facts.map((fact) => ({
      name: FACT_NAME[fact],
      reference: `=${matrixColumn(layout, lineFactColumn(layout, fact))}`,
    })),
  ];
}

/** Names over 资金台账: the total, and who gave how much. */
export function ledgerNames(book: Pick<FundBook, "ledger">, placement?: RowPlacement): readonly NamePlan[] {
  const column = (index: number): string =>
    `=${fixedBlock(SHEET.ledger, { row: LEDGER_ROW.first, column: index }, { row: ledgerLastRow(book, placement) - 1, column: index })}`;
  const total = onSheet(SHEET.ledger, fixedAddress(LEDGER_ROW.total, LEDGER_COLUMN.amount));
  return [
    { name: FACT_CELL_NAME.fundTotal, reference: `=${total}` },
    { name: FACT_NAME["ledger.direction"], reference: column(LEDGER_COLUMN.direction) },
    { name: FACT_NAME["ledger.amount"], reference: column(LEDGER_COLUMN.amount) },
    { name: LEDGER_NAME.counterpart, reference: column(LEDGER_COLUMN.counterpart) },
    { name: LEDGER_NAME.issuedOn, reference: column(LEDGER_COLUMN.issuedOn) },
  ];
}
