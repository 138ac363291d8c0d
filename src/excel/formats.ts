import type { CellStyle, PlannedCell, SheetPlan } from "../workbook/plan";
import { plannedCells } from "./planned-cells";
import {
  addressLists,
  areaAddress,
  columnsAddress,
  rectanglesOf,
  rowsAddress,
  spansOf,
  type CellPlace,
  type Rectangle,
} from "./rectangles";

export const BORDER_EDGES = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideHorizontal",
  "InsideVertical",
] as const;
export type BorderEdge = (typeof BORDER_EDGES)[number];
export type BorderLine = "None" | "Continuous";

/** Everything a cell's look is made of, in the host's own terms. */
export type FormatValues = {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: "None" | "Single";
  readonly fontSize: number;
  /** `#RRGGBB` */
  readonly color: string;
  /** `#RRGGBB`; empty for no fill. */
  readonly fill: string;
  readonly horizontal: "General" | "Left" | "Center" | "Right";
  readonly vertical: "Top" | "Center" | "Bottom";
  readonly wrap: boolean;
  readonly locked: boolean;
  /** Points. */
  readonly columnWidth: number;
  /** Points. */
  readonly rowHeight: number;
} & { readonly [Edge in BorderEdge]: BorderLine };

/** What the host reports for a group of areas; absent where its cells differ among themselves. */
export type ObservedFormat = { readonly [Key in keyof FormatValues]?: FormatValues[Key] | undefined };

/** Cells that must look alike. */
export interface FormatTarget {
  /** Address list within Excel's limit. */
  readonly addresses: string;
  readonly wanted: Partial<FormatValues>;
}

const HORIZONTAL = { left: "Left", center: "Center", right: "Right" } as const;
const VERTICAL = { top: "Top", middle: "Center", bottom: "Bottom" } as const;

/** A style in the host's terms. Size and vertical place stay as they are where the plan says nothing. */
export function wantedFormat(style: CellStyle = {}): Partial<FormatValues> {
  const { bold = false, italic = false, wrap = false, unlocked = false, color = "#000000", fill = "" } = style;
  return {
    bold,
    italic,
    wrap,
    locked: !unlocked,
    underline: style.underline ? "Single" : "None",
    color: color.toUpperCase(),
    fill: fill.toUpperCase(),
    horizontal: style.horizontal ? HORIZONTAL[style.horizontal] : "General",
    ...(style.fontSize === undefined ? {} : { fontSize: style.fontSize }),
    ...(style.vertical === undefined ? {} : { vertical: VERTICAL[style.vertical] }),
  };
}

/**
 * Width in characters (as a file states it) → points at 96 dots per inch, for the 7-dot digit of the default font.
 * @see ECMA-376 part 1, 18.3.1.13
 */
export function columnPoints(characters: number): number {
  return Math.trunc(((256 * characters + Math.trunc(128 / 7)) / 256) * 7) * 0.75;
}

export function grouped<Place, Key>(items: Iterable<Place>, keyOf: (item: Place) => Key): Map<Key, Place[]> {
  const groups = new Map<Key, Place[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

export function targetsFor(rectangles: readonly Rectangle[], wanted: Partial<FormatValues>): FormatTarget[] {
  return addressLists(rectangles.map(areaAddress)).map((addresses) => ({ addresses, wanted }));
}

/** Cells planned without a style keep the look they have. */
export function styledCells(plan: SheetPlan): (CellPlace & { readonly cell: PlannedCell })[] {
  return [...plannedCells(plan)].filter(({ cell }) => cell.style !== undefined);
}

function lookTargets(plan: SheetPlan): FormatTarget[] {
  const looks = grouped(styledCells(plan), ({ cell }) => JSON.stringify(wantedFormat(cell.style)));
  return [...looks.values()].flatMap((cells) => targetsFor(rectanglesOf(cells), wantedFormat(cells[0]?.cell.style)));
}

/** Lines around and between bordered cells; inner lines only where a block has an inside. */
function borderTargets(bordered: readonly Rectangle[]): FormatTarget[] {
  const shapes = grouped(bordered, ({ rows, columns }) => `${rows > 1} ${columns > 1}`);
  return [...shapes.values()].flatMap((rectangles) => {
    const lines = BORDER_EDGES.filter(
      (edge) =>
        (edge !== "InsideHorizontal" || (rectangles[0]?.rows ?? 1) > 1) &&
        (edge !== "InsideVertical" || (rectangles[0]?.columns ?? 1) > 1),
    );
    return targetsFor(rectangles, Object.fromEntries(lines.map((edge) => [edge, "Continuous"])));
  });
}

const NEIGHBOURS = [
  { edge: "EdgeTop", row: -1, column: 0 },
  { edge: "EdgeBottom", row: 1, column: 0 },
  { edge: "EdgeLeft", row: 0, column: -1 },
  { edge: "EdgeRight", row: 0, column: 1 },
] as const;

/** Sides of planned cells without border that no bordered neighbour shares: lines left over there must go. */
function borderlessTargets(bare: readonly CellPlace[], bordered: readonly CellPlace[]): FormatTarget[] {
  const key = (row: number, column: number): string => `${row}:${column}`;
  const lined = new Set(bordered.map(({ row, column }) => key(row, column)));
  return NEIGHBOURS.flatMap(({ edge, row, column }) => {
    const free = bare.filter((cell) => !lined.has(key(cell.row + row, cell.column + column)));
    // One row (or column) at a time, so that the outer edge of the block is the edge of each cell.
    const strips =
      column === 0
        ? [...grouped(free, (cell) => cell.row).values()]
        : [...grouped(free, (cell) => cell.column).values()];
    return targetsFor(
      strips.flatMap((strip) => rectanglesOf(strip)),
      { [edge]: "None" },
    );
  });
}

/** @param columns which columns' widths to speak of */
function sizeTargets(plan: SheetPlan, columns: (column: number) => boolean = () => true): FormatTarget[] {
  const widths = plan.columnWidths.flatMap((width, column) =>
    width === undefined || !columns(column) ? [] : [{ width, column }],
  );
  return [
    ...[...grouped(widths, ({ width }) => width)].flatMap(([width, items]) =>
      addressLists(spansOf(items.map(({ column }) => column)).map(columnsAddress)).map((addresses) => ({
        addresses,
        wanted: { columnWidth: columnPoints(width) },
      })),
    ),
    ...heightTargets(plan),
  ];
}

export function heightTargets(plan: SheetPlan): FormatTarget[] {
  const heights = Object.entries(plan.rowHeights).map(([row, height]) => ({ row: Number(row), height }));
  return [...grouped(heights, ({ height }) => height)].flatMap(([height, items]) =>
    addressLists(spansOf(items.map(({ row }) => row)).map(rowsAddress)).map((addresses) => ({
      addresses,
      wanted: { rowHeight: height },
    })),
  );
}

/** All groups of cells, columns and rows of a sheet that must look alike; old lines go before new ones come. */
export function formatTargets(plan: SheetPlan): FormatTarget[] {
  const cells = styledCells(plan);
  const bordered = cells.filter(({ cell }) => cell.style?.border === "thin");
  const bare = cells.filter(({ cell }) => cell.style?.border === undefined);
  // A hidden column is 0 wide, and giving it a width would show it.
  const sizes = sizeTargets(plan, (column) => !plan.hiddenColumns.includes(column));
  return [
    ...sizes,
    ...lookTargets(plan),
    ...borderlessTargets(bare, bordered),
    ...borderTargets(rectanglesOf(bordered)),
  ];
}

const SIZE_TOLERANCE = 1;

function agrees(wanted: unknown, observed: unknown, key: string): boolean {
  if (typeof wanted === "number" && typeof observed === "number") {
    // Programs round widths to whole dots.
    return key === "fontSize" ? wanted === observed : Math.abs(wanted - observed) < SIZE_TOLERANCE;
  }
  return wanted === observed;
}

/** Properties to set so that the target looks as wanted. */
export function formatDifference(wanted: Partial<FormatValues>, observed: ObservedFormat): Partial<FormatValues> {
  const present: Readonly<Record<string, unknown>> = observed;
  return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => !agrees(value, present[key], key)));
}
