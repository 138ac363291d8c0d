import {
  BORDER_EDGES,
  type BorderEdge,
  type BorderLine,
  type FormatTarget,
  type FormatValues,
  type ObservedFormat,
} from "./formats";

type LookKey = Exclude<keyof FormatValues, BorderEdge>;

/** Where a property stands below `format`. */
const LOAD_PATH: Readonly<Record<LookKey, string>> = {
  bold: "font/bold",
  italic: "font/italic",
  underline: "font/underline",
  fontSize: "font/size",
  color: "font/color",
  fill: "fill/color",
  horizontal: "horizontalAlignment",
  vertical: "verticalAlignment",
  wrap: "wrapText",
  locked: "protection/locked",
  columnWidth: "columnWidth",
  rowHeight: "rowHeight",
};

/** Loaded format of a target, to be looked at after the next sync. */
export interface FormatProxies {
  readonly format: Excel.RangeFormat;
  readonly edges: ReadonlyMap<BorderEdge, Excel.RangeBorder>;
}

function isEdge(key: string): key is BorderEdge {
  return (BORDER_EDGES as readonly string[]).includes(key);
}

function loadLook(format: Excel.RangeFormat, paths: readonly string[]): void {
  if (paths.length > 0) format.load([...paths]);
}

/** Asks for just the properties the target speaks of. */
export function requestFormat(sheet: Excel.Worksheet, target: FormatTarget): FormatProxies {
  const { format } = sheet.getRanges(target.addresses).untrack();
  const keys = Object.keys(target.wanted);
  loadLook(
    format,
    keys.flatMap((key) => (isEdge(key) ? [] : [LOAD_PATH[key as LookKey]])),
  );
  const edges = keys.filter(isEdge).map((edge) => {
    const border = format.borders.getItem(edge);
    border.load("style");
    return [edge, border] as const;
  });
  return { format, edges: new Map(edges) };
}

function known<T>(value: T | null | undefined): T | undefined {
  return value ?? undefined;
}

/** No fill is reported as white by some hosts and as nothing by others. */
function fillColor(color: string | null): string | undefined {
  if (color === null) return undefined;
  return color.toUpperCase() === "#FFFFFF" ? "" : color.toUpperCase();
}

const READ: { readonly [Key in LookKey]: (format: Excel.RangeFormat) => unknown } = {
  bold: (format) => known(format.font.bold),
  italic: (format) => known(format.font.italic),
  underline: (format) => known(format.font.underline),
  fontSize: (format) => known(format.font.size),
  color: (format) => known(format.font.color)?.toUpperCase(),
  fill: (format) => fillColor(format.fill.color),
  horizontal: (format) => known(format.horizontalAlignment),
  vertical: (format) => known(format.verticalAlignment),
  wrap: (format) => known(format.wrapText),
  locked: (format) => known(format.protection.locked),
  columnWidth: (format) => known(format.columnWidth),
  rowHeight: (format) => known(format.rowHeight),
};

/** What the host answered; a property whose cells differ is left out. */
export function observedFormat(target: FormatTarget, proxies: FormatProxies): ObservedFormat {
  return Object.fromEntries(
    Object.keys(target.wanted).map((key) => [
      key,
      isEdge(key) ? known(proxies.edges.get(key)?.style) : READ[key as LookKey](proxies.format),
    ]),
  );
}

const WRITE: { readonly [Key in LookKey]: (format: Excel.RangeFormat, value: FormatValues[Key]) => void } = {
  bold: (format, value) => (format.font.bold = value),
  italic: (format, value) => (format.font.italic = value),
  underline: (format, value) => (format.font.underline = value),
  fontSize: (format, value) => (format.font.size = value),
  color: (format, value) => (format.font.color = value),
  fill: (format, value) => {
    if (value === "") format.fill.clear();
    else format.fill.color = value;
  },
  horizontal: (format, value) => (format.horizontalAlignment = value),
  vertical: (format, value) => (format.verticalAlignment = value),
  wrap: (format, value) => (format.wrapText = value),
  locked: (format, value) => (format.protection.locked = value),
  columnWidth: (format, value) => (format.columnWidth = value),
  rowHeight: (format, value) => (format.rowHeight = value),
};

function writeLook<Key extends LookKey>(format: Excel.RangeFormat, key: Key, value: FormatValues[Key]): void {
  WRITE[key](format, value);
}

/** Sets what differs on all areas at once. */
export function applyFormat(format: Excel.RangeFormat, set: Partial<FormatValues>): void {
  for (const key of Object.keys(set) as (keyof FormatValues)[]) {
    const value = set[key];
    if (value === undefined) continue;
    if (isEdge(key)) format.borders.getItem(key).style = value as BorderLine;
    else writeLook(format, key, value as never);
  }
}
