import type { Area } from "../address";
import { formatAbsoluteArea, parseArea, quoteSheetName } from "../address";
import type { Arguments } from "../arguments";
import { asFlag, asText } from "../arguments";
import type { CellContent, DefinedName } from "../engine/engine";
import { HostError } from "../errors";
import { isWellFormed } from "../literals";
import type { BoundObject, Session } from "../member";
import { define, bind, calculatedMethod, method, navigation, objectArgument, readOnly, settable } from "../member";
import { boundedPart, fullAddress, rangeObject, referenceArea, sheetInfo } from "./access";
import { evaluate } from "./evaluation";
import { rangeMembers } from "./range";

/** Names of the workbook (`sheet` null) or of one sheet. */
export interface NamesTarget {
  readonly sheet: string | null;
}
interface NameTarget {
  readonly id: string;
}

function entry(target: NameTarget, session: Session): DefinedName {
  const found = session.engine.names().find((candidate) => candidate.id === target.id);
  if (found === undefined) throw new HostError("ItemNotFound", "the name was deleted");
  return found;
}

/** Letters (Chinese included), digits, `_` and `.`; no cell address in either style, no truth value; 255 characters. */
function isLegalName(name: string): boolean {
  if (name.length > 255 || !/^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name)) return false;
  return parseArea(name) === null && !/^(?:r\d*)?(?:c\d*)?$|^true$|^false$/i.test(name);
}

/** The cells, or what the formula gives. */
type NameContent =
  | { readonly kind: "range"; readonly sheet: string; readonly area: Area }
  | { readonly kind: "values"; readonly rows: readonly (readonly CellContent[])[] };

function contentOf(name: DefinedName, session: Session): NameContent {
  const reference = referenceArea(session, name.formula);
  if (reference !== null) return { kind: "range", ...reference };
  return { kind: "values", rows: evaluate(session, name.formula, name.sheet ?? session.engine.activeSheet()) };
}

const typesByKind = { empty: "Double", number: "Double", text: "String", boolean: "Boolean", error: "Error" } as const;

function isArray(rows: readonly (readonly unknown[])[]): boolean {
  return rows.length > 1 || (rows[0]?.length ?? 0) > 1;
}

function typeOf(name: DefinedName, session: Session): string {
  const content = contentOf(name, session);
  if (content.kind === "range") return "Range";
  return isArray(content.rows) ? "Array" : typesByKind[content.rows[0]?.[0]?.kind ?? "empty"];
}

function valueOf(name: DefinedName, session: Session): unknown {
  const content = contentOf(name, session);
  if (content.kind === "range") return fullAddress(session, content.sheet, content.area);
  const values = content.rows.map((row) => row.map((cell) => cell.value ?? 0));
  return isArray(values) ? values : values[0]?.[0];
}

function rowsOf(name: DefinedName, session: Session): readonly (readonly CellContent[])[] {
  const content = contentOf(name, session);
  if (content.kind === "values") return content.rows;
  const area = boundedPart(session, content.sheet, content.area);
  return area === null ? [] : session.engine.cells(content.sheet, area);
}

const cellTypes = { empty: "Empty", number: "Double", text: "String", boolean: "Boolean", error: "Error" } as const;

const arrayValuesMembers = define<NameTarget>({
  name: "NamedItemArrayValues",
  scalars: {
    values: {
      ...readOnly<NameTarget>(7, (target, session) =>
        rowsOf(entry(target, session), session).map((row) => row.map((cell) => cell.value ?? "")),
      ),
      calculated: true,
    },
    types: {
      ...readOnly<NameTarget>(7, (target, session) =>
        rowsOf(entry(target, session), session).map((row) => row.map((cell) => cellTypes[cell.kind])),
      ),
      calculated: true,
    },
  },
});

function range(target: NameTarget, session: Session): BoundObject | null {
  const reference = referenceArea(session, entry(target, session).formula);
  return reference === null ? null : rangeObject(session, reference.sheet, reference.area);
}

/** A reference without a sheet means the one in front, or the one the name belongs to. */
function checkedFormula(value: unknown, sheet: string | null, session: Session): string {
  const formula = asText(value, 8192);
  if (!formula.startsWith("=") || !isWellFormed(formula)) throw new HostError("InvalidArgument", "not a formula");
  const bare = parseArea(formula.slice(1));
  if (bare === null) return session.book.tables.formulas.named(formula);
  return referenceTo(sheet ?? session.engine.activeSheet(), bare, session);
}

function referenceTo(sheet: string, area: Area, session: Session): string {
  return `=${quoteSheetName(sheetInfo(session, sheet).name)}!${formatAbsoluteArea(area)}`;
}

const nameMembers = define<NameTarget>({
  name: "NamedItem",
  identity: (target) => ({ _Id: target.id }),
  scalars: {
    name: readOnly(1, (target, session) => entry(target, session).name),
    type: {
      ...readOnly<NameTarget>(1, (target, session) => typeOf(entry(target, session), session)),
      calculated: true,
    },
    value: {
      ...readOnly<NameTarget>(1, (target, session) => valueOf(entry(target, session), session)),
      calculated: true,
    },
    formula: settable(
      7,
      (target, session) => entry(target, session).formula,
      (target, value, session) => {
        const name = entry(target, session);
        session.engine.setName({ ...name, formula: checkedFormula(value, name.sheet, session) });
      },
    ),
    visible: settable(
      1,
      (target, session) => entry(target, session).visible,
      (target, value, session) => session.engine.setName({ ...entry(target, session), visible: asFlag(value) }),
    ),
    comment: settable(
      4,
      (target, session) => entry(target, session).comment,
      (target, value, session) => session.engine.setName({ ...entry(target, session), comment: asText(value, 255) }),
    ),
    scope: readOnly(4, (target, session) => (entry(target, session).sheet === null ? "Workbook" : "Worksheet")),
  },
  navigations: {
    arrayValues: navigation(7, (target) => bind(arrayValuesMembers, target)),
    worksheet: navigation(4, (target, session) => {
      const { sheet } = entry(target, session);
      if (sheet === null) throw new HostError("ItemNotFound", "a name of the workbook");
      return session.objects.worksheet(sheetInfo(session, sheet).id);
    }),
    worksheetOrNullObject: navigation(4, (target, session) => {
      const { sheet } = entry(target, session);
      return sheet === null ? null : session.objects.worksheet(sheet);
    }),
  },
  methods: {
    delete: method(4, (target, _args, session) => session.engine.deleteName(entry(target, session).id)),
    getRange: method(1, (target, _args, session) => {
      const found = range(target, session);
      if (found === null) throw new HostError("InvalidReference", "the name does not refer to cells");
      return found;
    }),
    getRangeOrNullObject: method(4, (target, _args, session) => range(target, session)),
  },
});

function list(target: NamesTarget, session: Session): readonly DefinedName[] {
  return session.engine.names().filter((name) => name.sheet === target.sheet);
}

function find(target: NamesTarget, key: unknown, session: Session): DefinedName | undefined {
  const lower = String(key).toLowerCase();
  return list(target, session).find((name) => name.id === key || name.name.toLowerCase() === lower);
}

function add(target: NamesTarget, args: Arguments, formula: string, session: Session): BoundObject {
  const name = args.text(0);
  if (!isLegalName(name)) throw new HostError("InvalidArgument", `not a legal name: ${name}`);
  if (find(target, name, session) !== undefined) throw new HostError("ItemAlreadyExists", name);
  const comment = asText(args.optionalText(2) ?? "", 255);
  const id = session.book.nextId("name");
  session.engine.setName({ id, name, formula, comment, visible: true, sheet: target.sheet });
  return bind(nameMembers, { id });
}

function addGiven(target: NamesTarget, args: Arguments, session: Session): BoundObject {
  const range = objectArgument(args, 1, rangeMembers);
  const formula =
    range === undefined
      ? checkedFormula(args.raw(1), target.sheet, session)
      : referenceTo(range.sheet, range.area, session);
  return add(target, args, formula, session);
}

export const namesMembers = define<NamesTarget>({
  name: "NamedItemCollection",
  methods: {
    add: method(4, addGiven),
    // The languages of this Excel write formulas as English does.
    addFormulaLocal: method(4, (target, args, session) =>
      add(target, args, checkedFormula(args.raw(1), target.sheet, session), session),
    ),
    getCount: calculatedMethod(4, (target, _args, session) => list(target, session).length),
    getItemOrNullObject: method(4, (target, args, session) => {
      const found = find(target, args.raw(0), session);
      return found === undefined ? null : bind(nameMembers, { id: found.id });
    }),
  },
  item: (target, key, session) => {
    const found = find(target, key, session);
    if (found === undefined) throw new HostError("ItemNotFound", String(key));
    return bind(nameMembers, { id: found.id });
  },
  items: (target, session) => list(target, session).map((name) => bind(nameMembers, { id: name.id })),
});
