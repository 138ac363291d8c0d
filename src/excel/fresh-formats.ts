import type { SheetPlan } from "../workbook/plan";
import {
  BORDER_EDGES,
  grouped,
  heightTargets,
  styledCells,
  targetsFor,
  wantedFormat,
  type BorderEdge,
  type FormatTarget,
  type FormatValues,
} from "./formats";
import { rectanglesOf, type CellPlace, type Rectangle } from "./rectangles";

/** A group of cells and what to set on it. */
interface FormatSetting {
  readonly addresses: string;
  readonly set: Partial<FormatValues>;
}

type LookValues = Readonly<Record<string, unknown>>;

/** A fresh sheet; absent: not known (they depend on the program and its language), so they are always written. */
const FRESH: LookValues = {
  bold: false,
  italic: false,
  underline: "None",
  color: "#000000",
  fill: "",
  horizontal: "General",
  wrap: false,
  locked: true,
} satisfies Partial<FormatValues>;

/** Cells that look alike. */
interface Look {
  readonly cells: readonly CellPlace[];
  readonly wanted: LookValues;
}

/** One value of one property on all looks that want it. */
interface Layer {
  readonly looks: readonly Look[];
  readonly key: string;
  readonly value: unknown;
}

/**
 * The values of one property, each on the looks that want it; what a fresh sheet shows anyway needs none. When every
 * look needs something said, what most cells want is given to all of them first: other properties do the same, and
 * one call then serves them all.
 */
function layersOf(key: string, looks: readonly Look[]): Layer[] {
  const wanting = looks.filter(({ wanted }) => key in wanted);
  const sizes = new Map<unknown, number>();
  for (const { cells, wanted } of wanting) sizes.set(wanted[key], (sizes.get(wanted[key]) ?? 0) + cells.length);
  const values = [...sizes.keys()].sort((left, right) => (sizes.get(right) ?? 0) - (sizes.get(left) ?? 0));
  const layer = (value: unknown): Layer => ({
    looks: wanting.filter(({ wanted }) => wanted[key] === value),
    key,
    value,
  });
  if (wanting.length === looks.length && !values.includes(FRESH[key])) {
    return [{ looks, key, value: values[0] }, ...values.slice(1).map(layer)];
  }
  return values.filter((value) => value !== FRESH[key]).map(layer);
}

/** Layers on the same cells are one setting; those on all cells come first. */
function lookSettings(plan: SheetPlan): FormatSetting[] {
  const looks = [...grouped(styledCells(plan), ({ cell }) => JSON.stringify(wantedFormat(cell.style))).values()].map(
    (cells): Look => ({ cells, wanted: wantedFormat(cells[0]?.cell.style) }),
  );
  const keys = new Set(looks.flatMap(({ wanted }) => Object.keys(wanted)));
  const layers = [...keys].flatMap((key) => layersOf(key, looks));
  const settings = grouped(layers, (layer) => layer.looks.map((look) => looks.indexOf(look)).join());
  return [...settings.values()]
    .sort((left, right) => (right[0]?.looks.length ?? 0) - (left[0]?.looks.length ?? 0))
    .flatMap((same) => {
      const cells = (same[0]?.looks ?? []).flatMap((look) => look.cells);
      const set = Object.fromEntries(same.map(({ key, value }) => [key, value]));
      return targetsFor(rectanglesOf(cells), set).map(asSetting);
    });
}

const asSetting = ({ addresses, wanted }: FormatTarget): FormatSetting => ({ addresses, set: wanted });

/** Lines around all bordered blocks, and inside those that have an inside that way; edges on the same blocks go as one. */
function borderSettings(plan: SheetPlan): FormatSetting[] {
  const bordered = rectanglesOf(styledCells(plan).filter(({ cell }) => cell.style?.border === "thin"));
  const withInside: Partial<Record<BorderEdge, (block: Rectangle) => boolean>> = {
    InsideHorizontal: ({ rows }) => rows > 1,
    InsideVertical: ({ columns }) => columns > 1,
  };
  const lines = BORDER_EDGES.map((edge) => ({ edge, blocks: bordered.filter(withInside[edge] ?? (() => true)) }));
  return [...grouped(lines, ({ blocks }) => blocks.map((block) => bordered.indexOf(block)).join()).values()].flatMap(
    (same) =>
      targetsFor(same[0]?.blocks ?? [], Object.fromEntries(same.map(({ edge }) => [edge, "Continuous"]))).map(
        asSetting,
      ),
  );
}

/** Heights, looks and lines of a sheet that was just added: what all cells share first, then what differs. */
export function freshFormats(plan: SheetPlan): FormatSetting[] {
  return [...heightTargets(plan).map(asSetting), ...lookSettings(plan), ...borderSettings(plan)];
}
