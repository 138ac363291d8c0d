import type { DifferentialFormat } from "../../../sheetfile";
import { asColor, asFlag, asText, oneOf } from "../arguments";
import { HostError } from "../errors";
import type { BoundObject, Scalar, Session } from "../member";
import { bind, define, method, navigation, readOnly, settable } from "../member";
import type { RuleTarget } from "./conditional-target";
import { ruleOf, updateRule } from "./conditional-target";

function formatOf(target: RuleTarget, session: Session): DifferentialFormat {
  return ruleOf(target, session).format;
}

function changeFormat(
  target: RuleTarget,
  session: Session,
  change: (present: DifferentialFormat) => DifferentialFormat,
): void {
  updateRule(target, session, (present) => ({ ...present, format: change(present.format) }));
}

/** A format without some of its properties. */
function without(format: DifferentialFormat, keys: readonly (keyof DifferentialFormat)[]): DifferentialFormat {
  return Object.fromEntries(Object.entries(format).filter(([key]) => !(keys as readonly string[]).includes(key)));
}

function appearance<Key extends keyof DifferentialFormat>(
  key: Key,
  fromWire: (value: unknown) => NonNullable<DifferentialFormat[Key]>,
  toWire: (value: DifferentialFormat[Key]) => unknown = (value) => value ?? null,
): Scalar<RuleTarget> {
  return settable(
    6,
    (target, session) => toWire(formatOf(target, session)[key]),
    (target, value, session) => {
      const next = fromWire(value);
      changeFormat(target, session, (present) => ({ ...present, [key]: next }));
    },
  );
}

const fillMembers = define<RuleTarget>({
  name: "ConditionalRangeFill",
  scalars: { color: appearance("fill", asColor) },
  methods: {
    clear: method(6, (target, _args, session) =>
      changeFormat(target, session, (present) => without(present, ["fill"])),
    ),
  },
});

const underlines = { None: "none", Single: "single", Double: "double" } as const;
type Underline = keyof typeof underlines;
const underlineNames = Object.keys(underlines) as Underline[];

const fontMembers = define<RuleTarget>({
  name: "ConditionalRangeFont",
  scalars: {
    bold: appearance("bold", asFlag),
    color: appearance("color", asColor),
    italic: appearance("italic", asFlag),
    strikethrough: appearance("strike", asFlag),
    underline: appearance(
      "underline",
      (value) => underlines[oneOf(value, underlineNames)],
      (value) => underlineNames.find((name) => underlines[name] === value) ?? null,
    ),
  },
  methods: {
    clear: method(6, (target, _args, session) =>
      changeFormat(target, session, (present) => without(present, ["bold", "color", "italic", "strike", "underline"])),
    ),
  },
});

const sides = { EdgeTop: "top", EdgeBottom: "bottom", EdgeLeft: "left", EdgeRight: "right" } as const;
type SideIndex = keyof typeof sides;
const sideIndexes = Object.keys(sides) as SideIndex[];

/** Line styles by the names of the file format. */
const lines = {
  Continuous: "thin",
  Dash: "dashed",
  DashDot: "dashDot",
  DashDotDot: "dashDotDot",
  Dot: "dotted",
} as const;
type LineName = keyof typeof lines;
const lineNames = Object.keys(lines) as LineName[];

interface BorderTarget extends RuleTarget {
  readonly index: SideIndex;
}

type Side = NonNullable<NonNullable<DifferentialFormat["border"]>["top"]>;

function sideOf(target: BorderTarget, session: Session): Side | undefined {
  return formatOf(target, session).border?.[sides[target.index]];
}

function changeSide(target: BorderTarget, session: Session, next: Side | null): void {
  changeFormat(target, session, (present) => {
    const key = sides[target.index];
    const others = Object.fromEntries(Object.entries(present.border ?? {}).filter(([side]) => side !== key));
    const border = next === null ? others : { ...others, [key]: next };
    return Object.keys(border).length === 0 ? without(present, ["border"]) : { ...present, border };
  });
}

const borderMembers = define<BorderTarget>({
  name: "ConditionalRangeBorder",
  scalars: {
    color: settable(
      6,
      (target, session) => {
        const side = sideOf(target, session);
        return side === undefined ? "" : (side.color ?? "#000000");
      },
      (target, value, session) =>
        // A colour alone makes a thin line, as it does for the borders of cells.
        changeSide(target, session, {
          style: sideOf(target, session)?.style ?? lines.Continuous,
          color: asColor(value),
        }),
    ),
    sideIndex: readOnly(6, (target) => target.index),
    style: settable(
      6,
      (target, session) => {
        const side = sideOf(target, session);
        return side === undefined ? "None" : (lineNames.find((name) => lines[name] === side.style) ?? "Continuous");
      },
      (target, value, session) => {
        const name = oneOf(value, ["None", ...lineNames]);
        const { color } = sideOf(target, session) ?? {};
        changeSide(
          target,
          session,
          name === "None" ? null : { style: lines[name], ...(color !== undefined && { color }) },
        );
      },
    ),
  },
});

function borderObject({ sheet, id }: RuleTarget, index: SideIndex): BoundObject {
  return bind(borderMembers, { sheet, id, index });
}

const bordersMembers = define<RuleTarget>({
  name: "ConditionalRangeBorderCollection",
  scalars: { count: readOnly(6, () => sideIndexes.length) },
  navigations: {
    bottom: navigation(6, (target) => borderObject(target, "EdgeBottom")),
    left: navigation(6, (target) => borderObject(target, "EdgeLeft")),
    right: navigation(6, (target) => borderObject(target, "EdgeRight")),
    top: navigation(6, (target) => borderObject(target, "EdgeTop")),
  },
  methods: {
    getItemAt: method(6, (target, args) => {
      const index = sideIndexes[args.integer(0)];
      if (index === undefined) throw new HostError("InvalidArgument", "no such index");
      return borderObject(target, index);
    }),
  },
  item: (target, key) => borderObject(target, oneOf(key, sideIndexes)),
  items: (target) => sideIndexes.map((index) => borderObject(target, index)),
});

export const rangeFormatMembers = define<RuleTarget>({
  name: "ConditionalRangeFormat",
  scalars: { numberFormat: appearance("numberFormat", (value) => asText(value, 255)) },
  navigations: {
    borders: navigation(6, (target) => bind(bordersMembers, target)),
    fill: navigation(6, (target) => bind(fillMembers, target)),
    font: navigation(6, (target) => bind(fontMembers, target)),
  },
});
