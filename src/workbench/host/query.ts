import { UnknownMember } from "./errors";
import type { BoundObject, Session } from "./member";
import type { QueryInfo } from "./request";

/** What to load of an object: scalars, and selections of what lies behind navigation properties. */
interface Selection {
  readonly scalars: Set<string>;
  all: boolean;
  readonly navigations: Map<string, Selection>;
}

function emptySelection(): Selection {
  return { scalars: new Set(), all: false, navigations: new Map() };
}

function add(selection: Selection, path: readonly string[]): void {
  const [head, ...rest] = path;
  if (head === undefined || head === "*" || head === "items") {
    if (rest.length > 0) add(selection, rest);
    else selection.all = true;
    return;
  }
  const key = head.toLowerCase();
  if (rest.length === 0) {
    selection.scalars.add(key);
    return;
  }
  const inner = selection.navigations.get(key) ?? emptySelection();
  selection.navigations.set(key, inner);
  add(inner, rest);
}

/** What samples of the documentation load when they only ask whether an object, or how many items, are there. */
const noProperties = /(?:^|\/)no-properties-needed$/i;

function parse(info: QueryInfo): Selection {
  const selection = emptySelection();
  const paths = [...(info.Select ?? []), ...(info.Expand ?? [])];
  if (paths.length === 0) selection.all = true;
  for (const path of paths) if (!noProperties.test(path)) add(selection, path.split(/[/.]/));
  return selection;
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Pascal names and `_Items` for Query, the caller's own names and `items` for QueryAsJson. */
export interface Naming {
  readonly property: (name: string) => string;
  readonly items: string;
}
export const queryNaming: Naming = { property: pascal, items: "_Items" };
export const jsonNaming: Naming = { property: (name) => name, items: "items" };

function properties(
  object: BoundObject,
  selection: Selection,
  session: Session,
  naming: Naming,
): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  if (selection.all) {
    for (const name of object.scalarNames(session)) value[naming.property(name)] = object.read(name, session);
  }
  for (const wanted of selection.scalars) {
    const scalar = object.scalarName(wanted);
    if (scalar !== undefined) {
      value[naming.property(scalar)] = object.read(scalar, session);
      continue;
    }
    const navigation = object.navigationName(wanted);
    if (navigation === undefined) throw new UnknownMember(`${object.name}.${wanted}`);
    if (!selection.navigations.has(wanted)) selection.navigations.set(wanted, { ...emptySelection(), all: true });
  }
  for (const [wanted, inner] of selection.navigations) {
    const navigation = object.navigationName(wanted);
    if (navigation === undefined) throw new UnknownMember(`${object.name}.${wanted}`);
    const next = object.navigate(navigation, session);
    value[naming.property(navigation)] = next === null ? null : read(next, inner, session, naming, {});
  }
  return value;
}

function read(object: BoundObject, selection: Selection, session: Session, naming: Naming, info: QueryInfo): unknown {
  if (!object.isCollection) return properties(object, selection, session, naming);
  const start = info.Skip ?? 0;
  const items = object.items(session).slice(start, info.Top === undefined ? undefined : start + info.Top);
  // A name of the collection itself (`count`) is read from it, everything else from its items.
  const outer = emptySelection();
  const inner: Selection = { scalars: new Set(), all: selection.all, navigations: selection.navigations };
  for (const name of selection.scalars) (object.scalarName(name) === undefined ? inner : outer).scalars.add(name);
  const identity = (item: BoundObject): Record<string, unknown> =>
    naming === queryNaming ? { ...item.identity(session) } : {};
  return {
    ...properties(object, outer, session, naming),
    [naming.items]: items.map((item) => ({ ...identity(item), ...(read(item, inner, session, naming, {}) as object) })),
  };
}

/** Answers a Query or QueryAsJson; values that depend on calculation must be up to date already. */
export function answerQuery(object: BoundObject, info: QueryInfo, session: Session, naming: Naming): unknown {
  return read(object, parse(info), session, naming, info);
}
