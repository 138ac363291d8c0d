import type { AmountTable, FundBook } from "../domain/book";
import { ROUNDING_STEPS, type Adjustment } from "../domain/computation";
import { failure, success, type Result } from "../domain/fault";
import { linesOf } from "../domain/lines";
import type { Fen } from "../domain/money";
import type { UnitCode } from "../domain/units";

/** What a person sets before a division, or says of its result. */
export type TermsChange =
  | { readonly kind: "step"; readonly step: Fen }
  /** 保底 or 上限 of cells of one project; null takes it away. */
  | {
      readonly kind: "floor" | "ceiling";
      readonly project: number;
      /** `counties`: every county among the line's builders. */
      readonly units: readonly UnitCode[] | "counties";
      readonly amount: Fen | null;
    }
  /** 调整说明: the same reason for several cells. */
  | {
      readonly kind: "reason";
      readonly cells: readonly { readonly line: string; readonly unit: UnitCode }[];
      readonly reason: string;
      readonly by: string;
    };

/** Faults: no such project, no such unit or county in it, a rounding that is not offered, a bound below 0. */
export function setTerms(book: FundBook, change: TermsChange): Result<FundBook> {
  switch (change.kind) {
    case "step":
      if (!ROUNDING_STEPS.includes(change.step)) return failure(stepUnknown());
      return success({ ...book, terms: { ...book.terms, step: change.step } });
    case "reason":
      return success({ ...book, terms: { ...book.terms, adjustments: explained(book.terms.adjustments, change) } });
    default:
      return setBound(book, change);
  }
}

type BoundChange = Extract<TermsChange, { kind: "floor" | "ceiling" }>;

function setBound(book: FundBook, { kind, project, units, amount }: BoundChange): Result<FundBook> {
  const line = linesOf(book.projects).find((one) => one.project === project);
  const allowed = book.units.filter(({ code }) => line?.builders.includes(code) === true);
  const asked =
    units === "counties"
      ? allowed.filter(({ level }) => level === "county").map(({ code }) => code)
      : units.filter((code) => allowed.some((unit) => unit.code === code));
  if (!line || asked.length === 0 || (units !== "counties" && asked.length < units.length))
    return failure(nobodyToBound(project));
  if (amount !== null && amount < 0) return failure(boundBelowZero());
  const key = kind === "floor" ? "floors" : "ceilings";
  const table = asked.reduce((rest, unit) => withBound(rest, line.id, unit, amount), book.terms[key]);
  const unreadableRecords = book.unreadableRecords.filter(
    ({ about, field, record }) =>
      !(about === "share" && field === kind && asked.some((unit) => record === `${line.id}|${unit}`)),
  );
  return success({ ...book, unreadableRecords, terms: { ...book.terms, [key]: table } });
}

function withBound(table: AmountTable, line: string, unit: UnitCode, amount: Fen | null): AmountTable {
  const { [unit]: _, ...others } = table[line] ?? {};
  const cells = amount === null ? others : { ...others, [unit]: amount };
  const { [line]: __, ...lines } = table;
  return Object.keys(cells).length === 0 ? lines : { ...lines, [line]: cells };
}

function explained(
  present: readonly Adjustment[],
  { cells, reason, by }: Extract<TermsChange, { kind: "reason" }>,
): readonly Adjustment[] {
  const same = (one: { line: string; unit: string }, other: { line: string; unit: string }): boolean =>
    one.line === other.line && one.unit === other.unit;
  const kept = present.filter((one) => !cells.some((cell) => same(cell, one)));
  const said = reason.trim() === "" ? [] : cells.map((cell) => ({ ...cell, reason: reason.trim(), by: by.trim() }));
  return [...kept, ...said];
}

function stepUnknown(): Parameters<typeof failure>[0] {
  return {
    code: "step-unknown",
    sentence: { zh: "取整单位只能是0.01、0.10或1.00万元。", en: "Amounts round to 0.01, 0.10 or 1.00 (10,000 yuan)." },
    nextStep: { zh: "请选其中一个。", en: "Choose one of them." },
  };
}

function nobodyToBound(project: number): Parameters<typeof failure>[0] {
  return {
    code: "bound-nowhere",
    sentence: {
      zh: `项目${project}没有这样的建设单位，没有设保底或上限。`,
      en: `Project ${project} has no such builder; no floor or ceiling was set.`,
    },
    nextStep: {
      zh: "请选建设单位里有县市的项目，或先改项目表的建设单位。",
      en: "Choose a project with such a builder, or change its builders first.",
    },
  };
}

function boundBelowZero(): Parameters<typeof failure>[0] {
  return {
    code: "bound-negative",
    sentence: { zh: "保底和上限不能小于0，没有设。", en: "A floor or ceiling cannot be below 0; nothing was set." },
    nextStep: { zh: "请填0或更大的数。", en: "Enter 0 or more." },
  };
}
