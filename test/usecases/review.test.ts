import type { FundBook } from "../../src/domain/book";
import { appendEntry } from "../../src/review/log";
import { sealCodeText } from "../../src/review/seal";
import { createFundUseCases, type FundUseCases } from "../../src/usecases/fund";
import type { BookView } from "../../src/usecases/view";
import { saveBook } from "../../src/usecases/workbookBook";
import { SHEET } from "../../src/workbook/names";
import { LOG_ROW } from "../../src/workbook/sheets/log";
import { OPINION_COLUMN, OPINION_ROW } from "../../src/workbook/sheets/opinions";
import { openFilePort, type FilePort } from "../../src/xlsx/filePort";
import { approvedBook } from "../review/reviewBooks";
import { dividedSample } from "../workbook/books";

jest.setTimeout(60_000);

interface Desk {
  readonly fund: FundUseCases;
  readonly port: FilePort;
}

async function desk(book: FundBook = dividedSample()): Promise<Desk> {
  const port = await openFilePort(null);
  if (!port.ok) throw new Error(port.fault.code);
  const saved = await saveBook(port.value, book);
  if (!saved.ok) throw new Error(saved.fault.sentence.en);
  let second = 0;
  const moment = (): string => `2020-05-25T09:00:${String((second += 1)).padStart(2, "0")}`;
  return { port: port.value, fund: createFundUseCases(port.value, () => "2020-05-25", moment) };
}

function viewed(answer: { ok: true; value: BookView } | { ok: false; fault: { code: string } }): BookView {
  if (!answer.ok) throw new Error(answer.fault.code);
  return answer.value;
}

const codeOf = (answer: { ok: boolean; fault?: { code: string } }): string | null => answer.fault?.code ?? null;

/** A cell changed as another program would, without our log. */
async function typeInto({ port }: Desk, sheet: string, address: string, value: string | number | null): Promise<void> {
  const opened = await openFilePort(await port.save());
  if (!opened.ok) throw new Error(opened.fault.code);
  const written = await port.write([{ sheet, address, value }]);
  if (!written.ok) throw new Error(`${written.fault.code} ${written.fault.sentence.en}`);
}

async function cellsOf({ port }: Desk, sheet: string): Promise<readonly (readonly unknown[])[]> {
  const content = await port.read([sheet]);
  return content.ok ? (content.value[0]?.values ?? []) : [];
}

describe("复核意见", () => {
  it("is written with reason, name, time and the figure seen, and stays when the figure changes (M16)", async () => {
    const place = await desk();
    const entry = { finding: "R03", opinion: "接受", reason: "等省厅追加" };
    expect(codeOf(await place.fund.addOpinion(entry))).toBe("person-missing");
    place.fund.setPerson(" 李某 ");
    const view = viewed(await place.fund.addOpinion(entry));
    const figure = view.findings.find(({ id }) => id === "R03")?.figure;
    expect(view.book.opinions).toMatchObject([
      {
        finding: "R03",
        opinion: "接受",
        reason: "等省厅追加",
        reviewer: "李某（自报）",
        on: "2020-05-25",
        seen: figure,
      },
    ]);
    const row = OPINION_ROW.first;
    expect((await cellsOf(place, SHEET.opinions))[row]?.[OPINION_COLUMN.validity]).toBe("有效");
    const listed = (await cellsOf(place, SHEET.findings)).flat();
    expect(listed).toContain("接受：等省厅追加（李某（自报），有效）");
    const more = {
      documentNumber: "示例追加",
      issuedOn: "2020-06-01",
      amount: 3_000_000 as BookView["total"],
      counterpart: "省厅",
    };
    const later = viewed(await place.fund.addDocument(more));
    expect(later.book.opinions).toHaveLength(1);
    expect((await cellsOf(place, SHEET.opinions))[row]?.[OPINION_COLUMN.validity]).toBe("数字已变，请重新复核");
    viewed(await place.fund.addOpinion({ ...entry, opinion: "整改", reason: "=重新算" }));
    const rows = await cellsOf(place, SHEET.opinions);
    expect([rows[row]?.[OPINION_COLUMN.latest], rows[row + 1]?.[OPINION_COLUMN.latest]]).toEqual([0, 1]);
    expect(rows[row + 1]?.[OPINION_COLUMN.reason]).toBe("=重新算");
  });

  it("keeps what reviewers typed by hand, also rows half filled and rows left empty between", async () => {
    const place = await desk();
    const at = (column: number, row: number): string => `${String.fromCharCode(65 + column)}${row + 1}`;
    const first = OPINION_ROW.first;
    await typeInto(place, SHEET.opinions, at(OPINION_COLUMN.finding, first + 1), "R04");
    await typeInto(place, SHEET.opinions, at(OPINION_COLUMN.reason, first + 3), "想到一半");
    await typeInto(place, SHEET.opinions, at(OPINION_COLUMN.on, first + 3), "5月下旬");
    place.fund.setPerson("李某");
    const view = viewed(await place.fund.addOpinion({ finding: "R03", opinion: "整改", reason: "调一调" }));
    expect(view.book.opinions.map(({ finding }) => finding)).toEqual(["", "R04", "", "", "R03"]);
    const rows = await cellsOf(place, SHEET.opinions);
    expect(rows[first + 3]?.[OPINION_COLUMN.reason]).toBe("想到一半");
    expect(rows[first + 3]?.[OPINION_COLUMN.on]).toBe("5月下旬");
    expect(view.book.unreadableRecords.filter(({ about }) => about === "opinion")).toHaveLength(1);
  });

  it("refuses what is no open warning, no such word, or has no reason", async () => {
    const { fund } = await desk();
    fund.setPerson("李某");
    const entry = { finding: "R03", opinion: "接受", reason: "有理由" };
    expect(codeOf(await fund.addOpinion({ ...entry, finding: "R99" }))).toBe("finding-unknown");
    expect(codeOf(await fund.addOpinion({ ...entry, finding: "R12" }))).toBe("finding-unknown");
    expect(codeOf(await fund.addOpinion({ ...entry, opinion: "同意" }))).toBe("opinion-unknown");
    expect(codeOf(await fund.addOpinion({ ...entry, reason: "  " }))).toBe("reason-missing");
  });
});

describe("状态", () => {
  it("goes forward only with what the step needs, and says what is in the way", async () => {
    const { fund } = await desk();
    fund.setPerson("张某");
    expect(codeOf(await fund.changeState({ state: "已下达", reason: "急" }))).toBe("state-step-unknown");
    viewed(await fund.changeState({ state: "科室复核", reason: "" }));
    expect(codeOf(await fund.changeState({ state: "局党组审定", reason: "会议通过" }))).toBe("state-blocked");
    const approval = { on: "2020-03-20", document: "示例纪要〔2020〕3号" };
    expect(codeOf(await fund.changeState({ state: "局党组审定", reason: "会议通过", approval }))).toBe(
      "state-needs-confirmation",
    );
    const confirmed = { state: "局党组审定", reason: "会议通过", approval, confirmed: true } as const;
    expect(codeOf(await fund.changeState({ ...confirmed, reason: "" }))).toBe("reason-missing");
    const view = viewed(await fund.changeState(confirmed));
    expect([view.book.state, view.book.seal?.code.length]).toEqual(["局党组审定", 8]);
    expect(view.book.log[view.book.log.length - 1]).toMatchObject({
      who: "张某（自报）",
      before: "科室复核（第1版）",
      reason: "会议通过（已确认：R03）",
    });
    expect(codeOf(await fund.allocate({ method: "even", handEdits: "replace" }))).not.toBeNull();
    const adjusting = viewed(await fund.changeState({ state: "调整中", reason: "省厅追加" }));
    expect([adjusting.book.state, adjusting.book.version]).toEqual(["调整中", 2]);
  });

  it("is blocked by a sum that does not tie out, and by amounts changed after approval", async () => {
    const book = approvedBook(dividedSample());
    const short = await desk({ ...book, state: "科室复核", decided: { P1: { CUL: 10_000 as BookView["total"] } } });
    short.fund.setPerson("张某");
    const steps = await short.fund.stateSteps();
    expect(steps.ok && steps.value[0]?.blocks.map(({ code }) => code)).toContain("not-tied-out");
  });

  it("answers a unit's plan only with an opinion", async () => {
    const { fund } = await desk();
    fund.setPerson("张某");
    const unit = "532301";
    expect(codeOf(await fund.setPlanState({ unit, state: "已审定", opinion: "好" }))).toBe("plan-step-unknown");
    viewed(await fund.setPlanState({ unit, state: "已报", opinion: "" }));
    expect(codeOf(await fund.setPlanState({ unit, state: "退回修改", opinion: " " }))).toBe("plan-opinion-missing");
    const view = viewed(await fund.setPlanState({ unit, state: "退回修改", opinion: "补子方案" }));
    expect(view.book.unitRecords).toMatchObject([{ unit, planState: "退回修改", planOpinion: "补子方案" }]);
  });
});

describe("日志 and 核对码", () => {
  it("tells every act with cells, old and new; taking back is an entry of its own", async () => {
    const { fund } = await desk();
    viewed(await fund.allocate({ method: "factors", handEdits: "replace" }));
    const undone = await fund.undo();
    const log = undone.ok ? undone.value.view!.book.log : [];
    expect(log.map(({ what }) => what)).toEqual(["分配", "撤销：分配"]);
    expect(log[0]).toMatchObject({ who: "（未署名）", version: 1 });
    expect(log[0]?.place).toMatch(/^分配表!H10、I10、.*…等\d+格$/);
    expect(await fund.verifyLog()).toEqual({ ok: true, value: { ok: true, count: 2 } });
  });

  it("names the first broken entry after another program changed one, and notes it in the log (N8)", async () => {
    const book = dividedSample();
    const log = ["甲", "乙", "丙"].reduce(
      (kept, what) =>
        appendEntry(kept, {
          at: "2020-05-25T08:00:00",
          who: "张某（自报）",
          what,
          place: "",
          before: "",
          after: "",
          reason: "",
          version: 1,
        }),
      book.log,
    );
    const place = await desk({ ...book, log });
    const opened = await openFilePort(await place.port.save());
    if (!opened.ok) throw new Error(opened.fault.code);
    const content = await opened.value.read([SHEET.log]);
    expect(content.ok && content.value[0]?.values[LOG_ROW.first + 1]?.[2]).toBe("乙");
    const edited = log.map((entry, index) => (index === 1 ? { ...entry, reason: "改过" } : entry));
    const broken = await desk({ ...book, log: edited });
    expect(await broken.fund.verifyLog()).toMatchObject({ ok: true, value: { ok: false, kind: "edited", index: 1 } });
    broken.fund.setPerson("张某");
    const view = viewed(await broken.fund.sealNow());
    expect(view.book.log.slice(3).map(({ what }) => what)).toEqual(["日志核对", "生成核对码"]);
  });

  it("matches the printed code, and says what was done since when it does not (N9)", async () => {
    const { fund } = await desk();
    fund.setPerson("张某");
    const code = viewed(await fund.sealNow()).book.seal?.code ?? "";
    const typed = sealCodeText(code).toLowerCase();
    expect(await fund.checkSeal(typed)).toMatchObject({ value: { verdict: "match" } });
    viewed(await fund.allocate({ method: "factors", handEdits: "replace" }));
    const changed = await fund.checkSeal(typed);
    expect(changed.ok && [changed.value.verdict, changed.value.since.map(({ what }) => what)]).toEqual([
      "changed",
      ["分配"],
    ]);
    const told = changed.ok ? (changed.value.changes ?? []) : [];
    expect(new Set(told.map(({ sheet }) => sheet))).toEqual(new Set(["分配表"]));
    expect(told.every(({ printed, now }) => printed !== now)).toBe(true);
    expect((await fund.undo()).ok).toBe(true);
    expect(await fund.checkSeal(typed)).toMatchObject({ value: { verdict: "match", changes: [] } });
    expect(await fund.checkSeal("ABCD-2345")).toMatchObject({ value: { verdict: "unknown" } });
    expect(codeOf(await fund.checkSeal("随便"))).toBe("seal-code-unreadable");
  });
});
