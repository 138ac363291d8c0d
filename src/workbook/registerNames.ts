import type { FundBook } from "../domain/book";
import type { NamePlan } from "./plan";
import type { RowPlacement } from "./rowPlacement";
import { activityNames } from "./sheets/activities";
import { homeNames } from "./sheets/home";
import { indicatorNames } from "./sheets/indicators";
import { ledgerLastRow, ledgerSourceNames } from "./sheets/ledger";
import { projectNames } from "./sheets/projects";
import { unitNames } from "./sheets/units";

/** Names over the registers people fill: what rules count by. */
export function registerNames(book: FundBook, placement?: RowPlacement): readonly NamePlan[] {
  return [
    ...homeNames(),
    ...projectNames(book, placement?.projects),
    ...ledgerSourceNames(ledgerLastRow(book, placement)),
    ...unitNames(book, placement?.units),
    ...indicatorNames(book, placement?.indicators),
    ...activityNames(book),
  ];
}
