import type { Line } from "../../src/domain/lines";
import { fen, type Fen } from "../../src/domain/money";
import type { Category } from "../../src/domain/project";
import type { Unit } from "../../src/domain/units";

/** The twelve units of the notice: two prefecture institutions and ten counties. */
export const UNITS: readonly Unit[] = [
  unit("CUL", "州文化馆", "prefecture"),
  unit("LIB", "州图书馆", "prefecture"),
  ...["532301", "532322", "532323", "532324", "532325", "532326", "532327", "532328", "532329", "532331"].map((code) =>
    unit(code, `县${code}`, "county"),
  ),
];
export const COUNTIES = UNITS.filter((each) => each.level === "county").map((each) => each.code);

function unit(code: string, name: string, level: Unit["level"]): Unit {
  return { code, name, shortName: name.slice(0, 4), level, aliases: [] };
}

/** A line with the usual defaults; builders decide whether it is a placeholder. */
export function line(project: number, builders: readonly string[], more: Partial<Line> = {}): Line {
  const placeholder = builders.length === 0;
  const coordinator = builders.length === 1 ? (builders[0] ?? null) : null;
  return {
    id: `P${project}`,
    project,
    shortName: `项目${project}`,
    category: null,
    coordinator,
    builders,
    placeholder,
    fixedAmount: null,
    weight: placeholder ? 0 : 1,
    ...more,
  };
}

/** The shape of the notice's project table: 13 live lines, placeholders 2 and 8, 5 resource lines. */
export const SAMPLE_LINES: readonly Line[] = [
  sample(1, "network", COUNTIES),
  sample(2, null, []),
  sample(3, "network", ["LIB"]),
  sample(4, "network", ["LIB"]),
  sample(5, "network", ["LIB"]),
  sample(6, "resource", ["CUL", ...COUNTIES]),
  sample(7, "resource", ["LIB"]),
  sample(8, null, []),
  sample(9, "resource", ["CUL"]),
  sample(10, "resource", ["LIB"]),
  sample(11, "resource", ["LIB"]),
  sample(12, "outreach", ["CUL"]),
  sample(13, "outreach", ["CUL"]),
  sample(14, "outreach", ["LIB"]),
  sample(15, "outreach", ["CUL"]),
];

function sample(project: number, category: Category | null, builders: readonly string[]): Line {
  return line(project, builders, { category });
}

/** `3.92` 万元 as fen, for short tests. */
export function wan(amount: string): Fen {
  const [whole = "0", fraction = ""] = amount.split(".");
  return fen(Number(whole) * 1_000_000 + Number(fraction.padEnd(6, "0")));
}
