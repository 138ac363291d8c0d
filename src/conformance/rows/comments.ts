import type { ConformanceRow } from "../row";
import { documented } from "../row";
import { answered } from "./client-results";
import { codeOf } from "./code-of";

const page = "https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-comments";
const mention = { email: "kate@contoso.com", id: 0, name: "Kate" };
const rich = '<at id="0">Kate</at> please look';

const adding: readonly ConformanceRow[] = [
  {
    id: "comments.add",
    behaviour: "A comment stands at a cell, has its content, and is open.",
    members: [
      "Workbook.comments",
      "CommentCollection.add",
      "Comment.content",
      "Comment.contentType",
      "Comment.resolved",
      "Comment.getLocation",
      "CommentCollection.getCount",
    ],
    source: documented("CommentCollection.add"),
    since: 12,
    expected: { content: "请核对这一格。", type: "Plain", resolved: false, cell: "A2", dated: true, count: 1 },
    observe: async ({ context, sheet, sheetName }) => {
      const comment = context.workbook.comments.add(`${sheetName}!A2`, "请核对这一格。");
      comment.load("content,contentType,resolved,creationDate");
      const cell = comment.getLocation().load("address");
      const count = sheet.comments.getCount();
      await context.sync();
      return {
        content: comment.content,
        type: comment.contentType,
        resolved: comment.resolved,
        cell: cell.address.replace(/^.*!/, ""),
        dated: comment.creationDate instanceof Date,
        count: answered(count),
      };
    },
  },
  {
    id: "comments.add.range",
    behaviour: "The cell may be given as a range; more than one cell is refused.",
    members: ["CommentCollection.add"],
    source: documented("CommentCollection.add"),
    since: 10,
    expected: { error: "InvalidArgument" },
    observe: async ({ context, sheet }) => {
      sheet.comments.add(sheet.getRange("A1"), "one cell");
      await context.sync();
      sheet.comments.add(sheet.getRange("B1:B2"), "two cells");
      await context.sync();
      return "accepted";
    },
  },
  {
    id: "comments.add.ownSheet",
    behaviour:
      "The comments of a sheet take an address without a sheet for their own; those of the workbook refuse it.",
    members: ["Worksheet.comments", "CommentCollection.add", "CommentCollection.getItemByCell"],
    source: page,
    since: 10,
    expected: { content: "here", cell: "B3", workbook: "InvalidArgument" },
    observe: async ({ context, sheet }) => {
      sheet.comments.add("B3", "here");
      const comment = sheet.comments.getItemByCell("B3").load("content");
      const cell = comment.getLocation().load("address");
      await context.sync();
      const workbook = await codeOf(context, () => context.workbook.comments.add("B4", "where?"));
      return { content: comment.content, cell: cell.address.replace(/^.*!/, ""), workbook };
    },
  },
  {
    id: "comments.mention",
    behaviour: "Mentions are kept with the rich content; the content shows the name.",
    members: ["Comment.mentions", "Comment.richContent", "Comment.contentType", "CommentCollection.add"],
    source: page,
    since: 12,
    expected: { type: "Mention", rich, mentions: ["Kate"], named: true },
    observe: async ({ context, sheetName }) => {
      const content = { mentions: [mention], richContent: rich };
      const comment = context.workbook.comments.add(`${sheetName}!A1`, content, "Mention");
      comment.load("content,contentType,mentions,richContent");
      await context.sync();
      return {
        type: comment.contentType,
        rich: comment.richContent,
        mentions: comment.mentions.map(({ name }) => name),
        named: comment.content.includes("Kate") && !comment.content.includes("<at"),
      };
    },
  },
  {
    id: "comments.updateMentions",
    behaviour: "updateMentions replaces the content.",
    members: ["Comment.updateMentions", "CommentReply.updateMentions", "CommentReply.mentions"],
    source: documented("Comment.updateMentions"),
    since: 12,
    expected: ["Mention", "Mention"],
    observe: async ({ context, sheetName }) => {
      const comment = context.workbook.comments.add(`${sheetName}!A1`, "plain");
      const reply = comment.replies.add("plain");
      comment.updateMentions({ mentions: [mention], richContent: rich });
      reply.updateMentions({ mentions: [mention], richContent: rich });
      comment.load("contentType");
      reply.load("contentType");
      await context.sync();
      return [comment.contentType, reply.contentType];
    },
  },
];

const threads: readonly ConformanceRow[] = [
  {
    id: "comments.replies",
    behaviour: "Replies stand in the order they were made and know their comment and its cell.",
    members: [
      "Comment.replies",
      "CommentReplyCollection.add",
      "CommentReplyCollection.getCount",
      "CommentReplyCollection.getItemAt",
      "CommentReply.content",
      "CommentReply.getParentComment",
      "CommentReply.getLocation",
      "CommentReply.resolved",
      "CommentReply.delete",
      "CommentCollection.getItemByReplyId",
    ],
    source: page,
    since: 11,
    expected: { contents: ["one", "two"], parent: true, byReply: true, cell: "B3", resolved: true, left: "two" },
    observe: async ({ context, sheetName }) => {
      const { comments } = context.workbook;
      const comment = comments.add(`${sheetName}!B3`, "question").load("id");
      const first = comment.replies.add("one").load("id");
      comment.replies.add("two");
      comment.resolved = true;
      await context.sync();
      const { replies } = comments.getItem(comment.id);
      replies.load("items/content,items/resolved");
      const parent = replies.getItemAt(0).getParentComment().load("id");
      const byReply = comments.getItemByReplyId(first.id).load("id");
      const cell = replies.getItemAt(1).getLocation().load("address");
      await context.sync();
      const contents = replies.items.map(({ content }) => content);
      const resolved = replies.items.every((reply) => reply.resolved);
      replies.getItem(first.id).delete();
      const left = replies.getItemAt(0).load("content");
      await context.sync();
      return {
        contents,
        parent: parent.id === comment.id,
        byReply: byReply.id === comment.id,
        cell: cell.address.replace(/^.*!/, ""),
        resolved,
        left: left.content,
      };
    },
  },
  {
    id: "comments.resolved",
    behaviour: "A thread can be resolved and opened again, and its content changed.",
    members: ["Comment.resolved", "Comment.content"],
    source: documented("Comment.resolved"),
    since: 11,
    expected: [true, false, "changed"],
    observe: async ({ context, sheetName }) => {
      const comment = context.workbook.comments.add(`${sheetName}!A1`, "first");
      comment.resolved = true;
      comment.load("resolved");
      await context.sync();
      const before = comment.resolved;
      comment.resolved = false;
      comment.content = "changed";
      comment.load("resolved,content");
      await context.sync();
      return [before, comment.resolved, comment.content];
    },
  },
  {
    id: "comments.delete",
    behaviour: "Deleting a comment deletes its replies.",
    members: ["Comment.delete", "CommentCollection.getItemOrNullObject", "CommentCollection.getItemAt"],
    source: documented("Comment.delete"),
    since: 14,
    expected: { count: 0, missing: true },
    observe: async ({ context, sheet, sheetName }) => {
      const comment = context.workbook.comments.add(`${sheetName}!A1`, "first").load("id");
      comment.replies.add("answer");
      await context.sync();
      sheet.comments.getItemAt(0).delete();
      const count = sheet.comments.getCount();
      const missing = context.workbook.comments.getItemOrNullObject(comment.id).load("id");
      await context.sync();
      return { count: answered(count), missing: missing.isNullObject };
    },
  },
  {
    id: "comments.byCell",
    behaviour: "A cell without a comment gives ItemNotFound.",
    members: ["CommentCollection.getItemByCell"],
    source: documented("CommentCollection.getItemByCell"),
    since: 10,
    expected: { error: "ItemNotFound" },
    observe: async ({ context, sheetName }) => {
      const { comments } = context.workbook;
      comments.add(`${sheetName}!A1`, "first");
      const found = comments.getItemByCell(`${sheetName}!A1`).load("content");
      await context.sync();
      if (found.content !== "first") return "another";
      comments.getItemByCell(`${sheetName}!B1`).load("content");
      await context.sync();
      return "found";
    },
  },
  {
    id: "comments.follow",
    behaviour: "A comment follows its cell.",
    members: ["Comment.getLocation"],
    source: "inferred: comments are bound to cells, which move when rows are inserted",
    since: 10,
    expected: "A4",
    observe: async ({ context, sheet, sheetName }) => {
      const comment = context.workbook.comments.add(`${sheetName}!A2`, "first");
      await context.sync();
      sheet.getRange("1:2").insert("Down");
      const cell = comment.getLocation().load("address");
      await context.sync();
      return cell.address.replace(/^.*!/, "");
    },
  },
];

/** Comments, their replies and mentions. */
export const commentRows: readonly ConformanceRow[] = [...adding, ...threads];
