import { asText } from "../arguments";
import { HostError } from "../errors";
import type { BoundObject, Session } from "../member";
import { bind, define, method, readOnly, settable } from "../member";
import type { NamedValue, NamedValues } from "../model/properties";

interface SheetTarget {
  readonly sheet: string;
}

interface PropertyTarget extends SheetTarget {
  readonly key: string;
}

/** Longer keys are refused. */
const longestKey = 255;

function stored(target: SheetTarget, session: Session): NamedValues<string> {
  return session.book.sheet(session.book.requireSheet(target.sheet)).customProperties;
}

function entryOf(target: PropertyTarget, session: Session): NamedValue<string> {
  const entry = stored(target, session).get(target.key);
  if (entry === undefined) throw new HostError("ItemNotFound", "the property was deleted");
  return entry;
}

const propertyMembers = define<PropertyTarget>({
  name: "WorksheetCustomProperty",
  identity: (target) => ({ _Id: target.key }),
  scalars: {
    key: readOnly(12, (target, session) => entryOf(target, session).key),
    value: settable(
      12,
      (target, session) => entryOf(target, session).value,
      (target, value, session) => {
        entryOf(target, session);
        stored(target, session).set(target.key, asText(value));
      },
    ),
  },
  methods: {
    delete: method(12, (target, _args, session) => {
      entryOf(target, session);
      stored(target, session).delete(target.key);
    }),
  },
});

function keyOf(key: unknown): string {
  const text = asText(key, longestKey);
  if (text === "") throw new HostError("InvalidArgument", "a property has a name");
  return text;
}

function found(target: SheetTarget, key: unknown, session: Session): BoundObject | null {
  const text = keyOf(key);
  return stored(target, session).get(text) === undefined ? null : bind(propertyMembers, { ...target, key: text });
}

/** `worksheet.customProperties`. */
export const worksheetPropertiesMembers = define<SheetTarget>({
  name: "WorksheetCustomPropertyCollection",
  methods: {
    add: method(12, ({ sheet }, args, session) => {
      const key = keyOf(args.raw(0));
      stored({ sheet }, session).set(key, asText(args.raw(1)));
      return bind(propertyMembers, { sheet, key });
    }),
    getCount: method(12, (target, _args, session) => stored(target, session).size),
    getItemOrNullObject: method(12, (target, args, session) => found(target, args.raw(0), session)),
  },
  item: (target, key, session) => {
    const property = found(target, key, session);
    if (property === null) throw new HostError("ItemNotFound", String(key));
    return property;
  },
  items: ({ sheet }, session) =>
    stored({ sheet }, session)
      .list()
      .map(({ key }) => bind(propertyMembers, { sheet, key })),
});
