import type { Arguments } from "../arguments";
import { HostError } from "../errors";
import type { BoundObject, Session } from "../member";
import { bind, define, method, readOnly } from "../member";
import type { BookModel } from "../model";
import type { CustomXmlPart } from "../model/custom-xml";

interface PartTarget {
  readonly id: string;
}

function partOf(target: PartTarget, session: Session): CustomXmlPart {
  return session.book.customXml.get(target.id);
}

const partMembers = define<PartTarget>({
  name: "CustomXmlPart",
  identity: (target) => ({ Id: target.id }),
  scalars: {
    id: readOnly(5, (target, session) => partOf(target, session).id),
    namespaceUri: readOnly(5, (target, session) => partOf(target, session).namespaceUri),
  },
  methods: {
    delete: method(5, (target, _args, session) => session.book.customXml.delete(target.id)),
    getXml: method(5, (target, _args, session) => partOf(target, session).xml),
    setXml: method(5, (target, args, session) => session.book.customXml.change(target.id, args.text(0))),
  },
});

function partObject({ id }: PartTarget): BoundObject {
  return bind(partMembers, { id });
}

function found(parts: readonly CustomXmlPart[], key: unknown): BoundObject | null {
  if (typeof key !== "string") throw new HostError("InvalidArgument", "a custom XML part is found by its id");
  const part = parts.find(({ id }) => id.toUpperCase() === key.toUpperCase());
  return part === undefined ? null : partObject(part);
}

function required(parts: readonly CustomXmlPart[], key: unknown): BoundObject {
  const part = found(parts, key);
  if (part === null) throw new HostError("ItemNotFound", String(key));
  return part;
}

interface ScopeTarget {
  readonly namespaceUri: string;
}

function scoped(target: ScopeTarget, session: Session): readonly CustomXmlPart[] {
  return session.book.customXml.list().filter((part) => part.namespaceUri === target.namespaceUri);
}

const scopedMembers = define<ScopeTarget>({
  name: "CustomXmlPartScopedCollection",
  methods: {
    getCount: method(5, (target, _args, session) => scoped(target, session).length),
    getItemOrNullObject: method(5, (target, args, session) => found(scoped(target, session), args.raw(0))),
    getOnlyItem: method(5, (target, _args, session) => {
      const [only, ...others] = scoped(target, session);
      if (only === undefined) throw new HostError("ItemNotFound", "no part has this namespace");
      if (others.length > 0) throw new HostError("InvalidOperation", "several parts have this namespace");
      return partObject(only);
    }),
    getOnlyItemOrNullObject: method(5, (target, _args, session) => {
      const [only, ...others] = scoped(target, session);
      return only === undefined || others.length > 0 ? null : partObject(only);
    }),
  },
  item: (target, key, session) => required(scoped(target, session), key),
  items: (target, session) => scoped(target, session).map(partObject),
});

function add(args: Arguments, session: Session): BoundObject {
  return partObject(session.book.customXml.add(args.text(0)));
}

/** `workbook.customXmlParts`. */
export const customXmlPartsMembers = define<BookModel>({
  name: "CustomXmlPartCollection",
  methods: {
    add: method(5, (_book, args, session) => add(args, session)),
    getByNamespace: method(5, (_book, args) => bind(scopedMembers, { namespaceUri: args.text(0) })),
    getCount: method(5, (book) => book.customXml.list().length),
    getItemOrNullObject: method(5, (book, args) => found(book.customXml.list(), args.raw(0))),
  },
  item: (book, key) => required(book.customXml.list(), key),
  items: (book) => book.customXml.list().map(partObject),
});
