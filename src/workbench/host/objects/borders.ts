import type { Area } from "../address";
import { intersect, isUnbounded, wholeSheet } from "../address";
import { asColor, oneOf } from "../arguments";
import type { Border, BorderEdge, BorderLine, CellFormat } from "../engine/engine";
import { HostError } from "../errors";
import type { Session } from "../member";
import { define, bind, method, readOnly, settable } from "../member";
import { tinted } from "../tint";
import { assertAllowed, uniform } from "./access";
import { asTint } from "./fill";
import type { FormatTarget } from "./format-target";
import { patch } from "./format-target";

/** A border of a range: an outer edge, the lines between its cells, or a line across each of them. */
interface BorderTarget extends FormatTarget {
  readonly side: Side;
}
export const sides = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideVertical",
  "InsideHorizontal",
  "DiagonalDown",
  "DiagonalUp",
] as const;
export type Side = (typeof sides)[number];

interface Strip {
  readonly area: Area;
  readonly edge: BorderEdge;
}

const opposite: Partial<Record<BorderEdge, BorderEdge>> = {
  top: "bottom",
  bottom: "top",
  left: "right",
  right: "left",
};

/** The strips of cells a border touches and the edge of each cell it is. */
function strips(area: Area, side: Side): readonly Strip[] {
  const lastRow = area.row + area.rows - 1;
  const lastColumn = area.column + area.columns - 1;
  switch (side) {
    case "EdgeTop":
      return [{ area: { ...area, rows: 1 }, edge: "top" }];
    case "EdgeBottom":
      return [{ area: { ...area, row: lastRow, rows: 1 }, edge: "bottom" }];
    case "EdgeLeft":
      return [{ area: { ...area, columns: 1 }, edge: "left" }];
    case "EdgeRight":
      return [{ area: { ...area, column: lastColumn, columns: 1 }, edge: "right" }];
    case "InsideHorizontal":
      if (area.rows === 1) return [];
      return [
        { area: { ...area, rows: area.rows - 1 }, edge: "bottom" },
        { area: { ...area, row: area.row + 1, rows: area.rows - 1 }, edge: "top" },
      ];
    case "InsideVertical":
      if (area.columns === 1) return [];
      return [
        { area: { ...area, columns: area.columns - 1 }, edge: "right" },
        { area: { ...area, column: area.column + 1, columns: area.columns - 1 }, edge: "left" },
      ];
    default:
      return [{ area, edge: side === "DiagonalDown" ? "diagonalDown" : "diagonalUp" }];
  }
}

/** The cells beyond an outer edge, which may hold the same line as their own; null at the end of the sheet. */
function neighbour({ area, edge }: Strip): Strip | null {
  const other = opposite[edge];
  if (other === undefined) return null;
  const rows = edge === "top" ? -1 : edge === "bottom" ? 1 : 0;
  const columns = edge === "left" ? -1 : edge === "right" ? 1 : 0;
  const beside = intersect({ ...area, row: area.row + rows, column: area.column + columns }, wholeSheet);
  return beside?.rows === area.rows && beside.columns === area.columns ? { area: beside, edge: other } : null;
}

function isOuter(side: Side): boolean {
  return side.startsWith("Edge");
}

const weights = ["Hairline", "Thin", "Medium", "Thick"] as const;
const styles = ["None", "Continuous", "Dash", "DashDot", "DashDotDot", "Dot", "Double", "SlantDashDot"] as const;
type Weight = (typeof weights)[number];
type Style = (typeof styles)[number];

const looks: Readonly<Record<BorderLine, readonly [Style, Weight]>> = {
  hair: ["Continuous", "Hairline"],
  thin: ["Continuous", "Thin"],
  medium: ["Continuous", "Medium"],
  thick: ["Continuous", "Thick"],
  dashed: ["Dash", "Thin"],
  mediumDashed: ["Dash", "Medium"],
  dashDot: ["DashDot", "Thin"],
  mediumDashDot: ["DashDot", "Medium"],
  dashDotDot: ["DashDotDot", "Thin"],
  mediumDashDotDot: ["DashDotDot", "Medium"],
  dotted: ["Dot", "Thin"],
  double: ["Double", "Thick"],
  slantDashDot: ["SlantDashDot", "Medium"],
};

function styleOf(border: Border | undefined): Style {
  return border === undefined ? "None" : looks[border.line][0];
}

function weightOf(border: Border | undefined): Weight {
  return border === undefined ? "Thin" : looks[border.line][1];
}

/** The line of a style in a weight; where there is no such line, the style's own weight. */
function lineOf(style: Style, weight: Weight): BorderLine {
  const lines = Object.entries(looks) as [BorderLine, readonly [Style, Weight]][];
  const exact = lines.find(([, look]) => look[0] === style && look[1] === weight);
  return (exact ?? lines.find(([, look]) => look[0] === style))?.[0] ?? "thin";
}

/** The line a weight makes of what is there: only a plain line comes in all four. */
function reweighted(present: Border | undefined, weight: Weight): BorderLine {
  const style = styleOf(present);
  const line = lineOf(style === "None" ? "Continuous" : style, weight);
  return looks[line][1] === weight ? line : lineOf("Continuous", weight);
}

type Pick<V> = (border: Border | undefined) => V;

function ofStyle<V>(format: CellFormat, side: Side, pick: Pick<V>): V {
  const edge = strips({ row: 0, column: 0, rows: 1, columns: 1 }, side)[0]?.edge;
  return pick(edge === undefined ? undefined : format.borders?.[edge]);
}

function readStrip<V>(session: Session, sheet: string, strip: Strip, outer: boolean, pick: Pick<V>): V | null {
  const read = ({ area, edge }: Strip): V | null =>
    uniform(session, sheet, area, (format) => pick(format.borders?.[edge]));
  const own = read(strip);
  const beyond = outer ? neighbour(strip) : null;
  const nothing = pick(undefined);
  if (beyond === null) return own;
  // Some cells hold the line themselves, for others the ones beyond do.
  if (own === null && !isUnbounded(strip.area)) return readShared(session, sheet, [strip, beyond], pick);
  if (own !== nothing) return own;
  const present = uniform(session, sheet, strip.area, (format) => format.borders?.[strip.edge] !== undefined);
  return present === false ? read(beyond) : own;
}

function readShared<V>(session: Session, sheet: string, sides: readonly Strip[], pick: Pick<V>): V | null {
  const lines = sides.map(({ area, edge }) =>
    session.engine
      .formats(sheet, area)
      .flat()
      .map((format) => format.borders?.[edge]),
  );
  const values = (lines[0] ?? []).map((line, index) => pick(line ?? lines[1]?.[index]));
  return values.every((value) => value === values[0]) ? (values[0] ?? null) : null;
}

function readBorder<V>(target: BorderTarget, session: Session, pick: Pick<V>): V | null {
  if (target.style !== undefined) return ofStyle(session.book.styles.get(target.style).format, target.side, pick);
  const values = target
    .areas()
    .flatMap((area) => strips(area, target.side))
    .map((strip) => readStrip(session, target.sheet, strip, isOuter(target.side), pick));
  if (values.length === 0) return pick(undefined);
  return values.every((value) => value === values[0]) ? (values[0] ?? null) : null;
}

function changeBorder(
  target: BorderTarget,
  session: Session,
  change: (present: Border | undefined) => Border | null,
): void {
  if (target.style !== undefined) {
    const { borders } = session.book.styles.get(target.style).format;
    const edge = strips({ row: 0, column: 0, rows: 1, columns: 1 }, target.side)[0]?.edge;
    if (edge === undefined) throw new HostError("InvalidArgument", "a style has no lines between cells");
    patch(target, session, { borders: { [edge]: change(borders?.[edge]) } });
    return;
  }
  assertAllowed(session, target.sheet, "allowFormatCells");
  for (const strip of target.areas().flatMap((whole) => strips(whole, target.side))) {
    const { area, edge } = strip;
    const first = session.engine.formats(target.sheet, { ...area, rows: 1, columns: 1 })[0]?.[0];
    session.engine.format(target.sheet, area, { borders: { [edge]: change(first?.borders?.[edge]) } });
    if (isOuter(target.side)) clearBeyond(session, target.sheet, strip);
  }
}

/** Two cells share the line between them: what the one beyond had is overruled. */
function clearBeyond(session: Session, sheet: string, strip: Strip): void {
  const beyond = neighbour(strip);
  if (beyond === null) return;
  const bare = uniform(session, sheet, beyond.area, (format) => format.borders?.[beyond.edge] === undefined);
  if (bare !== true) session.engine.format(sheet, beyond.area, { borders: { [beyond.edge]: null } });
}

const black = "#000000";

const borderMembers = define<BorderTarget>({
  name: "RangeBorder",
  scalars: {
    sideIndex: readOnly(1, (target) => target.side),
    style: settable(
      1,
      (target, session) => readBorder(target, session, styleOf),
      (target, value, session) => {
        const style = oneOf(value, styles);
        changeBorder(target, session, (present) =>
          style === "None" ? null : { color: black, ...present, line: lineOf(style, weightOf(present)) },
        );
      },
    ),
    weight: settable(
      1,
      (target, session) => readBorder(target, session, weightOf),
      (target, value, session) => {
        const weight = oneOf(value, weights);
        changeBorder(target, session, (present) => ({ color: black, ...present, line: reweighted(present, weight) }));
      },
    ),
    color: settable(
      1,
      (target, session) => readBorder(target, session, (border) => border?.color ?? black),
      (target, value, session) => {
        const color = asColor(value);
        changeBorder(target, session, (present) => ({ line: present?.line ?? "thin", color }));
      },
    ),
    tintAndShade: settable(
      9,
      (target, session) => readBorder(target, session, (border) => border?.tint?.amount ?? 0),
      setTint,
    ),
  },
});

function setTint(target: BorderTarget, value: unknown, session: Session): void {
  const amount = asTint(value);
  changeBorder(target, session, (present) => {
    const base = present?.tint?.base ?? present?.color ?? black;
    const line = present?.line ?? "thin";
    return amount === 0 ? { line, color: base } : { line, color: tinted(base, amount), tint: { base, amount } };
  });
}

export const bordersMembers = define<FormatTarget>({
  name: "RangeBorderCollection",
  scalars: {
    count: readOnly(1, () => sides.length),
    tintAndShade: settable(
      9,
      (target, session) => {
        const tints = sides.map((side) =>
          readBorder({ ...target, side }, session, (border) => border?.tint?.amount ?? 0),
        );
        return tints.every((tint) => tint === tints[0]) ? (tints[0] ?? 0) : null;
      },
      (target, value, session) => {
        // Only lines that are there take a shade; it draws none.
        for (const side of sides) {
          const drawn = readBorder({ ...target, side }, session, styleOf) !== "None";
          if (drawn) setTint({ ...target, side }, value, session);
        }
      },
    ),
  },
  methods: {
    getItemAt: method(1, (target, args) => {
      const side = sides[args.integer(0)];
      if (side === undefined) throw new HostError("InvalidArgument", "no such border");
      return bind(borderMembers, { ...target, side });
    }),
  },
  item: (target, key) => bind(borderMembers, { ...target, side: oneOf(key, sides) }),
  items: (target) => sides.map((side) => bind(borderMembers, { ...target, side })),
});
