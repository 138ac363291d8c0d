import type { CommentModel, ThreadModel } from "./commentModel";
import { addShapesPart, hasShapes, patchShapes, type NoteMoves } from "./noteShapes";
import { parsePart, partText, setPartText, type Parts } from "./package";
import {
  addPart,
  addRelationship,
  readRelationships,
  relatedPart,
  relationshipAttribute,
  relationshipId,
  removePart,
  removeRelationship,
} from "./relationships";
import { readRichText } from "./sharedStrings";
import type { SheetPatch } from "./sheetPatch";
import { sortedJson } from "./styleSheet";
import { WORKSHEET_ORDER } from "./worksheetOrder";
import { XmlScanner, child, childrenNamed, decodeSheetText, encodeSheetText, type XmlElement } from "./xml";
import { XmlEditor } from "./xmlEdit";

/** Every slip of a sheet, those that only repeat a thread for old programs among them. */
export function readSlips(parts: Parts, worksheet: string): CommentModel[] {
  const part = relatedPart(parts, worksheet, "comments");
  const source = part === undefined ? undefined : partText(parts, part.target);
  return part === undefined || source === undefined ? [] : slipsOf(source, parsePart(part.target, source));
}

function slipsOf(source: string, root: XmlElement): CommentModel[] {
  const authors = authorsOf(root);
  return commentElements(root).map((comment) => {
    const text = child(comment, "text");
    return {
      address: comment.attributes.get("ref") ?? "",
      author: authors[Number(comment.attributes.get("authorId") ?? NaN)] ?? "",
      text: text && text.openEnd < text.end ? readRichText(new XmlScanner(source, text.openEnd, text.end), "text") : "",
    };
  });
}

function authorsOf(root: XmlElement): string[] {
  return childrenNamed(child(root, "authors") ?? root, "author").map((author) => decodeSheetText(author.text));
}

function commentElements(root: XmlElement): XmlElement[] {
  return childrenNamed(child(root, "commentList") ?? root, "comment");
}

/** Whose author a slip names that repeats a thread. */
export function threadAuthor(thread: ThreadModel): string {
  return `tc=${thread.id}`;
}

/** What old programs show in place of a thread; the sentence is Excel's own. */
function threadText(thread: ThreadModel): string {
  const lines = [
    "[Threaded comment]",
    "",
    "Your version of Excel allows you to read this threaded comment; however, any edits to it will get removed if the " +
      "file is opened in a newer version of Excel. Learn more: https://go.microsoft.com/fwlink/?linkid=870924",
    "",
    `Comment:\n    ${thread.text}`,
    ...thread.replies.map((reply) => `Reply:\n    ${reply.text}`),
  ];
  return lines.join("\n");
}

/** The slips the model asks for; a thread that did not change keeps the one it has. */
function wantedSlips(patch: SheetPatch, present: readonly CommentModel[]): CommentModel[] {
  const { base, wanted } = patch;
  const slips = wanted.threads.flatMap((thread) => {
    const same = base.threads.some((one) => sortedJson(one) === sortedJson(thread));
    const author = threadAuthor(thread);
    const old = present.find((slip) => slip.author.toLowerCase() === author.toLowerCase());
    if (same) return old ? [old] : [];
    return [{ address: thread.address, author: old?.author ?? author, text: threadText(thread) }];
  });
  return [...wanted.comments, ...slips];
}

/** For each slip of the file the one it becomes: the same, one with another text, or one elsewhere. */
function matchSlips(
  present: readonly CommentModel[],
  wanted: readonly CommentModel[],
): { became: (CommentModel | undefined)[]; added: CommentModel[] } {
  const became: (CommentModel | undefined)[] = present.map(() => undefined);
  const open = new Set(wanted);
  const matches: ((a: CommentModel, b: CommentModel) => boolean)[] = [
    (a, b) => a.address === b.address && a.author === b.author && a.text === b.text,
    (a, b) => a.address === b.address && a.author === b.author,
    (a, b) => a.text === b.text && a.author === b.author,
  ];
  for (const matching of matches) {
    present.forEach((slip, index) => {
      const found = became[index] ? undefined : [...open].find((one) => matching(slip, one));
      if (!found) return;
      became[index] = found;
      open.delete(found);
    });
  }
  return { became, added: [...open] };
}

/** Writes notes and the slips of threads; call where the schema has `legacyDrawing`. */
export function patchNotes(patch: SheetPatch): void {
  const { parts, part, base, wanted } = patch;
  const known = sortedJson([base.comments, base.threads]);
  if (known === sortedJson([wanted.comments, wanted.threads])) return;
  const present = readSlips(parts, part);
  const { became, added } = matchSlips(present, wantedSlips(patch, present));
  const before = relatedPart(parts, part, "comments");
  if (added.length === 0 && became.every((slip) => slip === undefined)) {
    if (before) {
      removeRelationship(parts, part, before.id);
      removePart(parts, before.target);
    }
  } else writeSlips(patch, before?.target, became, added);
  writeShapes(patch, {
    removed: present.filter((_, index) => became[index] === undefined).map((slip) => slip.address),
    moved: present.flatMap((slip, index) => {
      const to = became[index]?.address;
      return to === undefined || to === slip.address ? [] : [{ from: slip.address, to }];
    }),
    added: added.map((slip) => slip.address),
  });
}

const COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const EMPTY_COMMENTS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors></authors><commentList></commentList></comments>';

function writeSlips(
  { parts, part, book }: SheetPatch,
  present: string | undefined,
  became: readonly (CommentModel | undefined)[],
  added: readonly CommentModel[],
): void {
  const target = present ?? addPart(parts, `${book.folder}comments`, EMPTY_COMMENTS, COMMENTS_TYPE);
  if (present === undefined) addRelationship(parts, part, "comments", target);
  const source = partText(parts, target) ?? "";
  const editor = new XmlEditor(source, parsePart(target, source));
  const p = editor.prefix;
  const slips = slipsOf(source, editor.root);
  commentElements(editor.root).forEach((element, index) => {
    const to = became[index];
    const from = slips[index];
    if (!to) editor.replace(element.start, element.end, "");
    else if (to.address !== from?.address) editor.setAttributes(element, { ref: to.address });
    else if (to.text !== from.text) {
      const text = child(element, "text");
      if (text) editor.replace(text.start, text.end, textXml(p, to.text));
    }
  });
  const known = authorsOf(editor.root);
  const authors = [...new Set([...known, ...added.map((slip) => slip.author)])];
  const entries = added.map((slip) => {
    const uid = /^tc=(\{.*\})$/.exec(slip.author)?.[1];
    const revision =
      uid === undefined
        ? ""
        : ` xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" xr:uid="${uid}"`;
    return `<${p}comment ref="${slip.address}" authorId="${authors.indexOf(slip.author)}" shapeId="0"${revision}>${textXml(p, slip.text)}</${p}comment>`;
  });
  const authorList = child(editor.root, "authors");
  const list = child(editor.root, "commentList");
  const fresh = authors.slice(known.length).map((author) => `<${p}author>${encodeSheetText(author)}</${p}author>`);
  if (authorList && fresh.length > 0) editor.append(authorList, fresh.join(""));
  if (list && entries.length > 0) editor.append(list, entries.join(""));
  if (editor.changed) setPartText(parts, target, editor.result());
}

function textXml(p: string, text: string): string {
  return `<${p}text><${p}t xml:space="preserve">${encodeSheetText(text)}</${p}t></${p}text>`;
}

function writeShapes({ parts, part, editor, book }: SheetPatch, moves: NoteMoves): void {
  const element = child(editor.root, "legacyDrawing");
  const old = readRelationships(parts, part).find((one) => element && one.id === relationshipId(element));
  if (!old && moves.added.length === 0) return;
  const made = old ? null : addShapesPart(parts, book.folder);
  const target = old?.target ?? made ?? "";
  const source = partText(parts, target) ?? "";
  const text = patchShapes(source, moves, Number(/(\d+)\.vml$/.exec(target)?.[1] ?? 1));
  if (old && !hasShapes(text.replace(/<(\w+:)?shapetype\b[\s\S]*?<\/\1?shapetype>/g, ""))) {
    removeRelationship(parts, part, old.id);
    removePart(parts, target);
    editor.putChild("legacyDrawing", WORKSHEET_ORDER, "");
    return;
  }
  if (text !== source) setPartText(parts, target, text);
  if (!made) return;
  const id = addRelationship(parts, part, "vmlDrawing", target);
  const attribute = relationshipAttribute(editor.root);
  const xml = `<${editor.prefix}legacyDrawing${attribute.declaration} ${attribute.name}="${id}"/>`;
  editor.putChild("legacyDrawing", WORKSHEET_ORDER, xml);
}
