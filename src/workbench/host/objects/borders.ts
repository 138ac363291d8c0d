import type { Area } from "../address";
import { asColor, oneOf } from "../arguments";
import type { Border, BorderEdge, BorderLine } from "../engine/engine";
import type { Session } from "../member";
import { define, bind, readOnly, settable } from "../member";
import { assertAllowed, uniform } from "./access";
import type { FormatTarget } from "./format-target";

/** A border of a range: an outer edge, or the lines between its cells. */
interface BorderTarget extends FormatTarget {
  readonly side: (typeof sides)[number];
}
const sides = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideVertical", "InsideHorizontal"] as const;

/** The strips of cells a border touches and the edge of each cell it is. */
function strips(area: Area, side: BorderTarget["side"]): readonly { area: Area; edge: BorderEdge }[] {
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
  }
}

const weights = ["Hairline", "Thin", "Medium", "Thick"] as const;
const styles = ["None", "Continuous", "Dash", "Dot", "Double"] as const;

function styleOf(line: BorderLine | undefined): (typeof styles)[number] {
  if (line === undefined) return "None";
  if (line === "dashed") return "Dash";
  if (line === "dotted") return "Dot";
  return line === "double" ? "Double" : "Continuous";
}

function weightOf(line: BorderLine | undefined): (typeof weights)[number] {
  if (line === "hair") return "Hairline";
  if (line === "medium") return "Medium";
  return line === "thick" || line === "double" ? "Thick" : "Thin";
}

function lineOf(style: (typeof styles)[number], weight: (typeof weights)[number]): BorderLine {
  if (style === "Dash") return "dashed";
  if (style === "Dot") return "dotted";
  if (style === "Double") return "double";
  return ({ Hairline: "hair", Thin: "thin", Medium: "medium", Thick: "thick" } as const)[weight];
}

function readBorder<V>(target: BorderTarget, session: Session, pick: (border: Border | undefined) => V): V | null {
  const values = target
    .areas()
    .flatMap((area) => strips(area, target.side))
    .map((strip) => uniform(session, target.sheet, strip.area, (format) => pick(format.borders?.[strip.edge])));
  return values.every((value) => value === values[0]) ? (values[0] ?? pick(undefined)) : null;
}

function changeBorder(
  target: BorderTarget,
  session: Session,
  change: (present: Border | undefined) => Border | null,
): void {
  assertAllowed(session, target.sheet, "allowFormatCells");
  for (const { area, edge } of target.areas().flatMap((whole) => strips(whole, target.side))) {
    const present = session.engine.formats(target.sheet, { ...area, rows: 1, columns: 1 })[0]?.[0]?.borders?.[edge];
    session.engine.format(target.sheet, area, { borders: { [edge]: change(present) } });
  }
}

const borderMembers = define<BorderTarget>({
  name: "RangeBorder",
  scalars: {
    sideIndex: readOnly(1, (target) => target.side),
    style: settable(
      1,
      (target, session) => readBorder(target, session, (border) => styleOf(border?.line)),
      (target, value, session) => {
        const style = oneOf(value, styles);
        changeBorder(target, session, (present) =>
          style === "None"
            ? null
            : { line: lineOf(style, weightOf(present?.line)), color: present?.color ?? "#000000" },
        );
      },
    ),
    weight: settable(
      1,
      (target, session) => readBorder(target, session, (border) => weightOf(border?.line)),
      (target, value, session) => {
        const weight = oneOf(value, weights);
        changeBorder(target, session, (present) => ({
          line: lineOf("Continuous", weight),
          color: present?.color ?? "#000000",
        }));
      },
    ),
    color: settable(
      1,
      (target, session) => readBorder(target, session, (border) => border?.color ?? "#000000"),
      (target, value, session) => {
        const color = asColor(value);
        changeBorder(target, session, (present) => ({ line: present?.line ?? "thin", color }));
      },
    ),
  },
});

export const bordersMembers = define<FormatTarget>({
  name: "RangeBorderCollection",
  scalars: { count: readOnly(1, () => sides.length) },
  item: (target, key) => bind(borderMembers, { ...target, side: oneOf(key, sides) }),
  items: (target) => sides.map((side) => bind(borderMembers, { ...target, side })),
});
