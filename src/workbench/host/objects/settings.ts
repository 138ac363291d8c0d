import { HostError } from "../errors";
import type { BoundObject, Session } from "../member";
import { define, bind, method, readOnly, settable } from "../member";
import type { BookModel } from "../model";

interface SettingTarget {
  readonly key: string;
}

function value(target: SettingTarget, session: Session): unknown {
  const text = session.book.settings.get(target.key);
  if (text === undefined) throw new HostError("ItemNotFound", "the setting was deleted");
  return JSON.parse(text) as unknown;
}

const settingMembers = define<SettingTarget>({
  name: "Setting",
  identity: (target) => ({ _Id: target.key }),
  scalars: {
    key: readOnly(4, (target) => target.key),
    value: settable(4, value, (target, next, session) => {
      session.book.settings.set(target.key, JSON.stringify(next));
    }),
  },
  methods: {
    delete: method(4, (target, _args, session) => {
      session.book.settings.delete(target.key);
    }),
  },
});

function setting(key: string): BoundObject {
  return bind(settingMembers, { key });
}

/** `workbook.settings`; the Common API's `document.settings` works on the same store. */
export const settingsMembers = define<BookModel>({
  name: "SettingCollection",
  methods: {
    add: method(4, (book, args) => {
      book.settings.set(args.text(0), JSON.stringify(args.raw(1) ?? null));
      return setting(args.text(0));
    }),
    getCount: method(4, (book) => book.settings.size),
    getItemOrNullObject: method(4, (book, args) => (book.settings.has(args.text(0)) ? setting(args.text(0)) : null)),
  },
  item: (book, key) => {
    if (typeof key !== "string" || !book.settings.has(key)) throw new HostError("ItemNotFound", String(key));
    return setting(key);
  },
  items: (book) => [...book.settings.keys()].map(setting),
});
