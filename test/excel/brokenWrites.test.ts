import { success, type Result } from "../../src/domain/fault";
import type { ReturnedFile, UnitFileContent } from "../../src/domain/returns";
import { asFilled } from "../../src/conformance/port/harness";
import { createExcelPort } from "../../src/excel/port";
import { loadExchange } from "../../src/usecases/exchangeStore";
import { createFundUseCases, type FundUseCases } from "../../src/usecases/fund";
import type { WorkbookPort } from "../../src/usecases/port";
import { requireBook } from "../../src/usecases/workbookBook";
import { JOURNAL_SHEET, SHEET } from "../../src/workbook/names";
import { runs } from "../runs";
import { payment } from "../tracking/returned";
import { clock, valueOf } from "../usecases/corruption";
import { startExcel, type RunningExcel } from "../workbench/excel-in-process";

/** Every bulk write of the pane. Each failure ends in the old state, the new one, or a clear way on (E15). */
const EVEN = { method: "even", handEdits: "replace" } as const;
const moment = (): string => "2020-05-25T09:00:00";
/** Indices tried in the normal run, for one act; the deep one tries all of them for all acts. */
const FEW = 1;
const isDeep = runs(1) > 1;

type Outcome = "old" | "new" | "taken back" | "written out";

let excel: RunningExcel;
let port: WorkbookPort;

/** As a pane opened anew. */
async function pane(): Promise<FundUseCases> {
  const fund = createFundUseCases(port, clock, moment);
  await fund.view();
  return fund;
}

type Content = ReturnType<typeof asFilled>;

/** Cells that hold anything; a cell that was filled and emptied again is as it was. */
async function content(): Promise<Content> {
  const names = valueOf(await port.sheetNames()).filter((name) => name !== JOURNAL_SHEET);
  return asFilled(valueOf(await port.read(names)));
}

/** What is typed and computed, without what is told of acts. */
function withoutLog(all: Content): Content {
  return Object.fromEntries(Object.entries(all).filter(([name]) => name !== SHEET.log && name !== SHEET.keys));
}

interface BulkWrite {
  readonly name: string;
  readonly before: (fund: FundUseCases) => Promise<void>;
  readonly act: (fund: FundUseCases) => Promise<Result<unknown>>;
}

interface CountingDesk {
  readonly actions: number;
  afterSync(): void;
}

/** Numbers of the host's actions that write, during one undisturbed run; which is taken back again. */
async function writingActions({ act }: BulkWrite): Promise<readonly number[]> {
  const { faultDesk: desk } = excel.host as unknown as { readonly faultDesk: CountingDesk };
  const starts: number[] = [];
  const ends: number[] = [];
  // Every batch that writes begins by putting off calculation.
  const suspend = jest.spyOn(excel.Excel.Application.prototype, "suspendApiCalculationUntilNextSync");
  const real = suspend.getMockImplementation();
  suspend.mockImplementation(function told(this: Excel.Application) {
    starts.push(desk.actions);
    return real?.call(this);
  });
  const after = desk.afterSync.bind(desk);
  desk.afterSync = () => {
    ends.push(desk.actions);
    after();
  };
  const fund = await pane();
  excel.host.setFaults({});
  ends.length = 0;
  valueOf(await act(fund));
  suspend.mockRestore();
  desk.afterSync = after;
  await (await pane()).undo();
  return starts.flatMap((start) => {
    const end = ends.find((one) => one > start) ?? start;
    return Array.from({ length: end - start }, (_unused, index) => start + index + 1);
  });
}

/** `once`: the host recovers at once; `from`: everything fails from there on, so that nothing can be put back. */
type Failing = "once" | "from";

async function attempt({ act }: BulkWrite, action: number, failing: Failing): Promise<Outcome> {
  const fund = await pane();
  const before = await content();
  const many = Array.from({ length: 400 }, (_unused, index) => action + index);
  const at = failing === "once" ? [action] : many;
  excel.host.setFaults({ fail: at.map((one) => ({ at: { action: one }, code: "GeneralException" as const })) });
  const result = await act(fund);
  excel.host.setFaults({});
  const again = await pane();
  const broken = again.brokenStep();
  if (broken === null) {
    const now = await content();
    if (!result.ok && JSON.stringify(now) === JSON.stringify(before)) return "old";
    if (!result.ok) expect([action, failing, now]).toEqual([action, failing, before]);
    const told = valueOf(await again.verifyLog());
    expect([action, failing, told.ok]).toEqual([action, failing, true]);
    expect([action, failing, JSON.stringify(withoutLog(now)) === JSON.stringify(withoutLog(before))]).toEqual([
      action,
      failing,
      false,
    ]);
    await again.undo();
    return "new";
  }
  if (action % 2 === 0 && broken.continuable) {
    const ended = valueOf(await again.goOn());
    expect([action, failing, ended.skipped]).toEqual([action, failing, []]);
    expect([action, again.brokenStep()]).toEqual([action, null]);
    await again.undo();
    return "written out";
  }
  const back = valueOf(await again.takeBack());
  expect([action, failing, back.skipped]).toEqual([action, failing, []]);
  expect([action, again.brokenStep()]).toEqual([action, null]);
  expect([action, withoutLog(await content())]).toEqual([action, withoutLog(before)]);
  return "taken back";
}

/** Spread over the writing; all of it where there is less than asked for. */
function chosen(actions: readonly number[], count: number): readonly number[] {
  const step = Math.max(1, actions.length / count);
  const places = Array.from({ length: Math.min(count, actions.length) }, (_one, index) =>
    Math.floor((index + 0.5) * step),
  );
  return places.flatMap((place) => actions[place] ?? []);
}

async function opinionOf(fund: FundUseCases): Promise<Result<unknown>> {
  fund.setPerson("示例复核");
  return fund.addOpinion({ finding: "R03", opinion: "接受", reason: "示例理由" });
}

const WRITES: readonly BulkWrite[] = [
  { name: "allocate", before: async () => undefined, act: (fund) => fund.allocate(EVEN) },
  {
    name: "repair",
    before: async (fund) => void valueOf(await fund.allocate(EVEN)),
    act: async (fund) => {
      const proposal = await fund.proposeRepair();
      const [option] = proposal.ok ? proposal.value.options : [];
      return option ? fund.applyRepair(option.moves) : proposal;
    },
  },
  {
    name: "mend",
    before: async () => {
      valueOf(await port.write([{ sheet: SHEET.allocation, address: "D7", value: 12 }]));
    },
    act: (fund) => fund.mend("all"),
  },
  { name: "opinion", before: async (fund) => void valueOf(await fund.allocate(EVEN)), act: opinionOf },
  {
    name: "collect",
    before: async (fund) => {
      valueOf(await fund.allocate(EVEN));
      const request = { period: "2020-05", due: "2020-05-20", contact: "" };
      valueOf(await fund.issueUnitFiles(request, async () => success(new Uint8Array([1]))));
    },
    act: async (fund) => {
      const { file, bytes } = await returnedFile();
      const pool = {
        async *read() {
          yield { name: "甲.xlsx", bytesHash: "1", reading: success(file) };
        },
      };
      const preview = await fund.previewCollect([{ name: "甲.xlsx", bytes }], pool);
      return preview.ok ? fund.applyCollect(preview.value, []) : preview;
    },
  },
];

let returned: ReturnedFile | null = null;
/** Known before the host fails: what a unit sent does not come from this workbook. */
async function returnedFile(): Promise<{ file: ReturnedFile; bytes: () => Promise<Uint8Array> }> {
  if (returned === null) throw new Error("not prepared");
  return { file: returned, bytes: async () => new Uint8Array() };
}

async function prepareReturn(): Promise<void> {
  const book = valueOf(await requireBook(port, clock()));
  const issued = valueOf(await loadExchange(port, book)).issued[3];
  if (!issued) return;
  const sent = JSON.parse(issued.content) as UnitFileContent;
  const { fileId, period, unit } = sent;
  const records = [payment({ payee: "示例公司" })];
  const rest = { evidence: "keys", content: sent, hash: null, records, remarks: [], unplaced: [] } as const;
  returned = { fileId, period, unit: unit.code, ...rest };
}

describe("a write that breaks off", () => {
  beforeEach(async () => {
    excel = await startExcel();
    port = createExcelPort({ wait: async () => undefined });
    valueOf(await (await pane()).loadSample());
  }, 60_000);
  afterEach(async () => {
    excel.host.setFaults({});
    await excel.stop();
  });

  it.each((isDeep ? WRITES : WRITES.slice(0, 1)).map((write) => [write.name, write] as const))(
    "%s ends in the old state, the new one, or a clear way on",
    async (name, write) => {
      await write.before(await pane());
      if (name === "collect") await prepareReturn();
      const actions = await writingActions(write);
      const count = isDeep ? actions.length : FEW;
      const outcomes: Outcome[] = [];
      for (const failing of ["once", "from"] as const) {
        for (const action of chosen(actions, count)) outcomes.push(await attempt(write, action, failing));
      }
      expect(outcomes.filter((one) => one === "old").length).toBeGreaterThan(0);
    },
    20_000_000,
  );
});
