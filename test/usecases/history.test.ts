import { fen } from "../../src/domain/money";
import { createFundUseCases } from "../../src/usecases/fund";
import { HISTORY_SHEET, JOURNAL_SHEET } from "../../src/workbook/names";
import type { CellValue } from "../../src/workbook/plan";
import { openFilePort, type FilePort } from "../../src/xlsx/filePort";
import { clock, opened, valueOf, type OpenedFund } from "./corruption";

const EVEN = { method: "even", handEdits: "keep" } as const;

async function divided(): Promise<Uint8Array> {
  const port = valueOf(await openFilePort(null));
  const fund = createFundUseCases(port, clock);
  valueOf(await fund.loadSample());
  valueOf(await fund.allocate(EVEN));
  return port.save();
}

async function reopened({ port }: OpenedFund): Promise<OpenedFund> {
  const again = await opened(await port.save());
  valueOf(await again.fund.view());
  return again;
}

async function type(port: FilePort, address: string, value: CellValue, sheet = "分配表"): Promise<void> {
  valueOf(await port.write([{ sheet, address, value }]));
}

let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await divided();
});

describe("撤销 and 重做 after closing (E15)", () => {
  let first: OpenedFund;
  beforeEach(async () => {
    first = await opened(bytes);
    valueOf(await first.fund.view());
  });

  it("knows the last step when the workbook is opened again, and takes it back", async () => {
    expect([first.fund.undoLabel()?.zh, first.fund.redoLabel()]).toEqual(["分配", null]);
    const undone = valueOf(await first.fund.undo());
    expect([undone.skipped, undone.view?.book.decided]).toEqual([[], {}]);
    const second = await reopened(first);
    expect([second.fund.undoLabel()?.zh, second.fund.redoLabel()?.zh]).toEqual(["建立工作簿", "分配"]);
    const again = valueOf(await second.fund.redo());
    expect([again.skipped, again.view?.allocated]).toEqual([[], 47_030_000]);
    const third = await reopened(second);
    expect([third.fund.undoLabel()?.zh, third.fund.redoLabel()]).toEqual(["分配", null]);
  });

  it("leaves what changed since and lists it, and does not do it again either", async () => {
    await type(first.port, "H10", 0.77);
    const second = await reopened(first);
    const undone = valueOf(await second.fund.undo());
    expect(undone.skipped).toEqual(["分配表!H10"]);
    expect(undone.view?.book.decided).toEqual({ P1: { "532301": 770_000 } });
    const third = await reopened(second);
    const again = valueOf(await third.fund.redo());
    expect(again.skipped).toEqual([]);
    expect(again.view?.book.decided["P1"]?.["532301"]).toBe(770_000);
  });

  it("is finished by pressing once more where only the cells were put back", async () => {
    const journal = valueOf(await first.port.read([JOURNAL_SHEET]))[0];
    valueOf(await first.fund.undo());
    // As if what follows had never been written: the journal still says 已做.
    const rows = journal?.values.flatMap((row, r) => row.map((value, c) => ({ r, c, value }))) ?? [];
    const state = rows.filter(({ c, value }) => c === 1 && value === "已做");
    valueOf(
      await first.port.write(state.map(({ r, value }) => ({ sheet: JOURNAL_SHEET, address: `B${r + 1}`, value }))),
    );
    const second = await reopened(first);
    expect(second.fund.undoLabel()?.zh).toBe("分配");
    const undone = valueOf(await second.fund.undo());
    expect([undone.skipped, undone.view?.book.decided]).toEqual([[], {}]);
    expect(second.fund.redoLabel()?.zh).toBe("分配");
  });

  it("forgets what was taken back once something else is done", async () => {
    valueOf(await first.fund.undo());
    valueOf(await first.fund.setTerms({ kind: "step", step: fen(100_000) }));
    const second = await reopened(first);
    expect([second.fund.undoLabel()?.zh, second.fund.redoLabel()]).toEqual(["取整单位", null]);
  });

  it("keeps the last dozen of steps, in rows used again", async () => {
    for (let round = 0; round < 15; round += 1) {
      valueOf(await first.fund.setTerms({ kind: "step", step: fen(round % 2 === 0 ? 100_000 : 10_000) }));
    }
    const rows = valueOf(await first.port.read([JOURNAL_SHEET]))[0]?.values ?? [];
    const kept = rows.filter((row) => row[1] === "已做").length;
    expect(kept).toBeGreaterThanOrEqual(8);
    expect(rows.length).toBeLessThanOrEqual(15);
    const second = await reopened(first);
    for (let round = 0; round < kept; round += 1) expect(valueOf(await second.fund.undo()).skipped).toEqual([]);
    expect(second.fund.undoLabel()).toBeNull();
  }, 120_000);

  it.each([
    ["was deleted", async (port: FilePort) => valueOf(await port.removeSheets([JOURNAL_SHEET]))],
    [
      "lost its content",
      async (port: FilePort) => {
        const rows = valueOf(await port.read([JOURNAL_SHEET]))[0]?.values ?? [];
        for (const [r, row] of rows.entries()) {
          if (r >= 2)
            for (const c of row.keys()) if (c >= 4) await type(port, `${"ABCDEFGH"[c]}${r + 1}`, "坏", JOURNAL_SHEET);
        }
      },
    ],
  ])("goes on where the journal %s: nothing can be taken back, all else works", async (_what, damage) => {
    await damage(first.port);
    const second = await reopened(first);
    expect(second.fund.undoLabel()).toBeNull();
    const refused = await second.fund.undo();
    expect(refused.ok ? null : refused.fault.code).toBe("nothing-to-undo");
    valueOf(await second.fund.setTerms({ kind: "step", step: fen(100_000) }));
    expect((await reopened(second)).fund.undoLabel()?.zh).toBe("取整单位");
  });

  it("leaves a person's own sheet of that name alone", async () => {
    valueOf(await first.port.removeSheets([JOURNAL_SHEET]));
    valueOf(await first.port.renameSheet("附表2", JOURNAL_SHEET));
    const before = valueOf(await first.port.read([JOURNAL_SHEET]));
    const second = await reopened(first);
    valueOf(await second.fund.setTerms({ kind: "step", step: fen(100_000) }));
    expect(valueOf(await second.port.read([JOURNAL_SHEET]))).toEqual(before);
  });
});

describe("the first import taken back (E15)", () => {
  it("leaves an empty workbook, also after later steps were taken back and after closing", async () => {
    const first = await opened(bytes);
    valueOf(await first.fund.view());
    valueOf(await first.fund.undo());
    const second = await reopened(first);
    expect(second.fund.undoLabel()?.zh).toBe("建立工作簿");
    expect(valueOf(await second.fund.undo())).toEqual({ view: null, skipped: [] });
    expect(valueOf(await second.port.sheetNames())).toEqual([]);
    expect(valueOf(await second.port.definedNames())).toEqual([]);
    expect([valueOf(await second.fund.view()), second.fund.undoLabel()]).toEqual([null, null]);
    valueOf(await second.fund.loadSample());
    expect(valueOf(await second.fund.view())?.book.projects).toHaveLength(15);
  });

  it.each([
    ["an amount", "分配表", "H10", 1.5],
    ["a short name", "项目表", "B5", "改过的简称"],
    ["a remark beside", "单位", "Z3", "我的备注"],
  ])("is refused where somebody typed %s since, and nothing goes", async (_what, sheet, address, typed) => {
    const port = valueOf(await openFilePort(null));
    const fund = createFundUseCases(port, clock);
    valueOf(await fund.loadSample());
    await type(port, address, typed, sheet);
    const before = valueOf(await port.sheetNames());
    const refused = await fund.undo();
    expect(refused.ok ? null : [refused.fault.code, refused.fault.place]).toEqual(["worked-in-since", sheet]);
    expect(valueOf(await port.sheetNames())).toEqual(before);
  });

  it("is refused where a person's own sheet reads ours", async () => {
    const port = valueOf(await openFilePort(null));
    const fund = createFundUseCases(port, clock);
    valueOf(await fund.loadSample());
    valueOf(await port.render({ sheets: [OWN_SHEET], names: [], activeSheet: "首页" }));
    const refused = await fund.undo();
    expect(refused.ok ? null : [refused.fault.code, refused.fault.place]).toEqual(["worked-in-since", "我的"]);
  });

  it("keeps the person's own sheets", async () => {
    const port = valueOf(await openFilePort(null));
    valueOf(
      await port.render({ sheets: [{ ...OWN_SHEET, cells: [[{ value: "通讯录" }]] }], names: [], activeSheet: "我的" }),
    );
    const fund = createFundUseCases(port, clock);
    valueOf(await fund.loadSample());
    valueOf(await fund.undo());
    expect(valueOf(await port.sheetNames())).toEqual(["我的"]);
    expect(valueOf(await port.read(["我的"]))[0]?.values).toEqual([["通讯录"]]);
  });
});

const OWN_SHEET = {
  name: "我的",
  visibility: "visible",
  cells: [[{ value: 1, formula: "=分配表!D10+1" }]],
  columnWidths: [],
  hiddenColumns: [],
  rowHeights: {},
  merges: [],
  freeze: null,
  conditionalFormats: [],
  validations: [],
  protected: false,
  showGridlines: true,
  print: null,
} as const;

it("kept divisions of 历次方案 are no part of what is taken back", async () => {
  const first = await opened(bytes);
  valueOf(await first.fund.view());
  valueOf(await first.fund.allocate(EVEN));
  const kept = valueOf(await first.port.read([HISTORY_SHEET]))[0]?.values.length ?? 0;
  valueOf(await first.fund.undo());
  expect(valueOf(await first.port.read([HISTORY_SHEET]))[0]?.values.length ?? 0).toBe(kept);
});
