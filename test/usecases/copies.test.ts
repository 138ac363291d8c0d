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
    expect(valueOf(await ours.fund.undo()).view!.book.decided).toEqual(before);
  });

  it("was told in 日志 before it left, in both copies, and is no step to take back", async () => {
    const { fund } = await fileOf(bytes);
    const log = valueOf(await fund.view())?.book.log ?? [];
    expect(log.at(-1)).toMatchObject({ what: "送出复核稿", place: "版本", after: "留底（第1版）", reason: "请复核" });
    expect(valueOf(await fund.verifyLog()).ok).toBe(true);
    valueOf(await fund.sendOut(""));
    expect(fund.undoLabel()?.zh).not.toBe("送出复核稿");
    expect(valueOf(await fund.view())?.book.log).toHaveLength(log.length + 1);
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
    expect(await ours.fund.compareCopy(empty.port)).toMatchObject({ ok: false, fault: { code: "copy-no-book" } });
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

  it("decided on figures that changed since writes nothing; a preview writes nothing at all", async () => {
    const [ours, copy] = [await fileOf(bytes), await fileOf(bytes)];
    await typed(copy.port, 9.99);
    const [difference] = valueOf(await ours.fund.compareCopy(copy.port)).differences;
    if (!difference) throw new Error("no difference");
    const { id, theirs } = difference;
    const request = (seen: string | null) => ({
      copy: copy.port,
      source: "改.xlsx",
      decisions: [{ id, keep: "theirs" as const, reason: "", seen: { theirs, ours: seen } }],
    });
    expect(await ours.fund.applyCopy(request("0.01万元"))).toMatchObject({
      ok: false,
      fault: { code: "copy-difference-changed" },
    });
    const stood = await ours.port.save();
    const { before, after } = valueOf(await ours.fund.previewCopy(request(difference.ours)));
    const broken = (findings: typeof before) => findings.filter(({ verdict }) => verdict === "broken").length;
    expect(broken(after)).toBeGreaterThan(broken(before));
    expect(Buffer.from(await ours.port.save()).equals(Buffer.from(stood))).toBe(true);
    expect((await ours.fund.applyCopy(request(difference.ours))).ok).toBe(true);
  });

  it("refused before is remembered at these very values, until it is undone", async () => {
    const [ours, copy] = [await fileOf(bytes), await fileOf(bytes)];
    await typed(copy.port, 9.99);
    await typed(copy.port, 8.88, "I10");
    const found = valueOf(await ours.fund.compareCopy(copy.port));
    expect(found.refusedBefore).toEqual([]);
    const [one, other] = found.differences.map(({ id }) => id);
    const decisions = [
      { id: one ?? "", keep: "ours" as const, reason: "已报" },
      { id: other ?? "", keep: "theirs" as const, reason: "" },
    ];
    ours.fund.setPerson("张某");
    valueOf(await ours.fund.applyCopy({ copy: copy.port, source: "改（2）.xlsx", decisions }));
    const again = await fileOf(await ours.port.save());
    expect(valueOf(await again.fund.compareCopy(copy.port)).refusedBefore).toEqual([
      { id: one, reason: "已报", who: "张某（自报）", at: "2020-05-25T10:00:00" },
    ]);
    await typed(ours.port, 3.33);
    expect(valueOf(await ours.fund.compareCopy(copy.port)).refusedBefore).toEqual([]);
    const fresh = await fileOf(bytes);
    valueOf(await fresh.fund.applyCopy({ copy: copy.port, source: "改.xlsx", decisions }));
    expect(valueOf(await fresh.fund.compareCopy(copy.port)).refusedBefore).toHaveLength(1);
    valueOf(await fresh.fund.undo());
    expect(valueOf(await fresh.fund.compareCopy(copy.port)).refusedBefore).toEqual([]);
  });
});
