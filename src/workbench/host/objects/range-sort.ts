import type { Area } from "../address";
import type { Arguments } from "../arguments";
import { HostError } from "../errors";
import type { Session } from "../member";
import { calculatedMethod, define } from "../member";
import { raiseSorted } from "../raise";
import type { RangeTarget } from "../references";
import { boundedPart } from "./access";
import type { SortSettings } from "./sorting";
import { readCondition, sortCells } from "./sorting";

function withoutHeader(area: Area, orientation: SortSettings["orientation"]): Area {
  return orientation === "Rows"
    ? { ...area, row: area.row + 1, rows: area.rows - 1 }
    : { ...area, column: area.column + 1, columns: area.columns - 1 };
}

function apply(target: RangeTarget, args: Arguments, session: Session): void {
  const settings: SortSettings = {
    matchCase: args.optionalFlag(1) ?? false,
    orientation: args.optionalChoice(3, ["Rows", "Columns"]) ?? "Rows",
    method: args.optionalChoice(4, ["PinYin", "StrokeCount"]) ?? "PinYin",
  };
  const fields = args.raw(0);
  if (!Array.isArray(fields) || fields.length === 0) throw new HostError("InvalidArgument", "no sort fields");
  const area = boundedPart(session, target.sheet, target.area);
  const keys = settings.orientation === "Rows" ? target.area.columns : target.area.rows;
  const conditions = fields.map((field: unknown) => readCondition(field, keys));
  if (area === null) return;
  const body = args.optionalFlag(2) === true ? withoutHeader(area, settings.orientation) : area;
  if (body.rows < 1 || body.columns < 1) return;
  const moved = sortCells(session, target.sheet, body, conditions, settings);
  raiseSorted(session, target.sheet, body, settings.orientation === "Rows" ? "rows" : "columns", moved);
}

export const rangeSortMembers = define<RangeTarget>({
  name: "RangeSort",
  methods: { apply: calculatedMethod(2, apply) },
});
