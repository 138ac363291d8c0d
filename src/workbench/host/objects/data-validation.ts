import type { Area } from "../address";
import { covers, intersect, subtract } from "../address";
import { asFlag, asRecord, asText, oneOf } from "../arguments";
import type { ValidationRule } from "../engine/engine";
import { HostError } from "../errors";
import type { BoundObject, Session } from "../member";
import { calculatedMethod, define, method, readOnly, settable } from "../member";
import { assertAllowed } from "./access";
import { readRule, writeRule } from "./validation-rules";
import { invalidAreas, isValid } from "./validity";

/** Cells whose validation is asked for. */
export interface ValidationTarget {
  readonly sheet: string;
  readonly areas: () => readonly Area[];
}

const typeNames: Readonly<Record<ValidationRule["kind"], string>> = {
  any: "None",
  list: "List",
  whole: "WholeNumber",
  decimal: "Decimal",
  date: "Date",
  time: "Time",
  textLength: "TextLength",
  custom: "Custom",
};

function rulesOn(target: ValidationTarget, session: Session): readonly ValidationRule[] {
  const wanted = target.areas();
  return session.engine
    .validations(session.book.requireSheet(target.sheet))
    .filter((rule) => rule.areas.some((area) => wanted.some((other) => intersect(area, other) !== null)));
}

/** What a rule asks, wherever it stands. */
function content({ id: _id, areas: _areas, ...rest }: ValidationRule): string {
  return JSON.stringify(Object.entries(rest).sort(([left], [right]) => (left < right ? -1 : 1)));
}

/**
 * The one rule of all cells; null when no cell has one, "Inconsistent" when cells have different ones,
 * "MixedCriteria" when only some have one.
 */
function ruleOf(target: ValidationTarget, session: Session): ValidationRule | null | "Inconsistent" | "MixedCriteria" {
  const rules = rulesOn(target, session);
  const first = rules[0];
  if (first === undefined) return null;
  const ruled = rules.flatMap((rule) => rule.areas);
  const free = target.areas().some((area) => {
    if (ruled.some((covered) => covers(covered, area))) return false;
    return (
      ruled.reduce<readonly Area[]>((left, hole) => left.flatMap((piece) => subtract(piece, hole)), [area]).length > 0
    );
  });
  if (free) return "MixedCriteria";
  return rules.every((rule) => content(rule) === content(first)) ? first : "Inconsistent";
}

function single(target: ValidationTarget, session: Session): ValidationRule | null {
  const rule = ruleOf(target, session);
  return typeof rule === "string" ? null : rule;
}

function put(target: ValidationTarget, session: Session, rule: Omit<ValidationRule, "id" | "areas">): void {
  assertAllowed(session, target.sheet, "allowFormatCells");
  const areas = target.areas();
  session.engine.setValidation(target.sheet, areas, { ...rule, id: session.book.nextId("validation"), areas });
}

function change(target: ValidationTarget, session: Session, update: Partial<ValidationRule>): void {
  const present = single(target, session);
  if (present === null) throw new HostError("InvalidOperation", "set the rule first");
  put(target, session, { ...present, ...update });
}

function invalidCells(target: ValidationTarget, session: Session): BoundObject | null {
  const areas = invalidAreas(session, target.sheet, target.areas(), rulesOn(target, session));
  if (areas.length === 0) return null;
  return session.objects.rangeAreas(session.references.rangeAreas(target.sheet, areas));
}

const alertStyles = { Stop: "stop", Warning: "warning", Information: "information" } as const;

/** `range.dataValidation` and `rangeAreas.dataValidation`. */
export const dataValidationMembers = define<ValidationTarget>({
  name: "DataValidation",
  scalars: {
    type: readOnly(8, (target, session) => {
      const rule = ruleOf(target, session);
      return rule === null ? "None" : typeof rule === "string" ? rule : typeNames[rule.kind];
    }),
    rule: settable(
      8,
      (target, session) => writeRule(single(target, session)),
      (target, value, session) => {
        assertAllowed(session, target.sheet, "allowFormatCells");
        put(target, session, { ignoreBlanks: true, ...readRule(value, session) });
      },
    ),
    ignoreBlanks: settable(
      8,
      (target, session) => single(target, session)?.ignoreBlanks ?? true,
      (target, value, session) => change(target, session, { ignoreBlanks: asFlag(value) }),
    ),
    errorAlert: settable(
      8,
      (target, session) => {
        const error = single(target, session)?.error;
        const style = (Object.keys(alertStyles) as (keyof typeof alertStyles)[]).find(
          (name) => alertStyles[name] === error?.style,
        );
        return {
          showAlert: error?.show ?? true,
          style: style ?? "Stop",
          title: error?.title ?? "",
          message: error?.message ?? "",
        };
      },
      (target, value, session) => {
        const given = asRecord(value, ["message", "showAlert", "style", "title"]);
        const style = alertStyles[oneOf(given["style"], Object.keys(alertStyles) as (keyof typeof alertStyles)[])];
        const error = {
          style,
          title: asText(given["title"], 32),
          message: asText(given["message"], 225),
          show: asFlag(given["showAlert"]),
        };
        change(target, session, { error });
      },
    ),
    prompt: settable(
      8,
      (target, session) => {
        const prompt = single(target, session)?.prompt;
        return { showPrompt: prompt?.show ?? true, title: prompt?.title ?? "", message: prompt?.message ?? "" };
      },
      (target, value, session) => {
        const given = asRecord(value, ["message", "showPrompt", "title"]);
        const prompt = {
          title: asText(given["title"], 32),
          message: asText(given["message"], 255),
          show: asFlag(given["showPrompt"]),
        };
        change(target, session, { prompt });
      },
    ),
    valid: {
      ...readOnly<ValidationTarget>(8, (target, session) =>
        isValid(session, target.sheet, target.areas(), rulesOn(target, session)),
      ),
      calculated: true,
    },
  },
  methods: {
    getInvalidCells: calculatedMethod(9, (target, _args, session) => {
      const found = invalidCells(target, session);
      if (found === null) throw new HostError("ItemNotFound", "all cells are valid");
      return found;
    }),
    getInvalidCellsOrNullObject: calculatedMethod(9, (target, _args, session) => invalidCells(target, session)),
    clear: method(8, (target, _args, session) => {
      assertAllowed(session, target.sheet, "allowFormatCells");
      session.engine.setValidation(target.sheet, target.areas(), null);
    }),
  },
});
