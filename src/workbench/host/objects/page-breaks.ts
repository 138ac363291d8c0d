import type { Area } from "../address";
import type { Arguments } from "../arguments";
import { HostError } from "../errors";
import type { BoundObject, Session } from "../member";
import { define, bind, method, objectArgument, readOnly } from "../member";
import { rangeObject, readAddress } from "./access";
import { rangeMembers } from "./range";

/** Page breaks above rows or left of columns. */
export interface PageBreaksTarget {
  readonly sheet: string;
  readonly direction: "row" | "column";
}
interface PageBreakTarget extends PageBreaksTarget {
  readonly index: number;
}

function list({ sheet, direction }: PageBreaksTarget, session: Session): readonly number[] {
  const extras = session.book.sheet(session.book.requireSheet(sheet));
  return direction === "row" ? extras.rowBreaks : extras.columnBreaks;
}

function store({ sheet, direction }: PageBreaksTarget, breaks: Iterable<number>, session: Session): void {
  const sorted = [...new Set(breaks)].sort((left, right) => left - right);
  session.book.sheet(sheet)[direction === "row" ? "rowBreaks" : "columnBreaks"] = sorted;
}

function present(target: PageBreakTarget, session: Session): PageBreakTarget {
  if (!list(target, session).includes(target.index)) throw new HostError("ItemNotFound", "the page break was deleted");
  return target;
}

function areaGiven(target: PageBreaksTarget, args: Arguments, session: Session): Area {
  const object = objectArgument(args, 0, rangeMembers);
  const found = object ?? readAddress(session, target.sheet, args.text(0));
  if (found.sheet !== target.sheet) throw new HostError("InvalidArgument", "the range is on another sheet");
  return found.area;
}

const pageBreakMembers = define<PageBreakTarget>({
  name: "PageBreak",
  identity: (target) => ({ _Id: String(target.index) }),
  scalars: {
    rowIndex: readOnly(9, (target, session) => (target.direction === "row" ? present(target, session).index : 0)),
    columnIndex: readOnly(9, (target, session) => (target.direction === "column" ? present(target, session).index : 0)),
  },
  methods: {
    delete: method(9, (target, _args, session) =>
      store(
        target,
        list(present(target, session), session).filter((index) => index !== target.index),
        session,
      ),
    ),
    getCellAfterBreak: method(9, (target, _args, session) => {
      const { sheet, direction, index } = present(target, session);
      const [row, column] = direction === "row" ? [index, 0] : [0, index];
      return rangeObject(session, sheet, { row, column, rows: 1, columns: 1 });
    }),
  },
});

function item(target: PageBreaksTarget, index: number): BoundObject {
  return bind(pageBreakMembers, { ...target, index });
}

/** The manual page breaks of a sheet in one direction. */
export const pageBreaksMembers = define<PageBreaksTarget>({
  name: "PageBreakCollection",
  methods: {
    add: method(9, (target, args, session) => {
      const area = areaGiven(target, args, session);
      const index = target.direction === "row" ? area.row : area.column;
      // Nothing can stand above the first row or left of the first column.
      if (index === 0) throw new HostError("InvalidArgument", "no page can end before the first cell");
      store(target, [...list(target, session), index], session);
      return item(target, index);
    }),
    getCount: method(9, (target, _args, session) => list(target, session).length),
    removePageBreaks: method(9, (target, _args, session) => store(target, [], session)),
  },
  /** By position; what the client was given as id (the row or column) leads back, too, as a text. */
  item: (target, key, session) => {
    const breaks = list(target, session);
    const index = typeof key === "string" ? breaks.find((one) => one === Number(key)) : breaks[Number(key)];
    if (index === undefined) throw new HostError("ItemNotFound", String(key));
    return item(target, index);
  },
  items: (target, session) => list(target, session).map((index) => item(target, index)),
});
