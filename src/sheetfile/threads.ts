import type { ReplyModel, ThreadModel } from "./commentModel";
import { guidOf, isGuid } from "./identifiers";
import { parsePart, partText, setPartText, type Parts } from "./package";
import type { PersonList } from "./people";
import { addPart, addRelationship, relatedPart, removePart, removeRelationship } from "./relationships";
import type { SheetPatch } from "./sheetPatch";
import { sortedJson } from "./styleSheet";
import { child, childrenNamed, decodeSheetText, encodeSheetText, flag, type XmlElement } from "./xml";
import { XmlEditor, attributeText } from "./xmlEdit";

const FAMILY = "http://schemas.microsoft.com/office/2017/10/relationships/";
const NAMESPACE = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

interface Entry {
  readonly element: XmlElement;
  readonly reply: ReplyModel;
  readonly address: string;
  readonly parent: string | undefined;
  readonly resolved: boolean;
}

export function readThreads(parts: Parts, worksheet: string, people: PersonList): ThreadModel[] {
  const part = relatedPart(parts, worksheet, "threadedComment")?.target;
  if (part === undefined) return [];
  const entries = entriesOf(parsePart(part, partText(parts, part) ?? ""), people);
  return entries
    .filter((entry) => entry.parent === undefined)
    .map(({ reply, address, resolved }) => ({
      ...reply,
      address,
      resolved,
      replies: entries.filter((entry) => entry.parent === reply.id).map((entry) => entry.reply),
    }));
}

function entriesOf(root: XmlElement, people: PersonList): Entry[] {
  return childrenNamed(root, "threadedComment").map((element) => {
    const text = (name: string): string => element.attributes.get(name) ?? "";
    const time = text("dT");
    return {
      element,
      reply: {
        id: text("id"),
        author: people.get(text("personId")),
        text: decodeSheetText(child(element, "text")?.text ?? ""),
        // Universal time without saying so.
        created: time === "" || /([zZ]|[+-]\d\d:?\d\d)$/.test(time) ? time : `${time}Z`,
      },
      address: text("ref"),
      parent: element.attributes.get("parentId"),
      resolved: flag(element, "done"),
    };
  });
}

/** Writes the part of threads; entries that stay keep what else the file says of them (who is mentioned). */
export function patchThreads({ parts, part, base, wanted, book }: SheetPatch): void {
  if (sortedJson(base.threads) === sortedJson(wanted.threads)) return;
  const present = relatedPart(parts, part, "threadedComment");
  if (wanted.threads.length === 0) {
    if (!present) return;
    removeRelationship(parts, part, present.id);
    removePart(parts, present.target);
    return;
  }
  const empty = `${HEAD}<ThreadedComments xmlns="${NAMESPACE}" xmlns:x="${MAIN}"></ThreadedComments>`;
  const type = "application/vnd.ms-excel.threadedcomments+xml";
  const target = present?.target ?? addPart(parts, `${book.folder}threadedComments/threadedComment`, empty, type);
  if (!present) addRelationship(parts, part, `${FAMILY}threadedComment`, target);
  const source = partText(parts, target) ?? "";
  const editor = new XmlEditor(source, parsePart(target, source));
  const old = entriesOf(editor.root, book.people);
  const entries = wanted.threads.flatMap((thread) => {
    const { address, resolved, replies, ...first } = thread;
    return [first, ...replies].map((reply, index) => {
      const parent = index === 0 ? undefined : thread.id;
      const done = index === 0 && resolved;
      const same = old.find((one) => sortedJson({ ...one, element: 0 }) === entryKey(reply, address, parent, done));
      return same
        ? source.slice(same.element.start, same.element.end)
        : entryXml(editor.prefix, reply, {
            ref: address,
            dT: reply.created.replace(/Z$/i, ""),
            personId: book.people.idOf(reply.author),
            id: identifier(reply.id),
            parentId: parent === undefined ? undefined : identifier(parent),
            done: done ? 1 : undefined,
          });
    });
  });
  const rest = editor.root.children.filter((one) => one.local !== "threadedComment");
  const inner = entries.join("") + rest.map((one) => source.slice(one.start, one.end)).join("");
  const { root } = editor;
  const opening = source.slice(root.start, root.openEnd).replace(/\s*\/>$/, ">");
  editor.replace(root.start, root.end, `${opening}${inner}</${root.name}>`);
  setPartText(parts, target, editor.result());
}

function entryKey(reply: ReplyModel, address: string, parent: string | undefined, resolved: boolean): string {
  const { id, author, text, created } = reply;
  return sortedJson({ reply: { id, author, text, created }, address, parent, resolved, element: 0 });
}

function identifier(id: string): string {
  return isGuid(id) ? id : guidOf(id);
}

function entryXml(
  p: string,
  reply: ReplyModel,
  attributes: Readonly<Record<string, string | number | undefined>>,
): string {
  const text = `<${p}text>${encodeSheetText(reply.text)}</${p}text>`;
  return `<${p}threadedComment${attributeText(attributes)}>${text}</${p}threadedComment>`;
}
