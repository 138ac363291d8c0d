import { createFundUseCases, type FundUseCases } from "../../src/usecases/fund";
import { openFilePort, type FilePort } from "../../src/xlsx/filePort";

const clock = (): string => "2020-05-25";
const moment = (): string => "2020-05-25T10:00:00";

function valueOf<T>(result: { ok: true; value: T } | { ok: false; fault: { code: string } }): T {
  if (!result.ok) throw new Error(result.fault.code);
  return result.value;
}

async function fileOf(bytes: Uint8Array | null): Promise<{ port: FilePort; fund: FundUseCases }> {
  const port = valueOf(await openFilePort(bytes));
  return { port, fund: createFundUseCases(port, clock, moment) };
}

async function sentFile(): Promise<Uint8Array> {
  const { port, fund } = await fileOf(null);
  valueOf(await fund.loadSample());
  valueOf(await fund.allocate({ method: "even", handEdits: "replace" }));
  valueOf(await fund.sendOut("请复核"));
  return port.save();
}

const address = "H10";
async function typed(port: FilePort, value: string | number, cell = address): Promise<void> {
  valueOf(await port.write([{ sheet: "分配表", address: cell, value }]));
}

describe("a copy comes back", () => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await sentFile();
  });

  it("is compared, taken over in one step and told in 日志, and undone", async () => {
    const [ours, copy] = [await fileOf(bytes), await fileOf(bytes)];
    await typed(copy.port, 9.99);
    await typed(copy.port, "请看这里", "BA40");
    const found = valueOf(await ours.fund.compareCopy(copy.port));
    expect(found.base.sent?.why).toBe("送出复核稿：请复核");
    expect(found.differences.map(({ kind, theirs }) => [kind, theirs])).toEqual([["onlyTheirs", "9.99万元"]]);
    expect(found.beside).toEqual([{ address: "分配表!BA40", theirs: "请看这里", ours: "" }]);
    const id = found.differences[0]?.id ?? "";
    const before = valueOf(await ours.fund.view())?.book.decided;
    const done = valueOf(
      await ours.fund.applyCopy({
        copy: copy.port,
        source: "最终版3改.xlsx",
        decisions: [{ id, keep: "theirs", reason: "" }],
      }),
    );
    expect(done.view.book.decided).not.toEqual(before);
    expect(done.view.book.log.at(-1)).toMatchObject({ what: "取回复核稿", reason: "来源文件：最终版3改.xlsx" });
    expect(valueOf(await ours.fund.compareCopy(copy.port)).differences.map(({ kind }) => kind)).toEqual(["bothSame"]);
    expect(valueOf(await ours.fund.undo()).view.book.decided).toEqual(before);
  });

  it("refused stays ours, with the reason in 日志; without a reason nothing happens", async () => {
    const [ours, copy] = [await fileOf(bytes), await fileOf(bytes)];
    await typed(copy.port, 9.99);
    const id = valueOf(await ours.fund.compareCopy(copy.port)).differences[0]?.id ?? "";
    const request = (reason: string) => ({
      copy: copy.port,
      source: "改.xlsx",
      decisions: [{ id, keep: "ours" as const, reason }],
    });
    expect(await ours.fund.applyCopy(request(" "))).toMatchObject({ ok: false, fault: { code: "reason-missing" } });
    const done = valueOf(await ours.fund.applyCopy(request("已报局党组")));
    expect(done.view.book.log.at(-1)).toMatchObject({ what: "取回复核稿（未采用）", after: "对方：9.99万元" });
    expect(done.view.book.log.at(-1)?.reason).toContain("已报局党组");
  });

  it("unchanged says so; of another workbook it is refused", async () => {
    const [ours, copy] = [await fileOf(bytes), await fileOf(bytes)];
    expect(valueOf(await ours.fund.compareCopy(copy.port))).toMatchObject({
      differences: [],
      unchanged: true,
      notes: [],
    });
    const empty = await fileOf(null);
    expect(await ours.fund.compareCopy(empty.port)).toMatchObject({ ok: false, fault: { code: "book-missing" } });
  });

  it("older than a later sending is said, and without 版本 the comparison has two sides", async () => {
    const [ours, copy] = [await fileOf(bytes), await fileOf(bytes)];
    valueOf(await ours.fund.sendOut("又送"));
    expect(valueOf(await ours.fund.compareCopy(copy.port)).base.sentence.zh).toContain("其后我方又留底1次");
    valueOf(await copy.port.renameSheet("版本", "旧版本"));
    const found = valueOf(await ours.fund.compareCopy(copy.port));
    expect(found.base.sent).toBeNull();
    expect(found.base.sentence.zh).toContain("分不清是谁改的");
  });
});
