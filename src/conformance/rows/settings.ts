import type { ConformanceRow, Observation } from "../row";
import { documented } from "../row";
import { answered } from "./client-results";

const key = "conformance";

/** Settings of the workbook. */
export const settingRows: readonly ConformanceRow[] = [
  {
    id: "settings.values",
    behaviour: "A setting keeps texts, numbers, dates, lists and objects; adding it again replaces it.",
    members: ["SettingCollection.add", "SettingCollection.getItem", "Setting.value", "Setting.key"],
    source: documented("SettingCollection.add"),
    since: 4,
    expected: ["text", 12.5, true, ["a", 1], { inner: "x" }, "2026-02-03T04:05:06.000Z"],
    observe: async ({ context }) => {
      const { settings } = context.workbook;
      const date = new Date(Date.UTC(2026, 1, 3, 4, 5, 6));
      settings.add(key, "replaced");
      const added = ["text", 12.5, true, ["a", 1], { inner: "x" }, date].map((value, index) => {
        const name = index === 0 ? key : `${key} ${index}`;
        settings.add(name, value);
        return settings.getItem(name).load("key,value");
      });
      await context.sync();
      const seen = added.map(({ value }) => value as Observation | Date);
      added.forEach((setting) => setting.delete());
      await context.sync();
      return seen.map((value) => (value instanceof Date ? value.toISOString() : value));
    },
  },
  {
    id: "settings.change",
    behaviour: "The value of a setting can be changed, and the setting deleted.",
    members: ["Setting.value", "Setting.delete", "SettingCollection.getItemOrNullObject", "SettingCollection.getCount"],
    source: documented("Setting.delete"),
    since: 4,
    expected: { value: "after", one: 1, gone: true, none: 0 },
    observe: async ({ context }) => {
      const { settings } = context.workbook;
      const before = settings.getCount();
      const setting = settings.add(key, "before");
      await context.sync();
      setting.value = "after";
      setting.load("key,value");
      const one = settings.getCount();
      await context.sync();
      const { value } = setting as { readonly value: string };
      setting.delete();
      const gone = settings.getItemOrNullObject(key).load("key");
      const none = settings.getCount();
      await context.sync();
      return {
        value,
        one: answered(one) - answered(before),
        gone: gone.isNullObject,
        none: answered(none) - answered(before),
      };
    },
  },
  {
    id: "settings.missing",
    behaviour: "A key that is not there gives ItemNotFound.",
    members: ["SettingCollection.getItem"],
    source: documented("SettingCollection.getItem"),
    since: 4,
    expected: { error: "ItemNotFound" },
    observe: async ({ context }) => {
      context.workbook.settings.getItem("no such setting").load("value");
      await context.sync();
      return "found";
    },
  },
];
