import type { CellFormat, FormatPatch } from "../engine/engine";
import { HostError } from "../errors";
import type { StyleAspect } from "./built-in-styles";
import { builtInStyles, styleAspects } from "./built-in-styles";

/** A cell style: formatting under a name. */
export interface CellStyle {
  /** What cells bear: the id of a built-in style, the name of another. */
  readonly key: string;
  readonly name: string;
  readonly builtIn: boolean;
  format: CellFormat;
  includes: ReadonlySet<StyleAspect>;
}

const propertiesOf: { readonly [Aspect in StyleAspect]: readonly (keyof FormatPatch)[] } = {
  number: ["numberFormat"],
  alignment: ["horizontal", "vertical", "wrap", "shrink", "indent", "autoIndent", "rotation", "readingOrder"],
  font: [
    "fontName",
    "fontSize",
    "bold",
    "italic",
    "underline",
    "underlineKind",
    "strikethrough",
    "script",
    "color",
    "colorTint",
  ],
  border: ["borders"],
  patterns: ["fill", "fillTint", "pattern", "patternColor", "patternTint"],
  protection: ["unlocked", "formulaHidden"],
};
const noBorders = { top: null, bottom: null, left: null, right: null, diagonalDown: null, diagonalUp: null };

function sameName(left: string, right: string): boolean {
  const plain = (name: string): string => name.replace(/[\s_-]/g, "").toLowerCase();
  return plain(left) === plain(right);
}

/** Cell styles of the workbook: Excel's own and those that were added. */
export class CellStyles {
  private styles: CellStyle[] = builtInStyles.map(({ id, name, format, includes }) => ({
    key: id,
    name,
    builtIn: true,
    format,
    includes: new Set(includes),
  }));

  all(): readonly CellStyle[] {
    return this.styles;
  }

  /** By the name Excel shows or the name in the API; null when there is none. */
  find(name: string): CellStyle | null {
    return this.styles.find((style) => sameName(style.name, name) || sameName(style.key, name)) ?? null;
  }

  get(key: string): CellStyle {
    const found = this.styles.find((style) => style.key === key);
    if (found === undefined) throw new HostError("ItemNotFound", `no style ${key}`);
    return found;
  }

  add(name: string): CellStyle {
    if (this.find(name) !== null) throw new HostError("ItemAlreadyExists", name);
    const style: CellStyle = { key: name, name, builtIn: false, format: {}, includes: new Set(styleAspects) };
    this.styles.push(style);
    return style;
  }

  delete(key: string): void {
    this.styles = this.styles.filter((style) => style.key !== key);
  }

  /** Changes a style's format; gives the part of the change that cells of the style take over. */
  patch(key: string, change: FormatPatch): FormatPatch {
    const style = this.get(key);
    const { borders, ...rest } = change;
    const next: Record<string, unknown> = { ...style.format };
    for (const [name, value] of Object.entries(rest)) {
      if (value === null) Reflect.deleteProperty(next, name);
      else next[name] = value;
    }
    if (borders !== undefined) {
      const edges = Object.entries({ ...style.format.borders, ...borders }).filter(([, border]) => border !== null);
      next["borders"] = Object.fromEntries(edges);
    }
    style.format = next;
    return change;
  }

  /** What a cell takes over when it is given the style. */
  patchFor(key: string): FormatPatch {
    const style = this.get(key);
    const patch: Record<string, unknown> = { styleName: key === "Normal" ? null : key };
    for (const aspect of style.includes) {
      for (const property of propertiesOf[aspect]) patch[property] = style.format[property] ?? null;
    }
    if (style.includes.has("border")) patch["borders"] = { ...noBorders, ...style.format.borders };
    return patch;
  }
}
