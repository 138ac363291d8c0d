import { child, numberAttribute, type XmlElement } from "./xml";

/** Colours a workbook can name indirectly. */
export interface Palette {
  /** `RRGGBB` by theme number, in the order formulas of the format count them. */
  readonly theme: readonly string[];
  readonly indexed: readonly string[];
}

/** The scheme counts dk1 lt1 dk2 lt2, cells count lt1 dk1 lt2 dk2 (ECMA-376 part 1, 18.8.3). */
const THEME_ORDER = [
  "lt1",
  "dk1",
  "lt2",
  "dk2",
  "accent1",
  "accent2",
  "accent3",
  "accent4",
  "accent5",
  "accent6",
  "hlink",
  "folHlink",
];
export const OFFICE_COLORS =
  "FFFFFF 000000 E7E6E6 44546A 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72".split(" ");

/** The 64 colours of the format's default palette (ECMA-376 part 1, 18.8.27); the first eight twice. */
const BASIC = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF";
const DEFAULT_INDEXED = (
  `${BASIC} ${BASIC} ` +
  "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF " +
  "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 " +
  "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333"
).split(" ");

export function readPalette(theme: XmlElement | undefined, styles: XmlElement | undefined): Palette {
  const elements = theme && child(theme, "themeElements");
  const scheme = elements && child(elements, "clrScheme");
  const named = (name: string): string | undefined => {
    const slot = scheme && child(scheme, name)?.children[0];
    return slot?.attributes.get("lastClr") ?? slot?.attributes.get("val");
  };
  const colors = styles && child(styles, "colors");
  const indexed =
    colors && child(colors, "indexedColors")?.children.map((entry) => (entry.attributes.get("rgb") ?? "").slice(-6));
  return {
    theme: THEME_ORDER.map((name, index) => named(name) ?? OFFICE_COLORS[index] ?? "000000"),
    indexed: DEFAULT_INDEXED.map((color, index) => indexed?.[index] ?? color),
  };
}

/** `#RRGGBB`, or undefined for an automatic or unknown colour. */
export function resolveColor(element: XmlElement | undefined, palette: Palette): string | undefined {
  if (!element) return undefined;
  const rgb = element.attributes.get("rgb");
  const theme = numberAttribute(element, "theme");
  const indexed = numberAttribute(element, "indexed");
  const base =
    rgb?.slice(-6) ??
    (theme === undefined ? (indexed === undefined ? undefined : palette.indexed[indexed]) : palette.theme[theme]);
  if (base === undefined || !/^[0-9A-Fa-f]{6}$/.test(base)) return undefined;
  const tint = numberAttribute(element, "tint") ?? 0;
  return `#${(tint === 0 ? base : tinted(base, tint)).toUpperCase()}`;
}

/** Lightens (tint > 0) or darkens in HLS, as the format describes (18.8.19). */
function tinted(base: string, tint: number): string {
  const [red, green, blue] = [0, 2, 4].map((at) => parseInt(base.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ];
  const high = Math.max(red, green, blue);
  const low = Math.min(red, green, blue);
  const light = (high + low) / 2;
  const target = tint < 0 ? light * (1 + tint) : light * (1 - tint) + tint;
  const spread = high - low;
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * light - 1));
  const reach = saturation * (1 - Math.abs(2 * target - 1));
  // Each channel keeps its place between the lowest and the highest one.
  return [red, green, blue]
    .map((channel) => target + reach * (spread === 0 ? 0 : (channel - light) / spread))
    .map((channel) =>
      Math.round(Math.min(1, Math.max(0, channel)) * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("");
}

/** `#RRGGBB` → `FFRRGGBB`. */
export function argb(color: string): string {
  return `FF${color.slice(1).toUpperCase()}`;
}
