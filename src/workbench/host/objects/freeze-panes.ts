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
  const { rows, columns } = sheetInfo(session, target.sheet).freeze;
  if (rows === 0 && columns === 0) return null;
  return {
    row: 0,
    column: 0,
    rows: rows === 0 ? maximumRows : rows,
    columns: columns === 0 ? maximumColumns : columns,
  };
}

function freezeAt(target: FreezeTarget, args: Arguments, session: Session): void {
  const area = objectArgument(args, 0, rangeMembers)?.area ?? readAddress(session, target.sheet, args.text(0)).area;
  if (area.row !== 0 || area.column !== 0) throw new HostError("InvalidArgument", "the frozen range begins at A1");
  const rows = area.rows === maximumRows ? 0 : area.rows;
  const columns = area.columns === maximumColumns ? 0 : area.columns;
  session.engine.freeze(target.sheet, rows, columns);
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
    getLocationOrNullObject: method(7, (target, _args, session) => {
      const area = frozenArea(target, session);
      return area === null ? null : rangeObject(session, target.sheet, area);
    }),
  },
});
