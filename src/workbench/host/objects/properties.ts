import { asNumber, asText } from "../arguments";
import { HostError } from "../errors";
import type { BoundObject, Members, Scalar, Session } from "../member";
import { bind, define, method, navigation, readOnly, settable } from "../member";
import type { BookModel } from "../model";
import type { CustomPropertyValue, DocumentProperties, NamedValue } from "../model/properties";

type TextKey = {
  [Key in keyof DocumentProperties]: DocumentProperties[Key] extends string ? Key : never;
}[keyof DocumentProperties];

function property(key: TextKey): Scalar<BookModel> {
  return settable(
    7,
    (book) => book.properties[key],
    (book, value) => {
      book.properties[key] = asText(value, 255);
    },
  );
}

function dateOf(value: CustomPropertyValue): string | null {
  return typeof value === "object" ? value.date : null;
}

function typeOf(value: CustomPropertyValue): string {
  if (typeof value === "number") return Number.isInteger(value) ? "Number" : "Float";
  if (typeof value === "boolean") return "Boolean";
  return dateOf(value) === null ? "String" : "Date";
}

function customValue(value: unknown): CustomPropertyValue {
  if (typeof value === "string" || typeof value === "boolean") return value;
  return asNumber(value);
}

interface PropertyTarget {
  readonly key: string;
}

function entryOf(target: PropertyTarget, session: Session): NamedValue<CustomPropertyValue> {
  const entry = session.book.customProperties.get(target.key);
  if (entry === undefined) throw new HostError("ItemNotFound", "the property was deleted");
  return entry;
}

const customPropertyMembers = define<PropertyTarget>({
  name: "CustomProperty",
  identity: (target) => ({ _Id: target.key }),
  scalars: {
    key: readOnly(7, (target, session) => entryOf(target, session).key),
    type: readOnly(7, (target, session) => typeOf(entryOf(target, session).value)),
    value: settable(
      7,
      (target, session) => {
        const { value } = entryOf(target, session);
        return dateOf(value) ?? value;
      },
      (target, value, session) => {
        entryOf(target, session);
        session.book.customProperties.set(target.key, customValue(value));
      },
    ),
  },
  methods: {
    delete: method(7, (target, _args, session) => {
      entryOf(target, session);
      session.book.customProperties.delete(target.key);
    }),
  },
});

function customProperty(key: string): BoundObject {
  return bind(customPropertyMembers, { key });
}

function keyOf(key: unknown): string {
  if (typeof key !== "string" || key === "") throw new HostError("InvalidArgument", "a property has a name");
  return key;
}

const customPropertiesMembers: Members<BookModel> = define<BookModel>({
  name: "CustomPropertyCollection",
  methods: {
    add: method(7, (book, args) => {
      const key = keyOf(args.raw(0));
      book.customProperties.set(key, customValue(args.raw(1)));
      return customProperty(key);
    }),
    deleteAll: method(7, (book) => book.customProperties.clear()),
    getCount: method(7, (book) => book.customProperties.size),
    getItemOrNullObject: method(7, (book, args) => {
      const key = keyOf(args.raw(0));
      return book.customProperties.get(key) === undefined ? null : customProperty(key);
    }),
  },
  item: (book, key) => {
    if (book.customProperties.get(keyOf(key)) === undefined) throw new HostError("ItemNotFound", keyOf(key));
    return customProperty(keyOf(key));
  },
  items: (book) => book.customProperties.list().map(({ key }) => customProperty(key)),
});

/** `workbook.properties`. */
export const propertiesMembers = define<BookModel>({
  name: "DocumentProperties",
  scalars: {
    author: property("author"),
    category: property("category"),
    comments: property("comments"),
    company: property("company"),
    creationDate: readOnly(7, (book) => book.properties.creationDate),
    keywords: property("keywords"),
    lastAuthor: readOnly(7, (book) => book.properties.lastAuthor),
    manager: property("manager"),
    revisionNumber: settable(
      7,
      (book) => book.properties.revisionNumber,
      (book, value) => {
        const revision = asNumber(value);
        if (!Number.isInteger(revision) || revision < 0) throw new HostError("InvalidArgument", "a whole number");
        book.properties.revisionNumber = revision;
      },
    ),
    subject: property("subject"),
    title: property("title"),
  },
  navigations: { custom: navigation(7, (book) => bind(customPropertiesMembers, book)) },
});
