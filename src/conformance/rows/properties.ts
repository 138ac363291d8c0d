import type { ConformanceRow, Observation } from "../row";
import { documented } from "../row";
import { answered } from "./client-results";

const texts = ["author", "category", "comments", "company", "keywords", "manager", "subject", "title"] as const;

/** Properties of the document and of sheets. */
export const propertyRows: readonly ConformanceRow[] = [
  {
    id: "properties.texts",
    behaviour: "The texts of the document's properties can be set.",
    members: texts.map((name) => `DocumentProperties.${name}`),
    source: documented("DocumentProperties.author"),
    since: 7,
    expected: texts.map((name) => `my ${name}`),
    observe: async ({ context }) => {
      const { properties } = context.workbook;
      properties.load(texts.join(","));
      await context.sync();
      const before = texts.map((name) => properties[name]);
      for (const name of texts) properties[name] = `my ${name}`;
      properties.load(texts.join(","));
      await context.sync();
      const seen = texts.map((name) => properties[name]);
      texts.forEach((name, index) => {
        properties[name] = before[index] ?? "";
      });
      await context.sync();
      return seen;
    },
  },
  {
    id: "properties.readOnly",
    behaviour: "Who changed it last is a text, when it was made a date, the revision a number.",
    members: ["DocumentProperties.lastAuthor", "DocumentProperties.creationDate", "DocumentProperties.revisionNumber"],
    source: documented("DocumentProperties.creationDate"),
    since: 7,
    expected: ["string", true, "number"],
    observe: async ({ context }) => {
      const { properties } = context.workbook;
      properties.load("lastAuthor,creationDate,revisionNumber");
      await context.sync();
      const { lastAuthor, creationDate, revisionNumber } = properties;
      return [typeof lastAuthor, creationDate instanceof Date, typeof revisionNumber];
    },
  },
  {
    id: "properties.custom",
    behaviour: "Custom properties have a type by their value; their names are compared without case.",
    members: [
      "CustomPropertyCollection.add",
      "CustomPropertyCollection.getItem",
      "CustomPropertyCollection.getCount",
      "CustomProperty.key",
      "CustomProperty.value",
      "CustomProperty.type",
    ],
    source: documented("CustomPropertyCollection.getItem"),
    since: 7,
    expected: { types: ["String", "Number", "Float", "Boolean"], key: "Text", value: "abc", count: 4 },
    observe: async ({ context }) => {
      const { custom } = context.workbook.properties;
      custom.deleteAll();
      const values: Readonly<Record<string, string | number | boolean>> = {
        Text: "abc",
        Whole: 3,
        Part: 2.5,
        Flag: true,
      };
      for (const [key, value] of Object.entries(values)) custom.add(key, value);
      const items = Object.keys(values).map((key) => custom.getItem(key).load("type"));
      const text = custom.getItem("TEXT").load("key,value");
      const count = custom.getCount();
      await context.sync();
      const seen = {
        types: items.map(({ type }) => type),
        key: text.key,
        value: text.value as Observation,
        count: answered(count),
      };
      custom.deleteAll();
      await context.sync();
      return seen;
    },
  },
  {
    id: "properties.custom.delete",
    behaviour: "A custom property can be changed and deleted, one or all of them.",
    members: [
      "CustomProperty.value",
      "CustomProperty.delete",
      "CustomPropertyCollection.deleteAll",
      "CustomPropertyCollection.getItemOrNullObject",
    ],
    source: documented("CustomPropertyCollection.deleteAll"),
    since: 7,
    expected: { value: "second", gone: true, count: 0 },
    observe: async ({ context }) => {
      const { custom } = context.workbook.properties;
      custom.deleteAll();
      custom.add("one", "first");
      custom.add("two", 2);
      custom.getItem("one").value = "second";
      const one = custom.getItem("one").load("value");
      await context.sync();
      const value = one.value as Observation;
      custom.getItem("one").delete();
      const gone = custom.getItemOrNullObject("one").load("key");
      custom.deleteAll();
      const count = custom.getCount();
      await context.sync();
      return { value, gone: gone.isNullObject, count: answered(count) };
    },
  },
  {
    id: "properties.custom.missing",
    behaviour: "A custom property that is not there gives ItemNotFound.",
    members: ["CustomPropertyCollection.getItem"],
    source: documented("CustomPropertyCollection.getItem"),
    since: 7,
    expected: { error: "ItemNotFound" },
    observe: async ({ context }) => {
      context.workbook.properties.custom.getItem("no such property").load("value");
      await context.sync();
      return "found";
    },
  },
  {
    id: "properties.sheet",
    behaviour: "A sheet has custom properties of its own: texts, names without case, adding replaces.",
    members: [
      "Worksheet.customProperties",
      "WorksheetCustomPropertyCollection.add",
      "WorksheetCustomPropertyCollection.getCount",
      "WorksheetCustomPropertyCollection.getItem",
      "WorksheetCustomPropertyCollection.getItemOrNullObject",
      "WorksheetCustomProperty.key",
      "WorksheetCustomProperty.value",
      "WorksheetCustomProperty.delete",
    ],
    source: documented("WorksheetCustomPropertyCollection.add"),
    since: 12,
    expected: { value: "second", count: 1, gone: true },
    observe: async ({ context, sheet }) => {
      const { customProperties } = sheet;
      customProperties.add("Key", "first");
      customProperties.add("KEY", "second");
      const property = customProperties.getItem("key").load("key,value");
      const count = customProperties.getCount();
      await context.sync();
      const seen = { value: property.value, count: answered(count) };
      property.delete();
      const gone = customProperties.getItemOrNullObject("key").load("key");
      await context.sync();
      return { ...seen, gone: gone.isNullObject };
    },
  },
  {
    id: "properties.sheet.longKey",
    behaviour: "A key of more than 255 characters is refused.",
    members: ["WorksheetCustomPropertyCollection.add"],
    source: documented("WorksheetCustomProperty.key"),
    since: 12,
    expected: { error: "InvalidArgument" },
    observe: async ({ context, sheet }) => {
      sheet.customProperties.add("k".repeat(256), "value");
      await context.sync();
      return "accepted";
    },
  },
];
