import type { Arguments } from "../arguments";
import { newChart, usualSize } from "../charts/defaults";
import type { SeriesBy } from "../charts/from-range";
import { splitRange } from "../charts/from-range";
import { chartType } from "../charts/kinds";
import { chartWords } from "../charts/words";
import { HostError } from "../errors";
import { eventNumbers } from "../events";
import type { BoundObject, Method, Session } from "../member";
import { bind, calculatedMethod, define, method, objectArgument } from "../member";
import { sheetInfo } from "./access";
import { chartMembers } from "./chart";
import { assertChartsEditable } from "./chart-part";
import { rangeMembers } from "./range";

interface SheetTarget {
  readonly sheet: string;
}

function chartsOf({ sheet }: SheetTarget, session: Session): ReturnType<Session["book"]["charts"]["of"]> {
  sheetInfo(session, sheet);
  return session.book.charts.of(sheet);
}

/** The first free `图表 3`. */
function freshName(target: SheetTarget, session: Session): string {
  const taken = new Set(chartsOf(target, session).map((chart) => chart.name));
  const { chart } = chartWords(session.book.charts.locale);
  let number = 1;
  while (taken.has(`${chart} ${number}`)) number += 1;
  return `${chart} ${number}`;
}

/** In the middle of what is to be seen of the sheet; near its top left where nothing is shown. */
function freshPlace(
  { sheet }: SheetTarget,
  session: Session,
): { left: number; top: number; width: number; height: number } {
  const seen = session.engine.activeSheet() === sheet ? (session.book.charts.visiblePart?.() ?? null) : null;
  if (seen === null) return { left: 120, top: 60, ...usualSize };
  const left = Math.max(seen.left, seen.left + (seen.width - usualSize.width) / 2);
  const top = Math.max(seen.top, seen.top + (seen.height - usualSize.height) / 2);
  return { left: Math.round(left), top: Math.round(top), ...usualSize };
}

function add(target: SheetTarget, args: Arguments, session: Session): BoundObject {
  sheetInfo(session, target.sheet);
  const type = chartType(args.raw(0));
  const range = objectArgument(args, 1, rangeMembers);
  if (range === undefined) throw new HostError("InvalidArgument", "expected a range");
  const seriesBy: SeriesBy = args.optionalChoice(2, ["Auto", "Columns", "Rows"] as const) ?? "Auto";
  assertChartsEditable(session, target.sheet);
  const split = splitRange(session.engine, range.sheet, range.area, type, seriesBy);
  const chart = newChart(type, freshName(target, session), split, freshPlace(target, session));
  return bind(chartMembers, { chart: session.book.charts.add(target.sheet, chart) });
}

/** By id, or by name without regard to case; null when there is none. */
function find(target: SheetTarget, key: unknown, session: Session): BoundObject | null {
  if (typeof key !== "string") throw new HostError("InvalidArgument", "expected a name");
  const all = chartsOf(target, session);
  const lower = key.toLowerCase();
  const found = all.find((chart) => chart.id === key) ?? all.find((chart) => chart.name.toLowerCase() === lower);
  return found === undefined ? null : bind(chartMembers, { chart: found.id });
}

function require(target: SheetTarget, key: unknown, session: Session): BoundObject {
  const found = find(target, key, session);
  if (found === null) throw new HostError("ItemNotFound", `no chart ${String(key)}`);
  return found;
}

function at(target: SheetTarget, index: number, session: Session): BoundObject {
  const chart = chartsOf(target, session)[index];
  if (chart === undefined) throw new HostError("InvalidArgument", `no chart at ${index}`);
  return bind(chartMembers, { chart: chart.id });
}

function events(): Record<string, Method<SheetTarget>> {
  const { chartAdded, chartDeleted, chartActivated, chartDeactivated } = eventNumbers;
  const offered = {
    AddedEvent: chartAdded,
    DeletedEvent: chartDeleted,
    ActivatedEvent: chartActivated,
    DeactivatedEvent: chartDeactivated,
  };
  const id = ({ sheet }: SheetTarget, session: Session): string =>
    session.book.sheet(session.book.requireSheet(sheet)).excelId;
  return Object.fromEntries(
    Object.entries(offered).flatMap(([name, number]): [string, Method<SheetTarget>][] => [
      [`_Register${name}`, method(0, (target, _args, session) => session.events.register(number, id(target, session)))],
      [
        `_Unregister${name}`,
        method(0, (target, _args, session) => session.events.unregister(number, id(target, session))),
      ],
    ]),
  );
}

export const chartsMembers = define<SheetTarget>({
  name: "ChartCollection",
  scalars: { count: { since: 1, get: (target, session) => chartsOf(target, session).length } },
  items: (target, session) => chartsOf(target, session).map((chart) => bind(chartMembers, { chart: chart.id })),
  item: require,
  methods: {
    ...events(),
    add: calculatedMethod(1, add),
    getCount: method(4, (target, _args, session) => chartsOf(target, session).length),
    getItem: method(1, (target, args, session) => require(target, args.raw(0), session)),
    getItemAt: method(1, (target, args, session) => at(target, args.integer(0), session)),
    getItemOrNullObject: method(4, (target, args, session) => find(target, args.raw(0), session)),
  },
});

/** The chart a person (or a program) has chosen; null when none is. */
export function activeChart(session: Session): BoundObject | null {
  const chart = session.book.charts.active;
  return chart === null ? null : bind(chartMembers, { chart });
}
