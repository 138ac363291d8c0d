import { intersect } from "../address";
import { asColor, asFlag, asRecord, asText, oneOf } from "../arguments";
import type { ComparisonOperator, ConditionalRule } from "../engine/engine";
import { HostError } from "../errors";
import type { BoundObject, Members, Scalar, Session } from "../member";
import { define, bind, method, navigation, readOnly, settable } from "../member";
import type { RangeTarget } from "../references";
import { assertAllowed, rangeObject } from "./access";
import { removeFromRule } from "./range-values";

interface RuleTarget {
  readonly sheet: string;
  readonly id: string;
}

const operators: Readonly<Record<string, ComparisonOperator>> = {
  Between: "between",
  NotBetween: "notBetween",
  EqualTo: "equal",
  NotEqualTo: "notEqual",
  GreaterThan: "greaterThan",
  LessThan: "lessThan",
  GreaterThanOrEqual: "greaterThanOrEqual",
  LessThanOrEqual: "lessThanOrEqual",
};

function rule(target: RuleTarget, session: Session): ConditionalRule {
  const found = session.engine.conditionalRules(target.sheet).find((candidate) => candidate.id === target.id);
  if (found === undefined) throw new HostError("ItemNotFound", "the conditional format was deleted");
  return found;
}

function update(target: RuleTarget, session: Session, change: (present: ConditionalRule) => ConditionalRule): void {
  assertAllowed(session, target.sheet, "allowFormatCells");
  session.engine.updateConditionalRule(target.sheet, change(rule(target, session)));
}

type Appearance = ConditionalRule["format"];

function appearance<Key extends keyof Appearance>(
  key: Key,
  fromWire: (value: unknown) => NonNullable<Appearance[Key]>,
  toWire: (value: Appearance[Key]) => unknown = (value) => value ?? null,
): Scalar<RuleTarget> {
  return settable(
    6,
    (target, session) => toWire(rule(target, session).format[key]),
    (target, value, session) =>
      update(target, session, (present) => ({ ...present, format: { ...present.format, [key]: fromWire(value) } })),
  );
}

const fillMembers = define<RuleTarget>({
  name: "ConditionalRangeFill",
  scalars: { color: appearance("fill", asColor) },
  methods: {
    clear: method(6, (target, _args, session) =>
      update(target, session, ({ format: { fill: _fill, ...format }, ...present }) => ({ ...present, format })),
    ),
  },
});

const fontMembers = define<RuleTarget>({
  name: "ConditionalRangeFont",
  scalars: {
    bold: appearance("bold", asFlag),
    italic: appearance("italic", asFlag),
    color: appearance("color", asColor),
    strikethrough: appearance("strikethrough", asFlag),
    underline: appearance(
      "underline",
      (value) => oneOf(value, ["None", "Single", "Double"]) !== "None",
      (value) => (value === undefined ? null : value ? "Single" : "None"),
    ),
  },
});

const formatMembers = define<RuleTarget>({
  name: "ConditionalRangeFormat",
  scalars: { numberFormat: appearance("numberFormat", (value) => asText(value)) },
  navigations: {
    fill: navigation(6, (target) => bind(fillMembers, target)),
    font: navigation(6, (target) => bind(fontMembers, target)),
  },
});

function formulaText(value: unknown): string {
  const text = asText(value, 8192);
  if (text.trim() === "") throw new HostError("InvalidArgument", "a rule needs a formula");
  return text.startsWith("=") ? text : `=${text}`;
}

const customRuleMembers = define<RuleTarget>({
  name: "ConditionalFormatRule",
  scalars: {
    formula: settable(
      6,
      (target, session) => {
        const { when } = rule(target, session);
        return when.kind === "custom" ? when.formula : "";
      },
      (target, value, session) =>
        update(target, session, (present) => ({ ...present, when: { kind: "custom", formula: formulaText(value) } })),
    ),
  },
});

const customMembers = define<RuleTarget>({
  name: "CustomConditionalFormat",
  navigations: {
    rule: navigation(6, (target) => bind(customRuleMembers, target)),
    format: navigation(6, (target) => bind(formatMembers, target)),
  },
});

function operandText(value: unknown): string {
  if (typeof value === "number") return `=${value}`;
  const text = asText(value, 8192);
  return text.startsWith("=") ? text : `=${text}`;
}

const cellValueMembers = define<RuleTarget>({
  name: "CellValueConditionalFormat",
  scalars: {
    rule: settable(
      6,
      (target, session) => {
        const { when } = rule(target, session);
        if (when.kind !== "cellValue") return null;
        const operator = Object.keys(operators).find((name) => operators[name] === when.operator);
        return { formula1: when.formula1, operator, ...(when.formula2 !== undefined && { formula2: when.formula2 }) };
      },
      (target, value, session) => {
        const given = asRecord(value, ["formula1", "formula2", "operator"]);
        const operator = operators[oneOf(given["operator"], Object.keys(operators))] ?? "equal";
        const twoSided = operator === "between" || operator === "notBetween";
        const formula2 = twoSided ? { formula2: operandText(given["formula2"]) } : {};
        const when = { kind: "cellValue" as const, operator, formula1: operandText(given["formula1"]), ...formula2 };
        update(target, session, (present) => ({ ...present, when }));
      },
    ),
  },
  navigations: { format: navigation(6, (target) => bind(formatMembers, target)) },
});

function typeOf(present: ConditionalRule): "Custom" | "CellValue" {
  return present.when.kind === "custom" ? "Custom" : "CellValue";
}

function ofType(target: RuleTarget, session: Session, type: "Custom" | "CellValue"): boolean {
  return typeOf(rule(target, session)) === type;
}

function variant(members: Members<RuleTarget>, type: "Custom" | "CellValue", orNull: boolean) {
  return navigation<RuleTarget>(6, (target, session) => {
    if (ofType(target, session, type)) return bind(members, target);
    if (orNull) return null;
    throw new HostError("InvalidOperation", `the conditional format is not of type ${type}`);
  });
}

const conditionalFormatMembers = define<RuleTarget>({
  name: "ConditionalFormat",
  identity: (target) => ({ Id: target.id }),
  scalars: {
    id: readOnly(6, (target) => target.id),
    type: readOnly(6, (target, session) => typeOf(rule(target, session))),
    priority: readOnly(6, (target, session) =>
      session.engine.conditionalRules(target.sheet).findIndex((candidate) => candidate.id === target.id),
    ),
    stopIfTrue: settable(
      6,
      (target, session) => rule(target, session).stopIfTrue,
      (target, value, session) => update(target, session, (present) => ({ ...present, stopIfTrue: asFlag(value) })),
    ),
  },
  navigations: {
    custom: variant(customMembers, "Custom", false),
    customOrNullObject: variant(customMembers, "Custom", true),
    cellValue: variant(cellValueMembers, "CellValue", false),
    cellValueOrNullObject: variant(cellValueMembers, "CellValue", true),
  },
  methods: {
    delete: method(6, (target, _args, session) => {
      assertAllowed(session, target.sheet, "allowFormatCells");
      session.engine.deleteConditionalRule(target.sheet, rule(target, session).id);
    }),
    getRangeOrNullObject: method(6, (target, _args, session) => {
      const [first, ...others] = rule(target, session).areas;
      return first === undefined || others.length > 0 ? null : rangeObject(session, target.sheet, first);
    }),
    getRange: method(6, (target, _args, session) => {
      const [first, ...others] = rule(target, session).areas;
      if (first === undefined || others.length > 0) throw new HostError("InvalidOperation", "several ranges");
      return rangeObject(session, target.sheet, first);
    }),
  },
});

function rulesOn(target: RangeTarget, session: Session): readonly ConditionalRule[] {
  return session.engine
    .conditionalRules(target.sheet)
    .filter((present) => present.areas.some((area) => intersect(area, target.area) !== null));
}

function add(target: RangeTarget, type: "Custom" | "CellValue", session: Session): BoundObject {
  assertAllowed(session, target.sheet, "allowFormatCells");
  // A new rule holds for nothing until its own formula is set.
  const when =
    type === "Custom"
      ? { kind: "custom" as const, formula: "=FALSE" }
      : { kind: "cellValue" as const, operator: "equal" as const, formula1: "=NA()" };
  const id = session.book.nextId("conditional-format");
  session.engine.addConditionalRule(target.sheet, { id, areas: [target.area], when, format: {}, stopIfTrue: false });
  return bind(conditionalFormatMembers, { sheet: target.sheet, id });
}

export const conditionalFormatsMembers = define<RangeTarget>({
  name: "ConditionalFormatCollection",
  methods: {
    add: method(6, (target, args, session) => add(target, args.choice(0, ["Custom", "CellValue"]), session)),
    clearAll: method(6, (target, _args, session) => {
      assertAllowed(session, target.sheet, "allowFormatCells");
      for (const present of rulesOn(target, session)) removeFromRule(session, target.sheet, present, target.area);
    }),
    getCount: method(6, (target, _args, session) => rulesOn(target, session).length),
    getItemAt: method(6, (target, args, session) => {
      const found = rulesOn(target, session)[args.integer(0)];
      if (found === undefined) throw new HostError("InvalidArgument", "no such index");
      return bind(conditionalFormatMembers, { sheet: target.sheet, id: found.id });
    }),
  },
  item: (target, key, session) => {
    const found = rulesOn(target, session).find((present) => present.id === key);
    if (found === undefined) throw new HostError("ItemNotFound");
    return bind(conditionalFormatMembers, { sheet: target.sheet, id: found.id });
  },
  items: (target, session) =>
    rulesOn(target, session).map((present) => bind(conditionalFormatMembers, { sheet: target.sheet, id: present.id })),
});
