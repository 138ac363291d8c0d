import { ALLOCATION_STATES } from "../../domain/records";
import type { Due, Quantity, Reading, Rule, Term } from "../../domain/rule";
import { dimensionOf, readQuantity } from "../quantities/kinds";
import type { Dimension } from "../quantities/kind";
import type { Field } from "./field";

const RULE_MEMBERS = [
  "id",
  "name",
  "shortName",
  "stage",
  "level",
  "scope",
  "due",
  "clause",
  "quote",
  "comparator",
  "threshold",
  "thresholdEditable",
  "readings",
  "remedy",
] as const;
const READING_MEMBERS = [
  "id",
  "label",
  "subject",
  "left",
  "right",
  "base",
  "measure",
  "plan",
  "question",
] as const satisfies readonly (keyof Reading)[];
const MEASURES: readonly Reading["measure"][] = [
  "money",
  "projects",
  "cells",
  "institutions",
  "sessions",
  "units",
  "tasks",
  "records",
];
/** What can be seen on one line alone. */
const LINE_KINDS: readonly Quantity["kind"][] = ["allocated", "filledCells", "one"];

/** One rule of a rule file; mistakes are noted in the field, and the rule is of use only when there are none. */
export function readRule(entry: Field): Rule {
  const id = entry.get("id").isText ? entry.get("id").text(8) : "";
  const members = entry.named(id === "" ? entry.path : id).object(RULE_MEMBERS);
  if (!/^[A-Z]\d{1,3}$/.test(id)) members.id.wrong("应像 R03", "should look like R03");
  const { threshold, unit } = readThreshold(members.threshold);
  const rule: Rule = {
    id,
    name: members.name.bilingual(40),
    shortName: members.shortName.bilingual(4),
    stage: members.stage.oneOf(["allocation", "execution", "assessment"]),
    level: members.level.oneOf(["must", "advice"]),
    scope: members.scope.oneOf(["book", "line", "institution"]),
    due: readDue(members.due),
    clause: members.clause.text(60),
    quote: members.quote.text(),
    comparator: members.comparator.oneOf([">=", "=", "<="]),
    threshold,
    thresholdUnit: unit,
    thresholdEditable: members.thresholdEditable.yesOrNo(),
    readings: readReadings(members.readings),
    remedy: members.remedy.bilingual(),
  };
  checkReadings(rule, members.readings);
  return rule;
}

/** `"40%"` is a share, `2` a count. */
function readThreshold(field: Field): { readonly threshold: number; readonly unit: Rule["thresholdUnit"] } {
  if (!field.isText) return { threshold: field.whole(0, 1000) * 10_000, unit: "count" };
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?%$/.exec(field.text());
  const points = match ? Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) : -1;
  if (points < 0 || points > 10_000)
    field.wrong("应是 0% 到 100%（最多两位小数）", "should be 0% to 100%, at most two decimals");
  return { threshold: points, unit: "share" };
}

function readDue(field: Field): Due | null {
  if (field.isMissing) return null;
  if (!field.get("state").isMissing) {
    return { kind: "state", state: field.object(["state"]).state.oneOf(ALLOCATION_STATES) };
  }
  const { date, milestone } = field.object(["date", "milestone"]);
  return { kind: "date", on: date.date(), milestone: milestone.isMissing ? "" : milestone.text(8) };
}

function readReadings(field: Field): Rule["readings"] {
  const [first, ...others] = field.list().map(readReading);
  if (first === undefined) field.wrong("至少写一种口径", "there should be at least one reading");
  for (const key of ["id", "label"] as const) {
    const names = [first, ...others].map((reading) => (key === "id" ? reading?.id : reading?.label.zh));
    if (new Set(names).size !== names.length) field.wrong(`${key} 重复`, `a ${key} stands twice`);
  }
  return [first ?? EMPTY_READING, ...others];
}

/** Stands in for a reading that could not be read; the mistake is noted. */
const EMPTY_READING: Reading = {
  id: "",
  label: { zh: "", en: "" },
  subject: { zh: "", en: "" },
  left: [],
  right: [],
  base: null,
  measure: "records",
};

function readReading(field: Field): Reading {
  const { id, label, subject, left, right, base, measure, plan, question } = field.object(READING_MEMBERS);
  const read: Reading = {
    id: id.text(40),
    label: label.bilingual(20),
    subject: subject.bilingual(60),
    left: readTerms(left),
    right: right.isMissing ? [] : readTerms(right),
    base: base.isMissing ? null : base.bilingual(20),
    measure: measure.oneOf(MEASURES),
    ...(plan.isMissing ? {} : { plan: readTerms(plan) }),
    ...(question.isMissing ? {} : { question: question.text(8) }),
  };
  // The labels of a rule are a list of choices in the sheet, parted by commas.
  if (/[,，]/.test(read.label.zh)) label.wrong("不能有逗号", "must not hold a comma");
  if (read.left.length === 0) left.wrong("至少写一项", "should hold at least one quantity");
  return read;
}

function readTerms(field: Field): readonly Term[] {
  return field.list().map((entry) => {
    const coefficient = entry.get("coefficient");
    return { coefficient: coefficient.isMissing ? 1 : coefficient.whole(-1000, 1000), quantity: readQuantity(entry) };
  });
}

/** What a rule and its readings must agree on. */
function checkReadings(rule: Rule, field: Field): void {
  rule.readings.forEach((reading, index) => {
    const place = field.named(`${field.path}[${index}]`);
    checkDimensions(reading, place);
    checkRightSide(rule, reading, place);
    checkScope(rule, reading, place);
  });
}

function checkDimensions({ left, right, plan, measure }: Reading, place: Field): void {
  const expected: Dimension = measure === "money" ? "money" : measure === "tasks" ? "hundredths" : "pieces";
  const sides = [...left, ...right.filter(({ quantity }) => quantity.kind !== "one"), ...(plan ?? [])];
  const other = sides.find(({ quantity }) => dimensionOf(quantity) !== expected);
  if (other) place.wrong(`${other.quantity.kind} 与 measure 不同类`, `${other.quantity.kind} is not of this measure`);
}

/** A share has a right side; a count is compared with itself alone. */
function checkRightSide({ thresholdUnit, comparator }: Rule, { right, base }: Reading, place: Field): void {
  const counted = right.every(({ quantity }) => quantity.kind === "one");
  if (thresholdUnit === "share" && counted)
    place.wrong("界限是百分数时 right 不能空", "a share needs a right side to be a share of");
  if (thresholdUnit === "count" && !counted)
    place.wrong("界限是个数时 right 只能是 one 或空", "beside a count the right side is `one` or empty");
  if (comparator === ">=" && right.length === 0) place.wrong("right 不能空", "the right side must not be empty");
  if (counted !== (base === null))
    place.wrong("base 应说明 right；right 为空或 one 时不写", "base names the right side, and only where there is one");
}

function checkScope({ scope }: Rule, { left, right, plan }: Reading, place: Field): void {
  for (const { quantity } of [...left, ...right, ...(plan ?? [])]) {
    if (scope === "line" && !LINE_KINDS.includes(quantity.kind))
      place.wrong(`逐行的规则不能用 ${quantity.kind}`, `a rule seen line by line cannot use ${quantity.kind}`);
    const focus = "organiser" in quantity && quantity.organiser === "focus";
    if (focus && scope !== "institution")
      place.wrong("organiser focus 只用于 scope institution", "organiser focus belongs to the scope institution");
  }
}
