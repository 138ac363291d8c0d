import type { Arguments } from "../arguments";
import { asText } from "../arguments";
import { HostError } from "../errors";
import type { BoundObject, Session } from "../member";
import { define, bind, isBound, method, readOnly, settable } from "../member";
import { uniqueName } from "../model/table-names";
import { builtInStyle, builtInStyles } from "../model/table-styles";

interface StyleTarget {
  /** Changes when it is renamed. */
  name: string;
}

/** The style's own spelling; null when the workbook has none of that name. */
export function knownStyle(session: Session, name: string): string | null {
  const own = session.book.tables.ownStyles.find((style) => style.toLowerCase() === name.toLowerCase());
  return builtInStyle(name) ?? own ?? null;
}

function required(target: StyleTarget, session: Session): string {
  const name = knownStyle(session, target.name);
  if (name === null) throw new HostError("ItemNotFound", "the table style was deleted");
  return name;
}

function checkNew(value: unknown): string {
  const name = asText(value, 255);
  if (name.trim() === "") throw new HostError("InvalidArgument", "a style needs a name");
  return name;
}

/** A style of the workbook's own; InvalidOperation for one that Excel brings along. */
function ownStyle(target: StyleTarget, session: Session): number {
  const index = session.book.tables.ownStyles.indexOf(required(target, session));
  if (index < 0) throw new HostError("InvalidOperation", "built-in styles cannot be changed");
  return index;
}

function replaceInTables(session: Session, from: string, to: string | null): void {
  const { tables } = session.book;
  if (tables.defaultStyle === from) tables.defaultStyle = to ?? "TableStyleMedium2";
  for (const table of tables.list()) if (table.style === from) table.style = to;
}

function rename(target: StyleTarget, value: unknown, session: Session): void {
  const index = ownStyle(target, session);
  const name = checkNew(value);
  const taken = knownStyle(session, name);
  if (taken !== null && taken !== target.name) throw new HostError("InvalidArgument", `the name ${name} is taken`);
  replaceInTables(session, target.name, name);
  session.book.tables.ownStyles[index] = name;
  target.name = name;
}

function create(session: Session, name: string): BoundObject {
  session.book.tables.ownStyles.push(name);
  return bind(tableStyleMembers, { name });
}

const tableStyleMembers = define<StyleTarget>({
  name: "TableStyle",
  identity: (target) => ({ _Id: target.name }),
  scalars: {
    _Id: { ...readOnly<StyleTarget>(0, (target) => target.name) },
    name: settable(10, required, rename),
    readOnly: readOnly(10, (target, session) => builtInStyle(required(target, session)) !== null),
  },
  methods: {
    delete: method(10, (target, _args, session) => {
      const index = ownStyle(target, session);
      session.book.tables.ownStyles.splice(index, 1);
      replaceInTables(session, target.name, null);
    }),
    duplicate: method(10, (target, _args, session) => {
      const others = [...builtInStyles, ...session.book.tables.ownStyles];
      return create(session, uniqueName(`${required(target, session)} `, others.concat(`${target.name} `)));
    }),
  },
});

function add(args: Arguments, session: Session): BoundObject {
  const name = checkNew(args.raw(0));
  const others = [...builtInStyles, ...session.book.tables.ownStyles];
  if (knownStyle(session, name) === null) return create(session, name);
  if (args.optionalFlag(1) !== true) throw new HostError("InvalidArgument", `the name ${name} is taken`);
  return create(session, uniqueName(name, others));
}

function named(args: Arguments, session: Session): string {
  const value = args.raw(0);
  const target = isBound(value) ? value.targetOf(tableStyleMembers) : undefined;
  const name = knownStyle(session, target?.name ?? args.text(0));
  if (name === null) throw new HostError("ItemNotFound", "no such table style");
  return name;
}

export const tableStylesMembers = define<null>({
  name: "TableStyleCollection",
  methods: {
    add: method(10, (_target, args, session) => add(args, session)),
    getCount: method(10, (_target, _args, session) => builtInStyles.length + session.book.tables.ownStyles.length),
    getDefault: method(10, (_target, _args, session) =>
      bind(tableStyleMembers, { name: session.book.tables.defaultStyle }),
    ),
    getItemOrNullObject: method(10, (_target, args, session) => {
      const name = knownStyle(session, args.text(0));
      return name === null ? null : bind(tableStyleMembers, { name });
    }),
    setDefault: method(10, (_target, args, session) => {
      session.book.tables.defaultStyle = named(args, session);
    }),
  },
  item: (_target, key, session) => {
    const name = knownStyle(session, asText(key));
    if (name === null) throw new HostError("ItemNotFound", `no table style ${String(key)}`);
    return bind(tableStyleMembers, { name });
  },
  items: (_target, session) =>
    [...builtInStyles, ...session.book.tables.ownStyles].map((name) => bind(tableStyleMembers, { name })),
});
