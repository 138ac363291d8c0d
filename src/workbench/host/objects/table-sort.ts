import type { SortField } from "../../../sheetfile";
import type { Arguments } from "../arguments";
import { asColor, asFlag, asNumber, asRecord, asText, oneOf } from "../arguments";
import { HostError } from "../errors";
import type { Session } from "../member";
import { define, method, readOnly } from "../member";
import { sortRows } from "../model/row-sorting";
import type { TableState } from "../model/table-state";
import { dataArea } from "../model/table-state";
import { raiseSorted } from "../raise";
import { assertAllowed, assertEditable } from "./access";
import { iconCriterion } from "./filter-criteria";
import type { TableTarget } from "./table-access";
import { tableOf } from "./table-access";

const kinds = { Value: "value", CellColor: "cellColor", FontColor: "fontColor", Icon: "icon" } as const;
type SortOn = keyof typeof kinds;

function readField(value: unknown, columns: number): SortField {
  const given = asRecord(value, ["ascending", "color", "dataOption", "icon", "key", "sortOn", "subField"]);
  const key = asNumber(given["key"]);
  if (!Number.isInteger(key) || key < 0 || key >= columns) throw new HostError("InvalidArgument", "no such column");
  const has = (name: string): boolean => given[name] !== undefined && given[name] !== null;
  const sortOn: SortOn = has("sortOn") ? oneOf(given["sortOn"], Object.keys(kinds) as SortOn[]) : "Value";
  if (has("subField")) asText(given["subField"]);
  const icon = sortOn === "Icon" ? iconCriterion(given["icon"]) : null;
  return {
    key,
    ascending: has("ascending") ? asFlag(given["ascending"]) : true,
    on: kinds[sortOn],
    ...(sortOn.endsWith("Color") && { color: asColor(given["color"]) }),
    ...(icon?.kind === "icon" && { icon: { set: icon.set, index: icon.index } }),
  };
}

function writeField(field: SortField): Readonly<Record<string, unknown>> {
  const sortOn = Object.entries(kinds).find(([, on]) => on === field.on)?.[0];
  return {
    key: field.key,
    ascending: field.ascending,
    sortOn,
    color: field.color ?? "",
    dataOption: "Normal",
    icon: field.icon ?? null,
    subField: "",
  };
}

function run(table: TableState, session: Session): void {
  if (table.sort === null) return;
  const area = dataArea(table);
  assertAllowed(session, table.sheet, "allowSort");
  assertEditable(session, table.sheet, area);
  const moved = sortRows(session.engine, table.sheet, area, table.sort);
  session.book.tables.redraw(table.sheet);
  raiseSorted(session, table.sheet, area, "rows", moved);
}

function apply(target: TableTarget, args: Arguments, session: Session): void {
  const table = tableOf(target, session);
  const given = args.raw(0);
  if (!Array.isArray(given) || given.length === 0) throw new HostError("InvalidArgument", "a sort needs fields");
  const fields = (given as readonly unknown[]).map((field) => readField(field, table.columns.length));
  const before = table.sort;
  table.sort = {
    fields,
    matchCase: args.optionalFlag(1) ?? false,
    method: args.optionalChoice(2, ["PinYin", "StrokeCount"]) ?? "PinYin",
  };
  try {
    run(table, session);
  } catch (error) {
    table.sort = before;
    throw error;
  }
}

export const tableSortMembers = define<TableTarget>({
  name: "TableSort",
  scalars: {
    fields: readOnly(2, (target, session) => (tableOf(target, session).sort?.fields ?? []).map(writeField)),
    matchCase: readOnly(2, (target, session) => tableOf(target, session).sort?.matchCase ?? false),
    method: readOnly(2, (target, session) => tableOf(target, session).sort?.method ?? "PinYin"),
  },
  methods: {
    apply: { ...method<TableTarget>(2, apply), calculated: true },
    clear: method(2, (target, _args, session) => {
      const table = tableOf(target, session);
      assertAllowed(session, table.sheet, "allowSort");
      table.sort = null;
    }),
    reapply: {
      ...method<TableTarget>(2, (target, _args, session) => run(tableOf(target, session), session)),
      calculated: true,
    },
  },
});
