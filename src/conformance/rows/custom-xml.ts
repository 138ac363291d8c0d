import type { ConformanceRow } from "../row";
import { documented } from "../row";
import { answered } from "./client-results";

const xml = "<Reviewers xmlns='http://schemas.contoso.com/review/1.0'><Reviewer>Juan</Reviewer></Reviewers>";
const space = "http://schemas.contoso.com/review/1.0";

/** Takes away what rows before have left: parts belong to the workbook, not to a sheet. */
async function emptied(context: Excel.RequestContext): Promise<Excel.CustomXmlPartCollection> {
  const { customXmlParts } = context.workbook;
  const left = customXmlParts.getByNamespace(space);
  left.load("items/id");
  await context.sync();
  left.items.forEach((part) => part.delete());
  await context.sync();
  return customXmlParts;
}

/** Custom XML parts of the workbook. */
export const customXmlRows: readonly ConformanceRow[] = [
  {
    id: "customXml.add",
    behaviour: "A part has an id in braces and the namespace of its document element, and keeps its text.",
    members: [
      "CustomXmlPartCollection.add",
      "CustomXmlPart.id",
      "CustomXmlPart.namespaceUri",
      "CustomXmlPart.getXml",
      "CustomXmlPart.delete",
    ],
    source: documented("CustomXmlPartCollection.add"),
    since: 5,
    expected: { braces: true, namespaceUri: space, kept: true },
    observe: async ({ context }) => {
      const part = (await emptied(context)).add(xml).load("id,namespaceUri");
      const text = part.getXml();
      await context.sync();
      const seen = {
        braces: /^\{[0-9A-F-]{36}\}$/i.test(part.id),
        namespaceUri: part.namespaceUri,
        kept: text.value.includes("<Reviewer>Juan</Reviewer>"),
      };
      part.delete();
      await context.sync();
      return seen;
    },
  },
  {
    id: "customXml.setXml",
    behaviour: "setXml replaces the text; the part is found by its id again.",
    members: ["CustomXmlPart.setXml", "CustomXmlPartCollection.getItem"],
    source: documented("CustomXmlPart.setXml"),
    since: 5,
    expected: [true, false],
    observe: async ({ context }) => {
      const parts = await emptied(context);
      const part = parts.add(xml).load("id");
      await context.sync();
      parts.getItem(part.id).setXml(xml.replace("Juan", "Hong"));
      const text = parts.getItem(part.id).getXml();
      await context.sync();
      const seen = [text.value.includes("Hong"), text.value.includes("Juan")];
      part.delete();
      await context.sync();
      return seen;
    },
  },
  {
    id: "customXml.namespace",
    behaviour: "Parts are found by their namespace; getOnlyItem needs exactly one.",
    members: [
      "CustomXmlPartCollection.getByNamespace",
      "CustomXmlPartScopedCollection.getCount",
      "CustomXmlPartScopedCollection.getOnlyItem",
      "CustomXmlPartScopedCollection.getOnlyItemOrNullObject",
      "CustomXmlPartScopedCollection.getItem",
      "CustomXmlPartScopedCollection.getItemOrNullObject",
    ],
    source: documented("CustomXmlPartCollection.getByNamespace"),
    since: 5,
    expected: { none: true, one: 1, only: true, found: true, two: 2, several: true },
    observe: async ({ context }) => {
      const parts = await emptied(context);
      const scoped = parts.getByNamespace(space);
      const none = scoped.getOnlyItemOrNullObject().load("id");
      await context.sync();
      const part = parts.add(xml).load("id");
      const one = scoped.getCount();
      const only = scoped.getOnlyItem().load("id");
      await context.sync();
      const found = scoped.getItemOrNullObject(part.id).load("id");
      const item = scoped.getItem(part.id).load("id");
      parts.add(xml);
      const two = scoped.getCount();
      const several = parts.getByNamespace(space).getOnlyItemOrNullObject().load("id");
      await context.sync();
      const seen = {
        none: none.isNullObject,
        one: answered(one),
        only: only.id === part.id && item.id === part.id,
        found: !found.isNullObject,
        two: answered(two),
        several: several.isNullObject,
      };
      await emptied(context);
      return seen;
    },
  },
  {
    id: "customXml.deleted",
    behaviour: "A deleted part is a null object, and its id no longer found.",
    members: ["CustomXmlPartCollection.getItemOrNullObject", "CustomXmlPart.delete"],
    source: documented("CustomXmlPartCollection.getItemOrNullObject"),
    since: 5,
    expected: true,
    observe: async ({ context }) => {
      const parts = await emptied(context);
      const part = parts.add(xml).load("id");
      await context.sync();
      part.delete();
      const gone = parts.getItemOrNullObject(part.id).load("id");
      await context.sync();
      return gone.isNullObject;
    },
  },
  {
    id: "customXml.invalid",
    behaviour: "A text that is no XML document is refused.",
    members: ["CustomXmlPartCollection.add"],
    source: "inferred: the argument is XML content",
    since: 5,
    expected: true,
    observe: async ({ context }) => {
      try {
        context.workbook.customXmlParts.add("<open>");
        await context.sync();
        return false;
      } catch (error) {
        return error instanceof OfficeExtension.Error;
      }
    },
  },
];
