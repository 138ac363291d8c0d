import type { RunningExcel } from "../excel-in-process";
import { startExcel } from "../excel-in-process";

let excel: RunningExcel;
beforeEach(async () => {
  excel = await startExcel({ person: { name: "王小明", email: "wang@example.org" } });
});
afterEach(() => excel.stop());

test("a comment bears the name of the person who works here and shows as a slip at its cell", async () => {
  await Excel.run(async (context) => {
    const comment = context.workbook.comments.add("Sheet1!B2", "请核对");
    comment.replies.add("已核对");
    comment.load("authorName,authorEmail,content,resolved");
    await context.sync();
    expect(comment.toJSON()).toMatchObject({
      authorName: "王小明",
      authorEmail: "wang@example.org",
      content: "请核对",
      resolved: false,
    });
    comment.resolved = true;
    await context.sync();
  });
  const sheet = excel.engine.activeSheet();
  expect(excel.engine.notes(sheet)).toEqual([
    expect.objectContaining({ row: 1, column: 1, text: "[已解决]\n王小明：请核对\n王小明：已核对" }),
  ]);
  await Excel.run(async (context) => {
    context.workbook.comments.getItemAt(0).delete();
    await context.sync();
  });
  expect(excel.engine.notes(sheet)).toEqual([]);
});

test("comments follow their cells, also when a person inserts rows, and go with them", async () => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    context.workbook.comments.add("Sheet1!B2", "一");
    context.workbook.comments.add("Sheet1!B5", "二");
    await context.sync();
    sheet.getRange("3:4").insert("Down");
    await context.sync();
    const places = [0, 1].map((index) => context.workbook.comments.getItemAt(index).getLocation().load("address"));
    await context.sync();
    expect(places.map(({ address }) => address)).toEqual(["Sheet1!B2", "Sheet1!B7"]);
    sheet.getRange("7:7").delete("Up");
    const { comments } = context.workbook;
    comments.load("items/content");
    await context.sync();
    expect(comments.items.map(({ content }) => content)).toEqual(["一"]);
  });
  const slips = excel.engine.notes(excel.engine.activeSheet());
  expect(slips.map(({ row, column }) => [row, column])).toEqual([[1, 1]]);
});

test("events tell the comment, the reply and the kind of change, to the sheet and to the workbook", async () => {
  const seen: unknown[] = [];
  await Excel.run(async (context) => {
    const { comments } = context.workbook;
    comments.onAdded.add(async (args) => void seen.push(["book", args.type, args.commentDetails.length]));
    comments.onChanged.add(
      async (args) => void seen.push(["book", args.changeType, args.commentDetails[0]?.replyIds.length]),
    );
    comments.onDeleted.add(async (args) => void seen.push(["book", args.type, args.source]));
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.comments.onAdded.add(async (args) => void seen.push(["sheet", args.type]));
    await context.sync();
    const comment = comments.add("Sheet1!A1", "一");
    await context.sync();
    comment.content = "改";
    const reply = comment.replies.add("答");
    await context.sync();
    reply.content = "再答";
    comment.resolved = true;
    comment.resolved = false;
    await context.sync();
    reply.delete();
    comment.delete();
    await context.sync();
  });
  await excel.settled();
  expect(seen).toEqual([
    ["sheet", "CommentAdded"],
    ["book", "CommentAdded", 1],
    ["book", "CommentEdited", 0],
    ["book", "ReplyAdded", 1],
    ["book", "ReplyEdited", 1],
    ["book", "CommentResolved", 0],
    ["book", "CommentReopened", 0],
    ["book", "ReplyDeleted", 1],
    ["book", "CommentDeleted", "Local"],
  ]);
});

test("comments and notes of a file come and go; a note of a person stands among the notes", async () => {
  const sheet = excel.engine.activeSheet();
  const author = { name: "李", email: "" };
  const thread = {
    id: "{A}",
    address: "C3",
    author,
    text: "原文",
    created: "2026-01-02T03:04:05.000Z",
    resolved: true,
    replies: [{ id: "{B}", author, text: "答", created: "2026-01-03T00:00:00.000Z" }],
  };
  excel.host.book.comments.load(sheet, [thread], [{ address: "A1", author: "张", text: "旧批注" }]);
  excel.engine.setNote(sheet, { id: "typed", row: 8, column: 0, text: "手写" });
  expect(excel.host.book.comments.threadModels(sheet)).toEqual([thread]);
  expect(excel.host.book.comments.noteModels(sheet)).toEqual([
    { address: "A1", author: "张", text: "旧批注" },
    { address: "A9", author: "", text: "手写" },
  ]);
  await Excel.run(async (context) => {
    const comment = context.workbook.comments.getItemByReplyId("{B}").load("creationDate,id");
    await context.sync();
    expect([comment.id, comment.creationDate.toISOString()]).toEqual(["{A}", "2026-01-02T03:04:05.000Z"]);
  });
});
