import type { CellStyle as PlannedStyle } from "../workbook/plan";
import type { CellStyle } from "../sheetfile";

const SIDE = { style: "thin" } as const;
const THIN = { left: SIDE, right: SIDE, top: SIDE, bottom: SIDE } as const;

/** Sizes and fonts the plan does not mention stay; every other property it leaves out goes back to the default. */
export class PlanStyles {
  private readonly made = new Map<PlannedStyle, Map<CellStyle | undefined, CellStyle | undefined>>();

  /** The style of a cell that looked like `present` and shall look like `planned`. */
  of(planned: PlannedStyle | undefined, present: CellStyle | undefined): CellStyle | undefined {
    if (!planned) return present;
    const known = this.made.get(planned) ?? new Map<CellStyle | undefined, CellStyle | undefined>();
    this.made.set(planned, known);
    if (!known.has(present)) known.set(present, combine(planned, present));
    return known.get(present);
  }
}

function combine(planned: PlannedStyle, present: CellStyle | undefined): CellStyle | undefined {
  const style: Loose = { ...keptOf(planned, present), ...plannedOf(planned, present) };
  const entries = Object.entries(style).filter(([, value]) => value !== undefined && value !== false);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Properties may stand there without a value; they are dropped at the end. */
type Loose = { readonly [Key in keyof CellStyle]?: CellStyle[Key] | false | undefined };

function keptOf(planned: PlannedStyle, present: CellStyle = {}): Loose {
  return {
    fontName: present.fontName,
    strike: present.strike,
    indent: present.indent,
    fontSize: planned.fontSize ?? present.fontSize,
    vertical: verticalOf(planned, present),
  };
}

function plannedOf(planned: PlannedStyle, present: CellStyle | undefined): Loose {
  return {
    bold: planned.bold,
    italic: planned.italic,
    underline: planned.underline ? "single" : undefined,
    color: planned.color?.toUpperCase(),
    fill: planned.fill?.toUpperCase(),
    horizontal: planned.horizontal,
    wrap: planned.wrap,
    border: planned.border === "thin" ? (sameSides(present) ?? THIN) : undefined,
    numberFormat: planned.numberFormat === "General" ? undefined : planned.numberFormat,
    unlocked: planned.unlocked,
  };
}

/** At the bottom is where text stands by default. */
function verticalOf(planned: PlannedStyle, present: CellStyle): CellStyle["vertical"] {
  if (planned.vertical === undefined) return present.vertical;
  return planned.vertical === "bottom" ? undefined : planned.vertical;
}

/** A thin border in whatever colour a program wrote it is the planned border. */
function sameSides(present: CellStyle | undefined): CellStyle["border"] {
  const border = present?.border;
  const sides = [border?.left, border?.right, border?.top, border?.bottom];
  return sides.every((side) => side?.style === "thin") ? border : undefined;
}
