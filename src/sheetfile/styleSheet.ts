import { readPalette, resolveColor, type Palette } from "./colors";
import type { BorderSide, CellStyle, DifferentialFormat } from "./model";
import { builtInFormat } from "./numberFormats";
import { child, flag, numberAttribute, type XmlElement } from "./xml";

/** What styles.xml says, resolved on demand. Equal style numbers give the same object. */
export class StyleSheet {
  readonly palette: Palette;
  readonly defaultFont: { readonly name: string; readonly size: number };
  private readonly resolved = new Map<number, CellStyle | undefined>();
  private readonly shared = new Map<string, CellStyle>();
  private readonly formats = new Map<number, string>();

  constructor(
    readonly root: XmlElement | undefined,
    theme: XmlElement | undefined,
  ) {
    this.palette = readPalette(theme, root);
    for (const format of this.list("numFmts")) {
      const id = numberAttribute(format, "numFmtId");
      if (id !== undefined) this.formats.set(id, format.attributes.get("formatCode") ?? "General");
    }
    const font = this.list("fonts")[numberAttribute(this.cellFormat(0) ?? NO_ELEMENT, "fontId") ?? 0];
    this.defaultFont = {
      name: (font && child(font, "name")?.attributes.get("val")) ?? "宋体",
      size: (font && sizeOf(font)) ?? 11,
    };
  }

  /** Entries of one of the sheet's lists: `fonts`, `fills`, `borders`, `cellXfs`, `dxfs`, `numFmts`. */
  list(name: string): readonly XmlElement[] {
    return (this.root && child(this.root, name)?.children) ?? [];
  }

  cellFormat(id: number): XmlElement | undefined {
    return this.list("cellXfs")[id];
  }

  /** The style of a cell format, or undefined when everything in it is the default. */
  style(id: number): CellStyle | undefined {
    if (!this.resolved.has(id)) {
      const format = this.cellFormat(id);
      const style = format && this.resolve(format);
      const key = styleKey(style);
      const known = this.shared.get(key) ?? style;
      if (known) this.shared.set(key, known);
      this.resolved.set(id, key === "{}" ? undefined : known);
    }
    return this.resolved.get(id);
  }

  private resolve(format: XmlElement): CellStyle {
    const id = (name: string): number => numberAttribute(format, name) ?? 0;
    const font = this.list("fonts")[id("fontId")];
    const fill = this.list("fills")[id("fillId")];
    const border = this.list("borders")[id("borderId")];
    const protection = child(format, "protection");
    const numberFormat = this.numberFormat(id("numFmtId"));
    return {
      ...(font && this.font(font)),
      ...present("fill", fill && this.fill(fill)),
      ...present("border", border && this.border(border)),
      ...alignment(child(format, "alignment")),
      ...present("numberFormat", numberFormat === "General" ? undefined : numberFormat),
      ...(protection && !flag(protection, "locked", true) ? { unlocked: true } : {}),
      ...(protection && flag(protection, "hidden") ? { formulaHidden: true } : {}),
    };
  }

  private numberFormat(id: number): string | undefined {
    return this.formats.get(id) ?? builtInFormat(id);
  }

  private font(font: XmlElement): CellStyle {
    const name = child(font, "name")?.attributes.get("val");
    const size = sizeOf(font);
    const underline = child(font, "u");
    const kind = underline?.attributes.get("val") ?? "single";
    return {
      ...present("fontName", name === this.defaultFont.name ? undefined : name),
      ...present("fontSize", size === this.defaultFont.size ? undefined : size),
      ...(switchedOn(font, "b") ? { bold: true } : {}),
      ...(switchedOn(font, "i") ? { italic: true } : {}),
      ...(switchedOn(font, "strike") ? { strike: true } : {}),
      ...present("underline", underline && UNDERLINES.find((known) => known === kind)),
      ...present(
        "script",
        SCRIPTS.find((known) => known === child(font, "vertAlign")?.attributes.get("val")),
      ),
      ...present("color", this.fontColor(font)),
    };
  }

  /** Theme colour 1 is the ordinary text colour and counts as automatic. */
  private fontColor(font: XmlElement): string | undefined {
    const color = child(font, "color");
    if (color?.attributes.get("theme") === "1" && !color.attributes.has("tint")) return undefined;
    return resolveColor(color, this.palette);
  }

  private fill(fill: XmlElement): string | undefined {
    const pattern = child(fill, "patternFill");
    if (pattern?.attributes.get("patternType") !== "solid") return undefined;
    return resolveColor(child(pattern, "fgColor"), this.palette);
  }

  private border(border: XmlElement): CellStyle["border"] {
    const side = (...names: string[]): BorderSide | undefined => {
      const element = names.map((name) => child(border, name)).find((found) => found !== undefined);
      const style = element?.attributes.get("style");
      if (!element || style === undefined || style === "none") return undefined;
      return { style, ...present("color", resolveColor(child(element, "color"), this.palette)) };
    };
    const sides = {
      ...present("left", side("left", "start")),
      ...present("right", side("right", "end")),
      ...present("top", side("top")),
      ...present("bottom", side("bottom")),
      ...present("diagonalDown", flag(border, "diagonalDown") ? side("diagonal") : undefined),
      ...present("diagonalUp", flag(border, "diagonalUp") ? side("diagonal") : undefined),
    };
    return Object.keys(sides).length > 0 ? sides : undefined;
  }

  private differentialFont(font: XmlElement): DifferentialFormat {
    const stated = (name: string): boolean | undefined => (child(font, name) ? switchedOn(font, name) : undefined);
    const underline = child(font, "u");
    const kind = underline?.attributes.get("val") ?? "single";
    return {
      ...present("color", resolveColor(child(font, "color"), this.palette)),
      ...present("bold", stated("b")),
      ...present("italic", stated("i")),
      ...present("strike", stated("strike")),
      ...(underline ? { underline: kind === "none" ? "none" : kind.startsWith("double") ? "double" : "single" } : {}),
    };
  }

  /** The format a conditional rule names. */
  differential(id: number): DifferentialFormat | undefined {
    const format = this.list("dxfs")[id];
    if (!format) return undefined;
    const font = child(format, "font");
    const pattern = child(child(format, "fill") ?? NO_ELEMENT, "patternFill");
    // Differential fills show their background colour (18.8.9); some writers fill in only the other one.
    const fill = resolveColor(
      (pattern && child(pattern, "bgColor")) ?? (pattern && child(pattern, "fgColor")),
      this.palette,
    );
    const border = child(format, "border");
    return {
      ...present("fill", fill),
      ...(font && this.differentialFont(font)),
      ...present("border", border && this.border(border)),
      ...present("numberFormat", child(format, "numFmt")?.attributes.get("formatCode")),
    };
  }
}

const NO_ELEMENT: XmlElement = {
  name: "",
  local: "",
  attributes: new Map(),
  children: [],
  text: "",
  start: 0,
  openEnd: 0,
  closeStart: 0,
  end: 0,
};

function sizeOf(font: XmlElement): number | undefined {
  const size = child(font, "sz");
  return size && numberAttribute(size, "val");
}

function switchedOn(font: XmlElement, name: string): boolean {
  const element = child(font, name);
  return element !== undefined && flag(element, "val", true);
}

const UNDERLINES = ["single", "double", "singleAccounting", "doubleAccounting"] as const;
const SCRIPTS = ["superscript", "subscript"] as const;
const HORIZONTAL = ["left", "center", "right", "fill", "justify", "centerContinuous", "distributed"] as const;
const VERTICAL = { top: "top", center: "middle", justify: "justify", distributed: "distributed" } as const;

function alignment(element: XmlElement | undefined): CellStyle {
  if (!element) return {};
  const vertical = element.attributes.get("vertical") ?? "bottom";
  const indent = numberAttribute(element, "indent");
  return {
    ...present(
      "horizontal",
      HORIZONTAL.find((name) => name === element.attributes.get("horizontal")),
    ),
    ...present("vertical", vertical in VERTICAL ? VERTICAL[vertical as keyof typeof VERTICAL] : undefined),
    ...(flag(element, "wrapText") ? { wrap: true as const } : {}),
    ...present("indent", indent === 0 ? undefined : indent),
    ...(flag(element, "shrinkToFit") ? { shrink: true as const } : {}),
    ...present("rotation", rotation(numberAttribute(element, "textRotation") ?? 0)),
    ...present(
      "readingOrder",
      ([undefined, "leftToRight", "rightToLeft"] as const)[numberAttribute(element, "readingOrder") ?? 0],
    ),
  };
}

/** The format counts upwards to 90, downwards from 91; 255 is stacked letters. */
function rotation(written: number): number | undefined {
  if (written === 255) return 180;
  if (written <= 0 || written > 180) return undefined;
  return written <= 90 ? written : 90 - written;
}

export function writtenRotation(degrees: number): number {
  return degrees === 180 ? 255 : degrees >= 0 ? degrees : 90 - degrees;
}

/** `{ [key]: value }`, or nothing when the value is absent: optional properties are never set to undefined. */
export function present<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}

const keys = new WeakMap<object, string>();

/** Equal for equal styles, whatever order their properties were set in. */
export function styleKey(style: CellStyle | undefined): string {
  if (!style) return "{}";
  let key = keys.get(style);
  if (key === undefined) keys.set(style, (key = sortedJson(style)));
  return key;
}

/** JSON with sorted keys, so that equal values give equal texts. */
export function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
