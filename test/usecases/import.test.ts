/** Importing, importing again and taking over last year's table, over a real workbook file. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { documentOfText } from "../../src/notice/readNotice";
import { createFundUseCases, type FundUseCases } from "../../src/usecases/fund";
import type { ImportDecisions } from "../../src/usecases/importCases";
import type { Result } from "../../src/domain/fault";
import { fen } from "../../src/domain/money";
import type { SheetContent } from "../../src/workbook/plan";
import { openFilePort, type FilePort } from "../../src/xlsx/filePort";

const NOTICE = readFileSync(join(__dirname, "..", "fixtures", "notices", "chuxiong-2020-table.md"), "utf8");
const AUTOMATIC = { table: null, moneyUnit: null } as const;
const NOTHING: ImportDecisions = { repairs: {}, unitNames: {} };

function got<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.fault.code}: ${result.fault.sentence.en}`);
  return result.value;
}

async function desk(bytes: Uint8Array | null = null): Promise<{ port: FilePort; fund: FundUseCases }> {
  const port = got(await openFilePort(bytes));
  const fund = createFundUseCases(
    port,
    () => "2020-05-25",
    () => "2020-05-25T09:00:00",
  );
  return { port, fund };
}

async function imported(text: string, decisions = NOTHING): Promise<{ port: FilePort; fund: FundUseCases }> {
  const opened = await desk();
  const preview = got(await opened.fund.previewImport(documentOfText(text, "通知.md"), AUTOMATIC));
  expect(preview.again).toBe(false);
  got(await opened.fund.applyImport(preview.proposal, decisions));
  return opened;
}

async function sheet(port: FilePort, name: string): Promise<SheetContent> {
  const [content] = got(await port.read([name]));
  if (!content) throw new Error(`no sheet ${name}`);
  return content;
}

/** The first row that holds a text, as texts. */
function rowWith({ values }: SheetContent, text: string): readonly string[] {
  const row = values.find((cells) => cells.some((cell) => cell === text)) ?? [];
  return row.map((cell) => String(cell ?? ""));
}

describe("the first import", () => {
  it("writes nothing when looking, and keeps every line of the notice in its own row of 原文 when writing", async () => {
    const { port, fund } = await desk();
    const before = got(await port.sheetNames());
    const preview = got(await fund.previewImport(documentOfText(NOTICE, "通知.md"), AUTOMATIC));
    expect(got(await port.sheetNames())).toEqual(before);
    got(await fund.applyImport(preview.proposal, NOTHING));
    const lines = NOTICE.split("\n");
    const source = await sheet(port, "原文");
    lines.forEach((line, index) => expect(source.values[index]?.[0] ?? "").toBe(line));
  });

  it("leads from a cell of 项目表 and from a quotation to the sentence, and shows the sheet when asked", async () => {
    const { port, fund } = await imported(NOTICE);
    const view = got(await fund.view());
    const project = view?.book.projects.find(({ number }) => number === 6);
    const line = project?.fields.name.line ?? 0;
    const passage = got(await fund.passage({ line }));
    expect(passage?.text).toBe(NOTICE.split("\n")[line - 1]);
    const quote = view?.book.openQuestions.flatMap(({ quotes }) => quotes).find(({ line: at }) => at !== null);
    const found = got(await fund.passage({ quote: quote?.text ?? "" }));
    expect(found?.line).toBe(quote?.line);
    expect(got(await fund.passage({ quote: "通知里没有的一句话，绝无仅有" }))).toBeNull();
    expect((await port.select("原文!A1")).ok).toBe(false);
    got(await fund.showSource(line));
    expect((await port.select("原文!A1")).ok).toBe(true);
  });

  it("keeps the original text of a refused repair, says so in 待核实, and reads it back", async () => {
    const { fund: first } = await desk();
    const { proposal } = got(await first.previewImport(documentOfText(NOTICE, "通知.md"), AUTOMATIC));
    const shift = proposal.table.repairs.filter(({ project, rule }) => project === 6 && rule === "row-shift");
    expect(shift.length).toBeGreaterThan(2);
    const refused = Object.fromEntries(shift.map(({ id }) => [id, "refused" as const]));
    const { port, fund } = await imported(NOTICE, { repairs: refused, unitNames: {} });
    const book = got(await fund.view())?.book;
    for (const { field, before, after } of shift) {
      const own = book?.projects.find(({ number }) => number === 6)?.fields[field];
      expect(own?.text).toBe(before);
      expect(own?.status).toBe(before === "" ? "missing" : "original");
      expect(before).not.toBe(after);
    }
    expect(book?.repairs.filter(({ decision }) => decision === "refused").map(({ id }) => id)).toEqual(
      shift.map(({ id }) => id),
    );
    expect(rowWith(await sheet(port, "待核实"), shift[0]?.id ?? "")).toContain("不采用");
    // Another import of the same text remembers it, and so finds nothing to change.
    const again = got(await fund.previewImport(documentOfText(NOTICE, "通知.md"), AUTOMATIC));
    const decisions = { repairs: again.remembered, unitNames: {} };
    expect(Object.entries(again.remembered).filter(([, verdict]) => verdict === "refused").length).toBe(shift.length);
    expect(got(await fund.compareImport(again.proposal, decisions)).differences).toEqual([]);
  });

  it("lets a person name proposed units, choose a table among several, and give the unit of money", async () => {
    const text = [
      "关于下达2021年农田水利资金的通知",
      "",
      "| 序号 | 项目名称 | 实施单位 | 建设内容 | 安排资金 |",
      "|---|---|---|---|---|",
      "| 1 | 甲河治理 | 清河县水务局 | 治理河道3公里 | 12 |",
      "| 2 | 乙渠改造 | 白石县水务局 | 改造渠道2公里 | 8 |",
      "",
      "附表二",
      "",
      "| 序号 | 项目名称 | 实施单位 | 建设内容 |",
      "|---|---|---|---|",
      "| 1 | 丙库加固 | 清河县水务局 | 加固水库1座 |",
      "",
    ].join("\n");
    const { fund } = await desk();
    const document = documentOfText(text, "水利.md");
    const unclear = got(await fund.previewImport(document, AUTOMATIC)).proposal;
    expect(unclear.moneyUnitUnclear).toBe(true);
    expect(unclear.table.projects.map(({ amount }) => amount)).toEqual(expect.arrayContaining([null]));
    expect(unclear.tables.map(({ projects }) => projects)).toEqual([2, 1]);
    const second = got(await fund.previewImport(document, { table: 1, moneyUnit: null })).proposal;
    expect(second.table.projects.map(({ fields }) => fields.name.text)).toEqual(["丙库加固"]);
    const priced = got(await fund.previewImport(document, { table: 0, moneyUnit: "万元" })).proposal;
    expect(priced.table.projects.map(({ amount }) => amount)).toEqual([12_000_000, 8_000_000]);
    const [unit] = priced.table.units.list;
    expect(priced.table.units.source).toBe("proposed");
    const view = got(await fund.applyImport(priced, { repairs: {}, unitNames: { [unit?.code ?? ""]: "清河县" } }));
    expect(view.book.units[0]?.name).toBe("清河县");
  });

  it("makes a checklist of repaired and missing cells, and makes it again in place", async () => {
    const { port, fund } = await imported(NOTICE);
    got(await fund.makeChecklist());
    const book = got(await fund.view())?.book;
    const first = await sheet(port, "核对清单");
    const boxes = first.values.flat().filter((cell) => cell === "□").length;
    const missing = book?.projects.filter(({ placeholder }) => placeholder).length ?? 0;
    expect(boxes).toBeGreaterThanOrEqual((book?.repairs.length ?? 0) + missing);
    expect(String(first.values[0]?.[0])).toContain("核对清单");
    got(await fund.makeChecklist());
    expect((await sheet(port, "核对清单")).values).toEqual(first.values);
  });

  it("carries a ready 请示 for every open question, and what people typed beside it", async () => {
    const { port, fund } = await imported(NOTICE);
    const drafted = got(await fund.writeRequests()).book.openQuestions;
    expect(drafted.filter(({ request }) => request?.includes("妥否，请批示") !== true)).toEqual([]);
    expect(drafted.length).toBeGreaterThan(5);
    const texts = (await sheet(port, "待核实")).values.flat();
    expect(texts.filter((text) => String(text).includes("妥否，请批示"))).toHaveLength(drafted.length);
    got(await port.write([{ sheet: "待核实", address: "H4", value: "按州局意见" }]));
    got(await port.write([{ sheet: "待核实", address: "I4", value: "财务科" }]));
    const again = got(await fund.view())?.book.openQuestions[0];
    expect(again?.decision).toEqual({ chosen: "按州局意见", by: "财务科", on: "" });
  });
});

describe("a corrected notice", () => {
  it("shows exactly what differs, writes it as one step, and takes it back", async () => {
    const { port, fund } = await imported(NOTICE);
    const text = taskChanged();
    const preview = got(await fund.previewImport(documentOfText(text, "更正.md"), AUTOMATIC));
    expect(preview.again).toBe(true);
    const decisions = { repairs: preview.remembered, unitNames: {} };
    const { differences } = got(await fund.compareImport(preview.proposal, decisions));
    const fields = differences.filter(({ kind }) => kind === "project");
    expect(fields.map(({ id, change }) => [id, change])).toEqual([["P13:task", "changed"]]);
    const indicators = differences.filter(({ kind }) => kind === "indicator");
    expect(indicators.map(({ change }) => change)).toEqual(["changed"]);
    expect(differences.filter(({ kind }) => !["project", "indicator", "question"].includes(kind))).toEqual([]);
    const before = await sheet(port, "项目表");
    const view = got(await fund.applyReimport(preview.proposal, decisions, []));
    expect(view.book.projects.find(({ number }) => number === 13)?.fields.task.text).toContain(NEW_NUMBER);
    expect((await sheet(port, "日志")).values.flat()).toContain("导入更正通知");
    expect(fund.undoLabel()?.zh).toBe("导入更正通知");
    got(await fund.undo());
    expect((await sheet(port, "项目表")).values).toEqual(before.values);
    expect((await sheet(port, "原文")).values.flat().join("\n")).not.toContain(NEW_NUMBER);
  });

  it("keeps what a person does not take, and every typed amount", async () => {
    const { fund } = await imported(NOTICE);
    const amount = fen(47_030_000);
    got(await fund.addDocument({ documentNumber: "示例〔2020〕1号", issuedOn: null, amount, counterpart: "示例" }));
    got(await fund.allocate({ method: "even", handEdits: "keep" }));
    const before = got(await fund.view())?.book;
    const preview = got(await fund.previewImport(documentOfText(taskChanged(), "更正.md"), AUTOMATIC));
    const decisions = { repairs: preview.remembered, unitNames: {} };
    const { differences } = got(await fund.compareImport(preview.proposal, decisions));
    const kept = differences.filter(({ takeable }) => takeable).map(({ id }) => id);
    const view = got(await fund.applyReimport(preview.proposal, decisions, kept));
    expect(view.book.decided).toEqual(before?.decided);
    expect(view.book.ledger).toEqual(before?.ledger);
    const task = (book: typeof before): string | undefined =>
      book?.projects.find(({ number }) => number === 13)?.fields.task.text;
    expect(task(view.book)).toBe(task(before));
    expect(view.book.projects.find(({ number }) => number === 13)?.fields.task.line).toBeNull();
  });

  it("keeps a project that vanished, with its amounts, and asks about it", async () => {
    const { fund } = await imported(NOTICE);
    const lines = NOTICE.split("\n");
    const last = got(await fund.view())
      ?.book.projects.filter(({ placeholder }) => !placeholder)
      .at(-1);
    const at = last?.fields.name.line ?? 0;
    const shorter = [...lines.slice(0, at - 1), ...lines.slice(at)].join("\n");
    const preview = got(await fund.previewImport(documentOfText(shorter, "更正.md"), AUTOMATIC));
    const decisions = { repairs: preview.remembered, unitNames: {} };
    const { differences } = got(await fund.compareImport(preview.proposal, decisions));
    expect(differences.some(({ id, change }) => id === `P${last?.number}` && change === "gone")).toBe(true);
    const view = got(await fund.applyReimport(preview.proposal, decisions, []));
    expect(view.book.projects.some(({ number }) => number === last?.number)).toBe(true);
    expect(view.book.openQuestions.some(({ id }) => id === `V${last?.number}`)).toBe(true);
  });

  it("refuses decisions about differences that are no longer there", async () => {
    const { port, fund } = await imported(NOTICE);
    const preview = got(await fund.previewImport(documentOfText(taskChanged(), "更正.md"), AUTOMATIC));
    const before = await sheet(port, "项目表");
    const answer = await fund.applyReimport(preview.proposal, NOTHING, ["P99:task"]);
    expect(answer.ok ? "" : answer.fault.code).toBe("import-outdated");
    expect((await sheet(port, "项目表")).values).toEqual(before.values);
  });

  const NEW_NUMBER = "987";
  /** One number of the task of project 13. */
  function taskChanged(): string {
    expect(NOTICE.split("不少于120人")).toHaveLength(2);
    return NOTICE.replace("不少于120人", `不少于${NEW_NUMBER}人`);
  }
});

describe("接管旧表", () => {
  const OLD = [
    "2019年分配表（示例数据）　单位：万元",
    "| 序号 | 项目名称 | 项目简称 | 楚雄市 | 双柏县 | 某某县 | 合计 |",
    "|---|---|---|---|---|---|---|",
    "| 1 | 地方资源建设 | 地方资源 | 1.50 | 2.25 | 3.00 | 6.75 |",
    "| 2 | 全民艺术普及 | 艺术普及 | 0.50 | 0.75 | 1.00 | 2.25 |",
  ].join("\n");

  it("takes last year's amounts per unit, lists what does not match, and can be taken back", async () => {
    const { fund } = await imported(NOTICE);
    const proposal = got(await fund.previewTakeover(documentOfText(OLD, "旧表.md")));
    const amounts = proposal.lines.filter(({ kind }) => kind === "lastYear");
    expect(amounts.map(({ id, after }) => [id, after])).toEqual([
      ["lastYear:532301", "2.00"],
      ["lastYear:532322", "3.00"],
    ]);
    expect(proposal.unmatched).toContain("某某县");
    const view = got(await fund.applyTakeover(proposal, ["lastYear:532322"]));
    const recorded = view.book.unitRecords.map(({ unit, lastYear }) => [unit, lastYear]);
    expect(recorded).toContainEqual(["532301", 2_000_000]);
    expect(recorded.find(([unit]) => unit === "532322")?.[1] ?? null).toBeNull();
    const undone = got(await fund.undo());
    expect(undone.view!.book.unitRecords.find(({ unit }) => unit === "532301")?.lastYear ?? null).toBeNull();
  });

  it("says when nothing of it fits", async () => {
    const { fund } = await imported(NOTICE);
    const answer = await fund.previewTakeover(documentOfText("说明\n\n没有表。", "说明.md"));
    expect(answer.ok).toBe(false);
  });
});
