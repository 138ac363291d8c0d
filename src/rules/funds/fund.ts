import { failure, success, type Fault, type Result } from "../../domain/fault";
import type { Rule } from "../../domain/rule";
import type { Unit, UnitCode } from "../../domain/units";
import { Field, type Mistake } from "./field";
import { readRule } from "./readRule";

/** A fund as data: who can hold its money and what binds it. Another fund is another folder with the same two files. */
export interface Fund {
  readonly name: string;
  readonly year: number;
  readonly units: readonly Unit[];
  readonly catalogue: readonly Rule[];
}

/** The texts of `fund.json` and `rules.json`. */
export interface FundFiles {
  readonly fund: string;
  readonly rules: string;
}

export const FUND_FILE = "fund.json";
export const RULES_FILE = "rules.json";

/** Reads both files. Faults: no JSON; any mistake in them, each with file, rule and member. */
export function readFund({ fund, rules }: FundFiles): Result<Fund> {
  const about = parsed(FUND_FILE, fund);
  if (!about.ok) return about;
  const list = parsed(RULES_FILE, rules);
  return list.ok ? fundFromData(about.value, list.value) : list;
}

/** The same from parsed JSON. */
export function fundFromData(about: unknown, rules: unknown): Result<Fund> {
  const mistakes: Mistake[] = [];
  const head = readHead(new Field(about, "", mistakes));
  if (mistakes.length > 0) return failure(fileFault(FUND_FILE, mistakes));
  const catalogue = readCatalogue(new Field(rules, "", mistakes), head.units);
  return mistakes.length > 0 ? failure(fileFault(RULES_FILE, mistakes)) : success({ ...head, catalogue });
}

/** One rule as a text that `ruleFromText` reads; it travels in the workbook, so that another fund's rules survive. */
export function ruleToText(rule: Rule): string {
  const { threshold, thresholdUnit, due, readings, ...same } = rule;
  const terms = (side: Rule["readings"][0]["left"]): readonly object[] =>
    side.map(({ coefficient, quantity }) => (coefficient === 1 ? quantity : { coefficient, ...quantity }));
  return JSON.stringify({
    ...same,
    due: due === null ? null : due.kind === "state" ? { state: due.state } : dateOf(due),
    threshold: thresholdUnit === "share" ? `${threshold / 100}%` : threshold / 10_000,
    readings: readings.map((reading) => ({
      ...reading,
      left: terms(reading.left),
      right: terms(reading.right),
      ...(reading.plan ? { plan: terms(reading.plan) } : {}),
    })),
  });
}

function dateOf({ on, milestone }: { readonly on: string; readonly milestone: string }): object {
  return milestone === "" ? { date: on } : { date: on, milestone };
}

/** A rule from such a text. @param place where it stands, for the fault (`规则!R5`) */
export function ruleFromText(text: string, place: string): Result<Rule> {
  const data = parsed(place, text);
  if (!data.ok) return data;
  const mistakes: Mistake[] = [];
  const rule = readRule(new Field(data.value, "", mistakes));
  return mistakes.length > 0 ? failure(fileFault(place, mistakes)) : success(rule);
}

function readHead(file: Field): Omit<Fund, "catalogue"> {
  const { name, year, units } = file.object(["name", "year", "units"]);
  const list = units.list().map(readUnit);
  if (list.length === 0) units.wrong("至少写一个单位", "there should be at least one unit");
  for (const key of ["code", "name", "shortName"] as const) {
    const repeated = repeatedOf(list.map((unit) => unit[key]));
    if (repeated !== null) units.wrong(`${key} “${repeated}”重复`, `the ${key} "${repeated}" stands twice`);
  }
  return { name: name.text(60), year: year.whole(1990, 2200), units: list };
}

function readUnit(field: Field): Unit {
  const { code, name, shortName, level, aliases } = field.object(["code", "name", "shortName", "level", "aliases"]);
  return {
    code: readCode(code),
    name: name.text(30),
    shortName: shortName.isMissing ? name.text(30) : shortName.text(6),
    level: level.oneOf(["prefecture", "county"]),
    aliases: aliases.isMissing ? [] : aliases.list().map((alias) => alias.text(30)),
  };
}

/** Codes stand in formulas and ids. */
function readCode(field: Field): UnitCode {
  const code = field.text(12);
  if (!/^[A-Z0-9]+$/.test(code)) field.wrong("只用大写字母和数字", "capital letters and digits only");
  return code;
}

function readCatalogue(file: Field, units: readonly Unit[]): readonly Rule[] {
  const rules = file.list().map(readRule);
  const repeated = repeatedOf(rules.map((rule) => rule.id));
  if (repeated !== null) file.named(repeated).wrong("代码重复", "this id stands twice");
  const institutions = units.some((unit) => unit.level === "prefecture");
  for (const rule of rules) {
    if (rule.scope === "institution" && !institutions)
      file.named(`${rule.id}.scope`).wrong("fund.json 没有州级机构", "there is no prefecture institution in fund.json");
  }
  return rules;
}

function repeatedOf(names: readonly string[]): string | null {
  return names.find((name, index) => names.indexOf(name) !== index) ?? null;
}

function parsed(file: string, text: string): Result<unknown> {
  try {
    return success(JSON.parse(text.replace(/^\uFEFF/, "")) as unknown);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure({
      code: "fund-file-unreadable",
      sentence: {
        zh: `${file} 不是 JSON（${reason}），没有采用。`,
        en: `${file} is no JSON (${reason}); it was not used.`,
      },
      nextStep: {
        zh: "请检查括号、引号和逗号，或从自带的数据包重新复制。",
        en: "Check brackets, quotes and commas, or copy the folder that comes with Hengbo anew.",
      },
      place: file,
    });
  }
}

/** So many are told; the others are counted. */
const MOST_TOLD = 3;

function fileFault(file: string, mistakes: readonly Mistake[]): Fault {
  const told = mistakes.slice(0, MOST_TOLD);
  const more = mistakes.length - told.length;
  const list = (locale: "zh" | "en"): string => told.map(({ path, what }) => `${path} ${what[locale]}`).join("; ");
  return {
    code: "fund-file-mistaken",
    sentence: {
      zh: `${file} 有${mistakes.length}处错误，没有采用：${list("zh")}${more > 0 ? `；另有${more}处` : ""}。`,
      en: `${file} holds ${mistakes.length} mistake(s) and was not used: ${list("en")}${more > 0 ? `; and ${more} more` : ""}.`,
    },
    nextStep: {
      zh: "请按所说的位置改正；写法见自带的数据包和 docs。",
      en: "Mend the places named; the folder that comes with Hengbo shows how.",
    },
    place: `${file} ${mistakes[0]?.path ?? ""}`.trim(),
  };
}
