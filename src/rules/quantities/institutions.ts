import type { Quantity } from "../../domain/rule";
import type { BookFacts, UnitFact } from "../facts";
import { recordUnreadable } from "../missing";
import { dayConditions, holdsNoDays } from "./dates";
import { lack, type FactColumn, type FormulaScope, type QuantityKind } from "./kind";

type Institutions = Extract<Quantity, { kind: "institutions" }>;
type Kind = Institutions["of"];

const KIND_WORD: Readonly<Record<Kind, string>> = { culture: "文化馆", library: "图书馆" };
const DATE_FIELD = { culture: "cultureDigitalOn", library: "libraryConnectedOn" } as const;
const DATE_LABEL: Readonly<Record<Kind, string>> = { culture: "文化馆数字化日期", library: "图书馆接入日期" };
const DATE_COLUMN: Readonly<Record<Kind, FactColumn>> = {
  culture: "unit.cultureDigitalOn",
  library: "unit.libraryConnectedOn",
};

/** 馆: every county has one of each kind; a prefecture institution is the kind its name says. */
export const institutions: QuantityKind<"institutions"> = {
  dimension: "pieces",
  read(field) {
    const { of, level, done } = field.object(["kind", "coefficient", "of", "level", "done"]);
    return {
      of: of.oneOf(["culture", "library"]),
      ...(level.isMissing ? {} : { level: level.oneOf(["county"]) }),
      ...(done.isMissing ? {} : { done: done.oneOf(["reached", "planned"]) }),
    };
  },
  evaluate(quantity, facts) {
    const having = facts.units.filter((unit) => hasOne(unit, quantity));
    const counted = having.filter((unit) => isDone(unit, quantity, facts));
    return { value: BigInt(counted.length), cells: [] };
  },
  formula(quantity, scope) {
    const done = doneConditions(quantity, scope);
    const counties = `COUNTIFS(${[scope.column("unit.level"), '"县市"', ...done].join(",")})`;
    if (quantity.level === "county") return counties;
    const named = [scope.column("unit.level"), '"州级"', scope.column("unit.name"), `"*${KIND_WORD[quantity.of]}*"`];
    return `${counties}+COUNTIFS(${[...named, ...done].join(",")})`;
  },
  lacks(quantity, facts) {
    if (quantity.done === undefined) return [];
    const field = DATE_FIELD[quantity.of];
    const label = DATE_LABEL[quantity.of];
    const unreadable = facts.unreadableRecords.filter((record) => record.about === "unit" && record.field === field);
    const recorded = facts.units.some(({ record }) => record !== null && record[field] !== null);
    return [
      {
        words: {
          zh: `单位表的${label}有的不是日期，先改成日期`,
          en: `something other than a date stands there (${label})`,
        },
        found: unreadable.map(recordUnreadable),
        condition: (scope) => holdsNoDays(scope.column(DATE_COLUMN[quantity.of])),
      },
      lack(
        { zh: `单位表还没有填${label}`, en: `no date is recorded on the unit sheet (${label})` },
        "单位",
        !recorded && unreadable.length === 0,
        (scope) => `COUNT(${scope.column(DATE_COLUMN[quantity.of])})=0`,
      ),
    ];
  },
};

function hasOne(unit: UnitFact, { of, level }: Institutions): boolean {
  return unit.level === "county" || (level === undefined && unit.name.includes(KIND_WORD[of]));
}

function isDone({ record }: UnitFact, { of, done }: Institutions, { today }: BookFacts): boolean {
  if (done === undefined) return true;
  const on = record?.[DATE_FIELD[of]] ?? null;
  return on !== null && (done === "planned" || on <= today);
}

function doneConditions({ of, done }: Institutions, scope: FormulaScope): readonly string[] {
  if (done === undefined) return [];
  return dayConditions(scope.column(DATE_COLUMN[of]), done === "reached" ? scope.cell("today") : undefined);
}
