import { asFlag, asText } from "../arguments";
import { HostError } from "../errors";
import type { BoundObject, Scalar, Session } from "../member";
import { bind, define, method, navigation, readOnly, settable } from "../member";
import type { StyleAspect } from "../model/built-in-styles";
import { alignmentScalars } from "./alignment";
import { bordersMembers } from "./borders";
import { fillMembers } from "./fill";
import { fontMembers } from "./font";
import { protectionScalars } from "./format";
import type { FormatTarget } from "./format-target";
import { patch, read, scalar } from "./format-target";

/** A cell style; `FormatTarget` with its style always there. */
export interface StyleTarget extends FormatTarget {
  readonly style: string;
}

function target(key: string): StyleTarget {
  return { sheet: "", areas: () => [], style: key };
}

/** A property of formats as a style has it, in the version styles got it. */
function ofStyle(since: number, scalarOfFormat: Scalar<FormatTarget>): Scalar<StyleTarget> {
  return { ...scalarOfFormat, since };
}

function includes(aspect: StyleAspect): Scalar<StyleTarget> {
  return settable(
    7,
    ({ style }, session) => session.book.styles.get(style).includes.has(aspect),
    ({ style }, value, session) => {
      const found = session.book.styles.get(style);
      const others = [...found.includes].filter((one) => one !== aspect);
      found.includes = new Set(asFlag(value) ? [...others, aspect] : others);
    },
  );
}

const numberFormat = scalar(
  7,
  (format) => format.numberFormat ?? "General",
  (value) => ({ numberFormat: asText(value) }),
);

const styleMembers = define<StyleTarget>({
  name: "Style",
  identity: ({ style }, session) => ({ Name: session.book.styles.get(style).name }),
  scalars: {
    name: readOnly(7, ({ style }, session) => session.book.styles.get(style).name),
    builtIn: readOnly(7, ({ style }, session) => session.book.styles.get(style).builtIn),
    autoIndent: ofStyle(8, alignmentScalars.autoIndent),
    formulaHidden: ofStyle(7, protectionScalars.formulaHidden),
    horizontalAlignment: ofStyle(7, alignmentScalars.horizontalAlignment),
    includeAlignment: includes("alignment"),
    includeBorder: includes("border"),
    includeFont: includes("font"),
    includeNumber: includes("number"),
    includePatterns: includes("patterns"),
    includeProtection: includes("protection"),
    indentLevel: ofStyle(7, alignmentScalars.indentLevel),
    locked: ofStyle(7, protectionScalars.locked),
    numberFormat: ofStyle(7, numberFormat),
    numberFormatLocal: ofStyle(7, numberFormat),
    // The client reads textOrientation under its name and writes it under this one.
    orientation: { ...ofStyle(0, alignmentScalars.textOrientation), hidden: true },
    readingOrder: ofStyle(7, alignmentScalars.readingOrder),
    shrinkToFit: ofStyle(7, alignmentScalars.shrinkToFit),
    textOrientation: ofStyle(8, alignmentScalars.textOrientation),
    verticalAlignment: ofStyle(7, alignmentScalars.verticalAlignment),
    wrapText: ofStyle(7, alignmentScalars.wrapText),
  },
  navigations: {
    borders: navigation(7, (style) => bind(bordersMembers, style)),
    fill: navigation(7, (style) => bind(fillMembers, style)),
    font: navigation(7, (style) => bind(fontMembers, style)),
  },
  methods: {
    delete: method(7, ({ style }, _args, session) => deleteStyle(style, session)),
  },
});

/** Cells of a deleted style fall back to Normal. */
function deleteStyle(key: string, session: Session): void {
  const { engine, book } = session;
  if (book.styles.get(key).key === "Normal") throw new HostError("InvalidOperation", "Normal cannot be deleted");
  const normal = book.styles.patchFor("Normal");
  for (const { id } of engine.sheets()) {
    const used = engine.usedArea(id, false);
    if (used === null) continue;
    const formats = engine.formats(id, used);
    const patches = formats.map((line) => line.map((format) => (format.styleName === key ? normal : undefined)));
    if (patches.some((line) => line.some((one) => one !== undefined)))
      engine.formatEach(id, used.row, used.column, patches);
  }
  book.styles.delete(key);
}

function named(name: string, session: Session): BoundObject | null {
  const found = session.book.styles.find(name);
  return found === null ? null : bind(styleMembers, target(found.key));
}

export const stylesMembers = define<null>({
  name: "StyleCollection",
  methods: {
    add: method(7, (_target, args, session) => {
      const name = args.text(0);
      if (name.trim() === "" || name.length > 255) throw new HostError("InvalidArgument", "a style has a name");
      session.book.styles.add(name);
    }),
    getCount: method(9, (_target, _args, session) => session.book.styles.all().length),
    getItemAt: method(9, (_target, args, session) => {
      const found = session.book.styles.all()[args.integer(0)];
      if (found === undefined) throw new HostError("InvalidArgument", "no such index");
      return bind(styleMembers, target(found.key));
    }),
    getItemOrNullObject: method(14, (_target, args, session) => named(args.text(0), session)),
  },
  item: (_target, key, session) => {
    const found = named(asText(key), session);
    if (found === null) throw new HostError("ItemNotFound", `no style ${asText(key)}`);
    return found;
  },
  items: (_target, session) => session.book.styles.all().map(({ key }) => bind(styleMembers, target(key))),
});

/** `style` of a range: the style all cells bear, null where they differ. */
export function styleName(since: number): Scalar<FormatTarget> {
  return settable(
    since,
    (cells, session) => read(cells, session, (format) => format.styleName ?? "Normal"),
    (cells, value, session) => {
      const found = session.book.styles.find(asText(value));
      if (found === null) throw new HostError("InvalidArgument", `no style ${asText(value)}`);
      patch(cells, session, session.book.styles.patchFor(found.key));
    },
  );
}
