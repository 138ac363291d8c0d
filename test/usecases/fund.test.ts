import type { FundBook } from "../../src/domain/book";
import { fen } from "../../src/domain/money";
import { createFundUseCases, type FundUseCases } from "../../src/usecases/fund";
import type { BookView } from "../../src/usecases/view";
import { openFilePort, type FilePort } from "../../src/xlsx/filePort";
import { cell, plainSheet, plan } from "../../src/conformance/port/plans";
import { SAMPLE_NOTICE } from "../../src/notice/sample";

async function newFund(): Promise<{ fund: FundUseCases; port: FilePort }> {
  const port = await openFilePort(null);
  if (!port.ok) throw new Error(port.fault.sentence.en);
  return { fund: createFundUseCases(port.value, () => "2020-05-25"), port: port.value };
}

function viewed(result: Awaited<ReturnType<FundUseCases["loadSample"]>>): BookView {
  if (!result.ok) throw new Error(`${result.fault.code}: ${result.fault.sentence.en}`);
  return result.value;
}

describe("载入示例 and what follows", () => {
  it("goes from an empty workbook to a division that breaks R03 and says so", async () => {
    const { fund } = await newFund();
    expect(await fund.view()).toEqual({ ok: true, value: null });
    const loaded = viewed(await fund.loadSample());
    expect([loaded.total, loaded.allocated, loaded.book.sample]).toEqual([47_030_000, 0, true]);
    expect(loaded.undetermined.map((entry) => entry.rule)).toEqual(expect.arrayContaining(["R12", "R03", "R04"]));
    const divided = viewed(await fund.allocate({ method: "even", handEdits: "keep" }));
    expect([divided.allocated, divided.difference]).toEqual([47_030_000, 0]);
    expect(divided.findings.map(({ rule, address, shortage }) => [rule, address, shortage])).toEqual([
      ["R03", "分配表!D15", 720_000],
      // 计划有缺口: 州文化馆 plans two trainings of three (C06).
      ["R06", "活动培训!A1", 1],
    ]);
    expect(divided.headlines.map(({ rule, slack }) => [rule, slack])).toEqual([
      ["R03", -720_000],
      ["R04", 9_370_000],
    ]);
  });

  it("never puts a second notice over a book", async () => {
    const { fund } = await newFund();
    viewed(await fund.loadSample());
    const again = await fund.openNotice({ fileName: "通知.md", text: SAMPLE_NOTICE });
    expect(again.ok ? null : again.fault.code).toBe("book-exists");
  });

  it.each(["单位", "版本"])("never writes over a person's own sheet %s that carries one of our names", async (name) => {
    const port = await openFilePort(null);
    if (!port.ok) throw new Error(port.fault.code);
    await port.value.render(plan([plainSheet(name, [[cell("我的通讯录")]])]));
    const answer = await createFundUseCases(port.value, () => "2020-05-25").loadSample();
    expect(answer.ok ? null : [answer.fault.code, answer.fault.place]).toEqual(["sheet-name-taken", name]);
    const content = await port.value.read([name]);
    expect(content.ok && content.value[0]?.values).toEqual([["我的通讯录"]]);
  });

  it("names the file when a notice has no table", async () => {
    const { fund } = await newFund();
    const answer = await fund.openNotice({ fileName: "会议纪要.txt", text: "各单位：\n请按时报送。\n" });
    expect(answer.ok ? null : answer.fault.place).toMatch(/^会议纪要\.txt/);
    expect(await fund.view()).toEqual({ ok: true, value: null });
  });

  it("adds up documents, also 追减, and keeps the earlier ones", async () => {
    const { fund } = await newFund();
    viewed(await fund.loadSample());
    for (const amount of [3_000_000, -1_530_000]) {
      viewed(
        await fund.addDocument({
          documentNumber: "示例追加",
          issuedOn: "2020-06-01",
          amount: fen(amount),
          counterpart: "省厅",
        }),
      );
    }
    const view = await fund.view();
    expect(view.ok && view.value?.total).toBe(48_500_000);
    expect(view.ok && view.value?.book.ledger).toHaveLength(3);
  });
});

describe("hand-typed amounts", () => {
  async function edited(): Promise<{ fund: FundUseCases; port: FilePort }> {
    const { fund, port } = await newFund();
    viewed(await fund.loadSample());
    viewed(await fund.allocate({ method: "even", handEdits: "keep" }));
    const typed = await port.write([{ sheet: "分配表", address: "E19", value: 4.33 }]);
    if (!typed.ok) throw new Error(typed.fault.sentence.en);
    return { fund, port };
  }

  function decided(book: FundBook, line: string, unit: string): number | undefined {
    return book.decided[line]?.[unit];
  }

  it("are listed before anything is computed again", async () => {
    const { fund } = await edited();
    const listed = await fund.handEdits();
    expect(listed.ok && listed.value).toEqual([
      expect.objectContaining({ line: "P9", unit: "CUL", decided: 4_330_000, address: "分配表!E19" }),
    ]);
  });

  it("stay and become 固定 when kept, and the sum still ties out", async () => {
    const { fund } = await edited();
    const view = viewed(await fund.allocate({ method: "even", handEdits: "keep" }));
    expect(decided(view.book, "P9", "CUL")).toBe(4_330_000);
    expect(view.book.holds).toEqual([{ line: "P9", unit: "CUL" }]);
    expect(view.difference).toBe(0);
  });

  it("go when everything is to follow the computation", async () => {
    const { fund } = await edited();
    const view = viewed(await fund.allocate({ method: "even", handEdits: "replace" }));
    expect(decided(view.book, "P9", "CUL")).toBe(3_620_000);
  });

  it("that are texts stop the division and stay as they are", async () => {
    const { fund, port } = await edited();
    await port.write([{ sheet: "分配表", address: "H10", value: "约4" }]);
    const answer = await fund.allocate({ method: "even", handEdits: "replace" });
    expect(answer.ok ? null : [answer.fault.code, answer.fault.place]).toEqual(["amount-unreadable", "分配表!H10"]);
    const content = await port.read(["分配表"]);
    expect(content.ok && content.value[0]?.values[9]?.[7]).toBe("约4");
    const view = await fund.view();
    expect(view.ok && view.value?.undetermined.map((entry) => entry.rule)).toContain("R12");
  });
});

describe("a workbook whose rows people moved", () => {
  async function moved(...edits: readonly { sheet: string; address: string; value: string | number | null }[]) {
    const { fund, port } = await newFund();
    viewed(await fund.loadSample());
    const typed = await port.write(edits);
    if (!typed.ok) throw new Error(typed.fault.sentence.en);
    return { fund, port };
  }

  it.each([
    ["分配表!A12", [{ sheet: "分配表", address: "S12", value: "P9" }]],
    ["资金台账!B3", [{ sheet: "资金台账", address: "B3", value: "我加的一列" }]],
    ["项目表!H3", [{ sheet: "项目表", address: "H3", value: null }]],
  ])("is checked but not written: %s", async (place, edits) => {
    const { fund, port } = await moved(...edits);
    const before = await port.read(["分配表", "项目表", "资金台账"]);
    const answer = await fund.allocate({ method: "even", handEdits: "keep" });
    expect(answer.ok ? null : [answer.fault.code, answer.fault.place]).toEqual(["rows-moved", place]);
    expect(await port.read(["分配表", "项目表", "资金台账"])).toEqual(before);
    expect((await fund.view()).ok).toBe(true);
  });
});

describe("a project number that stands twice", () => {
  it("is refused by its place, and nothing is written", async () => {
    const { fund, port } = await newFund();
    viewed(await fund.loadSample());
    await port.write([{ sheet: "项目表", address: "A6", value: 1 }]);
    const before = await port.read(["分配表", "项目表"]);
    const answer = await fund.addDocument({ documentNumber: "", issuedOn: null, amount: fen(10_000), counterpart: "" });
    expect(answer.ok ? null : [answer.fault.code, answer.fault.place]).toEqual(["project-number-twice", "项目表!A6"]);
    expect(await port.read(["分配表", "项目表"])).toEqual(before);
  });
});

describe("undo", () => {
  it("puts every cell of a division back", async () => {
    const { fund } = await newFund();
    const before = viewed(await fund.loadSample());
    expect(fund.undoLabel()?.zh).toBe("建立工作簿");
    viewed(await fund.allocate({ method: "even", handEdits: "keep" }));
    expect(fund.undoLabel()).toEqual({ zh: "分配", en: "Allocate" });
    const undone = await fund.undo();
    expect(undone.ok && undone.value.skipped).toEqual([]);
    const { log, logEnd, ...book } = before.book;
    expect(undone.ok && { ...undone.value.view!.book, log: [], logEnd: null }).toEqual({
      ...book,
      log: [],
      logEnd: null,
    });
    // What was done and taken back stays told.
    expect(undone.ok && undone.value.view!.book.log.length).toBeGreaterThan(log.length);
    expect(undone.ok && undone.value.view!.book.logEnd).not.toEqual(logEnd);
    expect(fund.undoLabel()?.zh).toBe("建立工作簿");
  });

  it("leaves a cell alone that was changed since, and lists it", async () => {
    const { fund, port } = await newFund();
    viewed(await fund.loadSample());
    viewed(await fund.allocate({ method: "even", handEdits: "keep" }));
    await port.write([{ sheet: "分配表", address: "E19", value: 5 }]);
    const undone = await fund.undo();
    expect(undone.ok && undone.value.skipped).toContain("分配表!E19");
    expect(undone.ok && undone.value.view!.book.decided).toEqual({ P9: { CUL: 5_000_000 } });
  });

  it("can be done again, and taken back again", async () => {
    const { fund } = await newFund();
    const before = viewed(await fund.loadSample());
    const divided = viewed(await fund.allocate({ method: "even", handEdits: "keep" }));
    expect(fund.redoLabel()).toBeNull();
    await fund.undo();
    expect(fund.redoLabel()).toEqual({ zh: "分配", en: "Allocate" });
    const again = await fund.redo();
    expect(again.ok && again.value.skipped).toEqual([]);
    expect(again.ok && again.value.view!.book.decided).toEqual(divided.book.decided);
    expect(again.ok && again.value.view!.book.log.at(-1)?.what).toBe("重做：分配");
    expect([fund.redoLabel(), fund.undoLabel()]).toEqual([null, { zh: "分配", en: "Allocate" }]);
    const back = await fund.undo();
    expect(back.ok && back.value.view!.book.decided).toEqual(before.book.decided);
  });

  it("does not do again over what was typed meanwhile, nor after a new step", async () => {
    const { fund, port } = await newFund();
    viewed(await fund.loadSample());
    viewed(await fund.allocate({ method: "even", handEdits: "keep" }));
    await fund.undo();
    await port.write([{ sheet: "分配表", address: "E19", value: 5 }]);
    const again = await fund.redo();
    expect(again.ok && again.value.skipped).toContain("分配表!E19");
    expect(again.ok && again.value.view!.book.decided["P9"]?.["CUL"]).toBe(5_000_000);
    await fund.undo();
    viewed(await fund.addDocument({ documentNumber: "", issuedOn: null, amount: fen(10_000), counterpart: "" }));
    expect(fund.redoLabel()).toBeNull();
    const answer = await fund.redo();
    expect(answer.ok ? null : answer.fault.code).toBe("nothing-to-redo");
  });

  it("with nothing done says so", async () => {
    const { fund } = await newFund();
    const answer = await fund.undo();
    expect(answer.ok ? null : answer.fault.code).toBe("nothing-to-undo");
  });
});
