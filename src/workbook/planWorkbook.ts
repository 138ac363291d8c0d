import { allocateFund } from "../allocation/allocateFund";
import { allocationInput } from "../allocation/bookInput";
import type { AllocationResult } from "../allocation/result";
import type { AmountTable, FundBook } from "../domain/book";
import { LEDGER_COLUMN, LEDGER_ROW, ledgerLastRow, ledgerSheet } from "./sheets/ledger";
import { fixedBlock, onSheet, fixedAddress } from "./address";
import { layoutOf, MATRIX_COLUMN, matrixColumn, type MatrixLayout } from "./layout";
import { SHEET } from "./names";
import type { NamePlan, WorkbookPlan } from "./plan";
import { proofRowsOf } from "./proofRows";
import { LEDGER_NAME, LINE_NAME, TOTAL_NAME } from "./ruleFormula";
import { allocationSheet } from "./sheets/allocation";
import { computationSheet } from "./sheets/computation";
import { findingsSheet } from "./sheets/findings";
import { homeSheet } from "./sheets/home";
import { keysSheet } from "./sheets/keys";
import { projectsSheet } from "./sheets/projects";
import { proofSheet } from "./sheets/proof";
import { questionsSheet } from "./sheets/questions";
import { rulesSheet } from "./sheets/rules";
import { unitsSheet } from "./sheets/units";

/** The whole master workbook of a book, as a pure value (D2). The order of the sheets is the order of the tabs. */
export function planWorkbook(book: FundBook): WorkbookPlan {
  const layout = layoutOf(book);
  const proof = proofRowsOf(book, layout);
  return {
    sheets: [
      homeSheet(book, proof),
      allocationSheet({ book, layout, proof }),
      findingsSheet(proof),
      projectsSheet(book),
      ledgerSheet(book),
      unitsSheet(book),
      computationSheet(book, layout, traceOf(book)),
      rulesSheet(proof),
      proofSheet(proof),
      questionsSheet(book),
      keysSheet(layout),
    ],
    names: namesOf(book, layout),
    activeSheet: SHEET.home,
  };
}

/** How the computed amounts came about, when dividing again gives just them; else nothing is claimed. */
function traceOf(book: FundBook): AllocationResult | null {
  const input = allocationInput(book);
  const result = input.ok ? allocateFund(input.value) : input;
  return result.ok && sameAmounts(result.value.amounts, book.computed) ? result.value : null;
}

function sameAmounts(one: AmountTable, other: AmountTable): boolean {
  const flat = (table: AmountTable): string =>
    Object.entries(table)
      .flatMap(([line, cells]) => Object.entries(cells).map(([unit, amount]) => `${line}|${unit}|${amount}`))
      .sort()
      .join("\n");
  return flat(one) === flat(other);
}

function namesOf(book: FundBook, layout: MatrixLayout): readonly NamePlan[] {
  const column = (index: number): string => `=${matrixColumn(layout, index)}`;
  const ledger = (index: number): string =>
    `=${fixedBlock(SHEET.ledger, { row: LEDGER_ROW.first, column: index }, { row: ledgerLastRow(book) - 1, column: index })}`;
  return [
    { name: TOTAL_NAME, reference: `=${onSheet(SHEET.ledger, fixedAddress(LEDGER_ROW.total, LEDGER_COLUMN.amount))}` },
    { name: LEDGER_NAME.direction, reference: ledger(LEDGER_COLUMN.direction) },
    { name: LEDGER_NAME.amount, reference: ledger(LEDGER_COLUMN.amount) },
    { name: LINE_NAME.id, reference: column(layout.key.line) },
    { name: LINE_NAME.kind, reference: column(layout.key.kind) },
    { name: LINE_NAME.category, reference: column(layout.key.category) },
    { name: LINE_NAME.coordinated, reference: column(layout.key.coordinated) },
    { name: LINE_NAME.project, reference: column(layout.key.project) },
    { name: LINE_NAME.texts, reference: column(layout.key.texts) },
    { name: LINE_NAME.typed, reference: column(layout.key.typed) },
    { name: LINE_NAME.nonzero, reference: column(layout.key.nonzero) },
    { name: LINE_NAME.outsideCells, reference: column(layout.key.outsideCells) },
    { name: LINE_NAME.outsideAmount, reference: column(layout.key.outsideAmount) },
    { name: LINE_NAME.sum, reference: column(MATRIX_COLUMN.sum) },
    { name: LINE_NAME.prefecture, reference: column(layout.prefectureSum) },
    { name: LINE_NAME.county, reference: column(layout.countySum) },
  ];
}
