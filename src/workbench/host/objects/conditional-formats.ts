import type { Area } from "../address";
import { intersect } from "../address";
import type { Arguments } from "../arguments";
import { asFlag, asNumber } from "../arguments";
import type { ConditionalCondition, ConditionalRule } from "../engine/engine";
import { HostError } from "../errors";
import type { BoundObject, Members, Navigation, Session } from "../member";
import { bind, define, method, navigation, readOnly, settable } from "../member";
import { assertAllowed, rangeObject } from "./access";
import { iconSetMembers, usualIconSet } from "./conditional-icon-sets";
import { cellValueMembers, customMembers, presetMembers, textMembers, topBottomMembers } from "./conditional-rules";
import { colorScaleMembers, dataBarMembers } from "./conditional-scales";
import type { RuleTarget } from "./conditional-target";
import { ruleOf, updateRule } from "./conditional-target";
import { removeFromRule } from "./range-values";

type Kind = ConditionalCondition["kind"];

/** Kinds by the names of `Excel.ConditionalFormatType`. */
const types = {
  Custom: "custom",
  DataBar: "dataBar",
  ColorScale: "colorScale",
  IconSet: "iconSet",
  TopBottom: "topBottom",
  PresetCriteria: "preset",
  ContainsText: "containsText",
  CellValue: "cellValue",
} as const satisfies Record<string, Kind>;
type TypeName = keyof typeof types;
const typeNames = Object.keys(types) as TypeName[];

function typeOf({ when }: ConditionalRule): TypeName {
  return typeNames.find((name) => types[name] === when.kind) ?? "Custom";
}

/** What a new conditional format is until its rule is set; one without a format of its own shows nothing. */
function usual(kind: Kind): ConditionalCondition {
  switch (kind) {
    case "custom":
      return { kind, formula: "=FALSE" };
    case "cellValue":
      return { kind, operator: "equal", formula1: "=NA()" };
    case "containsText":
      return { kind, operator: "Contains", text: "" };
    case "topBottom":
      return { kind, type: "TopItems", rank: 10 };
    case "preset":
      return { kind, criterion: "Blanks" };
    case "dataBar":
      return {
        kind,
        lower: { type: "Automatic" },
        upper: { type: "Automatic" },
        showValue: true,
        direction: "Context",
        positive: { fill: "#638EC6", border: null, gradient: true },
        negative: { fill: "#FF0000", border: null },
        axis: { format: "Automatic", color: null },
      };
    case "colorScale":
      return {
        kind,
        points: [
          { type: "LowestValue", color: "#F8696B" },
          { type: "Percentile", formula: "50", color: "#FFEB84" },
          { type: "HighestValue", color: "#63BE7B" },
        ],
      };
    case "iconSet":
      return usualIconSet("ThreeTrafficLights1");
  }
}

function variants(
  name: string,
  members: Members<RuleTarget>,
  kind: Kind,
): Readonly<Record<string, Navigation<RuleTarget>>> {
  const found = (target: RuleTarget, session: Session): BoundObject | null =>
    ruleOf(target, session).when.kind === kind ? bind(members, target) : null;
  return {
    [name]: navigation(6, (target, session) => {
      const object = found(target, session);
      if (object === null) throw new HostError("InvalidOperation", `the conditional format is no ${name}`);
      return object;
    }),
    [`${name}OrNullObject`]: navigation(6, found),
  };
}

function priority(target: RuleTarget, session: Session): number {
  ruleOf(target, session);
  return session.engine.conditionalRules(target.sheet).findIndex(({ id }) => id === target.id);
}

/** Beyond the ends means the end; negative counts from the back. */
function setPriority(target: RuleTarget, value: unknown, session: Session): void {
  const wanted = asNumber(value);
  if (!Number.isInteger(wanted)) throw new HostError("InvalidArgument", "a whole number");
  assertAllowed(session, target.sheet, "allowFormatCells");
  ruleOf(target, session);
  const last = session.engine.conditionalRules(target.sheet).length - 1;
  const index = wanted < 0 ? Math.max(0, last + 1 + wanted) : Math.min(wanted, last);
  session.engine.moveConditionalRule(target.sheet, target.id, index);
}

function hasNoStop({ when }: ConditionalRule): boolean {
  return when.kind === "dataBar" || when.kind === "colorScale" || when.kind === "iconSet";
}

function onlyArea(target: RuleTarget, session: Session): Area | null {
  const [first, ...others] = ruleOf(target, session).areas;
  return first === undefined || others.length > 0 ? null : first;
}

const conditionalFormatMembers = define<RuleTarget>({
  name: "ConditionalFormat",
  identity: (target) => ({ Id: target.id }),
  scalars: {
    id: readOnly(6, (target, session) => ruleOf(target, session).id),
    type: readOnly(6, (target, session) => typeOf(ruleOf(target, session))),
    priority: settable(6, priority, setPriority),
    stopIfTrue: settable(
      6,
      (target, session) => {
        const rule = ruleOf(target, session);
        return hasNoStop(rule) ? null : rule.stopIfTrue;
      },
      (target, value, session) => {
        const stopIfTrue = asFlag(value);
        if (hasNoStop(ruleOf(target, session))) throw new HostError("InvalidOperation", "this kind never stops");
        updateRule(target, session, (present) => ({ ...present, stopIfTrue }));
      },
    ),
  },
  navigations: {
    ...variants("cellValue", cellValueMembers, "cellValue"),
    ...variants("colorScale", colorScaleMembers, "colorScale"),
    ...variants("custom", customMembers, "custom"),
    ...variants("dataBar", dataBarMembers, "dataBar"),
    ...variants("iconSet", iconSetMembers, "iconSet"),
    ...variants("preset", presetMembers, "preset"),
    ...variants("textComparison", textMembers, "containsText"),
    ...variants("topBottom", topBottomMembers, "topBottom"),
  },
  methods: {
    delete: method(6, (target, _args, session) => {
      assertAllowed(session, target.sheet, "allowFormatCells");
      session.engine.deleteConditionalRule(target.sheet, ruleOf(target, session).id);
    }),
    getRange: method(6, (target, _args, session) => {
      const area = onlyArea(target, session);
      if (area === null) throw new HostError("InvalidOperation", "several ranges");
      return rangeObject(session, target.sheet, area);
    }),
    getRangeOrNullObject: method(6, (target, _args, session) => {
      const area = onlyArea(target, session);
      return area === null ? null : rangeObject(session, target.sheet, area);
    }),
    getRanges: method(9, (target, _args, session) =>
      session.objects.rangeAreas(session.references.rangeAreas(target.sheet, ruleOf(target, session).areas)),
    ),
  },
});

/** Cells whose conditional formats are asked for. */
export interface ConditionalFormatsTarget {
  readonly sheet: string;
  readonly areas: () => readonly Area[];
}

function rulesOn(target: ConditionalFormatsTarget, session: Session): readonly ConditionalRule[] {
  const wanted = target.areas();
  return session.engine
    .conditionalRules(session.book.requireSheet(target.sheet))
    .filter(({ areas }) => areas.some((area) => wanted.some((other) => intersect(area, other) !== null)));
}

function add(target: ConditionalFormatsTarget, args: Arguments, session: Session): BoundObject {
  const kind = types[args.choice(0, typeNames)];
  assertAllowed(session, target.sheet, "allowFormatCells");
  const id = session.book.nextId("conditional-format");
  const rule = { id, areas: target.areas(), when: usual(kind), format: {}, stopIfTrue: false };
  session.engine.addConditionalRule(target.sheet, rule);
  return bind(conditionalFormatMembers, { sheet: target.sheet, id });
}

function found(target: ConditionalFormatsTarget, key: unknown, session: Session): BoundObject | null {
  const rule = rulesOn(target, session).find(({ id }) => id === key);
  return rule === undefined ? null : bind(conditionalFormatMembers, { sheet: target.sheet, id: rule.id });
}

/** `range.conditionalFormats` and `rangeAreas.conditionalFormats`. */
export const conditionalFormatsMembers = define<ConditionalFormatsTarget>({
  name: "ConditionalFormatCollection",
  methods: {
    add: method(6, add),
    clearAll: method(6, (target, _args, session) => {
      assertAllowed(session, target.sheet, "allowFormatCells");
      for (const hole of target.areas())
        for (const rule of rulesOn(target, session)) removeFromRule(session, target.sheet, rule, hole);
    }),
    getCount: method(6, (target, _args, session) => rulesOn(target, session).length),
    getItemAt: method(6, (target, args, session) => {
      const rule = rulesOn(target, session)[args.integer(0)];
      if (rule === undefined) throw new HostError("InvalidArgument", "no such index");
      return bind(conditionalFormatMembers, { sheet: target.sheet, id: rule.id });
    }),
    getItemOrNullObject: method(14, (target, args, session) => found(target, args.text(0), session)),
  },
  item: (target, key, session) => {
    const object = found(target, key, session);
    if (object === null) throw new HostError("ItemNotFound", String(key));
    return object;
  },
  items: (target, session) =>
    rulesOn(target, session).map(({ id }) => bind(conditionalFormatMembers, { sheet: target.sheet, id })),
});
