import { formatAbsoluteArea, quoteSheetName } from "../address";
import type { Arguments } from "../arguments";
import type { CellContent } from "../engine/engine";
import { HostError } from "../errors";
import type { BoundObject, Method, Session } from "../member";
import { bind, define, isBound, method, readOnly } from "../member";
import type { BookModel } from "../model";
import { sheetInfo } from "./access";
import { evaluate } from "./evaluation";
import { functionNames, publishedNames } from "./function-names";

/** More than any worksheet function takes. */
const mostArguments = 255;

interface FunctionTarget {
  /** Without `=`, so that it can be an argument of another function. */
  readonly expression: string;
  /** Evaluated once, when the client first asks for the object. */
  result: CellContent | null;
}

function resultOf(target: FunctionTarget, session: Session): CellContent {
  const known = target.result;
  if (known !== null) return known;
  const rows = evaluate(session, `=${target.expression}`, session.engine.activeSheet());
  const found = rows[0]?.[0] ?? { value: null, kind: "empty", formula: null };
  target.result = found;
  return found;
}

const functionResultMembers = define<FunctionTarget>({
  name: "FunctionResult",
  identity: (target, session) => {
    resultOf(target, session);
    return {};
  },
  scalars: {
    error: readOnly(2, (target, session) => {
      const { kind, value } = resultOf(target, session);
      return kind === "error" ? value : null;
    }),
    value: readOnly(2, (target, session) => {
      const { kind, value } = resultOf(target, session);
      return kind === "error" ? null : (value ?? 0);
    }),
  },
});

/** Plain digits: the engine reads numbers with an exponent as texts. */
function digits(value: number): string {
  if (!Number.isFinite(value)) throw new HostError("InvalidArgument", "not a number");
  const text = String(value);
  if (!text.includes("e")) return text;
  return Math.abs(value) > 1 ? BigInt(value).toString() : value.toFixed(100).replace(/0+$/, "");
}

function objectText(object: BoundObject, session: Session): string {
  const range = session.rangeOf(object);
  if (range !== undefined)
    return `${quoteSheetName(sheetInfo(session, range.sheet).name)}!${formatAbsoluteArea(range.area)}`;
  const result = object.targetOf(functionResultMembers);
  if (result === undefined) throw new HostError("InvalidArgument", `${object.name} is no argument of a function`);
  return result.expression;
}

function arrayText(rows: readonly unknown[], session: Session): string {
  const row = (cells: unknown): string =>
    (Array.isArray(cells) ? (cells as unknown[]) : [cells]).map((cell) => argumentText(cell, session)).join(",");
  return `{${rows.map(row).join(";")}}`;
}

function argumentText(value: unknown, session: Session): string {
  if (value === null || value === undefined) return "";
  if (isBound(value)) return objectText(value, session);
  if (typeof value === "number") return digits(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return `"${value.replaceAll('"', '""')}"`;
  if (Array.isArray(value)) return arrayText(value, session);
  const { address } = value as { readonly address?: unknown };
  if (typeof address !== "string") throw new HostError("InvalidArgument", "expected a value, a range or a result");
  return address;
}

/** The arguments as they stand in a formula; those that may be repeated come in an array of their own. */
function argumentTexts(args: Arguments, session: Session): string[] {
  const values: unknown[] = [];
  for (let index = 0; index < mostArguments; index += 1) values.push(args.raw(index));
  const texts = values
    .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .map((value) => argumentText(value, session));
  while (texts.at(-1) === "") texts.pop();
  return texts;
}

function worksheetFunction(name: string): Method<BookModel>["call"] {
  const excelName = name.toUpperCase().replaceAll("_", ".");
  return (_book, args, session) => {
    const expression = `${excelName}(${argumentTexts(args, session).join(",")})`;
    return bind(functionResultMembers, { expression, result: null });
  };
}

const methods: [string, Method<BookModel>][] = functionNames.flatMap((name) => {
  const call = worksheetFunction(name);
  const published = publishedNames[name];
  if (published === undefined) return [[name, method(2, call)]];
  // The name on the wire is what is called; the published one makes it known as hosted.
  return [
    [name, method(0, call)],
    [published, method(2, call)],
  ];
});

/** `workbook.functions`: worksheet functions evaluated by the engine, in no cell. */
export const functionsMembers = define<BookModel>({ name: "Functions", methods: Object.fromEntries(methods) });
