import type { FilterCriterion } from "../../../sheetfile";
import { HostError } from "../errors";
import type { Method, Session } from "../member";
import { define, method, readOnly } from "../member";
import type { TableColumnState, TableState } from "../model/table-state";
import { assertAllowed } from "./access";
import {
  colorCriterion,
  customCriterion,
  dynamicCriterion,
  iconCriterion,
  readCriteria,
  topCriterion,
  valuesCriterion,
  writeCriteria,
} from "./filter-criteria";
import type { TableTarget } from "./table-access";
import { tableOf } from "./table-access";

interface FilterTarget extends TableTarget {
  readonly column: number;
}

function columnOf(target: FilterTarget, session: Session): { table: TableState; column: TableColumnState } {
  const table = tableOf(target, session);
  const column = table.columns.find(({ id }) => id === target.column);
  if (column === undefined) throw new HostError("ItemNotFound", "the column was deleted");
  return { table, column };
}

/** AccessDenied on a protected sheet that does not grant filters. */
export function assertFilterable(session: Session, sheet: string): void {
  assertAllowed(session, sheet, "allowAutoFilter");
}

function set(target: FilterTarget, session: Session, criterion: FilterCriterion | null): void {
  const { table, column } = columnOf(target, session);
  assertFilterable(session, table.sheet);
  if (!table.showHeaders) throw new HostError("InvalidOperation", "a table without a header row has no filter");
  column.filter = criterion;
  session.book.tables.applyTable(table);
}

/** A method that filters by what it is told; it looks at calculated values. */
function applying(make: (args: readonly unknown[]) => FilterCriterion): Method<FilterTarget> {
  return {
    ...method<FilterTarget>(2, (target, args, session) =>
      set(target, session, make([args.raw(0), args.raw(1), args.raw(2)])),
    ),
    calculated: true,
  };
}

export const filterMembers = define<FilterTarget>({
  name: "Filter",
  scalars: {
    criteria: readOnly(2, (target, session) => {
      const { filter } = columnOf(target, session).column;
      return filter === null ? null : writeCriteria(filter);
    }),
  },
  methods: {
    apply: applying(([criteria]) => readCriteria(criteria)),
    applyBottomItemsFilter: applying(([count]) => topCriterion(count, true, false)),
    applyBottomPercentFilter: applying(([percent]) => topCriterion(percent, true, true)),
    applyCellColorFilter: applying(([color]) => colorCriterion(color, "cell")),
    applyCustomFilter: applying(([first, second, operator]) => customCriterion(first, second, operator)),
    applyDynamicFilter: applying(([type]) => dynamicCriterion(type)),
    applyFontColorFilter: applying(([color]) => colorCriterion(color, "font")),
    applyIconFilter: applying(([icon]) => iconCriterion(icon)),
    applyTopItemsFilter: applying(([count]) => topCriterion(count, false, false)),
    applyTopPercentFilter: applying(([percent]) => topCriterion(percent, false, true)),
    applyValuesFilter: applying(([values]) => valuesCriterion(values)),
    clear: { ...method<FilterTarget>(2, (target, _args, session) => set(target, session, null)), calculated: true },
  },
});
