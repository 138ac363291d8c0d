import type { Area } from "../address";
import { maximumColumns, maximumRows } from "../address";
import type { Arguments } from "../arguments";
import { HostError } from "../errors";
import type { Session } from "../member";
import { define, method, objectArgument } from "../member";
import { rangeObject, readAddress, sheetInfo } from "./access";
import { rangeMembers } from "./range";

export interface FreezeTarget {
  readonly sheet: string;
}

function frozenArea(target: FreezeTarget, session: Session): Area | null {
  const { freeze, frozenFrom } = sheetInfo(session, target.sheet);
  const { rows, columns } = freeze;
  if (rows === 0 && columns === 0) return null;
  return {
    row: rows === 0 ? 0 : frozenFrom.row,
    column: columns === 0 ? 0 : frozenFrom.column,
    rows: rows === 0 ? maximumRows : rows,
    columns: columns === 0 ? maximumColumns : columns,
  };
}

function freezeAt(target: FreezeTarget, args: Arguments, session: Session): void {
  if (args.raw(0) === null || args.raw(0) === undefined) {
    session.engine.freeze(target.sheet, 0, 0);
    return;
  }
  const area = objectArgument(args, 0, rangeMembers)?.area ?? readAddress(session, target.sheet, args.text(0)).area;
  // What lies above and left of the range is scrolled out of sight, as Excel does.
  const rows = area.rows === maximumRows ? 0 : area.rows;
  const columns = area.columns === maximumColumns ? 0 : area.columns;
  session.engine.freeze(target.sheet, rows, columns, area);
}

function count(args: Arguments): number {
  const value = args.optionalInteger(0) ?? 1;
  if (value < 0) throw new HostError("InvalidArgument");
  return value;
}

export const freezePanesMembers = define<FreezeTarget>({
  name: "WorksheetFreezePanes",
  methods: {
    freezeAt: method(7, freezeAt),
    freezeRows: method(7, (target, args, session) => session.engine.freeze(target.sheet, count(args), 0)),
    freezeColumns: method(7, (target, args, session) => session.engine.freeze(target.sheet, 0, count(args))),
    unfreeze: method(7, (target, _args, session) => session.engine.freeze(target.sheet, 0, 0)),
    getLocation: method(7, (target, _args, session) => {
      const area = frozenArea(target, session);
      if (area === null) throw new HostError("ItemNotFound", "nothing is frozen");
      return rangeObject(session, target.sheet, area);
    }),
    getLocationOrNullObject: method(7, (target, _args, session) => {
      const area = frozenArea(target, session);
      return area === null ? null : rangeObject(session, target.sheet, area);
    }),
  },
});
