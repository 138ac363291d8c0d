import type { Area } from "../address";
import { HostError } from "../errors";
import type { Members, Scalar, Session } from "../member";
import { bind, define, method, navigation, readOnly } from "../member";
import { RangeTarget } from "../references";
import { fullAddress } from "./access";
import { contentScalars } from "./range-contents";
import { visibleAreas } from "./special-cells";

/** The visible rows and columns of a range, or one visible row of it. */
export interface ViewTarget {
  readonly range: RangeTarget;
  /** Position among the visible rows; null for the whole view. */
  readonly index: number | null;
}

function visible(target: ViewTarget, session: Session): { readonly rows: number[]; readonly columns: number[] } {
  const { sheet, area } = target.range;
  const all = visibleAreas(session, sheet, area);
  const list = (starts: readonly (readonly [number, number])[]): number[] =>
    [...new Map(starts)].flatMap(([start, count]) => Array.from({ length: count }, (_, index) => start + index));
  const columns = list(all.map((one) => [one.column, one.columns]));
  const rows = list(all.map((one) => [one.row, one.rows]));
  return { rows: target.index === null ? rows : rows.slice(target.index, target.index + 1), columns };
}

/** Runs of visible cells, each with its place in the view's matrix. */
function cellsOf(target: ViewTarget, session: Session): { readonly row: number; readonly column: number }[][] {
  const { rows, columns } = visible(target, session);
  return rows.map((row) => columns.map((column) => ({ row, column })));
}

function single(place: { readonly row: number; readonly column: number }): Area {
  return { ...place, rows: 1, columns: 1 };
}

function matrixOf(value: unknown): readonly (readonly unknown[])[] | null {
  return Array.isArray(value) ? (value as readonly (readonly unknown[])[]) : null;
}

/** A property of the cells of a range, as a matrix of the visible ones. */
function viewed(since: number, scalar: Scalar<RangeTarget>): Scalar<ViewTarget> {
  const { set } = scalar;
  return {
    since,
    ...(scalar.calculated === true && { calculated: true }),
    get: (target, session) => {
      const { area } = target.range;
      const matrix = matrixOf(scalar.get(target.range, session));
      return cellsOf(target, session).map((line) =>
        line.map(({ row, column }) => matrix?.[row - area.row]?.[column - area.column] ?? null),
      );
    },
    ...(set !== undefined && {
      set: (target: ViewTarget, value: unknown, session: Session) => {
        const cells = cellsOf(target, session);
        const matrix = matrixOf(value);
        const wrong =
          matrix !== null &&
          (matrix.length !== cells.length || !cells.every((line, row) => line.length === matrix[row]?.length));
        if (wrong) throw new HostError("InvalidArgument", "the array does not have the shape of the view");
        cells.forEach((line, row) =>
          line.forEach((place, column) => {
            const one = matrix === null ? value : matrix[row]?.[column];
            set(new RangeTarget(target.range.sheet, single(place)), [[one]], session);
          }),
        );
      },
    }),
  };
}

function content(name: string): Scalar<ViewTarget> {
  const scalar = contentScalars[name];
  if (scalar === undefined) throw new Error(`ranges have no ${name}`);
  return viewed(3, scalar);
}

export const rangeViewMembers: Members<ViewTarget> = define<ViewTarget>({
  name: "RangeView",
  scalars: {
    cellAddresses: readOnly(3, (target, session) =>
      cellsOf(target, session).map((line) =>
        line.map((place) => fullAddress(session, target.range.sheet, single(place))),
      ),
    ),
    columnCount: readOnly(3, (target, session) => visible(target, session).columns.length),
    rowCount: readOnly(3, (target, session) => visible(target, session).rows.length),
    index: readOnly(3, (target) => target.index ?? 0),
    formulas: content("formulas"),
    formulasLocal: content("formulasLocal"),
    formulasR1C1: content("formulasR1C1"),
    numberFormat: content("numberFormat"),
    text: content("text"),
    valueTypes: content("valueTypes"),
    values: content("values"),
  },
  navigations: {
    rows: navigation(3, (target) => bind(rangeViewCollectionMembers, target)),
  },
  methods: {
    getRange: method(3, (target, _args, session) => {
      const { rows } = visible(target, session);
      const { area, sheet } = target.range;
      const shown = target.index === null ? area : { ...area, row: rows[0] ?? area.row, rows: 1 };
      return session.objects.range(session.references.range(sheet, shown));
    }),
  },
});

function rowCount(target: ViewTarget, session: Session): number {
  return visible(target, session).rows.length;
}

const rangeViewCollectionMembers: Members<ViewTarget> = define<ViewTarget>({
  name: "RangeViewCollection",
  methods: {
    getCount: method(4, (target, _args, session) => rowCount(target, session)),
    getItemAt: method(3, (target, args, session) => {
      const index = args.integer(0);
      if (index < 0 || index >= rowCount(target, session)) throw new HostError("InvalidArgument", "no such row");
      return bind(rangeViewMembers, { range: target.range, index });
    }),
  },
  items: (target, session) =>
    Array.from({ length: rowCount(target, session) }, (_, index) =>
      bind(rangeViewMembers, { range: target.range, index }),
    ),
});
