import type { Arguments } from "../arguments";
import { HostError } from "../errors";
import type { BoundObject, Session } from "../member";
import { define, bind, method, readOnly, settable } from "../member";
import type { BookModel } from "../model";

interface SettingTarget {
  readonly key: string;
}

function textOf(target: SettingTarget, session: Session): string {
  const text = session.book.settings.get(target.key);
  if (text === undefined) throw new HostError("ItemNotFound", "the setting was deleted");
  return text;
}

function put(key: string, value: unknown, session: Session): void {
  session.book.settings.set(key, JSON.stringify(value ?? null));
  session.book.settings.changed();
}

const settingMembers = define<SettingTarget>({
  name: "Setting",
  identity: (target) => ({ _Id: target.key }),
  scalars: {
    key: readOnly(4, (target, session) => (textOf(target, session), target.key)),
    value: settable(
      4,
      (target, session) => JSON.parse(textOf(target, session)) as unknown,
      (target, next, session) => {
        textOf(target, session);
        put(target.key, next, session);
      },
    ),
  },
  methods: {
    delete: method(4, (target, _args, session) => {
      textOf(target, session);
      session.book.settings.delete(target.key);
      session.book.settings.changed();
    }),
  },
});

function setting(key: string): BoundObject {
  return bind(settingMembers, { key });
}

function keyArgument(args: Arguments): string {
  const key = args.text(0);
  if (key === "") throw new HostError("InvalidArgument", "a setting needs a key");
  return key;
}

/** `workbook.settings`; the Common API's `document.settings` works on the same store. */
export const settingsMembers = define<BookModel>({
  name: "SettingCollection",
  methods: {
    add: method(4, (_book, args, session) => {
      put(keyArgument(args), args.raw(1), session);
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
