import type { Area } from "../address";
import { parseArea, splitSheet } from "../address";
import { asFlag } from "../arguments";
import { HostError } from "../errors";
import { eventNumbers, workbookTarget } from "../events";
import type { BoundObject, Members, Method, Session } from "../member";
import { bind, define, isBound, method, navigation, readOnly, settable } from "../member";
import type { Reply, Thread } from "../model/comments";
import { plainText } from "../model/comments";
import { assertAllowed, rangeObject } from "./access";
import { contentArguments, plainContent, richContent } from "./comment-content";

interface ThreadTarget {
  readonly id: string;
}

interface ReplyTarget {
  readonly thread: string;
  readonly id: string;
}

/** The comments of one sheet, or with null of the workbook. */
interface CommentsTarget {
  readonly sheet: string | null;
}

function threadOf(id: string, session: Session): Thread {
  const thread = session.book.comments.find(id);
  if (thread === undefined) throw new HostError("ItemNotFound", "the comment was deleted");
  return thread;
}

function replyOf(target: ReplyTarget, session: Session): Reply {
  const reply = threadOf(target.thread, session).replies.find(({ id }) => id === target.id);
  if (reply === undefined) throw new HostError("ItemNotFound", "the reply was deleted");
  return reply;
}

type Change = "CommentEdited" | "CommentResolved" | "CommentReopened" | "ReplyAdded" | "ReplyDeleted" | "ReplyEdited";

function tell(session: Session, event: number, thread: Thread, replyIds: readonly string[], change?: Change): void {
  const worksheetId = session.book.sheet(thread.sheet).excelId;
  session.events.raise(event, [worksheetId, workbookTarget], {
    commentDetails: [{ commentId: thread.id, replyIds }],
    ...(change !== undefined && { changeType: change }),
    source: "Local",
    worksheetId,
  });
}

/** Changes a thread: rights first, then the slip in the grid and the event. */
function change(thread: Thread, session: Session, kind: Change, act: () => readonly string[]): void {
  assertAllowed(session, thread.sheet, "allowEditObjects");
  const replyIds = act();
  session.book.comments.show(thread);
  tell(session, eventNumbers.commentChanged, thread, replyIds, kind);
}

function location(thread: Thread, session: Session): BoundObject {
  return rangeObject(session, thread.sheet, thread.place);
}

/** What comments and replies have in common. */
function said<T>(read: (target: T, session: Session) => Thread | Reply) {
  return {
    authorEmail: readOnly<T>(10, (target, session) => read(target, session).author.email),
    authorName: readOnly<T>(10, (target, session) => read(target, session).author.name),
    contentType: readOnly<T>(12, (target, session) =>
      read(target, session).content.mentions.length > 0 ? "Mention" : "Plain",
    ),
    creationDate: readOnly<T>(10, (target, session) => read(target, session).created),
    id: readOnly<T>(10, (target, session) => read(target, session).id),
    mentions: readOnly<T>(11, (target, session) => read(target, session).content.mentions),
    richContent: readOnly<T>(11, (target, session) => read(target, session).content.rich),
  };
}

function setReply(target: ReplyTarget, session: Session, content: Reply["content"]): void {
  const reply = replyOf(target, session);
  change(threadOf(target.thread, session), session, "ReplyEdited", () => {
    reply.content = content;
    return [reply.id];
  });
}

const replyMembers: Members<ReplyTarget> = define<ReplyTarget>({
  name: "CommentReply",
  identity: (target) => ({ Id: target.id }),
  scalars: {
    ...said<ReplyTarget>(replyOf),
    content: settable(
      10,
      (target, session) => plainText(replyOf(target, session).content),
      (target, value, session) => setReply(target, session, plainContent(value)),
    ),
    resolved: readOnly(11, (target, session) => (replyOf(target, session), threadOf(target.thread, session).resolved)),
  },
  methods: {
    delete: method(10, (target, _args, session) => {
      const reply = replyOf(target, session);
      const thread = threadOf(target.thread, session);
      change(thread, session, "ReplyDeleted", () => {
        thread.replies = thread.replies.filter((other) => other !== reply);
        return [reply.id];
      });
    }),
    getLocation: method(10, (target, _args, session) => {
      replyOf(target, session);
      return location(threadOf(target.thread, session), session);
    }),
    getParentComment: method(10, (target, _args, session) => {
      replyOf(target, session);
      return bind(commentMembers, { id: target.thread });
    }),
    updateMentions: method(11, (target, args, session) => setReply(target, session, richContent(args.raw(0)))),
  },
});

function replyObject(thread: string, { id }: Reply): BoundObject {
  return bind(replyMembers, { thread, id });
}

function replyAt(target: ThreadTarget, key: unknown, session: Session): BoundObject | null {
  const reply = threadOf(target.id, session).replies.find(({ id }) => id === key);
  return reply === undefined ? null : replyObject(target.id, reply);
}

function there(found: BoundObject | null): BoundObject {
  if (found === null) throw new HostError("ItemNotFound");
  return found;
}

/** The item at an index; InvalidArgument beyond the ends. */
function indexed<V>(list: readonly V[], index: number): V {
  const found = list[index];
  if (found === undefined) throw new HostError("InvalidArgument", "no such index");
  return found;
}

const repliesMembers = define<ThreadTarget>({
  name: "CommentReplyCollection",
  methods: {
    add: method(10, (target, args, session) => {
      const thread = threadOf(target.id, session);
      const content = contentArguments(args, 0);
      let reply: Reply | undefined;
      change(thread, session, "ReplyAdded", () => {
        reply = session.book.comments.reply(thread, session.book.person, content);
        return [reply.id];
      });
      return reply === undefined ? null : replyObject(thread.id, reply);
    }),
    getCount: method(10, (target, _args, session) => threadOf(target.id, session).replies.length),
    getItemAt: method(10, (target, args, session) =>
      replyObject(target.id, indexed(threadOf(target.id, session).replies, args.integer(0))),
    ),
    getItemOrNullObject: method(14, (target, args, session) => replyAt(target, args.text(0), session)),
  },
  item: (target, key, session) => there(replyAt(target, key, session)),
  items: (target, session) => threadOf(target.id, session).replies.map((reply) => replyObject(target.id, reply)),
});

function setContent(target: ThreadTarget, session: Session, content: Thread["content"]): void {
  const thread = threadOf(target.id, session);
  change(thread, session, "CommentEdited", () => {
    thread.content = content;
    return [];
  });
}

function resolve(target: ThreadTarget, value: unknown, session: Session): void {
  const resolved = asFlag(value);
  const thread = threadOf(target.id, session);
  if (thread.resolved === resolved) return;
  change(thread, session, resolved ? "CommentResolved" : "CommentReopened", () => {
    thread.resolved = resolved;
    return [];
  });
}

const commentMembers: Members<ThreadTarget> = define<ThreadTarget>({
  name: "Comment",
  identity: (target) => ({ Id: target.id }),
  scalars: {
    ...said<ThreadTarget>((target, session) => threadOf(target.id, session)),
    content: settable(
      10,
      (target, session) => plainText(threadOf(target.id, session).content),
      (target, value, session) => setContent(target, session, plainContent(value)),
    ),
    resolved: settable(11, (target, session) => threadOf(target.id, session).resolved, resolve),
  },
  navigations: { replies: navigation(10, (target) => bind(repliesMembers, target)) },
  methods: {
    delete: method(10, (target, _args, session) => {
      const thread = threadOf(target.id, session);
      assertAllowed(session, thread.sheet, "allowEditObjects");
      session.book.comments.delete(thread);
      tell(
        session,
        eventNumbers.commentDeleted,
        thread,
        thread.replies.map(({ id }) => id),
      );
    }),
    getLocation: method(10, (target, _args, session) => location(threadOf(target.id, session), session)),
    updateMentions: method(11, (target, args, session) => setContent(target, session, richContent(args.raw(0)))),
  },
});

function commentObject({ id }: ThreadTarget): BoundObject {
  return bind(commentMembers, { id });
}

/** One cell, given as a range or with its sheet as `分配表!A1`; the comments of a sheet take `A1` for their own. */
function cellArgument(target: CommentsTarget, value: unknown, session: Session): { sheet: string; place: Area } {
  const range = isBound(value) ? session.rangeOf(value) : undefined;
  const found = range === undefined ? writtenCell(target, value, session) : { sheet: range.sheet, place: range.area };
  if (target.sheet !== null && found.sheet !== target.sheet)
    throw new HostError("InvalidArgument", "the cell is on another sheet");
  if (found.place.rows * found.place.columns !== 1) throw new HostError("InvalidArgument", "more than one cell");
  return found;
}

function writtenCell(target: CommentsTarget, value: unknown, session: Session): { sheet: string; place: Area } {
  if (typeof value !== "string") throw new HostError("InvalidArgument", "a range or an address");
  const split = splitSheet(value.replace(/^=/, ""));
  if (split.sheet === null && target.sheet === null)
    throw new HostError("InvalidArgument", "the address must have the sheet's name");
  const sheet = split.sheet === null ? target.sheet : session.book.findSheet(split.sheet);
  const place = parseArea(split.rest);
  if (sheet === null || place === null) throw new HostError("InvalidArgument", `not an address: ${value}`);
  return { sheet, place };
}

function listed(target: CommentsTarget, session: Session): readonly Thread[] {
  if (target.sheet !== null) session.book.requireSheet(target.sheet);
  return session.book.comments.list(target.sheet);
}

function byId(target: CommentsTarget, key: unknown, session: Session): BoundObject | null {
  const thread = listed(target, session).find(({ id }) => id === key);
  return thread === undefined ? null : commentObject(thread);
}

function registration(name: string, event: number): Readonly<Record<string, Method<CommentsTarget>>> {
  const id = ({ sheet }: CommentsTarget, session: Session): string =>
    sheet === null ? workbookTarget : session.book.sheet(sheet).excelId;
  return {
    [`_Register${name}Event`]: method(0, (target, _args, session) =>
      session.events.register(event, id(target, session)),
    ),
    [`_Unregister${name}Event`]: method(0, (target, _args, session) =>
      session.events.unregister(event, id(target, session)),
    ),
  };
}

/** `workbook.comments` and `worksheet.comments`. */
export const commentsMembers = define<CommentsTarget>({
  name: "CommentCollection",
  methods: {
    ...registration("Added", eventNumbers.commentAdded),
    ...registration("Changed", eventNumbers.commentChanged),
    ...registration("Deleted", eventNumbers.commentDeleted),
    add: method(10, (target, args, session) => {
      const { sheet, place } = cellArgument(target, args.raw(0), session);
      const content = contentArguments(args, 1);
      assertAllowed(session, sheet, "allowEditObjects");
      const thread = session.book.comments.add(sheet, place, session.book.person, content);
      tell(session, eventNumbers.commentAdded, thread, []);
      return commentObject(thread);
    }),
    getCount: method(10, (target, _args, session) => listed(target, session).length),
    getItemAt: method(10, (target, args, session) => commentObject(indexed(listed(target, session), args.integer(0)))),
    getItemByCell: method(10, (target, args, session) => {
      const { sheet, place } = cellArgument(target, args.raw(0), session);
      const thread = session.book.comments.at(sheet, place);
      return there(thread === undefined ? null : commentObject(thread));
    }),
    getItemByReplyId: method(10, (target, args, session) => {
      const reply = args.text(0);
      const thread = listed(target, session).find(({ replies }) => replies.some(({ id }) => id === reply));
      return there(thread === undefined ? null : commentObject(thread));
    }),
    getItemOrNullObject: method(14, (target, args, session) => byId(target, args.text(0), session)),
  },
  item: (target, key, session) => there(byId(target, key, session)),
  items: (target, session) => listed(target, session).map(commentObject),
});
