import { formatAbsoluteArea, quoteSheetName } from "../address";
import type { Arguments } from "../arguments";
import { asFlag, asText } from "../arguments";
import type { DefinedName } from "../engine/engine";
import { HostError } from "../errors";
import { isWellFormed } from "../literals";
import type { BoundObject, Session } from "../member";
import { define, bind, calculatedMethod, method, navigation, objectArgument, readOnly, settable } from "../member";
import { fullAddress, rangeObject, referenceArea, sheetInfo } from "./access";
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

/** Letters (Chinese included), digits, `_` and `.`; not a cell address, not `R` or `C`; at most 255 characters. */
function isLegalName(name: string): boolean {
  if (name.length > 255 || !/^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name)) return false;
  return !/^[A-Za-z]{1,3}\d{1,7}$/.test(name) && !/^[rc]$/i.test(name) && !/^r\d*c\d*$/i.test(name);
}

function typeOf(name: DefinedName, session: Session): string {
  if (referenceArea(session, name.formula) !== null) return "Range";
  const body = name.formula.slice(1);
  if (/^".*"$/.test(body)) return "String";
  if (/^(true|false)$/i.test(body)) return "Boolean";
  return Number.isFinite(Number(body)) ? "Double" : "Error";
}

function valueOf(name: DefinedName, session: Session): unknown {
  const reference = referenceArea(session, name.formula);
  if (reference !== null) return fullAddress(session, reference.sheet, reference.area);
  const body = name.formula.slice(1);
  if (/^".*"$/.test(body)) return body.slice(1, -1).replaceAll('""', '"');
  if (/^(true|false)$/i.test(body)) return body.toLowerCase() === "true";
  return Number.isFinite(Number(body)) ? Number(body) : "#VALUE!";
}

function range(target: NameTarget, session: Session): BoundObject | null {
  const reference = referenceArea(session, entry(target, session).formula);
  return reference === null ? null : rangeObject(session, reference.sheet, reference.area);
}

function checkedFormula(value: unknown): string {
  const formula = asText(value, 8192);
  if (!formula.startsWith("=") || !isWellFormed(formula)) throw new HostError("InvalidArgument", "not a formula");
  return formula;
}

const nameMembers = define<NameTarget>({
  name: "NamedItem",
  identity: (target) => ({ _Id: target.id }),
  scalars: {
    name: readOnly(1, (target, session) => entry(target, session).name),
    type: readOnly(1, (target, session) => typeOf(entry(target, session), session)),
    value: {
      ...readOnly<NameTarget>(1, (target, session) => valueOf(entry(target, session), session)),
      calculated: true,
    },
    formula: settable(
      7,
      (target, session) => entry(target, session).formula,
      (target, value, session) => session.engine.setName({ ...entry(target, session), formula: checkedFormula(value) }),
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

function add(target: NamesTarget, args: Arguments, session: Session): BoundObject {
  const name = args.text(0);
  if (!isLegalName(name)) throw new HostError("InvalidArgument", `not a legal name: ${name}`);
  if (find(target, name, session) !== undefined) throw new HostError("ItemAlreadyExists", name);
  const given = objectArgument(args, 1, rangeMembers);
  const formula =
    given === undefined
      ? checkedFormula(args.raw(1))
      : `=${quoteSheetName(sheetInfo(session, given.sheet).name)}!${formatAbsoluteArea(given.area)}`;
  const id = session.book.nextId("name");
  session.engine.setName({
    id,
    name,
    formula,
    comment: args.optionalText(2) ?? "",
    visible: true,
    sheet: target.sheet,
  });
  return bind(nameMembers, { id });
}

export const namesMembers = define<NamesTarget>({
  name: "NamedItemCollection",
  methods: {
    add: method(4, add),
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
