import { argb } from "./colors";
import type { BorderSide, CellStyle, DifferentialFormat } from "./model";
import { builtInNumber } from "./numberFormats";
import { sortedJson, styleKey, writtenRotation, type StyleSheet } from "./styleSheet";
import { child, escapeAttribute, numberAttribute, type XmlElement } from "./xml";
import { XmlEditor, attributeText, changedTag } from "./xmlEdit";

const STYLE_ORDER = [
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
  "tableStyles",
  "colors",
  "extLst",
];

/** Gives numbers to styles, appending what styles.xml does not have yet; nothing there is changed. */
export class StyleEditor {
  private readonly added = new Map<string, string[]>();
  private readonly formatNumbers = new Map<string, number>();
  private readonly numbers = new Map<string, number>();
  private readonly differentials = new Map<string, number>();
  private nextFormat: number;

  constructor(
    readonly sheet: StyleSheet,
    private readonly source: string,
    private readonly root: XmlElement,
  ) {
    const used = sheet.list("numFmts").map((format) => numberAttribute(format, "numFmtId") ?? 0);
    this.nextFormat = Math.max(163, ...used) + 1;
  }

  /**
   * Number of a cell format that looks like `style` and otherwise like cell format `base`
   * (pattern fills, rotation, theme fonts … that the model does not know stay).
   */
  number(style: CellStyle | undefined, base: number): number {
    if (styleKey(this.sheet.style(base)) === styleKey(style)) return base;
    const key = `${base} ${styleKey(style)}`;
    let number = this.numbers.get(key);
    if (number === undefined) this.numbers.set(key, (number = this.derive(style ?? {}, base)));
    return number;
  }

  private derive(style: CellStyle, base: number): number {
    const format = this.sheet.cellFormat(base);
    const old = this.sheet.style(base) ?? {};
    const attributes = new Map(format?.attributes ?? [["xfId", "0"]]);
    const put = (name: string, id: number, applied: string): void => {
      attributes.set(name, String(id)).set(applied, "1");
    };
    const inherited = (name: string): number => (format && numberAttribute(format, name)) ?? 0;
    if (sortedJson(fontOf(style)) !== sortedJson(fontOf(old)))
      put("fontId", this.font(style, old, inherited("fontId")), "applyFont");
    if (style.fill !== old.fill) put("fillId", this.fill(style.fill), "applyFill");
    if (sortedJson(style.border ?? {}) !== sortedJson(old.border ?? {}))
      put("borderId", this.border(style, inherited("borderId")), "applyBorder");
    if (style.numberFormat !== old.numberFormat)
      put("numFmtId", this.numberFormat(style.numberFormat), "applyNumberFormat");
    for (const name of ["numFmtId", "fontId", "fillId", "borderId"])
      if (!attributes.has(name)) attributes.set(name, "0");
    const inner = this.alignment(style, old, format, attributes) + this.protection(style, old, format, attributes);
    const tag = `${this.prefix}xf${attributeText(attributes)}`;
    return this.entry("cellXfs", inner === "" ? `<${tag}/>` : `<${tag}>${inner}</${this.prefix}xf>`);
  }

  private alignment(
    style: CellStyle,
    old: CellStyle,
    format: XmlElement | undefined,
    attributes: Map<string, string>,
  ): string {
    const present = format && child(format, "alignment");
    if (sortedJson(alignmentOf(style)) === sortedJson(alignmentOf(old))) return present ? this.slice(present) : "";
    attributes.set("applyAlignment", "1");
    const tag = present ? this.slice(present, present.openEnd) : `<${this.prefix}alignment/>`;
    const changed = changedTag(tag.replace(/\s*\/?>$/, "/>"), {
      horizontal: style.horizontal,
      vertical: style.vertical === "middle" ? "center" : style.vertical,
      wrapText: style.wrap ? "1" : undefined,
      indent: style.indent === undefined ? undefined : String(style.indent),
      shrinkToFit: style.shrink ? "1" : undefined,
      textRotation: style.rotation === undefined ? undefined : String(writtenRotation(style.rotation)),
      readingOrder: { leftToRight: "1", rightToLeft: "2", none: undefined }[style.readingOrder ?? "none"],
    });
    return changed === `<${this.prefix}alignment/>` ? "" : changed;
  }

  private protection(
    style: CellStyle,
    old: CellStyle,
    format: XmlElement | undefined,
    attributes: Map<string, string>,
  ): string {
    const present = format && child(format, "protection");
    if (style.unlocked === old.unlocked && style.formulaHidden === old.formulaHidden)
      return present ? this.slice(present) : "";
    attributes.set("applyProtection", "1");
    const tag = present ? this.slice(present, present.openEnd) : `<${this.prefix}protection/>`;
    return changedTag(tag.replace(/\s*\/?>$/, "/>"), {
      locked: style.unlocked ? "0" : "1",
      ...(style.formulaHidden === old.formulaHidden ? {} : { hidden: style.formulaHidden ? "1" : undefined }),
    });
  }

  // eslint-disable-next-line complexity -- one step for each field of the format, none of them nested
  private font(style: CellStyle, old: CellStyle, base: number): number {
    const present = this.sheet.list("fonts")[base];
    const pieces = new Map((present?.children ?? []).map((piece) => [piece.local, this.slice(piece)]));
    const p = this.prefix;
    const put = (name: string, differs: boolean, text: string | undefined): void => {
      if (!differs) return;
      if (text === undefined) pieces.delete(name);
      else pieces.set(name, text);
    };
    const { name, size } = this.sheet.defaultFont;
    const fontName = style.fontName ?? name;
    put("name", style.fontName !== old.fontName || !present, `<${p}name val="${escapeAttribute(fontName)}"/>`);
    if (style.fontName !== old.fontName) for (const other of ["family", "charset", "scheme"]) pieces.delete(other);
    put("sz", style.fontSize !== old.fontSize || !present, `<${p}sz val="${style.fontSize ?? size}"/>`);
    put("b", style.bold !== old.bold, style.bold && `<${p}b/>`);
    put("i", style.italic !== old.italic, style.italic && `<${p}i/>`);
    put("strike", style.strike !== old.strike, style.strike && `<${p}strike/>`);
    put(
      "u",
      style.underline !== old.underline,
      style.underline && `<${p}u${style.underline === "single" ? "" : ` val="${style.underline}"`}/>`,
    );
    put("vertAlign", style.script !== old.script, style.script && `<${p}vertAlign val="${style.script}"/>`);
    put("color", style.color !== old.color, style.color && `<${p}color rgb="${argb(style.color)}"/>`);
    const inner = FONT_ORDER.map((piece) => pieces.get(piece) ?? "").join("");
    return this.entry("fonts", `<${p}font>${inner}</${p}font>`);
  }

  private fill(color: string | undefined): number {
    if (color === undefined) return 0;
    const p = this.prefix;
    const pattern = `<${p}fgColor rgb="${argb(color)}"/><${p}bgColor indexed="64"/>`;
    return this.entry(
      "fills",
      `<${p}fill><${p}patternFill patternType="solid">${pattern}</${p}patternFill></${p}fill>`,
    );
  }

  private border(style: CellStyle, base: number): number {
    const p = this.prefix;
    const present = this.sheet.list("borders")[base];
    const { diagonalDown, diagonalUp } = style.border ?? {};
    const opening = present ? this.slice(present, present.openEnd).replace(/\s*\/?>$/, ">") : `<${p}border>`;
    const tag = changedTag(opening, {
      diagonalUp: diagonalUp ? "1" : undefined,
      diagonalDown: diagonalDown ? "1" : undefined,
    });
    const sides = (["left", "right", "top", "bottom"] as const).map((name) => this.side(name, style.border?.[name]));
    const diagonal = this.side("diagonal", diagonalDown ?? diagonalUp);
    return this.entry("borders", `${tag}${sides.join("")}${diagonal}</${p}border>`);
  }

  private side(name: string, wanted: BorderSide | undefined): string {
    const p = this.prefix;
    if (!wanted) return `<${p}${name}/>`;
    const color = wanted.color === undefined ? 'auto="1"' : `rgb="${argb(wanted.color)}"`;
    return `<${p}${name} style="${escapeAttribute(wanted.style)}"><${p}color ${color}/></${p}${name}>`;
  }

  private numberFormat(format: string | undefined): number {
    if (format === undefined) return 0;
    const builtIn = builtInNumber(format);
    if (builtIn !== undefined) return builtIn;
    const written = this.sheet.list("numFmts").find((entry) => entry.attributes.get("formatCode") === format);
    const known = (written && numberAttribute(written, "numFmtId")) ?? this.formatNumbers.get(format);
    if (known !== undefined) return known;
    const id = this.nextFormat++;
    this.formatNumbers.set(format, id);
    this.entry("numFmts", `<${this.prefix}numFmt numFmtId="${id}" formatCode="${escapeAttribute(format)}"/>`);
    return id;
  }

  /** Number of a differential format for conditional rules. */
  differential(format: DifferentialFormat): number {
    const key = sortedJson(format);
    let number = this.differentials.get(key);
    if (number === undefined) {
      const same = this.sheet.list("dxfs").findIndex((entry, index) => this.isExactly(entry, index, key));
      number = same >= 0 ? same : this.entry("dxfs", this.differentialXml(format));
      this.differentials.set(key, number);
    }
    return number;
  }

  /** A present format is used again only when it says nothing beyond what the model knows. */
  private isExactly(entry: XmlElement, index: number, key: string): boolean {
    const font = child(entry, "font");
    return (
      entry.children.every((part) => ["font", "fill", "border", "numFmt"].includes(part.local)) &&
      (font?.children ?? []).every((part) => ["b", "i", "strike", "u", "color"].includes(part.local)) &&
      sortedJson(this.sheet.differential(index)) === key
    );
  }

  private differentialXml(format: DifferentialFormat): string {
    const p = this.prefix;
    const flag = (name: string, value: boolean | undefined): string =>
      value === undefined ? "" : `<${p}${name}${value ? "" : ' val="0"'}/>`;
    const line = { none: ' val="none"', single: "", double: ' val="double"' };
    const font =
      flag("b", format.bold) +
      flag("i", format.italic) +
      flag("strike", format.strike) +
      (format.underline === undefined ? "" : `<${p}u${line[format.underline]}/>`) +
      (format.color === undefined ? "" : `<${p}color rgb="${argb(format.color)}"/>`);
    const number = format.numberFormat === undefined ? "" : this.differentialNumber(format.numberFormat);
    const fill = format.fill === undefined ? "" : argb(format.fill);
    const pattern = `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${fill}"/><${p}bgColor rgb="${fill}"/></${p}patternFill></${p}fill>`;
    const sides = (["left", "right", "top", "bottom"] as const).map((name) => this.side(name, format.border?.[name]));
    const border = format.border ? `<${p}border>${sides.join("")}</${p}border>` : "";
    return `<${p}dxf>${font === "" ? "" : `<${p}font>${font}</${p}font>`}${number}${fill === "" ? "" : pattern}${border}</${p}dxf>`;
  }

  private differentialNumber(format: string): string {
    const id = this.numberFormat(format);
    return `<${this.prefix}numFmt numFmtId="${id}" formatCode="${escapeAttribute(format)}"/>`;
  }

  /** Number of an entry in a list: a present one with the same text, else appended. */
  private entry(list: string, xml: string): number {
    const present = this.sheet.list(list);
    const added = this.added.get(list) ?? [];
    this.added.set(list, added);
    const same = present.findIndex((entry) => this.slice(entry) === xml);
    if (same >= 0) return same;
    const again = added.indexOf(xml);
    return present.length + (again >= 0 ? again : added.push(xml) - 1);
  }

  private get prefix(): string {
    return this.root.name.slice(0, this.root.name.length - this.root.local.length);
  }

  private slice(element: XmlElement, end = element.end): string {
    return this.source.slice(element.start, end);
  }

  /** styles.xml with everything appended; the same text when nothing was needed. */
  result(): string {
    const editor = new XmlEditor(this.source, this.root);
    for (const name of STYLE_ORDER) {
      const added = this.added.get(name) ?? [];
      if (added.length === 0) continue;
      const list = child(this.root, name);
      const count = String(this.sheet.list(name).length + added.length);
      const p = this.prefix;
      if (!list) editor.insertChild(name, STYLE_ORDER, `<${p}${name} count="${count}">${added.join("")}</${p}${name}>`);
      else if (list.openEnd === list.end) {
        const tag = changedTag(this.slice(list), { count }).replace(/\/>$/, ">");
        editor.replace(list.start, list.end, `${tag}${added.join("")}</${list.name}>`);
      } else {
        editor.setAttributes(list, { count });
        editor.append(list, added.join(""));
      }
    }
    return editor.changed ? editor.result() : this.source;
  }
}

const FONT_ORDER = [
  "b",
  "i",
  "strike",
  "condense",
  "extend",
  "outline",
  "shadow",
  "u",
  "vertAlign",
  "sz",
  "color",
  "name",
  "family",
  "charset",
  "scheme",
];

function fontOf(style: CellStyle): unknown {
  const { fontName, fontSize, bold, italic, underline, strike, script, color } = style;
  return { fontName, fontSize, bold, italic, underline, strike, script, color };
}

function alignmentOf(style: CellStyle): unknown {
  const { horizontal, vertical, wrap, indent, shrink, rotation, readingOrder } = style;
  return { horizontal, vertical, wrap, indent, shrink, rotation, readingOrder };
}
