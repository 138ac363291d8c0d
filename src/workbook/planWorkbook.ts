import { allocateFund } from "../allocation/allocateFund";
import { allocationInput } from "../allocation/bookInput";
import type { AllocationResult } from "../allocation/result";
import type { AmountTable, FundBook } from "../domain/book";
import { ledgerSheet } from "./sheets/ledger";
import { fixedBlock } from "./address";
import { layoutOf, MATRIX_COLUMN, MATRIX_ROW, type MatrixLayout } from "./layout";
import { ledgerNames, lineNames } from "./lineNames";
import { AMOUNTS_NAME } from "./glanceNames";
import { SHEET } from "./names";
import type { NamePlan, WorkbookPlan } from "./plan";
import type { RowPlacement } from "./rowPlacement";
import { proofRowsOf } from "./proofRows";
import { registerNames } from "./registerNames";
import { activitiesSheet } from "./sheets/activities";
import { allocationSheet } from "./sheets/allocation";
import { computationSheet } from "./sheets/computation";
import { findingsSheet } from "./sheets/findings";
import { historySheet } from "./sheets/history";
import { homeSheet } from "./sheets/home";
import { indicatorsSheet } from "./sheets/indicators";
import { keysSheet } from "./sheets/keys";
import { logSheet } from "./sheets/log";
import { opinionNames, opinionsSheet, opinionWords } from "./sheets/opinions";
import { projectsSheet } from "./sheets/projects";
import { proofNames, proofSheet } from "./sheets/proof";
import { questionsSheet } from "./sheets/questions";
import { ruleNames } from "./sheets/ruleCells";
import { readingsSheet } from "./sheets/readings";
import { rulesSheet } from "./sheets/rules";
import { reviewSlipSheet } from "./sheets/reviewSlip";
import { scheduleByProjectSheet } from "./sheets/scheduleByProject";
import { scheduleByUnitSheet } from "./sheets/scheduleByUnit";
import { sealNames } from "./sheets/sealWeightCells";
import { unitsSheet } from "./sheets/units";

/**
 * The whole master workbook of a book, as a pure value (D2). The order of the sheets is the order of the tabs.
 * `placement`: where records stand in a workbook people have sorted; fresh places without it.
 */
export function planWorkbook(book: FundBook, placement?: RowPlacement): WorkbookPlan {
  const layout = layoutOf(book);
  const proof = proofRowsOf(book, layout);
  return {
    sheets: [
      homeSheet(book, proof),
      allocationSheet({ book, layout, proof }),
      findingsSheet(proof, opinionWords(book, proof)),
      opinionsSheet(book, proof),
      projectsSheet(book, placement?.projects),
      ledgerSheet(book, placement),
      unitsSheet(book, layout, placement?.units),
      computationSheet(book, layout, traceOf(book), placement?.units),
      rulesSheet(book, proof),
      readingsSheet(book, layout, proof),
      proofSheet(proof),
      indicatorsSheet(book, placement?.indicators),
      activitiesSheet(book),
      questionsSheet(book),
      scheduleByUnitSheet(book, layout),
      scheduleByProjectSheet(book, layout),
      reviewSlipSheet(book, layout, proof),
      ...(book.versions.length > 0 ? [historySheet(book, layout)] : []),
      logSheet(book),
      keysSheet(book, layout),
    ],
    names: [
      ...namesOf(book, layout, placement),
      ...proofNames(proof),
      ...opinionNames(book),
      ...sealNames(),
      ...registerNames(book, placement),
    ],
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

function namesOf(book: FundBook, layout: MatrixLayout, placement?: RowPlacement): readonly NamePlan[] {
  const amounts = fixedBlock(
    SHEET.allocation,
    { row: MATRIX_ROW.first, column: MATRIX_COLUMN.firstUnit },
    { row: layout.lastRow, column: layout.countySum - 1 },
  );
  return [
    ...ledgerNames(book, placement),
    ...lineNames(layout),
    ...ruleNames(book.catalogue.length),
    { name: AMOUNTS_NAME, reference: `=${amounts}` },
  ];
}
