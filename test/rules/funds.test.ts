import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CHUXIONG_UNITS } from "../../src/domain/chuxiong";
import type { Rule } from "../../src/domain/rule";
import { DIGITAL_CULTURE_2020, RULE_CATALOGUE } from "../../src/rules/catalogue";
import { checkBook } from "../../src/rules/evaluate";
import { readFund, ruleFromText, ruleToText, type Fund } from "../../src/rules/funds/fund";
import { questionsOf } from "../../src/rules/readings";
import { decidedBook } from "./sampleBook";
import { judged } from "./outcomes";

const FOLDER = join(__dirname, "../../src/rules/funds/digital-culture-2020");
const FUND_TEXT = readFileSync(join(FOLDER, "fund.json"), "utf8");
const RULES_TEXT = readFileSync(join(FOLDER, "rules.json"), "utf8");

const UNIT = { code: "CUL", name: "州文化馆", level: "prefecture" };

type Json = Record<string, unknown>;

/** The rules as JSON with one rule changed. */
function rulesWith(id: string, change: (rule: Json) => Json): string {
  const rules = JSON.parse(RULES_TEXT) as Json[];
  return JSON.stringify(rules.map((rule) => (rule["id"] === id ? change(rule) : rule)));
}

function faultOf(files: { readonly fund?: string; readonly rules?: string }): string {
  const read = readFund({ fund: FUND_TEXT, rules: RULES_TEXT, ...files });
  if (read.ok) throw new Error("was read without a fault");
  return `${read.fault.place ?? ""} | ${read.fault.sentence.zh} | ${read.fault.sentence.en}`;
}

function readingOf(rule: Rule, id: string): Rule["readings"][0] {
  const found = rule.readings.find((reading) => reading.id === id);
  if (!found) throw new Error(id);
  return found;
}

describe("the built-in fund", () => {
  it("has rules R01 to R27, by stage and then by number", () => {
    const stages: readonly Rule["stage"][] = ["allocation", "execution", "assessment"];
    const sorted = [...RULE_CATALOGUE].sort(
      (a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage) || a.id.localeCompare(b.id),
    );
    expect(RULE_CATALOGUE.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id));
    const all = Array.from({ length: 27 }, (_, index) => `R${String(index + 1).padStart(2, "0")}`);
    expect(RULE_CATALOGUE.map(({ id }) => id).sort()).toEqual(all);
  });

  it("has the units the notice is read with", () => {
    expect(DIGITAL_CULTURE_2020.units).toEqual(CHUXIONG_UNITS);
  });

  it("offers the readings of the open questions, the usual one first", () => {
    const asked = RULE_CATALOGUE.flatMap((rule) =>
      questionsOf(rule).map(
        ({ question, readings }) => `${question} ${rule.id} ${readings.map(({ id }) => id).join(" ")}`,
      ),
    );
    expect(asked).toEqual([
      "C15 R03 by-money by-parts",
      "C18 R03 by-money with-matching",
      "C08 R04 by-money with-coordination by-projects",
      "C07 R05 in-total each",
      "C06 R06 staff-only with-prefecture-training",
    ]);
  });

  it("survives as text, rule by rule, so that a workbook can carry it", () => {
    for (const rule of RULE_CATALOGUE) {
      const text = ruleToText(rule);
      expect(ruleFromText(text, "规则!R5")).toEqual({ ok: true, value: rule });
      expect(text.length).toBeLessThan(32_767);
    }
  });
});

describe("another fund is another folder with the same two files (E20)", () => {
  const another = (): Fund => {
    const units = (JSON.parse(FUND_TEXT) as { units: Json[] }).units.slice(0, 10);
    const fund = JSON.stringify({ name: "另一项资金", year: 2021, units });
    const rules = (JSON.parse(RULES_TEXT) as Json[]).map((rule) => {
      if (rule["id"] === "R03") return { ...rule, threshold: "45%" };
      return rule["id"] === "R04" ? { ...rule, threshold: "35%" } : rule;
    });
    const read = readFund({ fund, rules: JSON.stringify(rules) });
    if (!read.ok) throw new Error(read.fault.sentence.en);
    return read.value;
  };

  it("45 %, 35 % and 8 counties: every check follows", () => {
    const { units, catalogue } = another();
    expect(units.filter(({ level }) => level === "county")).toHaveLength(8);
    const cells = { P6: { "532301": "13.00" }, P7: { LIB: "7.00" } };
    const of = { ...decidedBook("47.03", cells), units, catalogue };
    expect(judged(of, "R03")).toMatchObject({ threshold: 4500, limit: 21_170_000, verdict: "broken" });
    expect(judged(of, "R04")).toMatchObject({ threshold: 3500, limit: 7_000_000, verdict: "met", slack: 0 });
    expect(judged({ ...decidedBook("47.03", cells) }, "R03").verdict).toBe("met");
    expect(judged({ ...of, today: { date: "2020-12-01", typed: true } }, "R16")).toMatchObject({ limit: 10 });
    const libraries = of.units.map(({ code }) => ({ ...RECORD, unit: code }));
    const counted = judged({ ...of, unitRecords: libraries }, "R02");
    expect(counted).toMatchObject({ base: 8, limit: 2, actual: 8 });
  });

  it("a rule left out is no longer judged, one put in is", () => {
    const rules = (JSON.parse(RULES_TEXT) as Json[]).filter(({ id }) => id === "R10");
    const read = readFund({ fund: FUND_TEXT, rules: JSON.stringify([{ ...rules[0], id: "X1", threshold: "60%" }]) });
    if (!read.ok) throw new Error(read.fault.sentence.en);
    const of = { ...decidedBook("10.00", { P1: { "532301": "5.00" } }), catalogue: read.value.catalogue };
    expect(checkBook(of).outcomes.map(({ sentence }) => sentence.zh)).toEqual([
      "县市经费5.00万元，应不少于6.00万元（10.00×60%），还差1.00万元。依据：八（一）4。",
    ]);
  });
});

const RECORD = {
  unit: "",
  funded: null,
  notFundedReason: "",
  lastYear: null,
  coefficient: null,
  cultureDigitalOn: null,
  libraryConnectedOn: "2020-05-01",
  owner: "",
  planState: "未报",
  planOpinion: "",
  planDecidedOn: null,
} as const;

describe("a mistake in the files is named with file, rule and member", () => {
  const cases: readonly (readonly [string, Parameters<typeof faultOf>[0], RegExp])[] = [
    ["no JSON", { rules: "[{" }, /^rules\.json \| rules\.json 不是 JSON/],
    ["no list", { rules: "{}" }, /应是列表/],
    [
      "a share above 100 %",
      { rules: rulesWith("R03", (rule) => ({ ...rule, threshold: "145%" })) },
      /R03\.threshold 应是 0% 到 100%/,
    ],
    [
      "a share as a fraction",
      { rules: rulesWith("R03", (rule) => ({ ...rule, threshold: 0.45 })) },
      /R03\.threshold 应是0到1000的整数/,
    ],
    [
      "a misspelt member",
      { rules: rulesWith("R05", (rule) => ({ ...rule, treshold: 2 })) },
      /R05\.treshold 没有这个字段/,
    ],
    [
      "an unknown quantity",
      { rules: rulesWith("R12", withLeft({ kind: "total" })) },
      /R12\.readings\[0\]\.left\[0\]\.kind 应是 fundTotal、/,
    ],
    [
      "an unknown category",
      { rules: rulesWith("R12", withLeft({ kind: "allocated", where: { category: "ebooks" } })) },
      /where\.category 应是 network、resource、outreach 之一/,
    ],
    [
      "money beside pieces",
      { rules: rulesWith("R12", withLeft({ kind: "one" })) },
      /R12\.readings\[0\] one 与 measure 不同类/,
    ],
    [
      "a reading of the whole book seen line by line",
      { rules: rulesWith("R22", withLeft({ kind: "units" }, "units")) },
      /R22\.readings\[0\] 逐行的规则不能用 units/,
    ],
    [
      "two columns nobody keeps",
      { rules: rulesWith("R12", withLeft({ kind: "allocated", where: { unitLevel: "county", builder: "outside" } })) },
      /只能用一个/,
    ],
    [
      "a day there is not",
      { rules: rulesWith("R17", (rule) => ({ ...rule, due: { date: "2020-02-30" } })) },
      /R17\.due\.date 应是日期/,
    ],
    [
      "a state there is not",
      { rules: rulesWith("R14", (rule) => ({ ...rule, due: { state: "批准" } })) },
      /R14\.due\.state 应是 草案、/,
    ],
    ["an id twice", { rules: rulesWith("R04", (rule) => ({ ...rule, id: "R03" })) }, /R03 代码重复/],
    [
      "a rule without a quote",
      { rules: rulesWith("R08", (rule) => ({ ...rule, quote: " " })) },
      /R08\.quote 应是文字，不能空/,
    ],
    ["no units", { fund: '{"name":"x","year":2020,"units":[]}' }, /^fund\.json units/],
    ["a unit twice", { fund: JSON.stringify({ name: "x", year: 2020, units: [UNIT, UNIT] }) }, /code “CUL”重复/],
    [
      "no prefecture institution for R06",
      { fund: JSON.stringify({ name: "x", year: 2020, units: [{ ...UNIT, level: "county" }] }) },
      /R06\.scope fund\.json 没有州级机构/,
    ],
  ];

  it.each(cases)("%s", (_, files, expected) => {
    const told = faultOf(files);
    expect(told).toMatch(expected);
    expect(told.split(" | ")[2]).toMatch(/holds \d+ mistake\(s\) and was not used|is no JSON/);
  });

  it("several mistakes are told at once, at most three in words", () => {
    const rules = JSON.stringify((JSON.parse(RULES_TEXT) as Json[]).map((rule) => ({ ...rule, level: "hard" })));
    expect(faultOf({ rules })).toMatch(/有27处错误.*；另有24处/);
  });
});

function withLeft(quantity: Json, measure = "money"): (rule: Json) => Json {
  return (rule) => {
    const [first] = rule["readings"] as Json[];
    return { ...rule, readings: [{ ...first, measure, left: [quantity] }] };
  };
}

describe("the order and words rules rely on", () => {
  it("every reading says what is compared, and counts say no base", () => {
    for (const rule of RULE_CATALOGUE) {
      for (const reading of rule.readings) {
        const counted = reading.right.every(({ quantity }) => quantity.kind === "one");
        expect(reading.base === null).toBe(counted);
        expect(reading.left.length).toBeGreaterThan(0);
      }
    }
    const resource = RULE_CATALOGUE.find(({ id }) => id === "R03");
    expect(resource && readingOf(resource, "by-parts").left).toEqual([
      { coefficient: 1, quantity: { kind: "resourceParts" } },
    ]);
  });
});
