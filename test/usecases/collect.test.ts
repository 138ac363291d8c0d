import { success } from "../../src/domain/fault";
import type { ReturnedFile, ReturnRecord, UnitFileContent } from "../../src/domain/returns";
import type { ReturnReadingPool } from "../../src/usecases/exchange";
import { createFundUseCases, type FundUseCases } from "../../src/usecases/fund";
import type { WorkbookPort } from "../../src/usecases/port";
import { openFilePort, type FilePort } from "../../src/xlsx/filePort";
import { payment, record } from "../tracking/returned";

const clock = (): string => "2020-06-10";
const moment = (): string => "2020-06-10T10:00:00";

function valueOf<T>(result: { ok: true; value: T } | { ok: false; fault: { code: string } }): T {
  if (!result.ok) throw new Error(result.fault.code);
  return result.value;
}

let issued: Uint8Array;
async function master(bytes: Uint8Array | null): Promise<{ port: FilePort; fund: FundUseCases }> {
  const port = valueOf(await openFilePort(bytes));
  return { port, fund: createFundUseCases(port, clock, moment) };
}

beforeAll(async () => {
  const { port, fund } = await master(null);
  valueOf(await fund.loadSample());
  valueOf(await fund.allocate({ method: "even", handEdits: "replace" }));
  const request = { period: "2020-05", due: "2020-06-05", contact: "示例电话" };
  valueOf(await fund.issueUnitFiles(request, async () => success(new Uint8Array([1]))));
  issued = await port.save();
});

/** What was sent to a unit, as 收发底稿 keeps it. */
async function sentTo(port: WorkbookPort, unit: string): Promise<UnitFileContent> {
  const [sheet] = valueOf(await port.read(["收发底稿"]));
  const row = sheet?.values.find(([id]) => String(id).includes(`-${unit}-`)) ?? [];
  return JSON.parse(row.slice(2).join("")) as UnitFileContent;
}

async function returned(
  port: WorkbookPort,
  unit: string,
  records: readonly ReturnRecord[],
  differences: Partial<ReturnedFile> = {},
): Promise<ReturnedFile> {
  const content = await sentTo(port, unit);
  const { fileId, period } = content;
  return {
    fileId,
    unit,
    period,
    evidence: "keys",
    content,
    hash: null,
    records,
    remarks: [],
    unplaced: [],
    ...differences,
  };
}

/** Answers what a reader would; the bytes' hash is the name, and a known one is not read. */
function poolOf(files: Readonly<Record<string, ReturnedFile>>): ReturnReadingPool {
  return {
    async *read(incoming) {
      for (const { name } of incoming) {
        const file = files[name];
        if (file) yield { name, bytesHash: `hash of ${name}`, reading: success(file) };
      }
    },
  };
}

async function collect(fund: FundUseCases, files: Readonly<Record<string, ReturnedFile>>) {
  const incoming = Object.keys(files).map((name) => ({ name, bytes: async () => new Uint8Array() }));
  return valueOf(await fund.previewCollect(incoming, poolOf(files)));
}

async function rowsOf(port: WorkbookPort, sheet: string): Promise<readonly (readonly unknown[])[]> {
  const [content] = valueOf(await port.read([sheet]));
  const header = content?.values.findIndex(([first]) => first === "填报期" || first === "收/发") ?? -1;
  return (content?.values ?? []).slice(header + 1).filter((row) => row.some((value) => value !== null && value !== ""));
}

const session = record("session", { on: "2020-05-20", kind: "从业人员培训", name: "示例培训", people: 40 });

describe("收表汇总", () => {
  it("merges in one step: registers, 收发, 活动培训, 方案 and 日志; and takes it back", async () => {
    const { port, fund } = await master(issued);
    const plan = record("plan", { subPlan: "示例方案" }, "P1");
    const arrival = record("arrival", { arrived: 100_000 }, "P1");
    const file = await returned(port, "532301", [payment({ payee: '=HYPERLINK("x")' }), session, plan, arrival]);
    const preview = await collect(fund, { "甲.xlsx": file });
    expect(preview.changes.map(({ kind, conflict }) => [kind, conflict])).toEqual(Array(4).fill(["added", false]));
    expect(preview.missing.map(({ unit }) => unit)).not.toContain("532301");
    const { view, outcome } = valueOf(await fund.applyCollect(preview, []));
    expect(outcome).toEqual({ merged: 4, refused: 0, left: 0 });
    expect(view.book.sessions).toMatchObject([
      { name: "示例培训", organiser: "532301", origin: "甲.xlsx 活动培训!A7" },
    ]);
    expect(view.book.unitRecords.find(({ unit }) => unit === "532301")?.planState).toBe("已报");
    expect(view.book.log.at(-1)).toMatchObject({ what: "收表汇总", after: "楚雄市 2020-05：新增4行" });
    expect(view.book.log.at(-1)?.reason).toContain("来源文件：甲.xlsx；来源行：");
    expect((await rowsOf(port, "支出台账"))[0]?.slice(0, 8)).toEqual([
      "2020-05",
      "楚雄市",
      expect.stringMatching(/^1/),
      43963,
      "记0012",
      "设备",
      '=HYPERLINK("x")',
      3920,
    ]);
    const reopened = await master(await port.save());
    const shown = valueOf(await reopened.fund.exchange());
    expect(shown.results.find(({ unit }) => unit === "532301")).toMatchObject({ spent: 392_000, arrived: 100_000 });
    expect(shown.missing).toHaveLength(shown.units.length - 1);
    expect(shown.reminder.zh).toContain("请于6月5日前报送");
    const undone = valueOf(await fund.undo());
    expect(undone.skipped).toEqual([]);
    expect(undone.view!.book.sessions).toEqual([]);
    expect(await rowsOf(port, "支出台账")).toEqual([]);
    expect(valueOf(await fund.exchange()).missing).toHaveLength(shown.units.length);
  });

  it("the same bytes, the unfilled original, another year, another fund, nobody's: each is said, nothing is merged", async () => {
    const { port, fund } = await master(issued);
    const good = await returned(port, "532301", [payment()]);
    const content = await sentTo(port, "532322");
    const files = {
      "好.xlsx": good,
      "空.xlsx": await returned(port, "532322", []),
      "旧.xlsx": await returned(port, "532323", [payment()], { content: { ...content, year: 2019 } }),
      "他.xlsx": await returned(port, "532324", [payment()], {
        content: { ...content, title: "别的", noticeNumber: "" },
      }),
      "谁.xlsx": await returned(port, "532325", [payment()], { content: null, unit: null, fileId: null }),
    };
    const preview = await collect(fund, files);
    const outcomes = preview.files.map(({ receipt }) => receipt.outcome);
    expect(outcomes).toEqual(["已并入", "未填", "已拒收", "已拒收", "已拒收"]);
    expect(preview.changes).toHaveLength(1);
    valueOf(await fund.applyCollect(preview, []));
    expect((await rowsOf(port, "收发")).filter(([way]) => way === "收")).toHaveLength(5);
    expect(valueOf(await fund.exchange()).reminder.zh).toContain("双柏县发回的是没有填写的原表");
  });

  it("an edited hidden copy, an older file, an id of nobody's, money spent for others: said, and counted right", async () => {
    const { port, fund } = await master(issued);
    const whole = await sentTo(port, "532301");
    const edited = await returned(port, "532301", [payment({ beneficiary: "双柏县" })], {
      content: { ...whole, lines: [] },
      hash: "edited",
    });
    const request = { period: "2020-05", due: "2020-06-20", contact: "示例电话", units: ["532322"] };
    const old = await returned(port, "532322", [payment({ voucher: "记0099" })]);
    const later = createFundUseCases(port, clock, () => "2020-06-11T09:00:00");
    valueOf(await later.issueUnitFiles(request, async () => success(new Uint8Array([1]))));
    const stranger = await returned(port, "532323", [payment({ voucher: "记0098" })], { fileId: "HB-不在收发里" });
    const preview = await collect(fund, { "改.xlsx": edited, "旧.xlsx": old, "外.xlsx": stranger });
    const told = preview.files.map(({ remarks }) => remarks.map(({ text }) => text.zh).join());
    expect(told[0]).toContain("底稿与发出的不同");
    expect(told[1]).toContain("不是最近发出的一份");
    expect(told[2]).toContain("没有发出这份文件的记录");
    // Compared with what was sent and kept, not with what somebody made of it: the line is still the unit's.
    expect(preview.changes.find(({ unit }) => unit === "532301")?.question?.zh ?? "").not.toContain(
      "没有给本单位安排资金",
    );
    valueOf(await fund.applyCollect(preview, []));
    expect(valueOf(await fund.exchange()).forOthers).toEqual([{ name: "双柏县", amount: 392_000 }]);
  });

  it("two versions: a conflict waits, needs a reason to refuse, and what was typed stays in 收发 and 日志", async () => {
    const { port, fund } = await master(issued);
    const a = await returned(port, "532301", [payment({ purpose: "甲说" })]);
    const b = await returned(port, "532301", [payment({ purpose: "乙说" })]);
    const preview = await collect(fund, { "a.xlsx": a, "b.xlsx": b });
    const conflict = preview.changes.find((change) => change.conflict);
    expect(conflict?.fields).toEqual([{ label: "用途", sent: "", ours: "甲说", theirs: "乙说" }]);
    const id = conflict?.id ?? "";
    expect(await fund.applyCollect(preview, [{ id, keep: "ours", reason: " " }])).toMatchObject({
      ok: false,
      fault: { code: "reason-missing" },
    });
    const { outcome, view } = valueOf(await fund.applyCollect(preview, [{ id, keep: "ours", reason: "以甲为准" }]));
    expect(outcome).toEqual({ merged: 1, refused: 1, left: 0 });
    expect(view.book.log.at(-1)).toMatchObject({ what: "收表（未采用）", before: "甲说", after: "对方：乙说" });
    expect(await fund.applyCollect(preview, [])).toMatchObject({ ok: false, fault: { code: "collect-outdated" } });
    const again = await collect(fund, { "b.xlsx": b });
    valueOf(await fund.applyCollect(again, []));
    expect((await rowsOf(port, "收发")).at(-1)?.[4]).toBe("待决定");
  });

  it("questions are merged as 存疑 and stay until somebody answers; sorted rows and typed 处理 survive", async () => {
    const { port, fund } = await master(issued);
    const rows = [payment({ amount: 200_000 }), payment({ voucher: "记0099", amount: 999_999_999, payee: "示例乙" })];
    valueOf(await fund.applyCollect(await collect(fund, { "甲.xlsx": await returned(port, "532301", rows) }), []));
    const open = valueOf(await fund.exchange()).open;
    expect(open).toMatchObject([{ question: expect.stringContaining("超过") as string, treatment: "" }]);
    valueOf(await fund.confirmRows("532301", "2020-05"));
    expect((await rowsOf(port, "支出台账")).map((row) => row[16])).toEqual(["已确认", "存疑"]);
    await swapRows(port);
    valueOf(await fund.treatRow(open[0]?.id ?? "", "已电话核实"));
    valueOf(await fund.confirmRows("532301", "2020-05"));
    const after = await rowsOf(port, "支出台账");
    expect(after.map((row) => [row[4], row[16], row[18]])).toEqual([
      ["记0099", "已确认", "已电话核实"],
      ["记0012", "已确认", null],
    ]);
    expect(await fund.confirmRows("532301", "2020-05")).toMatchObject({ fault: { code: "nothing-to-confirm" } });
  });

  it("a session a person edited in 活动培训 is left alone and said", async () => {
    const { port, fund } = await master(issued);
    valueOf(await fund.applyCollect(await collect(fund, { "a.xlsx": await returned(port, "532301", [session]) }), []));
    const [sheet] = valueOf(await port.read(["活动培训"]));
    const row = sheet?.values.findIndex((values) => values[2] === "示例培训") ?? -1;
    valueOf(await port.write([{ sheet: "活动培训", address: `G${row + 1}`, value: 41 }]));
    const more = { ...session, cells: { ...session.cells, people: { typed: "45", value: 45, note: "" } } };
    const preview = await collect(fund, { "b.xlsx": await returned(port, "532301", [more]) });
    const decisions = preview.changes.map(({ id }) => ({ id, keep: "theirs" as const, reason: "" }));
    const { view } = valueOf(await fund.applyCollect(preview, decisions));
    expect(view.book.sessions.map(({ people }) => people)).toEqual([41]);
    expect((await rowsOf(port, "收发")).at(-1)?.[9]).toContain("被人改过");
  });
});

/** A person sorts the register: visible columns only, as a selection without the hidden one would. */
async function swapRows(port: FilePort): Promise<void> {
  const [sheet] = valueOf(await port.read(["支出台账"]));
  const header = sheet?.values.findIndex(([first]) => first === "填报期") ?? 0;
  const [one, other] = [sheet?.values[header + 1] ?? [], sheet?.values[header + 2] ?? []];
  const hidden = one.length - 1;
  const edits = one.slice(0, hidden).flatMap((value, column) => {
    const letters = column < 26 ? String.fromCharCode(65 + column) : `A${String.fromCharCode(39 + column)}`;
    return [
      { sheet: "支出台账", address: `${letters}${header + 2}`, value: other[column] ?? null },
      { sheet: "支出台账", address: `${letters}${header + 3}`, value },
    ];
  });
  valueOf(await port.write(edits));
}
