import { asColor, asNumber, oneOf } from "../arguments";
import type { CellFormat, FormatPatch } from "../engine/engine";
import { HostError } from "../errors";
import type { Scalar, Session } from "../member";
import { define, method, settable } from "../member";
import { tinted } from "../tint";
import type { FormatTarget } from "./format-target";
import { patch, read, scalar } from "./format-target";

const patterns = [
  "None",
  "Solid",
  "Gray50",
  "Gray75",
  "Gray25",
  "Horizontal",
  "Vertical",
  "Down",
  "Up",
  "Checker",
  "SemiGray75",
  "LightHorizontal",
  "LightVertical",
  "LightDown",
  "LightUp",
  "Grid",
  "CrissCross",
  "Gray16",
  "Gray8",
] as const;

/** -1 (darkest) to 1 (brightest). */
export function asTint(value: unknown): number {
  const amount = asNumber(value);
  if (amount < -1 || amount > 1) throw new HostError("InvalidArgument", "a tint lies between -1 and 1");
  return amount;
}

type ColorKey = "color" | "fill" | "patternColor";
const tintKeys = { color: "colorTint", fill: "fillTint", patternColor: "patternTint" } as const;

function tintPatch(format: CellFormat, key: ColorKey, automatic: string, amount: number): FormatPatch {
  const present = format[tintKeys[key]];
  const base = present?.base ?? format[key] ?? automatic;
  return amount === 0
    ? { [key]: base, [tintKeys[key]]: null }
    : { [key]: tinted(base, amount), [tintKeys[key]]: { base, amount } };
}

/** A lighter or darker shade of a colour; what is drawn and read back as the colour is the shade. */
export function tintScalar(key: ColorKey, automatic: string): Scalar<FormatTarget> {
  return settable(
    9,
    (target: FormatTarget, session: Session) => read(target, session, (format) => format[tintKeys[key]]?.amount ?? 0),
    (target, value, session) => {
      const amount = asTint(value);
      const base = read(target, session, (format) => format[tintKeys[key]]?.base ?? format[key] ?? automatic);
      // Cells of different colours would each need their own shade; the first one's serves where they differ.
      const format: CellFormat = { [key]: base ?? automatic };
      patch(target, session, tintPatch(format, key, automatic, amount));
    },
  );
}

function patternOf(format: CellFormat): string {
  return format.pattern ?? (format.fill === undefined ? "None" : "Solid");
}

function patternPatch(value: unknown): FormatPatch {
  const pattern = oneOf(value, patterns);
  if (pattern === "None") return { fill: null, pattern: null, patternColor: null };
  return { pattern: pattern === "Solid" ? null : pattern };
}

export const fillMembers = define<FormatTarget>({
  name: "RangeFill",
  scalars: {
    color: scalar(
      1,
      (format) => format.fill ?? "#FFFFFF",
      (value) => ({ fill: value === "" ? null : asColor(value) }),
    ),
    pattern: scalar(9, patternOf, patternPatch),
    patternColor: scalar(
      9,
      (format) => format.patternColor ?? "#000000",
      (value) => ({ patternColor: asColor(value) }),
    ),
    patternTintAndShade: tintScalar("patternColor", "#000000"),
    tintAndShade: tintScalar("fill", "#FFFFFF"),
  },
  methods: {
    clear: method(1, (target, _args, session) =>
      patch(target, session, { fill: null, pattern: null, patternColor: null }),
    ),
  },
});
